"""Ring: time left as a circle of dots that opens clockwise; a straight bar where there are no dots."""

from __future__ import annotations

from functools import cache
from math import atan2, hypot, pi
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint

_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))  # braille bit -> column, row


def ring(paint: Paint, x: int, y: int, height: int, share: float, ink: str | None = None) -> None:
    """A ring `height` rows high and twice as many columns wide; `share` (0-1) of it is left."""
    p = paint.palette
    for (across, down), (turn, full, thin) in _cells(height).items():
        left = turn >= 1 - share
        bits = full if left else thin
        if bits:
            paint.text(x + across, y + down, chr(0x2800 | bits), (ink or p.accent) if left else p.line)


def bar(paint: Paint, x: int, y: int, width: int, share: float, ink: str | None = None) -> None:
    """A straight bar; `share` (0-1) of it is filled."""
    done = round(width * share)
    paint.text(x, y, "█" * done, ink or paint.palette.accent)
    paint.text(x + done, y, "░" * (width - done), paint.palette.line)


@cache
def _cells(height: int) -> dict[tuple[int, int], tuple[float, int, int]]:
    """Cells -> (turn 0-1 clockwise from the top, dots of the band, dots of its thin rest)."""
    middle = 2.0 * height
    found: dict[tuple[int, int], tuple[float, int, int]] = {}
    for row in range(height):
        for column in range(2 * height):
            full = thin = 0
            for n, (across, down) in enumerate(_DOTS):
                wide, tall = 2 * column + across + 0.5 - middle, 4 * row + down + 0.5 - middle
                away = hypot(wide, tall)
                if middle - 6.2 <= away <= middle - 0.2:
                    full |= 1 << n
                    if middle - 3.9 <= away <= middle - 2.5 and (across + down) % 2 == 0:
                        thin |= 1 << n
            if full:
                turn = atan2(2 * column + 1 - middle, middle - 4 * row - 2) / (2 * pi) % 1
                found[column, row] = (turn, full, thin)
    return found
