"""CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, quoted, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from assessments.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Cell = str | int | float | bool | None

# A spreadsheet takes a cell that begins so for a formula or a command (OWASP ASVS 1.2.10, CWE-1236).
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "'"


def guarded(text: str, codes: frozenset[str] = frozenset()) -> str:
    """The text with an apostrophe before it where a spreadsheet would act on it, or take it for a code."""
    risky = text.lstrip(" \u00a0\u3000").startswith(STARTS) or text.startswith((_MARK, *STARTS))
    return f"{_MARK}{text}" if risky or text in codes else text


def plain(text: str) -> str:
    """The reverse of `guarded`."""
    return text.removeprefix(_MARK)


def written(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """The file: a line of column names, then the rows. Texts are guarded by whoever makes the rows."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if row.get(name) is None else _shown(row[name]) for name in columns])
    return sheet.getvalue().encode("utf-8-sig")


def _shown(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def read(data: bytes) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The column names, and each row with the number of its first line. Raises StoreError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoreError("it isn't plain text (UTF-8).") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = next(reader, [])
    except csv.Error:
        raise StoreError("its first line isn't a line of column names.") from None
    return names, _rows(reader, names)


def _rows(reader: Iterator[list[str]], names: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    number = 1
    try:
        for number, cells in enumerate(reader, 2):
            if len(cells) != len(names):
                raise StoreError(f"row {number} has {len(cells)} cells, and the first row has {len(names)}.")
            yield number, dict(zip(names, cells, strict=True))
    except csv.Error:
        raise StoreError(f"row {number + 1} isn't written as a row of a table.") from None
