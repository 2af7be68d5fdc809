"""Builds one Line: points, the fixed reference, and the verdict with its words (CLINICAL 0 and 3.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assessments import zones
from assessments.judging.change import RULES, no_change_band
from assessments.judging.line import Line, Point
from assessments.judging.tracks import (
    APART,
    Reading,
    Track,
    Valued,
    chosen,
    joined,
    track,
    worst_of,
)
from assessments.judging.verdicts import Verdict
from assessments.wording import day_words, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.answers import Leg
    from assessments.judging.gauges import Gauge
    from assessments.judging.sheets import Sheet, Sheets
    from assessments.judging.tracks import Days
    from assessments.library import Library

_ZONE_REMARKS = ("mixed_nearer", "mixed_farther", "second_leg")


def line(
    gauge: Gauge, sheets: Sheets, days: Days, title: str, not_first: frozenset[str] = frozenset()
) -> Line:
    """The line of one measure over these days. `not_first`: ids never to be the reference."""
    legs: tuple[Leg | None, ...] = days.sore if gauge.per_leg else (None,)
    kept = chosen(gauge, days, legs)
    steady = [v for v in kept if v.visit.usable]
    tracks = [track(gauge, steady, leg, not_first) for leg in legs]
    points = tuple(_point(gauge, v, tracks) for v in kept if _drawn(v))
    tracks = [t for t in tracks if t.readings]
    whole = _told(gauge, sheets, tracks, points, title)
    if len(tracks) < 2:
        return whole
    by_leg: dict[Leg, Line] = {}
    for one in tracks:
        assert one.leg is not None
        mine = [v for v in steady if one.leg in v.values]
        own = tuple(_point(gauge, Valued(v.visit, {one.leg: v.values[one.leg]}), (one,)) for v in mine)
        by_leg[one.leg] = _told(gauge, sheets, (one,), own, sheets.say(f"leg.{one.leg}"))
    whole = replace(whole, legs=by_leg, why=_legs_why(sheets, whole, by_leg))
    leg = leg_told(whole)
    return whole if leg is None or whole.note else replace(whole, note=sheets.say(f"remark.leg_{leg}"))


def leg_told(line: Line) -> Leg | None:
    """The leg that the verdict is about, where only one of two changed; None where it is about both.

    A leg that isn't asked about any more says nothing of now.
    """
    if any(one.now_day != line.now_day for one in line.legs.values()):
        return None
    moved = {leg: one.verdict.direction for leg, one in line.legs.items()}
    told = [one.verdict for one in line.legs.values()]
    unclear = (Verdict.CANT_TELL, Verdict.MIXED)
    if len(told) < 2 or line.verdict not in told or line.verdict in unclear or abs(sum(moved.values())) != 1:
        return None
    return next((leg for leg, one in line.legs.items() if one.verdict is line.verdict), None)


def _drawn(valued: Valued) -> bool:
    """A check-in without a value is a gap; a bad-day entry or a single sign didn't ask, so it is nothing."""
    session = valued.visit.sheet.session
    return bool(valued.values) or not (session.short or session.only)


def _point(gauge: Gauge, valued: Valued, tracks: Sequence[Track]) -> Point:
    (sheet, day, _), values = valued
    session = sheet.session
    there = [r for t in tracks if (r := t.by_day.get(day)) is not None and r.reference is not None]
    verdict, confirmed = joined(gauge, there) if there else (None, False)
    value = worst_of(gauge, values.values())
    return Point(session.day, value, session.id, session.short, session.back_dated, verdict, confirmed)


def _told(
    gauge: Gauge, sheets: Sheets, tracks: Sequence[Track], points: tuple[Point, ...], title: str
) -> Line:
    """The line's numbers and words, from the readings of its latest session."""
    library = sheets.library
    unit = sheets.say(f"unit.{_unit(gauge, library)}")
    bare = Line(
        gauge.id, title, unit, gauge.worst, gauge.best, points,
        rule=gauge.rule, sources=_sources(library, gauge.rule),
        words=_places(library) if gauge.rule in ("zone", "tingle_reach") else {},
        label=_label(sheets, gauge.rule, Verdict.CANT_TELL, False),
        why=sheets.say("why.no_value"),
    )  # fmt: skip
    latest = max((t.readings[-1].sheet for t in tracks), key=lambda s: s.session.day, default=None)
    if latest is None:
        return bare
    there = [(t, r) for t in tracks if (r := t.by_day.get(latest.session.day.toordinal())) is not None]
    readings = [r for _, r in there]
    verdict, confirmed = joined(gauge, readings)
    firsts = [f for t, r in there if (f := _first(gauge, r, t.leg)) is not None]
    reference = None if gauge.free else next((r.reference for r in readings if r.reference), None)
    last_day, last = _last(gauge, tracks, latest)
    first = None if gauge.free else worst_of(gauge, firsts)
    rule = next((r.found.rule for r in readings if r.found), gauge.rule)
    told = replace(
        bare,
        first=first,
        last=last,
        now=worst_of(gauge, [r.found.now if r.found else r.value for r in readings]),
        first_day=reference.session.day if reference else None,
        last_day=last_day,
        now_day=latest.session.day,
        verdict=verdict,
        confirmed=confirmed,
        label=_label(sheets, gauge.rule, verdict, confirmed),
        note=_note(sheets, readings, verdict),
        band=_band(rule, first),
        rule=rule,
        sources=_sources(library, rule),
    )
    return replace(told, why=_why(sheets, told, readings, free=gauge.free))


