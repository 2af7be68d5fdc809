"""How each measure is read from a session, and judged against its reference (CLINICAL 3.2).

A gauge gives one whole number per session and leg. Two sessions are compared like with like: `compare` gives
both values over what was answered in both.
"""

# One signature for every gauge, whether it needs the leg or not.
# ruff: noqa: ARG002

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assessments.judging.change import RULES, judge
from assessments.judging.sheets import mean, pair
from assessments.judging.verdicts import Verdict
from assessments.zones import CODES, Reach
from assessments.zones import result as zone_result

if TYPE_CHECKING:
    from assessments.answers import Leg
    from assessments.judging.sheets import Sheet


@dataclass(frozen=True)
class Comparison:
    """Two sessions compared: both values as judged, the row of the table, a remark (key in words.toml)."""

    first: int
    now: int
    verdict: Verdict
    rule: str
    remark: str = ""


@dataclass(frozen=True)
class Gauge:
    """One measure. `worst` and `best` are the ends of its axis, `rule` its row of the table.

    `per_leg`: each leg has its own value. `starts_at_none`: a leg that wasn't sore at the reference counts as
    0 there, and is judged only where it becomes worse. `free`: judged without a reference. `choosy`: not any
    session may be the reference (see `fits_reference`, `like`).
    """

    id: str
    rule: str
    worst: int
    best: int
    per_leg: bool = False
    starts_at_none: bool = False
    free: bool = False
    choosy: bool = False

    def value(self, sheet: Sheet, leg: Leg | None) -> int | None:
        """The number shown for this session; None where it has none."""
        raise NotImplementedError

    def fits_reference(self, sheet: Sheet, leg: Leg | None) -> bool:
        """Whether a session with a value may be the reference."""
        return True

    def settle(
        self, leg: Leg | None, judged: list[tuple[Sheet, Comparison | None]]
    ) -> list[tuple[Sheet, Comparison | None]]:
        """A last word on all comparisons of one leg, in order of time."""
        return judged

    def last_value(self, then: Sheet, now: Sheet, leg: Leg | None) -> int | None:
        """The value of an earlier session, to be set beside the one now."""
        return self.value(then, leg)

    def like(self, then: Sheet, now: Sheet) -> bool:
        """Whether the two were measured the same way; a reference like it is preferred."""
        return True

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        """Judged against the reference; None: can't tell (too little was answered in both)."""
        first, value = self.value(then, leg), self.value(now, leg)
        return None if first is None or value is None else by_rule(self.rule, first, value)

    def compare_new(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        """Judged for a leg that wasn't sore at the reference: against none, where it became worse."""
        value = self.value(now, leg)
        return None if value is None else _if_worse(self.against_none(value))

    def against_none(self, value: int) -> Comparison:
        """Judged against nothing at all."""
        return by_rule(self.rule, 0, value, "new_leg")


def _if_worse(found: Comparison) -> Comparison | None:
    return found if found.verdict is Verdict.WORSE else None


@lru_cache(maxsize=4096)
def by_rule(rule_id: str, first: int, now: int, remark: str = "") -> Comparison:
    """Judged by one row, with the remark that the row itself calls for."""
    rule = RULES[rule_id]
    verdict = judge(rule, first, now)
    if not remark and verdict is Verdict.NO_MEANINGFUL_CHANGE:
        if rule_id == "pain" and min(first, now) > rule.high - rule.worse:  # no room left to be worse
            remark = "top_of_scale"
        elif rule.barred(first):
            remark = "already_good" if rule.up else "low_start"
        elif rule.small_shift is not None and abs(now - first) >= rule.small_shift:
            remark = "small_shift"
    return Comparison(first, now, verdict, rule_id, remark)


@dataclass(frozen=True)
class Item(Gauge):
    """The answer to one question as it is."""

    item: str = ""

    def value(self, sheet: Sheet, leg: Leg | None) -> int | None:
        return sheet.number(self.item, leg if self.per_leg else None)


@dataclass(frozen=True)
class Own(Gauge):
    """Mean of the own activities; compared over those rated both times. With `text`: one activity."""

    text: str = ""

    def value(self, sheet: Sheet, leg: Leg | None) -> int | None:
        rated = sheet.activities
        if self.text:
            return rated.get(self.text)
        return mean(list(rated.values())) if rated else None

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        if self.text:
            return super().compare(then, now, leg)
        one, two = then.activities, now.activities
        shared = [text for text in one if text in two]
        if not shared:
            return None
        return by_rule(self.rule, mean([one[t] for t in shared]), mean([two[t] for t in shared]))


@dataclass(frozen=True)
class LegRaise(Gauge):
    """Angle where the usual leg pain starts, sore leg. Its error depends on who measures, and how (R13)."""

    def value(self, sheet: Sheet, leg: Leg | None) -> int | None:
        found = sheet.number("s6_angle_sore", leg)
        if found is None and (leg is None or sheet.legs == (leg,)):
            found = sheet.number("s6_angle_sore")
        return found

    def fits_reference(self, sheet: Sheet, leg: Leg | None) -> bool:
        return sheet.of_leg("s6_stop", leg) in (None, "leg_pain", "nothing")

    def like(self, then: Sheet, now: Sheet) -> bool:
        return then.get("s6_method") == now.get("s6_method")

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        first, value = self.value(then, leg), self.value(now, leg)
        if first is None or value is None:
            return None
        steady = now.get("s6_same") == "yes" and now.get("s6_method") != "picture"
        alike = self.like(then, now) and then.get("s6_by") == now.get("s6_by")
        rule = "leg_raise_same" if steady and alike else "leg_raise_other"
        if not self.fits_reference(now, leg):
            return Comparison(first, value, Verdict.CANT_TELL, rule, "not_nerve")
        found = by_rule(rule, first, value)
        if not found.remark and not self.like(then, now):
            return by_rule(rule, first, value, "other_method")
        return found


@dataclass(frozen=True)
class Unjudged(Item):
    """Shown over time, and never judged (CLINICAL 1.1: how far pins and needles reach)."""

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        return None


@dataclass(frozen=True)
class WalkLevel(Item):
    """Heel or toe walk 0-3. A drop that the person puts down to soreness or tiredness isn't `worse` (1.5)."""

    def settle(
        self, leg: Leg | None, judged: list[tuple[Sheet, Comparison | None]]
    ) -> list[tuple[Sheet, Comparison | None]]:
        settled: list[tuple[Sheet, Comparison | None]] = []
        excused: int | None = None  # the level once put down to soreness; a further drop is asked anew
        before: int | None = None
        for sheet, found in judged:
            said, level = sheet.of_leg("s5_drop", leg), self.value(sheet, leg)
            # One question for heels and toes: it speaks of the walk that dropped.
            if said is not None and before is not None and level is not None and level < before:
                excused = level if said == "no" else None
            before = level
            sore = found is not None and excused is not None and excused > 0 and found.now >= excused
            if found is not None and sore and found.verdict is Verdict.WORSE:
                found = Comparison(
                    found.first, found.now, Verdict.NO_MEANINGFUL_CHANGE, found.rule, "sore_or_tired"
                )
            settled.append((sheet, found))
        return settled


@dataclass(frozen=True)
class Spasms(Gauge):
    """How often plus how strong, 0-7; never, or not now, counts as 0 (CLINICAL 0, "Like with like")."""

    def value(self, sheet: Sheet, leg: Leg | None) -> int | None:
        often, strong = sheet.number("s4_freq"), sheet.number("s4_sev")
        if often == 0:
            return 0
        if often is None:
            return 0 if sheet.get("s4_ever") in ("never", "not_now") else None
        return None if strong is None else often + strong


@dataclass(frozen=True)
class SectionScore(Gauge):
    """A sign's or phase's score, or the index; compared over what was answered both times."""

    section: str = ""

    def value(self, sheet: Sheet, leg: Leg | None) -> int | None:
        if leg is not None and leg not in sheet.legs:
            return None
        return sheet.score(self.section, leg).points

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        both = pair(self.section, then, now, leg)
        if both is None or both[0].points is None or both[1].points is None:
            return None
        found = by_rule(self.rule, both[0].points, both[1].points)
        if not found.remark and both[1].by_feel:
            return Comparison(found.first, found.now, found.verdict, found.rule, "by_feel")
        return found

    def last_value(self, then: Sheet, now: Sheet, leg: Leg | None) -> int | None:
        both = pair(self.section, then, now, leg)
        return self.value(then, leg) if both is None else both[0].points


@dataclass(frozen=True)
class OwnView(Item):
    """The change question: compares with the start by itself, so 0 is its reference (R07)."""

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        value = self.value(now, leg)
        return None if value is None else by_rule(self.rule, 0, value)


@dataclass(frozen=True)
class ZoneReach(Item):
    """The farthest place on most days; judged by section 8, with leg pain beside it."""

    def compare(self, then: Sheet, now: Sheet, leg: Leg | None) -> Comparison | None:
        first, value = self.value(then, leg), self.value(now, leg)
        if first is None or value is None:
            return None
        before, after = then.number("s2_leg_avg", leg), now.number("s2_leg_avg", leg)
        up = None if before is None or after is None else after - before
        return _reach(Reach(first, value, up))

    def against_none(self, value: int) -> Comparison:
        return _reach(Reach(0, value, second=True))


def _reach(reach: Reach) -> Comparison:
    found = zone_result(reach)
    remark = ""
    if found == "mixed":
        remark = "mixed_nearer" if reach.now < reach.ref else "mixed_farther"
    elif found == "spreading" and reach.second:
        remark = "second_leg"
    return Comparison(reach.ref, reach.now, CODES[found], "zone", remark)
