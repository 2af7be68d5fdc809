"""Timers as a person meets them: any key pauses, the end can't be missed, minutes are asked about once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessments.helping import timer, timing
from tests.pilot.next_step_host import Steady
from tests.pilot.wizard_host import Host
from tui.screens.helping.timer import Task, TimerScreen
from tui.widgets.helping.countdown import Countdown

if TYPE_CHECKING:
    from textual.pilot import Pilot

STOP = ("Stop if pain moves farther down your leg.",)
ICE = Task("A cold pack", (900, 960, 1200), 900, lambda s: timer.simple("cold", s, 300), STOP, "15 minutes.")
WALK = Task(
    "Walk often", (300, 360, 1800), 300, lambda s: timer.simple("move", s), STOP, move="walk", brisk=True
)
HAM = Task("Stretch", (20, 25, 30), 20, lambda s: timer.holds(s, 2, 10), STOP, move="stretch")
SIT = Task("Short rests", (1200,), 1200, lambda s: timer.simple("sit", s), STOP, again=True)


class Watched:
    """A timer on a screen, with a clock of its own."""

    def __init__(self, task: Task, bell: bool = False) -> None:
        self.clock = Steady()
        self.screen = TimerScreen(task, timing.words(), self.clock, bell)
        self.app = Host(self.screen)
        self.bells = 0
        self.app.bell = self._ring  # type: ignore[method-assign]

    def _ring(self) -> None:
        self.bells += 1

    def go(self, seconds: float) -> None:
        """Looks on for so long, as the screen does by itself."""
        while seconds > 0:
            step = min(5.0, seconds)
            seconds -= step
            self.sleep(step)

    def sleep(self, seconds: float) -> None:
        """The lid is closed."""
        self.clock.now += seconds
        self.screen._look()

    @property
    def state(self) -> str:
        return self.screen.count.state

    @property
    def seen(self) -> str:
        return self.app.seen

    @property
    def bottom(self) -> str:
        return self.seen.splitlines()[-1]

    @property
    def ended(self) -> Any:
        return self.app.outcome


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause(0.02)


async def test_it_waits_to_be_started_and_says_how_long_it_may_be() -> None:
    it = Watched(ICE)
    async with it.app.run_test(size=(80, 24)) as pilot:
        it.sleep(500)
        assert it.state == "ready"
        assert "longer, up to 20 minutes" in it.seen
        assert "Enter  to start" in it.bottom
        await pressed(pilot, "right", "right", "right")
        assert it.screen.length == 1200
        await pressed(pilot, "left", "enter")
        assert it.screen.count.left(it.clock()) == 960


async def test_any_key_pauses_and_enter_goes_on() -> None:
    it = Watched(WALK)
    async with it.app.run_test(size=(80, 24)) as pilot:
        for left, key in enumerate(("space", "a", "1", "escape", "enter", "tab", "down", "f5", "n"), 1):
            await pressed(pilot, "enter")
            it.go(10)
            assert "any key  to pause" in it.bottom
            await pressed(pilot, key)
            assert (it.state, key) == ("paused", key)
            assert "Paused." in it.seen
            it.sleep(600)
            assert it.screen.count.left(it.clock()) == 300 - 10 * left


async def test_the_length_is_chosen_by_clicks_and_a_click_anywhere_pauses() -> None:
    it = Watched(WALK)
    async with it.app.run_test(size=(80, 24)) as pilot:
        rows = it.seen.splitlines()
        row = next(n for n, line in enumerate(rows) if "longer" in line)
        for _ in range(2):
            await pilot.click(offset=(rows[row].index("longer"), row))
            await pilot.pause(0.02)
        assert it.screen.length == 1800
        await pressed(pilot, "left", "left", "enter")
        await pilot.click(offset=(60, 18))
        await pilot.pause(0.02)
        assert it.state == "paused"


async def test_the_end_stands_in_a_band_from_edge_to_edge_until_enter() -> None:
    it = Watched(ICE)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(300)
        await pressed(pilot, "enter")
        it.go(600)
        await pilot.pause(0.02)
        assert it.state == "over"
        assert "Take the cold pack off now." in it.seen
        rows = it.app.screen._compositor.render_strips()
        row = next(r for r in rows if "Take the cold pack off" in "".join(s.text for s in r))
        grounds = {s.style.bgcolor.name for s in row if s.style is not None and s.style.bgcolor is not None}
        assert len(grounds) == 1, "one ground, the whole row"
        before = it.seen
        it.go(30)
        await pilot.pause(0.02)
        assert it.seen == before, "steady: nothing flashes"
        await pressed(pilot, "space", "x")
        assert it.ended is None
        await pressed(pilot, "enter")
        assert (it.ended.minutes, it.ended.whole) == (0, True), "a cold pack is no exercise"


async def test_a_key_pressed_to_pause_at_the_very_end_does_not_put_the_end_away() -> None:
    it = Watched(ICE)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(899)
        it.clock.now += 1
        await pressed(pilot, "enter")
        assert it.state == "over"
        assert it.ended is None


async def test_a_forgotten_cold_pack_says_when_it_was_over() -> None:
    it = Watched(ICE)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(60)
        it.sleep(840 + 25 * 60)
        await pilot.pause(0.02)
        assert "It ended 25 minutes ago." in it.seen
        it.sleep(3 * 3600)
        await pilot.pause(0.02)
        assert "It ended 3 hours ago." in it.seen


async def test_the_skin_check_stays_until_it_is_answered_and_any_other_key_pauses() -> None:
    it = Watched(ICE)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(301)
        await pilot.pause(0.02)
        assert "look at your skin now" in it.seen
        assert "if your skin is fine" in it.bottom
        await pressed(pilot, "escape")
        assert it.state == "paused"
        assert "Take the pack off" in it.seen
        await pressed(pilot, "enter", "enter")
        assert it.state == "running"
        assert "look at your skin" not in it.seen


@pytest.mark.parametrize(
    ("key", "minutes", "brisk"), [("1", 5, False), ("enter", 5, False), ("2", 5, True), ("escape", 0, False)]
)
async def test_the_minutes_are_asked_about_once_and_how_it_was(key: str, minutes: int, brisk: bool) -> None:
    it = Watched(WALK)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(301)
        it.go(2)
        await pressed(pilot, "enter")
        assert "Add 5 minutes of walking to your week? How was it?" in it.seen
        assert "you breathed faster but could still talk" in it.seen
        await pressed(pilot, key)
        assert (it.ended.minutes, it.ended.brisk) == (minutes, brisk)
        assert it.ended.whole


async def test_a_walk_stopped_half_way_counts_what_was_done() -> None:
    it = Watched(WALK)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(130)
        await pressed(pilot, "space", "escape")
        assert "Add 2 minutes of walking" in it.seen
        await pressed(pilot, "enter")
        assert (it.ended.minutes, it.ended.whole) == (2, False)


async def test_what_was_hardly_begun_is_not_asked_about() -> None:
    it = Watched(WALK)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(20)
        await pressed(pilot, "space", "escape")
        assert it.ended.minutes == 0


async def test_a_stretch_says_the_side_and_the_hold_and_lets_a_part_be_passed_over() -> None:
    it = Watched(HAM)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(11)
        await pilot.pause(0.02)
        assert "Hold, gently." in it.seen
        assert "1 of 2" in it.seen
        assert "Left" in it.seen
        await pressed(pilot, "space", "n")
        assert it.screen.count.part.kind == "rest"
        it.go(10)
        await pilot.pause(0.02)
        assert "2 of 2" in it.seen


async def test_after_a_closed_lid_a_stretch_waits_and_says_so() -> None:
    it = Watched(HAM)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(12)
        it.sleep(1200)
        await pilot.pause(0.02)
        assert it.state == "paused"
        assert "Take your time." in it.seen
        assert it.screen.query_one(Countdown).face.about.endswith("The part before ended 19 minutes ago.")


async def test_a_sitting_break_starts_over_when_wanted() -> None:
    it = Watched(SIT)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        it.go(1203)
        await pressed(pilot, "enter")
        assert (it.state, it.screen.count.left(it.clock())) == ("running", 1200)
        await pressed(pilot, "space", "escape")
        assert it.ended.whole


async def test_the_bell_is_off_until_it_is_switched_on_and_then_rings_at_the_end() -> None:
    it = Watched(WALK)
    async with it.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "b", "enter")
        it.go(299)
        assert it.bells == 0
        it.go(5)
        assert it.bells == 1
        it.go(2)
        await pressed(pilot, "enter", "escape")
        assert it.ended.bell
    quiet = Watched(WALK)
    async with quiet.app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        quiet.go(310)
        assert quiet.bells == 0


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (44, 12), (120, 40)])
async def test_the_time_left_and_the_next_step_are_in_view_in_every_window(size: tuple[int, int]) -> None:
    it = Watched(ICE)
    async with it.app.run_test(size=size) as pilot:
        await pressed(pilot, "enter")
        it.go(30)
        await pilot.pause(0.02)
        assert "about 15 minutes left" in it.seen
        assert "to pause" in it.bottom
        assert "Stop if pain moves farther" in " ".join(it.seen.split())


def test_every_kind_of_part_has_its_words() -> None:
    words = timing.words()
    assert all(said.title and said.paused and said.over for said in words.kinds.values())
    assert words.kinds["cold"].check
    assert words.kinds["heat"].check
    assert words.add(1, "walk") == "Add 1 minute of walking to your week?"
