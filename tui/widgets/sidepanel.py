"""SidePanel: beside the question where there is room: why we ask, how to answer, and what this part holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.themes import cells
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.chrome import shorten
from tui.widgets.flow import Run, lines_of, write

if TYPE_CHECKING:
    from assessments.asking.interview import Ask


class Item(NamedTuple):
    """One line of this part: its words, whether it is done, whether it is the one in view, and the answer."""

    words: str
    done: bool
    here: bool
    answer: str = ""


class SidePanel(Canvas):
    """A rule at the left, then text. 38 columns."""

    DEFAULT_CSS = "SidePanel { width: 38; height: 1fr; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.ask: Ask | None = None
        self.items: tuple[Item, ...] = ()
        self.title = "In this part"

    def update(self, ask: Ask | None, items: tuple[Item, ...], title: str) -> None:
        """Another question, or another answer."""
        if (ask, items, title) != (self.ask, self.items, self.title):
            self.ask, self.items, self.title = ask, items, title
            if self.is_attached and self.display:
                self.redraw()

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        for y in range(paint.height - 1):
            paint.text(0, y, "│", p.line)
        x, width, y = 4, paint.width - 8, 0
        question = self.ask.question if self.ask else None
        if question is not None:
            for title, words in (("Why we ask", question.why), ("How to answer", question.how)):
                if words and y + len(lines_of(words, width)) < paint.height - 4:
                    y = write(paint, x, y, width, Run(title, bold=True)) + 1
                    y = write(paint, x, y, width, Run(words, p.muted)) + 1
        if len(self.items) < 2 or y + 4 > paint.height:
            return
        paint.text(x, y, self.title, bold=True)
        y += 2
        room = paint.height - y - 1
        here = next((n for n, item in enumerate(self.items) if item.here), 0)
        first = max(0, min(here - room // 2, len(self.items) - room))
        for item in self.items[first : first + room]:
            dot, ink = ("●", p.accent) if item.done else ("○", p.text if item.here else p.muted)
            paint.text(x, y, p.glyph(dot, "•" if item.done else "○"), ink)
            answer = shorten(item.answer, 11)
            room_left = width - 2 - (cells(answer) + 1 if answer else 0)
            paint.text(
                x + 2, y, shorten(item.words, room_left), p.text if item.here else p.muted, bold=item.here
            )
            paint.right(x + width, y, answer, bold=True)
            y += 1
