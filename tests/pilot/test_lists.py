"""A list to choose from: its numbers, arrows and clicks, where its words stand, and how its cursor looks."""

from __future__ import annotations

import pytest

from tests.pilot.wizard_host import Host
from tui.screens.frames.choice import ChoiceScreen
from tui.screens.frames.lists import PAUSE, ListScreen
from tui.themes import PALETTES
from tui.widgets.canvas import Paint
from tui.widgets.rows import Row, draw_rows, keys_of

LONG = "A very long line of words that somebody typed and that goes on for quite a while, [b]as it is[/b]"


def rows(count: int, about: str = "") -> tuple[Row, ...]:
    """Rows that are called after their number."""
    return tuple(Row(f"Row {number}", about) for number in range(1, count + 1))


async def chosen(count: int, *keys: str, wait: float = 0.05) -> object:
    """What a list of so many rows gives after these keys; "open" while it is still there."""
    app = Host(ListScreen(rows(count), headline="Rows"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause(wait)
        return "open" if isinstance(app.screen, ListScreen) else app.outcome


@pytest.mark.parametrize(
    ("count", "keys", "place"),
    [
        (3, ("3",), 2),
        (3, ("4",), "open"),
        (3, ("0",), "open"),
        (9, ("down", "enter"), 1),
        (9, ("up", "enter"), 0),
        (9, ("end", "down", "enter"), 8),
        (9, ("end", "home", "enter"), 0),
        (9, ("escape",), None),
        (10, ("1",), 0),
        (10, ("0",), 9),
        (12, ("2",), 1),
        (12, ("1", "2"), 11),
        (12, ("1", "enter"), 0),
        (12, ("1",), "open"),
        (12, ("1", "9"), "open"),
        (150, ("1", "2", "3"), 122),
        (150, ("9", "9"), 98),
        (40, ("pagedown", "pageup", "enter"), 0),
    ],
)
async def test_a_row_is_chosen_by_its_number_or_with_the_arrows(
    count: int, keys: tuple[str, ...], place: object
) -> None:
    assert await chosen(count, *keys) == place


async def test_the_first_digit_of_a_longer_number_waits_a_moment_and_then_counts() -> None:
    assert await chosen(12, "1", wait=PAUSE + 0.4) == 0


async def test_a_page_down_shows_the_next_rows_and_none_twice_over() -> None:
    app = Host(ListScreen(rows(60, "words"), headline="Rows"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, ListScreen)
        await pilot.press("pagedown")
        await pilot.pause(0.1)
        assert 12 <= app.screen.at <= 19
        assert f"Row {app.screen.at + 1} " in app.seen


async def test_a_list_opens_at_its_cursor_also_far_down() -> None:
    app = Host(ListScreen(rows(60), headline="Rows", at=55))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        assert "▸ 56   Row 56" in app.seen


async def test_at_the_ends_of_a_list_all_that_stands_around_it_is_in_view() -> None:
    app = Host(ListScreen(rows(60), headline="Rows", lead=("Read this first.",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause(0.1)
        assert "Row 60" in app.seen
        assert "Read this first." not in app.seen
        await pilot.press("home")
        await pilot.pause(0.1)
        assert "Read this first." in app.seen


async def test_a_row_can_be_clicked_also_on_its_second_line() -> None:
    app = Host(ListScreen((Row("One", LONG), Row("Two", LONG)), headline="Rows"))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.seen.splitlines()
        await pilot.click(offset=(20, next(y for y, line in enumerate(lines) if "Two" in line) + 1))
        await pilot.pause(0.05)
    assert app.outcome == 1


async def test_a_choice_gives_the_id_and_begins_where_it_is_told() -> None:
    app = Host(ChoiceScreen("Which?", (Row("A", id="a"), Row("B", id="b")), at="b"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause(0.05)
    assert app.outcome == "b"


async def test_a_list_of_nothing_says_so_and_how_to_go_back() -> None:
    app = Host(ListScreen((), headline="Rows", nothing="Nothing here."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter", "1", "end")
        assert "Nothing here." in app.seen
        assert "Press  Esc  to go back" in app.seen


# -- how it is drawn ------------------------------------------------------------------------------------


def drawn(some: tuple[Row, ...], at: int = 0, room: int = 20, brief: bool = False, width: int = 80) -> str:
    """The rows as text."""
    paint = Paint(width, 60, PALETTES["dark"])
    end = draw_rows(paint, 4, 0, some, at, room, brief)
    return "\n".join("".join(char for char, _ in row).rstrip() for row in paint.rows[:end])


def test_words_stand_beside_their_title_where_each_fits_and_else_below() -> None:
    assert "Row 1   words" in drawn(rows(3, "words"))
    below = drawn((*rows(2, "words"), Row("Row 3", LONG))).splitlines()
    assert below[:2] == ["  ▸ 1   Row 1", "        words"]
    narrow = " ".join(drawn((Row("One", LONG),), width=44).split())
    assert narrow.endswith("[b]as it is[/b]"), "nothing is cut"


def test_a_list_that_is_too_long_keeps_its_words_for_the_cursor_where_it_may() -> None:
    some = tuple(Row(f"Row {n}", LONG) for n in range(12))
    assert drawn(some, at=3).count("A very long") == 12
    brief = drawn(some, at=3, brief=True)
    assert brief.count("A very long") == 1
    assert brief.index("Row 3") < brief.index("A very long") < brief.index("Row 4")


def test_rows_stand_apart_only_where_all_of_them_fit_so() -> None:
    assert len(drawn(rows(10), room=19).splitlines()) == 19
    assert len(drawn(rows(10), room=18).splitlines()) == 10


def test_headings_stand_before_their_rows_with_a_blank_row_between() -> None:
    some = (Row("A", head="First"), Row("B"), Row("C", head="Then"))
    seen = ["    First", "  ▸ 1   A", "    2   B", "", "    Then", "    3   C"]
    assert drawn(some, room=7).splitlines() == seen


def test_what_is_wrong_is_marked_by_more_than_its_colour() -> None:
    assert "! Broken" in drawn((Row("Broken", look="loud"),))


@pytest.mark.parametrize("theme", PALETTES)
def test_the_cursor_has_a_ground_and_a_mark_in_every_look(theme: str) -> None:
    paint = Paint(80, 10, PALETTES[theme])
    draw_rows(paint, 4, 0, rows(2, "words"), 1, 4)
    marked = [y for y, row in enumerate(paint.rows) if row[2][0] == "▸"]
    assert marked == [2]
    assert {ink.bg for _, ink in paint.rows[2][2:78]} == {PALETTES[theme].panel}


def test_ten_rows_have_the_keys_of_a_keyboard_and_more_have_numbers() -> None:
    assert keys_of(10) == [*"1234567890"]
    assert keys_of(11)[-1] == "11"
