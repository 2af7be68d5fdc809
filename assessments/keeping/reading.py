"""Reads a folder of one person's files: each one or why not. Never raises for a file, changes none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping.faults import cause
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.store import Unreadable
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessments.keeping.folders import Folders

MOST = 10_000  # files read of one folder; a check-in a day for 27 years
_Read = TypeVar("_Read")
_STUB = "it is still in the cloud. Have it put on this machine, then look again."


class Reading:
    """Remembers what it read for as long as a file stays as it is."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._read: dict[Path, tuple[tuple[int, int, int], object]] = {}

    def each(
        self, person: str, below: str, read: Callable[[bytes], _Read], check: Callable[[_Read], None]
    ) -> tuple[list[tuple[Path, _Read]], list[Unreadable]]:
        """Every file of a folder by name, and those that couldn't be read or were refused by `check`.

        Raises StoreError only where the folder can't be opened.
        """
        found: list[tuple[Path, _Read]] = []
        bad: list[Unreadable] = []
        paths = self.files(person, below)
        if len(paths) > MOST:
            left = len(paths) - MOST
            bad.append(
                Unreadable(f"{below}/", f"it holds more than {MOST} files; the oldest {left} were not read.")
            )
        for path in paths[-MOST:]:
            try:
                thing = self.one(path, read)
                check(thing)
                found.append((path, thing))
            except StoreError as error:
                if isinstance(error.__cause__, FileNotFoundError):  # moved away since the folder was listed
                    continue
                bad.append(Unreadable(clean(path.name), str(error)))
        return found, bad

    def files(self, person: str, below: str) -> list[Path]:
        """What may be a file of ours, by name: copies by editors and sync programs too, and stand-ins."""
        paths = self.folders.listed("people", ids.person_id(person), below)
        return [path for path in paths if _may_be_ours(path.name) or _is_stub(path.name)]

    def one(self, path: Path, read: Callable[[bytes], _Read]) -> _Read:
        """One file, or what was read of it before where it hasn't changed since. Raises StoreError."""
        if _is_stub(path.name):
            raise StoreError(_STUB)
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


def _may_be_ours(name: str) -> bool:
    return name.endswith((".toml", ".toml~")) and not name.startswith(".")


def _is_stub(name: str) -> bool:
    """What iCloud leaves in place of a file that it hasn't brought here: .name.toml.icloud."""
    return name.startswith(".") and name.endswith(".toml.icloud")
