"""SessionStore: where sessions, drafts and persons are kept. TomlStore and MemoryStore follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from assessments.answers import Answers, Key, Leg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from assessments.session import SafetyRecord, Session

Detail: TypeAlias = "str | int | bool | date"
"""One value of an entry."""

Kind: TypeAlias = Literal["sessions", "drafts", "events", "activity", "plans"]
"""What a file is, by the folder of the person that it lies in."""

Holder: TypeAlias = Literal["us", "another", "nobody"]
"""Whose the store is for writing. "nobody": it can't be locked (not there yet, read-only, no locks here)."""


@dataclass(frozen=True)
class Person:
    """Facts carried over outside sessions. `facts`: answers (ctx_age, ctx_side, ctx_onset, ctx_country)."""

    id: str
    facts: Answers = field(default_factory=Answers)
    settings: Mapping[str, str | bool] = field(default_factory=dict)  # theme, store_e4
    created: datetime | None = None


@dataclass(frozen=True)
class Draft:
    """An unfinished interview, bound to person, form and content version.

    `replaces`: what it corrects. `typed`: page -> what was typed or marked there and not entered yet.
    """

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
    replaces: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


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
class Copy:
    """One version of a check-in, and the name of its file."""

    name: str
    session: Session


@dataclass(frozen=True)
class Conflict:
    """Versions of one check-in that say different things. The first counts until the person has chosen."""

    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class Shelf:
    """Everything of one person: finished sessions in order, and the files that could not be read.

    `odd`: ids of sessions whose date looks wrong (the clock was behind). `replaced`: sessions that a
    correction stands for now; they count no more. `conflicts`: what the person should be asked about.
    `misfits`: by id, answers that today's questions have no room for, and why; each is kept and not counted.
    """

    sessions: tuple[Session, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    odd: frozenset[str] = frozenset()
    replaced: tuple[Session, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    misfits: Mapping[str, Mapping[Key, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Trashed:
    """One thing that was put away. `name`: its place in the trash; `files`: its files by their own names.

    A check-in with corrections is one thing of several files, the one that counted first.
    """

    person: str
    kind: Kind
    name: str
    files: tuple[str, ...]
    when: datetime

    @property
    def day(self) -> date | None:
        """The day it is about, by its file's name; None where the name doesn't say."""
        try:
            return date.fromisoformat(self.files[0][:10])
        except (ValueError, IndexError):
            return None


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

    def all(self, person: str) -> Shelf:
        """Every session in order. Never raises for a bad file."""
        ...

    def settle(self, conflict: Conflict, keep: Copy, at: datetime) -> None:
        """The person has chosen: every other copy goes to the trash. Raises StoreError."""
        ...

    def save_draft(self, draft: Draft) -> None: ...
    def drafts(self, person: str) -> tuple[Draft, ...]:
        """Unfinished ones whose session isn't already saved, newest first."""
        ...

    def save_entry(self, entry: Entry) -> None:
        """Writes once, durably. Raises StoreError where it isn't on disk."""
        ...

    def entries(self, person: str, folder: str) -> Entries:
        """Everything in one folder of entries. Never raises for a bad file."""
        ...

    def damaged(self, person: str) -> tuple[Unreadable, ...]:
        """What can't be read beside the sessions; names with their folder, such as "drafts/x.toml"."""
        ...

    # -- putting away --

    def discard(self, kept: Session | Draft | Entry, at: datetime) -> None:
        """To the trash; a session with all its corrections and what they replaced. Raises StoreError.

        Nothing happens where it isn't there any more.
        """
        ...

    def trashed(self, person: str) -> tuple[Trashed, ...]:
        """What the person has put away, newest first."""
        ...

    def restore(self, trashed: Trashed) -> None:
        """Back to its place. Raises StoreError where that is taken; it stays in the trash then."""
        ...

    def purge(self, trashed: Trashed) -> None:
        """Away for good from here; backups and the disk itself may keep copies. Raises StoreError."""
        ...

    # -- people and the place itself --

    def people(self) -> tuple[str, ...]:
        """Ids of everybody who has a folder here. Never shown to one of them."""
        ...

    def person(self, person: str) -> Person:
        """The person's facts; a new Person where there is no file yet (nothing is written)."""
        ...

    def save_person(self, person: Person) -> None: ...
    def lock(self) -> Holder:
        """Takes the store for writing until `unlock` or the program ends; asked again, it tries again.

        Advisory: saves are safe without it. Nothing is made where the store isn't there yet.
        """
        ...

    def unlock(self) -> None:
        """Lets it go."""
        ...

    def busy(self) -> bool:
        """Another program has taken it. Changes nothing."""
        ...

    def trouble(self) -> str | None:
        """One sentence where nothing can be saved (read-only, no permission), else None. Writes nothing."""
        ...

    def doubt(self) -> str | None:
        """One sentence where it may be the wrong folder (its marker is gone): ask. Until then a trouble."""
        ...

    def adopt(self, at: datetime) -> None:
        """The person says that it is the right folder. Raises StoreError."""
        ...

    def notice(self) -> str | None:
        """One sentence where saving works but others may look in, else None."""
        ...
