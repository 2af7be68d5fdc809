"""The recovery phase in words: the inputs that decided it, and how sure it is (CLINICAL 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.judging.progress import PhaseView
from assessments.wording import say

if TYPE_CHECKING:
    from assessments.judging.marks import Inputs
    from assessments.judging.phase import Walk
    from assessments.library import Library

_REASONS = {
    "lp": "leg_pain", "lw": "leg_worst", "bp": "back_pain", "f3": "mobility", "f5": "strength",
    "nw": "nights",
}  # fmt: skip
_BY_VALUE = {"z": "phase_why_zone", "freq": "phase_why_frequency", "role": "phase_why_role"}


def phase_view(walk: Walk, library: Library) -> PhaseView:
    """The phase in words: its inputs, then how sure it is; on hold comes first."""
    why = [] if walk.status == "unknown" else [reason(name, walk.inputs, library) for name in walk.reasons]
    status = "pending_back" if walk.pending and walk.now and walk.pending < walk.now else walk.status
    if walk.between and status == "confirmed":
        status = "between"
    state = [say(library, f"phase_status.{status}")]
    if walk.moved:
        way = "moved_up" if walk.moved[1] > walk.moved[0] else "moved_back"
        state.append(say(library, f"phase_status.{way}", **{"from": walk.moved[0], "to": walk.moved[1]}))
    if walk.gap:
        state.append(say(library, "phase_status.gap"))
    if walk.kept:
        state.append(say(library, "phase_status.kept"))
    if walk.badge:
        state.append(say(library, "badge.text"))
    sentences = [*state, *why] if walk.status == "on_hold" else [*why, *state]
    title = say(library, f"phase.{walk.now or 'none'}")
    return PhaseView(
        walk.now,
        walk.status,
        tuple(sentences),
        title,
        walk.pending,
        walk.badge,
        since=walk.since,
        reasons=tuple(name for name in walk.reasons if walk.status != "unknown"),
        inputs=walk.inputs,
    )


def reason(name: str, i: Inputs, library: Library) -> str:
    """One input as a sentence."""
    if name == "flare_stops":
        return say(library, "phase_why.flare_stops")
    if name == "override":
        return say(library, "phase_status.override")
    value = getattr(i, name)
    if name in _BY_VALUE:
        return say(library, f"{_BY_VALUE[name]}.{value}")
    return say(library, f"phase_why.{_REASONS[name]}", value=value)
