"""The exercise week: minutes by day as a small chart; type minutes to add them, to today or a day before."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.helping.weekchart import draw_days, draw_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date
    from typing import Protocol

    from textual import events
    from textual.binding import BindingType

    from assessments.helping.week import Bout, Kind, Week
    from tui.widgets.canvas import Paint

    class Diary(Protocol):
        """What is kept, and how. `add` and `discard` write, in a thread, and may raise StoreError."""

        def week(self, last: date) -> Week: ...
        def add(self, day: date, minutes: int, kind: Kind) -> None: ...
        def discard(self, bout: Bout) -> None: ...


CLICKED = (5, 10, 15, 20, 30, 45, 60)  # minutes that can be clicked
DIGITS = 3  # a bout has at most 600 minutes


class ExerciseScreen(SheetScreen[None]):
    """`diary` keeps bouts; `kinds` names them; `goals`: minutes a day, a week, and the most of one bout."""

    headline = "Your exercise week"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "day(-1)"), ("right", "day(1)"), ("enter", "enter"), ("backspace", "rub_out"),
        ("delete,x", "remove"),
        ("less_than_sign,comma", "week(-1)"), ("greater_than_sign,full_stop", "week(1)"),
    ]  # fmt: skip

    def __init__(
        self, diary: Diary, today: date, kinds: Mapping[Kind, str], goals: tuple[int, int, int]
    ) -> None:
        super().__init__()
        self.diary, self.today, self.kinds = diary, today, kinds
        self.day_goal, self.week_goal, self.most = goals
        self.week = diary.week(today)
        self.at, self.bout = len(self.week.days) - 1, 0
        self.digits = ""  # typed so far
        self.kind = -1  # place of the kind looked at while it is asked for
        self.note, self.trouble = "", ""
        self._frame()

    # -- the frame --

    @property
    def asking(self) -> bool:
        """The minutes stand; what it was is asked now."""
        return self.kind >= 0

    def _frame(self) -> None:
        first, last = self.week.days[0].day, self.week.days[-1].day
        self.fact = f"{first.day} {first:%b} to {last.day} {last:%b}"
        if self.asking:
            self.prompt, self.keys = ("Press", "1-7", "for what it was"), (("Esc", "don't add"),)
        elif self.digits:
            self.prompt, self.keys = ("Press", "Enter", "to add them"), (("Esc", "don't add"),)
        else:
            bouts = (("x", "remove"),) if self.week.days[self.at].bouts else ()
            self.prompt = ("Type", "0-9", "minutes to add")
            self.keys = (("← →", "day"), ("<", "week before"), *bouts, ("Esc", "back"))

    def _changed(self) -> None:
        self._frame()
        self.frame(fact=self.fact, prompt=self.prompt, keys=self.keys)
        self.again()

    # -- the picture --

    def draw(self, paint: Paint, room: int) -> int:
        x = margin(paint.width)
        width = min(paint.width - 2 * x, 84)
        airy = room >= 18
        y = draw_sum(paint, x, int(airy), width, self.week, self.week_goal, self.day_goal)
        bouts = max(len(day.bouts) for day in self.week.days)
        below = 2 + airy + max(2, min(3, bouts))  # a line, bouts, minutes to click, a note
        height = max(4, min(16, room - y - below - 2 - 2 * airy))
        y = draw_days(paint, x, y + airy, width, height, self.week, self.at, self.day_goal)
        return self._chosen_day(paint, x, y + airy, width, airy)

    def _chosen_day(self, paint: Paint, x: int, y: int, width: int, airy: bool) -> int:
        """The day with the cursor: what is typed, or its bouts. `airy`: a note has a row of its own."""
        p, day = paint.palette, self.week.days[self.at]
        name = "Today" if day.day == self.today else f"{day.day:%A} {day.day.day} {day.day:%B}"
        if self.asking:
            y = write(paint, x, y, width, Run(f"{name}: {self.digits} minutes of what?", bold=True))
            return self._kinds(paint, x, y, width)
        if self.digits:
            end = paint.text(x, y, f"{name}: ", bold=True)
            ink, ground = (p.accent, None) if p.flat else (p.onaccent, p.accent)
            end = paint.text(end, y, f" {self.digits}_ ", ink, ground, True)
            paint.text(end + 1, y, "minutes", bold=True)
            y += 1
        else:
            sum_ = f"{day.minutes} minutes" if day.minutes else "nothing noted"
            y = write(paint, x, y, width, Run(f"{name}: {sum_}", bold=True))
            for place, bout in enumerate(day.bouts):
                source = ", from a timer" if bout.source == "timer" else ""
                source += "" if bout.counts else f", not part of the {self.week_goal}"
                here = place == self.bout and len(day.bouts) > 1
                paint.text(x, y, p.glyph("▸", "►") if here else " ", p.accent, bold=True)
                paint.text(
                    x + 2, y, f"{bout.minutes} {self.kinds[bout.kind]}{source}", p.text if here else p.muted
                )
                paint.target(x, y, width, 1, ("bout", place))
                y += 1
        said, ink = (self.trouble, p.worse) if self.trouble else (self.note, p.muted)
        if not self.digits and (airy or not said):
            y = self._to_click(paint, x, y)
        return write(paint, x, y, min(width, MEASURE), Run(said, ink)) if said else y

    def _to_click(self, paint: Paint, x: int, y: int) -> int:
        """Minutes for the mouse."""
        p = paint.palette
        x = paint.text(x, y, "Add", p.muted) + 2
        for minutes in CLICKED:
            end = paint.text(x, y, str(minutes), p.accent, bold=True)
            paint.target(x - 1, y, end - x + 2, 1, ("minutes", minutes))
            x = end + 2
        paint.text(x, y, "minutes", p.muted)
        return y + 1

    def _kinds(self, paint: Paint, x: int, y: int, width: int) -> int:
        p, pitch = paint.palette, max(14, width // 4)
        for place, words in enumerate(self.kinds.values()):
            column, row = place % 4, place // 4
            left = x + column * pitch
            if place == self.kind:
                paint.fill(left, y + row, pitch - 1, 1, p.panel)
                paint.text(left, y + row, p.glyph("▸", "►"), p.accent, bold=True)
            paint.text(left + 2, y + row, str(place + 1), p.accent, bold=True)
            paint.text(left + 4, y + row, words)
            paint.target(left, y + row, pitch, 1, ("kind", place))
        return y + 2

    # -- keys and clicks --

    async def on_key(self, event: events.Key) -> None:
        """Digits type minutes, or say what it was."""
        if event.character and event.character in "0123456789":
            event.stop()
            if self.asking:
                if 0 < int(event.character) <= len(self.kinds):
                    self._add(int(event.character) - 1)
            else:
                self._type(self.digits + event.character)

    def picked(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        what, place = value
        if what == "kind":
            self._add(place)
        elif what == "day":
            self._to_day(place)
        elif what == "minutes":
            self._type(str(place))
            self.action_enter()
        else:
            self.bout = place
            self._changed()

    def _type(self, digits: str) -> None:
        self.digits, self.trouble, self.note = digits.lstrip("0")[: DIGITS + 1], "", ""
        self._changed()

    def action_rub_out(self) -> None:
        """The last digit."""
        if not self.asking:
            self._type(self.digits[:-1])

    def action_enter(self) -> None:
        """On from the minutes to what it was, and from that to the diary."""
        if self.asking:
            self._add(self.kind)
        elif not self.digits:
            self.note = "Type the minutes first, for example 20."
            self._changed()
        elif int(self.digits) > self.most:
            self.trouble = f"{self.digits} minutes at once? Please give a number from 1 to {self.most}."
            self._changed()
        else:
            self.kind = 0
            self._changed()

    def action_close(self) -> None:
        """Drops what is typed; then goes back."""
        if self.asking or self.digits:
            self.kind, self.digits, self.trouble = -1, "", ""
            self._changed()
        else:
            self.dismiss()

    def action_day(self, by: int) -> None:
        """To the next day, or the next kind."""
        if self.asking:
            self.kind = (self.kind + by) % len(self.kinds)
            self._changed()
        else:
            self._to_day(self.at + by)

    def _to_day(self, place: int) -> None:
        if 0 <= place < len(self.week.days):
            self.at, self.bout, self.note = place, 0, ""
            self._changed()
        elif place < 0:
            self.action_week(-1)

    def action_step(self, by: int) -> None:
        """Among the bouts of the day, or to a row of kinds."""
        if self.asking:
            self.kind = max(0, min(len(self.kinds) - 1, self.kind + 4 * by))
        else:
            self.bout = max(0, min(len(self.week.days[self.at].bouts) - 1, self.bout + by))
        self._changed()

    def action_page(self, by: int) -> None:
        self.action_week(by)

    def action_week(self, by: int) -> None:
        """The seven days before or after; none lies ahead of today."""
        last = min(self.today, self.week.days[-1].day + timedelta(days=7 * by))
        if self.asking or last == self.week.days[-1].day:
            return
        self.week, self.bout, self.note = self.diary.week(last), 0, ""
        self.at = len(self.week.days) - 1
        self._changed()

    # -- keeping --

    def _add(self, place: int) -> None:
        kind = list(self.kinds)[place]
        minutes, day = int(self.digits), self.week.days[self.at].day
        self.kind, self.digits = -1, ""
        self._keep(
            f"Added: {minutes} minutes of {self.kinds[kind]}.", lambda: self.diary.add(day, minutes, kind)
        )

    def action_remove(self) -> None:
        """The bout with the cursor, to the trash."""
        bouts = self.week.days[self.at].bouts
        if bouts and not self.asking and not self.digits:
            bout = bouts[min(self.bout, len(bouts) - 1)]
            self._keep(
                f"Moved to the trash: {bout.minutes} minutes of {self.kinds[bout.kind]}.",
                lambda: self.diary.discard(bout),
            )

    @work(group="keep")
    async def _keep(self, done: str, what: Callable[[], None]) -> None:
        from assessments.errors import StoreError

        try:
            await asyncio.to_thread(what)
            self.note, self.trouble = done, ""
        except StoreError as error:
            self.note, self.trouble = "", str(error)
        self.week, self.bout = self.diary.week(self.week.days[-1].day), 0
        self._changed()
