"""From settings to a person's record. Everything heavy is imported when called."""

from __future__ import annotations

from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.keeping.store import SessionStore
    from assessments.record import Record
    from tui.settings import Settings


def open_record(settings: Settings) -> Record:
    """The record in the data folder, with the content read and checked. Raises ContentError, StoreError."""
    from assessments import library
    from assessments.keeping.toml_store import TomlStore
    from assessments.record import Record

    return Record(library.read(), TomlStore(settings.data), settings.person)


_TRIES, _PAUSE = 20, 0.1  # seconds between two; another command is done within a second or two
BUSY = "On the Mend is open in another window. Close it there, then try again. Nothing was changed."


@contextmanager
def writing(store: SessionStore) -> Iterator[None]:
    """For a command that adds to the record. Raises StoreError where another program has it open."""
    from assessments.errors import StoreError

    for _ in range(_TRIES):
        if store.lock() != "another":
            break
        sleep(_PAUSE)
    else:
        raise StoreError(BUSY)
    try:
        yield
    finally:
        store.unlock()
