"""Sessions as the phase rules see them: one step a day, with the numbers they look at (CLINICAL 6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.facts import ROLES
from assessments.judging import phase, safety
from assessments.judging.phase import Inputs, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from assessments.judging.episodes import Episode
    from assessments.judging.progress import Flag
    from assessments.judging.sheets import Sheet, Sheets


def steps(
    sheets: Sheets,
    episode: Episode,
    opened: Mapping[str, tuple[Flag, ...]],
    improved: Collection[str],
    overrides: Mapping[date, int],
) -> list[Step]:
    """One step a day: the later check-in, never a bad-day entry over one; on hold if the day ended so.

    `opened`: session id -> flags open after it. `improved`: ids of sessions with better leg pain.
    `overrides`: the phase that the person set on a day; it counts from the check-in of that day or before.
    """
    found: dict[date, Step] = {}
    for session in episode.sessions:
        flagged = session.stopped or safety.holds(opened[session.id])
        step = Step(
            session.day,
            Inputs() if session.stopped else inputs(sheets.of(session)),
            flagged=flagged,
            flare_stops=session.answers.get("flare_stops") == "yes",
            lp_improved=session.id in improved,
            short=session.short or session.stopped,
        )
        there = found.get(session.day)
        keep = there is not None and not there.short and (step.short or phase.candidate(step.inputs) is None)
        found[session.day] = replace(there, flagged=flagged) if keep and there is not None else step
    days = sorted(found)
    for day, number in overrides.items():
        before = [d for d in days if d <= day]
        if before:
            found[before[-1]] = replace(found[before[-1]], override=number)
    return [found[day] for day in days]


def inputs(sheet: Sheet) -> Inputs:
    """What the phase rules look at in one session."""
    roles = [r for item in ROLES if (r := sheet.number(item)) is not None]
    return Inputs(
        lp=sheet.worst("s2_leg_avg"),
        lw=sheet.worst("s2_leg_worst"),
        bp=sheet.number("s2_back_avg"),
        z=sheet.worst("s1_far_usual"),
        f3=sheet.worse("s3").points,
        f5=sheet.worse("s5").points,
        nw=sheet.number("ctx_sleep"),
        freq=sheet.worst("s2_leg_freq"),
        role=min(roles, default=None),
        painfree=sheet.number("p3_painfree"),
        gpe=sheet.number("gpe"),
    )
