"""Progress: the recovery board, and the ways on from it (one sign, compare, maps, the list)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from tui.screens.sheets import SheetScreen
from tui.widgets.banner import draw_advice, draw_banner
from tui.widgets.board import WITH_TRACK, Columns, Row, draw_heads, draw_legend, draw_row
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.marks import brief, span
from tui.widgets.sheet import fitted
from tui.widgets.track import LEAST, NAMES, draw_track

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from assessments.keeping.store import Shelf
    from assessments.library import Library
    from tui.widgets.canvas import Paint


JUDGED_BY = {"s1": "zone", "s4": "spasms", "s6": "leg_raise"}
"""Signs that are judged by a measure (CLINICAL 3.2): their row shows its values and its band."""


def rows_of(progress: Progress) -> tuple[Row, ...]:
    """The seven signs and overall, as rows of the board."""
    rows = []
    for key, line in progress.signs.items():
        measure = progress.measures.get(JUDGED_BY.get(key, ""))
        if measure is not None and measure.now is not None and not line.absent:
            line = replace(measure, id=line.id, title=line.title, verdict=line.verdict, label=line.label)
        rows.append(Row(key.removeprefix("s"), line))
    return (*rows, Row("", progress.overall, heading=True))


def draw_progress(paint: Paint, room: int, progress: Progress, at: str) -> int:
    """The board: summary, a row a sign, overall, the phases. `at`: id of the line with the cursor."""
    y = fitted(paint, room, lambda page, air: _board(page, air, progress, at))
    return draw_advice(paint, margin(paint.width), y, paint.width - 2 * margin(paint.width), progress)


def _board(paint: Paint, air: int, progress: Progress, at: str) -> int:
    """With `air` 0 only what separates the blocks; 1 and 2 a row between blocks; 3 a row after every row."""
    x, p = margin(paint.width), paint.palette
    width = paint.width - 2 * x
    text = min(width, MEASURE)
    rows = rows_of(progress)
    columns = Columns.of(rows, paint.width)
    y = draw_banner(paint, x, min(air, 1), width, progress)
    lead, *rest = progress.summary
    y = write(paint, x, y, text, Run(lead, bold=True))
    more = " ".join(sentence for sentence in rest if sentence)
    y = write(paint, x, y, text, Run(more, p.muted)) if more else y
    y += 1 + (air > 2)
    draw_heads(paint, y, columns)
    y += 1 + (air > 2)
    for row in rows:
        y += row.heading and air in (1, 2)
        y = draw_row(paint, y, row, columns, row.line.id == at) + (air > 2)
    y += 1
    y = _draw_phases(paint, x, y, width, progress, at)
    if air > 2:
        y = write(paint, x, y + 1, min(width, 84), Run(" ".join(progress.phase.why), p.muted))
    if paint.width >= WITH_TRACK:
        y += air > 1
        draw_legend(paint, columns.name, y)
        y += 1
    for note in progress.notes:
        y = write(paint, x, y, text, Run(note, p.muted))
    return y


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


class ProgressScreen(SheetScreen[None]):
    """The recovery board of one person.

    `library` gives the words of answers, sources and places on the map (without it there are no maps),
    `shelf` the files that can't be read.
    """

    headline = "Progress"
    prompt = ("Press", "Enter", "to open")
    keys: tuple[tuple[str, str], ...] = (("c", "compare"), ("m", "maps"), ("l", "list"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "open"), ("c", "compare"), ("m", "maps"), ("l", "list"),
        *((str(n), f"sign('s{n}')") for n in range(1, 8)),
        ("right", "step(1)"), ("left", "step(-1)"),
    ]  # fmt: skip

    def __init__(
        self, progress: Progress, library: Library | None = None, shelf: Shelf | None = None
    ) -> None:
        super().__init__()
        self.progress, self.library, self.shelf = progress, library, shelf
        self.order = (*progress.signs, progress.overall.id, *progress.phases)
        self.at = next((key for key, line in progress.signs.items() if not line.absent), self.order[0])
        count = len(progress.sessions)
        words = "1 check-in" if count == 1 else f"{count} check-ins"
        if library is None:
            self.keys = tuple(key for key in self.keys if key[0] != "m")
        days = [session.day for session in progress.sessions]
        self.fact = f"{words} · {span(days[0], days[-1])}" if days else words

    def draw(self, paint: Paint, room: int) -> int:
        return draw_progress(paint, room, self.progress, self.at)

    def picked(self, value: Hashable) -> None:
        self.action_sign(str(value))

    def action_step(self, by: int) -> None:
        self.at = self.order[(self.order.index(self.at) + by) % len(self.order)]
        self.again(self.at)
        if self.at in self.progress.phases:  # the last lines: what stands below them comes into view, too
            self.call_after_refresh(self.box.scroll_end, animate=False)
        elif self.at == self.order[0]:
            self.call_after_refresh(self.box.scroll_home, animate=False)

    def action_sign(self, line_id: str) -> None:
        """Opens one line in depth."""
        from tui.screens.sign import SignScreen

        if line_id in self.order:
            self.at = line_id
            self.again(self.at)
            self.app.push_screen(SignScreen(self.progress, line_id, self.library))

    def action_open(self) -> None:
        """Opens the line with the cursor."""
        self.action_sign(self.at)

    def action_compare(self) -> None:
        """Any two check-ins side by side."""
        from tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(self.progress, self.library))

    def action_maps(self) -> None:
        """Where it hurt then, and now."""
        from tui.screens.maps import MapsScreen

        if self.library is not None:
            self.app.push_screen(MapsScreen(self.progress, self.library))

    def action_list(self) -> None:
        """Every check-in."""
        from tui.screens.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen(self.progress, self.shelf, self.library))
