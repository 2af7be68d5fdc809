"""Windows of one cell, and back: whatever is painted without width or height ends nothing."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult

from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record
from tests.pilot.wizard_host import library
from tui.app import OnTheMendApp
from tui.settings import Settings
from tui.widgets.canvas import Canvas, Paint


class Bars(Canvas):
    """A picture that isn't wide at all."""

    def paint(self, paint: Paint) -> None:
        for y in range(paint.height):
            paint.text(0, y, "bar")


class Frame(App[None]):
    def compose(self) -> ComposeResult:
        bars = Bars()
        bars.styles.width, bars.styles.height = 0, 5
        yield bars


async def test_a_picture_without_width_can_be_painted_and_painted_again() -> None:
    app = Frame()
    async with app.run_test(size=(20, 10)) as pilot:
        bars = app.query_one(Bars)
        assert (bars.size.width, bars.size.height) == (0, 5)
        for height in (5, 9, 2):
            bars.styles.height = height
            await pilot.pause()
            bars._make(bars.size)
            bars._make(bars.size)
            assert len(bars._strips) == height


async def test_the_app_survives_windows_of_a_few_cells() -> None:
    app = OnTheMendApp(Settings(Path("nowhere")), lambda: Record(library(), MemoryStore()))
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((1, 1), (3, 3), (2, 60), (200, 2), (80, 24), (1, 24), (80, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.05)
        assert app.screen.size == (80, 24)


def test_nothing_can_be_selected_with_the_mouse() -> None:
    assert OnTheMendApp.ALLOW_SELECT is False
