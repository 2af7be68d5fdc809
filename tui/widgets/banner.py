"""Open warning signs with what to do, before any progress; other advice after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.marks import day

if TYPE_CHECKING:
    from assessments.judging.progress import Advice, Progress
    from tui.widgets.canvas import Paint

CHECKED = "Get checked."
URGENT = ("E", "U")
INDENT = 2  # columns of the mark before a sentence


def draw_banner(paint: Paint, x: int, y: int, width: int, progress: Progress) -> int:
    """Warning signs first, each with what to do and since when; then open safety questions.

    Returns the row below it with one row free, or `y` where there is nothing to say.
    """
    p, start = paint.palette, y
    width = min(width, MEASURE)
    for number, flag in enumerate(progress.flags):
        since = f" Since {day(flag.since)}." if flag.since else ""
        lead = [Run(f"{CHECKED} ", p.worse, True)] if number == 0 else []
        paint.text(x, y, "!", p.worse, bold=True)
        y = write(
            paint, x + INDENT, y, width - INDENT, *lead, Run(flag.action, bold=True), Run(since, p.muted)
        )
    for advice in _not_said(progress, URGENT):
        paint.text(x, y, "!", p.worse, bold=True)
        y = write(paint, x + INDENT, y, width - INDENT, Run(advice.why))
    if progress.safety_left_open:
        count = progress.safety_left_open
        words = "1 safety question" if count == 1 else f"{count} safety questions"
        paint.text(x, y, "○", p.muted)
        y = write(paint, x + INDENT, y, width - INDENT, Run(f"You left {words} open."))
    return y + 1 if y > start else y


def draw_advice(paint: Paint, x: int, y: int, width: int, progress: Progress) -> int:
    """What else speaks for seeing a clinician, after the board; returns the row below it.

    The summary's last sentence already gives the first reason and what to do.
    """
    p = paint.palette
    rest = [a for a in _not_said(progress, ("S", "info")) if not any(a.why in s for s in progress.summary)]
    for advice in rest:
        y += advice is rest[0]
        paint.text(x, y, "!" if advice.level == "S" else "·", p.worse, bold=True)
        y = write(paint, x + INDENT, y, min(width, MEASURE) - INDENT, Run(advice.why, p.muted))
    return y


def _not_said(progress: Progress, levels: tuple[str, ...]) -> list[Advice]:
    """Advice of these levels that no warning sign above has said."""
    said = {flag.code for flag in progress.flags} | {flag.action for flag in progress.flags}
    return [a for a in progress.advice if a.level in levels and a.code not in said and a.why not in said]
