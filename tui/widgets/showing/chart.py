"""The chart of one line over time: real dates, the band of no clear change, gaps as gaps, best always on top.

Braille dots (2 x 4 a cell) join the marks; without rich glyphs there are only the marks, in whole cells.
A mark's shape tells the same as its colour: ● a check-in, ○ added later, ▲ ▼ a clear change, × a bad day.
What stands along the axis (◆ events, flare-ups, seams, the expected course) is drawn by along.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.showing.along import NOTHING_ALONG, draw_axis_marks, draw_course, draw_seams, draw_stretches
from tui.widgets.showing.marks import brief
from tui.widgets.showing.plot import PAUSE, Scale, label_start, runs, thin, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.progress import Line, Point
    from tui.themes import Palette
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.along import Along

DOTS = ((1, 8), (2, 16), (4, 32), (64, 128))  # [y % 4][x % 2] -> bit of U+2800
NO_CLEAR_CHANGE = "no clear change"
FOOT = 2  # rows under the plot: the axis and its dates
FREE = " ·-░"  # cells that words may cover
NOTHING = "Nothing to draw yet."


@dataclass(frozen=True)
class Box:
    """Where a chart goes: cells of the picture, the axis and its dates included."""

    x: int
    y: int
    width: int
    height: int


def draw_chart(
    paint: Paint, box: Box, line: Line, at: int | None = None, along: Along = NOTHING_ALONG
) -> None:
    """Draws `line` into `box`; `at`: index of the point being read out. Targets are ("point", index).

    The expected course, where `along` has it, takes the place of the band.
    """
    p = paint.palette
    gutter = 1 + max(cells(text) for _, text in _levels(line, box.height))
    width, height = box.width - gutter, box.height - FOOT
    left, top = box.x + gutter, box.y
    _grid(paint, box, line, left, width)
    if not any(point.value is not None for point in line.points) or width < 8 or height < 3:
        paint.text(left + 2, top + height // 2, NOTHING[: max(0, width - 2)], p.muted)
        return
    scale = Scale.of(line, width, height, along.until, banded=along.course is None)
    draw_stretches(paint, scale, left, top, along)
    if along.course:
        draw_course(paint, scale, left, top, along.course)
    if scale.band:
        _band(paint, scale, left, top)
    draw_seams(paint, scale, left, top, along)
    _axis(paint, scale, left, top + height)
    draw_axis_marks(paint, scale, left, top + height, along)
    places = thin(line.points, scale)
    points = [line.points[place] for place in places]
    crowded = len(points) > width
    if p.rich_glyphs:
        for run in runs(points):
            _join(paint, scale, left, top, run, crowded)
    if at is not None and line.points[at].value is not None:
        _pointer(paint, scale, left, top, line.points[at])
    ends = _ends(points)
    for place, point in zip(places, points, strict=True):
        if point.value is None:
            continue
        cell = left + scale.column(point.day), top + _row(scale, point)
        if crowded and p.rich_glyphs and place != at and point not in ends:
            continue
        shape, colour = point_mark(point, p)
        paint.text(*cell, shape, colour, bold=point in ends)
        paint.target(cell[0] - 1, cell[1] - 1, 3, 3, ("point", place))
    if at is not None and line.points[at].value is not None:
        here = line.points[at]
        cell = left + scale.column(here.day), top + _row(scale, here)
        shape, _ = point_mark(here, p)
        if p.flat:  # the line down to the axis says which one it is
            paint.text(*cell, shape, p.accent, bold=True)
        else:
            paint.text(*cell, shape, p.onaccent, p.accent, bold=True)
    for name, point in zip(("now",) if len(ends) == 1 else ("first", "now"), ends, strict=True):
        _value(paint, line, scale, (left, top), point, name)
    if scale.band:
        _band_words(paint, scale, left, top)


def point_mark(point: Point, palette: Palette) -> tuple[str, str]:
    """(shape, colour) of one point. Back-dated ones are hollow, bad days a cross."""
    direction = point.verdict.direction if point.verdict else 0
    if point.short:
        return "×", palette.muted if not palette.flat else palette.text
    hollow = point.back_dated and palette.rich_glyphs
    if direction > 0:
        return ("△" if hollow else "▲"), palette.better
    if direction < 0:
        return ("▽" if hollow else "▼"), palette.worse
    if point.back_dated:
        return "○", palette.text
    return palette.glyph("●", "•"), palette.text


def _row(scale: Scale, point: Point) -> int:
    assert point.value is not None
    direction = point.verdict.direction if point.verdict else None
    return scale.row(point.value, None if point.short else direction)


def _ends(points: Sequence[Point]) -> list[Point]:
    """The first and the latest value that aren't bad days: the two that get their number written."""
    whole = [point for point in points if point.value is not None and not point.short]
    return [whole[0], whole[-1]] if len(whole) > 1 else whole


