"""TooSmall: covers a screen whose window is too small to show a question whole. Nothing under it is lost."""

from __future__ import annotations

from tui.widgets.canvas import Canvas, Paint
from tui.widgets.flow import lines_of

LEAST = (44, 12)  # columns, rows


def too_small(width: int, height: int) -> bool:
    """Whether a window this size can't show a question."""
    return width < LEAST[0] or height < LEAST[1]


class TooSmall(Canvas):
    """One sentence in the middle. The screen shows it, and hides all else, by a class of its own."""

    DEFAULT_CSS = "TooSmall { display: none; width: 100%; height: 100%; }"

    def paint(self, paint: Paint) -> None:
        sentence = f"Please make this window larger: {LEAST[0]} wide, {LEAST[1]} high. Your answers are kept."
        lines = lines_of(sentence, max(8, paint.width - 2))
        top = max(0, (paint.height - len(lines)) // 2)
        for y, line in enumerate(lines, top):
            paint.text(1, y, line, bold=True)
