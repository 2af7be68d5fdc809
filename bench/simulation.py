"""How often are people told something that isn't so, and how late what is? `python -m bench.simulation`.

Made-up people check in once a week for 26 weeks. What is true of them is known: leg and back pain, daily life
and strength follow a smooth course. What they answer is the truth plus an error, drawn anew for each answer,
with a standard error of 1 on a 0-10 rating and in proportion on shorter scales; rounded, and cut at the ends
of the scale. Each check-in is judged by the real rules on the day it is made. Four sorts of people:

- unchanged: nothing ever changes. Leg pain anywhere from 2 to 8.
- recovering: leg pain of 5 to 8 halves every 3 to 6 weeks, and life comes back with it.
- worsening: leg pain of 3 to 5 rises by 0.15 to 0.35 a week, up to 9.
- flaring: nothing changes in the long run; two flare-ups of two weeks with 3 points more pain.

Printed for each sort: in how many check-ins (from the second on) leg pain and the whole are called better or
worse, at all and for sure; how many people are told to see a clinician at least once, by which row, and how
many by a row that says what isn't so of them; how often the phase changes; and how many weeks pass from the
first check-in whose truth counts as a change until it is said.

A row that says what is so isn't false: somebody unchanged for six weeks is rightly told that it isn't better.
False is: worse (of somebody who isn't), and strong pain or broken nights twice (where the truth lies more
than one standard error below the mark). Beside it stands how many people were told by a false row alone, at a
check-in where no true row called for a clinician anyway.

People come in pairs that differ only in the sign of every error, so that the luck of the first check-in,
which all later ones are compared with, weighs less. Leg pain alone is drawn for ten times as many unchanged
people. The same seed gives the same figures. What it came to, and what follows: docs/decisions/0016.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from assessments import library as content
from assessments.judging import account
from assessments.judging.change import RULES, judge
from assessments.judging.marks import BROKEN_NIGHTS, SEVERE_PAIN
from assessments.library import Library
from assessments.session import Session
from bench.made_up import ERROR, START, WEEKS, answered, course_of, errors_of, session

SORTS = ("unchanged", "recovering", "worsening", "flaring")
WORSE_ROWS = frozenset({"worse_overall", "worse_pain", "worse_zone"})


@dataclass
class Told:
    """What one person was told, check-in by check-in. `pain`, `whole`: (direction, for sure)."""

    pain: list[tuple[int, bool]] = field(default_factory=list)
    whole: list[tuple[int, bool]] = field(default_factory=list)
    truth: list[int] = field(default_factory=list)  # direction of the true change in leg pain
    rows: list[frozenset[str]] = field(default_factory=list)  # advice "see a clinician soon"
    false_rows: list[frozenset[str]] = field(default_factory=list)
    phases: list[int | None] = field(default_factory=list)

    @property
    def moves(self) -> int:
        """How often the phase changed."""
        return sum(a != b for a, b in zip(self.phases, self.phases[1:], strict=False))

    def first(self, says: Callable[[Told, int], bool]) -> int | None:
        """The first check-in of which this is so."""
        return next((n for n in range(len(self.rows)) if says(self, n)), None)


def follow(library: Library, sort: str, number: int, seed: int, shared: float = 0) -> Told:
    """One person through all their weeks, judged anew at each."""
    chance = random.Random(f"{seed} {sort} {number // 2}")
    course = course_of(sort, chance)
    onset = START - timedelta(weeks=chance.uniform(1, 5))
    errors = errors_of(chance, -1 if number % 2 else 1, shared)
    sessions: list[Session] = []
    told = Told()
    for week in range(WEEKS):
        given = answered(course(week), course(0), errors(), opening=week == 0)
        truth = answered(course(week), course(0), lambda: 0.0, opening=week == 0)
        sessions.append(session(library, week, given, onset))
        _judge(library, told, sessions, truth, round(course(0).pain))
    return told


def _judge(
    library: Library, told: Told, sessions: list[Session], truth: Mapping[str, Any], start: int
) -> None:
    """Adds what is said at the latest check-in, and what of it isn't so."""
    found = account.of(sessions, library, sessions[-1].day)
    pain = found.measures["leg_pain"]
    told.pain.append((pain.verdict.direction, pain.confirmed))
    told.whole.append((found.overall.verdict.direction, found.overall.confirmed))
    told.truth.append(judge(RULES["pain"], start, truth["s2_leg_avg"]).direction)
    rows = frozenset(row.code.removesuffix("_record") for row in found.advice if row.level == "S")
    unso = WORSE_ROWS if told.truth[-1] >= 0 else frozenset()
    unso |= {"severe_pain"} if truth["s2_leg_avg"] + ERROR < SEVERE_PAIN else set()
    unso |= {"broken_nights"} if truth["ctx_sleep"] + ERROR < BROKEN_NIGHTS else set()
    unso |= {"pain_and_nights"} if {"severe_pain", "broken_nights"} <= unso else set()
    told.rows.append(rows)
    told.false_rows.append(rows & unso)
    told.phases.append(found.phase.now)


