"""Quarantine: a file that can't be used, moved aside whole and under its own name, only with consent."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import as_store_error
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from assessments.doctor.findings import Finding
    from assessments.keeping.folders import Folders


def put_aside(folders: Folders, file: str, day: date) -> str:
    """Moves the file (its place in the data folder) and returns its new place there. Raises StoreError.

    `quarantine/<day>/` has the same folders as the data folder: where it came from can be seen.
    """
    place = PurePosixPath(file)
    if place.is_absolute() or ".." in place.parts:
        raise StoreError(f"Not moved: {clean(file)} isn't in the data folder.")
    with as_store_error("moved", folders.root):
        name = ("quarantine", day.isoformat(), *place.parts)
        number = 1
        while (folders.root.joinpath(*name)).exists():
            number += 1
            name = ("quarantine", f"{day.isoformat()}-{number}", *place.parts)
        folders.own(*name[:-1])
        durable.move(folders.root / file, folders.root.joinpath(*name))
    return "/".join(name)


def asked_for(
    folders: Folders, names: Iterable[str], findings: Iterable[Finding], here: Path
) -> list[Finding]:
    """The findings that these names are about: as printed, or as paths from `here`. Raises StoreError."""
    known = {clean(finding.file): finding for finding in findings if finding.file}
    chosen = []
    for name in names:
        whole = here / name
        try:
            inside = whole.relative_to(folders.root).as_posix()
        except ValueError:
            inside = name
        finding = known.get(clean(inside)) or known.get(clean(name))
        if finding is None or not finding.movable:
            raise StoreError(
                f"Not moved: {clean(name)} isn't among the files that were found, so it stays where it is."
            )
        chosen.append(finding)
    return chosen
