"""The person's own numbers that a judgement rests on, each as one sentence. What `Origin.inputs` says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.answers import Key
from assessments.judging import scoring
from assessments.judging.advice import onset
from assessments.judging.phase_words import reason
from assessments.judging.sheets import Sheets
from assessments.judging.signs import JUDGED_BY
from assessments.wording import full_day, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from assessments.answers import Leg, Value
    from assessments.assessment import Component
    from assessments.judging.course import Course
    from assessments.judging.line import Line
    from assessments.judging.progress import Flag, Progress
    from assessments.library import Library
    from assessments.session import Session

# Advice row or note -> the lines it looks at.
_LINES = {
    "six_weeks": ("leg_pain", "overall"), "worse_overall": ("overall",), "worse_pain": ("leg_pain", "gpe"),
    "worse_zone": ("zone", "gpe"), "phase2_long": ("leg_pain", "overall"),
    "twelve_weeks": ("leg_pain",), "gpe_differs": ("overall", "leg_pain", "gpe"),
    "med_days": ("leg_pain",), "back_may_rise": ("zone", "back_pain"),
    "not_recovery_yet": ("leg_pain", "overall"),
}  # fmt: skip
# Row or note -> the item it counts.
_DAYS = {"med_days": "ctx_med_days", "broken_nights": "ctx_sleep", "pain_and_nights": "ctx_sleep"}


def of_line(progress: Progress, library: Library, line: Line, session: str = "") -> tuple[str, ...]:
    """Then and now, each leg where they differ; for a score what it is made of, of that or the latest day."""
    sheets = Sheets(library)
    point = next((p for p in line.points if p.session == session), None)
    if point is not None:
        told = [_value(library, line, point.value, "day", point.day)]
    else:
        judged = progress.measures[JUDGED_BY[line.id]] if line.id in JUDGED_BY else None
        told = [row for one in (judged, line) if one is not None for row in _each_leg(library, one)]
    session = session or next((p.session for p in reversed(line.points) if p.value is not None), "")
    found = next((s for s in progress.sessions if s.id == session), None)
    sure = () if point is not None else _how_sure(library, line)
    return tuple(row for row in (*told, *sure, *(_made_of(sheets, line, found) if found else ())) if row)


def _how_sure(library: Library, line: Line) -> tuple[str, ...]:
    """Whether one check-in says so, or two in a row."""
    direction = line.verdict.direction
    if not direction or line.rule == "gpe":
        return ()
    if line.confirmed:
        return (say(library, "confirm.confirmed"),)
    return (say(library, "confirm.provisional" if direction > 0 else "confirm.worse_provisional"),)


def of_phase(progress: Progress, library: Library) -> tuple[str, ...]:
    """What the phase rules looked at: what decided first, then the rest."""
    phase = progress.phase
    if phase.inputs is None:
        return ()
    others = ("lp", "lw", "bp", "z", "f3", "f5", "nw", "freq", "role")
    names = dict.fromkeys((*phase.reasons, *(n for n in others if getattr(phase.inputs, n) is not None)))
    since = (say(library, "ground.phase_since", day=full_day(phase.since)),) if phase.since else ()
    return (*(reason(name, phase.inputs, library) for name in names), *since)


def of_flag(flag: Flag, library: Library) -> tuple[str, ...]:
    """What was told, and since when; a private sign isn't named."""
    since = (say(library, "ground.flag_since", day=full_day(flag.since)),) if flag.since else ()
    return (say(library, "ground.flag", plain=flag.plain), *since)


def of_advice(progress: Progress, library: Library, code: str) -> tuple[str, ...]:
    """What one row of advice looked at."""
    told = list(_of_lines(progress, library, code))
    if code in ("severe_pain", "pain_and_nights"):
        line = progress.measures["leg_pain"]
        pains = [p for p in line.points if p.value is not None and not p.short]
        told = [_value(library, line, p.value, "day", p.day) for p in pains[-2:]]
    if code in _DAYS:
        told += _counted(progress, library, _DAYS[code])
    if code in ("six_weeks", "twelve_weeks") and progress.spells:
        day, known = _onset(progress, library)
        told.append(say(library, "ground.onset" if known else "ground.first_check_in", day=full_day(day)))
    if code in ("phase1_long", "phase2_long") and progress.phase.since:
        told.append(say(library, "ground.phase_since", day=full_day(progress.phase.since)))
    return tuple(told)


def _onset(progress: Progress, library: Library) -> tuple[date, bool]:
    """When this spell began, and whether the person said so."""
    spell, earlier = progress.spells[progress.spell - 1], progress.spells[: progress.spell - 1]
    sessions = [s for s in progress.sessions if spell.first <= s.day <= spell.last]
    return onset(Sheets(library), sessions, earlier[-1].last if earlier else None)


