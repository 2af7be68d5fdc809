"""Answers -> scores 0-100 (0 worst, 100 best): signs, phases and the overall index (CLINICAL 0 and 1).

Scores are exact fractions, rounded half up once at the end. Nothing missing is ever filled in: what isn't
answered is left out and the remaining weights count for more, as long as enough is there.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from assessments.answers import LEGS, Answers, Leg, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessments.assessment import Section
    from assessments.questions import Question

VERSION = "1"
"""Kept with every session. A change of a weight, of points or of what is enough makes the next one."""

INDEX_WEIGHTS: Mapping[str, int] = {"s1": 15, "s2": 30, "s3": 25, "s4": 10, "s5": 20}
"""Signs in the overall index, in hundredths (CLINICAL 0, own). Leg raise and scans stay out (R31)."""
INDEX_KEYS = ("s2", "s3")
INDEX_NEEDS = 3  # both keys and one more

FULL_RAISES = 20  # heel raises worth 100 where both legs are sore (CLINICAL s5_raises, own)
MOST_RAISES = 25  # counting stops there
FEWEST_RAISES = 5  # below this on the other leg the share says nothing


Exact: TypeAlias = tuple[int, int]
"""A share as numerator and denominator, not reduced: a `Fraction` at a fraction of its cost."""


class Score(NamedTuple):
    """One score. `exact` and `points`, rounded half up, are None without enough answers.

    `items`: what it rests on (an own activity as "s3_own:its text", so that series follow the text).
    `absent`: the sign is "not part of your picture". `by_feel`: from the short set that is enough too (S5).
    """

    exact: Exact | None = None
    points: int | None = None
    by_feel: bool = False
    absent: bool = False
    items: frozenset[str] = frozenset()

    @property
    def value(self) -> Fraction | None:
        """The exact score 0-100."""
        return None if self.exact is None else Fraction(*self.exact)


NOTHING = Score()


def half_up(value: Fraction) -> int:
    """Rounded to the nearest whole number, halves up."""
    return _half_up(value.numerator, value.denominator)


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _scored(numerator: int, denominator: int, items: frozenset[str], by_feel: bool = False) -> Score:
    return Score((numerator, denominator), _half_up(numerator, denominator), by_feel, items=items)


class _Item(NamedTuple):
    """One item of a component. `key`: its answer for the leg, `also`: where that has none.

    `known`: answer -> points as a numerator over the scale's denominator, None where it gives no points.
    """

    name: str
    question: Question
    key: tuple[str, Leg | None]
    also: tuple[str, Leg | None]
    known: dict[Value, int | None]


class _Part(NamedTuple):
    """One component. `ratio`: it is a share of the other side."""

    name: str
    weight: int
    need: int
    ratio: bool
    items: tuple[_Item, ...]


class Scale:
    """One section's scoring for one leg, prepared to score many sessions; whole numbers over one denominator.

    Items not asked per leg count for either leg.
    """

    def __init__(self, section: Section, leg: Leg | None) -> None:
        self.scoring, self.leg = section.scoring, leg
        self._own = tuple(q.id for q in section.questions if q.kind == "activities")
        questions = {q.id: q for q in section.questions}
        self._parts = tuple(
            _Part(
                c.id,
                c.weight,
                max(c.need, 1),
                c.method == "side_ratio",
                tuple(_Item(i, questions[i], (i, leg), (i, None), {}) for i in c.items),
            )
            for c in (section.scoring.components if section.scoring else ())
        )
        self._whole = sum(part.weight for part in self._parts)
        self._under = lcm(*(_denominator(item.question) for part in self._parts for item in part.items))
        if any(part.ratio for part in self._parts):
            self._under = lcm(self._under, FULL_RAISES, *range(FEWEST_RAISES, MOST_RAISES + 1))
        self._spread = lcm(*(range(1, 1 + max((len(part.items) for part in self._parts), default=1))))
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}

    def score(
        self,
        given: Mapping[Any, Value],
        only_items: Collection[str] | None = None,
        legs: tuple[Leg, ...] = (),
    ) -> Score:
        """The score of these answers by key. `only_items` limits it to these (as in `Score.items`): how two
        sessions are compared like with like. `legs` are all the sore legs. Without scoring there is no score.
        """
        if self.scoring is None:
            return NOTHING
        texts = _own_texts(self._own, given) if self._own else None
        there: set[str] = set()
        used: list[str] = []
        total = present = 0
        perfect = 100 * self._under
        untouched = True
        for part in self._parts:
            top = count = 0
            for item in part.items:
                name = texts.get(item.name, item.name) if texts else item.name
                if only_items is not None and name not in only_items:
                    continue
                points = self._ratio(item.name, given, legs) if part.ratio else self._points(item, given)
                if points is not None:
                    top += points
                    count += 1
                    used.append(name)
            if count >= part.need:
                there.add(part.name)
                total += part.weight * top * (self._spread // count)
                present += part.weight
                untouched = untouched and top == count * perfect
        items = self._set(tuple(used))
        if untouched and only_items is None:
            outright = self._outright(given, items)
            if outright is not None:
                return outright
        enough = present and 100 * present >= self.scoring.share * self._whole and self._keyed(there)
        by_feel = not enough and bool(self.scoring.enough_too) and there.issuperset(self.scoring.enough_too)
        if not (enough or by_feel):
            return Score(items=items)
        return _scored(total, present * self._under * self._spread, items, by_feel)

    def _points(self, item: _Item, given: Mapping[Any, Value]) -> int | None:
        value = given.get(item.key)
        if value is None:
            value = given.get(item.also)
            if value is None:
                return None
        if isinstance(value, list | dict):
            return self._exact(item.question, value)
        if value not in item.known:
            item.known[value] = self._exact(item.question, value)
        return item.known[value]

    def _exact(self, question: Question, value: Value) -> int | None:
        points = item_points(question, value)
        return None if points is None else points.numerator * (self._under // points.denominator)

    def _ratio(self, item: str, given: Mapping[Any, Value], legs: tuple[Leg, ...]) -> int | None:
        """Heel raises: the sore leg as a share of the other; both sore: of 20 (CLINICAL s5_raises)."""
        mine = given.get((item, self.leg))
        if self.leg is None or not isinstance(mine, int):
            return None
        full: object = FULL_RAISES
        if len(legs) < 2:
            full = given.get((item, LEGS[1 - LEGS.index(self.leg)]))
        if not isinstance(full, int) or not FEWEST_RAISES <= full <= MOST_RAISES:
            return None
        return 100 * min(mine, full) * (self._under // full)

    def _set(self, used: tuple[str, ...]) -> frozenset[str]:
        """The same set for the same items, so that sessions alike share it."""
        found = self._sets.get(used)
        if found is None:
            found = self._sets[used] = frozenset(used)
        return found

    def _keyed(self, there: set[str]) -> bool:
        return self.scoring is not None and all(not there.isdisjoint(group) for group in self.scoring.keys)

    def _outright(self, given: Mapping[Any, Value], items: frozenset[str]) -> Score | None:
        """ "Never had any", "not now": holds only until an answer says otherwise, new spasms outweigh it."""
        scoring = self.scoring
        if scoring is None or (scoring.absent_when is None and scoring.full_when is None):
            return None

        def look(item: str) -> Value | None:
            found = given.get((item, self.leg))
            return given.get((item, None)) if found is None else found

        if scoring.absent_when is not None and scoring.absent_when.holds(look):
            return Score(absent=True)
        if scoring.full_when is not None and scoring.full_when.holds(look):
            return _scored(100, 1, items)
        return None


def _denominator(question: Question) -> int:
    """What the points of every possible answer are whole numbers over."""
    if question.kind == "table":
        return lcm(*range(1, len(question.rows) + 1))
    if question.best is None or question.worst is None:
        return 1
    return abs(question.best - question.worst)


def sign_score(
    section: Section,
    answers: Answers,
    leg: Leg | None,
    only_items: Collection[str] | None = None,
    legs: tuple[Leg, ...] = (),
) -> Score:
    """The score of one sign or phase for one sore leg, as `Scale.score`."""
    return Scale(section, leg).score(answers.given, only_items, legs)


def score_by_leg(section: Section, answers: Answers, legs: tuple[Leg, ...]) -> dict[Leg, Score]:
    """Each sore leg's score, with that leg's answers."""
    return {leg: Scale(section, leg).score(answers.given, legs=legs) for leg in legs}


def worse_leg(scores: Collection[Score]) -> Score:
    """The score shown: the worse leg's. Without any scored leg: what there is (absent, or not enough)."""
    if len(scores) > 1:
        scored = [(value, n) for n, s in enumerate(scores) if (value := s.value) is not None]
        if scored:
            return list(scores)[min(scored)[1]]
    return next(iter(scores), NOTHING)


