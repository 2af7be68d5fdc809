"""ChoiceView: one of a few. A number or a click chooses and goes on; arrows look, Enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.questions.base import Answered, Finished
from tui.widgets.questions.lines import LinesView
from tui.widgets.questions.week import draw_week

if TYPE_CHECKING:
    from assessments.asking.interview import Page
    from assessments.questions import Choice
    from tui.widgets.canvas import Paint


class ChoiceView(LinesView):
    """One choice question. On a revisited one the cursor stands on the answer, so Enter keeps it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._begin(page)

    def _begin(self, page: Page) -> None:
        self.page, self.trouble = page, ""
        self.choice: Choice = page.asks[0].question  # type: ignore[assignment]
        self.options = tuple(o for o in self.choice.options if str(o.value) not in page.asks[0].withheld)
        self.first = 0 if any(o.text == str(o.value) and o.text.isdigit() for o in self.options) else 1
        self.at = self._chosen
        self.pictured = page.asks[0].key.item == "s2_leg_freq"

    def become(self, page: Page) -> bool:
        self._begin(page)
        self.redraw()
        return True

    @property
    def _chosen(self) -> int | None:
        value = self.page.asks[0].value
        return next((n for n, o in enumerate(self.options) if o.value == value), None)

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.at is not None and self.at != self._chosen:
            return ("Press", "Enter", "to choose this")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        numbered = len(self.options) <= self.last_number - self.first + 1
        after = "to answer" if numbered else "or move with ↑↓"
        return ("Press", f"{self.first}-{self.last_number}", after)

    def lines(self) -> tuple[str, ...]:
        return tuple(o.text for o in self.options)

    def ticked(self, index: int) -> bool:
        return index == self._chosen

    def picture(self, paint: Paint, x: int, y: int, index: int) -> None:
        draw_week(paint, x, y, index)

    def choose(self, index: int) -> None:
        self.at = index
        self.post_message(Answered(self.page.id, self.page.asks[0].key, self.options[index].value))

    def enter(self) -> None:
        if self.at is not None and self.at != self._chosen:
            self.choose(self.at)
        elif self.page.asks[0].done:
            self.post_message(Finished(self.page.id))
        else:
            self.complain("Choose one: press its number, or move with the arrows and press Enter.")
