"""The result of a check-in: what changed, what didn't, what next; the signs that moved; the phase and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.sheets import SheetScreen
from tui.widgets.banner import draw_banner
from tui.widgets.board import Columns, draw_heads, draw_row
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.marks import mark
from tui.widgets.track import LEAST, NAMES, draw_track

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assessments.progress import Progress
    from assessments.session import Session
    from tui.widgets.board import Row
    from tui.widgets.canvas import Paint


def changed_rows(progress: Progress) -> tuple[Row, ...]:
    """The rows of the board that moved: better, worse or mixed. Signs without news stay on the board."""
    from tui.screens.progress import rows_of

    return tuple(
        row
        for row in rows_of(progress)
        if not row.line.absent and (row.line.verdict.direction or row.line.verdict.value == "mixed")
    )


def draw_result(paint: Paint, room: int, progress: Progress) -> int:
    """Warning signs first, then three sentences, the rows that changed, and the phase with its reason."""
    p, x = paint.palette, margin(paint.width)
    width = paint.width - 2 * x
    text = min(width, MEASURE) - 3
    rows = changed_rows(progress)
    roomy = room >= 34
    y = draw_banner(paint, x, 1 if room >= 18 else 0, width, progress)
    shape, colour = mark(progress.overall.verdict, p)
    heads = ((shape, colour), ("", p.text), (p.glyph("→", ">"), p.accent))
    for (sign, ink), sentence in zip(heads, progress.summary, strict=True):
        if not sentence:
            continue
        paint.text(x, y, sign, ink, bold=True)
        y = write(paint, x + 3, y, text, Run(sentence, bold=sentence is progress.summary[0]))
        y += 1 if roomy else 0
    for note in progress.notes:
        y = write(paint, x + 3, y, text, Run(note, p.muted))
    if rows:
        columns = Columns.of(rows, paint.width)
        y += 1
        draw_heads(paint, y, columns)
        y += 1 + roomy
        for row in rows:
            y = draw_row(paint, y, row, columns, chosen=False) + roomy
    y += 1 - roomy if rows else 1
    if width >= LEAST:
        y = draw_track(paint, x, y, min(width, 84), progress.phase)
    elif progress.phase.now:
        y = write(paint, x, y, width, Run(NAMES[progress.phase.now], bold=True))
    y += roomy
    for sentence in progress.phase.why:
        y = write(paint, x, y, min(width, MEASURE), Run(sentence, p.muted))
    return y


class ResultScreen(SheetScreen[str]):
    """Shown once after a check-in. Dismisses with "home", or "progress" where the person wants the whole board."""

    headline = "Your check-in"
    prompt = ("Press", "Enter", "to go home")
    keys = (("p", "progress"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "close"), ("p", "progress")]

    def __init__(self, progress: Progress, session: Session) -> None:
        super().__init__()
        self.progress, self.session = progress, session
        self.fact = f"{session.day.day} {session.day:%B} · saved {session.entered:%H:%M}"

    def draw(self, paint: Paint, room: int) -> int:
        return draw_result(paint, room, self.progress)

    def action_close(self) -> None:
        self.dismiss("home")

    def action_progress(self) -> None:
        """The whole board."""
        self.dismiss("progress")
