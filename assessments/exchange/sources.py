"""Where a copy comes from: a folder, or a .toml, .json or .csv file, whatever lies at a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.exchange import bundle, folder, json_file, long_reading
from assessments.exchange.bundle import Bundle
from assessments.keeping import entry_file, toml_text
from assessments.keeping.faults import cause
from assessments.keeping.safe_reading import read_bytes
from assessments.text import clean

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 28  # bytes of one export file: thousands of check-ins


def read(path: Path, person: str) -> Bundle:
    """The copy at this path; of a whole data folder, `person`'s part. Raises StoreError."""
    name = clean(str(path))
    try:
        if not path.exists():
            raise StoreError(f"There is no {name}. Please check its name.")
        if path.is_dir():
            return folder.read(path, person)
    except OSError as error:
        raise StoreError(f"Not read: {cause(error, name)}") from error
    try:
        data = read_bytes(path.resolve(), limit=LARGEST)
        if path.suffix.lower() == ".toml":
            piece = bundle.piece_of(f"{_kept_in(data)}/{path.name}", data)
            return Bundle(bundle.owner(piece.holds), (piece,))
        return json_file.read(data) if data.lstrip()[:1] == b"{" else long_reading.read(data)
    except StoreError as error:
        raise StoreError(f"{name} can't be taken in: {error}") from None


def _kept_in(data: bytes) -> str:
    """The folder that a single file belongs into. Raises StoreError."""
    table = toml_text.parsed(data)
    return str(table.get("folder")) if table.get("format") == entry_file.FORMAT else bundle.SESSIONS
