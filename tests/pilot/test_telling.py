"""What can be done on a page of progress: ask where it comes from, note an event, look since another day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from invented import NOW, library, record
from pilot.test_progress_screens import Bare, click_on, text_of
from samples import DAYS, steady
from textual.screen import Screen
from textual.widgets import Input

from assessments.judging import origin
from assessments.judging.episodes import Spell
from assessments.judging.events import KINDS as KINDS_OF
from assessments.judging.events import Event
from assessments.keeping.store import Entries, Unreadable
from assessments.record import Record
from tui.screens.showing.compare import CompareScreen
from tui.screens.showing.events import EventsScreen, note_events
from tui.screens.showing.happened import EventScreen
from tui.screens.showing.maps import MapsScreen
from tui.screens.showing.origin import OriginScreen
from tui.screens.showing.phase import PhaseChoice
from tui.screens.showing.progress import ProgressScreen
from tui.screens.showing.result import ResultScreen, stops_of
from tui.screens.showing.sign import SignScreen
from tui.screens.showing.since import START, SinceScreen
from tui.screens.showing.spells import SpellsScreen
from tui.screens.showing.telling import origin_of
from tui.screens.showing.ways import WAYS, WaysScreen
from tui.themes import cells
from tui.widgets.canvas import Canvas
from tui.widgets.chrome import BottomLine
from tui.widgets.rows import keys_of
from tui.widgets.showing import boardrows

if TYPE_CHECKING:
    from textual.pilot import Pilot

LIBRARY = library()


def board(kept: Record) -> ProgressScreen:
    return ProgressScreen(kept.progress(NOW), LIBRARY, kept.shelf(), kept, lambda: NOW)


async def until(pilot: Pilot[None], screen: type) -> None:
    """Until such a screen is in front and has drawn."""
    for _ in range(200):
        await pilot.pause(0.01)
        if isinstance(pilot.app.screen, screen):
            await pilot.pause(0.02)
            return
    raise AssertionError(f"{type(pilot.app.screen).__name__} instead of {screen.__name__}")


async def typed(pilot: Pilot[None], words: str) -> None:
    """Words in the field that has the focus, and Enter."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = words
    await pilot.press("enter")
    await pilot.pause(0.05)


# -- events ---------------------------------------------------------------------------------------


async def test_e_notes_an_event_of_a_past_day_and_the_chart_shows_it() -> None:
    kept = record("ada")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await until(pilot, EventScreen)
        await pilot.press("2")
        await pilot.pause(0.05)
        await typed(pilot, "3 weeks ago")
        await typed(pilot, "physio [x]")
        await until(pilot, ProgressScreen)
        assert "◆ Treatment started, 3 Nov: kept" in text_of(pilot)
        entry = kept.notes("events").entries[-1]
        assert (entry.day.isoformat(), dict(entry.what)) == (
            "2026-11-03",
            {"kind": "treatment_start", "text": "physio [x]"},
        )
        await pilot.press("2")
        await until(pilot, SignScreen)
        text = text_of(pilot)
        assert "◆ 3 Nov  Treatment started: physio [x]" in text
        assert "◆" in next(row for row in text.splitlines() if "─┬" in row), "on the axis, too"
        await pilot.press("t")
        assert "3 Nov  Treatment started: physio [x]" in text_of(pilot)


async def test_an_event_needs_no_words_but_a_note_does_and_a_day_is_never_ahead() -> None:
    kept = record("ada")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await until(pilot, EventScreen)
        await click_on(pilot, "anything you want to remember")
        await pilot.pause(0.05)
        await typed(pilot, "2027-01-01")
        assert "still ahead" in text_of(pilot)
        await click_on(pilot, "today")
        await pilot.pause(0.05)
        await pilot.press("enter")
        assert "a few words" in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause(0.05)
        assert "When was it?" in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause(0.05)
        await pilot.press("5")
        await pilot.pause(0.05)
        await typed(pilot, "")
        assert "Please give a day" in text_of(pilot)
        await typed(pilot, "today")
        await pilot.press("enter")
        await until(pilot, ProgressScreen)
        assert [entry.what["kind"] for entry in kept.notes("events").entries] == ["scan"]


