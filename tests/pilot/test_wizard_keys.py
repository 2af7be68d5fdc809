"""Whole check-ins by keys alone and by mouse alone, and how many keys they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from assessments.answers import Answers
from tests.pilot.wizard_host import AT, Host, begin, host, settle
from tui.screens.asking.review import ReviewScreen
from tui.screens.asking.wizard import Finished
from tui.widgets.chrome import BottomLine

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.widget import Widget

    from assessments.asking.interview import Ask, Page


def _line(ask: Ask) -> str:
    """The number of the line to choose: a mild one, "no" where there is one, tests where offered."""
    values = [option.value for option in ask.question.options]  # type: ignore[union-attr]
    if ask.key.item == "s4_ever":
        return str(values.index("yes") + 1)
    if ask.key.item.startswith("offer_"):
        return str(values.index("yes") + 1)
    if "no" in values:
        return str(values.index("no") + 1)
    return "2"


def keys_for(page: Page) -> tuple[str, str]:
    """(keys that count, text typed before them) for one page."""
    if page.layout == "guide":
        return "\n", ""
    if page.layout == "list":
        return "n", ""
    if page.layout == "grid":
        return "".join("3" if ask.question.kind == "rating" else "2" for ask in page.asks if not ask.done), ""
    ask = page.asks[0]
    match ask.question.kind:
        case "rating":
            return ("5" if ask.key.item == "s2_leg_worst" else "3"), ""
        case "choice":
            return _line(ask), ""
        case "zone":
            return "3", ""
        case "zones":
            return "  \n".replace("  ", " v "), ""  # mark, down, mark, done
        case "several":
            return "1\n", ""
        case "change":
            return "13", ""
        case "table":
            return "2" * len(ask.question.rows), ""
        case "date":
            return "\n", "3 weeks ago"
        case "note":
            return "\n", "a note"
        case "activities":
            return ("\n", "") if ask.value or ask.last else ("\n\n", "walk the dog")
        case "angle":
            return "\n", "50"
        case _:
            return "\n", "9"


async def walk(pilot: Pilot[None], app: Host) -> int:
    """Answers everything by keys; returns how many it took, typed words aside, the last Enter included."""
    count = 0
    for _ in range(150):
        await settle(pilot, app)
        if app.screen is not app.first:
            break
        before = app.interview
        keys, typed = keys_for(before.page)
        app.burst(typed)
        for key in keys:
            if key == "v":
                await pilot.press("down")
            else:
                app.burst(key)
        count += len(keys)
        await settle(pilot, app)
        if app.screen is app.first:
            assert app.interview.page.id != before.page.id, (before.page.id, keys, app.seen)
    assert isinstance(app.screen, ReviewScreen), app.seen
    await pilot.pause(0.5)
    await pilot.press("enter")
    await pilot.pause(0.2)
    return count + 1


@pytest.mark.parametrize(("form", "most"), [("bad-day", 16), ("check-in", 70), ("full", 150)])
async def test_a_form_takes_few_keys(form: str, most: int) -> None:
    app = host(begin(form))
    async with app.run_test(size=(80, 24)) as pilot:
        count = await walk(pilot, app)
        print(f"{form}: {count} keys (at most {most}), {len(app.interview.answers.given)} answers")
        assert isinstance(app.outcome, Finished)
        assert count <= most
        assert not app.interview.unanswered


async def test_a_first_full_check_in_is_finished_by_keys_alone() -> None:
    app = host(
        begin("full", legs=(), first=True, first_of_episode=True, phase=None, carried=Answers(), last={})
    )
    async with app.run_test(size=(80, 24)) as pilot:
        count = await walk(pilot, app)
        print(f"first full: {count} keys, {len(app.interview.answers.given)} answers")
        assert isinstance(app.outcome, Finished)
        assert count <= 150


# -- by mouse --


async def click(pilot: Pilot[None], widget: Widget, value: object) -> None:
    """Clicks in the middle of the target with this value."""
    targets: list[Any] = widget._targets  # type: ignore[attr-defined]
    region = next((r for r, v in reversed(targets) if v == value), None)
    assert region is not None, (widget, value, [v for _, v in targets])
    assert await pilot.click(widget, offset=(region.x + region.width // 2, region.y))


async def click_through(pilot: Pilot[None], app: Host) -> None:
    """Answers the page in view with the mouse."""
    page, view, bottom = app.interview.page, app.wizard.view, app.wizard.query_one(BottomLine)
    assert view is not None
    if page.layout == "list":
        await click(pilot, bottom, "n")
        return
    if page.layout == "guide":
        await click(pilot, bottom, "Enter")
        return
    if page.layout == "grid":
        for row, ask in enumerate(page.asks):
            await click(pilot, view, (row, 3 if ask.question.kind == "rating" else 1))
            await settle(pilot, app)
        return
    ask = page.asks[0]
    match ask.question.kind:
        case "rating":
            await click(pilot, view, 5 if ask.key.item == "s2_leg_worst" else 3)
        case "choice":
            await click(pilot, view, int(_line(ask)) - 1)
        case "zone":
            await click(pilot, view, ("zone", 3))
        case "zones":
            await click(pilot, view, ("place", "left_buttock"))
            await settle(pilot, app)
            await click(pilot, bottom, "Enter")
        case "change":
            await click(pilot, view, 0)
            await settle(pilot, app)
            await click(pilot, view, 2)
        case "several":
            await click(pilot, view, 0)
            await settle(pilot, app)
            await click(pilot, bottom, "Enter")
        case _:
            await click(pilot, bottom, "Enter")


async def test_a_check_in_is_finished_by_mouse_alone() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await settle(pilot, app)
            if app.screen is not app.first:
                break
            before = app.interview.page.id
            await click_through(pilot, app)
            await settle(pilot, app)
            assert app.screen is not app.first or app.interview.page.id != before, (before, app.seen)
        review = app.screen
        assert isinstance(review, ReviewScreen)
        await pilot.pause(0.5)
        await click(pilot, review.query_one(BottomLine), "Enter")
        await pilot.pause(0.2)
        assert isinstance(app.outcome, Finished)
        assert app.outcome.interview.at == AT


async def test_a_key_before_the_first_question_is_there_is_for_none() -> None:
    app = host(begin())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        view, app.wizard.view = app.wizard.view, None
        stage = app.wizard.query_one("#question")
        await stage.remove()
        await pilot.press("n", "1", "escape")
        assert app.wizard.view is None
        app.wizard.view = view
        assert app.wizard.interview.given.given == {}
        app.exit()


async def test_keys_that_wait_when_the_app_ends_are_for_nothing() -> None:
    app = host(begin())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.exit()
        for _ in range(2000):
            app.wizard.keys_ahead.waiting.append(events.Key("m", "m"))
        app.wizard.keys_ahead._next()
        assert not app.wizard.keys_ahead.waiting
