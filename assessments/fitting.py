"""Whether what was said is an answer that its question can have: files get edited by hand, content grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.errors import AnswerError

if TYPE_CHECKING:
    from assessments.answers import Answers, Key, Value
    from assessments.library import Library
    from assessments.session import Session


class Fitting:
    """By the questions of `library`; an answer to a question that it doesn't know fits."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._fine: set[tuple[str, object]] = set()  # (item, value): thousands of files hold the same few
        self._known: dict[str, tuple[Session, str]] = {}

    def misfit(self, session: Session) -> str:
        """Why one of its answers isn't possible, or "" where all are."""
        known = self._known.get(session.id)
        if known is None or known[0] is not session:
            known = (session, self._first(session.answers) or self._first(session.carried))
            self._known[session.id] = known
        return known[1]

    def fitting(self, answers: Answers) -> Answers:
        """Without those that aren't possible, and without unknown questions."""
        keys = (*answers.given, *answers.missing)
        return answers.only(
            {k for k in keys if k.item in self.library and not self._why(k, answers.given.get(k))}
        )

    def _first(self, answers: Answers) -> str:
        return next((why for key, value in answers.given.items() if (why := self._why(key, value))), "")

    def _why(self, key: Key, value: Value | None) -> str:
        if value is None or key.item not in self.library:
            return ""
        said = (key.item, _hashable(value))
        if said not in self._fine:
            try:
                self.library.question(key.item).check(value)
            except AnswerError as error:
                return str(error)
            self._fine.add(said)
        return ""


def _hashable(value: Value) -> object:
    if isinstance(value, list):
        return tuple(value)
    return tuple(value.items()) if isinstance(value, dict) else value
