"""Works out a Progress: episode, lines, phase, warning signs, advice and the words, each once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.answers import LEGS, Answers
from assessments.judging import episodes, phase, safety, signs
from assessments.judging.advice import Course, advice, worse_for_sure
from assessments.judging.phase import Inputs, Step
from assessments.judging.progress import BodyPoint, PhaseView, Progress
from assessments.judging.sheets import Sheets
from assessments.judging.summary import notes, summary
from assessments.judging.verdicts import Verdict
from assessments.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from assessments.judging.episodes import Episode
    from assessments.judging.phase import Walk
    from assessments.judging.progress import Flag, Line
    from assessments.judging.signs import Lines
    from assessments.library import Library
    from assessments.session import Session

_ROLES = ("p3_work", "p3_hobby", "p3_home")
_STRENGTH = ("heel_walk", "toe_walk", "heel_raises")


def of(sessions: Iterable[Session], library: Library, now: date, person: str = "me") -> Progress:
    """Everything there is to say about one person's sessions, given in any order.

    `now` only dates the next check-in: no verdict depends on it. `person` is told while there is no session.
    """
    sessions = tuple(sessions)
    sheets = Sheets(library)
    episode = episodes.current(sessions)
    everything = (*episode.earlier, *episode.sessions)
    opened = dict(zip((s.id for s in everything), safety.open_by_session(library, everything), strict=True))
    latest = episode.sessions[-1] if episode.sessions else None
    flags = opened[latest.id] if latest else ()
    judged = _judged(episode)
    if _too_young(sheets, latest):
        judged = ()
    lines = signs.lines(sheets, judged, _first_tests(everything))
    if episode.just_opened:
        lines = _come_back(library, lines)
    held = _held(lines, flags)
    if held:
        lines = replace(lines, overall=_mixed(library, lines.overall))
    improved = {p.session for p in lines.measures["leg_pain"].points if p.verdict and p.verdict.direction > 0}
    steps = _steps(sheets, episode, opened, improved)
    walk = phase.walk(steps)
    course = Course(sheets, episode, lines, walk, [s.inputs for s in steps if not s.short], flags)
    told = advice(course)
    said = summary(course, told, held, now)
    if _too_young(sheets, latest):
        young = say(library, "summary.start.under_18")
        said = (young, say(library, "notice.record"), say(library, "notice.regulator"))
        walk, told = phase.Walk(), tuple(a for a in told if a.level in ("E", "U"))
    return Progress(
        person=latest.person if latest else person,
        sessions=everything,
        since=next((s.day for s in judged if episodes.usable(s)), None),
        overall=lines.overall,
        signs=lines.signs,
        measures=lines.measures,
        phases=lines.phases,
        activities=lines.activities,
        phase=phase_view(walk, library),
        flags=flags,
        advice=told,
        summary=said,
        maps=tuple(_maps(judged)),
        safety_left_open=safety.left_open(library, latest) if latest else 0,
        notes=notes(course, latest, now),
    )


def _judged(episode: Episode) -> tuple[Session, ...]:
    """The sessions the lines run over: this episode's; for the one that opens it, the old episode's too."""
    if not episode.just_opened:
        return episode.sessions
    return (*episodes.current(episode.earlier).sessions, *episode.sessions)


def _too_young(sheets: Sheets, latest: Session | None) -> bool:
    return latest is not None and sheets.answers(latest).get("ctx_age") == "under_18"


def _first_tests(sessions: Sequence[Session]) -> dict[str, str]:
    """The first chair stands ever: practice, never a reference (R19)."""
    first = next((s for s in sessions if not s.stopped and s.answers.number("s5_chair") is not None), None)
    return {"chair_stands": first.id} if first else {}


def _come_back(library: Library, lines: Lines) -> Lines:
    """The check-in that opens an episode: pain and the whole are worse, "it has come back", for this once."""

    def back(line: Line) -> Line:
        if line.now is None:
            return line
        label = say(library, "remark.come_back")
        why = say(library, "relapse.start")
        return replace(line, verdict=Verdict.WORSE, confirmed=False, label=label, why=why, legs={})

    pain = back(lines.measures["leg_pain"])
    return replace(lines, overall=back(lines.overall), measures={**lines.measures, "leg_pain": pain})


def _held(lines: Lines, flags: tuple[Flag, ...]) -> str:
    """What keeps a better index from being called improved: flag, strength, leg_pain, zone, or "" (3.2)."""
    if lines.overall.verdict.direction <= 0:
        return ""
    if safety.holds(flags):
        return "flag"
    strength = [lines.signs["s5"], *(lines.measures[m] for m in _STRENGTH)]
    if any(one.verdict is Verdict.WORSE for line in strength for one in (line, *line.legs.values())):
        return "strength"
    return next((name for name in ("leg_pain", "zone") if worse_for_sure(lines.measures[name])), "")


def _mixed(library: Library, overall: Line) -> Line:
    """What is open or worse is the person's, so neither leg is called improved either."""
    return replace(
        overall,
        legs={
            leg: _mixed(library, one) if one.verdict.direction > 0 else one
            for leg, one in overall.legs.items()
        },
        verdict=Verdict.MIXED,
        confirmed=False,
        label=say(library, "verdict.mixed"),
        why=say(library, "why.held_back"),
    )


