"""Settings: colours, country, and whether the most private answer is stored. Kept with the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.screens.page import PageScreen
from tui.themes import PALETTES
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.record import Record

THEMES = {
    "dark": "dark",
    "light": "light, like paper",
    "sixteen": "sixteen colours, dark",
    "sixteen-light": "sixteen colours, light",
}


class SettingsScreen(PageScreen[None]):
    """Enter on a line goes to its next choice and keeps it at once."""

    headline = "Settings"
    prompt = ("Press", "Enter", "to change a line")
    keys = (("↑↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar = [("escape", "close")]

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        self.person = record.person()

    def body(self) -> ComposeResult:
        yield Menu(self._items()).add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    def _items(self) -> tuple[Item, ...]:
        countries = self.record.countries()
        country = str(self.person.facts.get("ctx_country") or "")
        stored = self.person.settings.get("store_e4", True)
        return (
            Item("1", "Colours", THEMES.get(self.app.theme, self.app.theme), "theme"),
            Item("2", "Country", f"{countries.get(country, 'not set')}: for the emergency number", "country"),
            Item(
                "3",
                "The question about sex",
                "its answer is stored as a code" if stored else "its answer isn't stored by itself",
                "store_e4",
            ),
        )

    @on(Menu.Chosen)
    def change(self, event: Menu.Chosen) -> None:
        from assessments.answers import Key
        from assessments.errors import StoreError

        settings = dict(self.person.settings)
        facts = self.person.facts
        if event.item.id == "theme":
            names = list(PALETTES)
            theme = (
                names[(names.index(self.app.theme) + 1) % len(names)] if self.app.theme in names else names[0]
            )
            self.app.theme = settings["theme"] = theme
        elif event.item.id == "country":
            codes = list(self.record.countries())
            now = str(facts.get("ctx_country") or "")
            code = codes[(codes.index(now) + 1) % len(codes)] if now in codes else codes[0]
            facts = facts.put(Key("ctx_country"), code)
        else:
            settings["store_e4"] = not settings.get("store_e4", True)
        changed = replace(self.person, settings=settings, facts=facts)
        try:
            self.record.save_person(changed)
        except StoreError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.person = changed
        menu = self.query_one(Menu)
        menu.items = self._items()
        menu.redraw()

    def action_close(self) -> None:
        self.dismiss()
