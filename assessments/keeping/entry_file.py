"""A small dated fact (an event, minutes of movement) as its TOML file, both ways."""

from __future__ import annotations

from datetime import date, datetime

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import toml_text
from assessments.keeping.store import Entry, Kind
from assessments.keeping.toml_text import Fields

FORMAT = "onthemend-entry"
FOLDERS: tuple[Kind, ...] = ("events", "activity", "plans")


def file_name(entry: Entry) -> str:
    """Day and id: sorts by time."""
    return f"{entry.day.isoformat()}-{ids.session_id(entry.id)}.toml"


def kind(folder: str) -> Kind:
    """The folder's name. Raises StoreError where it holds no entries."""
    found = next((name for name in FOLDERS if name == folder), None)
    if found is None:
        raise StoreError(f"folder: one of {', '.join(FOLDERS)} is expected.")
    return found


def written(entry: Entry) -> bytes:
    """The file's bytes. Raises StoreError where a value has no place in TOML."""
    top: dict[str, object] = {"format": FORMAT, "schema": 1, "id": entry.id, "person": entry.person}
    top |= {"folder": entry.folder, "day": entry.day, "entered": entry.entered}
    header = f"On the Mend: a note about {entry.day.day} {entry.day:%B %Y}. Yours to read, copy and keep."
    return toml_text.written(header, top, {"what": dict(entry.what)})


def read(data: bytes) -> Entry:
    """The entry in these bytes. Raises StoreError with the reason as one short sentence."""
    fields = Fields(toml_text.parsed(data))
    fields.head(FORMAT, "note")
    day = fields.take("day", date, "a day")
    if isinstance(day, datetime):
        raise StoreError("day: a day without a time is expected.")
    what = fields.table("what").left
    kept = {key: value for key, value in what.items() if isinstance(value, str | int | bool | date)}
    if len(kept) != len(what):
        raise StoreError("what: texts, whole numbers, days, true or false are expected.")
    folder = kind(fields.text("folder"))
    return Entry(
        id=ids.session_id(fields.text("id")),
        person=ids.person_id(fields.text("person")),
        folder=folder,
        day=day,
        entered=fields.moment("entered"),
        what=kept,
    )


def in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    """By day, then as entered."""
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.entered, entry.id)))
