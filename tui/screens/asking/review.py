"""ReviewScreen: what was said, as plain sentences by section, before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from tui.screens.asking.readback import Line, lines_of_interview, why_no_tests
from tui.screens.frames.leaving import OnceScreen
from tui.widgets.chrome import BottomLine, TopLine, margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.sheet import Sheet, SheetBox

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.answers import Key
    from assessments.asking.interview import Interview
    from tui.widgets.canvas import Paint

KEEP = "keep"
BREATH = 0.4  # seconds in which Enter is taken for one typed ahead


class ReviewScreen(OnceScreen["Key | bool | None"]):
    """`line`: the question one came back from; `about`: the day, if not today.

    Dismisses with True (keep), a Key to change, None (back).
    """

    DEFAULT_CSS = "ReviewScreen { layout: vertical; }"

    def __init__(
        self, interview: Interview, line: Key | None = None, note: str = "", about: str = ""
    ) -> None:
        super().__init__()
        self.interview, self.note = interview, note
        self.lead = f"This is what you told us {f'about {about}' if about else 'today'}."
        self.rows: list[Line] = lines_of_interview(interview)
        self.left_out = why_no_tests(interview)
        self.at: int | None = next(
            (n for n, row in enumerate(self.rows) if line is not None and line in row.keys), None
        )
        self.ready = False

    def compose(self) -> ComposeResult:
        yield TopLine("Read it over", self.note, self.interview.place.shares)
        yield SheetBox(self._draw)
        yield BottomLine()

    def on_mount(self) -> None:
        self._say()
        self.set_timer(BREATH, self._breathed)
        if self.at is not None:
            self.call_after_refresh(lambda: self.query_one(SheetBox).again(show=self.at))

    def _breathed(self) -> None:
        self.ready = True

    def _say(self) -> None:
        keys = (("↑↓", "choose one to change"), ("Esc", "back"))
        if self.at is None or self.at == len(self.rows):
            prompt = ("Press", "Enter", "to keep this")
        else:
            prompt = ("Press", "Enter", "to change this")
        self.query_one(BottomLine).update(prompt=prompt, keys=keys)

    def _draw(self, paint: Paint, room: int) -> int:  # noqa: ARG002
        p, x = paint.palette, margin(paint.width)
        width = min(MEASURE, paint.width - 2 * x)
        y = write(paint, x, 1, width, Run(self.lead, bold=True)) + 1
        if self.left_out:
            y = write(paint, x, y, width, Run(self.left_out, p.muted)) + 1
        group = None
        for index, row in enumerate(self.rows):
            if row.group != group:
                y += 1 if group is not None else 0
                paint.text(x, y, row.number, p.accent, bold=True)
                y = write(
                    paint, x + 4, y, width - 4, Run(row.group, p.worse if row.open else None, bold=True)
                )
                group = row.group
            ground = p.panel if index == self.at else None
            runs = [Run(r.text, p.text if r.bold or row.open else p.muted, r.bold) for r in row.runs]
            y = self._row(paint, x, y, width, index, runs, ground)
        y += 1
        on = self.at == len(self.rows)
        label = "  Keep this  "
        if p.flat:
            paint.text(x, y + 1, f"[{label.strip()}]", p.accent, bold=True)
            paint.text(x - 2, y + 1, "►" if on else " ", p.accent, bold=True)
        else:
            ground, ink = (p.accent, p.onaccent) if on or self.at is None else (p.raised, p.text)
            paint.text(x, y, "▄" * len(label), ground)
            paint.text(x, y + 1, label, ink, ground, bold=True)
            paint.text(x, y + 2, "▀" * len(label), ground)
        paint.target(x, y, len(label), 3, len(self.rows))
        return y + 4

    def _row(
        self, paint: Paint, x: int, y: int, width: int, index: int, runs: list[Run], ground: str | None
    ) -> int:
        top = y
        if ground and not paint.palette.flat:
            from tui.widgets.flow import wrapped

            paint.fill(x - 2, y, width + 4, len(wrapped(runs, width - 4)), ground)
        if ground:
            paint.text(x, y, paint.palette.glyph("▸", "►"), paint.palette.accent, bold=True)
        y = write(paint, x + 4, y, width - 4, *runs)
        paint.target(x - 2, top, width + 4, y - top, index)
        return y

    def _take(self) -> None:
        if self.at is None or self.at == len(self.rows):
            self.dismiss(True)
        else:
            self.dismiss(self.rows[self.at].keys[0])

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        event.stop()
        if isinstance(event.value, int):
            self.at = event.value
            self._take()

    def on_key(self, event: events.Key) -> None:
        """Arrows choose a line, Enter changes it or keeps all, Escape goes back to the last question."""
        step = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}.get(event.key)
        if step is not None:
            start = self.at if self.at is not None else (-1 if step > 0 else len(self.rows) + 1)
            self._move(max(0, min(len(self.rows), start + step)))
        elif event.key in ("home", "end"):
            self._move(0 if event.key == "home" else len(self.rows))
        elif event.key == "enter":
            if self.ready:
                self._take()
        elif event.key == "escape":
            self.dismiss(None)
        elif event.character and event.character in "123456789":
            self._move(
                next((n for n, r in enumerate(self.rows) if r.number == event.character), self.at or 0)
            )
        else:
            return
        event.stop()

    def _move(self, index: int) -> None:
        self.at = index
        self._say()
        self.query_one(SheetBox).again(show=index)
