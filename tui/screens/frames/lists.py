"""ListScreen: a page whose body is a list to choose from, by number, arrows and Enter, or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.canvas import Paint
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.rows import Row, draw_rows, keys_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer


Result = TypeVar("Result")
PAUSE = 0.8  # seconds a 1 waits for the 2 of 12


class ListScreen(SheetScreen[Result]):
    """Dismisses the place of the chosen row, from 0, or None; subclasses may do else in `chosen`.

    `lead`: sentences above the rows; `nothing`: said where there are none; `brief`: see `draw_rows`.
    A row's number is its key, typed digit by digit.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "choose")]
    prompt = ("Press", "Enter", "to open it")
    keys: tuple[tuple[str, str], ...] = (("↑↓", "move"), ("Esc", "back"))
    nothing = ""
    brief = False

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        headline: str = "",
        lead: tuple[str, ...] = (),
        fact: str = "",
        nothing: str = "",
        prompt: tuple[str, str, str] | None = None,
        at: int = 0,
    ) -> None:
        super().__init__()
        self.rows, self.lead = tuple(rows), lead
        self.headline, self.fact = headline or self.headline, fact or self.fact
        self.nothing, self.prompt = nothing or self.nothing, prompt or self.prompt
        self.at = max(0, min(at, len(self.rows) - 1))
        self._digits = ""  # typed so far of a longer number
        self._wait: Timer | None = None

    def body(self) -> ComposeResult:
        if not self.rows and self.prompt[1] == "Enter":
            self.prompt, self.keys = ("Press", "Esc", "to go back"), ()
        yield from super().body()

    def chosen(self, place: int) -> None:
        """This row."""
        self.dismiss(place)  # type: ignore[arg-type]

    def put(self, rows: Sequence[Row], at: int | None = None) -> None:
        """Other rows."""
        self.rows = tuple(rows)
        self.at = max(0, min(self.at if at is None else at, len(self.rows) - 1))
        self.again(self.at)

    def on_mount(self) -> None:
        if self.at:
            self.call_after_refresh(self._show)

    # -- the picture --

    def draw(self, paint: Paint, room: int) -> int:
        x = margin(paint.width)
        width = min(paint.width - 2 * x, MEASURE)
        y = self.above(paint, x, int(room >= 14), width)
        if not self.rows:
            return write(paint, x, y, width, Run(self.nothing))
        under = self.below(Paint(paint.width, 0, paint.palette), x, 0, width)
        y = draw_rows(paint, x, y, self.rows, self.at, room - under, self.brief)
        return self.below(paint, x, y, width)

    def above(self, paint: Paint, x: int, y: int, width: int) -> int:
        """What stands over the rows, from row `y` on; returns the row where they begin."""
        for sentence in self.lead:
            y = write(paint, x, y, width, Run(sentence))
        return y + bool(self.lead)

    def below(self, paint: Paint, x: int, y: int, width: int) -> int:  # noqa: ARG002
        """What stands under them, from row `y` on; returns the row below it."""
        return y

    # -- keys and clicks --

    async def on_key(self, event: events.Key) -> None:
        """The number of a row; any other key ends one that waits for more digits."""
        if event.character and event.character in "0123456789":
            event.stop()
            self._typed(self._digits + event.character)
        elif self._digits:
            self._number(self._digits)

    def _typed(self, digits: str) -> None:
        self._rest()
        keys = keys_of(len(self.rows))
        if any(key.startswith(digits) and key != digits for key in keys):
            self._digits = digits
            self._wait = self.set_timer(PAUSE, lambda: self._number(digits))
            self.move(keys.index(digits))
        else:
            self._number(digits)

    def _number(self, typed: str) -> None:
        self._rest()
        keys = keys_of(len(self.rows))
        if typed in keys:
            self.picked(keys.index(typed))

    def _rest(self) -> None:
        if self._wait is not None:
            self._wait.stop()
        self._wait, self._digits = None, ""

    def picked(self, value: Hashable) -> None:
        if isinstance(value, int) and value < len(self.rows):
            self.at = value
            self.again()
            self.chosen(value)

    def move(self, place: int) -> None:
        """The cursor to this row, or the nearest there is."""
        if self.rows:
            self.at = max(0, min(len(self.rows) - 1, place))
            self._show()

    def _show(self) -> None:
        """The row with the cursor; at the ends of the list also what stands above and below it."""
        edge = self.at in (0, len(self.rows) - 1)
        self.again(None if edge else self.at)
        if edge and self.is_mounted:
            self.call_after_refresh(super().action_edge, 1 if self.at else -1)

    def action_step(self, by: int) -> None:
        """To the next row, or the one before."""
        self.move(self.at + by)

    def action_page(self, by: int) -> None:
        """As many rows on as are in view."""
        height = max(1, self.box.sheet.size.height)
        self.move(self.at + by * max(1, self.box.size.height * len(self.rows) // height - 1))

    def action_edge(self, by: int) -> None:
        """To the first row or the last."""
        self.move(by * len(self.rows))

    def action_choose(self) -> None:
        """The row with the cursor."""
        if self.rows:
            self.chosen(self.at)
