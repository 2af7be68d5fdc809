"""Settings: colours, country, and whether the most private answer is stored. Kept with the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from tui.screens.frames.page import PageScreen
from tui.themes import PALETTES
from tui.widgets.menu import Item, Menu

KEYS = "123456789abcdefghijklmnop"  # of the countries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from assessments.record import Record

THEMES = {
    "dark": "dark",
    "light": "light, like paper",
    "sixteen": "sixteen colours, dark",
    "sixteen-light": "sixteen colours, light",
}


KEPT = "kept in your file as a code"
NEVER = "never kept by name"


class CountryScreen(PageScreen[str | None]):
    """Every country we know an emergency number of. Dismisses its code, or None."""

    headline = "Country"
    prompt = ("Press", "Enter", "to choose")
    keys = (("↑↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar = [("escape", "leave")]

    def __init__(self, countries: Mapping[str, str], now: str) -> None:
        super().__init__()
        self.items = tuple(
            Item(KEYS[n] if n < len(KEYS) else "", name, "", code)
            for n, (code, name) in enumerate(countries.items())
        )
        self.now = now

    def body(self) -> ComposeResult:
        menu = Menu(self.items)
        menu.at = next((n for n, item in enumerate(self.items) if item.id == self.now), 0)
        yield menu.add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    def choose(self, event: Menu.Chosen) -> None:
        self.dismiss(event.item.id)

    def action_leave(self) -> None:
        self.dismiss(None)


class SettingsScreen(PageScreen[None]):
    """Enter on a line goes to its next choice, or opens the list of countries; kept at once."""

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
            Item(
                "1",
                "Colours",
                f"{THEMES.get(self.app.theme, self.app.theme)}  ·  Enter: {THEMES[self._next_theme()]}",
                "theme",
            ),
            Item(
                "2",
                "Country, for the emergency number",
                f"{countries.get(country, 'not chosen')}  ·  Enter: the list of countries",
                "country",
            ),
            Item(
                "3",
                "The private answer about sex",
                "  ·  Enter: ".join((KEPT, NEVER) if stored else (NEVER, KEPT)),
                "store_e4",
            ),
        )

    def _next_theme(self) -> str:
        names = list(PALETTES)
        return names[(names.index(self.app.theme) + 1) % len(names)] if self.app.theme in names else names[0]

    @on(Menu.Chosen)
    @work(exclusive=True)
    async def change(self, event: Menu.Chosen) -> None:
        """Changes the line and keeps it."""
        from assessments.answers import Key
        from assessments.errors import StoreError

        settings = dict(self.person.settings)
        facts = self.person.facts
        if event.item.id == "theme":
            self.app.theme = settings["theme"] = self._next_theme()
        elif event.item.id == "country":
            now = str(facts.get("ctx_country") or "")
            code = await self.app.push_screen_wait(CountryScreen(self.record.countries(), now))
            if code is None:
                return
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
