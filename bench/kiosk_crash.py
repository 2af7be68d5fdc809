"""The kiosk with one key more, F12, that makes it fail while an answer is at hand, to see what then happens.

    python -I bench/kiosk_crash.py FOLDER

Makes the folder a kiosk with a PIN (830194) where it isn't one yet.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))  # python -I leaves it out

from assessments.clinic.clinic import Clinic  # noqa: E402
from tui.kiosk.process import sitting, supervisor  # noqa: E402
from tui.kiosk.shell import lockdown  # noqa: E402

if TYPE_CHECKING:
    from textual.events import Key

    from tui.kiosk.given import Kiosk
    from tui.kiosk.shell.guard import Guarded

PIN, ANSWER = "830194", "PATIENT-SECRET-ANSWER"


def failing(kiosk: Kiosk) -> Guarded:
    """The kiosk's own app, and F12."""
    from textual import events

    from tui.kiosk.app import KioskApp

    class Failing(KioskApp):
        async def on_event(self, event: events.Event) -> None:
            if isinstance(event, events.Key) and event.key == "f12":
                self._fail(event)
            await super().on_event(event)

        def _fail(self, key: Key) -> None:
            answer = ANSWER
            raise ValueError(f"{key.key}: {answer}")

    return Failing(kiosk)


def main(args: list[str]) -> int:
    """One sitting with `--sitting` before the folder, else the whole kiosk."""
    if args[0] == "--sitting":
        return sitting.main(args[1:], failing)
    lockdown.ignore_signals()
    clinic = Clinic.set_up(Path(args[0]))
    if not clinic.pin.is_set:
        clinic.pin.set(PIN)
    child = [sys.executable, "-I", str(Path(__file__).resolve()), "--sitting"]
    return supervisor.main(args, child)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
