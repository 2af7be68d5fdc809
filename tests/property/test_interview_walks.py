"""Random walks through the real forms: moving changes nothing, and what was said is always found again."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments import library
from assessments.answers import Answers, Key, Leg, Value
from assessments.asking.interview import Ask, Facts, Interview
from assessments.errors import AnswerError

if TYPE_CHECKING:
    from assessments.questions import Question

AT = datetime(2026, 9, 3, 9, 41, tzinfo=UTC)
LIBRARY = library.read()
FORMS = [(name, None) for name in LIBRARY.forms] + [
    ("check-in", s.id) for s in LIBRARY.sections if s.kind in ("sign", "phase")
]
LEGS: list[tuple[Leg, ...]] = [(), ("left",), ("right",), ("left", "right")]


def any_value(question: Question, rng: random.Random) -> Value:
    """A value the question accepts; warning signs mostly "no", or no test would ever be reached."""
    match question.kind:
        case "safety":
            return rng.choice(["no"] * 30 + ["yes", "not_sure", "before"])
        case "choice" | "zone":
            return rng.choice(question.options).value
        case "several":
            rest = [str(o.value) for o in question.options if o.value != question.alone]
            alone = [question.alone] if question.alone else []
            return alone if rng.random() < 0.7 else rng.sample(rest, rng.randint(1, len(rest)))
        case "rating" | "number" | "count" | "angle":
            return rng.choice([question.low, rng.randint(question.low, question.high)])
        case "date":
            return AT.date() - timedelta(days=rng.randint(0, 400))
        case "note":
            return "[b]a note[/b]"
        case "activities":
            return ["dig", "chess", "run"][: rng.randint(1, 3)]
        case "zones":
            values = list(question.values())
            return rng.sample(values, rng.randint(0, 4))
        case "table":
            return {row.value: rng.choice(question.options).value for row in question.rows}  # type: ignore[return-value]
        case "change":
            return rng.randint(-5, 5)


def any_facts(rng: random.Random) -> Facts:
    """Some state of a record."""
    carried = (
        Answers({Key("s3_own"): ["chess"], Key("ctx_age"): "20_50"}) if rng.random() < 0.5 else Answers()
    )
    last: dict[Key, tuple[Value, date]] = {Key("s5_heelwalk", "left"): (3, date(2026, 8, 20))}
    return Facts(
        legs=rng.choice(LEGS),
        first=rng.random() < 0.3,
        first_of_episode=rng.random() < 0.3,
        gap=rng.random() < 0.2,
        phase=rng.choice([None, 1, 2, 3]),
        relapse_due=rng.random() < 0.2,
        carried=carried,
        last=last,
        pains=(2, 3, 4),
    )


def begun(rng: random.Random) -> Interview:
    form, only = rng.choice(FORMS)
    return Interview.begin(LIBRARY, form, AT, any_facts(rng), only=only)


def answered(interview: Interview, ask: Ask, rng: random.Random) -> Interview:
    """With some answer, or left out; as it was where the answers don't go together."""
    try:
        if rng.random() < 0.15 and ask.question.allow:
            return interview.leave_out(ask.key, rng.choice(ask.question.allow))
        return interview.answer(ask.key, any_value(ask.question, rng))
    except AnswerError:
        return interview


def step(interview: Interview, rng: random.Random) -> Interview:
    """One thing a person does."""
    act = rng.choice(["answer", "answer", "answer", "next", "next", "back", "forward", "go", "clear"])
    match act:
        case "answer":
            asks = interview.page.asks
            return answered(interview, rng.choice(asks), rng) if asks else interview.next()
        case "clear":
            asks = interview.page.asks
            return interview.clear(rng.choice(asks).key) if asks and rng.random() < 0.3 else interview
        case "go":
            return interview.go(rng.choice(interview.pages).id)
    return getattr(interview, act)()  # type: ignore[no-any-return]


def walked(rng: random.Random, steps: int) -> Interview:
    interview = begun(rng)
    for _ in range(steps):
        interview = step(interview, rng)
    return interview


walks = given(st.integers(0, 2**32), st.integers(0, 120))
walking = settings(max_examples=60, deadline=None)


