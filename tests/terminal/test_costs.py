"""What can be counted exactly: modules before the first paint, and bytes that go over the line."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest
from terminal.conftest import COMMAND, Start

from bench.cases import cases
from bench.goals import HEAVY
from bench.measure import modules
from bench.terminal import Terminal

SIZE = (100, 30)
MODULES = 450
WARNING_PAGES = 4
KEY, PAGE = 2400, 8192  # bytes
PATIENCE = 30.0  # seconds, for a machine that is busy with other things


@pytest.fixture
def questions(start: Start, somebody: Path) -> Terminal:
    """The first rating of leg pain, with the autosave of the answers before it done."""
    terminal = start("check-in", "--only", "s2", size=SIZE)
    terminal.wait_for("Warning signs")
    for _ in range(WARNING_PAGES):
        sent(terminal, "n")  # No to the rows in view
    terminal.wait_for("t for ten")
    terminal.read(3, quiet=1.2)
    return terminal


def sent(terminal: Terminal, key: str) -> int:
    """Bytes that a key brings to the screen."""
    before, end = terminal.bytes_so_far(), time.monotonic() + PATIENCE
    terminal.send(key)
    while terminal.bytes_so_far() == before:
        assert time.monotonic() < end, f"nothing happened on {key}"
        terminal.read(0.2)
    terminal.read(2, quiet=0.3)
    return terminal.bytes_so_far() - before


@pytest.mark.skipif(not COMMAND.exists(), reason="onthemend isn't installed beside this Python")
def test_the_first_paint_needs_few_modules_and_none_of_the_heavy_ones(
    own_data_folder: Path, somebody: Path
) -> None:
    home = next(case for case in cases(own_data_folder, 8) if case.label == "home")
    loaded = modules(home, SIZE)
    assert "tui.screens.home" in loaded
    assert len(loaded) <= MODULES
    assert not {name.split(".")[0] for name in loaded} & set(HEAVY)


def test_an_arrow_key_on_a_rating_sends_little(questions: Terminal) -> None:
    assert max(sent(questions, key) for key in ("right", "right", "right", "right", "left", "left")) <= KEY


def test_the_next_question_sends_a_small_part_of_a_screen(questions: Terminal) -> None:
    sizes = [sent(questions, key) for key in ("5", "4", "3", "2")]
    assert median(sizes) <= PAGE  # on a busy machine the note of the last autosave may come with one of them


def test_nothing_is_sent_while_nobody_does_anything(questions: Terminal) -> None:
    questions.send("right")
    questions.read(3, quiet=1)
    before = questions.bytes_so_far()
    questions.read(2)
    assert questions.bytes_so_far() == before
