"""People in a waiting room: what each kind of patient does, from one look at the screen to the next."""

from __future__ import annotations

import os
import re
import signal
import time
from typing import TYPE_CHECKING

from bench.clinic_room import WELCOME, Patient, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = {
    "finish": 40, "decline": 8, "walk away": 10, "wrong code": 6, "warning": 8, "stop": 8, "come back": 10,
    "kill": 10,
}  # fmt: skip
RANGE = re.compile(r"→ Type (\d+)-(\d+), then Enter")


class Day(Room):
    """Patients one after another; `patients` are those who were there."""

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
