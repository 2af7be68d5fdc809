"""Interview: a walk through one form, frozen. Every step gives a new Interview; tested with no terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from assessments.answers import Answers, Key, Leg, Missing, Value

if TYPE_CHECKING:
    from assessments.assessment import Form, Guide, Section
    from assessments.library import Library
    from assessments.questions import Question

Layout: TypeAlias = Literal["one", "grid", "list", "guide"]


@dataclass(frozen=True)
class Facts:
    """What is known when an interview begins (from the person's record)."""

    legs: tuple[Leg, ...] = ()  # sore legs so far; () = not known yet
    first: bool = True  # no earlier session
    first_of_episode: bool = True
    gap: bool = False  # more than 8 weeks since the last
    phase: int | None = None
    relapse_due: bool = False  # after the badge or 28 pain-free days
    carried: Answers = field(default_factory=Answers)  # once-an-episode items, s3_own, welcome's facts
    last: Mapping[Key, tuple[Value, date]] = field(default_factory=dict)
    open_flags: Mapping[str, Literal["yes", "not_sure"]] = field(default_factory=dict)
    too_soon: frozenset[str] = frozenset()  # codes answered yes / not sure within 14 days: "checked" isn't offered
    pains: tuple[int, ...] = ()  # last three s2_leg_avg (worse leg), to offer the flare question


@dataclass(frozen=True)
class Ask:
    """One question as it stands on a page: all a view needs."""

    question: Question
    key: Key
    text: str  # with the leg and own words filled in
    value: Value | None = None
    missing: Missing | None = None
    last: tuple[Value, date] | None = None  # to be shown only once `value` is there
    withheld: frozenset[str] = frozenset()  # options not offered now ("checked")

    @property
    def done(self) -> bool:
        """Answered or left out."""
        return self.value is not None or self.missing is not None


@dataclass(frozen=True)
class Page:
    """What is in view at once: one question, a grid or list of up to six, or a guide to read."""

    id: str
    layout: Layout
    section: Section
    asks: tuple[Ask, ...] = ()
    title: str = ""  # the lead of a grid or list
    lead: str = ""
    guide: Guide | None = None

    @property
    def done(self) -> bool:
        return all(ask.done for ask in self.asks)


@dataclass(frozen=True)
class Place:
    """Where the person is, in words that don't lie under branching: "Sign 3 of 7, 2 left here"."""

    section: Section
    number: int  # of the section among its kind in this form
    of: int
    left_here: int  # unanswered questions left in this section
    shares: tuple[float, ...]  # per section of the form (signs and phases): share done, 0-1


@dataclass(frozen=True)
class Interview:
    """See the module. `given` holds what the person said, hidden answers included (a toggle can be undone)."""

    library: Library
    form: Form
    facts: Facts
    at: datetime
    given: Answers = field(default_factory=Answers)
    here: str = ""  # id of the current page
    furthest: str = ""
    only: str | None = None
