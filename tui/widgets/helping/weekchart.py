"""The exercise week as a picture: a bar for each day against 30 minutes, and the sum against 150."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells

if TYPE_CHECKING:
    from assessments.helping.week import Week
    from tui.widgets.canvas import Paint

EIGHTHS = " ▁▂▃▄▅▆▇█"
SCALE = 60  # minutes that the tallest bar stands for, at least


def draw_sum(paint: Paint, x: int, y: int, width: int, week: Week, goal: int, enough: int) -> int:
    """ "95 of 150 minutes in these 7 days", a bar of it, and the days that had enough. The row below."""
    p = paint.palette
    end = paint.text(x, y, f"{week.counted} of {goal} minutes", bold=True)
    end = paint.text(end + 1, y, "in these 7 days", p.muted)
    reached = f"{enough} or more on {_days(week.active_days)}"
    if end + 3 + cells(reached) <= x + width:
        paint.right(x + width, y, reached, p.muted)
    done = round(width * min(1.0, week.counted / goal))
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


def _days(count: int) -> str:
    return "no day" if count == 0 else "1 day" if count == 1 else f"{count} days"
