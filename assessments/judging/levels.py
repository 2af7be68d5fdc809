"""Which warning signs are flags, and at what level: the rows of CLINICAL 4.2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assessments.judging.progress import Flag

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assessments.answers import Value
    from assessments.library import Library

Said: TypeAlias = Literal["yes", "not_sure"]

HISTORY = frozenset({"E8", "U2", "U6"})
"""Facts, not symptoms: they neither hide the physical tests nor put the phase on hold (CLINICAL 4.3)."""

NEUTRAL = "E1-4"
"""Stored in place of E4 where the person doesn't want E4 stored."""

FRAGILE = ("ctx_age", "ctx_bones")
"""Facts that make a small fall count (U4). Where one of them is not known, it counts too."""

OVER_50 = ("51_65", "over_65")
UNDER_20 = ("under_18", "18_19")
_ORDER = {"E": 0, "U": 1, "S": 2}
_TRUE = ("yes", "known")  # "known": yes, and the clinician treating this knows; quiet by itself, still a fact


@dataclass(frozen=True)
class Heard:
    """What is said now: open questions by item id, facts, and whether strength tests add U1.

    `unknown`: facts that were left out, and so aren't No. `discreet`: for a page that others may see, where
    a private sign isn't named.
    """

    said: Mapping[str, Said]
    facts: Mapping[str, Value]
    weaker: bool = False
    pain: bool = True
    discreet: bool = False
    unknown: frozenset[str] = frozenset()


def flagged(library: Library, now: Heard, since: Mapping[str, date], day: date | None) -> tuple[Flag, ...]:
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
            put(code or item, level or _level(library, item, said[item]), _words(library, item, now.discreet))

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
    if facts.get("ctx_cancer") in ("yes", "not_sure", "known") and (now.pain or nerve):
        if cancer and nerve:
            put("U2", "E", _raised(library, "U2", "U2"))
        elif facts["ctx_cancer"] != "known":
            put("U2", "U" if cancer else "S", _derived(library, "U2"))
    asked("U3")
    if age == "over_65" or facts.get("ctx_bones") in (*_TRUE, "not_sure"):
        asked("U4")
    elif "U4" in said and now.unknown.intersection(FRAGILE):
        put("U4", "U", _raised(library, "U4", "U4"))
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


def _words(library: Library, item: str, discreet: bool = False) -> tuple[str, str, str]:
    """(action, plain, reason) of an asked sign; the neutral code never tells which it was."""
    question: Any = library.question("E1" if item == NEUTRAL else item)
    if item == NEUTRAL or (discreet and question.private):
        words = library.words["safety"]
        return question.action, words["neutral_plain"], words["neutral_reason"]
    return question.action, question.plain, question.reason


def _derived(library: Library, code: str) -> tuple[str, str, str]:
    entry = library.words["derived"][code]
    return entry["action"], entry["plain"], entry["reason"]


def _raised(library: Library, name: str, code: str) -> tuple[str, str, str]:
    entry = library.words["raised"][name]
    plain = library.words["derived"][code]["plain"] if code == "U2" else _words(library, code)[1]
    return entry["action"], plain, entry["reason"]
