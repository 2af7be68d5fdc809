"""NumberedScreen: numbered rows of any length to choose from, in a list that scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.binding import BindingType

    from tui.widgets.canvas import Paint

NUMBERED = 9  # the first rows can be chosen by their number


@dataclass(frozen=True)
class Row:
    """One row: its title, a few words below it. `loud`: something is wrong with it."""

    title: str
    about: str = ""
    loud: bool = False


class NumberedScreen(SheetScreen[int | None]):
    """Dismisses the number of the chosen row, from 0, or None. `lead`: sentences above the rows."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "open")]
    keys: tuple[tuple[str, str], ...] = (("↑↓", "move"), ("Esc", "back"))

    def __init__(
        self,
        headline: str,
        rows: tuple[Row, ...],
        *,
        lead: tuple[str, ...] = (),
        fact: str = "",
        prompt: tuple[str, str, str] = ("Press", "Enter", "to choose"),
        at: int = 0,
    ) -> None:
        super().__init__()
        self.headline, self.rows, self.lead, self.fact = headline, rows, lead, fact
        self.at = max(0, min(at, len(rows) - 1))
        if rows:
            self.prompt = prompt
        else:
            self.keys = ()

    def draw(self, paint: Paint, room: int) -> int:
        x = margin(paint.width)
        width = min(paint.width - 2 * x, MEASURE + 4)
        y = 1 if room >= 14 else 0
        for sentence in self.lead:
            y = write(paint, x, y, min(width, MEASURE), Run(sentence)) + 1
        tall = sum(1 + len(lines_of(row.about, width - 4)) for row in self.rows) + len(self.rows) + y
        for number, row in enumerate(self.rows):
            y = self._row(paint, x, y, width, number, row) + (tall <= max(room, 1) or len(self.rows) > room)
        return y

    def _row(self, paint: Paint, x: int, y: int, width: int, number: int, row: Row) -> int:
        p, here = paint.palette, number == self.at
        titles = lines_of(row.title, width - 4)
        words = lines_of(row.about, width - 4) if row.about else []
        high = len(titles) + len(words)
        if here:
            hang = min(2, x)
            paint.fill(x - hang, y, width + 2 * hang, high, p.panel)
            paint.text(x - hang, y, p.glyph("▸", "►"), p.accent, bold=True)
        key = str(number + 1) if number < NUMBERED else ""
        paint.text(x, y, key, p.accent, bold=True)
        for place, line in enumerate(titles):
            paint.text(x + 4, y + place, line, p.worse if row.loud else p.text, bold=True)
        for place, line in enumerate(words, len(titles)):
            paint.text(x + 4, y + place, line, p.muted)
        paint.target(0, y, paint.width, high, number)
        return y + high

    def picked(self, value: Hashable) -> None:
        assert isinstance(value, int)
        self.at = value
        self.again()
        self.action_open()

    def on_key(self, event: events.Key) -> None:
        """The number of a row chooses it."""
        number = int(event.character) - 1 if event.character and event.character in "123456789" else -1
        if 0 <= number < len(self.rows):
            event.stop()
            self.picked(number)

    def action_step(self, by: int) -> None:
        if self.rows:
            self.at = min(len(self.rows) - 1, max(0, self.at + by))
            self.again(self.at)

    def action_page(self, by: int) -> None:
        self.action_step(by * max(1, self.box.size.height // 3))

    def action_edge(self, by: int) -> None:
        self.action_step(by * len(self.rows))

    def action_open(self) -> None:
        """The row with the cursor."""
        if self.rows:
            self.dismiss(self.at)
