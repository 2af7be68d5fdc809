"""Where an export goes: a file or a folder, whole or not at all, and never over what is there unasked."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import cause
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class TakenError(StoreError):
    """Something is there already, and it was left as it is."""


def write_file(path: Path, data: bytes, force: bool = False) -> None:
    """One file, durably. Raises StoreError; what was there before is then as it was."""
    with _as_sentence(path):
        if not path.parent.is_dir():
            raise StoreError(f"Not written: there is no folder {clean(str(path.parent))}. Make it first.")
        if force:
            durable.write_over(path, data)
        else:
            durable.write_new(path, data)


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool = False) -> None:
    """A new or empty folder, filled in the order of `files`. `force`: also into one that has files.

    Files that are in the way are then replaced, and no other is touched. Raises StoreError.
    """
    with _as_sentence(folder):
        if folder.is_symlink() or (os.path.lexists(folder) and not folder.is_dir()):
            raise FileExistsError
        if folder.is_dir() and not force and any(folder.iterdir()):
            raise TakenError(f"Not written: {clean(str(folder))} isn't empty. Name a new folder.")
        for name, data in files.items():
            path = folder / name
            durable.make_folder(path.parent)
            durable.check_folder(path.parent, inside=False)
            if force:
                durable.write_over(path, data)
            else:
                durable.write_new(path, data)


@contextmanager
def _as_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise TakenError(f"Not written: {clean(str(path))} is already there. Choose another name.") from None
    except OSError as error:
        # The shared sentences name the option for one's own folder; here another target is to be named.
        reason = cause(error, path).replace("another folder with --data", "another place")
        raise StoreError(f"Not written: {reason}") from error
