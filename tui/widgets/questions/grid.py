"""GridView: alike questions on one page, a row each and a column for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.themes import cells
from tui.widgets.card import card, strip
from tui.widgets.flow import lines_of
from tui.widgets.questions.heading import foot, head
from tui.widgets.questions.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual import events

    from assessments.answers import Value
    from assessments.asking.interview import Ask
    from tui.widgets.canvas import Paint


class Column(NamedTuple):
    """One answer that every row may have: the key that gives it, the stored value, the words."""

    key: str
    value: int | str
    words: str


class Line(NamedTuple):
    """One row as drawn: its words, the answer (None: none yet), and the words of why it is left out."""

    words: str
    value: Value | None
    left_out: str = ""


EDGE = 2  # cells the cursor row reaches beyond the text
LEFT_OUT = {"skipped": "left out", "not_applicable": "doesn't apply", "dont_know": "don't know"}


def columns_of(ask: Ask) -> tuple[Column, ...]:
    """The columns of a row's question: options by number from 1, or the steps of a rating (t is ten)."""
    question = ask.question
    if question.kind == "rating":
        return tuple(
            Column("t" if n == 10 else str(n), n, str(n)) for n in range(question.low, question.high + 1)
        )
    if question.kind == "choice":
        return tuple(Column(str(n), o.value, o.short or o.text) for n, o in enumerate(question.options, 1))
    raise TypeError(f"{question.id}: a {question.kind} question can't stand in a grid")


