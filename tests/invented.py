"""The invented people's records, each built once for all tests of a process."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from assessments import demo
from assessments import library as content
from assessments.keeping.memory_store import MemoryStore
from assessments.library import Library
from assessments.record import Record

NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
"""Six days after everybody's last check-in."""


@cache
def library() -> Library:
    """The real content."""
    return content.read()


@cache
def kept(name: str) -> MemoryStore:
    """The record of "ada", "bram" ... under its own id ("demo-ada"). Not to be written to."""
    store = MemoryStore()
    demo.build(store, library(), f"demo-{name}", NOW)
    return store


def copied(name: str, store: MemoryStore) -> MemoryStore:
    """Everything of theirs, saved into `store`."""
    built, person = kept(name), f"demo-{name}"
    store.save_person(built.person(person))
    for session in built.all(person).sessions:
        store.save(session)
    for entry in built.entries(person, "events").entries:
        store.save_entry(entry)
    return store


def record(name: str) -> Record:
    """A copy of it that a test may write to."""
    return Record(library(), copied(name, MemoryStore()), f"demo-{name}")
