"""The trash: what was put away, each thing in a folder of its own, its files under their own names.

`trash/<person>/<when>-<kind>-<chance>/`: it never leaves its person. Nothing but `purge` deletes anything.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import as_store_error
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.store import Kind, Trashed
from assessments.keeping.writing import holds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assessments.keeping.folders import Folders

TRASH = "trash"
_TIME = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d{{6}}Z)-({'|'.join(get_args(Kind))})-[0-9a-f]{{8}}")


def put_away(folders: Folders, person: str, kind: Kind, paths: Sequence[Path], at: datetime) -> None:
    """Moves these files of one thing to the trash, one after the other; the last is the one that counts."""
    if not paths:
        return
    name = f"{at.astimezone(UTC).strftime(_TIME)}-{kind}-{ids.new_id_of_chance()[:8]}"
    with as_store_error("moved", folders.root):
        folder = folders.own(TRASH, ids.person_id(person), name)
        for path in paths:
            with suppress(FileNotFoundError):  # another program was as quick
                durable.move(path, folder / path.name)


def listed(folders: Folders, person: str) -> tuple[Trashed, ...]:
    """What this person has put away, newest first."""
    found: list[Trashed] = []
    for folder in folders.listed(TRASH, ids.person_id(person)):
        parts = _NAME.fullmatch(folder.name)
        if parts is None or not folder.is_dir() or folder.is_symlink():
            continue
        files = [path.name for path in folders.listed(TRASH, person, folder.name)]
        if files:
            kind: Kind = parts[2]  # type: ignore[assignment]
            found.append(Trashed(person, kind, folder.name, tuple(reversed(files)), _when(parts[1])))
    return tuple(sorted(found, key=lambda thing: (thing.when, thing.name), reverse=True))


def restore(folders: Folders, thing: Trashed) -> None:
    """Every file back to where it came from; the one that counts first."""
    source = _folder(folders, thing)
    with as_store_error("moved", folders.root):
        target = folders.own("people", thing.person, thing.kind)
        if thing.kind == "drafts" and (target.parent / "sessions" / thing.files[0]).exists():
            raise StoreError("Not moved: this check-in was finished since. It is among your check-ins.")
        there = [name for name in thing.files if os.path.lexists(target / name)]
        if taken := next((n for n in there if not holds(target / n, read_bytes(source / n))), None):
            raise StoreError(
                f"Not moved: {taken} is there already and was left as it is. The other stays in the trash."
            )
        for name in thing.files:
            if name in there:  # an earlier try got as far as that
                (source / name).unlink()
            else:
                durable.move(source / name, target / name)
        _remove_empty(source)


def purge(folders: Folders, thing: Trashed) -> None:
    """Deletes these files for good, as far as this disk and its copies allow."""
    folder = _folder(folders, thing)
    with as_store_error("deleted", folders.root):
        folders.own(TRASH, thing.person)
        for name in reversed(thing.files):
            (folder / name).unlink(missing_ok=True)
        durable.sync_folder(folder)
        _remove_empty(folder)


def _folder(folders: Folders, thing: Trashed) -> Path:
    """Its folder in the trash. Names are data: they are checked before they are a path."""
    if not _NAME.fullmatch(thing.name) or any("/" in name or name in (".", "..") for name in thing.files):
        raise StoreError("Not moved: that isn't something in the trash.")
    folder = folders.root / TRASH / ids.person_id(thing.person) / thing.name
    if folder not in folders.listed(TRASH, thing.person):
        raise StoreError("Not moved: it isn't in the trash any more.")
    return folder


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
        durable.sync_folder(folder.parent)


def _when(text: str) -> datetime:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:  # a folder that somebody renamed
        return datetime(1970, 1, 1, tzinfo=UTC)
