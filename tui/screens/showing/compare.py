"""Compare: any two check-ins side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.showing.telling import TellingScreen
from tui.widgets.chrome import margin
from tui.widgets.flow import Run, write
from tui.widgets.showing.twosheet import draw_two, pairs_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.binding import BindingType

    from assessments.answers import Key, Value
    from assessments.judging.progress import Progress
    from assessments.library import Library
    from assessments.session import Session
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.twosheet import Pair

ONE = "There is one check-in so far. Two can be set side by side."


class CompareScreen(TellingScreen[None]):
    """`then` and `now` are the ids to begin with: where not given, the first that counts and the latest.

    Without a `library`, and for items it doesn't know, values are shown as they are stored.
    """

    headline = "Compare two check-ins"
    prompt = ("Press", "←", "for another day")
    keys = (("→", "later"), ("Tab", "side"), ("w", "why"), ("Esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "move(-1)"), ("right", "move(1)"), ("tab", "side"), ("enter", "close"),
    ]  # fmt: skip

    def __init__(
        self,
        progress: Progress,
        library: Library | None = None,
        *,
        then: str | None = None,
        now: str | None = None,
    ) -> None:
        super().__init__(progress, library)
        self.sessions = tuple(session for session in progress.sessions if not session.stopped)
        ids = [session.id for session in self.sessions]
        whole = [n for n, session in enumerate(self.sessions) if not session.short]
        since = progress.start or progress.since
        start = next((n for n in whole if self.sessions[n].day == since), whole[0] if whole else 0)
        self.shown = [
            ids.index(then) if then in ids else start,
            ids.index(now) if now in ids else len(ids) - 1,
        ]
        self.side = 0
        self.at = -1  # the row with the cursor; none until an arrow is pressed
        self.fact = self._apart()

    def _apart(self) -> str:
        if len(self.sessions) < 2:
            return ""
        then, now = self._two
        days = (now.day - then.day).days
        return "the same day" if days == 0 else "1 day apart" if days == 1 else f"{days} days apart"

    @property
    def _two(self) -> tuple[Session, Session]:
        return self.sessions[self.shown[0]], self.sessions[self.shown[1]]

    def draw(self, paint: Paint, room: int) -> int:  # noqa: ARG002 - it scrolls
        if len(self.sessions) < 2:
            return write(paint, margin(paint.width), 1, paint.width - 2 * margin(paint.width), Run(ONE))
        then, now = self._two
        return draw_two(paint, then, now, self._pairs(then, now), self.side, self.at)

    @property
    def _rows(self) -> tuple[Pair, ...]:
        return tuple(pair for _, pairs in self._pairs(*self._two) for pair in pairs)

    @property
    def chosen(self) -> str:
        rows = self._rows if len(self.sessions) > 1 else ()
        return rows[max(0, self.at)].what if rows else "overall"

    def _pairs(self, then: Session, now: Session) -> tuple[tuple[str, tuple[Pair, ...]], ...]:
        return pairs_of(self.progress, then, now, self._words, self._short)

    def _short(self, item: str, asked: str) -> str:
        """The short name of a question, so that it takes one row; the person's own activities by theirs."""
        own = asked.rpartition(": ")[2].rstrip("?") if item.startswith("s3_own") else ""
        if own and own != asked.rstrip("?"):
            return own[:1].upper() + own[1:]
        try:
            question = self.library.question(item) if self.library is not None else None
        except (KeyError, ValueError):
            question = None
        if question is None or not question.short:
            return asked
        if question.kind == "rating" and question.short[:1].islower():  # a row of "How bad is the pain when"
            return f"Pain when you {question.short}"
        return question.short[:1].upper() + question.short[1:]

    def _words(self, key: Key, value: Value) -> str:
        if self.library is not None:
            try:
                return self.library.question(key.item).words(value)
            except (KeyError, ValueError):
                pass
        return str(value)

    def picked(self, value: Hashable) -> None:
        match value:
            case ("side", int(side)):
                self.side = side
                self.again()
            case ("row", int(row)):
                self.at = row
                self.again()
                self.action_why()

    def action_step(self, by: int) -> None:
        """The row above or below."""
        rows = len(self._rows) if len(self.sessions) > 1 else 0
        if rows:
            self.at = (self.at + by) % rows if self.at >= 0 or by > 0 else rows - 1
            self.again(("row", self.at))

    def action_side(self) -> None:
        """The other date is the one that changes."""
        self.side = 1 - self.side
        self.again()

    def action_move(self, by: int) -> None:
        """An earlier or later check-in on this side; the one then stays before the one now."""
        if len(self.sessions) < 2:
            return
        low, high = (0, self.shown[1] - 1) if self.side == 0 else (self.shown[0] + 1, len(self.sessions) - 1)
        self.shown[self.side] = min(high, max(low, self.shown[self.side] + by))
        self.frame(fact=self._apart())
        self.again()
