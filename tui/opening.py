"""From settings to a person's record. Everything heavy is imported when called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.record import Record
    from tui.settings import Settings


def open_record(settings: Settings) -> Record:
    """The record in the data folder, with the content read and checked. Raises ContentError, StoreError."""
    from assessments import library
    from assessments.keeping.toml_store import TomlStore
    from assessments.record import Record

    return Record(library.read(), TomlStore(settings.data), settings.person)
