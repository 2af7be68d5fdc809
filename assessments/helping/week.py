"""The exercise week: minutes of movement by local day, against 30 a day and 150 a week. Pure.

One entry of the folder "activity" for each bout: {minutes, kind, source, tip, brisk}; others are passed over.
Any gentle movement counts towards 30 a day; the 150 a week, and the question about them, mean brisk
movement: breathing faster, still able to talk (CLINICAL 1.9, 1.10).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from assessments.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from assessments.keeping.store import Detail, Entry

FOLDER = "activity"
DAY_GOAL, WEEK_GOAL = 30, 150  # minutes (article: 30 gentle a day, 150 moderate, that is brisk, a week)
LONGEST = 600  # minutes of one bout (own)
SPAN = 7  # days; a week here is the past seven days, as the questions ask for them

Kind: TypeAlias = Literal["walk", "swim", "cycle", "yoga", "stretch", "strength", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Source: TypeAlias = Literal["typed", "timer"]

GENTLE: frozenset[Kind] = frozenset({"walk", "swim", "cycle", "yoga", "other"})
EXERCISES: frozenset[Kind] = frozenset({"stretch", "strength", "yoga"})
STRENGTH: frozenset[Kind] = frozenset({"strength"})


@dataclass(frozen=True)
class Bout:
    """One bout of movement. `entry` is the note it was kept as, to discard it by."""

    day: date
    minutes: int
    kind: Kind
    source: Source
    tip: str  # id, "" where it came from no tip
    entry: Entry
    brisk: bool = False  # as the person said; nothing said is not brisk

    @property
    def counts(self) -> bool:
        """Towards 30 a day, as the questions have it: not stretches and strengthening."""
        return self.kind in GENTLE


@dataclass(frozen=True)
class Day:
    """One local day and its bouts, as entered."""

    day: date
    bouts: tuple[Bout, ...] = ()

    @property
    def minutes(self) -> int:
        """All kinds together."""
        return sum(bout.minutes for bout in self.bouts)

    @property
    def counted(self) -> int:
        """Those that count towards 30 a day."""
        return sum(bout.minutes for bout in self.bouts if bout.counts)

    @property
    def brisk(self) -> int:
        """Those that count towards 150 a week."""
        return sum(bout.minutes for bout in self.bouts if bout.counts and bout.brisk)

    @property
    def reached(self) -> bool:
        """30 minutes or more of what counts."""
        return self.counted >= DAY_GOAL


@dataclass(frozen=True)
class Week:
    """Seven days in order, the last of them the one asked for."""

    days: tuple[Day, ...]

    @property
    def minutes(self) -> int:
        """All days and kinds together."""
        return sum(day.minutes for day in self.days)

    @property
    def counted(self) -> int:
        """Those that count towards 30 a day."""
        return sum(day.counted for day in self.days)

    @property
    def brisk(self) -> int:
        """Those that count towards 150 a week."""
        return sum(day.brisk for day in self.days)

    @property
    def active_days(self) -> int:
        """Days with 30 minutes or more."""
        return sum(day.reached for day in self.days)

    @property
    def reached(self) -> bool:
        """150 brisk minutes or more."""
        return self.brisk >= WEEK_GOAL


@dataclass(frozen=True)
class Suggestion:
    """What the record says for a question. Offered, never set: the person takes it with a key of its own.

    `value`: as the question stores it. `count`: the number that goes into the sentence.
    """

    item: str
    value: int | str
    count: int


def bouts(entries: Iterable[Entry]) -> tuple[Bout, ...]:
    """The entries that are bouts of movement, in the order given."""
    return tuple(bout for entry in entries if (bout := _bout(entry)) is not None)


def _bout(entry: Entry) -> Bout | None:
    minutes, kind = entry.what.get("minutes"), entry.what.get("kind")
    source, tip = entry.what.get("source"), entry.what.get("tip", "")
    if entry.folder != FOLDER or isinstance(minutes, bool) or not isinstance(minutes, int):
        return None
    if not 1 <= minutes <= LONGEST or kind not in KINDS:
        return None
    told: Source = "timer" if source == "timer" else "typed"
    tip, brisk = tip if isinstance(tip, str) else "", entry.what.get("brisk") is True
    return Bout(entry.day, minutes, kind, told, tip, entry, brisk)  # type: ignore[arg-type]


def week(entries: Iterable[Entry], last: date) -> Week:
    """The seven days that end with `last`."""
    there = bouts(entries)
    days = [last - timedelta(days=back) for back in reversed(range(SPAN))]
    return Week(tuple(Day(day, tuple(bout for bout in there if bout.day == day)) for day in days))


def note(minutes: int, kind: Kind, source: Source, tip: str = "", brisk: bool = False) -> dict[str, Detail]:
    """What to keep with `Record.note(week.FOLDER, day, at, ...)`. Raises AnswerError."""
    if isinstance(minutes, bool) or not 1 <= minutes <= LONGEST:
        raise AnswerError("minutes", f"please give the minutes as a whole number from 1 to {LONGEST}.")
    if kind not in KINDS:
        raise AnswerError("kind", f"please choose one of {', '.join(KINDS)}.")
    more: dict[str, Detail] = {"tip": tip} if tip else {}
    more |= {"brisk": True} if brisk else {}
    return {"minutes": minutes, "kind": kind, "source": source, **more}


def suggestion(entries: Iterable[Entry], question: str, at: datetime) -> Suggestion | None:
    """What the seven days up to `at`'s local day say for a question; None where it isn't theirs to say.

    None too where they hold nothing of the kind: nothing noted isn't the same as nothing done.
    """
    days = week(entries, at.date()).days
    match question:
        case "p2_active":
            count = sum(day.reached for day in days)
        case "p2_exdays":
            count = sum(_minutes(day, EXERCISES) > 0 for day in days)
        case "p2_strength":
            count = sum(_minutes(day, STRENGTH) > 0 for day in days)
        case "p3_week_min":
            count = sum(day.brisk for day in days)
        case _:
            return None
    value = _band(count) if question == "p3_week_min" else count
    return Suggestion(question, value, count) if count else None


def _minutes(day: Day, kinds: frozenset[Kind]) -> int:
    return sum(bout.minutes for bout in day.bouts if bout.kind in kinds)


def _band(minutes: int) -> str:
    """The option of p3_week_min."""
    return "1_59" if minutes < 60 else "60_149" if minutes < WEEK_GOAL else "150plus"
