"""Every check-in: when, which form, how it stood overall, what was special; unreadable files, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.sheets import SheetScreen
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from assessments.keeping.store import Shelf
    from assessments.library import Library
    from assessments.session import Session
    from tui.widgets.canvas import Paint

NARROW = 60  # below this width each check-in takes two rows
UNREADABLE = "Files that could not be read. They were not touched."


def marks_of(session: Session) -> str:
    """What is special about a session, in words."""
    marks = []
    if session.stopped:
        marks.append("ended by a warning sign")
    elif session.safety.flags or session.safety.unsure:
        marks.append("warning sign")
    if session.short and session.form != "bad-day":
        marks.append("a bad day")
    if session.back_dated:
        marks.append("added later")
    return ", ".join(marks)


class SessionsScreen(SheetScreen[None]):
    """The list, newest first. Enter sets the check-in beside the one before it."""

    headline = "Every check-in"
    prompt = ("Press", "Enter", "to compare it")
    keys = (("↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "open")]

    def __init__(
        self, progress: Progress, shelf: Shelf | None = None, library: Library | None = None
    ) -> None:
        super().__init__()
        self.progress, self.shelf, self.library = progress, shelf, library
        self.sessions = tuple(reversed(shelf.sessions if shelf is not None else progress.sessions))
        self.scores = {p.session: p.value for p in progress.overall.points if p.value is not None}
        self.at = 0
        count = len(self.sessions)
        self.fact = "1 check-in" if count == 1 else f"{count} check-ins"

    def _form(self, session: Session) -> str:
        forms = self.library.forms if self.library is not None else {}
        title = forms[session.form].title if session.form in forms else session.form.replace("-", " ")
        return f"{title}, one part" if session.only else title

    def draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(paint.width - 2 * x, 100)
        y = 1 if room >= 14 else 0
        if not self.sessions:
            y = write(paint, x, y, min(width, MEASURE), Run("No check-in yet."))
        for number, session in enumerate(self.sessions):
            y = self._row(paint, x, y, width, session, number)
        unreadable = self.shelf.unreadable if self.shelf is not None else ()
        if unreadable:
            y = write(paint, x, y + 1, min(width, MEASURE), Run(UNREADABLE, p.worse, True))
            for file in unreadable:
                y = write(paint, x, y, width, Run(file.name, bold=True), Run(f"  {file.reason}", p.muted))
        return y

    def _row(self, paint: Paint, x: int, y: int, width: int, session: Session, number: int) -> int:
        p, chosen = paint.palette, number == self.at
        when = f"{session.started:%a} {session.day.day} {session.day:%b %Y}"
        score = self.scores.get(session.id)
        said = f"{score} of 100" if score is not None else "–"
        marks = marks_of(session)
        form = self._form(session)
        narrow = width < NARROW
        score_at = x + 20 + max(cells(self._form(one)) for one in self.sessions)
        marks_at = score_at + 12
        room = width - 2 if narrow else x + width - marks_at
        lines = lines_of(", ".join(part for part in (form, marks) if part) if narrow else marks, room)
        rows = 1 + len(lines) if narrow else max(1, len(lines))
        if chosen:
            hang = min(2, x)
            paint.fill(x - hang, y, width + 2 * hang, rows, p.panel)
            paint.text(x - hang, y, "►" if p.flat or hang < 2 else "→", p.accent, bold=True)
        paint.text(x, y, when, bold=chosen)
        paint.text(x + 18 if narrow else score_at, y, said, bold=not narrow)
        if not narrow:
            paint.text(x + 18, y, form, p.text if chosen else p.muted)
        for row, line in enumerate(lines):
            at = (x + 2, y + 1 + row) if narrow else (marks_at, y + row)
            paint.text(*at, line, p.muted)
        paint.target(0, y, paint.width, rows, number)
        return y + rows

    def picked(self, value: Hashable) -> None:
        assert isinstance(value, int)
        self.at = value
        self.again()
        self.action_open()

    def action_step(self, by: int) -> None:
        if self.sessions:
            last = len(self.sessions) - 1
            self.at = min(last, max(0, self.at + by))
            self.again(self.at)
            if self.at == last:  # the files that couldn't be read stand below it
                self.call_after_refresh(self.box.scroll_end, animate=False)

    def action_page(self, by: int) -> None:
        self.action_step(by * max(1, self.box.size.height - 2))

    def action_edge(self, by: int) -> None:
        self.action_step(by * len(self.sessions))

    def action_open(self) -> None:
        """The check-in beside the one before it."""
        from tui.screens.compare import CompareScreen

        if not self.sessions:
            return
        usable = [session for session in reversed(self.sessions) if not session.stopped]
        here = self.sessions[self.at]
        if here not in usable or len(usable) < 2:
            return
        place = max(1, usable.index(here))
        screen = CompareScreen(self.progress, self.library, then=usable[place - 1].id, now=usable[place].id)
        self.app.push_screen(screen)
