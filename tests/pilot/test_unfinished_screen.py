"""A check-in left half-way: what is offered, and what is said where the questions have changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.test_toml_store import draft as bare_draft

from assessments.answers import Answers, Key
from assessments.asking.interview import Interview
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Draft
from assessments.record import Record
from tests.pilot.wizard_host import AT, Host, begin, library
from tui.screens.asking.unfinished import UnfinishedScreen

FULL = Answers({Key("s2_leg_avg", "left"): 3, Key("s2_sit"): 4, Key("gone_item"): 1, Key("s2_stand"): 99})


def unfinished(**more: object) -> Draft:
    made = replace(bare_draft(), given=FULL, content_digest=library().digest)
    return replace(made, **more)  # type: ignore[arg-type]


async def seen(draft: Draft, size: tuple[int, int] = (80, 24)) -> str:
    app = Host(UnfinishedScreen(draft, library()))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.05)
        return " ".join(app.seen.split())


async def test_nothing_is_said_of_changes_where_there_are_none() -> None:
    words = await seen(unfinished())
    assert "Everything you said is there." in words
    assert "have changed" not in words


async def test_changed_questions_are_told_with_what_no_longer_fits() -> None:
    words = await seen(unfinished(content_digest="of last year"))
    assert "The questions have changed since. All but 2 answers still fit and are kept." in words
    assert "Everything" not in words
    one = replace(FULL, given={k: v for k, v in FULL.given.items() if k.item != "gone_item"})
    assert "All but 1 answer still fits" in await seen(unfinished(content_digest="x", given=one))
    fine = replace(FULL, given={k: v for k, v in FULL.given.items() if k.item in ("s2_sit",)})
    assert "What you said is kept." in await seen(unfinished(content_digest="x", given=fine))


async def test_a_form_that_is_gone_is_told() -> None:
    assert "this form isn't asked any more" in await seen(unfinished(content_digest="x", form="weekly"))


WISHES = [("1", "continue"), ("2", "new"), ("3", "discard"), ("escape", None)]


@pytest.mark.parametrize(("keys", "wish"), WISHES)
async def test_there_are_three_ways_on_and_a_way_to_decide_later(keys: str, wish: str | None) -> None:
    app = Host(UnfinishedScreen(unfinished(), library()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(keys)
        await pilot.pause(0.05)
        assert app.screen is not app.first
        assert app.outcome == wish


async def test_an_unfinished_correction_is_called_one_and_starts_nothing_new() -> None:
    draft = unfinished(replaces="ab")
    assert "You were correcting the check-in of 5 November at 09:41." in await seen(draft)
    app = Host(UnfinishedScreen(draft, library()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause(0.05)
        assert app.outcome == "discard"


async def test_in_a_narrow_window_every_word_of_it_is_there() -> None:
    words = await seen(unfinished(content_digest="of last year"), (60, 24))
    assert "The questions have changed since. All but 2 answers still fit and are kept." in words


def test_what_does_not_fit_is_asked_again_and_the_rest_is_kept() -> None:
    record = Record(library(), MemoryStore())
    interview = _in_the_middle()
    draft = record.draft(interview, AT)
    odd = draft.given.put(Key("s2_stand"), 99).put(Key("gone_item"), 1)
    resumed = Record(library(), record.store).resume(replace(draft, given=odd, content_digest="x"))
    assert resumed.given.get("s2_sit") == 4
    assert Key("s2_stand") not in resumed.given
    assert Key("gone_item") not in resumed.given
    assert resumed.answers.get("E1") == "no"


def _in_the_middle() -> Interview:
    return begin().answer(Key("E1"), "no").answer(Key("s2_sit"), 4)
