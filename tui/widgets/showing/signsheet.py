"""The sheet of one sign: its verdict, its measures to choose from, the chart, and one point in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.judging.verdicts import Verdict
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.showing.along import draw_along, draw_caption, rows_along
from tui.widgets.showing.chart import Box, draw_chart, point_mark
from tui.widgets.showing.marks import mark, spoken, tint, verdict_words
from tui.widgets.showing.signtable import SIDE, View, draw_side, draw_table, reading

if TYPE_CHECKING:
    from assessments.judging.progress import Line
    from tui.widgets.canvas import Paint

BESIDE = 108  # from this width on the table stands beside the chart
SHORT = {
    "frequency": "How often", "tingling": "Tingling", "own_activities": "All yours",
    "heel_walk": "On heels", "toe_walk": "On toes",
}  # fmt: skip
LEAST = (44, 9)  # a chart smaller than this is no help: the table stands in its place


def draw_sign(paint: Paint, room: int, view: View) -> int:
    """The whole sheet; returns the rows used. From 108 columns on the table stands beside the chart."""
    x = margin(paint.width)
    width = paint.width - 2 * x
    wide = paint.width >= BESIDE and not view.table
    main = width - SIDE - 4 if wide else width
    y = _heads(paint, x, 1 if room >= 14 else 0, min(width, 100), view.line)
    y = _measures(paint, x, y, width, view) + (1 if room >= 20 else 0)
    if view.line.absent:
        return y
    below = _below(view, main, room)
    height = room - y - 1 - below
    if view.table or main < LEAST[0] or height < LEAST[1]:
        y = draw_table(paint, x, y, min(width, MEASURE), view)
        return _draw_again(paint, x, y + bool(view.again), width, view)
    draw_chart(paint, Box(x, y, main, height), view.line, view.at, view.axis)
    if wide:
        draw_side(paint, paint.width - x - SIDE, y, room, view)
    y += height
    if view.axis.course:
        y = draw_caption(paint, x, y, main, view.axis.course)
    y = _draw_again(paint, x, y, main, view)
    y = draw_along(paint, x, y, main, view.along, room - 1 - y)
    if view.at is not None:
        _reading(paint, x, room - 1, width, view)
    else:
        _legend(paint, x, room - 1, main, view.line)
    return room


def _below(view: View, width: int, room: int) -> int:
    """Rows under the chart that the caption, the list of what can be done again and the events take."""
    if view.axis.course:
        return len(lines_of(view.axis.course.caption, width)) + rows_along(view.along, width, 1)
    again = sum(len(lines_of(words, width - 2)) for words in view.again)
    return again + rows_along(view.along, width, 2 if room < 26 else 4)


def _draw_again(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """What the person can do again, a row each."""
    p = paint.palette
    for words in view.again:
        paint.text(x, y, p.glyph("✓", "√"), p.better, bold=True)
        y = write(paint, x + 2, y, width - 2, Run(words))
    return y


def _heads(paint: Paint, x: int, y: int, width: int, line: Line) -> int:
    """The verdict with its numbers; of each leg where they parted, since one row would mix both."""
    if not line.parted:
        return _head(paint, x, y, width, line)
    for one in line.legs.values():
        y = _head(paint, x, y, width, one, f"{one.title[:1].upper()}{one.title[1:]}: ")
    return y


def _head(paint: Paint, x: int, y: int, width: int, line: Line, whose: str = "") -> int:
    p = paint.palette
    if line.absent:
        return write(paint, x, y, width, Run(line.absent[:1].upper() + line.absent[1:] + "."))
    shape, colour = mark(line.verdict, p)
    label = line.label if whose else line.label[:1].upper() + line.label[1:]
    paint.text(x, y, shape, colour, bold=True)
    runs = [Run(whose), Run(f"{label}. ", tint(line.verdict, p), True)]
    if line.first is not None and line.now is not None and line.first != line.now:
        start = line.words.get(line.first) or str(line.first)
        runs.append(Run(f"From {start} to {spoken(line, line.now)}. ", bold=True))
    elif line.now is not None:
        runs.append(Run(f"{spoken(line, line.now)[:1].upper()}{spoken(line, line.now)[1:]}. ", bold=True))
    if line.note:
        runs.append(Run(line.note[:1].upper() + line.note[1:].rstrip(".") + ".", p.muted))
    return write(paint, x + 2, y, width - 2, *runs)


def _measures(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """The line and its measures, side by side, and the legs where both have values."""
    p = paint.palette
    chips: list[tuple[str, bool, tuple[str, int]]] = []
    if len(view.lines) > 1:
        titles = [line.title for line in view.lines]
        if sum(cells(title) + 3 for title in titles) - 1 > width:  # shorter ones, to fit one row
            titles = [titles[0], *(SHORT.get(line.id, line.title) for line in view.lines[1:])]
        chips += [(title, n == view.chosen, ("measure", n)) for n, title in enumerate(titles)]
    if not chips:
        return y + 1 + _legs(paint, x, y + 1, view) if view.top.legs else y
    y += 1
    at = x
    for words, chosen, value in chips:
        for text in lines_of(words, width - 2)[:1]:
            wide = cells(text) + 2
            if at > x and at + wide > x + width:
                at, y = x, y + 1
            if chosen and p.flat:
                paint.text(at, y, f"[{text}]", p.accent, bold=True)
            elif chosen:
                paint.text(at, y, f" {text} ", p.onaccent, p.accent, bold=True)
            else:
                paint.text(at + 1, y, text, p.muted)
            paint.target(at, y, wide, 1, value)
            at += wide + 1
    return y + 1 + _legs(paint, x, y + 1, view)


def _legs(paint: Paint, x: int, y: int, view: View) -> int:
    """Which leg is shown, where both have values; returns the rows it took."""
    p = paint.palette
    if not view.top.legs:
        return 0
    short = paint.width < LEAST[0] + 6
    for leg, words in (
        (None, "the worse leg"),
        *((leg, leg if short else f"{leg} leg") for leg in view.top.legs),
    ):
        chosen = leg == view.leg
        end = paint.text(x + 1, y, p.glyph("●", "•") if chosen else "○", p.accent if chosen else p.muted)
        end = paint.text(end + 1, y, words, p.text if chosen else p.muted, bold=chosen)
        paint.target(x, y, end - x, 1, ("leg", leg))
        x = end + 2
    return 1


def _reading(paint: Paint, x: int, y: int, width: int, view: View) -> None:
    p = paint.palette
    assert view.at is not None
    point = view.line.points[view.at]
    shape, colour = point_mark(point, p)
    paint.text(x, y, shape, colour, bold=True)
    write(paint, x + 2, y, width - 2, Run(reading(view.line, point), bold=True))


def _legend(paint: Paint, x: int, y: int, width: int, line: Line) -> None:
    """Only the marks that are in the picture and need a word."""
    p = paint.palette
    seen = []
    if any(point.verdict and point.verdict.direction > 0 for point in line.points):
        seen.append(("▲", p.better, verdict_words(Verdict.IMPROVED)))
    if any(point.verdict and point.verdict.direction < 0 for point in line.points):
        seen.append(("▼", p.worse, verdict_words(Verdict.WORSE)))
    if any(point.back_dated for point in line.points):
        seen.append(("○", p.text, "added later"))
    if any(point.short for point in line.points):
        seen.append(("×", p.text, "a bad day"))
    at = x
    for shape, colour, words in seen:
        if at + cells(words) + 2 > x + width:
            return
        at = paint.text(paint.text(at, y, shape, colour) + 1, y, words, p.muted) + 3
