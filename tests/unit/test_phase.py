"""The phase table of CLINICAL 6: candidates, each move at its line, pending moves, on hold, gaps, the badge."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from assessments.judging.phase import Inputs, Step, Walk, candidate, walk

DAY = date(2026, 3, 2)
ONE = Inputs(lp=6, lw=8, bp=3, z=5, f3=50, f5=60, nw=2, freq=4, role=1)
TWO = Inputs(lp=3, lw=5, bp=2, z=3, f3=60, f5=70, nw=1, freq=3, role=2)
THREE = Inputs(lp=1, lw=3, bp=2, z=2, f3=85, f5=80, nw=1, freq=1, role=3)


def steps(*told: tuple[int, Inputs] | tuple[int, Inputs, dict[str, Any]]) -> list[Step]:
    return [Step(DAY + timedelta(days=t[0]), t[1], **(t[2] if len(t) > 2 else {})) for t in told]


def after(*told: tuple[int, Inputs] | tuple[int, Inputs, dict[str, Any]]) -> Walk:
    return walk(steps(*told))


@pytest.mark.parametrize(
    ("base", "change", "found"),
    [
        (THREE, {}, 3), (THREE, {"lp": 2}, 2), (THREE, {"lw": 4}, 2), (THREE, {"lw": None}, 2), (THREE, {"bp": 3}, 2),
        (THREE, {"bp": None}, 3), (THREE, {"z": 3}, 2), (THREE, {"z": None}, 2), (THREE, {"f3": 84}, 2),
        (THREE, {"f5": 79}, 2), (THREE, {"f5": None}, 3), (THREE, {"role": 2}, 2), (THREE, {"role": None}, 2),
        (THREE, {"nw": 2}, 2), (THREE, {"nw": None}, 3), (THREE, {"freq": None}, 3), (THREE, {"nw": 4}, 1),
        (TWO, {}, 2), (TWO, {"lp": 4}, 2), (TWO, {"lp": 5}, 1), (TWO, {"nw": 3}, 2), (TWO, {"nw": 4}, 1),
        (TWO, {"f3": 40}, 2), (TWO, {"f3": 39}, 1), (TWO, {"lp": 4, "freq": 4}, 2), (TWO, {"lp": 4, "freq": 5}, 1),
        (TWO, {"lp": 3, "freq": 6}, 2), (TWO, {"lp": 4, "freq": None, "nw": None}, 2),
        (TWO, {"lp": None}, None), (TWO, {"f3": None}, None), (ONE, {"lp": None}, None),
    ],
)  # fmt: skip
def test_the_candidate_of_one_session(base: Inputs, change: dict[str, Any], found: int | None) -> None:
    assert candidate(replace(base, **change)) == found


def test_the_first_session_is_a_first_look() -> None:
    found = after((0, ONE))
    assert (found.now, found.status, found.since) == (1, "first_look", DAY)
    assert after((0, ONE), (7, ONE)).status == "confirmed"


def test_without_leg_pain_or_sign_three_it_cannot_be_told() -> None:
    unknown = replace(ONE, f3=None)
    assert (after((0, unknown)).now, after((0, unknown)).status) == (None, "unknown")
    kept = after((0, TWO), (7, unknown))
    assert (kept.now, kept.kept) == (2, True)


@pytest.mark.parametrize(
    ("first", "second", "days", "phase"),
    [
        (4, 3, 7, 2), (3, 4, 3, 2), (4, 4, 7, 1), (3, 3, 2, 1), (3, 3, 3, 2),
    ],
)  # fmt: skip
def test_phase_two_is_reached_by_two_check_ins_whose_pains_add_up_to_seven(
    first: int, second: int, days: int, phase: int
) -> None:
    told = ((0, ONE), (7, replace(TWO, lp=first)), (7 + days, replace(TWO, lp=second)))
    assert after(*told).now == phase


def test_a_move_in_sight_is_shown_before_it_is_made() -> None:
    found = after((0, ONE), (7, TWO))
    assert (found.now, found.pending, found.status) == (1, 2, "pending")
    assert after((0, ONE), (7, replace(TWO, lp=4))).pending is None  # two like this add up to 8


def test_a_move_starts_the_row_anew() -> None:
    early = (0, ONE), (7, THREE), (14, THREE), (17, THREE)
    assert after(*early).now == 2
    assert after(*early, (20, THREE)).now == 3


def test_check_ins_close_together_neither_make_nor_break_a_row() -> None:
    assert after((0, TWO), *((day, THREE) for day in (7, 9, 11, 13))).now == 3


def test_answers_that_would_be_another_phase_alone_but_move_nothing_stand_between() -> None:
    four = replace(TWO, lp=4)
    assert after((0, ONE), (7, four), (14, four)).between
    assert not after((0, ONE), (7, four), (14, ONE)).between


def test_a_relapse_into_phase_one_between_two_good_check_ins_breaks_the_row() -> None:
    assert after((0, ONE), (7, TWO), (14, ONE), (21, TWO)).now == 1


def test_an_unknown_session_neither_counts_nor_breaks_a_row() -> None:
    assert after((0, ONE), (7, TWO), (14, replace(TWO, f3=None)), (21, TWO)).now == 2


@pytest.mark.parametrize(
    ("change", "improved", "phase"),
    [
        ({"gpe": 2}, True, 2), ({"gpe": 1}, True, 1), ({"gpe": None}, True, 1), ({"gpe": 2}, False, 1),
        ({"gpe": 2, "lp": 4}, True, 1), ({"gpe": 2, "f3": 49}, True, 1), ({"gpe": 2, "f3": 50}, True, 2),
    ],
)  # fmt: skip
def test_one_clear_check_in_is_enough_for_phase_two(
    change: dict[str, Any], improved: bool, phase: int
) -> None:
    assert after((0, ONE), (7, replace(TWO, **change), {"lp_improved": improved})).now == phase


def test_phase_three_is_never_reached_from_one_directly() -> None:
    once = after((0, ONE), (7, THREE), (14, THREE))
    assert once.now == 2
    assert after((0, ONE), (7, THREE), (14, THREE), (21, THREE)).now == 3


@pytest.mark.parametrize(("days", "phase"), [(5, 2), (6, 3)])
def test_phase_three_needs_two_check_ins_six_days_apart(days: int, phase: int) -> None:
    assert after((0, TWO), (7, THREE), (7 + days, THREE)).now == phase


@pytest.mark.parametrize(
    ("first", "second", "phase"),
    [
        ({"lp": 6}, {"lp": 7}, 1), ({"lp": 6}, {"lp": 6}, 2), ({"lp": 5}, {"lp": 8}, 2), ({"lp": 8}, {"lp": 5}, 2),
        ({"f3": 29}, {"f3": 29}, 1), ({"f3": 29}, {"f3": 30}, 2), ({"f3": 30}, {"f3": 29}, 2),
    ],
)  # fmt: skip
def test_back_to_phase_one_needs_two_bad_check_ins(
    first: dict[str, Any], second: dict[str, Any], phase: int
) -> None:
    assert after((0, TWO), (7, replace(TWO, **first)), (14, replace(TWO, **second))).now == phase


def test_a_flare_that_stops_everything_goes_back_to_phase_one_at_once_also_on_a_bad_day() -> None:
    assert after((0, TWO), (7, TWO, {"flare_stops": True})).now == 1
    bad_day = after((0, TWO), (7, replace(TWO, f3=None), {"flare_stops": True, "short": True}))
    assert (bad_day.now, bad_day.moved, bad_day.reasons[0]) == (1, (2, 1), "flare_stops")


@pytest.mark.parametrize(
    ("first", "second", "phase"),
    [
        ({"lp": 3}, {"lp": 3}, 2), ({"lp": 2}, {"lp": 3}, 3), ({"f3": 74}, {"f3": 74}, 2), ({"f3": 75}, {"f3": 74}, 3),
        ({"role": 1}, {"role": 1}, 2), ({"role": 2}, {"role": 1}, 3), ({"lp": 3}, {"role": 1}, 2),
        ({}, {"lp": 4, "z": 3}, 2), ({}, {"lp": 4, "z": 2}, 3), ({}, {"lp": 3, "z": 7}, 3),
    ],
)  # fmt: skip
def test_phase_three_is_left_by_two_slips_or_one_clear_one(
    first: dict[str, Any], second: dict[str, Any], phase: int
) -> None:
    told = (0, THREE), (7, replace(THREE, **first)), (14, replace(THREE, **second))
    assert after(*told).now == phase


@pytest.mark.parametrize(("pain", "agrees", "phase"), [(6, True, 1), (5, True, 3), (6, False, 3)])
def test_from_three_to_one_only_with_strong_pain_and_if_the_person_agrees(
    pain: int, agrees: bool, phase: int
) -> None:
    slipped = replace(THREE, lp=pain, z=1)
    assert after((0, THREE), (7, slipped, {"flare_stops": agrees})).now == phase


@pytest.mark.parametrize(("days", "status"), [(56, "confirmed"), (57, "first_look")])
def test_more_than_eight_weeks_without_a_check_in_is_a_first_look_again(days: int, status: str) -> None:
    assert after((0, TWO), (days, TWO)).status == status


def test_a_warning_sign_puts_the_phase_on_hold_and_counts_for_nothing() -> None:
    held = after((0, ONE), (7, TWO), (14, TWO, {"flagged": True}))
    assert (held.now, held.status, held.pending) == (1, "on_hold", None)
    freed = [(0, ONE), (7, TWO), (14, ONE, {"flagged": True}), (21, TWO)]
    assert after(*freed).now == 1  # a run doesn't reach over it
    assert after(*freed, (28, TWO)).now == 2


def test_bad_days_move_no_phase() -> None:
    bad = replace(TWO, lp=9)
    assert after((0, TWO), (7, bad, {"short": True}), (14, bad, {"short": True})).now == 2


def test_the_persons_own_choice_holds_until_the_answers_move_it() -> None:
    chosen = after((0, ONE), (7, ONE, {"override": 2}), (14, TWO))
    assert (chosen.now, chosen.status) == (2, "override")
    assert after((0, ONE), (7, TWO, {"override": 2}), (14, THREE), (21, THREE)).now == 3


@pytest.mark.parametrize(
    ("change", "days", "badge"),
    [({}, 14, True), ({}, 13, False), ({"lp": 1}, 14, False), ({"painfree": 27}, 14, False), ({"f3": 91}, 14, False)],
)  # fmt: skip
def test_the_badge_needs_two_check_ins_at_its_marks_two_weeks_apart(
    change: dict[str, Any], days: int, badge: bool
) -> None:
    well = replace(THREE, lp=0, f3=92, painfree=28)
    assert after((0, well), (days, replace(well, **change))).badge is badge


def test_the_reasons_name_three_inputs_first_the_one_that_tipped_it() -> None:
    assert after((0, replace(ONE, lp=2, nw=5))).reasons == ("nw", "lp", "f3")
    assert after((0, TWO)).reasons == ("lp", "f3", "nw")
    assert after((0, THREE)).reasons == ("lp", "f3", "role")
