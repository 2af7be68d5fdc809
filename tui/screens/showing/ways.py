"""WaysScreen: every way on from the recovery board, with its key, and what the marks on the board mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.screens.frames.page import PageScreen
from tui.widgets.canvas import Canvas
from tui.widgets.chrome import margin
from tui.widgets.menu import Item, Menu
from tui.widgets.showing.board import draw_legend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
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


class Marks(Canvas):
    """What the marks on the board mean."""

    DEFAULT_CSS = "Marks { height: 2; }"

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def paint(self, paint: Paint) -> None:
        draw_legend(paint, margin(paint.width), 1, self.progress)


class WaysScreen(PageScreen[str | None]):
    """`ways`: names of WAYS in the order shown. Dismisses one of them, or None."""

    headline = "More ways to look at it"
    prompt = ("Press a number or", "Enter", "to look")
    keys = (("↑↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave"), ("question_mark", "leave")]

    def __init__(self, ways: Sequence[str], progress: Progress) -> None:
        super().__init__()
        self.progress = progress
        self.items = tuple(
            Item(str(n % 10), f"{WAYS[way][1]}  ({WAYS[way][0]})", WAYS[way][2], way)
            for n, way in enumerate(ways, 1)
        )

    def body(self) -> ComposeResult:
        yield Marks(self.progress)
        yield Menu(self.items).add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def choose(self, event: Menu.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)

    def action_leave(self) -> None:
        self.dismiss(None)
