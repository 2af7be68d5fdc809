"""The arithmetic of the chart: days to columns, values to rows, which points and which dates to draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from tui.widgets.showing.marks import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.progress import Line, Point

TICK = 12  # about one date in so many columns
PAUSE = timedelta(days=21)  # from here on the line is drawn thin: nobody knows what was in between
GAP = timedelta(days=56)  # a gap of the record (CLINICAL 0): no line at all


@dataclass(frozen=True)
class Scale:
    """A plot of `width` x `height` cells, from day `start` to `end`; row 0 is the best value."""

    start: date
    end: date
    worst: int
    best: int
    width: int
    height: int
    band: tuple[int, int] | None = None  # rows of the band, first and last

    @staticmethod
    def of(line: Line, width: int, height: int, until: date | None = None, banded: bool = True) -> Scale:
        """The scale of a line; a band always leaves a row outside it where values outside are possible.

        `until`: a later day that has to be on it. `banded` False: without the band.
        """
        days = [point.day for point in line.points]
        end = max((*days, until) if until else days)
        scale = Scale(days[0], end, line.worst, line.best, width, height)
        if line.band is None or not banded:
            return scale
        rows = sorted(scale.plain_row(value) for value in line.band)
        edges = sorted(line.band, key=scale.plain_row)  # the better edge first
        top = rows[0] if scale.share(edges[0]) >= 1 else max(1, rows[0])
        bottom = rows[1] if scale.share(edges[1]) <= 0 else min(height - 2, rows[1])
        return replace(scale, band=(top, max(top, bottom)))

    def share(self, value: float) -> float:
        """0 at the worst value, 1 at the best."""
        return (value - self.worst) / (self.best - self.worst)

    def plain_row(self, value: float) -> int:
        """The row of a value by rounding alone."""
        return min(self.height - 1, max(0, int((1 - self.share(value)) * (self.height - 1) + 0.5)))

    def row(self, value: int, direction: int | None = None) -> int:
        """The row of a value, on the side of the band its verdict says: 1 better, -1 worse, 0 in it."""
        row = self.plain_row(value)
        if self.band is None or direction is None:
            return row
        top, bottom = self.band
        if direction > 0:
            return min(row, max(0, top - 1))
        if direction < 0:
            return max(row, min(self.height - 1, bottom + 1))
        return min(max(row, top), bottom)

    def column(self, when: date) -> int:
        """The column of a day: real distances, one cell free at the left, two at the right."""
        start, end = self._ends
        if start == end:
            return self.width // 2
        return 1 + round((when.toordinal() - start) / (end - start) * (self.width - 4))

    @cached_property
    def _ends(self) -> tuple[int, int]:
        return self.start.toordinal(), self.end.toordinal()

    def day_at(self, column: int) -> date:
        """The day of a column; the first and last beyond the ends."""
        share = (column - 1) / max(1, self.width - 4)
        days = (self.end - self.start).days
        return self.start + timedelta(days=round(min(1.0, max(0.0, share)) * days))


def thin(points: Sequence[Point], scale: Scale) -> list[int]:
    """The places of all points; above two a column: the lowest and highest of each, the first, the last."""
    if len(points) <= 2 * scale.width:
        return list(range(len(points)))
    lowest: dict[int, tuple[int, int]] = {}  # column -> value, place
    highest: dict[int, tuple[int, int]] = {}
    for place, point in enumerate(points):
        value = point.value
        if value is None:
            continue
        column = scale.column(point.day)
        if column not in lowest:
            lowest[column] = highest[column] = value, place
        elif value < lowest[column][0]:
            lowest[column] = value, place
        elif value > highest[column][0]:
            highest[column] = value, place
    ends = {0, len(points) - 1}
    return sorted(ends.union(place for _, place in (*lowest.values(), *highest.values())))


def runs(points: Sequence[Point]) -> list[list[Point]]:
    """The stretches to join with a line. Bad days stand alone; a missing value or a long gap breaks it."""
    stretches: list[list[Point]] = [[]]
    for point in points:
        if point.short:
            continue
        last = stretches[-1]
        if point.value is None:
            stretches.append([])
        elif last and point.day - last[-1].day > GAP:
            stretches.append([point])
        else:
            last.append(point)
    return [stretch for stretch in stretches if stretch]


def ticks(scale: Scale) -> list[tuple[int, str]]:
    """(column, words) of the dates under the axis, left to right, none touching the next or the edge."""
    days = (scale.end - scale.start).days
    most = max(1, scale.width // TICK)
    wanted: list[tuple[date, str]]
    if days < 75:
        step = max(7, -(-days // most // 7) * 7) if days else 7
        dates = [scale.start + timedelta(days=n) for n in range(step, days, step)]
        wanted = [(when, day(when)) for when in dates]
    else:
        months = _months(scale.start, scale.end)
        every = next((n for n in (1, 2, 3, 6, 12) if len(months) / n <= most), 24)
        wanted = [
            (when, f"{when:%b}" if when.month > every or len(months) < 6 else f"{when:%b %Y}")
            for when in months
            if (when.year * 12 + when.month - 1) % every == 0
        ]
    out: list[tuple[int, str]] = []
    years = scale.start.year != scale.end.year and days >= 75
    for when, words in [(scale.start, day(scale.start, years)), (scale.end, day(scale.end, years)), *wanted]:
        column = scale.column(when)
        start = label_start(column, words, scale.width)
        clear = all(
            start + len(words) + 2 <= label_start(c, w, scale.width)
            or label_start(c, w, scale.width) + len(w) + 2 <= start
            for c, w in out
        )
        if clear:
            out.append((column, words))
    return sorted(out)


def label_start(column: int, words: str, width: int) -> int:
    """Where the words of a tick begin: under it, moved in where they would leave the plot."""
    return max(0, min(column - 1, width - len(words)))


def _months(first: date, last: date) -> list[date]:
    months = []
    year, month = first.year, first.month
    if first.day > 1:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    while (when := date(year, month, 1)) <= last:
        months.append(when)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months