def _levels(line: Line, height: int) -> list[tuple[int, str]]:
    """(value, words) on the axis: best and worst, the middle, or every place where a value has a name."""
    if line.words and height - FOOT >= len(line.words):
        ends = {line.best: "best ", line.worst: "worst "}
        return [(value, f"{ends.get(value, '')}{words}") for value, words in line.words.items()]
    middle = (line.worst + line.best) // 2
    levels = [(line.best, f"best {brief(line, line.best)}"), (line.worst, f"worst {brief(line, line.worst)}")]
    return [levels[0], (middle, brief(line, middle)), levels[1]] if height >= 9 and not line.words else levels


def _grid(paint: Paint, box: Box, line: Line, left: int, width: int) -> None:
    p = paint.palette
    height = box.height - FOOT
    for value, words in _levels(line, box.height):
        share = (value - line.worst) / (line.best - line.worst)
        y = box.y + min(height - 1, max(0, int((1 - share) * (height - 1) + 0.5)))
        paint.right(left - 1, y, words, p.muted)
        for x in range(0, width, 2):
            paint.text(left + x, y, "·", p.line)


def _band(paint: Paint, scale: Scale, left: int, top: int) -> None:
    p = paint.palette
    assert scale.band
    first, last = scale.band
    for y in range(first, last + 1):
        for x in range(scale.width):
            char, _ = paint.rows[top + y][left + x]
            if p.flat and y in (first, last):
                char = "-" if x % 2 else char
            paint.text(left + x, top + y, char, p.line, p.band)


def _axis(paint: Paint, scale: Scale, left: int, y: int) -> None:
    p = paint.palette
    paint.text(left, y, "─" * scale.width, p.line)
    for column, words in ticks(scale):
        paint.text(left + column, y, "┬", p.line)
        paint.text(left + label_start(column, words, scale.width), y + 1, words, p.muted)


def _join(paint: Paint, scale: Scale, left: int, top: int, run: Sequence[Point], crowded: bool) -> None:
    """A dotted line, thinner over a long pause, through the centres of the marks' cells.

    Where there are too many points for marks, it goes through the values to the dot.
    """

    def height(point: Point) -> int:
        assert point.value is not None
        if crowded:
            return min(
                4 * scale.height - 1, int((1 - scale.share(point.value)) * (4 * scale.height - 1) + 0.5)
            )
        return 4 * _row(scale, point) + 1

    bits: dict[tuple[int, int], int] = {}
    for one, two in pairwise(run):
        x0, y0 = 2 * scale.column(one.day) + 1, height(one)
        x1, y1 = 2 * scale.column(two.day), height(two)
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        stride = 4 if two.day - one.day > PAUSE else 1
        for step in range(0, steps + 1, stride):
            x = x0 + round((x1 - x0) * step / steps)
            y = y0 + round((y1 - y0) * step / steps)
            cell = x // 2, y // 4
            bits[cell] = bits.get(cell, 0) | DOTS[y % 4][x % 2]
    for (x, y), dots in bits.items():
        paint.text(left + x, top + y, chr(0x2800 | dots), paint.palette.text)


def _pointer(paint: Paint, scale: Scale, left: int, top: int, point: Point) -> None:
    """A thin line from the point being read down to its day on the axis."""
    p = paint.palette
    x = left + scale.column(point.day)
    for y in range(top + _row(scale, point) + 1, top + scale.height):
        paint.text(x, y, p.glyph("┊", "│"), p.accent)
    paint.text(x, top + scale.height, "▲", p.accent)


def _value(
    paint: Paint,
    line: Line,
    scale: Scale,
    origin: tuple[int, int],
    point: Point,
    name: str,
) -> None:
    """Writes "first 38" or "now 71" above the point, or where that is taken below or beside it."""
    p = paint.palette
    words = brief(line, point.value)
    wide = cells(words) + 1 + len(name)
    column, row = scale.column(point.day), _row(scale, point)
    start = max(1, min(column - (wide - 1) // 2, scale.width - wide))
    places = [*((start, row + up) for up in (-1, 1, -2, 2)), (column + 2, row), (column - wide - 1, row)]
    for over_line in (
        False,
        True,
    ):  # rather two rows away than over the line, rather over the line than not at all
        for x, y in places:
            if not (0 <= y < scale.height and 0 <= x <= scale.width - wide):
                continue
            under = [paint.rows[origin[1] + y][origin[0] + x + n][0] for n in range(wide)]
            if all(char in FREE or (over_line and char >= "\u2800") for char in under):
                at = paint.text(origin[0] + x, origin[1] + y, f"{name} ", p.muted)
                paint.text(at, origin[1] + y, words, point_mark(point, p)[1], bold=True)
                return


def _band_words(paint: Paint, scale: Scale, left: int, top: int) -> None:
    """Names the band inside it, where nothing else stands."""
    assert scale.band
    wide = len(NO_CLEAR_CHANGE)
    for y in range(top + scale.band[1], top + scale.band[0] - 1, -1):
        for x in (left + scale.width - wide - 1, left + 1):
            if all(
                paint.rows[y][x + n][0] in FREE for n in range(-1, wide + 1) if x + n < left + scale.width
            ):
                paint.text(x, y, NO_CLEAR_CHANGE, paint.palette.muted)
                return
