"""Between two visits: the terminal cleared and asked, the visit closed in the trail, nothing left behind."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assessments.answers import Answers
from assessments.clinic import closing
from assessments.clinic.clinic import Clinic
from assessments.keeping.toml_store import TomlStore
from assessments.session import Session
from tui.kiosk.process import aftermath as module
from tui.kiosk.process import glass
from tui.kiosk.process.aftermath import Aftermath, Room
from tui.kiosk.process.glass import Glass

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kiosk is for Linux only")
ORPHANS = module._orphans
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


class Screen:
    """A terminal that answers as it is told to. `got`: what was written to it."""

    def __init__(self, answers: bytes) -> None:
        self.master, self.slave = pty.openpty()
        self.answers, self.got = answers, b""
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        try:
            while part := os.read(self.master, 4096):
                self.got += part
                if b"\x1b[6n" in part:
                    os.write(self.master, self.answers)
        except OSError:
            return

    def close(self) -> None:
        for handle in (self.slave, self.master):
            try:
                os.close(handle)
            except OSError:
                continue


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glass, "PATIENCE", 0.3)


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen(b"\x1b[1;1R")
    yield made
    made.close()


def test_screen_and_scrollback_are_cleared_and_the_terminal_says_so(screen: Screen) -> None:
    found = Glass(screen.slave)
    assert found.clear() == (True, True)
    assert screen.got.startswith(b"\x1bc\x1b[3J")
    screen.answers = b""
    assert found.clear() == (True, False)  # it did answer before
    screen.answers = b"\x1b[7;12R"
    assert found.clear() == (True, False)  # the cursor isn't where clearing puts it


def test_a_terminal_that_never_answers_is_found_out_once(screen: Screen) -> None:
    screen.answers = b""
    found = Glass(screen.slave)
    assert found.clear() == (True, None)
    asked = screen.got.count(b"\x1b[6n")
    assert found.clear() == (True, None)
    assert screen.got.count(b"\x1b[6n") == asked == 2


def test_keys_between_two_visits_arent_shown_make_no_signal_and_are_forgotten(screen: Screen) -> None:
    before = termios.tcgetattr(screen.slave)
    found = Glass(screen.slave)
    found.take()
    mode = termios.tcgetattr(screen.slave)[3]
    assert not mode & (termios.ECHO | termios.ISIG | termios.ICANON)
    os.write(screen.master, b"7\x03\x1a")
    found.clear()
    os.set_blocking(screen.slave, False)
    with pytest.raises(BlockingIOError):
        os.read(screen.slave, 10)
    found.give_back()
    assert termios.tcgetattr(screen.slave)[3] == before[3]


def test_a_terminal_that_is_gone_or_stopped_is_told_and_never_waited_for() -> None:
    master, slave = pty.openpty()
    os.close(master)
    assert Glass(slave).clear()[0] is False
    assert not Glass(slave).there
    os.close(slave)
    master, slave = pty.openpty()
    termios.tcflow(slave, termios.TCOOFF)  # as by ctrl+s
    assert Glass(slave).clear()[0] is False
    os.close(slave)
    os.close(master)


# -- what a sitting leaves --


@pytest.fixture
def aftermath(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aftermath:
    monkeypatch.setattr(module, "_orphans", list)  # it ends what the test runner has started
    return Aftermath(Clinic.set_up(tmp_path / "data"), Glass(screen.slave))


def test_after_a_clean_sitting_nothing_is_found_and_its_room_is_gone(aftermath: Aftermath) -> None:
    with Room(aftermath.clinic.folder) as room:
        aftermath.before(room)
        (room.path / "textual.log").write_text("7")  # in its own room, which goes as a whole
    assert aftermath.look() == ""
    assert not room.path.exists()
    assert not room.path.parent.exists()


def test_a_file_elsewhere_and_a_process_left_running_are_found(
    aftermath: Aftermath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_orphans", ORPHANS)
    with Room(aftermath.clinic.folder) as room:
        aftermath.before(room)
        (aftermath.clinic.folder / "keys.log").write_text("7")
        left = subprocess.Popen(["sleep", "60"])
    found = aftermath.look()
    assert "Still running after the visit: sleep." in found
    assert "New files outside the records: 1." in found
    left.returncode = -9  # it was ended and waited for by `look`
    assert aftermath.look() == "New files outside the records: 1."


def test_a_file_that_others_may_read_and_a_full_disk_are_found(
    aftermath: Aftermath, monkeypatch: pytest.MonkeyPatch
) -> None:
    (aftermath.clinic.folder / "key.toml").chmod(0o644)
    monkeypatch.setattr(module, "ROOM", 1 << 60)
    found = aftermath.look()
    assert "Others can read files of the kiosk: 1." in found
    assert "The disk is nearly full" in found


def test_what_the_power_left_in_the_room_is_removed_first(aftermath: Aftermath) -> None:
    old = aftermath.clinic.folder / "tmp" / "old"
    old.mkdir(parents=True)
    (old / "a").write_text("x")
    with Room(aftermath.clinic.folder) as room:
        assert not old.exists()
        assert room.path.stat().st_mode & 0o077 == 0


# -- how a visit that ended without a word is told --


@pytest.mark.parametrize(("kept", "what"), [(False, "left"), (True, "finished")])
def test_a_killed_visit_is_finished_only_where_its_session_is_on_disk(
    tmp_path: Path, kept: bool, what: str
) -> None:
    clinic = Clinic.set_up(tmp_path)
    person = clinic.person_of("1")
    mark = clinic.trail.head().number
    visit = clinic.begin(NINE, "en")
    visit.named(NINE, person)
    about = {"visit": visit.id if kept else "another", "minutes": 6}
    TomlStore(tmp_path).save(Session("a1", person, "check-in", NINE, NINE, NINE, Answers(), provenance=about))
    closing.close(clinic, clinic.trail.since(mark), NINE, "killed")
    last = clinic.trail.latest()
    assert last is not None
    assert (last.what, last.text("visit")) == (what, visit.id)
    assert last.about == ({"visit": visit.id, "minutes": 6} if kept else {"visit": visit.id, "why": "killed"})
    closing.close(clinic, clinic.trail.since(mark), NINE, "killed")
    assert clinic.trail.latest() == replace(last)  # said once


def test_a_sitting_without_a_visit_tells_nothing(tmp_path: Path) -> None:
    clinic = Clinic.set_up(tmp_path)
    clinic.decline(NINE)
    closing.close(clinic, clinic.trail.since(0), NINE, "killed")
    assert [line.what for line in clinic.trail.since(0)] == ["declined"]
    assert closing.people_of(clinic.trail.since(0)) == ()
