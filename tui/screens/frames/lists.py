"""ListScreen: a page whose body is a list to choose from, by number, arrows and Enter, or mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from tui.screens.frames.sheets import SheetScreen
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.widgets.canvas import Paint

Result = TypeVar("Result")
INDENT = 5  # columns of the key before a row's words
PAUSE = 0.6  # seconds a 1 waits for the 2 of 12


@dataclass(frozen=True)
class Row:
    """One row to choose: its words, and whether they are muted. `head`: a heading before it."""

    title: str
    about: str = ""
    muted: bool = False
    head: str = ""


class ListScreen(SheetScreen[Result]):
    """Subclasses give `rows` and `chosen`. A row's number is its key, typed digit by digit."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "choose")]
    prompt = ("Press", "Enter", "to open it")
    keys: tuple[tuple[str, str], ...] = (("↑↓", "move"), ("Esc", "back"))
    lead = ""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._digit = ""  # the first of two
        self._wait: Timer | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """What there is to choose from."""
        raise NotImplementedError(f"{type(self).__name__}.rows")

    def chosen(self, place: int) -> None:
        """This row."""
        raise NotImplementedError(f"{type(self).__name__}.chosen")

    def draw(self, paint: Paint, room: int) -> int:
        x = margin(paint.width)
        y = 1 if room > len(self.rows) + 2 else 0
        if self.lead:
            y = write(paint, x, y, min(paint.width - 2 * x, MEASURE), Run(self.lead)) + 1
        return self.draw_rows(paint, room, y)

    def draw_rows(self, paint: Paint, room: int, y: int) -> int:
        """The rows, from row `y` on, apart where `room` allows; returns the row below."""
        x, rows = margin(paint.width), self.rows
        width = min(paint.width - 2 * x, 100)
        column = INDENT + 3 + max((cells(row.title) for row in rows), default=0)
        apart = room >= y + 2 * len(rows) + 2 * sum(bool(row.head) for row in rows)
        beside = all(column + cells(row.about) <= width for row in rows)
        for place, row in enumerate(rows):
            if row.head:
                y = write(paint, x, y + (place > 0), width, Run(row.head, paint.palette.accent, True))
            y = self._row(paint, x, y, width, place, column if beside else 0) + apart
        return y

    def _row(self, paint: Paint, x: int, y: int, width: int, place: int, column: int) -> int:
        """`column`: where a row's words stand beside its title; 0: below it, where the cursor is."""
        p, row, here = paint.palette, self.rows[place], place == self.at
        below = lines_of(row.about, width - INDENT) if here and row.about and not column else []
        if here:
            hang = min(2, x)
            paint.fill(x - hang, y, width + 2 * hang, 1 + len(below), p.panel)
            if p.flat or not p.rich_glyphs:
                paint.text(x - hang, y, "►", p.accent, bold=True)
        number = f"{place + 1:>2}" if len(self.rows) > 9 else str(place + 1)
        paint.text(x, y, number, p.accent, bold=True)
        paint.text(x + INDENT, y, row.title, p.muted if row.muted else p.text, bold=not row.muted)
        if column:
            paint.text(x + column, y, row.about, p.muted)
        for line, words in enumerate(below, 1):
            paint.text(x + INDENT, y + line, words, p.muted)
        paint.target(0, y, paint.width, 1 + len(below), place)
        return y + 1 + len(below)

    # -- keys and clicks --

    async def on_key(self, event: events.Key) -> None:
        """The number of a row."""
        if event.character and event.character in "0123456789":
            event.stop()
            self._typed(event.character)
        elif self._digit:
            self._number(self._digit)

    def _typed(self, digit: str) -> None:
        number = int(self._digit + digit)
        if not self._digit and number and 10 * number <= len(self.rows):
            self._digit = digit
            self.at = number - 1
            self._wait = self.set_timer(PAUSE, lambda: self._number(self._digit))
            self.again(self.at)
        else:
            self._number(str(number))

    def _number(self, typed: str) -> None:
        if self._wait is not None:
            self._wait.stop()
            self._wait = None
        self._digit = ""
        if typed and 0 < int(typed) <= len(self.rows):
            self.picked(int(typed) - 1)

    def picked(self, value: Hashable) -> None:
        if isinstance(value, int):
            self.at = value
            self.again()
            self.chosen(value)

    def action_step(self, by: int) -> None:
        if self.rows:
            self.at = max(0, min(len(self.rows) - 1, self.at + by))
            self.again(self.at)

    def action_page(self, by: int) -> None:
        self.action_step(by * max(1, self.box.size.height - 2))

    def action_edge(self, by: int) -> None:
        self.action_step(by * len(self.rows))

    def action_choose(self) -> None:
        """The row with the cursor."""
        if self.rows:
            self.chosen(self.at)
