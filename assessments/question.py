"""What every question has: the shapes that the kinds of question are built on (see questions.py).

Text a person reads is in the content files; here are only shapes, ranges and checks.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from assessments.answers import Leg, Missing, Value
from assessments.conditions import Condition
from assessments.errors import AnswerError

Recall: TypeAlias = Literal["now", "today", "week", "four_weeks", "episode", "record", "since_last"]


class Strict(BaseModel):
    """Base of every content model: unknown keys are errors, values can't change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


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
    `best`, `worst`: the raw values worth 100 and 0 points, linear between; or `bands`; or points of options.
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


class Options(Base):
    """Shared by the kinds that pick from a list."""

    options: tuple[Option, ...]

    def option(self, value: object) -> Option | None:
        """The option with this stored value, or None."""
        return next((o for o in self.options if o.value == value and type(o.value) is type(value)), None)

    def _offered(self) -> str:
        return ", ".join(repr(o.value) if isinstance(o.value, str) else str(o.value) for o in self.options)
