"""A long table read again: its rows are put back together, check-in by check-in."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.exchange import document, spreadsheet
from assessments.exchange.bundle import SESSIONS, Bundle, in_order
from assessments.exchange.columns import HEAD
from assessments.exchange.long_table import ABOUT, ANSWERED, COLUMNS, TOP
from assessments.keeping import session_file
from assessments.keeping.store import Unreadable

if TYPE_CHECKING:
    from assessments.exchange.bundle import Piece
    from assessments.exchange.document import Document

    Row = tuple[int, dict[str, str]]


def read(data: bytes) -> Bundle:
    """The check-ins of the table. A check-in with a wrong row is named and left out, the others are there.

    Raises StoreError where the file as a whole isn't such a table.
    """
    names, rows = spreadsheet.read(data)
    if names[: len(HEAD)] == [column.name for column in HEAD]:
        raise StoreError(
            "it is a wide table, which leaves out how the questions were worded. "
            "Take in the folder, the JSON file or the long table instead."
        )
    if tuple(names) != COLUMNS:
        raise StoreError("its columns aren't those of a long table of On the Mend (csv-long).")
    pieces: list[Piece] = []
    bad: list[Unreadable] = []
    for name, group in groupby(rows, key=lambda row: (row[1]["session"], row[1]["person"])):
        own = list(group)
        try:
            pieces.append(_piece(own))
        except StoreError as error:
            bad.append(Unreadable(f"{name[0]} (row {own[0][0]} on)", str(error)))
    person = pieces[0].holds.person if pieces else ""  # type: ignore[union-attr]
    return Bundle(person, in_order(pieces), tuple(bad))


def _piece(rows: list[Row]) -> Piece:
    first = rows[0][1]
    top: Document = {"format": session_file.FORMAT, "schema": 1}
    for column, key in TOP.items():
        said = spreadsheet.plain(first[column])
        top[key] = _value(rows[0][0], "moment", said) if column in ("started", "entered") else said
    tables: dict[str, Document] = {"answers": {}, "missing": {}, "asked": {}}
    for number, row in rows:
        if any(row[column] != first[column] for column in TOP):
            raise StoreError(f"row {number} says something else of the check-in than the rows before it.")
        _put(tables, number, row)
    about = tables.pop(ABOUT, {})
    return document.piece(f"{SESSIONS}/", top | about | tables)


def _put(tables: dict[str, Document], number: int, row: dict[str, str]) -> None:
    name, item = row["table"], spreadsheet.plain(row["item"])
    if not name or not item:
        raise StoreError(f"row {number} names no table or no item.")
    if name == "answers" and row["state"] != ANSWERED:
        _set(tables["missing"], item, row, row["state"])
    else:
        _set(tables.setdefault(name, {}), item, row, _value(number, row["kind"], row["value"]))
    if name == "answers" and row["asked"]:
        tables["asked"][item] = spreadsheet.plain(row["asked"])


def _set(table: Document, item: str, row: dict[str, str], value: object) -> None:
    """Puts the value at its leg and part; a second one in the same place is an error."""
    leg, part = row["leg"], row["part"]
    inner = table.setdefault(item, {}) if leg else table
    place = leg or item
    if not isinstance(inner, dict):
        raise StoreError(f"{item} stands in it with a leg and without one.")
    if part.startswith("#"):
        values = inner.setdefault(place, [])
        if not isinstance(values, list) or len(values) != max(0, int(part[1:] or 0) - 1):
            raise StoreError(f"{item}: the parts of the list aren't there one after the other.")
        if part != "#0":
            values.append(value)
    elif part:
        rows = inner.setdefault(place, {})
        if not isinstance(rows, dict) or part in rows:
            raise StoreError(f"{item}: {part} stands there twice.")
        rows[part] = value
    elif place in inner:
        raise StoreError(f"{item} stands there twice.")
    else:
        inner[place] = value


def _value(number: int, kind: str, text: str) -> object:
    try:
        match kind:
            case "text":
                return spreadsheet.plain(text)
            case "number":
                return int(text)
            case "true or false":
                return {"true": True, "false": False}[text.lower()]
            case "moment":
                return datetime.fromisoformat(text)
            case "day":
                return date.fromisoformat(text)
            case "time":
                return time.fromisoformat(text)
            case "json":
                return document.value_of(text)
    except (ValueError, KeyError, RecursionError, json.JSONDecodeError):
        pass
    raise StoreError(f"row {number}: {text[:40]!r} isn't a value of kind {kind[:20]!r}.")
