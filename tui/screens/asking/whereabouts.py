"""Words for where the person is in an interview, and for what was just said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.chrome import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.answers import Key
    from assessments.asking.interview import Ask, Page, Place

TITLE = 32  # cells of a page's title, so that how many were answered is never cut
KINDS = {"sign": "Sign", "phase": "Phase"}


def fact(place: Place) -> str:
    """ "Sign 3 of 7 · 2 left here"."""
    left = f"{place.left_here} left here" if place.left_here else ""
    kind = KINDS.get(place.section.kind, "")
    where = f"{kind} {place.number} of {place.of}" if kind and place.of > 1 else ""
    return " · ".join(part for part in (where, left) if part)


def paired(pages: Iterable[Page]) -> frozenset[str]:
    """The items asked for both legs: only their words need to name the leg."""
    legs: dict[str, set[str | None]] = {}
    for page in pages:
        for ask in page.asks:
            legs.setdefault(ask.key.item, set()).add(ask.key.leg)
    return frozenset(item for item, asked in legs.items() if len(asked) > 1)


def echo(page: Page, key: Key | None, both: frozenset[str]) -> str:
    """ "Leg pain on average: 4, last time 6". Nothing for warning signs: they are private."""
    if page.section.kind == "safety" or page.layout == "guide":
        return ""
    if page.layout == "grid":
        done = sum(ask.value is not None for ask in page.asks)
        return f"{shorten(page.title.rstrip(' .…?'), TITLE)}: {done} of {len(page.asks)} answered"
    ask = next((a for a in page.asks if a.key == key), page.asks[0] if page.asks else None)
    if ask is None or ask.question.private:
        return ""
    return f"{label(ask, both)}: {answer(ask)}" if ask.done else ""


def label(ask: Ask, both: frozenset[str]) -> str:
    """The question in a few words, with its leg where both are asked about."""
    words = ask.question.row.rstrip(" ?.:…").replace("{leg} ", "").replace(" {leg}", "")
    return f"{words} ({ask.key.leg})" if ask.key.item in both else words


def answer(ask: Ask) -> str:
    """What was said, and last time's after it."""
    if ask.missing is not None:
        return {"skipped": "skipped", "not_applicable": "doesn't apply"}.get(ask.missing, "don't know")
    assert ask.value is not None, "only for a question that is done"
    rated = ask.question.kind == "rating"
    said = str(ask.value) if rated else ask.question.words(ask.value)
    if ask.last is not None:
        said += f", last time {ask.last[0] if rated else ask.question.words(ask.last[0])}"
    return said


def brief(ask: Ask) -> str:
    """An answer in a column: a number, or the first words."""
    if ask.missing is not None:
        return "–"
    if ask.value is None:
        return ""
    kind = ask.question.kind
    if kind in ("rating", "number", "count", "angle", "change"):
        return str(ask.value)
    if kind in ("choice", "zone"):
        return ask.question.words(ask.value)
    return ""
