"""WaysScreen: every way on from the recovery board, with its key, and what the marks on the board mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.frames.choice import ChoiceScreen
from tui.widgets.rows import Row
from tui.widgets.showing.board import draw_legend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from tui.widgets.canvas import Paint

WAYS = {
    "why": ("w", "Where it comes from", "rule, your numbers, sources"),
    "event": ("e", "Events", "flare-up, treatment, scan, fall"),
    "since": ("v", "Since another day", "the change since a day you choose"),
    "start": ("v", "Since the start", "back to your first check-in"),
    "maps": ("m", "Then and now", "where it hurt on two days"),
    "compare": ("c", "Compare two check-ins", "side by side, differences first"),
    "own": ("8", "Your own activities", "charts, and what you can do again"),
    "list": ("l", "Every check-in", "all of them, the newest first"),
    "words": ("i", "In words", "as text, to read out or print"),
    "phase": ("p", "The phase as you see it", "say which one you are in"),
    "spells": ("b", "Earlier spells", "what was before this one"),
}
"""Action of the board -> its key there, its name, and a few words about it."""


class WaysScreen(ChoiceScreen):
    """`ways`: names of WAYS in the order shown. Dismisses one of them, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("question_mark", "close")]

    def __init__(self, ways: Sequence[str], progress: Progress) -> None:
        self.progress = progress
        rows = tuple(Row(f"{WAYS[way][1]}  ({WAYS[way][0]})", WAYS[way][2], way) for way in ways)
        super().__init__("More ways to look at it", rows, prompt=("Press a number or", "Enter", "to look"))

    def above(self, paint: Paint, x: int, y: int, width: int) -> int:  # noqa: ARG002
        """What the marks on the board mean."""
        draw_legend(paint, x, y, self.progress)
        return y + 2
