"""Face: all that one screen of the kiosk shows, as a plain value. Nothing else is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from assessments.answers import Leg
    from assessments.asking.step import Choice

Body: TypeAlias = Literal["cards", "scale", "rows", "entry", "text", "read", "start", "loud", "blank"]


@dataclass(frozen=True)
class Para:
    """A paragraph. `mark` hangs before it; `look`: "" plain, "bold", "muted", "title" or "loud"."""

    text: str
    look: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Face:
    """`keys`: signs of the number pad and their words, as they stand at the bottom; Enter isn't among them.

    `prompt`: the next step while nothing is typed; `ready`: Enter alone does it, so it is a button.
    `groups`: how many figures there are to type, in which groups; () where they are no code.
    """

    body: Body = "cards"
    title: str = ""
    fact: str = ""
    shares: tuple[float, ...] = ()
    lead: str = ""
    text: str = ""
    hint: str = ""
    paras: tuple[Para, ...] = ()
    choices: tuple[Choice, ...] = ()
    ticks: bool = False
    picture: str = ""
    leg: Leg | None = None
    low: int = 0
    high: int = 0
    unit: str = ""
    ends: tuple[str, str] = ("", "")
    given: str = ""
    groups: tuple[int, ...] = ()
    masked: bool = False
    big: str = ""  # figures shown large
    left: float = -1.0  # share of a clock that is left; below 0: there is none
    prompt: str = ""
    ready: bool = False
    take: str = ""  # "take {figures}"
    erase: str = ""  # what "-" does while figures stand there
    more: str = ""  # the next step where there is more to read
    larger: str = ""  # for a window that is too small
    keys: tuple[tuple[str, str], ...] = ()
    status: str = ""
    trouble: str = ""
    alert: bool = False
    languages: tuple[str, ...] = ()
    language: str = ""

    @property
    def typed_most(self) -> int:
        """How many figures can be typed."""
        if self.groups:
            return sum(self.groups)
        numbers = [c.number for c in self.choices] + [self.high]
        return max(2, len(str(max(numbers))))
