"""What a program can see of a visit that is over: processes, files, the terminal.

It can't see the terminal's own glass, a camera, the memory of other programs, or what a disk keeps of deleted
blocks; docs/kiosk/guide.md says so.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.keeping import durable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST = 20_000  # names looked at in one folder tree; a kiosk's own are a dozen


@dataclass(frozen=True)
class Step:
    """One thing looked at. `words`: what was found, a sentence for staff; no names of patients' files."""

    name: str
    clean: bool
    words: str


@dataclass(frozen=True)
class Cleaned:
    """All that was looked at after one visit."""

    steps: tuple[Step, ...] = ()

    @property
    def clean(self) -> bool:
        """Nothing of the visit was found."""
        return all(step.clean for step in self.steps)

    @property
    def failed(self) -> str:
        """What wasn't clean, in words; "" where all was."""
        return " ".join(step.words for step in self.steps if not step.clean)


def names(folders: Iterable[Path], leave_out: frozenset[Path] = frozenset()) -> frozenset[str]:
    """Every file below these folders, as text. A folder that isn't there or can't be read has none."""
    found: set[str] = set()
    for folder in folders:
        for root, below, files in os.walk(folder):
            below[:] = [name for name in below if folder.joinpath(root, name) not in leave_out]
            found |= {f"{root}/{name}" for name in (*files, *_links(root, below))}
            if len(found) > MOST:
                return frozenset(found)
    return frozenset(found)


def _links(root: str, below: list[str]) -> list[str]:
    return [name for name in below if os.path.islink(f"{root}/{name}")]  # noqa: PTH114 - names, not paths


def no_process(left: Iterable[str]) -> Step:
    """`left`: names of processes the visit started that are still there."""
    still = sorted(set(left))
    words = f"Still running after the visit: {', '.join(still)}." if still else "No process of it is left."
    return Step("process", not still, words)


def no_files(before: frozenset[str], after: frozenset[str]) -> Step:
    """Temporary files, logs and the like that weren't there before the visit."""
    new = len(after - before)
    words = f"New files outside the records: {new}." if new else "No new file outside the records."
    return Step("files", not new, words)


def tidy(person_folder: Path, process: int) -> None:
    """Removes what a killed visit left half-written in its record, and the draft of a finished check-in.

    Only files that the store would remove itself; `process`: the number of the process that has ended.
    """
    for name in _own_leftovers(person_folder, process) | _done_drafts(person_folder):
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - a name, not a path


def no_draft(person_folder: Path, process: int) -> Step:
    """Nothing half-written in the patient's record, and no draft of a check-in that is finished."""
    if _own_leftovers(person_folder, process):
        return Step("drafts", False, "A half-written file is left in the patient's record.")
    if _done_drafts(person_folder):
        return Step("drafts", False, "The draft of the finished check-in is still there.")
    return Step("drafts", True, "What was left unfinished lies under its code only.")


def _own_leftovers(person_folder: Path, process: int) -> frozenset[str]:
    mark = f".{process}."  # of the process that wrote it: see `durable`
    return frozenset(
        name
        for name in names([person_folder])
        if (last := name.rpartition("/")[2]).startswith(durable.TEMP_START)
        and last.endswith(durable.TEMP_END)
        and mark in last
    )


def _done_drafts(person_folder: Path) -> frozenset[str]:
    done = {name.rpartition("/")[2] for name in names([person_folder / "sessions"])}
    return frozenset(n for n in names([person_folder / "drafts"]) if n.rpartition("/")[2] in done)


def private(paths: Iterable[Path]) -> Step:
    """That nobody else may look into these files and folders."""
    there = [path for path in paths if os.path.lexists(path)]
    wide = sum(bool(stat.S_IMODE(path.lstat().st_mode) & 0o077) for path in there)
    words = f"Others can read files of the kiosk: {wide}." if wide else "Files are the kiosk's own."
    return Step("permissions", not wide, words)


def screen_cleared(sent: bool, answered: bool | None) -> Step:
    """The terminal was told to forget. `answered`: it said that it has; None: it never says such things."""
    if not sent:
        return Step("screen", False, "The screen couldn't be cleared.")
    if answered is None:
        return Step("screen", True, "Clearing was sent; this terminal doesn't say whether it was done.")
    words = "its screen is clear" if answered else "nothing when asked whether its screen is clear"
    return Step("screen", answered, f"The terminal says {words}.")
