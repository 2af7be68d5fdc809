"""GuideView: how to do a test by oneself. When to stop comes first, then the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import Run
from tui.widgets.questions.reading import ReadingView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.themes import Palette


class GuideView(ReadingView):
    """Enter when ready; `s` leaves out the tests it is for (the wizard does that)."""

    @property
    def prompt(self) -> tuple[str, str, str]:
        return ("Press", "Enter", "when you're ready")

    def blocks(self, palette: Palette) -> Iterator[tuple[Run | None, list[Run]]]:
        guide = self.page.guide
        assert guide is not None, "a guide page has a guide"
        yield (None, [Run(guide.title, bold=True)])
        yield (None, [])
        if guide.stop:
            yield (None, [Run("Read first", palette.worse, bold=True)])
            for line in guide.stop:
                yield (Run("!", palette.worse, bold=True), [Run(line)])
            yield (None, [])
        for number, step in enumerate(guide.steps, 1):
            yield (Run(f"{number}", palette.accent, bold=True), [Run(step)])
