"""Text fields inside a question, and TypedView, the base of the views a person types into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.widgets import Input

from tui.widgets.canvas import Canvas
from tui.widgets.questions.base import Prompted, QuestionView, hand_over
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from assessments.asking.interview import Page
    from tui.widgets.canvas import Paint


FOOT = 8  # rows kept for the words below the fields


class TextField(Input):
    """One line of text. What is typed is never markup; its length is bounded; keys wait their turn."""

    DEFAULT_CSS = """
    TextField, TextField:focus {
        border: none; height: 1; padding: 0 1; width: 1fr; max-width: 72;
        background: $surface; color: $foreground;
    }
    TextField:focus { background: $panel; }
    TextField > .input--placeholder { color: $m-muted; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", limit: int = 200) -> None:
        super().__init__(
            value, placeholder=placeholder, max_length=limit, compact=True, select_on_focus=False
        )
        self.cursor_blink = False  # calm, and nothing is written while nobody types

    def _forward_event(self, event: events.Event) -> None:
        if not hand_over(self, event):
            super()._forward_event(event)


class Words(Canvas):
    """The painted words above or below the fields of a typed view; `view` paints them."""

    def __init__(self, view: TypedView, place: str) -> None:
        super().__init__()
        self.view, self.place = view, place

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        from tui.widgets.canvas import Paint

        return self._draw(Paint(max(1, width), 40, self.palette)) if self.is_attached else 1

    def paint(self, paint: Paint) -> None:
        self._draw(paint)

    def _draw(self, paint: Paint) -> int:
        if self.place == "head":
            return self.view.paint_head(paint) + 1
        self.view.paint_foot(paint)
        return FOOT

    def hit(self, value: object) -> None:
        self.view.hit_words(value)


class TypedView(QuestionView):
    """A question answered in words: Enter takes what is typed; an empty field and Enter skip or keep."""

    DEFAULT_CSS = """
    TypedView { height: 1fr; layout: vertical; }
    TypedView > Vertical { height: auto; }
    """
    typing = True

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.trouble = ""

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.typed.strip():
            return ("Press", "Enter", "to go on")
        return ("Type, or press", "Enter", "to go on" if self.page.asks[0].done else "to skip")

    @property
    def fields(self) -> list[TextField]:
        """The text fields, in order."""
        return list(self.query(TextField))

    @property
    def typed(self) -> str:
        fields = self.fields
        return fields[0].value if fields else ""

    def restore(self, typed: str) -> None:
        if self.fields:
            self.fields[0].value = typed
            self.fields[0].cursor_position = len(typed)

    def paint_head(self, paint: Paint) -> int:
        """Paints the words above the fields; returns the rows used."""
        ask = self.page.asks[0]
        return head(paint, ask.text, ask.question.hint)

    def paint_foot(self, paint: Paint) -> None:
        """Paints the words below."""
        foot(paint, 1, self.page.asks[0], self.trouble, "")

    def hit_words(self, value: object) -> None:
        """A click on a target painted in the words."""

    def focus_field(self) -> None:
        """Gives the first field the focus at once."""
        if self.fields:
            self.screen.set_focus(self.fields[0])

    def complain(self, sentence: str) -> None:
        self.trouble = sentence
        self.redraw()

    def redraw(self) -> None:
        """Paints the words again."""
        for words in self.query(Words):
            words.redraw()

    def show(self, page: Page) -> None:
        super().show(page)
        self.trouble = ""
        self.redraw()

    @on(Input.Changed)
    def _typed_something(self, event: Input.Changed) -> None:
        event.stop()
        if self.trouble:
            self.complain("")
        self.post_message(Prompted())


__all__ = ["TextField", "TypedView", "Vertical", "Words"]
