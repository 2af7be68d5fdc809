"""The exercise week: minutes by day as a small chart; type minutes to add them, to today or a day before."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.helping.weekchart import across, draw_choices, draw_days, draw_minutes, draw_sum

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
        def add(self, day: date, minutes: int, kind: Kind, brisk: bool) -> None: ...
        def discard(self, bout: Bout) -> None: ...


CLICKED = (5, 10, 15, 20, 30, 45, 60)  # minutes that can be clicked
ROOMY = 16  # rows from which the chart stays while something is asked
DIGITS = 3  # a bout has at most 600 minutes


class ExerciseScreen(SheetScreen[None]):
    """`diary` keeps bouts; `kinds` names them; `effort`: see timing.Words.

    `goals`: minutes a day, brisk ones a week, and the most of one bout.
    """

    headline = "Your exercise week"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "day(-1)"), ("right", "day(1)"), ("enter", "enter"), ("backspace", "rub_out"),
        ("delete,x", "remove"),
        ("less_than_sign,comma", "week(-1)"), ("greater_than_sign,full_stop", "week(1)"),
    ]  # fmt: skip

    def __init__(
        self,
        diary: Diary,
        today: date,
        kinds: Mapping[Kind, str],
        effort: Mapping[str, str],
        goals: tuple[int, int, int],
    ) -> None:
        super().__init__()
        self.diary, self.today, self.kinds, self.effort = diary, today, kinds, effort
        self.day_goal, self.week_goal, self.most = goals
        self.week = diary.week(today)
        self.at, self.bout = len(self.week.days) - 1, 0
        self.digits = ""  # typed so far
        self.look = -1  # place of the choice looked at while one is asked for
        self.kind: Kind | None = None  # what it was, while it is asked how it was
        self.note, self.trouble = "", ""
        self._frame()

    # -- the frame --

    @property
    def asking(self) -> bool:
        """The minutes stand; what it was is asked now, then how it was."""
        return self.look >= 0

    @property
    def choices(self) -> tuple[str, ...]:
        """What there is to choose from."""
        return (
            tuple(self.kinds.values()) if self.kind is None else (self.effort["easy"], self.effort["brisk"])
        )

    def _frame(self) -> None:
        first, last = self.week.days[0].day, self.week.days[-1].day
        self.fact = f"{first.day} {first:%b} to {last.day} {last:%b}"
        if self.asking and self.kind is not None:
            self.prompt, self.keys = ("Press", "1-2", "for how it was"), (("Esc", "back"),)
        elif self.asking:
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
        if room >= ROOMY or not (self.asking or self.digits):  # else the question would lie below the window
            bouts = max(len(day.bouts) for day in self.week.days)
            below = 2 + airy + max(2, min(3, bouts))  # a line, bouts, minutes to click, a note
            height = max(3, min(16, room - y - below - 2 - 2 * airy))
            y = draw_days(paint, x, y + airy, width, height, self.week, self.at, self.day_goal)
        return self._chosen_day(paint, x, y + airy, width, airy)

    def _chosen_day(self, paint: Paint, x: int, y: int, width: int, airy: bool) -> int:
        """The day with the cursor: what is typed, or its bouts. `airy`: a note has a row of its own."""
        p, day = paint.palette, self.week.days[self.at]
        name = "Today" if day.day == self.today else f"{day.day:%A} {day.day.day} {day.day:%B}"
        if self.asking:
            what, ask = (
                ("what?", "") if self.kind is None else (f"{self.kinds[self.kind]}. ", self.effort["ask"])
            )
            y = write(paint, x, y, width, Run(f"{name}: {self.digits} minutes of {what}{ask}", bold=True))
            y = draw_choices(paint, x, y, width, self.choices, self.look)
            about = self.effort["about"] if self.kind is not None else ""
            return write(paint, x, y, width, Run(about, p.muted)) if about else y
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
                source = ", brisk" if bout.brisk else ""
                source += ", from a timer" if bout.source == "timer" else ""
                source += "" if bout.counts else f", not part of the {self.day_goal} a day"
                here = place == self.bout and len(day.bouts) > 1
                paint.text(x, y, p.glyph("▸", "►") if here else " ", p.accent, bold=True)
                paint.text(
                    x + 2, y, f"{bout.minutes} {self.kinds[bout.kind]}{source}", p.text if here else p.muted
                )
                paint.target(x, y, width, 1, ("bout", place))
                y += 1
        said, ink = (self.trouble, p.worse) if self.trouble else (self.note, p.muted)
        if not self.digits and (airy or not said):
            y = draw_minutes(paint, x, y, CLICKED)
        return write(paint, x, y, min(width, MEASURE), Run(said, ink)) if said else y

    # -- keys and clicks --

    async def on_key(self, event: events.Key) -> None:
        """Digits type minutes, or say what it was."""
        if event.character and event.character in "0123456789":
            event.stop()
            if self.asking:
                if 0 < int(event.character) <= len(self.choices):
                    self._choose(int(event.character) - 1)
            else:
                self._type(self.digits + event.character)

    def picked(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        what, place = value
        if what == "choice":
            self._choose(place)
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
        """On from the minutes to what it was and how, and from that to the diary."""
        if self.asking:
            self._choose(self.look)
        elif not self.digits:
            self.note = "Type the minutes first, for example 20."
            self._changed()
        elif int(self.digits) > self.most:
            self.trouble = f"{self.digits} minutes at once? Please give a number from 1 to {self.most}."
            self._changed()
        else:
            self.look = 0
            self._changed()

    def action_close(self) -> None:
        """One question back; drops what is typed; then goes back."""
        if self.kind is not None:
            self.look, self.kind = list(self.kinds).index(self.kind), None
            self._changed()
        elif self.asking or self.digits:
            self.look, self.digits, self.trouble = -1, "", ""
            self._changed()
        else:
            self.dismiss()

    def action_day(self, by: int) -> None:
        """To the next day, or the next choice."""
        if self.asking:
            self.look = (self.look + by) % len(self.choices)
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
        """Among the bouts of the day, or to a row of choices."""
        if self.asking:
            self.look = max(0, min(len(self.choices) - 1, self.look + across(self.size.width) * by))
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

    def _choose(self, place: int) -> None:
        """What it was, then how it was: asked of what counts towards the day alone."""
        from assessments.helping.week import GENTLE

        kind = self.kind or list(self.kinds)[place]
        if self.kind is None and kind in GENTLE:
            self.kind, self.look = kind, 0
            self._changed()
            return
        brisk = self.kind is not None and place == 1
        minutes, day = int(self.digits), self.week.days[self.at].day
        self.look, self.kind, self.digits = -1, None, ""
        done = f"Added: {minutes} minutes of {self.kinds[kind]}{', brisk' if brisk else ''}."
        self._keep(done, lambda: self.diary.add(day, minutes, kind, brisk))

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
