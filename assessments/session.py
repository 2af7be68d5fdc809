"""Session: one finished interview, as stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.answers import Answers, Leg

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True)
class SafetyRecord:
    """Warning-sign answers as codes only (CLINICAL 4.3). Asked and in no other list: answered No."""

    asked_at: datetime | None = None
    asked: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()  # yes
    unsure: tuple[str, ...] = ()
    before: tuple[str, ...] = ()  # was like this before this trouble and hasn't changed
    checked: tuple[str, ...] = ()  # examined for this, unchanged for more than 2 weeks
    declined: tuple[str, ...] = ()  # skipped: never No
    acknowledged: bool = False  # the message was shown and "I understand" pressed
    acknowledged_at: datetime | None = None  # when that was
    levels: tuple[tuple[str, str], ...] = ()  # code and level E, U or S of each flag it amounted to that day

    def read(self, at: datetime | None) -> SafetyRecord:
        """With the message acknowledged `at`, or not (None)."""
        return replace(self, acknowledged=at is not None, acknowledged_at=at)


@dataclass(frozen=True)
class Session:
    """One session. `answers` are effective: fills included, safety items not. `carried` are facts taken over.

    `started` is when the answers are about, `entered` when they were typed (later if back-dated); both aware.
    `stopped`: an emergency warning sign ended it; it has codes and no scores.
    `short`: a bad-day entry: drawn, never a reference, never confirms.
    `replaces`: the id of the session this one corrects, made on `corrected`; its other times are that one's.
    """

    id: str
    person: str
    form: str
    started: datetime
    finished: datetime
    entered: datetime
    answers: Answers
    carried: Answers = field(default_factory=Answers)
    safety: SafetyRecord = field(default_factory=SafetyRecord)
    legs: tuple[Leg, ...] = ("left",)  # the sore legs the per-leg items were asked for
    only: str | None = None
    short: bool = False
    stopped: bool = False
    replaces: str | None = None
    corrected: datetime | None = None
    counter: int = 0
    zone: str = ""
    language: str = "en"
    content_version: str = ""
    content_digest: str = ""
    scoring_version: str = ""  # of the way the scores were worked out; "" in files from before it was kept
    asked: dict[str, str] = field(default_factory=dict)  # item -> wording shown
    scores: dict[str, int] = field(default_factory=dict)  # as they were that day
    provenance: dict[str, object] = field(default_factory=dict)
    unknown: dict[str, object] = field(default_factory=dict)  # keys of a newer or edited file, kept

    @cached_property
    def day(self) -> date:
        """The local calendar day it is about."""
        return self.started.date()

    @cached_property
    def back_dated(self) -> bool:
        """Typed on a later day than it is about."""
        return self.entered.astimezone(self.started.tzinfo).date() > self.day
