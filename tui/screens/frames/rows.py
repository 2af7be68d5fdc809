"""RowsScreen: a list with a cursor that scrolls where it is long: by number, arrows and Enter, or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from tui.screens.frames.sheets import Result, SheetScreen
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.sentence import ground

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual import events
    from textual.binding import BindingType

    from tui.widgets.canvas import Paint

KEYS = 9  # rows that have a number of their own
ASIDE = 34  # from so many columns beside the words on, what is said aside stands in the same row


class Listed(NamedTuple):
    """One row: its words, and what is said beside them. `told`: that is the thing itself, not an aside."""

    words: str
    aside: str = ""
    told: bool = False


class RowsScreen(SheetScreen[Result]):
    """Subclasses act on `chosen`. `lead`: sentences above the rows; `nothing`: said where there are none."""

    nothing = ""
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "choose")]

    def __init__(self, entries: Sequence[Listed], lead: Sequence[str] = (), at: int = 0) -> None:
        super().__init__()
        self.entries, self.lead, self.at = tuple(entries), tuple(lead), at
        if not self.entries and self.prompt[1] == "Enter":
            self.prompt, self.keys = ("Press", "Esc", "to go back"), ()

    def chosen(self, number: int) -> None:
        """A row was chosen."""

    def draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = paint.width - 2 * x
        y = 1 if room >= 14 else 0
        for sentence in self.lead:
            y = write(paint, x, y, min(width, MEASURE), Run(sentence, p.muted))
        y += bool(self.lead)
        if not self.entries:
            return write(paint, x, y, min(width, MEASURE), Run(self.nothing))
        widest = max(cells(entry.words) for entry in self.entries)
        beside = x + 4 + min(max(widest, 20), width - 4 - ASIDE) + 3
        step = 2 if y + 2 * len(self.entries) <= room else 1
        for number, entry in enumerate(self.entries):
            y = self._row(paint, x, y, width, number, entry, beside) + step - 1
        return y

    def _row(self, paint: Paint, x: int, y: int, width: int, number: int, entry: Listed, beside: int) -> int:
        p, here = paint.palette, number == self.at
        apart = width >= ASIDE + 24
        words = lines_of(entry.words, beside - x - 7 if apart else width - 4)
        aside = lines_of(entry.aside, x + width - beside if apart else width - 4) if entry.aside else []
        rows = max(len(words), len(aside)) if apart else len(words) + len(aside)
        if here:
            ground(paint, y, rows)
        key = str(number + 1) if number < KEYS else "→" if here and not p.flat else ""
        paint.text(x, y, key, p.accent, bold=True)
        for n, text in enumerate(words):
            paint.text(x + 4, y + n, text, p.muted if entry.told and not here else p.text, bold=here)
        for n, text in enumerate(aside):
            column, row = (beside, y + n) if apart else (x + 4, y + n + len(words))
            paint.text(column, row, text, p.text if entry.told else p.muted, bold=here and entry.told)
        paint.target(0, y, paint.width, rows, number)
        return y + rows

    def put(self, entries: Sequence[Listed], at: int | None = None) -> None:
        """Other rows."""
        self.entries = tuple(entries)
        self.at = max(0, min(self.at if at is None else at, len(self.entries) - 1))
        self.again(self.at)

    def picked(self, value: Hashable) -> None:
        if isinstance(value, int) and value < len(self.entries):
            self.at = value
            self.again()
            self.chosen(value)

    def on_key(self, event: events.Key) -> None:
        """A number chooses its row."""
        if event.key.isdigit() and 1 <= int(event.key) <= min(KEYS, len(self.entries)):
            event.stop()
            self.picked(int(event.key) - 1)

    def action_step(self, by: int) -> None:
        if self.entries:
            self.at = (self.at + by) % len(self.entries)
            self.again(self.at)

    def action_choose(self) -> None:
        """The row with the cursor."""
        if self.entries:
            self.chosen(self.at)
