"""The head of a question: its words, a hint, and the lines under it that say what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from datetime import date

    from assessments.asking.interview import Ask
    from tui.widgets.canvas import Paint


def head(paint: Paint, text: str, hint: str = "", x: int = 0, right: int = 0) -> int:
    """Writes the question and, where there is room, its hint; returns the row below. `right`: kept free."""
    width = min(MEASURE, paint.width - x - right)
    y = write(paint, x, 0, width, Run(text, bold=True))
    if hint and y + len(lines_of(hint, width)) <= max(2, paint.height // 3):
        y = write(paint, x, y, width, Run(hint, paint.palette.muted))
    return y


def on_day(when: date) -> str:
    """ "on 18 November"."""
    return f"on {when.day} {when:%B}"


def said(ask: Ask) -> list[Run]:
    """ "You chose 4. Last time, on 18 November, you said 6." Nothing before there is an answer today."""
    if ask.missing is not None:
        left = {"skipped": "You skipped this.", "dont_know": "You said: don't know."}
        return [Run(left.get(ask.missing, "You said: doesn't apply."))]
    if ask.value is None:
        return []
    runs = [Run("You said"), Run(f" {plain(ask, ask.value)}", bold=True), Run(".")]
    if ask.last is not None and ask.last[0] == ask.value:
        runs[-1] = Run(f", the same as last time, {on_day(ask.last[1])}.")
    elif ask.last is not None:
        value, when = ask.last
        runs += [
            Run(f" Last time, {on_day(when)}, you said"),
            Run(f" {plain(ask, value)}", bold=True),
            Run("."),
        ]
    return runs


def plain(ask: Ask, value: object) -> str:
    """An answer in words, short enough for a sentence: the bare number of a rating."""
    if ask.question.kind == "rating":
        return str(value)
    words = ask.question.words(value)  # type: ignore[arg-type]
    first = words.split(" ")[0].rstrip(",")
    return words[:1].lower() + words[1:] if first in _SMALL else words


# First words that are no names: a country, or what the person typed, keeps its capital in a sentence.
_SMALL = frozenset(
    {"Yes", "No", "Not", "None", "The", "Both", "Neither", "Under", "Over", "Another", "Somewhere"}
)


def foot(paint: Paint, y: int, ask: Ask | None, trouble: str, more: str, x: int = 0) -> None:
    """At row `y`: what is wrong, or what was said and how to change it. `more`: the muted line under it."""
    width = min(MEASURE, paint.width - x)
    if trouble:
        write(paint, x, y, width, Run(trouble, paint.palette.worse, bold=True))
        return
    runs = said(ask) if ask is not None else []
    if runs:
        y = write(paint, x, y, width, *runs)
    if more and y < paint.height:
        write(paint, x, y, width, Run(more, paint.palette.muted))
