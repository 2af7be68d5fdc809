"""The long table: one row an answer, and one for each other value of a check-in. Nothing is left out."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from assessments.answers import LEGS
from assessments.exchange import document, spreadsheet
from assessments.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.exchange.bundle import Bundle, Piece
    from assessments.exchange.spreadsheet import Cell

TOP = {"person": "person", "session": "id", "form": "form", "started": "started", "entered": "entered"}
"""Columns that are the same in every row of a check-in, and the key in its file."""

COLUMNS = (
    "demo", *TOP, "replaced_by", "table", "item", "leg", "part", "state", "kind", "value", "asked",
)  # fmt: skip
ABOUT = "about"  # the table of what is said of the check-in as a whole
ANSWERED = "answered"
HIDDEN = ("format", "schema")  # the same in every file


class Part(NamedTuple):
    """One value: which leg, which part of a list ("#1"; "#0": it is empty) or of a table (its row)."""

    leg: str
    part: str
    kind: str
    value: Cell


def written(bundle: Bundle) -> bytes:
    """The CSV file of every check-in."""
    rows = (
        row for piece in bundle.pieces if isinstance(piece.holds, Session) for row in _rows(piece, bundle)
    )
    return spreadsheet.written(COLUMNS, rows)


def _rows(piece: Piece, bundle: Bundle) -> Iterator[dict[str, Cell]]:
    tables = document.of(piece)
    asked, answers, missing = (_table(tables.pop(name, {})) for name in ("asked", "answers", "missing"))
    head: dict[str, Cell] = {name: _text(tables.pop(key)) for name, key in TOP.items()}
    head["demo"] = "DEMO" if bundle.demo else ""
    head["replaced_by"] = bundle.replaced.get(str(head["session"]), "")

    def row(table: str, item: str, **cells: Cell) -> dict[str, Cell]:
        return {**head, "table": table, "item": spreadsheet.guarded(item), **cells}

    for item, value in answers.items():
        for part in parts(value):
            yield row("answers", item, state=ANSWERED, asked=_text(asked.get(item, "")), **part._asdict())
    for item, why in missing.items():
        for part in parts(why):
            yield row("answers", item, state=part.value, leg=part.leg, asked=_text(asked.get(item, "")))
    others = {name: value for name, value in tables.items() if isinstance(value, dict)}
    others["asked"] = {item: asked[item] for item in asked if item not in answers and item not in missing}
    others[ABOUT] = {key: tables[key] for key in tables if key not in others and key not in HIDDEN}
    for name, values in others.items():
        for item, value in values.items():
            for part in parts(value):
                yield row(name, item, **part._asdict())


def _table(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else spreadsheet.guarded(str(value))


def parts(value: object) -> Iterator[Part]:
    """A part for each leg, place in a list or row of a table; what is deeper stays one of kind "json"."""
    if isinstance(value, dict) and value and all(leg in LEGS for leg in value):
        for leg in value:
            yield from (part._replace(leg=leg) for part in _within(value[leg]))
    else:
        yield from _within(value)


def _within(value: object) -> Iterator[Part]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield from (
            Part("", f"#{number}", "text", spreadsheet.guarded(item)) for number, item in enumerate(value, 1)
        )
        if not value:
            yield Part("", "#0", "text", None)
    elif isinstance(value, dict) and value and all(_simple(row, item) for row, item in value.items()):
        yield from (_one(item)._replace(part=row) for row, item in value.items())
    else:
        yield _one(value)


def _simple(row: str, value: object) -> bool:
    plain = isinstance(value, int | str) and not isinstance(value, bool)
    return plain and row not in LEGS and row.isidentifier()


def _one(value: object) -> Part:
    match value:
        case bool():
            return Part("", "", "true or false", value)
        case int():
            return Part("", "", "number", value)
        case str():
            return Part("", "", "text", spreadsheet.guarded(value))
        case datetime():
            return Part("", "", "moment", value.isoformat())
        case date():
            return Part("", "", "day", value.isoformat())
        case time():
            return Part("", "", "time", value.isoformat())
    return Part("", "", "json", document.text_of(value))
