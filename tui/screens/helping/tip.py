"""TipScreen: one tip whole: what to do, why, how much, with which care, when to stop, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.sheet import fitted

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assessments.helping.today import Suggested
    from tui.widgets.canvas import Paint


class TipScreen(SheetScreen[bool]):
    """`begin`: what Enter begins ("to start the timer"), "" where there is nothing. Dismisses True to begin.

    `stops`: when to stop; `sources`: where it comes from; both in sentences.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "begin")]

    def __init__(
        self, tip: Suggested, stops: tuple[str, ...], sources: tuple[str, ...], begin: str = ""
    ) -> None:
        super().__init__()
        self.tip, self.stops, self.sources, self.begin = tip, stops, sources, begin
        self.headline, self.fact = tip.tip.title, "For today"
        self.prompt = ("Press", "Enter", begin or "to go back")
        self.keys = (("Esc", "back"),) if begin else ()

    def draw(self, paint: Paint, room: int) -> int:
        return fitted(paint, room, self._tip, (2, 1, 0))

    def _tip(self, paint: Paint, air: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(paint.width - 2 * x, MEASURE)
        tip, apart, y = self.tip.tip, air > 0, int(air > 1)
        y = write(paint, x, y, width, Run(self.tip.text, bold=True))
        y = write(paint, x, y, width, Run(self.tip.because, p.muted)) + apart
        for number, step in enumerate(tip.timer.steps if tip.timer else (), 1):
            paint.text(x, y, str(number), p.accent, bold=True)
            y = write(paint, x + 3, y, width - 3, Run(step))
        y += bool(tip.timer and tip.timer.steps) and apart
        y = write(paint, x, y, width, Run("How much  ", p.accent, True), Run(tip.dose)) + (air > 1)
        y = write(paint, x, y, width, Run("Careful  ", p.accent, True), Run(self.tip.caution)) + apart
        for sentence in self.stops:
            paint.text(x, y, "!", p.worse, bold=True)
            y = write(paint, x + 2, y, width - 2, Run(sentence))
        y = write(paint, x, y + apart, width, Run("Where it comes from", p.accent, True))
        for source in self.sources:
            y = write(paint, x, y, width, Run(source, p.muted))
        return y

    def action_begin(self) -> None:
        """The timer, or what else the tip is for; back where there is nothing to begin."""
        self.dismiss(bool(self.begin))

    def action_close(self) -> None:
        self.dismiss(False)
