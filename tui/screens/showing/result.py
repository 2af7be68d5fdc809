"""The result of a check-in: what changed, what didn't, what next; the signs that moved; the phase and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from tui.screens.showing.telling import TellingScreen, local_now
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, wrapped
from tui.widgets.helping.tipcards import draw_plan
from tui.widgets.sentence import draw_sentence
from tui.widgets.sheet import fitted
from tui.widgets.showing.banner import advice_after, draw_advice, draw_banner, draw_notes, notes_below
from tui.widgets.showing.board import Columns, draw_heads, draw_row
from tui.widgets.showing.boardrows import rows_of, stops_above
from tui.widgets.showing.boardsheet import draw_summary
from tui.widgets.showing.track import LEAST, draw_track

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from textual.binding import BindingType

    from assessments.helping.plan import FlarePlan
    from assessments.judging.progress import Progress
    from assessments.library import Library
    from assessments.session import Session
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.boardrows import Row

PHASE = "phase"
"""The stop of the cursor on the phase and its reasons."""


def changed_rows(progress: Progress) -> tuple[Row, ...]:
    """The rows of the board that moved: better, worse or mixed. Signs without news stay on the board.

    Where one leg moved, the other's row stays with it: only the first bears the title.
    """
    rows = [row for row in rows_of(progress) if not row.line.absent]
    moved = {row.line.id for row in rows if row.line.verdict.direction or row.line.verdict.value == "mixed"}
    return tuple(replace(row, key="") for row in rows if row.line.id in moved)


def stops_of(progress: Progress) -> tuple[str, ...]:
    """Where the cursor stops, from top to bottom."""
    return (
        *stops_above(progress),
        *(f"note.{n}" for n, _ in notes_below(progress)),
        *dict.fromkeys(row.line.id for row in changed_rows(progress)),
        PHASE,
        *(f"advice.{n}" for n, _ in advice_after(progress)),
    )


def draw_result(
    paint: Paint, room: int, progress: Progress, at: str = "", plan: FlarePlan | None = None
) -> int:
    """Warning signs first, then three sentences, the rows that changed, and the phase with its reason.

    `plan`: the person's own, before the rows: in a flare-up it comes into view without scrolling.
    """
    return fitted(paint, room, lambda page, air: _result(page, air, progress, at, plan), (4, 3, 2, 1, 0))


def _result(paint: Paint, air: int, progress: Progress, at: str, plan: FlarePlan | None) -> int:
    """`air` 1: a row before the phases; 2: between blocks; 3: between the sentences, too; 4: between all."""
    p, x = paint.palette, margin(paint.width)
    apart, air = air > 0, max(0, air - 1)
    width = paint.width - 2 * x
    text = min(width, MEASURE)
    y = draw_banner(paint, x, min(air, 1), width, progress, at)
    y = draw_summary(paint, x, y, text, progress, at, int(air > 1)) + (air > 1)
    y = draw_notes(paint, x, y, text, progress, at) + (air > 1)
    if plan is not None:
        y = draw_plan(paint, x, y + 1, text, plan) + (air > 1)
    rows = changed_rows(progress)
    if rows:
        columns = Columns.of(rows, paint.width)
        y += air < 2 or air > 2
        draw_heads(paint, y, columns, progress)
        y += 1 + (air > 2)
        for row in rows:
            y = draw_row(paint, y, row, columns, row.line.id == at) + (air > 2)
    y += apart
    why = Run(" ".join(progress.phase.why), p.muted)
    if width < LEAST:
        lead = Run(f"{progress.phase.title}. ", bold=True)
        y = draw_sentence(paint, x, y, width, (" ", p.text), lead, why, stop=PHASE, at=at)
        return draw_advice(paint, x, y, width, progress, at)
    mark = (p.glyph("◆", "♦") if at == PHASE else " ", p.accent)
    tall = len(wrapped((why,), min(width, 84) - 2))
    draw_sentence(paint, x, y + 2 + (air > 0), min(width, 84), mark, why, stop=PHASE, at=at)
    y = draw_track(paint, x, y, width, progress.phase) + (air > 0) + tall
    return draw_advice(paint, x, y, width, progress, at)


class ResultScreen(TellingScreen[str]):
    """Shown once after a check-in. Dismisses with "today" (what helps now), "progress" (the board) or "home".

    Enter goes on to what helps now; where a warning sign comes first there is none of it: Enter goes home.
    `plan`: the person's own, shown where they said that this is a flare-up and no warning sign is open.
    """

    headline = "Your check-in"
    prompt = ("Press", "Enter", "for what helps now")
    keys: tuple[tuple[str, str], ...] = (("w", "why"), ("p", "progress"), ("Esc", "home"))
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "on"), ("p", "progress"), ("t", "today")]

    def __init__(
        self,
        progress: Progress,
        session: Session,
        library: Library | None = None,
        clock: Callable[[], datetime] = local_now,
        plan: FlarePlan | None = None,
    ) -> None:
        super().__init__(progress, library, None, clock)
        self.session = session
        self.pressing = any(flag.level in ("E", "U") for flag in progress.flags)
        flare = session.answers.get("flare") == "yes"
        self.plan = plan if flare and not self.pressing else None
        if self.pressing:
            self.prompt = ("Press", "Enter", "to go home")
        self.order = stops_of(progress)
        self.at = ""  # nothing is chosen until an arrow is pressed: this is to be read
        self.fact = f"{session.day.day} {session.day:%B} · saved {session.entered:%H:%M}"

    @property
    def chosen(self) -> str:
        return self.at or "summary.0"

    def draw(self, paint: Paint, room: int) -> int:
        return draw_result(paint, room, self.progress, self.at, self.plan)

    def on_resize(self) -> None:
        """Says so where there is more below."""
        super().on_resize()
        self.call_after_refresh(self._more)

    def _more(self) -> None:
        more = (("PgDn", "more"),) if self.box.max_scroll_y else ()
        self.frame(keys=(*more, *self.keys))

    def action_step(self, by: int) -> None:
        """The sentence or row above or below; what is below the window comes into view."""
        here = self.order.index(self.at) if self.at in self.order else -1 if by > 0 else 0
        self.at = self.order[(here + by) % len(self.order)]
        self.again(self.at)
        if self.at == self.order[-1]:
            self.call_after_refresh(self.box.scroll_end, animate=False)
        elif self.at == self.order[0]:
            self.call_after_refresh(self.box.scroll_home, animate=False)

    def picked(self, value: Hashable) -> None:
        if value in self.order:
            self.at = str(value)
            self.again(self.at)
            self.action_why()

    def action_on(self) -> None:
        """To what comes next."""
        self.dismiss("home" if self.pressing else "today")

    def action_close(self) -> None:
        self.dismiss("home")

    def action_today(self) -> None:
        """What helps now."""
        self.dismiss("today")

    def action_progress(self) -> None:
        """The whole board."""
        self.dismiss("progress")
