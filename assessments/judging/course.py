"""Expected course: between which lines many people's leg pain falls, beside the person's own (CLINICAL 5.3).

Ours, for illustration, after published averages. It is no forecast, and nobody is ever called behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKS = (0, 2, 4, 6, 12, 26, 52)
USUAL = ((100, 55, 35, 25, 15, 10, 5), (100, 75, 55, 50, 45, 45, 45), (100, 100, 95, 90, 85, 85, 85))
"""Quick edge, middle, slow edge: leg pain in hundredths of the first, at `WEEKS` since the first check-in."""
LONG = ((100, 80, 65, 55, 40, 30, 25), (100, 95, 90, 85, 75, 65, 60), (100,) * 7)
"""The same where the pain had lasted `LONG_FROM` or more at the first check-in."""
LONG_FROM = timedelta(weeks=12)
LEAST_PAIN = 4  # a first leg pain below this has too little room to fall


@dataclass(frozen=True)
class CoursePoint:
    """Leg pain 0-10 on one day: the quick edge (lowest), the middle, and the slow edge (highest)."""

    day: date
    quick: float
    middle: float
    slow: float


@dataclass(frozen=True)
class Course:
    """`points` stand at the anchors, `WEEKS` after the first check-in; between them it runs straight."""

    first: int
    start: date
    long: bool
    points: tuple[CoursePoint, ...]
    title: str = ""
    caption: str = ""

    def at(self, day: date) -> CoursePoint:
        """One day's; after a year as at a year."""
        quick, middle, slow = (_at(line, day - self.start) * self.first / 100 for line in _lines(self.long))
        return CoursePoint(day, float(quick), float(middle), float(slow))


def course(first: int | None, start: date | None, onset: date | None, surgery: bool) -> Course | None:
    """The band for a first leg pain 0-10 on `start`; None where it has no place: under 4, or after surgery.

    `onset`: the day the pain began, None where nobody said (then as if it were recent).
    """
    if first is None or start is None or first < LEAST_PAIN or surgery:
        return None
    long = onset is not None and start - onset >= LONG_FROM
    band = Course(first, start, long, ())
    days = (start + timedelta(weeks=week) for week in WEEKS)
    return Course(first, start, long, tuple(band.at(day) for day in days))


def _lines(long: bool) -> tuple[tuple[int, ...], ...]:
    return LONG if long else USUAL


def _at(line: tuple[int, ...], since: timedelta) -> Fraction:
    """Hundredths after so long, on the straight line between the anchors around it."""
    weeks = Fraction(max(since.days, 0), 7)
    for (week, value), (next_week, next_value) in zip(
        zip(WEEKS, line, strict=True), zip(WEEKS[1:], line[1:], strict=True), strict=False
    ):
        if weeks <= next_week:
            return value + (next_value - value) * (weeks - week) / (next_week - week)
    return Fraction(line[-1])
