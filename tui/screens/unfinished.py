"""UnfinishedScreen: a check-in left half-way: continue, start a new one (it stays), or put it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual import on

from tui.screens.page import PageScreen
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.keeping.store import Draft
    from assessments.library import Library

Wish: TypeAlias = Literal["continue", "new", "discard"]


class UnfinishedScreen(PageScreen["Wish | None"]):
    """`draft` is the newest unfinished one. Dismisses with the wish; None: decide later, nothing changes."""

    headline = "You left one unfinished"
    prompt = ("Press", "1", "to go on with it")
    keys = (("Esc", "decide later"),)
    BINDINGS: ClassVar = [("escape", "later")]

    def __init__(self, draft: Draft, library: Library) -> None:
        super().__init__()
        self.draft = draft
        form = library.forms.get(draft.form)
        self.form = form.title if form is not None else draft.form
        self.fact = f"{draft.saved.day} {draft.saved:%B}, {draft.saved:%H:%M}"

    def body(self) -> ComposeResult:
        begun = self.draft.started
        count = len(self.draft.given.given) + len(self.draft.safety.asked)
        answers = f"{count} answer{'' if count == 1 else 's'}" if count else "no answers yet"
        lead = (f"{self.form}, begun on {begun.day} {begun:%B} at {begun:%H:%M}: {answers}.", "")
        yield Menu(
            (
                Item("1", "Go on with it", "Everything you said is there.", "continue"),
                Item("2", "Start a new one", "This one stays, and you are asked about it again.", "new"),
                Item("3", "Put it away", "It goes to the trash folder. Nothing of it is counted.", "discard"),
            ),
            lead=lead,
        ).add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)  # type: ignore[arg-type]

    def action_later(self) -> None:
        """Nothing is decided and nothing changes."""
        self.dismiss(None)
