"""MemoryStore: keeps everything until the program ends, by the same rules as TomlStore. For tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import corrections, draft_file, entry_file, session_file
from assessments.keeping.store import Copy, Draft, Entries, Entry, Person, Shelf, Trashed, Unreadable
from assessments.session import Session

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.keeping.store import Conflict, Holder

_THERE = "Not saved: a file with that name is already there, and it was left as it is."
_GONE = "Not moved: it isn't in the trash any more."


class MemoryStore:
    """See SessionStore. `broken`: a sentence makes every save fail with it, for trying what then happens.

    `holder`: what `lock` says. Every session has its own id here, so there are no copies to settle.
    """

    def __init__(self, broken: str | None = None) -> None:
        self.broken = broken
        self.holder: Holder = "us"
        self.sessions: dict[str, Session] = {}
        self.unfinished: dict[str, Draft] = {}
        self.known: dict[str, Person] = {}
        self.noted: dict[str, Entry] = {}
        self.trash: list[tuple[Trashed, tuple[Session | Draft | Entry, ...]]] = []

    @property
    def place(self) -> str:
        return "memory"

    def save(self, session: Session) -> str:
        self._writing(session.person)
        if session.id in self.sessions and self.sessions[session.id] != session:
            raise StoreError(_THERE)
        self.sessions[session.id] = session
        self.unfinished.pop(session.id, None)
        return f"people/{session.person}/sessions/{session_file.file_name(session)}"

    def all(self, person: str) -> Shelf:
        return corrections.shelf(self._copies(ids.person_id(person)))

    def _copies(self, person: str) -> list[Copy]:
        return [Copy(session_file.file_name(s), s) for s in self.sessions.values() if s.person == person]

    def settle(self, conflict: Conflict, keep: Copy, at: datetime) -> None:
        for copy in conflict.copies:
            if copy != keep:
                self._put_away((copy.session,), at)

    def save_draft(self, draft: Draft) -> None:
        self._writing(draft.person)
        self.unfinished[draft.id] = draft

    def drafts(self, person: str) -> tuple[Draft, ...]:
        found = [d for d in self.unfinished.values() if d.person == person and d.id not in self.sessions]
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def save_entry(self, entry: Entry) -> None:
        self._writing(entry.person)
        if entry.id in self.noted:
            raise StoreError(_THERE)
        self.noted[entry.id] = entry

    def entries(self, person: str, folder: str) -> Entries:
        found = [e for e in self.noted.values() if (e.person, e.folder) == (person, folder)]
        return Entries(entry_file.in_order(found))

    def damaged(self, person: str) -> tuple[Unreadable, ...]:
        ids.person_id(person)
        return ()

    def discard(self, kept: Session | Draft | Entry, at: datetime) -> None:
        if isinstance(kept, Session):
            chain = corrections.chain(self._copies(kept.person), kept.id)
            self._put_away(tuple(copy.session for copy in chain), at)
        else:
            self._put_away((kept,), at)

    def _put_away(self, things: tuple[Session | Draft | Entry, ...], at: datetime) -> None:
        here = tuple(thing for thing in things if self._shelf_of(thing).pop(thing.id, None) is not None)
        if here:
            first, files = here[0], tuple(_file_name(thing) for thing in here)
            kind = entry_file.kind(first.folder) if isinstance(first, Entry) else _kind(first)
            self.trash.append((Trashed(first.person, kind, f"{len(self.trash)}", files, at), here))

    def trashed(self, person: str) -> tuple[Trashed, ...]:
        found = [thing for thing, _ in self.trash if thing.person == ids.person_id(person)]
        return tuple(sorted(found, key=lambda thing: (thing.when, thing.name), reverse=True))

    def restore(self, trashed: Trashed) -> None:
        for thing in self._taken_out(trashed):
            self._shelf_of(thing)[thing.id] = thing

    def purge(self, trashed: Trashed) -> None:
        self._taken_out(trashed)

    def _taken_out(self, trashed: Trashed) -> tuple[Session | Draft | Entry, ...]:
        found = next((pair for pair in self.trash if pair[0] == trashed), None)
        if found is None:
            raise StoreError(_GONE)
        self.trash.remove(found)
        return found[1]

    def _shelf_of(self, thing: Session | Draft | Entry) -> dict[str, Session | Draft | Entry]:
        if isinstance(thing, Session):
            return self.sessions  # type: ignore[return-value]
        return self.unfinished if isinstance(thing, Draft) else self.noted  # type: ignore[return-value]

    def people(self) -> tuple[str, ...]:
        kept: tuple[Session | Draft | Entry, ...] = (
            *self.sessions.values(),
            *self.unfinished.values(),
            *self.noted.values(),
        )
        return tuple(sorted({*self.known, *(thing.person for thing in kept)}))

    def person(self, person: str) -> Person:
        return self.known.get(ids.person_id(person), Person(person))

    def save_person(self, person: Person) -> None:
        self._writing(person.id)
        self.known[person.id] = person

    def lock(self) -> Holder:
        return self.holder

    def unlock(self) -> None:
        self.holder = "nobody"

    def busy(self) -> bool:
        return self.holder == "another"

    def trouble(self) -> str | None:
        return self.broken

    def doubt(self) -> str | None:
        return None

    def adopt(self, at: datetime) -> None:
        """There is no doubt here."""

    def notice(self) -> str | None:
        return None

    def _writing(self, person: str) -> None:
        ids.person_id(person)
        if self.broken:
            raise StoreError(self.broken)


def _file_name(thing: Session | Draft | Entry) -> str:
    if isinstance(thing, Session):
        return session_file.file_name(thing)
    return draft_file.file_name(thing) if isinstance(thing, Draft) else entry_file.file_name(thing)


def _kind(thing: Session | Draft) -> Literal["sessions", "drafts"]:
    return "sessions" if isinstance(thing, Session) else "drafts"
