"""What has to be said before any progress: open warning signs with what to do, then advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.marks import day

if TYPE_CHECKING:
    from assessments.progress import Progress
    from tui.widgets.canvas import Paint

CHECKED = "Get checked."


def draw_banner(paint: Paint, x: int, y: int, width: int, progress: Progress) -> int:
    """Flags first, each with what to do and since when; then other advice and open safety questions.

    Returns the row below it with one row free, or `y` where there is nothing to say.
    """
    p, start = paint.palette, y
    width = min(width, MEASURE)
    for number, flag in enumerate(progress.flags):
        since = f" Since {day(flag.since)}." if flag.since else ""
        lead = [Run(f"{CHECKED} ", p.worse, True)] if number == 0 else []
        paint.text(x, y, "!", p.worse, bold=True)
        y = write(paint, x + 3, y, width - 3, *lead, Run(flag.action, bold=True), Run(since, p.muted))
    said = {flag.code for flag in progress.flags} | {flag.action for flag in progress.flags}
    for advice in progress.advice:
        if (advice.code and advice.code in said) or advice.why in said:
            continue
        paint.text(x, y, "!" if advice.level in ("E", "U", "S") else "·", p.worse, bold=True)
        y = write(paint, x + 3, y, width - 3, Run(advice.why))
    if progress.safety_left_open:
        count = progress.safety_left_open
        words = "1 safety question" if count == 1 else f"{count} safety questions"
        paint.text(x, y, "○", p.muted)
        y = write(paint, x + 3, y, width - 3, Run(f"You left {words} open."))
    return y + 1 if y > start else y
