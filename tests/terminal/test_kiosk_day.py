"""Patients one after another in a real terminal: nothing of one is left for the next, and the day adds up."""

from __future__ import annotations

import os
import re
import signal
import sys
from datetime import datetime
from pathlib import Path

import pytest

from assessments import library, translation
from assessments.answers import Answers, Key
from assessments.asking.interview import Interview
from assessments.asking.pad import Pad
from assessments.facts import Facts
from bench import clinic_counts
from bench.clinic_people import Day
from bench.clinic_room import Patient

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kiosk is for Linux only")

WORDS = {
    "thanks": "qzxfinishedzq", "stopped": "qzxstoppedzq", "gone": "qzxwalkedzq",
    "killed": "qzxkilledzq", "crashed": "qzxcrashedzq",
}  # fmt: skip
_CONTROLS = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


class Listened(Day):
    """Everybody types a word of their own, and ends in a way of their own."""

    def listen(self) -> bytes:
        """What was sent to the terminal since the last time."""
        said = b"".join(chunk.data for chunk in self.terminal.chunks)
        self.terminal.chunks.clear()
        return said

    def _question(self, patient: Patient, text: str) -> None:
        """Leaves out the rest of the form, in one go; only somebody with a warning sign says so."""
        asked = "in this part" in text or "the last one here" in text
        if patient.kind == "warning" or not asked:
            super()._question(patient, text)
        else:
            self.terminal.send("enter", *["*"] * 90)
            self.terminal.wait_for("Almost done")

    def type_word(self, patient: Patient, word: str) -> None:
        """From the welcome on, leaving out all that comes before, to the question that takes words."""
        while "in this part" not in self.text:
            self._answer(patient, False)
        self.terminal.send(*["*"] * skips())
        self.terminal.wait_for("→ Type, then Enter")
        self.terminal.send(word)
        self.terminal.wait_for(word)  # it is there to be left behind
        self.press("enter")

    def leave(self, how: str, patient: Patient, process: int) -> None:
        """The rest of this patient's visit; a step is left to the one who walks away."""
        patient.saw = how
        if how == "killed":
            self.terminal.read(0.8)  # until the word is on disk
            os.kill(process, signal.SIGKILL)
        elif how == "crashed":
            self.terminal.send_bytes(b"\x1b[24~")
        elif how == "stopped":
            self.press("enter")
            self.press("/")
            for keys in (("0", "enter"), ("2", "enter"), ("enter",)):
                self.press(*keys)
        elif how == "thanks":
            self._visit(patient, process)

    def wait_for_next(self, process: int) -> tuple[int, bytes]:
        """The next process at its welcome, and all that was sent since the screen was cleared for it."""
        self.terminal.screen.reset()
        process = self.welcome(process)
        sent = self.listen()
        cleared = sent.rfind(b"\x1bc\x1b[3J")
        assert cleared >= 0
        return process, sent[cleared:]


def skips() -> int:
    """How many questions are left out before the one that takes words."""
    facts = Facts(carried=Answers({Key("ctx_country"): "GB"}))
    interview = Interview.begin(library.read(), "check-in", datetime.now().astimezone(), facts)
    pad, count = Pad.begin(interview, translation.sentences("kiosk/kiosk")["pad"], True), 0
    while pad.step.kind != "text":
        pad, count = pad.skip(), count + 1
    return count


def nothing_left(day: Listened, folder: Path, process: int, sent: bytes) -> None:
    """No word of anybody's in what was sent, in a file outside the records, or around the process."""
    words = [word.encode() for word in WORDS.values()]
    shown = "".join(day.terminal.screen.display).encode()
    for data in (sent, _CONTROLS.sub(b"", sent), shown):
        assert not [word for word in words if word in data]
    assert b"\x1b]52" not in sent  # the clipboard
    assert b"\x1b]0;" not in sent  # the title
    assert b"\x1b]2;" not in sent
    for path in folder.rglob("*"):
        if path.is_file() and (day.data / "people") not in path.parents:
            assert not [word for word in words if word in path.read_bytes()], path
    for part in ("environ", "cmdline"):
        try:
            told = Path(f"/proc/{process}/{part}").read_bytes()
        except OSError:  # nobody may look: better still
            continue
        assert not [word for word in words if word in told]


def test_ten_patients_leave_nothing_to_the_next_and_the_day_adds_up(tmp_path: Path) -> None:
    day = Listened(tmp_path / "data", form="check-in", extra="free_text = true\n")
    with day.terminal:
        process = day.welcome(0)
        for how, word in WORDS.items():
            patient = Patient("finish", day.clinic.new_code(), "4815")
            patient.memory = day.memory(process)
            day.type_word(patient, word)
            day.leave(how, patient, process)
            day.patients.append(patient)
            process, sent = day.wait_for_next(process)
            day.press("enter")  # the next one begins
            nothing_left(day, tmp_path, process, sent + day.listen())
        for kind in ("decline", "warning", "wrong code", "come back", "finish"):
            patient = day._next(kind)
            day._visit(patient, process)
            day.patients.append(patient)
            process, sent = day.wait_for_next(process)
            patient.memory = day.memory(process)
            nothing_left(day, tmp_path, process, sent)
        day.terminal.kill(signal.SIGTERM)
        day.terminal.wait_for_end(15)
    assert clinic_counts.wrongs(day) == []
    assert [p.saw for p in day.patients[5:]] == ["declined", "thanks", "thanks", "thanks", "thanks"]
    assert day.patients[6].warned
    assert day.patients[-1].memory < day.patients[0].memory * 1.2
    kept = "".join(path.read_text() for path in (day.data / "people").rglob("*.toml"))
    assert not [word for word in WORDS.values() if word not in kept]  # each in its own record
