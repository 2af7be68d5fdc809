"""What must hold for every record: nothing said before changes, no order matters, no side is preferred."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spells import START, library, session, told

from assessments.answers import LEGS, Answers, Key
from assessments.judging import account
from assessments.judging.change import RULES, judge
from assessments.judging.verdicts import Verdict
from assessments.session import SafetyRecord

if TYPE_CHECKING:
    from assessments.judging.progress import Line, Progress
    from assessments.session import Session

BOTH = ("left", "right")
OTHER = {"left": "right", "right": "left"}
SEEDS = st.integers(0, 2**32)
few = settings(max_examples=25, deadline=None)


def anything(seed: int, count: int = 6, spells: bool = False) -> list[Session]:
    """Check-ins with random answers to everything, some left out, one or two legs, some of them bad days."""
    rng = random.Random(seed)
    sessions = []
    for n in range(rng.randint(1, count)):
        sore = rng.choice([("left",), ("right",), BOTH])
        values: dict[str, Any] = {}
        for question in library().questions():
            options: list[Any] = [o.value for o in getattr(question, "options", ())]
            if question.kind in ("safety", "date", "note", "several", "zones", "table") or rng.random() < 0.2:
                continue
            if question.kind == "activities":
                values[question.id] = rng.sample(["dig", "ski", "sing"], 2)
            elif question.kind == "change":
                values[question.id] = rng.randint(-5, 5)
            elif options:
                values[question.id] = rng.choice(options)
            else:
                values[question.id] = rng.randint(question.low, min(question.high, 25))  # type: ignore[union-attr]
            if question.per_leg:
                values[question.id] = {leg: values[question.id] for leg in sore if rng.random() < 0.9}
        values.pop("ctx_age", None)
        if not spells or rng.random() < 0.7:
            values.pop("relapse_24h", None)
            values.pop("ctx_gap_gone", None)
        fields = {"short": rng.random() < 0.15}
        sessions.append(session(n * 7 + rng.randint(0, 3), legs=sore, fields=fields, **values))
    return sessions


def every_line(found: Progress) -> dict[str, Line]:
    lines = {**found.signs, **found.measures, **found.phases, "overall": found.overall}
    return lines | {line.title: line for line in found.activities}


def said(line: Line) -> tuple[Any, ...]:
    return line.first, line.last, line.now, line.verdict, line.confirmed


def verdicts(found: Progress) -> dict[str, Any]:
    lines: dict[str, Any] = {name: said(line) for name, line in every_line(found).items()}
    phase = (found.phase.now, found.phase.status, found.phase.pending, found.phase.badge)
    return {**lines, "phase": phase, "advice": [row.code for row in found.advice]}


@few
@given(SEEDS)
def test_the_order_of_files_never_matters(seed: int) -> None:
    sessions = anything(seed, spells=True)
    shuffled = sessions[:]
    random.Random(seed).shuffle(shuffled)
    assert told(*shuffled) == told(*sessions)


@few
@given(SEEDS)
def test_a_session_on_a_later_day_changes_no_earlier_point(seed: int) -> None:
    sessions = anything(seed)
    before, after = every_line(told(*sessions[:-1])), every_line(told(*sessions))
    for name, line in before.items():
        later = after[name]
        if not line.absent and not later.absent:
            assert later.points[: len(line.points)] == line.points, name


@few
@given(SEEDS)
def test_an_earlier_spell_reads_the_same_whatever_comes_after_it(seed: int) -> None:
    sessions = anything(seed, count=8, spells=True)
    spells = told(*sessions).spells
    for spell in spells[:-1]:
        until = [s for s in sessions if s.day <= spell.last]
        then = account.of(until, library(), START, spell=len(told(*until).spells))
        now = account.of(sessions, library(), START, spell=spell.number)
        assert every_line(now) == every_line(then)
        assert now.phase == then.phase
        assert now.spell == spell.number


@few
@given(SEEDS)
def test_left_and_right_swapped_everywhere_swaps_the_result(seed: int) -> None:
    def mirrored(one: Session) -> Session:
        swapped = {Key(k.item, OTHER[k.leg] if k.leg else None): v for k, v in one.answers.given.items()}  # type: ignore[arg-type]
        legs = tuple(leg for leg in LEGS if OTHER[leg] in one.legs)
        return replace(one, answers=Answers(swapped), legs=legs)

    sessions = anything(seed)
    one, two = told(*sessions), told(*(mirrored(s) for s in sessions))
    assert verdicts(one) == verdicts(two)
    for name, line in every_line(one).items():
        other = every_line(two)[name]
        assert {OTHER[leg]: said(of_leg) for leg, of_leg in line.legs.items()} == {
            leg: said(of_leg) for leg, of_leg in other.legs.items()
        }, name


@few
@given(SEEDS)
def test_a_session_with_everything_missing_changes_no_verdict(seed: int) -> None:
    sessions = anything(seed)
    empty = session(45, safety=SafetyRecord())  # a warning sign answered No would close it, and rightly so
    before, after = verdicts(told(*sessions)), verdicts(told(*sessions, empty))
    # Advice that goes by the calendar may come with a later day; the phase says that it stays.
    assert {k: v for k, v in after.items() if k not in ("advice", "phase")} == {
        k: v for k, v in before.items() if k not in ("advice", "phase")
    }
    assert after["phase"][0] == before["phase"][0]


@few
@given(SEEDS)
def test_everything_said_is_a_whole_sentence(seed: int) -> None:
    sessions = anything(seed, spells=True)
    found = [told(*sessions), account.of(sessions, library(), START, since=sessions[-1].day)]
    found += [account.of(sessions, library(), START, spell=s.number) for s in found[0].spells]
    for one in found:
        assert len(one.summary) == len(one.summary_about) == 3
        whys = [line.why for line in every_line(one).values() if not line.absent]
        for sentence in (*one.summary, *one.phase.why, *one.notes, *whys, *(a.words for a in one.again)):
            assert sentence[0].isupper() or sentence[0].isdigit(), sentence
            assert sentence[-1] in ".!", sentence
            assert "{" not in sentence
            assert "None" not in sentence


# -- provisional and confirmed, worked out a second time from CLINICAL 3.2 --


def by_hand(pains: list[tuple[int, int]]) -> list[tuple[str | None, bool]]:
    """(day, pain) in order -> (label, confirmed) of each, in the plainest words of the reference."""
    order = ["improved", "a_lot_better", "resolved"]
    first_day, first = pains[0]
    told_so_far: list[tuple[int, str]] = []
    found: list[tuple[str | None, bool]] = []
    for day, pain in pains:
        if day - first_day < 6:
            found.append((None, False))
            continue
        fall = first - pain
        if first >= 2 and pain == 0:
            label = "resolved"
        elif first >= 2 and fall >= 3 and 2 * fall >= first and 10 * fall >= 3 * first:
            label = "a_lot_better"
        elif first >= 2 and fall >= 2 and 10 * fall >= 3 * first:
            label = "improved"
        else:
            label = "worse" if -fall >= 2 else "no_meaningful_change"
        earlier = [one for on, one in told_so_far if day - on >= 6]
        told_so_far.append((day, label))
        before = earlier[-1] if earlier else ""
        if label in order and before in order:
            found.append((min(label, before, key=order.index), True))
        else:
            found.append((label, label == before == "worse"))
    return found


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 10), st.integers(0, 10)), min_size=1, max_size=9))
def test_each_check_in_is_provisional_or_confirmed_as_the_reference_says(
    steps: list[tuple[int, int]],
) -> None:
    day, pains = 0, []
    for gap, pain in steps:
        pains.append((day, pain))
        day += gap
    found = told(*(session(day, s2_leg_avg=pain) for day, pain in pains)).measures["leg_pain"]
    assert [(str(p.verdict) if p.verdict else None, p.confirmed) for p in found.points] == by_hand(pains)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(RULES)), st.data())
def test_a_better_value_is_never_judged_worse_than_a_worse_one(rule_id: str, data: st.DataObject) -> None:
    rule = RULES[rule_id]
    ref, one, other = (data.draw(st.integers(rule.low, rule.high)) for _ in range(3))
    better, worse = sorted((one, other), reverse=rule.up)
    assert judge(rule, ref, better).direction >= judge(rule, ref, worse).direction


@pytest.mark.parametrize("gap", [1, 5, 6, 7])
def test_a_day_is_a_day_whatever_the_hour(gap: int) -> None:
    late, early = session(0, hour=23, s2_leg_avg=6), session(gap, hour=0, s2_leg_avg=4)
    found = told(late, early).measures["leg_pain"]
    assert (found.verdict is Verdict.CANT_TELL) is (gap < 6)
    assert early.day - late.day == timedelta(days=gap)
