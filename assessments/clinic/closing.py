"""Closing: the end of a visit whose process ended without a word, told to the trail by what is on disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from assessments.clinic.visits import Visit
from assessments.errors import StoreError
from assessments.keeping import session_file
from assessments.keeping.safe_reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from assessments.clinic.audit import Line
    from assessments.clinic.clinic import Clinic
    from assessments.clinic.visits import Why

NEWEST = 5  # sessions of a record that are looked at: the visit's own is the last, or one of two at once


def people_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """Whose records these lines name, in order: one, or more where another code was typed after all."""
    return tuple(dict.fromkeys(line.text("person") for line in lines if line.what == "named"))


def close(clinic: Clinic, lines: Iterable[Line], at: datetime, why: Why) -> None:
    """Ends each visit that these lines begin and don't end: finished where its session is kept, or left."""
    lines = tuple(lines)
    ended = {line.text("visit") for line in lines if line.what in ("finished", "left")}
    for name in dict.fromkeys(line.text("visit") for line in lines if line.what == "begun"):
        if name not in ended:
            people = people_of(line for line in lines if line.text("visit") == name)
            kept = (_kept(clinic.data / "people" / person / "sessions", name) for person in people)
            minutes = next((length for length in kept if length is not None), None)
            visit = Visit(clinic.trail, name)
            if minutes is None:
                visit.left(at, why)
            else:
                visit.finished(at, minutes)


def _kept(folder: Path, visit: str) -> int | None:
    """The minutes of this visit's session where it is on disk, else None."""
    if not os.path.lexists(folder):
        return None
    for path in sorted(folder.glob("*.toml"), reverse=True)[:NEWEST]:
        try:
            session = session_file.read(read_bytes(path))
        except StoreError:
            continue
        if session.provenance.get("visit") == visit:
            minutes = session.provenance.get("minutes")
            return minutes if isinstance(minutes, int) else 0
    return None
