"""The screens of My record stand in every window and every look, and say their next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.screen import Screen

from assessments.exchange.taking_in import Plan
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Conflict, Copy, Shelf
from assessments.record import Record
from assessments.session import SafetyRecord, Session
from tests.pilot.wizard_host import AT, Host, library
from tests.samples import steady
from tui.screens.frames.choice import ChoiceScreen
from tui.screens.frames.lists import ListScreen
from tui.screens.keeping.copies import copies_screen
from tui.screens.keeping.days import other_day_screen, past_day_screen
from tui.screens.keeping.letter import parts_of
from tui.screens.keeping.record import FilesScreen
from tui.screens.keeping.session import SessionScreen
from tui.screens.keeping.sessions import SessionsScreen
from tui.visits.copies_visit import FORMATS, plan_screen, where_screen, which_screen
from tui.visits.files_visit import trash_screen
from tui.visits.someone import name_screen, new_screen
from tui.widgets.chrome import BottomLine
from tui.widgets.rows import Row

LONG = (
    "[/x] A very long line of words that somebody typed and that goes on for quite a while, [b]as it is[/b]"
)
ROWS = tuple(Row(f"{number} {LONG}", LONG, look="" if number % 2 else "loud") for number in range(40))


class Deep(MemoryStore):
    """Says a folder whose name is longer than a line."""

    @property
    def place(self) -> str:
        return "/" + "a-folder/" * 14


def last() -> Session:
    return steady().sessions[-1]


def conflict() -> Conflict:
    one = last()
    other = replace(one, answers=one.answers.put(next(iter(one.answers.given)), 10))
    return Conflict((Copy("one.toml", one), Copy("two (conflicted copy).toml", other)))


MAKERS: dict[str, Callable[[], Screen[Any]]] = {
    "session": lambda: SessionScreen(
        last(), library(), score=68, deeds=("compare", "correct", "move", "discard", "before")
    ),
    "before": lambda: SessionScreen(last(), None),
    "sessions": lambda: SessionsScreen(
        steady(), Shelf(steady().sessions, conflicts=(conflict(),)), library(), opens=True
    ),
    "copies": lambda: copies_screen(conflict(), library()),
    "rows": lambda: ListScreen(ROWS, headline="Rows", lead=(LONG,)),
    "no rows": lambda: ListScreen((), headline="Rows"),
    "trash": lambda: trash_screen(()),
    "day": lambda: past_day_screen(AT.date()),
    "other day": lambda: other_day_screen(last(), AT.date()),
    "which": lambda: which_screen("~/" + "x" * 90, ("~/onthemend-2026-11-24", "/media/" + "y" * 90), LONG),
    "plan": lambda: plan_screen(Plan("me", remarks=(LONG,) * 9)),
    "where": lambda: where_screen("json", "~/" + "x" * 90, LONG),
    "name": lambda: name_screen(away=True),
    "new": lambda: new_screen(LONG),
    "files": lambda: FilesScreen(Record(library(), Deep(), "anna"), warning=LONG),
    "formats": lambda: ChoiceScreen("Take a copy", FORMATS),
}  # fmt: skip


@pytest.mark.parametrize("name", MAKERS)
async def test_every_screen_says_its_next_step_in_a_small_window_of_sixteen_colours(name: str) -> None:
    app = Host(MAKERS[name]())
    async with app.run_test(size=(44, 12)) as pilot:
        app.theme = "sixteen"
        await pilot.pause()
        prompt = "".join(pilot.app.screen.query_one(BottomLine).prompt).replace(" ", "")
        assert prompt in app.seen.replace(" ", "").replace("[", "").replace("]", "")
        if name in ("rows", "where", "new"):
            assert "[/x] A very long" in " ".join(app.seen.split()), "what was typed is shown as it is"


async def test_every_key_of_the_bottom_line_fits_at_80_columns() -> None:
    for name, make in MAKERS.items():
        app = Host(make())
        async with app.run_test(size=(80, 24)) as pilot:
            for _, words in pilot.app.screen.query_one(BottomLine).keys:
                assert words in app.seen.splitlines()[-1], (name, words)


@pytest.mark.parametrize("know", [True, False])
def test_every_answer_stands_in_the_letter_also_where_its_question_is_gone(know: bool) -> None:
    safety = SafetyRecord(asked=("E1", "E4", "U1", "U3"), flags=("U1",), unsure=("E4",), declined=("E1",))
    session = replace(last(), safety=safety)
    lines = [line for part in parts_of(session, library() if know else None) for line in part.lines]
    asked = {line.asked for line in lines}
    assert set(session.asked.values()) <= asked
    told = {line.asked: line.said for line in lines}
    assert told["Not sure"] == "1 private question"
    assert told["Left open"] == "1 private question"
    assert told["Yes"] == ("One leg newly weaker" if know else "1 private question")
    assert told["To the other questions"] == "no"
