"""The result of a check-in: what changed, what didn't, what next; the signs that moved; the phase and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from tui.screens.sheets import SheetScreen
from tui.widgets.banner import INDENT, draw_advice, draw_banner
from tui.widgets.board import Columns, draw_heads, draw_row
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.marks import mark
from tui.widgets.sheet import fitted
from tui.widgets.tipcards import draw_plan
from tui.widgets.track import LEAST, NAMES, draw_track

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assessments.helping.plan import FlarePlan
    from assessments.judging.progress import Progress
    from assessments.session import Session
    from tui.widgets.board import Row
    from tui.widgets.canvas import Paint


def changed_rows(progress: Progress) -> tuple[Row, ...]:
    """The rows of the board that moved: better, worse or mixed. Signs without news stay on the board."""
    from tui.screens.progress import rows_of

    return tuple(
        replace(row, key="")
        for row in rows_of(progress)
        if not row.line.absent and (row.line.verdict.direction or row.line.verdict.value == "mixed")
    )


def draw_result(paint: Paint, room: int, progress: Progress) -> int:
    """Warning signs first, then three sentences, the rows that changed, and the phase with its reason."""
    y = fitted(paint, room, lambda page, air: _result(page, air, progress), (4, 3, 2, 1, 0))
    return draw_advice(paint, margin(paint.width), y, paint.width - 2 * margin(paint.width), progress)


def _result(paint: Paint, air: int, progress: Progress) -> int:
    """`air` 1: a row before the phases; 2: between blocks; 3: between the sentences, too; 4: between all."""
    p, x = paint.palette, margin(paint.width)
    apart, air = air > 0, max(0, air - 1)
    width = paint.width - 2 * x
    text = min(width, MEASURE) - INDENT
    y = draw_banner(paint, x, min(air, 1), width, progress)
    heads = (mark(progress.overall.verdict, p), ("", p.text), (p.glyph("→", "►"), p.accent))
    for (shape, colour), sentence in zip(heads, progress.summary, strict=True):
        if sentence:
            paint.text(x, y, shape, colour, bold=True)
            y = write(paint, x + INDENT, y, text, Run(sentence, bold=sentence is progress.summary[0])) + (
                air > 1
            )
    for note in progress.notes:
        y = write(paint, x + INDENT, y, text, Run(note, p.muted)) + (air > 1)
    rows = changed_rows(progress)
    if rows:
        columns = Columns.of(rows, paint.width)
        y += air < 2 or air > 2
        draw_heads(paint, y, columns)
        y += 1 + (air > 2)
        for row in rows:
            y = draw_row(paint, y, row, columns, chosen=False) + (air > 2)
    y += apart
    if width >= LEAST:
        y = draw_track(paint, x, y, width, progress.phase)
    elif progress.phase.now:
        y = write(paint, x, y, width, Run(NAMES[progress.phase.now], bold=True))
    return write(paint, x, y + (air > 0), min(width, 84), Run(" ".join(progress.phase.why), p.muted))


class ResultScreen(SheetScreen[str]):
    """Shown once after a check-in. Dismisses with "home", "progress" (the board) or "today" (what helps now).

    `plan`: the person's own, shown where they said that this is a flare-up.
    """

    headline = "Your check-in"
    prompt = ("Press", "Enter", "to go home")
    keys: tuple[tuple[str, str], ...] = (("t", "for today"), ("p", "progress"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "close"), ("p", "progress"), ("t", "today")]

    def __init__(self, progress: Progress, session: Session, plan: FlarePlan | None = None) -> None:
        super().__init__()
        self.plan = plan if session.answers.get("flare") == "yes" else None
        if self.plan is not None:
            self.prompt, self.keys = (
                ("Press", "t", "for your flare plan"),
                (("p", "progress"), ("Enter", "home")),
            )
        self.progress, self.session = progress, session
        self.fact = f"{session.day.day} {session.day:%B} · saved {session.entered:%H:%M}"

    def draw(self, paint: Paint, room: int) -> int:
        if self.plan is None:
            return draw_result(paint, room, self.progress)
        y = draw_result(paint, room - len(self.plan.lines) - 2, self.progress) + 1
        x = margin(paint.width)
        return draw_plan(paint, x, y, min(paint.width - 2 * x, MEASURE), self.plan)

    def on_resize(self) -> None:
        """Says so where there is more below."""
        self.call_after_refresh(self._more)

    def _more(self) -> None:
        more = (("↓", "more"),) if self.box.max_scroll_y else ()
        self.frame(keys=(*more, *self.keys))

    def action_close(self) -> None:
        self.dismiss("home")

    def action_today(self) -> None:
        """What helps now."""
        self.dismiss("today")

    def action_progress(self) -> None:
        """The whole board."""
        self.dismiss("progress")
