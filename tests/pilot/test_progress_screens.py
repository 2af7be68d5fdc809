"""The progress screens by keys and by mouse: what opens, what is read out, what comes back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest
from samples import DAYS, both_legs, first, flagged, steady, worse
from textual.app import App

from assessments.judging.progress import Advice
from assessments.keeping.store import Shelf, Unreadable
from assessments.library import read
from tui.screens.keeping.sessions import SessionsScreen
from tui.screens.showing.compare import CompareScreen
from tui.screens.showing.maps import MapsScreen
from tui.screens.showing.progress import ProgressScreen
from tui.screens.showing.result import ResultScreen
from tui.screens.showing.sign import SignScreen
from tui.themes import DARK, themes, variables
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.chrome import BottomLine
from tui.widgets.showing.standing import draw_standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot
    from textual.screen import Screen


class Bare(App[None]):
    """Nothing but the themes and one screen."""

    CSS_PATH: ClassVar[str] = str(__import__("pathlib").Path(__file__).parents[2] / "tui" / "app.tcss")
    rich_glyphs = True

    def __init__(self, make: Callable[[], Screen[object]]) -> None:
        super().__init__()
        self.make = make
        self.results: list[object] = []
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)

    def on_mount(self) -> None:
        self.push_screen(self.make(), self.results.append)


def text_of(pilot: Pilot[None]) -> str:
    """What stands on the screen, row by row."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips(screen.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def click_on(pilot: Pilot[None], words: str) -> None:
    """Clicks the first place where these words stand."""
    for y, row in enumerate(text_of(pilot).splitlines()):
        if words in row:
            await pilot.click(offset=(row.index(words) + len(words) // 2, y))
            await pilot.pause()
            return
    raise AssertionError(f"{words!r} isn't on screen")


async def test_enter_opens_the_sign_with_the_cursor_and_escape_comes_back() -> None:
    async with Bare(lambda: ProgressScreen(steady())).run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, SignScreen)
        assert "Less pain, less often" in text_of(pilot).splitlines()[0]
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert pilot.app.screen.at == "s2"


@pytest.mark.parametrize("number", range(1, 8))
async def test_a_number_opens_its_sign(number: int) -> None:
    async with Bare(lambda: ProgressScreen(steady())).run_test(size=(80, 24)) as pilot:
        await pilot.press(str(number))
        assert isinstance(pilot.app.screen, SignScreen)
        assert steady().signs[f"s{number}"].title in text_of(pilot)


async def test_a_click_opens_a_sign_and_a_phase() -> None:
    async with Bare(lambda: ProgressScreen(steady())).run_test(size=(80, 24)) as pilot:
        await click_on(pilot, "Moving more easily")
        assert "Moving more easily" in text_of(pilot).splitlines()[0]
        await pilot.press("escape")
        await click_on(pilot, "Movement")
        assert "Functional improvement" in text_of(pilot).splitlines()[0]


async def test_the_cursor_goes_through_every_line_and_sentence_and_round() -> None:
    async with Bare(lambda: ProgressScreen(steady())).run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in range(15):
            assert isinstance(pilot.app.screen, ProgressScreen)
            seen.append(pilot.app.screen.at)
            await pilot.press("down")
        lines = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "own_activities", "overall", "p1", "p2", "p3"]
        assert seen == [*lines, "summary.0", "summary.1", "summary.2"]
        assert pilot.app.screen.at == "s1"


@pytest.mark.parametrize(("key", "screen"), [("c", CompareScreen), ("m", MapsScreen), ("l", SessionsScreen)])
async def test_the_ways_on_work_by_key_and_by_click(key: str, screen: type) -> None:
    async with Bare(lambda: ProgressScreen(steady(), read(), Shelf(steady().sessions))).run_test(
        size=(80, 24)
    ) as pilot:
        await pilot.press(key)
        assert isinstance(pilot.app.screen, screen)
        await pilot.press("escape")
        await click_on(pilot, "?  more")
        await pilot.pause(0.05)
        await click_on(pilot, {"c": "Compare two", "m": "Then and now", "l": "Every check-in"}[key])
        await pilot.pause(0.05)
        assert isinstance(pilot.app.screen, screen)


async def test_in_a_small_window_the_cursor_stays_in_view() -> None:
    async with Bare(lambda: ProgressScreen(steady())).run_test(size=(50, 14)) as pilot:
        for _ in range(8):
            await pilot.press("down")
        await pilot.pause()
        row = next(row for row in text_of(pilot).splitlines() if "►" in row)
        assert "Overall" in row


