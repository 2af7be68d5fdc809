"""The judgement, written down straight from CLINICAL 0, 3.2 and 8, by sheets recorded on days."""

from __future__ import annotations

from typing import Any

import pytest
from diary import Diary, daily, well, whole

BETTER, LOT, SAME = "improved", "a_lot_better", "no_meaningful_change"
WORSE, GONE, MIXED, CANT = "worse", "resolved", "mixed", "cant_tell"


def two(item: str, ref: Any, now: Any, gap: int = 7, **other: Any) -> Diary:
    diary = Diary()
    diary.on(0, **{item: ref}, **other)
    diary.on(gap, **{item: now}, **other)
    return diary


def leg_pain(ref: int, now: int, gap: int = 7) -> Diary:
    return two("s2_leg_avg", ref, now, gap)


# -- 3.2, its vectors and each row at its line and one beside it --


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [
        (6, 4, BETTER), (7, 5, SAME), (8, 6, SAME), (8, 5, BETTER), (3, 2, SAME), (2, 0, GONE), (3, 0, GONE),
        (4, 6, WORSE), (10, 5, LOT),
        (2, 1, SAME), (1, 0, SAME), (0, 0, SAME), (0, 1, SAME), (0, 2, WORSE), (1, 3, WORSE), (3, 1, BETTER),
        (4, 1, LOT), (4, 2, BETTER), (5, 2, LOT), (7, 4, BETTER), (10, 7, BETTER), (10, 8, SAME),
        (6, 3, LOT), (9, 10, SAME), (10, 10, SAME), (8, 9, SAME), (8, 10, WORSE), (10, 0, GONE),
        (9, 6, BETTER),
    ],
)  # fmt: skip
def test_leg_and_back_pain_are_judged_by_the_vectors(ref: int, now: int, label: str) -> None:
    assert leg_pain(ref, now).measure("leg_pain") == (label, False)
    assert two("s2_back_avg", ref, now).measure("back_pain") == (label, False)


@pytest.mark.parametrize(("ref", "now"), [(6, 4), (4, 6), (3, 0)])
def test_less_than_six_days_apart_can_not_be_told(ref: int, now: int) -> None:
    assert leg_pain(ref, now, 5).measure("leg_pain") == (CANT, False)
    assert leg_pain(ref, now, 6).measure("leg_pain")[0] != CANT


def test_a_pain_at_the_top_of_the_scale_is_said_to_be_there_still() -> None:
    assert leg_pain(9, 10).progress.measures["leg_pain"].note == "still at the top of the scale"


FREQUENCY = [
    (3, 1, BETTER), (3, 2, SAME), (5, 1, LOT), (6, 2, LOT), (6, 3, BETTER), (1, 0, SAME), (1, 3, WORSE),
    (2, 0, GONE), (2, 1, SAME), (6, 0, GONE), (2, 4, WORSE), (2, 3, SAME), (0, 2, WORSE),
]  # fmt: skip


@pytest.mark.parametrize(("ref", "now", "label"), FREQUENCY)
def test_frequency_and_tingling_need_two_levels(ref: int, now: int, label: str) -> None:
    assert two("s2_leg_freq", ref, now).measure("frequency") == (label, False)
    assert two("s2_tingle", ref, now).measure("tingling") == (label, False)


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [(4, 6, BETTER), (4, 5, SAME), (4, 7, LOT), (4, 2, WORSE), (4, 3, SAME), (8, 10, BETTER), (9, 10, SAME),
     (9, 7, WORSE), (10, 8, WORSE)],
)  # fmt: skip
def test_own_activities_move_by_two_on_average(ref: int, now: int, label: str) -> None:
    diary = Diary(s3_own=["walk the dog", "drive"])
    diary.on(0, s3_own1=ref, s3_own2=ref)
    diary.on(7, s3_own1=now, s3_own2=now)
    assert diary.measure("own_activities") == (label, False)


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [(4, 7, BETTER), (4, 6, SAME), (4, 9, LOT), (4, 1, WORSE), (4, 2, SAME), (8, 10, SAME), (7, 10, BETTER),
     (8, 5, WORSE)],
)  # fmt: skip
def test_one_own_activity_moves_by_three(ref: int, now: int, label: str) -> None:
    diary = Diary(s3_own=["walk the dog"])
    diary.on(0, s3_own1=ref)
    diary.on(7, s3_own1=now)
    assert diary.progress.activities[0].verdict == label


