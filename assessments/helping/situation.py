"""Where a person stands, for choosing tips: phase, weakest signs, latest answers, and the cautions they set.

Worked out from Progress and its sessions. Pure: the day is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assessments.answers import LEGS, Key
from assessments.judging import episodes
from assessments.judging.marks import GAP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.answers import Value
    from assessments.judging.progress import Flag, Line, Progress
    from assessments.library import Library
    from assessments.session import Session

STRONG = 6  # leg pain from which stretches and exercises wait (CLINICAL 7)
NUMB = 2  # tingling from which skin may be numb (own; 0 and 1 are the floor of CLINICAL 3.2's tingling row)
TESTS_PAIN = 8  # pain from which the leg raise is left out (CLINICAL 1.6)
SURGERY = timedelta(weeks=12)  # nor so long after a back operation (CLINICAL 1.5)
FIRST_DAYS = timedelta(days=3)  # warmth comes after the first days (article; three is our own)
RAISE_EVERY = timedelta(days=7)  # a leg raise once a week at most (CLINICAL 7)
ANSWER_AGE = timedelta(days=28)  # older answers are no reason any more (own)
ALREADY_GOOD = 80  # a sign above it needs no tip (CLINICAL 3.2)

FACTS: Mapping[str, str] = {
    "flare": "when last asked, the person said that this is a flare-up",
    "strong_pain": "average leg pain of 6 or more",
    "numb_skin": "tingling or numbness that bothers 2 of 6 or more; the questions can't tell the two apart",
    "tingles": "any tingling or numbness in a leg",
    "first_days": "the leg pain began within the last three days",
    "spreads": "after activity the pain spreads farther down the leg",
    "lingers": "after activity the pain lasts more than a day",
    "tests_out": "tests are left out: pain of 8, operation, fall, pregnancy, told not to, or signs left open",
    "alone": "nobody is there to help",
    "raised_lately": "a leg raise was done within the past week",
    "in_care": "a clinician looks after this already",
    "has_physio": "physiotherapy is going on or was finished",
    "maybe_diabetes": "weak immunity or diabetes; the question asks for both",
}
"""Every fact a tip may hang on, and what it means."""


@dataclass(frozen=True)
class Situation:
    """`phase`: 1 to 3 as tips see it (a flare-up or an unknown phase counts as 1).

    `weak`: signs s1-s6 that have a value of at most 80, the weakest first. `answers`: the latest of this
    spell by item, the worse leg's; a table's by "item.row" too. `facts`: those of FACTS that hold.
    `pressing`: open warning signs of level E or U.
    """

    phase: int
    known: bool  # whether the phase is
    why: str  # the first input that decided it, in a sentence
    flare: bool
    weak: tuple[Line, ...]
    answers: Mapping[str, Value]
    facts: frozenset[str]
    pressing: tuple[Flag, ...]
    stale: bool  # the last check-in is more than 8 weeks ago
    young: bool  # under 18


def of(progress: Progress, library: Library, day: date) -> Situation | None:
    """The situation as of `day`; None while there is no session."""
    if not progress.sessions:
        return None
    latest = progress.sessions[-1]
    answers = _answers(progress, library)
    flare = answers.get("flare") == "yes"
    signs = [line for name, line in progress.signs.items() if name != "s7" and not line.absent]
    scored = [(line.now, n, line) for n, line in enumerate(signs) if line.now is not None]
    return Situation(
        phase=1 if flare else progress.phase.now or 1,
        known=progress.phase.now is not None,
        why=next(iter(progress.phase.why), ""),
        flare=flare,
        weak=tuple(line for now, _, line in sorted(scored, key=lambda s: s[:2]) if now <= ALREADY_GOOD),
        answers=answers,
        facts=frozenset(_facts(answers, progress, day)),
        pressing=tuple(flag for flag in progress.flags if flag.level in ("E", "U")),
        stale=day - latest.day > GAP,
        young=answers.get("ctx_age") == "under_18",
    )


def _answers(progress: Progress, library: Library) -> dict[str, Value]:
    """Item -> latest value of this spell; of the two legs' the worse. Facts taken over have no age."""
    episode = episodes.current(progress.sessions)
    latest = progress.sessions[-1].day
    found: dict[str, Value] = {}
    for session in episode.sessions:
        found |= {key.item: value for key, value in session.carried.given.items()}
        if latest - session.day <= ANSWER_AGE:
            items = dict.fromkeys(key.item for key in session.answers.given)
            found |= {item: _worse(session, item, library) for item in items if item in library}
    tables = [(item, value) for item, value in found.items() if isinstance(value, dict)]
    return found | {f"{item}.{row}": value for item, table in tables for row, value in table.items()}


def _worse(session: Session, item: str, library: Library) -> Value:
    values = [v for leg in (None, *LEGS) if (v := session.answers.given.get(Key(item, leg))) is not None]
    numbers = [v for v in values if isinstance(v, int)]
    if len(numbers) < len(values):
        return values[0]
    question = library.question(item)
    rising = question.best is not None and question.worst is not None and question.best > question.worst
    return min(numbers) if rising else max(numbers)


def _facts(answers: Mapping[str, Value], progress: Progress, day: date) -> list[str]:
    def number(item: str) -> int:
        value = answers.get(item)
        return value if isinstance(value, int) else 0

    pains = ("s2_leg_worst", "s2_leg_avg", "s2_back_avg")
    operated, began = answers.get("ctx_surgery_date"), answers.get("ctx_onset")
    recent = answers.get("ctx_surgery") == "yes" and not (
        isinstance(operated, date) and day - operated >= SURGERY
    )
    tingling = number("s2_tingle") if "s2_tingle" in answers else NUMB * (number("s1_tingle_far") > 0)
    raises = [s.day for s in progress.sessions if s.answers.legs("s6_angle_sore")]
    holds = {
        "flare": answers.get("flare") == "yes",
        "strong_pain": number("s2_leg_avg") >= STRONG,
        "numb_skin": tingling >= NUMB,
        "tingles": tingling > 0 or number("s1_tingle_far") > 0,
        "first_days": isinstance(began, date) and day - began <= FIRST_DAYS,
        "spreads": answers.get("p2_after") == "spreads",
        "lingers": answers.get("p2_after") == "over_day",
        "tests_out": any(number(item) >= TESTS_PAIN for item in pains)
        or recent
        or answers.get("ctx_notests") not in (None, [], ["none"])
        or progress.safety_left_open > 0,
        "alone": answers.get("ctx_helper") == "self",
        "raised_lately": bool(raises) and day - raises[-1] < RAISE_EVERY,
        "in_care": answers.get("ctx_care") == "yes" or answers.get("p1_pro") in ("yes", "booked"),
        "has_physio": answers.get("p2_pt") in ("having", "finished"),
        "maybe_diabetes": answers.get("ctx_immune") in ("yes", "not_sure", "known"),
    }
    assert set(holds) == set(FACTS)
    return [name for name, held in holds.items() if held]
