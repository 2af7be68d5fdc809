"""From Home to what helps: tips, timers, the exercise week, the flare plan, Learn. On a record in memory."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from assessments.answers import Answers, Key
from assessments.helping import learning, today, week
from assessments.helping import plan as plans
from assessments.session import SafetyRecord
from tests.pilot.next_step_host import Own, home, typed, until
from tests.pilot.wizard_host import AT
from tui.screens.choices import CARDS, LINES, moved
from tui.screens.helping.exercise import ExerciseScreen
from tui.screens.helping.learn import LearnScreen
from tui.screens.helping.timer import TimerScreen
from tui.screens.helping.today import TodayScreen
from tui.screens.showing.result import ResultScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot


SCREENS = {"4": "TodayScreen", "5": "LearnScreen", "m": "ExerciseScreen", "p": "PreventionScreen"}


@asynccontextmanager
async def opened(app: Own, *way: str) -> AsyncIterator[Pilot[int]]:
    """The app in a small window, led from Home by these keys, each to its screen."""
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot, app)
        for key in way:
            await pilot.press(key)
            await until(pilot, app, SCREENS[key])
        yield pilot


def bouts(app: Own) -> list[tuple[int, str, str]]:
    """Minutes, kind and source of every bout kept."""
    return [(b.minutes, b.kind, b.source) for b in week.bouts(app.own.notes(week.FOLDER).entries)]


def with_flag(app: Own, code: str = "U1") -> None:
    """The latest check-in has an open warning sign."""
    last = app.own.shelf().sessions[-1]
    record = replace(last.safety, flags=(code,)) if last.safety else SafetyRecord(flags=(code,))
    app.store.sessions[last.id] = replace(last, safety=record)


def in_a_flare(app: Own) -> None:
    """The latest check-in says that this is a flare-up."""
    last = app.own.shelf().sessions[-1]
    answers = Answers({**last.answers.given, Key("flare"): "yes"}, last.answers.missing)
    app.store.sessions[last.id] = replace(last, answers=answers)


def timed_tip(app: Own) -> int:
    """The place of the first of today's tips that has a timer which counts minutes."""
    screen = app.screen
    assert isinstance(screen, TodayScreen)
    return next(n for n, s in enumerate(screen.today.tips) if s.tip.timer is not None and s.tip.timer.move)


# -- for today --


