"""NoticeScreen: one thing to read, and a way on. Also for choices between going on and leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.frames.page import PageScreen
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.flow import lines_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.app import ComposeResult


class Prose(Canvas):
    """Paragraphs at most 64 columns wide; blank lines between. Nothing in them is markup."""

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, text: str, *, indent: int = 0) -> None:
        super().__init__()
        self.text, self.indent = text, indent

    def lines(self, width: int) -> list[str]:
        """The wrapped lines."""
        wrapped: list[str] = [""]
        for paragraph in self.text.split("\n"):
            wrapped += lines_of(paragraph, min(64, max(20, width - self.indent)))
        return wrapped

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        return len(self.lines(width))

    def paint(self, paint: Paint) -> None:
        for y, line in enumerate(self.lines(paint.width)):
            paint.text(self.indent, y, line)

    def hit(self, value: Hashable) -> None:
        """Nothing in it can be clicked."""


class NoticeScreen(PageScreen[bool]):
    """Dismisses True on Enter (`done`), False on Escape (`leave`)."""

    BINDINGS: ClassVar = [("enter", "done"), ("escape", "leave")]

    def __init__(self, title: str, text: str, done: str = "go on", leave: str = "back") -> None:
        super().__init__()
        self.headline, self.text = title, text
        self.prompt = ("Press", "Enter", f"to {done}")
        self.keys = (("Esc", leave),) if leave != done else ()

    def body(self) -> ComposeResult:
        from textual.containers import VerticalScroll

        with VerticalScroll(classes="scroll"):
            yield Prose(self.text)

    def action_done(self) -> None:
        self.dismiss(True)

    def action_leave(self) -> None:
        self.dismiss(False)
