"""TomlStore: a folder of plain TOML files, one session a file, written once. The files are the only truth."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import (
    corrections,
    draft_file,
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
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.store import Copy, Draft, Entries, Entry, Person, Shelf, Unreadable, fits
from assessments.session import Session
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from assessments.keeping.store import Conflict, Holder, Kind, Trashed


class TomlStore:
    """Keeps everything under `root`; nothing is made or written before the first save. Errors: SessionStore.

    `leftover_age`: seconds after which an own unfinished file counts as left over from a crash.
    """

    def __init__(self, root: Path, leftover_age: float = durable.LEFTOVER_AGE) -> None:
        self.root = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would hide that it is a link
        self.leftover_age = leftover_age
        self.folders, self._lock = Folders(self.root), Lock(self.root)
        self.reading = Reading(self.folders)
        self._swept: set[Path] = set()

    @property
    def place(self) -> str:
        """The folder."""
        return self.folders.name

    # -- sessions --

    def save(self, session: Session) -> str:
        """Writes once, durably; the path relative to the store. Raises StoreError where it isn't on disk."""
        name = session_file.file_name(session)
        data = session_file.written(session)
        with as_store_error("saved", self.root):
            path = self._folder(session.person, "sessions") / name
            try:
                durable.write_new(path, data)
            except FileExistsError:
                if not _holds(path, data):  # else an earlier try got as far as that, but no further
                    raise
                durable.write_over(path, data)
            self._sweep(path)
        self._drop_draft(session)
        return path.relative_to(self.root).as_posix()

    def _drop_draft(self, session: Session) -> None:
        """Its draft is in it; one that stays is never offered again."""
        with suppress(OSError):
            (self.folders.person(session.person) / "drafts" / session_file.file_name(session)).unlink()

    def all(self, person: str, misfit: Callable[[Session], str] = fits) -> Shelf:
        """Every session in order, and the files that could not be read. Never raises for a bad file."""
        copies, bad = self._copies(person, misfit)
        return corrections.shelf(copies, tuple(bad))

    def _copies(
        self, person: str, misfit: Callable[[Session], str] = fits
    ) -> tuple[list[Copy], list[Unreadable]]:
        def check(session: Session) -> None:
            if session.person != person:
                raise StoreError(f"it is about another person ({session.person}).")
            if reason := misfit(session):
                raise StoreError(reason)

        found, bad = self.reading.each(person, "sessions", session_file.read, check)
        return [Copy(clean(path.name), session) for path, session in found], bad

    def settle(self, conflict: Conflict, keep: Copy, at: datetime) -> None:
        """Every other copy goes to the trash. Raises StoreError."""
        person = keep.session.person
        folder = self.folders.person(person) / "sessions"
        names = [copy.name for copy in conflict.copies if copy.name != keep.name]
        others = [path for path in self.reading.files(person, "sessions") if clean(path.name) in names]
        assert folder / keep.name not in others
        trash.put_away(self.folders, person, "sessions", others, at)

    # -- drafts --

    def save_draft(self, draft: Draft) -> None:
        """Writes or overwrites the draft, durably."""
        data = draft_file.written(draft)
        with as_store_error("saved", self.root):
            path = self._folder(draft.person, "drafts") / draft_file.file_name(draft)
            durable.write_over(path, data)
            self._sweep(path)

    def drafts(self, person: str) -> tuple[Draft, ...]:
        """Unfinished ones whose session isn't already saved, newest first; of one in two copies the newer."""
        done = {path.stem.rpartition("-")[2] for path in self.reading.files(person, "sessions")}
        newest: dict[str, Draft] = {}
        for _, draft in sorted(self._drafts(person)[0], key=lambda found: found[1].saved):
            if draft.id not in done:
                newest[draft.id] = draft
        return tuple(sorted(newest.values(), key=lambda draft: draft.saved, reverse=True))

    def _drafts(self, person: str) -> tuple[list[tuple[Path, Draft]], list[Unreadable]]:
        def check(draft: Draft) -> None:
            if draft.person != person:
                raise StoreError(f"it is about another person ({draft.person}).")

        return self.reading.each(person, "drafts", draft_file.read, check)

    # -- entries --

    def save_entry(self, entry: Entry) -> None:
        """Writes once, durably. Raises StoreError where it isn't on disk."""
        data = entry_file.written(entry)
        with as_store_error("saved", self.root):
            path = self._folder(entry.person, entry.folder) / entry_file.file_name(entry)
            durable.write_new(path, data)
            self._sweep(path)

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
        folders = {"drafts": self._drafts(person)[1]}
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
            chain = corrections.chain(self._copies(kept.person)[0], kept.id)
            kind: Kind = "sessions"
            names = [copy.name for copy in reversed(chain)]
        elif isinstance(kept, Draft):
            kind, names = "drafts", [draft_file.file_name(kept)]
        else:
            kind, names = entry_file.kind(kept.folder), [entry_file.file_name(kept)]
        paths = {clean(path.name): path for path in self.reading.files(kept.person, kind)}
        trash.put_away(self.folders, kept.person, kind, [paths[name] for name in names if name in paths], at)

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
            raise StoreError(f"it is about another person ({found.id}).")
        return found

    def save_person(self, person: Person) -> None:
        """Writes or overwrites the person's file, durably; never over one that can't be read."""
        self.person(person.id)
        data = person_file.written(person)
        with as_store_error("saved", self.root):
            durable.write_over(self._folder(person.id) / "person.toml", data)

    # -- the folder itself --

    def lock(self) -> Holder:
        """Takes the store for writing, if it is there and can be used."""
        if not self.root.is_dir() or self.trouble():
            return "nobody"
        return self._lock.take()

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

    # -- files --

    def _folder(self, person: str, *below: str) -> Path:
        return self.folders.own("people", ids.person_id(person), *below)

    def _sweep(self, path: Path) -> None:
        if path.parent not in self._swept:
            durable.sweep(path.parent, path, self.leftover_age)
            self._swept.add(path.parent)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bytes(path) == data
    except StoreError:
        return False