async def test_escape_leaves_the_event_and_keeps_nothing() -> None:
    kept = record("ada")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await until(pilot, EventScreen)
        await pilot.press("escape")
        await until(pilot, ProgressScreen)
        assert not kept.notes("events").entries


async def test_events_are_listed_and_one_goes_to_the_trash_after_a_second_key() -> None:
    kept = record("bram")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await until(pilot, EventScreen)
        await pilot.press("8")
        await until(pilot, EventsScreen)
        text = text_of(pilot)
        assert text.index("Treatment stopped: physiotherapy") < text.index("a long day in the car")
        await pilot.press("down", "delete")
        assert "it came from a check-in" in text_of(pilot)
        await pilot.press("down", "delete", "escape")
        assert isinstance(pilot.app.screen, EventsScreen), "kept after all"
        await pilot.press("delete")
        assert "to put it in the trash" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause(0.1)
        await until(pilot, EventsScreen)
        assert "a long day in the car" not in text_of(pilot)
        assert "note" not in {entry.what["kind"] for entry in kept.notes("events").entries}


async def test_a_file_of_an_event_that_cannot_be_read_is_named_in_the_list() -> None:
    kept = record("ada")
    kept.notes = lambda _: Entries((), (Unreadable("2026-11-03-x[/].toml", "isn't TOML"),))  # type: ignore[method-assign]
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        pilot.app.run_worker(note_events(pilot.app, kept, lambda: NOW, "list"))  # type: ignore[arg-type]
        await until(pilot, EventsScreen)
        assert "Not read, and left as it is: 2026-11-03-x[/].toml." in " ".join(text_of(pilot).split())


async def test_where_an_event_cannot_be_kept_it_is_said() -> None:
    kept = record("ada")
    kept.store.broken = "The disk is full."  # type: ignore[attr-defined]
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await until(pilot, EventScreen)
        await pilot.press("6")
        await pilot.pause(0.05)
        await typed(pilot, "today")
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "The disk is full." in text_of(pilot)


# -- since another day ------------------------------------------------------------------------------


async def test_v_tells_the_change_since_another_check_in_and_v_again_since_the_start() -> None:
    kept = record("bram")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        assert "since the start" in text_of(pilot)
        await pilot.press("v")
        await until(pilot, SinceScreen)
        await pilot.press("7")
        await until(pilot, ProgressScreen)
        await pilot.pause(0.1)
        text = text_of(pilot)
        assert "since 16 Sep" in text
        assert "○ 16 Sep" in text
        assert "since the start" not in text
        assert "on 16 September" in text
        await pilot.press("2")
        await until(pilot, SignScreen)
        assert "since 16 Sep" in text_of(pilot)
        await pilot.press("escape", "c")
        await until(pilot, CompareScreen)
        assert " 16 Sep " in text_of(pilot)
        await pilot.press("escape", "m")
        await until(pilot, MapsScreen)
        assert "16 Sep" in text_of(pilot).splitlines()[0]
        await pilot.press("escape", "v")
        await pilot.pause(0.1)
        assert "since the start" in text_of(pilot)


async def test_a_view_chosen_on_a_chart_is_the_board_s_too() -> None:
    kept = record("bram")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "v")
        await until(pilot, SinceScreen)
        await pilot.press("down", "down", "enter")
        await until(pilot, SignScreen)
        await pilot.pause(0.1)
        assert "since 19 Aug" in text_of(pilot)
        await pilot.press("escape")
        await until(pilot, ProgressScreen)
        assert "since 19 Aug" in text_of(pilot)


# -- spells, phase, the list of ways -----------------------------------------------------------------


