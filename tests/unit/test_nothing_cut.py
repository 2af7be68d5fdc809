"""On the invented people's pages no word leaves the picture, at any size of window."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import pytest
from invented import NOW, library, record

from assessments.judging.progress import Progress
from tui.screens.showing.compare import CompareScreen
from tui.screens.showing.result import draw_result
from tui.screens.showing.sign import SignScreen
from tui.screens.showing.telling import origin_of
from tui.themes import DARK, SIXTEEN, cells
from tui.widgets.canvas import Paint
from tui.widgets.showing.boardrows import stops_of
from tui.widgets.showing.boardsheet import draw_progress
from tui.widgets.showing.signsheet import draw_sign

NAMES = ("bram", "finn")  # events, a flare-up, bad days; both legs, one of them unchanged
SIZES = ((80, 20), (120, 36), (66, 16), (50, 12), (44, 8))


@dataclass
class Watched(Paint):
    """Notes every text that doesn't fit between its edges."""

    cut: list[str] = field(default_factory=list)

    def text(
        self, x: int, y: int, text: str, fg: str | None = None, bg: str | None = None, bold: bool = False
    ) -> int:
        if text.strip() and (x < 0 or x + cells(text.rstrip()) > self.width):
            self.cut.append(text)
        return super().text(x, y, text, fg, bg, bold)


@cache
def told(name: str) -> Progress:
    return record(name).progress(NOW)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_board_the_result_and_the_charts_is_cut(name: str) -> None:
    progress = told(name)
    for width, room in SIZES:
        paint = Watched(width, room, SIXTEEN if width == 66 else DARK)
        for stop in ("s1", "summary.0"):
            draw_progress(paint, room, progress, stop)
        draw_result(paint, room, progress, "summary.0")
        for line_id in ("s1", "s4", "leg_pain", "own_activities"):
            view = SignScreen(progress, line_id, library()).view
            for view.table in (False, True):
                draw_sign(paint, room, view)
        assert paint.cut == [], (width, room)


@pytest.mark.parametrize("name", ["juno"])
def test_no_word_of_compare_and_of_where_it_comes_from_is_cut(name: str) -> None:
    progress = told(name)
    for width, room in SIZES:
        paint = Watched(width, room, DARK)
        CompareScreen(progress, library()).draw(paint, room)
        for stop in stops_of(progress)[::2]:
            origin_of(progress, library(), stop).draw(paint, room)
        assert paint.cut == [], (width, room)
