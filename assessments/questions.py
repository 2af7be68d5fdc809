"""The kinds of question: what each accepts and how an answer is said. A pydantic discriminated union on `kind`.

Text a person reads is in the content files; here are only shapes, ranges and checks.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from assessments.answers import Leg, Missing, Value
from assessments.conditions import Condition
from assessments.errors import AnswerError
from assessments.text import clean

Recall: TypeAlias = Literal["now", "today", "week", "four_weeks", "episode", "record", "since_last"]


class Strict(BaseModel):
    """Base of every content model: unknown keys are errors, values can't change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Option(Strict):
    """One choice: the stored value (language-free), the words, and its points 0-100 where it scores."""

    value: int | str
    text: str
    short: str = ""  # column heading in a grid; `text` where empty
    points: int | None = Field(default=None, ge=0, le=100)


class Row(Strict):
    """One row of a table question."""

    value: str
    text: str


class Band(Strict):
    """From this raw value up (until the next band), so many points 0-100."""

    at_least: int
    points: int = Field(ge=0, le=100)


class Base(Strict):
    """What every question has.

    `per_leg`: "sore" asks once for each sore leg, "each" for both legs, "other" for the leg that isn't sore.
    `best`, `worst`: the raw values worth 100 and 0 points (linear between); or `bands`; or points on the options.
    `same_as`: the item whose answer is taken over instead of asking twice.
    """

    id: str
    text: str
    said: str  # the answer as a plain sentence or phrase; "{answer}" stands for its words
    short: str = ""  # a row of a grid or list page, a line of a table; `text` where empty
    hint: str = ""
    recall: Recall
    why: str
    how: str = ""
    sources: tuple[str, ...] = ()
    per_leg: Literal["sore", "each", "other"] | None = None
    when: Condition | None = None
    allow: tuple[Missing, ...] = ("skipped",)
    same_as: str | None = None
    best: int | None = None
    worst: int | None = None
    bands: tuple[Band, ...] = ()
    once: bool = False  # asked once an episode, then carried over
    private: bool = False

    @property
    def row(self) -> str:
        """The words for a row of a page or a table."""
        return self.short or self.text

    def check(self, value: object) -> Value:
        """The value as stored. Raises AnswerError with a sentence that says what would fit."""
        raise NotImplementedError(f"{type(self).__name__}.check")

    def words(self, value: Value) -> str:
        """The answer in plain words, for review and reports."""
        return str(value)

    def say(self, value: Value, leg: Leg | None = None) -> str:
        """The answer as a sentence."""
        said = self.said.replace("{answer}", self.words(value))
        return said.replace("{leg}", leg or "")

    def _whole(self, value: object, low: int, high: int, unit: str = "") -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise AnswerError(self.id, f"please give a whole number from {low} to {high}{unit}.")
        return value


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


class Options(Base):
    """Shared by the kinds that pick from a list."""

    options: tuple[Option, ...]

    def option(self, value: object) -> Option | None:
        """The option with this stored value, or None."""
        return next((o for o in self.options if o.value == value and type(o.value) is type(value)), None)

    def _offered(self) -> str:
        return ", ".join(repr(o.value) if isinstance(o.value, str) else str(o.value) for o in self.options)


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
    """Any number of a list, none included. `alone` is the option that excludes the others ("none of these")."""

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
    """A calendar day, today or before. Accepts a date, "2026-09-03", "today", "yesterday", "3 weeks ago"."""

    kind: Literal["date"]

    def check(self, value: object) -> Value:
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise AnswerError(self.id, "please give a date as year-month-day, for example 2026-09-03.") from None

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


class Zone(Options):
    """The farthest (or worst) place down one leg: zone 0 nowhere, 1 low back ... 7 toes."""

    kind: Literal["zone"]
    derive: Literal["farthest_marked"] | None = None  # read from the body map, not asked twice
    picture: Literal["reach", "place"] = "reach"  # drawn as all the way down to there, or as that place alone

    def check(self, value: object) -> Value:
        return self._whole(value, 0, 7)

    def words(self, value: Value) -> str:
        found = self.option(value)
        return found.text if found else str(value)


class Place(Strict):
    """A place on the body map. `sides`: it exists left and right, stored as "left_calf"; else as its id."""

    id: str
    text: str
    zone: int = Field(ge=1, le=7)
    view: Literal["back", "front", "both"]
    sides: bool = True


class Zones(Base):
    """Every place that hurt, ticked on the body map. Values like "low_back", "left_calf"; none: []."""

    kind: Literal["zones"]
    places: tuple[Place, ...]

    def values(self) -> dict[str, tuple[Place, Leg | None]]:
        """Every storable value -> its place and leg."""
        legs: tuple[Leg, Leg] = ("left", "right")
        return {
            (f"{leg}_{p.id}" if leg else p.id): (p, leg)
            for p in self.places
            for leg in (legs if p.sides else (None,))
        }

    def check(self, value: object) -> Value:
        known = self.values()
        if not isinstance(value, list) or any(v not in known for v in value):
            raise AnswerError(self.id, f"please give a list of any of {', '.join(known)}.")
        return [v for v in known if v in value]

    def words(self, value: Value) -> str:
        known = self.values()
        marked = [known[v] for v in value if v in known] if isinstance(value, list) else []
        return ", ".join(f"{leg} {p.text}" if leg else p.text for p, leg in marked) or "nowhere"


class Table(Options):
    """A grid in one item: for each row one option. Value {row: option}; rows may be left out."""

    kind: Literal["table"]
    rows: tuple[Row, ...]
    unscored: tuple[int | str, ...] = ()  # options that leave the row out of the score ("didn't try")
    score: Literal["best", "mean"] = "mean"

    def check(self, value: object) -> Value:
        rows = {r.value for r in self.rows}
        if not isinstance(value, dict) or not value or any(r not in rows or self.option(v) is None for r, v in value.items()):
            raise AnswerError(self.id, f"please give a table of {', '.join(sorted(rows))}, each one of {self._offered()}.")
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
    Rating | Choice | Several | Safety | Number | Count | Angle | Day | Note | Activities | Zone | Zones | Table | Change,
    Field(discriminator="kind"),
]
