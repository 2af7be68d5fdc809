"""MemoryStore: keeps everything until the program ends, by the same rules as TomlStore. For tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import entry_file
from assessments.keeping.store import Draft, Entries, Entry, Person, Shelf
from assessments.order import in_order

if TYPE_CHECKING:
    from assessments.session import Session


class MemoryStore:
    """See SessionStore. `broken`: a sentence makes every save fail with it, for trying what then happens."""

    def __init__(self, broken: str | None = None) -> None:
        self.broken = broken
        self.sessions: dict[str, Session] = {}
        self.unfinished: dict[str, Draft] = {}
        self.people: dict[str, Person] = {}
        self.noted: dict[str, Entry] = {}
        self.trash: list[Draft | Entry] = []

    @property
    def place(self) -> str:
        return "memory"

    def save(self, session: Session) -> str:
        self._writing(session.person)
        if session.id in self.sessions:
            raise StoreError("Not saved: a file with that name is already there, and it was left as it is.")
        self.sessions[session.id] = session
        self.unfinished.pop(session.id, None)
        return f"people/{session.person}/sessions/{session.id}"

    def all(self, person: str) -> Shelf:
        order = in_order(s for s in self.sessions.values() if s.person == ids.person_id(person))
        return Shelf(order.sessions, (), order.odd)

    def save_draft(self, draft: Draft) -> None:
        self._writing(draft.person)
        self.unfinished[draft.id] = draft

    def drafts(self, person: str) -> tuple[Draft, ...]:
        found = [d for d in self.unfinished.values() if d.person == person and d.id not in self.sessions]
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def discard_draft(self, draft: Draft) -> None:
        if draft.id in self.unfinished:
            self.trash.append(self.unfinished.pop(draft.id))

    def save_entry(self, entry: Entry) -> None:
        self._writing(entry.person)
        if entry.id in self.noted:
            raise StoreError("Not saved: a file with that name is already there, and it was left as it is.")
        self.noted[entry.id] = entry

    def entries(self, person: str, folder: str) -> Entries:
        found = [e for e in self.noted.values() if (e.person, e.folder) == (person, folder)]
        return Entries(entry_file.in_order(found))

    def discard_entry(self, entry: Entry) -> None:
        if entry.id in self.noted:
            self.trash.append(self.noted.pop(entry.id))

    def person(self, person: str) -> Person:
        return self.people.get(ids.person_id(person), Person(person))

    def save_person(self, person: Person) -> None:
        self._writing(person.id)
        self.people[person.id] = person

    def trouble(self) -> str | None:
        return self.broken

    def notice(self) -> str | None:
        return None

    def _writing(self, person: str) -> None:
        ids.person_id(person)
        if self.broken:
            raise StoreError(self.broken)
