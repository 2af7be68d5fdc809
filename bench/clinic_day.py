"""A clinic's day at the kiosk, in a real terminal: patients one after another, of every kind.

    python -m bench.clinic_day [PATIENTS] [--form bad-day] [--seed 1] [--data FOLDER]

They finish, decline, walk away, type a wrong code, have a warning sign, stop half-way and come back, or the
process is killed under them. Afterwards: every session whose thank-you was seen is on disk and readable, the
staff's counts are right, and the last patient's process is as small and as quick to start as the first's.
Its clocks run FAST times faster, so that nobody need wait for somebody to have walked away.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # python -I leaves it out

from bench import clinic_counts as counts  # noqa: E402
from bench.clinic_people import Day  # noqa: E402
from bench.kiosk_crash import failing  # noqa: E402
from tui.kiosk.process import sitting, supervisor  # noqa: E402
from tui.kiosk.shell import lockdown  # noqa: E402

if TYPE_CHECKING:
    from tui.kiosk.given import Kiosk
    from tui.kiosk.shell.guard import Guarded

FAST = 20.0


def quick(kiosk: Kiosk) -> Guarded:
    """The kiosk's own app, with a steady clock that runs FAST times faster, and a key that makes it fail."""
    real, start = kiosk.now, kiosk.now().up

    def now() -> object:
        moment = real()
        return replace(moment, up=start + (moment.up - start) * FAST)

    return failing(replace(kiosk, now=now))  # type: ignore[arg-type]


def main(args: list[str]) -> int:
    """A day; 1 where something wasn't right."""
    if args[:1] == ["--sitting"]:
        return sitting.main(args[1:], quick)
    if args[:1] == ["--kiosk"]:
        lockdown.ignore_signals()
        return supervisor.main(args[1:], [sys.executable, "-I", str(Path(__file__).resolve()), "--sitting"])
    asked = argparse.ArgumentParser(prog="bench.clinic_day")
    asked.add_argument("patients", nargs="?", type=int, default=200)
    asked.add_argument("--form", default="bad-day")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--data", type=Path)
    chosen = asked.parse_args(args)
    with tempfile.TemporaryDirectory(prefix="clinic-day-") as made:
        day = Day(chosen.data or Path(made) / "data", chosen.form, chosen.seed)
        day.spend(chosen.patients)
        print(counts.told(day))
        wrongs = counts.wrongs(day)
        print("\n".join(wrongs) if wrongs else "every thanked session is there, and the board is right")
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
