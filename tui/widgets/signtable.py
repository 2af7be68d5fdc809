"""One sign in words: what is being looked at (View), each value in a table, and why it is judged so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.chart import point_mark
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.marks import brief, day, spoken, verdict_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.answers import Leg
    from assessments.judging.progress import Line, Point
    from tui.widgets.canvas import Paint

SIDE = 34  # width of the panel beside the chart
PUBLISHED = "Studies of this measure say how large a change has to be before people notice it."
OWN = "It is ours: no study gives a threshold for this very score, so we took those of scores like it."


@dataclass
class View:
    """What is shown of a sign: which line and leg, which point is read, table or why instead of the chart."""

    lines: tuple[Line, ...]
    chosen: int = 0
    leg: Leg | None = None
    at: int | None = None
    table: bool = False
    why: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)  # R-number -> the words of the citation

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


def draw_table(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """Every value, the latest first."""
    if y == 0 or not view.line.points:
        y += 1
    for index in reversed(range(len(view.line.points))):
        _point_row(paint, x, y, width, view, index, words=True)
        y += 1
    return y


def draw_why(paint: Paint, x: int, y: int, width: int, view: View) -> int:
    """The inputs and the rule in a sentence, and whether the threshold is published or our own."""
    from assessments.judging.change import RULES

    p, line = paint.palette, view.line
    y = write(paint, x, y, width, Run("Why it is judged so", bold=True))
    y = write(paint, x, y, width, Run(line.why)) + 1
    rule = RULES.get(line.rule)
    if rule is not None:
        kind = PUBLISHED if rule.published else OWN
        y = write(paint, x, y, width, Run("Where the threshold comes from", bold=True))
        y = write(paint, x, y, width, Run(kind)) + 1
    if line.sources:
        y = write(paint, x, y, width, Run("Sources", bold=True))
        for source in line.sources:
            y = write(
                paint, x, y, width, Run(f"{source}  ", bold=True), Run(view.sources.get(source, ""), p.muted)
            )
    return y
