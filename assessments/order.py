"""The order of a person's sessions: by when they are about, and never by a clock that was wrong."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from assessments.session import Session


@dataclass(frozen=True)
class Ordered:
    """Sessions in order; `placed`: ids of those whose date looks wrong, and when they count instead."""

    sessions: tuple[Session, ...] = ()
    placed: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def odd(self) -> frozenset[str]:
        """The ids of those whose date looks wrong."""
        return frozenset(self.placed)


def in_order(sessions: Iterable[Session]) -> Ordered:
    """By event time, ties by counter. One entered by a wrong clock comes after the one entered before it.

    The counter is the order of entry; no clock changes it. As few clocks as possible are called wrong, and of
    two that contradict each other the later. Where records of two machines were joined, one counter stands
    several times: only the earliest of it has to follow the counters before. Back-dated ones stand at the day
    they are about.
    """
    kept = sorted(sessions, key=lambda s: (s.counter, s.entered, s.id))
    firsts = [next(group) for _, group in groupby(kept, key=lambda s: s.counter)]
    right = {firsts[n].id for n in _longest_rise([s.entered.timestamp() for s in firsts])}
    wrong = {session.id for session in firsts} - right
    good = next((s for s in firsts if s.id in right), None)
    place: dict[str, datetime] = {}
    placed: dict[str, datetime] = {}
    last: Session | None = None
    for session in kept:
        place[session.id] = session.started
        if session.id in right:
            last = session
        elif good and (session.id in wrong or (last and session.entered < last.entered)):
            if not session.back_dated:  # the day it is about was given by a person, not by the clock
                place[session.id] = place[last.id] if last else min(session.started, good.started)
            placed[session.id] = place[session.id]
    kept.sort(key=lambda s: (place[s.id], s.counter, s.entered, s.id))
    return Ordered(tuple(kept), MappingProxyType(placed))


def as_placed(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Those whose date looks wrong dated as they stand in the order, so that nothing is counted from 1970."""
    order = in_order(sessions)
    if not order.placed:
        return tuple(sessions)
    return tuple(replace(s, started=order.placed.get(s.id, s.started)) for s in order.sessions)


def _longest_rise(values: Sequence[float]) -> list[int]:
    """Places of as many values as never fall, one after another; of equal ways the one with the earliest."""
    if all(one <= two for one, two in pairwise(values)):
        return list(range(len(values)))
    tails: list[float] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in range(len(values) - 1, -1, -1):  # from the end: what comes earlier takes the place of equals
        length = bisect_right(tails, -values[place])
        before[place] = ends[length - 1] if length else None
        tails[length:] = [-values[place], *tails[length + 1 :]]
        ends[length:] = [place, *ends[length + 1 :]]
    found: list[int] = []
    at: int | None = ends[-1]
    while at is not None:
        found.append(at)
        at = before[at]
    return found
