"""Warning signs: from answers to flags with a level and what to do (CLINICAL 4). Never scored or averaged.

Levels: E = emergency now, U = speak to a clinician, S = mention or book soon. A flag means "get checked",
never "you have X".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.answers import LEGS, Answers, Key, Leg
from assessments.judging.levels import FRAGILE, HISTORY, NEUTRAL, Heard, Said, flagged, number
from assessments.judging.progress import Flag
from assessments.session import SafetyRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from assessments.answers import Value
    from assessments.library import Library
    from assessments.session import Session

PRIVATE = "E4"
TWIN = {PRIVATE: NEUTRAL, NEUTRAL: PRIVATE, "E5": "e5_map"}
"""Answering one closes the other: the same question under its own name or not, or asked after the map too."""

_WALKS = ("s5_heelwalk", "s5_toewalk")

__all__ = [
    "HISTORY", "NEUTRAL", "PRIVATE", "TWIN", "Flag", "codes_of", "flags", "holds", "left_open", "number",
    "open_by_session", "open_flags", "record_of", "weaker_foot", "with_levels",
]  # fmt: skip


def flags(
    library: Library,
    answers: Answers,
    history: Answers | None = None,
    *,
    last: Mapping[Key, tuple[Value, date]] | None = None,
    day: date | None = None,
    done: bool = False,
) -> tuple[Flag, ...]:
    """The flags of one interview's answers, most pressing first.

    `history`: facts taken over from earlier (this interview's own answers win). `last`: the latest earlier
    answers, to tell a new 0 on heels or toes from an old one. `day` becomes `Flag.since`. `done`: nothing
    more is to come, so a fact without an answer isn't known, as one that was left out.
    """
    facts = {**_plain(history), **_plain(answers)} if history else _plain(answers)
    said: dict[str, Said] = {}
    for key, value in answers.given.items():
        if value in ("yes", "not_sure") and _is_sign(library, key.item):
            said[key.item] = value  # type: ignore[assignment]
    earlier = {key: value for key, (value, _) in (last or {}).items()}
    quiet = answers.get("U1") in ("before", "checked")
    weaker = weaker_foot(answers, earlier, quiet=quiet)
    unknown = frozenset(f for f in FRAGILE if f not in facts and (done or Key(f) in answers.missing))
    return flagged(library, Heard(said, facts, weaker, _pain(answers), unknown=unknown), {}, day)


def weaker_foot(answers: Answers, earlier: Mapping[Key, Value], quiet: bool = False) -> bool:
    """Whether the strength answers set U1: a new 0 on heels or toes, a real drop, or a foot that slaps.

    Either foot counts, the sore one's or not. `quiet`: U1 was answered as examined or as before; then only
    something new counts.
    """
    for leg in LEGS:
        for walk in _WALKS:
            if answers.number(walk, leg) == 0 and earlier.get(Key(walk, leg)) != 0:
                return True
        if _leg(answers, "s5_drop", leg) in ("yes", "not_sure"):
            return True
        slap = _leg(answers, "s5_slap", leg)
        new = _leg(answers, "s5_slap_new", leg) in ("yes", "not_sure")
        if (slap == "often" and not quiet) or (slap in ("sometimes", "often") and new):
            return True
    return False


def open_flags(library: Library, sessions: Sequence[Session]) -> tuple[Flag, ...]:
    """The flags open after these sessions, in order: each stays until it is gone or was examined."""
    return open_by_session(library, sessions)[-1] if sessions else ()


def open_by_session(library: Library, sessions: Sequence[Session]) -> list[tuple[Flag, ...]]:
    """The flags open after each of these sessions, in one walk."""
    said: dict[str, Said] = {}
    since: dict[str, date] = {}
    facts: dict[str, Value] = {}
    earlier: dict[Key, Value] = {}
    weaker = False
    pain = True
    opened: list[tuple[Flag, ...]] = []
    for session in sessions:
        record = session.safety
        yes, unsure = set(record.flags), set(record.unsure)
        for code in codes_of(record):
            other = TWIN.get(code)
            if other and code not in record.declined:
                said.pop(other, None)
                since.pop(other, None)
            if code in yes or code in unsure:
                said[code] = "yes" if code in yes else "not_sure"
                since.setdefault(code, session.day)
            elif code not in record.declined:
                said.pop(code, None)
                since.pop(code, None)
        facts |= _plain(session.carried) | _plain(session.answers)
        pain = _pain(session.answers)
        asked_u1 = "U1" in (*record.asked, *record.before, *record.checked) and "U1" not in record.declined
        quiet = "U1" in (*record.before, *record.checked)
        now_weaker = weaker_foot(session.answers, earlier, quiet=quiet)
        weaker = now_weaker or (weaker and not asked_u1)
        if weaker:
            since.setdefault("U1", session.day)
        earlier |= {k: v for k, v in session.answers.given.items() if k.item in _WALKS}
        unknown = frozenset(FRAGILE) - facts.keys()
        heard = Heard(dict(said), facts, weaker, pain, discreet=True, unknown=unknown)
        found = flagged(library, heard, since, session.day)
        for flag in found:
            since.setdefault(flag.code, session.day)
        for code in set(since) - {flag.code for flag in found} - set(said):
            del since[code]
        opened.append(found)
    return opened


def codes_of(record: SafetyRecord) -> tuple[str, ...]:
    """Every code that was asked, in order; a code added by another answer (U1 by strength) after them."""
    lists = (record.asked, record.flags, record.unsure, record.before, record.checked)
    return tuple(dict.fromkeys(code for codes in lists for code in codes))


def record_of(
    library: Library,
    answers: Answers,
    asked_at: datetime,
    *,
    last: Mapping[Key, tuple[Value, date]] | None = None,
    store_e4: bool = True,
    acknowledged: bool = False,
) -> SafetyRecord:
    """The safety answers as codes only. U1 is added where the strength answers set it.

    Where E4 isn't to be stored, a neutral code stands for it, whatever was answered.
    """
    lists: dict[str, list[str]] = {
        n: [] for n in ("asked", "yes", "not_sure", "before", "checked", "declined")
    }
    for question in library.questions():
        if question.kind != "safety":
            continue
        key = Key(question.id)
        if key not in answers:
            continue
        code = NEUTRAL if question.id == PRIVATE and not store_e4 else question.id
        lists["asked"].append(code)
        value = "declined" if key in answers.missing else str(answers.given[key])
        if value in lists:
            lists[value].append(code)
    earlier = {key: value for key, (value, _) in (last or {}).items()}
    quiet = answers.get("U1") in ("before", "checked")
    if "U1" not in lists["yes"] and weaker_foot(answers, earlier, quiet=quiet):
        for name in ("not_sure", "before", "checked", "declined"):
            lists[name] = [code for code in lists[name] if code != "U1"]
        lists["yes"].append("U1")
    return SafetyRecord(
        asked_at=asked_at if lists["asked"] else None,
        asked=tuple(lists["asked"]),
        flags=tuple(lists["yes"]),
        unsure=tuple(lists["not_sure"]),
        before=tuple(lists["before"]),
        checked=tuple(lists["checked"]),
        declined=tuple(lists["declined"]),
        acknowledged=acknowledged,
    )


def with_levels(record: SafetyRecord, found: Iterable[Flag]) -> SafetyRecord:
    """With the level that each flag had that day. A private sign keeps the code that stands in the record."""
    neutral = NEUTRAL in record.asked
    levels = ((NEUTRAL if neutral and flag.code == PRIVATE else flag.code, flag.level) for flag in found)
    return replace(record, levels=tuple(levels))


def left_open(library: Library, session: Session) -> int:
    """How many safety questions this session leaves open: declined, or not answered at all (never a No).

    One that ended with an emergency was cut short: only what was declined by then counts.
    """
    record = session.safety
    if session.stopped:
        return len(record.declined)
    answered = {PRIVATE if code == NEUTRAL else code for code in record.asked}
    every = (q for q in library.questions() if q.kind == "safety" and q.when is None and not q.once)
    return len(record.declined) + sum(q.id not in answered for q in every)


def holds(found: Iterable[Flag]) -> bool:
    """Whether a symptom flag E or U is among them: physical tests are hidden and the phase is on hold."""
    return any(flag.symptom and flag.level in ("E", "U") for flag in found)


def _is_sign(library: Library, item: str) -> bool:
    return item in library and library.question(item).kind == "safety"


def _plain(answers: Answers | None) -> dict[str, Value]:
    return {k.item: v for k, v in answers.given.items() if k.leg is None} if answers else {}


def _pain(answers: Answers) -> bool:
    """False only where no pain at all was said: cancer long ago without pain isn't new pain."""
    pains = [
        answers.number(k.item, k.leg)
        for k in answers.given
        if k.item in ("s2_leg_avg", "s2_leg_worst", "s2_back_avg")
    ]
    return not pains or any(pains) or answers.number("s2_back_avg") is None


def _leg(answers: Answers, item: str, leg: Leg) -> Value | None:
    found = answers.get(item, leg)
    return answers.get(item) if found is None else found
