"""`saved 09:41` is true at every moment: gone with a new answer, back once that answer is on disk."""

import threading

from tests.pilot.wizard_host import begin, host, settle
from tui.widgets.chrome import BottomLine


async def test_saved_is_not_said_while_an_answer_waits_for_the_disk() -> None:
    gate = threading.Event()

    def slow(_: object) -> str:
        gate.wait(5)
        return ""

    app = host(begin("bad-day"), slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        bottom = app.screen.query_one(BottomLine)
        gate.set()
        await pilot.press("n")
        await pilot.pause(0.8)
        assert bottom.note.startswith("saved ")
        gate.clear()
        await pilot.press("n")
        await pilot.pause(0.1)
        assert bottom.note == ""
        gate.set()
        await pilot.pause(0.9)
        assert bottom.note.startswith("saved ")
