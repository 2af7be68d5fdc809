"""Everything that a store writes, for trying what happens when it fails or is killed half-way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from unit.test_toml_store import AT, draft, session

from assessments.keeping.store import Entry, Person
from assessments.keeping.toml_store import TomlStore

CALLS = ("open", "write", "fsync", "close", "link", "unlink", "rename", "replace", "mkdir", "rmdir")
NOTE = Entry("0e", "me", "events", AT.date(), AT, {"what": "fall"})
OLD, NEW, AWAY = session(1), session(2), session(9)


def restore(store: TomlStore) -> None:
    for thing in store.trashed("me"):
        store.restore(thing)


def purge(store: TomlStore) -> None:
    for thing in store.trashed("me"):
        store.purge(thing)


# What is done, and what holds once it is said to be done.
ACTS: dict[str, tuple[Callable[[TomlStore], object], Callable[[TomlStore], bool]]] = {
    "save": (lambda s: s.save(NEW), lambda s: NEW in s.all("me").sessions),
    "draft": (lambda s: s.save_draft(draft(4)), lambda s: draft(4) in s.drafts("me")),
    "entry": (lambda s: s.save_entry(NOTE), lambda s: NOTE in s.entries("me", "events").entries),
    "person": (lambda s: s.save_person(Person("me")), lambda s: s.person("me") == Person("me")),
    "new person": (lambda s: s.save_person(Person("anna")), lambda s: s.people() == ("anna", "me")),
    "discard": (lambda s: s.discard(OLD, AT), lambda s: OLD not in s.all("me").sessions),
    "restore": (restore, lambda s: AWAY in s.all("me").sessions),
    "purge": (purge, lambda s: s.trashed("me") == ()),
    "adopt": (lambda s: s.adopt(AT), lambda s: s.trouble() is None),
}


def make_used(folder: Path) -> Path:
    """A store in use: two check-ins, one of them put away, a note and settings."""
    store = TomlStore(folder)
    store.save(OLD)
    store.save(AWAY)
    store.discard(AWAY, AT)
    store.save_entry(replace(NOTE, id="0d"))
    store.save_person(Person("me", settings={"theme": "dark"}))
    return folder


def contents(folder: Path) -> set[bytes]:
    """Of every whole file below it."""
    return {path.read_bytes() for path in folder.rglob("*.toml")}
