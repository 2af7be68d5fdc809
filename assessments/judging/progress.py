"""Progress: everything a progress screen, a report or a plain printout says, computed once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assessments.answers import Leg
    from assessments.judging.again import Again
    from assessments.judging.course import Course
    from assessments.judging.episodes import Spell
    from assessments.judging.events import Event
    from assessments.judging.maps import MapChange
    from assessments.judging.marks import Inputs
    from assessments.judging.seams import Seam
    from assessments.session import Session


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


@dataclass(frozen=True)
class PhaseView:
    """The recovery phase and why."""

    now: int | None
    status: str  # "first_look" | "confirmed" | "pending" | "on_hold" | "unknown" | "override"
    why: tuple[str, ...] = ()  # sentences with the inputs that decided it
    title: str = ""
    pending: int | None = None  # the phase one more check-in would confirm
    badge: bool = False  # fully recovered
    since: date | None = None  # the day it began
    reasons: tuple[str, ...] = ()  # names of the inputs that decided ("lp"), "flare_stops" or "override"
    inputs: Inputs | None = None  # of the check-in that counts


@dataclass(frozen=True)
class Flag:
    """An open warning sign: code, level E / U / S, what to do, and since when."""

    code: str
    level: str
    action: str
    plain: str = ""
    reason: str = ""
    since: date | None = None
    symptom: bool = True  # False: a history fact (cancer, age, injury), which neither hides nor freezes


@dataclass(frozen=True)
class Advice:
    """One row of the advice table that applies: level "E" | "U" | "S" | "info"."""

    level: str
    why: str
    code: str = ""


@dataclass(frozen=True)
class BodyPoint:
    """The body map of one session."""

    day: date
    session: str
    places: frozenset[str]  # "low_back", "left_calf"
    farthest: Mapping[Leg, int]  # s1_far_usual by leg
    marked: bool = True  # False: the map was left out, so that no place says nothing


@dataclass(frozen=True)
class Progress:
    """See the module. `signs` s1..s7, `measures` and `phases` p1..p3 are in display order."""

    person: str
    sessions: tuple[Session, ...]
    since: date | None  # day of the reference session of this episode
    overall: Line
    signs: Mapping[str, Line]
    measures: Mapping[str, Line]
    phases: Mapping[str, Line]
    activities: tuple[Line, ...]  # one per own activity, titled with the person's words
    phase: PhaseView
    flags: tuple[Flag, ...]
    advice: tuple[Advice, ...]
    summary: tuple[str, str, str]
    maps: tuple[BodyPoint, ...]
    safety_left_open: int = 0  # safety questions declined or not asked in the latest session
    notes: tuple[str, ...] = ()  # gpe disagreement, medicine note, "back pain may rise for a while"
    note_rules: tuple[str, ...] = ()  # the rule (rules.toml) of each note
    summary_about: tuple[str, ...] = ()  # what each sentence of the summary is about, as origin.of takes it
    events: tuple[Event, ...] = ()  # of this spell, by day
    seams: tuple[Seam, ...] = ()  # days from which the questions or the scoring are another version
    spells: tuple[Spell, ...] = ()  # every spell there was, the last is the current one
    spell: int = 0  # number of the one this tells of; 0 without any check-in
    start: date | None = None  # the chosen start of a view "since 3 October"; None: since the first check-in
    duration: str = ""  # "Early: less than 6 weeks since this spell began." (CLINICAL 5.1)
    since_words: str = ""  # "since the start", "since 3 October"
    again: tuple[Again, ...] = ()  # own activities that are as before, or nearly
    course: Course | None = None  # the expected course for leg pain, where it has a place
    map_change: MapChange | None = None  # the maps of the first and the latest check-in that have one