def test_a_new_activity_starts_its_own_series_and_only_shared_ones_are_compared() -> None:
    diary = Diary(s3_own=["walk the dog", "drive"])
    diary.on(0, s3_own1=2, s3_own2=2)
    diary.on(7, s3_own=["dance", "drive"], s3_own1=10, s3_own2=3)
    told = diary.json["measures"]["own_activities"]
    assert (told["first"], told["now"], told["verdict"]) == (2, 3, SAME)
    assert [line.title for line in diary.progress.activities] == ["walk the dog", "drive", "dance"]
    assert diary.progress.activities[2].verdict == CANT


def test_nothing_shared_can_not_be_told() -> None:
    diary = Diary(s3_own=["walk the dog"])
    diary.on(0, s3_own1=2)
    diary.on(7, s3_own=["dance"], s3_own1=9)
    assert diary.measure("own_activities") == (CANT, False)


@pytest.mark.parametrize(
    ("ref", "now", "same", "method", "label"),
    [
        (30, 40, "yes", "phone", BETTER), (30, 39, "yes", "phone", SAME), (30, 50, "yes", "phone", LOT),
        (30, 20, "yes", "phone", WORSE), (30, 21, "yes", "phone", SAME), (74, 84, "yes", "phone", BETTER),
        (75, 85, "yes", "phone", SAME), (75, 65, "yes", "phone", WORSE),
        (30, 44, "no", "phone", SAME), (30, 45, "no", "phone", BETTER), (30, 60, "no", "phone", BETTER),
        (30, 15, "no", "phone", WORSE), (30, 16, "no", "phone", SAME),
        (30, 44, "yes", "picture", SAME), (30, 45, "yes", "picture", BETTER),
        (30, 75, "yes", "picture", BETTER),
    ],
)  # fmt: skip
def test_the_leg_raise_needs_ten_degrees_the_same_way_and_fifteen_otherwise(
    ref: int, now: int, same: str, method: str, label: str
) -> None:
    fixed = {"ctx_helper": "helper", "s6_method": method, "s6_by": "helper", "s6_stop": "leg_pain"}
    diary = Diary()
    diary.on(0, s6_angle_sore=ref, **fixed)
    diary.on(7, s6_angle_sore=now, s6_same=same, **fixed)
    assert diary.measure("leg_raise") == (label, False)
    assert diary.sign("s6") == (label, False)


def test_a_leg_raise_not_stopped_by_leg_pain_has_no_verdict() -> None:
    fixed = {"ctx_helper": "helper", "s6_method": "phone", "s6_by": "helper"}
    diary = Diary()
    diary.on(0, s6_angle_sore=30, s6_stop="leg_pain", **fixed)
    diary.on(7, s6_angle_sore=60, s6_stop="tight_thigh", s6_same="yes", **fixed)
    assert diary.measure("leg_raise") == (CANT, False)


def test_no_leg_pain_all_the_way_up_counts_as_ninety_degrees() -> None:
    fixed = {"ctx_helper": "helper", "s6_method": "phone", "s6_by": "helper"}
    diary = Diary()
    diary.on(0, s6_angle_sore=60, s6_stop="leg_pain", **fixed)
    diary.on(7, s6_angle_sore=90, s6_stop="nothing", s6_same="yes", **fixed)
    assert diary.measure("leg_raise") == (LOT, False)


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [(10, 13, BETTER), (10, 12, SAME), (10, 16, LOT), (10, 7, WORSE), (10, 8, SAME), (25, 28, BETTER)],
)
def test_chair_stands_move_by_three_and_the_first_ever_test_is_practice(
    ref: int, now: int, label: str
) -> None:
    diary = Diary()
    diary.on(0, s5_chair=3)
    diary.on(7, s5_chair=ref)
    assert diary.measure("chair_stands") == (CANT, False)
    diary.on(14, s5_chair=now)
    assert diary.measure("chair_stands") == (label, False)
    assert diary.json["measures"]["chair_stands"]["first"] == ref


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [(10, 17, BETTER), (10, 16, SAME), (10, 25, BETTER), (10, 3, WORSE), (10, 4, SAME), (18, 25, BETTER),
     (19, 25, SAME), (19, 12, WORSE)],
)  # fmt: skip
def test_heel_raises_move_by_seven(ref: int, now: int, label: str) -> None:
    diary = Diary()
    diary.on(0, s5_raises={"left": ref, "right": 25})
    diary.on(7, s5_raises={"left": now, "right": 25})
    assert diary.measure("heel_raises") == (label, False)


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [(1, 2, BETTER), (0, 3, LOT), (0, 2, BETTER), (1, 3, BETTER), (3, 3, SAME), (3, 0, WORSE), (1, 0, WORSE)],
)
@pytest.mark.parametrize(("item", "name"), [("s5_heelwalk", "heel_walk"), ("s5_toewalk", "toe_walk")])
def test_heel_and_toe_walk_move_by_one_level(item: str, name: str, ref: int, now: int, label: str) -> None:
    assert two(item, {"left": ref}, {"left": now}).measure(name) == (label, False)


