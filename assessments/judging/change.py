"""Two values -> a verdict, by one table (CLINICAL 3.2). Whole numbers only; pure.

A floor or ceiling blocks only the better labels, never `worse`. Where each row's thresholds come from, and
whether they are published or our own by analogy, stands under its id in content/judging/rules.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Rule:
    """One row. Amounts are in the measure's own unit and always positive.

    `up`: a larger number is better. Improved: better by `improved` and by `percent` of the reference. A lot
    better: improved, by `lot`, and by `lot_percent` of the reference (`lot` None: never). Worse: by `worse`.
    `gate`: the better labels need a reference no better than this (pain: >= 2; a score: <= `gate`).
    `resolved`: a reference of at least this and 0 now. `to_zero_from`: a lot better also at 0 from this.
    `worse_from`: worse only where the value now is at least this. `lot_from`: a lot better only from this.
    """

    id: str
    up: bool
    improved: int
    worse: int
    lot: int | None = None
    percent: int = 0
    lot_percent: int = 0
    gate: int | None = None
    resolved: int | None = None
    to_zero_from: int | None = None
    worse_from: int | None = None
    lot_from: int | None = None
    low: int = 0
    high: int = 10
    small_shift: int | None = None  # from this up to `improved`: "small shift, could be day-to-day"

    def barred(self, ref: int) -> bool:
        """So good at the reference that there is no room to improve."""
        return self.gate is not None and (ref > self.gate if self.up else ref < self.gate)


_ROWS = (
    # Pain: 2 points and 30 % (R02, R70), AND on purpose (3 -> 2 isn't better). Worse at 2 (R68).
    Rule("pain", False, 2, 2, lot=3, percent=30, lot_percent=50, gate=2, resolved=2),
    # One level is within the frequency index's error of 27 % of its range (R04).
    Rule("frequency", False, 2, 2, lot=4, gate=2, resolved=2, high=6),
    Rule("tingling", False, 2, 2, lot=4, gate=2, resolved=2, high=6),
    # Own activities: MDC90 2 for the mean, 3 for one (R09); 2.3 medium, 2.7 large (R10).
    Rule("own_activities", True, 2, 2, lot=3, gate=8),
    Rule("one_activity", True, 3, 3, lot=5, gate=7),
    # Short indices of four items: MDC 22-27 % of the range (R04).
    Rule("sign", True, 20, 20, lot=40, gate=80, high=100, small_shift=10),
    # 13-16 items err less: ODI 10-12 (R02, R10).
    Rule("sign3", True, 15, 15, lot=30, gate=85, high=100),
    Rule("phase", True, 20, 20, lot=40, gate=80, high=100, small_shift=10),
    Rule("overall", True, 10, 10, lot=25, gate=89, high=100),
    # Leg raise: MDC95 3.3 degrees by the same rater, 10.2 by different ones (R13).
    Rule("leg_raise_same", True, 10, 10, lot=20, gate=74, high=90),
    Rule("leg_raise_other", True, 15, 15, gate=74, high=90),
    # Chair stands: MDC about 2.5 (R18); the first ever test is practice (R19).
    Rule("chair_stands", True, 3, 3, lot=6, high=60),
    # Heel raises: limits of agreement +-6.2 between days (R20); counted to 25.
    Rule("heel_raises", True, 7, 7, gate=18, high=25),
    Rule("walk_level", True, 1, 1, lot=3, lot_from=0, high=3),
    Rule("spasms", False, 2, 2, lot=4, gate=3, to_zero_from=3, worse_from=3, high=7),
    # GPE: 2 points is usual (R07), 2.5 in one study (R08); against 0, "the same".
    Rule("gpe", True, 2, 2, lot=4, low=-5, high=5),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.id: rule for rule in _ROWS}

_STRENGTH = {Verdict.IMPROVED: 1, Verdict.A_LOT_BETTER: 2, Verdict.RESOLVED: 3}


def judge(rule: Rule, ref: int, now: int) -> Verdict:
    """The label for `now` against the reference, one session alone (CLINICAL 3.2)."""
    gain = now - ref if rule.up else ref - now
    if -gain >= rule.worse and (rule.worse_from is None or now >= rule.worse_from):
        return Verdict.WORSE
    if rule.barred(ref):
        return Verdict.NO_MEANINGFUL_CHANGE
    if rule.resolved is not None and ref >= rule.resolved and now == 0:
        return Verdict.RESOLVED
    if gain < rule.improved or 100 * gain < rule.percent * ref:
        return Verdict.NO_MEANINGFUL_CHANGE
    if rule.to_zero_from is not None and now == 0 and ref >= rule.to_zero_from:
        return Verdict.A_LOT_BETTER
    far = rule.lot is not None and gain >= rule.lot and 100 * gain >= rule.lot_percent * ref
    if far and (rule.lot_from is None or ref == rule.lot_from):
        return Verdict.A_LOT_BETTER
    return Verdict.IMPROVED


def no_change_band(rule: Rule, ref: int) -> tuple[int, int]:
    """Lowest and highest value that is no clear change from `ref`, in the measure's unit."""
    same = [v for v in range(rule.low, rule.high + 1) if judge(rule, ref, v) is Verdict.NO_MEANINGFUL_CHANGE]
    # Values beyond a ceiling are "no change" too, so the two ends are the band: nothing between them differs.
    return (min(same), max(same)) if same else (ref, ref)


def least_gain(rule: Rule, ref: int) -> int | None:
    """How much better than `ref` is the least that counts; None where no value could count."""
    values = range(ref + 1, rule.high + 1) if rule.up else range(ref - 1, rule.low - 1, -1)
    return next((abs(v - ref) for v in values if judge(rule, ref, v).direction > 0), None)


def weaker(a: Verdict, b: Verdict) -> Verdict:
    """Of two labels in the same direction, the one that claims less."""
    return a if _STRENGTH.get(a, 0) <= _STRENGTH.get(b, 0) else b


@dataclass(frozen=True)
class Judged:
    """One leg's verdict, and what is needed to join it with the other leg's."""

    verdict: Verdict
    confirmed: bool = False
    burden: int | None = None  # how bad at the reference: larger is worse, in any unit common to both legs


def both_legs(legs: Iterable[Judged]) -> tuple[Verdict, bool]:
    """Two legs' verdicts as one, and whether it is confirmed (CLINICAL 0, "Two legs")."""
    told = [j for j in legs if j.verdict is not Verdict.CANT_TELL]
    if not told:
        return Verdict.CANT_TELL, False
    if len(told) == 1:
        return told[0].verdict, told[0].confirmed
    one, other = told
    if one.verdict is other.verdict and one.verdict.direction == 0:
        return one.verdict, False
    if Verdict.MIXED in (one.verdict, other.verdict) or one.verdict.direction * other.verdict.direction < 0:
        return Verdict.MIXED, False
    if one.verdict.direction == other.verdict.direction:
        return weaker(one.verdict, other.verdict), one.confirmed and other.confirmed
    moved, still = (one, other) if one.verdict.direction else (other, one)
    if moved.verdict is Verdict.WORSE:  # never hidden by the other leg
        return Verdict.WORSE, moved.confirmed
    if moved.burden is not None and still.burden is not None and moved.burden > still.burden:
        return moved.verdict, moved.confirmed
    return still.verdict, False
