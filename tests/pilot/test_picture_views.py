"""The pictures one answers with: keys, clicks, and what they commit. Each view stands alone in a tiny app."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.pilot import Pilot

from assessments.answers import Key, Leg, Value
from assessments.asking.interview import Ask, Page
from assessments.judging.progress import BodyPoint
from assessments.questions import (
    Angle,
    Choice,
    Count,
    Option,
    Place,
    Question,
    Rating,
    Row,
    Safety,
    Table,
    Zone,
    Zones,
)
from tui.themes import DARK, themes, variables
from tui.widgets.questions import count as count_module
from tui.widgets.questions.angle import AngleView
from tui.widgets.questions.base import Answered, Finished, QuestionView
from tui.widgets.questions.bodymap import BodyMapView
from tui.widgets.questions.count import CountView
from tui.widgets.questions.grid import GridView
from tui.widgets.questions.safetylist import SafetyListView
from tui.widgets.questions.table import TableView
from tui.widgets.questions.zone import ZoneView
from tui.widgets.showing.thennow import ThenNow, shifts

BASE: dict[str, Any] = {"text": "What?", "said": "{answer}", "recall": "week", "why": "So."}
PLACES = tuple(
    Place(id=i, text=t, zone=z, view=v, sides=s)  # type: ignore[arg-type]
    for i, t, z, v, s in (
        ("low_back", "low back", 1, "back", False),
        ("buttock", "buttock", 2, "back", True),
        ("hip", "hip", 2, "front", True),
        ("back_thigh", "back of the thigh", 3, "back", True),
        ("front_thigh", "front of the thigh", 3, "front", True),
        ("back_knee", "back of the knee", 4, "back", True),
        ("knee", "front of the knee", 4, "front", True),
        ("calf", "calf", 5, "back", True),
        ("shin", "shin", 5, "front", True),
        ("heel", "heel", 6, "back", True),
        ("foot", "ankle or top of foot", 6, "front", True),
        ("toes", "toes", 7, "both", True),
    )
)
ZONE_WORDS = (
    "nowhere",
    "low back",
    "buttock or hip",
    "thigh",
    "knee",
    "shin or calf",
    "ankle or foot",
    "toes",
)
MAP = Zones(kind="zones", id="s1_zones", places=PLACES, **BASE)
FAR = Zone(
    kind="zone", id="far", options=tuple(Option(value=n, text=t) for n, t in enumerate(ZONE_WORDS)), **BASE
)
ANGLE = Angle(
    kind="angle",
    id="lift",
    none_text="No leg pain all the way up",
    pictures=tuple(Option(value=v, text=t) for v, t in ((15, "hardly up"), (45, "halfway"), (75, "upright"))),
    **BASE,
)
STAND = Count(kind="count", id="chair", high=40, unit="times", seconds=30, **BASE)
RAISES = Count(kind="count", id="raises", high=25, unit="times", **BASE)
HARD = tuple(
    Option(value=v, text=t) for v, t in ((4, "no trouble"), (3, "a little"), (2, "some"), (0, "can't"))
)
RELIEF = Table(
    kind="table",
    id="relief",
    rows=tuple(Row(value=v, text=v) for v in ("ice", "heat", "walks")),
    options=tuple(Option(value=v, text=v) for v in ("helped", "a bit", "no")),
    **BASE,
)


def ask(question: Question, value: Value | None = None, leg: Leg | None = None, **more: Any) -> Ask:
    return Ask(question, Key(question.id, leg), question.text, value, **more)


def page(*asks: Ask, layout: str = "one") -> Page:
    return Page("p", layout, SimpleNamespace(id="s1"), asks, title="What is true?")  # type: ignore[arg-type]


def chores(count: int = 6, **given: Value) -> Page:
    questions = (
        Choice(kind="choice", id=f"chore{n}", options=HARD, allow=("skipped", "not_applicable"), **BASE)
        for n in range(count)
    )
    return page(*(ask(q, given.get(q.id)) for q in questions), layout="grid")


def signs(*texts: str, checkable: bool = True, private: bool = False, **more: Any) -> Page:
    made = (
        Safety(
            kind="safety", id=f"E{n}", level="E", unsure="E", checkable=checkable, private=private,
            **{**BASE, "text": text},
        )
        for n, text in enumerate(texts)
    )  # fmt: skip
    return page(*(ask(q, **more) for q in made), layout="list")


class Host(App[None]):
    """One view, and what it said. Answers are put back into the page, as the wizard does, unless `deaf`."""

    CSS = "Container { height: 1fr; padding: 3 2; } Screen { overflow: hidden; }"
    rich_glyphs = True

    def __init__(self, view: QuestionView | ThenNow, deaf: bool = False) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dark"
        self.view, self.deaf = view, deaf
        self.given: list[tuple[str, Value, bool]] = []
        self.finished = 0
        self.painted = ""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)

    def compose(self) -> ComposeResult:
        yield Container(self.view)

    def on_mount(self) -> None:
        self.view.focus()

    def on_answered(self, event: Answered) -> None:
        self.given.append((event.key.item, event.value, event.finished))
        assert isinstance(self.view, QuestionView)
        if not self.deaf and not event.finished:
            asks = tuple(
                replace(a, value=event.value) if a.key == event.key else a for a in self.view.page.asks
            )
            self.view.show(replace(self.view.page, asks=asks))

    def on_finished(self, event: Finished) -> None:
        self.finished += 1

    @property
    def seen(self) -> str:
        """Everything painted."""
        return "\n".join("".join(char for char, _ in row) for row in self.view._painted)


Try = Callable[[Host, Pilot[None]], Any]


async def tried(
    view: QuestionView | ThenNow, *keys: str, size: tuple[int, int] = (80, 24), then: Try | None = None
) -> Host:
    host = Host(view)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        if then is not None:
            await then(host, pilot)
            await pilot.pause()
        host.painted = host.seen
    return host


def cell_of(host: Host, value: object) -> tuple[int, int]:
    """Some cell of the view where a click gives this value."""
    for y in range(host.view.size.height):
        for x in range(host.view.size.width):
            if host.view.target_at(x, y) == value:
                return x, y
    raise AssertionError(f"nothing to click for {value!r}")


async def click(host: Host, pilot: Pilot[None], value: object) -> None:
    await pilot.click(host.view, offset=cell_of(host, value))
    await pilot.pause()


# -- the body map --


async def test_marks_are_committed_in_order_only_by_enter() -> None:
    view = BodyMapView(page(ask(MAP)))
    host = await tried(view, "down", "space", "up", "space")
    assert host.given == []
    host = await tried(BodyMapView(page(ask(MAP))), "down", "space", "up", "space", "enter")
    assert host.given == [("s1_zones", ["low_back", "left_buttock"], True)]


async def test_space_takes_a_mark_away_again() -> None:
    host = await tried(BodyMapView(page(ask(MAP, ["left_calf", "left_toes"]))), "space", "enter")
    assert host.given == [("s1_zones", ["left_toes"], True)]


async def test_every_place_can_be_reached_from_every_other_by_arrows() -> None:
    view = BodyMapView(page(ask(MAP)))
    host = Host(view)
    async with host.run_test() as pilot:
        await pilot.pause()
        # The state is (row, column): walk the whole graph of arrow presses from each place.
        step = {"up": (-1, None), "down": (1, None), "left": (0, False), "right": (0, True)}

        def neighbours(state: tuple[int, bool]) -> set[tuple[int, bool]]:
            view.row, view.right = state
            found = set()
            for move, side in step.values():
                view.row, view.right = state
                view._to((view.row + move) % len(PLACES), side)
                found.add((view.row, view.right))
            return found

        for start in [(row, right) for row in range(len(PLACES)) for right in (False, True)]:
            seen, queue = {start}, deque([start])
            while queue:
                for state in neighbours(queue.popleft()) - seen:
                    seen.add(state)
                    queue.append(state)
            values = set()
            for view.row, view.right in seen:
                values.add(view.here)
            assert values == set(MAP.values())
        view.row, view.right = 0, False
        view._to(0)
        for key in ("down", "right", "down", "left"):  # and the keys do what the graph says
            await pilot.press(key)
        assert view.here == "left_hip"


async def test_clicking_the_figures_marks_the_persons_own_left_and_right() -> None:
    view = BodyMapView(page(ask(MAP)))

    async def both(host: Host, pilot: Pilot[None]) -> None:
        calves = [
            (x, y)
            for y in range(host.view.size.height)
            for x in range(host.view.size.width // 2)
            if host.view.target_at(x, y) == ("place", "left_calf")
        ]
        right = [
            (x, y)
            for y in range(host.view.size.height)
            for x in range(host.view.size.width // 2)
            if host.view.target_at(x, y) == ("place", "right_calf")
        ]
        assert max(x for x, _ in calves) < min(x for x, _ in right) + 2  # back view: left is on the left
        await pilot.click(host.view, offset=calves[len(calves) // 2])
        shins = [
            x
            for y in range(host.view.size.height)
            for x in range(host.view.size.width // 2)
            if host.view.target_at(x, y) == ("place", "left_shin")
        ]
        others = [
            x
            for y in range(host.view.size.height)
            for x in range(host.view.size.width // 2)
            if host.view.target_at(x, y) == ("place", "right_shin")
        ]
        assert min(shins) > max(others) - 2  # front view: left is on the right
        await pilot.press("enter")

    host = await tried(view, then=both)
    assert host.given == [("s1_zones", ["left_calf"], True)]


async def test_nothing_marked_asks_for_n_and_n_says_no_pain_anywhere() -> None:
    host = await tried(BodyMapView(page(ask(MAP))), "enter")
    assert host.given == []
    assert "press n" in host.painted
    host = await tried(BodyMapView(page(ask(MAP))), "enter", "n")
    assert host.given == [("s1_zones", [], True)]


async def test_n_never_wipes_marks() -> None:
    host = await tried(BodyMapView(page(ask(MAP))), "space", "n")
    assert host.given == []
    assert "Unmark" in host.painted


@pytest.mark.parametrize("value", [["left_calf"], []])
async def test_enter_on_an_unchanged_map_keeps_it(value: list[str]) -> None:
    host = await tried(BodyMapView(page(ask(MAP, value))), "down", "enter", "enter")
    assert host.given == []
    assert host.finished == 2


async def test_the_map_reads_back_the_farthest_place_and_where_you_are() -> None:
    host = await tried(
        BodyMapView(page(ask(MAP, ["low_back", "left_calf", "left_shin"]))), "down", "down", "down"
    )
    assert "Farthest left calf" in host.painted
    assert "not marked" in host.painted
    host = await tried(BodyMapView(page(ask(MAP, ["left_calf", "right_buttock"]))))
    assert "left calf, right buttock" in host.painted or (
        "left calf" in host.painted and "right buttock" in host.painted
    )


@pytest.mark.parametrize("size", [(60, 20), (50, 16), (44, 14)])
async def test_in_a_small_window_the_map_is_a_list_and_works_the_same(size: tuple[int, int]) -> None:
    host = await tried(BodyMapView(page(ask(MAP))), *["down"] * 7, "right", "space", "enter", size=size)
    assert host.given == [("s1_zones", ["right_calf"], True)]
    assert "Calf" in host.painted
    assert "back" not in host.painted.splitlines()[1]


async def test_unfinished_marks_can_be_kept_and_put_back() -> None:
    host = await tried(BodyMapView(page(ask(MAP))), "space", "down", "space")
    assert isinstance(host.view, BodyMapView)
    again = BodyMapView(page(ask(MAP)))
    again.restore(host.view.typed)
    assert again.marked == {"low_back", "left_buttock"}


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (76, 24), (72, 24)])
async def test_names_of_places_and_sides_are_never_cut(size: tuple[int, int]) -> None:
    view = BodyMapView(page(ask(MAP)))
    host = await tried(view, size=size)
    assert all(place.text[1:] in host.painted for place in PLACES)
    heads = next(line for line in host.painted.splitlines() if "back" in line and "front" in line).split()
    assert heads[:6] in (
        ["left", "back", "right", "right", "front", "left"],
        ["L", "back", "R", "R", "front", "L"],
    )


# -- zones --


async def test_a_digit_answers_a_zone_and_arrows_only_look() -> None:
    host = await tried(ZoneView(page(ask(FAR, leg="left"))), "down", "down", "down")
    assert host.given == []
    host = await tried(ZoneView(page(ask(FAR, leg="left"))), "down", "down", "enter")
    assert host.given == [("far", 1, True)]
    host = await tried(ZoneView(page(ask(FAR, leg="left"))), "5")
    assert host.given == [("far", 5, True)]


async def test_a_wrong_digit_and_an_empty_enter_say_what_would_fit() -> None:
    host = await tried(ZoneView(page(ask(FAR, leg="left"))), "9")
    assert "0 to 7" in host.painted
    host = await tried(ZoneView(page(ask(FAR, leg="left"))), "enter")
    assert host.given == []
    assert "Press a number" in host.painted


async def test_enter_on_an_answered_zone_keeps_it() -> None:
    host = await tried(ZoneView(page(ask(FAR, 3, "left"))), "enter")
    assert (host.given, host.finished) == ([], 1)


async def test_a_click_on_the_own_leg_answers_and_on_the_other_leg_does_not() -> None:
    async def own(host: Host, pilot: Pilot[None]) -> None:
        await click(host, pilot, ("place", "right_calf"))

    async def other(host: Host, pilot: Pilot[None]) -> None:
        await click(host, pilot, ("place", "left_calf"))

    assert (await tried(ZoneView(page(ask(FAR, leg="right"))), then=own)).given == [("far", 5, True)]
    host = await tried(ZoneView(page(ask(FAR, leg="right"))), then=other)
    assert host.given == []
    assert "right leg" in host.painted


async def test_the_body_shows_the_reach_down_the_asked_leg() -> None:
    async def look(host: Host, pilot: Pilot[None]) -> None:
        lines = host.seen.splitlines()
        solid = [(x, y) for y, line in enumerate(lines) for x, char in enumerate(line) if char == "█"]
        assert solid
        assert all(host.view.target_at(x, y) == ("place", "left_calf") for x, y in solid)

    await tried(ZoneView(page(ask(FAR, 5, "left"))), then=look)


# -- the leg that rises --


async def test_the_leg_lies_flat_and_the_angle_is_unset_until_moved() -> None:
    host = await tried(AngleView(page(ask(ANGLE))), "enter")
    assert host.given == []
    assert isinstance(host.view, AngleView)
    assert host.view.shown is None
    assert "not lifted yet" in host.painted


@pytest.mark.parametrize(
    ("keys", "angle"),
    [
        (("up",), 5),
        (("up", "up", "down"), 5),
        (("up", "right", "right"), 7),
        (("up", "right", "up"), 10),
        (("up", "right", "down"), 5),
        (("6", "0"), 60),
        (("6", "0", "left"), 59),
        (("3", "5", "backspace", "2"), 32),
        (("down",), 0),
        (("end", "up"), 90),
    ],
)
async def test_arrows_go_by_five_and_by_one_and_digits_type(keys: tuple[str, ...], angle: int) -> None:
    host = await tried(AngleView(page(ask(ANGLE))), *keys)
    assert host.given == []
    assert host.view.shown == angle  # type: ignore[union-attr]
    host = await tried(AngleView(page(ask(ANGLE))), *keys, "enter")
    assert host.given == [("lift", angle, True)]


async def test_more_than_ninety_degrees_is_refused_whole_and_can_be_mended() -> None:
    host = await tried(AngleView(page(ask(ANGLE))), "1", "2", "0", "enter", "enter")
    assert host.given == [], "12 must not be kept for 120"
    assert "120? The angle goes" in " ".join(host.painted.split())
    host = await tried(AngleView(page(ask(ANGLE))), "9", "5", "backspace", "enter")
    assert host.given == [("lift", 9, True)]
    host = await tried(AngleView(page(ask(ANGLE, 60))), "1", "2", "0", "enter")
    assert (host.given, host.finished) == ([], 0), "nor does the angle from before go on"


async def test_n_says_no_pain_all_the_way_where_the_question_has_words_for_it() -> None:
    assert (await tried(AngleView(page(ask(ANGLE))), "n")).given == [("lift", 90, True)]
    without = ANGLE.model_copy(update={"none_text": ""})
    assert (await tried(AngleView(page(ask(without))), "n")).given == []


async def test_the_leg_is_drawn_higher_for_a_larger_angle_and_said_in_words() -> None:
    tops = []
    for keys in (("1", "5"), ("4", "5"), ("7", "5")):
        host = await tried(AngleView(page(ask(ANGLE))), *keys)
        rows = [y for y, line in enumerate(host.painted.splitlines()) if "█" in line[:44]]
        tops.append(min(rows))
    assert tops[0] > tops[1] > tops[2]
    assert "upright" in host.painted


async def test_a_click_on_the_arc_looks_and_the_button_commits() -> None:
    async def forty_five(host: Host, pilot: Pilot[None]) -> None:
        assert isinstance(host.view, AngleView)
        angles = {
            host.view.target_at(x, y): (x, y)
            for y in range(host.view.size.height)
            for x in range(host.view.size.width)
        }
        await pilot.click(host.view, offset=next(at for v, at in angles.items() if v == 45))
        await pilot.pause()
        assert host.view.shown == 45
        assert host.given == []
        await click(host, pilot, "take")

    host = await tried(AngleView(page(ask(ANGLE))), size=(120, 40), then=forty_five)
    assert host.given == [("lift", 45, True)]


# -- grids --


async def test_number_keys_answer_and_the_row_moves_down_by_itself() -> None:
    host = await tried(GridView(chores(3)), "1", "2", "4")
    assert host.given == [("chore0", 4, False), ("chore1", 3, False), ("chore2", 0, True)]


async def test_arrows_never_answer_a_grid() -> None:
    host = await tried(GridView(chores()), "right", "right", "down", "left", "up")
    assert host.given == []


async def test_enter_takes_the_preview_and_then_finishes_only_where_all_is_done() -> None:
    host = await tried(GridView(chores(2)), "right", "enter", "enter")
    assert host.given == [("chore0", 4, False)]
    assert host.finished == 0
    assert "no answer yet" in host.painted
    done = GridView(chores(2, chore0=4, chore1=0))
    host = await tried(done, "enter", "enter")
    assert (host.given, host.finished) == ([], 2)


async def test_the_cursor_starts_on_the_first_row_without_an_answer_and_skips_answered_ones() -> None:
    view = GridView(chores(4, chore0=4, chore2=3))
    assert view.row == 1
    host = await tried(view, "2")
    assert view.row == 3
    assert host.given == [("chore1", 3, False)]


async def test_leaving_a_row_out_moves_the_cursor_on() -> None:
    view = GridView(chores(3))

    async def leave_out(host: Host, pilot: Pilot[None]) -> None:
        asks = (replace(view.page.asks[0], missing="not_applicable"), *view.page.asks[1:])
        view.show(replace(view.page, asks=asks))

    host = await tried(view, then=leave_out)
    assert view.row == 1
    assert "doesn't apply" in host.painted
    assert "1 of 3" in host.painted


async def test_a_grid_of_ratings_takes_digits_and_t_for_ten_and_c_for_cannot() -> None:
    asks = (
        ask(
            Rating(
                kind="rating",
                id=f"r{n}",
                low_text="none",
                high_text="worst",
                cannot="I can't do this",
                **BASE,
            )
        )
        for n in range(3)
    )
    host = await tried(GridView(page(*asks, layout="grid")), "0", "t", "c")
    assert [value for _, value, _ in host.given] == [0, 10, 10]


async def test_a_click_on_a_cell_answers_that_row() -> None:
    async def third_row(host: Host, pilot: Pilot[None]) -> None:
        await click(host, pilot, (2, 1))

    host = await tried(GridView(chores()), then=third_row)
    assert host.given == [("chore2", 3, False)]


async def test_six_rows_and_their_words_show_at_once_at_80x24() -> None:
    host = await tried(GridView(chores(6)))
    assert host.painted.count("What?") == 6


# -- warning signs --


async def test_n_says_no_to_every_row_in_view_without_an_answer() -> None:
    host = await tried(SafetyListView(signs("A?", "B?", "C?")), "down", "y", "n")
    assert host.given == [("E1", "yes", False), ("E2", "no", False), ("E0", "no", True)] or host.given == [
        ("E1", "yes", False),
        ("E0", "no", False),
        ("E2", "no", True),
    ]


async def test_a_yes_is_never_overwritten_by_n_even_before_the_page_comes_back() -> None:
    view = SafetyListView(signs("A?", "B?", "C?"))
    host = Host(view, deaf=True)
    async with host.run_test() as pilot:
        await pilot.pause()
        await pilot.press("y", "n")
        await pilot.pause()
    answers = {item: value for item, value, _ in host.given}
    assert answers == {"E0": "yes", "E1": "no", "E2": "no"}


async def test_an_older_page_does_not_undo_a_newer_answer() -> None:
    view = SafetyListView(signs("A?", "B?"))
    host = Host(view, deaf=True)
    async with host.run_test() as pilot:
        await pilot.pause()
        older = view.page
        await pilot.press("y")
        view.show(older)
        await pilot.press("n")
        await pilot.pause()
    assert {item: value for item, value, _ in host.given} == {"E0": "yes", "E1": "no"}


async def test_a_refused_answer_is_forgotten() -> None:
    view = SafetyListView(signs("A?", "B?"))

    async def refuse(host: Host, pilot: Pilot[None]) -> None:
        await pilot.press("y")
        await pilot.pause()
        view.complain("That doesn't fit.")

    host = await tried(view, then=refuse)
    assert "That doesn't fit." in host.painted


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("1", "no"), ("2", "yes"), ("3", "not_sure"), ("4", "before"), ("5", "checked")),
        *(("y", "yes"), ("u", "not_sure"), ("b", "before"), ("c", "checked")),
    ],
)  # fmt: skip
async def test_each_answer_has_its_letter_and_its_number(key: str, value: str) -> None:
    host = await tried(SafetyListView(signs("A?", "B?")), key)
    assert host.given == [("E0", value, False)]


async def test_checked_is_not_offered_where_it_is_withheld_or_makes_no_sense() -> None:
    host = await tried(SafetyListView(signs("A?", "B?", withheld=frozenset({"checked"}))), "c", "5")
    assert host.given == []
    assert "clinician examined" not in host.painted
    host = await tried(SafetyListView(signs("A?", "B?", checkable=False)), "b", "4", "c", "5")
    assert host.given == []


async def test_n_never_answers_a_row_whose_words_are_not_in_view() -> None:
    long = "Is there something here that takes a good many words to say, and then some more of them? " * 2
    view = SafetyListView(signs(*[long] * 6))
    host = await tried(view, "n", size=(50, 18))
    first = len(host.given)
    assert 0 < first < 6
    assert not any(finished for _, _, finished in host.given)


async def test_six_long_signs_stand_whole_at_80x24() -> None:
    words = "one leg or foot newly weaker, or weaker than last time: tripping, knee giving way?"
    texts = [f"Sign {n}: {words}" for n in range(6)]

    class Low(Host):
        CSS = "Container { height: 1fr; padding: 2; } Screen { overflow: hidden; }"

    host = Low(SafetyListView(signs(*texts)))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert all(f"Sign {n}:" in host.seen for n in range(6))
        assert host.seen.count("giving way?") == 6
        assert "more than 2 weeks" in host.seen
        await pilot.press("n")
        await pilot.pause()
    assert len(host.given) == 6


async def test_private_signs_say_where_the_answers_are_not_shown() -> None:
    host = await tried(SafetyListView(signs("A?", private=True)))
    assert "aren't shown on the results page" in host.painted


async def test_facts_of_health_stand_on_the_same_kind_of_page() -> None:
    options = tuple(
        Option(value=v, text=t) for v, t in (("yes", "Yes"), ("no", "No"), ("not_sure", "Not sure"))
    )
    facts = (Choice(kind="choice", id=f"f{n}", options=options, **BASE) for n in range(3))
    host = await tried(SafetyListView(page(*(ask(f) for f in facts), layout="list")), "y", "1", "n")
    assert host.given == [("f0", "yes", False), ("f1", "no", False), ("f2", "no", True)]


async def test_enter_on_an_answered_list_keeps_it_and_arrows_answer_nothing() -> None:
    view = SafetyListView(signs("A?", "B?", value="no"))
    host = await tried(view, "down", "up", "enter")
    assert (host.given, host.finished) == ([], 1)
    host = await tried(SafetyListView(signs("A?", "B?")), "down", "right", "left", "up")
    assert host.given == []


async def test_a_click_on_an_answer_gives_it_to_the_row_with_the_cursor() -> None:
    async def not_sure(host: Host, pilot: Pilot[None]) -> None:
        await click(host, pilot, (1, None))
        await click(host, pilot, (1, "not_sure"))

    host = await tried(SafetyListView(signs("A?", "B?")), then=not_sure)
    assert host.given == [("E1", "not_sure", False)]


# -- tables --


async def test_a_table_posts_the_whole_table_and_finishes_with_the_last_row() -> None:
    host = await tried(TableView(page(ask(RELIEF))), "1", "3", "2")
    assert host.given == [
        ("relief", {"ice": "helped"}, False),
        ("relief", {"ice": "helped", "heat": "no"}, False),
        ("relief", {"ice": "helped", "heat": "no", "walks": "a bit"}, True),
    ]


async def test_enter_goes_on_with_rows_left_open_but_not_with_none_answered() -> None:
    host = await tried(TableView(page(ask(RELIEF))), "enter")
    assert (host.given, host.finished) == ([], 0)
    host = await tried(TableView(page(ask(RELIEF, {"ice": "no"}))), "enter")
    assert (host.given, host.finished) == ([], 1)


async def test_arrows_and_enter_fill_a_table_too() -> None:
    host = await tried(TableView(page(ask(RELIEF))), "down", "right", "right", "enter")
    assert host.given == [("relief", {"heat": "a bit"}, False)]


# -- counting --


async def test_space_counts_where_there_is_no_clock() -> None:
    host = await tried(CountView(page(ask(RAISES))), *["space"] * 7)
    assert host.given == []
    host = await tried(CountView(page(ask(RAISES))), *["space"] * 7, "enter")
    assert host.given == [("raises", 7, True)]


async def test_counting_stops_at_the_most_there_is() -> None:
    host = await tried(CountView(page(ask(RAISES))), *["space"] * 27, "enter")
    assert host.given == [("raises", 25, True)]


@pytest.mark.parametrize(
    ("keys", "number"), [(("1", "2"), 12), (("up", "up", "down"), 1), (("5", "backspace", "8"), 8)]
)
async def test_a_number_can_be_typed_or_stepped(keys: tuple[str, ...], number: int) -> None:
    host = await tried(CountView(page(ask(STAND))), *keys, "enter")
    assert host.given == [("chair", number, True)]


class Clock:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(count_module, "monotonic", made)
    return made


async def test_the_clock_runs_only_when_asked_and_keeps_the_count_at_its_end(clock: Clock) -> None:
    view = CountView(page(ask(STAND)))

    async def run(host: Host, pilot: Pilot[None]) -> None:
        assert not view.running
        await pilot.press("space")
        assert view.running
        await pilot.press("space", "space", "space")
        clock.now += 12
        await pilot.pause(0.3)
        assert "18 seconds left" in host.seen
        clock.now += 19
        await pilot.pause(0.3)
        assert not view.running
        assert "Stop. The time is up." in host.seen
        await pilot.press("space", "space")  # a tap that came too late changes nothing
        assert view.count == 3
        assert host.given == []
        await pilot.press("enter")

    host = await tried(view, then=run)
    assert host.given == [("chair", 3, True)]


async def test_enter_stops_the_clock_first_and_r_starts_again(clock: Clock) -> None:
    view = CountView(page(ask(STAND)))
    host = await tried(view, "space", "space", "enter")
    assert not view.running
    assert host.given == []
    assert view.count == 1
    view = CountView(page(ask(STAND)))
    await tried(view, "space", "space", "enter", "r")
    assert view.count is None


async def test_typing_a_number_stops_the_clock(clock: Clock) -> None:
    view = CountView(page(ask(STAND)))
    host = await tried(view, "space", "space", "1", "4", "enter")
    assert host.given == [("chair", 14, True)]


async def test_too_large_a_count_is_refused_whole() -> None:
    host = await tried(CountView(page(ask(RAISES))), "5", "0", "enter", "0", "enter")
    assert host.given == [], "5 must not be kept for 50"
    host = await tried(CountView(page(ask(RAISES, 9))), "5", "0", "enter")
    assert (host.given, host.finished) == ([], 0)


async def test_a_clock_that_ran_out_with_nothing_counted_asks_for_the_number(clock: Clock) -> None:
    view = CountView(page(ask(STAND)))

    async def run(host: Host, pilot: Pilot[None]) -> None:
        await pilot.press("space")
        clock.now += 31
        await pilot.pause(0.3)
        assert view.prompt == ("Type", "0-9", "how many you did")
        await pilot.press("enter")
        assert host.given == [], "nothing counted isn't 0"
        await pilot.press("1", "1", "enter")

    host = await tried(view, then=run)
    assert host.given == [("chair", 11, True)]


async def test_enter_on_an_answered_count_keeps_it_and_an_empty_one_is_not_taken() -> None:
    host = await tried(CountView(page(ask(STAND, 11))), "enter", "enter")
    assert (host.given, host.finished) == ([], 2)
    host = await tried(CountView(page(ask(STAND))), "enter")
    assert (host.given, host.finished) == ([], 0)


# -- all of them --

MAKERS: dict[str, Callable[[], QuestionView]] = {
    "map": lambda: BodyMapView(page(ask(MAP))),
    "zone": lambda: ZoneView(page(ask(FAR, leg="left"))),
    "angle": lambda: AngleView(page(ask(ANGLE))),
    "grid": lambda: GridView(chores()),
    "list": lambda: SafetyListView(signs("A?", "B?", "C?", "D?", "E?", "F?")),
    "table": lambda: TableView(page(ask(RELIEF))),
    "count": lambda: CountView(page(ask(RAISES))),
}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (70, 22), (60, 18), (44, 12)])
async def test_every_view_draws_at_every_size_with_and_without_rich_glyphs(
    name: str, size: tuple[int, int]
) -> None:
    for rich in (True, False):
        host = Host(MAKERS[name]())
        host.rich_glyphs = rich
        async with host.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press("down", "right")
            host.theme = "sixteen"
            await pilot.pause()
            assert host.seen.strip()
            plain = {c for c in host.seen if 0x2800 <= ord(c) <= 0x28FF or c in "▖▗▘▝▙▛▜▟▞▚"}
            assert not plain or rich


@pytest.mark.parametrize("name", MAKERS)
async def test_a_key_refreshes_spans_and_never_the_whole_view(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = Host(MAKERS[name]())
    async with host.run_test() as pilot:
        await pilot.pause()
        asked: list[tuple[object, ...]] = []
        whole = type(host.view).refresh
        monkeypatch.setattr(
            host.view,
            "refresh",
            lambda *regions, **more: (asked.append(regions), whole(host.view, *regions, **more))[1],
        )
        await pilot.press("down")
        await pilot.pause()
        assert asked
        assert all(regions for regions in asked)
        cells = sum(region.area for regions in asked for region in regions)  # type: ignore[attr-defined]
        assert cells < host.view.size.area / 2


@pytest.mark.parametrize("name", MAKERS)
async def test_a_complaint_is_shown_and_the_next_page_clears_it(name: str) -> None:
    host = Host(MAKERS[name]())
    async with host.run_test() as pilot:
        await pilot.pause()
        view = host.view
        assert isinstance(view, QuestionView)
        view.complain("Not like this.")
        await pilot.pause()
        assert "Not like this." in host.seen
        view.show(view.page)
        await pilot.pause()
        assert "Not like this." not in host.seen


@pytest.mark.parametrize("name", MAKERS)
async def test_the_bottom_line_has_room_for_what_the_view_says(name: str) -> None:
    view = MAKERS[name]()
    before, key, after = view.prompt
    assert len(f"{before} {key} {after}") <= 28
    assert len(view.keys) <= 2


# -- then and now --

THEN = BodyPoint(date(2026, 9, 3), "a", frozenset({"low_back", "left_buttock", "left_calf"}), {"left": 5})
NOW = BodyPoint(date(2026, 11, 24), "b", frozenset({"low_back", "left_buttock", "right_hip"}), {"left": 2})


def test_what_is_gone_and_what_is_new_is_said_by_place() -> None:
    said = {s.value: s.said for s in shifts(THEN, NOW, PLACES)}
    assert said == {"low_back": "", "left_buttock": "", "left_calf": "gone", "right_hip": "new"}


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (44, 12)])
async def test_then_and_now_say_it_in_words_at_every_size(size: tuple[int, int]) -> None:
    host = await tried(ThenNow(THEN, NOW, PLACES, zones=ZONE_WORDS), size=size)
    lines = host.painted.splitlines()
    assert any("Left calf" in line and "gone" in line for line in lines)
    assert any("Right hip" in line and "new" in line for line in lines)


async def test_then_and_now_name_the_days_and_how_far_it_reached() -> None:
    host = await tried(ThenNow(THEN, NOW, PLACES, zones=ZONE_WORDS))
    assert "3 September" in host.painted
    assert "to the left shin or calf" in host.painted
    assert "24 November" in host.painted


async def test_turning_shows_the_front_with_left_at_the_viewers_right() -> None:
    view = ThenNow(THEN, NOW, PLACES)

    async def turn(host: Host, pilot: Pilot[None]) -> None:
        view.turn()

    host = await tried(view, then=turn)
    line = next(line for line in host.painted.splitlines() if "front" in line)
    assert line.split() == ["right", "front", "left"] * 2


async def test_two_empty_maps_say_so() -> None:
    empty = BodyPoint(date(2026, 9, 3), "a", frozenset(), {})
    host = await tried(ThenNow(empty, empty, PLACES))
    assert "No place was marked" in host.painted
