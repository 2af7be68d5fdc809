"""A sentence that can be chosen: its mark, its words, the ground of the cursor, and where it was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.chrome import margin
from tui.widgets.flow import wrapped

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint
    from tui.widgets.flow import Run

INDENT = 2  # columns of the mark before a sentence


def ground(paint: Paint, y: int, rows: int) -> None:
    """The ground of what the cursor is on, two cells beyond the text; a mark where grounds look alike."""
    p, edge = paint.palette, margin(paint.width)
    hang = min(2, edge)
    paint.fill(edge - hang, y, paint.width - 2 * edge + 2 * hang, rows, p.panel)
    if p.flat:
        paint.text(edge - hang, y, "►", p.accent, bold=True)


def draw_sentence(
    paint: Paint,
    x: int,
    y: int,
    width: int,
    mark: tuple[str, str],
    *runs: Run,
    stop: str = "",
    at: str = "",
) -> int:
    """Draws the runs after their mark (shape, colour); returns the row below. `stop`: what a click gives."""
    lines = wrapped(runs, max(1, width - INDENT))
    if stop and stop == at:
        ground(paint, y, len(lines))
    paint.text(x, y, mark[0], mark[1], bold=True)
    for row, line in enumerate(lines, y):
        column = x + INDENT
        for run in line:
            column = paint.text(column, row, run.text, run.fg, bold=run.bold)
    if stop:
        paint.target(0, y, paint.width, len(lines), stop)
    return y + len(lines)
