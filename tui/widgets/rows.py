"""Rows to choose from: a numbered title and a few words each, headings between, and the row of the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.themes import cells
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.canvas import Paint

GAP = 3  # columns between a number and its title, and between a title and the words beside it
WIDEST = 100  # columns of a list
TEN = 10  # of so many rows the last one's key is 0; of more, all have numbers


@dataclass(frozen=True)
class Row:
    """`about`: a few words; `id`: what choosing it stands for; `head`: a heading before it.

    `look`: "muted" for what can't be opened now, "loud" for what something is wrong with.
    """

    title: str
    about: str = ""
    id: str = ""
    look: Literal["", "muted", "loud"] = ""
    head: str = ""


def keys_of(count: int) -> list[str]:
    """The numbers that choose so many rows."""
    return [str(number % TEN if count == TEN else number) for number in range(1, count + 1)]


def draw_rows(
    paint: Paint, x: int, y: int, rows: Sequence[Row], at: int, room: int, brief: bool = False
) -> int:
    """Draws from row `y` on, apart where all of it fits in `room` rows; returns the row below.

    The words stand beside their title where each fits there in one line, else below it. `brief`: where the
    list would be longer than `room`, only those of the row with the cursor.
    """
    width = min(paint.width - 2 * x, WIDEST)
    keys = keys_of(len(rows))
    indent = max(map(len, keys), default=0) + GAP
    column = indent + GAP + max((cells(_title(row)) for row in rows if row.about), default=0)
    beside = all(column + cells(row.about) <= width for row in rows if row.about)
    measure = min(width - indent, MEASURE)
    below = [[] if beside or not row.about else lines_of(row.about, measure) for row in rows]
    titles = [lines_of(_title(row), width - indent) for row in rows]
    heads = [place for place, row in enumerate(rows) if row.head]
    tall = y + sum(map(len, titles)) + sum(map(len, below)) + len(heads) + sum(place > 0 for place in heads)
    air = tall + len(rows) - 1 <= room
    for place, row in enumerate(rows):
        if row.head:
            y = write(paint, x, y + (place > 0), width, Run(row.head, paint.palette.accent, True))
        words = below[place] if place == at or not brief or tall <= room else []
        key = keys[place].rjust(indent - GAP)
        y = _draw(paint, x, y, width, row, key, titles[place], words, place == at)
        if beside:
            paint.text(x + column, y - len(titles[place]), row.about, paint.palette.muted)
        paint.target(0, y - len(titles[place]) - len(words), paint.width, len(titles[place] + words), place)
        y += air and place + 1 < len(rows)
    return y


def _title(row: Row) -> str:
    return f"! {row.title}" if row.look == "loud" else row.title


def _draw(
    paint: Paint,
    x: int,
    y: int,
    width: int,
    row: Row,
    key: str,
    titles: list[str],
    words: list[str],
    here: bool,
) -> int:
    """One row; returns the row below it. Where the cursor is, a ground and a mark: grounds may look alike."""
    p, hang = paint.palette, min(2, x)
    if here:
        paint.fill(x - hang, y, width + 2 * hang, len(titles) + len(words), p.panel)
        paint.text(x - hang, y, p.glyph("▸", "►"), p.accent, bold=True)
    paint.text(x, y, key, p.accent, bold=True)
    ink = {"muted": p.muted, "loud": p.worse}.get(row.look, p.text)
    for line, text in enumerate(titles):
        paint.text(x + len(key) + GAP, y + line, text, ink, bold=row.look != "muted")
    for line, text in enumerate(words, len(titles)):
        paint.text(x + len(key) + GAP, y + line, text, p.muted)
    return y + len(titles) + len(words)
