"""Warning signs: from answers to flags with a level and what to do (CLINICAL 4). Never scored or averaged.

Levels: E = emergency now, U = speak to a clinician, S = mention or book soon. A flag means "get checked",
never "you have X".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assessments.answers import LEGS, Answers, Key, Leg
from assessments.progress import Flag
from assessments.session import SafetyRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from assessments.answers import Value
    from assessments.library import Library
    from assessments.session import Session

Said: TypeAlias = Literal["yes", "not_sure"]

HISTORY = frozenset({"E8", "U2", "U6"})
"""Facts, not symptoms: they neither hide the physical tests nor put the phase on hold (CLINICAL 4.3)."""

PRIVATE = "E4"
NEUTRAL = "E1-4"
"""Stored in place of E4 where the person doesn't want E4 stored."""

OVER_50 = ("51_65", "over_65")
UNDER_20 = ("under_18", "18_19")
_ORDER = {"E": 0, "U": 1, "S": 2}
_TRUE = ("yes", "known")  # "known": yes, and the clinician treating this knows; quiet by itself, still a fact
_WALKS = ("s5_heelwalk", "s5_toewalk")


@dataclass(frozen=True)
class _Open:
    """What is said now: open questions by item id, facts, and whether strength tests add U1."""

    said: Mapping[str, Said]
    facts: Mapping[str, Value]
    weaker: bool = False
    pain: bool = True


def flags(
    library: Library,
    answers: Answers,
    history: Answers | None = None,
    *,
    legs: Sequence[Leg] = (),
    last: Mapping[Key, tuple[Value, date]] | None = None,
    day: date | None = None,
) -> tuple[Flag, ...]:
    """The flags of one interview's answers, most pressing first.

    `history`: facts taken over from earlier (this interview's own answers win). `last`: the latest earlier
    answers, to tell a new 0 on heels or toes from an old one. `day` becomes `Flag.since`.
    """
    facts = {**_plain(history), **_plain(answers)} if history else _plain(answers)
    said: dict[str, Said] = {}
    for key, value in answers.given.items():
        if value in ("yes", "not_sure") and _is_sign(library, key.item):
            said[key.item] = value  # type: ignore[assignment]
    earlier = {key: value for key, (value, _) in (last or {}).items()}
    quiet = answers.get("U1") in ("before", "checked")
    weaker = weaker_foot(answers, earlier, legs or LEGS, quiet=quiet)
    return _flags(library, _Open(said, facts, weaker, _pain(answers)), {}, day)


def weaker_foot(
    answers: Answers, earlier: Mapping[Key, Value], legs: Iterable[Leg], quiet: bool = False
) -> bool:
    """Whether the strength answers set U1: a new 0 on heels or toes, a real drop, or a foot that slaps.

    `quiet`: U1 was answered as examined or as before; then only something new counts.
    """
    for leg in legs:
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
    """The flags open after these sessions (in order): each stays until answered "no", "before" or "checked"."""
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
        for code in (*record.asked, *record.flags, *record.unsure, *record.before, *record.checked):
            if code in yes or code in unsure:
                said[code] = "yes" if code in yes else "not_sure"
                since.setdefault(code, session.day)
            elif code not in record.declined:
                said.pop(code, None)
                since.pop(code, None)
        facts |= _plain(session.carried) | _plain(session.answers)
        pain = _pain(session.answers)
        asked_u1 = "U1" in (*record.asked, *record.before, *record.checked) and "U1" not in record.declined
        now_weaker = weaker_foot(
            session.answers, earlier, LEGS, quiet="U1" in (*record.before, *record.checked)
        )
        weaker = now_weaker or (weaker and not asked_u1)
        if weaker:
            since.setdefault("U1", session.day)
        earlier |= {k: v for k, v in session.answers.given.items() if k.item in _WALKS}
        found = _flags(library, _Open(dict(said), facts, weaker, pain), since, session.day)
        for flag in found:
            since.setdefault(flag.code, session.day)
        for code in set(since) - {flag.code for flag in found} - set(said):
            del since[code]
        opened.append(found)
    return opened


