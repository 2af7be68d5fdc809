"""ActivitiesView: up to three things the person needs or loves to do, in their own words, carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.widgets import Input

from tui.widgets.questions.base import Answered, Finished, LeftOut
from tui.widgets.questions.heading import foot
from tui.widgets.questions.texts import TextField, TypedView, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.asking.interview import Page
    from assessments.questions import Activities
    from tui.widgets.canvas import Paint


class ActivitiesView(TypedView):
    """Enter goes to the next field, and on from the last or an empty one. Enter alone keeps kept texts."""

    DEFAULT_CSS = "ActivitiesView TextField { margin-bottom: 1; }"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.asked: Activities = page.asks[0].question  # type: ignore[assignment]

    def _given(self) -> list[str]:
        ask = self.page.asks[0]
        value = ask.value if ask.value is not None else (ask.last[0] if ask.last else None)
        return [str(text) for text in value] if isinstance(value, list) else []

    def compose(self) -> ComposeResult:
        given = self._given()
        yield Words(self, "head")
        for place in range(self.asked.most):
            example = self.asked.examples[place] if place < len(self.asked.examples) else ""
            value = given[place] if place < len(given) else ""
            yield TextField(
                value, limit=self.asked.limit, placeholder=f"for example: {example}" if example else ""
            )
        yield Words(self, "foot")

    @property
    def typed(self) -> str:
        return "\n".join(field.value for field in self.fields)

    def restore(self, typed: str) -> None:
        for field, text in zip(self.fields, typed.split("\n"), strict=False):
            field.value = text
            field.cursor_position = len(text)

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.fields and self._texts() == self._given() != []:
            return ("Press", "Enter", "to keep these")
        return super().prompt

    def paint_foot(self, paint: Paint) -> None:
        more = (
            "Change the words only for something new: it then gets a line of its own."
            if self._given()
            else ""
        )
        foot(paint, 0, None, self.trouble, more)

    def on_key(self, event: events.Key) -> None:
        """↑ and ↓ go from field to field."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            fields = self.fields
            here = next((n for n, field in enumerate(fields) if field.has_focus), 0)
            self.screen.set_focus(fields[max(0, min(len(fields) - 1, here + step))])
            event.stop()

    def _texts(self) -> list[str]:
        return [field.value.strip() for field in self.fields if field.value.strip()]

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        ask, texts, fields = self.page.asks[0], self._texts(), self.fields
        place = fields.index(event.input) if event.input in fields else len(fields) - 1
        changed = texts != self._given()
        if changed and event.value.strip() and place + 1 < len(fields):
            self.screen.set_focus(fields[place + 1])
        elif texts and texts == ask.value:
            self.post_message(Finished(self.page.id))
        elif texts:
            self.post_message(Answered(self.page.id, ask.key, list(texts)))
        else:
            self.post_message(
                Finished(self.page.id) if ask.missing else LeftOut(self.page.id, ask.key, "skipped")
            )
