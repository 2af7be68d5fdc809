"""Reads sessions for the lines of progress: answers with facts taken over, scores, each worked out once."""

from __future__ import annotations

import copy
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.judging import scoring
from assessments.judging.scoring import Scale
from assessments.wording import has, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.answers import Key, Leg, Value
    from assessments.assessment import Section
    from assessments.judging.scoring import Score
    from assessments.library import Library
    from assessments.session import Session

INDEX = "overall"  # the index, where it stands among sections


class Sheets:
    """One person's sessions, read with one content. Lives as long as one `account.of`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.sections: dict[str, Section] = {s.id: s for s in library.sections}
        self.by_leg = frozenset(s.id for s in library.sections if any(q.per_leg for q in s.questions))
        self.indexed = tuple(s for s in scoring.INDEX_WEIGHTS if s in self.sections)
        self._view = ""
        self._sheets: dict[int, Sheet] = {}  # a sheet keeps its session, so that its id stays its own
        self._scales: dict[tuple[str, Leg | None], Scale] = {}

    def viewed(self) -> Sheets:
        """The same, speaking of a chosen day where the record speaks of the start."""
        other = copy.copy(self)
        other._view = "view."
        return other

    def say(self, path: str, /, **blanks: object) -> str:
        """A sentence of words.toml; in a view the one that has no "start" in it, where there is one."""
        seen = self._view + path
        return say(self.library, seen if self._view and has(self.library, seen) else path, **blanks)

    def of(self, session: Session) -> Sheet:
        """This session's sheet, made once."""
        found = self._sheets.get(id(session))
        if found is None:
            found = self._sheets[id(session)] = Sheet(self, session)
        return found

    def scale(self, section: str, leg: Leg | None) -> Scale:
        """A section's scoring for one leg, prepared once."""
        found = self._scales.get((section, leg))
        if found is None:
            found = self._scales[section, leg] = Scale(self.sections[section], leg)
        return found


class Sheet:
    """One session's answers, with the facts taken over where it has none, and its scores."""

    def __init__(self, sheets: Sheets, session: Session) -> None:
        self.session, self.legs = session, session.legs
        self.indexed = sheets.indexed
        self._sheets = sheets
        self._given: Mapping[Key, Value] = {**session.carried.given, **session.answers.given}
        self._scores: dict[tuple[str, Leg | None, frozenset[str] | None], Score] = {}

    def get(self, item: str, leg: Leg | None = None) -> Value | None:
        """The value, or None where there is none for whatever reason."""
        return self._given.get((item, leg))  # type: ignore[call-overload, no-any-return]  # a Key is such a pair

    def number(self, item: str, leg: Leg | None = None) -> int | None:
        """The value where it is a whole number, else None."""
        value = self._given.get((item, leg))  # type: ignore[call-overload]
        return value if type(value) is int else None

    def of_leg(self, item: str, leg: Leg | None) -> Value | None:
        """This leg's value, else the one that isn't of a leg."""
        found = self.get(item, leg)
        return self.get(item) if found is None else found

    def number_of_any(self, item: str) -> int | None:
        """The number of whichever leg has one, or of none."""
        return next((n for leg in (None, *LEGS) if (n := self.number(item, leg)) is not None), None)

    def worst(self, item: str) -> int | None:
        """The larger number of the two legs, where larger is worse."""
        return max((n for leg in LEGS if (n := self.number(item, leg)) is not None), default=None)

    def score(self, section: str, leg: Leg | None, items: frozenset[str] | None = None) -> Score:
        """One sign, phase or the index for one leg; `items` as in `Scale.score`. Worked out once."""
        key = (section, leg, items)
        found = self._scores.get(key)
        if found is None:
            found = self._scores[key] = self._score(section, leg, items)
        return found

    def _score(self, section: str, leg: Leg | None, items: frozenset[str] | None) -> Score:
        sheets = self._sheets
        if section == INDEX:
            return scoring.index({s: self.score(s, leg) for s in self.indexed})
        if leg is not None and section not in sheets.by_leg:
            return self.score(section, None, items)
        return sheets.scale(section, leg).score(self._given, items, self.legs)

    def worse(self, section: str) -> Score:
        """The score shown: the worse leg's."""
        return scoring.worse_leg([self.score(section, leg) for leg in self.legs or (None,)])

    def worse_leg(self, section: str) -> Leg | None:
        """The leg whose score is shown; None where the section isn't asked by leg."""
        if section != INDEX and section not in self._sheets.by_leg:
            return None
        there = {leg: v for leg in self.legs if (v := self.score(section, leg).value) is not None}
        return min(there, key=lambda leg: there[leg], default=next(iter(self.legs), None))

    @cached_property
    def activities(self) -> Mapping[str, int]:
        """Own activities: the person's words -> 0-10, for those rated in this session."""
        texts = self.get("s3_own")
        named = enumerate(texts if isinstance(texts, list) else (), 1)
        return {str(text): n for k, text in named if (n := self.number(f"s3_own{k}")) is not None}


def pair(section: str, then: Sheet, now: Sheet, leg: Leg | None) -> tuple[Score, Score] | None:
    """Two sessions' scores over the items answered in both (like with like); None if too few.

    The index: over the signs, and in each the items, present in both.
    """
    if section == INDEX:
        pairs = {
            s: of_sign for s in scoring.INDEX_WEIGHTS if (of_sign := _pair(s, then, now, leg)) is not None
        }
        one = scoring.index({s: scores[0] for s, scores in pairs.items()})
        two = scoring.index({s: scores[1] for s, scores in pairs.items()})
        return None if one.exact is None or two.exact is None else (one, two)
    return _pair(section, then, now, leg)


def _pair(section: str, then: Sheet, now: Sheet, leg: Leg | None) -> tuple[Score, Score] | None:
    one, two = then.score(section, leg), now.score(section, leg)
    if one.exact is None or two.exact is None:
        return None
    # Without items: "before, but not now", which says all of them.
    if one.items != two.items and one.items and two.items:
        shared = one.items & two.items
        one, two = then.score(section, leg, shared), now.score(section, leg, shared)
    return None if one.exact is None or two.exact is None else (one, two)


def mean(values: Sequence[int]) -> int:
    """Rounded half up."""
    return scoring.half_up(Fraction(sum(values), len(values)))
