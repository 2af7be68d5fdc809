"""The flare plan: what a person wants to remember when it gets worse, in their own words.

Kept as write-once entries of the folder "plans": the latest holds, and the earlier ones stay to be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from assessments.keeping.store import Detail, Entry

FOLDER = "plans"
LINES, WIDE = 6, 120  # lines of a plan, letters of a line (own)
_KIND = "flare"


@dataclass(frozen=True)
class FlarePlan:
    """`lines` in the person's words, none of them empty; no lines: it was taken back. `day`: written then."""

    lines: tuple[str, ...]
    day: date


def latest(entries: Iterable[Entry]) -> FlarePlan | None:
    """The plan that holds; None where there is none, or the last one was taken back."""
    plans = history(entries)
    return plans[-1] if plans and plans[-1].lines else None


def history(entries: Iterable[Entry]) -> tuple[FlarePlan, ...]:
    """Every plan, oldest first."""
    mine = [e for e in entries if e.folder == FOLDER and e.what.get("kind") == _KIND]
    mine.sort(key=lambda entry: (entry.entered, entry.id))
    return tuple(FlarePlan(_lines(entry), entry.day) for entry in mine)


def _lines(entry: Entry) -> tuple[str, ...]:
    found = (entry.what.get(f"line{n}") for n in range(1, LINES + 1))
    return tuple(line for line in found if isinstance(line, str) and line)


def note(lines: Iterable[str]) -> dict[str, Detail]:
    """What to keep with `Record.note(plan.FOLDER, ...)`: cleaned, cut to width, empty lines left out."""
    kept = [line for text in lines if (line := clean(text, WIDE))][:LINES]
    return {"kind": _KIND, **{f"line{n}": line for n, line in enumerate(kept, 1)}}
