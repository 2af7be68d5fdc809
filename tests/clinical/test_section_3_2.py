"""CLINICAL 3.2, cell by cell: every row at its line, just below and just above, typed from the reference.

Nothing here is read from the code: each number is the reference's own, and each case goes through check-ins.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import pytest
from spells import ADL, answers, library, session, told

from assessments.judging.progress import Line, Progress
from assessments.judging.scoring import Scale, index

BETTER, LOT, SAME = "improved", "a_lot_better", "no_meaningful_change"
WORSE, GONE, MIXED, CANT = "worse", "resolved", "mixed", "cant_tell"

Case = tuple[int, int, str]


def pair(then: dict[str, Any], now: dict[str, Any], gap: int = 7) -> Progress:
    return told(session(0, **then), session(gap, **now))


def judged(line: Line) -> tuple[str, bool]:
    return str(line.verdict), line.confirmed


# -- answers taken as they are: (reference, now, label) -----------------------------------------------------

PAIN: list[Case] = [
    # the vectors printed in 3.2
    (6, 4, BETTER), (7, 5, SAME), (8, 6, SAME), (8, 5, BETTER), (3, 2, SAME), (2, 0, GONE), (3, 0, GONE),
    (4, 6, WORSE), (10, 5, LOT),
    # improved: at least 2 and at least 30 % of the reference
    (2, 1, SAME), (3, 1, BETTER), (4, 3, SAME), (4, 2, BETTER), (5, 4, SAME), (5, 3, BETTER), (6, 5, SAME),
    (7, 4, BETTER), (9, 7, SAME), (9, 6, BETTER), (10, 8, SAME), (10, 7, BETTER),
    # a lot better: also at least 50 % and at least 3
    (5, 2, LOT), (6, 3, LOT), (7, 3, LOT), (8, 4, LOT), (9, 5, BETTER), (9, 4, LOT), (10, 6, BETTER),
    (4, 1, LOT),
    # worse: 2 up
    (4, 5, SAME), (5, 7, WORSE), (8, 9, SAME), (8, 10, WORSE), (0, 1, SAME), (0, 2, WORSE), (1, 2, SAME),
    (1, 3, WORSE),
    # floor: a reference of 1 or less only the same or worse; from 2 down to 0 is gone
    (1, 0, SAME), (0, 0, SAME), (10, 0, GONE),
    # top of the scale can't show worse
    (9, 10, SAME), (10, 10, SAME), (9, 9, SAME),
]  # fmt: skip
SIX: list[Case] = [
    (5, 4, SAME), (5, 3, BETTER), (5, 2, BETTER), (5, 1, LOT), (6, 3, BETTER), (6, 2, LOT), (3, 4, SAME),
    (3, 5, WORSE), (1, 0, SAME), (1, 2, SAME), (1, 3, WORSE), (0, 1, SAME), (0, 2, WORSE), (2, 1, SAME),
    (2, 0, GONE), (6, 0, GONE), (2, 3, SAME), (2, 4, WORSE),
]  # fmt: skip
CHAIR: list[Case] = [
    (10, 12, SAME), (10, 13, BETTER), (10, 15, BETTER), (10, 16, LOT), (10, 8, SAME), (10, 7, WORSE),
    (28, 30, SAME), (28, 31, BETTER),
]  # fmt: skip
RAISES: list[Case] = [
    (10, 16, SAME), (10, 17, BETTER), (0, 25, BETTER), (10, 4, SAME), (10, 3, WORSE), (18, 24, SAME),
    (18, 25, BETTER), (19, 25, SAME), (19, 13, SAME), (19, 12, WORSE),
]  # fmt: skip
LEVEL: list[Case] = [
    (1, 1, SAME), (1, 2, BETTER), (1, 3, BETTER), (0, 1, BETTER), (0, 2, BETTER), (0, 3, LOT), (3, 3, SAME),
    (3, 0, WORSE), (1, 0, WORSE),
]  # fmt: skip
ITEMS: list[tuple[str, str, list[Case]]] = [
    ("leg_pain", "s2_leg_avg", PAIN),
    ("back_pain", "s2_back_avg", PAIN),
    ("frequency", "s2_leg_freq", SIX),
    ("tingling", "s2_tingle", SIX),
    ("heel_walk", "s5_heelwalk", LEVEL),
    ("toe_walk", "s5_toewalk", LEVEL),
    ("heel_raises", "s5_raises", RAISES),
]


@pytest.mark.parametrize(
    ("measure", "item", "ref", "now", "label"),
    [(measure, item, *case) for measure, item, cases in ITEMS for case in cases],
)
def test_a_measure_at_its_lines(measure: str, item: str, ref: int, now: int, label: str) -> None:
    assert judged(pair({item: ref}, {item: now}).measures[measure]) == (label, False)


@pytest.mark.parametrize(("ref", "now", "label"), CHAIR)
def test_chair_stands_after_the_first_test_ever_which_is_practice(ref: int, now: int, label: str) -> None:
    found = told(session(0, s5_chair=1), session(7, s5_chair=ref), session(14, s5_chair=now))
    assert judged(found.measures["chair_stands"]) == (label, False)
    assert found.measures["chair_stands"].first == ref


@pytest.mark.parametrize(("now", "still"), [(9, True), (10, True), (8, False)])
def test_pain_of_nine_or_ten_is_said_to_be_still_at_the_top(now: int, still: bool) -> None:
    line = pair({"s2_leg_avg": 9}, {"s2_leg_avg": now}).measures["leg_pain"]
    assert (line.note == "still at the top of the scale") is still


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (0, SAME),
        (1, SAME),
        (2, BETTER),
        (3, BETTER),
        (4, LOT),
        (5, LOT),
        (-1, SAME),
        (-2, WORSE),
        (-5, WORSE),
    ],
)
def test_the_own_view_counts_from_two_and_four(said: int, label: str) -> None:
    assert judged(pair({"s2_leg_avg": 5}, {"s2_leg_avg": 5, "gpe": said}).measures["gpe"])[0] == label


# -- own activities -----------------------------------------------------------------------------------------

MEAN: list[Case] = [
    (4, 5, SAME), (4, 6, BETTER), (4, 7, LOT), (4, 3, SAME), (4, 2, WORSE), (8, 9, SAME), (8, 10, BETTER),
    (9, 10, SAME), (9, 8, SAME), (9, 7, WORSE), (10, 8, WORSE),
]  # fmt: skip
ONE: list[Case] = [
    (4, 6, SAME), (4, 7, BETTER), (4, 8, BETTER), (4, 9, LOT), (5, 3, SAME), (5, 2, WORSE), (7, 9, SAME),
    (7, 10, BETTER), (8, 10, SAME), (8, 6, SAME), (8, 5, WORSE),
]  # fmt: skip


def rated(*values: int) -> dict[str, Any]:
    texts = ["dance", "swim", "drive"][: len(values)]
    return {"s3_own": texts, **{f"s3_own{n}": value for n, value in enumerate(values, 1)}}


@pytest.mark.parametrize(("ref", "now", "label"), MEAN)
def test_the_mean_of_own_activities_at_its_lines(ref: int, now: int, label: str) -> None:
    assert judged(pair(rated(ref, ref), rated(now, now)).measures["own_activities"]) == (label, False)


@pytest.mark.parametrize(("ref", "now", "label"), ONE)
def test_one_own_activity_at_its_lines(ref: int, now: int, label: str) -> None:
    assert judged(pair(rated(ref), rated(now)).activities[0]) == (label, False)


@pytest.mark.parametrize(("then", "now", "shown"), [((3, 4), (6, 5), (4, 6)), ((2, 2, 3), (4, 4, 5), (2, 4))])
def test_a_mean_is_rounded_half_up_and_the_rounded_numbers_are_judged(
    then: tuple[int, ...], now: tuple[int, ...], shown: tuple[int, int]
) -> None:
    line = pair(rated(*then), rated(*now)).measures["own_activities"]
    assert (line.first, line.now, str(line.verdict)) == (*shown, BETTER)


# -- leg raise and spasms -----------------------------------------------------------------------------------

SAME_WAY: list[Case] = [
    (30, 39, SAME), (30, 40, BETTER), (30, 49, BETTER), (30, 50, LOT), (30, 21, SAME), (30, 20, WORSE),
    (74, 84, BETTER), (75, 85, SAME), (75, 90, SAME), (75, 66, SAME), (75, 65, WORSE), (60, 90, LOT),
]  # fmt: skip
ANOTHER_WAY: list[Case] = [
    (30, 44, SAME), (30, 45, BETTER), (30, 60, BETTER), (30, 90, BETTER), (30, 16, SAME), (30, 15, WORSE),
    (74, 89, BETTER), (75, 90, SAME),
]  # fmt: skip
RAISE = {"s6_by": "helper", "s6_stop": "leg_pain"}


@pytest.mark.parametrize(
    ("method", "same", "ref", "now", "label"),
    [("phone", "yes", *case) for case in SAME_WAY]
    + [("phone", "no", *case) for case in ANOTHER_WAY]
    + [("picture", "yes", *case) for case in ANOTHER_WAY],
)
def test_the_leg_raise_at_its_lines(method: str, same: str, ref: int, now: int, label: str) -> None:
    how = {**RAISE, "s6_method": method}
    found = pair({**how, "s6_angle_sore": ref}, {**how, "s6_same": same, "s6_angle_sore": now})
    assert judged(found.measures["leg_raise"]) == judged(found.signs["s6"]) == (label, False)


def test_a_leg_raise_by_another_method_or_person_needs_fifteen_degrees() -> None:
    then = {**RAISE, "s6_method": "phone", "s6_angle_sore": 30}
    for other in ({"s6_method": "clinician"}, {"s6_by": "clinician"}):
        for now, label in ((44, SAME), (45, BETTER)):
            after = {**RAISE, "s6_method": "phone", "s6_same": "yes", "s6_angle_sore": now, **other}
            assert judged(pair(then, after).measures["leg_raise"])[0] == label


def test_leg_raises_set_beside_different_starts_do_not_confirm_each_other() -> None:
    ways = (("picture", 30), ("phone", 50), ("phone", 65), ("phone", 65))
    days = [
        session(7 * n, **RAISE, s6_method=method, s6_same="yes", s6_angle_sore=angle)
        for n, (method, angle) in enumerate(ways)
    ]
    assert judged(told(*days[:2]).measures["leg_raise"]) == (BETTER, False)
    assert (told(*days[:3]).measures["leg_raise"].first, told(*days[:3]).measures["leg_raise"].confirmed) == (
        50,
        False,
    )
    assert told(*days).measures["leg_raise"].confirmed


SPASMS: list[tuple[tuple[int, int], tuple[int, int], str]] = [
    ((3, 2), (2, 2), SAME), ((3, 2), (2, 1), BETTER), ((4, 2), (1, 1), LOT), ((4, 3), (2, 2), BETTER),
    ((4, 3), (2, 1), LOT), ((2, 1), (0, 0), LOT), ((2, 1), (1, 1), SAME), ((1, 1), (0, 0), SAME),
    ((2, 1), (1, 0), BETTER), ((0, 0), (1, 1), SAME), ((0, 0), (2, 1), WORSE), ((1, 0), (2, 1), WORSE),
    ((1, 0), (1, 1), SAME), ((2, 2), (3, 2), SAME), ((2, 2), (3, 3), WORSE),
]  # fmt: skip


@pytest.mark.parametrize(("then", "now", "label"), SPASMS)
def test_spasms_at_their_lines(then: tuple[int, int], now: tuple[int, int], label: str) -> None:
    def week(value: tuple[int, int]) -> dict[str, Any]:
        return {"s4_ever": "yes", "s4_freq": value[0], "s4_sev": value[1]}

    found = pair(week(then), week(now))
    assert judged(found.measures["spasms"]) == judged(found.signs["s4"]) == (label, False)


@pytest.mark.parametrize("told_by", ["much_better", "bit_better", "same", "bit_worse", "much_worse"])
def test_a_scan_has_the_clinicians_words_and_no_label(told_by: str) -> None:
    scan = {"s7_had": "mri", "s7_told": told_by}
    found = pair(scan, scan)
    assert judged(found.signs["s7"]) == (CANT, False)
    assert found.signs["s7"].label.startswith("The clinician said: ")
    assert found.overall.verdict == CANT


# -- scores: answers are looked for that give the wanted number, so that each line is met exactly -----------

SIGN: list[Case] = [
    (40, 59, SAME), (40, 60, BETTER), (40, 79, BETTER), (40, 80, LOT), (40, 21, SAME), (40, 20, WORSE),
    (80, 100, BETTER), (81, 100, SAME), (81, 62, SAME), (81, 61, WORSE),
]  # fmt: skip
SIGN3: list[Case] = [
    (40, 54, SAME), (40, 55, BETTER), (40, 69, BETTER), (40, 70, LOT), (40, 26, SAME), (40, 25, WORSE),
    (85, 100, BETTER), (86, 100, SAME), (86, 72, SAME), (86, 71, WORSE),
]  # fmt: skip
OVERALL: list[Case] = [
    (40, 49, SAME), (40, 50, BETTER), (40, 64, BETTER), (40, 65, LOT), (40, 31, SAME), (40, 30, WORSE),
    (89, 99, BETTER), (90, 100, SAME), (90, 81, SAME), (90, 80, WORSE),
]  # fmt: skip
BENDS = ("above_knees", "knees", "mid_shin", "ankles", "floor")
MINUTES = ("cant", "lt5", "5_14", "15_29", "30_59", "60plus")


def daily(value: int, odd: int, count: int) -> dict[str, int]:
    """Ten daily activities, the first `count` of them at `odd`."""
    return {f"s3_adl_{name}": odd if n < count else value for n, name in enumerate(ADL)}


def candidates(section: str) -> Any:
    """Answers of a section, enough of them to meet every number that the tables name."""
    if section == "s2":
        for avg, freq, back, tingle in product(range(11), range(7), range(11), range(7)):
            yield {"s2_leg_avg": avg, "s2_leg_freq": freq, "s2_back_avg": back, "s2_tingle": tingle}
    elif section == "s5":
        for feel, stairs, lift, heel in product(range(11), range(5), range(5), range(4)):
            yield {
                "s5_feel": feel,
                "s5_stairs": stairs,
                "s5_lift": lift,
                "s5_heelwalk": heel,
                "s5_toewalk": heel,
            }
    elif section == "p1":
        for control, nights, adapt in product(range(11), range(8), range(5)):
            rest = "0" if adapt == 4 else "1_2"
            yield {"p1_control": control, "p1_sleep": nights, "p1_adapt": adapt, "p1_rest": rest}
    else:
        for value, own, count, walk in product(range(5), range(11), range(10), range(11)):
            minutes = {"s3_walk_min": MINUTES[walk // 2], "s3_sit_min": MINUTES[(walk + 1) // 2]}
            tasks = daily(value, max(value - 1, 0), count)
            yield {**tasks, **minutes, "s3_bend": BENDS[value], "s3_own": ["dance"], "s3_own1": own}


@cache
def answers_for(section: str, points: int) -> dict[str, Any]:
    scale = Scale(library().section(section), "left")
    for given in candidates(section):
        if scale.score(answers(**given).given, legs=("left",)).points == points:
            return given
    raise AssertionError(f"no answers of {section} give {points}")


@pytest.mark.parametrize(
    ("section", "ref", "now", "label"),
    [(name, *case) for name in ("s2", "s5", "p1") for case in SIGN] + [("s3", *case) for case in SIGN3],
)
def test_a_score_at_its_lines(section: str, ref: int, now: int, label: str) -> None:
    found = pair(answers_for(section, ref), answers_for(section, now))
    line = {**found.signs, **found.phases}[section]
    assert (line.first, line.now) == (ref, now)
    assert judged(line) == (label, False)


@pytest.mark.parametrize(
    ("ref", "now", "note"),
    [(40, 49, ""), (40, 50, "small shift, could be day-to-day"), (40, 59, "small shift, could be day-to-day"),
     (40, 31, ""), (40, 30, "small shift, could be day-to-day"), (81, 100, "already good")],
)  # fmt: skip
def test_ten_to_nineteen_points_of_a_sign_are_a_small_shift(ref: int, now: int, note: str) -> None:
    assert pair(answers_for("s2", ref), answers_for("s2", now)).signs["s2"].note == note


@cache
def whole_for(points: int) -> dict[str, Any]:
    """Answers that give this index, by Signs 2, 3 and 5."""
    scales = {name: Scale(library().section(name), "left") for name in ("s2", "s3", "s5")}
    for pain, doing, walk, feel in product(range(11), range(5), MINUTES, range(11)):
        given = {
            "s2_leg_avg": pain, "s2_leg_worst": pain, "s2_leg_freq": min(6, pain), **daily(doing, doing, 0),
            "s3_walk_min": walk, "s3_sit_min": walk, "s5_feel": feel, "s5_stairs": doing, "s5_lift": doing,
        }  # fmt: skip
        of = answers(**given).given
        scores = {name: scale.score(of, legs=("left",)) for name, scale in scales.items()}
        if index(scores).points == points:
            return given
    raise AssertionError(f"no answers give an index of {points}")


@pytest.mark.parametrize(("ref", "now", "label"), OVERALL)
def test_the_whole_at_its_lines(ref: int, now: int, label: str) -> None:
    found = pair(whole_for(ref), whole_for(now))
    assert (found.overall.first, found.overall.now) == (ref, now)
    strength = found.signs["s5"].verdict == WORSE
    assert str(found.overall.verdict) == (MIXED if strength and label in (BETTER, LOT) else label)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"s5_heelwalk": 3}, {"s5_heelwalk": 1}), ({"s5_toewalk": 3}, {"s5_toewalk": 2}),
        ({"s5_raises": {"left": 20, "right": 25}}, {"s5_raises": {"left": 13, "right": 25}}),
    ],
)  # fmt: skip
def test_any_strength_that_is_worse_keeps_the_whole_from_improved(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    before, after = whole_for(40), whole_for(70)
    assert pair({**before, **then}, {**after, **then}).overall.verdict.direction == 1
    held = pair({**before, **then}, {**after, **now})
    assert str(held.overall.verdict) == MIXED
    assert held.summary[0].startswith("Strength is worse")


# -- the notes under the table --------------------------------------------------------------------------


@pytest.mark.parametrize(("gap", "label"), [(5, CANT), (6, BETTER), (7, BETTER)])
def test_less_than_six_days_apart_there_is_no_verdict(gap: int, label: str) -> None:
    assert judged(pair({"s2_leg_avg": 6}, {"s2_leg_avg": 3}, gap).measures["leg_pain"])[0] in (label, LOT)
    assert (gap < 6) is (
        judged(pair({"s2_leg_avg": 6}, {"s2_leg_avg": 3}, gap).measures["leg_pain"])[0] == CANT
    )


@pytest.mark.parametrize(
    ("pains", "label", "sure"),
    [
        ((8, 5), BETTER, False), ((8, 5, 5), BETTER, True), ((8, 4, 5), BETTER, True),
        ((8, 5, 4), BETTER, True),
        ((8, 0, 4), LOT, True), ((8, 4, 0), LOT, True), ((8, 0, 0), GONE, True), ((4, 6), WORSE, False),
        ((4, 6, 6), WORSE, True), ((4, 6, 4), SAME, False), ((4, 6, 2), BETTER, False),
        ((8, 5, 7, 5), BETTER, False),
        ((8, 5, None, 5), BETTER, True),
    ],
)  # fmt: skip
def test_a_second_check_in_in_the_same_direction_confirms_at_the_weaker_label(
    pains: tuple[int | None, ...], label: str, sure: bool
) -> None:
    sessions = [
        session(7 * n, **({"s2_back_avg": 3} if pain is None else {"s2_leg_avg": pain}))
        for n, pain in enumerate(pains)
    ]
    assert judged(told(*sessions).measures["leg_pain"]) == (label, sure)


def test_a_single_worse_check_in_is_said_with_see_next_time_and_gives_no_advice() -> None:
    found = pair({"s2_leg_avg": 4}, {"s2_leg_avg": 7, "gpe": -3})
    assert "see next time" in found.measures["leg_pain"].label
    assert not [row for row in found.advice if row.level == "S"]


@pytest.mark.parametrize(
    ("gpe", "differ"), [(-5, True), (-2, True), (-1, False), (0, False), (2, False), (5, False)]
)
def test_answers_and_own_view_in_opposite_directions_are_said_to_differ(gpe: int, differ: bool) -> None:
    found = pair(whole_for(40), {**whole_for(65), "gpe": gpe})
    assert ("gpe_differs" in found.note_rules) is differ


def test_one_usable_check_in_asks_to_come_back() -> None:
    assert told(session(0, s2_leg_avg=5)).summary[0] == "One check-in so far. Come back in about a week."


def test_the_other_leg_the_knee_and_the_good_leg_are_shown_beside_the_leg_raise_and_not_judged() -> None:
    given = {
        **RAISE, "s6_method": "phone", "s6_angle_sore": 45, "s6_angle_other": {"right": 80},
        "s6_below_knee": "yes", "s6_crossed": "yes",
    }  # fmt: skip
    assert told(session(0, **given)).signs["s6"].asides == (
        "The other leg went to 80 degrees: 35 apart.",
        "The pain went below the knee.",
        "Lifting the good leg brought pain into the sore leg.",
    )
