"""NoteView: a few words of the person's own. Whatever is typed is kept as typed; none of it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui.widgets.questions.base import Answered, Finished, LeftOut
from tui.widgets.questions.texts import TextField, TypedView, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.asking.interview import Page
    from assessments.questions import Note


class NoteView(TypedView):
    """One line; Enter takes it. Empty and Enter: skip, or keep the answer that is there."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.note: Note = page.asks[0].question  # type: ignore[assignment]

    def compose(self) -> ComposeResult:
        value = self.page.asks[0].value
        yield Words(self, "head")
        yield TextField(value if isinstance(value, str) else "", limit=self.note.limit)
        yield Words(self, "foot")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        ask = self.page.asks[0]
        if not event.value.strip():
            self.post_message(
                Finished(self.page.id) if ask.missing else LeftOut(self.page.id, ask.key, "skipped")
            )
        elif event.value == ask.value:
            self.post_message(Finished(self.page.id))
        else:
            self.post_message(Answered(self.page.id, ask.key, event.value))
