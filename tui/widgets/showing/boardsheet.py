"""The recovery board as one sheet: warning signs, three sentences, the rows, the phases, notes, advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.sentence import draw_sentence
from tui.widgets.sheet import fitted
from tui.widgets.showing.banner import draw_advice, draw_banner, draw_notes
from tui.widgets.showing.board import LEGEND, PLAIN, Columns, draw_heads, draw_legend, draw_row
from tui.widgets.showing.boardrows import in_words, latest_word, rows_of
from tui.widgets.showing.marks import brief, mark
from tui.widgets.showing.track import LEAST, NAMES, draw_track

if TYPE_CHECKING:
    from assessments.judging.progress import Progress
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.boardrows import Row

BESIDE = 58  # cells for the chosen row's words: from here on the legend stands beside them
HINT = "w says where this comes from."


def draw_progress(paint: Paint, room: int, progress: Progress, at: str) -> int:
    """The whole sheet in `room` rows, or more where it needs them. `at`: the stop of the cursor."""
    return fitted(paint, room, lambda page, air: _board(page, air, progress, at))


def draw_summary(paint: Paint, x: int, y: int, width: int, progress: Progress, at: str, air: int = 0) -> int:
    """How it goes, the whole of it, what next; returns the row below. `air`: rows between."""
    p = paint.palette
    following = p.glyph("→", "►") if latest_word(progress) == "now" else " "
    heads = (mark(progress.overall.verdict, p), (" ", p.text), (following, p.accent))
    for number, (head, sentence) in enumerate(zip(heads, progress.summary, strict=True)):
        if sentence:
            run = Run(sentence, p.text if number != 1 else p.muted, bold=number == 0)
            y = draw_sentence(paint, x, y, width, head, run, stop=f"summary.{number}", at=at) + air
    return y - air


def _board(paint: Paint, air: int, progress: Progress, at: str) -> int:
    """With `air` 0 only what separates the blocks; 1 and 2 a row between blocks, from 2 on the phase's
    reasons; 3 a row between all rows."""
    x, p = margin(paint.width), paint.palette
    width = paint.width - 2 * x
    rows = rows_of(progress)
    columns = Columns.of(rows, paint.width)
    y = draw_banner(paint, x, min(air, 1), width, progress, at)
    y = draw_summary(paint, x, y, min(width, MEASURE), progress, at)
    draw_heads(paint, y + 1, columns, progress)
    y += 2
    for row in rows:
        y += not row.under and (air > 2 or (row.heading and air > 0))
        y = draw_row(paint, y, row, columns, row.line.id == at)
    beside = width - LEGEND - 2 if width - LEGEND >= BESIDE else width
    if beside < width:
        draw_legend(paint, x + width - LEGEND, y, progress)
    y = _in_words(paint, x, y, beside, rows, progress, at)
    y = _draw_phases(paint, x, y + (air > 1), width, progress, at)
    if air > 1:
        y = write(paint, x, y + 1, min(width, 104), Run(" ".join(progress.phase.why), p.muted))
    y = draw_notes(paint, x, y + (air > 0), width, progress, at)
    return draw_advice(paint, x, y, width, progress, at)


def _in_words(
    paint: Paint, x: int, y: int, width: int, rows: tuple[Row, ...], progress: Progress, at: str
) -> int:
    """The line with the cursor with its units and days, under the rows; returns the row below it."""
    p = paint.palette
    found = [row.line for row in rows if row.line.id == at]
    words = in_words(found, latest_word(progress)) if found else ""
    if at.startswith(("summary", "note", "advice", "flag")):
        words = HINT
    elif at in progress.phases:
        words = progress.phase.title if at == f"p{progress.phase.now}" else progress.phases[at].title
    indent = 0 if paint.width < PLAIN else 4
    return max(y + 1, write(paint, x + indent, y, min(width, MEASURE) - indent, Run(words, p.muted)))


def _draw_phases(paint: Paint, x: int, y: int, width: int, progress: Progress, at: str) -> int:
    p = paint.palette
    scores = {
        n: brief(line, line.now)
        for n in NAMES
        if (line := progress.phases.get(f"p{n}")) and line.now is not None
    }
    if width >= LEAST:
        return draw_track(
            paint, x, y, width, progress.phase, scores, next((n for n in NAMES if at == f"p{n}"), None)
        )
    for number, name in NAMES.items():
        here, chosen = progress.phase.now == number, at == f"p{number}"
        paint.text(x, y, "►" if chosen else p.glyph("◆", "♦") if here else " ", p.accent, bold=True)
        paint.text(x + 2, y, name, bold=here or chosen)
        paint.text(x + 18, y, scores.get(number, ""), p.muted)
        paint.target(x, y, width, 1, f"p{number}")
        y += 1
    return y
