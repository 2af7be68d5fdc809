"""Corrections: a new file that names the one it replaces; copies that say different things are shown."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from assessments.answers import Answers, Key
from assessments.keeping import corrections, session_file
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Copy, SessionStore
from assessments.keeping.toml_store import TomlStore
from assessments.session import Session

AT = datetime(2026, 11, 5, 9, 41, tzinfo=timezone(timedelta(hours=1)))
PAIN = Key("s2_leg_avg", "left")


def session(
    name: str, pain: int = 5, replaces: str | None = None, days: int = 0, counter: int = 1
) -> Session:
    corrected = AT + timedelta(days=days) if replaces else None
    return Session(
        id=name, person="me", form="full", started=AT, finished=AT, entered=AT, counter=counter,
        answers=Answers({PAIN: pain}), replaces=replaces, corrected=corrected,
    )  # fmt: skip


def copy(made: Session, name: str = "") -> Copy:
    return Copy(name or session_file.file_name(made), made)


@pytest.fixture(params=["toml", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SessionStore:
    return TomlStore(tmp_path / "data") if request.param == "toml" else MemoryStore()


def test_the_newest_correction_counts_and_the_others_are_kept(store: SessionStore) -> None:
    first, second, third = session("a"), session("b", 4, "a", 1), session("c", 3, "b", 2)
    for made in (first, second, third):
        store.save(made)
    shelf = store.all("me")
    assert shelf.sessions == (third,)
    assert shelf.replaced == (first, second)
    assert shelf.conflicts == ()


def test_a_correction_stands_where_the_first_one_stood(store: SessionStore) -> None:
    first, later = session("a"), replace(session("z", counter=2), started=AT + timedelta(days=7))
    later = replace(later, entered=later.started)
    mended = session("b", 4, "a", 30)
    for made in (first, later, mended):
        store.save(made)
    assert store.all("me").sessions == (mended, later)
    assert store.all("me").odd == frozenset()
    assert not mended.back_dated


def test_two_corrections_of_one_session_are_both_shown(store: SessionStore) -> None:
    first, here, there = session("a"), session("b", 4, "a", 1), session("c", 3, "a", 2)
    for made in (first, here, there):
        store.save(made)
    shelf = store.all("me")
    assert shelf.sessions == (there,)
    assert shelf.replaced == (first,)
    (conflict,) = shelf.conflicts
    assert [c.session for c in conflict.copies] == [there, here]
    store.settle(conflict, conflict.copies[1], AT)
    assert store.all("me").sessions == (here,)
    assert store.all("me").conflicts == ()
    store.restore(store.trashed("me")[0])
    assert store.all("me").conflicts == (conflict,)


def test_a_correction_whose_first_one_is_gone_still_counts() -> None:
    alone = session("b", 4, "gone", 1)
    assert corrections.shelf([copy(alone)]).sessions == (alone,)
    twins = [copy(alone), copy(session("c", 3, "gone", 2))]
    assert [c.session.id for c in corrections.shelf(twins).conflicts[0].copies] == ["c", "b"]


def test_a_circle_made_by_hand_hides_nothing() -> None:
    ring = [copy(session("a", 1, "c")), copy(session("b", 2, "a")), copy(session("c", 3, "b"))]
    for start in range(3):
        shelf = corrections.shelf(ring[start:] + ring[:start])
        assert len(shelf.sessions) == 1
        assert {s.id for s in (*shelf.sessions, *shelf.replaced)} == {"a", "b", "c"}
    own = session("a", 1, "a")
    assert corrections.shelf([copy(own)]).sessions == (own,)


def test_the_same_content_twice_is_one_and_other_content_is_asked_about() -> None:
    made = session("a")
    name = session_file.file_name(made)
    edited = replace(made, answers=Answers({PAIN: 9}))
    same = corrections.shelf([copy(made, "copy.toml"), copy(made)])
    assert same.sessions == (made,)
    assert same.conflicts == ()
    shelf = corrections.shelf([copy(edited, "a (conflicted copy).toml"), copy(made), copy(made, "b.toml")])
    assert shelf.sessions == (made,)
    assert [c.name for c in shelf.conflicts[0].copies] == [name, "a (conflicted copy).toml"]


def test_a_copy_of_what_was_replaced_is_nothing_to_ask_about() -> None:
    old, new = session("a"), session("b", 4, "a", 1)
    edited = replace(old, answers=Answers({PAIN: 9}))
    shelf = corrections.shelf([copy(old), copy(edited, "x.toml"), copy(new)])
    assert shelf.sessions == (new,)
    assert shelf.conflicts == ()


def test_a_correction_is_a_file_of_its_own_and_the_old_one_stays_as_it_was(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    path = tmp_path / store.save(session("a"))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    new = (tmp_path / store.save(session("b", 4, "a", 1))).read_text("utf-8")
    assert 'replaces = "a"' in new
    assert "corrected = 2026-11-06T09:41:00+01:00" in new
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_a_check_in_is_put_away_with_its_corrections_and_comes_back_with_them(store: SessionStore) -> None:
    kept, first, second = session("k", 1), session("a"), session("b", 4, "a", 1)
    for made in (kept, first, second):
        store.save(made)
    before = store.all("me")
    store.discard(second, AT)
    assert store.all("me").sessions == (kept,)
    assert store.all("me").replaced == ()
    (away,) = store.trashed("me")
    assert (away.kind, away.day, len(away.files)) == ("sessions", AT.date(), 2)
    store.restore(away)
    assert store.all("me") == before
    assert store.trashed("me") == ()


def test_every_copy_that_says_otherwise_goes_when_one_is_chosen(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    made = session("a")
    folder = (tmp_path / store.save(made)).parent
    other = replace(made, answers=Answers({PAIN: 9}))
    for name in ("one.toml", "two.toml"):
        (folder / name).write_bytes(session_file.written(other))
    (folder / "three.toml").write_bytes(session_file.written(made))
    (conflict,) = store.all("me").conflicts
    chosen = next(c for c in conflict.copies if c.session == other)
    store.settle(conflict, chosen, AT)
    assert store.all("me").sessions == (other,)
    assert store.all("me").conflicts == ()
    assert len(store.trashed("me")[0].files) == 2
