"""Day: what a day at the kiosk came to, counted from its trail whenever it is asked for; kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from assessments.clinic.audit import Line


@dataclass(frozen=True)
class Warned:
    """A warning sign. `acknowledged`: when somebody had seen to it; `by`: staff or patient."""

    visit: str
    at: datetime
    acknowledged: datetime | None = None
    by: str = ""

    def minutes(self, now: datetime) -> int:
        """Whole minutes until it was acknowledged, or until now."""
        return max(0, int(((self.acknowledged or now) - self.at).total_seconds() // 60))


@dataclass(frozen=True)
class CleanUp:
    """The check after a visit. `failed`: what wasn't clean, in words; "" where all was."""

    at: datetime
    failed: str = ""


@dataclass(frozen=True)
class Day:
    """Visits by how they ended. `minutes`: of each finished one, in order. `open`: ids of those under way."""

    day: date
    finished: int = 0
    unfinished: int = 0
    declined: int = 0
    open: tuple[str, ...] = ()
    minutes: tuple[int, ...] = ()
    called: int = 0
    helped: int = 0
    proxy: int = 0
    crashed: int = 0
    warned: tuple[Warned, ...] = ()
    clean_ups: tuple[CleanUp, ...] = ()

    @property
    def waiting(self) -> tuple[Warned, ...]:
        """Warning signs nobody has seen to."""
        return tuple(sign for sign in self.warned if sign.acknowledged is None)

    @property
    def failed(self) -> tuple[CleanUp, ...]:
        """Clean-ups that failed."""
        return tuple(clean_up for clean_up in self.clean_ups if clean_up.failed)

    @property
    def usual_minutes(self) -> int | None:
        """The middle of the minutes taken, None where nobody has finished."""
        return sorted(self.minutes)[len(self.minutes) // 2] if self.minutes else None


def of(lines: Iterable[Line], day: date) -> Day:
    """The day, from the lines of that day in order."""
    lines = tuple(lines)
    ended = _last(lines, ("finished", "left"))
    begun = {line.text("visit") for line in lines if line.what == "begun"}
    finished = [line for line in ended.values() if line.what == "finished"]
    left = [line for line in ended.values() if line.what == "left"]
    aids = [line.text("aid") for line in _last(lines, ("marked",)).values()]
    return Day(
        day,
        finished=len(finished),
        unfinished=len(left),
        declined=_count(lines, "declined"),
        open=tuple(sorted(begun - ended.keys())),
        minutes=tuple(int(line.about.get("minutes", 0)) for line in finished),
        called=_count(lines, "called"),
        helped=aids.count("helped"),
        proxy=aids.count("proxy"),
        crashed=_count(lines, "crashed"),
        warned=warned(lines),
        clean_ups=tuple(CleanUp(line.at, line.text("failed")) for line in lines if line.what == "clean-up"),
    )


def _last(lines: Sequence[Line], whats: tuple[str, ...]) -> dict[str, Line]:
    """The latest of these lines, by visit."""
    return {line.text("visit"): line for line in lines if line.what in whats}


def _count(lines: Sequence[Line], what: str) -> int:
    return sum(line.what == what for line in lines)


def warned(lines: Iterable[Line]) -> tuple[Warned, ...]:
    """The warning signs that these lines tell of; each visit's are one until somebody has seen to them."""
    found: list[Warned] = []
    open_: dict[str, int] = {}  # visit -> place in `found`
    for line in lines:
        visit = line.text("visit")
        if line.what == "warned" and visit not in open_:
            open_[visit] = len(found)
            found.append(Warned(visit, line.at))
        elif line.what == "acknowledged" and visit in open_:
            sign = found[place := open_.pop(visit)]
            found[place] = Warned(visit, sign.at, line.at, line.text("by") or "staff")
    return tuple(found)
