"""Which recovery phase a person is in, and why (CLINICAL 6). Pure: numbers in, phase out.

The marks at which a phase is entered and left stand in marks.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from assessments.judging.marks import (
    APART,
    APART_UP,
    BACK,
    BADGE,
    FORWARD,
    GAP,
    RECOVERED,
    RELIEF,
    SLIP,
    Inputs,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

__all__ = ["Inputs", "Step", "Walk", "candidate", "walk"]

_ROW = 12  # check-ins looked back over; closer than a day apart there are none


@dataclass(frozen=True)
class Step:
    """One session as the walk sees it.

    `flagged`: a symptom flag E or U is open. `flare_stops`: "this is a flare that stops my usual activities".
    `lp_improved`: leg pain is better than the reference by the rule table. `short`: a bad-day entry.
    """

    day: date
    inputs: Inputs
    flagged: bool = False
    flare_stops: bool = False
    lp_improved: bool = False
    short: bool = False
    override: int | None = None


@dataclass(frozen=True)
class Walk:
    """Where the steps lead. `since`: day the phase began. `moved`: (from, to) if the last step moved it.

    `reasons`: the inputs that decided, first the ones that tipped it; `inputs` are of the step that counts.
    `between`: the last answers alone would be another phase, but don't move it. `kept`: the last answers
    give no candidate, so the phase stays. `gap`: a first look again after 8 weeks.
    """

    now: int | None = None
    status: str = "unknown"
    since: date | None = None
    pending: int | None = None
    moved: tuple[int, int] | None = None
    badge: bool = False
    reasons: tuple[str, ...] = ()
    inputs: Inputs = field(default_factory=Inputs)
    kept: bool = False
    gap: bool = False
    flare: bool = False
    between: bool = False


def candidate(i: Inputs) -> int | None:
    """The phase of one session alone, first match of 3, 1, 2; None where leg pain or Sign 3 is missing."""
    if i.lp is None or i.f3 is None:
        return None
    at = RECOVERED
    three = (
        i.lp <= at.lp
        and (i.lw is not None and i.lw <= at.lw)
        and (i.bp is None or i.bp <= at.bp)
        and (i.z is not None and i.z <= at.z)
        and i.f3 >= at.f3
        and (i.f5 is None or i.f5 >= at.f5)
        and (i.role is not None and i.role >= at.role)
        and (i.nw is None or i.nw <= at.nw)
    )
    if three:
        return 3
    return 1 if _relief(i) else 2


def _relief(i: Inputs) -> tuple[str, ...]:
    """The clauses of candidate 1 that hold."""
    lp, f3 = i.lp or 0, i.f3
    held = (
        ("lp", lp >= RELIEF.lp),
        ("nw", i.nw is not None and i.nw >= RELIEF.nw),
        ("f3", f3 is not None and f3 < RELIEF.f3_below),
        ("freq", i.freq is not None and i.freq >= RELIEF.freq and lp >= RELIEF.freq_lp),
    )
    return tuple(name for name, holds in held if holds)


def walk(steps: Sequence[Step]) -> Walk:
    """The phase after these steps, which are in order of time, one for a day."""
    seen: list[tuple[Step, int]] = []  # steps that count, since the phase was last entered
    at = shown = Walk()
    marks: list[Step] = []  # an unbroken run at the badge's marks
    previous: Step | None = None
    for step in steps:
        if previous is not None and step.day - previous.day > GAP:
            seen, marks, at = [], [], Walk(gap=True)
        previous = step
        if step.flagged:
            seen, marks = [], []  # no run of check-ins reaches over an open warning sign
            shown = replace(at, status="on_hold", pending=None, moved=None, badge=False)
            continue
        at = replace(at, moved=None, kept=False)
        if step.override is not None:
            seen, marks = [], []
            at = Walk(step.override, "override", step.day, inputs=step.inputs, reasons=("override",))
        cand = None if step.short else candidate(step.inputs)
        if cand is None:
            if step.flare_stops and (at.now == 2 or (at.now == 3 and (step.inputs.lp or 0) >= BACK.lp)):
                seen, marks, at = [], [], _entered(at, 1, step)
            shown = at = replace(at, kept=at.now is not None and not step.short and at.moved is None)
            continue
        at, seen = _counted(at, seen, step, cand)
        marks = [*marks, step] if at.now == 3 and _at_marks(step.inputs) else []
        badge = bool(marks) and step.day - marks[0].day >= BADGE.apart
        shown = at = replace(at, badge=badge)
    return shown


def _counted(
    at: Walk, seen: list[tuple[Step, int]], step: Step, cand: int
) -> tuple[Walk, list[tuple[Step, int]]]:
    """One more step with a candidate: the first look, a move, a mark met, or the same phase again."""
    if at.now is None:
        first = Walk(cand, "first_look", step.day, gap=at.gap, inputs=step.inputs, reasons=_why(step, cand))
        return first, [(step, cand)]
    here = at.now
    seen = [*seen[-_ROW:], (step, cand)]
    to = None if step.override is not None else _move(here, seen)
    if to is not None:
        at = _entered(at, to, step)
        return at, ([] if at.flare else seen[-1:])
    pending = _next_like_this(here, step, cand)
    status = "override" if at.status == "override" else "confirmed" if pending is None else "pending"
    reasons = at.reasons if step.override is not None else _why(step, here)
    return replace(
        at,
        status=status,
        pending=pending,
        inputs=step.inputs,
        reasons=reasons,
        gap=False,
        flare=False,
        between=cand != here,
    ), seen


def _entered(at: Walk, to: int, step: Step) -> Walk:
    assert at.now is not None
    flare = step.flare_stops and to == 1
    reasons = ((("flare_stops",) if flare else ()) + _why(step, to))[:3]
    return Walk(
        to, "confirmed", step.day, moved=(at.now, to), inputs=step.inputs, reasons=reasons, flare=flare
    )


def _move(now: int, seen: list[tuple[Step, int]]) -> int | None:
    """The phase that the latest counted step moves to, None where it stays (the table of section 6)."""
    step, cand = seen[-1]
    i = step.inputs
    assert i.lp is not None
    assert i.f3 is not None
    if now == 1:
        once = (
            cand >= 2
            and i.lp <= FORWARD.lp
            and i.f3 >= FORWARD.f3
            and step.lp_improved
            and i.gpe is not None
            and i.gpe >= FORWARD.gpe
        )
        pair = _pair(seen, APART, lambda _, c: c >= 2)
        twice = pair is not None and (pair.inputs.lp or 0) + i.lp <= FORWARD.lp_sum
        return 2 if once or twice else None
    if now == 2:
        if step.flare_stops:
            return 1
        high = _pair(seen, APART, lambda s, _: (s.inputs.lp or 0) >= BACK.lp)
        stiff = _pair(seen, APART, lambda s, _: s.inputs.f3 is not None and s.inputs.f3 < BACK.f3_below)
        if (high is not None and (high.inputs.lp or 0) + i.lp >= BACK.lp_sum) or stiff is not None:
            return 1
        return 3 if _pair(seen, APART_UP, lambda _, c: c == 3) else None
    if i.lp >= BACK.lp and step.flare_stops:
        return 1
    once = i.lp >= SLIP.once_lp and i.z is not None and i.z >= SLIP.once_z
    return 2 if once or _pair(seen, APART, lambda s, _: _slipped(s.inputs)) else None


def _slipped(i: Inputs) -> bool:
    return (
        (i.lp is not None and i.lp >= SLIP.lp)
        or (i.f3 is not None and i.f3 < SLIP.f3_below)
        or (i.role is not None and i.role <= SLIP.role)
    )


def _pair(seen: list[tuple[Step, int]], apart: timedelta, fits: Callable[[Step, int], bool]) -> Step | None:
    """The earlier of two steps in a row that both fit, at least `apart` before the last.

    Check-ins closer together than that neither make a pair nor break one, unless one of them doesn't fit.
    """
    last, cand = seen[-1]
    if not fits(last, cand):
        return None
    for step, c in reversed(seen[:-1]):
        if not fits(step, c):
            return None
        if last.day - step.day >= apart:
            return step
    return None


def _next_like_this(now: int, step: Step, cand: int) -> int | None:
    """The phase that one more check-in just like the last one would move to."""
    again = replace(step, day=step.day + timedelta(days=7), flare_stops=False)
    return _move(now, [(step, cand), (again, cand)])


def _at_marks(i: Inputs) -> bool:
    """Leg pain 0, 28 days without it, Sign 3 at 92 or more (R06, R59)."""
    return i.lp == 0 and (i.painfree or 0) >= BADGE.painfree and (i.f3 or 0) >= BADGE.f3


def _why(step: Step, phase: int) -> tuple[str, ...]:
    """The three inputs that decide: for phase 1 first the clauses that hold."""
    i = step.inputs
    if phase == 1:
        order = (*_relief(i), "lp", "f3", "nw")
    elif phase == 3:
        order = ("lp", "f3", "role", "z")
    else:
        order = ("lp", "f3", "nw", "freq", "role")
    there = [name for name in dict.fromkeys(order) if getattr(i, name) is not None]
    return tuple(there[:3])
