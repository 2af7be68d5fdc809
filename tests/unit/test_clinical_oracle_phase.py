"""Phases, badge, flare, relapse and advice, written down straight from CLINICAL 6, by sheets on days."""

from __future__ import annotations

from typing import Any

import pytest
from diary import Diary, daily, well, whole


def at(phase: int, **other: Any) -> dict[str, Any]:
    """Answers whose candidate is this phase."""
    if phase == 3:
        return well(s2_leg_worst=1, s2_leg_avg=1, s2_leg_freq=1, **other)
    return whole(**({"pain": 6} if phase == 1 else {"pain": 3}), **other)


def walked(*steps: tuple[int, dict[str, Any]]) -> Diary:
    diary = Diary()
    for day, answers in steps:
        diary.on(day, **answers)
    return diary


# -- the candidate of one session --

LOW: dict[str, Any] = {"s2_leg_avg": 1, "s2_leg_worst": 3, "s2_leg_freq": 1}


@pytest.mark.parametrize(
    ("change", "phase"),
    [
        ({}, 3),
        ({"s2_leg_avg": 2}, 2),
        ({"s2_leg_worst": 4}, 2),
        ({"s2_back_avg": 3}, 2),
        ({"s2_back_avg": 2}, 3),
        ({"s2_back_avg": None}, 3),
        ({"s1_far_usual": 3}, 2),
        ({"s1_far_usual": None}, 2),
        ({"s2_leg_worst": None}, 2),
        ({"p3_work": 2}, 2),
        ({"p3_work": None, "p3_hobby": None}, 3),
        ({"p3_work": None, "p3_hobby": None, "p3_home": None}, 2),
        ({"ctx_sleep": 1}, 3),
        ({"ctx_sleep": 2}, 2),
        ({"ctx_sleep": None}, 3),
        ({"ctx_sleep": 4}, 1),
        ({"s5_feel": None}, 3),
        ({"s5_feel": 5}, 2),
        (daily(2), 2),
        ({**daily(0), "s3_walk_min": "cant"}, 1),
    ],
)
def test_three_needs_every_clause_and_drops_only_what_may_be_missing(
    change: dict[str, Any], phase: int
) -> None:
    diary = walked((0, {**well(**LOW), **change}))
    assert diary.phase == (phase, "first_look")


@pytest.mark.parametrize(
    ("change", "phase"),
    [
        ({"s2_leg_avg": 5, "s2_leg_worst": 5}, 1),
        ({"s2_leg_avg": 4, "s2_leg_worst": 5}, 2),
        ({"s2_leg_avg": 4, "s2_leg_worst": 5, "s2_leg_freq": 5}, 1),
        ({"s2_leg_avg": 3, "s2_leg_freq": 5}, 2),
        ({"ctx_sleep": 4}, 1),
        ({"ctx_sleep": 3}, 2),
    ],
)
def test_one_needs_any_clause(change: dict[str, Any], phase: int) -> None:
    assert walked((0, {**whole(3), **change})).phase == (phase, "first_look")


@pytest.mark.parametrize(
    "change", [{"s2_leg_avg": None, "s2_leg_worst": None}, {"s3_walk_min": None, **dict.fromkeys(daily(0))}]
)
def test_without_leg_pain_or_mobility_the_phase_is_unknown_at_first_and_kept_later(
    change: dict[str, Any],
) -> None:
    assert walked((0, {**whole(), **change})).phase == (None, "unknown")
    assert walked((0, whole(6)), (7, {**whole(), **change})).phase[0] == 1


# -- every move --

STIFF = whole(3, 0, s3_walk_min="cant")  # Sign 3 below 30


