"""WarningScreen: calm and plain: what to do, the number, why. Only "I understand" leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.leaving import OnceScreen
from tui.themes import cells
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.flow import MEASURE, Run, wrapped
from tui.widgets.numerals import draw_number, number_width

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from typing import Any

    from textual import events
    from textual.app import ComposeResult

    from assessments.judging.progress import Flag

BREATH = 0.8  # seconds in which a key is taken for one typed ahead of the message


class Message(Canvas, can_focus=True):
    """The message. `top` is the first row of the words in view."""

    DEFAULT_CSS = "Message { width: 100%; height: 100%; }"

    def __init__(self, flags: Sequence[Flag], words: Mapping[str, Any], number: str) -> None:
        super().__init__()
        self.urgent = [flag for flag in flags if flag.level == "E"]
        self.others = [flag for flag in flags if flag.level != "E"]
        self.words = words
        self.number = number or str(words["number_unknown"])
        self.top = 0
        self.below = 0  # rows still under the window

    def _fill(self, text: str) -> str:
        return text.replace("{number}", self.number)

    def _blocks(self, muted: str) -> list[list[Run]]:
        """Rows of runs; an empty list is a blank row."""
        first = self.urgent[0].action if self.urgent else ""
        blocks = [[Run(self._fill(first or str(self.words["action"])), bold=True)]]
        blocks += [[], [Run("NUMBER")], []]
        blocks += [[Run(str(self.words["drive"]), bold=True)]]
        plain = str(self.words.get("and", " and ")).join(f.plain for f in self.urgent if f.plain)
        if plain:
            blocks += [[Run(str(self.words["tell"]).replace("{plain}", plain))]]
        blocks += [[], [Run("Why", muted)]]
        blocks += [[Run(flag.reason)] for flag in self.urgent if flag.reason]
        blocks += [[Run(str(self.words["wait"]))]]
        if self.others:
            blocks += [
                [],
                [Run("Also", muted)],
                *([Run(self._fill(f.action))] for f in self.others if f.action),
            ]
        return blocks

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        paint.fill(0, 0, paint.width, paint.height, p.alert)
        paint.fill(0, 0, 2 if paint.width >= 60 else 1, paint.height, p.alert if p.flat else p.worse)
        if p.flat:
            for y in range(paint.height):
                paint.text(0, y, "█", p.worse)
        x = 7 if paint.width >= 60 else 3
        width = min(MEASURE, paint.width - x - 3)
        tall = paint.height >= 22
        rows: list[list[Run] | int] = []
        for runs in self._blocks(p.muted):
            if runs and runs[0].text == "NUMBER":
                rows += self._number_rows(width, tall, p.muted)
            else:
                rows += wrapped(runs, width) if runs else [[]]
        foot = 5 if paint.height >= 18 else 2
        start = 2 if tall else 0
        room = paint.height - start - foot
        if len(rows) > room and not tall:
            rows = [row for row in rows if row != []]
        room -= 1 if len(rows) > room else 0
        self.top = max(0, min(self.top, len(rows) - room))
        self.below = max(0, len(rows) - self.top - room)
        for y, row in enumerate(rows[self.top : self.top + room], start):
            if isinstance(row, int):
                draw_number(paint, x, y, self.number, row, p.text)
                continue
            at = x
            for run in row:
                at = paint.text(at, y, run.text, run.fg, bold=run.bold)
        if len(rows) > room:
            more = f"▼ {self.below} more lines: press ↓" if self.below else "▲ press ↑ to read again"
            paint.text(x, start + room, more, p.worse, bold=True)
        self._button(paint, x, paint.height - foot, foot)

    def _number_rows(self, width: int, tall: bool, muted: str) -> list[list[Run] | int]:
        local = str(self.words["number_local"])
        if tall and self.number.isdigit() and number_width(self.number) <= width:
            return [0, 1, 2, 3, 4, [Run(local, muted)]]
        if self.number == str(self.words["number_unknown"]):
            return [[Run(self.number[:1].upper() + self.number[1:], bold=True)]]
        return [[Run(self.number, bold=True), Run(f"  {local}", muted)]]

    def _button(self, paint: Paint, x: int, y: int, foot: int) -> None:
        p = paint.palette
        label = f"   u  {self.words['understand']}   "
        wide = cells(label)
        if p.flat:
            row = y + (1 if foot > 2 else 0)
            paint.text(x, row, f"[{label.strip()}]", p.accent, bold=True)
            paint.target(x, row, wide, 1, True)
        else:
            row = y + 1 if foot > 2 else y
            paint.text(x, row, label, p.alert, p.text, bold=True)
            if foot > 2:
                paint.text(x, y, "▄" * wide, p.text)
                paint.text(x, y + 2, "▀" * wide, p.text)
            paint.target(x, y, wide, 3 if foot > 2 else 1, True)
        saved = str(self.words["saved"])
        if foot > 2 and x + cells(saved) <= paint.width - 2:
            paint.text(x, y + 3, saved, p.muted)

    def hit(self, value: Hashable) -> None:
        if value is True and isinstance(self.screen, WarningScreen):
            self.screen.understand()

    def scroll(self, step: int) -> None:
        """Shows the words above or below."""
        self.top = max(0, self.top + step)
        self.redraw()


class WarningScreen(OnceScreen[bool]):
    """`flags`: open warning signs, most pressing first. `words`: the table [emergency]. `number`: to call.

    Dismisses with True. Nothing else leaves it: no Escape, no click beside the button, no key typed ahead.
    """

    def __init__(self, flags: Sequence[Flag], words: Mapping[str, Any], number: str) -> None:
        super().__init__()
        self.message = Message(flags, words, number)
        self.ready = False

    def compose(self) -> ComposeResult:
        yield self.message

    def on_mount(self) -> None:
        self.set_focus(self.message)
        self.set_timer(BREATH, self._breathed)

    def _breathed(self) -> None:
        self.ready = True

    def understand(self) -> None:
        """The person read it."""
        if self.ready:
            self.ready = False
            self.dismiss(True)

    def on_key(self, event: events.Key) -> None:
        """Enter and u understand; arrows read on; everything else does nothing."""
        if event.key == "ctrl+q":
            return
        event.stop()
        if event.key in ("enter", "u"):
            self.understand()
        elif event.key in ("up", "down", "pageup", "pagedown"):
            step = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}[event.key]
            self.message.scroll(step)
