"""A widget that paints cells, sends only the rows that changed, and knows what was clicked.

Subclasses paint the whole picture in `paint`; `redraw` compares it with what is on screen and refreshes
just the changed rows, so that a key costs a few hundred bytes on the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.themes import Palette, cells, palette_of
from tui.widgets.ink import Ink, add_boxes, changes, inked, segments_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.geometry import Size

    from tui.widgets.ink import Cell


@dataclass
class Paint:
    """A picture being made: `width` x `height` cells, each a character and its ink."""

    width: int
    height: int
    palette: Palette
    targets: list[tuple[Region, Hashable]] = field(default_factory=list)

    def __post_init__(self) -> None:
        blank: Cell = (" ", inked(self.palette.text, self.palette.page, False))
        self.rows: list[list[Cell]] = [[blank] * self.width for _ in range(self.height)]

    def text(
        self, x: int, y: int, text: str, fg: str | None = None, bg: str | None = None, bold: bool = False
    ) -> int:
        """Writes text (any text: nothing is markup) and returns the column after it. Clipped at the edges.

        `bg` None keeps the ground that is already there; a wide character takes two cells.
        """
        if not 0 <= y < self.height:
            return x + cells(text)
        row, fg = self.rows[y], fg or self.palette.text
        if not _narrow(text):
            return self._wide(row, x, text, fg, bg, bold)
        end = x + len(text)
        if x < 0 or end > self.width:
            text = text[max(0, -x) : max(0, self.width - x)]
        at = max(0, x)
        if bg is not None:
            ink = inked(fg, bg, bold)
            row[at : at + len(text)] = [(char, ink) for char in text]
            return end
        ground: str | None = ""  # the ground of `ink`: it is mostly one for all of a text
        ink = Ink()
        for char in text:
            below = row[at][1].bg
            if below != ground:
                ground, ink = below, inked(fg, below, bold)
            row[at] = (char, ink)
            at += 1
        return end

    def _wide(self, row: list[Cell], x: int, text: str, fg: str, bg: str | None, bold: bool) -> int:
        """Text in which some character is not one cell wide."""
        for cluster, wide in _clusters(text):
            if x >= 0 and x + wide <= self.width:
                ink = inked(fg, row[x][1].bg if bg is None else bg, bold)
                row[x : x + wide] = [(cluster, ink), *[("", ink)] * (wide - 1)]
            x += wide
        return x

    def right(
        self, x_end: int, y: int, text: str, fg: str | None = None, bg: str | None = None, bold: bool = False
    ) -> int:
        """Writes text that ends before column `x_end`; returns its first column."""
        start = x_end - cells(text)
        self.text(start, y, text, fg, bg, bold)
        return start

    def fill(
        self, x: int, y: int, width: int, height: int, bg: str, char: str = " ", fg: str | None = None
    ) -> None:
        """Fills a box; with the default character, a ground to write on."""
        start, end = max(0, x), min(self.width, x + width)
        if end <= start:
            return
        cells_ = [(char, inked(fg or self.palette.text, bg, False))] * (end - start)
        for row in range(max(0, y), min(self.height, y + height)):
            self.rows[row][start:end] = cells_

    def target(self, x: int, y: int, width: int, height: int, value: Hashable) -> None:
        """A click in this box calls `Canvas.hit(value)`; later targets lie on top."""
        self.targets.append((Region(x, y, width, height), value))


class Canvas(Widget):
    """Base of the painted widgets. Call `redraw()` whenever what `paint` shows has changed."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: auto; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._painted: list[list[Cell]] = []
        self._strips: list[Strip] = []
        self._targets: list[tuple[Region, Hashable]] = []

    def paint(self, paint: Paint) -> None:
        """Draws everything. Shapes: cells; (0, 0) is the top left of the content."""
        raise NotImplementedError("a Canvas must paint")

    def hit(self, value: Hashable) -> None:
        """A target was clicked; by default nothing happens."""

    @property
    def palette(self) -> Palette:
        """The colours and glyphs of the theme in use."""
        return palette_of(self.app)

    def redraw(self) -> None:
        """Paints again and refreshes only the rows that changed."""
        size = self.size
        if not size.width or not self._painted:
            self.refresh()
            return
        height = len(self._painted)
        changed = self._make(size)
        if height != len(self._painted):
            self.refresh()
        elif changed:
            self.refresh(*changed)
            self._check_refresh()  # not only as this widget gets idle: what changes together is sent as one

    def repaint(self) -> None:
        """Throws the picture away: the theme or the size changed."""
        self._painted = []
        self.refresh()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Before the first picture a change of size needs none: what comes into view is painted anyway."""
        repaint = repaint and (bool(self._strips) or not layout)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _make(self, size: Size) -> list[Region]:
        """Paints; returns what differs from the picture before. The strip of a row that stays is kept."""
        paint = Paint(size.width, size.height, self.palette)
        self.paint(paint)
        filters, background = self.get_line_filters(), self.background_colors[1]
        changed: list[Region] = []
        strips: list[Strip] = []
        for y, row in enumerate(paint.rows):
            before = self._painted[y] if y < len(self._painted) else []
            if before and before == row:  # in a window without width every row is empty, also a new one
                strips.append(self._strips[y])
                continue
            add_boxes(changed, y, changes(before, row) if before else [])
            segments = segments_of(row)
            for step in filters:  # as Textual does to every row last: sixteen colours as the theme has them
                segments = step.apply(segments, background)
            strips.append(Strip(segments, len(row)))
        self._painted, self._strips, self._targets = paint.rows, strips, paint.targets
        return changed

    def _fit(self, size: Size) -> None:
        """Paints where there is no picture of this size yet."""
        if len(self._painted) != size.height or not self._painted or len(self._painted[0]) != size.width:
            self._make(size)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The finished rows as they are: each cell has its ground, so Textual has nothing to add to them."""
        size = self.size
        if self.styles.gutter or crop.x or crop.width != size.width or crop.bottom > size.height:
            return super().render_lines(crop)
        self._fit(size)
        return self._strips[crop.y : crop.bottom]

    def render_line(self, y: int) -> Strip:
        self._fit(self.size)
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)

    def target_at(self, x: int, y: int) -> Hashable | None:
        """The value of the topmost target at this cell of the content, or None."""
        for region, value in reversed(self._targets):
            if region.contains(x, y):
                return value
        return None

    def on_click(self, event: events.Click) -> None:
        """Turns a click into `hit`."""
        at = event.get_content_offset(self)
        if at is None:
            return
        value = self.target_at(at.x, at.y)
        if value is not None:
            event.stop()
            self.hit(value)

    def on_resize(self) -> None:
        width, height = self.size
        if len(self._painted) != height or not height or len(self._painted[0]) != width:
            self.repaint()  # else it was painted at this size already, as it was mounted

    def notify_style_update(self) -> None:
        self._painted = []
        super().notify_style_update()


@lru_cache(maxsize=2048)
def _narrow(text: str) -> bool:
    """Whether each character is one cell wide."""
    return (text.isascii() and text.isprintable()) or all(cells(char) == 1 for char in text)


def _clusters(text: str) -> list[tuple[str, int]]:
    """Characters with their widths in cells; marks of width 0 join the one before."""
    out: list[tuple[str, int]] = []
    for char in text:
        wide = cells(char)
        if wide == 0 and out:
            out[-1] = (out[-1][0] + char, out[-1][1])
        else:
            out.append((char, max(1, wide)))
    return out
