"""The data folder: its marker, its private folders, what lies in them, and whether it can be trusted.

Nothing is made or written by looking. Whoever writes asks `own` for the folder, and that checks every step.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import durable, toml_text
from assessments.keeping.faults import as_store_error, cause
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.toml_text import Fields
from assessments.text import clean

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MARKER, FORMAT = "store.toml", "onthemend-store"
_REMOVABLE = ("/media", "/mnt", "/run/media", "/Volumes")  # where disks that can be taken away appear


class Folders:
    """Everything under `root`. Errors are StoreError, one sentence each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = clean(str(root))
        self._id = ""  # of the store, once its marker was seen: from then on it must stay this one
        self._sure = False  # the person said that this is the right folder

    # -- where things are --

    def person(self, person: str) -> Path:
        """The person's folder, there or not."""
        return self.root / "people" / ids.person_id(person)

    def own(self, *parts: str) -> Path:
        """The folder inside the store, made where missing; every step on the way is checked. For writing."""
        if not self._marked():
            if self._vanished():
                raise StoreError(self._gone())
            if doubt := self.doubt():
                raise StoreError(f"{doubt} {_ASKS}")
            durable.make_folder(self.root)
            durable.check_folder(self.root, inside=False)
            self._mark()
        else:
            durable.check_folder(self.root, inside=False)
        folder = self.root
        for part in parts:
            folder = folder / part
            durable.make_folder(folder)
            durable.check_folder(folder, inside=True)
        return folder

    def listed(self, *parts: str) -> list[Path]:
        """What lies in a folder of the store, by name. StoreError where the folder can't be opened."""
        folder = self.root.joinpath(*parts)
        return [folder / name for name in self.names(*parts)]

    def names(self, *parts: str) -> list[str]:
        """The names of what lies in a folder of the store, in order. StoreError as in `listed`."""
        folder = self.root
        with as_store_error("read", folder.joinpath(*parts)):
            for part in ("", *parts):
                folder = folder / part
                if not there(folder):
                    if self._vanished():
                        raise StoreError(self._gone())
                    return []
                if folder.is_symlink():
                    raise StoreError(
                        f"{clean(str(folder))} is a link to somewhere else, so it was not opened."
                    )
            return sorted(os.listdir(folder))  # noqa: PTH208 - thousands of names, and no paths

    def people(self) -> tuple[str, ...]:
        """The ids of everybody who has a folder here."""
        return tuple(p.name for p in self.listed("people") if ids.is_person_id(p.name) and _is_folder(p))

    # -- whether it can be used --

    def trouble(self) -> str | None:
        """One sentence where nothing can be saved, else None."""
        try:
            folder = self.root
            while not os.path.lexists(folder):
                folder = folder.parent
            if folder == self.root:
                durable.check_folder(folder, inside=False)
                self._marked()
            if self._vanished():
                return self._gone()
            if doubt := self.doubt():
                return f"{doubt} {_ASKS}"
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
        return f"Others on this machine may list {self.name}; chmod 700 makes it private." if seen else None

    def doubt(self) -> str | None:
        """One sentence where it may not be the right folder: ask, and `adopt` it on a yes."""
        if self._sure:
            return None
        try:
            return self._doubt()
        except OSError:  # that is another trouble, and not this one
            return None

    def _doubt(self) -> str | None:
        marker = self.root / MARKER
        if there(marker):
            return f"The file {MARKER} in {self.name} is empty or damaged." if _hollow(marker) else None
        if there(self.root / "people"):
            return f"There are answers in {self.name}, but its file {MARKER} is missing."
        if _may_be_unplugged(self.root):
            return f"There is no record in {self.name}, and no disk is there either."
        return None

    def adopt(self, at: datetime) -> None:
        """The person says that this is the right folder: from now on it can be written to."""
        self._sure = True
        marker = self.root / MARKER
        with as_store_error("saved", self.root):
            if there(marker) and _hollow(marker):
                self._set_aside(marker, at)
            self.own()

    def _set_aside(self, marker: Path, at: datetime) -> None:
        """A damaged marker, under its own name."""
        durable.check_folder(self.root, inside=False)
        folder = self.root
        for part in ("quarantine", f"{at:%Y-%m-%d}-{ids.new_id_of_chance()[:8]}"):
            folder = folder / part
            durable.make_folder(folder)
            durable.check_folder(folder, inside=True)
        durable.move(marker, folder / marker.name)

    # -- the marker --

    def _marked(self) -> bool:
        """Whether the marker is there. StoreError where it isn't ours, is too new, or of another store."""
        path = self.root / MARKER
        if not there(path):
            return False
        try:
            found = _read_marker(read_bytes(path))
        except StoreError as error:
            doubt = self.doubt()
            said = f"{doubt} {_ASKS}" if doubt else f"{clean(str(path))} can't be used: {error}"
            raise StoreError(said) from error
        if self._id and found != self._id:
            raise StoreError(f"{self.name} is another folder than before. {_BRING_BACK}")
        self._id = found
        return True

    def _mark(self) -> None:
        top = {"format": FORMAT, "schema": 1, "id": self._id or ids.new_id_of_chance()}
        data = toml_text.written("On the Mend keeps its files here. Leave this one in place.", top, {})
        with suppress(FileExistsError):  # another program was as quick, and its marker holds
            durable.write_new(self.root / MARKER, data)
        self._marked()

    def _vanished(self) -> bool:
        """It was there before, and now there is nothing of it: its disk was taken away."""
        return bool(self._id) and not there(self.root / MARKER) and not there(self.root / "people")

    def _gone(self) -> str:
        return f"{self.name} isn't there any more. {_BRING_BACK}"


_ASKS = (
    "So it isn't sure that this is the right folder, and nothing is saved in it. "
    "Open the app with it: it asks you. Or choose another folder with --data."
)
_BRING_BACK = "Bring it back, or choose another folder with --data."


def there(path: Path) -> bool:
    """Whether something is there. Raises OSError where that can't be told: unreadable isn't empty."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _hollow(marker: Path) -> bool:
    """Empty or nothing but NUL: what a power cut leaves on some disks."""
    try:
        info = marker.lstat()
        return info.st_size == 0 or not read_bytes(marker).strip(b"\0")
    except (OSError, StoreError):
        return False


def _may_be_unplugged(root: Path) -> bool:
    """The folder is empty or missing where removable disks appear, and no disk is there."""
    if not str(root).startswith(tuple(f"{place}/" for place in _REMOVABLE)):
        return False
    if there(root) and any(root.iterdir()):
        return False
    return not any(os.path.ismount(folder) for folder in (root, *root.parents[:-1]))


def _read_marker(data: bytes) -> str:
    fields = Fields(toml_text.parsed(data))
    fields.head(FORMAT, "store")
    return fields.text("id")
