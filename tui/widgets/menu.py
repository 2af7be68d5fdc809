"""Menu: up to nine rows to choose from, inside a screen that shows other things, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.widgets.canvas import Canvas
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.rows import draw_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from tui.widgets.canvas import Paint
    from tui.widgets.rows import Row


class Menu(Canvas, can_focus=True):
    """`lead` stands above the rows. A list that fills a screen, or scrolls, is a ListScreen."""

    DEFAULT_CSS = "Menu { height: 1fr; }"

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def __init__(self, rows: tuple[Row, ...], *, lead: str = "", at: int = 0) -> None:
        super().__init__()
        self.rows, self.lead, self.at = rows, lead, at

    def paint(self, paint: Paint) -> None:
        x = margin(paint.width)
        y = write(paint, x, 1, min(paint.width - 2 * x, MEASURE), Run(self.lead)) + 1 if self.lead else 1
        draw_rows(paint, x, y, self.rows, self.at, paint.height, brief=True)

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, int)
        self.at = value
        self.redraw()
        self.post_message(self.Chosen(self.rows[value]))

    def on_key(self, event: events.Key) -> None:
        """Numbers choose; arrows move; Enter chooses the row with the cursor."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            self.at = max(0, min(len(self.rows) - 1, self.at + step))
            self.redraw()
        elif event.key == "enter":
            self.hit(self.at)
        elif event.character and event.character in "123456789"[: len(self.rows)]:
            self.hit(int(event.character) - 1)
        else:
            return
        event.stop()
