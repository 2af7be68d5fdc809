"""Card: the ground of the line with the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint


def card(paint: Paint, x: int, y: int, width: int, height: int) -> None:
    """Half a cell of padding above and below; an outline in 16 colours and where there are no half cells.

    Rows `y - 1` and `y + height` are drawn on, too.
    """
    p = paint.palette
    if p.flat or not p.rich_glyphs:
        corners = p.glyph("╭╮╰╯", "┌┐└┘")
        paint.text(x, y - 1, corners[0] + "─" * (width - 2) + corners[1], p.line)
        paint.text(x, y + height, corners[2] + "─" * (width - 2) + corners[3], p.line)
        for row in range(y, y + height):
            paint.text(x, row, "│", p.line)
            paint.text(x + width - 1, row, "│", p.line)
        return
    paint.fill(x, y - 1, width, 1, p.page, "▄", p.panel)
    paint.fill(x, y, width, height, p.panel)
    paint.fill(x, y + height, width, 1, p.page, "▀", p.panel)


def strip(paint: Paint, x: int, y: int, width: int, height: int = 1) -> None:
    """The same without room around: a ground, and a mark at its left edge where grounds look alike."""
    p = paint.palette
    paint.fill(x, y, width, height, p.panel)
    if p.flat or not p.rich_glyphs:
        paint.text(x, y, "►", p.accent, bold=True)


def button(paint: Paint, x: int, y: int, key: str, strong: bool = False) -> int:
    """A key to press, as a small cap (in brackets in 16 colours); returns the column after it."""
    p = paint.palette
    if p.flat:
        return paint.text(x, y, f"[{key}]", p.accent, bold=True)
    return paint.text(
        x, y, f" {key} ", p.onaccent if strong else p.text, p.accent if strong else p.raised, True
    )
