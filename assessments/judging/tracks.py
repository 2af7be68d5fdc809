"""One leg's readings of one measure over time, judged against the fixed reference (CLINICAL 0 and 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from assessments.answers import LEGS
from assessments.judging.change import Judged, both_legs, weaker
from assessments.judging.episodes import usable
from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assessments.answers import Leg
    from assessments.judging.gauges import Comparison, Gauge
    from assessments.judging.sheets import Sheet, Sheets
    from assessments.session import Session

APART = timedelta(days=6)  # between two check-ins that are compared, in local calendar days (CLINICAL 0)
_APART = APART.days


class Visit(NamedTuple):
    """One session that wasn't stopped; `day` counts days, so that two are apart by a plain difference."""

    sheet: Sheet
    day: int
    usable: bool


class Valued(NamedTuple):
    """A visit and its values of one measure by leg (None: of the person)."""

    visit: Visit
    values: Mapping[Leg | None, int]


@dataclass(frozen=True)
class Days:
    """What the lines run over, worked out once: visits by day, in order, and the legs that were ever sore."""

    groups: tuple[tuple[Visit, ...], ...]
    sore: tuple[Leg, ...]


class Reading(NamedTuple):
    """One leg's value in one usable session, and what it says against the reference."""

    sheet: Sheet
    day: int
    value: int
    reference: Sheet | None = None
    found: Comparison | None = None
    verdict: Verdict = Verdict.CANT_TELL
    confirmed: bool = False


@dataclass(frozen=True)
class Track:
    """All of one leg's readings (leg None: of the person), in order of days."""

    leg: Leg | None
    readings: tuple[Reading, ...]
    by_day: dict[int, Reading]


Judgement: TypeAlias = "tuple[Sheet, Comparison | None]"


def days_of(sheets: Sheets, sessions: Sequence[Session]) -> Days:
    """The visits of these sessions, which are in order of days."""
    visits = (Visit(sheets.of(s), s.day.toordinal(), usable(s)) for s in sessions if not s.stopped)
    groups = tuple(tuple(of_a_day) for _, of_a_day in groupby(visits, key=lambda v: v.day))
    return Days(groups, tuple(leg for leg in LEGS if any(leg in s.legs for s in sessions)))


def chosen(gauge: Gauge, days: Days, legs: tuple[Leg | None, ...]) -> list[Valued]:
    """One visit a day: the later with a value replaces the earlier; a bad-day entry never a check-in."""
    kept: list[Valued] = []
    for group in days.groups:
        best = _valued(gauge, group[0], legs)
        for visit in group[1:]:
            other = _valued(gauge, visit, legs)
            if (bool(other.values), visit.usable) >= (bool(best.values), best.visit.usable):
                best = other
        kept.append(best)
    return kept


def _valued(gauge: Gauge, visit: Visit, legs: tuple[Leg | None, ...]) -> Valued:
    return Valued(visit, {leg: v for leg in legs if (v := gauge.value(visit.sheet, leg)) is not None})


def track(gauge: Gauge, steady: Sequence[Valued], leg: Leg | None, not_first: frozenset[str]) -> Track:
    """One leg's readings. `steady`: a usable visit a day. `not_first`: ids never to be the reference."""
    mine = [valued for valued in steady if leg in valued.values]
    if not mine:
        return Track(leg, (), {})
    references = _references(gauge, steady, [v.visit for v in mine], leg, not_first)
    compare = gauge.compare_new if _newly(gauge, steady, leg) else gauge.compare
    judged: list[Judgement] = [
        (visit.sheet, None if reference is None else compare(reference, visit.sheet, leg))
        for (visit, _), reference in zip(mine, references, strict=True)
    ]
    return _confirmed(leg, mine, references, gauge.settle(leg, judged))


def _newly(gauge: Gauge, steady: Sequence[Valued], leg: Leg | None) -> bool:
    """Whether this leg wasn't sore when the measure was first asked: judged against none at all."""
    if not gauge.starts_at_none or leg is None:
        return False
    opening = next((v for v in steady if v.values), None)
    return opening is not None and leg not in opening.values and leg not in opening.visit.sheet.legs


def _references(
    gauge: Gauge,
    steady: Sequence[Valued],
    mine: Sequence[Visit],
    leg: Leg | None,
    not_first: frozenset[str],
) -> list[Sheet | None]:
    """What each visit is set beside."""
    if gauge.free or _newly(gauge, steady, leg):
        start = steady[0].visit if gauge.free else next(v for v in steady if v.values).visit
        return [start.sheet if visit.day - start.day >= _APART else None for visit in mine]
    fit = [v for v in mine if v.sheet.session.id not in not_first] if not_first else mine
    if gauge.choosy:
        fit = [v for v in fit if gauge.fits_reference(v.sheet, leg)]
        return [_reference(gauge, fit, visit) for visit in mine]
    if not fit:
        return [None] * len(mine)
    first, from_day = fit[0].sheet, fit[0].day + _APART
    return [first if visit.day >= from_day else None for visit in mine]


def _reference(gauge: Gauge, fit: Sequence[Visit], visit: Visit) -> Sheet | None:
    """The first session with the measure, at least 6 days earlier; preferably measured the same way."""
    if not fit or visit.day - fit[0].day < _APART:
        return None
    first = fit[0].sheet
    if gauge.like(first, visit.sheet):
        return first
    others = (v.sheet for v in fit if visit.day - v.day >= _APART)
    return next((sheet for sheet in others if gauge.like(sheet, visit.sheet)), first)


def _confirmed(
    leg: Leg | None,
    mine: Sequence[Valued],
    references: Sequence[Sheet | None],
    judged: Sequence[Judgement],
) -> Track:
    """Each verdict with the check-in before it: the same direction twice, at least 6 days apart, is sure."""
    readings: list[Reading] = []
    behind = -1  # the latest reading at least 6 days earlier
    for n, ((visit, values), reference, (sheet, found)) in enumerate(
        zip(mine, references, judged, strict=True)
    ):
        while behind + 1 < n and visit.day - readings[behind + 1].day >= _APART:
            behind += 1
        verdict = found.verdict if found else Verdict.CANT_TELL
        confirmed = False
        if behind >= 0 and verdict.direction and readings[behind].reference is reference:
            before = readings[behind].found
            confirmed = before is not None and before.verdict.direction == verdict.direction
            verdict = weaker(verdict, before.verdict) if confirmed and before else verdict
        readings.append(Reading(sheet, visit.day, values[leg], reference, found, verdict, confirmed))
    return Track(leg, tuple(readings), {r.day: r for r in readings})


def worst_of(gauge: Gauge, values: Collection[int]) -> int | None:
    """The worst of these values; None of none."""
    if not values:
        return None
    return max(values) if gauge.worst > gauge.best else min(values)


def joined(gauge: Gauge, readings: Sequence[Reading]) -> tuple[Verdict, bool]:
    """Both legs' verdicts as one."""
    if len(readings) == 1:
        return readings[0].verdict, readings[0].confirmed
    badness = 1 if gauge.worst > gauge.best else -1
    return both_legs(
        Judged(r.verdict, r.confirmed, badness * r.found.first if r.found else None) for r in readings
    )
