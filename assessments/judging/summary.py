"""Three whole sentences: how it goes, the whole of it, what next; and the notes beside them (CLINICAL 3.2).

Every sentence stands in words.toml as it is said; only numbers, dates and names are filled in.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from assessments.judging import safety
from assessments.judging.advice import better
from assessments.judging.change import RULES, judge
from assessments.judging.verdicts import Verdict
from assessments.wording import day_words, say

if TYPE_CHECKING:
    from assessments.judging.advice import Course
    from assessments.judging.progress import Advice, Line
    from assessments.library import Library
    from assessments.session import Session

WEEK = timedelta(days=7)
MEDICINE_DAYS = 3  # days with pain relief up by this much while pain fell (CLINICAL 0)


def summary(course: Course, told: tuple[Advice, ...], held: str, now: date) -> tuple[str, str, str]:
    """The three sentences. `held`: what keeps the whole from being called improved, or ""."""
    library = course.sheets.library
    sessions = course.episode.sessions
    if not sessions:
        return (
            say(library, "summary.start.none"),
            say(library, "notice.record"),
            say(library, "notice.regulator"),
        )
    following = _next(course, told, now)
    if sessions[-1].stopped:
        stopped = say(library, "summary.start.stopped")
        return following, stopped, say(library, "summary.next.stopped")
    days = {s.day for s in course.episode.usable}
    if not days:
        return say(library, "summary.start.bad_day"), _baseline(course), following
    if course.episode.just_opened:
        return say(library, "summary.start.come_back"), say(library, "relapse.common"), following
    if len(days) == 1:
        return say(library, "summary.start.one"), _baseline(course), following
    pain, overall, own = (
        course.lines.measures["leg_pain"],
        course.lines.overall,
        course.lines.measures["own_activities"],
    )
    if not any(line.verdict is not Verdict.CANT_TELL for line in (pain, overall, own)):
        return _line(library, "leg_pain", pain), _baseline(course), following
    first = _line(library, "leg_pain", pain)
    if pain.note and pain.note == say(library, "remark.top_of_scale"):
        first = say(library, "summary.leg_pain_top.stays")
    if held:  # the worse thing is named first
        return say(library, f"summary.overall_held.{held}"), first, following
    second = overall
    if (
        own.verdict is not Verdict.CANT_TELL
        and not overall.verdict.direction
        and overall.verdict is not Verdict.MIXED
    ):
        second = own if own.verdict.direction or overall.verdict is Verdict.CANT_TELL else overall
    return first, _line(library, "overall" if second is overall else "own", second), following


def notes(course: Course, latest: Session | None, now: date) -> tuple[str, ...]:
    """What belongs beside the summary: open safety questions first, then where answers disagree."""
    library = course.sheets.library
    if latest is None:
        return ()
    found = [_safety_note(library, course, latest, now)]
    pain, overall, gpe = course.lines.measures["leg_pain"], course.lines.overall, course.lines.measures["gpe"]
    whole = pain if overall.verdict is Verdict.CANT_TELL else overall
    if gpe.now is not None and gpe.now_day == whole.now_day:  # a view of another day says nothing of these
        view = judge(RULES["gpe"], 0, gpe.now).direction
        if view * whole.verdict.direction < 0:
            found.append(say(library, "advice.gpe_differs"))
    if (
        pain.first is not None
        and pain.now is not None
        and pain.now < pain.first
        and _more_medicine(course, pain)
    ):
        found.append(say(library, "advice.med_days"))
    zone, back = course.lines.measures["zone"], course.lines.measures["back_pain"]
    risen = back.first is not None and back.now is not None and back.now > back.first
    if better(zone) and risen:
        found.append(say(library, "zone_message.back_may_rise"))
    if better(pain) and overall.verdict is Verdict.NO_MEANINGFUL_CHANGE:
        found.append(say(library, "advice.not_recovery_yet"))
    return tuple(note for note in found if note)


def _safety_note(library: Library, course: Course, latest: Session, now: date) -> str:
    if not latest.safety.asked:
        return say(library, "notice.not_asked")
    count = safety.left_open(library, latest)
    if count:
        return say(library, "notice.left_open_one" if count == 1 else "notice.left_open", n=count)
    if course.flags:
        return ""
    # "today" is only said on the day, and only where no other check-in of that day had a sign
    same_day = [s.safety for s in course.episode.sessions if s.day == latest.day]
    quiet = latest.day >= now and not any(safe.flags or safe.unsure for safe in same_day)
    return say(library, "notice.no_flag" if quiet else "notice.no_flag_later")


def _line(library: Library, name: str, line: Line) -> str:
    """The sentence for leg pain, the whole or the own activities."""
    sure = line.confirmed or not line.verdict.direction
    path = f"summary.{name}{'' if sure else '_provisional'}.{line.verdict}"
    since = day_words(line.first_day) if line.first_day else ""
    worse = next((leg for leg, one in line.legs.items() if one.verdict is Verdict.WORSE), None)
    thing = say(library, f"thing.{worse}" if worse else "thing.other")
    return say(library, path, first=line.first, now=line.now, since=since, worse_thing=thing)


def _baseline(course: Course) -> str:
    library = course.sheets.library
    pain, overall = course.lines.measures["leg_pain"].now, course.lines.overall.now
    if pain is None:
        return say(library, "summary.start.baseline_bare")
    if overall is None:
        return say(library, "summary.start.baseline_pain", now=pain)
    return say(library, "summary.start.baseline", now=pain, score=overall)


def _next(course: Course, told: tuple[Advice, ...], now: date) -> str:
    """What to do next, most pressing first."""
    library = course.sheets.library
    sessions = course.episode.sessions
    when = day_words(max(sessions[-1].day + WEEK, now))
    for level in ("E", "U"):
        flag = next((f for f in course.flags if f.level == level), None)
        if flag is not None:
            return say(library, f"summary.next.flag_{level}", action=flag.action)
    row = next((a for a in told if a.level == "S"), None)
    if row is not None:
        path = "flag_S" if row.code in {f.code for f in course.flags} else "advice"
        return say(library, f"summary.next.{path}", action=row.why, why=row.why)
    if sessions[-1].answers.get("flare") == "yes":
        return say(library, "summary.next.flare")
    days = sorted({s.day for s in course.episode.usable})
    if len(days) <= 1:
        return say(library, "summary.next.one_session", next=when)
    if course.walk.badge:
        return say(library, "summary.next.recovered")
    if (days[-1] - days[0]).days < 6:
        return say(library, "summary.next.too_soon", next=when)
    if course.walk.now is None:
        return say(library, "summary.next.unknown", next=when)
    return say(library, f"summary.next.phase{course.walk.now}", next=when)


def _more_medicine(course: Course, pain: Line) -> bool:
    """Whether days with pain relief rose by 3 or more since the reference of leg pain."""
    days = {s.day: n for s in course.episode.usable if (n := s.answers.number("ctx_med_days")) is not None}
    then = days.get(pain.first_day) if pain.first_day else None
    now = days.get(pain.now_day) if pain.now_day else None
    return then is not None and now is not None and now - then >= MEDICINE_DAYS
