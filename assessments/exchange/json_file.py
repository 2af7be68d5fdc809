"""The JSON file of a record: the same tables as in the files, described by export.schema.json beside this."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from assessments.errors import StoreError
from assessments.exchange import document
from assessments.exchange.bundle import PERSON, SESSIONS, Bundle, in_order
from assessments.keeping import entry_file
from assessments.keeping.store import Entry, Unreadable
from assessments.session import Session

if TYPE_CHECKING:
    from assessments.exchange.bundle import Piece

FORMAT = "onthemend-export"


def written(bundle: Bundle) -> bytes:
    """The file."""
    facts = next((piece for piece in bundle.pieces if piece.name == PERSON), None)
    whole = {
        "format": FORMAT,
        "schema": 1,
        "person": bundle.person,
        "demo": bundle.demo,
        "facts": _shown(facts) if facts else None,
        "sessions": [_shown(piece) for piece in bundle.pieces if isinstance(piece.holds, Session)],
        "entries": [_shown(piece) for piece in bundle.pieces if isinstance(piece.holds, Entry)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def _shown(piece: Piece) -> dict[str, object]:
    return document.to_json(document.of(piece))


def read(data: bytes) -> Bundle:
    """What the file holds. A wrong part is named and left out, the others are there.

    Raises StoreError where the file as a whole isn't such a one.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise StoreError("it isn't JSON.") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise StoreError("it isn't an export of On the Mend.")
    if whole.get("schema") != 1:
        raise StoreError("it was made by a newer version of On the Mend. Update to read it.")
    parts: list[tuple[str, object]] = [(PERSON, whole["facts"])] if whole.get("facts") else []
    for name in ("sessions", "entries"):
        values = whole.get(name)
        if not isinstance(values, list):
            raise StoreError(f"{name}: a list is expected.")
        parts += [(name, value) for value in values]
    pieces: list[Piece] = []
    bad: list[Unreadable] = []
    for number, (name, value) in enumerate(parts, 1):
        try:
            tables = document.from_json(value)
            folder = tables.get("folder")
            below = folder if name == "entries" and folder in entry_file.FOLDERS else SESSIONS
            pieces.append(document.piece(name if name == PERSON else f"{below}/", tables))
        except StoreError as error:
            bad.append(Unreadable(f"part {number} ({name})", str(error)))
    return Bundle(str(whole.get("person", "")), in_order(pieces), tuple(bad))


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    text = (resources.files("assessments.exchange") / "export.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
