"""Every check-in: when, which form, how it stood overall, what was special; and files with a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.keeping.store import Conflict, Shelf
from assessments.session import Session
from tui.screens.frames.lists import ListScreen
from tui.widgets.flow import Run, write
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
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
    """The list, newest first. A check-in that is chosen is set beside the one before it.

    `opens`: it dismisses with the check-in instead, to be read, and c compares; so it does with copies that
    differ, to be chosen from. `at`: the row that the cursor begins on.
    """

    headline = "Every check-in"
    nothing = "No check-in yet."
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
        self.progress, self.library, self.opens = progress, library, opens
        self.shelf = shelf if shelf is not None else Shelf(progress.sessions)
        sessions = tuple(reversed(self.shelf.sessions))
        self.listed: tuple[Session | Conflict, ...] = (*(self.shelf.conflicts if opens else ()), *sessions)
        self.scores = {p.session: p.value for p in progress.overall.points if p.value is not None}
        rows = [self._row(one) for one in self.listed]
        fact = "1 check-in" if len(sessions) == 1 else f"{len(sessions)} check-ins"
        super().__init__(rows, fact=fact, at=at)
        self.prompt = self._prompt()
        if opens and rows:
            self.keys = (("↑↓", "move"), ("c", "compare it"), ("Esc", "back"))

    def _prompt(self) -> tuple[str, str, str]:
        copies = bool(self.listed) and isinstance(self.listed[self.at], Conflict)
        return ("Press", "Enter", "to choose" if copies else "to read it" if self.opens else "to compare it")

    def _row(self, one: Session | Conflict) -> Row:
        if isinstance(one, Conflict):
            differ = f"{len(one.copies)} copies say different things. Which is right?"
            return Row(f"{_when(one.copies[0].session)}: {differ}", look="loud")
        score = self.scores.get(one.id)
        said = f"{score} of 100" if score is not None else "–"
        words = ", ".join((form_of(one, self.library), *self._marks(one)))
        return Row(f"{_when(one):<15}   {said:>10}", words)

    def _marks(self, session: Session) -> Iterator[str]:
        """What is special about it, and about it on this shelf."""
        yield from marks_of(session)
        if session.id in self.shelf.odd:
            yield "date looks wrong"
        if session.id in self.shelf.misfits:
            yield "not all of it counted"

    def below(self, paint: Paint, x: int, y: int, width: int) -> int:
        """The files that couldn't be read."""
        p = paint.palette
        if self.shelf.unreadable:
            y = write(paint, x, y + 1, width, Run(UNREADABLE, p.worse, True))
            for file in self.shelf.unreadable:
                y = write(paint, x, y, width, Run(file.name, bold=True), Run(f"  {file.reason}", p.muted))
        return y

    def move(self, place: int) -> None:
        super().move(place)
        self.frame(prompt=self._prompt())

    def chosen(self, place: int) -> None:
        """To be read, or set beside the one before it; of copies that differ one is chosen."""
        if self.opens:
            self.dismiss(self.listed[place])
        else:
            self.action_compare()

    def action_compare(self) -> None:
        """The check-in with the cursor beside the one before it."""
        from tui.screens.showing.compare import CompareScreen

        here = self.listed[self.at] if self.listed else None
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