async def test_an_earlier_spell_opens_and_cannot_be_changed() -> None:
    kept = record("hana")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        assert "spell 2" in text_of(pilot).splitlines()[0]
        await pilot.press("b")
        await until(pilot, SpellsScreen)
        assert "27 May to 23 Sep" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause(0.2)
        text = text_of(pilot)
        assert "An earlier spell" in text.splitlines()[0]
        assert "Your leg pain is gone" in text
        await pilot.press("e", "v", "p", "b")
        await pilot.pause(0.1)
        assert "An earlier spell" in text_of(pilot).splitlines()[0]
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert "spell 2" in text_of(pilot).splitlines()[0]


async def test_a_person_may_set_the_phase_and_let_the_answers_decide_again() -> None:
    kept = record("bram")
    minutes = (NOW + timedelta(minutes=n) for n in count())
    screen = ProgressScreen(kept.progress(NOW), LIBRARY, None, kept, lambda: next(minutes))
    async with Bare(lambda: screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause(0.1)
        assert "Let my answers decide" not in text_of(pilot)
        await pilot.press("3")
        await until(pilot, ProgressScreen)
        await pilot.pause(0.1)
        assert pilot.app.screen.progress.phase.status == "override"  # type: ignore[attr-defined]
        assert pilot.app.screen.progress.phase.now == 3  # type: ignore[attr-defined]
        await pilot.press("p")
        await pilot.pause(0.1)
        await pilot.press("4")
        await until(pilot, ProgressScreen)
        await pilot.pause(0.1)
        assert pilot.app.screen.progress.phase.status != "override"  # type: ignore[attr-defined]


async def test_every_way_on_opens_by_its_number_in_the_list_and_by_its_own_key() -> None:
    kept = record("hana")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, ProgressScreen)
        ways = pilot.app.screen._ways()
        assert set(ways) == set(WAYS) - {"start"}
        opened = [await opened_by(pilot, WAYS[way][0]) for way in ways]
        for number in (2, len(ways)):
            assert await opened_by(pilot, "question_mark", str(number % 10)) == opened[number - 1]
        assert [row.id for row in WaysScreen(ways, steady()).rows] == list(ways)


async def opened_by(pilot: Pilot[None], *keys: str) -> str:
    """The screen that these keys of the board lead to; leaves it again."""
    for key in keys:
        await pilot.press(key)
        for _ in range(100):
            await pilot.pause()
            if not isinstance(pilot.app.screen, ProgressScreen):
                break
        if key != keys[-1]:
            await until(pilot, WaysScreen)
    for _ in range(100):
        if not isinstance(pilot.app.screen, ProgressScreen | WaysScreen):
            break
        await pilot.pause(0.01)
    name = type(pilot.app.screen).__name__
    await pilot.press("escape")
    await until(pilot, ProgressScreen)
    assert name not in ("ProgressScreen", "WaysScreen"), keys
    return name


def test_the_list_of_ways_has_a_number_for_each_and_its_words_fit() -> None:
    assert len(WAYS) - 1 <= 10
    column = 7 + max(cells(row.title) for row in WaysScreen(tuple(WAYS), steady()).rows)
    assert all(column + cells(about) <= 72 for _, _, about in WAYS.values())
    assert keys_of(len(WAYS) - 1)[9] == "0"


# -- where it comes from --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bram", "edda", "juno"])
def test_every_stop_of_the_board_and_the_result_says_where_it_comes_from(name: str) -> None:
    progress = record(name).progress(NOW)
    for stop in {*boardrows.stops_of(progress), *stops_of(progress)}:
        found = origin.of(progress, LIBRARY, stop)
        assert found is not None, stop
        assert found.formula or found.inputs, stop
        assert found.kind_words, stop
        assert found.sources, stop


def test_every_point_of_every_chart_and_every_row_of_compare_says_where_it_comes_from() -> None:
    progress = record("finn").progress(NOW)
    for line in (*progress.signs.values(), *progress.measures.values(), *progress.activities):
        for point in line.points[-2:]:
            assert origin.of(progress, LIBRARY, f"{line.id}@{point.session}") is not None
    screen = CompareScreen(progress, LIBRARY)
    for pair in screen._rows:
        assert origin.of(progress, LIBRARY, pair.what) is not None, pair.what


