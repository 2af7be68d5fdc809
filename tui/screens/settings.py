"""Settings: colours, country, and whether the most private answer is stored. Kept with the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.screens.frames.choice import ChoiceScreen
from tui.screens.frames.lists import ListScreen
from tui.themes import PALETTES
from tui.widgets.rows import Row

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


class CountryScreen(ChoiceScreen):
    """Every country we know an emergency number of. Dismisses its code, or None."""

    def __init__(self, countries: Mapping[str, str], now: str) -> None:
        rows = tuple(Row(name, id=code) for code, name in countries.items())
        super().__init__("Country", rows, prompt=("Press", "Enter", "to choose"), at=now)


class SettingsScreen(ListScreen[None]):
    """Enter on a line goes to its next choice, or opens the list of countries; kept at once."""

    headline = "Settings"
    prompt = ("Press", "Enter", "to change a line")

    def __init__(self, record: Record) -> None:
        super().__init__(())
        self.record = record
        self.person = record.person()

    def body(self) -> ComposeResult:
        self.rows = self._rows()
        yield from super().body()

    def _rows(self) -> tuple[Row, ...]:
        countries = self.record.countries()
        country = str(self.person.facts.get("ctx_country") or "")
        stored = self.person.settings.get("store_e4", True)
        theme = f"{THEMES.get(self.app.theme, self.app.theme)}  ·  Enter: {THEMES[self._next_theme()]}"
        number = f"{countries.get(country, 'not chosen')}  ·  Enter: the list of countries"
        private = "  ·  Enter: ".join((KEPT, NEVER) if stored else (NEVER, KEPT))
        return (
            Row("Colours", theme, "theme"),
            Row("Country, for the emergency number", number, "country"),
            Row("The private answer about sex", private, "store_e4"),
        )

    def _next_theme(self) -> str:
        names = list(PALETTES)
        return names[(names.index(self.app.theme) + 1) % len(names)] if self.app.theme in names else names[0]

    def chosen(self, place: int) -> None:
        self._change(self.rows[place].id)

    @work(exclusive=True)
    async def _change(self, line: str) -> None:
        """Changes the line and keeps it."""
        from assessments.answers import Key
        from assessments.errors import StoreError

        settings = dict(self.person.settings)
        facts = self.person.facts
        if line == "theme":
            self.app.theme = settings["theme"] = self._next_theme()
        elif line == "country":
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
        self.put(self._rows())