@pytest.mark.parametrize(
    ("steps", "phase"),
    [
        (((0, at(1)), (7, at(2))), 1),
        (((0, at(1)), (7, at(2)), (10, at(2))), 2),
        (((0, at(1)), (7, at(2)), (9, at(2))), 1),
        (((0, at(1)), (7, at(2)), (10, at(1)), (14, at(2))), 1),
        (((0, at(1)), (7, whole(4)), (14, whole(4))), 1),
        (((0, at(1)), (7, whole(4)), (14, whole(3))), 2),
        (((0, at(1)), (7, at(2)), (10, {"s2_back_avg": 1}), (14, at(2))), 2),
        (((0, at(1)), (7, at(3)), (14, at(3))), 2),
        (((0, at(1)), (7, at(3)), (14, at(3)), (19, at(3))), 2),
        (((0, at(1)), (7, at(3)), (14, at(3)), (20, at(3))), 3),
        (((0, at(1)), (7, whole(3, 3, gpe=2))), 2),
        (((0, at(1)), (7, whole(3, 3, gpe=1))), 1),
        (((0, at(1)), (7, whole(4, 3, gpe=2))), 1),
        (((0, at(1)), (7, whole(3, 1, gpe=2) | {"s3_walk_min": "lt5", "s3_sit_min": "lt5"})), 1),
        (((0, at(2)), (7, at(3))), 2),
        (((0, at(2)), (7, at(3)), (12, at(3))), 2),
        (((0, at(2)), (7, at(3)), (13, at(3))), 3),
        (((0, at(2)), (7, at(1)), (14, at(1))), 2),
        (((0, at(2)), (7, whole(7)), (14, whole(6))), 1),
        (((0, at(2)), (7, whole(6)), (14, whole(7))), 1),
        (((0, at(2)), (7, whole(8)), (14, whole(5))), 2),
        (((0, at(2)), (7, STIFF), (14, STIFF)), 1),
        (((0, at(2)), (7, STIFF)), 2),
        (((0, at(2)), (7, whole(3, flare="yes", flare_stops="yes"))), 1),
        (((0, at(2)), (7, whole(3, flare="yes", flare_stops="no"))), 2),
        (((0, at(3)), (7, well(**LOW | {"s2_leg_avg": 3}))), 3),
        (((0, at(3)), (7, well(**LOW | {"s2_leg_avg": 3})), (14, well(**LOW | {"s2_leg_avg": 3}))), 2),
        (((0, at(3)), (7, well(**LOW | {"s2_leg_avg": 4, "s2_leg_worst": 4, "s1_far_usual": 3}))), 2),
        (((0, at(3)), (7, well(**LOW | {"s2_leg_avg": 4, "s2_leg_worst": 4, "s1_far_usual": 2}))), 3),
        (((0, at(3)), (7, well(**LOW, p3_work=1)), (14, well(**LOW, p3_work=1))), 2),
        (((0, at(3)), (7, well(**LOW) | daily(2)), (14, well(**LOW) | daily(2))), 2),
        (((0, at(3)), (7, whole(6, flare="yes", flare_stops="yes"))), 1),
        (((0, at(3)), (7, whole(5, zone=2, flare="yes", flare_stops="yes"))), 3),
        (((0, at(3)), (7, whole(6, zone=2))), 3),
    ],
)  # fmt: skip
def test_each_move_needs_what_the_table_says(
    steps: tuple[tuple[int, dict[str, Any]], ...], phase: int
) -> None:
    assert walked(*steps).phase[0] == phase


@pytest.mark.parametrize("start", [2, 3])
def test_a_bad_day_that_stops_usual_activities_moves_back_too(start: int) -> None:
    diary = walked((0, at(start)))
    diary.on(7, "bad-day", s2_leg_worst=8, s2_leg_avg=7, flare="yes", flare_stops="yes")
    assert diary.phase[0] == 1


def test_a_move_that_is_pending_is_said() -> None:
    diary = walked((0, at(1)), (7, at(2)))
    assert diary.phase == (1, "pending")
    assert any("confirms it" in why for why in diary.json["phase"]["why"])


def test_an_open_sign_puts_the_phase_on_hold_and_freezes_it() -> None:
    diary = walked((0, at(1)), (7, at(2, U3="yes")), (14, at(2, U3="yes")))
    assert diary.phase == (1, "on_hold")
    assert any("get checked first" in why for why in diary.json["phase"]["why"])


@pytest.mark.parametrize(("gap", "status"), [(56, "pending"), (57, "first_look")])
def test_after_more_than_eight_weeks_it_is_a_first_look_again(gap: int, status: str) -> None:
    diary = walked((0, at(1)), (gap, at(2, ctx_gap_gone="no" if gap > 56 else None)))
    assert diary.phase[1] == status


