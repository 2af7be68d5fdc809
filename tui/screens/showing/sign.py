"""One sign in depth: its chart, the same in numbers, and the measures it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.answers import LEGS
from tui.screens.showing.telling import TellingScreen, local_now
from tui.widgets.showing.along import Along
from tui.widgets.showing.boardrows import OWN
from tui.widgets.showing.marks import span
from tui.widgets.showing.signsheet import draw_sign
from tui.widgets.showing.signtable import View

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from textual.binding import BindingType

    from assessments.answers import Leg
    from assessments.judging.progress import Line, Progress
    from assessments.library import Library
    from assessments.record import Record
    from tui.widgets.canvas import Paint

FAMILY = {
    "s1": ("zone",),
    "s2": ("leg_pain", "back_pain", "frequency", "tingling"),
    "s3": ("own_activities",),
    "s4": ("spasms",),
    "s5": ("chair_stands", "heel_raises", "heel_walk", "toe_walk"),
    "s6": ("leg_raise",),
    "overall": ("gpe",),
}
"""The measures listed with each sign; S3 has the person's own activities, too."""


def related(progress: Progress, line_id: str) -> tuple[Line, ...]:
    """The line itself and the measures that belong to it, those with at least one value."""
    every = {**progress.signs, **progress.phases, progress.overall.id: progress.overall, **progress.measures}
    if line_id == OWN:
        return (every[OWN], *progress.activities)
    head = next((sign for sign, measures in FAMILY.items() if line_id in measures), line_id)
    lines = [every[head], *(every[m] for m in FAMILY.get(head, ()) if m in every)]
    if head == "s3":
        lines += progress.activities
    # Sign 6 and its only measure are the same series: one is enough.
    kept = [
        line
        for n, line in enumerate(lines)
        if n == 0 or (line.now is not None and line.points != lines[0].points)
    ]
    return tuple(kept)


class SignScreen(TellingScreen["Progress"]):
    """`line_id`: a sign, phase, "overall" or a measure. Dismisses the Progress it told last."""

    prompt = ("Press", "←", "to read a point")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "read(-1)"), ("right", "read(1)"), ("t", "table"), ("l,tab", "leg"), ("b", "band"),
        ("enter", "close"),
    ]  # fmt: skip

    def __init__(
        self,
        progress: Progress,
        line_id: str,
        library: Library | None = None,
        record: Record | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(progress, library, record, clock)
        self.line_id = line_id
        self.view = self._view()
        self.headline = self.view.lines[0].title
        self.fact = self._fact()
        self.keys = self._keys()

    def _view(self) -> View:
        progress = self.progress
        lines = related(progress, self.line_id)
        chosen = next((n for n, line in enumerate(lines) if line.id == self.line_id), 0)
        if chosen == 0 and lines[0].band is None and len(lines) > 1 and lines[1].band is not None:
            chosen = 1  # a sign judged by a measure: that is what to look at
        again = tuple(one.words for one in progress.again) if self.line_id == OWN else ()
        return View(lines, chosen, along=Along.of(progress), course=progress.course, again=again)

    def _fact(self) -> str:
        days = [point.day for point in self.view.lines[0].points]
        number = f"sign {self.view.lines[0].id[1:]}" if self.view.lines[0].id in self.progress.signs else ""
        when = span(days[0], max(days)) if days else ""
        if self.progress.start is not None:
            when = self.progress.since_words
        return " · ".join(part for part in (number, when) if part)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        legs = (("l", "leg"),) if self.view.top.legs else ()
        band = (("b", "course"),) if self.view.has_course else ()
        table = ("t", "chart" if self.view.table else "table")
        keys = (*legs, *band, table, ("w", "why"), ("Esc", "back"))
        return (("e", "event"), *keys) if self.record is not None and len(keys) < 5 else keys

    @property
    def chosen(self) -> str:
        line, at = self.view.line, self.view.at
        if self.view.axis.course is not None:
            return "course"
        return line.id if at is None else f"{line.id}@{line.points[at].session}"

    def told(self, progress: Progress, note: str = "") -> None:
        self.progress = progress
        before, self.view = self.view, self._view()
        self.view.chosen = min(before.chosen, len(self.view.lines) - 1)
        self.view.leg = before.leg if before.leg in self.view.top.legs else None
        self.view.table, self.view.band = before.table, before.band
        self.frame(fact=note or self._fact(), keys=self._keys())
        self.again()

    def draw(self, paint: Paint, room: int) -> int:
        return draw_sign(paint, room, self.view)

    def _show(self) -> None:
        self.frame(keys=self._keys())
        self.again()

    def picked(self, value: Hashable) -> None:
        match value:
            case ("point", int(index)):
                self.view.at = index
            case ("measure", int(index)):
                self.view.choose(index)
            case ("leg", "left" | "right" | None as leg):
                self.view.leg, self.view.at = leg, None
            case _:
                return
        self._show()

    def action_read(self, by: int) -> None:
        """The value before or after, leaving out the days without one."""
        self.view.read(by)
        self.frame(keys=self._keys())
        self.again(("point", self.view.at))

    def action_step(self, by: int) -> None:
        """The measure above or below."""
        if len(self.view.lines) > 1 and not self.view.table:
            self.view.choose((self.view.chosen + by) % len(self.view.lines))
            self._show()
        else:
            super().action_step(by)

    def action_leg(self) -> None:
        """The other leg, where both have values."""
        legs: list[Leg] = [leg for leg in LEGS if leg in self.view.top.legs]
        if legs:
            after = legs.index(self.view.leg) + 1 if self.view.leg in legs else 0
            self.view.leg = legs[after] if after < len(legs) else None
            self.view.at = None
            self._show()

    def action_table(self) -> None:
        """The same in numbers, or back to the chart."""
        self.view.table = not self.view.table
        self._show()

    def action_band(self) -> None:
        """The expected course of leg pain in place of the band of no clear change, or back."""
        if self.view.has_course:
            self.view.band = not self.view.band
            self._show()

    def action_close(self) -> None:
        self.dismiss(self.progress)