@pytest.mark.parametrize(
    ("said", "label", "flags"),
    [("yes", WORSE, {"U1": "U"}), ("not_sure", WORSE, {"U1": "U"}), ("no", SAME, {})],
)
def test_a_smaller_drop_is_asked_about(said: str, label: str, flags: dict[str, str]) -> None:
    diary = Diary()
    diary.on(0, s5_heelwalk={"left": 3})
    diary.on(7, s5_heelwalk={"left": 2}, s5_drop={"left": said})
    assert diary.measure("heel_walk") == (label, False)
    assert diary.flags == flags


def test_a_sore_heel_walk_excuses_no_weaker_toe_walk() -> None:
    diary = Diary()
    diary.on(0, s5_heelwalk={"left": 3}, s5_toewalk={"left": 3})
    diary.on(7, s5_heelwalk={"left": 3}, s5_toewalk={"left": 2}, s5_drop={"left": "yes"})
    assert diary.measure("toe_walk") == (WORSE, False)
    diary.on(14, s5_heelwalk={"left": 2}, s5_toewalk={"left": 2}, s5_drop={"left": "no"})
    assert diary.measure("toe_walk") == (WORSE, True)
    assert diary.measure("heel_walk") == (SAME, False)


SPASMS = [
    ((2, 2), (1, 1), BETTER), ((2, 2), (2, 1), SAME), ((4, 3), (2, 1), LOT), ((2, 1), (0, 0), LOT),
    ((1, 1), (0, 0), SAME), ((1, 1), (2, 2), WORSE), ((1, 0), (2, 1), WORSE), ((4, 3), (2, 2), BETTER),
    ((2, 2), (0, 0), LOT), ((1, 1), (1, 2), SAME),
]  # fmt: skip


@pytest.mark.parametrize(("ref", "now", "label"), SPASMS)
def test_spasms_are_judged_by_how_often_plus_how_strong(
    ref: tuple[int, int], now: tuple[int, int], label: str
) -> None:
    diary = Diary()
    for day, (often, strong) in ((0, ref), (7, now)):
        both = {"s4_freq": often} | ({"s4_sev": strong} if often else {})
        diary.on(day, s4_ever="yes", **both)
    assert diary.measure("spasms") == (label, False)
    assert diary.sign("s4") == (label, False)


@pytest.mark.parametrize("ever", ["never", "not_now"])
def test_no_spasms_at_the_reference_count_as_none_so_new_ones_are_worse(ever: str) -> None:
    diary = Diary()
    diary.on(0, s4_ever=ever)
    diary.on(7, s4_ever="yes", s4_freq=2, s4_sev=1)
    assert diary.measure("spasms") == (WORSE, False)
    assert diary.json["measures"]["spasms"]["first"] == 0


def test_never_any_spasms_is_not_part_of_the_picture_and_not_now_is_a_hundred() -> None:
    diary = Diary()
    diary.on(0, s4_ever="never")
    assert diary.json["signs"]["s4"]["now"] is None
    other = Diary()
    other.on(0, s4_ever="not_now")
    assert other.json["signs"]["s4"]["now"] == 100


@pytest.mark.parametrize(
    ("said", "label"),
    [(2, BETTER), (1, SAME), (4, LOT), (3, BETTER), (-1, SAME), (-2, WORSE), (0, SAME), (5, LOT)],
)
def test_the_change_question_counts_from_two(said: int, label: str) -> None:
    diary = Diary()
    diary.on(0, s2_leg_avg=5)
    diary.on(7, s2_leg_avg=5, gpe=said)
    assert diary.measure("gpe")[0] == label


# -- sign scores --


