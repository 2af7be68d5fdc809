"""Every check-in: when, which form, how it stood overall, what was special; and files with a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.session import Session
from tui.screens.frames.sheets import SheetScreen
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from assessments.keeping.store import Conflict, Shelf
    from assessments.library import Library
    from tui.widgets.canvas import Paint

NARROW = 60  # below this width each check-in takes two rows
UNREADABLE = "Files that could not be read. They were not touched."


def marks_of(session: Session) -> tuple[str, ...]:
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
    if session.corrected is not None:
        marks.append("corrected")
    return tuple(marks)


def form_of(session: Session, library: Library | None) -> str:
    """The name of its form."""
    forms = library.forms if library is not None else {}
    title = forms[session.form].title if session.form in forms else session.form.replace("-", " ")
    return f"{title}, one part" if session.only else title


class SessionsScreen(SheetScreen["Session | Conflict | None"]):
    """The list, newest first. Enter sets the check-in beside the one before it.

    `opens`: r dismisses with the session, to be read; Enter on copies that differ dismisses with these.
    `at`: the row that the cursor begins on.
    """

    headline = "Every check-in"
    prompt = ("Press", "Enter", "to compare it")
    keys: tuple[tuple[str, str], ...] = (("↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "open"), ("r", "read")]

    def __init__(
        self,
        progress: Progress,
        shelf: Shelf | None = None,
        library: Library | None = None,
        *,
        opens: bool = False,
        at: int = 0,
    ) -> None:
        super().__init__()
        self.progress, self.shelf, self.library, self.opens = progress, shelf, library, opens
        self.sessions = tuple(reversed(shelf.sessions if shelf is not None else progress.sessions))
        conflicts = shelf.conflicts if shelf is not None and opens else ()
        self.rows: tuple[Session | Conflict, ...] = (*conflicts, *self.sessions)
        self.scores = {p.session: p.value for p in progress.overall.points if p.value is not None}
        self.at = min(at, max(0, len(self.rows) - 1))
        count = len(self.sessions)
        self.fact = "1 check-in" if count == 1 else f"{count} check-ins"
        if opens and self.rows:
            self.keys = (("r", "read or change it"), ("Esc", "back"))

    def draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(paint.width - 2 * x, 100)
        y = 1 if room >= 14 else 0
        if not self.rows:
            y = write(paint, x, y, min(width, MEASURE), Run("No check-in yet."))
        for number, row in enumerate(self.rows):
            if isinstance(row, Session):
                y = self._row(paint, x, y, width, row, number)
            else:
                y = self._copies(paint, x, y, width, row, number)
        unreadable = self.shelf.unreadable if self.shelf is not None else ()
        if unreadable:
            y = write(paint, x, y + 1, min(width, MEASURE), Run(UNREADABLE, p.worse, True))
            for file in unreadable:
                y = write(paint, x, y, width, Run(file.name, bold=True), Run(f"  {file.reason}", p.muted))
        return y

    def _ground(self, paint: Paint, x: int, y: int, width: int, rows: int) -> None:
        p, hang = paint.palette, min(2, x)
        paint.fill(x - hang, y, width + 2 * hang, rows, p.panel)
        paint.text(x - hang, y, "►" if p.flat or hang < 2 else "→", p.accent, bold=True)

    def _copies(self, paint: Paint, x: int, y: int, width: int, row: Conflict, number: int) -> int:
        """Copies of one check-in that say different things: to be asked about."""
        p = paint.palette
        words = (
            f"{_when(row.copies[0].session)}: {len(row.copies)} copies say different things. Which is right?"
        )
        lines = lines_of(words, width - 2)
        if number == self.at:
            self._ground(paint, x, y, width, len(lines))
        paint.text(x, y, "!", p.worse, bold=True)
        for place, line in enumerate(lines):
            paint.text(x + 2, y + place, line, p.worse, bold=True)
        paint.target(0, y, paint.width, len(lines), number)
        return y + len(lines)

    def _row(self, paint: Paint, x: int, y: int, width: int, session: Session, number: int) -> int:
        p, chosen = paint.palette, number == self.at
        when = _when(session)
        score = self.scores.get(session.id)
        said = f"{score} of 100" if score is not None else "–"
        odd = self.shelf is not None and session.id in self.shelf.odd
        marks = ", ".join((*marks_of(session), *(("date looks wrong",) if odd else ())))
        form = form_of(session, self.library)
        narrow = width < NARROW
        score_at = x + 20 + max(cells(form_of(one, self.library)) for one in self.sessions)
        marks_at = score_at + 12
        room = width - 2 if narrow else x + width - marks_at
        lines = lines_of(", ".join(part for part in (form, marks) if part) if narrow else marks, room)
        rows = 1 + len(lines) if narrow else max(1, len(lines))
        if chosen:
            self._ground(paint, x, y, width, rows)
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
        if self.rows:
            last = len(self.rows) - 1
            self.at = min(last, max(0, self.at + by))
            self.again(self.at)
            copies = not isinstance(self.rows[self.at], Session)
            self.frame(prompt=("Press", "Enter", "to choose") if copies else type(self).prompt)
            if self.at == last:  # the files that couldn't be read stand below it
                self.call_after_refresh(self.box.scroll_end, animate=False)

    def action_page(self, by: int) -> None:
        self.action_step(by * max(1, self.box.size.height - 2))

    def action_edge(self, by: int) -> None:
        self.action_step(by * len(self.rows))

    def action_read(self) -> None:
        """The check-in in its own words."""
        if self.opens and self.rows:
            self.dismiss(self.rows[self.at])

    def action_open(self) -> None:
        """The check-in beside the one before it; of copies that differ one is chosen."""
        here = self.rows[self.at] if self.rows else None
        if isinstance(here, Session):
            from tui.screens.showing.compare import CompareScreen

            if two := around(self.progress, here):
                screen = CompareScreen(self.progress, self.library, then=two[0], now=two[1])
                self.app.push_screen(screen)
        elif here is not None:
            self.dismiss(here)


def around(progress: Progress, here: Session) -> tuple[str, str] | None:
    """The ids of the check-in before this one and of this one; None where there is nothing to compare."""
    usable = [session.id for session in progress.sessions if not session.stopped]
    if here.id not in usable or len(usable) < 2:
        return None
    place = max(1, usable.index(here.id))
    return usable[place - 1], usable[place]


def _when(session: Session) -> str:
    return f"{session.started:%a} {session.day.day} {session.day:%b %Y}"
