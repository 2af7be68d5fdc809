"""A check-in in its own words: every answer beside the question as it was asked that day, by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assessments.answers import Key, Value
    from assessments.library import Library
    from assessments.session import SafetyRecord, Session

LEFT = {"skipped": "skipped", "not_applicable": "doesn't apply", "dont_know": "don't know"}
OTHER = "Other questions"
SIGNS = "Warning signs"
KNOWN = "Known from before"
UNCOUNTED = " (not counted)"


class Line(NamedTuple):
    """A question as it was asked, and what was said. `quiet`: there is no answer."""

    asked: str
    said: str
    quiet: bool = False


@dataclass(frozen=True)
class Part:
    """One section: its heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


def parts_of(session: Session, library: Library | None, uncounted: Collection[Key] = ()) -> tuple[Part, ...]:
    """Warning signs first; then the answers by section, in the order they were asked; then what was known.

    `uncounted`: answers that today's questions have no room for; they say so.
    """
    groups: dict[str, list[Line]] = {}
    signs = list(_signs(session.safety, library))
    if signs:
        groups[SIGNS] = signs
    keys = (*session.answers.given, *session.answers.missing)
    order = {item: number for number, item in enumerate(session.asked)}
    for item in sorted({key.item for key in keys}, key=lambda item: (order.get(item, len(order)), item)):
        own = sorted((key for key in keys if key.item == item), key=lambda key: key.leg or "")
        groups.setdefault(_section(item, library), []).append(_line(session, own, library, uncounted))
    known = [
        Line(name_of(key.item, library), said(key, value, library) + _told(key, uncounted))
        for key, value in session.carried.given.items()
    ]
    if known:
        groups[KNOWN] = known
    return tuple(Part(heading, tuple(lines)) for heading, lines in groups.items())


def _section(item: str, library: Library | None) -> str:
    return library.section_of(item).title if library is not None and item in library else OTHER


def _line(session: Session, keys: list[Key], library: Library | None, uncounted: Collection[Key]) -> Line:
    answers = session.answers
    words = []
    for key in keys:
        leg = f"{key.leg}: " if key.leg and len(keys) > 1 else ""
        given = answers.given.get(key)
        answer = LEFT[answers.missing[key]] if given is None else said(key, given, library)
        words.append(leg + answer + _told(key, uncounted))
    quiet = not any(key in answers.given for key in keys)
    return Line(session.asked.get(keys[0].item) or name_of(keys[0].item, library), "; ".join(words), quiet)


def _told(key: Key, uncounted: Collection[Key]) -> str:
    return UNCOUNTED if key in uncounted else ""


def said(key: Key, value: Value, library: Library | None) -> str:
    """The answer in words; as it is stored where the question is gone or can't have it."""
    if library is not None:
        try:
            return library.question(key.item).words(value)
        except (KeyError, ValueError):
            pass
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def name_of(item: str, library: Library | None) -> str:
    """The short name of a question; its id where it is gone."""
    return library.question(item).row.rstrip(" ?.") if library is not None and item in library else item


def _signs(record: SafetyRecord, library: Library | None) -> Iterator[Line]:
    """One line for each kind of answer; private questions are counted and not named."""
    lists = {
        "Yes": record.flags,
        "Not sure": record.unsure,
        "As before this trouble": record.before,
        "Already examined": record.checked,
        "Left open": record.declined,
    }
    told = {code for codes in lists.values() for code in codes}
    for answer, codes in lists.items():
        names = [name for code in codes if (name := _sign(code, library))]
        private = len(codes) - len(names)
        names += [f"{private} private question{'' if private == 1 else 's'}"] if private else []
        if names:
            yield Line(answer, "; ".join(names), quiet=codes is record.declined)
    rest = len({*record.asked} - told)
    if rest:
        yield Line("To the other questions" if told else f"All {rest} questions", "no")


def _sign(code: str, library: Library | None) -> str:
    """The short name of a sign, "" where it is private."""
    if library is None or code not in library:
        return ""
    question = library.question(code)
    return "" if question.private else question.row.rstrip(" ?.")
