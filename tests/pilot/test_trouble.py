"""When nothing can be saved, or only later: it is said, and no answer is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from assessments import demo
from assessments.errors import StoreError
from assessments.keeping.store import Draft
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from assessments.session import Session
from tests.pilot.wizard_host import filled, host, library, settle
from tui.app import OnTheMendApp
from tui.screens.asking.review import ReviewScreen
from tui.screens.asking.why import WhyScreen
from tui.screens.asking.wizard import WizardScreen
from tui.screens.frames.notice import NoticeScreen
from tui.screens.home import HomeScreen
from tui.screens.showing.progress import ProgressScreen
from tui.screens.showing.result import ResultScreen
from tui.settings import Settings

FULL = "Not saved: the disk is full. Make some room, then try again."


class Disk(TomlStore):
    """A store on a disk that can be full."""

    full = False
    shut = ""

    def save(self, session: Session) -> str:
        if self.full:
            raise StoreError(FULL)
        return super().save(session)

    def save_draft(self, draft: Draft) -> None:
        if self.full:
            raise StoreError(FULL)
        super().save_draft(draft)

    def trouble(self) -> str | None:
        return self.shut or super().trouble()


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A record of twelve weeks."""
    made = Disk(tmp_path / "data")
    demo.build(made, library(), "demo-ada", datetime.now().astimezone(), person="me")
    return made


def app_on(disk: Disk, **options: Any) -> OnTheMendApp:
    return OnTheMendApp(Settings(data=disk.root), lambda: Record(library(), disk), **options)


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    for _ in range(400):
        await pilot.pause(0.02)
        if holds():
            return
    raise AssertionError(f"never came; there is {pilot.app.screen}")


def seen(app: OnTheMendApp) -> str:
    strips = app.screen._compositor.render_strips()
    return " ".join("".join(segment.text for segment in strip).strip() for strip in strips)


async def test_a_full_disk_is_said_at_the_end_and_saving_again_works_once_there_is_room(disk: Disk) -> None:
    app = app_on(disk, start="bad-day")
    kept = len(disk.all("me").sessions)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WizardScreen))
        disk.full = True
        wizard = app.screen
        assert isinstance(wizard, WizardScreen)
        wizard.interview = filled(wizard.interview)
        wizard.call_later(wizard._end, None)
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.ready)
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        assert "Not saved yet" in seen(app)
        assert "the disk is full" in seen(app)
        assert "Your answers are still here" in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        assert len(disk.all("me").sessions) == kept
        disk.full = False
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ResultScreen))
    sessions = disk.all("me").sessions
    assert len(sessions) == kept + 1
    assert sessions[-1].answers.given
    assert disk.drafts("me") == ()


@pytest.mark.parametrize("start", [None, "check-in"])
async def test_a_folder_that_can_only_be_read_is_said_before_the_first_question(
    start: str | None, disk: Disk
) -> None:
    disk.shut = "It can only be read, so nothing can be saved."
    app = app_on(disk, start=start)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        await until(pilot, lambda: disk.shut in seen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: disk.shut in seen(app))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        assert disk.shut in seen(app)


async def test_a_second_program_is_told_before_the_first_question_and_may_look(disk: Disk) -> None:
    other = TomlStore(disk.root)
    assert other.lock() == "us"
    app = app_on(disk, start="check-in")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        await until(pilot, lambda: "Open in another window" in seen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "Only one at a time can add to it" in seen(app))
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
        await pilot.press("escape")
        other.unlock()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, WizardScreen))
        assert other.lock() == "another"
    assert other.lock() == "us"


async def test_a_folder_whose_marker_is_gone_is_asked_about_and_used_on_a_yes(disk: Disk) -> None:
    marker = disk.root / "store.toml"
    marker.unlink()
    app = app_on(Disk(disk.root), start="check-in")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Is this the right folder?" in seen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert not marker.exists()
        await pilot.press("2")
        await until(pilot, lambda: "Is this the right folder?" in seen(app))
        assert "its file store.toml is missing" in seen(app)
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, WizardScreen))
        assert marker.exists()


async def test_a_folder_that_vanishes_in_the_middle_is_said_and_not_made_again(disk: Disk) -> None:
    app = app_on(disk, start="bad-day")
    away = disk.root.with_name("away")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WizardScreen))
        wizard = app.screen
        assert isinstance(wizard, WizardScreen)
        disk.root.rename(away)
        wizard.interview = filled(wizard.interview)
        wizard.call_later(wizard._end, None)
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.ready)
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        assert "isn't there any more" in seen(app)
        assert not disk.root.exists()
        away.rename(disk.root)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ResultScreen))
    assert disk.all("me").sessions[-1].form == "bad-day"


async def test_a_folder_that_cannot_be_read_is_a_sentence_on_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    app = app_on(Disk(tmp_path / "file"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "is a file, not a folder" in seen(app))
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert "is a file, not a folder" in seen(app)


async def test_a_second_escape_under_way_leaves_only_the_screen_it_was_meant_for() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("?")
        await pilot.pause()
        why = app.screen
        assert isinstance(why, WhyScreen)
        why.dismiss(None)
        why.dismiss(None)
        await pilot.pause()
        assert app.screen is app.first
        assert app.outcome is None
