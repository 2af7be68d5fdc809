"""ScaleView: a row of numbers to choose from, one key an answer. Shared by ratings and small numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.questions.base import Answered, Finished, PaintedView, PassedOn, Prompted
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.timer import Timer

    from assessments.asking.interview import Page
    from tui.widgets.canvas import Paint

PAUSE = 0.6  # seconds a 1 waits for the 0 of 10


class ScaleView(PaintedView):
    """Numbers `low` to `high`, at most eleven. `at` is what the arrows preview; None: nothing is preset."""

    DEFAULT_CSS = "ScaleView { height: 1fr; }"

    def __init__(self, page: Page, *, low: int, high: int) -> None:
        super().__init__(page)
        self.low, self.high = low, high
        self.at: int | None = None
        self._one: Timer | None = None  # a 1 was pressed, and may become 10

    @property
    def ten(self) -> bool:
        """Whether two keys may make one answer."""
        return self.high >= 10

    @property
    def chosen(self) -> int | None:
        """The answer, where there is one."""
        value = self.page.asks[0].value
        return value if isinstance(value, int) else None

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.at is not None and self.at != self.chosen:
            return ("Press", "Enter", f"to say {self.at}")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        return ("Press", f"{self.low}-{self.high}", "to answer")

    # -- the picture --

    def ends(self) -> tuple[str, str]:
        """Words under the lowest and the highest number."""
        return ("", "")

    def column(self, value: int) -> str:
        """How a number is drawn."""
        return str(value)

    def paint(self, paint: Paint) -> None:
        ask = self.page.asks[0]
        y = head(paint, ask.text, ask.question.hint)
        count = self.high - self.low + 1
        pitch = min(7, (min(paint.width, 80) + 1) // count)
        if paint.width < 74:
            pitch = min(6, pitch)
        tall = pitch >= 5 and paint.height - y >= 9
        y += 1 if paint.height - y >= 6 else 0
        bars = (
            self.bars(paint, y, pitch, min(12, paint.height - y - 9))
            if tall and paint.height - y >= 12
            else 0
        )
        y = self._caps(paint, y + bars, pitch, tall)
        low, high = self.ends()
        wide = pitch * count - 1
        if low or high:
            if cells(low) + cells(high) + 2 <= wide:
                paint.text(0, y, low, paint.palette.muted)
                paint.right(wide, y, high, paint.palette.muted)
            else:
                paint.text(0, y, f"{self.low} {low}", paint.palette.muted)
                y += 1
                paint.text(0, y, f"{self.high} {high}", paint.palette.muted)
            y += 1
        y = self.extra(paint, y)
        foot(paint, y + (1 if paint.height - y > 2 else 0), ask, self.trouble, self.aside())

    def bars(self, paint: Paint, y: int, pitch: int, height: int) -> int:  # noqa: ARG002
        """Draws above the numbers and returns the rows used."""
        return 0

    def extra(self, paint: Paint, y: int) -> int:  # noqa: ARG002
        """Draws below the end words and returns the row below."""
        return y

    def aside(self) -> str:
        """The muted line at the foot."""
        if self.at is not None and self.at != self.chosen:
            return f"{self.at}: press Enter to take it."
        return "Not right? Press another number." if self.chosen is not None else ""

    def _caps(self, paint: Paint, y: int, pitch: int, tall: bool) -> int:
        p = paint.palette
        rows = 3 if tall and not p.flat else 1
        wide = pitch - 1 if pitch >= 4 else pitch
        for value in range(self.low, self.high + 1):
            x = (value - self.low) * pitch
            on = value == (self.at if self.at is not None else self.chosen)
            was = not on and value == self.chosen
            ground, ink = (p.accent, p.onaccent) if on else (p.panel, p.accent if was else p.text)
            label = self.column(value)
            if p.flat:
                # brackets say which one: colour alone would be lost
                shown = f"[{label}]" if on else label
                paint.text(
                    x + (wide - cells(shown)) // 2, y, shown, p.accent if on or was else p.text, bold=True
                )
            else:
                if rows == 3:
                    paint.text(x, y, "▄" * wide, ground)
                    paint.text(x, y + 2, "▀" * wide, ground)
                paint.fill(x, y + rows // 2, wide, 1, ground)
                paint.text(x + (wide - cells(label) + 1) // 2, y + rows // 2, label, ink, bold=True)
            paint.target(x, y, pitch, rows, value)
        return y + rows

    # -- answering --

    def take(self, value: int) -> None:
        """Commits."""
        self._forget_one()
        self.at = value
        self.post_message(Answered(self.page.id, self.page.asks[0].key, value))

    def hit(self, value: Hashable) -> None:
        if isinstance(value, int):
            self.take(value)

    def preview(self, value: int | None) -> None:
        """Shows a number without committing it."""
        self.at, self.trouble = value, ""
        self.redraw()
        self.post_message(Prompted())

    def on_key(self, event: events.Key) -> None:
        """Digits and t commit, arrows preview, Enter commits what is previewed or keeps the answer."""
        if self._one is not None and not (
            event.character == "0" or event.key in ("enter", "backspace", "left", "right")
        ):
            self._after_one(event)
            return
        step = {"left": -1, "down": -1, "right": 1, "up": 1}.get(event.key)
        if step is not None:
            self._forget_one()
            start = self.at if self.at is not None else self.chosen
            if start is None:
                start = self.low - 1 if step > 0 else self.high + 1
            self.preview(max(self.low, min(self.high, start + step)))
        elif event.key in ("home", "end"):
            self.preview(self.low if event.key == "home" else self.high)
        elif event.key == "backspace" and self._one is not None:
            self._forget_one()
            self.preview(None)
        elif event.key == "enter":
            self._enter()
        elif event.character == "t" and self.ten:
            self.take(10)
        elif event.character and event.character in "0123456789":
            self._digit(int(event.character))
        else:
            return
        event.stop()

    def _enter(self) -> None:
        if self._one is not None:
            self.take(1)
        elif self.at is not None and self.at != self.chosen:
            self.take(self.at)
        elif self.page.asks[0].done:
            self.post_message(Finished(self.page.id))
        else:
            self.complain(f"Press a number from {self.low} to {self.high}, or s to skip this question.")

    def _digit(self, digit: int) -> None:
        if self._one is not None:  # only a 0 gets here
            self.take(10)
        elif not self.low <= digit <= self.high:
            self.complain(f"The numbers here go from {self.low} to {self.high}.")
        elif digit == 1 and self.ten:
            self.preview(1)
            self._one = self.set_timer(PAUSE, lambda: self.take(1) if self._one is not None else None)
        else:
            self.take(digit)

    def _after_one(self, event: events.Key) -> None:
        """Another key than 0: the answer is 1, the key is for the next question (Escape: for this one)."""
        event.stop()
        if event.key == "escape":
            self._forget_one()
            self.preview(None)
            return
        self.take(1)
        self.post_message(PassedOn(self.page.id, event))

    def _forget_one(self) -> None:
        if self._one is not None:
            self._one.stop()
            self._one = None