def test_sign_two_is_worked_out_by_its_weights() -> None:
    diary = Diary()
    diary.on(0, s2_leg_worst=8, s2_leg_avg=6, s2_back_avg=2, s2_leg_freq=3, s2_shoots=1, s2_tingle=3,
             s2_sit=10, s2_stand=4)  # fmt: skip
    parts = (35 * 40, 10 * 20, 10 * 80, 20 * 50, 5 * 75, 10 * 50, 10 * 30)
    assert diary.json["signs"]["s2"]["now"] == round(sum(parts) / 100)


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [(0, 4, BETTER), (0, 3, SAME), (0, 8, LOT), (0, 7, BETTER), (4, 0, WORSE), (3, 0, SAME)],
)
def test_sign_five_by_feel_moves_by_twenty(ref: int, now: int, label: str) -> None:
    """By feel alone s5_feel and the stairs weigh the same, so a point of feel is 5 of 100."""
    diary = Diary()
    diary.on(0, s5_feel=ref, s5_stairs=2)
    diary.on(7, s5_feel=now, s5_stairs=2)
    assert diary.sign("s5") == (label, False)
    assert diary.json["signs"]["s5"]["now"] == now * 5 + 25


@pytest.mark.parametrize(("ref", "now", "label"), [(6, 10, BETTER), (7, 10, SAME), (10, 6, WORSE)])
def test_sign_five_above_eighty_is_already_good(ref: int, now: int, label: str) -> None:
    diary = Diary()
    diary.on(0, s5_feel=ref, s5_stairs=4)  # 80 and 85
    diary.on(7, s5_feel=now, s5_stairs=4)
    assert diary.sign("s5") == (label, False)


def test_a_small_shift_of_a_sign_is_said_to_be_day_to_day() -> None:
    diary = Diary()
    diary.on(0, s5_feel=0, s5_stairs=2)
    diary.on(7, s5_feel=3, s5_stairs=2)
    assert diary.progress.signs["s5"].note == "small shift, could be day-to-day"


def mobility(score: str) -> dict[str, Any]:
    """Sign 3 by the daily activities (2/3 of the weight) and both times: its score for each name."""
    doing, minutes = {
        "47": (2, "5_14"), "53": (2, "15_29"), "60": (2, "30_59"), "63": (3, "5_14"), "77": (3, "30_59"),
        "80": (4, "5_14"), "87": (4, "15_29"), "100": (4, "60plus"),
    }[score]  # fmt: skip
    return {**daily(doing), "s3_walk_min": minutes, "s3_sit_min": minutes}


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [
        ("47", "60", SAME), ("47", "63", BETTER), ("47", "77", LOT), ("47", "87", LOT), ("60", "47", SAME),
        ("63", "47", WORSE), ("80", "100", BETTER), ("87", "100", SAME), ("87", "63", WORSE),
        ("63", "77", SAME), ("53", "80", BETTER),
    ],
)  # fmt: skip
def test_sign_three_moves_by_fifteen(ref: str, now: str, label: str) -> None:
    diary = Diary()
    diary.on(0, **mobility(ref))
    diary.on(7, **mobility(now))
    told = diary.json["signs"]["s3"]
    assert (str(told["first"]), str(told["now"])) == (ref, now)
    assert diary.sign("s3") == (label, False)


@pytest.mark.parametrize("count", [5, 6])
def test_sign_three_needs_one_own_activity_or_six_daily_ones(count: int) -> None:
    diary = Diary()
    diary.on(0, **daily(2, count), s3_walk_min="15_29", s3_sit_min="15_29")
    assert (diary.json["signs"]["s3"]["now"] is not None) is (count >= 6)


def test_one_own_activity_is_key_but_not_enough_weight_alone() -> None:
    diary = Diary(s3_own=["walk the dog"])
    diary.on(0, s3_own1=5, s3_walk_min="15_29", s3_sit_min="15_29")  # .50 of the weight
    assert diary.json["signs"]["s3"]["now"] is None
    diary.on(1, s3_own1=5, s3_walk_min="15_29", s3_sit_min="15_29", s3_bend="knees")  # .60
    assert diary.json["signs"]["s3"]["now"] == round((30 * 50 + 10 * 60 + 10 * 60 + 10 * 25) / 60)


def test_sign_two_needs_both_its_keys_and_six_tenths_of_the_weight() -> None:
    diary = Diary()
    diary.on(0, s2_leg_worst=6, s2_leg_avg=6, s2_leg_freq=3)
    assert diary.json["signs"]["s2"]["now"] == round((10 * 40 + 35 * 40 + 20 * 50) / 65)
    other = Diary()
    other.on(0, s2_leg_avg=6, s2_leg_freq=3)  # 55 %
    assert other.json["signs"]["s2"]["now"] is None
    third = Diary()
    third.on(0, s2_leg_avg=6, s2_leg_worst=6, s2_back_avg=2, s2_tingle=2, s2_sit=5)
    assert third.json["signs"]["s2"]["now"] is None


