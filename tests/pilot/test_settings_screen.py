"""Settings: each line says what Enter does, and what is chosen is kept; Home in trouble says only that."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from textual.pilot import Pilot

import tui.app
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from tests.pilot.wizard_host import library
from tui.app import OnTheMendApp
from tui.screens.frames.notice import NoticeScreen
from tui.screens.home import HomeView
from tui.screens.settings import CountryScreen, SettingsScreen
from tui.settings import Settings

AT = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)


def seen(app: OnTheMendApp) -> str:
    """The words in view, in one line."""
    strips = app.screen._compositor.render_strips()
    return " ".join("".join(segment.text for strip in strips for segment in strip).split())


class Stage(OnTheMendApp):
    """The app, with Settings in front."""

    CSS_PATH: ClassVar[str] = str(Path(tui.app.__file__).with_name("app.tcss"))

    def on_mount(self, event: Any) -> None:  # type: ignore[override]
        event.prevent_default()
        self.push_screen(SettingsScreen(self.record))


async def pressed(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        for _ in range(3):
            await pilot.pause()


async def test_the_country_is_picked_from_a_list_and_kept() -> None:
    record = Record(library(), MemoryStore())
    app = Stage(Settings(Path("nowhere")), lambda: record, clock=lambda: AT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "2")
        assert isinstance(app.screen, CountryScreen)
        await pressed(pilot, "5")
        assert isinstance(app.screen, SettingsScreen)
        assert "Australia" in seen(app)
    assert record.person().facts.get("ctx_country") == "AU"


async def test_leaving_the_list_of_countries_changes_nothing() -> None:
    record = Record(library(), MemoryStore())
    app = Stage(Settings(Path("nowhere")), lambda: record, clock=lambda: AT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "2", "escape")
        assert isinstance(app.screen, SettingsScreen)
    assert record.person().facts.get("ctx_country") is None


async def test_the_private_answer_is_told_in_plain_words_with_what_enter_does() -> None:
    record = Record(library(), MemoryStore())
    app = Stage(Settings(Path("nowhere")), lambda: record, clock=lambda: AT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "kept in your file as a code · Enter: never kept by name" in seen(app)
        await pressed(pilot, "3")
        assert "never kept by name · Enter: kept in your file as a code" in seen(app)
    assert record.person().settings["store_e4"] is False


async def test_a_data_folder_that_is_a_file_leaves_only_the_error_on_home(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    record = Record(library(), TomlStore(file))
    app = OnTheMendApp(Settings(file), lambda: record, clock=lambda: AT)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.screen.query_one(HomeView)
        for _ in range(200):
            await pilot.pause(0.02)
            if isinstance(app.screen, NoticeScreen):  # it is said first in words of its own
                await pilot.press("enter")
            elif view.state is not None and app.screen.query(HomeView):
                break
        assert view.state is not None
        assert view.state.trouble
        assert "How it works" not in seen(app)
        assert "first check-in" not in seen(app)
        assert " ".join(view.state.trouble.split()[:4]) in seen(app)
