"""Remark: one muted row of words and keys, above or below the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.chrome import KeyCanvas, margin, shorten

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint


class Remark(KeyCanvas):
    """`words` at the left, then keys with their names; `loud` words are in the colour of trouble."""

    DEFAULT_CSS = "Remark { height: 1; width: 100%; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.words, self.loud = "", False
        self.keys: tuple[tuple[str, str], ...] = ()

    def update(self, words: str, keys: tuple[tuple[str, str], ...] = (), loud: bool = False) -> None:
        """Shows these instead."""
        if (words, keys, loud) == (self.words, self.keys, self.loud):
            return
        self.words, self.keys, self.loud = words, keys, loud
        if self.is_attached:
            self.redraw()

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        x, end = margin(paint.width), paint.width - margin(paint.width)
        wide = sum(cells(label) + cells(name) + 5 for label, name in self.keys)
        words = shorten(self.words, end - x - wide)
        if words:
            x = paint.text(x, 0, words, p.worse if self.loud else p.muted, bold=self.loud) + 2
        for label, name in self.keys:
            if x + cells(label) + cells(name) + 3 <= end:
                x = self.named(paint, x, 0, label, name) + 2