def test_a_sign_is_compared_over_the_items_answered_both_times() -> None:
    diary = Diary()
    diary.on(0, s2_leg_worst=6, s2_leg_avg=6, s2_leg_freq=3, s2_back_avg=10)
    diary.on(7, s2_leg_worst=6, s2_leg_avg=6, s2_leg_freq=3, s2_tingle=0)
    told = diary.json["signs"]["s2"]
    shared = round((10 * 40 + 35 * 40 + 20 * 50) / 65)
    assert (told["first"], told["now"], told["verdict"]) == (shared, shared, SAME)


def test_shared_items_that_are_not_enough_can_not_be_told() -> None:
    diary = Diary()
    diary.on(0, s2_leg_avg=6, s2_leg_freq=3, s2_back_avg=2)  # 65 %
    diary.on(7, s2_leg_avg=1, s2_leg_freq=1, s2_tingle=0)  # 65 %, but 55 % shared
    assert diary.sign("s2") == (CANT, False)


def test_heel_raises_count_as_a_share_of_the_other_leg() -> None:
    tests = {"s5_heelwalk": {"left": 3, "right": 3}, "s5_toewalk": {"left": 3, "right": 3}, "s5_feel": 10}
    diary = Diary()
    diary.on(0, **tests, s5_raises={"left": 5, "right": 20})
    assert diary.json["signs"]["s5"]["now"] == round((20 * 100 + 20 * 100 + 15 * 100 + 20 * 25) / 75)
    few = Diary()
    few.on(0, **tests, s5_raises={"left": 2, "right": 4}, s5_chair=15)
    assert few.json["signs"]["s5"]["now"] == 100
    both = Diary("both")
    per = {"s5_heelwalk": 3, "s5_toewalk": 3, "s5_feel": 10}
    both.on(0, **{k: {"left": v, "right": v} for k, v in per.items()}, s5_raises={"left": 10, "right": 20})
    legs = both.json["signs"]["s5"]
    assert (legs["left"]["now"], legs["right"]["now"], legs["now"]) == (87, 100, 87)


# -- the index --


def test_the_index_needs_signs_two_three_and_one_more() -> None:
    s2 = {"s2_leg_worst": 6, "s2_leg_avg": 6, "s2_leg_freq": 3}
    s3 = {**daily(2), "s3_walk_min": "15_29", "s3_sit_min": "15_29"}
    diary = Diary()
    diary.on(0, **s2, **s3)
    assert diary.json["overall"]["now"] is None
    diary.on(1, **s2, **s3, s1_far_usual=7)
    two_, three = Diary(), Diary()
    two_.on(0, **s2, s1_far_usual=7, s5_feel=5, s5_stairs=2)
    three.on(0, **s3, s1_far_usual=7, s5_feel=5, s5_stairs=2)
    exact2 = (10 * 40 + 35 * 40 + 20 * 50) / 65
    exact3 = (40 * 50 + 20 * 60) / 60
    assert diary.json["overall"]["now"] == round((30 * exact2 + 25 * exact3 + 15 * 0) / 70)
    assert two_.json["overall"]["now"] is None
    assert three.json["overall"]["now"] is None


def test_scan_and_leg_raise_never_move_the_index() -> None:
    plain, more = Diary(), Diary()
    plain.on(0, **whole())
    more.on(0, **whole(), s7_had="mri", s7_told="much_worse", ctx_helper="helper", s6_method="phone",
            s6_by="helper", s6_angle_sore=10, s6_pain=9, s6_stop="leg_pain")  # fmt: skip
    one, other = ({k: v for k, v in d.json["overall"].items() if k != "points"} for d in (plain, more))
    assert one == other
    assert more.sign("s7") == (CANT, False)


# -- first, last, now; the reference; provisional and confirmed --


def test_the_second_agreeing_check_in_confirms_at_the_weaker_label() -> None:
    diary = leg_pain(10, 5)
    assert diary.measure("leg_pain") == (LOT, False)
    diary.on(14, s2_leg_avg=7)
    assert diary.measure("leg_pain") == (BETTER, True)
    diary.on(21, s2_leg_avg=0)
    assert diary.measure("leg_pain") == (BETTER, True)
    diary.on(28, s2_leg_avg=0)
    assert diary.measure("leg_pain") == (GONE, True)
    diary.on(35, s2_leg_avg=9)
    assert diary.measure("leg_pain") == (SAME, False)
    diary.on(42, s2_leg_avg=5)
    assert diary.measure("leg_pain") == (LOT, False)