async def test_w_is_about_what_the_cursor_is_on() -> None:
    kept = record("bram")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        for keys, title in (
            (("down",), "Less pain, less often"),
            (("up", "up"), "Getting your movement back"),
        ):
            await pilot.press(*keys, "w")
            await until(pilot, OriginScreen)
            assert title in text_of(pilot)
            await pilot.press("escape")
        await click_on(pilot, "Taken together")
        await until(pilot, OriginScreen)
        assert "Overall" in text_of(pilot)


async def test_on_the_result_w_follows_the_cursor_and_enter_still_goes_on() -> None:
    kept = record("juno")
    progress = kept.progress(NOW)
    app = Bare(lambda: ResultScreen(progress, progress.sessions[-1], LIBRARY))
    async with app.run_test(size=(80, 24)) as pilot:
        assert text_of(pilot).count("You left 2 safety questions open.") == 1
        await pilot.press("down", "w")
        await until(pilot, OriginScreen)
        assert "Safety questions left open" in text_of(pilot)
        await pilot.press("escape", "down", "down", "w")
        await until(pilot, OriginScreen)
        assert "Overall" in text_of(pilot)
        await pilot.press("escape", "enter")
        await pilot.pause(0.05)
        assert app.results == ["today"]


async def test_a_row_of_compare_says_why_the_question_is_asked() -> None:
    kept = record("bram")
    async with Bare(lambda: CompareScreen(kept.progress(NOW), LIBRARY)).run_test(size=(80, 40)) as pilot:
        await click_on(pilot, "Nights woken by pain")
        await until(pilot, OriginScreen)
        assert "Why we ask" in text_of(pilot)


# -- the chart -------------------------------------------------------------------------------------------


async def test_b_draws_the_expected_course_with_its_caption_and_never_says_behind() -> None:
    kept = record("bram")
    async with Bare(lambda: SignScreen(kept.progress(NOW), "leg_pain", LIBRARY, kept, lambda: NOW)).run_test(
        size=(80, 24)
    ) as pilot:
        assert "isn't a forecast" not in text_of(pilot)
        assert "no clear change" in text_of(pilot)
        await pilot.press("b")
        text = " ".join(text_of(pilot).split())
        assert "This isn't a forecast." in text
        assert "no clear change" not in text
        assert "behind" not in text
        await pilot.press("down")
        assert "isn't a forecast" not in text_of(pilot), "only leg pain has one"
        await pilot.press("b")
        assert "isn't a forecast" not in text_of(pilot)


async def test_a_seam_is_a_line_in_the_chart_with_a_sentence() -> None:
    kept = record("juno")
    async with Bare(lambda: SignScreen(kept.progress(NOW), "s2", LIBRARY)).run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert text.count("┊") > 5
        assert "the questions are version" in text


async def test_the_axis_of_how_far_it_reaches_has_the_places_names() -> None:
    kept = record("ada")
    async with Bare(lambda: SignScreen(kept.progress(NOW), "s1", LIBRARY)).run_test(size=(80, 24)) as pilot:
        rows = text_of(pilot).splitlines()
        for place in LIBRARY.words["zone_place"].values():
            assert any(
                row.lstrip(" ").startswith((place, f"best {place}", f"worst {place}")) for row in rows
            ), place


async def test_own_activities_have_a_page_of_their_own_with_what_can_be_done_again() -> None:
    kept = record("ada")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("8")
        await until(pilot, SignScreen)
        text = text_of(pilot)
        assert "Your own activities" in text.splitlines()[0]
        assert "You can do this again since 21 October: sit through a film." in text
        await pilot.press("down")
        assert "Walk the dog" in text_of(pilot) or "walk the dog" in text_of(pilot)


async def test_sign_1_has_a_row_for_each_sore_leg() -> None:
    kept = record("finn")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert "Pain draws back, left" in text
        assert "drawing back" in next(row for row in text.splitlines() if "draws back, left" in row)
        assert "unchanged" in next(
            row for row in text.splitlines() if ("right leg" in row and "○" in row) or "right leg  " in row
        )
        await pilot.press("m")
        await until(pilot, MapsScreen)
        assert "left leg: Drawing back" in text_of(pilot)
        assert "right leg: Unchanged" in text_of(pilot)


