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
from assessments.wording import day_words, full_day, say

if TYPE_CHECKING:
    from assessments.judging.advice import Case
    from assessments.judging.episodes import Spell
    from assessments.judging.progress import Advice, Line, Progress
    from assessments.judging.sheets import Sheets
    from assessments.judging.signs import Lines
    from assessments.library import Library
    from assessments.session import Session

WEEK = timedelta(days=7)
MEDICINE_DAYS = 3  # days with pain relief up by this much while pain fell (CLINICAL 0)


def summary(case: Case, told: tuple[Advice, ...], held: str, now: date) -> tuple[str, str, str]:
    """The three sentences. `held`: what keeps the whole from being called improved, or ""."""
    library = case.sheets.library
    sessions = case.episode.sessions
    if not sessions:
        return (
            say(library, "summary.start.none"),
            say(library, "notice.record"),
            say(library, "notice.regulator"),
        )
    following = _next(case, told, now)
    if sessions[-1].stopped:
        stopped = say(library, "summary.start.stopped")
        return following, stopped, say(library, "summary.next.stopped")
    days = {s.day for s in case.episode.usable}
    if not days:
        return say(library, "summary.start.bad_day"), _baseline(case), following
    if case.episode.just_opened:
        return say(library, "summary.start.come_back"), say(library, "relapse.common"), following
    if len(days) == 1:
        return say(library, "summary.start.one"), _baseline(case), following
    pair = _told(case.sheets, case.lines, held)
    pair = pair or (_line(case.sheets, "leg_pain", case.lines.measures["leg_pain"]), _baseline(case))
    return *pair, following


def of_view(sheets: Sheets, lines: Lines, held: str, start: date) -> tuple[str, str, str]:
    """The sentences of a view since a chosen day: what changed since then, and what the view is not."""
    only = sheets.say("view.only", day=day_words(start))
    pair = _told(sheets, lines, held)
    if pair is None:
        return sheets.say("view.nothing", day=day_words(start)), only, sheets.say("notice.record")
    return *pair, only


def of_spell(sheets: Sheets, spell: Spell, then: Progress) -> tuple[str, str, str]:
    """The sentences of an earlier spell: which it was, and how leg pain and the whole ended."""
    days = {"first": full_day(spell.first), "last": full_day(spell.last)}
    which = sheets.say("spell.one" if spell.check_ins == 1 else "spell.several", n=spell.check_ins, **days)
    pain, whole = then.measures["leg_pain"], then.overall
    if pain.verdict is Verdict.CANT_TELL:
        return which, sheets.say("spell.not_compared"), sheets.say("spell.kept")
    ended = _line(sheets, "leg_pain", pain)
    return which, ended, _line(sheets, "overall", whole)


def _told(sheets: Sheets, lines: Lines, held: str) -> tuple[str, str] | None:
    """Leg pain, and the whole or what stands for it; the worse thing first. None without any verdict."""
    pain, overall, own = lines.measures["leg_pain"], lines.overall, lines.measures["own_activities"]
    if not any(line.verdict is not Verdict.CANT_TELL for line in (pain, overall, own)):
        return None
    first = _line(sheets, "leg_pain", pain)
    if pain.note and pain.note == sheets.say("remark.top_of_scale"):
        first = sheets.say("summary.leg_pain_top.stays")
    if held:
        return sheets.say(f"summary.overall_held.{held}"), first
    unclear = not overall.verdict.direction and overall.verdict is not Verdict.MIXED
    instead = own.verdict.direction or overall.verdict is Verdict.CANT_TELL
    if own.verdict is not Verdict.CANT_TELL and unclear and instead:
        return first, _line(sheets, "own", own)
    return first, _line(sheets, "overall", overall)


