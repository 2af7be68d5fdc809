"""Which recovery phase a person is in, and why (CLINICAL 6). Pure: numbers in, phase out.

A phase is entered and left at different lines, so that a single odd week moves nobody to and fro.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

GAP_DAYS = 56  # more than 8 weeks: a first look again
APART = 3  # days between two check-ins that move a phase together
APART_UP = 6  # 2 -> 3 asks for more
HIGH = 6  # leg pain that leads back to phase 1, twice or with the person's word
BADGE_DAYS = 14
PAIN_FREE = 28
_ROW = 12  # check-ins looked back over; closer than a day apart there are none


@dataclass(frozen=True)
class Inputs:
    """What one session says; None where it has no answer. The worse leg's.

    lp, lw, bp: average leg, worst leg, average back pain 0-10. z: usual zone 0-7. f3, f5: Signs 3, 5, 0-100.
    nw: nights woken 0-7. freq: how often 0-6. role: lowest of work, hobbies, home 0-4. painfree: of 28 days.
    """

    lp: int | None = None
    lw: int | None = None
    bp: int | None = None
    z: int | None = None
    f3: int | None = None
    f5: int | None = None
    nw: int | None = None
    freq: int | None = None
    role: int | None = None
    painfree: int | None = None
    gpe: int | None = None


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
    inputs: Inputs = Inputs()
    kept: bool = False
    gap: bool = False
    flare: bool = False
    between: bool = False


def candidate(i: Inputs) -> int | None:
    """The phase of one session alone, first match of 3, 1, 2; None where leg pain or Sign 3 is missing."""
    if i.lp is None or i.f3 is None:
        return None
    three = (
        i.lp <= 1
        and (i.lw is not None and i.lw <= 3)
        and (i.bp is None or i.bp <= 2)
        and (i.z is not None and i.z <= 2)
        and i.f3 >= 85
        and (i.f5 is None or i.f5 >= 80)
        and (i.role is not None and i.role >= 3)
        and (i.nw is None or i.nw <= 1)
    )
    if three:
        return 3
    return 1 if _relief(i) else 2


def _relief(i: Inputs) -> tuple[str, ...]:
    """The clauses of candidate 1 that hold."""
    lp, f3 = i.lp or 0, i.f3
    held = (
        ("lp", lp >= 5),
        ("nw", i.nw is not None and i.nw >= 4),
        ("f3", f3 is not None and f3 < 40),
        ("freq", i.freq is not None and i.freq >= 5 and lp >= 4),
    )
    return tuple(name for name, holds in held if holds)


def walk(steps: Sequence[Step]) -> Walk:
    """The phase after these steps, which are in order of time, one for a day."""
    seen: list[tuple[Step, int]] = []  # steps that count, since the phase was last entered
    at = shown = Walk()
    marks: list[Step] = []  # an unbroken run at the badge's marks
    previous: Step | None = None
    for step in steps:
        if previous is not None and (step.day - previous.day).days > GAP_DAYS:
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
            if step.flare_stops and (at.now == 2 or (at.now == 3 and (step.inputs.lp or 0) >= HIGH)):
                seen, marks, at = [], [], _entered(at, 1, step)
            shown = at = replace(at, kept=at.now is not None and not step.short and at.moved is None)
            continue
        at, seen = _counted(at, seen, step, cand)
        marks = [*marks, step] if at.now == 3 and _at_marks(step.inputs) else []
        badge = bool(marks) and (step.day - marks[0].day).days >= BADGE_DAYS
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
            cand >= 2 and i.lp <= 3 and i.f3 >= 50 and step.lp_improved and i.gpe is not None and i.gpe >= 2
        )
        pair = _pair(seen, APART, lambda _, c: c >= 2)
        twice = pair is not None and (pair.inputs.lp or 0) + i.lp <= 7
        return 2 if once or twice else None
    if now == 2:
        if step.flare_stops:
            return 1
        high = _pair(seen, APART, lambda s, _: (s.inputs.lp or 0) >= HIGH)
        stiff = _pair(seen, APART, lambda s, _: s.inputs.f3 is not None and s.inputs.f3 < 30)
        if (high is not None and (high.inputs.lp or 0) + i.lp >= 13) or stiff is not None:
            return 1
        return 3 if _pair(seen, APART_UP, lambda _, c: c == 3) else None
    if i.lp >= HIGH and step.flare_stops:
        return 1
    if (i.lp >= 4 and i.z is not None and i.z >= 3) or _pair(seen, APART, lambda s, _: _slipped(s.inputs)):
        return 2
    return None


def _slipped(i: Inputs) -> bool:
    return (
        (i.lp is not None and i.lp >= 3)
        or (i.f3 is not None and i.f3 < 75)
        or (i.role is not None and i.role <= 1)
    )


def _pair(seen: list[tuple[Step, int]], apart: int, fits: Callable[[Step, int], bool]) -> Step | None:
    """The earlier of two steps in a row that both fit, at least `apart` days before the last.

    Check-ins closer together than that neither make a pair nor break one, unless one of them doesn't fit.
    """
    last, cand = seen[-1]
    if not fits(last, cand):
        return None
    for step, c in reversed(seen[:-1]):
        if not fits(step, c):
            return None
        if (last.day - step.day).days >= apart:
            return step
    return None


def _next_like_this(now: int, step: Step, cand: int) -> int | None:
    """The phase that one more check-in just like the last one would move to."""
    again = replace(step, day=step.day + timedelta(days=7), flare_stops=False)
    return _move(now, [(step, cand), (again, cand)])


def _at_marks(i: Inputs) -> bool:
    """Leg pain 0, 28 days without it, Sign 3 at 92 or more (R06, R59)."""
    return i.lp == 0 and (i.painfree or 0) >= PAIN_FREE and (i.f3 or 0) >= 92


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
