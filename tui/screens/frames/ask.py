"""AskScreen: one thing to type, checked before it is taken; what was typed stays while anything is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.widgets import Input

from tui.screens.frames.page import PageScreen
from tui.themes import cells
from tui.widgets.canvas import Canvas
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.questions.texts import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.canvas import Paint


class _Head(Canvas):
    """The question, and what helps to answer it."""

    def __init__(self, question: str, hint: str) -> None:
        super().__init__()
        self.question, self.hint = question, hint

    def get_content_height(self, _container: object, _viewport: object, width: int) -> int:
        wide = min(MEASURE, max(1, width))
        return (
            2 + len(lines_of(self.question, wide)) + (len(lines_of(self.hint, wide)) + 1 if self.hint else 0)
        )

    def paint(self, paint: Paint) -> None:
        y = write(paint, 0, 1, min(MEASURE, paint.width), Run(self.question, bold=True))
        if self.hint:
            write(paint, 0, y, min(MEASURE, paint.width), Run(self.hint, paint.palette.muted))


class _Foot(Canvas):
    """What is wrong, else what was understood; then the quick answers."""

    DEFAULT_CSS = "_Foot { height: 1fr; }"

    def __init__(self, screen: AskScreen) -> None:
        super().__init__()
        self.asking = screen

    def paint(self, paint: Paint) -> None:
        p, asking = paint.palette, self.asking
        width = min(MEASURE, paint.width)
        y = 1
        if asking.trouble:
            y = write(paint, 0, y, width, Run(asking.trouble, p.worse, True)) + 1
        elif told := asking.understood(asking.typed.strip()):
            end = paint.text(0, y, p.glyph("✓ ", "√ "), p.accent, bold=True)
            y = write(paint, end, y, width - end, Run(told)) + 1
        else:
            y += 2 if asking.quick else 0
        x = 0
        for number, words in enumerate(asking.quick):
            wide = cells(words) + 2
            if x + wide > width:
                x, y = 0, y + 2
            here = number == asking.pick
            if p.flat:
                paint.text(x, y, f"[{words}]", p.accent if here else None, bold=here)
            else:
                ground, ink = (p.accent, p.onaccent) if here else (p.raised, p.text)
                paint.text(x, y, f" {words} ", ink, ground, bold=here)
            paint.target(x, y, wide, 1, number)
            x += wide + 2

    def hit(self, value: object) -> None:
        assert isinstance(value, int)
        self.asking.choose(value)


class AskScreen(PageScreen[str | None]):
    """Dismisses what was typed, or None.

    `wrong(text)`: a sentence where it can't be taken, else "". `understood(text)`: said while typing, or "".
    `value` stands there already; `trouble` is what is wrong with it.
    `quick`: answers to pick with ↑ ↓ or the mouse. `empty`: Enter on an empty field gives "" too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def __init__(
        self,
        headline: str,
        question: str,
        hint: str = "",
        *,
        wrong: Callable[[str], str] = lambda _: "",
        understood: Callable[[str], str] = lambda _: "",
        value: str = "",
        trouble: str = "",
        example: str = "",
        limit: int = 200,
        quick: tuple[str, ...] = (),
        done: str = "to go on",
        empty: bool = False,
    ) -> None:
        super().__init__()
        self.headline, self.question, self.hint = headline, question, hint
        self.wrong, self.understood, self.quick, self.empty = wrong, understood, quick, empty
        self.value, self.example, self.limit = value, example, limit
        self.trouble = trouble
        self.pick: int | None = None
        self.prompt = ("Press", "Enter", done)
        self.keys = ((("↑↓", "pick"),) if quick else ()) + (("Esc", "back"),)

    def body(self) -> ComposeResult:
        from textual.containers import Vertical

        with Vertical(classes="body"):
            yield _Head(self.question, self.hint)
            yield TextField(self.value, placeholder=self.example, limit=self.limit)
            yield _Foot(self)

    def on_mount(self) -> None:
        field = self.query_one(TextField)
        field.focus()
        field.cursor_position = len(field.value)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        fields = self.query(TextField)
        return fields.first().value if fields else self.value

    def on_key(self, event: events.Key) -> None:
        """↑ and ↓ write a quick answer into the field; Enter takes it."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None and self.quick:
            start = self.pick if self.pick is not None else (-1 if step > 0 else len(self.quick))
            self.pick = max(0, min(len(self.quick) - 1, start + step))
            field = self.query_one(TextField)
            field.value = self.quick[self.pick]
            field.cursor_position = len(field.value)
            event.stop()

    def choose(self, number: int) -> None:
        """A quick answer was clicked."""
        self._take(self.quick[number])

    @on(Input.Changed)
    def _read_along(self) -> None:
        if self.typed != self.value:  # Textual says so at the start, too
            self.trouble = ""
        if self.pick is not None and self.typed != self.quick[self.pick]:
            self.pick = None
        self.query_one(_Foot).redraw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(event.value)

    def _take(self, text: str) -> None:
        text = text.strip()
        if not text and not self.empty:
            self.trouble = "Please type something first, or press Esc to go back."
        else:
            self.trouble = self.wrong(text) if text else ""
            if not self.trouble:
                self.dismiss(text)
                return
        self.query_one(_Foot).redraw()

    def action_leave(self) -> None:
        """Nothing is taken."""
        self.dismiss(None)
