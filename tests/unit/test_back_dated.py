"""A check-in about a day gone by: both times are kept, also where it was left half-way in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record
from tests.diary import library

NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
PAST = NOW - timedelta(days=21)


@pytest.mark.parametrize(
    ("about", "left", "live"),
    [
        (NOW, None, True),
        (PAST, None, False),
        (NOW, NOW + timedelta(minutes=5), True),
        (PAST, NOW + timedelta(minutes=5), False),
    ],
)
def test_both_times_are_kept_and_a_pause_changes_neither(
    about: datetime, left: datetime | None, live: bool
) -> None:
    record = Record(library(), MemoryStore())
    interview = record.begin("bad-day", about)
    if left is not None:
        record.draft(interview, left)
        (draft,) = record.drafts()
        record = Record(library(), record.store)
        interview = record.resume(draft)
    done = NOW + timedelta(hours=2)
    session = record.file(interview, done)
    assert (session.started, session.entered) == (about, done)
    assert session.back_dated is not live
    assert session.provenance["live"] is live
    assert session.finished == (done if live else about)
    assert ("minutes" in session.provenance) is live
