"""OriginScreen: where a number, a verdict or a sentence comes from: rule, this person's numbers, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assessments.judging.origin import Origin
    from tui.widgets.canvas import Paint

NOTHING = "This is said as it stands. Nothing is worked out in it."
HEADS = ("Your numbers", "What counts", "How it is worked out", "Published, or ours?")
ASKED = ("Your latest answer", "How to answer", "Why we ask", "Published, or ours?")
"""The same four parts, of a question."""


class OriginScreen(SheetScreen[None]):
    """`origin` None: a thing that has nothing behind it but its own words. `lead`: the short of it.

    `asked`: it is about a question, so that its parts have other names.
    """

    headline = "Where this comes from"
    prompt = ("Press", "Esc", "to go back")
    keys = (("↓", "read on"),)
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "close"), ("w", "close"), ("q", "close")]

    def __init__(self, origin: Origin | None, lead: str = "", asked: bool = False) -> None:
        super().__init__()
        self.origin, self.lead, self.heads = origin, lead, ASKED if asked else HEADS

    def draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(MEASURE, paint.width - 2 * x)
        air = 1 if room >= 12 else 0
        found = self.origin
        if found is None:
            return write(paint, x, air, width, Run(self.lead or NOTHING))
        y = write(paint, x, air, width, Run(found.title, bold=True))
        if self.lead:
            y = write(paint, x, y, width, Run(self.lead))
        theirs = " ".join(part for part in (found.kind_words, found.ours) if part)
        parts = (found.inputs, (found.threshold,), (found.formula,), (theirs,))
        for head, sentences in zip(self.heads, parts, strict=True):
            if any(sentences):
                y = write(paint, x, y + air, width, Run(head, p.accent, bold=True))
                indent = 2 if len(sentences) > 1 else 0  # a list has its points
                for sentence in sentences:
                    paint.text(x, y, "·" if indent else "", p.muted)
                    y = write(paint, x + indent, y, width - indent, Run(sentence))
        if found.sources:
            y = write(paint, x, y + air, width, Run("Sources", p.accent, bold=True))
            for source, text in found.sources:
                y = write(paint, x, y, width, Run(f"{source}  ", bold=True), Run(text, p.muted))
        return y
