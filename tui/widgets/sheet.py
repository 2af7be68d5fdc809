"""Sheet: a picture drawn by a function, as tall as it needs, in a box that scrolls where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.containers import VerticalScroll
from textual.message import Message

from tui.widgets.canvas import Canvas, Paint

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from textual.app import ComposeResult
    from textual.geometry import Region, Size

    Draw: TypeAlias = Callable[[Paint, int], int]

TALLEST = 4000


def fitted(paint: Paint, room: int, layout: Draw, airs: tuple[int, ...] = (3, 2, 1, 0)) -> int:
    """Draws `layout(paint, air)` with the most air (blank rows) that fits `room`; returns the rows used."""
    air = next((a for a in airs if layout(Paint(paint.width, 0, paint.palette), a) <= room), airs[-1])
    return layout(paint, air)


class Sheet(Canvas):
    """`draw(paint, room)` paints everything, with `room` rows in view, and returns how many rows it used.

    It is also called just to count rows, on a paint that is then thrown away.
    """

    class Picked(Message):
        """A target of the picture was clicked."""

        def __init__(self, value: Hashable) -> None:
            super().__init__()
            self.value = value

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self.draw = draw
        self.room = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The rows it needs, at least those in view."""
        self.room = container.height
        return max(container.height, min(TALLEST, self.rows(width)))

    def rows(self, width: int) -> int:
        """How many rows the picture takes at this width."""
        return self.draw(Paint(width, self.room, self.palette), self.room)

    def paint(self, paint: Paint) -> None:
        self.draw(paint, self.room)

    def hit(self, value: Hashable) -> None:
        self.post_message(self.Picked(value))

    def region_of(self, value: Hashable) -> Region | None:
        """Where the target with this value lies, or None."""
        return next((region for region, target in self._targets if target == value), None)


class SheetBox(VerticalScroll, can_focus=False):
    """The scrolling box around one sheet. Cursor keys belong to the screen, so it takes no focus."""

    DEFAULT_CSS = """
    SheetBox {
        height: 1fr; scrollbar-size-vertical: 1;
        scrollbar-color: $panel; scrollbar-color-hover: $accent; scrollbar-color-active: $accent;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self.sheet = Sheet(draw)

    def compose(self) -> ComposeResult:
        yield self.sheet

    def again(self, show: Hashable | None = None) -> None:
        """Draws anew, with a new layout where the number of rows changed. Scrolls to the target `show`."""
        if not self.sheet.size.width:
            return
        wanted = max(self.size.height, self.sheet.rows(self.sheet.size.width))
        if wanted != self.sheet.size.height:
            self.sheet.repaint()
            self.sheet.refresh(layout=True)
        else:
            self.sheet.redraw()
        if show is not None and wanted > self.size.height:
            self.call_after_refresh(self._reveal, show)

    def _reveal(self, show: Hashable) -> None:
        region = self.sheet.region_of(show)
        if region is not None:
            self.scroll_to_region(region.grow((1, 0, 1, 0)), animate=False)
