"""Section 8, row by row: at the line and to either side of it."""

from __future__ import annotations

import pytest

from assessments.judging.verdicts import Verdict
from assessments.zones import CODES, Reach, no_change_band, result


@pytest.mark.parametrize(
    ("ref", "now", "found"),
    [
        (0, 0, "unchanged"), (0, 1, "unchanged"), (0, 2, "spreading"), (1, 0, "gone"), (7, 0, "gone"),
        (1, 1, "unchanged"), (2, 1, "unchanged"), (3, 1, "centralized"), (7, 1, "centralized"),
        (3, 2, "unchanged"), (4, 2, "centralizing"), (5, 4, "unchanged"), (5, 3, "centralizing"),
        (5, 6, "unchanged"), (5, 7, "spreading"), (1, 2, "unchanged"), (1, 3, "spreading"),
    ],
)  # fmt: skip
def test_the_zone_now_against_the_zone_then(ref: int, now: int, found: str) -> None:
    assert result(Reach(ref, now)) == found


@pytest.mark.parametrize(
    ("ref", "now", "pain_up", "found"),
    [
        (5, 3, 1, "centralizing"), (5, 3, 2, "mixed"), (5, 1, 2, "mixed"), (5, 0, 2, "mixed"),
        (3, 5, -1, "spreading"), (3, 5, -2, "mixed"), (3, 5, 2, "spreading"), (5, 3, -4, "centralizing"),
        (5, 4, 5, "unchanged"), (5, 6, -5, "unchanged"),
    ],
)  # fmt: skip
def test_leg_pain_going_the_other_way_by_two_makes_it_mixed(
    ref: int, now: int, pain_up: int, found: str
) -> None:
    assert result(Reach(ref, now, pain_up)) == found


@pytest.mark.parametrize(
    ("now", "found"), [(0, "unchanged"), (2, "unchanged"), (3, "spreading"), (7, "spreading")]
)
def test_a_second_leg_counts_from_the_thigh_down(now: int, found: str) -> None:
    assert result(Reach(0, now, second=True)) == found


def test_every_result_has_the_code_of_section_eight() -> None:
    assert CODES == {
        "gone": Verdict.RESOLVED, "centralized": Verdict.A_LOT_BETTER, "centralizing": Verdict.IMPROVED,
        "spreading": Verdict.WORSE, "unchanged": Verdict.NO_MEANINGFUL_CHANGE, "mixed": Verdict.MIXED,
    }  # fmt: skip


def test_the_band_runs_one_zone_either_way_and_stops_before_gone() -> None:
    assert no_change_band(5) == (4, 6)
    assert no_change_band(1) == (1, 2)
    assert no_change_band(7) == (6, 7)
