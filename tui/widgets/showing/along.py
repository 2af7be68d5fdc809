"""What stands along a chart's time axis beside the values: events, flare-ups, seams, the expected course."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.showing.marks import day, span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assessments.judging.course import Course
    from assessments.judging.events import Event
    from assessments.judging.progress import Progress
    from assessments.judging.seams import Seam
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.plot import Scale

FLARE = "flare"


@dataclass(frozen=True)
class Along:
    """`course` is None where it isn't asked for."""

    events: tuple[Event, ...] = ()
    seams: tuple[Seam, ...] = ()
    course: Course | None = None

    @staticmethod
    def of(progress: Progress) -> Along:
        """Everything of a progress but the expected course."""
        return Along(progress.events, progress.seams)

    def with_course(self, course: Course | None) -> Along:
        """The same with the expected course, or without."""
        return replace(self, course=course)

    @property
    def until(self) -> date | None:
        """The latest day of an event."""
        return max((event.until or event.day for event in self.events), default=None)

    def told(self) -> tuple[tuple[str, date, str], ...]:
        """(mark, day, words) of every event and seam, by day; a stretch says both its days."""
        rows = [("◆", event.day, f"{_days(event)}  {event.words}") for event in self.events]
        rows += [("┊", seam.day, seam.words) for seam in self.seams]
        return tuple(sorted(rows, key=lambda row: row[1]))


NOTHING_ALONG = Along()


def _days(event: Event) -> str:
    return span(event.day, event.until) if event.until and event.until != event.day else day(event.day)


def draw_stretches(paint: Paint, scale: Scale, left: int, top: int, along: Along) -> None:
    """A flare-up that lasted is a muted ground from its first day to its last (the axis shows it, too)."""
    for first, last in [] if paint.palette.flat else _stretches(scale, along):
        for y in range(top, top + scale.height):
            for x in range(first, last + 1):
                char, ink = paint.rows[y][left + x]
                paint.text(left + x, y, char, ink.fg, paint.palette.panel)


def _stretches(scale: Scale, along: Along) -> list[tuple[int, int]]:
    """First and last column of each flare-up that lasted longer than a day."""
    flares = [(e.day, e.until) for e in along.events if e.kind == FLARE and e.until]
    return [
        (scale.column(max(first, scale.start)), scale.column(last))
        for first, last in flares
        if last > first and last >= scale.start
    ]


def draw_course(paint: Paint, scale: Scale, left: int, top: int, course: Course) -> None:
    """The ground between the quick and the slow edge of the expected course."""
    p = paint.palette
    for x in range(scale.width):
        when = scale.day_at(x)
        if when < course.start:
            continue
        edges = course.at(when)
        for y in range(scale.plain_row(edges.quick), scale.plain_row(edges.slow) + 1):
            char, ink = paint.rows[top + y][left + x]
            if p.flat:
                char = "░" if char == " " else char
            paint.text(left + x, top + y, char, p.line if p.flat else ink.fg, p.band)


def draw_seams(paint: Paint, scale: Scale, left: int, top: int, along: Along) -> None:
    """A thin line down the whole plot on the day from which the questions are another version."""
    p = paint.palette
    for seam in along.seams:
        if scale.start <= seam.day <= scale.end:
            for y in range(top, top + scale.height):
                paint.text(left + scale.column(seam.day) - 1, y, p.glyph("┊", "│"), p.muted)


def draw_axis_marks(paint: Paint, scale: Scale, left: int, y: int, along: Along) -> None:
    """◆ on the axis where something happened; a flare-up's days are drawn heavy."""
    p = paint.palette
    for first, last in _stretches(scale, along):
        paint.text(left + first, y, p.glyph("━", "=") * (last - first + 1), p.muted)
    for event in along.events:
        if scale.start <= event.day <= scale.end:
            paint.text(left + scale.column(event.day), y, p.glyph("◆", "♦"), p.accent, bold=True)


def rows_along(along: Along, width: int, most: int) -> int:
    """How many rows `draw_along` takes."""
    return len(_shown(along, width, most))


def draw_along(paint: Paint, x: int, y: int, width: int, along: Along, most: int) -> int:
    """The events and seams in words, packed into at most `most` rows, the latest where not all fit."""
    p = paint.palette
    for row in _shown(along, width, most):
        at = x
        for mark, words in row:
            if mark:
                ink = p.accent if mark == "◆" else p.muted
                at = paint.text(at, y, p.glyph(mark, "♦" if mark == "◆" else "│"), ink, bold=True) + 1
            at = paint.text(at, y, words, p.muted) + 3
        y += 1
    return y


def _shown(along: Along, width: int, most: int) -> list[list[tuple[str, str]]]:
    """The rows; where they would be more than `most`, the earliest are left out and counted."""
    told = along.told()
    rows = _packed(told, width)
    for left_out in range(1, len(told) + 1):
        if len(rows) <= most:
            break
        rows = _packed(told[left_out:], width, f"{left_out} more in the table")
    return rows[:most]


def _packed(told: Sequence[tuple[str, date, str]], width: int, more: str = "") -> list[list[tuple[str, str]]]:
    """Rows of (mark, words), as many to a row as fit; words wider than a row go on in the next."""
    rows: list[list[tuple[str, str]]] = []
    used = width + 1
    for mark, _, words in (*told, ("", None, more)) if more else told:
        lines = lines_of(words, width - 2)
        for number, line in enumerate(lines):
            wide = cells(line) + (2 if mark else 0)
            if used + 3 + wide > width or number:
                rows.append([])
                used = -3
            rows[-1].append((mark if not number else "", line if not number else f"  {line}"))
            used += 3 + wide + (2 if number else 0)
    return rows


def draw_caption(paint: Paint, x: int, y: int, width: int, course: Course) -> int:
    """What the shaded area is, and what it isn't; returns the row below."""
    return write(paint, x, y, width, Run(course.caption, paint.palette.muted))
