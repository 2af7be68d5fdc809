"""DayView: a calendar day, typed as people write it ("3 weeks ago") or picked from a few buttons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual import events, on
from textual.widgets import Input

from assessments.dates import parse_day
from assessments.errors import AnswerError
from tui.themes import cells
from tui.widgets.questions.base import Answered, Finished, LeftOut
from tui.widgets.questions.heading import foot
from tui.widgets.questions.texts import TextField, TypedView, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.asking.interview import Page
    from tui.widgets.canvas import Paint

QUICK = (("today", 0), ("yesterday", 1), ("1 week ago", 7), ("2 weeks ago", 14), ("4 weeks ago", 28))


class DayView(TypedView):
    """Under the field stands the day that was understood, so that a slip is seen before Enter."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.pick: int | None = None  # which button the arrows are on

    @property
    def day_now(self) -> date:
        """The day the answers are about."""
        return self.today or date.today()

    def compose(self) -> ComposeResult:
        value = self.page.asks[0].value
        yield Words(self, "head")
        yield TextField(
            _written(value) if isinstance(value, date) else "", limit=40, placeholder="3 weeks ago"
        )
        yield Words(self, "foot")

    def _understood(self) -> date | None:
        try:
            return parse_day(self.typed, self.day_now)
        except AnswerError:
            return None

    def paint_foot(self, paint: Paint) -> None:
        p = paint.palette
        found = self._understood() if self.typed.strip() else None
        if found is not None and not self.trouble:
            weeks = (self.day_now - found).days // 7
            since = f", {weeks} weeks ago" if weeks > 1 else ""
            end = paint.text(0, 0, p.glyph("✓ ", "√ "), p.accent, bold=True)
            paint.text(end, 0, f"{found:%A} {_written(found)}{since}")
        elif self.typed.strip() and not self.trouble:
            paint.text(0, 0, "A day, such as 3 September, yesterday or 3 weeks ago.", p.muted)
        x, y = 0, 2
        for number, (words, _) in enumerate(QUICK):
            wide = cells(words) + 2
            if x + wide > min(72, paint.width):
                x, y = 0, y + (2 if paint.height > 8 else 1)
            here = number == self.pick
            if p.flat:
                paint.text(x, y, f"[{words}]", p.accent if here else None, bold=here)
            else:
                ground, ink = (p.accent, p.onaccent) if here else (p.raised, p.text)
                paint.text(x, y, f" {words} ", ink, ground, bold=here)
            paint.target(x, y, wide, 1, number)
            x += wide + 2
        foot(paint, y + 2, None if found else self.page.asks[0], self.trouble, "")

    def hit_words(self, value: object) -> None:
        assert isinstance(value, int)
        self._take(self.day_now - timedelta(days=QUICK[value][1]))

    def on_key(self, event: events.Key) -> None:
        """↑ and ↓ go through the buttons and write them into the field; nothing is committed."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            start = self.pick if self.pick is not None else (-1 if step > 0 else len(QUICK))
            self.pick = max(0, min(len(QUICK) - 1, start + step))
            self.restore(QUICK[self.pick][0])
            self.redraw()
            event.stop()

    @on(Input.Changed)
    def _read_along(self) -> None:
        if self.pick is not None and self.typed != QUICK[self.pick][0]:
            self.pick = None
        self.redraw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        ask = self.page.asks[0]
        if not event.value.strip():
            self.post_message(
                Finished(self.page.id) if ask.missing else LeftOut(self.page.id, ask.key, "skipped")
            )
            return
        try:
            found = parse_day(event.value, self.day_now)
        except AnswerError as error:
            self.complain(error.reason[:1].upper() + error.reason[1:])
            return
        if found == ask.value:
            self.post_message(Finished(self.page.id))
        else:
            self._take(found)

    def _take(self, day: date) -> None:
        self.post_message(Answered(self.page.id, self.page.asks[0].key, day))


def _written(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
