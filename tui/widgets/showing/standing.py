"""How it stands, for Home: score, verdict and phase; in a large window also the curve and the reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.digits import draw_numeral, numeral_width
from tui.widgets.flow import Run, lines_of, wrapped, write
from tui.widgets.showing.marks import day, mark, tint
from tui.widgets.showing.track import draw_track

if TYPE_CHECKING:
    from datetime import date

    from assessments.judging.progress import Line, Progress
    from tui.widgets.canvas import Paint

AGO = 14  # days after which what was is told as what was
ZONES = ("back", "buttock", "thigh", "knee", "calf", "foot", "toes")


def draw_standing(
    paint: Paint, x: int, y: int, width: int, progress: Progress | None, today: date, *, tall: bool
) -> int:
    """Draws from row `y`, six rows, or (`tall`) the side panel of a large window; returns the row below."""
    p = paint.palette
    if progress is None or not progress.sessions:
        return _nothing_yet(paint, x, y, width, tall)
    if any(flag.level in "EU" and flag.symptom for flag in progress.flags):
        return _get_checked(paint, x, y, width, progress, tall)
    overall = progress.overall
    when = said_on(overall, today)
    if tall:
        y = _number(paint, x, y, overall, f"of 100 {when}" if when else "of 100, today") + 1
        y = _verdict(paint, x, y, width, progress, today) + 1
        if sum(point.value is not None for point in overall.points) >= 3:
            y = _curve(paint, x, y, width, 5, overall) + 1
        paint.text(
            x, y, f"Where you were {when}" if long_ago(progress, today) else "Where you are", bold=True
        )
        y = draw_track(paint, x, y + 2, width, progress.phase) + 1
        y = write(paint, x, y, width, Run(" ".join(progress.phase.why[:2]), p.muted)) + 1
        return _reach(paint, x, y, width, progress, today)
    side = x + (18 if overall.now is not None else 0)
    if overall.now is not None:
        _number(paint, x, y, overall, "of 100")
        paint.text(x, y + 3, when, p.muted)
    below = _verdict(paint, side, y, width - (side - x), progress, today)
    return max(y + 4, draw_track(paint, side, max(y + 2, below), width - (side - x), progress.phase))


def said_on(line: Line, today: date) -> str:
    """ "on 18 November" where a line's value isn't of today, with its year where that is another."""
    when = line.now_day
    if when is None or when == today:
        return ""
    return f"on {day(when, year=True)}" if when.year != today.year else f"on {when.day} {when:%B}"


def long_ago(progress: Progress, today: date) -> bool:
    """Whether the latest check-in is so old that it no longer tells how it is."""
    return (today - progress.sessions[-1].day).days > AGO


def _number(paint: Paint, x: int, y: int, overall: Line, unit: str) -> int:
    if overall.now is None:
        paint.text(x, y, "No overall score yet", paint.palette.muted)
        return y + 1
    draw_numeral(paint, x, y, str(overall.now), paint.palette.text)
    paint.text(x + numeral_width(paint.palette, str(overall.now)) + 1, y + 2, unit, paint.palette.muted)
    return y + 3


def _verdict(paint: Paint, x: int, y: int, width: int, progress: Progress, today: date) -> int:
    p, overall = paint.palette, progress.overall
    shape, ink = mark(overall.verdict, p)
    if overall.first is None or overall.first_day is None:
        return write(paint, x, y, width, Run(progress.summary[0]))
    paint.text(x, y, shape, ink)
    word = overall.label[:1].upper() + overall.label[1:]
    since = f"since {day(overall.first_day, year=overall.first_day.year != progress.sessions[-1].day.year)}"
    told = f" {since}, when it was {overall.first}."
    if overall.parted:  # the numbers are of either leg, so only the words are said
        told = f" in one leg {since}." if overall.verdict.direction else f" {since}."
    elif long_ago(progress, today) and overall.now_day is not None:
        years = overall.first_day.year != today.year or overall.now_day.year != today.year
        first, last = day(overall.first_day, years), day(overall.now_day, years)
        told = f": {overall.first} on {first}, {overall.now} on {last}."
    return write(paint, x + 2, y, width - 2, Run(word, tint(overall.verdict, p), bold=True), Run(told))


def _curve(paint: Paint, x: int, y: int, width: int, height: int, line: Line) -> int:
    """The overall score over time as a filled curve, days in proportion; axis 0 to 100."""
    p = paint.palette
    points = [(point.day.toordinal(), point.value) for point in line.points if point.value is not None]
    first, last = points[0][0], points[-1][0]
    span = max(1, last - first)
    heights: list[float] = []
    at = 0
    for column in range(width * 2):
        when = first + span * column / (width * 2 - 1)
        while at + 1 < len(points) - 1 and points[at + 1][0] < when:
            at += 1
        (a, low), (b, high) = points[at], points[min(at + 1, len(points) - 1)]
        part = (when - a) / (b - a) if b > a else 1.0
        heights.append((low + (high - low) * min(1.0, max(0.0, part))) / 100 * (height * 4 - 1))
    for row in range(height):
        for column in range(width):
            line_bits = fill_bits = 0
            for dy in range(4):
                dot = (height - row) * 4 - 1 - dy
                for dx in range(2):
                    bit = ((1, 8), (2, 16), (4, 32), (64, 128))[dy][dx]
                    here = heights[column * 2 + dx]
                    if dot <= here + 0.5 and dot > here - 1.5:
                        line_bits |= bit
                    elif dot < here and (column * 2 + dx) % 4 == 0 and dot % 4 == 0:
                        fill_bits |= bit
            if p.rich_glyphs and (line_bits or fill_bits):
                ink = tint(line.verdict, p) if line_bits else p.line
                paint.text(x + column, y + row, chr(0x2800 | line_bits | fill_bits), ink)
            elif line_bits:
                paint.text(x + column, y + row, "█", tint(line.verdict, p))
    paint.text(x, y + height, day(line.points[0].day), p.muted)
    paint.right(x + width, y + height, day(line.points[-1].day), p.muted)
    return y + height + 1


def _reach(paint: Paint, x: int, y: int, width: int, progress: Progress, today: date) -> int:
    """How far down the leg the pain reaches, as seven blocks."""
    p, zone = paint.palette, progress.measures.get("zone")
    if zone is None or zone.now is None:
        return y
    paint.text(x, y, f"How far the pain reache{'d' if long_ago(progress, today) else 's'}", bold=True)
    step = max(5, min(7, width // 7))
    for place, name in enumerate(ZONES, 1):
        column = x + (place - 1) * step
        if place <= zone.now:
            paint.text(column, y + 2, "█" * (step - 2), p.pain)
        else:
            paint.text(column, y + 2, p.glyph("⠒", "·") * (step - 2), p.line)
        here = place == zone.now
        if here or place in (1, 7):
            paint.text(column, y + 3, name, p.text if here else p.muted, bold=here)
    return y + 5


def _get_checked(paint: Paint, x: int, y: int, width: int, progress: Progress, tall: bool) -> int:
    """The warning; with room (`tall`) every sign, why, and since when, then the phase, which is on hold."""
    p = paint.palette
    open_signs = [flag for flag in progress.flags if flag.level in "EU" and flag.symptom]
    first = open_signs[0]
    if tall:
        runs = []
        for flag in open_signs[:4]:
            since = f"Since {flag.since.day} {flag.since:%B}." if flag.since else ""
            runs.append(
                (Run(flag.action, bold=True), Run(f" {flag.reason}".rstrip()), Run(f" {since}", p.muted))
            )
        rows = 3 + sum(1 + len(wrapped(line, width - 6)) for line in runs)
        paint.fill(x, y, width, rows, p.alert)
        paint.text(x + 3, y + 1, "! Get checked first.", p.worse, bold=True)
        below = y + 3
        for line in runs:
            below = write(paint, x + 3, below, width - 6, *line) + 1
        y += rows + 1
        paint.text(x, y, "Where you are", bold=True)
        y = draw_track(paint, x, y + 2, width, progress.phase) + 1
        return write(paint, x, y, width, Run(" ".join(progress.phase.why), p.muted))
    rows = 3 + len(lines_of(first.action, width - 6))
    paint.fill(x, y, width, rows, p.alert)
    paint.text(x + 3, y + 1, "! Get checked first.", p.worse, bold=True)
    write(paint, x + 3, y + 2, width - 6, Run(first.action))
    return y + rows


def _nothing_yet(paint: Paint, x: int, y: int, width: int, tall: bool) -> int:
    p = paint.palette
    paint.text(x, y, "How it works", bold=True)
    lines = (
        "Check in once a week. Each time takes a few minutes.",
        "After the second one, you see what has changed.",
        "After a few more, you can trust the picture.",
    )
    for number, line in enumerate(lines, 1):
        row = y + (2 if tall else 0) + number * (2 if tall else 1)
        paint.text(x, row, str(number), p.accent, bold=True)
        write(paint, x + 3, row, width - 3, Run(line, p.muted))
    return y + (10 if tall else 4)
