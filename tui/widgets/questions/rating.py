"""RatingView: how bad, how well: bars that grow with a number. Nothing preset; last time's after today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.questions.scale import ScaleView

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Page
    from assessments.questions import Rating
    from tui.widgets.canvas import Paint

EIGHTHS = " ▁▂▃▄▅▆▇█"


class RatingView(ScaleView):
    """One rating question; `c` says "I can't do this" where the question has words for it."""

    def __init__(self, page: Page) -> None:
        self.rating: Rating = page.asks[0].question  # type: ignore[assignment]
        super().__init__(page, low=self.rating.low, high=self.rating.high)

    def become(self, page: Page) -> bool:
        self._forget_one()
        self.page, self.at, self.trouble = page, None, ""
        self.rating = page.asks[0].question  # type: ignore[assignment]
        self.low, self.high = self.rating.low, self.rating.high
        self.redraw()
        return True

    @property
    def prompt(self) -> tuple[str, str, str]:
        before, key, after = super().prompt
        return (before, f"{self.low}-9", "or t for ten") if key == "0-10" else (before, key, after)

    def ends(self) -> tuple[str, str]:
        return (self.rating.low_text, self.rating.high_text)

    def bars(self, paint: Paint, y: int, pitch: int, height: int) -> int:
        p = paint.palette
        top = y + 1  # a row for "last time" above the tallest bar
        shown = self.at if self.at is not None else self.chosen
        wide = pitch - 1
        for value in range(self.low, self.high + 1):
            x = (value - self.low) * pitch
            eighths = self._eighths(value, height)
            ink, solid = (p.accent, "█") if value == shown else (p.raised, "░" if p.flat else "█")
            whole, part = divmod(min(eighths, 8 * height), 8)
            if not p.rich_glyphs or (p.flat and value != shown):  # whole cells only
                whole, part = whole + (part >= 4 or (whole == 0 and part > 0)), 0
            paint.fill(x, top + height - whole, wide, whole, p.page, solid, ink)
            if part:
                paint.text(x, top + height - 1 - whole, EIGHTHS[part] * wide, ink)
            paint.target(x, top, pitch, height, value)
        self._last(paint, top, pitch, height)
        return height + 1

    def _eighths(self, value: int, height: int) -> int:
        span = max(1, self.high - self.low)
        return max(2, round(8 * height * (value - self.low) / span))

    def _last(self, paint: Paint, top: int, pitch: int, height: int) -> None:
        ask = self.page.asks[0]
        if ask.value is None or ask.last is None or not isinstance(ask.last[0], int):
            return
        value = max(self.low, min(self.high, ask.last[0]))
        centre = (value - self.low) * pitch + (pitch - 1) // 2
        y = top + height - 1 - -(-self._eighths(value, height) // 8)
        start = centre + 1 - cells("last time ○")
        if start >= 0:
            paint.text(start, y, "last time", paint.palette.muted)
            paint.text(centre, y, "○", bold=True)

    def extra(self, paint: Paint, y: int) -> int:
        if not self.rating.cannot:
            return y
        y += 1
        x = paint.text(0, y, " c " if not paint.palette.flat else "[c]", bg=paint.palette.raised, bold=True)
        end = paint.text(x + 1, y, self.rating.cannot, paint.palette.muted)
        paint.target(0, y, end, 1, "cannot")
        return y + 1

    def hit(self, value: Hashable) -> None:
        if value == "cannot":
            self.take(self.high)
        else:
            super().hit(value)

    def on_key(self, event: events.Key) -> None:
        """`c` where there is something the person may not be able to do."""
        if event.character == "c" and self.rating.cannot and self._one is None:
            self.take(self.high)
            event.stop()
            event.prevent_default()
