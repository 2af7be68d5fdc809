"""Every check-in: when, which form, how it stood overall, what was special; and files with a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.session import Session
from tui.screens.frames.lists import ListScreen
from tui.widgets.flow import Run, write
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from assessments.keeping.store import Conflict, Shelf
    from assessments.library import Library
    from tui.widgets.canvas import Paint

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
    """The list, newest first. Enter sets the check-in beside the one before it.

    `opens`: r dismisses with the session, to be read; Enter on copies that differ dismisses with these.
    `at`: the row that the cursor begins on.
    """

    headline = "Every check-in"
    prompt = ("Press", "Enter", "to compare it")
    nothing = "No check-in yet."
    BINDINGS: ClassVar[list[BindingType]] = [("r", "read")]

    def __init__(
        self,
        progress: Progress,
        shelf: Shelf | None = None,
        library: Library | None = None,
        *,
        opens: bool = False,
        at: int = 0,
    ) -> None:
        self.progress, self.shelf, self.library, self.opens = progress, shelf, library, opens
        self.sessions = tuple(reversed(shelf.sessions if shelf is not None else progress.sessions))
        conflicts = shelf.conflicts if shelf is not None and opens else ()
        self.listed: tuple[Session | Conflict, ...] = (*conflicts, *self.sessions)
        self.scores = {p.session: p.value for p in progress.overall.points if p.value is not None}
        rows = [Row(_differ(conflict), look="loud") for conflict in conflicts]
        rows += [self._row(session) for session in self.sessions]
        count = len(self.sessions)
        super().__init__(rows, fact="1 check-in" if count == 1 else f"{count} check-ins", at=at)
        if opens and rows:
            self.keys = (("r", "read or change it"), ("Esc", "back"))

    def _row(self, session: Session) -> Row:
        score = self.scores.get(session.id)
        said = f"{score} of 100" if score is not None else "–"
        odd = self.shelf is not None and session.id in self.shelf.odd
        marks = (*marks_of(session), *(("date looks wrong",) if odd else ()))
        words = ", ".join((form_of(session, self.library), *marks))
        return Row(f"{_when(session):<15}   {said:>10}", words)

    def below(self, paint: Paint, x: int, y: int, width: int) -> int:
        """The files that couldn't be read."""
        p = paint.palette
        unreadable = self.shelf.unreadable if self.shelf is not None else ()
        if unreadable:
            y = write(paint, x, y + 1, width, Run(UNREADABLE, p.worse, True))
            for file in unreadable:
                y = write(paint, x, y, width, Run(file.name, bold=True), Run(f"  {file.reason}", p.muted))
        return y

    def move(self, place: int) -> None:
        super().move(place)
        if self.listed:
            copies = not isinstance(self.listed[self.at], Session)
            self.frame(prompt=("Press", "Enter", "to choose") if copies else type(self).prompt)

    def action_read(self) -> None:
        """The check-in in its own words."""
        if self.opens and self.listed:
            self.dismiss(self.listed[self.at])

    def chosen(self, place: int) -> None:
        """The check-in beside the one before it; of copies that differ one is chosen."""
        here = self.listed[place]
        if not isinstance(here, Session):
            self.dismiss(here)
        elif two := around(self.progress, here):
            from tui.screens.showing.compare import CompareScreen

            screen = CompareScreen(self.progress, self.library, then=two[0], now=two[1])
            self.app.push_screen(screen)


def around(progress: Progress, here: Session) -> tuple[str, str] | None:
    """The ids of the check-in before this one and of this one; None where there is nothing to compare."""
    usable = [session.id for session in progress.sessions if not session.stopped]
    if here.id not in usable or len(usable) < 2:
        return None
    place = max(1, usable.index(here.id))
    return usable[place - 1], usable[place]


def _when(session: Session) -> str:
    return f"{session.started:%a} {session.day.day} {session.day:%b %Y}"


def _differ(conflict: Conflict) -> str:
    """Copies of one check-in that say different things: to be asked about."""
    copies = conflict.copies
    return f"{_when(copies[0].session)}: {len(copies)} copies say different things. Which is right?"
