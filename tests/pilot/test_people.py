"""What people did who tried it: windows made tiny, wrong keys, numbers too large, a second look."""

from __future__ import annotations

from tests.pilot.wizard_host import Host, begin, filled, host, library, settle
from tui.screens.pick import PickScreen


async def test_keys_still_answer_after_the_window_was_tiny_for_a_while() -> None:
    app = host(filled(begin(), "s2_leg_avg.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        page = app.interview.page.id
        await pilot.resize_terminal(40, 10)
        await pilot.pause(0.1)
        assert "larger" in app.seen
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.1)
        await pilot.press("2")
        await settle(pilot, app)
        assert app.interview.page.id != page, "the answer was taken"


async def test_a_menu_takes_keys_after_the_window_was_tiny_for_a_while() -> None:
    app = Host(PickScreen(library()))
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((40, 10), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
        await pilot.press("2")
        await pilot.pause(0.1)
        assert str(app.outcome) == "s2"
