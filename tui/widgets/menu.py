"""Menu: numbered lines to choose from, by number, arrows and Enter, or mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.themes import cells
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.flow import lines_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events


@dataclass(frozen=True)
class Item:
    """One line: the key to press, what it opens, and a few words about it."""

    key: str
    title: str
    about: str = ""
    id: str = ""


class Menu(Canvas, can_focus=True):
    """Lines two rows high (title, muted words), one blank row between where there is room."""

    DEFAULT_CSS = "Menu { height: 1fr; }"

    class Chosen(Message):
        """A line was chosen."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    def __init__(self, items: tuple[Item, ...], *, lead: tuple[str, ...] = (), id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.items = items
        self.lead = lead
        self.at = 0

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        y = 1
        for line in self.lead:
            for part in lines_of(line, paint.width) or [""]:
                paint.text(0, y, part, p.text)
                y += 1
        y += 1 if self.lead else 0
        step = (
            3
            if y + 3 * len(self.items) - 1 <= paint.height
            else 2
            if y + 2 * len(self.items) <= paint.height
            else 1
        )
        column = max(26, 8 + max((cells(item.title) for item in self.items), default=0))
        for place, item in enumerate(self.items):
            here = place == self.at
            rows = min(step, 2)
            if here:
                paint.fill(-2, y, paint.width + 4, rows if step > 1 else 1, p.panel)
            if p.flat and here:
                paint.text(0, y, "►", p.accent, bold=True)
            paint.text(2, y, item.key, p.accent, bold=True)
            paint.text(6, y, item.title, bold=True)
            if step > 1:
                paint.text(6, y + 1, item.about, p.muted)
            elif paint.width >= column + cells(item.about):
                paint.text(column, y, item.about, p.muted)
            paint.target(0, y, paint.width, rows, place)
            y += step

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, int)
        self.at = value
        self.redraw()
        self.post_message(self.Chosen(self.items[value]))

    def on_key(self, event: events.Key) -> None:
        """Numbers choose; arrows move; Enter chooses the line with the cursor."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            self.at = (self.at + step) % len(self.items)
            self.redraw()
        elif event.key == "enter":
            self.hit(self.at)
        elif event.character and any(i.key == event.character for i in self.items):
            self.hit(next(n for n, i in enumerate(self.items) if i.key == event.character))
        else:
            return
        event.stop()
