"""The way through the phases, Relief, Movement, Full recovery, with the place where the person is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells

if TYPE_CHECKING:
    from assessments.judging.progress import PhaseView
    from tui.widgets.canvas import Paint

NAMES = {1: "Relief", 2: "Movement", 3: "Full recovery"}
RECOVERED = "Fully recovered"  # the third one's, once the badge is reached
LEAST = 44  # narrower than this, the names would touch


def draw_track(
    paint: Paint,
    x: int,
    y: int,
    width: int,
    phase: PhaseView,
    scores: dict[int, str] | None = None,
    at: int | None = None,
) -> int:
    """Three stations on a line and, below, their names with `scores`; returns the row below (y + 2).

    Nothing between stations is measured: a pending phase is drawn half-way, as one more check-in confirms it.
    `at`: the phase with the cursor. Targets are "p1", "p2", "p3". On hold or unknown has no place on it.
    """
    p = paint.palette
    stations = {1: x, 2: x + width // 2, 3: x + width - 1}
    here = phase.now if phase.status != "on_hold" else None
    paint.text(x, y, p.glyph("─", "─") * width, p.line)
    end = stations.get(here or 0)
    if here and end is not None:
        if phase.pending and phase.pending != here:
            end = (end + stations[phase.pending]) // 2
        paint.text(x, y, p.glyph("━", "=") * (end - x), p.accent, bold=p.flat)
    for number, column in stations.items():
        passed = here is not None and number <= here
        paint.text(column, y, p.glyph("●", "•") if passed else "○", p.accent if passed else p.muted)
    if here and end is not None:
        paint.text(end, y, p.glyph("◆", "♦"), p.text, bold=True)
    for number, column in stations.items():
        name, score = NAMES[number], (scores or {}).get(number, "")
        name = RECOVERED if number == 3 and phase.badge else name
        whole = cells(name) + (1 + cells(score) if score else 0)
        start = column if number == 1 else column - whole // 2 if number == 2 else column - whole + 1
        start = min(max(start, x), x + width - whole)
        if at == number and p.flat:
            paint.text(start - 1, y + 1, "►", p.accent, bold=True)
        elif at == number:
            paint.fill(start - 1, y + 1, whole + 2, 1, p.accent)
        chosen = p.accent if p.flat else p.onaccent
        ink = chosen if at == number else p.text if here == number else p.muted
        after = paint.text(start, y + 1, name, ink, bold=here == number or at == number)
        if score:
            paint.text(after + 1, y + 1, score, chosen if at == number else p.muted)
        paint.target(start - 1, y, whole + 2, 2, f"p{number}")
    return y + 2
