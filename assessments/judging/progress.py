"""Progress: everything a progress screen, a report or a plain printout says, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.judging.line import Line, Point
from assessments.judging.maps import BodyPoint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assessments.judging.again import Again
    from assessments.judging.course import Course
    from assessments.judging.episodes import Spell
    from assessments.judging.events import Event
    from assessments.judging.maps import MapChange
    from assessments.judging.marks import Inputs
    from assessments.judging.seams import Seam
    from assessments.session import Session

__all__ = ["Advice", "BodyPoint", "Flag", "Line", "PhaseView", "Point", "Progress"]


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
