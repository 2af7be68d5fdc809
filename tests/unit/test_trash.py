"""The trash: out of the way, never lost, never another person's, deleted only when asked."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from unit.test_toml_store import AT, draft, session

from assessments.errors import StoreError
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Entry, SessionStore, Trashed
from assessments.keeping.toml_store import TomlStore

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX file modes")
NOTE = Entry("0f", "me", "events", AT.date(), AT, {"what": "fall"})


@pytest.fixture(params=["toml", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SessionStore:
    return TomlStore(tmp_path / "data") if request.param == "toml" else MemoryStore()


def test_everything_put_away_is_listed_newest_first_and_comes_back(store: SessionStore) -> None:
    store.save(session(1))
    store.save_draft(draft(2))
    store.save_entry(NOTE)
    for hours, kept in enumerate((session(1), draft(2), NOTE)):
        store.discard(kept, AT + timedelta(hours=hours))
        store.discard(kept, AT + timedelta(hours=hours))
    away = store.trashed("me")
    assert [thing.kind for thing in away] == ["events", "drafts", "sessions"]
    assert [thing.when for thing in away] == [AT + timedelta(hours=h) for h in (2, 1, 0)]
    assert {thing.day for thing in away} == {AT.date()}
    assert store.all("me").sessions == store.drafts("me") == store.entries("me", "events").entries == ()
    for thing in away:
        store.restore(thing)
    assert store.all("me").sessions == (session(1),)
    assert store.drafts("me") == (draft(2),)
    assert store.entries("me", "events").entries == (NOTE,)
    assert store.trashed("me") == ()


def test_what_is_purged_is_gone_and_nothing_else_is(store: SessionStore) -> None:
    for number in (1, 2, 3):
        store.save(session(number))
    store.discard(session(1), AT)
    store.discard(session(2), AT + timedelta(hours=1))
    second, first = store.trashed("me")
    store.purge(first)
    assert store.trashed("me") == (second,)
    assert store.all("me").sessions == (session(3),)
    for act in (store.restore, store.purge):
        with pytest.raises(StoreError, match="isn't in the trash any more"):
            act(first)


def test_the_trash_of_one_person_holds_nothing_of_another(store: SessionStore) -> None:
    other = session(1, person="anna")
    store.save(session(2))
    store.save(other)
    store.discard(other, AT)
    assert store.trashed("me") == ()
    assert store.trashed("anna")[0].person == "anna"
    store.discard(replace(session(2), person="anna"), AT)
    assert store.all("me").sessions == (session(2),)


def test_a_place_that_is_taken_again_is_left_as_it_is(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    path = tmp_path / store.save(session(1))
    store.discard(session(1), AT)
    path.write_bytes(b"another")
    (away,) = store.trashed("me")
    with pytest.raises(StoreError, match="stays in the trash"):
        store.restore(away)
    assert path.read_bytes() == b"another"
    assert store.trashed("me") == (away,)


@pytest.mark.parametrize(
    "name", ["../sessions", "..", "", "2026-11-05T084100Z-sessions-0123456g", "a/b", "\0", "x" * 5000]
)
def test_a_name_that_is_not_in_the_trash_is_never_a_path(tmp_path: Path, name: str) -> None:
    store = TomlStore(tmp_path)
    store.save(session(1))
    for act in (store.restore, store.purge):
        with pytest.raises(StoreError):
            act(Trashed("me", "sessions", name, ("x.toml",), AT))
    assert store.all("me").sessions == (session(1),)


def test_a_file_name_in_the_trash_is_never_a_path(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    keep = tmp_path / store.save(session(1))
    store.save(session(2))
    store.discard(session(2), AT)
    (away,) = store.trashed("me")
    with pytest.raises(StoreError):
        store.purge(replace(away, files=(f"../../../people/me/sessions/{keep.name}",)))
    assert keep.exists()


def test_what_somebody_laid_into_the_trash_is_left_alone(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    store.save(session(1))
    store.discard(session(1), AT)
    mine = tmp_path / "trash" / "me"
    (mine / "old photos").mkdir()
    (mine / "note.txt").write_text("x")
    assert len(store.trashed("me")) == 1
    store.purge(store.trashed("me")[0])
    assert {path.name for path in mine.iterdir()} == {"old photos", "note.txt"}


def test_the_files_keep_their_own_names(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    name = Path(store.save(session(1))).name
    store.discard(session(1), datetime(2026, 11, 6, 1, 2, 3, tzinfo=UTC))
    (path,) = (tmp_path / "trash" / "me").rglob("*.toml")
    assert path.name == name
    assert path.parent.name.startswith("2026-11-06T010203Z-sessions-")


def test_a_draft_whose_check_in_was_finished_since_stays_in_the_trash(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    store.save_draft(draft(1))
    store.discard(draft(1), AT)
    store.save(session(1))
    (away,) = store.trashed("me")
    with pytest.raises(StoreError, match="was finished since"):
        store.restore(away)
    assert store.trashed("me") == (away,)
