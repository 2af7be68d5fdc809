"""SinceScreen: the check-in from which change is told: the first of this spell, or a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from assessments.judging.progress import Progress

START = "the start"
Since: TypeAlias = "date | str"
"""A day, or START."""


class SinceScreen(ListScreen["Since | None"]):
    """Dismisses the day of a check-in, START, or None where nothing was chosen."""

    headline = "Since when?"
    prompt = ("Press", "Enter", "to choose")
    nothing = "There is no check-in yet that a change could be told from."

    def __init__(self, progress: Progress) -> None:
        days = {p.day for p in progress.overall.points if not p.short}
        self.days = sorted(day for day in days if progress.since is None or day >= progress.since)[:-1]
        scores = {p.day: p.value for p in progress.overall.points if p.value is not None and not p.short}
        rows = [
            Row(
                _said(day, day == (self.days[0] if self.days else None)),
                f"{scores[day]} of 100 then" if day in scores else "no overall score then",
            )
            for day in self.days
        ]
        chosen = self.days.index(progress.start) if progress.start in self.days else 0
        lead = ("Every page then tells the change since that check-in.",)
        super().__init__(rows, lead=lead if rows else (), at=chosen)

    def chosen(self, place: int) -> None:
        self.dismiss(START if place == 0 else self.days[place])

    def action_close(self) -> None:
        self.dismiss(None)


def _said(day: date, first: bool) -> str:
    words = f"{day.day} {day:%B %Y}"
    return f"{words}, the start" if first else words
