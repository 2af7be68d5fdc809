"""A person's view asks the system for nothing of anybody else: not a file opened, not one looked at."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessments import ids
from assessments.answers import Answers, Key
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.session import Session
from bench.terminal import Terminal
from tests.terminal.conftest import BLOCKED, COMMAND

AT = datetime.now(UTC).replace(microsecond=0) - timedelta(days=3)
OTHERS = [f"other-{number}" for number in range(30)]


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """A data folder of one person among many."""
    store = TomlStore(tmp_path / "data")
    for person in ("me", *OTHERS):
        facts = Answers({Key("ctx_age"): "20_50", Key("ctx_side"): "left"})
        store.save_person(Person(person, facts, created=AT))
        given = Answers({Key("s2_leg_avg", "left"): 5})
        store.save(Session(ids.new_id(AT), person, "full", AT, AT, AT, given, counter=1))
    return tmp_path / "data"


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace")
def test_nothing_of_others_is_opened_or_looked_at(crowd: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    watch = ("strace", "-f", "-qq", "-s", "400", "-e", "trace=%file,getdents64", "-o", str(log))
    command = (*watch, str(COMMAND), "--data", str(crowd))
    with Terminal(command, (80, 24), {"PYTHONPATH": str(BLOCKED)}) as terminal:
        terminal.wait_for("Your last check-in was", 60)
        for key, words in (
            ("3", "Overall"),
            ("escape", "Check in"),
            ("6", "Every check-in"),
            ("1", f"{AT.day} {AT:%b %Y}"),
            ("escape", "In words"),
            ("4", "Check my files"),
            ("3", "All is well"),
        ):
            terminal.send(key)
            terminal.wait_for(words, 30)
        terminal.send("ctrl+q")
        terminal.wait_for_end(30)
    calls = log.read_text(errors="replace")
    assert "people/me/sessions" in calls, "the calls were seen"
    assert not [line for line in calls.splitlines() if "other-" in line]
