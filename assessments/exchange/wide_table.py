"""The wide table for spreadsheets and statistics, one row a check-in, one column a question; its codebook."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from assessments.answers import MISSING
from assessments.exchange import spreadsheet
from assessments.exchange.columns import LONG, SCORE, SIGN, cells_of, columns, left_out
from assessments.judging import safety

if TYPE_CHECKING:
    from assessments.exchange.bundle import Bundle
    from assessments.exchange.spreadsheet import Cell
    from assessments.library import Library
    from assessments.session import SafetyRecord, Session

NONE = "[]"  # an empty list, which isn't the same as not asked
CODES = frozenset({*MISSING, NONE})
BOOK = ("column", "kind", "wording", "values", "missing", "unit", "best", "worst", "asked_about", "sources")


def written(bundle: Bundle, library: Library) -> bytes:
    """The CSV file. Answers to questions that are gone since stand in columns of their own at the end."""
    rows = [_row(session, bundle, library) for session in bundle.sessions]
    known = [column.name for column in columns(library, private=bundle.private)]
    gone = sorted({name for row in rows for name in row} - set(known))
    return spreadsheet.written((*known, *gone), rows)


def _row(session: Session, bundle: Bundle, library: Library) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "demo": "DEMO" if bundle.demo else "",
        "person": session.person,
        "session": session.id,
        "form": spreadsheet.guarded(session.form),
        "only": spreadsheet.guarded(session.only or ""),
        "started": session.started.isoformat(),
        "entered": session.entered.isoformat(),
        "zone": spreadsheet.guarded(session.zone),
        "counter": session.counter,
        "replaces": session.replaces,
        "replaced_by": bundle.replaced.get(session.id),
        "short": session.short,
        "stopped": session.stopped,
        "mode": spreadsheet.guarded(str(session.provenance.get("mode", ""))),
        "content": spreadsheet.guarded(session.content_version),
    }
    minutes = session.provenance.get("minutes")
    row["minutes"] = minutes if isinstance(minutes, int) else None
    row |= {name: _cell(value) for name, value in cells_of(session, library)}
    row |= dict(left_out(session, library))
    row |= {f"{SIGN}{code}": said for code, said in signs_of(session.safety).items()}
    return row | {f"{SCORE}{name}": points for name, points in session.scores.items()}


def _cell(value: object) -> Cell:
    match value:
        case bool() | int():
            return value
        case datetime() | date():
            return value.isoformat()
        case list():
            return spreadsheet.guarded(";".join(value)) if value else NONE
    return spreadsheet.guarded(str(value), CODES)


def signs_of(record: SafetyRecord) -> dict[str, str]:
    """Code -> what was said: asked and in no other list is No."""
    lists = {
        "yes": record.flags,
        "not_sure": record.unsure,
        "before": record.before,
        "checked": record.checked,
        "declined": record.declined,
    }
    said = dict.fromkeys(safety.codes_of(record), "no")
    return said | {code: word for word, codes in lists.items() for code in codes}


def codebook(library: Library) -> bytes:
    """Every column of both tables: what was asked, and what a cell means."""
    rows: list[dict[str, Cell]] = []
    for column in (*columns(library), *LONG):
        question = column.question
        row: dict[str, Cell] = {
            "column": column.name,
            "kind": column.kind,
            "wording": spreadsheet.guarded(column.wording),
            "values": spreadsheet.guarded(column.values),
            "missing": column.missing,
        }
        if question is not None:
            row |= {"unit": getattr(question, "unit", ""), "best": question.best, "worst": question.worst}
            row |= {"asked_about": question.recall, "sources": " ".join(question.sources)}
        rows.append(row)
    return spreadsheet.written(BOOK, rows)
