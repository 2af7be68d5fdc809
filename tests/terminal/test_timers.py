"""A timer and the exercise week in a real terminal: any key, a program that stood still, one file."""

from __future__ import annotations

import os
import re
import signal
import time
import tomllib
from pathlib import Path

from terminal.conftest import Start
from terminal.test_real_terminal import text_below

from bench.terminal import Terminal

LOW = (60, 15)  # a window without room for large digits
STOPPED = 3.0  # seconds that the whole program stands still


def at_the_walk(start: Start) -> Terminal:
    """The timer of "Walk often", not yet started."""
    terminal = start(size=LOW)
    terminal.wait_for("6 days ago")
    terminal.send("4")
    terminal.wait_for("to open it")
    terminal.send("a")
    terminal.wait_for("All tips")
    terminal.click(*text_below(terminal, "Walk often"))
    terminal.wait_for("to start the timer")
    terminal.send("enter")
    terminal.wait_for("Ready when you are")
    return terminal


def seconds_left(terminal: Terminal) -> int:
    """What the clock says; in a low window it is text."""
    found = re.search(r"(\d):(\d\d)  about", terminal.text())
    assert found, terminal.text()
    return 60 * int(found[1]) + int(found[2])


def test_a_timer_counts_a_program_that_stood_still_pauses_at_any_key_and_minutes_are_one_file(
    start: Start, somebody: Path
) -> None:
    terminal = at_the_walk(start)
    terminal.send("enter")
    terminal.wait_for("any key")
    begun, before = time.monotonic(), seconds_left(terminal)
    os.kill(terminal.pid, signal.SIGSTOP)
    time.sleep(STOPPED)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_until(lambda _: seconds_left(terminal) <= before - STOPPED)
    assert before - seconds_left(terminal) <= time.monotonic() - begun + 1

    terminal.send("z")
    terminal.wait_for("Paused.")
    terminal.read(2, quiet=0.4)
    assert not terminal.read(1.2), "a paused timer writes nothing"
    terminal.send("escape")
    terminal.wait_for("to open it")
    activity = somebody.parent / "activity"
    assert not list(activity.glob("*.toml")), "hardly anything was done, so nothing is kept"

    terminal.send("m")
    terminal.wait_for("Your exercise week")
    terminal.send("3", "5", "enter")
    terminal.wait_for("of what?")
    terminal.send("2")
    terminal.wait_for("How was it?")
    terminal.send("2")
    terminal.wait_for("35 minutes of swimming, brisk.")
    (path,) = activity.glob("*.toml")
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (kept["what"]["minutes"], kept["what"]["kind"], kept["what"]["brisk"]) == (35, "swim", True)
    assert kept["end"] == {"complete": True}
    assert path.stat().st_mode & 0o077 == 0
    terminal.send("x")
    terminal.wait_for("Moved to the trash")
    assert not list(activity.glob("*.toml"))
    assert " 0 of 150 brisk minutes" in terminal.text()
