"""Exporting a day: its sessions as they are on disk, and the head of the trail, into a folder of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import as_store_error
from assessments.keeping.safe_reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from assessments.clinic.audit import Head
    from assessments.clinic.clinic import Clinic


@dataclass(frozen=True)
class Exported:
    """`place`: the folder; `files`: how many sessions are in it; `head`: the trail's, noted there too."""

    place: Path
    files: int
    head: Head


def day(clinic: Clinic, when: date, at: datetime) -> Exported:
    """Copies the sessions of a day into a new folder. Nothing there is overwritten. Raises StoreError.

    Only the records that the trail names on that day are opened.
    """
    base = Path(clinic.settings.export_to) if clinic.settings.export_to else clinic.folder / "exports"
    if clinic.settings.export_to and not base.is_dir():
        raise StoreError(f"{base} isn't there. Plug the stick in, or change export_to in kiosk.toml.")
    people = sorted({line.text("person") for line in clinic.trail.of_day(when) if line.what == "named"})
    with as_store_error("saved", base):
        folder = _free(base, when)
        durable.make_folder(folder)
        files = 0
        for path, person in _sessions(clinic, people, when):
            target = folder / person / path.name
            durable.make_folder(target.parent)
            durable.write_new(target, read_bytes(path))
            files += 1
        clinic.trail.add("exported", at, files=files, day=when.isoformat())
        head = clinic.export_head(at)
        durable.write_new(folder / "head.txt", f"{head}\n".encode())
    return Exported(folder, files, head)


def _sessions(clinic: Clinic, people: list[str], when: date) -> Iterator[tuple[Path, str]]:
    for person in people:
        folder = clinic.data / "people" / person / "sessions"
        if os.path.lexists(folder):
            for path in sorted(folder.glob(f"{when.isoformat()}T*.toml")):
                yield path, person


def _free(base: Path, when: date) -> Path:
    """A folder that isn't there yet: the day, and a number where it was exported before."""
    number = 1
    while os.path.lexists(folder := base / (f"{when}" if number == 1 else f"{when}-{number}")):
        number += 1
    return folder
