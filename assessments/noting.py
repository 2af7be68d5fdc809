"""What a person notes beside the check-ins, an event, or the phase that they set themself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.dates import check_day
from assessments.judging import events

if TYPE_CHECKING:
    from datetime import date, datetime

    from assessments.keeping.store import Entry
    from assessments.record import Record


def event(record: Record, kind: str, text: str, day: date, at: datetime) -> Entry:
    """Notes an event (a kind of `events.KINDS`) of `day`, typed `at`, and keeps it.

    Raises AnswerError where it has no words or lies ahead, StoreError where it can't be kept.
    """
    return record.note(events.FOLDER, check_day(day, at.date()), at, events.what(kind, text))


def phase(record: Record, number: int, at: datetime) -> Entry:
    """The person sets the phase (1-3) themself, or lets the answers decide again (0). Raises StoreError."""
    return record.note(events.FOLDER, at.date(), at, events.phase(number))
