"""LeftOpenView: after skipped warning signs: what to do if any of these is so. Never taken for a No."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import Run
from tui.widgets.questions.reading import ReadingView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.asking.interview import Page
    from tui.themes import Palette


class LeftOpenView(ReadingView):
    """`action`: what to do, the emergency number filled in (CLINICAL 4.3: show the list and the action)."""

    def __init__(self, page: Page, action: str) -> None:
        super().__init__(page)
        self.action = action

    @property
    def prompt(self) -> tuple[str, str, str]:
        return ("Press", "Enter", "to go on")

    def blocks(self, palette: Palette) -> Iterator[tuple[Run | None, list[Run]]]:
        left = [ask for ask in self.page.asks if ask.missing is not None]
        yield (
            None,
            [
                Run(
                    "You left this open." if len(left) == 1 else f"You left {len(left)} questions open.",
                    bold=True,
                )
            ],
        )
        yield (None, [Run("That's all right. If any of these is so, or comes later:", palette.muted)])
        yield (None, [])
        for ask in left:
            yield (Run("!", palette.worse, bold=True), [Run(ask.text)])
        yield (None, [])
        yield (None, [Run(self.action, bold=True)])
        yield (None, [])
        yield (None, [Run("Press Esc to go back and answer.", palette.muted)])