def of_note(progress: Progress, library: Library, rule: str) -> tuple[str, ...]:
    """What one note looked at."""
    told = list(_of_lines(progress, library, rule))
    if rule in _DAYS:
        told += _counted(progress, library, _DAYS[rule])
    if rule == "left_open":
        told.append(say(library, "ground.left_open", n=progress.safety_left_open))
    return tuple(told)


def of_course(course: Course, library: Library) -> tuple[str, ...]:
    """The first leg pain."""
    path = "ground.course_long" if course.long else "ground.course"
    return (say(library, path, first=course.first, day=full_day(course.start)),)


def of_question(progress: Progress, library: Library, item: str) -> tuple[str, ...]:
    """The latest answer, of each leg; a warning sign's answers are kept as codes and not said here."""
    question = library.question(item)
    if question.kind == "safety":
        return ()
    for session in reversed(progress.sessions):
        legs: list[Leg | None] = [key.leg for key in session.answers.given if key.item == item]
        if legs:
            given, own = session.answers.given, session.answers.get("s3_own")
            said = (_own_words(question.say(given[Key(item, leg)], leg), own) for leg in legs)
            return tuple(say(library, "ground.answer", day=full_day(session.day), said=one) for one in said)
    return ()


def _of_lines(progress: Progress, library: Library, code: str) -> Iterable[str]:
    for name in _LINES.get(code, ()):
        line = progress.overall if name == "overall" else progress.measures[name]
        yield from _then_and_now(library, line)


def _each_leg(library: Library, line: Line) -> Iterable[str]:
    """Then and now of a line; of each leg where both have values."""
    for leg, one in line.legs.items():
        name = say(library, "ground.of_leg", what=line.title, leg=say(library, f"leg.{leg}"))
        yield from _then_and_now(library, replace(one, title=name))
    if not line.legs:
        yield from _then_and_now(library, line)


def _then_and_now(library: Library, line: Line) -> tuple[str, ...]:
    rows = []
    if line.first is not None and line.first_day is not None:
        rows.append(_value(library, line, line.first, "first", line.first_day))
    if line.now is not None and line.now_day is not None:
        rows.append(_value(library, line, line.now, "now", line.now_day))
    return tuple(rows)


def _value(library: Library, line: Line, value: int | None, path: str, day: object) -> str:
    if value is None:
        return ""
    words = line.words.get(value, f"{value} {line.unit}".strip())
    return say(library, f"ground.{path}", what=line.title, value=words, day=full_day(day))  # type: ignore[arg-type]


def _made_of(sheets: Sheets, line: Line, session: Session) -> tuple[str, ...]:
    """The parts of a score with their points and weights; nothing for a plain answer."""
    sheet = sheets.of(session)
    leg = sheet.worse_leg(line.id)
    if line.id == "overall":
        return tuple(
            sheets.say("ground.sign", sign=sheets.say(f"sign.{sign}"), score=score.points, weight=weight)
            for sign, weight in scoring.INDEX_WEIGHTS.items()
            if sign in sheets.sections and (score := sheet.score(sign, leg)).points is not None
        )
    section = sheets.sections.get(line.id)
    if section is None or section.scoring is None:
        return ()
    rows: list[str] = []
    for component in section.scoring.components:
        for item in component.items:
            rows += _part(sheets, session, item, leg, component)
    return tuple(rows)


def _part(
    sheets: Sheets, session: Session, item: str, leg: Leg | None, component: Component
) -> Iterable[str]:
    sheet, question = sheets.of(session), sheets.library.question(item)
    value = sheet.of_leg(item, leg)
    if value is None:
        return
    said = _own_words(question.say(value, leg), sheet.get("s3_own"))
    points = None if component.method == "side_ratio" else scoring.item_points(question, value)
    if points is None:
        yield said
        return
    path = "ground.part" if len(component.items) == 1 else "ground.part_shared"
    yield sheets.say(path, said=said, points=scoring.half_up(points), weight=component.weight)


def _own_words(said: str, texts: Value | None) -> str:
    """A sentence with the own activities in the person's words."""
    for number, text in enumerate(texts if isinstance(texts, list) else (), 1):
        said = said.replace(f"{{s3_own.{number}}}", text)
    return said


def _counted(progress: Progress, library: Library, item: str) -> list[str]:
    """The last two check-ins' answers to a question that counts days."""
    days = [(s.day, n) for s in progress.sessions if (n := s.answers.number(item)) is not None]
    name = library.question(item).row
    return [say(library, "ground.day", what=name, value=n, day=full_day(day)) for day, n in days[-2:]]
