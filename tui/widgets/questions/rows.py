"""RowsView: a page of several questions, one to a row; the cursor moves down by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted

if TYPE_CHECKING:
    from assessments.answers import Key, Value
    from assessments.asking.interview import Ask, Page


class RowsView(PaintedView):
    """Keeps the cursor, and answers that were given but not yet shown back by the page.

    Keys can arrive faster than the page comes back changed, so a given answer counts at once: a key that
    answers "the rows still open" must never overwrite the one before it.
    """

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self.row = next((n for n, ask in enumerate(page.asks) if not ask.done), 0)
        self.preview: Value | None = None
        self._sent: dict[Key, Value] = {}

    @property
    def current(self) -> Ask | None:
        return self.page.asks[self.row] if self.page.asks else None

    @property
    def done_count(self) -> int:
        """How many rows are answered or left out."""
        return sum(ask.done for ask in self.page.asks)

    def show(self, page: Page) -> None:
        """Keeps the cursor, and moves it on where the row with the cursor was just answered or left out."""
        before = self.current
        asks = []
        for ask in page.asks:
            sent = self._sent.get(ask.key)
            if sent is None or ask.missing is not None or ask.value == sent:
                self._sent.pop(ask.key, None)
                asks.append(ask)
            else:
                asks.append(replace(ask, value=sent, missing=None))
        page = replace(page, asks=tuple(asks))
        self.row = min(self.row, max(0, len(asks) - 1))
        now = page.asks[self.row] if asks else None
        left_out = (
            before is not None
            and now is not None
            and now.missing is not None
            and now.missing != before.missing
        )
        super().show(page)
        if left_out:
            self._move_on()
            self._changed()

    def complain(self, sentence: str) -> None:
        """The last answer wasn't taken: forget that it was sent."""
        given = self._sent
        self._sent = {}
        self.page = replace(
            self.page, asks=tuple(replace(a, value=None) if a.key in given else a for a in self.page.asks)
        )
        super().complain(sentence)

    def give(self, ask: Ask, value: Value) -> None:
        """Answers one row: posts it and moves the cursor on to the next row without an answer."""
        self._sent[ask.key] = value
        asks = tuple(replace(a, value=value, missing=None) if a.key == ask.key else a for a in self.page.asks)
        self.page = replace(self.page, asks=asks)
        self.preview, self.trouble = None, ""
        finished = self.page.done
        self.post_message(Answered(self.page.id, ask.key, value, finished=finished))
        if not finished:
            self.row = next(n for n, a in enumerate(asks) if a.key == ask.key)
            self._move_on()
        self._changed()

    def finish(self) -> None:
        """Enter with nothing previewed: on where all is answered, else to the next row without an answer."""
        if self.page.done:
            self.post_message(Finished(self.page.id))
            return
        if self.page.asks[self.row].done:
            self._move_on()
        left = sum(not ask.done for ask in self.page.asks)
        self.trouble = (
            f"{left} {'row has' if left == 1 else 'rows have'} no answer yet. Press s to leave a row out."
        )
        self._changed()

    def move(self, step: int) -> None:
        """The cursor, up or down; nothing is answered."""
        self.row = (self.row + step) % len(self.page.asks)
        self.preview, self.trouble = None, ""
        self._changed()

    def _move_on(self) -> None:
        asks = self.page.asks
        after = [*range(self.row + 1, len(asks)), *range(self.row + 1)]
        self.row = next((n for n in after if not asks[n].done), self.row)
        self.preview = None

    def _changed(self) -> None:
        self.redraw()
        self.post_message(Prompted())
