"""An unfinished interview as its TOML file, both ways. Safety answers stand in it as codes only."""

from __future__ import annotations

from datetime import datetime, timezone

from assessments import ids
from assessments.keeping import toml_text
from assessments.keeping.session_file import legs, read_safety, safety_table
from assessments.keeping.store import Draft
from assessments.keeping.toml_text import Fields

FORMAT = "onthemend-draft"


def file_name(draft: Draft) -> str:
    """As the session's will be."""
    return f"{draft.started:%Y-%m-%dT%H%M%S}-{ids.session_id(draft.id)}.toml"


def written(draft: Draft) -> bytes:
    """The file's bytes. Raises StoreError where a value has no place in TOML."""
    given, missing = draft.given.tables()
    top: dict[str, object] = {"format": FORMAT, "schema": 1, "id": draft.id, "person": draft.person}
    top |= {"form": draft.form, **({"only": draft.only} if draft.only else {})}
    top |= {"replaces": draft.replaces} if draft.replaces else {}
    top |= {"started": draft.started, "zone": draft.started.tzname() or "", "saved": draft.saved}
    top |= {"minutes": float(draft.minutes)}
    top |= {"legs": list(draft.legs), "here": draft.here, "furthest": draft.furthest}
    tables: dict[str, dict[str, object]] = {
        "answers": given,
        "missing": missing,
        "typed": {page: text.split("\n") for page, text in draft.typed.items()},
        "safety": safety_table(draft.safety),
        "content": {"version": draft.content_version, "digest": draft.content_digest},
    }
    return toml_text.written("On the Mend: an unfinished check-in.", top, tables)


def read(data: bytes) -> Draft:
    """The draft in these bytes. Raises StoreError with the reason as one short sentence."""
    fields = Fields(toml_text.parsed(data))
    fields.head(FORMAT, "draft")
    content, typed = fields.table("content"), fields.table("typed")
    return Draft(
        id=ids.session_id(fields.text("id")),
        person=ids.person_id(fields.text("person")),
        form=fields.text("form"),
        only=fields.text("only", "") or None,
        replaces=ids.session_id(fields.text("replaces")) if "replaces" in fields.left else None,
        started=_in_zone(fields.moment("started"), fields.text("zone", "")),
        saved=fields.moment("saved"),
        minutes=fields.take("minutes", float, "a number", 0.0),
        legs=legs(fields),
        here=fields.text("here", ""),
        furthest=fields.text("furthest", ""),
        given=toml_text.answers(fields.table("answers").left, fields.table("missing").left),
        typed={page: "\n".join(typed.texts(page)) for page in tuple(typed.left)},
        safety=read_safety(fields.table("safety")),
        content_version=content.text("version", ""),
        content_digest=content.text("digest", ""),
    )


def _in_zone(at: datetime, name: str) -> datetime:
    """The same moment; its zone has the name that it had when the check-in was begun."""
    offset = at.utcoffset()
    return at.replace(tzinfo=timezone(offset, name)) if name and offset is not None else at