async def test_left_and_right_read_the_points_out_in_words() -> None:
    async with Bare(lambda: SignScreen(steady(), "s2")).run_test(size=(80, 24)) as pilot:
        await pilot.press("left")
        assert "24 Nov 2026 · 71 of 100 · improved" in text_of(pilot)
        for _ in range(5):
            await pilot.press("left")
        assert "26 Sep 2026 · 41 of 100 · about the same · added later" in text_of(pilot)
        for _ in range(9):
            await pilot.press("left")
        assert "3 Sep 2026 · 38 of 100 · first" in text_of(pilot)
        await pilot.press("right")
        assert "10 Sep 2026 · 34 of 100" in text_of(pilot)


async def test_reading_leaves_out_days_without_a_value() -> None:
    async with Bare(lambda: SignScreen(steady(), "s6")).run_test(size=(80, 24)) as pilot:
        await pilot.press("left", "left")
        assert "9 Nov 2026 · 50 degrees" in text_of(pilot)


async def test_t_shows_every_value_in_a_table_and_back() -> None:
    async with Bare(lambda: SignScreen(steady(), "s3")).run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        text = text_of(pilot)
        assert text.index("24 Nov") < text.index("3 Sep   41") if "3 Sep   41" in text else "24 Nov" in text
        assert "no answer" in text
        assert "best 100" not in text
        await pilot.press("t")
        assert "best 100" in text_of(pilot)


async def test_at_120_columns_the_table_stands_beside_the_chart() -> None:
    async with Bare(lambda: SignScreen(steady(), "s2")).run_test(size=(120, 40)) as pilot:
        text = text_of(pilot)
        assert "best 100" in text
        assert "The same in numbers" in text
        assert "A change of 20 or" in text


async def test_w_says_where_a_number_comes_from_and_closes_again() -> None:
    library = read()
    async with Bare(lambda: SignScreen(steady(), "s2", library)).run_test(size=(80, 60)) as pilot:
        await pilot.press("w")
        text = text_of(pilot)
        assert "Where this comes from" in text
        assert "A change of 20 or more" in text, "the short of it comes first"
        assert text.index("Your numbers") < text.index("What counts") < text.index("Published, or ours?")
        assert library.sources["R04"].text.split()[0] in text
        await pilot.press("w")
        assert "best 100" in text_of(pilot)


async def test_up_and_down_choose_a_measure_of_the_sign() -> None:
    async with Bare(lambda: SignScreen(steady(), "s2")).run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        assert "From 7 to 4 of 10" in text_of(pilot)
        await pilot.press("down")
        assert "From 4 to 3 of 10" in text_of(pilot)
        await click_on(pilot, "Leg pain")
        assert "From 7 to 4 of 10" in text_of(pilot)


async def test_own_activities_are_listed_with_sign_3_as_typed() -> None:
    async with Bare(lambda: SignScreen(steady(), "s3")).run_test(size=(120, 40)) as pilot:
        assert "Sit through a film [sofa]" in text_of(pilot)


async def test_a_measure_opens_within_its_sign() -> None:
    async with Bare(lambda: SignScreen(steady(), "zone")).run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert "Pain draws back" in text.splitlines()[0]
        assert "From lower leg to thigh" in text


async def test_l_goes_through_the_legs_and_a_click_does_too() -> None:
    async with Bare(lambda: SignScreen(both_legs(), "s2")).run_test(size=(80, 24)) as pilot:
        assert "From 38 to 71" in text_of(pilot)
        assert "From 80 to 55" in text_of(pilot)
        await pilot.press("l")
        assert "From 80 to 55" not in text_of(pilot)
        await pilot.press("tab")
        assert "From 80 to 55" in text_of(pilot)
        assert "From 38 to 71" not in text_of(pilot)
        await click_on(pilot, "left leg")
        assert "From 38 to 71" in text_of(pilot)


async def test_a_click_on_a_mark_reads_it_out() -> None:
    async with Bare(lambda: SignScreen(steady(), "s2")).run_test(size=(80, 24)) as pilot:
        rows = text_of(pilot).splitlines()
        y = next(n for n, row in enumerate(rows) if "○" in row and "added later" not in row)
        await pilot.click(offset=(rows[y].index("○"), y))
        assert "26 Sep 2026 · 41 of 100" in text_of(pilot)


async def test_an_absent_sign_says_why_there_is_nothing() -> None:
    async with Bare(lambda: SignScreen(steady(), "s4")).run_test(size=(80, 24)) as pilot:
        assert "Not part of your picture." in text_of(pilot)
        await pilot.press("left", "t", "w", "l")


