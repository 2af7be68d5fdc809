"""WordsScreen: the progress in plain words, the same as `onthemend progress` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from tui.screens.frames.page import PageScreen
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.chrome import margin

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Lines(Canvas):
    """Lines as they are, one row each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines = text.splitlines()

    def get_content_height(self, _container: object, _viewport: object, _width: int) -> int:
        return len(self.lines) + 1

    def paint(self, paint: Paint) -> None:
        for y, line in enumerate(self.lines, 1):
            paint.text(margin(paint.width), y, line)


class WordsScreen(PageScreen[None]):
    """`text`: the report, in lines of at most 72 columns."""

    headline = "In words"
    fact = "to print: onthemend progress"
    prompt = ("Press", "↓", "to read on")
    keys = (("Esc", "back"),)
    BINDINGS: ClassVar = [("escape", "close"), ("enter", "close")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def body(self) -> ComposeResult:
        with VerticalScroll(classes="scroll") as scroll:
            scroll.styles.padding = (0, 0)
            yield Lines(self.text)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        self.dismiss()
