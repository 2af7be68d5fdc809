"""The recovery board: a row a sign, with a dumbbell from first to now on a track from worst to best.

The shade on a track is the band of ordinary ups and downs around the first value (Line.band), so that
"improved" is seen as the bar leaving the shade. A mark lies on the side of the shade that its verdict says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.judging.verdicts import Verdict
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.sentence import ground
from tui.widgets.showing.boardrows import latest_word
from tui.widgets.showing.marks import brief, day, mark, tint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.progress import Line, Progress
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.boardrows import Row

LABEL = 20  # the widest a label gets before it wraps
NAME = 28  # the same of a name: "Less pain, less often, right"
WITH_TRACK = 70  # below this width a row has words in place of the track
PLAIN = 60  # below this width a row is two or more lines of plain words
SINCE = "since the start"  # over the verdicts, where the progress doesn't say it itself


@dataclass(frozen=True)
class Columns:
    """Where things stand on a board of this width, in cells; `values` 0: no columns for first and `now`."""

    name: int
    name_width: int
    track: int
    track_width: int
    values: int
    now: int
    label: int
    label_width: int

    @staticmethod
    def of(rows: Sequence[Row], width: int) -> Columns:
        """Shares the width out: labels and names get what they need, the track what is left."""
        edge = margin(width)
        inside = width - 2 * edge
        labels = [row.line.label for row in rows if not row.line.absent]
        widest = (cells(text) for words in labels for text in lines_of(words, LABEL))
        label = max(cells(SINCE) - 2, *widest, 0) + 2
        name = min(max(cells(row.line.title) for row in rows), NAME)
        told = [row.line for row in rows if not row.line.absent]
        # A zone is told in words, so these are as wide as their longest.
        first = max(9, *(cells(brief(line, line.first)) for line in told), 0) + 2
        now = max(9, *(cells(brief(line, line.now)) for line in told), 0)
        values = first + now if width >= 104 else 0
        if width < WITH_TRACK:
            name = min(name, max(14, inside - label - 17))
            track = inside - name - 4 - 2 - label - 1
        else:
            track = min(inside - 4 - name - 2 - 2 - label - (values + 2 if values else 0), 44)
        start = edge + 4 + name + 2
        spare = inside - (4 + name + 2 + track + (values + 2 if values else 0) + 2 + label)
        start += min(max(0, spare), 8)
        at = start + track + 2
        return Columns(
            edge + 4, name, start, track, at if values else 0, at + first, edge + inside - label, label - 2
        )  # fmt: skip


def column(line: Line, value: int, width: int) -> int:
    """The cell of a value on a track of this width: 0 at the worst, width - 1 at the best."""
    share = (value - line.worst) / (line.best - line.worst)
    return min(width - 1, max(0, int(share * (width - 1) + 0.5)))


def band_columns(line: Line, width: int) -> tuple[int, int] | None:
    """First and last shaded cell, or None; pushed in where rounding would swallow a clear change."""
    if line.band is None or line.first is None:
        return None
    low, high = sorted(column(line, value, width) for value in line.band)
    first = column(line, line.first, width)
    if line.now is not None:
        now = column(line, line.now, width)
        if line.verdict.direction > 0 and now > first:
            high = min(high, now - 1)
        elif line.verdict.direction < 0 and now < first:
            low = max(low, now + 1)
        elif line.verdict is Verdict.NO_MEANINGFUL_CHANGE:
            low, high = min(low, now), max(high, now)
    return low, high


def draw_dumbbell(paint: Paint, x: int, y: int, width: int, line: Line) -> None:
    """○ the first value, ● now, on a dotted track with its shade; nothing where there is no value."""
    if y >= paint.height:  # only rows are being counted
        return
    p = paint.palette
    paint.text(x, y, "·" * width, p.line)
    shade = band_columns(line, width)
    if shade is not None:
        paint.text(x + shade[0], y, ("░" if p.flat else "·") * (shade[1] - shade[0] + 1), p.line, p.band)
    if line.now is None and line.first is None:
        return
    colour = tint(line.verdict, p) if line.verdict.direction else p.muted
    now = column(line, line.now, width) if line.now is not None else None
    first = column(line, line.first, width) if line.first is not None else None
    if first is not None and now is not None:
        low, high = sorted((first, now))
        paint.text(x + low, y, p.glyph("━", "=") * (high - low), colour, bold=p.flat)
    if first is not None:
        paint.text(x + first, y, "○", p.text if line.verdict.direction else p.muted)
    if now is not None:
        paint.text(x + now, y, p.glyph("●", "•"), colour, bold=True)


def draw_row(paint: Paint, y: int, row: Row, columns: Columns, chosen: bool) -> int:
    """One row; returns the row below it. Without room for a track the values stand there in words."""
    if paint.width < PLAIN:
        return _plain_row(paint, y, row, chosen)
    p, line, edge = paint.palette, row.line, margin(paint.width)
    names = lines_of(line.title, columns.name_width)
    words = paint.width < WITH_TRACK
    labels = lines_of(line.label, columns.label_width) if not line.absent else []
    room = columns.label + columns.label_width + 2 - columns.track
    absent = lines_of(line.absent, room) if line.absent else []
    first, now = brief(line, line.first), brief(line, line.now)
    values = lines_of(f"{first} → {now}", columns.track_width) if words and not line.absent else []
    height = max(len(names), len(labels), len(absent), len(values), 1)
    if chosen:
        ground(paint, y, height)
    if row.key and not row.under:
        if chosen and not p.flat:
            paint.text(edge, y, f" {row.key} ", p.onaccent, p.accent, bold=True)
        else:
            paint.text(edge, y, f" {row.key}", p.accent, bold=True)
    elif chosen and not p.flat and not row.under:
        paint.text(edge, y, "→ ", p.accent, bold=True)
    for number, text in enumerate(names):
        start = columns.name + columns.name_width - cells(text) if row.under else columns.name
        ink = p.muted if line.absent else p.text
        paint.text(start, y + number, text, ink, bold=chosen or row.heading)
    for number, text in enumerate(absent):
        paint.text(columns.track, y + number, text, p.muted)
    if not line.absent:
        if words:
            for number, text in enumerate(values):
                paint.text(columns.track, y + number, text)
        else:
            draw_dumbbell(paint, columns.track, y, columns.track_width, line)
            if columns.values:
                paint.text(columns.values, y, first, p.muted)
                paint.text(columns.now, y, now, p.text, bold=True)
        shape, _ = mark(line.verdict, p)
        ink = tint(line.verdict, p)
        paint.text(columns.label, y, shape, ink if line.verdict is not Verdict.CANT_TELL else p.muted)
        for number, text in enumerate(labels):
            paint.text(columns.label + 2, y + number, text, ink, bold=line.verdict.direction != 0)
    paint.target(0, y, paint.width, height, line.id)
    return y + height


def _plain_row(paint: Paint, y: int, row: Row, chosen: bool) -> int:
    """The name, and under it first → now and the label; everything wraps."""
    p, line, x, start = paint.palette, row.line, margin(paint.width), y
    width = paint.width - 2 * x - 5
    paint.text(x, y, "►" if chosen and not row.under else " ", p.accent, bold=True)
    paint.text(x + 2, y, "" if row.under else row.key, p.accent, bold=True)
    y = write(paint, x + 4, y, width, Run(line.title, bold=chosen or row.heading))
    if line.absent:
        y = write(paint, x + 4, y, width, Run(line.absent, p.muted))
    else:
        shape, _ = mark(line.verdict, p)
        told = Run(f"{shape}\u00a0{line.label}", tint(line.verdict, p), line.verdict.direction != 0)
        y = write(
            paint, x + 4, y, width, Run(f"{brief(line, line.first)} → {brief(line, line.now)}   "), told
        )
    paint.target(0, start, paint.width, y - start, line.id)
    return y


def draw_heads(paint: Paint, y: int, columns: Columns, progress: Progress) -> None:
    """Over the columns: what the two marks and the shade are, worst and best; or first and now."""
    p = paint.palette
    first = day(progress.start) if progress.start else "first"
    now = latest_word(progress)
    if paint.width < WITH_TRACK:
        x = columns.track if paint.width >= PLAIN else margin(paint.width) + 4
        paint.text(x, y, f"{first} → {now}", p.muted)
        return
    x = paint.text(columns.name, y, "○ ", p.text)
    x = paint.text(x, y, first, p.muted)
    x = paint.text(x + 2, y, p.glyph("● ", "• "), p.text)
    paint.text(x, y, now, p.muted)
    paint.text(columns.track, y, "worst", p.muted)
    paint.right(columns.track + columns.track_width, y, "best", p.muted)
    if columns.values:
        paint.text(columns.values, y, first, p.muted)
        paint.text(columns.now, y, now, p.muted)
    paint.text(columns.label, y, progress.since_words or SINCE, p.muted)


LEGEND = 52
"""Cells that the legend takes."""


def draw_legend(paint: Paint, x: int, y: int, progress: Progress) -> None:
    """What the two marks and the shade of a track mean."""
    p = paint.palette
    at = paint.text(x, y, "○ ", p.text)
    at = paint.text(at, y, day(progress.start) if progress.start else "first check-in", p.muted)
    at = paint.text(at + 3, y, p.glyph("● ", "• "), p.text)
    at = paint.text(at, y, latest_word(progress), p.muted)
    at = paint.text(at + 3, y, "░░░░" if p.flat else "····", p.line, p.band)
    paint.text(at + 1, y, "ordinary ups and downs", p.muted)
