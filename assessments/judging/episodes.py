"""Which sessions belong to which spell of sciatica: a relapse opens a new one (CLINICAL 5.4, 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.judging.marks import RELAPSE_ZONE
from assessments.order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from assessments.session import Session


@dataclass(frozen=True)
class Spell:
    """One spell as a list shows it: its number from 1, its first and last check-in, how many there are."""

    number: int
    first: date
    last: date
    check_ins: int


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
    def before(self) -> date | None:
        """The day of the last check-in of the spell before; None in the first one."""
        return self.earlier[-1].day if self.earlier else None

    @property
    def just_opened(self) -> bool:
        """Only the check-in that opened it is there: it is still judged against the old reference."""
        return self.opened and len({s.day for s in self.usable}) <= 1

    @property
    def come_back(self) -> bool:
        """Just opened, and with pain: who was well for a month in a long gap may still be well."""
        answers = self.sessions[0].answers if self.just_opened else None
        return answers is not None and (
            answers.get("relapse_24h") == "yes" or any(answers.number("s2_leg_avg", leg) for leg in LEGS)
        )


def usable(session: Session) -> bool:
    """Neither a bad-day entry nor ended by a warning sign: may be a reference, confirm, count for advice."""
    return not session.short and not session.stopped


def every(sessions: Iterable[Session]) -> tuple[Episode, ...]:
    """Every spell of all these sessions, given in any order, the first one first; () without any session."""
    ordered = tuple(sorted(in_order(sessions).sessions, key=lambda s: s.day))
    if not ordered:
        return ()
    starts = [0, *(n for n in range(1, len(ordered)) if opens(ordered[n]))]
    ends = [*starts[1:], len(ordered)]
    return tuple(
        Episode(ordered[start:end], ordered[:start], opened=start > 0)
        for start, end in zip(starts, ends, strict=True)
    )


def current(sessions: Iterable[Session]) -> Episode:
    """The latest episode of all these sessions, given in any order."""
    return (every(sessions) or (Episode(),))[-1]


def spells(episodes: Iterable[Episode]) -> tuple[Spell, ...]:
    """Each as a list shows it."""
    return tuple(
        Spell(number, one.sessions[0].day, one.sessions[-1].day, len(one.sessions))
        for number, one in enumerate(episodes, 1)
    )


def opens(session: Session) -> bool:
    """Whether this session opens a new episode: the pain is back, or was gone for a month in a long gap."""
    if session.stopped:
        return False
    answers = session.answers
    if answers.get("ctx_gap_gone") == "yes":
        return True
    if answers.get("relapse_24h") != "yes":
        return False
    zones = [z for leg in LEGS if (z := answers.number("s1_far_usual", leg)) is not None]
    return max(zones, default=0) >= RELAPSE_ZONE
