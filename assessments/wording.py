"""Whole sentences from content/words.toml with their blanks filled in. A missing sentence is a KeyError."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from assessments.library import Library

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def say(library: Library, path: str, /, **blanks: object) -> str:
    """The sentence at a dotted path ("summary.leg_pain.worse"); typed words go into blanks untouched."""
    found = _at(library, path)
    if found is None:
        raise KeyError(f"words.toml has no sentence {path}")
    return found.format(**blanks)


def has(library: Library, path: str) -> bool:
    """Whether there is a sentence at this path."""
    return _at(library, path) is not None


def _at(library: Library, path: str) -> str | None:
    found: object = library.words
    for step in path.split("."):
        if not isinstance(found, dict) or step not in found:
            return None
        found = found[step]
    return found if isinstance(found, str) else None


def day_words(day: date) -> str:
    """ "3 September"; the same in every locale, since the sentence around it is."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """ "3 September 2026", where the year isn't clear from what stands around it."""
    return f"{day_words(day)} {day.year}"


def short_day(day: date) -> str:
    """ "3 Sep", where a column is narrow."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"
