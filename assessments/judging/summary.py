"""Three whole sentences: how it goes, the whole of it, what next; and the notes beside them (CLINICAL 3.2).

Every sentence stands in words.toml as it is said; only numbers, dates and names are filled in.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from assessments.answers import LEGS
from assessments.judging import safety
from assessments.judging.advice import better
from assessments.judging.change import RULES, judge
from assessments.judging.lines import leg_told
from assessments.judging.marks import MEDICINE_DAYS
from assessments.judging.tracks import APART
from assessments.judging.verdicts import Verdict
from assessments.wording import day_words, full_day

if TYPE_CHECKING:
    from assessments.judging.advice import Case
    from assessments.judging.episodes import Episode, Spell
    from assessments.judging.line import Line
    from assessments.judging.progress import Advice, Progress
    from assessments.judging.sheets import Sheets
    from assessments.judging.signs import Lines
    from assessments.session import Session

WEEK = timedelta(days=7)


Told: TypeAlias = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
"""Three sentences, each with what it is about, as `origin.of` takes it; "" where it is about nothing."""


def summary(case: Case, told: tuple[Advice, ...], held: str, now: date) -> Told:
    """The three sentences. `held`: what keeps the whole from being called improved, or ""."""
    say, sessions = case.sheets.say, case.episode.sessions
    if not sessions:
        return (say("summary.start.none"), ""), (say("notice.record"), ""), (say("notice.regulator"), "")
    following = _next(case, told, now)
    if sessions[-1].stopped:
        return following, (say("summary.start.stopped"), ""), (say("summary.next.stopped"), "")
    days = {s.day for s in case.episode.usable}
    if not days:
        return (say("summary.start.bad_day"), ""), _baseline(case), following
    if case.episode.come_back:
        return (say("summary.start.come_back"), "relapse"), _baseline(case), following
    if len(days) == 1:
        return (say("summary.start.one"), "compare"), _baseline(case), following
    pair = _changes(case.sheets, case.lines, held)
    pair = pair or (_line(case.sheets, "leg_pain", case.lines.measures["leg_pain"]), _baseline(case))
    return *pair, following


def of_view(sheets: Sheets, lines: Lines, held: str, start: date) -> Told:
    """The sentences of a view since a chosen day: what changed since then, and what the view is not."""
    only = (sheets.say("view.only", day=day_words(start)), "compare")
    pair = _changes(sheets, lines, held)
    if pair is None:
        return (
            (sheets.say("view.nothing", day=day_words(start)), "compare"),
            only,
            (sheets.say("notice.record"), ""),
        )
    return *pair, only


def of_spell(sheets: Sheets, spell: Spell, then: Progress, episode: Episode) -> Told:
    """The sentences of an earlier spell: which it was, and how leg pain and the whole ended."""
    days = {"first": full_day(spell.first), "last": full_day(spell.last)}
    which = sheets.say("spell.one" if spell.check_ins == 1 else "spell.several", n=spell.check_ins, **days)
    pain, whole = then.measures["leg_pain"], then.overall
    if pain.verdict is Verdict.CANT_TELL or episode.just_opened:
        return (
            (which, "relapse"),
            (sheets.say("spell.not_compared"), "compare"),
            (sheets.say("spell.kept"), ""),
        )
    return (which, "relapse"), _line(sheets, "leg_pain", pain), _line(sheets, "overall", whole)


def _changes(sheets: Sheets, lines: Lines, held: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Leg pain, and the whole or what stands for it; the worse thing first. None without any verdict."""
    pain, overall, own = lines.measures["leg_pain"], lines.overall, lines.measures["own_activities"]
    if not any(line.verdict is not Verdict.CANT_TELL for line in (pain, overall, own)):
        return None
    first = _line(sheets, "leg_pain", pain)
    if pain.note and pain.note == sheets.say("remark.top_of_scale"):
        first = (sheets.say("summary.leg_pain_top.stays"), "leg_pain")
    if held:
        return (sheets.say(f"summary.overall_held.{held}"), "overall"), first
    unclear = not overall.verdict.direction and overall.verdict is not Verdict.MIXED
    instead = own.verdict.direction or overall.verdict is Verdict.CANT_TELL
    if own.verdict is not Verdict.CANT_TELL and unclear and instead:
        return first, _line(sheets, "own_activities", own)
    return first, _line(sheets, "overall", overall)


def notes(case: Case, latest: Session | None, now: date) -> tuple[tuple[str, str], ...]:
    """What belongs beside the summary, each with its rule: safety questions first, then disagreements."""
    say = case.sheets.say
    if latest is None:
        return ()
    found = _safety_note(case, latest, now)
    pain, overall, gpe = case.lines.measures["leg_pain"], case.lines.overall, case.lines.measures["gpe"]
    whole = pain if overall.verdict is Verdict.CANT_TELL else overall
    if gpe.now is not None and gpe.now_day == whole.now_day:  # a view of another day says nothing of these
        view = judge(RULES["gpe"], 0, gpe.now).direction
        if view * whole.verdict.direction < 0:
            found.append((say("advice.gpe_differs"), "gpe_differs"))
    eased = pain.first is not None and pain.now is not None and pain.now < pain.first
    if eased and _more_medicine(case, pain):
        found.append((say("advice.med_days"), "med_days"))
    zone, back = case.lines.measures["zone"], case.lines.measures["back_pain"]
    risen = back.first is not None and back.now is not None and back.now > back.first
    outweighs = latest.answers.get("s1_back_vs_leg") in ("back_bit", "back_much")
    if better(zone) and (risen or outweighs):
        found.append((say("zone_message.back_may_rise"), "back_may_rise"))
    if better(pain) and overall.verdict is Verdict.NO_MEANINGFUL_CHANGE:
        found.append((say("advice.not_recovery_yet"), "not_recovery_yet"))
    return tuple(found)


