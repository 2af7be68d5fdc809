"""A quick reader for TOML in the shape this program writes it: one plain value a line, no escapes.

Anything else, right or wrong, is left to `tomllib`, which decides what TOML is: where this gives a table at
all, it is the same one. A file that somebody edited is read more slowly, that is all.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from sys import intern

_TEXT = r'"[^"\\\x00-\x1f\x7f]*"'
_WHOLE = r"-?(?:0|[1-9][0-9]{0,17})"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_KEY = r"[A-Za-z0-9_-]+"
_PAIR = rf"{_KEY}\ =\ (?:{_TEXT}|{_WHOLE})"
_LINE = re.compile(
    rf"""
    (?P<key>{_KEY})\ =\ (?:
        (?P<text>{_TEXT})
      | (?P<whole>{_WHOLE})
      | (?P<flag>true|false)
      | (?P<moment>{_DAY}T{_HOUR}:[0-5][0-9][+-]{_HOUR})
      | (?P<day>{_DAY})
      | (?P<texts>\[(?:{_TEXT}(?:,\ {_TEXT})*)?\])
      | (?P<pairs>\{{\ {_PAIR}(?:,\ {_PAIR})*\ \}})
    )
    | \[(?P<table>{_KEY})\]
    | \#[^\x00-\x1f\x7f]*
    |
    """,
    re.VERBOSE,
)
_EACH = re.compile(rf"({_KEY}) = (?:({_TEXT})|({_WHOLE}))")
_TEXTS = re.compile(_TEXT)


def parsed(text: str) -> dict[str, object] | None:
    """The tables, or None where anything isn't in the plain shape."""
    top: dict[str, object] = {}
    here = top
    match = _LINE.fullmatch
    for line in text.split("\n"):
        found = match(line)
        if found is None:
            return None
        kind = found.lastgroup
        if kind is None:
            continue
        if kind == "table":
            name = found["table"]
            if name in top:
                return None
            top[name] = here = {}
            continue
        key = intern(found["key"])  # ids and wordings are the same in every file: kept once in memory
        if key in here:
            return None
        try:
            here[key] = _value(kind, found[kind])
        except ValueError:  # a day that isn't in the calendar
            return None
    return top


def _value(kind: str, said: str) -> object:
    match kind:
        case "text":
            return said[1:-1]
        case "whole":
            return int(said)
        case "flag":
            return said == "true"
        case "texts":
            return [one[1:-1] for one in _TEXTS.findall(said)]
        case "pairs":
            return _pairs(said)
        case "day":
            return date.fromisoformat(said)
        case _:
            return datetime.fromisoformat(said)


def _pairs(said: str) -> dict[str, object]:
    pairs = _EACH.findall(said)
    table: dict[str, object] = {key: words[1:-1] if words else int(number) for key, words, number in pairs}
    if len(table) != len(pairs):
        raise ValueError("one key twice")
    return table
