"""Words to read on the kiosk: paragraphs, a part at a time, and warning signs with all their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.kiosk.picture.cards import draw_cards
from tui.themes import cells
from tui.widgets.flow import Run, lines_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.asking.step import Choice
    from tui.kiosk.picture.face import Face
    from tui.widgets.canvas import Paint

HANG = 3  # columns before the words of a marked paragraph
BESIDE, TALL = 3, 3  # cards beside each other under what is read, and rows of each
SIDE = 11  # columns for the answer at the right of a sign
NUMBER = 6  # columns before the words of a sign


def draw_paras(
    paint: Paint, x: int, y: int, width: int, height: int, face: Face, top: int, typed: str = ""
) -> tuple[int, int]:
    """Paragraphs from their row `top` on, cards under them; returns that row, and how many are below."""
    p = paint.palette
    rows: list[tuple[int, list[Run]]] = []
    for para in face.paras:
        ink = {"muted": p.muted, "title": p.accent, "loud": p.worse}.get(para.look)
        bold = para.look in ("bold", "title", "loud")
        hang = HANG if para.mark else 0
        lines = [(hang, line) for line in wrapped([Run(para.text, ink, bold)], width - hang)]
        if para.mark:
            mark = Run(
                para.mark + " " * (HANG - cells(para.mark)), p.worse if para.mark == "!" else p.accent, True
            )
            lines[0] = (0, [mark, *lines[0][1]])
        rows += lines if para.text else [(0, [])]
    cards = rows_of(face.choices)
    room = height - (cards + 1 if cards else 0)
    top = max(0, min(top, len(rows) - room))
    for down, (hang, line) in enumerate(rows[top : top + room]):
        at = x + hang
        for run in line:
            at = paint.text(at, y + down, run.text, run.fg, bold=run.bold)
    if face.choices:
        below = min(y + room + 1, y + len(rows) + 1)
        draw_cards(paint, x, below, width, min(cards, y + height - below), face.choices, typed)
    return top, max(0, len(rows) - top - room)


def rows_of(choices: Sequence[Choice]) -> int:
    """Rows that a few short choices need, three beside each other."""
    return TALL * -(-len(choices) // BESIDE)


def draw_rows(paint: Paint, x: int, y: int, width: int, height: int, face: Face, typed: str) -> int:
    """Signs one under the other, every word of each, and below the card that says No to all of them.

    Returns the row below; where that is farther down than there is room, something isn't in view.
    """
    signs = [c for c in face.choices if c.act == "open"]
    others = [c for c in face.choices if c.act != "open"]
    bodies = [lines_of(c.words, width - NUMBER - SIDE) for c in signs]
    needed = sum(len(body) for body in bodies) + len(bodies) - 1
    below = 3 if others else 0
    gap = 1 if needed + below <= height else 0
    tall = sum(len(body) + 2 for body in bodies) + below <= height and not paint.palette.flat
    p = paint.palette
    for sign, body in zip(signs, bodies, strict=True):
        live = typed == str(sign.number)
        ground = p.accent if live else p.panel
        top, rows = y, len(body) + (2 if tall else gap)
        if tall:
            paint.text(x, y, "▄" * width, ground)
            paint.text(x, y + len(body) + 1, "▀" * width, ground)
            y += 1
        if not p.flat:
            paint.fill(x, y, width, len(body), ground)
        ink = p.onaccent if live and not p.flat else p.text
        label = f"[{sign.number}]" if p.flat else f"{sign.number:>2}"
        paint.text(x + (0 if p.flat else 2), y, label, ink if live else p.accent, bold=True)
        for down, line in enumerate(body):
            paint.text(x + NUMBER, y + down, line, ink, bold=live)
        paint.right(x + width - 2, y, sign.said, ink if live else p.accent, bold=True)
        paint.target(x, top, width, rows, ("take", sign.number))
        y = top + rows
    return draw_cards(paint, x, y, width, 3, others, typed)
