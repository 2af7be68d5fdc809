"""ChangeView: better, about the same, or worse; then how much. Eleven steps in two keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.questions.base import Answered, Finished, Prompted
from tui.widgets.questions.lines import LinesView

if TYPE_CHECKING:
    from textual import events

    from assessments.asking.interview import Page
    from assessments.question import Option
    from assessments.questions import Change

WAYS = (("Better", 1), ("About the same", 0), ("Worse", -1))


class ChangeView(LinesView):
    """`way`: which way it went (1, 0, -1), None while that is asked. Escape goes back to it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.change: Change = page.asks[0].question  # type: ignore[assignment]
        self.way: int | None = None
        self.at = self._chosen_line()

    @property
    def _value(self) -> int | None:
        value = self.page.asks[0].value
        return value if isinstance(value, int) else None

    def _sign(self) -> int | None:
        return None if self._value is None else (self._value > 0) - (self._value < 0)

    def _steps(self) -> tuple[Option, ...]:
        """The steps of this way, the smallest change first."""
        ours = [s for s in self.change.steps if isinstance(s.value, int) and s.value * (self.way or 0) > 0]
        return tuple(sorted(ours, key=lambda s: abs(int(s.value))))

    def _chosen_line(self) -> int | None:
        if self.way is None:
            return next((n for n, (_, way) in enumerate(WAYS) if way == self._sign()), None)
        return next((n for n, s in enumerate(self._steps()) if s.value == self._value), None)

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.at is not None and self.at != self._chosen_line():
            return ("Press", "Enter", "to choose this")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        return ("Press", f"1-{len(self.lines())}", "to answer")

    def question(self) -> tuple[str, str]:
        text, hint = super().question()
        if self.way is None:
            return (text, hint)
        return (text, f"{'Better' if self.way > 0 else 'Worse'}. How much?")

    def lines(self) -> tuple[str, ...]:
        return tuple(w for w, _ in WAYS) if self.way is None else tuple(s.text for s in self._steps())

    def ticked(self, index: int) -> bool:
        return index == self._chosen_line()

    def choose(self, index: int) -> None:
        key = self.page.asks[0].key
        if self.way is not None:
            self.at = index
            self.redraw()
            self.post_message(Answered(self.page.id, key, self._steps()[index].value))
        elif WAYS[index][1] == 0:
            self.at = index
            self.redraw()
            self.post_message(Answered(self.page.id, key, 0))
        else:
            self._turn(WAYS[index][1])

    def _turn(self, way: int | None) -> None:
        self.way, self.trouble = way, ""
        self.at = self._chosen_line()
        self.redraw()
        self.post_message(Prompted())

    def enter(self) -> None:
        if self.at is not None and self.at != self._chosen_line():
            self.choose(self.at)
        elif self.page.asks[0].done and (self.way is None or self.at is not None):
            self.post_message(Finished(self.page.id))
        else:
            self.complain("Choose one: press its number, or move with the arrows and press Enter.")

    def on_key(self, event: events.Key) -> None:
        """Escape from "how much" asks which way again."""
        if event.key == "escape" and self.way is not None:
            self._turn(None)
            event.stop()
            event.prevent_default()
