"""One sign in words: what is being looked at (View), and each value, event and seam in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.showing.along import NOTHING_ALONG
from tui.widgets.showing.chart import point_mark
from tui.widgets.showing.marks import brief, day, spoken, verdict_words

if TYPE_CHECKING:
    from datetime import date

    from assessments.answers import Leg
    from assessments.judging.course import Course
    from assessments.judging.progress import Line, Point
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.along import Along

LEG_PAIN = "leg_pain"
SIDE = 34  # width of the panel beside the chart


@dataclass
class View:
    """What is shown of a sign: which line and leg, which point is read, a table instead of the chart.

    `along`: events and seams on the time axis. `course`: the expected course of leg pain, where there is one;
    `band`: it is drawn. `again`: what the person can do again, under the chart of their own activities.
    """

    lines: tuple[Line, ...]
    chosen: int = 0
    leg: Leg | None = None
    at: int | None = None
    table: bool = False
    along: Along = NOTHING_ALONG
    course: Course | None = None
    band: bool = False
    again: tuple[str, ...] = ()

    @property
    def top(self) -> Line:
        """The chosen line, both legs in one."""
        return self.lines[self.chosen]

    @property
    def line(self) -> Line:
        """The line to draw: of the chosen leg where there is one."""
        return self.top.legs.get(self.leg, self.top) if self.leg else self.top

    @property
    def has_course(self) -> bool:
        """Whether the line in view is the one that the expected course is about."""
        return self.course is not None and self.line.id == LEG_PAIN

    @property
    def axis(self) -> Along:
        """What the chart draws along its axis."""
        return self.along.with_course(self.course if self.band and self.has_course else None)

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


def rows_of(view: View) -> list[tuple[date, int, int]]:
    """Every row of the table, the earliest first: (day, 0 and a point's index) or (day, 1 and a number of
    `view.along.told()`)."""
    rows = [(point.day, 0, n) for n, point in enumerate(view.line.points)]
    rows += [(when, 1, n) for n, (_, when, _) in enumerate(view.along.told())]
    return sorted(rows)


def draw_side(paint: Paint, x: int, y: int, room: int, view: View) -> None:
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


def _point_row(paint: Paint, x: int, y: int, width: int, view: View, index: int, words: bool = False) -> int:
    """One value; returns the row below. `words`: all of them, in the next row where this one is too short."""
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
    ink = colour if direction else p.muted
    if cells(text) > room:
        end = write(paint, x + 2, y + 1, width - 2, Run(text, ink))
    else:
        paint.text(at, y, text, ink)
        end = y + 1
    paint.target(x, y, width, end - y, ("point", index))
    return end


def draw_table(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """Every value, event and seam, the latest first."""
    p, told = paint.palette, view.along.told()
    if y == 0 or not view.line.points:
        y += 1
    for _, kind, number in reversed(rows_of(view)):
        if kind == 0:
            y = _point_row(paint, x, y, width, view, number, words=True)
            continue
        mark, _, words = told[number]
        ink = p.accent if mark == "◆" else p.muted
        paint.text(x - 2, y, p.glyph(mark, "♦" if mark == "◆" else "│"), ink, bold=True)
        y = write(paint, x, y, width, Run(words, p.muted))
    return y
