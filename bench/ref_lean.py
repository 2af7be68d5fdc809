"""Reference: the same question as one painted widget that sends only the two rows that changed.

About what Textual can do at best for a key.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from bench.ref_question import ANSWERS


class Lines(Widget, can_focus=True):
    """A title and five answers; the chosen row is shown in reverse."""

    BINDINGS: ClassVar = [("down", "move(1)", ""), ("up", "move(-1)", "")]
    DEFAULT_CSS = "Lines { height: 1fr; }"
    row = 1

    def action_move(self, by: int) -> None:
        """To the next or the previous answer, around the ends."""
        before, self.row = self.row, (self.row - 1 + by) % len(ANSWERS) + 1
        self.refresh(*(Region(0, row, self.size.width, 1) for row in (before, self.row)))

    def render_line(self, y: int) -> Strip:
        """The title, then the answers."""
        words = ("READY: how often was it there?", *ANSWERS)
        style = Style(reverse=True) if y == self.row else Style.null()
        text = words[y] if y < len(words) else ""
        return Strip([Segment(text.ljust(self.size.width), style)], self.size.width)


class Lean(App[None]):
    """One painted widget."""

    def compose(self) -> ComposeResult:
        yield Lines()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()


if __name__ == "__main__":
    Lean().run()
