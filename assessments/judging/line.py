"""One sign, measure or the overall index over time: its points, its reference, its verdict, their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assessments.answers import Leg


class Point(NamedTuple):
    """One session's value of one line; None is a gap (not asked, skipped, not enough answers)."""

    day: date
    value: int | None
    session: str  # session id
    short: bool = False  # bad-day entry
    back_dated: bool = False
    verdict: Verdict | None = None  # against the reference, that day
    confirmed: bool = False  # the check-in before said the same


@dataclass(frozen=True)
class Line:
    """One sign, measure or the overall index over time. Values are shown ones (rounded half up)."""

    id: str  # "s2", "overall", "leg_pain"
    title: str
    unit: str  # "of 100", "of 10", "degrees", "times", ""
    worst: int
    best: int  # the axis: best is drawn on top, whichever is the larger number
    points: tuple[Point, ...] = ()
    first: int | None = None  # the reference
    last: int | None = None  # latest value at least 6 days before now
    now: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    now_day: date | None = None
    verdict: Verdict = Verdict.CANT_TELL
    confirmed: bool = False
    label: str = ""  # the verdict in words ("improved", "drawing back", "looks better")
    why: str = ""  # one sentence: the inputs and the rule
    note: str = ""  # "already good", "still at the top of the scale", "by feel", ""
    asides: tuple[str, ...] = ()  # what is shown beside it and never judged (the other leg, the good leg)
    absent: str = ""  # why there is no line at all ("not part of your picture"), else ""
    band: tuple[int, int] | None = None  # lowest and highest value that is no clear change from `first`
    rule: str = ""  # row of the rule table
    sources: tuple[str, ...] = ()
    legs: Mapping[Leg, Line] = field(default_factory=dict)  # both legs, where both have values
    words: Mapping[int, str] = field(default_factory=dict)  # a value in words, where it has them (5: calf)

    @property
    def parted(self) -> bool:
        """Whether the two legs went different ways, so that one row would mix the numbers of both."""
        return len({one.verdict.direction for one in self.legs.values()}) > 1
