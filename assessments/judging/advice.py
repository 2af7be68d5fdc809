"""The advice table: which rows apply, each with its level and one sentence (CLINICAL 6, with 4 and 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assessments.judging.marks import (
    BROKEN_NIGHTS,
    FEELS_WORSE,
    LASTING_PAIN,
    SEVERE_PAIN,
    SIX_WEEKS,
    TWELVE_WEEKS,
    WELL_PAIN,
    WELL_SCORE,
)
from assessments.judging.progress import Advice
from assessments.judging.verdicts import Verdict
from assessments.judging.whole import worse_for_sure
from assessments.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.episodes import Episode
    from assessments.judging.line import Line
    from assessments.judging.phase import Inputs, Walk
    from assessments.judging.progress import Flag
    from assessments.judging.sheets import Sheets
    from assessments.judging.signs import Lines
    from assessments.session import Session


@dataclass(frozen=True)
class Case:
    """What advice is given on: the lines, the phase, and each usable session's inputs in order."""

    sheets: Sheets
    episode: Episode
    lines: Lines
    walk: Walk
    inputs: Sequence[Inputs]
    flags: tuple[Flag, ...]


def advice(case: Case) -> tuple[Advice, ...]:
    """The rows that apply, most pressing first: open warning signs, then S, then what is good to know."""
    library = case.sheets.library
    rows = [Advice(f.level, f.action, f.code) for f in case.flags]
    soon = _soon(case)
    rows += soon
    latest = case.episode.sessions[-1] if case.episode.sessions else None
    if soon and _care(case) == "yes":
        rows.append(Advice("info", say(library, "advice.already_in_care"), "in_care"))
    if case.episode.come_back:
        rows.append(Advice("info", say(library, "advice.relapse"), "relapse"))
    if latest is not None and latest.answers.get("flare") == "yes":
        rows.append(Advice("info", say(library, "advice.flare"), "flare"))
    return tuple(rows)


def better(line: Line) -> bool:
    """Better by the rule table, confirmed or not."""
    return line.verdict.direction > 0


def _soon(case: Case) -> list[Advice]:
    """The rows "see a clinician soon": what is worse, then what is hard to bear, then what takes long."""
    usable = case.episode.usable
    if not usable:
        return []
    library, lines = case.sheets.library, case.lines
    pain, overall, zone = lines.measures["leg_pain"], lines.overall, lines.measures["zone"]
    rows: list[Advice] = []

    def row(code: str, **blanks: object) -> None:
        rows.append(Advice("S", say(library, f"advice.{code}", **blanks), code))

    began, known = onset(case.sheets, case.episode.sessions, case.episode.before)
    today = usable[-1].day
    gone = today - began
    suffix = "" if known else "_record"
    told = any(one.verdict is not Verdict.CANT_TELL for one in (pain, overall))
    compared = told and not case.episode.just_opened
    well = (pain.now or 0) <= WELL_PAIN and (overall.now is None or overall.now >= WELL_SCORE)
    own_view = case.inputs[-1].gpe if case.inputs else None
    feels_worse = own_view is not None and own_view <= FEELS_WORSE
    if worse_for_sure(overall):
        row("worse_overall")
    if worse_for_sure(pain) and feels_worse:
        row("worse_pain")
    if worse_for_sure(zone) and feels_worse:
        row("worse_zone")
    pains = [i.lp >= SEVERE_PAIN for i in case.inputs if i.lp is not None]
    nights = [i.nw >= BROKEN_NIGHTS for i in case.inputs if i.nw is not None]
    both = [i for i in case.inputs if i.lp is not None or i.nw is not None]
    if _twice(pains):
        row("severe_pain")
    if _twice(nights):
        row("broken_nights")
    if _twice([(i.lp or 0) >= SEVERE_PAIN or (i.nw or 0) >= BROKEN_NIGHTS for i in both]) and not (
        _twice(pains) or _twice(nights)
    ):
        row("pain_and_nights")
    if usable[-1].answers.get("flare_stops") == "yes":
        row("stops")
    if gone >= SIX_WEEKS and compared and not (better(pain) or better(overall)) and not well:
        row(f"six_weeks{suffix}", weeks=gone.days // 7)
    if case.walk.since is not None:
        in_phase = today - case.walk.since
        if case.walk.now == 1 and in_phase > SIX_WEEKS:
            row("phase1_long")
        if case.walk.now == 2 and in_phase > TWELVE_WEEKS and not (better(pain) or better(overall)):
            row("phase2_long")
    if gone >= TWELVE_WEEKS and (pain.now or 0) >= LASTING_PAIN and _care(case) != "yes":
        row(f"twelve_weeks{suffix}")
    return rows


def _twice(held: Sequence[bool]) -> bool:
    """In each of the last two check-ins that tell."""
    return len(held) > 1 and all(held[-2:])


def onset(sheets: Sheets, sessions: Sequence[Session], before: date | None) -> tuple[date, bool]:
    """When the leg pain of a spell began, and whether the person said so; else the day of its first session.

    `before`: the last check-in of the spell before. A day up to then is that spell's, told again.
    """
    for session in reversed(sessions):
        said = sheets.of(session).get("ctx_onset")
        if isinstance(said, str):
            try:
                said = date.fromisoformat(said)
            except ValueError:
                continue
        if isinstance(said, date) and (before is None or said > before):
            return said, True
    return sessions[0].day, False


def _care(case: Case) -> object:
    said = (case.sheets.of(s).get("ctx_care") for s in reversed(case.episode.sessions))
    return next((answer for answer in said if answer is not None), None)