def _steps(
    sheets: Sheets, episode: Episode, opened: dict[str, tuple[Flag, ...]], improved: set[str]
) -> list[Step]:
    """One step a day: the later check-in, never a bad-day entry over one; on hold if the day ended so."""
    steps: dict[date, Step] = {}
    for session in episode.sessions:
        flagged = session.stopped or safety.holds(opened[session.id])
        answers = session.answers
        override = answers.number("phase_override")
        step = Step(
            session.day,
            Inputs() if session.stopped else inputs(sheets, session),
            flagged=flagged,
            flare_stops=answers.get("flare_stops") == "yes",
            lp_improved=session.id in improved,
            short=session.short or session.stopped,
            override=override,
        )
        there = steps.get(session.day)
        keep = there is not None and not there.short and (step.short or phase.candidate(step.inputs) is None)
        steps[session.day] = replace(there, flagged=flagged) if keep and there is not None else step
    return [steps[day] for day in sorted(steps)]


def inputs(sheets: Sheets, session: Session) -> Inputs:
    """What the phase rules look at in one session."""
    answers = sheets.answers(session)
    roles = [r for item in _ROLES if (r := answers.number(item)) is not None]
    return Inputs(
        lp=_worst(answers, "s2_leg_avg"),
        lw=_worst(answers, "s2_leg_worst"),
        bp=answers.number("s2_back_avg"),
        z=_worst(answers, "s1_far_usual"),
        f3=sheets.worse("s3", session).points,
        f5=sheets.worse("s5", session).points,
        nw=answers.number("ctx_sleep"),
        freq=_worst(answers, "s2_leg_freq"),
        role=min(roles, default=None),
        painfree=answers.number("p3_painfree"),
        gpe=answers.number("gpe"),
    )


def _worst(answers: Answers, item: str) -> int | None:
    return max((n for leg in LEGS if (n := answers.number(item, leg)) is not None), default=None)


def phase_view(walk: Walk, library: Library) -> PhaseView:
    """The phase in words: its inputs, then how sure it is; on hold comes first."""
    why = [] if walk.status == "unknown" else [_reason(name, walk.inputs, library) for name in walk.reasons]
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
    return PhaseView(walk.now, walk.status, tuple(sentences), title, walk.pending, walk.badge)


_REASONS = {
    "lp": "leg_pain", "lw": "leg_worst", "bp": "back_pain", "z": "zone", "f3": "mobility", "f5": "strength",
    "nw": "nights", "freq": "frequency", "role": "role",
}  # fmt: skip


def _reason(name: str, i: Inputs, library: Library) -> str:
    if name == "flare_stops":
        return say(library, "phase_why.flare_stops")
    if name == "override":
        return say(library, "phase_status.override")
    value = getattr(i, name)
    if name == "z":
        value = say(library, f"zone_place.{value}")
    elif name == "freq":
        value = library.question("s2_leg_freq").words(value)
    elif name == "role":
        value = library.question("p3_hobby").words(value)
    return say(library, f"phase_why.{_REASONS[name]}", value=value)


def _maps(sessions: Sequence[Session]) -> list[BodyPoint]:
    found = []
    for session in sessions:
        places = session.answers.get("s1_zones")
        reach = {leg: z for leg in LEGS if (z := session.answers.number("s1_far_usual", leg)) is not None}
        if not session.stopped and (isinstance(places, list) or reach):
            marked = frozenset(places if isinstance(places, list) else ())
            found.append(BodyPoint(session.day, session.id, marked, reach))
    return found
