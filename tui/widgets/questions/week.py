"""Seven days drawn as dots beside the answers of "how often": what a week like that looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint

DAYS = (0, 2, 4, 6, 7, 7, 7)  # days with pain for each answer; CLINICAL s2_leg_freq, upper end of each
STEP = 4


def draw_week(paint: Paint, x: int, y: int, answer: int) -> None:
    """`answer` 0 never … 4 every day, comes and goes; 5 most of the day; 6 all the time. 27 columns."""
    p = paint.palette
    count = DAYS[min(answer, len(DAYS) - 1)]
    if answer >= 5:
        line = p.glyph("━", "=")
        whole = line * (STEP * 6 + 3) if answer >= 6 else (line * 3 + " ") * 7
        paint.text(x, y, whole, p.pain)
    for day in range(7):
        on = day < count
        paint.text(x + 1 + day * STEP, y, p.glyph("●", "•") if on else "·", p.pain if on else p.line)
