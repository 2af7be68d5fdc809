"""Progress as JSON: the verdicts and words of the screens, with stable keys and codes for other programs.

Scores and values are whole numbers as shown; null where there is nothing. Days are "2026-03-02". Where the
legs differ, a line also has `left` and `right`. The shape stands in progress.schema.json beside this file.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessments.answers import LEGS

if TYPE_CHECKING:
    from datetime import date, datetime

    from assessments.judging.course import Course
    from assessments.judging.events import Event
    from assessments.judging.line import Line, Point
    from assessments.judging.progress import PhaseView, Progress
    from assessments.session import SafetyRecord

VERSION = 1  # of the shape; keys are only ever added


def tables(progress: Progress) -> dict[str, Any]:
    """The JSON as plain tables, keys in a fixed order."""
    latest = progress.sessions[-1] if progress.sessions else None
    return {
        "person": progress.person,
        "sessions": len(progress.sessions),
        "since": _day(progress.since),
        "overall": _line(progress.overall),
        "signs": {key: _line(line) for key, line in progress.signs.items()},
        "measures": {key: _line(line) for key, line in progress.measures.items()},
        "phase": _phase(progress.phase),
        "flags": [
            {
                "code": f.code, "level": f.level, "action": f.action, "reason": f.reason,
                "since": _day(f.since), "symptom": f.symptom,
            }
            for f in progress.flags
        ],
        "advice": [{"level": a.level, "why": a.why, "code": a.code} for a in progress.advice],
        "summary": list(progress.summary),
        "summary_about": list(progress.summary_about),
        "notes": [
            {"code": rule, "words": words}
            for rule, words in zip(progress.note_rules, progress.notes, strict=True)
        ],
        "phases": {key: _line(line) for key, line in progress.phases.items()},
        "activities": [_line(line) for line in progress.activities],
        "again": [
            {"activity": a.text, "day": _day(a.day), "value": a.value, "still": a.still, "words": a.words}
            for a in progress.again
        ],
        "centralization": _centralization(progress.measures["zone"]),
        "map": _map(progress),
        "events": [_event(event) for event in progress.events],
        "seams": [
            {"day": _day(s.day), "session": s.session, "kind": s.kind, "words": s.words}
            for s in progress.seams
        ],
        "spells": [
            {"number": s.number, "first": _day(s.first), "last": _day(s.last), "check_ins": s.check_ins}
            for s in progress.spells
        ],
        "spell": progress.spell,
        "start": _day(progress.start),
        "since_words": progress.since_words,
        "duration": progress.duration,
        "course": _course(progress.course) if progress.course else None,
        "safety": _safety(latest.safety if latest else None, progress.safety_left_open),
        "version": VERSION,
    }  # fmt: skip


def dumps(progress: Progress) -> str:
    """The JSON text, readable, ending in a line break."""
    return json.dumps(tables(progress), indent=2, ensure_ascii=False) + "\n"


def _day(day: date | datetime | None) -> str | None:
    return day.isoformat() if day else None


def _line(line: Line) -> dict[str, Any]:
    told = _values(line)
    if len(line.legs) > 1:
        legs: dict[str, Any] = {leg: _values(one) for leg, one in line.legs.items()}
        numbers = [(v["first"], v["last"], v["now"], v["verdict"], v["confirmed"]) for v in legs.values()]
        if numbers[0] != numbers[1]:
            told |= legs
    return told


def _values(line: Line) -> dict[str, Any]:
    return {
        "first": line.first,
        "last": line.last,
        "now": line.now,
        "verdict": str(line.verdict),
        "confirmed": line.confirmed,
        "why": line.why,
        "title": line.title,
        "unit": line.unit,
        "worst": line.worst,
        "best": line.best,
        "label": line.label,
        "note": line.note,
        "absent": line.absent,
        "asides": list(line.asides),
        "first_day": _day(line.first_day),
        "last_day": _day(line.last_day),
        "now_day": _day(line.now_day),
        "band": list(line.band) if line.band else None,
        "rule": line.rule,
        "sources": list(line.sources),
        "points": [_point(point) for point in line.points],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "day": _day(point.day),
        "value": point.value,
        "verdict": str(point.verdict) if point.verdict else None,
        "confirmed": point.confirmed,
        "bad_day": point.short,
        "back_dated": point.back_dated,
        "session": point.session,
    }


def _phase(phase: PhaseView) -> dict[str, Any]:
    inputs = asdict(phase.inputs) if phase.inputs else {}
    return {
        "now": phase.now,
        "status": phase.status,
        "why": list(phase.why),
        "title": phase.title,
        "pending": phase.pending,
        "badge": phase.badge,
        "since": _day(phase.since),
        "reasons": list(phase.reasons),
        "inputs": inputs,
    }


def _centralization(zone: Line) -> dict[str, Any]:
    """How far the pain reached on each day, leg by leg; without a leg of its own, the worse one's."""

    def reached(line: Line) -> list[dict[str, Any]]:
        return [
            {"day": _day(p.day), "zone": p.value, "place": line.words.get(p.value)}
            for p in line.points
            if p.value is not None
        ]

    legs: dict[str, Any] = {leg: reached(zone.legs[leg]) for leg in LEGS if leg in zone.legs}
    return {"reached": reached(zone), **legs}


def _map(progress: Progress) -> dict[str, Any] | None:
    change = progress.map_change
    if change is None:
        return None
    return {
        "then": _day(change.then),
        "now": _day(change.now),
        "gained": list(change.gained),
        "lost": list(change.lost),
        "kept": list(change.kept),
        "words": list(change.words),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "day": _day(event.day),
        "until": _day(event.until),
        "kind": event.kind,
        "text": event.text,
        "words": event.words,
        "noted": event.entry is not None,
        "session": event.session or None,
    }


def _course(course: Course) -> dict[str, Any]:
    return {
        "first": course.first,
        "start": _day(course.start),
        "long": course.long,
        "caption": course.caption,
        "points": [
            {"day": _day(p.day), "quick": p.quick, "middle": p.middle, "slow": p.slow} for p in course.points
        ],
    }


def _safety(record: SafetyRecord | None, left_open: int) -> dict[str, Any]:
    """What the latest check-in asked and left open; answers only as codes, skipped is never No."""
    return {
        "asked": bool(record and record.asked),
        "left_open": left_open,
        "skipped": list(record.declined) if record else [],
        "acknowledged": bool(record and record.acknowledged),
        "acknowledged_at": _day(record.acknowledged_at) if record else None,
    }
