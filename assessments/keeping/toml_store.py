"""TomlStore: a folder of plain TOML files, one session a file, written once. The files are the only truth."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assessments.errors import StoreError
from assessments.keeping import (
    corrections,
    draft_file,
    drafts,
    durable,
    entry_file,
    person_file,
    session_file,
    trash,
)
from assessments.keeping.faults import as_store_error
from assessments.keeping.folders import Folders, there
from assessments.keeping.lock import Lock
from assessments.keeping.reading import Reading
from assessments.keeping.store import Copy, Draft, Entries, Entry, Person, Shelf, Unreadable
from assessments.keeping.writing import Writing
from assessments.session import Session
from assessments.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.keeping.store import Conflict, Holder, Kind, Trashed


class _Told(NamedTuple):
    """What the files said, and what was made of it: for as long as they say the same."""

    found: list[tuple[str, Session]]
    bad: list[Unreadable]
    shelf: Shelf

    def unlike(self, found: list[tuple[str, Session]], bad: list[Unreadable]) -> bool:
        """Whether anything is another file, or was read anew."""
        if len(found) != len(self.found) or bad != self.bad:
            return True
        return any(
            one is not two or name != other
            for (name, one), (other, two) in zip(found, self.found, strict=True)
        )


class TomlStore:
    """Keeps everything under `root`; nothing is made or written before the first save. Errors: SessionStore.

    `leftover_age`: seconds after which an own unfinished file counts as left over from a crash.
    """

    def __init__(self, root: Path, leftover_age: float = durable.LEFTOVER_AGE) -> None:
        self.root = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would hide that it is a link
        self.folders, self._lock = Folders(self.root), Lock(self.root)
        self._shelves: dict[str, _Told] = {}
        self.reading, self.writing = Reading(self.folders), Writing(self.folders, leftover_age)

    @property
    def place(self) -> str:
        """The folder."""
        return self.folders.name

    # -- sessions --

    def save(self, session: Session) -> str:
        """Writes once, durably; the path relative to the store. Raises StoreError where it isn't on disk."""
        data = session_file.written(session)
        path = self.writing.new(session.person, "sessions", session_file.file_name(session), data)
        drafts.drop(self.reading, session)
        return path.relative_to(self.root).as_posix()

    def all(self, person: str) -> Shelf:
        """Every session in order, and the files that could not be read. Never raises for a bad file."""
        found, bad = self._read(person)
        last = self._shelves.get(person)
        if last is None or last.unlike(found, bad):
            copies = [Copy(clean(name), session) for name, session in found]
            last = self._shelves[person] = _Told(found, bad, corrections.shelf(copies, tuple(bad)))
        return last.shelf

    def _read(self, person: str) -> tuple[list[tuple[str, Session]], list[Unreadable]]:
        def check(session: Session) -> None:
            if session.person != person:
                raise StoreError("it is about another person.")

        return self.reading.each(person, "sessions", session_file.read, check)

    def _copies(self, person: str) -> tuple[list[Copy], list[Unreadable]]:
        found, bad = self._read(person)
        return [Copy(clean(name), session) for name, session in found], bad

    def settle(self, conflict: Conflict, keep: Copy, at: datetime) -> None:
        """Every file that says otherwise goes to the trash. Raises StoreError."""
        person = keep.session.person
        wrong = [copy.session for copy in conflict.copies if copy.session != keep.session]
        names = {copy.name for copy in self._copies(person)[0] if copy.session in wrong}
        others = [path for path in self.reading.files(person, "sessions") if clean(path.name) in names]
        trash.put_away(self.folders, person, "sessions", others, at)

    # -- drafts --

    def save_draft(self, draft: Draft) -> None:
        """Writes or overwrites the draft, durably."""
        self.writing.over(draft.person, "drafts", draft_file.file_name(draft), draft_file.written(draft))

    def drafts(self, person: str) -> tuple[Draft, ...]:
        """Unfinished ones whose session isn't already saved, newest first. A bad file is left alone."""
        return drafts.unfinished(self.reading, person)

    # -- entries --

    def save_entry(self, entry: Entry) -> None:
        """Writes once, durably. Raises StoreError where it isn't on disk."""
        name, data = entry_file.file_name(entry), entry_file.written(entry)
        self.writing.new(entry.person, entry_file.kind(entry.folder), name, data)

    def entries(self, person: str, folder: str) -> Entries:
        """Everything in one folder of entries. Never raises for a bad file."""
        kept: dict[str, Entry] = {}

        def check(entry: Entry) -> None:
            if (entry.person, entry.folder) != (person, folder):
                raise StoreError("it belongs into another folder.")
            if kept.setdefault(entry.id, entry) != entry:
                raise StoreError("it is a second copy of one note, with other words.")

        _, bad = self.reading.each(person, folder, entry_file.read, check)
        return Entries(entry_file.in_order(list(kept.values())), tuple(bad))

    def damaged(self, person: str) -> tuple[Unreadable, ...]:
        """What can't be read beside the sessions: unfinished ones, entries, the person's own file."""
        folders = {"drafts": drafts.every(self.reading, person)[1]}
        folders |= {name: list(self.entries(person, name).unreadable) for name in entry_file.FOLDERS}
        bad = [
            Unreadable(f"{name}/{file.name}", file.reason)
            for name, files in folders.items()
            for file in files
        ]
        try:
            self._person(person)
        except StoreError as error:
            bad.append(Unreadable("person.toml", str(error)))
        return tuple(bad)

    # -- putting away --

    def discard(self, kept: Session | Draft | Entry, at: datetime) -> None:
        """To the trash; a session with all its corrections and what they replaced. Raises StoreError."""
        if isinstance(kept, Session):
            kind: Kind = "sessions"
            names = self._chain(kept)
        elif isinstance(kept, Draft):
            kind, names = "drafts", [draft_file.file_name(kept)]
        else:
            kind, names = entry_file.kind(kept.folder), [entry_file.file_name(kept)]
        paths = {clean(path.name): path for path in self.reading.files(kept.person, kind)}
        trash.put_away(self.folders, kept.person, kind, [paths[name] for name in names if name in paths], at)

    def _chain(self, kept: Session) -> list[str]:
        """Every file of this check-in, the one that counts last. StoreError where one can't be read now."""
        copies, bad = self._copies(kept.person)
        chain = corrections.chain(copies, kept.id)
        ids_of_it = {kept.id, *(copy.session.replaces or kept.id for copy in chain)}
        for file in bad:
            if any(name in file.name for name in ids_of_it):
                raise StoreError(f"Not moved: {file.name} can't be read: {file.reason}")
        return [copy.name for copy in reversed(chain)]

    def trashed(self, person: str) -> tuple[Trashed, ...]:
        """What the person has put away, newest first."""
        return trash.listed(self.folders, person)

    def restore(self, trashed: Trashed) -> None:
        """Back to its place. Raises StoreError where that is taken."""
        trash.restore(self.folders, trashed)

    def purge(self, trashed: Trashed) -> None:
        """Away for good. Raises StoreError."""
        trash.purge(self.folders, trashed)

    # -- people --

    def people(self) -> tuple[str, ...]:
        """The ids of everybody who has a folder here."""
        return self.folders.people()

    def person(self, person: str) -> Person:
        """The person's facts; a new Person where there is no file. StoreError where it can't be read."""
        try:
            return self._person(person)
        except StoreError as error:
            path = self.folders.person(person) / "person.toml"
            raise StoreError(f"{clean(str(path))} can't be read and was left as it is: {error}") from error

    def _person(self, person: str) -> Person:
        path = self.folders.person(person) / "person.toml"
        with as_store_error("read", path):
            if not there(path):
                return Person(person)
        found = self.reading.one(path, person_file.read)
        if found.id != person:
            raise StoreError("it is about another person.")
        return found

    def save_person(self, person: Person) -> None:
        """Writes or overwrites the person's file, durably; never over one that can't be read."""
        self.person(person.id)
        self.writing.over(person.id, "", "person.toml", person_file.written(person))

    # -- the folder itself --

    def lock(self) -> Holder:
        """Takes the store for writing, if it is there and can be used."""
        return "nobody" if self.trouble() or not self.root.is_dir() else self._lock.take()

    def unlock(self) -> None:
        """Lets it go."""
        self._lock.release()

    def busy(self) -> bool:
        """Another program has taken it."""
        return self._lock.busy()

    def trouble(self) -> str | None:
        """One sentence where nothing can be saved, else None. Writes nothing."""
        return self.folders.trouble()

    def doubt(self) -> str | None:
        """One sentence where it may be the wrong folder."""
        return self.folders.doubt()

    def adopt(self, at: datetime) -> None:
        """The person says that it is the right one."""
        self.folders.adopt(at)

    def notice(self) -> str | None:
        """One sentence where it works but other users of the machine may look in, else None."""
        return self.folders.notice()
