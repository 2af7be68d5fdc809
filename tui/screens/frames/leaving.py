"""OnceScreen: a screen that is left once, however fast its key or button is pressed again."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class OnceScreen(Screen[Result]):
    """Textual's own takes the topmost screen away at every call: a second Enter took the one below, too."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leaves with this result; nothing where it was left already."""
        if self not in self.app.screen_stack:
            return AwaitComplete()
        return super().dismiss(result)
