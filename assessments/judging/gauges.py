"""How each measure is read from a session, and judged against its reference (CLINICAL 3.2).

A gauge gives one whole number per session and leg. Two sessions are compared like with like: `compare` gives
both values over what was answered in both.
"""

# One signature for every gauge, whether it needs the leg or not.
# ruff: noqa: ARG002

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.judging.change import RULES, judge
from assessments.judging.sheets import mean
from assessments.judging.verdicts import Verdict
from assessments.zones import CODES, Reach
from assessments.zones import result as zone_result

if TYPE_CHECKING:
    from assessments.answers import Leg
    from assessments.judging.sheets import Sheets
    from assessments.session import Session


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
    0 there, and is judged only where it becomes worse. `free`: judged without a reference.
    """

    id: str
    rule: str
    worst: int
    best: int
    per_leg: bool = False
    starts_at_none: bool = False
    free: bool = False

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        """The number shown for this session; None where it has none."""
        raise NotImplementedError

    def fits_reference(self, sheets: Sheets, session: Session, leg: Leg | None) -> bool:
        """Whether a session with a value may be the reference."""
        return True

    def settle(
        self, sheets: Sheets, leg: Leg | None, judged: list[tuple[Session, Comparison | None]]
    ) -> list[tuple[Session, Comparison | None]]:
        """A last word on all comparisons of one leg, in order of time."""
        return judged

    def last_value(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> int | None:
        """The value of an earlier session, to be set beside the one now."""
        return self.value(sheets, then, leg)

    def like(self, sheets: Sheets, then: Session, now: Session) -> bool:
        """Whether the two were measured the same way; a reference like it is preferred."""
        return True

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        """Judged against the reference; None: can't tell (too little was answered in both)."""
        first, value = self.value(sheets, then, leg), self.value(sheets, now, leg)
        return None if first is None or value is None else by_rule(self.rule, first, value)

    def compare_new(self, sheets: Sheets, now: Session, leg: Leg) -> Comparison | None:
        """Judged for a leg that wasn't sore at the reference: against none at all."""
        value = self.value(sheets, now, leg)
        return None if value is None else by_rule(self.rule, 0, value)


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

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        return sheets.answers(session).number(self.item, leg if self.per_leg else None)


@dataclass(frozen=True)
class Own(Gauge):
    """Mean of the own activities; compared over those rated both times. With `text`: one activity."""

    text: str = ""

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        rated = sheets.activities(session)
        if self.text:
            return rated.get(self.text)
        return mean(list(rated.values())) if rated else None

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        if self.text:
            return super().compare(sheets, then, now, leg)
        one, two = sheets.activities(then), sheets.activities(now)
        shared = [text for text in one if text in two]
        if not shared:
            return None
        return by_rule(self.rule, mean([one[t] for t in shared]), mean([two[t] for t in shared]))


@dataclass(frozen=True)
class LegRaise(Gauge):
    """Angle where the usual leg pain starts, sore leg. Its error depends on who measures, and how (R13)."""

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        answers = sheets.answers(session)
        found = answers.number("s6_angle_sore", leg)
        if found is None and (leg is None or session.legs == (leg,)):
            found = answers.number("s6_angle_sore")
        return found

    def fits_reference(self, sheets: Sheets, session: Session, leg: Leg | None) -> bool:
        return _said(sheets, session, "s6_stop", leg) in (None, "leg_pain", "nothing")

    def like(self, sheets: Sheets, then: Session, now: Session) -> bool:
        return sheets.answers(then).get("s6_method") == sheets.answers(now).get("s6_method")

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        first, value = self.value(sheets, then, leg), self.value(sheets, now, leg)
        if first is None or value is None:
            return None
        one, two = sheets.answers(then), sheets.answers(now)
        steady = two.get("s6_same") == "yes" and two.get("s6_method") != "picture"
        alike = self.like(sheets, then, now) and one.get("s6_by") == two.get("s6_by")
        rule = "leg_raise_same" if steady and alike else "leg_raise_other"
        if not self.fits_reference(sheets, now, leg):
            return Comparison(first, value, Verdict.CANT_TELL, rule, "not_nerve")
        found = by_rule(rule, first, value)
        if not found.remark and not self.like(sheets, then, now):
            return by_rule(rule, first, value, "other_method")
        return found


