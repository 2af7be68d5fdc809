"""The views of single questions, each inside a wizard on a page of the real content or one made here."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual import events
from textual.app import App

from assessments.answers import Answers, Key
from assessments.asking.pages import Ask, Page
from assessments.questions import Change, Note, Number, Option, Rating, Several
from tests.pilot.wizard_host import BEFORE, KNOWN, begin, filled, host, library, settle
from tui.themes import DARK, PALETTES, cells, themes, variables
from tui.widgets.questions import view_for
from tui.widgets.questions.base import Answered, Finished, LeftOut

BASE: dict[str, Any] = {"text": "How is it?", "said": "It is {answer}.", "recall": "week", "why": "To know."}


class Bench(App[None]):
    """One view alone; keeps what it says."""

    CSS = "Screen { background: $background; }"

    def __init__(self, question: Any, value: Any = None, last: Any = None) -> None:
        super().__init__()
        self.rich_glyphs = True
        self.said: list[Any] = []
        ask = Ask(
            question,
            Key(question.id),
            question.text,
            value,
            last=(last, BEFORE) if last is not None else None,
        )
        self.view = view_for(Page("page", "one", library().section("s2"), (ask,)))

        for theme in themes():
            self.register_theme(theme)
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)

    def compose(self):
        yield self.view

    def on_mount(self) -> None:
        focus = getattr(self.view, "focus_field", None)
        focus() if focus else self.view.focus()

    def on_answered(self, event: Answered) -> None:
        self.said.append(event.value)

    def on_finished(self, _: Finished) -> None:
        self.said.append("finished")

    def on_left_out(self, event: LeftOut) -> None:
        self.said.append(event.why)

    @property
    def seen(self) -> str:
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


RATING = Rating(kind="rating", id="r", low_text="none", high_text="worst", **BASE)
SEVEN = Rating(kind="rating", id="r7", high=7, low_text="none", high_text="worst", **BASE)
SOME = tuple(Option(value=v, text=t) for v, t in (("a", "Apples"), ("b", "Pears"), ("none", "None of these")))


async def press(app: Bench, *keys: str) -> list[Any]:
    """What the view says after these keys."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
    return app.said


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["0"], [0]), (["9"], [9]), (["t"], [10]), (["1", "0"], [10]), (["1", "enter"], [1]),
        (["right", "enter"], [0]), (["left", "enter"], [10]), (["right", "right"], []), (["enter"], []),
    ],
)  # fmt: skip
async def test_a_rating_is_one_key_and_arrows_only_preview(keys: list[str], said: list[Any]) -> None:
    assert await press(Bench(RATING), *keys) == said


async def test_enter_on_an_answered_rating_keeps_it() -> None:
    assert await press(Bench(RATING, value=4), "enter") == ["finished"]


async def test_a_rating_to_seven_takes_a_one_at_once_and_refuses_an_eight() -> None:
    assert await press(Bench(SEVEN), "1") == [1]
    app = Bench(SEVEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8")
        assert "go from 0 to 7" in app.seen
        assert app.said == []


async def test_the_words_for_cannot_are_the_worst_value() -> None:
    assert await press(Bench(RATING.model_copy(update={"cannot": "I can't do this"})), "c") == [10]


async def test_several_ticks_and_the_one_that_stands_alone_unticks_the_others() -> None:
    question = Several(kind="several", id="m", options=SOME, alone="none", **BASE)
    assert (await press(Bench(question), "1", "2", "enter"))[-1] == ["a", "b"]
    assert (await press(Bench(question), "1", "3"))[-1] == ["none"]
    assert (await press(Bench(question), "3", "1"))[-1] == ["a"]
    assert await press(Bench(question), "enter") == []


async def test_several_with_nothing_ticked_is_asked_once_then_believed() -> None:
    question = Several(kind="several", id="m", options=SOME[:2], **BASE)
    assert await press(Bench(question), "enter", "enter") == [[]]


async def test_a_number_outside_the_plausible_range_is_asked_once_then_believed() -> None:
    question = Number(kind="number", id="n", high=28, unit="days", plausible=(0, 20), **BASE)
    app = Bench(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "5", "enter")
        assert app.said == []
        assert "is that right?" in app.seen
        await pilot.press("enter")
        assert app.said == [25]


async def test_a_small_number_is_one_key() -> None:
    question = Number(kind="number", id="n", high=7, unit="nights", **BASE)
    assert await press(Bench(question), "5") == [5]


async def test_brackets_in_a_note_are_text_and_nothing_else() -> None:
    question = Note(kind="note", id="t", **BASE)
    app = Bench(question)
    async with app.run_test(size=(80, 24)) as pilot:
        for char in "[/x] [@click=app.quit]😀":
            app.post_message(events.Key(char, char))
            await pilot.pause()
        await pilot.press("enter")
        assert app.said == ["[/x] [@click=app.quit]😀"]
        assert "[/x]" in app.seen


async def test_an_empty_note_is_skipped() -> None:
    assert await press(Bench(Note(kind="note", id="t", **BASE)), "enter") == ["skipped"]


STEPS = tuple(Option(value=v, text=f"step {v}") for v in range(-5, 6))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["1", "1"], [1]),
        (["1", "5"], [5]),
        (["2"], [0]),
        (["3", "2"], [-2]),
        (["1", "escape", "3", "1"], [-1]),
    ],
)
async def test_change_is_which_way_then_how_much(keys: list[str], said: list[int]) -> None:
    assert await press(Bench(Change(kind="change", id="g", steps=STEPS, **BASE)), *keys) == said


