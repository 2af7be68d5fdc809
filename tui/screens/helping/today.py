"""For today: at most three tips out of the answers, as cards; under a warning sign only what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual import work

from tui.screens.frames.sheets import SheetScreen
from tui.widgets.canvas import Paint
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.helping.tipcards import draw_cards, draw_columns, draw_plan
from tui.widgets.sheet import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from textual import events
    from textual.binding import BindingType

    from assessments.helping.plan import FlarePlan
    from assessments.helping.today import Suggested, Today

WIDE = 104  # columns from which the cards lie side by side
ELSEWHERE = (("m", "minutes of the week"), ("p", "keeping it away"), ("a", "all tips"))
AFTERWARDS = "Tips come back once a check-in says that it is over."
Marked: TypeAlias = Literal["did", "hide", "show"]


@dataclass(frozen=True)
class Opened:
    """What the person wants next: a tip ("tip", with its id), or "week", "plan", "all", "check-in"."""

    what: Literal["tip", "week", "plan", "all", "check-in"]
    tip: str = ""


class TodayScreen(SheetScreen["Opened | None"]):
    """`mark` keeps that a tip was done or is not wanted, and gives the day anew; it may raise StoreError.

    `plan`: the person's own flare plan, shown in a flare-up. `at`: the card with the cursor.
    """

    headline = "For today"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up,left", "step(-1)"), ("down,right", "step(1)"), ("enter", "open"), ("d", "mark('did')"),
        ("h", "mark('hide')"), ("w", "source"), ("m", "go('week')"), ("p", "go('plan')"), ("a", "go('all')"),
    ]  # fmt: skip

    def __init__(
        self,
        today: Today,
        mark: Callable[[Marked, str], Today],
        sources: Callable[[str], tuple[str, ...]],
        plan: FlarePlan | None = None,
        at: int = 0,
    ) -> None:
        super().__init__()
        self.today, self.mark, self.sources, self.plan = today, mark, sources, plan
        self.at = min(at, max(0, len(today.tips) - 1))
        self.fact = f"{today.day:%A} {today.day.day} {today.day:%B}"
        self._frame()

    @property
    def here(self) -> Suggested | None:
        """The tip with the cursor."""
        return self.today.tips[self.at] if self.today.tips else None

    def _frame(self) -> None:
        if self.here is None:
            none_yet = bool(self.today.action) and not self.today.level
            self.prompt = ("Press", "Enter", "to check in") if none_yet else ("Press", "Esc", "to go back")
            self.keys = (("Esc", "back"),) if none_yet else ()
            return
        self.prompt = ("Press", "Enter", "to open it")
        self.keys = (("d", "did it"), ("h", "hide"), ("w", "why"), ("Esc", "back"))

    # -- the picture --

    def draw(self, paint: Paint, room: int) -> int:
        fits = self._day(Paint(paint.width, 0, paint.palette), 0) <= room
        return fitted(paint, room, self._day, (2, 1, 0) if fits else (1,))  # what scrolls need not be cramped

    def _day(self, paint: Paint, air: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width, today = paint.width - 2 * x, self.today
        text = min(width, MEASURE)
        y = int(air > 0)
        if today.action:
            return self._only(paint, x, y + 1, text)
        if today.first:
            y = write(paint, x, y, text, Run(today.first, bold=True)) + (air > 0)
        if self.plan is not None and today.flare:
            y = draw_plan(paint, x, y, text, self.plan) + (air > 0)
        if not today.tips:
            y = write(paint, x, y, text, Run("No tip is left for today. Press a to see all tips.")) + 1
        if paint.width >= WIDE:
            y = draw_columns(paint, x, y, width, today.tips, self.at)
        else:
            y = draw_cards(paint, x, y, text, today.tips, self.at, max(1, air))
        y += air > 0
        for key, words in ELSEWHERE:
            paint.text(x, y, key, p.accent, bold=True)
            end = paint.text(x + 2, y, words, p.muted)
            paint.target(x, y, end - x, 1, key)
            x = end + 3
        return y + 1

    def _only(self, paint: Paint, x: int, y: int, width: int) -> int:
        """The one thing to do; under a warning sign on its own ground."""
        p, action = paint.palette, self.today.action
        if not self.today.level:
            return write(paint, x, y, width, Run(action))
        rows = len(lines_of(action, width - 6)) + 4
        paint.fill(x, y, width, rows, p.alert)
        paint.text(x + 3, y + 1, "! Get checked first.", p.worse, bold=True)
        write(paint, x + 3, y + 3, width - 6, Run(action, bold=True))
        return write(paint, x, y + rows + 1, width, Run(AFTERWARDS, p.muted))

    # -- keys and clicks --

    async def on_key(self, event: events.Key) -> None:
        """Numbers open a tip."""
        if event.character and event.character in "123" and int(event.character) <= len(self.today.tips):
            event.stop()
            self.at = int(event.character) - 1
            self.action_open()

    def picked(self, value: Hashable) -> None:
        if isinstance(value, int):
            if value == self.at:
                self.action_open()
            else:
                self._to(value)
        else:
            self.action_go({"m": "week", "p": "plan", "a": "all"}[str(value)])  # type: ignore[arg-type]

    def action_step(self, by: int) -> None:
        """To the next card; scrolls where there is none."""
        if self.today.tips:
            self._to(max(0, min(len(self.today.tips) - 1, self.at + by)))
        else:
            super().action_step(by)

    def _to(self, place: int) -> None:
        self.at = place
        self.again(show=place)

    def action_open(self) -> None:
        """The tip with the cursor; a check-in where there is no tip before one."""
        if self.here is not None:
            self.dismiss(Opened("tip", self.here.tip.id))
        elif self.today.action and not self.today.level:
            self.dismiss(Opened("check-in"))

    def action_go(self, what: Literal["week", "plan", "all"]) -> None:
        """Elsewhere; not under a warning sign."""
        if not self.today.level:
            self.dismiss(Opened(what))

    def action_source(self) -> None:
        """Why this tip, and where it comes from."""
        from tui.screens.frames.notice import NoticeScreen

        if self.here is not None:
            words = "\n".join((self.here.because, "", *self.sources(self.here.tip.id)))
            self.app.push_screen(NoticeScreen(self.here.tip.title, words, done="go back", leave="go back"))

    @work(exclusive=True)
    async def action_mark(self, what: Marked) -> None:
        """Kept at once; the card says so, or makes room for another."""
        import asyncio

        from assessments.errors import StoreError

        if self.here is None or (what == "did" and self.here.done):
            return
        try:
            self.today = await asyncio.to_thread(self.mark, what, self.here.tip.id)
        except StoreError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.at = min(self.at, max(0, len(self.today.tips) - 1))
        self._frame()
        self.frame(prompt=self.prompt, keys=self.keys)
        self.again()