def _first(gauge: Gauge, reading: Reading, leg: Leg | None) -> int | None:
    if reading.found is not None:
        return reading.found.first
    return gauge.value(reading.reference, leg) if reading.reference is not None else None


def _last(gauge: Gauge, tracks: Sequence[Track], latest: Sheet) -> tuple[date | None, int | None]:
    """The latest session at least 6 days before, and its value."""
    before = (latest.session.day - APART).toordinal()
    last = [(t, r) for t in tracks if (r := next((r for r in reversed(t.readings) if r.day <= before), None))]
    day = max((r.day for _, r in last), default=None)
    found = [gauge.last_value(r.sheet, latest, t.leg) for t, r in last if r.day == day]
    return (date.fromordinal(day) if day else None), worst_of(gauge, [v for v in found if v is not None])


def _unit(gauge: Gauge, library: Library) -> str:
    if gauge.rule == "one_activity":
        return "own_activities"
    return gauge.id if gauge.id in library.words["unit"] else "score"


def _band(rule: str, first: int | None) -> tuple[int, int] | None:
    if first is None or rule in ("gpe", "tingle_reach"):
        return None
    return zones.no_change_band(first) if rule == "zone" else no_change_band(RULES[rule], first)


def _sources(library: Library, rule: str) -> tuple[str, ...]:
    return library.rules[rule].sources


def _places(library: Library) -> dict[int, str]:
    return {int(zone): str(words) for zone, words in library.words["zone_place"].items()}


# -- words ------------------------------------------------------------------------------------------------


def _label(sheets: Sheets, rule: str, verdict: Verdict, confirmed: bool) -> str:
    """The verdict in words; one check-in alone only "looks" so."""
    sure = confirmed or not verdict.direction
    if rule == "zone":
        return sheets.say(f"zone.{verdict}" if sure else f"zone_provisional.{verdict}")
    return sheets.say(f"verdict.{verdict}" if sure else f"provisional.{verdict}")


def _note(sheets: Sheets, readings: Sequence[Reading], verdict: Verdict) -> str:
    """The remark that goes with the verdict shown: for the zone its message, else the row's remark."""
    remarks = [r.found.remark for r in readings if r.found and r.found.remark]
    if any(r.found and r.found.rule == "zone" for r in readings):
        special = next((m for m in remarks if m in _ZONE_REMARKS and m != "second_leg"), "")
        if verdict is Verdict.MIXED and special:
            return sheets.say(f"zone_message.{special}")
        return sheets.say(f"zone_message.{verdict}")
    # With two legs a remark holds for the line only where both say it.
    same = len(remarks) == len(readings) and len(set(remarks)) == 1
    return sheets.say(f"remark.{remarks[0]}") if same else ""


def _why(sheets: Sheets, told: Line, readings: Sequence[Reading], *, free: bool) -> str:
    """One sentence: the person's numbers and the rule."""
    if free:
        question = sheets.library.question("gpe")
        return sheets.say("why.gpe", now=question.words(told.now or 0))
    if told.first is None or told.first_day is None or told.now is None:
        return sheets.say("why.no_reference")
    if not any(r.found for r in readings):
        newly = any(r.reference for r in readings) and told.rule == "zone"
        return sheets.say("why.no_value" if newly else "why.too_few")
    for remark in ("not_nerve", "sore_or_tired"):
        if told.note and any(r.found and r.found.remark == remark for r in readings):
            return sheets.say(f"why.{remark}")
    first: object = told.first
    now: object = told.now
    name = _WHY.get(told.rule, told.id)
    if told.rule == "zone":
        first, now = told.words[told.first], told.words[told.now]
        name = {(0, 0): "zone_none", (1, 0): "zone_gone", (0, 1): "zone_new"}.get(
            (min(told.first, 1), min(told.now, 1)), "zone"
        )
    return sheets.say(
        f"why.{name}",
        first=first,
        now=now,
        first_day=day_words(told.first_day),
        threshold=RULES[told.rule].improved if told.rule in RULES else zones.READING_ERROR,
    )


_WHY = {"sign": "sign", "sign3": "sign", "phase": "phase_score", "one_activity": "own_activity"}


def _legs_why(sheets: Sheets, whole: Line, legs: Mapping[Leg, Line]) -> str:
    """Where the legs differ, the sentence says so."""
    directions = {leg: one.verdict.direction for leg, one in legs.items()}
    if whole.verdict is Verdict.MIXED and {1, -1} <= set(directions.values()):
        return sheets.say("why.mixed_legs")
    if whole.verdict is Verdict.WORSE and 1 not in directions.values() and 0 in directions.values():
        worse = next(leg for leg, direction in directions.items() if direction < 0)
        return sheets.say(f"why.{worse}_leg_worse")
    return whole.why


def since_last(library: Library, line: Line) -> str:
    """The plain difference since last time, never with a verdict (CLINICAL 0)."""
    if line.last is None or line.now is None:
        return say(library, "since_last.none")
    change = line.now - line.last
    if change == 0:
        return say(library, "since_last.same")
    way = "up" if change > 0 else "down"
    for_the_worse = (change > 0) == (line.worst > line.best)
    if for_the_worse and line.first is not None:
        gained = line.first - line.now if line.worst > line.best else line.now - line.first
        if gained > 0:
            return say(library, f"since_last.{way}_still_better")
    return say(library, f"since_last.{way}", difference=abs(change))
