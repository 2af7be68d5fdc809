"""SeveralView: any number of a list. Numbers and Space tick; Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.questions.base import Answered, Finished
from tui.widgets.questions.lines import LinesView

if TYPE_CHECKING:
    from textual import events

    from assessments.asking.interview import Ask, Page
    from assessments.questions import Several

NOTHING = "Nothing is ticked. Is that so? Press Enter again. Or tick with the numbers."


class SeveralView(LinesView):
    """Ticks are kept at once, so going back loses none; `alone` ("none of these") unticks the others."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.several: Several = page.asks[0].question  # type: ignore[assignment]
        self.options = self.several.options
        self.sure = False  # Enter was pressed once with nothing ticked
        self.ticks = self._given()
        self.at = next((n for n, o in enumerate(self.options) if o.value in self.ticks), None)

    def _given(self) -> set[int | str]:
        value = self.page.asks[0].value
        return set(value) if isinstance(value, list) else set()

    def show(self, page: Page) -> None:
        super().show(page)
        self.ticks = self._given()
        self.redraw()

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        return ("Press", f"1-{min(9, len(self.options))}", "to tick")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Space", "tick"),) if self.at is not None else ()

    def lines(self) -> tuple[str, ...]:
        return tuple(o.text for o in self.options)

    def ticked(self, index: int) -> bool:
        return self.options[index].value in self.ticks

    def box(self, index: int) -> str:
        return "[x]" if self.ticked(index) else "[ ]"

    def asked(self) -> Ask | None:
        return self.page.asks[0] if self.page.asks[0].missing else None

    def aside(self) -> str:
        return "Tick all that fit, then press Enter." if not self.page.asks[0].missing else ""

    def choose(self, index: int) -> None:
        self.at, self.sure, self.trouble = index, False, ""
        value = self.options[index].value
        if value in self.ticks:
            self.ticks = self.ticks - {value}
        elif value == self.several.alone:
            self.ticks = {value}
        else:
            self.ticks = (self.ticks | {value}) - {self.several.alone or ""}
        self.redraw()
        self._commit(finished=False)

    def _commit(self, finished: bool) -> None:
        values = [str(o.value) for o in self.options if o.value in self.ticks]
        self.post_message(Answered(self.page.id, self.page.asks[0].key, values, finished))

    def enter(self) -> None:
        if self.ticks:
            self._commit(finished=True)
        elif self.page.asks[0].missing is not None:
            self.post_message(Finished(self.page.id))
        elif self.several.alone:
            self.complain("Tick what fits, or “none of these”.")
        elif self.sure:
            self._commit(finished=True)
        else:
            self.sure = True
            self.complain(NOTHING)

    def on_key(self, event: events.Key) -> None:
        """Space ticks the line with the cursor."""
        if event.key == "space":
            if self.at is not None:
                self.choose(self.at)
            event.stop()
            event.prevent_default()
