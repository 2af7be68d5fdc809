"""A session as its TOML file, both ways. The file reads like a letter and can be understood by itself."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern

from assessments import ids
from assessments.answers import LEGS, Leg
from assessments.errors import StoreError
from assessments.keeping import toml_text
from assessments.keeping.toml_text import Fields
from assessments.session import SafetyRecord, Session

FORMAT = "onthemend-session"
_SAFETY = ("asked", "flags", "unsure", "before", "checked", "declined")


def file_name(session: Session) -> str:
    """Local start and id: sorts by time, and lists and dates need no look inside."""
    return f"{session.started:%Y-%m-%dT%H%M%S}-{ids.session_id(session.id)}.toml"


def written(session: Session) -> bytes:
    """The file's bytes. Raises StoreError where a value has no place in TOML."""
    given, missing = session.answers.tables()
    carried, _ = session.carried.tables()
    top: dict[str, object] = {"format": FORMAT, "schema": 1, "id": session.id, "person": session.person}
    top |= {"form": session.form, **({"only": session.only} if session.only else {})}
    top |= {"started": session.started, "finished": session.finished, "entered": session.entered}
    top |= {"zone": session.zone, "counter": session.counter, "language": session.language}
    top |= {"replaces": session.replaces} if session.replaces else {}
    top |= {"corrected": session.corrected} if session.corrected else {}
    top |= {"legs": list(session.legs)}
    top |= {name: True for name in ("short", "stopped") if getattr(session, name)}
    tables: dict[str, dict[str, object]] = {
        "answers": given,
        "missing": missing,
        "carried": carried,
        "safety": safety_table(session.safety),
        "scores": dict(session.scores),
        "asked": dict(session.asked),
        "provenance": dict(session.provenance),
        "content": {"version": session.content_version, "digest": session.content_digest},
    }
    if session.scoring_version:
        tables["content"]["scoring"] = session.scoring_version
    for key, value in session.unknown.items():
        if isinstance(value, Mapping):
            tables[key] = {**value, **tables.get(key, {})}
        else:
            top.setdefault(key, value)
    header = (
        f"On the Mend: answers about {session.day.day} {session.day:%B %Y}. Yours to read, copy and keep."
    )
    return toml_text.written(header, top, tables)


def read(data: bytes) -> Session:
    """The session in these bytes. Raises StoreError with the reason as one short sentence."""
    fields = Fields(toml_text.parsed(data))
    fields.head(FORMAT, "session")
    content, safety = fields.table("content"), fields.table("safety")
    given, missing = fields.table("answers").left, fields.table("missing").left
    carried = toml_text.answers(fields.table("carried").left, {})
    started = fields.moment("started")
    session = Session(
        id=ids.session_id(fields.text("id")),
        person=ids.person_id(fields.text("person")),
        form=fields.text("form"),
        only=fields.text("only", "") or None,
        started=started,
        finished=fields.moment("finished"),
        entered=fields.moment("entered"),
        zone=fields.text("zone", ""),
        counter=fields.whole("counter", 0),
        language=fields.text("language", "en"),
        legs=legs(fields),
        short=fields.flag("short"),
        stopped=fields.flag("stopped"),
        replaces=ids.session_id(fields.text("replaces")) if "replaces" in fields.left else None,
        corrected=fields.moment("corrected") if "corrected" in fields.left else None,
        answers=toml_text.answers(given, missing),
        carried=carried,
        safety=read_safety(safety),
        scores=_scores(fields.table("scores").left),
        asked={key: intern(str(words)) for key, words in fields.table("asked").left.items()},
        provenance=fields.table("provenance").left,
        content_version=content.text("version", ""),
        content_digest=content.text("digest", ""),
        scoring_version=content.text("scoring", ""),
        unknown=fields.left,
    )
    for name, rest in (("content", content), ("safety", safety)):
        if rest.left:
            session.unknown[name] = rest.left
    return session


def safety_table(record: SafetyRecord) -> dict[str, object]:
    """Codes only, and only the lists that hold any."""
    table: dict[str, object] = {"asked_at": record.asked_at} if record.asked_at else {}
    table |= {name: list(getattr(record, name)) for name in _SAFETY if getattr(record, name)}
    table |= {"levels": dict(record.levels)} if record.levels else {}
    table |= {"acknowledged": True} if record.acknowledged else {}
    return table | ({"acknowledged_at": record.acknowledged_at} if record.acknowledged_at else {})


def read_safety(fields: Fields) -> SafetyRecord:
    """The reverse of `safety_table`. Raises StoreError."""
    asked_at = fields.moment("asked_at") if "asked_at" in fields.left else None
    read_at = fields.moment("acknowledged_at") if "acknowledged_at" in fields.left else None
    lists = {name: fields.texts(name) for name in _SAFETY}
    read, levels = fields.flag("acknowledged"), _levels(fields)
    return SafetyRecord(asked_at=asked_at, acknowledged=read, acknowledged_at=read_at, levels=levels, **lists)


def _levels(fields: Fields) -> tuple[tuple[str, str], ...]:
    table = fields.table("levels")
    return tuple((code, table.text(code)) for code in tuple(table.left))


def legs(fields: Fields) -> tuple[Leg, ...]:
    """The sore legs the per-leg items were asked for. Raises StoreError."""
    named = fields.texts("legs")
    if not all(leg in LEGS for leg in named):
        raise StoreError('legs: a list of "left" and "right" is expected.')
    return tuple(leg for leg in LEGS if leg in named)


def _scores(table: Mapping[str, object]) -> dict[str, int]:
    scores: dict[str, int] = {}
    for name, points in table.items():
        if not isinstance(points, int) or isinstance(points, bool):
            raise StoreError(f"scores.{name}: a whole number is expected.")
        scores[name] = points
    return scores
