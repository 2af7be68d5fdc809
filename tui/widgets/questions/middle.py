"""MiddleView: the leg at the middle of two lifts, and both of them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.helping.phrases import phrase
from tui.widgets.canvas import Canvas
from tui.widgets.digits import TALL, draw_numeral
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.leg import LegPicture

if TYPE_CHECKING:
    from assessments.helping.lifts import Lifts
    from tui.widgets.canvas import Paint

SIDE = 23  # columns of the number at the right


class MiddleView(Canvas, can_focus=True):
    """Shows; the screen takes the keys."""

    DEFAULT_CSS = "MiddleView { height: 1fr; }"

    def __init__(self, lifts: Lifts, leg: str) -> None:
        super().__init__()
        self.lifts, self.leg = lifts, leg

    def paint(self, paint: Paint) -> None:
        p, lifts = paint.palette, self.lifts
        width = min(MEASURE, paint.width)
        words = (
            phrase("coach.painless")
            if lifts.painless
            else phrase("coach.mean", first=lifts.first, second=lifts.second, mean=lifts.mean)
        )
        y = write(paint, 0, 0, width, Run(words, bold=True))
        if lifts.far_apart:
            y = write(paint, 0, y, width, Run(phrase("coach.far"), p.worse))
        y += 1
        if paint.width < 60 or paint.height - y < 11:
            return
        wide = min(paint.width - SIDE - 3, 80)
        picture = LegPicture(wide, min(paint.height - y, int(wide / 2.9)))
        picture.draw(paint, 0, y, lifts.mean)
        end = draw_numeral(paint, wide + 3, y, str(lifts.mean), p.text)
        big = p.rich_glyphs
        paint.text(end + 1, y if big else y + TALL - 1, "°" if big else "degrees", bold=True)
        paint.text(wide + 3, y + 4, f"your {self.leg} leg" if self.leg else "", p.muted)
