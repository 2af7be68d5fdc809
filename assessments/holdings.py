"""Holdings: what one person has in a store: check-ins, small notes, facts, and what was put away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.fitting import Fitting
from assessments.keeping.store import Entry, Person

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from assessments.keeping.store import (
        Conflict,
        Copy,
        Draft,
        Entries,
        SessionStore,
        Shelf,
        Trashed,
        Unreadable,
    )
    from assessments.library import Library
    from assessments.session import Session


class Holdings:
    """`person`: whose; validated, StoreError where it can't be a name. It touches nothing of others."""

    def __init__(self, library: Library, store: SessionStore, person: str = "me") -> None:
        self.library, self.store, self.name = library, store, ids.person_id(person)
        self._fitting = Fitting(library)
        self._shelf: tuple[Shelf, tuple[Unreadable, ...], Shelf] | None = None  # as kept, and as told

    # -- reading --

    def shelf(self) -> Shelf:
        """Every session in order as it was written, and all of the person's files that can't be used."""
        there, damaged = self.store.all(self.name), self.store.damaged(self.name)
        last = self._shelf
        if last is None or last[0] is not there or last[1] != damaged:
            both = (*there.sessions, *there.replaced)
            misfits = {s.id: keys for s in both if (keys := self._fitting.misfits(s))}
            shelf = replace(there, unreadable=(*there.unreadable, *damaged), misfits=misfits)
            last = self._shelf = there, damaged, shelf
        return last[2]

    # -- keeping and putting away --

    def note(
        self, folder: str, day: date, at: datetime, what: Mapping[str, str | int | bool | date]
    ) -> Entry:
        """Keeps a small dated fact ("events", "activity", "plans"), once, durably. Raises StoreError."""
        entry = Entry(ids.new_id(at), self.name, folder, day, at.replace(microsecond=0), dict(what))
        self.store.save_entry(entry)
        return entry

    def notes(self, folder: str) -> Entries:
        """Every small dated fact of one folder, and the files that could not be read."""
        return self.store.entries(self.name, folder)

    def discard(self, kept: Session | Draft | Entry, at: datetime) -> None:
        """To the trash; a session with its corrections, also an unfinished one. Raises StoreError."""
        if kept.person != self.name:
            raise StoreError("Not moved: it belongs to another person.")
        self.store.discard(kept, at)
        for draft in self.store.drafts(self.name):
            if draft.replaces == kept.id:
                self.store.discard(draft, at)

    def trashed(self) -> tuple[Trashed, ...]:
        """What was put away, newest first."""
        return self.store.trashed(self.name)

    def restore(self, thing: Trashed) -> None:
        """Back to its place. Raises StoreError."""
        self._own(thing)
        self.store.restore(thing)

    def purge(self, thing: Trashed) -> None:
        """Away for good from here; backups and the disk itself may keep it. Raises StoreError."""
        self._own(thing)
        self.store.purge(thing)

    def _own(self, thing: Trashed) -> None:
        if thing.person != self.name:
            raise StoreError("Not moved: it belongs to another person.")

    def settle(self, conflict: Conflict, keep: Copy, at: datetime) -> None:
        """Of copies that differ the person keeps this one; the others go to the trash. Raises StoreError."""
        self.store.settle(conflict, keep, at)

    # -- the person and the place --

    def person(self) -> Person:
        """The person's own facts and settings; none where their file can't be read, which `shelf` tells."""
        try:
            return self.store.person(self.name)
        except StoreError:
            return Person(self.name)

    def save_person(self, person: Person) -> None:
        """Raises StoreError."""
        self.store.save_person(person)

    def trouble(self) -> str | None:
        """One sentence where nothing can be saved, else None."""
        return self.store.trouble()

    @property
    def place(self) -> str:
        """Where it is kept, for people."""
        return self.store.place
