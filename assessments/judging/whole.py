"""What keeps the overall verdict from being called improved, and "it has come back" (CLINICAL 3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.judging import safety
from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.progress import Flag, Line
    from assessments.judging.sheets import Sheets
    from assessments.judging.signs import Lines

_STRENGTH = ("heel_walk", "toe_walk", "heel_raises")


def whole(sheets: Sheets, lines: Lines, flags: Sequence[Flag], *, just_opened: bool) -> tuple[Lines, str]:
    """The lines with the overall verdict as it may be said, and what holds it back, or ""."""
    if just_opened:
        lines = _come_back(sheets, lines)
    held = _held(lines, flags)
    return (replace(lines, overall=_mixed(sheets, lines.overall)) if held else lines), held


def worse_for_sure(line: Line) -> bool:
    """Worse and confirmed, in either leg."""
    return any(one.verdict is Verdict.WORSE and one.confirmed for one in (line, *line.legs.values()))


def _come_back(sheets: Sheets, lines: Lines) -> Lines:
    """The check-in that opens an episode: pain and the whole are worse, "it has come back", for this once."""

    def back(line: Line) -> Line:
        if line.now is None:
            return line
        label, why = sheets.say("remark.come_back"), sheets.say("relapse.start")
        return replace(line, verdict=Verdict.WORSE, confirmed=False, label=label, why=why, legs={})

    pain = back(lines.measures["leg_pain"])
    return replace(lines, overall=back(lines.overall), measures={**lines.measures, "leg_pain": pain})


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
