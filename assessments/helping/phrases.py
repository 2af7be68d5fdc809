"""Whole sentences for the screens of what to do next, from content/helping/screens.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from assessments.errors import ContentError

FILE = "helping/screens.toml"


@cache
def _table() -> dict[str, object]:
    raw = (resources.files("assessments") / "content" / FILE).read_text(encoding="utf-8")
    try:
        return tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(FILE, "", f"isn't TOML: {error}") from None


def _found(path: str) -> object:
    found: object = _table()
    for step in path.split("."):
        if not isinstance(found, dict) or step not in found:
            raise ContentError(FILE, path, "is missing")
        found = found[step]
    return found


def phrase(path: str, /, **blanks: object) -> str:
    """The sentence at a dotted path ("coach.mean") with its blanks filled in. Raises ContentError."""
    found = _found(path)
    if not isinstance(found, str):
        raise ContentError(FILE, path, "isn't a sentence")
    return found.format(**blanks)


def phrases(path: str) -> tuple[str, ...]:
    """The list of sentences at a dotted path. Raises ContentError."""
    found = _found(path)
    if not isinstance(found, list):
        raise ContentError(FILE, path, "isn't a list of sentences")
    return tuple(str(sentence) for sentence in found)


def counted(path: str, count: int) -> str:
    """The sentence for one or more of something ("suggestion.days")."""
    return phrase(f"{path}.{'one' if count == 1 else 'more'}", count=count)
