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
from bench.clinic_day import Day, Patient

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kiosk is for Linux only")

KINDS = (
    "finish",
    "kill",
    "decline",
    "warning",
    "wrong code",
    "walk away",
    "come back",
    "stop",
    "come back",
    "finish",
)


def test_a_short_day_of_every_kind_of_patient_adds_up(tmp_path: Path) -> None:
    day = Day(tmp_path / "data", seed=3)
    day.spend(len(KINDS), KINDS)
    assert day.wrongs() == []
    saw = [patient.saw for patient in day.patients]
    assert saw == [
        "thanks",
        "killed",
        "declined",
        *["thanks"] * 2,
        "gone",
        "thanks",
        "stopped",
        *["thanks"] * 2,
    ]
    assert day.patients[3].warned
    first, last = day.patients[1], day.patients[-1]
    assert last.memory < first.memory * 1.2


WORDS = {
    "finished": "qzxfinishedzq", "stopped": "qzxstoppedzq", "walked away": "qzxwalkedzq",
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

    def type_word(self, patient: Patient, word: str) -> None:
        """From the welcome on, leaving out all that comes before, to the question that takes words."""
        while "in this part" not in self.text:
            self._answer(patient, False)
        self.terminal.send(*["*"] * skips())
        self.terminal.wait_for("→ Type, then Enter")
        self.press(word)
        assert word in self.text  # it is there to be left behind
        self.press("enter")

    def end(self, how: str, patient: Patient, process: int) -> None:
        """This patient's visit."""
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
        elif how == "finished":
            self.terminal.send("enter", *["*"] * 60)
            self.terminal.wait_for("Almost done")
            while self.sitting == process:
                self._answer(patient, False)
                self.terminal.read(0.05)


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


def test_nothing_of_one_patient_is_there_once_the_next_has_begun(tmp_path: Path) -> None:
    day = Listened(tmp_path / "data", form="check-in", extra="free_text = true\n")
    with day.terminal:
        process = day.welcome(0)
        for how, word in WORDS.items():
            patient = Patient("finish", day.clinic.new_code(), "4815")
            day.type_word(patient, word)
            day.end(how, patient, process)
            day.terminal.screen.reset()
            process = day.welcome(process)
            sent = day.listen()
            cleared = sent.rfind(b"\x1bc\x1b[3J")
            assert cleared >= 0  # from here on it is the next one's
            day.press("enter")
            day.press("1", "enter")
            nothing_left(day, tmp_path, process, sent[cleared:] + day.listen())
        day.terminal.kill(signal.SIGTERM)
        day.terminal.wait_for_end(15)
    kept = "".join(path.read_text() for path in (day.data / "people").rglob("*.toml"))
    assert not [word for word in WORDS.values() if word not in kept]  # each in its own record
