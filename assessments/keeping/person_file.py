"""A person's facts and settings as their TOML file, both ways."""

from __future__ import annotations

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping import toml_text
from assessments.keeping.store import Person
from assessments.keeping.toml_text import Fields

FORMAT = "onthemend-person"


def written(person: Person) -> bytes:
    """The file's bytes. Raises StoreError where a value has no place in TOML."""
    facts, missing = person.facts.tables()
    top: dict[str, object] = {"format": FORMAT, "schema": 1, "id": person.id}
    top |= {"created": person.created} if person.created else {}
    tables: dict[str, dict[str, object]] = {
        "facts": facts,
        "missing": missing,
        "settings": dict(person.settings),
    }
    return toml_text.written("On the Mend: what stays the same between check-ins.", top, tables)


def read(data: bytes) -> Person:
    """The person in these bytes. Raises StoreError with the reason as one short sentence."""
    fields = Fields(toml_text.parsed(data))
    fields.head(FORMAT, "person file")
    settings = fields.table("settings").left
    kept = {key: value for key, value in settings.items() if isinstance(value, str | bool)}
    if len(kept) != len(settings):
        raise StoreError("settings: texts, true or false are expected.")
    return Person(
        id=ids.person_id(fields.text("id")),
        facts=toml_text.answers(fields.table("facts").left, fields.table("missing").left),
        settings=kept,
        created=fields.moment("created") if "created" in fields.left else None,
    )