def test_check_ins_closer_than_six_days_confirm_nothing() -> None:
    diary = leg_pain(6, 4)
    diary.on(12, s2_leg_avg=4)
    assert diary.measure("leg_pain") == (BETTER, False)
    diary.on(13, s2_leg_avg=4)
    assert diary.measure("leg_pain") == (BETTER, True)


def test_a_session_without_the_measure_neither_confirms_nor_breaks() -> None:
    diary = leg_pain(4, 6)
    diary.on(14, s2_back_avg=2)
    assert diary.measure("leg_pain") == (WORSE, False)
    diary.on(21, s2_leg_avg=6)
    assert diary.measure("leg_pain") == (WORSE, True)


def test_first_is_the_reference_last_the_latest_six_days_before_and_now_the_latest() -> None:
    diary = Diary()
    for day, pain in ((0, 8), (7, 6), (9, 5), (14, 3)):
        diary.on(day, s2_leg_avg=pain)
    told = diary.json["measures"]["leg_pain"]
    assert (told["first"], told["last"], told["now"]) == (8, 6, 3)
    diary.on(15, s2_leg_avg=4)
    told = diary.json["measures"]["leg_pain"]
    assert (told["first"], told["last"], told["now"]) == (8, 5, 4)


def test_two_sessions_of_a_day_are_one_the_later() -> None:
    diary = Diary()
    diary.on(0, s2_leg_avg=8)
    diary.on(0, s2_leg_avg=6, hour=3)
    diary.on(7, s2_leg_avg=4)
    assert diary.json["measures"]["leg_pain"]["first"] == 6
    assert diary.json["sessions"] == 3


def test_a_bad_day_is_never_a_reference_never_confirms_and_is_not_now() -> None:
    diary = Diary()
    diary.on(0, "bad-day", s2_leg_worst=10, s2_leg_avg=10)
    diary.on(7, s2_leg_avg=4)
    assert diary.measure("leg_pain") == (CANT, False)
    diary.on(14, s2_leg_avg=6)
    diary.on(21, "bad-day", s2_leg_worst=9, s2_leg_avg=9)
    assert diary.measure("leg_pain") == (WORSE, False)
    assert diary.json["measures"]["leg_pain"]["now"] == 6
    assert any(p.short and p.value == 9 for p in diary.progress.measures["leg_pain"].points)
    diary.on(28, s2_leg_avg=6)
    assert diary.measure("leg_pain") == (WORSE, True)


def test_a_bad_day_gives_measures_and_no_sign() -> None:
    diary = Diary()
    diary.on(0, "bad-day", s1_far_usual=5, s2_leg_worst=9, s2_leg_avg=8, s2_leg_freq=6, flare="no")
    assert diary.json["signs"]["s2"]["now"] is None
    assert diary.json["overall"]["now"] is None


# -- two legs (section 0) --


def legs(ref: tuple[int, int], now: tuple[int, int], item: str = "s2_leg_avg") -> Diary:
    diary = Diary("both")
    for day, (left, right) in ((0, ref), (7, now)):
        diary.on(day, **{item: {"left": left, "right": right}})
    return diary


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [
        ((6, 8), (4, 2), BETTER),  # the same direction: the weaker label
        ((4, 4), (6, 7), WORSE),
        ((6, 4), (4, 6), MIXED),  # one better, one worse
        ((8, 4), (4, 4), LOT),  # one unchanged: the label of the leg that was worse
        ((4, 8), (1, 8), SAME),
        ((8, 4), (8, 6), WORSE),  # worse is never hidden
        ((4, 8), (6, 8), WORSE),
        ((5, 5), (5, 4), SAME),
    ],
)
def test_two_legs_are_joined_by_the_five_cases(
    ref: tuple[int, int], now: tuple[int, int], label: str
) -> None:
    diary = legs(ref, now)
    told = diary.json["measures"]["leg_pain"]
    assert told["verdict"] == label
    assert told["now"] == max(now)
    assert told["left"]["first"] == ref[0]
    assert told["right"]["now"] == now[1]


def test_a_leg_never_affected_has_no_verdict_unless_it_becomes_worse() -> None:
    diary = Diary("left")
    diary.on(0, s2_leg_avg=6)
    diary.on(7, ctx_side="both", s2_leg_avg={"left": 4, "right": 1})
    assert diary.measure("leg_pain") == (BETTER, False)
    diary.on(14, s2_leg_avg={"left": 4, "right": 2})
    assert diary.measure("leg_pain") == (MIXED, False)


