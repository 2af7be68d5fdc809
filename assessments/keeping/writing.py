"""Writes a person's files, durably: new ones once, settings and drafts over the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import as_store_error
from assessments.keeping.safe_reading import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from assessments.keeping.folders import Folders


class Writing:
    """Raises StoreError wherever something isn't on the disk, and nothing that was there is harmed.

    `leftover_age`: seconds after which an own unfinished file counts as left over from a crash.
    """

    def __init__(self, folders: Folders, leftover_age: float) -> None:
        self.folders, self.leftover_age = folders, leftover_age
        self._swept: set[Path] = set()

    def new(self, person: str, below: str, name: str, data: bytes) -> Path:
        """A file that must not be there yet; the same again, after a try that got half-way, is no fault."""
        with as_store_error("saved", self.folders.root):
            path = self.folders.own("people", ids.person_id(person), below) / name
            try:
                durable.write_new(path, data)
            except FileExistsError:
                if not holds(path, data):
                    raise
                durable.write_over(path, data)
            self._sweep(path)
        return path

    def over(self, person: str, below: str, name: str, data: bytes) -> None:
        """A file in place of the one of that name, if there is one. `below` "": the person's own folder."""
        with as_store_error("saved", self.folders.root):
            folder = self.folders.own("people", ids.person_id(person), *([below] if below else ()))
            durable.write_over(folder / name, data)
            self._sweep(folder / name)

    def _sweep(self, path: Path) -> None:
        if path.parent not in self._swept:
            durable.sweep(path.parent, path, self.leftover_age)
            self._swept.add(path.parent)


def holds(path: Path, data: bytes) -> bool:
    """Whether the file has just these bytes."""
    try:
        return read_bytes(path) == data
    except StoreError:
        return False
