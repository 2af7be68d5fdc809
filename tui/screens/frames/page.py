"""PageScreen: the frame every screen shares: a top line, a body, and the next step below."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.screens.frames.leaving import OnceScreen
from tui.widgets.chrome import BottomLine, TopLine, margin
from tui.widgets.small import TooSmall, too_small

if TYPE_CHECKING:
    from textual.app import ComposeResult

Result = TypeVar("Result")


class PageScreen(OnceScreen[Result]):
    """Subclasses give the words of the frame and compose the body.

    `headline`, `fact`: the top line. `prompt`: the next step around its key. `keys`: up to five (key, label).
    """

    headline = ""
    fact = ""
    prompt: tuple[str, str, str] = ("Press", "Esc", "to go back")
    keys: tuple[tuple[str, str], ...] = ()

    def body(self) -> ComposeResult:
        """The widgets between the lines."""
        yield from ()

    def compose(self) -> ComposeResult:
        yield TopLine(self.headline, self.fact)
        yield from self.body()
        bottom = BottomLine()
        bottom.update(prompt=self.prompt, keys=self.keys)
        yield bottom
        yield TooSmall()

    def on_resize(self) -> None:
        """In a tiny window one sentence covers the rest."""
        if self.has_class("-tiny") and not too_small(*self.app.size):
            self.call_after_refresh(self._take_focus_again)
        self.set_class(too_small(*self.app.size), "-tiny")
        self.set_class(margin(self.app.size.width) < 4, "-narrow")

    def _take_focus_again(self) -> None:
        """Textual takes the focus from what is hidden; keys go to the body as before."""
        if self.focused is None and self.focus_chain:
            self.set_focus(self.focus_chain[0])
