"""The kinds of question: what each accepts and how an answer is said. A discriminated union on `kind`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field

from assessments.errors import AnswerError
from assessments.places import Place, Zone, Zones
from assessments.question import Band, Base, Option, Options, Row
from assessments.text import clean

if TYPE_CHECKING:
    from assessments.answers import Value

__all__ = [
    "Activities",
    "Angle",
    "Band",
    "Change",
    "Choice",
    "Count",
    "Day",
    "Note",
    "Number",
    "Option",
    "Options",
    "Place",
    "Question",
    "Rating",
    "Row",
    "Safety",
    "Several",
    "Table",
    "Zone",
    "Zones",
]


class Rating(Base):
    """0 to `high` in whole steps, with words at both ends; no preset. One key an answer."""

    kind: Literal["rating"]
    low: int = 0
    high: int = Field(default=10, le=10)
    low_text: str
    high_text: str
    cannot: str = ""  # words of an extra key "I can't do this", stored as `high`

    def check(self, value: object) -> Value:
        return self._whole(value, self.low, self.high)

    def words(self, value: Value) -> str:
        return f"{value} of {self.high}"


class Choice(Options):
    """One of a few (also yes / no / not sure)."""

    kind: Literal["choice"]

    def check(self, value: object) -> Value:
        found = self.option(value)
        if found is None:
            raise AnswerError(self.id, f"please give one of {self._offered()}.")
        return found.value

    def words(self, value: Value) -> str:
        found = self.option(value)
        return found.text if found else str(value)


class Several(Options):
    """Any number of a list, none included. `alone` excludes the others ("none of these")."""

    kind: Literal["several"]
    alone: str | None = None

    def check(self, value: object) -> Value:
        values = value if isinstance(value, list) else [value]
        if any(self.option(v) is None for v in values):
            raise AnswerError(self.id, f"please give a list of any of {self._offered()}.")
        if self.alone in values and len(values) > 1:
            raise AnswerError(self.id, f"{self.alone!r} can't stand with others.")
        return [str(o.value) for o in self.options if o.value in values]

    def words(self, value: Value) -> str:
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(o.text for o in self.options if o.value in chosen) or "none"


class Safety(Base):
    """A warning-sign question; stored as a code only. `action` is what an open flag says to do."""

    kind: Literal["safety"]
    level: Literal["E", "U", "S"]
    unsure: Literal["E", "U", "S"]  # the level that "not sure" counts as
    plain: str = ""  # "I have sciatica and new {plain}"
    action: str = ""
    reason: str = ""  # third line of the message: why
    checkable: bool = True  # may be answered "before" or "checked"

    def check(self, value: object) -> Value:
        allowed = ("no", "yes", "not_sure", *(("before", "checked") if self.checkable else ()))
        if value not in allowed:
            raise AnswerError(self.id, f"please give one of {', '.join(map(repr, allowed))}.")
        return str(value)


class Number(Base):
    """A whole number with its unit. Outside `plausible` it is asked again once, then believed."""

    kind: Literal["number"]
    low: int = 0
    high: int
    unit: str
    plausible: tuple[int, int] | None = None

    def check(self, value: object) -> Value:
        return self._whole(value, self.low, self.high, f" {self.unit}")

    def words(self, value: Value) -> str:
        return f"{value} {self.unit}"


class Count(Number):
    """A number counted now; `seconds` gives a timer (None: no time limit)."""

    kind: Literal["count"]  # type: ignore[assignment]
    seconds: int | None = None


class Angle(Base):
    """Degrees 0-90 in whole numbers; 90 also stands for "no pain all the way up" (`none_text`)."""

    kind: Literal["angle"]
    low: int = 0
    high: int = 90
    none_text: str = ""
    pictures: tuple[Option, ...] = ()  # angle -> words ("halfway")

    def check(self, value: object) -> Value:
        return self._whole(value, self.low, self.high, " degrees")

    def words(self, value: Value) -> str:
        return f"{value} degrees"


class Day(Base):
    """A calendar day, today or before, as a date or as people write it (see assessments/dates.py)."""

    kind: Literal["date"]

    def check(self, value: object) -> Value:
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise AnswerError(
                self.id, "please give a date as year-month-day, for example 2026-09-03."
            ) from None

    def words(self, value: Value) -> str:
        return f"{value:%-d %B %Y}" if isinstance(value, date) else str(value)


class Note(Base):
    """A short text of the person's own."""

    kind: Literal["note"]
    limit: int = 200

    def check(self, value: object) -> Value:
        text = clean(value, self.limit) if isinstance(value, str) else ""
        if not text:
            raise AnswerError(self.id, f"please write a few words, up to {self.limit} letters.")
        return text


class Activities(Base):
    """Up to three things of the person's own, in their words; carried over unchanged."""

    kind: Literal["activities"]
    most: int = 3
    limit: int = 40
    examples: tuple[str, ...] = ()

    def check(self, value: object) -> Value:
        texts = value if isinstance(value, list) else [value]
        kept = [clean(t, self.limit) for t in texts if isinstance(t, str)]
        kept = [t for t in dict.fromkeys(kept) if t]
        if not kept or len(kept) > self.most or len(texts) != sum(isinstance(t, str) for t in texts):
            raise AnswerError(self.id, f"please name one to {self.most} things, each in a few words.")
        return kept

    def words(self, value: Value) -> str:
        return ", ".join(value) if isinstance(value, list) else str(value)


class Table(Options):
    """A grid in one item: for each row one option. Value {row: option}; rows may be left out."""

    kind: Literal["table"]
    rows: tuple[Row, ...]
    unscored: tuple[int | str, ...] = ()  # options that leave the row out of the score ("didn't try")
    score: Literal["best", "mean"] = "mean"

    def check(self, value: object) -> Value:
        rows = {r.value for r in self.rows}
        if (
            not isinstance(value, dict)
            or not value
            or any(r not in rows or self.option(v) is None for r, v in value.items())
        ):
            raise AnswerError(
                self.id, f"please give a table of {', '.join(sorted(rows))}, each one of {self._offered()}."
            )
        return {r.value: value[r.value] for r in self.rows if r.value in value}

    def words(self, value: Value) -> str:
        if not isinstance(value, dict):
            return str(value)
        parts = []
        for row in self.rows:
            found = self.option(value.get(row.value))
            if found:
                parts.append(f"{row.text}: {found.text}")
        return "; ".join(parts)


class Change(Base):
    """The change question: -5 very much worse ... 0 the same ... +5 completely better."""

    kind: Literal["change"]
    steps: tuple[Option, ...]  # the eleven values with words

    def check(self, value: object) -> Value:
        return self._whole(value, -5, 5)

    def words(self, value: Value) -> str:
        return next((o.text for o in self.steps if o.value == value), str(value))


Question: TypeAlias = Annotated[
    Rating
    | Choice
    | Several
    | Safety
    | Number
    | Count
    | Angle
    | Day
    | Note
    | Activities
    | Zone
    | Zones
    | Table
    | Change,
    Field(discriminator="kind"),
]
