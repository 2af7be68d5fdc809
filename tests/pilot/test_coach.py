"""The leg-raise coach, what the exercise week offers for an answer, and from a question to reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessments.answers import Key
from assessments.helping.lifts import Lifts
from assessments.helping.phrases import counted, phrase
from tests.pilot.next_step_host import Steady
from tests.pilot.wizard_host import Host, begin, filled, host, settle
from tui.screens.asking.wizard import WizardScreen
from tui.screens.helping.coach import CoachScreen
from tui.widgets.questions.base import Offer

if TYPE_CHECKING:
    from textual.pilot import Pilot

SORE, OTHER = "s6_angle_sore.left", "s6_angle_other.right"


def at_angle(page: str = SORE) -> Host:
    """The leg-raise test with a helper, arrived at this angle."""
    return host(filled(begin("full", only="s6").answer(Key("ctx_helper"), "helper"), page))


async def pressed(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.03)


@pytest.mark.parametrize(
    ("first", "second", "mean"), [(38, 42, 40), (38, 41, 40), (0, 1, 1), (90, 90, 90), (90, 80, 85)]
)
def test_the_mean_of_two_lifts_is_rounded_half_up(first: int, second: int, mean: int) -> None:
    assert Lifts(first, second).mean == mean


def test_lifts_ten_degrees_apart_are_told() -> None:
    assert not Lifts(40, 49).far_apart
    assert Lifts(40, 50).far_apart
    assert not Lifts(90, 85).painless
    assert Lifts(90, 90).painless


@pytest.mark.parametrize("page", [SORE, OTHER])
async def test_the_coach_leads_through_two_lifts_and_their_mean_is_the_answer(page: str) -> None:
    app = at_angle(page)
    item, leg = page.split(".")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert "for step by step" in app.seen.splitlines()[-1]
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CoachScreen)
        assert app.seen.index("Stop at the first start") < app.seen.index("Lie on your back")
        await pressed(pilot, "enter", "3", "8", "enter")
        assert "rest 1 minute" in app.seen
        await pressed(pilot, "enter", "4", "2", "enter")
        assert "First 38 degrees, then 42 degrees. The middle is 40 degrees." in app.seen
        await pressed(pilot, "enter")
        await settle(pilot, app)
        assert app.interview.answers.get(item, leg) == 40  # type: ignore[arg-type]
        assert not isinstance(app.screen, CoachScreen)


async def test_escape_goes_back_step_by_step_and_what_was_read_stays() -> None:
    app = at_angle()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pressed(pilot, "enter", "enter", "3", "8", "enter", "escape")
        assert "38" in app.seen or "▟▀▀▙" in app.seen
        coach = app.screen
        assert isinstance(coach, CoachScreen)
        assert coach.read == {"first": 38}
        await pressed(pilot, "enter")
        assert coach.stage == "rest"
        await pressed(pilot, "escape", "escape", "escape")
        await settle(pilot, app)
        assert app.screen is app.first
        assert app.interview.answers.get("s6_angle_sore", "left") is None


async def test_the_minute_between_is_counted_and_its_end_is_told() -> None:
    app = at_angle()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        clock = Steady()
        coach = CoachScreen(app.interview.page, clock)
        await app.push_screen(coach)
        await pressed(pilot, "enter", "n")
        assert coach.stage == "rest"
        clock.now += 59
        coach._look()
        await pilot.pause(0.02)
        assert "second left" in app.seen
        clock.now += 1
        coach._look()
        await pilot.pause(0.02)
        assert "The minute is over." in app.seen
        await pressed(pilot, "enter", "n")
        assert "No leg pain all the way up, both times." in app.seen


async def test_lifts_far_apart_can_both_be_done_again() -> None:
    app = at_angle()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pressed(pilot, "enter", "enter", "2", "0", "enter", "enter", "5", "0", "enter")
        assert "far apart" in app.seen
        await pressed(pilot, "a")
        coach = app.screen
        assert isinstance(coach, CoachScreen)
        assert (coach.stage, coach.read) == ("first", {})


async def test_an_angle_already_measured_is_simply_typed() -> None:
    app = at_angle()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pressed(pilot, "4", "5", "enter")
        await settle(pilot, app)
        assert app.interview.answers.get("s6_angle_sore", "left") == 45


# -- what the exercise week offers --

DAYS = {"p2_active": Offer(4, counted("suggestion.days", 4))}
MINUTES = {"p3_week_min": Offer("60_149", counted("suggestion.minutes", 95))}


@pytest.mark.parametrize(
    ("phase", "page", "offers", "words"),
    [(2, "p2_active", DAYS, "Your record says 4 days."), (3, "p3_week_min", MINUTES, "says 95 minutes.")],
)
async def test_what_the_record_says_is_offered_and_only_its_own_key_takes_it(
    phase: int, page: str, offers: dict[str, Offer], words: str
) -> None:
    app = host(filled(begin(phase=phase), page), offers=offers)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert words in app.seen
        await pilot.press("enter")
        await settle(pilot, app)
        assert app.interview.answers.get(page) is None, "Enter takes nothing that wasn't chosen"
        await pilot.press("u")
        await settle(pilot, app)
        assert app.interview.answers.get(page) == offers[page].value
        assert app.interview.page.id != page
        await pilot.press("escape")
        await settle(pilot, app)
        assert words not in app.seen, "an answer stands: nothing is offered any more"


async def test_the_offer_can_be_clicked_and_another_answer_given_instead() -> None:
    for by_mouse in (True, False):
        app = host(filled(begin(phase=2), "p2_active"), offers=DAYS)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot, app)
            if by_mouse:
                row = next(n for n, line in enumerate(app.seen.splitlines()) if "use it" in line)
                column = app.seen.splitlines()[row].index("use it")
                await pilot.click(offset=(column, row))
            else:
                await pilot.press("6")
            await settle(pilot, app)
            assert app.interview.answers.get("p2_active") == (4 if by_mouse else 6)


async def test_without_a_record_nothing_is_offered_and_u_does_nothing() -> None:
    app = host(filled(begin(phase=2), "p2_active"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("u")
        await settle(pilot, app)
        assert "Your record says" not in app.seen
        assert app.interview.answers.get("p2_active") is None


@pytest.mark.parametrize(("count", "words"), [(1, "1 day."), (7, "7 days.")])
def test_days_are_counted_in_words(count: int, words: str) -> None:
    assert counted("suggestion.days", count) == f"Your record says {words}"


# -- from a question to reading --


async def test_why_we_ask_leads_to_a_paragraph_about_it() -> None:
    app = host(filled(begin(), "s1_far_usual.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("?")
        for _ in range(50):
            await pilot.pause(0.02)
            if "read more" in app.seen:
                break
        await pressed(pilot, "r")
        assert type(app.screen).__name__ == "ReadScreen"
        assert "Where it comes from" in app.seen
        await pressed(pilot, "escape", "escape")
        assert app.screen is app.first


def test_the_coach_has_all_its_sentences() -> None:
    for name in ("title", "first", "ready", "resting", "rested", "painless", "far"):
        assert phrase(f"coach.{name}")
    assert "left" in phrase("coach.try_first", leg="left")


async def test_a_key_before_the_first_question_is_there_harms_nothing() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        second = WizardScreen(begin(), autosave=None, emergency="")
        app.push_screen(second)
        app.burst("1n\n")
        for _ in range(50):
            await pilot.pause(0.02)
            if second.view is not None:
                break
        assert second.view is not None
