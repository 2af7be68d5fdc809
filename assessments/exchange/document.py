"""A file's content as plain tables, and those as JSON values and back: dates keep being dates."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime, time

from assessments.errors import StoreError
from assessments.exchange.bundle import Piece, piece_of, written
from assessments.keeping import toml_text

Document = dict[str, object]
TAGS = ("$day", "$moment", "$time", "$float", "$table")
_MOMENTS = (
    "started",
    "finished",
    "entered",
    "corrected",
    "created",
)  # top keys that stand as plain text in JSON


def of(piece: Piece) -> Document:
    """The tables in the order in which this program writes them, unknown keys too, without the end marker."""
    table = toml_text.parsed(written(piece.holds).data)
    end = table.pop("end", {})
    rest = {key: value for key, value in end.items() if key != "complete"} if isinstance(end, dict) else {}
    return table | ({"end": rest} if rest else {})


def piece(name: str, document: Mapping[str, object]) -> Piece:
    """The file with this content, as this program writes it. Raises StoreError where it can't be one."""
    top = {key: value for key, value in document.items() if not isinstance(value, Mapping)}
    tables = {key: value for key, value in document.items() if isinstance(value, Mapping)}
    return written(piece_of(name, toml_text.written("", top, tables)).holds)


def to_json(document: Document) -> Document:
    """The same with JSON's kinds of value only; see `from_json`."""
    return {
        key: value.isoformat() if key in _MOMENTS and isinstance(value, datetime) else _tagged(value)
        for key, value in document.items()
    }


def _tagged(value: object) -> object:
    match value:
        case datetime():
            return {"$moment": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
        case time():
            return {"$time": value.isoformat()}
        case float() if not math.isfinite(value):
            return {"$float": str(value)}
        case dict():
            inside = {key: _tagged(item) for key, item in value.items()}
            return {"$table": inside} if len(inside) == 1 and next(iter(inside)) in TAGS else inside
        case list():
            return [_tagged(item) for item in value]
    return value


def from_json(value: object) -> Document:
    """The tables again. Raises StoreError where a value isn't one that `to_json` makes."""
    if not isinstance(value, dict):
        raise StoreError("a table in braces is expected for each check-in.")
    try:
        return {
            key: datetime.fromisoformat(item)
            if key in _MOMENTS and isinstance(item, str)
            else _untagged(item)
            for key, item in value.items()
        }
    except (ValueError, TypeError):
        raise StoreError(
            "a date or time in it isn't written as 2026-09-03 or 2026-09-03T09:30:00+01:00."
        ) from None


def _untagged(value: object) -> object:
    if isinstance(value, list):
        return [_untagged(item) for item in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"$moment": str(text)} if len(value) == 1:
            return datetime.fromisoformat(text)
        case {"$day": str(text)} if len(value) == 1:
            return date.fromisoformat(text)
        case {"$time": str(text)} if len(value) == 1:
            return time.fromisoformat(text)
        case {"$float": str(text)} if len(value) == 1:
            return float(text)
        case {"$table": dict(inside)} if len(value) == 1:
            return {key: _untagged(item) for key, item in inside.items()}
    return {key: _untagged(item) for key, item in value.items()}


def text_of(value: object) -> str:
    """Any value as one short line of JSON."""
    return json.dumps(_tagged(value), ensure_ascii=False)


def value_of(text: str) -> object:
    """The reverse of `text_of`. Raises ValueError."""
    return _untagged(json.loads(text))