def index(signs: Mapping[str, Score]) -> Score:
    """The overall index: weighted mean of Signs 1-5; needs S2, S3 and one more. `items`: the signs used."""
    there = {s: exact for s in INDEX_WEIGHTS if s in signs and (exact := signs[s].exact)}
    items = frozenset(there)
    if len(there) < INDEX_NEEDS or any(key not in there for key in INDEX_KEYS):
        return Score(items=items)
    under = lcm(*(bottom for _, bottom in there.values()))
    total = sum(INDEX_WEIGHTS[s] * top * (under // bottom) for s, (top, bottom) in there.items())
    return _scored(total, under * sum(INDEX_WEIGHTS[s] for s in there), items)


def item_points(question: Question, value: Value) -> Fraction | None:
    """0-100 for one answer; None where this answer doesn't score ("first scan, or not told")."""
    if question.kind == "table":
        if not isinstance(value, dict):
            return None
        known = {o.value: o.points for o in question.options if o.value not in question.unscored}
        rows = [Fraction(p) for v in value.values() if (p := known.get(v)) is not None]
        if not rows:
            return None
        return max(rows) if question.score == "best" else sum(rows, Fraction(0)) / len(rows)
    if isinstance(value, int) and question.bands:
        reached = [band for band in question.bands if value >= band.at_least]
        return Fraction(max(reached, key=lambda b: b.at_least).points) if reached else Fraction(0)
    if isinstance(value, int) and question.best is not None and question.worst is not None:
        share = Fraction(value - question.worst, question.best - question.worst)
        return 100 * min(max(share, Fraction(0)), Fraction(1))
    if question.kind in ("choice", "zone", "several") and isinstance(value, int | str):
        option = next((o for o in question.options if o.value == value), None)
        return None if option is None or option.points is None else Fraction(option.points)
    return None


def _own_texts(own: tuple[str, ...], given: Mapping[Any, Value]) -> dict[str, str]:
    """s3_own2 -> "s3_own:play with the dog": own activities are told apart by their words, not their slot."""
    names: dict[str, str] = {}
    for item in own:
        texts = given.get((item, None))
        if isinstance(texts, list):
            names |= {f"{item}{n}": f"{item}:{text}" for n, text in enumerate(texts, 1)}
    return names
