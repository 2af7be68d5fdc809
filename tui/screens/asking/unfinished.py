"""UnfinishedScreen: a check-in left half-way: continue, start a new one (it stays), or put it away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual import on

from tui.screens.frames.page import PageScreen
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.keeping.store import Draft
    from assessments.library import Library

Wish: TypeAlias = Literal["continue", "new", "discard"]


NEW = Item("2", "Start a new one", "This one stays, and you are asked about it again.", "new")
AWAY = Item("3", "Put it away", "It goes to the trash folder. Nothing of it is counted.", "discard")
CHANGED = "The questions have changed since. What you said is kept."
LOST = {
    1: "The questions have changed since. All but 1 answer still fits and is kept.",
    2: "The questions have changed since. All but {count} answers still fit and are kept.",
}
FORM_GONE = "The questions have changed since, and this form isn't asked any more."


class UnfinishedScreen(PageScreen["Wish | None"]):
    """`draft` is the newest unfinished one. Dismisses with the wish; None: decide later, nothing changes."""

    headline = "You left one unfinished"
    prompt = ("Press", "1", "to go on with it")
    keys = (("Esc", "decide later"),)
    BINDINGS: ClassVar = [("escape", "later")]

    def __init__(self, draft: Draft, library: Library) -> None:
        super().__init__()
        self.draft, self.library = draft, library
        form = library.forms.get(draft.form)
        self.form = form.title if form is not None else draft.form
        self.fact = f"{draft.saved.day} {draft.saved:%B}, {draft.saved:%H:%M}"

    def body(self) -> ComposeResult:
        changes = self._changes()
        kept = "What you said is there." if changes else "Everything you said is there."
        on = Item("1", "Go on with it", kept, "continue")
        items: tuple[Item, ...] = (on, NEW, AWAY)
        if self.draft.replaces:
            items = (on, replace(AWAY, key="2", about="It goes to the trash. The check-in stays as it is."))
        yield Menu(items, lead=(self._what(), *changes, "")).add_class("body")

    def _what(self) -> str:
        begun = self.draft.started
        when = f"{begun.day} {begun:%B} at {begun:%H:%M}"
        count = len(self.draft.given.given) + len(self.draft.safety.asked)
        answers = f"{count} answer{'' if count == 1 else 's'}" if count else "no answers yet"
        if self.draft.replaces:
            return f"You were correcting the check-in of {when}."
        return f"{self.form}, begun on {when}: {answers}."

    def _changes(self) -> list[str]:
        """What became of the questions since it was begun."""
        from assessments.filing import lost

        if self.draft.content_digest == self.library.digest:
            return []
        try:
            count = lost(self.library, self.draft)
        except KeyError:
            return [FORM_GONE]
        return [LOST[min(count, 2)].replace("{count}", str(count)) if count else CHANGED]

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)  # type: ignore[arg-type]

    def action_later(self) -> None:
        """Nothing is decided and nothing changes."""
        self.dismiss(None)
