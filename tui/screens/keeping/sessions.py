"""Every check-in: when, which form, how it stood overall, what was special; and files with a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.keeping.store import Conflict, Shelf
from assessments.session import Session
from tui.screens.frames.lists import INDENT, ListScreen, Row
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
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


class SessionsScreen(ListScreen["Session | Conflict | None"]):
    """The list, newest first. A check-in that is chosen is set beside the one before it.

    `opens`: it dismisses with the check-in instead, to be read, and c compares; so it does with copies that
    differ, to be chosen from. `at`: the row that the cursor begins on.
    """

    headline = "Every check-in"
    BINDINGS: ClassVar[list[BindingType]] = [("c", "compare")]

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
        self.progress, self.library, self.opens = progress, library, opens
        self.shelf = shelf if shelf is not None else Shelf(progress.sessions)
        self.sessions = tuple(reversed(self.shelf.sessions))
        self.items: tuple[Session | Conflict, ...] = (
            *(self.shelf.conflicts if opens else ()),
            *self.sessions,
        )
        self.scores = {p.session: p.value for p in progress.overall.points if p.value is not None}
        self.at = min(at, max(0, len(self.items) - 1))
        count = len(self.sessions)
        self.fact = "1 check-in" if count == 1 else f"{count} check-ins"
        self.prompt = self._prompt()
        if opens and self.items:
            self.keys = (("↑↓", "move"), ("c", "compare it"), ("Esc", "back"))

    def _prompt(self) -> tuple[str, str, str]:
        if not self.items:
            return ("Press", "Esc", "to go back")
        copies = isinstance(self.items[self.at], Conflict)
        return ("Press", "Enter", "to choose" if copies else "to read it" if self.opens else "to compare it")

    @property
    def rows(self) -> tuple[Row, ...]:
        """One for each, for its number; they are drawn here."""
        return tuple(Row(_when(one) if isinstance(one, Session) else "") for one in self.items)

    def draw(self, paint: Paint, room: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(paint.width - 2 * x, 100)
        y = 1 if room >= 14 else 0
        if not self.items:
            y = write(paint, x, y, min(width, MEASURE), Run("No check-in yet."))
        for number, row in enumerate(self.items):
            if isinstance(row, Session):
                y = self._session(paint, x, y, width, row, number)
            else:
                y = self._copies(paint, x, y, width, row, number)
        if self.shelf.unreadable:
            y = write(paint, x, y + 1, min(width, MEASURE), Run(UNREADABLE, p.worse, True))
            for file in self.shelf.unreadable:
                y = write(paint, x, y, width, Run(file.name, bold=True), Run(f"  {file.reason}", p.muted))
        return y

    def _ground(self, paint: Paint, x: int, y: int, width: int, number: int, rows: int) -> int:
        """The row's ground and its number; returns the column of its words."""
        p, hang = paint.palette, min(2, x)
        if number == self.at:
            paint.fill(x - hang, y, width + 2 * hang, rows, p.panel)
            if p.flat or not p.rich_glyphs:
                paint.text(x - hang, y, "►", p.accent, bold=True)
        wide = len(str(len(self.items)))
        paint.text(x, y, f"{number + 1:>{wide}}", p.accent, bold=True)
        paint.target(0, y, paint.width, rows, number)
        return x + wide + 2

    def _copies(self, paint: Paint, x: int, y: int, width: int, row: Conflict, number: int) -> int:
        """Copies of one check-in that say different things: to be asked about."""
        when = _when(row.copies[0].session)
        words = f"{when}: {len(row.copies)} copies say different things. Which is right?"
        lines = lines_of(words, width - INDENT)
        column = self._ground(paint, x, y, width, number, len(lines))
        for place, line in enumerate(lines):
            paint.text(column, y + place, line, paint.palette.worse, bold=True)
        return y + len(lines)

    def _session(self, paint: Paint, x: int, y: int, width: int, session: Session, number: int) -> int:
        p, chosen = paint.palette, number == self.at
        score = self.scores.get(session.id)
        said = f"{score} of 100" if score is not None else "–"
        form, marks = form_of(session, self.library), ", ".join(self._marks(session))
        if width < NARROW:
            lines = lines_of(", ".join(part for part in (form, marks) if part), width - INDENT)
            column = self._ground(paint, x, y, width, number, 1 + len(lines))
            paint.text(column, y, _when(session), bold=chosen)
            paint.text(column + 18, y, said)
            for row, line in enumerate(lines, 1):
                paint.text(column, y + row, line, p.muted)
            return y + 1 + len(lines)
        score_at = INDENT + 20 + max(cells(form_of(one, self.library)) for one in self.sessions)
        marks_at = score_at + 12
        lines = lines_of(marks, width - marks_at) or [""]
        column = self._ground(paint, x, y, width, number, len(lines))
        paint.text(column, y, _when(session), bold=chosen)
        paint.text(column + 18, y, form, p.text if chosen else p.muted)
        paint.text(x + score_at, y, said, bold=True)
        for row, line in enumerate(lines):
            paint.text(x + marks_at, y + row, line, p.muted)
        return y + len(lines)

    def _marks(self, session: Session) -> Iterator[str]:
        """What is special about it, and about it on this shelf."""
        yield from marks_of(session)
        if session.id in self.shelf.odd:
            yield "date looks wrong"
        if session.id in self.shelf.misfits:
            yield "not all of it counted"

    def action_step(self, by: int) -> None:
        super().action_step(by)
        self.frame(prompt=self._prompt())
        if self.at == len(self.items) - 1:  # the files that couldn't be read stand below it
            self.call_after_refresh(self.box.scroll_end, animate=False)

    def chosen(self, place: int) -> None:
        """To be read, or set beside the one before it; of copies that differ one is chosen."""
        if self.opens:
            self.dismiss(self.items[place])
        else:
            self.action_compare()

    def action_compare(self) -> None:
        """The check-in with the cursor beside the one before it."""
        from tui.screens.showing.compare import CompareScreen

        here = self.items[self.at] if self.items else None
        if isinstance(here, Session) and (two := around(self.progress, here)):
            self.app.push_screen(CompareScreen(self.progress, self.library, then=two[0], now=two[1]))


def around(progress: Progress, here: Session) -> tuple[str, str] | None:
    """The ids of the check-in before this one and of this one; None where there is nothing to compare."""
    usable = [session.id for session in progress.sessions if not session.stopped]
    if here.id not in usable or len(usable) < 2:
        return None
    place = max(1, usable.index(here.id))
    return usable[place - 1], usable[place]


def _when(session: Session) -> str:
    return f"{session.started:%a} {session.day.day} {session.day:%b %Y}"
