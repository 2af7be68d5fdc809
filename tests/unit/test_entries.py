"""Small dated facts beside the sessions: kept once, listed by day, discarded to the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessments.errors import StoreError
from assessments.keeping import entry_file
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Entry, SessionStore
from assessments.keeping.toml_store import TomlStore

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
FALL = Entry("a1", "me", "events", date(2026, 11, 20), AT, {"kind": "fall", "text": 'on the "stairs"'})


@pytest.fixture(params=["toml", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SessionStore:
    return TomlStore(tmp_path / "data") if request.param == "toml" else MemoryStore()


def test_an_entry_comes_back_as_it_was_kept(store: SessionStore) -> None:
    store.save_entry(FALL)
    assert store.entries("me", "events").entries == (FALL,)
    assert store.entries("me", "activity").entries == ()
    assert store.entries("anna", "events").entries == ()


def test_entries_are_listed_by_the_day_they_are_about(store: SessionStore) -> None:
    later = replace(FALL, id="a0", day=date(2026, 11, 22))
    store.save_entry(later)
    store.save_entry(FALL)
    assert [entry.id for entry in store.entries("me", "events").entries] == ["a1", "a0"]


def test_an_entry_is_never_written_over(store: SessionStore) -> None:
    store.save_entry(FALL)
    with pytest.raises(StoreError, match="already there"):
        store.save_entry(replace(FALL, what={"kind": "note"}))
    assert store.entries("me", "events").entries == (FALL,)


def test_a_discarded_entry_is_out_of_the_list(store: SessionStore) -> None:
    store.save_entry(FALL)
    store.discard(FALL, AT)
    store.discard(FALL, AT)
    assert store.entries("me", "events").entries == ()


def test_a_discarded_entry_lies_in_the_trash(tmp_path: Path) -> None:
    store = TomlStore(tmp_path / "data")
    store.save_entry(FALL)
    store.discard(FALL, AT)
    (path,) = (tmp_path / "data/trash/me").rglob("*.toml")
    assert entry_file.read(path.read_bytes()) == FALL


def test_a_damaged_entry_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    store = TomlStore(tmp_path / "data")
    store.save_entry(FALL)
    bad = tmp_path / "data/people/me/events/2026-01-01-b.toml"
    bad.write_text("format = 1\n")
    found = store.entries("me", "events")
    assert found.entries == (FALL,)
    assert [(file.name, file.reason) for file in found.unreadable] == [
        (bad.name, "it isn't a note of On the Mend.")
    ]
