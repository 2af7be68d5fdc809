"""How hard a text is to read, by the same simple measure for every text a person reads."""

from __future__ import annotations

import re
from collections.abc import Iterable


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences of all of them."""
    return [s for text in texts for s in re.split(r"(?<=[.!?])\)?\s+", text) if s]


def grade(texts: Iterable[str]) -> float:
    """Flesch-Kincaid grade, with syllables counted by groups of vowels; 7 is read at twelve."""
    found = sentences(texts)
    words = [w for s in found for w in re.findall(r"[A-Za-z']+", s)]
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", w.lower())))) for w in words
    )
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59
