"""From a tip's times to the parts of a timer, and what each part says (content/helping/timers.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, get_args

from assessments.answers import LEGS
from assessments.errors import ContentError
from assessments.helping import timer
from assessments.helping.timer import Kind, Part
from assessments.helping.week import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.helping.tips import Timer

FILE = "helping/timers.toml"
SHORT = 120  # seconds up to which a length is told in seconds, and chosen by 5 of them


@dataclass(frozen=True)
class Said:
    """The sentences of one kind of part. `check`: only where the skin is looked at."""

    title: str
    about: str
    paused: str
    over: str
    check: str = ""


@dataclass(frozen=True)
class Words:
    """Every sentence of the timers: by kind, and those that ask whether minutes are to be added."""

    kinds: Mapping[Kind, Said]
    one: str
    more: str
    moves: Mapping[str, str]
    effort: Mapping[str, str]  # "ask", "easy", "brisk", and what brisk means ("about")

    def add(self, minutes: int, move: str) -> str:
        """ "Add 20 minutes of walking to your week?" """
        return (self.one if minutes == 1 else self.more).format(minutes=minutes, move=self.moves[move])


@cache
def words() -> Words:
    """Read from the content. Raises ContentError."""
    raw = (resources.files("assessments") / "content" / FILE).read_text(encoding="utf-8")
    try:
        table = tomllib.loads(raw)
        kinds = {kind: Said(**table[kind]) for kind in get_args(Kind)}
        moves: dict[str, str] = {kind: table["move_names"][kind] for kind in KINDS}
        return Words(kinds, table["minutes"]["one"], table["minutes"]["more"], moves, table["effort"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ContentError(FILE, "", f"{error}") from None


def lengths(times: Timer) -> tuple[int, ...]:
    """The lengths there are to choose from, in seconds, shortest first."""
    least, most = times.seconds
    step = 60 if most > SHORT else 5
    return tuple(sorted({*range(least, most, step), most}))


def parts(times: Timer, seconds: int) -> tuple[Part, ...]:
    """The parts of a timer whose turn or hold takes so many seconds."""
    check = times.check_s or None
    match times.kind:
        case "turns":
            return timer.turns(seconds, check)
        case "hold":
            sides = LEGS if times.sides == 2 else (None,)
            return timer.holds(seconds, times.rounds, times.rest_s, sides)
        case kind:
            return timer.simple(kind, seconds, check)