@pytest.mark.parametrize(
    ("key", "result"), [("enter", "today"), ("t", "today"), ("p", "progress"), ("escape", "home")]
)
async def test_the_result_says_where_to_go_next(key: str, result: str) -> None:
    app = Bare(lambda: ResultScreen(steady(), steady().sessions[-1]))
    async with app.run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert "saved 09:41" in text
        assert all(sentence in text for sentence in steady().summary)
        assert "Your leg pain is 4, your moving score is 66" in text
        await pilot.press(key)
        await pilot.pause()
        assert app.results == [result]


async def test_the_result_begins_with_an_open_warning_sign_and_enter_goes_home() -> None:
    app = Bare(lambda: ResultScreen(flagged(), steady().sessions[-1]))
    async with app.run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert text.index("Get checked.") < text.index("Your leg pain is clearly lower")
        assert "On hold: get checked first." in text
        assert "Press  Enter  to go home" in text
        await pilot.press("enter")
        await pilot.pause()
        assert app.results == ["home"]


async def test_the_result_says_where_there_is_more_below() -> None:
    async with Bare(lambda: ResultScreen(steady(), steady().sessions[-1])).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert " more" not in text_of(pilot).splitlines()[-1]
    advice = tuple(Advice("S", f"Reason number {n} for seeing a clinician soon.") for n in range(8))
    progress = replace(steady(), advice=advice)
    async with Bare(lambda: ResultScreen(progress, steady().sessions[-1])).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Reason number 7" not in text_of(pilot)
        await click_on(pilot, " more")
        await pilot.press("pagedown")
        await pilot.pause()
        assert "Reason number 7" in text_of(pilot)


async def test_on_the_board_the_cursor_brings_the_advice_below_into_view() -> None:
    progress = replace(steady(), advice=(Advice("S", "A reason for seeing a clinician soon."),))
    async with Bare(lambda: ProgressScreen(progress)).run_test(size=(80, 24)) as pilot:
        for _ in range(4):
            await pilot.press("up")
        await pilot.pause()
        assert "A reason for seeing a clinician soon." in text_of(pilot)


async def test_compare_shows_differences_first_in_the_words_of_each_session() -> None:
    base = steady()
    old = dict(base.sessions[0].asked, s2_back_avg="How much did your back hurt?")
    progress = replace(base, sessions=(replace(base.sessions[0], asked=old), *base.sessions[1:]))
    async with Bare(lambda: CompareScreen(progress)).run_test(size=(80, 40)) as pilot:
        text = text_of(pilot)
        assert (
            text.index("What is different") < text.index("How many nights") < text.index("The same in both")
        )
        assert text.index("The same in both") < text.index("How bad was your back pain")
        assert "asked then: How much did your back hurt?" in " ".join(text.split())
        assert "82 days apart" in text


async def test_compare_says_values_in_words() -> None:
    async with Bare(lambda: CompareScreen(steady(), read())).run_test(size=(120, 40)) as pilot:
        text = text_of(pilot)
        assert "7 of 10" in text
        assert "5_14" not in text


async def test_in_compare_the_arrows_change_one_date_and_tab_the_other() -> None:
    async with Bare(lambda: CompareScreen(steady())).run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        assert " 10 Sep " in text_of(pilot)
        await pilot.press("tab", "left")
        assert " 18 Nov " in text_of(pilot)
        assert "69 days apart" in text_of(pilot)
        for _ in range(12):
            await pilot.press("left")
        assert "7 days apart" in text_of(pilot)


async def test_one_check_in_has_nothing_to_compare() -> None:
    async with Bare(lambda: CompareScreen(first())).run_test(size=(80, 24)) as pilot:
        assert "There is one check-in so far." in text_of(pilot)
        await pilot.press("left", "right", "tab")


async def test_the_list_is_newest_first_with_marks_and_unreadable_files() -> None:
    sessions = list(steady().sessions)
    sessions[2] = replace(sessions[2], short=True, form="bad-day")
    sessions[4] = replace(sessions[4], entered=sessions[6].entered)
    sessions[5] = replace(sessions[5], stopped=True)
    spoiled = Unreadable("2026-10-12T091500-ab.toml", "line 4: [/x] isn't closed")
    shelf = Shelf(tuple(sessions), (spoiled,), odd=frozenset({sessions[7].id}))
    async with Bare(lambda: SessionsScreen(steady(), shelf)).run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert text.index("24 Nov 2026") < text.index("3 Sep 2026")
        assert "68 of 100" in text
        assert "added later" in text
        assert "ended by a warning sign" in text
        assert "bad day" in text
        assert text.count("date looks wrong") == 1
        assert "2026-10-12T091500-ab.toml" in text
        assert "line 4: [/x] isn't closed" in text
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert " 9 Nov " in text_of(pilot)
        assert " 18 Nov " in text_of(pilot)


