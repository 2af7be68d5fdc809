"""Pictures of what staff see at a kiosk."""

from __future__ import annotations

from pathlib import Path

import pytest
from clinic_host import PIN, Clocks, Desk, busy, kiosk, the_day_before
from snapshot.conftest import Picture
from textual.pilot import Pilot

from assessments.clinic import secret
from tui.kiosk.staff.board import BoardScreen

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap scrypt: what it costs is not what is seen here."""
    monkeypatch.setattr(secret, "_COST", {"n": 2, "r": 1, "p": 1})


async def opened(pilot: Pilot[int]) -> None:
    """Until the board is there."""
    await pilot.press(*PIN, "enter")
    for _ in range(300):
        await pilot.pause(0.01)
        if isinstance(pilot.app.screen, BoardScreen) and pilot.app.screen.is_mounted:
            return
    raise AssertionError("the board never opened")


async def test_the_pin(picture: Picture, tmp_path: Path) -> None:
    await picture(Desk(kiosk(tmp_path)), "kiosk-pin", keys=("8", "3", "0"))


async def test_the_pin_after_too_many_wrong_ones(picture: Picture, tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    clocks = app.kiosk.now
    assert isinstance(clocks, Clocks)
    for _ in range(4):
        clocks.wait(60)
        app.kiosk.clinic.pin.check("271828", clocks())
    await picture(app, "kiosk-pin-wait")


@pytest.mark.parametrize("theme", ["dark", "light", "sixteen"])
async def test_the_board(picture: Picture, tmp_path: Path, theme: str) -> None:
    app = Desk(kiosk(tmp_path))
    busy(app.kiosk)
    await picture(app, "kiosk-staff", theme=theme, steps=opened)


async def test_the_board_after_a_day_that_left_things_open(picture: Picture, tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    the_day_before(app.kiosk)
    busy(app.kiosk)
    await picture(app, "kiosk-staff-before", steps=opened)


async def test_the_board_where_there_is_room(picture: Picture, tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    busy(app.kiosk)
    await picture(app, "kiosk-staff", (120, 40), steps=opened)


async def test_the_board_while_a_patient_answers_and_a_clean_up_has_failed(
    picture: Picture, tmp_path: Path
) -> None:
    made = kiosk(tmp_path)
    made.clinic.trail.add("clean-up", made.now().at, failed="New files outside the records: 1.")
    app = Desk(made, made.clinic.begin(made.now().at, "en"))
    await picture(app, "kiosk-staff-visit", steps=opened)


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_kiosk(picture: Picture, tmp_path: Path, size: tuple[int, int]) -> None:
    await picture(Desk(kiosk(tmp_path, closed="New files outside the records: 1.")), "kiosk-closed", size)
