"""Scores of signs, phases and the index, against CLINICAL 0 and 1 worked out by hand."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import Any

import pytest
from spells import ADL, answers, library

from assessments.judging import scoring
from assessments.judging.scoring import (
    Score,
    half_up,
    index,
    item_points,
    score_by_leg,
    sign_score,
    worse_leg,
)

WAYS = {"1": "11de5184e27e3ed6"}
"""Version -> a mark of everything that scores hang on. A version is never given another mark."""


def test_another_way_of_working_scores_out_is_another_version() -> None:
    way: list[object] = [scoring.INDEX_WEIGHTS, scoring.INDEX_KEYS, scoring.INDEX_NEEDS]
    way += [scoring.FULL_RAISES, scoring.MOST_RAISES, scoring.FEWEST_RAISES]
    for section in library().sections:
        if section.scoring is None:
            continue
        way += [section.id, section.scoring]
        for item in sorted(i for part in section.scoring.components for i in part.items):
            q = library().question(item)
            points = [(o.value, getattr(o, "points", None)) for o in getattr(q, "options", ())]
            way += [item, points, q.best, q.worst, [(b.at_least, b.points) for b in getattr(q, "bands", ())]]
    mark = hashlib.sha256(repr(way).encode()).hexdigest()[:16]
    assert WAYS[scoring.VERSION] == mark, f"raise scoring.VERSION and note its mark here: {mark}"


def score(section: str, legs: tuple[str, ...] = ("left",), leg: str = "left", **given: Any) -> Score:
    return sign_score(library().section(section), answers(legs, **given), leg, legs=legs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(1, 2), 1),
        (Fraction(49, 100), 0),
        (Fraction(5, 2), 3),
        (Fraction(171, 2), 86),
        (Fraction(7), 7),
    ],
)
def test_scores_round_half_up_never_to_even(value: Fraction, rounded: int) -> None:
    assert half_up(value) == rounded


@pytest.mark.parametrize(("zone", "points"), [(0, 100), (1, 86), (2, 71), (5, 29), (7, 0)])
def test_sign_one_falls_by_a_seventh_a_zone(zone: int, points: int) -> None:
    assert score("s1", s1_far_usual=zone).points == points


def test_sign_one_weighs_the_usual_reach_by_six_tenths() -> None:
    found = score("s1", s1_far_usual=3, s1_far_any=7, s1_worst_zone=0)
    assert found.value == Fraction(60 * Fraction(400, 7) + 20 * 0 + 20 * 100, 100)


def test_sign_one_without_its_key_item_has_no_score() -> None:
    found = score("s1", s1_far_any=3, s1_worst_zone=3)
    assert (found.value, found.points) == (None, None)


def test_sign_two_without_enough_weight_has_no_score() -> None:
    assert score("s2", s2_leg_avg=4, s2_leg_freq=3).points is None  # 55 hundredths: a bad-day entry
    assert score("s2", s2_leg_avg=4, s2_leg_freq=3, s2_shoots=0).points is not None  # exactly 60


def test_left_out_items_let_the_others_count_for_more_and_are_never_filled_in() -> None:
    found = score("s2", s2_leg_avg=4, s2_leg_worst=8, s2_leg_freq=3)
    assert found.value == Fraction(35 * 60 + 10 * 20 + 20 * 50, 65)


def test_the_three_positions_of_sign_two_are_one_mean_of_those_tried() -> None:
    base = {"s2_leg_avg": 0, "s2_leg_worst": 0, "s2_leg_freq": 0}
    one, two = score("s2", **base, s2_sit=10), score("s2", **base, s2_sit=10, s2_walk=0)
    assert (one.value, two.value) == (Fraction(6500, 75), Fraction(6500 + 500, 75))


def test_sign_three_needs_one_own_activity_or_six_daily_ones() -> None:
    extras = {"s3_walk_min": "60plus", "s3_sit_min": "60plus", "s3_bend": "floor"}
    five = {f"s3_adl_{name}": 4 for name in ADL[:5]}
    assert score("s3", **five, **extras).points is None
    assert score("s3", **five, **extras, s3_adl_bag=4).points == 100
    assert score("s3", s3_own=["garden"], s3_own1=5, **extras).points == half_up(
        Fraction(30 * 50 + 30 * 100, 60)
    )


def test_sign_three_takes_its_bands_from_the_options() -> None:
    question = library().question("s3_walk_min")
    points = [item_points(question, v) for v in ("cant", "lt5", "5_14", "15_29", "30_59", "60plus")]
    assert points == [0, 20, 40, 60, 80, 100]


def test_own_activities_are_told_apart_by_their_words_not_their_place() -> None:
    section = library().section("s3")
    said = answers(s3_own=["garden", "cycle"], s3_own1=2, s3_own2=9)
    only = frozenset({"s3_own:cycle"})
    found = sign_score(section, said, None, only)
    assert found.items == only


def test_never_having_had_spasms_leaves_sign_four_out_and_not_now_is_full() -> None:
    assert score("s4", s4_ever="never").absent
    assert score("s4", s4_ever="not_now").points == 100
    assert score("s4", s4_ever="never", s4_freq=2, s4_sev=2).points is not None  # new ones outweigh it


def test_spasms_weigh_how_often_and_how_strong() -> None:
    found = score("s4", s4_freq=2, s4_sev=3, s4_dur=0, s4_nights=7)
    assert found.value == Fraction(40 * 50 + 35 * 0 + 15 * 100 + 10 * 0, 100)
    assert score("s4", s4_freq=2, s4_dur=0, s4_nights=0).points is None  # both keys are needed


def test_sign_five_by_feel_is_enough_and_says_so() -> None:
    found = score("s5", s5_feel=8, s5_lift=4)
    assert found.by_feel
    assert found.value == Fraction(15 * 80 + 15 * 100, 30)
    assert score("s5", s5_feel=8).points is None
    assert not score("s5", s5_feel=8, s5_lift=4, s5_heelwalk=3, s5_toewalk=3).by_feel


@pytest.mark.parametrize(
    ("sore", "other", "share"), [(10, 20, 50), (25, 20, 100), (0, 5, 0), (4, 4, None), (3, None, None)]
)
def test_heel_raises_are_a_share_of_the_other_leg(sore: int, other: int | None, share: int | None) -> None:
    raises = {"left": sore} | ({"right": other} if other is not None else {})
    walks = {"s5_heelwalk": {"left": 0}, "s5_toewalk": {"left": 0}, "s5_feel": {"left": 0}}
    with_raises = score("s5", **walks, s5_stairs=0, s5_raises=raises)
    assert with_raises.value == (0 if share is None else Fraction(20 * share, 90))


def test_heel_raises_of_two_sore_legs_are_a_share_of_twenty() -> None:
    given = {
        "s5_heelwalk": 0,
        "s5_toewalk": 0,
        "s5_feel": 0,
        "s5_stairs": 0,
        "s5_raises": {"left": 5, "right": 30 - 5},
    }
    legs = ("left", "right")
    left, right = (score("s5", legs, leg, **given) for leg in legs)
    assert (left.value, right.value) == (Fraction(20 * 25, 90), Fraction(20 * 100, 90))


@pytest.mark.parametrize(
    ("count", "points"),
    [(0, 0), (1, 20), (4, 20), (5, 40), (8, 40), (9, 60), (11, 60), (12, 80), (14, 80), (15, 100)],
)
def test_chair_stands_score_in_bands(count: int, points: int) -> None:
    assert item_points(library().question("s5_chair"), count) == points


@pytest.mark.parametrize(("angle", "points"), [(0, 0), (40, 50), (80, 100), (90, 100)])
def test_the_leg_raise_is_full_from_eighty_degrees(angle: int, points: int) -> None:
    assert item_points(library().question("s6_angle_sore"), angle) == points


def test_a_scan_of_which_nothing_was_told_has_no_score() -> None:
    assert score("s7", s7_told="first").points is None
    assert score("s7", s7_told="bit_better").points == 75


def test_pain_relief_takes_the_most_helpful_and_leaves_out_what_was_not_tried() -> None:
    question = library().question("p1_relief")
    assert item_points(question, {"ice": 1, "heat": 3, "other": "not_tried"}) == 75  # type: ignore[arg-type]
    assert item_points(question, {"ice": "not_tried"}) is None


@pytest.mark.parametrize("phase", ["p1", "p2", "p3"])
def test_the_best_answers_of_a_phase_give_a_hundred_and_the_worst_none(phase: str) -> None:
    section = library().section(phase)
    scored = {item for part in section.scoring.components for item in part.items}  # type: ignore[union-attr]
    best: dict[str, Any] = {}
    worst: dict[str, Any] = {}
    for question in section.questions:
        if question.id not in scored:
            continue
        options: list[Any] = [o.value for o in getattr(question, "options", ())]
        values = options or list(range(question.low, question.high + 1))  # type: ignore[union-attr]
        if question.kind == "table":
            values = [{question.rows[0].value: v} for v in options]
        ranked = sorted((p, n) for n, v in enumerate(values) if (p := item_points(question, v)) is not None)
        worst[question.id], best[question.id] = values[ranked[0][1]], values[ranked[-1][1]]
    assert sign_score(section, answers(**best), None).points == 100
    assert sign_score(section, answers(**worst), None).points == 0


def test_the_worse_leg_is_the_one_shown() -> None:
    both = answers(("left", "right"), s1_far_usual={"left": 2, "right": 6})
    by_leg = score_by_leg(library().section("s1"), both, ("left", "right"))
    assert worse_leg(list(by_leg.values())).points == by_leg["right"].points == 14


def test_the_index_needs_signs_two_and_three_and_one_more() -> None:
    half, full = Score((50, 1), 50), Score((100, 1), 100)
    assert index({"s2": half, "s3": half}).points is None
    assert index({"s1": half, "s2": half, "s5": full}).points is None
    assert index({"s2": half, "s3": half, "s5": full}).value == Fraction(30 * 50 + 25 * 50 + 20 * 100, 75)
    assert index({"s2": half, "s3": half, "s6": full, "s7": full}).points is None


def test_the_weights_of_the_index_are_those_of_the_signs() -> None:
    assert sum(scoring.INDEX_WEIGHTS.values()) == 100
    full = {s: Score((100, 1), 100) for s in scoring.INDEX_WEIGHTS}
    assert index(full).points == 100
    for sign, weight in scoring.INDEX_WEIGHTS.items():
        assert index({**full, sign: Score((0, 1), 0)}).points == 100 - weight
