"""Every number that a judgement hangs on, under the rule whose words name it (content/judging/rules.toml).

The words are filled from here, so that what is said and what is done can't part. A test walks the code and
looks for each of its numbers here.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from assessments import zones
from assessments.judging import change, course, marks, scoring, tracks

if TYPE_CHECKING:
    from collections.abc import Mapping

SHARE = 60  # hundredths of a sign's weight that must be there, as every section's scoring has it

_AXIS = ("low", "high")


def of_rule(rule: change.Rule) -> dict[str, int]:
    """The numbers of one row of the rule table."""
    found = {f.name: getattr(rule, f.name) for f in fields(rule)}
    numbers = {k: v for k, v in found.items() if isinstance(v, int) and not isinstance(v, bool)}
    return {k: v for k, v in numbers.items() if k not in _AXIS and not (k.endswith("percent") and v == 0)}


def _of(table: Any) -> dict[str, int]:
    return {name: _number(value) for name, value in asdict(table).items()}


def _number(value: int | timedelta) -> int:
    return value.days if isinstance(value, timedelta) else value


def _weeks(time: timedelta) -> int:
    return time.days // 7


FIGURES: Mapping[str, Mapping[str, int]] = {
    **{rule.id: of_rule(rule) for rule in change.RULES.values()},
    "overall": {**of_rule(change.RULES["overall"]), **scoring.INDEX_WEIGHTS},
    "zone": {
        "reading_error": zones.READING_ERROR,
        "thigh": zones.THIGH,
        "pain_step": zones.PAIN_STEP,
    },
    "compare": {"apart": tracks.APART.days},
    "score": {"share": SHARE},
    "raises": {
        "full": scoring.FULL_RAISES, "fewest": scoring.FEWEST_RAISES, "most": scoring.MOST_RAISES,
    },
    "again": {k: v for k, v in of_rule(change.RULES["one_activity"]).items() if k in ("gate", "improved")},
    "phase_1": _of(marks.RELIEF),
    "phase_3": _of(marks.RECOVERED),
    "move_1_2": {**_of(marks.FORWARD), "apart": marks.APART.days},
    "move_2_3": {"apart_up": marks.APART_UP.days},
    "move_2_1": _of(marks.BACK),
    "move_3_2": _of(marks.SLIP),
    "move_3_1": {"lp": marks.BACK.lp},
    "gap": {"weeks": _weeks(marks.GAP)},
    "badge": _of(marks.BADGE),
    "relapse": {"painfree": marks.PAIN_FREE, "zone": marks.RELAPSE_ZONE},
    "flare": {"pain": marks.FLARE_PAIN, "rise": marks.FLARE_RISE, "last": marks.FLARE_OF},
    "course": {"least": course.LEAST_PAIN, "long": _weeks(course.LONG_FROM)},
    "med_days": {"days": marks.MEDICINE_DAYS},
    "six_weeks": {
        "weeks": _weeks(marks.SIX_WEEKS), "pain": marks.WELL_PAIN, "score": marks.WELL_SCORE,
    },
    "worse_overall": {"apart": tracks.APART.days},
    "worse_pain": {"gpe": marks.FEELS_WORSE},
    "worse_zone": {"gpe": marks.FEELS_WORSE},
    "severe_pain": {"pain": marks.SEVERE_PAIN},
    "broken_nights": {"nights": marks.BROKEN_NIGHTS},
    "pain_and_nights": {"pain": marks.SEVERE_PAIN, "nights": marks.BROKEN_NIGHTS},
    "phase1_long": {"weeks": _weeks(marks.SIX_WEEKS)},
    "phase2_long": {"weeks": _weeks(marks.TWELVE_WEEKS)},
    "twelve_weeks": {"weeks": _weeks(marks.TWELVE_WEEKS), "pain": marks.LASTING_PAIN},
    "checked": {"days": marks.SETTLED.days},
    "tests_hidden": {
        "pain": marks.TESTS_PAIN, "weeks": _weeks(marks.TESTS_SURGERY), "days": marks.TESTS_FALL.days,
    },
}  # fmt: skip
