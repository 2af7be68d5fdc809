"""A clinic's day at the kiosk, in a real terminal: patients one after another, of every kind.

    python -m bench.clinic_day [PATIENTS] [--form bad-day] [--seed 1] [--data FOLDER]

They finish, decline, walk away, type a wrong code, have a warning sign, stop half-way and come back, or the
process is killed under them. Afterwards: every session whose thank-you was seen is on disk and readable, the
staff's counts are right, and the last patient's process is as small and as quick to start as the first's.
Its clocks run FAST times faster, so that nobody need wait for somebody to have walked away.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # python -I leaves it out

from assessments.clinic.clinic import Clinic  # noqa: E402
from bench.kiosk_crash import failing  # noqa: E402
from tui.kiosk.process import sitting, supervisor  # noqa: E402
from tui.kiosk.shell import lockdown  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.kiosk.given import Kiosk
    from tui.kiosk.shell.guard import Guarded

PIN, FAST = "830194", 20.0
KINDS = {
    "finish": 40, "decline": 8, "walk away": 10, "wrong code": 6, "warning": 8, "stop": 8, "come back": 10,
    "kill": 10,
}  # fmt: skip
WELCOME = "Start my check-in"
RANGE = re.compile(r"→ Type (\d+)-(\d+), then Enter")


@dataclass
class Patient:
    """One person: what they will do, their code and number, and what they saw in the end."""

    kind: str
    code: str
    number: str
    saw: str = ""  # "thanks", "declined", "stopped", "gone" or "killed"
    begun: bool = False  # consented
    warned: bool = False
    started: float = 0.0  # seconds from the end of the one before to the welcome
    memory: float = 0.0  # MiB of the process at its largest


@dataclass
class Day:
    """A terminal with a kiosk in it, and the patients who were there."""

    data: Path
    form: str = "bad-day"
    seed: int = 1
    extra: str = ""
    patients: list[Patient] = field(default_factory=list)

    def __post_init__(self) -> None:
        from bench.terminal import Terminal

        self.chance = random.Random(self.seed)
        self.clinic = Clinic.set_up(self.data)
        if not self.clinic.pin.is_set:
            self.clinic.pin.set(PIN)
        settings = f'form = "{self.form}"\ncountry = "GB"\nidle_seconds = 120\n{self.extra}'
        (self.data / "kiosk" / "kiosk.toml").write_text(settings, encoding="utf-8")
        self.clinic = Clinic.open(self.data)
        command = (sys.executable, "-I", str(Path(__file__).resolve()), "--kiosk", str(self.data))
        self.terminal = Terminal(command, (80, 24), {"TEXTUAL_ANIMATIONS": "none"}, cwd=self.data.parent)

    # -- the terminal --

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.terminal.text()

    @property
    def sitting(self) -> int:
        """The process of the patient who is there; 0 between two."""
        children = Path(f"/proc/{self.terminal.pid}/task/{self.terminal.pid}/children").read_text().split()
        return int(children[0]) if children else 0

    def memory(self, process: int) -> float:
        """MiB that it has used at most."""
        try:
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
        except OSError:
            return 0.0
        return int(found[1]) / 1024 if found else 0.0

    def press(self, *keys: str) -> None:
        """Keys, and then until the screen shows something else."""
        before = self.text
        self.terminal.send(*keys)
        end = time.monotonic() + 10
        while time.monotonic() < end and not self.terminal.ended():
            if self.terminal.read(0.05, quiet=0.01) and self.text != before:
                break
        self.terminal.read(0.2, quiet=0.03)

    def welcome(self, before: int) -> int:
        """Until the welcome of another process than this one stands there; that process."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            process = self.sitting
            if process not in (0, before) and WELCOME in self.text:
                return process
            self.terminal.read(0.05)
        raise AssertionError(f"nobody is welcomed; the screen was:\n{self.text}")

    # -- patients --

    def spend(self, count: int, kinds: Sequence[str] = ()) -> None:
        """So many patients, one after another; of these kinds, or by chance."""
        process, ended = 0, time.monotonic()
        with self.terminal:
            for number in range(count):
                process = self.welcome(process)
                patient = self._next(kinds[number % len(kinds)] if kinds else "")
                patient.started = time.monotonic() - ended
                self._visit(patient, process)
                ended = time.monotonic()
                self.terminal.chunks.clear()
                self.patients.append(patient)
            self.welcome(process)
            self.terminal.kill(signal.SIGTERM)
            self.terminal.wait_for_end(15)

    def _next(self, kind: str) -> Patient:
        kind = kind or self.chance.choices(list(KINDS), list(KINDS.values()))[0]
        waiting = [
            p for p in self.patients if p.saw in ("stopped", "gone", "killed") and p.begun and p.number
        ]
        if kind == "come back" and waiting:
            before = self.chance.choice(waiting)
            return Patient(kind, before.code, before.number)
        number = self.chance.choice(("4815", "7392", "6204", "9173"))
        return Patient("finish" if kind == "come back" else kind, self.clinic.new_code(), number)

    def _visit(self, patient: Patient, process: int) -> None:
        """What this patient does, until the process has ended."""
        turns = self.chance.randint(5, 12)  # after so many answers some leave
        for step in range(400):
            patient.memory = max(patient.memory, self.memory(process))
            if self.sitting != process or self.terminal.ended():
                break
            if patient.begun and step > turns and patient.kind == "kill" and not patient.saw:
                os.kill(process, signal.SIGKILL)
                patient.saw = "killed"
            elif patient.begun and step > turns and patient.kind == "walk away":
                patient.saw = "gone"
                self.terminal.read(0.1)
                continue
            else:
                self._answer(patient, step > turns)
            self._left(process)
        end = time.monotonic() + 30
        while self.sitting == process and time.monotonic() < end:
            self.terminal.read(0.02)

    def _left(self, process: int) -> None:
        self.terminal.read(0.01)
        if self.sitting == process:
            return
        self.terminal.screen.reset()

    def _answer(self, patient: Patient, late: bool) -> None:
        """One look at the screen, and the keys for it."""
        text = self.text
        if not text.strip():  # between two processes
            self.terminal.read(0.05)
        elif WELCOME in text:
            self.press("enter")
        elif "May we keep your answers?" in text:
            patient.begun = patient.kind != "decline"
            self.press("1" if patient.begun else "2", "enter")
        elif "That's all right" in text:
            patient.saw = "declined"
            self.press("enter")
        elif "Do you have a 9-digit code" in text:
            self.press("1", "enter")
        elif "Type your 9-digit code" in text:
            self._code(patient, text)
        elif "4-digit number of your own" in text:
            self.press(*patient.number, "enter")
        elif "Almost done" in text or "A new check-in begins" in text or "half-way" in text:
            time.sleep(0.45 if "Almost done" in text else 0)
            self.press("enter")
        elif "Please tell a member of staff" in text:
            patient.warned = True
            time.sleep(0.85)
            self.press("1", "enter")
        elif "Thank you" in text:
            patient.saw = "thanks"
            self.press("enter")
        elif "Stopped for now" in text:
            patient.saw = "stopped"
            self.press("enter")
        elif "Stop here?" in text:
            self.press("2", "enter")
        elif "Stop for now" in text:
            self.press("0", "enter")
        elif patient.kind == "stop" and late and "→ Type" in text:
            self.press("/")
        else:
            self._question(patient, text)

    def _code(self, patient: Patient, text: str) -> None:
        if patient.kind == "wrong code" and "isn't one of our codes" not in text:
            last = int(patient.code[-1])
            self.press(*patient.code[:-1], str((last + 1) % 10), "enter")
        else:
            self.press(*["-"] * (9 if "isn't one of our codes" in text else 0), *patient.code, "enter")

    def _question(self, patient: Patient, text: str) -> None:
        """Some number that fits; a warning sign only for those who have one."""
        found = RANGE.search(text)
        if "None of these" in text and found:
            first = patient.kind == "warning" and "changed feeling" in text
            self.press("1" if first else "0", "enter")
        elif found and "1  No" in text and "2  Yes" in text:
            self.press("2" if patient.kind == "warning" and "changed feeling" in text else "1", "enter")
        elif found and "Under 18" in text:
            self.press("3", "enter")
        elif found:
            low, high = int(found[1]), min(int(found[2]), 8)
            low = 1 if "to mark it" in text else low
            self.press(str(self.chance.randint(low, max(low, min(high, 4)))), "enter")
        elif "→ Type it" in text:
            self.press("3", "enter")
        else:
            self.press("enter")

    # -- afterwards --

    def wrongs(self) -> list[str]:
        """What isn't as it should be; empty after a good day."""
        from assessments.clinic.verifying import troubles
        from assessments.keeping.toml_store import TomlStore

        store, found = TomlStore(self.data), []
        thanked = Counter(p.code for p in self.patients if p.saw == "thanks")
        for code, count in thanked.items():
            shelf = store.all(self.clinic.person_of(code))
            if shelf.unreadable or len(shelf.sessions) != count:
                found.append(
                    f"{count} thanks, {len(shelf.sessions)} sessions, {len(shelf.unreadable)} unreadable"
                )
        day = self.clinic.of_day(datetime.now().astimezone().date())
        saw = Counter(p.saw for p in self.patients)
        begun = sum(p.begun for p in self.patients)
        for name, counted, true in (
            ("finished", day.finished, saw["thanks"]),
            ("declined", day.declined, saw["declined"]),
            ("unfinished", day.unfinished, begun - saw["thanks"]),
            ("warned", len(day.warned), sum(p.warned for p in self.patients)),
            ("waiting", len(day.waiting), 0),
        ):
            if counted != true:
                found.append(f"{name}: {counted} on the board, {true} seen")
        found += [f"trail: {trouble}" for trouble in troubles(self.clinic.trail.raw())]
        found += [f"never ended: {p.kind}" for p in self.patients if not p.saw]
        return found

    def told(self) -> str:
        """The day in a few lines."""
        few = max(1, min(10, len(self.patients) // 3))
        first, last = self.patients[1 : few + 1], self.patients[-few:]
        kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(p.kind for p in self.patients).most_common())
        saw = ", ".join(f"{n} {kind}" for kind, n in Counter(p.saw for p in self.patients).most_common())
        return "\n".join(
            (
                f"{len(self.patients)} patients: {kinds}",
                f"ended with: {saw}",
                f"memory, MiB: first {few} {median(p.memory for p in first):.1f}, "
                f"last {few} {median(p.memory for p in last):.1f}",
                f"from one patient to the next, s: first {few} {median(p.started for p in first):.2f}, "
                f"last {few} {median(p.started for p in last):.2f}",
            )
        )


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
        print(day.told())
        wrongs = day.wrongs()
        print("\n".join(wrongs) if wrongs else "every thanked session is there, and the board is right")
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
