"""Which sessions belong to the current spell of sciatica (CLINICAL 5.4, 6): a relapse opens a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.session import Session

RELAPSE_ZONE = 2  # pain back at the buttock or farther


@dataclass(frozen=True)
class Episode:
    """Sessions of one spell in order of days; `earlier`: all before. `opened`: it began as a relapse."""

    sessions: tuple[Session, ...] = ()
    earlier: tuple[Session, ...] = ()
    opened: bool = False

    @property
    def usable(self) -> tuple[Session, ...]:
        """Those that verdicts rest on."""
        return tuple(s for s in self.sessions if usable(s))

    @property
    def just_opened(self) -> bool:
        """Only the check-in that opened it is there: it is still judged against the old reference."""
        return self.opened and len({s.day for s in self.usable}) <= 1


def usable(session: Session) -> bool:
    """Neither a bad-day entry nor ended by a warning sign: may be a reference, confirm, count for advice."""
    return not session.short and not session.stopped


def current(sessions: Iterable[Session]) -> Episode:
    """The latest episode of all these sessions, given in any order."""
    ordered = sorted(in_order(sessions).sessions, key=lambda s: s.day)
    start = next((n for n in range(len(ordered) - 1, 0, -1) if opens(ordered[n])), 0)
    return Episode(tuple(ordered[start:]), tuple(ordered[:start]), opened=start > 0)


def opens(session: Session) -> bool:
    """Whether this session opens a new episode: the pain is back, or was gone for a month in a long gap."""
    if session.stopped:
        return False
    answers = session.answers
    if answers.get("ctx_gap_gone") == "yes":
        return True
    zones = [z for leg in LEGS if (z := answers.number("s1_far_usual", leg)) is not None]
    return answers.get("relapse_24h") == "yes" and max(zones, default=0) >= RELAPSE_ZONE