def _safety_note(case: Case, latest: Session, now: date) -> list[tuple[str, str]]:
    say = case.sheets.say
    if not latest.safety.asked:
        return [(say("notice.not_asked"), "left_open")]
    count = safety.left_open(case.sheets.library, latest)
    if count:
        return [(say("notice.left_open_one" if count == 1 else "notice.left_open", n=count), "left_open")]
    if case.flags:
        return []
    # "today" is only said on the day, and only where no other check-in of that day had a sign
    same_day = [s.safety for s in case.episode.sessions if s.day == latest.day]
    quiet = latest.day >= now and not any(safe.flags or safe.unsure for safe in same_day)
    return [(say("notice.no_flag" if quiet else "notice.no_flag_later"), "no_flag")]


def _line(sheets: Sheets, name: str, line: Line) -> tuple[str, str]:
    """The sentence for leg pain, the whole or the own activities."""
    by_leg = _legs(sheets, name, line)
    if by_leg is not None:
        return by_leg
    sure = line.confirmed or not line.verdict.direction
    path = f"summary.{name}{'' if sure else '_provisional'}.{line.verdict}"
    newly = line.first is None or line.note == sheets.say("remark.new_leg")
    if name in ("leg_pain", "overall") and line.verdict is Verdict.WORSE and newly:
        return sheets.say(f"summary.{name}_new.worse", now=line.now), name
    worse = next((leg for leg, one in line.legs.items() if one.verdict is Verdict.WORSE), None)
    if name == "overall" and line.verdict is Verdict.MIXED and worse is not None:
        path = f"summary.overall_mixed.{worse}"
    since = day_words(line.first_day) if line.first_day else ""
    return sheets.say(path, first=line.first, now=line.now, since=since), name


def _legs(sheets: Sheets, name: str, line: Line) -> tuple[str, str] | None:
    """Leg pain or the whole where only one leg changed: that leg's numbers, and the other's beside them."""
    leg = leg_told(line)
    if leg is None:
        return None
    mine, other = line.legs[leg], LEGS[1 - LEGS.index(leg)]
    sure = mine.confirmed or not mine.verdict.direction
    table = f"{name}_legs{'' if sure else '_provisional'}"
    numbers = {"first": mine.first, "now": mine.now, "other_now": line.legs[other].now}
    since = day_words(mine.first_day) if mine.first_day else ""
    path = f"summary.{table}.{mine.verdict}"
    return sheets.say(path, leg=leg, other=other, since=since, **numbers), name


def _baseline(case: Case) -> tuple[str, str]:
    say = case.sheets.say
    pain, overall = case.lines.measures["leg_pain"].now, case.lines.overall.now
    if pain is None:
        return say("summary.start.baseline_bare"), ""
    if overall is None:
        return say("summary.start.baseline_pain", now=pain), "leg_pain"
    return say("summary.start.baseline", now=pain, score=overall), "overall"


def _next(case: Case, told: tuple[Advice, ...], now: date) -> tuple[str, str]:
    """What to do next, most pressing first."""
    say, sessions = case.sheets.say, case.episode.sessions
    when = day_words(max(sessions[-1].day + WEEK, now))
    for level in ("E", "U"):
        flag = next((f for f in case.flags if f.level == level), None)
        if flag is not None:
            return say(f"summary.next.flag_{level}", action=flag.action), f"flag.{flag.code}"
    number = next((n for n, a in enumerate(told) if a.level == "S"), None)
    if number is not None:
        row = told[number]
        path = "flag_S" if row.code in {f.code for f in case.flags} else "advice"
        return say(f"summary.next.{path}", action=row.why, why=row.why), f"advice.{number}"
    if sessions[-1].answers.get("flare") == "yes":
        return say("summary.next.flare"), "flare"
    days = sorted({s.day for s in case.episode.usable})
    if len(days) <= 1:
        return say("summary.next.one_session", next=when), "compare"
    if case.walk.badge:
        return say("summary.next.recovered"), "badge"
    if days[-1] - days[0] < APART:
        return say("summary.next.too_soon", next=when), "compare"
    if case.walk.now is None:
        return say("summary.next.unknown", next=when), "phase"
    return say(f"summary.next.phase{case.walk.now}", next=when), "phase"


def _more_medicine(case: Case, pain: Line) -> bool:
    """Whether days with pain relief rose by 3 or more since the reference of leg pain."""
    days = {s.day: n for s in case.episode.usable if (n := s.answers.number("ctx_med_days")) is not None}
    then = days.get(pain.first_day) if pain.first_day else None
    now = days.get(pain.now_day) if pain.now_day else None
    return then is not None and now is not None and now - then >= MEDICINE_DAYS
