"""LinesView: numbered lines to choose from; the base of one choice, several, and the change question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import MEASURE, lines_of
from tui.widgets.questions.base import PaintedView, Prompted
from tui.widgets.questions.heading import foot, head, said

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Ask
    from tui.widgets.canvas import Paint

TEXT = 8  # column where a line's words begin; 2 is the question's own margin
PICTURE = 30  # columns kept free for a picture at the right of each line
WIDEST = 80  # a cursor row gets no wider than this


class LinesView(PaintedView):
    """`lines` are the words; `at` the cursor (None until something is chosen). Arrows never commit.

    `first` is the number of the first line: 0 where the words are numbers themselves, so that 2 says "2".
    """

    DEFAULT_CSS = "LinesView { height: 1fr; }"
    hangs = True
    pictured = False
    first = 1
    at: int | None = None

    @property
    def last_number(self) -> int:
        """The highest number that a key has."""
        return min(9, len(self.lines()) - 1 + self.first)

    def lines(self) -> tuple[str, ...]:
        """The words of each line."""
        return ()

    def ticked(self, index: int) -> bool:  # noqa: ARG002
        """Whether this line is (part of) the answer."""
        return False

    def box(self, index: int) -> str:  # noqa: ARG002
        """What stands between number and words."""
        return ""

    def choose(self, index: int) -> None:
        """A number or a click."""
        raise NotImplementedError

    def enter(self) -> None:
        """Enter."""
        raise NotImplementedError

    def question(self) -> tuple[str, str]:
        """The words above, and the hint."""
        ask = self.page.asks[0]
        return (ask.text, ask.question.hint)

    def asked(self) -> Ask | None:
        """Whose answer the foot says."""
        return self.page.asks[0]

    def aside(self) -> str:
        """A muted line at the foot."""
        return ""

    def picture(self, paint: Paint, x: int, y: int, index: int) -> None:
        """Draws at the right of a line, PICTURE columns wide."""

    # -- the picture --

    def paint(self, paint: Paint) -> None:
        text, hint = self.question()
        top = head(paint, text, hint, x=2, right=2)
        width = min(MEASURE, paint.width - 4) - (TEXT - 2)
        pictured = self.pictured and width >= 62
        texts = [lines_of(line, width - (PICTURE if pictured else 0)) for line in self.lines()]
        rows = sum(len(t) for t in texts)
        feet = self._feet(paint.width - 4)
        kept = feet + 1 if feet else 0
        top += 1 if rows < paint.height - top - kept else 0
        room = paint.height - top - kept
        gap = 1 if rows + len(texts) - 1 <= room else 0
        if gap and rows + len(texts) <= room:
            top += 1
        whole = rows <= room
        first, last = (
            (0, len(texts)) if whole else self._window([len(t) for t in texts], paint.height - top - 1)
        )
        y = top
        for index in range(first, last):
            self._row(paint, y, index, texts[index], gap, pictured)
            y += len(texts[index]) + gap
        if whole:
            foot(paint, min(y + 1 - gap, paint.height - feet), self.asked(), self.trouble, self.aside(), x=2)
        else:
            above = [f"▲ {first} more above"] if first else []
            below = [f"▼ {len(texts) - last} more below"] if last < len(texts) else []
            words = self.trouble or "   ".join(above + below)
            paint.text(2, paint.height - 1, words[: paint.width - 2], paint.palette.accent, bold=True)

    def _feet(self, width: int) -> int:
        if self.trouble:
            return len(lines_of(self.trouble, width))
        ask = self.asked()
        words = "".join(run.text for run in said(ask)) if ask is not None else ""
        return (len(lines_of(words, width)) if words else 0) + (1 if self.aside() else 0)

    def _window(self, heights: list[int], room: int) -> tuple[int, int]:
        """The lines in view where not all fit: those around the cursor."""
        first = last = self.at or 0
        used = 0
        while last < len(heights) and (used + heights[last] <= room * 0.7 or last == first):
            used += heights[last]
            last += 1
        while first > 0 and used + heights[first - 1] <= room:
            first -= 1
            used += heights[first]
        while last < len(heights) and used + heights[last] <= room:
            used += heights[last]
            last += 1
        return (first, last)

    def _row(self, paint: Paint, y: int, index: int, words: list[str], gap: int, pictured: bool) -> None:
        p = paint.palette
        here, on, box = index == self.at, self.ticked(index), self.box(index)
        wide = min(paint.width, WIDEST)
        if here and p.flat:
            paint.text(0, y, "►", p.accent, bold=True)
        elif here:
            if gap:
                paint.text(0, y - 1, "▄" * wide, p.panel)
                paint.text(0, y + len(words), "▀" * wide, p.panel)
            paint.fill(0, y, wide, len(words), p.panel)
        number = str(index + self.first)
        if here and not p.flat and len(number) == 1:
            paint.text(2, y, f" {number} ", p.onaccent, p.accent, bold=True)
        elif len(number) == 1:
            paint.text(3, y, number, p.accent, bold=True)
        elif here and not p.flat:
            paint.text(3, y, p.glyph("▸", "►"), p.accent, bold=True)
        x = TEXT
        if box:
            x = paint.text(x, y, box, p.accent if on else p.muted, bold=on) + 1
        for row, line in enumerate(words):
            end = paint.text(x, y + row, line, p.accent if on and not box else None, bold=here or on)
        if on and not box:
            paint.text(end + 2, y + len(words) - 1, p.glyph("✓", "√"), p.accent, bold=True)
        if pictured:
            self.picture(paint, min(MEASURE, paint.width - 4) + 2 - PICTURE + 2, y, index)
        paint.target(0, y, wide, len(words) + gap, index)

    # -- keys --

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, int)
        self.choose(value)

    def move(self, index: int) -> None:
        """Puts the cursor there; nothing is committed."""
        self.at, self.trouble = index, ""
        self.redraw()
        self.post_message(Prompted())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._step(1)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._step(-1)
        event.stop()

    def _step(self, step: int) -> None:
        count = len(self.lines())
        start = self.at if self.at is not None else (-1 if step > 0 else count)
        self.move(max(0, min(count - 1, start + step)))

    def on_key(self, event: events.Key) -> None:
        """Numbers choose, arrows move, Enter commits."""
        count = len(self.lines())
        step = {"up": -1, "left": -1, "down": 1, "right": 1}.get(event.key)
        if step is not None:
            self._step(step)
        elif event.key in ("home", "end"):
            self.move(0 if event.key == "home" else count - 1)
        elif event.key == "enter":
            self.enter()
        elif event.character and event.character in "0123456789"[self.first :]:
            if int(event.character) - self.first < count:
                self.choose(int(event.character) - self.first)
            else:
                self.complain(f"The numbers here go from {self.first} to {self.last_number}.")
        else:
            return
        event.stop()
