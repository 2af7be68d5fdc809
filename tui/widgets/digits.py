"""Numerals of 4x3 cells in quadrant blocks, solid and rounded: the one large number of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.themes import Palette
    from tui.widgets.canvas import Paint

_SHAPES = {
    "0": (".######.", "##....##", "##....##", "##....##", "##....##", ".######."),
    "1": ("..###...", ".####...", "...##...", "...##...", "...##...", ".######."),
    "2": (".######.", "##....##", ".....##.", "...##...", ".##.....", "########"),
    "3": (".######.", "......##", "..#####.", "......##", "......##", ".######."),
    "4": ("##....##", "##....##", "########", "......##", "......##", "......##"),
    "5": ("########", "##......", "#######.", "......##", "......##", "#######."),
    "6": (".######.", "##......", "#######.", "##....##", "##....##", ".######."),
    "7": ("########", "......##", ".....##.", "....##..", "...##...", "...##..."),
    "8": (".######.", "##....##", ".######.", "##....##", "##....##", ".######."),
    "9": (".######.", "##....##", "##....##", ".#######", "......##", ".######."),
    "-": ("........", "........", "..####..", "........", "........", "........"),
    ":": ("....", ".##.", "....", "....", ".##.", "...."),
}
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"  # bits: upper left 1, upper right 2, lower left 4, lower right 8
TALL, WIDE = 3, 4  # cells of a digit


def numeral_width(palette: Palette, number: str, size: int = 1) -> int:
    """Cells that `number` takes across."""
    return sum(_wide(digit) + 1 for digit in number) * size - size if palette.rich_glyphs else len(number)


def draw_numeral(paint: Paint, x: int, y: int, number: str, ink: str, size: int = 1) -> int:
    """Draws digits (and "-", ":"), `size` x three rows high; returns the column after.

    Without quadrants: bold text in the last of three rows.
    """
    if not paint.palette.rich_glyphs:
        return paint.text(x, y + TALL - 1, number, ink, bold=True)
    for digit in number:
        shape = _SHAPES[digit]
        for row in range(TALL * size):
            for column in range(_wide(digit) * size):
                bits = sum(
                    1 << (2 * dy + dx)
                    for dy in range(2)
                    for dx in range(2)
                    if shape[(2 * row + dy) // size][(2 * column + dx) // size] == "#"
                )
                if bits:
                    paint.text(x + column, y + row, _QUADRANTS[bits], ink)
        x += (_wide(digit) + 1) * size
    return x - size


def _wide(digit: str) -> int:
    return len(_SHAPES[digit][0]) // 2