# -- badge --

MARKS = well(p3_painfree=28)


@pytest.mark.parametrize(
    ("second", "day", "badge"),
    [(MARKS, 21, True), (MARKS, 20, False), (well(p3_painfree=27), 21, False),
     (well(p3_painfree=28) | daily(3), 21, False)],
)  # fmt: skip
def test_the_badge_needs_the_marks_twice_two_weeks_apart(
    second: dict[str, Any], day: int, badge: bool
) -> None:
    diary = walked((0, MARKS), (7, {"s2_back_avg": 0}))
    assert not diary.progress.phase.badge
    diary.on(day - 7, **second)
    assert diary.progress.phase.badge is badge


# -- relapse --


def relapsed(said: str = "yes", zone: int = 5) -> Diary:
    diary = walked((0, whole(6)), (7, whole(2)), (14, MARKS))
    diary.on(40, **whole(5, zone=zone), relapse_24h=said)
    return diary


def test_a_relapse_is_first_judged_against_the_old_start_then_becomes_the_new_one() -> None:
    diary = relapsed()
    assert diary.measure("leg_pain") == ("worse", False)
    assert "come back" in diary.json["summary"][0]
    assert any("1 in 4" in row["why"] for row in diary.json["advice"])
    diary.on(47, **whole(3))
    told = diary.json["measures"]["leg_pain"]
    assert (told["first"], told["now"], told["verdict"]) == (5, 3, "improved")
    assert diary.json["since"] == "2026-04-11"


@pytest.mark.parametrize(("said", "zone"), [("no", 5), ("not_sure", 5), ("yes", 1)])
def test_without_a_day_of_pain_at_the_buttock_it_is_the_same_episode(said: str, zone: int) -> None:
    diary = relapsed(said, zone)
    assert diary.json["since"] == "2026-03-02"


def test_pain_gone_for_a_month_in_a_long_gap_opens_a_new_episode() -> None:
    diary = walked((0, whole(6)), (70, whole(5, ctx_gap_gone="yes")), (77, whole(3)))
    assert diary.json["measures"]["leg_pain"]["first"] == 5


# -- advice, each row on and off --


def advised(*steps: tuple[int, dict[str, Any]], **facts: Any) -> set[str]:
    diary = Diary(**facts)
    for day, answers in steps:
        diary.on(day, **answers)
    return diary.advice


ONSET = "2026-02-01"  # 29 days before the start


@pytest.mark.parametrize(("day", "pain", "on"), [(13, 6, True), (12, 6, False), (13, 3, False)])
def test_six_weeks_without_improvement(day: int, pain: int, on: bool) -> None:
    assert ("six_weeks" in advised((0, whole(6)), (day, whole(pain)), ctx_onset=ONSET)) is on


def test_six_weeks_needs_two_usable_sessions() -> None:
    assert "six_weeks" not in advised((0, whole(6)), ctx_onset="2025-11-01")


def test_a_confirmed_worse_index_is_enough_and_leg_pain_needs_the_own_view() -> None:
    worse = whole(9, 0, 7, 1)
    assert "worse_overall" not in advised((0, whole(4, 3)), (7, worse))
    assert "worse_overall" in advised((0, whole(4, 3)), (7, worse), (14, worse))
    up = {"s2_leg_avg": 6, "s1_far_usual": 5}
    start = {"s2_leg_avg": 4, "s1_far_usual": 5}
    assert "worse_pain" in advised((0, start), (7, up), (14, up | {"gpe": -2}))
    assert "worse_pain" not in advised((0, start), (7, up), (14, up | {"gpe": -1}))
    assert "worse_pain" not in advised((0, start), (7, up | {"gpe": -3}))
    far = {"s2_leg_avg": 4, "s1_far_usual": 7}
    assert "worse_zone" in advised((0, start), (7, far), (14, far | {"gpe": -2}))
    assert "worse_zone" not in advised((0, start), (7, far), (14, far))


