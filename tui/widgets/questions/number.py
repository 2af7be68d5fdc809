"""NumberView: a whole number with its unit: a row of keys where it is small, else digits in a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted
from tui.widgets.questions.heading import foot, head
from tui.widgets.questions.scale import ScaleView

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Page
    from assessments.questions import Number
    from tui.widgets.canvas import Paint


def number_view(page: Page) -> PaintedView:
    """The view for a number: one key where there are at most ten to choose from."""
    number: Number = page.asks[0].question  # type: ignore[assignment]
    return DigitView(page) if number.high <= 9 else NumberView(page)


class DigitView(ScaleView):
    """Numbers up to nine: days of a week, nights."""

    def __init__(self, page: Page) -> None:
        self.number: Number = page.asks[0].question  # type: ignore[assignment]
        super().__init__(page, low=self.number.low, high=self.number.high)

    def ends(self) -> tuple[str, str]:
        return (self.number.unit, "")


LONGEST = 4  # digits that are taken in at all
MOST, ACROSS, PITCH = 31, 15, 4  # numbers that can be shown to the mouse; in one row; columns for each


class NumberView(PaintedView):
    """Digits in a box; ↑ and ↓ count. Outside the plausible range it asks once, then believes.

    Where all fit below the box they can be clicked there, so that the mouse alone is enough.
    """

    DEFAULT_CSS = "NumberView { height: 1fr; }"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.number: Number = page.asks[0].question  # type: ignore[assignment]
        self.digits = ""
        self.believed: int | None = None  # asked about this one already

    @property
    def chosen(self) -> int | None:
        """The answer, where there is one."""
        value = self.page.asks[0].value
        return value if isinstance(value, int) else None

    @property
    def typed(self) -> str:
        return self.digits

    def restore(self, typed: str) -> None:
        self.digits = typed
        self.redraw()

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.digits:
            return ("Press", "Enter", "to take it")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        return ("Type", "0-9", "then Enter")

    def paint(self, paint: Paint) -> None:
        p, ask = paint.palette, self.page.asks[0]
        y = head(paint, ask.text, ask.question.hint) + 1
        rows = 3 if paint.height - y >= 7 and not p.flat else 1
        wide = len(str(self.number.high)) + 6
        shown = self.digits or (str(self.chosen) if self.chosen is not None else "")
        live = bool(self.digits)
        if p.flat:
            x = paint.text(0, y, f"[ {shown or '_':>{wide - 4}} ]", p.accent, bold=True)
        else:
            ground = p.accent if shown and not live else p.panel
            if rows == 3:
                paint.text(0, y, "▄" * wide, ground)
                paint.text(0, y + 2, "▀" * wide, ground)
            paint.fill(0, y + rows // 2, wide, 1, ground)
            ink = p.onaccent if ground == p.accent else p.text
            end = paint.text(wide - 3 - cells(shown), y + rows // 2, shown, ink, bold=True)
            if live or not shown:
                paint.text(end, y + rows // 2, "_", p.accent, bold=True)
            x = wide
        paint.text(x + 2, y + rows // 2, self.number.unit)
        paint.text(
            x + 4 + cells(self.number.unit),
            y + rows // 2,
            f"{self.number.low} to {self.number.high}",
            p.muted,
        )
        more = "Not right? Type another number." if self.chosen is not None and not self.digits else ""
        y = self._all(paint, y + rows + 1)
        foot(paint, min(paint.height - 2, y), None if self.digits else ask, self.trouble, more)

    def _all(self, paint: Paint, y: int) -> int:
        """Every number there is, to click on. Returns the next free row."""
        p, numbers = paint.palette, range(self.number.low, self.number.high + 1)
        across = max(1, min(ACROSS, paint.width // PITCH))
        down = -(-len(numbers) // across)
        if len(numbers) > MOST or paint.height - y < down + 3:
            return y
        now = int(self.digits) if self.digits else self.chosen
        for place, number in enumerate(numbers):
            x, row = PITCH * (place % across), y + place // across
            ink = p.accent if number == now else p.muted
            paint.text(x, row, f"{number:>{PITCH - 1}}", ink, bold=number == now)
            paint.target(x, row, PITCH, 1, number)
        return y + down + 1

    def hit(self, value: Hashable) -> None:
        self.digits = str(value)
        self._enter()

    def on_key(self, event: events.Key) -> None:
        """Digits, Backspace, ↑ ↓ and Enter."""
        step = {"up": 1, "right": 1, "down": -1, "left": -1}.get(event.key)
        if event.character and event.character in "0123456789":
            self._type((self.digits + event.character).lstrip("0") or "0")
        elif event.key == "backspace":
            self._type(self.digits[:-1])
        elif step is not None:
            now = int(self.digits) if self.digits else self.chosen
            start = now if now is not None else self.number.low - step
            self._type(str(max(self.number.low, min(self.number.high, start + step))))
        elif event.key == "enter":
            self._enter()
        else:
            return
        event.stop()

    def _type(self, digits: str) -> None:
        if len(digits) <= LONGEST:  # one that is too large stays in view, and Enter says so
            self.digits, self.trouble = digits, ""
            self.redraw()
            self.post_message(Prompted())

    def _enter(self) -> None:
        ask = self.page.asks[0]
        if not self.digits:
            if ask.done:
                self.post_message(Finished(self.page.id))
            else:
                self.complain("Type a number, then press Enter. Or press s to skip.")
            return
        value = int(self.digits)
        likely = self.number.plausible
        if likely and not likely[0] <= value <= likely[1] and self.believed != value:
            self.believed = value
            self.complain(f"{value} {self.number.unit}: is that right? Press Enter again to keep it.")
            return
        self.post_message(Answered(self.page.id, ask.key, value))