def notes(case: Case, latest: Session | None, now: date) -> tuple[str, ...]:
    """What belongs beside the summary: open safety questions first, then where answers disagree."""
    library = case.sheets.library
    if latest is None:
        return ()
    found = [_safety_note(library, case, latest, now)]
    pain, overall, gpe = case.lines.measures["leg_pain"], case.lines.overall, case.lines.measures["gpe"]
    whole = pain if overall.verdict is Verdict.CANT_TELL else overall
    if gpe.now is not None and gpe.now_day == whole.now_day:  # a view of another day says nothing of these
        view = judge(RULES["gpe"], 0, gpe.now).direction
        if view * whole.verdict.direction < 0:
            found.append(say(library, "advice.gpe_differs"))
    if (
        pain.first is not None
        and pain.now is not None
        and pain.now < pain.first
        and _more_medicine(case, pain)
    ):
        found.append(say(library, "advice.med_days"))
    zone, back = case.lines.measures["zone"], case.lines.measures["back_pain"]
    risen = back.first is not None and back.now is not None and back.now > back.first
    if better(zone) and risen:
        found.append(say(library, "zone_message.back_may_rise"))
    if better(pain) and overall.verdict is Verdict.NO_MEANINGFUL_CHANGE:
        found.append(say(library, "advice.not_recovery_yet"))
    return tuple(note for note in found if note)


def _safety_note(library: Library, case: Case, latest: Session, now: date) -> str:
    if not latest.safety.asked:
        return say(library, "notice.not_asked")
    count = safety.left_open(library, latest)
    if count:
        return say(library, "notice.left_open_one" if count == 1 else "notice.left_open", n=count)
    if case.flags:
        return ""
    # "today" is only said on the day, and only where no other check-in of that day had a sign
    same_day = [s.safety for s in case.episode.sessions if s.day == latest.day]
    quiet = latest.day >= now and not any(safe.flags or safe.unsure for safe in same_day)
    return say(library, "notice.no_flag" if quiet else "notice.no_flag_later")


def _line(sheets: Sheets, name: str, line: Line) -> str:
    """The sentence for leg pain, the whole or the own activities."""
    sure = line.confirmed or not line.verdict.direction
    path = f"summary.{name}{'' if sure else '_provisional'}.{line.verdict}"
    worse = next((leg for leg, one in line.legs.items() if one.verdict is Verdict.WORSE), None)
    if name == "overall" and line.verdict is Verdict.MIXED and worse is not None:
        path = f"summary.overall_mixed.{worse}"
    since = day_words(line.first_day) if line.first_day else ""
    return sheets.say(path, first=line.first, now=line.now, since=since)


def _baseline(case: Case) -> str:
    library = case.sheets.library
    pain, overall = case.lines.measures["leg_pain"].now, case.lines.overall.now
    if pain is None:
        return say(library, "summary.start.baseline_bare")
    if overall is None:
        return say(library, "summary.start.baseline_pain", now=pain)
    return say(library, "summary.start.baseline", now=pain, score=overall)


def _next(case: Case, told: tuple[Advice, ...], now: date) -> str:
    """What to do next, most pressing first."""
    library = case.sheets.library
    sessions = case.episode.sessions
    when = day_words(max(sessions[-1].day + WEEK, now))
    for level in ("E", "U"):
        flag = next((f for f in case.flags if f.level == level), None)
        if flag is not None:
            return say(library, f"summary.next.flag_{level}", action=flag.action)
    row = next((a for a in told if a.level == "S"), None)
    if row is not None:
        path = "flag_S" if row.code in {f.code for f in case.flags} else "advice"
        return say(library, f"summary.next.{path}", action=row.why, why=row.why)
    if sessions[-1].answers.get("flare") == "yes":
        return say(library, "summary.next.flare")
    days = sorted({s.day for s in case.episode.usable})
    if len(days) <= 1:
        return say(library, "summary.next.one_session", next=when)
    if case.walk.badge:
        return say(library, "summary.next.recovered")
    if (days[-1] - days[0]).days < 6:
        return say(library, "summary.next.too_soon", next=when)
    if case.walk.now is None:
        return say(library, "summary.next.unknown", next=when)
    return say(library, f"summary.next.phase{case.walk.now}", next=when)


def _more_medicine(case: Case, pain: Line) -> bool:
    """Whether days with pain relief rose by 3 or more since the reference of leg pain."""
    days = {s.day: n for s in case.episode.usable if (n := s.answers.number("ctx_med_days")) is not None}
    then = days.get(pain.first_day) if pain.first_day else None
    now = days.get(pain.now_day) if pain.now_day else None
    return then is not None and now is not None and now - then >= MEDICINE_DAYS
