"""Made-up people for the simulation: the truth of each week, and what they answer with error."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from assessments.answers import Answers, Key
from assessments.library import Library
from assessments.session import SafetyRecord, Session

START = date(2026, 1, 5)
ERROR = 1.0  # standard error of a 0-10 rating
WEEKS = 26
ADL = ("socks", "chair", "car", "turn", "bend", "stairs", "stand", "bag", "house", "sleep")
MINUTES = ("cant", "lt5", "5_14", "15_29", "30_59", "60plus")
SIGNS = (
    "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E9", "E10", "e11_calf", "e11_chest", "E12", "E13",
    "U1", "U3", "U4", "U5", "U7", "U8",
)  # fmt: skip


@dataclass(frozen=True)
class State:
    """One week's truth. Pain 0-10, `life` and `strength` 0-1 (1 = as before)."""

    pain: float
    back: float
    life: float
    strength: float
    flare: bool = False


Course = Callable[[int], State]
"""Week -> truth."""
Errors = Callable[[], Callable[[], float]]
"""Gives, for each check-in, a call that gives the error of one answer (above 0: worse)."""


def course_of(sort: str, chance: random.Random) -> Course:
    """One person of a sort."""
    back, strength = chance.uniform(1, 5), chance.uniform(0.6, 0.95)
    if sort in ("unchanged", "flaring"):
        pain = chance.uniform(2, 8)
        life = max(0.15, min(0.9, 1 - 0.08 * pain + chance.uniform(-0.1, 0.1)))
        flares = tuple(chance.sample(range(4, WEEKS - 2), 2)) if sort == "flaring" else ()

        def same(week: int) -> State:
            flare = any(first <= week < first + 2 for first in flares)
            worse = 3 if flare else 0
            return State(min(10, pain + worse), back, life - worse * 0.08, strength, flare)

        return same
    if sort == "recovering":
        pain, half = chance.uniform(5, 8), chance.uniform(3, 6)
        return lambda week: _with_pain(pain * 0.5 ** (week / half), back, strength)
    pain, rise = chance.uniform(3, 5), chance.uniform(0.15, 0.35)
    return lambda week: _with_pain(min(9, pain + rise * week), back, strength)


def _with_pain(pain: float, back: float, strength: float) -> State:
    return State(pain, back, max(0.05, 1 - 0.09 * pain), max(0.3, strength - 0.03 * pain))


def errors_of(chance: random.Random, twin: int, shared: float) -> Errors:
    """`shared`: part of the variance that all answers of one day have in common. `twin`: 1 or -1."""

    def of_day() -> Callable[[], float]:
        day = chance.gauss(0, 1) * shared**0.5
        return lambda: twin * ERROR * (day + (1 - shared) ** 0.5 * chance.gauss(0, 1))

    return of_day


def answered(now: State, first: State, error: Callable[[], float], *, opening: bool) -> dict[str, Any]:
    """The answers of one check-in: truth plus error, rounded, within each scale. `opening`: the first."""

    def bad(value: float, high: int = 10) -> int:
        return round(max(0, min(high, value + error() * high / 10)))

    def good(value: float, high: int = 10) -> int:
        return round(max(0, min(high, value - error() * high / 10)))

    average = bad(now.pain)
    change = 0.6 * (first.pain - now.pain) + 3 * (now.life - first.life)
    none = average == 0
    return {
        "s1_far_usual": 0 if none else max(1, bad(1 + 0.65 * now.pain, 7)),
        "s1_far_any": 0 if none else max(1, bad(1.5 + 0.65 * now.pain, 7)),
        "s1_worst_zone": 0 if none else max(1, bad(1 + 0.5 * now.pain, 7)),
        "s2_leg_avg": average,
        "s2_leg_worst": max(average, bad(now.pain + 1.5)),
        "s2_leg_freq": 0 if none else max(1, bad(0.7 * now.pain, 6)),
        "s2_back_avg": bad(now.back),
        "s2_tingle": bad(0.5 * now.pain, 6),
        **{f"s2_{name}": bad(now.pain) for name in ("sit", "stand", "walk")},
        "s3_own": ["walk the dog", "drive an hour", "sleep through"],
        **{f"s3_own{n}": good(10 * now.life) for n in (1, 2, 3)},
        **{f"s3_adl_{name}": good(4 * now.life, 4) for name in ADL},
        "s3_walk_min": MINUTES[good(5 * now.life, 5)],
        "s3_sit_min": MINUTES[good(5 * now.life, 5)],
        "s4_ever": "never",
        "s5_feel": good(10 * now.strength),
        "s5_stairs": good(4 * now.strength, 4),
        "s5_lift": good(4 * now.strength, 4),
        "ctx_sleep": bad(0.4 * now.pain, 7),
        **{f"p3_{name}": good(4 * now.life, 4) for name in ("work", "hobby", "home")},
        "flare": "yes" if now.flare else "no",
        **({} if opening else {"gpe": max(-5, min(5, round(change - error())))}),
    }


def session(library: Library, week: int, given: Mapping[str, Any], onset: date) -> Session:
    """These answers as a check-in of a week, the left leg sore, every warning sign answered No."""
    at = datetime.combine(START + timedelta(weeks=week), datetime.min.time(), UTC) + timedelta(hours=9)
    keys = {Key(i, "left") if i in library.per_leg else Key(i): value for i, value in given.items()}
    return Session(
        id=f"week{week:02}", person="me", form="check-in", started=at, finished=at, entered=at,
        counter=week + 1, answers=Answers(keys),
        carried=Answers({Key("ctx_onset"): onset, Key("ctx_care"): "no"}),
        safety=SafetyRecord(asked_at=at, asked=SIGNS),
    )  # fmt: skip
