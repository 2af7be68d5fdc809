"""Whether what was said is an answer that its question can have: files get edited by hand, content changes.

What doesn't fit is kept and shown as it stands in its file, and counts no more; everything beside it does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assessments.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.answers import Answers, Key, Value
    from assessments.library import Library
    from assessments.session import Session


class _Known(NamedTuple):
    whole: Session
    fitted: Session
    misfits: dict[Key, str]


class Fitting:
    """By the questions of `library`; an answer to a question that it doesn't know fits."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._fine: set[tuple[str, object]] = set()  # (item, value): thousands of files hold the same few
        self._known: dict[str, _Known] = {}

    def misfits(self, session: Session) -> dict[Key, str]:
        """Its answers that aren't possible, each with the reason; mostly none."""
        return self._looked_at(session).misfits

    def fitted(self, session: Session) -> Session:
        """Without these: what can be counted. The same session where every answer is possible."""
        return self._looked_at(session).fitted

    def fitting(self, answers: Answers) -> Answers:
        """Without those that aren't possible, and without unknown questions."""
        keys = (*answers.given, *answers.missing)
        return answers.only(
            {k for k in keys if k.item in self.library and not self._why(k, answers.given.get(k))}
        )

    def _looked_at(self, session: Session) -> _Known:
        known = self._known.get(session.id)
        if known is None or known.whole is not session:
            misfits = dict((*self._wrong(session.carried), *self._wrong(session.answers)))
            fitted = session
            if misfits:
                answers, carried = (_without(a, misfits) for a in (session.answers, session.carried))
                fitted = replace(session, answers=answers, carried=carried)
            known = self._known[session.id] = _Known(session, fitted, misfits)
        return known

    def _wrong(self, answers: Answers) -> Iterator[tuple[Key, str]]:
        return ((key, why) for key, value in answers.given.items() if (why := self._why(key, value)))

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


def _without(answers: Answers, keys: dict[Key, str]) -> Answers:
    return answers.only({key for key in (*answers.given, *answers.missing) if key not in keys})


def _hashable(value: Value) -> object:
    if isinstance(value, list):
        return tuple(value)
    return tuple(value.items()) if isinstance(value, dict) else value