@dataclass(frozen=True)
class WalkLevel(Item):
    """Heel or toe walk 0-3. A drop that the person puts down to soreness or tiredness isn't `worse` (1.5)."""

    def settle(
        self, sheets: Sheets, leg: Leg | None, judged: list[tuple[Session, Comparison | None]]
    ) -> list[tuple[Session, Comparison | None]]:
        settled: list[tuple[Session, Comparison | None]] = []
        excused: int | None = None  # the level once put down to soreness; a further drop is asked anew
        before: int | None = None
        for session, found in judged:
            said, level = _said(sheets, session, "s5_drop", leg), self.value(sheets, session, leg)
            # One question for heels and toes: it speaks of the walk that dropped.
            if said is not None and before is not None and level is not None and level < before:
                excused = level if said == "no" else None
            before = level
            sore = found is not None and excused is not None and excused > 0 and found.now >= excused
            if found is not None and sore and found.verdict is Verdict.WORSE:
                found = Comparison(
                    found.first, found.now, Verdict.NO_MEANINGFUL_CHANGE, found.rule, "sore_or_tired"
                )
            settled.append((session, found))
        return settled


@dataclass(frozen=True)
class Spasms(Gauge):
    """How often plus how strong, 0-7; never, or not now, counts as 0 (CLINICAL 0, "Like with like")."""

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        answers = sheets.answers(session)
        often, strong = answers.number("s4_freq"), answers.number("s4_sev")
        if often == 0:
            return 0
        if often is None:
            return 0 if answers.get("s4_ever") in ("never", "not_now") else None
        return None if strong is None else often + strong


@dataclass(frozen=True)
class SignScore(Gauge):
    """A sign or phase score; compared over the items answered both times."""

    section: str = ""

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        if leg is not None and leg not in session.legs:
            return None
        return sheets.score(self.section, session, leg).points

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        pair = sheets.pair(self.section, then, now, leg)
        if pair is None or pair[0].points is None or pair[1].points is None:
            return None
        found = by_rule(self.rule, pair[0].points, pair[1].points)
        if not found.remark and pair[1].by_feel:
            return Comparison(found.first, found.now, found.verdict, found.rule, "by_feel")
        return found

    def last_value(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> int | None:
        pair = sheets.pair(self.section, then, now, leg)
        return pair[0].points if pair is not None else self.value(sheets, then, leg)


@dataclass(frozen=True)
class Index(Gauge):
    """The overall index; compared over the signs, and in each the items, present both times."""

    def value(self, sheets: Sheets, session: Session, leg: Leg | None) -> int | None:
        if leg is not None and leg not in session.legs:
            return None
        return sheets.index(session, leg).points

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        pair = sheets.index_pair(then, now, leg)
        if pair is None or pair[0].points is None or pair[1].points is None:
            return None
        return by_rule(self.rule, pair[0].points, pair[1].points)


@dataclass(frozen=True)
class OwnView(Item):
    """The change question: compares with the start by itself, so 0 is its reference (R07)."""

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        value = self.value(sheets, now, leg)
        return None if value is None else by_rule(self.rule, 0, value)


@dataclass(frozen=True)
class ZoneReach(Item):
    """The farthest place on most days; judged by section 8, with leg pain beside it."""

    def compare(self, sheets: Sheets, then: Session, now: Session, leg: Leg | None) -> Comparison | None:
        first, value = self.value(sheets, then, leg), self.value(sheets, now, leg)
        if first is None or value is None:
            return None
        before, after = (sheets.answers(s).number("s2_leg_avg", leg) for s in (then, now))
        up = None if before is None or after is None else after - before
        return _reach(Reach(first, value, up))

    def compare_new(self, sheets: Sheets, now: Session, leg: Leg) -> Comparison | None:
        value = self.value(sheets, now, leg)
        return None if value is None else _reach(Reach(0, value, second=True))


def _reach(reach: Reach) -> Comparison:
    found = zone_result(reach)
    remark = ""
    if found == "mixed":
        remark = "mixed_nearer" if reach.now < reach.ref else "mixed_farther"
    elif found == "spreading" and reach.second:
        remark = "second_leg"
    return Comparison(reach.ref, reach.now, CODES[found], "zone", remark)


def _said(sheets: Sheets, session: Session, item: str, leg: Leg | None) -> object:
    answers = sheets.answers(session)
    found = answers.get(item, leg)
    return answers.get(item) if found is None else found
