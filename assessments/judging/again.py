"""What I can do again: own activities that rose nearly as far as they can, each with its day (own)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.judging.change import RULES
from assessments.wording import day_words, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from assessments.judging.line import Line
    from assessments.library import Library

RULE = "one_activity"


@dataclass(frozen=True)
class Again:
    """One activity, in the person's words. `day`: when it was first reached; it stays listed for good.

    `line`: id of its line. `still`: the latest answer is as good. `words`: the whole as a sentence.
    """

    text: str
    line: str
    day: date
    value: int
    still: bool
    words: str


def again(activities: Iterable[Line], library: Library) -> tuple[Again, ...]:
    """Those reached: better than at the start by the rule, and above its ceiling of 7. The earliest first."""
    found = []
    for line in activities:
        reached = next(
            (
                p
                for p in line.points
                if p.value is not None and p.verdict is not None and p.verdict.direction > 0 and _top(p.value)
            ),
            None,
        )
        if reached is None or reached.value is None:
            continue
        still = line.now is not None and _top(line.now)
        path = "again.still" if still else "again.for_now_less"
        words = say(library, path, activity=line.title, day=day_words(reached.day), now=line.now)
        found.append(Again(line.title, line.id, reached.day, reached.value, still, words))
    return tuple(sorted(found, key=lambda a: a.day))


def _top(value: int) -> bool:
    return RULES[RULE].barred(value)
