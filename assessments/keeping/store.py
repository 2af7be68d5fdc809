"""SessionStore: where sessions, drafts and persons are kept. TomlStore and MemoryStore follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from assessments.answers import Answers, Leg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from assessments.session import SafetyRecord, Session

Detail: TypeAlias = "str | int | bool | date"
"""One value of an entry."""


@dataclass(frozen=True)
class Person:
    """Facts carried over outside sessions. `facts`: answers (ctx_age, ctx_side, ctx_onset, ctx_country)."""

    id: str
    facts: Answers = field(default_factory=Answers)
    settings: Mapping[str, str | bool] = field(default_factory=dict)  # theme, store_e4
    created: datetime | None = None


@dataclass(frozen=True)
class Draft:
    """An unfinished interview, bound to person, form and content version."""

    id: str  # becomes the session's id
    person: str
    form: str
    only: str | None
    started: datetime
    saved: datetime
    given: Answers  # safety items excluded
    safety: SafetyRecord
    legs: tuple[Leg, ...]
    here: str
    furthest: str
    content_version: str
    content_digest: str
    minutes: float = 0


@dataclass(frozen=True)
class Entry:
    """A small dated fact beside the sessions, one file each, written once: an event, minutes of movement.

    `folder`: "events", "activity" or "plans". `day`: the local day it is about; `entered`: when it was
    typed, aware. `what`: its own flat values, which the store keeps and doesn't understand.
    """

    id: str
    person: str
    folder: str
    day: date
    entered: datetime
    what: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True)
class Entries:
    """One folder's entries, by day and then as entered, and the files that could not be read."""

    entries: tuple[Entry, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """A file that could not be read; it was not touched."""

    name: str
    reason: str


@dataclass(frozen=True)
class Shelf:
    """Everything of one person: finished sessions in order, and the files that could not be read."""

    sessions: tuple[Session, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    odd: frozenset[str] = frozenset()  # ids of sessions whose date looks wrong (the clock was behind)


class SessionStore(Protocol):
    """Errors are StoreError with one plain sentence; nothing kept before is harmed by any of them."""

    @property
    def place(self) -> str:
        """Where it is kept, for people."""
        ...

    def save(self, session: Session) -> str:
        """Writes once, durably; returns the path relative to the store. Raises StoreError where not on disk.

        Its draft (the same id) is gone then: a draft never outlives its session.
        """
        ...

    def all(self, person: str) -> Shelf: ...
    def save_draft(self, draft: Draft) -> None: ...
    def drafts(self, person: str) -> tuple[Draft, ...]:
        """Unfinished ones whose session isn't already saved, newest first."""
        ...

    def discard_draft(self, draft: Draft) -> None:
        """Moves it to the trash."""
        ...

    def save_entry(self, entry: Entry) -> None:
        """Writes once, durably. Raises StoreError where it isn't on disk."""
        ...

    def entries(self, person: str, folder: str) -> Entries:
        """Everything in one folder of entries. Never raises for a bad file."""
        ...

    def discard_entry(self, entry: Entry) -> None:
        """Moves it to the trash."""
        ...

    def person(self, person: str) -> Person:
        """The person's facts; a new Person where there is no file yet (nothing is written)."""
        ...

    def save_person(self, person: Person) -> None: ...
    def trouble(self) -> str | None:
        """One sentence where nothing can be saved (read-only, no permission), else None. Writes nothing."""
        ...

    def notice(self) -> str | None:
        """One sentence where saving works but others may look in, else None."""
        ...
