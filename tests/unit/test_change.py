"""The rule table of CLINICAL 3.2: the printed vectors, each row at its line and to either side, two legs."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.judging.change import RULES, Judged, both_legs, judge, no_change_band, weaker
from assessments.judging.verdicts import Verdict

BETTER, LOT, SAME, WORSE = (
    Verdict.IMPROVED,
    Verdict.A_LOT_BETTER,
    Verdict.NO_MEANINGFUL_CHANGE,
    Verdict.WORSE,
)
GONE, MIXED, UNKNOWN = Verdict.RESOLVED, Verdict.MIXED, Verdict.CANT_TELL


@pytest.mark.parametrize(
    ("ref", "now", "verdict"),
    [(6, 4, BETTER), (7, 5, SAME), (8, 6, SAME), (8, 5, BETTER), (3, 2, SAME), (2, 0, GONE), (3, 0, GONE), (4, 6, WORSE),
     (10, 5, LOT)],
)  # fmt: skip
def test_the_printed_vectors_for_pain(ref: int, now: int, verdict: Verdict) -> None:
    assert judge(RULES["pain"], ref, now) is verdict


@pytest.mark.parametrize(
    ("rule", "ref", "now", "verdict"),
    [
        ("pain", 6, 3, LOT), ("pain", 5, 3, BETTER), ("pain", 4, 2, BETTER), ("pain", 5, 2, LOT), ("pain", 7, 4, BETTER),
        ("pain", 10, 7, BETTER), ("pain", 10, 8, SAME), ("pain", 1, 0, SAME), ("pain", 0, 0, SAME), ("pain", 1, 2, SAME),
        ("pain", 1, 3, WORSE), ("pain", 0, 2, WORSE), ("pain", 0, 1, SAME), ("pain", 9, 10, SAME), ("pain", 8, 10, WORSE),
        ("frequency", 5, 4, SAME), ("frequency", 5, 3, BETTER), ("frequency", 5, 1, LOT), ("frequency", 6, 2, LOT),
        ("frequency", 6, 3, BETTER), ("frequency", 2, 0, GONE), ("frequency", 1, 0, SAME), ("frequency", 1, 3, WORSE),
        ("frequency", 3, 4, SAME), ("frequency", 3, 5, WORSE),
        ("tingling", 4, 2, BETTER), ("tingling", 4, 3, SAME), ("tingling", 5, 1, LOT), ("tingling", 2, 0, GONE),
        ("tingling", 0, 2, WORSE),
        ("own_activities", 3, 4, SAME), ("own_activities", 3, 5, BETTER), ("own_activities", 3, 6, LOT),
        ("own_activities", 8, 10, BETTER), ("own_activities", 9, 10, SAME), ("own_activities", 9, 7, WORSE),
        ("own_activities", 5, 4, SAME),
        ("one_activity", 3, 5, SAME), ("one_activity", 3, 6, BETTER), ("one_activity", 3, 8, LOT),
        ("one_activity", 7, 10, BETTER), ("one_activity", 8, 10, SAME), ("one_activity", 5, 2, WORSE),
        ("one_activity", 5, 3, SAME),
        ("sign", 40, 59, SAME), ("sign", 40, 60, BETTER), ("sign", 40, 79, BETTER), ("sign", 40, 80, LOT),
        ("sign", 40, 21, SAME), ("sign", 40, 20, WORSE), ("sign", 80, 100, BETTER), ("sign", 81, 100, SAME),
        ("sign", 81, 61, WORSE),
        ("sign3", 40, 54, SAME), ("sign3", 40, 55, BETTER), ("sign3", 40, 69, BETTER), ("sign3", 40, 70, LOT),
        ("sign3", 40, 26, SAME), ("sign3", 40, 25, WORSE), ("sign3", 85, 100, BETTER), ("sign3", 86, 100, SAME),
        ("phase", 40, 59, SAME), ("phase", 40, 60, BETTER), ("phase", 40, 20, WORSE),
        ("overall", 40, 49, SAME), ("overall", 40, 50, BETTER), ("overall", 40, 64, BETTER), ("overall", 40, 65, LOT),
        ("overall", 40, 31, SAME), ("overall", 40, 30, WORSE), ("overall", 89, 99, BETTER), ("overall", 90, 100, SAME),
        ("overall", 90, 80, WORSE),
        ("leg_raise_same", 40, 49, SAME), ("leg_raise_same", 40, 50, BETTER), ("leg_raise_same", 40, 60, LOT),
        ("leg_raise_same", 40, 31, SAME), ("leg_raise_same", 40, 30, WORSE), ("leg_raise_same", 74, 84, BETTER),
        ("leg_raise_same", 75, 90, SAME),
        ("leg_raise_other", 40, 54, SAME), ("leg_raise_other", 40, 55, BETTER), ("leg_raise_other", 20, 90, BETTER),
        ("leg_raise_other", 40, 26, SAME), ("leg_raise_other", 40, 25, WORSE),
        ("chair_stands", 10, 12, SAME), ("chair_stands", 10, 13, BETTER), ("chair_stands", 10, 16, LOT),
        ("chair_stands", 10, 8, SAME), ("chair_stands", 10, 7, WORSE),
        ("heel_raises", 10, 16, SAME), ("heel_raises", 10, 17, BETTER), ("heel_raises", 0, 25, BETTER),
        ("heel_raises", 18, 25, BETTER), ("heel_raises", 19, 25, SAME), ("heel_raises", 10, 4, SAME),
        ("heel_raises", 10, 3, WORSE), ("heel_raises", 19, 12, WORSE),
        ("walk_level", 1, 2, BETTER), ("walk_level", 0, 2, BETTER), ("walk_level", 0, 3, LOT), ("walk_level", 1, 1, SAME),
        ("walk_level", 3, 2, WORSE), ("walk_level", 3, 3, SAME),
        ("spasms", 5, 4, SAME), ("spasms", 5, 3, BETTER), ("spasms", 6, 2, LOT), ("spasms", 3, 0, LOT),
        ("spasms", 3, 1, BETTER), ("spasms", 2, 0, SAME), ("spasms", 0, 2, SAME), ("spasms", 0, 3, WORSE),
        ("spasms", 1, 3, WORSE), ("spasms", 2, 3, SAME), ("spasms", 4, 6, WORSE), ("spasms", 4, 5, SAME),
        ("gpe", 0, 1, SAME), ("gpe", 0, 2, BETTER), ("gpe", 0, 3, BETTER), ("gpe", 0, 4, LOT), ("gpe", 0, -1, SAME),
        ("gpe", 0, -2, WORSE),
    ],
)  # fmt: skip
def test_each_row_at_its_line_and_beside_it(rule: str, ref: int, now: int, verdict: Verdict) -> None:
    assert judge(RULES[rule], ref, now) is verdict


@given(st.sampled_from(sorted(RULES)), st.data())
def test_a_ceiling_never_hides_worse_and_nothing_good_comes_of_no_gain(
    rule_id: str, data: st.DataObject
) -> None:
    rule = RULES[rule_id]
    ref, now = (data.draw(st.integers(rule.low, rule.high)) for _ in range(2))
    verdict = judge(rule, ref, now)
    gain = now - ref if rule.up else ref - now
    assert verdict.direction * gain >= 0
    if gain <= -rule.worse and (rule.worse_from is None or now >= rule.worse_from):
        assert verdict is WORSE
    low, high = no_change_band(rule, ref)
    assert low <= ref <= high
    assert (low <= now <= high) == (verdict is SAME)


def _legs(*told: tuple[Verdict, bool, int]) -> tuple[Verdict, bool]:
    return both_legs(Judged(*leg) for leg in told)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "confirmed"),
    [
        ((BETTER, True, 6), (LOT, True, 8), BETTER, True),
        ((BETTER, True, 6), (LOT, False, 8), BETTER, False),
        ((GONE, True, 6), (LOT, True, 8), LOT, True),
        ((WORSE, True, 3), (WORSE, False, 8), WORSE, False),
        ((BETTER, True, 8), (WORSE, True, 3), MIXED, False),
        ((SAME, False, 8), (BETTER, True, 3), SAME, False),
        ((SAME, False, 3), (BETTER, True, 8), BETTER, True),
        ((SAME, False, 5), (BETTER, True, 5), SAME, False),
        ((SAME, False, 8), (WORSE, True, 3), WORSE, True),
        ((SAME, False, 8), (WORSE, False, 3), WORSE, False),
        ((SAME, False, 8), (SAME, False, 3), SAME, False),
        ((UNKNOWN, False, 8), (BETTER, True, 3), BETTER, True),
        ((UNKNOWN, False, 8), (UNKNOWN, False, 3), UNKNOWN, False),
        ((MIXED, False, 8), (BETTER, True, 3), MIXED, False),
    ],
)  # fmt: skip
def test_two_legs_are_one_label_and_worse_is_never_hidden(
    one: tuple[Verdict, bool, int], other: tuple[Verdict, bool, int], verdict: Verdict, confirmed: bool
) -> None:
    assert _legs(one, other) == (verdict, confirmed)
    assert _legs(other, one) == (verdict, confirmed)


def test_of_two_labels_the_weaker_claims_less() -> None:
    assert weaker(GONE, BETTER) is BETTER
    assert weaker(LOT, GONE) is LOT
    assert weaker(WORSE, WORSE) is WORSE
