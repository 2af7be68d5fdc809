"""TomlStore: a folder of plain TOML files, one session a file, written once. The files are the only truth."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import draft_file, durable, entry_file, person_file, session_file, toml_text
from assessments.keeping.faults import as_store_error, cause
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.store import Draft, Entries, Entry, Person, Shelf, Unreadable
from assessments.keeping.toml_text import Fields
from assessments.order import in_order
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.session import Session

_MARKER, _FORMAT = "store.toml", "onthemend-store"
_Read = TypeVar("_Read")


class TomlStore:
    """Keeps everything under `root`; nothing is made or written before the first save. Errors: SessionStore.

    `leftover_age`: seconds after which an own unfinished file counts as left over from a crash.
    """

    def __init__(self, root: Path, leftover_age: float = durable.LEFTOVER_AGE) -> None:
        self.root = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would hide that it is a link
        self.leftover_age = leftover_age
        self._swept: set[Path] = set()
        self._read: dict[Path, tuple[tuple[int, int, int], object]] = {}

    @property
    def place(self) -> str:
        """The folder."""
        return clean(str(self.root))

    # -- sessions --

    def save(self, session: Session) -> str:
        """Writes once, durably; the path relative to the store. Raises StoreError where it isn't on disk."""
        name = session_file.file_name(session)
        data = session_file.written(session)
        with as_store_error("saved", self.root):
            path = self._folder(session.person, "sessions") / name
            durable.write_new(path, data)
            self._sweep(path)
        with suppress(OSError):  # its draft is in it; one that stays is never offered again
            (self._person(session.person) / "drafts" / name).unlink()
        return path.relative_to(self.root).as_posix()

    def all(self, person: str) -> Shelf:
        """Every session in order, and the files that could not be read. Never raises for a bad file."""
        sessions: dict[str, Session] = {}
        bad: list[Unreadable] = []
        for path in self._listed(person, "sessions"):
            try:
                session = self._parsed(path, session_file.read)
                if session.person != person:
                    raise StoreError(f"it is about another person ({session.person}).")
                if sessions.setdefault(session.id, session) != session:
                    raise StoreError("it is a second copy of one session, with other answers.")
            except StoreError as error:
                bad.append(Unreadable(clean(path.name), str(error)))
        order = in_order(sessions.values())
        return Shelf(order.sessions, tuple(bad), order.odd)

    # -- drafts --

    def save_draft(self, draft: Draft) -> None:
        """Writes or overwrites the draft, durably."""
        data = draft_file.written(draft)
        with as_store_error("saved", self.root):
            path = self._folder(draft.person, "drafts") / draft_file.file_name(draft)
            durable.write_over(path, data)
            self._sweep(path)

    def drafts(self, person: str) -> tuple[Draft, ...]:
        """Unfinished ones whose session isn't already saved, newest first. A bad file is left alone."""
        done = {path.stem.rpartition("-")[2] for path in self._listed(person, "sessions")}
        found: list[Draft] = []
        for path in self._listed(person, "drafts"):
            try:
                draft = self._parsed(path, draft_file.read)
            except StoreError:
                continue
            if draft.person == person and draft.id not in done:
                found.append(draft)
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def discard_draft(self, draft: Draft) -> None:
        """Moves it to the trash."""
        path = self._person(draft.person) / "drafts" / draft_file.file_name(draft)
        self._discard(path, f"{draft.person}-draft")

    def _discard(self, path: Path, kind: str) -> None:
        if not os.path.lexists(path):
            return
        with as_store_error("moved", self.root):
            trash = self._own("trash")
            name = f"{kind}-{path.stem}"
            taken = sum(1 for entry in trash.iterdir() if entry.name.startswith(name))
            durable.move(path, trash / f"{name}{f'-{taken}' if taken else ''}.toml")

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
        found: dict[str, Entry] = {}
        bad: list[Unreadable] = []
        for path in self._listed(person, folder):
            try:
                entry = self._parsed(path, entry_file.read)
                if (entry.person, entry.folder) != (person, folder):
                    raise StoreError("it belongs into another folder.")
                if found.setdefault(entry.id, entry) != entry:
                    raise StoreError("it is a second copy of one note, with other words.")
            except StoreError as error:
                bad.append(Unreadable(clean(path.name), str(error)))
        return Entries(entry_file.in_order(list(found.values())), tuple(bad))

    def discard_entry(self, entry: Entry) -> None:
        """Moves it to the trash."""
        name = entry_file.file_name(entry)
        self._discard(self._person(entry.person) / entry.folder / name, f"{entry.person}-{entry.folder}")

    # -- people --

    def person(self, person: str) -> Person:
        """The person's facts; a new Person where there is no file. StoreError where it can't be read."""
        path = self._person(person) / "person.toml"
        if not _there(path):
            return Person(person)
        try:
            return self._parsed(path, person_file.read)
        except StoreError as error:
            raise StoreError(f"{clean(str(path))} can't be read and was left as it is: {error}") from error

    def save_person(self, person: Person) -> None:
        """Writes or overwrites the person's file, durably; never over one that can't be read."""
        self.person(person.id)
        data = person_file.written(person)
        with as_store_error("saved", self.root):
            durable.write_over(self._folder(person.id) / "person.toml", data)

    # -- the folder itself --

    def trouble(self) -> str | None:
        """One sentence where nothing can be saved, else None. Writes nothing."""
        try:
            folder = self.root
            while not os.path.lexists(folder):
                folder = folder.parent
            if folder == self.root:
                durable.check_folder(folder, inside=False)
                self._marker()
            if not os.access(folder, os.W_OK | os.X_OK):
                readonly = os.statvfs(folder).f_flag & os.ST_RDONLY if hasattr(os, "statvfs") else 0
                state = "can only be read" if readonly else "can't be written to"
                return (
                    f"{clean(str(folder))} {state}, so nothing can be saved. "
                    "Choose another folder with --data."
                )
        except OSError as error:
            return f"Nothing can be saved: {cause(error, self.root)}"
        except StoreError as error:
            return str(error)
        return None

    def notice(self) -> str | None:
        """One sentence where it works but other users of the machine may look in, else None."""
        try:
            seen = os.path.lexists(self.root) and durable.open_to_others(self.root)
        except OSError:
            return None
        return (
            f"Others on this machine may list {clean(str(self.root))}; chmod 700 makes it private."
            if seen
            else None
        )

    def _person(self, person: str) -> Path:
        return self.root / "people" / ids.person_id(person)

    def _folder(self, person: str, *below: str) -> Path:
        return self._own("people", ids.person_id(person), *below)

    def _own(self, *parts: str) -> Path:
        """The folder inside the store, made where missing; every step on the way is checked."""
        durable.make_folder(self.root)
        durable.check_folder(self.root, inside=False)
        if not self._marker():
            new = ids.new_id_of_chance()
            top = {"format": _FORMAT, "schema": 1, "id": new}
            data = toml_text.written("On the Mend keeps its files here. Leave this one in place.", top, {})
            try:
                durable.write_new(self.root / _MARKER, data)
            except FileExistsError:  # another program was as quick, and its marker holds
                self._marker()
        folder = self.root
        for part in parts:
            folder = folder / part
            durable.make_folder(folder)
            durable.check_folder(folder, inside=True)
        return folder

    def _marker(self) -> bool:
        """Whether the marker is there; raises StoreError where it isn't ours or is too new."""
        path = self.root / _MARKER
        if not _there(path):
            return False
        try:
            self._parsed(path, _read_marker)
        except StoreError as error:
            raise StoreError(f"{clean(str(path))} can't be used: {error}") from error
        return True

    def _listed(self, person: str, below: str) -> list[Path]:
        """The *.toml of one folder, by name. Raises StoreError only where the folder can't be opened."""
        folder = self._person(person)
        for part in (self.root, folder.parent, folder, folder / below):
            if not _there(part):
                return []
            if part.is_symlink():
                raise StoreError(f"{clean(str(part))} is a link to somewhere else, so it was not opened.")
        with as_store_error("read", folder / below):
            paths = list((folder / below).iterdir())
        return sorted(path for path in paths if path.suffix == ".toml" and not path.name.startswith("."))

    def _parsed(self, path: Path, read: Callable[[bytes], _Read]) -> _Read:
        """Reads a file, or takes what was read before where it hasn't changed since."""
        try:
            info = path.lstat()
        except OSError as error:
            raise StoreError(cause(error, path.name)) from error
        state = (info.st_ino, info.st_mtime_ns, info.st_size)
        known = self._read.get(path)
        if known is None or known[0] != state:
            known = (state, read(read_bytes(path)))
            self._read[path] = known
        return known[1]  # type: ignore[return-value]

    def _sweep(self, path: Path) -> None:
        if path.parent not in self._swept:
            durable.sweep(path.parent, path, self.leftover_age)
            self._swept.add(path.parent)


def _read_marker(data: bytes) -> str:
    fields = Fields(toml_text.parsed(data))
    fields.head(_FORMAT, "store")
    return fields.text("id")


def _there(path: Path) -> bool:
    """Whether something is there. Raises StoreError where that can't be told: unreadable isn't empty."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        where = path.parent if isinstance(error, PermissionError | NotADirectoryError) else path
        raise StoreError(f"Not read: {cause(error, where)}") from error
    return True