class GridView(RowsView):
    """A number key answers the cursor's row; arrows preview, Enter takes the preview; a click answers."""

    DEFAULT_CSS = "GridView { height: 1fr; }"
    hangs = True

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the row with the cursor; alike on every row."""
        return columns_of(self.page.asks[self.row])

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.preview is not None or self.page.done:
            return ("Press", "Enter", "to take it" if self.preview is not None else "to go on")
        keys = [c.key for c in self.columns]
        if keys[-1] == "t":
            return ("Press", "0-9", "or t for ten")
        return ("Press", f"{keys[0]}-{keys[-1]}", "to answer")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("↑↓", "row"),)

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        ask, columns = self.page.asks[self.row], self.columns
        by_key = {c.key: c.value for c in columns}
        if event.key in ("up", "down"):
            self.move(-1 if event.key == "up" else 1)
        elif event.key in ("left", "right"):
            self._look(columns, ask, 1 if event.key == "right" else -1)
        elif event.key == "enter":
            if self.preview is not None:
                self.give(ask, self.preview)
            else:
                self.finish()
        elif event.character in by_key:
            self.give(ask, by_key[event.character])
        elif event.character == "c" and ask.question.kind == "rating" and ask.question.cannot:
            self.give(ask, columns[-1].value)
        else:
            return
        event.stop()

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        row, column = value
        if column is None:
            self.move(row - self.row)
        else:
            self.give(self.page.asks[row], columns_of(self.page.asks[row])[column].value)

    def _look(self, columns: tuple[Column, ...], ask: Ask, step: int) -> None:
        values: list[object] = [c.value for c in columns]
        now = self.preview if self.preview is not None else ask.value
        at = values.index(now) + step if now in values else (0 if step > 0 else len(values) - 1)
        self.preview, self.trouble = columns[max(0, min(len(values) - 1, at))].value, ""
        self._changed()

    def paint(self, paint: Paint) -> None:
        y = head(paint, self.page.title, self.page.lead, x=EDGE, right=EDGE)
        lines = [Line(a.question.row, a.value, LEFT_OUT.get(a.missing or "", "")) for a in self.page.asks]
        scale = self.page.asks[0].question
        ends = (scale.low_text, scale.high_text) if scale.kind == "rating" else None
        y = matrix(paint, y + 1, self.columns, lines, self.row, self.preview, ends)
        y = min(y, paint.height - 1)
        more = f"{self.done_count} of {len(lines)} answered."
        question = self.page.asks[self.row].question
        if question.kind == "rating" and question.cannot:
            more += f"   c: {question.cannot}"
        foot(paint, y, None, self.trouble, more, x=EDGE)


def matrix(
    paint: Paint,
    y: int,
    columns: Sequence[Column],
    lines: Sequence[Line],
    row: int,
    preview: Value | None,
    ends: tuple[str, str] | None = None,
) -> int:
    """Draws rows by columns from row `y`; a click on a cell gives (row, column). Returns the next free row.

    `ends`: the words at both ends of a rating, in place of a heading to each column.
    """
    p = paint.palette
    narrow = ends is not None
    room = paint.width - 2 * EDGE
    wide = [max(3, cells(c.words) + (1 if narrow else 2)) for c in columns]
    name = max(cells(line.words) for line in lines) + 2
    if name + sum(wide) > room and not narrow:
        wide = [_folded(c.words) + 1 for c in columns]  # headings on two lines
    name = max(12, min(name, room - sum(wide)))
    gap = max(0, min(3, (room - name - sum(wide)) // len(columns)))
    across = sum(wide) + gap * (len(columns) - 1)
    left = EDGE + room - across if room < 90 else EDGE + name + gap
    starts = [left + sum(wide[:n]) + gap * n for n in range(len(columns))]
    heads = [lines_of(c.words, wide[n]) for n, c in enumerate(columns)]
    bodies = [lines_of(line.words, name - 2) for line in lines]
    tall = 1 if narrow else max(len(h) for h in heads)
    rows = sum(len(b) for b in bodies)
    spread = 1 if y + tall + 1 + rows + len(lines) + 1 <= paint.height else 0
    if ends:
        paint.text(starts[0], y, ends[0], p.muted)
        far = ends[1] if cells(ends[0]) + cells(ends[1]) + 2 <= across else ""
        paint.right(left + across, y, far, p.muted)
    else:
        for n, words in enumerate(heads):
            for down, word in enumerate(words):
                paint.text(
                    starts[n] + (wide[n] - cells(word)) // 2, y + tall - len(words) + down, word, p.muted
                )
    y += tall + spread
    first = 0
    while sum(len(b) for b in bodies[first : row + 1]) + y > paint.height - 1 and first < row:
        first += 1
    for number in range(first, len(lines)):
        body, line = bodies[number], lines[number]
        if y + len(body) > paint.height - 1 + spread:
            break
        here = number == row
        if here:
            (card if spread else strip)(paint, 0, y, paint.width, len(body))
        for down, words_ in enumerate(body):
            paint.text(EDGE, y + down, words_, p.text if here or line.value is None else p.muted, bold=here)
        paint.target(0, y, left, len(body), (number, None))
        if line.left_out and not here:
            paint.text(left + (across - cells(line.left_out)) // 2, y, line.left_out, p.muted)
        for n, column in enumerate(columns):
            if here or not line.left_out:
                _cell(paint, starts[n], y, wide[n], column, line, here, preview)
            paint.target(starts[n] - gap // 2, y, wide[n] + gap, len(body), (number, n))
        y += len(body) + spread
    return y


def _folded(words: str) -> int:
    """The least width that holds words on two lines."""
    least = max(cells(word) for word in words.split())
    return next(
        (w for w in range(max(3, least), cells(words)) if len(lines_of(words, w)) <= 2), max(3, least)
    )


def _cell(
    paint: Paint, x: int, y: int, wide: int, column: Column, line: Line, here: bool, preview: Value | None
) -> None:
    p = paint.palette
    chosen = line.value == column.value and type(line.value) is type(column.value)
    looked = here and preview is not None and preview == column.value
    middle = x + (wide - 1) // 2
    if here:
        name = column.words if column.words.isdigit() else column.key
        sign = f"[{name}]" if p.flat else f" {name} "
        if looked or (chosen and preview is None):
            paint.text(
                middle - 1, y, sign, p.accent if p.flat else p.onaccent, None if p.flat else p.accent, True
            )
        elif chosen:
            paint.text(middle - 1, y, sign, p.text, None if p.flat else p.raised, True)
        else:
            paint.text(middle, y, name, p.accent, bold=True)
    elif chosen:
        words = column.words if cells(column.words) <= wide else "■"
        paint.text(x + (wide - cells(words)) // 2, y, words, p.accent, bold=True)
    else:
        paint.text(middle, y, "·", p.line)
