"""PickScreen: one sign or phase on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.screens.frames.page import PageScreen
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.library import Library


class PickScreen(PageScreen[str | None]):
    """Dismisses the section's id ("s3", "p2"), or None."""

    headline = "One part on its own"
    prompt = ("Press a number or", "Enter", "to begin")
    keys = (("↑↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar = [("escape", "leave")]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.sections = [s for s in library.sections if s.kind in ("sign", "phase")]

    def body(self) -> ComposeResult:
        items = tuple(
            Item(
                key=str(n) if n < 10 else "0",
                title=s.title,
                about="sign" if s.kind == "sign" else f"phase {s.number}",
                id=s.id,
            )
            for n, s in enumerate(self.sections, 1)
        )
        yield Menu(items, lead=("Which part would you like to answer?",)).add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def choose(self, event: Menu.Chosen) -> None:
        self.dismiss(event.item.id)

    def action_leave(self) -> None:
        self.dismiss(None)