async def test_a_row_says_its_units_and_where_less_is_better() -> None:
    kept = record("ada")
    async with Bare(lambda: board(kept)).run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "down")
        assert "5 of 7 on 2 Sep → 0 of 7 now · less is better" in text_of(pilot)


# -- every size, every key, the mouse -------------------------------------------------------------------

SPELLS = (
    Spell(1, date(2026, 5, 27), date(2026, 9, 23), 15),
    Spell(2, date(2026, 9, 30), date(2026, 11, 18), 8),
)
HAPPENED = (
    Event(date(2026, 9, 3), "scan", "Scan: MRI", "MRI", session="s000"),
    Event(date(2026, 10, 6), "note", "[/x] a note that goes on for longer than any window is wide, nearly"),
)
KINDS = tuple(
    (kind, str(LIBRARY.words["event"][kind]), str(LIBRARY.words["event_about"][kind])) for kind in KINDS_OF
)
MAKERS: dict[str, Callable[[], Screen[Any]]] = {
    "events": lambda: EventsScreen(HAPPENED),
    "no events": lambda: EventsScreen(()),
    "since": lambda: SinceScreen(steady()),
    "spells": lambda: SpellsScreen(SPELLS, 2),
    "phase": lambda: PhaseChoice(steady(), LIBRARY),
    "ways": lambda: WaysScreen(tuple(WAYS), steady()),
    "origin": lambda: origin_of(steady(), LIBRARY, "s2"),
    "event": lambda: EventScreen(LIBRARY, KINDS, NOW.date(), 3),
}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("size", [(80, 24), (66, 20), (44, 12), (30, 8)])
async def test_every_screen_stands_at_every_size_and_its_next_step_shows(
    name: str, size: tuple[int, int]
) -> None:
    async with Bare(MAKERS[name]).run_test(size=size) as pilot:
        rows = text_of(pilot).splitlines()
        assert len(rows) == size[1]
        if size[0] >= 60:
            assert pilot.app.screen.prompt[2] in rows[-1]  # type: ignore[attr-defined]
        if size == (80, 24):
            for _, words in pilot.app.screen.query_one(BottomLine).keys:
                assert words in rows[-1]


@pytest.mark.parametrize(
    ("make", "words", "result"),
    [
        (lambda: SinceScreen(steady()), "10 September 2026", DAYS[1]),
        (lambda: SinceScreen(steady()), "the start", START),
        (lambda: SpellsScreen(SPELLS, 2), "27 May to 23 Sep", 1),
        (lambda: PhaseChoice(steady(), LIBRARY), "Phase 3", 3),
    ],
)
async def test_a_row_is_chosen_by_a_click(
    make: Callable[[], Screen[Any]], words: str, result: object
) -> None:
    app = Bare(make)
    async with app.run_test(size=(80, 24)) as pilot:
        await click_on(pilot, words)
        await pilot.pause(0.05)
        assert app.results == [result]


async def test_a_long_list_scrolls_with_its_cursor() -> None:
    events = tuple(Event(date(2026, 1, 1) + timedelta(days=n), "note", f"note {n}") for n in range(60))
    async with Bare(lambda: EventsScreen(events)).run_test(size=(80, 24)) as pilot:
        assert "note 59" in text_of(pilot)
        await pilot.press("end")
        await pilot.pause(0.05)
        assert "note 0" in text_of(pilot)
        assert "note 59" not in text_of(pilot)


@pytest.mark.parametrize("name", ["events", "since", "origin"])
async def test_in_sixteen_colours_nothing_of_it_stands_on_a_coloured_ground(name: str) -> None:
    app = Bare(MAKERS[name])
    app.theme = "sixteen"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        grounds = {ink.bg for canvas in app.screen.query(Canvas) for row in canvas._painted for _, ink in row}
        assert grounds <= {"default", None}