async def test_maps_show_the_first_and_the_latest_and_other_days() -> None:
    async with Bare(lambda: MapsScreen(steady(), read())).run_test(size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert "Drawing back" in text
        assert "gone" in text
        assert "◄ 3 Sep ► to 24 Nov" in text
        await click_on(pilot, " later")
        assert "◄ 10 Sep ► to 24 Nov" in text_of(pilot)
        await pilot.press("tab", "left", "f")
        assert "10 Sep to ◄ 18 Nov ►" in text_of(pilot)
        assert "front" in text_of(pilot)
        await click_on(pilot, " turn")
        assert "front" not in text_of(pilot)


@pytest.mark.parametrize("maps", [0, 1])
async def test_maps_say_so_where_there_is_nothing_to_set_side_by_side(maps: int) -> None:
    progress = replace(steady(), maps=steady().maps[:maps])
    async with Bare(lambda: MapsScreen(progress, read())).run_test(size=(80, 24)) as pilot:
        assert ("No map yet." if maps == 0 else "One map so far.") in text_of(pilot)
        await pilot.press("left", "right", "tab", "f", "escape")


MAKERS = {
    "progress": lambda p: ProgressScreen(p),
    "result": lambda p: ResultScreen(p, p.sessions[-1]),
    "sign": lambda p: SignScreen(p, "s2"),
    "compare": lambda p: CompareScreen(p),
    "sessions": lambda p: SessionsScreen(p),
}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (66, 20), (50, 14), (44, 12), (30, 8)])
async def test_every_screen_stands_at_every_size(name: str, size: tuple[int, int]) -> None:
    for progress in (steady(), worse(), first()):
        async with Bare(lambda p=progress: MAKERS[name](p)).run_test(size=size) as pilot:
            assert len(text_of(pilot).splitlines()) == size[1]


@pytest.mark.parametrize("name", MAKERS)
async def test_every_key_of_the_bottom_line_fits_at_80_columns(name: str) -> None:
    progress = both_legs() if name == "sign" else steady()
    async with Bare(lambda: MAKERS[name](progress)).run_test(size=(80, 24)) as pilot:
        bottom = text_of(pilot).splitlines()[-1]
        for _, words in pilot.app.screen.query_one(BottomLine).keys:
            assert words in bottom


def test_the_samples_are_a_whole_record() -> None:
    assert len(steady().sessions) == len(DAYS) == len(steady().overall.points)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("keys", [(), ("left",), ("up", "up")])
async def test_in_sixteen_colours_nothing_stands_on_a_coloured_ground(
    name: str, keys: tuple[str, ...]
) -> None:
    app = Bare(lambda: MAKERS[name](steady()))
    app.theme = "sixteen"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        colours = ("cyan", "blue", "yellow", "red", "green")
        for canvas in app.screen.query(Canvas):
            grounds = {ink.bg for row in canvas._painted for _, ink in row}
            assert grounds or not canvas.size
            assert not any(ground and ground.endswith(colours) for ground in grounds)


async def test_compare_names_things_shortly_and_says_how_much_a_score_went_up() -> None:
    async with Bare(lambda: CompareScreen(steady(), read())).run_test(size=(80, 40)) as pilot:
        text = " ".join(text_of(pilot).split())
        assert "Nights woken by pain" in text
        assert "How many nights" not in text
        then, now = (int(v) for v in re.search(r"Overall (\d+) of 100 (\d+) of 100", text).groups())
        assert f"{now} of 100 ▲ {now - then}" in text


@pytest.mark.parametrize(("days", "said"), [(0, "of 100"), (6, "on "), (30, "on ")])
def test_home_gives_the_score_with_its_day(days: int, said: str) -> None:
    progress = steady()
    last = progress.overall.now_day
    paint = Paint(72, 8, DARK)
    draw_standing(paint, 0, 0, 72, progress, last + timedelta(days=days), tall=False)
    text = "\n".join("".join(char for char, _ in row) for row in paint.rows)
    assert said in text
    assert (f"on {last.day} {last:%B}" in text) == (days > 0)
    assert ("when it was" in text) == (days < 14)