def pain_only(library: Library, people: int, seed: int) -> tuple[float, float]:
    """Shares of unchanged people's check-ins in which leg pain is called better, or worse, for sure."""
    better = worse = count = 0
    for number in range(people):
        chance = random.Random(f"{seed} pain {number // 2}")
        pain = chance.uniform(2, 8)
        errors = errors_of(chance, -1 if number % 2 else 1, 0)
        given = [round(max(0, min(10, pain + errors()()))) for _ in range(WEEKS)]
        sessions = [session(library, week, {"s2_leg_avg": n}, START) for week, n in enumerate(given)]
        points = account.of(sessions, library, sessions[-1].day).measures["leg_pain"].points[1:]
        sure = [p.verdict.direction for p in points if p.verdict is not None and p.confirmed]
        better, worse, count = better + sure.count(1), worse + sure.count(-1), count + len(points)
    return better / count, worse / count


@dataclass(frozen=True)
class Group:
    """All people of one sort."""

    sort: str
    people: tuple[Told, ...]

    def said(self, line: str, direction: int, sure: bool) -> float:
        """Share of check-ins from the second on in which a line is called better (1) or worse (-1)."""
        words: list[tuple[int, bool]] = [w for told in self.people for w in getattr(told, line)[1:]]
        return sum(d == direction and (s or not sure) for d, s in words) / len(words)

    def share(self, says: Callable[[Told], bool]) -> float:
        """Share of people."""
        return sum(says(told) for told in self.people) / len(self.people)

    @property
    def told(self) -> float:
        """Share of people told to see a clinician at least once."""
        return self.share(lambda told: any(told.rows))

    @property
    def told_of_worse(self) -> float:
        """The same, because of something worse."""
        return self.share(lambda told: any(week & WORSE_ROWS for week in told.rows))

    @property
    def told_falsely(self) -> float:
        """The same, by a row that isn't so."""
        return self.share(lambda told: any(told.false_rows))

    @property
    def told_by_false_alone(self) -> float:
        """The same, at a check-in where no true row called for a clinician."""
        return self.share(
            lambda told: any(
                false and not rows - false for rows, false in zip(told.rows, told.false_rows, strict=True)
            )
        )

    def delays(self, direction: int, says: Callable[[Told, int], bool]) -> list[int]:
        """Weeks from the first check-in whose truth is a change to the first that says so, of those told."""
        found = []
        for told in self.people:
            real, heard = told.first(lambda t, n: t.truth[n] == direction), told.first(says)
            if real is not None and heard is not None:
                found.append(heard - real)
        return found


def simulate(
    library: Library, people: int, seed: int, sorts: tuple[str, ...] = SORTS, shared: float = 0
) -> dict[str, Group]:
    """`people` of each sort."""
    return {
        sort: Group(sort, tuple(follow(library, sort, n, seed, shared) for n in range(people)))
        for sort in sorts
    }