def test_a_confirmed_worse_index_in_one_leg_is_not_hidden_by_the_other() -> None:
    diary = Diary("both")

    def both(left: int, right: int) -> dict[str, Any]:
        per = ("s1_far_usual", "s2_leg_worst", "s2_leg_avg", "s2_leg_freq", "s5_feel")
        one, other = whole(left, 2, left // 2 + 1, 10 - left), whole(right, 2, right // 2 + 1, 10 - right)
        one |= {"s2_leg_freq": min(left, 6)}
        other |= {"s2_leg_freq": min(right, 6)}
        return {**one, **{k: {"left": one[k], "right": other[k]} for k in per}}

    for day, (left, right) in ((0, (2, 9)), (7, (9, 2)), (14, (9, 2))):
        diary.on(day, **both(left, right))
    assert diary.json["overall"]["left"]["verdict"] == "worse"
    assert diary.overall[0] == "mixed"
    assert "worse_overall" in diary.advice


@pytest.mark.parametrize(
    ("first", "second", "on"),
    [({"pain": 8}, {"pain": 8}, "severe_pain"), ({"pain": 8}, {"pain": 7}, None),
     ({"ctx_sleep": 5}, {"ctx_sleep": 5}, "broken_nights"), ({"ctx_sleep": 5}, {"ctx_sleep": 4}, None)],
)  # fmt: skip
def test_severe_pain_or_broken_nights_twice_in_a_row(
    first: dict[str, Any], second: dict[str, Any], on: str | None
) -> None:
    def answers(change: dict[str, Any]) -> dict[str, Any]:
        return whole(change.get("pain", 4)) | {k: v for k, v in change.items() if k != "pain"}

    rows = advised((0, answers(first)), (7, answers(second)))
    assert rows & {"severe_pain", "broken_nights"} == ({on} if on else set())


def test_a_bad_day_counts_for_no_advice() -> None:
    diary = Diary()
    diary.on(0, **whole(8))
    diary.on(3, "bad-day", s2_leg_worst=10, s2_leg_avg=9, flare="yes", flare_stops="yes")
    assert "severe_pain" not in diary.advice
    assert "flare" in diary.advice


@pytest.mark.parametrize(("day", "on"), [(42, False), (43, True)])
def test_phase_one_for_more_than_six_weeks(day: int, on: bool) -> None:
    assert ("phase1_long" in advised((0, whole(6)), (day, whole(6)))) is on


@pytest.mark.parametrize(("last", "pain", "on"), [(84, 3, False), (85, 3, True), (85, 1, False)])
def test_phase_two_for_more_than_twelve_weeks_without_improvement(last: int, pain: int, on: bool) -> None:
    steps = [(day, whole(3)) for day in (0, 28, 56)]
    assert ("phase2_long" in advised(*steps, (last, whole(pain)))) is on


@pytest.mark.parametrize(
    ("onset", "care", "on"),
    [("2025-12-08", "no", True), ("2025-12-09", "no", False), ("2025-12-08", "yes", False)],
)
def test_twelve_weeks_with_leg_pain_unless_under_care(onset: str, care: str, on: bool) -> None:
    assert ("twelve_weeks" in advised((0, whole(4, ctx_care=care)), ctx_onset=onset)) is on


def test_a_flare_that_stops_usual_activities_is_worth_a_visit() -> None:
    assert "stops" in advised((0, whole(4, flare="yes", flare_stops="yes")))
    assert "stops" not in advised((0, whole(4, flare="yes", flare_stops="no")))


def test_more_days_with_medicine_while_pain_falls_are_noted() -> None:
    def noted(days: int) -> bool:
        diary = walked((0, whole(6, ctx_med_days=1)), (7, whole(3, ctx_med_days=days)))
        return any("medicine" in n or "pain relief" in n for n in diary.progress.notes)

    assert noted(6)
    assert not noted(1)


def test_no_run_of_check_ins_reaches_over_an_open_sign() -> None:
    diary = walked((0, at(1)), (7, at(2)), (14, at(1, U3="yes")), (21, at(2)))
    assert diary.phase == (1, "pending")
    diary.on(28, **at(2))
    assert diary.phase == (2, "confirmed")


def test_an_own_view_of_another_day_is_not_set_against_the_answers() -> None:
    diary = walked((0, whole(6, 1)), (7, whole(5, 1, gpe=-3)), (14, whole(1, 4, 1, 9)))
    assert not any("differ" in note for note in diary.progress.notes)
