"""However a check-in is left or ended, the answers are on disk and the terminal is itself again."""

from __future__ import annotations

import os
import signal
import termios
import time
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from terminal.conftest import Start

from assessments import library
from assessments.answers import Key
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from bench.terminal import Terminal
from tests.pilot.wizard_host import filled

SOON = 2.0  # seconds
SLOW = Path(__file__).parent / "slow"


def at_the_second_page(start: Start) -> Terminal:
    """A check-in whose first page of warning signs was just answered."""
    terminal = start("check-in")
    terminal.wait_for("Warning signs")
    terminal.read(1, quiet=0.3)
    before = terminal.text()
    terminal.send("n")
    terminal.wait_until(lambda now: now != before)
    terminal.read(1, quiet=0.3)
    return terminal


def draft(sessions: Path) -> dict[str, Any]:
    """The one draft on disk."""
    (path,) = (sessions.parent / "drafts").glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def restored(terminal: Terminal) -> bool:
    """Whether lines are edited and shown again, and the screen, cursor and mouse were given back."""
    modes = termios.tcgetattr(terminal._fd)[3]
    said = b"".join(chunk.data for chunk in terminal.chunks)
    last = [said.rfind(on) < said.rfind(off) for on, off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?1000h", b"\x1b[?1000l"),
        (b"\x1b[?2004h", b"\x1b[?2004l"),
    )]  # fmt: skip
    return all(last) and bool(modes & termios.ICANON and modes & termios.ECHO and modes & termios.ISIG)


def record_of(sessions: Path) -> Record:
    """Somebody's record."""
    return Record(library.read(), TomlStore(sessions.parents[2]))


def gone_on_with(start: Start, words: str, **options: Any) -> Terminal:
    """The app at the page where a check-in was left; `words` stand on it."""
    terminal = start(**options)
    terminal.wait_for("Go on with it")
    terminal.read(1, quiet=0.2)
    terminal.send("1")
    terminal.wait_for(words)
    terminal.read(1, quiet=0.3)
    return terminal


def left_at_the_last_page(sessions: Path) -> dict[str, Any]:
    """A bad-day entry, all answered but not read over, was left five minutes ago; its answers."""
    record = record_of(sessions)
    at = datetime.now().astimezone() - timedelta(minutes=5)
    record.draft(filled(record.begin("bad-day", at)), at)
    answers: dict[str, Any] = draft(sessions)["answers"]
    assert len(answers) >= 5
    return answers


def test_a_signal_keeps_what_is_typed_and_not_entered_yet(start: Start, somebody: Path) -> None:
    record = record_of(somebody)
    at = datetime.now().astimezone() - timedelta(minutes=5)
    scan = filled(record.begin("full", at, "s7"), "s7_had").answer(Key("s7_had"), "mri").next()
    record.draft(scan, at)
    terminal = gone_on_with(start, "2 weeks ago")
    terminal.send("half a yea")
    terminal.wait_for("half a yea")  # and no time for the autosave
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_end(SOON) == 0
    assert draft(somebody)["typed"] == {"s7_date": ["half a yea"]}
    assert restored(terminal)
    gone_on_with(start, "2 weeks ago").wait_for("half a yea")


def test_a_signal_while_the_answers_are_read_over_keeps_them_all(start: Start, somebody: Path) -> None:
    answers, before = left_at_the_last_page(somebody), set(somebody.iterdir())
    terminal = gone_on_with(start, "Enter")
    terminal.send("enter")
    terminal.wait_for("Read it over")
    terminal.read(1, quiet=0.3)
    terminal.kill(signal.SIGHUP)
    assert terminal.wait_for_end(SOON) == 0
    assert draft(somebody)["answers"] == answers
    assert set(somebody.iterdir()) == before
    assert restored(terminal)


def test_a_signal_while_a_check_in_is_saved_lets_it_be_saved(start: Start, somebody: Path) -> None:
    answers, before = left_at_the_last_page(somebody), set(somebody.iterdir())
    terminal = gone_on_with(start, "Enter", env={"PYTHONPATH": str(SLOW)})
    terminal.send("enter")
    terminal.wait_for("Read it over")
    terminal.read(2, quiet=1.0)
    terminal.send("enter")
    terminal.read(0.2)
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_end(SOON) == 0
    (new,) = set(somebody.iterdir()) - before
    assert tomllib.loads(new.read_text(encoding="utf-8"))["answers"] == answers
    assert TomlStore(somebody.parents[2]).drafts("me") == ()
    assert restored(terminal)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_keeps_the_answers_and_gives_the_terminal_back(
    how: signal.Signals, start: Start, somebody: Path
) -> None:
    terminal = at_the_second_page(start)
    terminal.kill(how)
    assert terminal.wait_for_end(SOON) == 0
    assert draft(somebody)["safety"]["asked"] == ["E1", "E2", "E3", "E4"]
    assert restored(terminal)
    assert "Something went wrong" not in terminal.text()


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_leaving_in_the_middle_keeps_the_answers(key: str, start: Start, somebody: Path) -> None:
    terminal = at_the_second_page(start)
    terminal.send("n")
    terminal.read(0.1)  # no time for the autosave
    terminal.send(key)
    assert terminal.wait_for_end(SOON) == 0
    assert draft(somebody)["safety"]["asked"][:7] == ["E1", "E2", "E3", "E4", "E5", "E6", "E7"]
    assert restored(terminal)
    assert "Something went wrong" not in terminal.text()


def test_a_closed_window_keeps_the_answers(start: Start, somebody: Path) -> None:
    terminal = at_the_second_page(start)
    os.close(terminal._fd)
    terminal._fd = -1
    end = time.monotonic() + SOON
    while not terminal.ended() and time.monotonic() < end:
        time.sleep(0.02)
    assert terminal.ended()
    assert terminal.code is not None
    assert terminal.code >= 0
    assert draft(somebody)["safety"]["asked"] == ["E1", "E2", "E3", "E4"]


def test_a_terminal_that_takes_nothing_does_not_hold_up_the_end(start: Start, somebody: Path) -> None:
    terminal = at_the_second_page(start)
    for _ in range(300):  # drawing that nobody reads
        terminal.send_bytes(b"m\x1b[B\x1b[A")
        time.sleep(0.003)
    terminal.kill(signal.SIGTERM)
    end = time.monotonic() + 2 * SOON
    while not terminal.ended() and time.monotonic() < end:
        time.sleep(0.02)
    assert terminal.ended()
    assert draft(somebody)["safety"]["asked"] == ["E1", "E2", "E3", "E4"]


def test_half_a_second_after_an_answer_even_kill_9_loses_nothing(start: Start, somebody: Path) -> None:
    terminal = at_the_second_page(start)
    terminal.send("n")
    terminal.read(1.0)
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_end()
    assert draft(somebody)["safety"]["asked"] == ["E1", "E2", "E3", "E4", "E5", "E6", "E7"]
    again = start()
    again.wait_for("You left one unfinished")


def test_quit_and_stop_keys_do_nothing_while_the_app_runs(start: Start, somebody: Path) -> None:
    terminal = at_the_second_page(start)
    terminal.send_bytes(b"\x1c\x1a")
    terminal.kill(signal.SIGQUIT)
    terminal.read(0.5)
    assert not terminal.ended()