# -- section 8 --


@pytest.mark.parametrize(
    ("ref", "now", "label"),
    [
        (5, 0, GONE), (1, 0, GONE), (0, 0, SAME), (3, 1, LOT), (7, 1, LOT), (2, 1, SAME), (5, 3, BETTER),
        (5, 4, SAME), (7, 2, BETTER), (4, 2, BETTER), (5, 7, WORSE), (5, 6, SAME), (0, 2, WORSE),
        (0, 1, SAME), (1, 3, WORSE), (2, 3, SAME), (2, 0, GONE),
    ],
)  # fmt: skip
def test_where_the_pain_reaches_is_judged_by_section_eight(ref: int, now: int, label: str) -> None:
    diary = two("s1_far_usual", ref, now, s2_leg_avg=5)
    assert diary.measure("zone") == (label, False)
    assert diary.sign("s1") == (label, False)


@pytest.mark.parametrize(
    ("zones", "pains", "label"),
    [
        ((5, 3), (4, 6), MIXED), ((5, 3), (4, 5), BETTER), ((5, 7), (6, 4), MIXED), ((5, 7), (6, 5), WORSE),
        ((5, 1), (4, 6), MIXED), ((5, 5), (4, 8), SAME), ((5, 3), (6, 2), BETTER), ((5, 7), (4, 6), WORSE),
        ((5, 0), (2, 4), MIXED),
    ],
)  # fmt: skip
def test_nearer_but_stronger_is_mixed_and_so_is_the_reverse(
    zones: tuple[int, int], pains: tuple[int, int], label: str
) -> None:
    diary = Diary()
    for day, zone, pain in zip((0, 7), zones, pains, strict=True):
        diary.on(day, s1_far_usual=zone, s2_leg_avg=pain)
    assert diary.measure("zone") == (label, False)


@pytest.mark.parametrize(("zone", "label"), [(3, WORSE), (2, SAME)])
def test_a_second_leg_at_the_thigh_or_farther_is_spreading(zone: int, label: str) -> None:
    diary = Diary("left")
    diary.on(0, s1_far_usual=5)
    diary.on(7, ctx_side="both", s1_far_usual={"left": 5, "right": zone})
    assert diary.measure("zone")[0] == label


def test_rising_back_pain_while_the_leg_draws_back_is_still_centralizing_and_said() -> None:
    diary = Diary()
    diary.on(0, s1_far_usual=6, s2_back_avg=2)
    diary.on(7, s1_far_usual=3, s2_back_avg=5)
    assert diary.measure("zone") == (BETTER, False)
    assert any("Back pain may rise" in note for note in diary.progress.notes)


# -- overall --


def index_up(**now: Any) -> Diary:
    diary = Diary()
    diary.on(0, **whole(6, 1, 5, 5))
    diary.on(7, **(whole(2, 3, 2, 7) | now))
    return diary


def test_a_plain_gain_of_the_index_is_improved_then_confirmed() -> None:
    diary = index_up()
    assert diary.overall[0] in (BETTER, LOT)
    diary.on(14, **whole(2, 3, 2, 7))
    assert diary.overall[1] is True


@pytest.mark.parametrize(
    "now",
    [
        {"U3": "yes"},
        {"U1": "not_sure"},
        {"s5_slap": "often"},
    ],
)
def test_an_open_flag_keeps_the_whole_from_improved(now: dict[str, str]) -> None:
    diary = index_up(**now)
    assert diary.overall == (MIXED, False)
    assert "warning sign" in diary.json["summary"][0] or "warning sign" in " ".join(diary.json["summary"])


def test_a_history_fact_does_not_hold_the_whole_back() -> None:
    diary = Diary(ctx_cancer="yes")
    diary.on(0, **whole(6, 1, 5, 5))
    diary.on(7, **whole(2, 3, 2, 7))
    assert diary.flags == {"U2": "U"}
    assert diary.overall[0] in (BETTER, LOT)


def test_worse_strength_keeps_the_whole_from_improved() -> None:
    diary = Diary()
    diary.on(0, **whole(6, 1, 5, 9))
    diary.on(7, **whole(1, 4, 1, 0))
    assert diary.sign("s5")[0] == WORSE
    assert diary.overall == (MIXED, False)
    assert "trength" in diary.json["summary"][0]


