"""The pictures themselves: the same on every machine, and nothing in them fetches anything."""

from __future__ import annotations

import re

from snapshot.svg import tidy
from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Hello", markup=False)


async def test_a_picture_has_no_machine_made_ids_and_no_addresses_but_names() -> None:
    app = Hello()
    async with app.run_test(size=(20, 4)):
        raw = app.export_screenshot(title="On the Mend", simplify=True)
    drawn = tidy(raw)
    assert "Hello" in drawn
    assert "@font-face" in raw
    assert "@font-face" not in drawn
    assert not re.search(r"terminal-\d", drawn)
    assert set(re.findall(r"https?://[^\"\s]+", drawn)) <= {"http://www.w3.org/2000/svg"}


async def test_two_pictures_of_one_screen_are_equal() -> None:
    drawn = []
    for _ in range(2):
        app = Hello()
        async with app.run_test(size=(20, 4)):
            drawn.append(tidy(app.export_screenshot(title="On the Mend", simplify=True)))
    assert drawn[0] == drawn[1]
