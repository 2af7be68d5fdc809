"""A timer that was asked for: a few parts, run one after the other. Pure: `now` is seconds of a steady clock.

The clock must go on while the machine sleeps: a cold pack doesn't wait for a lid to be opened. What needs the
person in front of it (the next hold of a stretch) waits for them instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from assessments.answers import LEGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.answers import Leg

AWAY = 10.0  # seconds between two looks after which nobody can have been following
READY = 10  # seconds to get into position before a hold; CLINICAL gives none, so our own
TURN = 10  # seconds to change sides; our own

Kind: TypeAlias = Literal["cold", "heat", "bare", "hold", "rest", "ready", "turn", "move", "ease", "sit"]
State: TypeAlias = Literal["ready", "running", "waiting", "paused", "over"]


@dataclass(frozen=True)
class Part:
    """One stretch of time. `seconds` None: it ends when the person says so (until the skin feels normal)."""

    kind: Kind
    seconds: int | None
    side: Leg | None = None
    round: int = 0  # 1 for the first hold of a side
    check: int | None = None  # seconds after which the skin is looked at (CLINICAL 7, R79)


@dataclass(frozen=True)
class Run:
    """Where a plan stands. Every step gives a new Run; `now` that goes back counts as standing still.

    `late`: seconds that had gone by beyond the end of a part when that was first seen.
    """

    parts: tuple[Part, ...]
    at: int = 0
    before: float = 0.0  # seconds of this part that were run before `since`
    since: float | None = None  # when it last began to run; None while it stands
    seen: float = 0.0  # the latest `now`
    spent: float = 0.0  # seconds run in parts that are over
    begun: bool = False
    over: bool = False
    checked: bool = False  # the skin was looked at in this part
    late: float = 0.0

    # -- what stands --

    @property
    def part(self) -> Part:
        """The part that runs, waits, or was the last."""
        return self.parts[self.at]

    @property
    def state(self) -> State:
        """In one word."""
        if self.over:
            return "over"
        if not self.begun:
            return "ready"
        if self.part.seconds is None:
            return "waiting"
        return "running" if self.since is not None else "paused"

    def gone(self, now: float) -> float:
        """Seconds of this part that are over."""
        run = self.before + (max(now, self.seen) - self.since if self.since is not None else 0.0)
        return run if self.part.seconds is None else min(run, float(self.part.seconds))

    def left(self, now: float) -> int:
        """Whole seconds left in this part, 1 until the very end; 0 where it has none."""
        return 0 if self.part.seconds is None else -int((self.gone(now) - self.part.seconds) // 1)

    def share(self, now: float) -> float:
        """What is left of this part, 0-1."""
        return 0.0 if not self.part.seconds else 1 - self.gone(now) / self.part.seconds

    def check_due(self, now: float) -> bool:
        """The skin is to be looked at now, and hasn't been."""
        due = self.part.check
        return (
            self.state in ("running", "paused")
            and due is not None
            and not self.checked
            and self.gone(now) >= due
        )

    def minutes(self, now: float) -> int:
        """Whole minutes run so far, pauses and waiting left out."""
        return int(self.spent + (0.0 if self.over or self.part.seconds is None else self.gone(now))) // 60

    # -- what happens --

    def start(self, now: float) -> Run:
        """From the beginning, or on from a pause or a wait."""
        if self.state == "waiting":
            return self._next(now, 0.0)
        if self.state in ("ready", "paused"):
            return replace(self, begun=True, since=now, seen=now, late=0.0)
        return self

    def pause(self, now: float) -> Run:
        """Stands still; nothing is lost."""
        run = self.look(now)
        return replace(run, before=run.gone(now), since=None) if run.state == "running" else run

    def check(self) -> Run:
        """The skin was looked at, and is fine."""
        return replace(self, checked=True)

    def skip(self, now: float) -> Run:
        """On to the next part."""
        run = self.look(now)
        return run if run.state in ("ready", "over") else run._next(now, 0.0)

    def look(self, now: float) -> Run:
        """As it stands at `now`. Parts that ended meanwhile are over; after a sleep the next one waits."""
        if self.state != "running" or self.since is None:
            return self
        now = max(now, self.seen)
        away = now - self.seen > AWAY
        run = replace(self, seen=now)
        while run.since is not None and run.part.seconds is not None:
            beyond = run.before + now - run.since - run.part.seconds
            if beyond < 0:
                break
            run = run._next(now, beyond)
            if away and not run.over:
                run = replace(run, since=None, before=0.0, late=beyond)
        return run

    def _next(self, now: float, beyond: float) -> Run:
        """The part after this one, which ended `beyond` seconds ago."""
        spent = self.spent + (self.gone(now) if self.part.seconds is not None else 0.0)
        late = beyond if beyond > AWAY else 0.0
        if self.at + 1 == len(self.parts):
            gone = self.gone(now)
            return replace(self, over=True, before=gone, since=None, spent=spent, seen=now, late=beyond)
        coming = self.parts[self.at + 1]
        since = now - beyond if coming.seconds is not None else None
        return replace(
            self, at=self.at + 1, before=0.0, since=since, seen=now, spent=spent, checked=False, late=late
        )


def simple(kind: Kind, seconds: int, check: int | None = None) -> tuple[Part, ...]:
    """One part: a walk, a cold pack."""
    return (Part(kind, seconds, check=check),)


def turns(seconds: int, check: int | None = None) -> tuple[Part, ...]:
    """Cold, then nothing until the skin feels normal, then heat (CLINICAL 7; the gap is our own)."""
    return (Part("cold", seconds, check=check), Part("bare", None), Part("heat", seconds, check=check))


def holds(seconds: int, rounds: int, rest: int, sides: Iterable[Leg | None] = LEGS) -> tuple[Part, ...]:
    """A stretch: time to get ready, then for each side `rounds` holds with a rest between two."""
    parts: list[Part] = []
    for side in sides:
        parts.append(Part("turn" if parts else "ready", TURN if parts else READY, side))
        for number in range(1, rounds + 1):
            if number > 1:
                parts.append(Part("rest", rest, side, number))
            parts.append(Part("hold", seconds, side, number))
    return tuple(parts)
