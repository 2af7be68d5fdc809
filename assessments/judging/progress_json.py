"""Progress as JSON: the verdicts and words of the screens, with stable keys and codes for other programs.

Scores and values are whole numbers as shown; null where there is nothing. Where the legs differ, a line also
has `left` and `right`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessments.judging.progress import Line, Progress


def tables(progress: Progress) -> dict[str, Any]:
    """The JSON as plain tables, keys in a fixed order."""
    overall = _line(progress.overall)
    for told in (overall, overall.get("left"), overall.get("right")):
        if told is not None:
            del told["why"]
    return {
        "person": progress.person,
        "sessions": len(progress.sessions),
        "since": progress.since.isoformat() if progress.since else None,
        "overall": overall,
        "signs": {key: _line(line) for key, line in progress.signs.items()},
        "measures": {key: _line(line) for key, line in progress.measures.items()},
        "phase": {
            "now": progress.phase.now,
            "status": progress.phase.status,
            "why": list(progress.phase.why),
        },
        "flags": [{"code": f.code, "level": f.level, "action": f.action} for f in progress.flags],
        "advice": [{"level": a.level, "why": a.why} for a in progress.advice],
        "summary": list(progress.summary),
    }


def dumps(progress: Progress) -> str:
    """The JSON text, readable, ending in a line break."""
    return json.dumps(tables(progress), indent=2, ensure_ascii=False) + "\n"


def _line(line: Line) -> dict[str, Any]:
    told = _values(line)
    if len(line.legs) > 1:
        legs: dict[str, Any] = {leg: _values(one) for leg, one in line.legs.items()}
        numbers = [{k: v for k, v in values.items() if k != "why"} for values in legs.values()]
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
    }
