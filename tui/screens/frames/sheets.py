"""SheetScreen: a page whose body is one drawn sheet that scrolls where the window is low."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on

from tui.screens.frames.page import PageScreen
from tui.widgets.chrome import BottomLine, TopLine
from tui.widgets.sheet import Sheet, SheetBox

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.canvas import Paint

Result = TypeVar("Result")


class SheetScreen(PageScreen[Result]):
    """Subclasses draw, and act on their own keys; here are Escape, scrolling and the frame."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close"), ("up", "step(-1)"), ("down", "step(1)"),
        ("pageup", "page(-1)"), ("pagedown", "page(1)"), ("home", "edge(-1)"), ("end", "edge(1)"),
    ]  # fmt: skip

    def draw(self, paint: Paint, room: int) -> int:
        """Paints the body; see Sheet."""
        raise NotImplementedError(f"{type(self).__name__}.draw")

    def picked(self, value: Hashable) -> None:
        """A target of the sheet was clicked."""

    def body(self) -> ComposeResult:
        yield SheetBox(self.draw)

    @property
    def box(self) -> SheetBox:
        """The scrolling box with the sheet."""
        return self.query_one(SheetBox)

    def again(self, show: Hashable | None = None) -> None:
        """Draws the body anew and brings the target `show` into view. Nothing before it is there."""
        if self.query(SheetBox):
            self.box.again(show)

    def frame(
        self,
        *,
        title: str | None = None,
        fact: str | None = None,
        prompt: tuple[str, str, str] | None = None,
        keys: tuple[tuple[str, str], ...] | None = None,
    ) -> None:
        """Changes the words of the top and bottom line."""
        if self.query(BottomLine):
            self.query_one(TopLine).update(title=title, fact=fact)
            self.query_one(BottomLine).update(prompt=prompt, keys=keys)

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        event.stop()
        self.picked(event.value)

    def action_close(self) -> None:
        """One step back."""
        self.dismiss()

    def action_step(self, by: int) -> None:
        """Down or up: scrolls, where a subclass has no cursor of its own."""
        self.box.scroll_relative(y=2 * by, animate=False)

    def action_page(self, by: int) -> None:
        """A page down or up."""
        self.box.scroll_relative(y=by * max(1, self.box.size.height - 2), animate=False)

    def action_edge(self, by: int) -> None:
        """To the top or the end."""
        self.box.scroll_to(y=self.box.max_scroll_y if by > 0 else 0, animate=False)
