"""The columns of the wide table and what the codebook says of each: their order is the content's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.judging.levels import NEUTRAL
from assessments.judging.safety import PRIVATE
from assessments.questions import Activities, Several, Table, Zones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.library import Library
    from assessments.questions import Question
    from assessments.session import Session

MISSING = "skipped, not_applicable, dont_know; empty: not asked"
SAID = "no, yes, not_sure, before, checked"
DECLINED = "declined; empty: not asked"
POINTS = "0 to 100; up is better"
SIGN = "sign_"
SCORE = "score_"


@dataclass(frozen=True)
class Column:
    """`name`: in the first row. `kind`, `values`: of its cells. `question`: the one they answer, if any."""

    name: str
    kind: str
    wording: str
    values: str = ""
    missing: str = ""
    question: Question | None = None


HEAD = (
    Column("demo", "text", "DEMO where the person is invented", "DEMO"),
    Column("person", "text", "Whose check-in it is"),
    Column("session", "text", "The check-in's own id; never used twice"),
    Column("form", "text", "Which questions were asked", "full, check-in, bad-day"),
    Column("only", "text", "The one part that was asked, if it was one only", "s1 to s7, p1 to p3"),
    Column("started", "moment", "When the answers are about, with the offset from UTC"),
    Column("entered", "moment", "When they were typed in; later where the check-in was added afterwards"),
    Column("zone", "text", "The name of the time zone"),
    Column("counter", "number", "The order in which check-ins were typed in"),
    Column("replaces", "text", "The id of the check-in that this one corrects"),
    Column("replaced_by", "text", "The id of the correction that counts in place of this one"),
    Column("short", "true or false", "A bad day: never compared with, never confirms"),
    Column("stopped", "true or false", "An emergency warning sign ended it"),
    Column("mode", "text", "Who filled it in and how", "self, helped, clinician, sheet"),
    Column("minutes", "number", "How long it took"),
    Column("content", "text", "The version of the questions"),
)

LONG = (
    Column("table", "text", "In the long table: what the row is about", "answers, safety, scores, about, …"),
    Column("item", "text", "In the long table: the question, or the value's name"),
    Column("leg", "text", "In the long table: the leg that was asked about", "left, right"),
    Column(
        "part",
        "text",
        "In the long table: the row of a table, or the place in a list",
        "#1, #2, …; #0: an empty list",
    ),
    Column(
        "state",
        "text",
        "In the long table: whether there is an answer",
        "answered, skipped, not_applicable, dont_know",
    ),
    Column(
        "kind",
        "text",
        "In the long table: what the value is",
        "number, text, day, moment, time, true or false, json",
    ),
    Column("value", "as kind says", "In the long table: the value itself"),
    Column("asked", "text", "In the long table: the question as it was worded that day"),
)


def columns(library: Library, private: bool = True) -> tuple[Column, ...]:
    """Every column: the head, the answers in the order of the content, warning signs, scores.

    `private` False: none for the private answer by its name.
    """
    questions = list(library.questions())
    answers = [column for q in questions if q.kind != "safety" for column in of_question(q)]
    codes = [q for q in questions if q.kind == "safety" and (private or q.id != PRIVATE)]
    asked = {q.id: q.text for q in codes} | {NEUTRAL: "The private question, kept without its name"}
    signs = [Column(f"{SIGN}{code}", "text", text, SAID, DECLINED) for code, text in asked.items()]
    scored = {section.id: section.title for section in library.sections if section.scoring is not None}
    scores = [
        Column(f"{SCORE}{name}", "number", f"{title}, as it was that day", POINTS)
        for name, title in (scored | {"overall": "Overall"}).items()
    ]
    return (*HEAD, *answers, *signs, *scores)


def of_question(question: Question) -> Iterator[Column]:
    """One column, or one for each leg, row of a table, or thing of the person's own."""
    legs: tuple[str, ...] = tuple(f"_{leg}" for leg in LEGS) if question.per_leg else ("",)
    if isinstance(question, Table):
        tails = [(f"_{row.value}", f" {row.text}") for row in question.rows]
    elif isinstance(question, Activities):
        tails = [(f"_{number}", "") for number in range(1, question.most + 1)]
    else:
        tails = [("", "")]
    for leg in legs:
        for tail, words in tails:
            wording = question.text.replace("{leg}", leg.removeprefix("_")) + words
            yield Column(
                f"{question.id}{leg}{tail}",
                kind_of(question),
                wording,
                values_of(question),
                MISSING,
                question,
            )


def kind_of(question: Question) -> str:
    """The kind of a cell."""
    if isinstance(question, Several | Zones):
        return "list, with a semicolon between the ids; [] where there are none"
    options = getattr(question, "options", ())
    if question.kind in ("activities", "note"):
        return "text"
    if question.kind == "date":
        return "day"
    return "text" if options and isinstance(options[0].value, str) else "number"


def values_of(question: Question) -> str:
    """What may stand in a cell, with its words."""
    if isinstance(question, Zones):
        return "; ".join(question.values())
    options = getattr(question, "options", ()) or getattr(question, "steps", ())
    if options:
        return "; ".join(f"{option.value} = {option.text}" for option in options)
    low, high = getattr(question, "low", None), getattr(question, "high", None)
    if low is None or high is None:
        return ""
    unit = getattr(question, "unit", "") or ("degrees" if question.kind == "angle" else "")
    ends = (getattr(question, "low_text", ""), getattr(question, "high_text", ""))
    words = f" ({low} = {ends[0]}, {high} = {ends[1]})" if all(ends) else ""
    return f"{low} to {high}{f' {unit}' if unit else ''}{words}"


def cells_of(session: Session, library: Library) -> Iterator[tuple[str, object]]:
    """(column, value) of every answer, by the same rules; also to questions that are gone since."""
    for key, value in session.answers.given.items():
        name = f"{key.item}_{key.leg}" if key.leg else key.item
        if isinstance(value, dict):
            yield from ((f"{name}_{row}", item) for row, item in value.items())
        elif isinstance(value, list) and not _listed(library, key.item):
            yield from ((f"{name}_{number}", item) for number, item in enumerate(value, 1))
        else:
            yield name, value


def _listed(library: Library, item: str) -> bool:
    return item in library and isinstance(library.question(item), Several | Zones)


def left_out(session: Session, library: Library) -> Iterator[tuple[str, str]]:
    """(column, reason) of every question without an answer: in each of its columns."""
    for key, why in session.answers.missing.items():
        name = f"{key.item}_{key.leg}" if key.leg else key.item
        every = of_question(library.question(key.item)) if key.item in library else ()
        names = [column.name for column in every if column.name.startswith(f"{name}_")]
        yield from ((one, why) for one in names or [name])
