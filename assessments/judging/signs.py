"""The lines of progress: seven signs, the overall index, the measures, the phases and the own activities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.judging.gauges import (
    Item,
    LegRaise,
    Own,
    OwnView,
    SectionScore,
    Spasms,
    Unjudged,
    WalkLevel,
    ZoneReach,
)
from assessments.judging.lines import line
from assessments.judging.tracks import days_of
from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.judging.gauges import Gauge
    from assessments.judging.line import Line
    from assessments.judging.sheets import Sheets
    from assessments.judging.tracks import Days
    from assessments.session import Session

MEASURES: tuple[Gauge, ...] = (
    Item("leg_pain", "pain", 10, 0, per_leg=True, starts_at_none=True, item="s2_leg_avg"),
    Item("back_pain", "pain", 10, 0, item="s2_back_avg"),
    Item("frequency", "frequency", 6, 0, per_leg=True, starts_at_none=True, item="s2_leg_freq"),
    Item("tingling", "tingling", 6, 0, per_leg=True, starts_at_none=True, item="s2_tingle"),
    ZoneReach("zone", "zone", 7, 0, per_leg=True, starts_at_none=True, item="s1_far_usual"),
    Own("own_activities", "own_activities", 0, 10),
    LegRaise("leg_raise", "leg_raise_other", 0, 90, per_leg=True, choosy=True),
    Item("chair_stands", "chair_stands", 0, 30, item="s5_chair"),
    Item("heel_raises", "heel_raises", 0, 25, per_leg=True, item="s5_raises"),
    WalkLevel("heel_walk", "walk_level", 0, 3, per_leg=True, item="s5_heelwalk"),
    WalkLevel("toe_walk", "walk_level", 0, 3, per_leg=True, item="s5_toewalk"),
    Spasms("spasms", "spasms", 7, 0),
    OwnView("gpe", "gpe", -5, 5, free=True, item="gpe"),
    Unjudged("tingle_zone", "tingle_reach", 7, 0, per_leg=True, item="s1_tingle_far"),
)

SIGNS: tuple[Gauge, ...] = (
    SectionScore("s1", "sign", 0, 100, per_leg=True, section="s1"),
    SectionScore("s2", "sign", 0, 100, per_leg=True, section="s2"),
    SectionScore("s3", "sign3", 0, 100, section="s3"),
    SectionScore("s4", "sign", 0, 100, section="s4"),
    SectionScore("s5", "sign", 0, 100, per_leg=True, section="s5"),
    SectionScore("s6", "sign", 0, 100, per_leg=True, section="s6"),
    SectionScore("s7", "sign", 0, 100, section="s7"),
)
PHASES: tuple[Gauge, ...] = tuple(SectionScore(p, "phase", 0, 100, section=p) for p in ("p1", "p2", "p3"))
OVERALL = SectionScore("overall", "overall", 0, 100, per_leg=True, section="overall")

ANGLE = "s6_angle_sore"

JUDGED_BY: Mapping[str, str] = {"s1": "zone", "s4": "spasms", "s6": "leg_raise"}
"""These signs take the verdict of a measure; their own score is drawn (CLINICAL 3.2)."""


@dataclass(frozen=True)
class Lines:
    """All lines of one person."""

    signs: Mapping[str, Line]
    measures: Mapping[str, Line]
    phases: Mapping[str, Line]
    overall: Line
    activities: tuple[Line, ...]


def lines(sheets: Sheets, sessions: Sequence[Session], first_ever: Mapping[str, str]) -> Lines:
    """Every line over these sessions, in order. `first_ever`: measure -> id of its first test (practice)."""
    days = days_of(sheets, sessions)
    measures = {
        g.id: line(
            g,
            sheets,
            days,
            sheets.say(f"measure.{g.id}"),
            frozenset({first_ever[g.id]} if g.id in first_ever else ()),
        )
        for g in MEASURES
    }
    unjudged = {"label": sheets.say("remark.not_judged"), "why": sheets.say("why.not_judged")}
    measures["tingle_zone"] = replace(measures["tingle_zone"], **unjudged)  # type: ignore[arg-type]
    signs: dict[str, Line] = {}
    for gauge in SIGNS:
        if gauge.id not in sheets.sections:
            continue
        made = line(gauge, sheets, days, sheets.say(f"sign.{gauge.id}"))
        if gauge.id in JUDGED_BY:
            made = _judged_by(made, measures[JUDGED_BY[gauge.id]])
        if gauge.id == "s6":
            made = replace(made, asides=_beside_the_leg_raise(sheets, sessions))
        signs[gauge.id] = _absent(made, sheets, sessions)
    if "s4" in signs and signs["s4"].absent:
        measures["spasms"] = _without(measures["spasms"], signs["s4"].absent)
    return Lines(
        signs,
        measures,
        {
            g.id: line(g, sheets, days, sheets.say(f"phase.{g.id[1]}"))
            for g in PHASES
            if g.id in sheets.sections
        },
        line(OVERALL, sheets, days, sheets.say("board.overall")),
        _activities(sheets, sessions, days),
    )


def _judged_by(sign: Line, measure: Line) -> Line:
    """The sign's own numbers with the measure's verdict and words; without a band, which has another unit."""
    legs = {leg: _judged_by(one, measure.legs[leg]) for leg, one in sign.legs.items() if leg in measure.legs}
    return replace(
        sign,
        verdict=measure.verdict,
        confirmed=measure.confirmed,
        label=measure.label,
        why=measure.why,
        note=measure.note,
        rule=measure.rule,
        sources=measure.sources,
        band=None,
        legs=legs,
    )


def _absent(made: Line, sheets: Sheets, sessions: Sequence[Session]) -> Line:
    """Why a sign has no line, and the scan in the clinician's words: no verdict, ever."""
    if made.id == "s7":
        told = [t for s in sessions if not s.stopped and (t := sheets.of(s).get("s7_told")) is not None]
        if not told:
            return _without(made, sheets.say("remark.absent_s7"))
        return replace(
            made,
            first=None, first_day=None, band=None, verdict=Verdict.CANT_TELL, confirmed=False,
            points=tuple(p._replace(verdict=None) for p in made.points),
            label=sheets.say(f"scan.{told[-1]}"), why=sheets.say("why.scan"),
            note=sheets.say("scan.beside"),
        )  # fmt: skip
    if made.now is not None and made.id != "s4":
        return made
    if made.id == "s4":
        heard = [sheets.of(s).worse("s4") for s in sessions if not s.stopped and not s.short]
        never = any(s.absent for s in heard) and all(s.absent or s.value in (None, 100) for s in heard)
        return _without(made, sheets.say("remark.absent_s4")) if never else made
    if made.id == "s6":
        return _without(made, sheets.say("remark.absent_s6"))
    return made