def record_of(
    library: Library,
    answers: Answers,
    asked_at: datetime,
    *,
    legs: Sequence[Leg] = (),
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
    if "U1" not in lists["yes"] and weaker_foot(answers, earlier, legs or LEGS, quiet=quiet):
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


def left_open(library: Library, session: Session) -> int:
    """How many safety questions this session leaves open: the declined ones, or all where none was asked."""
    if session.safety.asked:
        return len(session.safety.declined)
    return sum(q.kind == "safety" and q.when is None and not q.once for q in library.questions())


def holds(found: Iterable[Flag]) -> bool:
    """Whether a symptom flag E or U is among them: physical tests are hidden and the phase is on hold."""
    return any(flag.symptom and flag.level in ("E", "U") for flag in found)


# -- levels ------------------------------------------------------------


def _flags(library: Library, now: _Open, since: Mapping[str, date], day: date | None) -> tuple[Flag, ...]:
    """The rows of CLINICAL 4.2, in order of level, then as asked."""
    age, facts, said = now.facts.get("ctx_age"), now.facts, now.said
    cancer = facts.get("ctx_cancer") in _TRUE
    found: dict[str, Flag] = {}

    def put(code: str, level: str, words: tuple[str, str, str]) -> None:
        if code not in found or _ORDER[level] < _ORDER[found[code].level]:
            action, plain, reason = words
            action = action.replace("{number}", number(library, facts))
            found[code] = Flag(
                code, level, action, plain, reason, since.get(code, day), symptom=code not in HISTORY
            )

    def asked(item: str, code: str | None = None, level: str | None = None) -> None:
        if item in said:
            put(code or item, level or _level(library, item, said[item]), _words(library, item))

    for item in ("E1", "E2", "E3", "E4", NEUTRAL, "E5", "E6", "E7"):
        asked(item)
    asked("e5_map", "E5")
    injury = facts.get("ctx_injury")
    if injury in ("yes", "not_sure"):  # "known" is quiet
        put("E8", "E" if injury == "yes" else "U", _derived(library, "E8"))
    asked("E9")
    if "E9" in said:
        asked("e9_ill", "E9")
    asked("E10")
    asked("e11_calf", "E11")
    asked("e11_chest", "E11")
    for item in ("E12", "E13", "U1"):
        asked(item)
    if now.weaker:
        put("U1", "U", _raised(library, "s5", "U1"))
    nerve = "U1" in found or "U7" in said
    if facts.get("ctx_cancer") in ("yes", "not_sure", "known") and now.pain:
        if cancer and nerve:
            put("U2", "E", _raised(library, "U2", "U2"))
        elif facts["ctx_cancer"] != "known":
            put("U2", "U" if cancer else "S", _derived(library, "U2"))
    asked("U3")
    if age == "over_65" or facts.get("ctx_bones") in (*_TRUE, "not_sure"):
        asked("U4")
    asked("U5")
    if age in (*OVER_50, *UNDER_20):
        asked("U6", level="S")
    if "U7" in said:
        if cancer or "E6" in said:
            put("U7", "E", _raised(library, "U7", "U7"))
        else:
            asked("U7")
    if "U8" in said:
        frail = age in (*OVER_50, *UNDER_20) or cancer or facts.get("ctx_immune") in _TRUE
        if frail and said["U8"] == "yes":
            put("U8", "U", _raised(library, "U8", "U8"))
        else:
            asked("U8")
    return tuple(sorted(found.values(), key=lambda f: _ORDER[f.level]))


def number(library: Library, facts: Mapping[str, Value]) -> str:
    """The emergency number for the person's country, or "your local emergency number" (CLINICAL 4.4)."""
    country = facts.get("ctx_country")
    for entry in library.emergency.get("country", ()):
        if entry.get("id", entry.get("code")) == country and entry.get("number"):
            return str(entry["number"])
    return str(library.words["emergency"]["number_unknown"])


def _level(library: Library, item: str, said: Said) -> str:
    if item == NEUTRAL:
        return "E"
    question: Any = library.question(item)
    return str(question.level if said == "yes" else question.unsure)


def _words(library: Library, item: str) -> tuple[str, str, str]:
    """(action, plain, reason) of an asked sign; the neutral code never tells which it was."""
    if item == NEUTRAL:
        first: Any = library.question("E1")
        return (
            first.action,
            library.words["safety"]["neutral_plain"],
            library.words["safety"]["neutral_reason"],
        )
    question: Any = library.question(item)
    return question.action, question.plain, question.reason


def _derived(library: Library, code: str) -> tuple[str, str, str]:
    entry = library.words["derived"][code]
    return entry["action"], entry["plain"], entry["reason"]


def _raised(library: Library, name: str, code: str) -> tuple[str, str, str]:
    entry = library.words["raised"][name]
    plain = library.words["derived"][code]["plain"] if code == "U2" else _words(library, code)[1]
    return entry["action"], plain, entry["reason"]


# -- small readings ------------------------------------------------------------


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
