"""One leg's readings of one measure over time, judged against the fixed reference (CLINICAL 0 and 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from assessments.judging.change import Judged, both_legs, weaker
from assessments.judging.episodes import usable
from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from assessments.answers import Leg
    from assessments.judging.gauges import Comparison, Gauge
    from assessments.judging.sheets import Sheets
    from assessments.session import Session

APART = timedelta(days=6)  # between two check-ins that are compared, in local calendar days (CLINICAL 0)


@dataclass(frozen=True)
class Reading:
    """One leg's value in one usable session, and what it says against the reference."""

    session: Session
    value: int
    reference: Session | None = None
    found: Comparison | None = None
    verdict: Verdict = Verdict.CANT_TELL
    confirmed: bool = False

    @property
    def day(self) -> date:
        return self.session.day


@dataclass(frozen=True)
class Track:
    """All of one leg's readings (leg None: of the person), in order of days."""

    leg: Leg | None
    readings: tuple[Reading, ...]
    by_session: dict[str, Reading]


def values_of(
    gauge: Gauge, sheets: Sheets, session: Session, legs: tuple[Leg | None, ...]
) -> dict[Leg | None, int]:
    if session.stopped:
        return {}
    found = {leg: gauge.value(sheets, session, leg) for leg in legs}
    return {leg: value for leg, value in found.items() if value is not None}


def one_a_day(sessions: Sequence[Session], values: Mapping[str, Mapping[Leg | None, int]]) -> list[Session]:
    """The later of a day replaces the earlier where it has a value; a bad-day entry never a check-in."""
    best: dict[date, Session] = {}
    for session in sessions:
        if session.stopped:
            continue
        there = best.get(session.day)
        rank = (bool(values[session.id]), usable(session))
        if there is None or rank >= (bool(values[there.id]), usable(there)):
            best[session.day] = session
    return [best[day] for day in sorted(best)]


def drawn(session: Session, values: Mapping[Leg | None, int]) -> bool:
    """A check-in without a value is a gap; a bad-day entry or a single sign didn't ask, so it is nothing."""
    return bool(values) or not (session.short or session.only)


def track(
    gauge: Gauge,
    sheets: Sheets,
    steady: Sequence[Session],
    values: Mapping[str, Mapping[Leg | None, int]],
    leg: Leg | None,
    opening: Session | None,
    not_first: frozenset[str],
) -> Track:
    mine = [s for s in steady if leg in values[s.id]]
    fit = [s for s in mine if s.id not in not_first and gauge.fits_reference(sheets, s, leg)]
    newly = (
        gauge.starts_at_none
        and leg is not None
        and opening is not None
        and leg not in values[opening.id]
        and leg not in opening.legs
    )
    references: list[Session | None] = []
    judged: list[tuple[Session, Comparison | None]] = []
    for session in mine:
        reference: Session | None
        found: Comparison | None = None
        if gauge.free:
            reference = steady[0] if apart(steady[0], session) else None
            if reference is not None:
                found = gauge.compare(sheets, reference, session, leg)
        elif newly and leg is not None:
            assert opening is not None
            reference = opening if apart(opening, session) else None
            if reference is not None:
                found = gauge.compare_new(sheets, session, leg)
                if found is not None and found.verdict is not Verdict.WORSE:
                    found = None  # a leg never affected gets no verdict unless it becomes worse
        else:
            reference = _reference(gauge, sheets, fit, session)
            if reference is not None:
                found = gauge.compare(sheets, reference, session, leg)
        references.append(reference)
        judged.append((session, found))
    judged = gauge.settle(sheets, leg, judged)
    readings: list[Reading] = []
    behind = -1  # the latest reading at least 6 days earlier
    for n, ((session, found), reference) in enumerate(zip(judged, references, strict=True)):
        while behind + 1 < n and apart(readings[behind + 1].session, session):
            behind += 1
        verdict = found.verdict if found else Verdict.CANT_TELL
        before = readings[behind].found if behind >= 0 and readings[behind].reference is reference else None
        confirmed = (
            bool(verdict.direction) and before is not None and before.verdict.direction == verdict.direction
        )
        if confirmed and before is not None:
            verdict = weaker(verdict, before.verdict)
        readings.append(Reading(session, values[session.id][leg], reference, found, verdict, confirmed))
    return Track(leg, tuple(readings), {r.session.id: r for r in readings})


def _reference(gauge: Gauge, sheets: Sheets, fit: Sequence[Session], session: Session) -> Session | None:
    """The first session with the measure, at least 6 days earlier; preferably measured the same way."""
    if not fit or not apart(fit[0], session):
        return None
    if gauge.like(sheets, fit[0], session):
        return fit[0]
    return next((s for s in fit if apart(s, session) and gauge.like(sheets, s, session)), fit[0])


def apart(earlier: Session, later: Session) -> bool:
    return later.day - earlier.day >= APART


def worst_of(gauge: Gauge, values: Sequence[int]) -> int | None:
    if not values:
        return None
    return max(values) if gauge.worst > gauge.best else min(values)


def joined(gauge: Gauge, readings: Sequence[Reading]) -> tuple[Verdict, bool]:
    badness = 1 if gauge.worst > gauge.best else -1
    return both_legs(
        Judged(r.verdict, r.confirmed, badness * r.found.first if r.found else None) for r in readings
    )
