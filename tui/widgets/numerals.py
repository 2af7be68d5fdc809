"""Big digits of whole cells: legible across a room, and in every font."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint

ROWS = 5
DIGITS = {
    "0": "###|# #|# #|# #|###", "1": " # |## | # | # |###",
    "2": "###|  #|###|#  |###", "3": "###|  #| ##|  #|###",
    "4": "# #|# #|###|  #|  #", "5": "###|#  |###|  #|###",
    "6": "###|#  |###|# #|###", "7": "###|  #|  #| # | # ",
    "8": "###|# #|###|# #|###", "9": "###|# #|###|  #|###",
    ":": "   | # |   | # |   ",
}  # fmt: skip
WIDE, GAP = 6, 2  # cells of a digit (two to a dot), and between digits


def number_width(number: str) -> int:
    """Cells that a number takes."""
    return len(number) * (WIDE + GAP) - GAP


def draw_number(paint: Paint, x: int, y: int, number: str, row: int, ink: str) -> None:
    """Draws one of the ROWS rows of a number at (x, y)."""
    look = ("default", "█", ink) if ink == "default" else (ink, " ", ink)  # a coloured ground has no seams
    for digit in number:
        for dot, mark in enumerate(DIGITS[digit].split("|")[row]):
            if mark == "#":
                paint.fill(x + 2 * dot, y, 2, 1, *look)
        x += WIDE + GAP