async def test_a_tip_is_opened_timed_and_its_minutes_are_kept() -> None:
    app = Own()
    async with opened(app, "4") as pilot:
        assert "Because" in app.seen
        await pilot.press(str(timed_tip(app) + 1))
        await until(pilot, app, "TipScreen")
        assert "Pain moving up toward your back is fine" in " ".join(app.seen.split())
        assert "Where it comes from" in app.seen
        await pilot.press("enter")
        await until(pilot, app, "TimerScreen")
        screen = app.screen
        assert isinstance(screen, TimerScreen)
        await pilot.press("enter")
        app.steady.now += screen.length + 3
        screen._look()
        app.steady.now += 2
        await pilot.press("enter", "enter")
        await until(pilot, app, "TodayScreen")
        assert [(minutes, source) for minutes, _, source in bouts(app)] == [(screen.length // 60, "timer")]
        assert "done today" in app.seen


async def test_did_it_and_hide_are_kept_at_once_and_a_hidden_tip_comes_back() -> None:
    app = Own()
    async with opened(app, "4") as pilot:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        first = screen.today.tips[0].tip
        await pilot.press("d")
        await pilot.pause(0.1)
        assert "done today" in app.seen
        assert [e.what for e in app.own.notes("activity").entries] == [today.did(first.id)]
        await pilot.press("h")
        await pilot.pause(0.1)
        assert first.id not in {tip.tip.id for tip in screen.today.tips}
        assert first.id in today.hidden(app.own.person())
        await pilot.press("a")
        await until(pilot, app, "AllTipsScreen")
        there = next(n for n, out in enumerate(app.screen.left_out) if out.tip.id == first.id)  # type: ignore[attr-defined]
        place = len(app.screen.there) + there  # type: ignore[attr-defined]
        await typed(pilot, str(place + 1))
        await until(pilot, app, "TodayScreen")
        assert first.id not in today.hidden(app.own.person())


@pytest.mark.parametrize("code", ["U1", "E7"])
async def test_under_a_warning_sign_there_is_only_what_to_do_about_it(code: str) -> None:
    app = Own()
    with_flag(app, code)
    async with opened(app, "4") as pilot:
        assert "Get checked first." in app.seen
        assert "How much" not in app.seen
        await pilot.press("m", "p", "a", "1", "enter", "d")
        await pilot.pause(0.1)
        assert isinstance(app.screen, TodayScreen)
        assert not app.own.notes("activity").entries


async def test_why_a_tip_is_shown_and_where_it_comes_from_is_one_key_away() -> None:
    app = Own()
    async with opened(app, "4") as pilot:
        await pilot.press("w")
        await until(pilot, app, "NoticeScreen")
        assert "Because" in app.seen
        assert "article" in app.seen
        await pilot.press("escape")
        await until(pilot, app, "TodayScreen")


async def test_without_a_check_in_the_way_leads_to_one() -> None:
    app = Own()
    app.store.sessions.clear()
    async with opened(app, "4") as pilot:
        assert "first check-in comes first" in " ".join(app.seen.split())
        await pilot.press("enter")
        await until(pilot, app, "WizardScreen")


async def test_arrows_and_clicks_open_a_tip_too() -> None:
    app = Own()
    async with opened(app, "4") as pilot:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        await pilot.press("down")
        assert screen.at == 1
        title = screen.today.tips[0].tip.title
        row = next(n for n, line in enumerate(app.seen.splitlines()) if title in line)
        await pilot.click(offset=(12, row))
        await pilot.pause(0.05)
        assert screen.at == 0, "the first click opens the card"
        await pilot.click(offset=(12, row))
        await until(pilot, app, "TipScreen")


async def test_what_cannot_be_kept_is_said_and_nothing_is_lost() -> None:
    app = Own()
    async with opened(app, "4") as pilot:
        await pilot.press(str(timed_tip(app) + 1))
        await until(pilot, app, "TipScreen")
        await pilot.press("enter")
        await until(pilot, app, "TimerScreen")
        await pilot.press("enter")
        app.steady.now += 120
        app.screen._look()  # type: ignore[attr-defined]
        app.store.broken = "Nothing can be saved: the disk is full."
        await pilot.press("space", "escape", "enter")
        await until(pilot, app, "NoticeScreen")
        assert "the disk is full" in app.seen
        app.store.broken = None
        await pilot.press("enter")
        await until(pilot, app, "TodayScreen")
        assert [minutes for minutes, _, _ in bouts(app)] == [2]


async def test_the_bell_is_remembered() -> None:
    app = Own()
    async with opened(app, "4") as pilot:
        for wanted in (True, False):
            await pilot.press(str(timed_tip(app) + 1))
            await until(pilot, app, "TipScreen")
            await pilot.press("enter")
            await until(pilot, app, "TimerScreen")
            await pilot.press("b", "escape")
            await until(pilot, app, "TodayScreen")
            assert app.own.person().settings["timer_bell"] is wanted


async def test_leaving_at_once_asks_about_minutes_and_keeps_what_is_written() -> None:
    app = Own()
    async with opened(app, "4", "p") as pilot:
        await pilot.press("enter")
        await until(pilot, app, "FlarePlanScreen")
        await pilot.press("a", "ctrl+q")
        await until(pilot, app, "PreventionScreen")
        assert len(app.own.notes(plans.FOLDER).entries) == 1
        await pilot.press("escape")
        await until(pilot, app, "TodayScreen")
        await pilot.press(str(timed_tip(app) + 1))
        await until(pilot, app, "TipScreen")
        await pilot.press("enter")
        await until(pilot, app, "TimerScreen")
        await pilot.press("enter")
        app.steady.now += 180
        await pilot.press("ctrl+q")
        assert "Add 3 minutes of" in app.seen
        await pilot.press("enter")
        await until(pilot, app, "TodayScreen")
        assert [minutes for minutes, _, _ in bouts(app)] == [3]
        await pilot.press("ctrl+q")
        await pilot.pause(0.05)
        assert app._exit


# -- the exercise week --


async def test_minutes_are_typed_in_for_today_and_a_day_before_and_go_to_the_trash() -> None:
    app = Own()
    async with opened(app, "4", "m") as pilot:
        await pilot.press("2", "0", "enter", "1")
        assert "Today: 20 minutes of walking. How was it?" in app.seen
        await pilot.press("1")
        await pilot.pause(0.1)
        assert "0 of 150 brisk minutes, 20 easy" in app.seen
        await pilot.press("left", "left", "4", "5", "enter", "right", "right", "enter", "down", "enter")
        await pilot.pause(0.1)
        assert "45 of 150 brisk minutes, 20 easy" in app.seen
        assert "45 cycling, brisk" in app.seen
        kept = app.own.notes("activity").entries
        assert [(e.day, e.what["kind"]) for e in kept] == [
            (AT.date() - timedelta(days=2), "cycle"),
            (AT.date(), "walk"),
        ]
        rows = app.seen.splitlines()
        row = next(n for n, line in enumerate(rows) if "Add  5" in line)
        await pilot.click(offset=(rows[row].index("60"), row))
        await pilot.pause(0.05)
        assert "60 minutes of what?" in app.seen
        await pilot.press("escape", "x")
        await pilot.pause(0.1)
        assert "Moved to the trash: 45 minutes of cycling." in app.seen
        assert bouts(app) == [(20, "walk", "typed")]
        assert len(app.store.trash) == 1


@pytest.mark.parametrize("size", [(44, 12), (60, 18), (80, 24)])
async def test_what_is_asked_about_minutes_is_in_view_in_every_window(size: tuple[int, int]) -> None:
    app = Own()
    async with opened(app, "4", "m") as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause(0.1)
        for key in ("2", "5", "enter"):
            await pilot.press(key)
        assert "25 minutes of what?" in " ".join(app.seen.split())
        assert "7 other movement" in app.seen
        await pilot.press("6", "3", "0", "enter", "2")
        seen = " ".join(app.seen.split())
        assert "How was it?" in seen
        assert "could still talk." in seen


async def test_too_many_minutes_are_refused_and_stay_in_view() -> None:
    app = Own()
    async with opened(app, "4", "m") as pilot:
        await pilot.press("enter")
        assert "Type the minutes first" in app.seen
        await pilot.press("9", "0", "0", "0", "0", "enter")
        assert "9000 minutes at once?" in app.seen
        await pilot.press("backspace", "backspace", "backspace", "0", "enter", "5")
        await pilot.pause(0.1)
        assert bouts(app) == [(90, "stretch", "typed")]


async def test_earlier_weeks_can_be_seen_and_none_lies_ahead() -> None:
    app = Own()
    app.own.note("activity", AT.date() - timedelta(days=8), AT, week.note(33, "swim", "typed"))
    async with opened(app, "4", "m") as pilot:
        screen = app.screen
        assert isinstance(screen, ExerciseScreen)
        assert "0 of 150 brisk minutes, 0 easy" in app.seen
        await pilot.press("<")
        assert "0 of 150 brisk minutes, 33 easy" in app.seen
        await pilot.press(">", ">", "pagedown")
        assert screen.week.days[-1].day == AT.date()


async def test_escape_drops_what_is_typed_before_it_goes_back() -> None:
    app = Own()
    async with opened(app, "4", "m") as pilot:
        await pilot.press("2", "5", "enter", "1", "escape")
        assert "25 minutes of what?" in app.seen
        await pilot.press("escape")
        assert isinstance(app.screen, ExerciseScreen)
        assert not bouts(app)
        await pilot.press("escape")
        await until(pilot, app, "TodayScreen")


# -- the flare plan --


async def test_a_plan_in_the_persons_own_words_is_shown_in_a_flare_up() -> None:
    app = Own()
    in_a_flare(app)
    async with opened(app, "4") as pilot:
        assert "Your own plan" not in app.seen
        await pilot.press("p")
        await until(pilot, app, "PreventionScreen")
        await pilot.press("enter")
        await until(pilot, app, "FlarePlanScreen")
        await typed(pilot, "[b]warmth")
        await pilot.press("enter")
        await typed(pilot, "call Ben")
        await pilot.press("escape")
        await until(pilot, app, "PreventionScreen")
        assert "[b]warmth" in app.seen
        await pilot.press("escape")
        await until(pilot, app, "TodayScreen")
        assert "Your own plan for a flare-up" in app.seen
        assert "call Ben" in app.seen
        await pilot.press("p")
        await until(pilot, app, "PreventionScreen")
        await pilot.press("enter")
        await until(pilot, app, "FlarePlanScreen")
        await pilot.press("escape")
        await until(pilot, app, "PreventionScreen")
    entries = app.own.notes(plans.FOLDER).entries
    assert len(entries) == 1, "unchanged: nothing new is kept"
    found = plans.latest(entries)
    assert found is not None
    assert found.lines == ("[b]warmth", "call Ben")


async def test_lines_typed_fast_go_where_they_belong() -> None:
    app = Own()
    async with opened(app, "4", "p") as pilot:
        await pilot.press("enter")
        await until(pilot, app, "FlarePlanScreen")
        await pilot.press(*"ab", "enter", *"cd", "down", *"ef", "up", *"g", "escape")
        await until(pilot, app, "PreventionScreen")
    found = plans.latest(app.own.notes(plans.FOLDER).entries)
    assert found is not None
    assert found.lines == ("ab", "cdg", "ef")


PLAN = plans.FlarePlan(("walk to the gate and back", "call Ben"), AT.date())


async def seen_after_a_check_in(app: Own) -> tuple[str, object]:
    """What a result shows in a small window to somebody with a plan, and where Enter leads."""
    async with app.run_test(size=(80, 24)) as pilot:
        await home(pilot, app)
        shelf, led = app.own.shelf(), []
        screen = ResultScreen(app.own.progress(AT), shelf.sessions[-1], app.own.library, plan=PLAN)
        app.push_screen(screen, led.append)
        await pilot.pause(0.1)
        seen = app.seen
        await pilot.press("enter")
        await pilot.pause(0.05)
        return seen, led[0]


async def test_after_a_check_in_in_a_flare_up_the_plan_is_in_view_and_what_helps_one_key_away() -> None:
    app = Own()
    in_a_flare(app)
    seen, led = await seen_after_a_check_in(app)
    assert "Your own plan for a flare-up" in seen
    assert "call Ben" in seen
    assert "Press  Enter  for what helps now" in seen
    assert led == "today"


async def test_the_plan_is_kept_back_without_a_flare_up_and_under_a_warning_sign() -> None:
    calm, warned = Own(), Own()
    in_a_flare(warned)
    with_flag(warned)
    for app, on in ((calm, "today"), (warned, "home")):
        seen, led = await seen_after_a_check_in(app)
        assert "plan for a flare-up" not in seen
        assert led == on


# -- learn --


async def test_a_question_in_plain_words_finds_its_paragraph_and_its_source() -> None:
    app = Own()
    async with opened(app, "5") as pilot:
        await typed(pilot, "back worse but leg better?")
        await pilot.press("enter")
        await pilot.pause(0.05)
        assert "My back is worse, but my leg is better" in app.seen
        await pilot.press("1")
        await until(pilot, app, "ReadScreen")
        assert "Where it comes from" in app.seen
        await pilot.press("escape")
        await until(pilot, app, "LearnScreen")
        await pilot.press("escape")
        assert "What sciatica is" in app.seen
        await pilot.press("escape")
        await until(pilot, app, "HomeScreen")


async def test_where_there_is_nothing_it_says_so() -> None:
    app = Own()
    async with opened(app, "5") as pilot:
        await typed(pilot, "zebra quantum 3")
        await pilot.press("enter")
        await pilot.pause(0.05)
        assert "There is nothing here about that." in app.seen
        await pilot.press("backspace")
        await typed(pilot, " scan")
        assert "zebra quantum" in app.seen, "what was asked can be mended"


async def test_topics_open_by_number_also_one_of_two_digits() -> None:
    app = Own()
    async with opened(app, "5") as pilot:
        topics = app.screen.learn.topics  # type: ignore[attr-defined]
        await pilot.press("1", "2")
        await until(pilot, app, "TopicScreen")
        assert topics[11].title in app.seen
        await pilot.press("escape")
        await until(pilot, app, "LearnScreen")
        await pilot.press("1")
        await until(pilot, app, "TopicScreen")
        assert topics[0].title in app.seen
        await pilot.press("2")
        await until(pilot, app, "ReadScreen")
        title = topics[0].paragraphs[1].title
        assert title in app.seen
        await pilot.press("left")
        await pilot.pause(0.05)
        assert topics[0].paragraphs[0].title in app.seen


# -- home --


@pytest.mark.parametrize("two", [True, False])
def test_the_arrows_of_home_reach_every_card_and_line_and_leave_none(two: bool) -> None:
    count = len(CARDS) + len(LINES)
    reached, new = {0}, {0}
    while new:
        new = {moved(at, key, two) for at in new for key in ("up", "down", "left", "right")} - reached
        reached |= new
    assert reached == set(range(count))


def test_the_arrows_of_home_go_where_they_point() -> None:
    keys = [choice.key for choice in (*CARDS, *LINES)]

    def leads(*way: str) -> str:
        at = 0
        for key in way:
            at = moved(at, key, two_columns=True)
        return keys[at]

    assert leads("right") == "2"
    assert leads("down") == "3"
    assert leads("right", "down", "down") == "7"
    assert leads("down", "down", "right", "up", "up") == "2"
    assert leads("up", "left") == "1"


def test_what_changes_before_a_screen_is_there_harms_nothing() -> None:
    learn = LearnScreen(learning.read(), lambda _: ())
    learn.action_step(1)
    learn.frame(fact="Learn")
    assert learn.at == 1
