"""The exercise week as a picture: a bar for each day against 30 minutes, and the sum against 150."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.helping.week import Week
    from tui.widgets.canvas import Paint

EIGHTHS = " ▁▂▃▄▅▆▇█"
SCALE = 60  # minutes that the tallest bar stands for, at least


def draw_sum(paint: Paint, x: int, y: int, width: int, week: Week, goal: int, enough: int) -> int:
    """ "95 of 150 brisk minutes, 30 easy", a bar of it, and the days that had enough. The row below."""
    p = paint.palette
    end = paint.text(x, y, f"{week.brisk} of {goal} brisk minutes", bold=True)
    end = paint.text(end, y, f", {week.counted - week.brisk} easy", p.muted)
    reached = f"{enough} or more on {_days(week.active_days)}"
    if end + 3 + cells(reached) <= x + width:
        paint.right(x + width, y, reached, p.muted)
    done = round(width * min(1.0, week.brisk / goal))
    paint.text(x, y + 1, p.glyph("━", "=") * done, p.accent)
    paint.text(x + done, y + 1, p.glyph("─", "-") * (width - done), p.line)
    return y + 2


def draw_days(paint: Paint, x: int, y: int, width: int, height: int, week: Week, at: int, goal: int) -> int:
    """Seven bars, `height` rows with the numbers over them, and two rows of names. The row below.

    `at`: the day with the cursor. Targets are ("day", 0) to ("day", 6).
    """
    p = paint.palette
    pitch = width // len(week.days)
    wide = min(7, pitch - 3)
    top = max(SCALE, *(day.counted for day in week.days))
    rows = height - 1
    line = y + height - 1 - min(rows - 1, round(goal / top * rows) - 1)
    paint.text(x, line, p.glyph("┄", ".") * (pitch * len(week.days) - 2), p.line)
    paint.right(x + pitch * len(week.days) + 1, line, str(goal), p.muted)
    for place, day in enumerate(week.days):
        left = x + place * pitch
        ink = p.accent if day.reached else p.stipple
        eighths = round(day.counted / top * rows * 8)
        if day.counted > 0 and eighths == 0:
            eighths = 1
        tall = 0
        for row in range(rows):
            part = min(8, eighths - 8 * row)
            if part > 0:
                glyph = EIGHTHS[part] if p.rich_glyphs else "█" if part > 3 or row == 0 else " "
                paint.text(left, y + height - 1 - row, glyph * wide, ink)
                tall = row + 1
        if day.counted:
            paint.text(
                left + (wide - cells(str(day.counted))) // 2,
                y + height - 1 - tall,
                str(day.counted),
                bold=True,
            )
        here = place == at
        names = (f"{day.day:%a}", str(day.day.day))
        if here and not p.flat:
            paint.fill(left - 1, y + height, wide + 2, 2, p.raised)
        if here and p.flat:
            paint.text(left - 1, y + height, "►", p.accent, bold=True)
        ink = p.accent if here and p.flat else p.text if here else p.muted
        for row, name in enumerate(names):
            paint.text(left + (wide - cells(name)) // 2, y + height + row, name, ink, bold=here)
        paint.target(left - 1, y, pitch, height + 2, ("day", place))
    return y + height + 2


def draw_minutes(paint: Paint, x: int, y: int, minutes: Sequence[int]) -> int:
    """Minutes to add with the mouse; targets are ("minutes", count). The row below."""
    p = paint.palette
    x = paint.text(x, y, "Add", p.muted) + 2
    for count in minutes:
        end = paint.text(x, y, str(count), p.accent, bold=True)
        paint.target(x - 1, y, end - x + 2, 1, ("minutes", count))
        x = end + 2
    paint.text(x, y, "minutes", p.muted)
    return y + 1


def across(width: int) -> int:
    """How many choices stand in a row of a window this wide."""
    return 4 if width >= 76 else 3 if width >= 56 else 2


def draw_choices(paint: Paint, x: int, y: int, width: int, choices: Sequence[str], at: int) -> int:
    """With their numbers; targets are ("choice", place). The row below."""
    p, beside = paint.palette, across(paint.width)
    pitch = width // beside
    for place, words in enumerate(choices):
        row, column = divmod(place, beside)
        left = x + column * pitch
        if place == at:
            paint.fill(left, y + row, pitch - 1, 1, p.panel)
            paint.text(left, y + row, p.glyph("▸", "►"), p.accent, bold=True)
        paint.text(left + 2, y + row, str(place + 1), p.accent, bold=True)
        paint.text(left + 4, y + row, words)
        paint.target(left, y + row, pitch, 1, ("choice", place))
    return y + -(-len(choices) // beside)


def _days(count: int) -> str:
    return "no day" if count == 0 else "1 day" if count == 1 else f"{count} days"