def test_confirmed_worse_zone_keeps_the_whole_from_improved() -> None:
    diary = Diary()
    diary.on(0, **whole(6, 0, 3, 5))
    diary.on(7, **whole(5, 4, 6, 9))
    assert diary.overall[0] in (BETTER, LOT)
    diary.on(14, **whole(5, 4, 6, 9))
    assert diary.measure("zone") == (WORSE, True)
    assert diary.overall == (MIXED, False)


def test_mixed_overall_shows_no_leg_as_improved_either() -> None:
    diary = Diary("both")
    for day, (pain, doing) in ((0, (6, 1)), (7, (2, 4))):
        answers = whole(pain, doing)
        per = {k: {"left": v, "right": max(v - 1, 0)} for k, v in answers.items() if k in PER_LEG}
        diary.on(day, **(answers | per), **({"U3": "yes"} if day else {}))
    told = diary.json["overall"]
    assert told["verdict"] == MIXED
    assert told.get("left", {}).get("verdict") not in (BETTER, LOT, GONE)


PER_LEG = ("s1_far_usual", "s2_leg_worst", "s2_leg_avg", "s2_leg_freq", "s5_feel")


def halves(pain: int, doing: int) -> dict[str, Any]:
    """Sign 2 and 5 fixed by `pain`, Sign 3 moved by `doing`, so that the index moves in small steps."""
    return whole(pain, doing) | {"s3_walk_min": "5_14", "s3_sit_min": "5_14"}


@pytest.mark.parametrize(
    ("ref", "now"),
    [(p, q) for p in ((6, 0), (5, 2), (0, 3)) for q in ((6, 2), (4, 0), (6, 3), (0, 4), (9, 0))],
)
def test_the_index_moves_by_ten_and_by_twenty_five(ref: tuple[int, int], now: tuple[int, int]) -> None:
    diary = Diary()
    diary.on(0, **halves(*ref))
    diary.on(7, **halves(*now))
    told = diary.json["overall"]
    up = told["now"] - told["first"]
    label = WORSE if up <= -10 else SAME if up < 10 or told["first"] >= 90 else LOT if up >= 25 else BETTER
    assert diary.overall == (label, False)


# -- the change question against the answers; medicine --


@pytest.mark.parametrize(("gpe", "noted"), [(-2, True), (-1, False), (3, False)])
def test_own_view_against_the_answers_is_said(gpe: int, noted: bool) -> None:
    diary = index_up(gpe=gpe)
    differ = any("differ" in note for note in diary.progress.notes)
    assert differ is noted


def test_without_an_index_leg_pain_stands_in_for_it() -> None:
    diary = Diary()
    diary.on(0, s2_leg_avg=4)
    diary.on(7, s2_leg_avg=7, gpe=3)
    assert any("differ" in note for note in diary.progress.notes)


# -- who, empty, and one session --


def test_under_eighteen_nothing_is_scored() -> None:
    diary = Diary(ctx_age="under_18")
    diary.on(0, **whole())
    told = diary.json
    assert told["overall"]["now"] is None
    assert all(sign["now"] is None for sign in told["signs"].values())
    assert "doctor" in told["summary"][0]
    assert told["phase"]["now"] is None


def test_one_session_says_to_come_back() -> None:
    diary = Diary()
    diary.on(0, **well())
    assert diary.json["summary"][0] == "One check-in so far. Come back in about a week."


def test_pain_at_the_angle_counts_three_tenths_of_the_leg_raise_though_it_rests_on_a_leg() -> None:
    diary = Diary()
    diary.on(0, s6_pain=5, ctx_helper="helper", s6_method="phone", s6_by="helper", s6_stop="leg_pain",
             s6_below_knee="yes", s6_angle_sore=40)  # fmt: skip
    assert diary.remarks == ()
    assert diary.json["signs"]["s6"]["now"] == 50


def test_the_index_kept_with_a_session_of_both_legs_is_the_worse_leg_s_own() -> None:
    diary = Diary("both")
    answers = whole() | {
        "s1_far_usual": {"left": 7, "right": 2}, "s2_leg_worst": {"left": 9, "right": 3},
        "s2_leg_avg": {"left": 8, "right": 2}, "s2_leg_freq": {"left": 6, "right": 2},
        "s5_feel": {"left": 9, "right": 1},
    }  # fmt: skip
    session = diary.on(0, **answers)
    told = diary.json["overall"]
    assert session.scores["overall"] == told["now"] == min(told["left"]["now"], told["right"]["now"])
