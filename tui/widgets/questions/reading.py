"""ReadingView: words to read before going on; longer ones scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.flow import MEASURE, Run, wrapped
from tui.widgets.questions.base import Finished, PaintedView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

    from tui.themes import Palette
    from tui.widgets.canvas import Paint


HANG = 3  # columns before the words of a marked block


class ReadingView(PaintedView):
    """`blocks` yields (mark, runs): the mark hangs before the words; no runs are a blank row."""

    DEFAULT_CSS = "ReadingView { height: 1fr; }"
    top = 0
    _rows = 0

    def blocks(self, palette: Palette) -> Iterator[tuple[Run | None, list[Run]]]:
        """What there is to read."""
        raise NotImplementedError

    def paint(self, paint: Paint) -> None:
        width = min(MEASURE, paint.width)
        rows: list[tuple[int, list[Run]]] = []
        for mark, runs in self.blocks(paint.palette):
            hang = HANG if mark is not None else 0
            lines = [(hang, line) for line in wrapped(runs, width - hang)] if runs else [(0, [])]
            if mark is not None:
                lines[0] = (0, [mark, Run(" " * (HANG - cells(mark.text))), *lines[0][1]])
            rows += lines
        self._rows = len(rows)
        room = paint.height if len(rows) <= paint.height else paint.height - 1
        self.top = max(0, min(self.top, len(rows) - room))
        for y, (indent, line) in enumerate(rows[self.top : self.top + room]):
            x = indent
            for run in line:
                x = paint.text(x, y, run.text, run.fg, bold=run.bold)
        if room < len(rows):
            left = len(rows) - self.top - room
            words = f"▼ {left} more lines: press ↓" if left else "▲ press ↑ to read again"
            paint.text(0, paint.height - 1, words, paint.palette.accent, bold=True)

    def on_key(self, event: events.Key) -> None:
        """Arrows read on; Enter goes on."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            self._scroll(step)
        elif event.key == "enter":
            self.post_message(Finished(self.page.id))
        else:
            return
        event.stop()

    def _scroll(self, step: int) -> None:
        self.top = max(0, self.top + step)
        self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(1)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(-1)
        event.stop()
