"""The shapes a record goes out in: what stands in each, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.exchange import folder, json_file, long_table, targets, wide_table

if TYPE_CHECKING:
    from pathlib import Path

    from assessments.exchange.bundle import Bundle
    from assessments.library import Library

SHAPES = ("toml", "csv-long", "csv-wide", "json")
BOOK = "-codebook.csv"


def data(bundle: Bundle, shape: str, library: Library) -> bytes:
    """The file of this shape; "toml" is a folder and has none."""
    bundle = bundle.single()
    if shape == "json":
        return json_file.written(bundle)
    return long_table.written(bundle) if shape == "csv-long" else wide_table.written(bundle, library)


def write(bundle: Bundle, shape: str, target: Path, library: Library, force: bool = False) -> list[Path]:
    """Writes it there, a table with its codebook beside it; returns what was written. Raises StoreError."""
    if shape == "toml":
        targets.write_folder(target, folder.files(bundle), force)
        return [target]
    targets.write_file(target, data(bundle, shape, library), force)
    if shape == "json":
        return [target]
    beside = target.with_name(f"{target.stem}{BOOK}")
    targets.write_file(beside, wide_table.codebook(library), force)
    return [target, beside]