def _beside_the_leg_raise(sheets: Sheets, sessions: Sequence[Session]) -> tuple[str, ...]:
    """The other leg and the gap, below the knee, the good leg: shown, never judged (CLINICAL 1.6)."""
    raised = [sheet for s in sessions if not s.stopped and (sheet := sheets.of(s)).number_of_any(ANGLE)]
    if not raised:
        return ()
    sheet, told = raised[-1], []
    mine, other = sheet.number_of_any(ANGLE), sheet.number_of_any("s6_angle_other")
    if mine is not None and other is not None:
        told.append(sheets.say("leg_raise.other", other=other, gap=abs(other - mine)))
    told += [
        sheets.say(f"leg_raise.{item}")
        for item in ("s6_below_knee", "s6_crossed")
        if sheet.get(item) == "yes"
    ]
    return tuple(told)


def _without(made: Line, why: str) -> Line:
    """Nothing was ever impaired or measured here, so nothing can have changed."""
    return replace(
        made, points=(), first=None, last=None, now=None, first_day=None, last_day=None, now_day=None,
        verdict=Verdict.CANT_TELL, confirmed=False, label=why, why=why, note="", absent=why, band=None,
        legs={},
    )  # fmt: skip


def _activities(sheets: Sheets, sessions: Sequence[Session], days: Days) -> tuple[Line, ...]:
    """One line per own activity, in the person's words, in order of first rating."""
    texts = dict.fromkeys(text for s in sessions if not s.stopped for text in sheets.of(s).activities)
    return tuple(
        line(Own(f"activity_{n}", "one_activity", 0, 10, text=text), sheets, days, text)
        for n, text in enumerate(texts, 1)
    )
