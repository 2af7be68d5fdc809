"""ChoiceScreen: a few sentences and a few numbered lines to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.screens.frames.page import PageScreen
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class ChoiceScreen(PageScreen[str | None]):
    """Dismisses the id of the chosen item, or None. `at`: the id of the line that the cursor begins on."""

    keys = (("↑↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def __init__(
        self,
        headline: str,
        items: tuple[Item, ...],
        *,
        lead: tuple[str, ...] = (),
        fact: str = "",
        at: str = "",
    ) -> None:
        super().__init__()
        self.headline, self.items, self.lead, self.fact = headline, items, lead, fact
        self.at = at
        self.prompt = ("Press", f"1-{len(items)}", "to choose")

    def body(self) -> ComposeResult:
        menu = Menu(self.items, lead=self.lead)
        menu.at = next((n for n, item in enumerate(self.items) if item.id == self.at), 0)
        yield menu.add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)

    def action_leave(self) -> None:
        """Nothing is chosen."""
        self.dismiss(None)
