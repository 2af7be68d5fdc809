"""Reads sessions for the lines of progress: answers with facts taken over, scores, each worked out once."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.answers import Answers
from assessments.judging import scoring
from assessments.wording import has, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.answers import Leg, Value
    from assessments.assessment import Section
    from assessments.judging.scoring import Score
    from assessments.library import Library
    from assessments.questions import Question
    from assessments.session import Session


class Sheets:
    """One person's sessions, read with one content. Lives as long as one `account.of`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._view = ""
        self.sections: dict[str, Section] = {s.id: s for s in library.sections}
        self._by_leg = frozenset(s.id for s in library.sections if any(q.per_leg for q in s.questions))
        self._answers: dict[
            int, tuple[Session, Answers]
        ] = {}  # keeps the session, so that its id stays its own
        self._points: dict[tuple[str, Value], Fraction | None] = {}
        self._scores: dict[tuple[str, int, Leg | None, frozenset[str] | None], Score] = {}

    def viewed(self) -> Sheets:
        """The same, speaking of a chosen day where the record speaks of the start."""
        other = copy.copy(self)
        other._view = "view."
        return other

    def say(self, path: str, /, **blanks: object) -> str:
        """A sentence of words.toml; in a view the one that has no "start" in it, where there is one."""
        seen = self._view + path
        return say(self.library, seen if self._view and has(self.library, seen) else path, **blanks)

    def answers(self, session: Session) -> Answers:
        """This session's answers, and the facts taken over where it has none."""
        found = self._answers.get(id(session))
        if found is None:
            carried = session.carried.given
            both = Answers({**carried, **session.answers.given}) if carried else session.answers
            found = self._answers[id(session)] = (session, both)
        return found[1]

    def score(
        self, section: str, session: Session, leg: Leg | None, items: frozenset[str] | None = None
    ) -> Score:
        """One sign or phase for one leg; `items` as in `scoring.sign_score`. Worked out once."""
        if section not in self._by_leg:
            leg = None
        key = (section, id(session), leg, items)
        found = self._scores.get(key)
        if found is None:
            found = scoring.sign_score(
                self.sections[section], self.answers(session), leg, items, session.legs, self._worth
            )
            self._scores[key] = found
        return found

    def _worth(self, question: Question, value: Value) -> Fraction | None:
        if isinstance(value, list | dict):
            return scoring.item_points(question, value)
        key = (question.id, value)
        if key not in self._points:
            self._points[key] = scoring.item_points(question, value)
        return self._points[key]

    def worse(self, section: str, session: Session) -> Score:
        """The score shown for a session: the worse leg's."""
        return scoring.worse_leg([self.score(section, session, leg) for leg in session.legs or (None,)])

    def pair(self, section: str, then: Session, now: Session, leg: Leg | None) -> tuple[Score, Score] | None:
        """Two sessions' scores over the items answered in both (like with like); None if too few."""
        one, two = self.score(section, then, leg), self.score(section, now, leg)
        if one.value is None or two.value is None:
            return None
        # Without items: "before, but not now", which says all of them.
        if one.items != two.items and one.items and two.items:
            shared = one.items & two.items
            one, two = self.score(section, then, leg, shared), self.score(section, now, leg, shared)
        return (one, two) if one.value is not None and two.value is not None else None

    def index(self, session: Session, leg: Leg | None) -> Score:
        """The overall index with this leg's scores."""
        key = ("", id(session), leg, None)
        found = self._scores.get(key)
        if found is None:
            scores = {s: self.score(s, session, leg) for s in self._indexed}
            found = self._scores[key] = scoring.index(scores)
        return found

    def worse_leg(self, line: str, session: Session) -> Leg | None:
        """The leg whose score is shown for a sign, a phase or "overall"; None where legs have none."""
        if line != "overall" and line not in self._by_leg:
            return None
        scores = {
            leg: self.index(session, leg) if line == "overall" else self.score(line, session, leg)
            for leg in session.legs
        }
        there = {leg: score.value for leg, score in scores.items() if score.value is not None}
        return min(there, key=lambda leg: there[leg], default=next(iter(session.legs), None))

    def index_of_worse(self, session: Session) -> int | None:
        """The overall index shown for a session: the worse leg's."""
        return scoring.worse_leg([self.index(session, leg) for leg in session.legs or (None,)]).points

    def index_pair(self, then: Session, now: Session, leg: Leg | None) -> tuple[Score, Score] | None:
        """Two sessions' index over the signs, and in each the items, present in both."""
        pairs = {s: pair for s in self._indexed if (pair := self.pair(s, then, now, leg)) is not None}
        one = scoring.index({s: pair[0] for s, pair in pairs.items()})
        two = scoring.index({s: pair[1] for s, pair in pairs.items()})
        return (one, two) if one.value is not None and two.value is not None else None

    @property
    def _indexed(self) -> Sequence[str]:
        return [s for s in scoring.INDEX_WEIGHTS if s in self.sections]

    def activities(self, session: Session) -> dict[str, int]:
        """Own activities: the person's words -> 0-10, for those rated in this session."""
        answers = self.answers(session)
        texts = answers.get("s3_own")
        rated: dict[str, int] = {}
        for n, text in enumerate(texts if isinstance(texts, list) else [], 1):
            rating = answers.number(f"s3_own{n}")
            if rating is not None:
                rated[str(text)] = rating
        return rated


def mean(values: Sequence[int]) -> int:
    """Rounded half up."""
    return scoring.half_up(Fraction(sum(values), len(values)))
