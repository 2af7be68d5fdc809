"""SignMapScreen: the seven signs and three phases with what is done in each, to jump to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events, on

from tui.screens.frames.leaving import OnceScreen
from tui.widgets.chrome import BottomLine, TopLine, margin
from tui.widgets.sheet import Sheet, SheetBox

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.asking.interview import Interview
    from assessments.assessment import Section
    from tui.widgets.canvas import Paint

TRACK = 14  # cells of the bar that fills
GROUPS = (("sign", "The seven signs"), ("phase", "The three phases"))
REST = "The rest"


class Stop(NamedTuple):
    """One section on the map. `page` "" where this check-in doesn't ask it."""

    section: Section
    page: str
    done: int
    of: int
    here: bool


def stops_of(interview: Interview) -> list[Stop]:
    """Every section in order, with what is answered; the page to go to is its first with something open."""
    stops = []
    for section in interview.library.sections:
        pages = [page for page in interview.pages if page.section.id == section.id]
        asks = [ask for page in pages for ask in page.asks]
        if not pages and section.kind not in ("sign", "phase"):
            continue
        go = next((page.id for page in pages if not page.done and page.asks), pages[0].id if pages else "")
        here = section.id == interview.page.section.id
        stops.append(Stop(section, go, sum(ask.done for ask in asks), len(asks), here))
    return stops


class SignMapScreen(OnceScreen["str | None"]):
    """Dismisses with the id of the page to go to, or None."""

    DEFAULT_CSS = "SignMapScreen { layout: vertical; }"

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        stops = stops_of(interview)
        kinds = [kind for kind, _ in GROUPS]
        self.stops = [s for s in stops if s.section.kind not in kinds] + [
            s for kind in kinds for s in stops if s.section.kind == kind
        ]
        self.at = next((n for n, stop in enumerate(self.stops) if stop.here), 0)
        self.done = sum(s.done for s in self.stops)
        self.of = sum(s.of for s in self.stops)

    def compose(self) -> ComposeResult:
        yield TopLine("Where you are", f"{self.done} of {self.of} answered")
        yield SheetBox(self._draw)
        yield BottomLine(("Press", "Enter", "to go there"), (("↑↓", "choose"), ("Esc", "back")))

    def on_mount(self) -> None:
        self.call_after_refresh(lambda: self.query_one(SheetBox).again(show=self.at))

    def _draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        right = min(paint.width - x, x + 76)
        roomy = room >= len(self.stops) + 6
        y, group = (1 if roomy else 0), None
        for index, stop in enumerate(self.stops):
            name = dict(GROUPS).get(stop.section.kind, "")
            if name != group and name:
                y += 1 if roomy and group is not None else 0
                paint.text(x, y, name, p.muted)
                y += 1
            group = name
            self._row(paint, x, y, right, index, stop)
            y += 1
        return y

    def _row(self, paint: Paint, x: int, y: int, right: int, index: int, stop: Stop) -> None:
        p = paint.palette
        on = index == self.at
        if on and not p.flat:
            paint.fill(x - 2, y, right - x + 4, 1, p.panel)
        if on:
            paint.text(x - 2, y, p.glyph("▸", "►"), p.accent, bold=True)
        ink = p.text if stop.page else p.muted
        number = str(stop.section.number or "")
        paint.text(x, y, number, p.accent if stop.page else p.muted, bold=True)
        paint.text(x + 3, y, stop.section.title, ink, bold=on)
        words = f"{stop.done} of {stop.of}" if stop.of else "to read" if stop.page else "not this time"
        words = "done" if stop.of and stop.done == stop.of else words
        start = paint.right(right, y, f"{words:>13}", p.text if stop.page else p.muted)
        if stop.of and right - x >= 60:
            full = round(TRACK * stop.done / stop.of)
            bar = start - TRACK - 1
            paint.text(bar, y, p.glyph("━", "=") * full, p.accent)
            paint.text(bar + full, y, p.glyph("─", "-") * (TRACK - full), p.line)
        if stop.here:
            paint.text(x + 4 + len(stop.section.title), y, " you are here", p.accent)
        paint.target(x - 2, y, right - x + 4, 1, index)

    def _go(self) -> None:
        page = self.stops[self.at].page
        if page:
            self.dismiss(page)

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        event.stop()
        if isinstance(event.value, int):
            self.at = event.value
            self.query_one(SheetBox).again()
            self._go()

    def on_key(self, event: events.Key) -> None:
        """Arrows choose; the numbers are the signs'; Enter goes."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            self.at = max(0, min(len(self.stops) - 1, self.at + step))
            self.query_one(SheetBox).again(show=self.at)
        elif event.key == "enter":
            self._go()
        elif event.key in ("escape", "m", "q"):
            self.dismiss(None)
        elif event.character and event.character in "1234567":
            wanted = int(event.character)
            kind = "sign"
            self.at = next(
                (
                    n
                    for n, s in enumerate(self.stops)
                    if s.section.kind == kind and s.section.number == wanted
                ),
                self.at,
            )
            self.query_one(SheetBox).again(show=self.at)
        else:
            return
        event.stop()
