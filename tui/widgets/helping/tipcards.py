"""Tips as calm cards: one open, the others a title and a dose; in a wide window all open, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.canvas import Paint
from tui.widgets.card import card
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.helping.plan import FlarePlan
    from assessments.helping.today import Suggested

INDENT = 5  # columns of the number before a card's words
GAP = 2  # columns between two cards side by side


def draw_cards(
    paint: Paint, x: int, y: int, width: int, tips: Sequence[Suggested], at: int, air: int = 1
) -> int:
    """One below the other from row `y`, `air` 1 or 2; targets are their places, 0 to 2. The row below."""
    for place, tip in enumerate(tips):
        if place == at:
            rows = _open(Paint(paint.width, 0, paint.palette), x, 0, width, place, tip, air)
            card(paint, x - 2, y + 1, width + 4, rows)
            paint.target(x - 2, y, width + 4, rows + 2, place)
            _open(paint, x, y + 1, width, place, tip, air)
            y += rows + 2
        else:
            paint.target(x, y, width, 2, place)
            y = _closed(paint, x, y, width, place, tip)
        y += air if place != at and place + 1 != at else 0
    return y


def draw_columns(paint: Paint, x: int, y: int, width: int, tips: Sequence[Suggested], at: int) -> int:
    """All open, side by side; returns the row below the longest."""
    wide = (width - GAP * (len(tips) - 1)) // max(1, len(tips))
    rows = max(
        (_open(Paint(paint.width, 0, paint.palette), 0, 0, wide - 4, n, t, 3) for n, t in enumerate(tips)),
        default=0,
    )
    for place, tip in enumerate(tips):
        left = x + place * (wide + GAP)
        if place == at:
            card(paint, left, y + 1, wide, rows)
        _open(paint, left + 2, y + 1, wide - 4, place, tip, 3)
        paint.target(left, y, wide, rows + 2, place)
    return y + rows + 2


def _head(paint: Paint, x: int, y: int, width: int, place: int, tip: Suggested) -> None:
    p = paint.palette
    paint.text(x, y, str(place + 1), p.accent, bold=True)
    end = paint.text(x + INDENT, y, tip.tip.title, bold=True)
    note = f"{p.glyph('✓', '+')} done today" if tip.done else "with a timer" if tip.tip.timer else ""
    if end + 2 + cells(note) <= x + width:
        paint.right(x + width, y, note, p.accent if tip.done else p.muted)


def _closed(paint: Paint, x: int, y: int, width: int, place: int, tip: Suggested) -> int:
    _head(paint, x, y, width, place, tip)
    paint.text(x + INDENT, y + 1, lines_of(tip.tip.dose, width - INDENT)[0], paint.palette.muted)
    return y + 2


def _open(paint: Paint, x: int, y: int, width: int, place: int, tip: Suggested, air: int) -> int:
    """What to do, because of what, how much, with which care, and when to stop.

    `air` 2: a row between the words for why and for how; 3: between all, and no indent.
    """
    p = paint.palette
    _head(paint, x, y, width, place, tip)
    tall = air > 2
    left = x if tall else x + INDENT
    room = min(x + width - left, MEASURE)
    y = write(paint, left, y + 1 + tall, room, Run(tip.text)) + tall
    y = write(paint, left, y, room, Run(tip.because, p.muted)) + (air > 1)
    y = write(paint, left, y, room, Run("How much  ", p.text, True), Run(tip.tip.dose)) + tall
    y = write(paint, left, y, room, Run("Careful  ", p.text, True), Run(tip.caution, p.muted)) + tall
    paint.text(left, y, "!", p.worse, bold=True)
    return write(paint, left + 2, y, room - 2, Run(tip.tip.stop, p.muted))


def draw_plan(paint: Paint, x: int, y: int, width: int, plan: FlarePlan) -> int:
    """What the person wrote down for a flare-up; returns the row below."""
    p = paint.palette
    y = write(paint, x, y, width, Run("Your own plan for a flare-up", p.accent, True))
    for line in plan.lines:
        paint.text(x, y, p.glyph("•", "-"), p.muted)
        y = write(paint, x + 2, y, width - 2, Run(line))
    return y
