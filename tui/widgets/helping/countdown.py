"""Countdown: the picture of a timer: big calm digits in a ring that opens, and in words what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.themes import cells
from tui.widgets.canvas import Canvas
from tui.widgets.chrome import margin
from tui.widgets.digits import TALL, draw_numeral, numeral_width
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.helping.ring import bar, ring
from tui.widgets.numerals import ROWS, draw_number, number_width

if TYPE_CHECKING:
    from collections.abc import Hashable

    from assessments.helping.timer import State
    from tui.widgets.canvas import Paint

LARGE = 24  # rows of a ring that has room for digits twice as large
BLOCK = 4  # columns of one hold


@dataclass(frozen=True)
class Holds:
    """The holds of one side: how many are done, and whether one is under way."""

    name: str
    done: int
    here: bool
    of: int


@dataclass(frozen=True)
class Face:
    """What is shown. `digits`: "14:32" or "18", "" where nothing runs down; `left`: the same in words.

    `loud`: what can't be missed, in a band from edge to edge; `since`: the muted line in it.
    """

    state: State
    digits: str
    left: str
    share: float
    title: str
    about: str
    stop: tuple[str, ...]
    sides: tuple[Holds, ...] = ()
    loud: str = ""
    since: str = ""
    after: str = ""  # below the band at the end
    more: tuple[tuple[str, str], ...] = ()  # keys and what they do, before it starts


class Countdown(Canvas, can_focus=True):
    """Paints `face`. A click anywhere is told as Touched, with the key it stands for, or ""."""

    DEFAULT_CSS = "Countdown { height: 1fr; width: 100%; }"

    class Touched(Message):
        """Clicked: `key` of `Face.more`, or "" for the picture as a whole."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def show(self, face: Face) -> None:
        """Another moment. Nothing is drawn where nothing looks different."""
        if face != self.face:
            self.face = face
            self.redraw()

    def hit(self, value: Hashable) -> None:
        self.post_message(self.Touched(str(value)))

    def paint(self, paint: Paint) -> None:
        face, x = self.face, margin(paint.width)
        paint.target(0, 0, paint.width, paint.height, "")
        width, room = paint.width - 2 * x, paint.height
        if face.state == "over":
            y = _band(paint, max(1, room // 5), face, roomy=room >= 16)
            write(paint, x, y + 1, min(width, 64), Run(face.after, paint.palette.muted))
            return
        y = _band(paint, 0, face, roomy=False) if face.loud else 0
        tall = min(room - y - 2, 16 if paint.width < 100 else 26)
        if width < 60 or tall < 11 or not face.digits:
            self._words(paint, x, self._flat(paint, x, y + (room - y > 11), width) + (room > 11), width)
            return
        y += (room - y - tall) // 2
        self._clock(paint, x, y, tall)
        across = max(2 * tall, 0 if paint.palette.rich_glyphs else number_width("00:00"))
        at = x + across + (4 if paint.width < 100 else 8)
        self._words(paint, at, y + max(0, tall - 16) // 3, min(x + width - at, 48))

    def _clock(self, paint: Paint, x: int, y: int, tall: int) -> None:
        """Digits in a ring, or over a bar where there are no dots to draw one with."""
        p, face = paint.palette, self.face
        still = p.muted if face.state == "paused" else p.accent
        if not p.rich_glyphs:
            for row in range(ROWS):
                draw_number(paint, x, y + 2 + row, face.digits, row, p.text)
            paint.text(x, y + ROWS + 3, face.left, p.muted)
            bar(paint, x, y + ROWS + 5, 2 * tall, face.share, still)
            return
        size = 2 if tall >= LARGE else 1
        ring(paint, x, y, tall, face.share, still)
        middle, top = x + tall, y + tall // 2 - (1 + size)
        wide = numeral_width(p, face.digits, size)
        draw_numeral(paint, middle - wide // 2, top, face.digits, p.text, size)
        paint.text(middle - cells(face.left) // 2, top + TALL * size + 1, face.left, p.muted)

    def _flat(self, paint: Paint, x: int, y: int, width: int) -> int:
        """Without room for a ring: the time, and a bar. Returns the row below."""
        p, face = paint.palette, self.face
        if not face.digits:
            return y
        tall = TALL if p.rich_glyphs and paint.height >= 14 else 1
        if tall > 1:
            end = draw_numeral(paint, x, y, face.digits, p.text)
        else:
            end = paint.text(x, y, face.digits, bold=True)
        paint.text(end + 2, y + tall - 1, face.left, p.muted)
        bar(paint, x, y + tall + (tall > 1), min(width, 40), face.share)
        return y + tall + 1 + (tall > 1)

    def _words(self, paint: Paint, x: int, y: int, width: int) -> None:
        p, face = paint.palette, self.face
        y = write(paint, x, y, width, Run(face.title, bold=True))
        y = write(paint, x, y, width, Run(face.about, p.muted))
        airy = paint.height >= 16
        for row in face.sides:
            y = _row(paint, x, y + airy, width, row)
        for number, (key, words) in enumerate(face.more):
            y += airy and number == 0
            paint.text(x, y, key, p.accent, bold=True)
            below = write(paint, x + 6, y, width - 6, Run(words))
            paint.target(x, y, width, below - y, key)
            y = below
        self._stop(paint, x, y + airy, width)

    def _stop(self, paint: Paint, x: int, y: int, width: int) -> None:
        """When to stop: every sentence that fits whole, the one for all of them first."""
        p = paint.palette
        for sentence in self.face.stop:
            if y + len(lines_of(sentence, width - 2)) > paint.height:
                return
            paint.text(x, y, "!", p.worse, bold=True)
            y = write(paint, x + 2, y, width - 2, Run(sentence, p.muted))


def _row(paint: Paint, x: int, y: int, width: int, row: Holds) -> int:
    """ "Left  ████ ▒▒▒▒ ····   2 of 3"; returns the row below."""
    p = paint.palette
    paint.text(x, y, row.name, bold=row.here)
    at = x + 8
    for number in range(row.of):
        now = row.here and number == row.done
        shape = "█" if number < row.done else "▒" if now else p.glyph("·", ".")
        paint.text(at, y, shape * BLOCK, p.accent if number < row.done or now else p.line)
        at += BLOCK + 2
    if at + 7 <= x + width:
        paint.text(at, y, f"{row.done + row.here} of {row.of}" if row.here else "", p.muted)
    return y + 1


def _band(paint: Paint, y: int, face: Face, roomy: bool) -> int:
    """What can't be missed, from edge to edge, steady. Returns the row below it."""
    p, x = paint.palette, margin(paint.width)
    width = min(paint.width - 2 * x, 72)
    loud, since = lines_of(face.loud, width), lines_of(face.since, width) if face.since else []
    pad = 1 + roomy
    rows = 2 * pad + len(loud) + (len(since) + 1 if since else 0)
    if p.flat:
        for edge in (y, y + rows - 1):
            paint.text(0, edge, p.glyph("━", "=") * paint.width, p.accent, bold=True)
        ink, muted = p.accent, p.text
    else:
        paint.fill(0, y, paint.width, rows, p.accent)
        ink = muted = p.onaccent
    top = y + pad
    for line in loud:
        paint.text(x, top, line, ink, bold=True)
        top += 1
    for line in since:
        paint.text(x, top + 1, line, muted)
        top += 1
    return y + rows
