"""EventScreen: something that happened: what, when, a few words. Three small steps, each with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.containers import Container

from tui.screens.frames.page import PageScreen
from tui.widgets.chrome import BottomLine, TopLine
from tui.widgets.menu import Menu
from tui.widgets.questions import base
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assessments.library import Library
    from tui.widgets.questions.texts import TypedView

LIMIT = 120
"""Letters of an event's own words (see judging/events.py)."""
LEAD = "What happened? ◆ marks it under your charts. It never changes a score."
REMEMBER = "What would you like to remember?"
IF_YOU_LIKE = "A few words about it, if you like."
NOTE = "note"
"""The kind that is nothing but its words."""


class Happened(NamedTuple):
    """What was said: one of `judging.events.KINDS`, the day, and the person's own words, or ""."""

    kind: str
    day: date
    text: str


class EventScreen(PageScreen["Happened | str | None"]):
    """Dismisses what happened; LIST for the list of what is noted so far; None where nothing was said.

    `kinds`: (kind, its name, a few words about it), at most eight. `today`: no later day is taken.
    """

    LIST = "list"
    headline = "Note an event"
    prompt = ("Press", "1", "or another number")
    keys = (("↑↓", "move"), ("Esc", "back"))
    DEFAULT_CSS = """
    EventScreen #step { height: 1fr; padding: 1 4 0 4; }
    EventScreen.-narrow #step { padding: 1 2 0 2; }
    EventScreen #step.-menu { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "step_back")]

    def __init__(
        self, library: Library, kinds: tuple[tuple[str, str, str], ...], today: date, noted: int = 0
    ) -> None:
        super().__init__()
        self.library, self.kinds, self.today = library, kinds, today
        self.noted = noted
        self.kind: int | None = None
        self.day: date | None = None
        self.view: TypedView | None = None
        self._kept = {"day": "", "text": ""}
        self._changing = False  # a step gives way to the next: keys wait for it
        self._ahead: list[events.Event] = []

    def _forward_event(self, event: events.Event) -> None:
        if self._changing and isinstance(event, events.Key):
            self._ahead.append(event)
        else:
            super()._forward_event(event)

    def body(self) -> ComposeResult:
        yield Container(self._menu(), id="step", classes="-menu")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        self._say()

    def _menu(self) -> Menu:
        rows = [Row(name, about, kind) for kind, name, about in self.kinds]
        if self.noted:
            word = "1 event" if self.noted == 1 else f"{self.noted} events"
            rows.append(Row("See what is noted", f"{word} so far", self.LIST))
        return Menu(tuple(rows), lead=LEAD, at=self.kind or 0)

    def _say(self) -> None:
        """The frame's words for the step in view."""
        if self.view is None:
            prompt, fact = type(self).prompt, ""
            keys: tuple[tuple[str, str], ...] = type(self).keys
        else:
            name = self.kinds[self.kind or 0][1]
            fact = f"{name}, {self.day.day} {self.day:%B}" if self.day and self.step == "text" else name
            last = self.step == "text"
            prompt = ("Press", "Enter", "to keep it" if last else "to go on")
            keys = (("Esc", "back"),) if last or not self.view else (("↑↓", "days"), ("Esc", "back"))
        self.query_one(BottomLine).update(prompt=prompt, keys=keys)
        self.query_one(TopLine).update(fact=fact)

    @property
    def _bare(self) -> bool:
        return self.kind is not None and self.kinds[self.kind][0] == NOTE

    @property
    def step(self) -> str:
        """ "kind", "day" or "text"."""
        return "kind" if self.view is None else self.view.page.id

    # -- from step to step --

    @on(Menu.Chosen)
    async def _chosen(self, event: Menu.Chosen) -> None:
        event.stop()
        if event.row.id == self.LIST:
            self.dismiss(self.LIST)
            return
        self.kind = next(n for n, (kind, *_) in enumerate(self.kinds) if kind == event.row.id)
        await self._ask("day")

    async def _ask(self, step: str) -> None:
        from assessments.answers import Key
        from assessments.asking.pages import Ask, Page
        from assessments.questions import Day, Note
        from tui.widgets.questions import view_for

        question: Day | Note
        if step == "day":
            question = Day(
                kind="date", id="event_day", text="When was it?", said="{answer}", recall="now", why=""
            )
        else:
            hint = f"Up to {LIMIT} letters." if self._bare else f"Up to {LIMIT} letters, or none."
            text = REMEMBER if self._bare else IF_YOU_LIKE
            question = Note(
                kind="note", id="event_text", text=text, hint=hint, limit=LIMIT,
                said="{answer}", recall="now", why="",
            )  # fmt: skip
        ask = Ask(question, Key(question.id), question.text)
        view: TypedView = view_for(Page(step, "one", self.library.sections[0], (ask,)))  # type: ignore[assignment]
        view.today = self.today
        await self._put(view)

    async def _put(self, view: TypedView | None) -> None:
        box = self.query_one("#step", Container)
        if self.view is not None:
            self._kept[self.step] = self.view.typed
        self._changing = True
        with self.app.batch_update():
            await box.remove_children()
            self.view = view
            box.set_class(view is None, "-menu")
            await box.mount(view if view is not None else self._menu())
        if view is None:
            self.query_one(Menu).focus()
        else:
            view.restore(self._kept[self.step])
            view.focus_field()
        self._say()
        self._changing, ahead, self._ahead = False, self._ahead, []
        for event in ahead:
            self._forward_event(event)

    @on(base.Answered)
    async def _answered(self, event: base.Answered) -> None:
        event.stop()
        if self.view is None or event.page != self.step:
            return
        if self.step == "day":
            self.day = event.value  # type: ignore[assignment]
            await self._ask("text")
        else:
            self._done(str(event.value))

    @on(base.LeftOut)
    @on(base.Finished)
    async def _empty(self, event: base.LeftOut | base.Finished) -> None:
        """Enter on an empty field: no words are needed, but a day is."""
        event.stop()
        if self.view is None or event.page != self.step:
            return
        if self.step == "text" and not self._bare:
            self._done("")
        elif self.step == "text":
            self.view.complain("Please write a few words, or press Esc to go back.")
        else:
            self.view.complain("Please give a day, such as today, yesterday or 3 September.")

    @on(base.Prompted)
    def _prompted(self, event: base.Prompted) -> None:
        event.stop()

    def _done(self, text: str) -> None:
        assert self.kind is not None
        assert self.day is not None
        self.dismiss(Happened(self.kinds[self.kind][0], self.day, text))

    async def action_step_back(self) -> None:
        """One step back; what was typed is there again."""
        if self.step == "text":
            await self._ask("day")
        elif self.step == "day":
            await self._put(None)
        else:
            self.dismiss(None)
