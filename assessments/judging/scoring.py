"""Answers -> scores 0-100 (0 worst, 100 best): signs, phases and the overall index (CLINICAL 0 and 1).

Scores are exact fractions, rounded half up once at the end. Nothing missing is ever filled in: what isn't
answered is left out and the remaining weights count for more, as long as enough is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.answers import LEGS, Answers, Key, Leg, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from assessments.assessment import Component, Section
    from assessments.questions import Question

INDEX_WEIGHTS: Mapping[str, int] = {"s1": 15, "s2": 30, "s3": 25, "s4": 10, "s5": 20}
"""Signs in the overall index, in hundredths (CLINICAL 0, own). Leg raise and scans stay out (R31)."""
INDEX_KEYS = ("s2", "s3")
INDEX_NEEDS = 3  # both keys and one more

FULL_RAISES = 20  # heel raises worth 100 where both legs are sore (CLINICAL s5_raises, own)
FEWEST_RAISES = 5  # below this on the other leg the share says nothing


@dataclass(frozen=True)
class Score:
    """One score. `value` exact, `points` rounded half up; both None without enough answers.

    `items`: what it rests on (an own activity as "s3_own:its text", so that series follow the text).
    `absent`: the sign is "not part of your picture". `by_feel`: from the short set that is enough too (S5).
    """

    value: Fraction | None = None
    points: int | None = None
    by_feel: bool = False
    absent: bool = False
    items: frozenset[str] = frozenset()


NOTHING = Score()


def half_up(value: Fraction) -> int:
    """Rounded to the nearest whole number, halves up."""
    return int((2 * value.numerator + value.denominator) // (2 * value.denominator))


def sign_score(
    section: Section,
    answers: Answers,
    leg: Leg | None,
    only_items: Collection[str] | None = None,
    legs: tuple[Leg, ...] = (),
    worth: Callable[[Question, Value], Fraction | None] | None = None,
) -> Score:
    """The score of one sign or phase for one sore leg; items not asked per leg count for either.

    `only_items` limits it to these items (as in `Score.items`): how two sessions are compared like with like.
    `legs` are all the sore legs. A section without scoring has no score. `worth` is `item_points`, or a
    remembering one for whoever scores many sessions.
    """
    scoring = section.scoring
    if scoring is None:
        return NOTHING
    questions = {q.id: q for q in section.questions}
    texts = _own_texts(section, answers)
    parts: dict[str, Fraction] = {}
    used: set[str] = set()
    for component in scoring.components:
        points: list[Fraction] = []
        for item in component.items:
            name = texts.get(item, item)
            if only_items is not None and name not in only_items:
                continue
            found = _item(component, questions[item], answers, leg, legs, worth or item_points)
            if found is not None:
                points.append(found)
                used.add(name)
        if len(points) >= component.need:
            parts[component.id] = points[0] if len(points) == 1 else sum(points, Fraction(0)) / len(points)

    # "Never had any" or "not now" holds only until an answer says otherwise: new spasms outweigh it.
    untouched = all(part == 100 for part in parts.values())
    if untouched and only_items is None:

        def look(item: str) -> Value | None:
            found = answers.get(item, leg)
            return answers.get(item) if found is None else found

        if scoring.absent_when is not None and scoring.absent_when.holds(look):
            return Score(absent=True)
        if scoring.full_when is not None and scoring.full_when.holds(look):
            return Score(Fraction(100), 100, items=frozenset(used))

    weights = {c.id: c.weight for c in scoring.components}
    present = sum(weights[c] for c in parts)
    keyed = all(any(c in parts for c in group) for group in scoring.keys)
    enough = keyed and 100 * present >= scoring.share * sum(weights.values())
    by_feel = not enough and _enough_too(scoring.enough_too, parts)
    if not present or not (enough or by_feel):
        return Score(items=frozenset(used))
    value = sum((weights[c] * part for c, part in parts.items()), Fraction(0)) / present
    return Score(value, half_up(value), by_feel=by_feel, items=frozenset(used))


def score_by_leg(section: Section, answers: Answers, legs: tuple[Leg, ...]) -> dict[Leg, Score]:
    """Each sore leg's score, with that leg's answers."""
    return {leg: sign_score(section, answers, leg, legs=legs) for leg in legs}


def worse_leg(scores: Collection[Score]) -> Score:
    """The score shown: the worse leg's. Without any scored leg: what there is (absent, or not enough)."""
    scored = [s for s in scores if s.value is not None]
    if scored:
        return min(scored, key=lambda s: s.value or Fraction(0))
    return next(iter(scores), NOTHING)


def index(signs: Mapping[str, Score]) -> Score:
    """The overall index: weighted mean of Signs 1-5; needs S2, S3 and one more. `items`: the signs used."""
    there = {s: score.value for s, score in signs.items() if s in INDEX_WEIGHTS and score.value is not None}
    if len(there) < INDEX_NEEDS or any(key not in there for key in INDEX_KEYS):
        return Score(items=frozenset(there))
    total = sum((INDEX_WEIGHTS[s] * value for s, value in there.items()), Fraction(0))
    value = total / sum(INDEX_WEIGHTS[s] for s in there)
    return Score(value, half_up(value), items=frozenset(there))


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


def _item(
    component: Component,
    question: Question,
    answers: Answers,
    leg: Leg | None,
    legs: tuple[Leg, ...],
    worth: Callable[[Question, Value], Fraction | None],
) -> Fraction | None:
    if component.method == "side_ratio":
        return _side_ratio(question.id, answers, leg, legs)
    given = answers.given
    value = given.get(Key(question.id, leg))
    if value is None:
        value = given.get(Key(question.id))
    return None if value is None else worth(question, value)


def _side_ratio(item: str, answers: Answers, leg: Leg | None, legs: tuple[Leg, ...]) -> Fraction | None:
    """Heel raises: the sore leg as a share of the other; both sore: as a share of 20 (CLINICAL s5_raises)."""
    mine = answers.number(item, leg)
    if mine is None or leg is None:
        return None
    if len(legs) > 1:
        return 100 * min(Fraction(mine, FULL_RAISES), Fraction(1))
    other = answers.number(item, LEGS[1 - LEGS.index(leg)])
    if other is None or other < FEWEST_RAISES:
        return None
    return 100 * min(Fraction(mine, other), Fraction(1))


def _own_texts(section: Section, answers: Answers) -> dict[str, str]:
    """s3_own2 -> "s3_own:play with the dog": own activities are told apart by their words, not their slot."""
    names: dict[str, str] = {}
    for question in section.questions:
        if question.kind == "activities":
            texts = answers.get(question.id)
            if isinstance(texts, list):
                names |= {f"{question.id}{n}": f"{question.id}:{text}" for n, text in enumerate(texts, 1)}
    return names


def _enough_too(groups: tuple[str, ...], parts: Mapping[str, Fraction]) -> bool:
    return bool(groups) and all(c in parts for c in groups)