@walks
@walking
def test_walking_changes_no_answer(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    before = after = walked(rng, steps)
    for _ in range(40):
        move = rng.choice(["next", "back", "forward", "go"])
        after = after.go(rng.choice(after.pages).id) if move == "go" else getattr(after, move)()
        assert after.page.id == after.here
    assert after.given == before.given
    assert after.answers == before.answers
    assert [page.id for page in after.pages] == [page.id for page in before.pages]


@walks
@walking
def test_back_and_forward_again_is_where_the_person_was(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    there = walked(rng, steps)
    index = [page.id for page in there.pages].index(there.page.id)
    times = rng.randint(0, index)
    now = there
    for _ in range(times):
        now = now.back()
    for _ in range(times):
        now = now.forward()
    assert now.page.id == there.page.id


@walks
@walking
def test_back_shows_exactly_what_was_said(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    there = walked(rng, steps)
    if not there.page.asks:
        there = there.next()
    if not there.page.asks:
        return
    key = rng.choice(there.page.asks).key
    ask = next(a for a in there.page.asks if a.key == key)
    said = answered(there, ask, rng)
    again = said.next() if not said.at_end else said.back().next()
    again = again.go(said.page.id)
    shown = next(a for a in again.page.asks if a.key == key)
    assert (shown.value, shown.missing) == (said.given.given.get(key), said.given.missing.get(key))


@walks
@walking
def test_a_hidden_answer_is_back_when_its_branch_is(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    before = walked(rng, steps)
    limits = {c.limit for c in before.plan.checks}  # these may ask another question again, on purpose
    asks = [a for p in before.pages for a in p.asks if a.key.item not in limits and a.done]
    if not asks:
        return
    ask = rng.choice(asks)
    changed = answered(before, ask, rng)
    if ask.value is not None:
        back = changed.answer(ask.key, ask.value)
    else:
        assert ask.missing is not None
        back = changed.leave_out(ask.key, ask.missing)
    assert back.answers == before.answers
    assert back.pages == before.pages


@walks
@walking
def test_what_counts_is_visible_or_follows_from_what_is(seed: int, steps: int) -> None:
    there = walked(random.Random(seed), steps)
    shown = {ask.key: ask for page in there.pages for ask in page.asks}
    for key, ask in shown.items():
        assert there.answers.given.get(key) == ask.value
        assert there.answers.missing.get(key) == ask.missing
    for key, value in there.answers.given.items():
        assert LIBRARY.question(key.item).check(value) == value
        follows = there.plan.by_item[key.item]
        question = follows.question
        assert key in shown or follows.filled or question.same_as or getattr(question, "derive", None)


@walks
@walking
def test_pages_are_unique_and_never_too_long(seed: int, steps: int) -> None:
    there = walked(random.Random(seed), steps)
    names = [page.id for page in there.pages]
    assert len(set(names)) == len(names)
    assert all(len(page.asks) <= 6 for page in there.pages)
    keys = [ask.key for page in there.pages for ask in page.asks]
    assert len(set(keys)) == len(keys)
    place = there.place
    assert 1 <= place.number <= place.of
    assert all(0 <= share <= 1 for share in place.shares)
    assert place.left_here <= len(there.unanswered)


@walks
@walking
def test_a_sheet_of_what_counts_gives_the_same_answers(seed: int, steps: int) -> None:
    there = walked(random.Random(seed), steps)
    shown = {ask.key for page in there.pages for ask in page.asks}
    sheet = there.answers.only(
        {key for key in (*there.answers.given, *there.answers.missing) if key in shown}
    )
    fresh = Interview.begin(there.library, there.form.id, AT, there.facts, only=there.only)
    if not there.facts.gap:  # after a gap carried answers stand there from the start
        assert fresh.take(sheet).answers == there.answers


@pytest.mark.parametrize(("form", "only"), FORMS)
def test_every_form_can_be_answered_to_its_end(form: str, only: str | None) -> None:
    rng = random.Random(7)
    interview = Interview.begin(LIBRARY, form, AT, Facts(), only=only)
    while True:
        for ask in interview.page.asks:
            while not next(a for a in interview.page.asks if a.key == ask.key).done:
                interview = answered(interview, ask, rng)
        if interview.at_end:
            break
        interview = interview.next()
    assert interview.unanswered == ()
