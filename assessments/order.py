"""The order of a person's sessions: by when they are about, and never by a clock that ran behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from assessments.session import Session


@dataclass(frozen=True)
class Ordered:
    """Sessions in order, and the ids of those whose date looks wrong (typed "before" one already there)."""

    sessions: tuple[Session, ...] = ()
    odd: frozenset[str] = frozenset()


def in_order(sessions: Iterable[Session]) -> Ordered:
    """By event time, ties by counter. One entered with a clock behind an earlier entry comes after it.

    The counter is the order of entry; no clock changes it. Back-dated ones stand at the day they are about.
    """
    entered: Session | None = None  # the latest so far by its own clock
    place: dict[str, datetime] = {}
    odd: set[str] = set()
    kept = sorted(sessions, key=lambda s: (s.counter, s.entered, s.id))
    for session in kept:
        place[session.id] = session.started
        if entered is not None and session.counter > entered.counter and session.entered < entered.entered:
            odd.add(session.id)
            if not session.back_dated:
                place[session.id] = max(session.started, place[entered.id])
        else:
            entered = session
    kept.sort(key=lambda s: (place[s.id], s.counter, s.entered, s.id))
    return Ordered(tuple(kept), frozenset(odd))
