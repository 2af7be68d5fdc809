"""Then and now: where it hurt on two days, as maps and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.answers import LEGS
from tui.screens.frames.page import PageScreen
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.chrome import TopLine, margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.showing.marks import day, mark, tint
from tui.widgets.showing.thennow import ThenNow

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from assessments.answers import Leg
    from assessments.judging.progress import Line, Progress
    from assessments.library import Library

MAP = "s1_zones"  # the question with the body map
NONE = "No map yet. A check-in asks where it hurts."
ONE = "One map so far. The next check-in gives it something to be set beside."


class Reach(Canvas):
    """How far the pain reaches now against the start, leg by leg: that line's verdict, in its own words.

    `said`: instead of it, where there are no two maps. `note`: a sentence below.
    """

    DEFAULT_CSS = "Reach { height: auto; }"

    def __init__(self, line: Line | None, said: str = "", note: str = "") -> None:
        super().__init__()
        self.line, self.said, self.note = line, said, note

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        rows = self._draw(Paint(width, 0, self.palette))
        return rows + 1 if self.app.size.height >= 24 else rows

    def paint(self, paint: Paint) -> None:
        self._draw(paint)

    def _draw(self, paint: Paint) -> int:
        p, x = paint.palette, margin(paint.width)
        y = 1 if self.app.size.height >= 20 else 0
        width = min(MEASURE, paint.width - 2 * x)
        if self.said or self.line is None or self.line.absent:
            return write(paint, x, y, width, Run(self.said))
        legs: list[tuple[str, Line]] = [*self.line.legs.items()] or [("", self.line)]
        for leg, line in legs:
            shape, colour = mark(line.verdict, p)
            label = f"{line.label[:1].upper()}{line.label[1:]}"
            told = [Run(f"{leg} leg: " if leg else ""), Run(label, tint(line.verdict, p), True)]
            words, first, now = line.words, line.first, line.now
            if first is not None and now is not None and line.first_day and line.first_day != line.now_day:
                then = f"   {day(line.first_day)}: {words.get(first, first)}"
                told.append(Run(f"{then}   now: {words.get(now, now)}", p.muted))
            paint.text(x, y, shape, colour, bold=True)
            y = write(paint, x + 2, y, width - 2, *told)
        return write(paint, x + 2, y, width - 2, Run(self.note, p.muted)) if self.note else y


class MapsScreen(PageScreen[None]):
    """The first and the latest map; the arrows change the earlier day, Tab takes the later one instead."""

    headline = "Then and now"
    prompt = ("Press", "←", "for another day")
    keys: tuple[tuple[str, str], ...] = (
        ("w", "why"),
        ("→", "later"),
        ("Tab", "side"),
        ("f", "turn"),
        ("Esc", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "move(-1)"), ("right", "move(1)"), ("tab", "side"), ("f", "turn"), ("w", "why"),
        ("escape", "close"), ("enter", "close"),
    ]  # fmt: skip

    def __init__(self, progress: Progress, library: Library) -> None:
        super().__init__()
        self.progress, self.library = progress, library
        self.points = progress.maps
        since = progress.start or progress.since
        start = next((n for n, point in enumerate(self.points) if point.day == since), 0)
        self.shown = [start, len(self.points) - 1]
        self.side = 0
        self.fact = self._days()

    def _days(self) -> str:
        """The two days; arrows stand around the one that ← and → change."""
        if len(self.points) < 2:
            return "".join(day(point.day) for point in self.points)
        days = [self.points[n].day for n in self.shown]
        said = [day(when, days[0].year != days[1].year) for when in days]
        said[self.side] = f"◄ {said[self.side]} ►"
        return " to ".join(said)

    def body(self) -> ComposeResult:
        if len(self.points) < 2:
            self.keys = (("f", "turn"), ("Esc", "back")) if self.points else (("Esc", "back"),)
            self.prompt = ("Press", "Esc", "to go back")
        may_rise = self.library.words.get("zone_message", {}).get("back_may_rise", "")
        yield Reach(
            self.progress.measures.get("zone"),
            NONE if not self.points else ONE if len(self.points) < 2 else "",
            str(may_rise) if may_rise in self.progress.notes else "",
        )
        if not self.points:
            yield Reach(None)
            return
        then, now = (self.points[n] for n in self.shown)
        sore: list[Leg] = [leg for leg in LEGS if any(leg in point.farthest for point in self.points)]
        places = self.library.question(MAP).places  # type: ignore[union-attr]
        zones = self.library.words.get("zone_place", {})
        words = [str(zones.get(str(zone), "")) for zone in range(8)]
        map_ = ThenNow(then, now, places, legs=sore or ("left",), zones=words)
        map_.styles.margin = (0, margin(self.app.size.width))
        yield map_

    def action_move(self, by: int) -> None:
        """An earlier or later map on this side."""
        if len(self.points) < 2:
            return
        low, high = (0, self.shown[1] - 1) if self.side == 0 else (self.shown[0] + 1, len(self.points) - 1)
        self.shown[self.side] = min(high, max(low, self.shown[self.side] + by))
        self.query_one(ThenNow).compare(*(self.points[n] for n in self.shown))
        self.query_one(TopLine).update(fact=self._days())

    def action_side(self) -> None:
        """The arrows change the other day."""
        self.side = 1 - self.side
        self.query_one(TopLine).update(fact=self._days())

    def action_turn(self) -> None:
        """The body from the other side."""
        if self.points:
            self.query_one(ThenNow).turn()

    def action_why(self) -> None:
        """The rule for how far the pain reaches."""
        from tui.screens.showing.telling import origin_of

        self.app.push_screen(origin_of(self.progress, self.library, "zone"))

    def action_close(self) -> None:
        """Back to the board."""
        self.dismiss()
