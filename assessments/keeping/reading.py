"""Reads a folder of one person's files: each one or why not. Never raises for a file, changes none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping.faults import cause
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.store import Unreadable
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.keeping.folders import Folders

MOST = 10_000  # files read of one folder; a check-in a day for 27 years
_Read = TypeVar("_Read")
_Known: TypeAlias = tuple[tuple[int, int, int], object]  # inode, time of change (ns), bytes; and what it says
_STUB = "it is still in the cloud. Have it put on this machine, then look again."


class Reading:
    """Remembers what it read for as long as a file stays as it is."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._read: dict[str, dict[str, _Known]] = {}  # folder -> name -> what was read

    def each(
        self, person: str, below: str, read: Callable[[bytes], _Read], check: Callable[[_Read], None]
    ) -> tuple[list[tuple[str, _Read]], list[Unreadable]]:
        """Every file of a folder by name, and those that couldn't be read or were refused by `check`.

        Raises StoreError only where the folder can't be opened.
        """
        found: list[tuple[str, _Read]] = []
        bad: list[Unreadable] = []
        names, folder = self.names(person, below), str(self.folders.person(person) / below)
        if len(names) > MOST:
            left = len(names) - MOST
            bad.append(
                Unreadable(f"{below}/", f"it holds more than {MOST} files; the oldest {left} were not read.")
            )
        for name in names[-MOST:]:
            try:
                thing = self._one(folder, name, read)
                check(thing)
                found.append((name, thing))
            except StoreError as error:
                if isinstance(error.__cause__, FileNotFoundError):  # moved away since the folder was listed
                    continue
                bad.append(Unreadable(clean(name), str(error)))
        return found, bad

    def names(self, person: str, below: str) -> list[str]:
        """Of what may be a file of ours: copies by editors and sync programs too, and stand-ins."""
        names = self.folders.names("people", ids.person_id(person), below)
        return [name for name in names if _may_be_ours(name) or _is_stub(name)]

    def files(self, person: str, below: str) -> list[Path]:
        """The same as paths."""
        folder = self.folders.person(person) / below
        return [folder / name for name in self.names(person, below)]

    def one(self, path: Path, read: Callable[[bytes], _Read]) -> _Read:
        """One file, or what was read of it before where it hasn't changed since. Raises StoreError."""
        return self._one(str(path.parent), path.name, read)

    def _one(self, folder: str, name: str, read: Callable[[bytes], _Read]) -> _Read:
        if _is_stub(name):
            raise StoreError(_STUB)
        place = f"{folder}{os.sep}{name}"
        try:
            info = os.lstat(place)
        except OSError as error:
            raise StoreError(cause(error, name)) from error
        here = self._read.setdefault(folder, {})
        state = (info.st_ino, info.st_mtime_ns, info.st_size)
        known = here.get(name)
        if known is None or known[0] != state:
            known = here[name] = (state, read(read_bytes(Path(place))))
        return known[1]  # type: ignore[return-value]


def _may_be_ours(name: str) -> bool:
    return name.endswith((".toml", ".toml~")) and not name.startswith(".")


def _is_stub(name: str) -> bool:
    """What iCloud leaves in place of a file that it hasn't brought here: .name.toml.icloud."""
    return name.startswith(".") and name.endswith(".toml.icloud")
