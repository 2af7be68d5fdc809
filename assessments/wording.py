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
    found: object = library.words
    for step in path.split("."):
        if not isinstance(found, dict) or step not in found:
            raise KeyError(f"words.toml has no {path}")
        found = found[step]
    if not isinstance(found, str):
        raise KeyError(f"words.toml: {path} isn't a sentence")
    return found.format(**blanks)


def day_words(day: date) -> str:
    """ "3 September"; the same in every locale, since the sentence around it is."""
    return f"{day.day} {_MONTHS[day.month - 1]}"
