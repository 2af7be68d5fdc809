"""Step: one thing asked at a time, so that a whole number is enough to answer it. What a number pad shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from assessments.asking.pages import Ask, Page

Kind: TypeAlias = Literal["pick", "tick", "signs", "number", "date", "text", "read"]
Picture: TypeAlias = Literal["", "scale", "week", "reach", "place", "parts", "places", "leg"]
Act: TypeAlias = Literal["give", "leave", "open", "tick", "none"]


@dataclass(frozen=True)
class Choice:
    """What a number stands for. `on`: it is (part of) the answer. `said`: a row's answer, in short words.

    `act` with `value`: give an answer, leave the question out, open a part, tick, or "none of these".
    """

    number: int
    words: str
    act: Act = "give"
    value: Any = None
    on: bool = False
    said: str = ""


@dataclass(frozen=True)
class Step:
    """See the module. `part` names it within its page; `asks` are the questions it settles.

    pick: one of `choices`. tick: any of them, then on. signs: rows that 0 says No to; a number opens one.
    number: `low` to `high`. date: a day typed as figures. text: words. read: nothing to answer.
    """

    page: Page
    kind: Kind
    part: str = ""
    asks: tuple[Ask, ...] = ()
    lead: str = ""  # a muted line above
    text: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    ends: tuple[str, str] = ("", "")  # words for the lowest and the highest number
    picture: Picture = ""
    given: str = ""  # what is said so far, as it would be typed
    seconds: int = 0  # a clock that runs when asked
    done: bool = False

    @property
    def ask(self) -> Ask | None:
        """The question it is about, where it is about one."""
        return self.asks[0] if len(self.asks) == 1 else None

    def choice(self, number: int) -> Choice | None:
        """What this number stands for, or None."""
        return next((c for c in self.choices if c.number == number), None)
