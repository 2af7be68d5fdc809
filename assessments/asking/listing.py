"""Every question as a list: tables for programs, lines for people, and the codes that follow from others."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.assessment import Component, Section
    from assessments.library import Library
    from assessments.questions import Question

WIDTH = 78


def asked(library: Library, form: str | None = None, only: str | None = None) -> tuple[Question, ...]:
    """The questions by section, or in a form's order. Raises KeyError for an unknown form or section."""
    if form is None and only is None:
        return tuple(library.questions())
    return tuple(step.question for step in library.plan(form or "full", only).steps)


def derived(library: Library) -> dict[str, dict[str, Any]]:
    """Codes that nobody is asked for (E8, E11, U2, A1): code -> its words and the items it follows from."""
    return dict(library.words.get("derived", {}))


def tables(library: Library, form: str | None = None, only: str | None = None) -> list[dict[str, Any]]:
    """One table a question, then one a derived code; ready for JSON."""
    rows = [_table(library, question) for question in asked(library, form, only)]
    if form is None and only is None:
        rows += [
            {"id": code, "kind": "derived", "section": "safety", "text": entry["title"],
             "from": entry["from"], "level": entry["level"]}
            for code, entry in derived(library).items()
        ]  # fmt: skip
    return rows


def _table(library: Library, question: Question) -> dict[str, Any]:
    section = library.section_of(question.id)
    part = _component(section, question.id)
    table: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "section": section.id,
        "text": question.text,
        "hint": question.hint or None,
        "options": _options(library, question),
        "range": list(span(question) or ()) or None,
        "unit": getattr(question, "unit", None),
        "recall": question.recall,
        "weight": part.weight / 100 if part else None,
        "key": bool(part and section.scoring and any(part.id in group for group in section.scoring.keys)),
        "per_leg": question.per_leg,
        "when": question.when.model_dump(by_alias=True, exclude_defaults=True) if question.when else None,
        "allow": list(question.allow),
        "same_as": question.same_as,
        "once": question.once,
        "sources": list(question.sources),
        "why": question.why,
    }
    if question.kind == "safety":
        table |= {"level": question.level, "unsure": question.unsure}
    if question.kind == "table":
        table["rows"] = [{"value": row.value, "text": row.text} for row in question.rows]
    return table


def _component(section: Section, item: str) -> Component | None:
    parts = section.scoring.components if section.scoring else ()
    return next((part for part in parts if item in part.items), None)


def span(question: Question) -> tuple[int, int] | None:
    """Lowest and highest whole number it takes, None where it isn't a number."""
    if question.kind in ("rating", "number", "count", "angle"):
        return question.low, question.high
    return {"zone": (0, 7), "change": (-5, 5)}.get(question.kind)


def _options(library: Library, question: Question) -> list[dict[str, Any]] | None:
    if question.kind == "safety":
        more = ("before", "checked") if question.checkable else ()
        said = library.words["safety_answer"]
        return [{"value": value, "text": said[value]} for value in ("no", "yes", "not_sure", *more)]
    if question.kind == "zones":
        return [{"value": name, "text": place.text} for name, (place, _) in question.values().items()]
    options = question.steps if question.kind == "change" else getattr(question, "options", ())
    return [
        {"value": o.value, "text": o.text, **({} if o.points is None else {"points": o.points})}
        for o in options
    ] or None


def takes(library: Library, question: Question) -> Iterator[str]:
    """Lines that say what fits: the range with its ends, or each value with its words."""
    ends = span(question)
    if ends and question.kind == "rating":
        yield f"{ends[0]} = {question.low_text} ... {ends[1]} = {question.high_text}"
    elif ends and question.kind in ("number", "count"):
        yield f"{ends[0]} to {ends[1]} {question.unit}".strip()
    elif ends and question.kind == "angle":
        yield f"{ends[0]} to {ends[1]} degrees"
    elif question.kind == "date":
        yield "a day, for example 2026-09-03"
    elif question.kind == "note":
        yield f'"a few words", up to {question.limit} letters'
    elif question.kind == "activities":
        example = question.examples[0] if question.examples else "walk to the shop"
        yield f'a list of up to {question.most}, for example ["{example}"]'
    elif question.kind == "table":
        yield "rows: " + ", ".join(f"{row.value} ({row.text})" for row in question.rows)
    elif question.kind == "safety":
        yield ", ".join(f'"{option["value"]}"' for option in _options(library, question) or ())
        return
    several = question.kind in ("several", "zones")
    if several:
        yield "a list of any of these:"
    for option in _options(library, question) or ():
        value = f'"{option["value"]}"' if isinstance(option["value"], str) else str(option["value"])
        text = option.get("text", "")
        yield f"{value} = {text}" if text and text != option["value"] else value


def plain(library: Library, form: str | None = None, only: str | None = None) -> str:
    """For reading: by section, each question with its id, its words and what it takes."""
    lines: list[str] = []
    section: Section | None = None
    for question in asked(library, form, only):
        if library.section_of(question.id) is not section:
            section = library.section_of(question.id)
            lines += ["", section.title, "=" * len(section.title)]
        leg = {"sore": ", for each sore leg", "each": ", for each leg", "other": ", for the other leg"}
        lines += ["", f"{question.id}{leg.get(question.per_leg or '', '')}"]
        lines += textwrap.wrap(question.text, WIDTH, initial_indent="  ", subsequent_indent="  ")
        for line in takes(library, question):
            lines += textwrap.wrap(line, WIDTH, initial_indent="    ", subsequent_indent="      ")
    if form is None and only is None:
        lines += ["", "Worked out, not asked", "=====================", ""]
        lines += [
            f"{code}: {e['title']}, from {', '.join(e['from'])}" for code, e in derived(library).items()
        ]
    return "\n".join(lines).strip() + "\n"
