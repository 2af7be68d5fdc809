"""TableView: one question that is a table: for each row one of a few answers; rows may be left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted
from tui.widgets.questions.grid import EDGE, Column, Line, matrix
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Page
    from assessments.questions import Table
    from tui.widgets.canvas import Paint


class TableView(PaintedView):
    """A number key answers the row with the cursor; every answer posts the whole table {row: option}.

    Finished once every row has an answer; Enter goes on with rows left open.
    """

    DEFAULT_CSS = "TableView { height: 1fr; }"
    hangs = True

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self.question: Table = page.asks[0].question  # type: ignore[assignment]
        self.columns = tuple(
            Column(str(n), o.value, o.short or o.text) for n, o in enumerate(self.question.options, 1)
        )
        self.rows = self.question.rows
        self.given = self._given()
        self.row = next((n for n, r in enumerate(self.rows) if r.value not in self.given), 0)
        self.preview: int | str | None = None

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.preview is not None:
            return ("Press", "Enter", "to take it")
        if len(self.given) == len(self.rows):
            return ("Press", "Enter", "to go on")
        return ("Press", f"1-{len(self.columns)}", "to answer")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "done"),) if 0 < len(self.given) < len(self.rows) else (("↑↓", "row"),)

    def show(self, page: Page) -> None:
        super().show(page)
        if len(self._given()) >= len(self.given):  # keys may be ahead of the page
            self.given = self._given()
            self.redraw()

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        keys = {c.key: c.value for c in self.columns}
        if event.key in ("up", "down"):
            self._to((self.row + (1 if event.key == "down" else -1)) % len(self.rows))
        elif event.key in ("left", "right"):
            self._look(1 if event.key == "right" else -1)
        elif event.key == "enter":
            self._enter()
        elif event.character in keys:
            self.give(self.row, keys[event.character])
        else:
            return
        event.stop()

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        row, column = value
        if column is None:
            self._to(row)
        else:
            self.give(row, self.columns[column].value)

    def give(self, row: int, value: int | str) -> None:
        """Answers one row and moves on to the next one that is open."""
        self.given[self.rows[row].value] = value
        self.preview, self.trouble = None, ""
        finished = len(self.given) == len(self.rows)
        after = [*range(row + 1, len(self.rows)), *range(row + 1)]
        self.row = next((n for n in after if self.rows[n].value not in self.given), row)
        self._changed()
        self._post(finished)

    def _post(self, finished: bool) -> None:
        value = {r.value: self.given[r.value] for r in self.rows if r.value in self.given}
        self.post_message(Answered(self.page.id, self.page.asks[0].key, value, finished))  # type: ignore[arg-type]

    def _enter(self) -> None:
        if self.preview is not None:
            self.give(self.row, self.preview)
        elif not self.given:
            self.complain(f"Press 1 to {len(self.columns)} for a row, or s to skip this question.")
        elif self.given == self._given():
            self.post_message(Finished(self.page.id))
        else:
            self._post(True)

    def _look(self, step: int) -> None:
        values = [c.value for c in self.columns]
        now = self.preview if self.preview is not None else self.given.get(self.rows[self.row].value)
        at = values.index(now) + step if now in values else (0 if step > 0 else len(values) - 1)
        self.preview, self.trouble = values[max(0, min(len(values) - 1, at))], ""
        self._changed()

    def _to(self, row: int) -> None:
        self.row, self.preview, self.trouble = row, None, ""
        self._changed()

    def _changed(self) -> None:
        self.redraw()
        self.post_message(Prompted())

    def _given(self) -> dict[str, int | str]:
        value = self.page.asks[0].value
        return dict(value) if isinstance(value, dict) else {}

    def paint(self, paint: Paint) -> None:
        y = head(paint, self.page.asks[0].text, self.question.hint, x=EDGE, right=EDGE)
        lines = [Line(r.text, self.given.get(r.value)) for r in self.rows]
        y = matrix(paint, y + 1, self.columns, lines, self.row, self.preview)
        open_rows = len(self.rows) - len(self.given)
        more = f"{len(self.given)} of {len(self.rows)} answered."
        if self.given and open_rows:
            more += " Rows may stay open: Enter goes on."
        foot(paint, min(y, paint.height - 1), None, self.trouble, more, x=EDGE)
