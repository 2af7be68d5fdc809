"""Behind the PIN: what staff see and do, what is told to the trail, and that it closes itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from clinic_host import NOW, PIN, Clocks, Desk, busy, kiosk, the_day_before
from textual.pilot import Pilot

from assessments.clinic import secret
from assessments.keeping import durable
from assessments.keeping.memory_store import MemoryStore
from tui.kiosk.shell.ends import LEFT
from tui.kiosk.staff.board import BoardScreen
from tui.kiosk.staff.closed import ClosedScreen
from tui.kiosk.staff.entering import CodeScreen, PinScreen
from tui.kiosk.staff.screen import Wall
from tui.screens.showing.progress import ProgressScreen


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap scrypt: what it costs is not what is tried here."""
    monkeypatch.setattr(secret, "_COST", {"n": 2, "r": 1, "p": 1})


def shown(app: Desk) -> str:
    """Everything on the screen."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in row) for row in rows)


def told(app: Desk) -> list[str]:
    """What the trail says of today, without what was there before."""
    return [line.what for line in app.kiosk.clinic.trail.of_day(NOW.date())]


async def settled(pilot: Pilot[int], app: Desk, kind: type | None = None) -> None:
    """Until threads have answered and, with `kind`, such a screen is there."""
    end = monotonic() + 20
    while monotonic() < end:
        await pilot.pause(0.01)
        if kind is None or (isinstance(app.screen, kind) and app.screen.is_mounted):
            break
    await pilot.pause()


async def come_in(pilot: Pilot[int], app: Desk) -> None:
    await settled(pilot, app, PinScreen)
    await pilot.press(*PIN, "enter")
    await settled(pilot, app, BoardScreen)


async def test_the_pin_opens_the_board_and_that_is_told(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    busy(app.kiosk)
    async with app.run_test(size=(70, 22)) as pilot:  # too low for large numbers
        await come_in(pilot, app)
        words = shown(app)
        assert "6 finished" in words
        assert "2 not finished" in words
        assert "1 declined" in words
        assert "6 minutes is usual" in words
        assert "nobody has seen to it for 14 min" in words
        assert "10:22   seen to after 3 min" in words
        assert "8 of 8 passed" in words
    assert told(app)[-1] == "staff opened"


async def test_no_figure_of_the_pin_shows_and_nor_how_many(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot, app, PinScreen)
        looks = {}
        for count in range(1, 9):
            await pilot.press("7")
            await pilot.pause()
            looks[count] = shown(app)
        assert len(set(looks.values())) == 2  # a press is seen, and no more
        assert looks[1] == looks[3] == looks[7]
        assert all(look.count("7") == 1 for look in looks.values())  # the pad's own


async def test_a_wrong_pin_opens_nothing_is_told_and_waits(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    clocks = app.kiosk.now
    assert isinstance(clocks, Clocks)
    async with app.run_test() as pilot:
        await settled(pilot, app, PinScreen)
        for _ in range(2):
            await pilot.press(*"111222", "enter")
            await settled(pilot, app, PinScreen)
            assert "That isn't the PIN." in shown(app)
        await pilot.press(*"111222", "enter")
        await settled(pilot, app, PinScreen)
        assert "Please wait 30 seconds." in shown(app)
        await pilot.press(*PIN, "enter")  # not looked at while there is a wait
        await settled(pilot, app, PinScreen)
        assert isinstance(app.screen, PinScreen)
        clocks.wait(31)
        await pilot.press(*PIN, "enter")
        await settled(pilot, app, BoardScreen)
    assert told(app) == ["wrong PIN"] * 3 + ["staff opened"]


async def test_where_tries_cant_be_counted_nobody_gets_in_and_it_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Desk(kiosk(tmp_path))

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    async with app.run_test() as pilot:
        await settled(pilot, app, PinScreen)
        monkeypatch.setattr(durable, "write_over", full)
        await pilot.press(*PIN, "enter")
        await settled(pilot, app, PinScreen)
        assert "the disk is full" in shown(app)


async def test_back_without_a_pin_goes_back_to_the_patient(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot, app, PinScreen)
        await pilot.press("7", "-", "-")
        await settled(pilot, app)
        assert app.wish == "back"
    assert told(app) == []


@pytest.mark.parametrize(("key", "wish"), [("1", "helped"), ("2", "proxy")])
async def test_who_helped_is_marked_on_the_visit_that_is_under_way(
    tmp_path: Path, key: str, wish: str
) -> None:
    made = kiosk(tmp_path)
    app = Desk(made, made.clinic.begin(NOW, "en"))
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        assert "Leave the kiosk" not in shown(app)
        await pilot.press(key)
        await settled(pilot, app)
        assert app.wish == wish
    day = made.clinic.of_day(NOW.date())
    assert (day.helped, day.proxy) == ((1, 0) if wish == "helped" else (0, 1))


async def test_a_visit_is_ended_only_when_asked_twice(tmp_path: Path) -> None:
    made = kiosk(tmp_path)
    app = Desk(made, made.clinic.begin(NOW, "en"))
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        await pilot.press("3")
        assert "Press 3 once more. What was answered is kept" in shown(app)
        assert app.wish == ""
        await pilot.press("3")
        await settled(pilot, app)
        assert app.wish == "end"


async def test_a_warning_sign_is_seen_to_from_the_board(tmp_path: Path) -> None:
    made = kiosk(tmp_path)
    busy(made)
    own = made.clinic.begin(NOW, "en")
    own.warned(NOW)
    app = Desk(made, own)
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        await pilot.press("1")
        await settled(pilot, app)
        assert app.wish == "acknowledged"
    (left,) = made.clinic.of_day(NOW.date()).waiting
    assert left.visit != own.id  # the other patient's has not been seen to by that


async def test_signs_of_patients_who_are_gone_are_seen_to_one_by_one(tmp_path: Path) -> None:
    made = kiosk(tmp_path)
    busy(made)
    made.clinic.begin(NOW, "en").warned(NOW)
    app = Desk(made)
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        for left in (1, 0):
            before = app.screen
            await pilot.press("1")
            end = monotonic() + 20
            while app.screen in (before, app.screen_stack[0]) or not isinstance(app.screen, BoardScreen):
                assert monotonic() < end
                await pilot.pause(0.01)
            assert len(app.screen.day.waiting) == left
        assert "Export" in shown(app)
    day = made.clinic.of_day(NOW.date())
    assert [sign.by for sign in day.warned] == ["staff"] * 3


async def test_a_sign_of_yesterday_stands_on_the_board_until_it_is_seen_to(tmp_path: Path) -> None:
    made = kiosk(tmp_path)
    the_day_before(made)
    app = Desk(made)
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        assert "23.11.  nobody has said that it was seen to" in shown(app)
        assert "still kept: 2, the oldest of 23.11." in shown(app)
        await pilot.press("1")
        end = monotonic() + 20
        while not isinstance(app.screen, BoardScreen) or app.screen.before.warned:
            assert monotonic() < end
            await pilot.pause(0.01)
        assert "23.11.  nobody" not in shown(app)


async def test_leaving_the_kiosk_is_asked_twice_kept_and_told(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        await pilot.press("3")
        await pilot.pause()
        assert app.is_running
        await pilot.press("3")
        await settled(pilot, app)
    assert (app.return_code, app.kept, app.ending) == (LEFT, 1, "staff")
    assert told(app)[-1] == "staff left the kiosk"


async def test_one_persons_progress_opens_by_code_and_by_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessments import demo, library

    content = library.read()
    monkeypatch.setattr(library, "read", lambda **_: content)  # once is slow enough
    store = MemoryStore()
    made = kiosk(tmp_path, store)
    code = made.clinic.new_code()
    person = made.clinic.person_of(code)
    demo.build(store, content, "demo-ada", NOW - timedelta(days=1), person=person)
    app = Desk(made)
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        await pilot.press("1")
        await settled(pilot, app, CodeScreen)
        await pilot.press(*"123456789", "enter")
        assert "That isn't one of our codes." in shown(app)
        await pilot.press(*made.clinic.new_code(), "enter")
        await settled(pilot, app, Wall)
        await settled(pilot, app, CodeScreen)
        assert "No finished check-in is kept under this code." in shown(app)
        await pilot.press(*code, "enter")
        await settled(pilot, app, ProgressScreen)
        assert "check-ins" in shown(app)
        await pilot.press("ctrl+q", "ctrl+p", "ctrl+c")
        assert isinstance(app.screen, ProgressScreen)
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("-")  # a number pad has no Escape
        await pilot.press("-")
        await settled(pilot, app, BoardScreen)
        await pilot.press("-")
        await settled(pilot, app)
        assert app.wish == "end"  # what was open is in this process: the next patient gets another
    opened = [line for line in made.clinic.trail.of_day(NOW.date()) if line.what == "progress opened"]
    assert [line.text("person") for line in opened][-1] == person
    assert code.encode() not in made.clinic.trail.path.read_bytes()


async def test_today_is_exported_and_the_place_is_said(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        await pilot.press("2")
        await settled(pilot, app, BoardScreen)
        await settled(pilot, app)
        assert "0 check-ins of today are in" in shown(app)
    assert (tmp_path / "kiosk" / "exports" / "2026-11-24" / "head.txt").exists()


@pytest.mark.parametrize("under_way", [True, False])
async def test_the_staffs_screens_close_themselves_when_nobody_touches_them(
    tmp_path: Path, under_way: bool
) -> None:
    made = kiosk(tmp_path, staff_idle_seconds=40)
    app = Desk(made, made.clinic.begin(NOW, "en") if under_way else None)
    clocks = made.now
    assert isinstance(clocks, Clocks)
    async with app.run_test() as pilot:
        await come_in(pilot, app)
        clocks.wait(30)
        await pilot.press("x")
        app.desk._look()  # type: ignore[union-attr]
        assert isinstance(app.screen, BoardScreen)
        clocks.wait(41)
        app.desk._look()  # type: ignore[union-attr]
        await settled(pilot, app)
        assert app.wish == "back" if under_way else app.return_code == 0


async def test_a_closed_kiosk_lets_nobody_on_says_why_and_lets_staff_in(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path, closed="The terminal says nothing."))
    async with app.run_test() as pilot:
        await settled(pilot, app, ClosedScreen)
        assert "Please go to the desk." in shown(app)
        assert "For staff: The terminal says nothing." in shown(app)
        await pilot.press("+")
        await come_in(pilot, app)
        assert app.is_running
    again = Desk(kiosk(tmp_path, closed="x"))
    async with again.run_test() as pilot:
        await settled(pilot, again, ClosedScreen)
        await pilot.press("enter")
        await settled(pilot, again)
    assert again.return_code == 0  # the supervisor looks again whether all is well


async def test_everything_can_be_touched(tmp_path: Path) -> None:
    app = Desk(kiosk(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot, app, PinScreen)
        for digit in PIN:
            region = next(r for r, v in app.screen.plate._targets if v == ("type", digit))  # type: ignore[attr-defined]
            assert region.height >= 3
            await pilot.click(offset=(region.x + 1, region.y + 1))
        region = next(r for r, v in app.screen.plate._targets if v == ("press", "enter"))  # type: ignore[attr-defined]
        await pilot.click(offset=(region.x + 1, region.y + 1))
        await settled(pilot, app, BoardScreen)
        assert all(region.height >= 3 for region, _ in app.screen.plate._targets)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (70, 22), (44, 12)])
async def test_no_word_of_the_board_is_cut_off(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Desk(kiosk(tmp_path))
    busy(app.kiosk)
    async with app.run_test(size=size) as pilot:
        await come_in(pilot, app)
        words = shown(app)
        if size < (70, 22):
            assert "make this window larger" in words
        else:
            assert "…" not in words
            assert "Leave the kiosk" in words
            assert "I've seen to the warning sign" in words
