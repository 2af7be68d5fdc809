"""What a key costs, in counts that are the same on every machine: rows worked on, inks made, pieces sent."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._styles_cache import StylesCache
from textual.geometry import Region

from tests.pilot.wizard_host import Host, begin, host, settle
from tui.driver import CalmDriver
from tui.themes import DARK, PALETTES
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.ink import Ink, add_boxes, changes, inked, segments_of

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.strip import Strip

SIZE = (100, 30)


async def at_a_rating(pilot: Pilot[None], app: Host) -> None:
    """Past the warning signs and at the first rating of leg pain."""
    for _ in range(6):
        if app.interview.page.asks[0].question.kind == "rating":
            break
        app.burst("n")
        await settle(pilot, app)
    assert app.interview.page.asks[0].question.kind == "rating"
    await pilot.press("right")
    await settle(pilot, app)


def counting(monkeypatch: pytest.MonkeyPatch, where: type, name: str) -> list[object]:
    """Notes whose method of this name runs."""
    runs: list[object] = []
    before = getattr(where, name)

    def noted(self: object, *args: Any, **options: Any) -> object:
        runs.append(self)
        return before(self, *args, **options)

    monkeypatch.setattr(where, name, noted)
    return runs


async def test_an_arrow_key_works_on_no_row_of_anything_but_the_picture_and_the_bottom_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = host(begin(only="s2"), save=None)  # type: ignore[arg-type]
    async with app.run_test(size=SIZE) as pilot:
        await at_a_rating(pilot, app)
        slow = counting(monkeypatch, StylesCache, "render")
        made = counting(monkeypatch, Canvas, "_make")
        full = counting(monkeypatch, type(app.screen._compositor), "render_full_update")
        for key in ("right", "right", "left"):
            await pilot.press(key)
            await settle(pilot, app)
        assert not full
        assert [type(widget).__name__ for widget in made] == ["RatingView", "BottomLine"] * 3
        assert not slow  # Textual's own way through every row of every widget under the change


@pytest.mark.parametrize("theme", [*PALETTES, "none"])
async def test_finished_rows_are_what_textual_would_make_of_them(
    monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    if theme == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    app = host(begin(only="s2"))
    async with app.run_test(size=SIZE) as pilot:
        app.theme = "dark" if theme == "none" else theme
        await at_a_rating(pilot, app)
        for canvas in app.screen.query(Canvas):
            if canvas.region:
                whole = Region(0, 0, *canvas.region.size)
                quick = canvas.render_lines(whole)
                slow = canvas._styles_cache.render_widget(canvas, whole)
                assert [_shown(strip) for strip in quick] == [_shown(strip) for strip in slow]


def _shown(strip: Strip) -> list[tuple[str, str]]:
    return [(char, str(segment.style)) for segment in strip for char in segment.text]


async def test_another_theme_or_size_finishes_every_row_again() -> None:
    app = host(begin(only="s2"))
    async with app.run_test(size=SIZE) as pilot:
        await at_a_rating(pilot, app)
        for theme, size in (("light", SIZE), ("light", (80, 24)), ("dark", (120, 40)), ("sixteen", (70, 20))):
            app.theme = theme
            await pilot.resize_terminal(*size)
            await settle(pilot, app)
            strips = app.screen._compositor.render_strips()
            assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
            if (page := PALETTES[theme].page) != "default":
                styles = [segment.style for strip in strips for segment in strip if segment.style]
                grounds = {style.bgcolor.name for style in styles if style.bgcolor}
                assert page in grounds
                assert not grounds & {other.page for other in PALETTES.values() if other.page != page}


def test_one_look_is_one_ink() -> None:
    paint = Paint(20, 2, DARK)
    paint.text(0, 0, "a word")
    paint.text(0, 1, "a word")
    inks = {id(ink) for row in paint.rows for _, ink in row}
    assert len(inks) == 1
    assert inked("red", None, False) == Ink("red")


def test_a_bar_that_grows_is_one_box_and_rows_apart_are_two() -> None:
    boxes: list[Region] = []
    for y, spans in enumerate([[(3, 8)], [(3, 8)], [(3, 8), (20, 25)], [(20, 25)], [], [(20, 25)]]):
        add_boxes(boxes, y, spans)
    cells = {(x, y) for box in boxes for y in box.line_range for x in range(box.x, box.right)}
    wanted = {(x, y) for y in (0, 1, 2) for x in range(3, 8)}
    assert cells == wanted | {(x, y) for y in (2, 3, 5) for x in range(20, 25)}
    assert len(boxes) == 4


def test_a_blank_takes_the_ink_beside_it_where_both_have_one_ground() -> None:
    a, b, c = inked("red", "black", False), inked("blue", "black", False), inked("blue", "white", False)
    row = [("x", a), (" ", b), (" ", b), ("y", a), ("z", b), (" ", c)]
    assert [(s.text, s.style) for s in segments_of(row)] == [
        ("x  y", a.style()), ("z", b.style()), (" ", c.style()),
    ]  # fmt: skip
    assert changes(row, [*row[:5], (" ", b)]) == [(5, 6)]


def test_a_frame_goes_to_the_terminal_as_one_piece_and_all_else_as_it_comes() -> None:
    sent: list[str] = []
    driver = CalmDriver.__new__(CalmDriver)
    driver._writer_thread = SimpleNamespace(write=sent.append)  # type: ignore[assignment]
    driver.deaf = driver._said_all = False
    driver._frame = []
    for data in ("before", SYNC_START, "a", "b", SYNC_END, "between", SYNC_START, SYNC_END, "after"):
        driver.write(data)
    assert sent == ["before", f"{SYNC_START}ab{SYNC_END}", "between", SYNC_START + SYNC_END, "after"]