async def test_a_change_already_given_is_kept_by_enter() -> None:
    assert await press(Bench(Change(kind="change", id="g", steps=STEPS, **BASE), value=-3), "enter") == [
        "finished"
    ]


async def test_a_day_is_understood_as_people_write_it_and_shown_before_enter() -> None:
    carried = {Key(k): v for k, v in KNOWN.items() if k != "ctx_onset"}
    interview = begin("full", carried=Answers(carried), first_of_episode=True)  # type: ignore[arg-type]
    app = host(filled(interview, until="ctx_onset"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("3 weeks ago")
        await settle(pilot, app)
        assert "3 November 2026" in app.seen
        await pilot.press("enter")
        await settle(pilot, app)
        assert app.interview.given.get("ctx_onset") == date(2026, 11, 3)


async def test_a_day_that_is_none_says_so_and_leaves_what_was_typed() -> None:
    carried = {Key(k): v for k, v in KNOWN.items() if k != "ctx_onset"}
    interview = begin("full", carried=Answers(carried), first_of_episode=True)  # type: ignore[arg-type]
    app = host(filled(interview, until="ctx_onset"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("soonish\n")
        await settle(pilot, app)
        assert "soonish" in app.seen
        assert "lease give a day" in app.seen
        await pilot.press("escape")
        await settle(pilot, app)
        assert app.interview.page.id != "ctx_onset"
        await pilot.press("pagedown")
        await settle(pilot, app)
        assert "soonish" in app.seen  # back again, nothing typed is lost


async def test_a_choice_row_that_is_clicked_is_the_answer() -> None:
    app = host(filled(begin(), until="s2_leg_freq.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        view: Any = app.wizard.view
        region = next(r for r, v in view._targets if v == 4)
        await pilot.click(view, offset=(region.x + 10, region.y))
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_freq", "left") == 4


async def test_a_guide_says_when_to_stop_before_how_to_do_it_and_s_leaves_its_tests_out() -> None:
    interview = begin().answer(Key("offer_s5"), "yes")
    guide = next(page for page in interview.pages if page.layout == "guide")
    app = host(interview.go(guide.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert guide.guide is not None
        assert app.seen.index(guide.guide.stop[0][:20]) < app.seen.index(guide.guide.steps[0][:20])
        await pilot.press("s")
        await settle(pilot, app)
        left = {key.item for key, why in app.interview.given.missing.items() if why == "skipped"}
        assert set(guide.guide.before) & left
        assert app.interview.page.id != guide.id


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize("glyphs", [True, False])
async def test_every_page_of_a_check_in_paints_in_every_theme_within_its_width(
    theme: str, glyphs: bool
) -> None:
    interview = filled(begin())
    app = host(interview)
    app.rich_glyphs = glyphs
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        for page in interview.pages[::4]:
            app.wizard.interview = interview.go(page.id)
            await app.wizard._show()
            await pilot.pause()
            rows = app.seen.splitlines()
            assert len(rows) == 24
            assert all(cells(row) <= 80 for row in rows)
            assert "Press" in rows[-1] or "Type" in rows[-1]
            if not glyphs:
                assert not set(app.seen) & set("●━▸✓…▶╭╮╰╯▁▂▃▅▆▇◆"), page.id


def test_a_view_is_made_for_every_kind_of_question() -> None:
    section = library().section("s2")
    kinds = set()
    for question in library().questions():
        ask = Ask(question, Key(question.id), question.text)
        view = view_for(Page("p", "one", section, (ask,)))
        assert view.current is None or view.current.key == ask.key
        kinds.add(question.kind)
    assert len(kinds) >= 12
