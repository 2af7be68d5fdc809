"""Aftermath: what is looked at and tidied when a sitting is over, before the next one may begin."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from assessments.clinic import cleaning, closing
from assessments.clinic.cleaning import Cleaned, Step
from assessments.keeping.faults import as_store_error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.clinic.audit import Line
    from assessments.clinic.clinic import Clinic
    from tui.kiosk.process.glass import Glass

ROOM = 20 << 20  # bytes that must be free for one more patient; a session has about ten thousand
SETTINGS = "kiosk.toml"  # no secret; an administrator's editor may leave it open
_OURS = {
    "store.toml", "people", "trash", "quarantine", "kiosk", ".lock",
    SETTINGS, "key.toml", "pin.toml", "pin-tries.toml", "audit.log", "heads.toml", "numbers", "exports",
    "lock", "tmp",
}  # fmt: skip


class Room:
    """A private folder for one sitting: its home, its place for temporary files, its current folder."""

    def __init__(self, kiosk: Path) -> None:
        self._all = kiosk / "tmp"
        self.path = self._all / secrets.token_hex(8)

    def __enter__(self) -> Self:
        with as_store_error("saved", self._all):
            shutil.rmtree(self._all, ignore_errors=True)  # what the power left behind
            self.path.mkdir(mode=0o700, parents=True)
            self._all.chmod(0o700)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._all, ignore_errors=True)


class Aftermath:
    """`last`: what the clean-up before found, in words; "" where all was clean."""

    def __init__(self, clinic: Clinic, glass: Glass) -> None:
        self.clinic, self.glass = clinic, glass
        self.last = ""
        self._room: Room | None = None
        self._names: frozenset[str] = self._others()
        self._mark = 0

    def before(self, room: Room) -> None:
        """Remembers how things are as a sitting begins. Raises StoreError."""
        self._room, self._names, self._mark = room, self._others(), self.clinic.trail.head().number

    def lines(self) -> tuple[Line, ...]:
        """What the trail says of the sitting so far."""
        return self.clinic.trail.since(self._mark)

    def look(self, process: int = 0, lines: Iterable[Line] = ()) -> str:
        """Tidies and looks; what wasn't clean, in words, or ""."""
        records = [self.clinic.data / "people" / person for person in closing.people_of(lines)]
        for record in records:
            cleaning.tidy(record, process)
        steps = (
            cleaning.no_process(_orphans()),
            self._room_gone(),
            cleaning.no_files(self._names, self._others()),
            *(cleaning.no_draft(record, process) for record in records),
            cleaning.private(self.clinic.folder / name for name in sorted(_OURS - {SETTINGS})),
            cleaning.screen_cleared(*self.glass.clear()),
            self._space(),
        )
        return Cleaned(steps).failed

    def _room_gone(self) -> Step:
        gone = self._room is None or not os.path.lexists(self._room.path)
        return Step("files", gone, "" if gone else "The folder for temporary files couldn't be removed.")

    def _others(self) -> frozenset[str]:
        """What lies in our folders and isn't one of ours."""
        found: set[str] = set()
        for place in (self.clinic.data, self.clinic.folder):
            with suppress(OSError):
                found |= {f"{place}/{name}" for name in os.listdir(place) if name not in _OURS}  # noqa: PTH208
        return frozenset(found)

    def _space(self) -> Step:
        free = 0
        with suppress(OSError):
            disk = os.statvfs(self.clinic.folder)
            free = disk.f_bavail * disk.f_frsize
        return Step("space", free >= ROOM, f"The disk is nearly full: {free >> 20} MiB are free.")


def _orphans() -> list[str]:
    """Names of processes that a sitting left behind; they are ended."""
    found = []
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        with suppress(OSError, ValueError, IndexError):
            stat = (place / "stat").read_text("utf-8", "replace")
            if int(stat.rpartition(")")[2].split()[1]) == os.getpid():
                state = stat.rpartition(")")[2].split()[0]
                if state != "Z":
                    found.append(stat[stat.index("(") + 1 : stat.rindex(")")])
                    os.kill(int(place.name), signal.SIGKILL)
                os.waitpid(int(place.name), 0)
    return found
