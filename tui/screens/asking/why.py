"""WhyScreen: about one question: why we ask, how to answer, which keys, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.screens.frames.leaving import OnceScreen
from tui.widgets.chrome import BottomLine, TopLine, margin
from tui.widgets.flow import MEASURE, Run, write
from tui.widgets.sheet import Sheet, SheetBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from assessments.asking.interview import Ask, Page
    from assessments.assessment import Source
    from assessments.helping.learning import Paragraph
    from tui.widgets.canvas import Paint

MEANT = {
    "skipped": ("s", "skips a question. Nothing is guessed in its place."),
    "not_applicable": ("x", "says that it doesn't apply to you."),
    "dont_know": ("d", "says that you don't know."),
}
ALWAYS = (
    ("m", "shows a map of all signs and phases, to go elsewhere."),
    ("q", "leaves; your answers are kept."),
)


class WhyScreen(OnceScreen[None]):
    """`ask` None: the page has no question (a guide), so it is about its section.

    `keeps` False: an interview that isn't kept half-way, and has no signs to map (the welcome's).
    """

    DEFAULT_CSS = "WhyScreen { layout: vertical; }"

    def __init__(
        self, page: Page, ask: Ask | None, sources: Mapping[str, Source], keeps: bool = True
    ) -> None:
        super().__init__()
        self.page, self.ask, self.sources, self.keeps = page, ask, sources, keeps
        self.more: Paragraph | None = None  # what there is to read about it, once it is found

    def on_mount(self) -> None:
        self.run_worker(self._find_more, thread=True, exit_on_error=False)

    def _find_more(self) -> None:
        """Reading what there is to learn takes a moment, so it comes after the first paint."""
        from assessments.helping import learning

        self.more = learning.read().explaining(self.ask.key.item) if self.ask else None
        if self.more is not None:
            self.app.call_from_thread(self._found)

    def _found(self) -> None:
        if self.query(SheetBox):
            self.query_one(BottomLine).update(keys=(("r", "read more"), ("↓", "read on")))
            self.query_one(SheetBox).again()

    def compose(self) -> ComposeResult:
        yield TopLine("About this question" if self.ask else "About this part", self.page.section.title)
        yield SheetBox(self._draw)
        yield BottomLine(("Press", "Esc", "to go back"), (("↓", "read on"),))

    def _draw(self, paint: Paint, room: int) -> int:  # noqa: ARG002
        p, x = paint.palette, margin(paint.width)
        width = min(MEASURE, paint.width - 2 * x)
        question = self.ask.question if self.ask else None
        guide = self.page.guide
        y = (
            write(paint, x, 1, width, Run(self.ask.text if self.ask else self.page.section.title, bold=True))
            + 1
        )
        parts = [("Why we ask", question.why), ("How to answer", question.how)] if question else []
        parts.append(("What this part is about", self.page.section.about))
        for title, words in parts:
            if words:
                y = write(paint, x, y, width, Run(title, p.accent, bold=True))
                y = write(paint, x, y, width, Run(words)) + 1
        y = write(paint, x, y, width, Run("Keys", p.accent, bold=True))
        allowed = [MEANT[why] for why in question.allow] if question else [("s", "leaves these tests out.")]
        always = ALWAYS if self.keeps else (("q", "leaves."),)
        for key, words in (*allowed, *always):
            y = write(paint, x, y, width, Run(key, bold=True), Run(f"  {words}"))
        if self.more is not None:
            y = write(paint, x, y + 1, width, Run("Read more", p.accent, bold=True))
            paint.target(x, y, width, 1, "more")
            y = write(paint, x, y, width, Run("r", bold=True), Run(f"  {self.more.title}"))
        cited = question.sources if question else (guide.sources if guide else ())
        if cited:
            y = write(paint, x, y + 1, width, Run("Where it comes from", p.accent, bold=True))
            for source in cited:
                found = self.sources.get(source)
                words = found.text if found else "Our own wording."
                y = write(paint, x, y, width, Run(words, p.muted))
        return y

    @on(Sheet.Picked)
    def read_more(self) -> None:
        """The paragraph about this question."""
        from assessments.helping import learning
        from tui.screens.helping.learn import ReadScreen

        if self.more is not None:
            self.app.push_screen(ReadScreen(learning.read(), (self.more,)))

    def on_key(self, event: object) -> None:
        """Arrows read on; r reads more about it; Escape, Enter and ? go back."""
        key = getattr(event, "key", "")
        box = self.query_one(SheetBox)
        if key in ("escape", "enter", "question_mark", "q"):
            self.dismiss(None)
        elif key == "r":
            self.read_more()
        elif key in ("down", "pagedown", "space"):
            box.scroll_relative(y=2 if key == "down" else box.size.height - 2, animate=False)
        elif key in ("up", "pageup"):
            box.scroll_relative(y=-2 if key == "up" else 2 - box.size.height, animate=False)
        else:
            return
        event.stop()  # type: ignore[attr-defined]
