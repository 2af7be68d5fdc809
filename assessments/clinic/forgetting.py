"""Forgetting: all of one record at once, or what is older than the clinic keeps. Really deleted, not moved.

Copies in backups, exports carried away, and blocks a disk hasn't overwritten yet remain; callers say so.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import as_store_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from assessments.clinic.clinic import Clinic

_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T\d{6})?-[0-9A-Za-z_-]+\.toml")
_KINDS = ("sessions", "drafts", "events", "activity", "plans")
AHEAD = timedelta(days=400)  # a clock this far from the last visit is likelier wrong than right


@dataclass(frozen=True)
class Due:
    """What is older than `before`. `people`: how many records it belongs to; `oldest`: its first day."""

    before: date
    files: tuple[Path, ...] = ()
    people: int = 0
    oldest: date | None = None


def erase(clinic: Clinic, person: str, at: datetime) -> int:
    """Deletes everything kept under a record's id, and says so in the trail; the number of files deleted.

    The trail is told first, so that a power cut can't leave an erasure that nobody knows of.
    """
    ids.person_id(person)
    gone = tuple(_everything(clinic, person))
    clinic.trail.add("erased", at, person=person, files=len(gone))
    _delete(gone)
    for folder in (clinic.data / "people" / person,):
        if os.path.lexists(folder):
            with as_store_error("moved", folder):
                shutil.rmtree(folder)
                durable.sync_folder(folder.parent)
    clinic.number_of(person).forget()
    return len(gone)


def count(clinic: Clinic, person: str) -> int:
    """How many files `erase` would delete."""
    return len(tuple(_everything(clinic, ids.person_id(person))))


def due(clinic: Clinic, today: date) -> Due:
    """What the clinic's settings let go by now: a preview; nothing is touched. Raises StoreError.

    By the day in a file's name; files with other names stay. A clock that can't be right is refused.
    """
    days = clinic.settings.retention_days
    if not days:
        raise StoreError(
            'retention_days is "off" in kiosk.toml, so nothing is ever due. Set a number of days there first.'
        )
    latest = clinic.trail.latest()
    if latest is not None and not latest.at.date() - timedelta(days=1) <= today <= latest.at.date() + AHEAD:
        raise StoreError(
            f"The clock says {today.isoformat()}, but the last entry of the trail is of "
            f"{latest.at.date().isoformat()}. Nothing is deleted; set the clock first."
        )
    before = today - timedelta(days=days)
    dated = [(path, day) for path, day in _dated(clinic.data) if day < before]
    people = {_owner(path, clinic.data) for path, _ in dated}
    oldest = min((day for _, day in dated), default=None)
    return Due(before, tuple(path for path, _ in dated), len(people), oldest)


def let_go(clinic: Clinic, what: Due, at: datetime) -> int:
    """Deletes what `due` found, and records that hold nothing any more; the number of files deleted."""
    if not what.files:
        return 0
    clinic.trail.add(
        "retention", at, files=len(what.files), people=what.people, before=what.before.isoformat()
    )
    _delete(what.files)
    for person in sorted({_owner(path, clinic.data) for path in what.files} - {""}):
        folder = clinic.data / "people" / person
        if not any(_dated_below(folder, kind) for kind in _KINDS) and os.path.lexists(folder):
            with as_store_error("moved", folder):
                shutil.rmtree(folder)
                durable.sync_folder(folder.parent)
            clinic.number_of(person).forget()
    return len(what.files)


def _everything(clinic: Clinic, person: str) -> Iterator[Path]:
    """Files of a record: its folder, and what lies of it in the trash, the quarantine and our exports."""
    yield from _files(clinic.data / "people" / person)
    for place in (clinic.data / "trash", clinic.data / "quarantine", clinic.folder / "exports"):
        for path in _files(place):
            if person in path.relative_to(place).as_posix():
                yield path


def _files(folder: Path) -> Iterator[Path]:
    """Everything below that isn't a folder; links are named, never followed."""
    for root, below, names in os.walk(folder):
        here = folder.joinpath(root)
        yield from (here / name for name in (*names, *(n for n in below if here.joinpath(n).is_symlink())))


def _dated(data: Path) -> Iterator[tuple[Path, date]]:
    people = data / "people"
    if os.path.lexists(people):
        with as_store_error("read", people):
            folders = sorted(
                entry.path for entry in os.scandir(people) if entry.is_dir(follow_symlinks=False)
            )
        for folder in folders:
            for kind in _KINDS:
                yield from _dated_below(people / folder, kind)
    for place in (data / "trash", data / "kiosk" / "exports"):
        for path in _files(place):
            found = re.search(r"(\d{4}-\d{2}-\d{2})", path.relative_to(place).as_posix())
            day = _day(found[1]) if found else None
            if day is not None:
                yield path, day


def _dated_below(person_folder: Path, kind: str) -> list[tuple[Path, date]]:
    """Files of one kind with a day in their name, plain ones only."""
    folder = person_folder / kind
    if not os.path.lexists(folder) or folder.is_symlink():
        return []
    with as_store_error("read", folder):
        paths = sorted(folder.iterdir())
    found = []
    for path in paths:
        match = _DATED.fullmatch(path.name)
        day = _day("-".join(match.groups())) if match else None
        if day is not None and stat.S_ISREG(path.lstat().st_mode):
            found.append((path, day))
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _owner(path: Path, data: Path) -> str:
    parts = path.relative_to(data).parts
    return parts[1] if parts[0] == "people" else ""


def _delete(paths: Iterable[Path]) -> None:
    folders = set()
    for path in paths:
        with as_store_error("moved", path):
            path.unlink(missing_ok=True)
        folders.add(path.parent)
    for folder in folders:
        if os.path.lexists(folder):
            with as_store_error("moved", folder):
                durable.sync_folder(folder)