def report(group: Group) -> Iterator[str]:
    """The figures of one sort as lines of text."""
    yield f"{group.sort}: {len(group.people)} people, {WEEKS} weekly check-ins each"
    for line, name in (("pain", "leg pain"), ("whole", "the whole")):
        said = [group.said(line, d, sure) for d in (1, -1) for sure in (False, True)]
        yield (
            f"  {name:<10} called better in {said[0]:6.1%} of check-ins, for sure in {said[1]:6.1%}; "
            f"worse in {said[2]:6.1%}, for sure in {said[3]:6.1%}"
        )
    yield (
        f"  told to see a clinician: {group.told:.0%} of people, because of something worse "
        f"{group.told_of_worse:.0%}, by a row that isn't so {group.told_falsely:.1%}, "
        f"by such a row alone {group.told_by_false_alone:.1%}"
    )
    rows = Counter(code for told in group.people for code in frozenset[str]().union(*told.rows))
    said_rows = (f"{code} {count / len(group.people):.0%}" for code, count in rows.most_common())
    yield f"  rows said: {', '.join(said_rows) or 'none'}"
    moves = [told.moves for told in group.people]
    yield (
        f"  the phase changes for {group.share(lambda t: t.moves > 0):.0%} of people, "
        f"{statistics.mean(moves):.1f} times on average"
    )
    for direction, word in ((1, "better"), (-1, "worse")):
        if any(direction in told.truth for told in group.people):
            yield from _delays(group, direction, word)


def _delays(group: Group, direction: int, word: str) -> Iterator[str]:
    at_all = group.delays(direction, lambda told, n: told.pain[n][0] == direction)
    sure = group.delays(direction, lambda told, n: told.pain[n] == (direction, True))
    yield f"  truly {word}: said {_weeks(at_all)}, for sure {_weeks(sure)}"
    if direction < 0:
        heard = group.delays(-1, lambda told, n: bool(told.rows[n]))
        yield f"  truly worse: told to see a clinician {_weeks(heard)}"


def _weeks(delays: list[int]) -> str:
    """In words; below 0: before the truth counted as a change, which it was on its way to."""
    if not delays:
        return "never"
    low, middle, high = min(delays), statistics.median(delays), max(delays)
    return f"after {middle:g} weeks ({low} to {high}; {len(delays)} people)"


def main() -> int:
    """0 where the three promises hold, else 1."""
    parser = argparse.ArgumentParser(prog="bench.simulation")
    parser.add_argument("--people", type=int, default=200, help="of each sort")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    library = content.read()
    groups = simulate(library, asked.people, asked.seed)
    for group in groups.values():
        print(*report(group), sep="\n", flush=True)
    for shared in (0.15, 0.5):
        print(f"\nWith {shared:.0%} of the error's variance shared by all answers of a day:")
        for group in simulate(library, asked.people, asked.seed, ("unchanged",), shared).values():
            print(*report(group), sep="\n", flush=True)
    better, worse = pain_only(library, 10 * asked.people, asked.seed)
    unchanged, worsening = groups["unchanged"], groups["worsening"]
    kept = {
        f"leg pain of unchanged people: better for sure in {better:.1%}, worse for sure in {worse:.1%} "
        "of check-ins (must: together under 10 %)": better + worse < 0.1,
        f"advice that isn't so for {unchanged.told_falsely:.1%} of unchanged people (must: under 20 %)": (
            unchanged.told_falsely < 0.2
        ),
        f"{worsening.told:.0%} of truly worsening people told (must: all)": worsening.told == 1,
    }
    print()
    for words, holds in kept.items():
        print(f"{'ok' if holds else 'MISSED'}: {words}")
    return int(not all(kept.values()))


if __name__ == "__main__":
    sys.exit(main())
