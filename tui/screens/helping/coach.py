"""CoachScreen: leads two people through the leg raise: read, lift, rest a minute, lift again, the middle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from textual import on
from textual.containers import Container

from assessments.helping.lifts import REST, Lifts
from assessments.helping.phrases import phrase
from assessments.helping.timer import Run as Clock
from assessments.helping.timer import simple
from tui.clock import steady
from tui.screens.frames.page import PageScreen
from tui.widgets.chrome import BottomLine
from tui.widgets.flow import Run
from tui.widgets.helping.countdown import Countdown, Face
from tui.widgets.leg import LegPicture
from tui.widgets.questions import base
from tui.widgets.questions.angle import AngleView
from tui.widgets.questions.middle import MiddleView
from tui.widgets.questions.reading import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from assessments.asking.interview import Page
    from assessments.assessment import Guide
    from tui.themes import Palette
    from tui.widgets.canvas import Paint

Stage: TypeAlias = Literal["ready", "first", "rest", "second", "middle"]
STAGES: tuple[Stage, ...] = get_args(Stage)
LOWEST = 10  # rows of the smallest picture worth drawing
TICK = 0.25  # seconds between two looks at the clock
LYING, LIFTING, RESTING = slice(0, 2), slice(2, 4), 4  # steps of the guide: before, during, and between lifts


class ReadyView(ReadingView):
    """When to stop, and how to lie and hold the phone."""

    guide: Guide

    def paint(self, paint: Paint) -> None:
        """Where there is room, someone lying as it is meant, below the words."""
        super().paint(paint)
        height = min(paint.height - self._rows - 1, 14)
        if height >= LOWEST and paint.width >= 60:
            LegPicture(min(80, int(height * 3.2)), height).draw(paint, 0, self._rows + 1, None)

    def blocks(self, palette: Palette) -> Iterator[tuple[Run | None, list[Run]]]:
        yield (None, [Run(phrase("coach.first"), palette.worse, bold=True)])
        for line in self.guide.stop:
            yield (Run("!", palette.worse, bold=True), [Run(line)])
        yield (None, [])
        yield (None, [Run(phrase("coach.ready"), palette.accent, bold=True)])
        for number, step in enumerate(self.guide.steps[LYING], 1):
            yield (Run(str(number), palette.accent, bold=True), [Run(step)])


class CoachScreen(PageScreen["int | None"]):
    """`page`: of the angle asked for; its section's guide holds the steps. Dismisses the mean, or None.

    Escape goes one step back, and what was read stays.
    """

    DEFAULT_CSS = """
    CoachScreen #stage { height: 1fr; }
    CoachScreen #stage > .words { margin: 1 4 0 4; }
    CoachScreen.-narrow #stage > .words { margin: 0 2; }
    """

    def __init__(self, page: Page, clock: Callable[[], float] | None = None) -> None:
        super().__init__()
        self.page, self.clock = page, clock or steady()
        self.ask = page.asks[0]
        self.guide = page.section.guides[0]
        self.leg = self.ask.key.leg or ""
        self.stage: Stage = "ready"
        self.read: dict[Stage, int] = {}  # what was read at a lift
        self.rest = Clock(simple("rest", REST))
        self.headline, self.fact = page.section.title, phrase("coach.title")

    def body(self) -> ComposeResult:
        yield Container(id="stage")

    async def on_mount(self) -> None:
        self.set_interval(TICK, self._look)
        await self._show()

    @property
    def lifts(self) -> Lifts:
        """Both readings; only once there are two."""
        return Lifts(self.read["first"], self.read["second"])

    # -- from step to step --

    async def _to(self, by: int) -> None:
        place = STAGES.index(self.stage) + by
        if place < 0:
            self.dismiss(None)
            return
        self.stage = STAGES[place]
        await self._show()

    async def _show(self) -> None:
        """The step's view in place of the one before."""
        view = self._view()
        view.set_class(self.stage != "rest", "words")
        place = self.query_one("#stage")
        with self.app.batch_update():
            await place.remove_children()
            await place.mount(view)
        view.focus()
        if isinstance(view, AngleView) and self.stage in self.read:
            view.look(self.read[self.stage])
        self._say()

    def _view(self) -> Widget:
        match self.stage:
            case "ready":
                ready = ReadyView(self.page)
                ready.guide = self.guide
                return ready
            case "first" | "second":
                return self._lift()
            case "rest":
                self.rest = Clock(simple("rest", REST)).start(self.clock())
                return Countdown(self._resting())
            case "middle":
                return MiddleView(self.lifts, self.leg)

    def _lift(self) -> AngleView:
        """The picture the wizard asks with, for one of the two lifts."""
        other = self.ask.question.per_leg == "other"
        hint = (
            [self.guide.steps[LIFTING.start], self.ask.question.how] if other else self.guide.steps[LIFTING]
        )
        question = self.ask.question.model_copy(update={"hint": " ".join(hint)})
        title = phrase(f"coach.try_{self.stage}", leg=self.leg)
        ask = replace(self.ask, question=question, text=title, value=None, missing=None, last=None)
        view = AngleView(replace(self.page, asks=(ask,)))
        view.led = False
        return view

    # -- the minute between --

    def _look(self) -> None:
        if self.stage == "rest" and self.query(Countdown):
            self.rest = self.rest.look(self.clock())
            self.query_one(Countdown).show(self._resting())

    def _resting(self) -> Face:
        rest, now, left = self.rest, self.clock(), self.rest.left(self.clock())
        face = Face(
            rest.state, str(left), "second left" if left == 1 else "seconds left", rest.share(now),
            phrase("coach.resting"), self.guide.steps[RESTING], self.guide.stop[:1],
        )  # fmt: skip
        return replace(face, loud=phrase("coach.rested")) if rest.over else face

    @on(Countdown.Touched)
    async def _touched(self, event: Countdown.Touched) -> None:
        event.stop()
        if self.rest.over:
            await self._to(1)

    # -- keys, and what the views say --

    async def on_key(self, event: events.Key) -> None:
        """Enter goes on, Escape one step back, a does both lifts again."""
        if event.key == "escape":
            event.stop()
            await self._to(-1)
        elif event.key == "enter" and self.stage == "rest":
            event.stop()
            await self._to(1)
        elif event.key == "a" and self.stage == "middle":
            event.stop()
            self.read.clear()
            await self._to(STAGES.index("first") - STAGES.index("middle"))
        elif event.key == "enter" and self.stage == "middle":
            event.stop()
            self.dismiss(self.lifts.mean)

    @on(base.Finished)
    async def _read(self, event: base.Finished) -> None:
        event.stop()
        await self._to(1)

    @on(base.Answered)
    async def _lifted(self, event: base.Answered) -> None:
        event.stop()
        assert isinstance(event.value, int)
        self.read[self.stage] = event.value
        await self._to(1)

    @on(base.Prompted)
    def _prompted(self, event: base.Prompted) -> None:
        event.stop()
        self._say()

    def _say(self) -> None:
        back = ("Esc", "back")
        view = next(iter(self.query_one("#stage").children), None)
        prompt: tuple[str, str, str] = ("Press", "Enter", "to go on")
        keys: tuple[tuple[str, str], ...] = (back,)
        match self.stage:
            case "ready":
                prompt = ("Press", "Enter", "when you're ready")
            case "first" | "second" if isinstance(view, AngleView):
                prompt, keys = view.prompt, (*view.keys, back)
            case "rest":
                prompt = ("Press", "Enter", "for the second lift")
            case "middle":
                prompt, keys = ("Press", "Enter", "to keep the middle"), (("a", "both again"), back)
        self.query_one(BottomLine).update(prompt=prompt, keys=keys)
