"""One check-in to read in its own words, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from tui.screens.frames.sheets import SheetScreen
from tui.screens.keeping.letter import parts_of
from tui.screens.keeping.sessions import form_of, marks_of
from tui.themes import cells
from tui.widgets.card import button
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable
    from datetime import datetime

    from textual import events
    from textual.binding import BindingType

    from assessments.answers import Key
    from assessments.library import Library
    from assessments.session import Session
    from tui.screens.keeping.letter import Line
    from tui.widgets.canvas import Paint

NARROW = 60  # below this width an answer stands under its question
Deed: TypeAlias = Literal["compare", "correct", "move", "discard", "before"]
DEEDS: dict[Deed, str] = {
    "compare": "Compare",
    "correct": "Correct",
    "move": "Wrong day",
    "discard": "Put away",
    "before": "Earlier version",
}
DOING: dict[Deed, str] = {
    "compare": "to compare it",
    "correct": "to correct it",
    "move": "to give it another day",
    "discard": "to put it away",
    "before": "to see it",
}


class SessionScreen(SheetScreen["Deed | None"]):
    """Dismisses with what to do with it, or None.

    `score`: overall, that day. `deeds`: what is possible here; none for one that a correction replaced.
    `uncounted`: answers that today's questions have no room for.
    """

    keys: tuple[tuple[str, str], ...] = (("↑↓", "read on"), ("←→", "choose"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("left", "move(-1)"), ("right", "move(1)"), ("enter", "do")]

    def __init__(
        self,
        session: Session,
        library: Library | None,
        *,
        score: int | None = None,
        deeds: tuple[Deed, ...] = (),
        uncounted: Collection[Key] = (),
    ) -> None:
        super().__init__()
        self.session, self.library, self.score, self.deeds = session, library, score, deeds
        self.uncounted = len(uncounted)
        self.parts = parts_of(session, library, uncounted)
        self.at = 0
        self.headline = f"{session.started:%A} {session.day.day} {session.day:%B %Y}"
        self.fact = form_of(session, library)
        if deeds:
            self.prompt = self._prompt()
        else:
            self.prompt, self.keys = ("Press", "Esc", "to go back"), (("↑↓", "read on"),)

    def _prompt(self) -> tuple[str, str, str]:
        return ("Press", "Enter", DOING[self.deeds[self.at]])

    def draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(paint.width - 2 * x, 100)
        y = 1 if room >= 14 else 0
        y = self._deeds(paint, x, y, paint.width - 2 * x) + 1 if self.deeds else y
        for sentence in self._about():
            y = write(paint, x, y, min(width, MEASURE), Run(sentence, p.text if self.deeds else p.worse))
        y += 1
        for part in self.parts:
            y = write(paint, x, y, width, Run(part.heading, p.accent, True))
            for line in part.lines:
                y = self._line(paint, x, y, width, line)
            y += 1
        return y

    def _line(self, paint: Paint, x: int, y: int, width: int, line: Line) -> int:
        """The question, and the answer in a column of its own; below it where the window is narrow."""
        p = paint.palette
        answer = Run(line.said, p.muted if line.quiet else None, not line.quiet)
        if width < NARROW:
            y = write(paint, x, y, width, Run(line.asked, p.muted))
            return write(paint, x + 2, y, width - 2, answer)
        room = width * 3 // 5
        return max(
            write(paint, x, y, room, Run(line.asked, p.muted)),
            write(paint, x + room + 2, y, width - room - 2, answer),
        )

    def _deeds(self, paint: Paint, x: int, y: int, width: int) -> int:
        start = x
        for number, deed in enumerate(self.deeds):
            wide = 4 + cells(DEEDS[deed])
            if x > start and x + wide > start + width:
                x, y = start, y + 1
            here = number == self.at
            end = button(paint, x, y, str(number + 1), strong=here)
            end = paint.text(end + 1, y, DEEDS[deed], bold=here)
            paint.target(x, y, end - x, 1, number)
            x = end + 3
        return y + 1

    def _about(self) -> list[str]:
        session = self.session
        lines = []
        if session.back_dated:
            lines.append(f"Added later, on {_day(session.entered)}.")
        if session.corrected is not None:
            lines.append(f"Corrected on {_day(session.corrected)}.")
        if not self.deeds:
            lines.append("This is how it was before it was corrected. It isn't counted any more.")
        marks = [mark for mark in marks_of(session) if mark not in ("added later", "corrected")]
        if marks:
            lines.append(f"{'; '.join(marks).capitalize()}.")
        if self.uncounted:
            lines.append(not_counted(self.uncounted))
        if self.score is not None:
            lines.append(f"Overall that day: {self.score} of 100.")
        return lines or ["Typed in on the day it is about."]

    def picked(self, value: Hashable) -> None:
        assert isinstance(value, int)
        self.at = value
        self.action_do()

    def on_key(self, event: events.Key) -> None:
        """The number of what to do."""
        if event.character and event.character.isdigit() and 0 < int(event.character) <= len(self.deeds):
            event.stop()
            self.picked(int(event.character) - 1)

    def action_move(self, by: int) -> None:
        """To the next thing that can be done."""
        if self.deeds:
            self.at = min(len(self.deeds) - 1, max(0, self.at + by))
            self.frame(prompt=self._prompt())
            self.again()

    def action_do(self) -> None:
        """What the cursor is on."""
        if self.deeds:
            self.dismiss(self.deeds[self.at])


def not_counted(count: int) -> str:
    """That so many answers are kept and shown, and no more than that."""
    answers, fit = ("1 answer here doesn't", "it") if count == 1 else (f"{count} answers here don't", "they")
    return f"{answers} fit today's questions, so {fit} can't be counted. Nothing of it is lost."


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"
