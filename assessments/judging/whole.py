"""What keeps the overall verdict from being called improved, and "it has come back" (CLINICAL 3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.judging import safety
from assessments.judging.signs import Lines
from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.line import Line
    from assessments.judging.progress import Flag
    from assessments.judging.sheets import Sheets

_STRENGTH = ("heel_walk", "toe_walk", "heel_raises")


def whole(sheets: Sheets, lines: Lines, flags: Sequence[Flag]) -> tuple[Lines, str]:
    """The lines with the overall verdict as it may be said, and what holds it back, or ""."""
    held = _held(lines, flags)
    return (replace(lines, overall=_mixed(sheets, lines.overall)) if held else lines), held


def worse_for_sure(line: Line) -> bool:
    """Worse and confirmed, in either leg."""
    return any(one.verdict is Verdict.WORSE and one.confirmed for one in (line, *line.legs.values()))


def opening(sheets: Sheets, new: Lines, old: Lines, *, come_back: bool) -> Lines:
    """The lines of the check-in that opens a spell. `old`: the same against the start of the spell before.

    What is worse than at the old start is said; all else starts anew, for "about the same" as then would read
    as if nothing had happened. Pain and the whole "have come back" whatever they were at the old start.
    """

    def one(fresh: Line, before: Line | None) -> Line:
        if before is None or before.verdict is not Verdict.WORSE or before.now_day != fresh.now_day:
            return fresh
        return replace(before, label=sheets.say("remark.worse_than_last_start"))

    def back(fresh: Line, before: Line) -> Line:
        line = one(fresh, before)
        if line.now is None or not come_back:
            return line
        label, why = sheets.say("remark.come_back"), sheets.say("relapse.start")
        return replace(line, verdict=Verdict.WORSE, confirmed=False, label=label, why=why, legs={})

    activities = {line.title: line for line in old.activities}
    pain = back(new.measures["leg_pain"], old.measures["leg_pain"])
    return Lines(
        {name: one(line, old.signs.get(name)) for name, line in new.signs.items()},
        {name: one(line, old.measures[name]) for name, line in new.measures.items()} | {"leg_pain": pain},
        {name: one(line, old.phases.get(name)) for name, line in new.phases.items()},
        back(new.overall, old.overall),
        tuple(one(line, activities.get(line.title)) for line in new.activities),
    )


def _held(lines: Lines, flags: Sequence[Flag]) -> str:
    """What keeps a better index from being called improved: flag, strength, leg_pain, zone, or ""."""
    if lines.overall.verdict.direction <= 0:
        return ""
    if safety.holds(flags):
        return "flag"
    strength = [lines.signs["s5"], *(lines.measures[m] for m in _STRENGTH)]
    if any(one.verdict is Verdict.WORSE for line in strength for one in (line, *line.legs.values())):
        return "strength"
    return next((name for name in ("leg_pain", "zone") if worse_for_sure(lines.measures[name])), "")


def _mixed(sheets: Sheets, overall: Line) -> Line:
    """What is open or worse is the person's, so neither leg is called improved either."""
    return replace(
        overall,
        legs={
            leg: _mixed(sheets, one) if one.verdict.direction > 0 else one
            for leg, one in overall.legs.items()
        },
        verdict=Verdict.MIXED,
        confirmed=False,
        label=sheets.say("verdict.mixed"),
        why=sheets.say("why.held_back"),
    )
