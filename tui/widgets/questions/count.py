"""CountView: how many times; counted with Space, against the clock where the question has one."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.digits import draw_numeral, numeral_width
from tui.widgets.flow import Run, write
from tui.widgets.helping.ring import bar, ring
from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.timer import Timer

    from assessments.asking.interview import Page
    from assessments.questions import Count
    from tui.widgets.canvas import Paint


LONGEST = 4  # digits that are taken in at all


class CountView(PaintedView):
    """Space starts the clock (where there is one) and then counts; arrows go by one; digits type a number.

    The clock runs only when asked. At its end the count stands, and only Enter commits it.
    """

    DEFAULT_CSS = "CountView { height: 1fr; }"

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self.question: Count = page.asks[0].question  # type: ignore[assignment]
        self.count: int | None = None
        self.over = False  # the clock ran out, or was stopped
        self._digits = ""
        self._ends = 0.0  # by the monotonic clock
        self._tick: Timer | None = None
        self._left = self.question.seconds or 0
        self._believed: int | None = None  # an unlikely count that was asked about once

    @property
    def chosen(self) -> int | None:
        """The number given so far."""
        value = self.page.asks[0].value
        return value if isinstance(value, int) else None

    @property
    def shown(self) -> int | None:
        """The number in view, None before there is any."""
        return self.count if self.count is not None else self.chosen

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self._tick is not None

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.running:
            return ("Press", "Space", "at each one")
        if self.count is not None and self.count != self.chosen:
            return ("Press", "Enter", f"to keep {self.count}")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        if self.over:
            return ("Type", "0-9", "how many you did")
        return ("Press", "Space", "to start" if self.question.seconds else "at each one")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        if self.running:
            return (("Enter", "stop"),)
        if self.question.seconds is None and self.count is not None:
            return (("Space", "one more"),)
        return (("r", "again"),) if self.over else (("0-9", "type it"),)

    @property
    def typed(self) -> str:
        return "" if self.count is None else str(self.count)

    def restore(self, typed: str) -> None:
        if typed.isdigit():
            self.look(int(typed))

    # -- keys and clicks --

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        if event.key == "space":
            self._space()
        elif event.key == "enter":
            self._enter()
        elif event.key in ("up", "right", "down", "left"):
            step = 1 if event.key in ("up", "right") else -1
            self.look(max(self.question.low, min(self.question.high, (self.shown or 0) + step)))
        elif event.key.isdigit() and len(event.key) == 1:
            self._type(self._digits + event.key)
        elif event.key == "backspace" and self._digits:
            self._type(self._digits[:-1])
        elif event.character == "r" and not self.running:
            self._again()
        else:
            return
        event.stop()

    def hit(self, value: Hashable) -> None:
        if value == "count":
            self._space()
        elif value == "again" and not self.running:
            self._again()
        elif value == "take":
            self._enter()

    def look(self, count: int | None, digits: str = "") -> None:
        """Shows a number; nothing is answered. A running clock stops where the number is typed."""
        if digits:
            self._stop()
        self.count, self._digits, self.trouble = count, digits, ""
        self._changed()

    def _space(self) -> None:
        if self.question.seconds is None or self.running:
            if (self.count or 0) >= self.question.high:
                self.complain(f"That's {self.question.high}: enough. Press Enter to keep it.")
            else:
                self.look((self.count or 0) + 1)
        elif self.over:
            keeps = "Type the number" if self.count is None else f"Enter keeps {self.count}"
            self.complain(f"The time is up. {keeps}; r starts again.")
        else:
            self._begin(self.question.seconds)

    def _again(self) -> None:
        self.count, self._digits, self.over, self.trouble = None, "", False, ""
        self._left = self.question.seconds or 0
        self._changed()

    def _type(self, digits: str) -> None:
        """Too large a number is refused whole: its first digits must not be kept in its place."""
        text = (digits.lstrip("0") or digits[:1])[:LONGEST]
        if text and int(text) > self.question.high:
            self.look(None, text)
            self.complain(f"{text} is too many. Please give a number up to {self.question.high}.")
        else:
            self.look(int(text) if text else None, text)

    def _enter(self) -> None:
        if self.running:
            self._stop()
            self._changed()
            return
        if self.count is None and self._digits:
            self._type(self._digits)  # too large still
            return
        if self.count is None or self.count == self.chosen:
            if self.page.asks[0].done:
                self.post_message(Finished(self.page.id))
            else:
                self.complain("Count first, or type the number. To skip, press s.")
            return
        likely = self.question.plausible
        if likely and not likely[0] <= self.count <= likely[1] and self._believed != self.count:
            self._believed = self.count
            self.complain(f"{self.count} is unusual. If it's right, press Enter again.")
            return
        self.post_message(Answered(self.page.id, self.page.asks[0].key, self.count))

    # -- the clock --

    def _begin(self, seconds: int) -> None:
        self.count, self._digits, self.over, self.trouble = None, "", False, ""
        self._left = seconds
        self._ends = monotonic() + seconds
        self._tick = self.set_interval(0.1, self._look_at_clock)
        self._changed()

    def _look_at_clock(self) -> None:
        left = max(0, -int((monotonic() - self._ends) // 1))
        if left <= 0:
            self._stop()
            self._changed()
        elif left != self._left:
            self._left = left
            self.redraw()

    def _stop(self) -> None:
        if self._tick is not None:
            self._tick.stop()
            self._tick = None
            self.over = True
            self._left = max(0, -int((monotonic() - self._ends) // 1))

    def _changed(self) -> None:
        self.redraw()
        self.post_message(Prompted())

    # -- drawing --

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        y = head(paint, self.page.asks[0].text, self.question.hint)
        y += 1 if paint.height - y > 8 else 0
        seconds = self.question.seconds
        room = paint.height - y
        digits = "--" if self.shown is None else str(self.shown)
        if paint.width < 60 or room < 11:
            self._small(paint, y, digits)
            return
        tall = min(room, 18)
        x = 2 * tall + 6
        if seconds and p.rich_glyphs:
            ring(paint, 0, y, tall, self._left / seconds)
        middle = tall
        draw_numeral(paint, middle - numeral_width(p, digits) // 2, y + tall // 2 - 2, digits, p.text)
        unit = self.question.unit
        paint.text(middle - cells(unit) // 2, y + tall // 2 + 2, unit, p.muted)
        if seconds and not p.rich_glyphs:
            bar(paint, middle - 12, y + tall // 2 + 4, 24, self._left / seconds)
        paint.target(0, y, 2 * tall, tall, "count")
        self._words(paint, x, y + max(1, tall // 2 - 5))

    def _small(self, paint: Paint, y: int, digits: str) -> None:
        paint.text(0, y, f"{digits} {self.question.unit}", bold=True)
        if self.question.seconds:
            paint.text(0, y + 1, self._clock(), paint.palette.muted)
            bar(paint, 0, y + 2, min(paint.width, 30), self._left / self.question.seconds)
        paint.target(0, y, paint.width, 3, "count")
        foot(paint, min(y + 3, paint.height - 1), None, self.trouble, "", 0)

    def _clock(self) -> str:
        if self.running:
            return f"{self._left} {'second' if self._left == 1 else 'seconds'} left"
        if self.over:
            return "Stop. The time is up." if self._left == 0 else f"Stopped with {self._left} seconds left."
        return f"{self.question.seconds} seconds"

    def _words(self, paint: Paint, x: int, y: int) -> None:
        p = paint.palette
        wide = paint.width - x
        if self.question.seconds:
            y = write(paint, x, y, wide, Run(self._clock(), p.text, True)) + 1
        lines = [
            ("Space", "starts the clock" if self.question.seconds and not self.running else "counts one")
        ]
        if self.over:
            kept = ("0-9", "how many you did") if self.count is None else ("Enter", f"keeps {self.count}")
            lines = [kept, ("r", "starts again")]
        elif self.running:
            lines.append(("Enter", "stops the clock"))
        else:
            lines += [("↑ ↓", "one more, one less")]
            if self.count is not None and self.count != self.chosen:
                lines.append(("Enter", f"keeps {self.count}"))
        for key, words in lines:
            value = {"Space": "count", "Enter": "take", "r": "again"}.get(key)
            paint.text(x, y, key, p.accent, bold=True)
            after = write(paint, x + 7, y, wide - 7, Run(words))
            if value:
                paint.target(x, y, 7 + cells(words), after - y, value)
            y = after
        y += 1
        if not self.running and not self.trouble:
            other = (
                "Or count yourself, and type it after." if self.question.seconds else "Or type the number."
            )
            y = write(paint, x, y, wide, Run(other, p.muted)) + 1
        ask = self.page.asks[0]
        foot(paint, y, ask if self.count in (None, self.chosen) else None, self.trouble, "", x)
