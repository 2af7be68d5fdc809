"""The sheet of one sign: what it says, its measures to choose from, the chart, one point in words, table, why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.chart import Box, draw_chart, point_mark
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.marks import brief, day, mark, spoken, tint, verdict_words

if TYPE_CHECKING:
    from assessments.answers import Leg
    from assessments.progress import Line, Point
    from tui.widgets.canvas import Paint

SIDE = 34  # width of the panel beside the chart
BESIDE = 108  # from this width on the table stands beside the chart
LEAST = (44, 9)  # a chart smaller than this is no help: the table stands in its place


@dataclass
class View:
    """What is shown of a sign: which of its lines and legs, which point is read, table or why in place of the chart."""

    lines: tuple[Line, ...]
    chosen: int = 0
    leg: Leg | None = None
    at: int | None = None
    table: bool = False
    why: bool = False

    @property
    def top(self) -> Line:
        """The chosen line, both legs in one."""
        return self.lines[self.chosen]

    @property
    def line(self) -> Line:
        """The line to draw: of the chosen leg where there is one."""
        return self.top.legs.get(self.leg, self.top) if self.leg else self.top

    def choose(self, number: int) -> None:
        """Another measure; the point being read is let go."""
        self.chosen, self.at = number, None
        if self.leg not in self.top.legs:
            self.leg = None

    def read(self, by: int) -> None:
        """Moves to the value before or after; the first press reads the latest."""
        known = [n for n, point in enumerate(self.line.points) if point.value is not None]
        if not known:
            return
        if self.at not in known:
            self.at = known[-1]
        else:
            self.at = known[min(len(known) - 1, max(0, known.index(self.at) + by))]


def reading(line: Line, point: Point) -> str:
    """One point in words: day, value, verdict, and how it came about."""
    parts = [day(point.day, year=True), spoken(line, point.value)]
    if point.short:
        parts.append("a bad day")
    elif point.day == line.first_day and point.value == line.first:
        parts.append("first")
    elif point.verdict is not None:
        parts.append(verdict_words(point.verdict))
    if point.back_dated:
        parts.append("added later")
    return " · ".join(parts)


def draw_sign(paint: Paint, room: int, view: View) -> int:
    """The whole sheet; returns the rows used. From 108 columns on the table stands beside the chart."""
    x = margin(paint.width)
    width = paint.width - 2 * x
    wide = paint.width >= BESIDE and not view.why and not view.table
    main = width - SIDE - 4 if wide else width
    y = _head(paint, x, 1 if room >= 14 else 0, min(width, 100), view.line)
    y = _measures(paint, x, y, width, view) + (1 if room >= 20 else 0)
    if view.line.absent:
        return y
    if view.why:
        return _why(paint, x, y, min(width, MEASURE), view.line)
    if view.table:
        return _table(paint, x, y, min(width, MEASURE), view)
    height = room - y - 1
    if main < LEAST[0] or height < LEAST[1]:
        return _table(paint, x, y, width, view)
    draw_chart(paint, Box(x, y, main, height), view.line, view.at)
    if wide:
        _side(paint, paint.width - x - SIDE, y, room, view)
    y += height
    if view.at is not None:
        _reading(paint, x, y, width, view)
    else:
        _legend(paint, x, y, main, view.line)
    return room


def _head(paint: Paint, x: int, y: int, width: int, line: Line) -> int:
    p = paint.palette
    if line.absent:
        return write(paint, x, y, width, Run(line.absent[:1].upper() + line.absent[1:] + "."))
    shape, colour = mark(line.verdict, p)
    label = line.label[:1].upper() + line.label[1:]
    paint.text(x, y, shape, colour, bold=True)
    runs = [Run(f"{label}. ", tint(line.verdict, p), True)]
    if line.first is not None and line.now is not None and line.first_day != line.now_day:
        runs.append(Run(f"From {brief(line, line.first)} to {spoken(line, line.now)}. ", bold=True))
    elif line.now is not None:
        runs.append(Run(f"{spoken(line, line.now)[:1].upper()}{spoken(line, line.now)[1:]}. ", bold=True))
    if line.note:
        runs.append(Run(line.note[:1].upper() + line.note[1:] + ".", p.muted))
    return write(paint, x + 2, y, width - 2, *runs)


def _measures(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """The line and its measures, side by side, and the legs where both have values; the chosen one stands out."""
    p = paint.palette
    chips: list[tuple[str, bool, tuple[str, object]]] = []
    if len(view.lines) > 1:
        chips += [(line.title, n == view.chosen, ("measure", n)) for n, line in enumerate(view.lines)]
    if view.top.legs:
        chips += [(f"{leg} leg", view.leg == leg, ("leg", leg)) for leg in view.top.legs]
    if not chips:
        return y
    y += 1
    at = x
    for words, chosen, value in chips:
        for text in lines_of(words, width - 2)[:1]:
            wide = cells(text) + 2
            if at > x and at + wide > x + width:
                at, y = x, y + 1
            if chosen:
                paint.text(at, y, f" {text} ", p.onaccent, p.accent, bold=True)
            else:
                paint.text(at + 1, y, text, p.muted)
            paint.target(at, y, wide, 1, value)
            at += wide + 1
    return y + 1


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
        seen.append(("▲", p.better, "clearly better"))
    if any(point.verdict and point.verdict.direction < 0 for point in line.points):
        seen.append(("▼", p.worse, "clearly worse"))
    if any(point.back_dated for point in line.points):
        seen.append(("○", p.text, "added later"))
    if any(point.short for point in line.points):
        seen.append(("×", p.text, "a bad day"))
    at = x
    for shape, colour, words in seen:
        if at + cells(words) + 2 > x + width:
            return
        at = paint.text(paint.text(at, y, shape, colour) + 1, y, words, p.muted) + 3


def _side(paint: Paint, x: int, y: int, room: int, view: View) -> None:
    """Beside the chart: the latest values that fit, newest last, and the sentence that says why."""
    p = paint.palette
    why = lines_of(view.line.why, SIDE)
    space = room - y - 2 - (len(why) + 2 if why else 0)
    y = write(paint, x, y, SIDE, Run("The same in numbers", bold=True)) + 1
    known = [n for n, point in enumerate(view.line.points) if point.value is not None]
    step = 2 if 2 * len(known) <= space else 1
    shown = known[-max(1, space // step) :]
    if view.at is not None and view.at not in shown:
        shown = [n for n in known if n <= view.at][-max(1, space // step) :]
    for index in shown:
        _point_row(paint, x, y, SIDE, view, index)
        y += step
    for text in why:
        y += text is why[0]
        paint.text(x, y, text, p.muted)
        y += 1


def _point_row(paint: Paint, x: int, y: int, width: int, view: View, index: int, words: bool = False) -> None:
    p, line = paint.palette, view.line
    point = line.points[index]
    if index == view.at:
        paint.fill(x - 1, y, width + 2, 1, p.panel)
        if p.flat:
            paint.text(x - 2, y, "►", p.accent, bold=True)
    years = line.points[0].day.year != line.points[-1].day.year
    paint.text(x, y, day(point.day, years), p.muted)
    at = x + (12 if years else 8)
    paint.text(at, y, brief(line, point.value), bold=True)
    at += 3 + max(4 if not line.words else 10, cells(brief(line, point.value)))
    shape, colour = point_mark(point, p)
    paint.text(at - 2, y, shape if point.value is not None else " ", colour)
    said = reading(line, point).split(" · ")[2:] if point.value is not None else ["no answer"]
    text = ", ".join(said)
    room = x + width - at
    if not words and cells(text) > room:
        text = said[-1] if cells(said[-1]) <= room else ""
    direction = point.verdict.direction if point.verdict and not point.short else 0
    paint.text(at, y, text, colour if direction else p.muted)
    paint.target(x, y, width, 1, ("point", index))


def _table(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """Every value, the latest first."""
    if y == 0 or not view.line.points:
        y += 1
    for index in reversed(range(len(view.line.points))):
        _point_row(paint, x, y, width, view, index, words=True)
        y += 1
    return y


def _why(paint: Paint, x: int, y: int, width: int, line: Line) -> int:
    """The inputs and the rule in a sentence, and whether the threshold is published or our own."""
    from assessments.change import RULES

    p = paint.palette
    y = write(paint, x, y, width, Run("Why it is judged so", bold=True))
    y = write(paint, x, y, width, Run(line.why)) + 1
    rule = RULES.get(line.rule)
    if rule is not None:
        kind = PUBLISHED if rule.published else OWN
        y = write(paint, x, y, width, Run("Where the threshold comes from", bold=True))
        y = write(paint, x, y, width, Run(kind)) + 1
    if line.sources:
        y = write(paint, x, y, width, Run("Sources  ", bold=True), Run(", ".join(line.sources), p.muted))
    return y


PUBLISHED = "Studies of this measure say how large a change has to be before people notice it."
OWN = "It is ours: no study gives a threshold for this very score, so we took those of scores like it."
