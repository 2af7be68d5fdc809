"""Plate: paints a Face over the whole window: where one is, what is asked, large targets, the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.kiosk.picture import pictures
from tui.kiosk.picture.cards import draw_cards
from tui.kiosk.picture.loud import draw_loud, draw_start
from tui.kiosk.picture.reading import draw_paras, draw_rows
from tui.themes import cells
from tui.widgets.canvas import Canvas
from tui.widgets.chrome import margin, shorten
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.helping.ring import bar

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tui.kiosk.picture.face import Face
    from tui.widgets.canvas import Paint

LEAST = (70, 22)  # columns, rows; in a smaller window a sentence asks for a larger one
FOOT = 4  # rows at the bottom: a line of words, and the keys
MAIN = 24  # columns of the next step


class Plate(Canvas, can_focus=True):
    """`face` is shown with `typed` figures. What is touched is posted as `Touched`."""

    DEFAULT_CSS = "Plate { width: 100%; height: 100%; }"

    class Touched(Message):
        """("take", number), ("type", digit), ("press", sign) or ("language", code)."""

        def __init__(self, what: tuple[str, str | int]) -> None:
            super().__init__()
            self.what = what

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face, self.typed, self.trouble = face, "", ""
        self.seen = -1  # the masked digit that shows
        self.top = 0  # first row in view of what is read
        self.below = 0  # rows of it under the window
        self.cut = False  # not all signs that stand together have room

    def show(self, face: Face, typed: str = "", trouble: str = "", seen: int = -1) -> None:
        """Shows this instead."""
        if face.paras != self.face.paras:
            self.top = 0
        self.face, self.typed, self.trouble, self.seen = face, typed, trouble, seen
        self.redraw()

    @property
    def small(self) -> bool:
        """The window is too small to show a question whole."""
        return self.size.width < LEAST[0] or self.size.height < LEAST[1]

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        if value[0] == "place":  # of the body
            number = pictures.number_of(self.face, value[1])
            value = ("take", number)
        if value[1] is not None:
            self.post_message(self.Touched(value))

    # -- the picture --

    def paint(self, paint: Paint) -> None:
        face, self.cut = self.face, False
        if paint.width < LEAST[0] or paint.height < LEAST[1]:
            write(paint, 1, max(0, paint.height // 2 - 2), paint.width - 2, Run(face.larger, bold=True))
            return
        edge = margin(paint.width)
        if face.body == "blank":
            self._blank(paint, edge)
            return
        if face.alert:
            paint.fill(0, 0, paint.width, paint.height, paint.palette.alert)
        if face.body == "start":
            draw_start(paint, edge, paint.width - 2 * edge, paint.height - FOOT, face, self.typed)
        elif face.body == "loud":
            draw_loud(paint, edge, paint.width - 2 * edge, paint.height - FOOT, face)
            self._language(paint, paint.width - edge)
        else:
            self._top(paint, edge)
            self._body(paint, edge, 2, paint.width - 2 * edge, paint.height - FOOT - 2)
        self._foot(paint, edge, paint.height - FOOT)

    def _blank(self, paint: Paint, edge: int) -> None:
        y = paint.height // 2 - 1
        for down, para in enumerate(self.face.paras):
            paint.text(edge, y + down, para.text, paint.palette.muted, bold=para.look == "bold")
        paint.target(0, 0, paint.width, paint.height, ("press", "enter"))

    def _top(self, paint: Paint, edge: int) -> None:
        p, face = paint.palette, self.face
        end = paint.width - edge
        end = self._language(paint, end)
        fact = paint.right(end, 0, face.fact, p.muted)
        paint.text(edge, 0, shorten(face.title, fact - edge - 2), bold=True)
        shares = face.shares or (0.0,)
        wide = paint.width - 2 * edge
        for number, share in enumerate(shares):
            start = edge + (wide + 1) * number // len(shares)
            stop = edge + (wide + 1) * (number + 1) // len(shares) - 1
            done = start + round((stop - start) * max(0.0, min(1.0, share)))
            paint.text(start, 1, p.glyph("━", "=") * (done - start), p.accent)
            paint.text(done, 1, p.glyph("─", "-") * (stop - done), p.line)

    def _language(self, paint: Paint, end: int) -> int:
        """The language in use and its key, to touch, left of column `end`; where what is left of it ends."""
        p, face = paint.palette, self.face
        if len(face.languages) < 2:
            return end
        key = "/" if any(sign == "/" for sign, _ in face.keys) else "l"
        label = f" {key} {face.language} "
        end = paint.right(end, 0, label, p.text, None if p.flat else p.raised)
        paint.target(end, 0, cells(label), 1, ("press", "language"))
        return end - 2

    def _body(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        p, face = paint.palette, self.face
        end, measure = y + height, min(MEASURE, width)
        if face.body == "read":
            self.top, self.below = draw_paras(
                paint, x, y + 1, measure, height - 1, face, self.top, self.typed
            )
            return
        roomy = height >= 24
        y += 1 if roomy or face.body not in ("rows",) else 0
        for words, ink, bold in (
            (face.lead, p.muted, False),
            (face.text, p.text, True),
            (face.hint, p.muted, False),
        ):
            if words:
                y = write(paint, x, y, measure, Run(words, ink, bold))
        for para in face.paras:
            ink = {"muted": p.muted, "loud": p.worse}.get(para.look, p.text)
            y = write(paint, x, y, measure, Run(para.text, ink, para.look in ("bold", "loud")))
        y += 1 if end - y > 8 or roomy else 0
        self._answers(paint, x, y, width, end - y)

    def _answers(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        face, typed = self.face, self.typed
        if face.body == "rows":
            self.cut = draw_rows(paint, x, y, width, height, face, typed) > y + height
        elif face.body == "scale":
            pictures.draw_scale(paint, x, y, width, height, face, typed)
        elif face.body == "entry":
            self._entry(paint, x, y, width, height)
        elif face.body == "text":
            self._text(paint, x, y, width)
        elif face.picture in ("reach", "place"):
            pictures.draw_reach(paint, x, y, width, height, face, typed)
        elif face.picture in ("parts", "places"):
            pictures.draw_places(paint, x, y, width, height, face, typed)
        elif face.picture == "week":
            pictures.draw_weeks(paint, x, y, width, height, face, typed)
        else:
            draw_cards(paint, x, y, width, height, face.choices, typed, ticks=face.ticks)

    def _entry(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        """Figures as they are typed, and a pad to touch at the right."""
        p, face, typed = paint.palette, self.face, self.typed
        room = width
        if height >= pictures.PAD_TALL and width >= 60:
            room = width - pictures.PAD_WIDE - 1
            pictures.draw_pad(paint, x + width - pictures.PAD_WIDE, y)
        if face.big:
            pictures.draw_figures(paint, x, y + 1, face, face.big)
        elif face.picture == "leg":
            angle = int(typed or face.given) if (typed or face.given) else None
            pictures.draw_leg(paint, x, y, min(room - 2, 70), min(height, 20), angle)
        elif face.groups:
            pictures.draw_figures(paint, x, y + 1, face, typed, self.seen)
        else:
            end = pictures.draw_figures(paint, x, y, face, typed or face.given)
            paint.text(end, y + 2, face.unit, bold=True)
            below = f"{face.low} – {face.high}" if face.high else ""
            paint.text(x, y + 4, below, p.muted)
            if face.left >= 0:
                bar(paint, x, y + 6, min(30, room - 2), face.left)
            elif face.choices:
                draw_cards(paint, x, y + 6, room - 3, height - 6, face.choices, typed)

    def _text(self, paint: Paint, x: int, y: int, width: int) -> None:
        p = paint.palette
        words = self.typed or self.face.given
        wide = min(MEASURE, width)
        if not p.flat:
            paint.text(x, y, "▄" * wide, p.panel)
            paint.fill(x, y + 1, wide, 1, p.panel)
            paint.text(x, y + 2, "▀" * wide, p.panel)
        shown = words if cells(words) < wide - 4 else words[-(wide - 4) :]
        end = paint.text(x + 2, y + 1, shown, None if self.typed else p.muted)
        paint.text(end, y + 1, "_", p.accent, bold=True)

    # -- the keys --

    def _foot(self, paint: Paint, x: int, y: int) -> None:
        p, face = paint.palette, self.face
        trouble = self.trouble or face.trouble
        lines = lines_of(trouble or self._said() or face.status, paint.width - 2 * x)[:2]
        for up, line in enumerate(reversed(lines)):
            paint.text(x, y - up, line, p.worse if trouble else p.muted, bold=bool(trouble))
        ground = p.alert if face.alert else p.page
        at = self._main(paint, x, y + 1, ground)
        keys = list(face.keys)
        if self.typed:
            keys = [("-", face.erase) if sign == "-" else (sign, words) for sign, words in keys]
        wide = [cells(words) + 4 for _, words in keys]
        end = paint.width - x
        while keys and at + 2 + sum(wide) + len(wide) - 1 > end:
            keys.pop()
            wide.pop()
        left = end - sum(wide) - len(wide) + 1
        for (sign, words), room in zip(keys, wide, strict=True):
            self._key(paint, left, y + 1, room, sign, words)
            left += room + 1

    def _main(self, paint: Paint, x: int, y: int, ground: str) -> int:
        """The next step: a button once Enter does something, before that a sentence. The column after it."""
        p, face = paint.palette, self.face
        words = face.prompt
        if self.typed:
            words = face.take.replace("{figures}", self.typed if len(self.typed) < 8 else "…")
        elif face.body == "read" and self.below:
            words = face.more
        if not words:
            return x
        live = face.ready or bool(self.typed)
        wide = max(MAIN, cells(words) + 4 + (8 if live else 0))
        if not live:
            paint.text(
                paint.text(x, y + 1, p.glyph("→ ", "> "), p.accent, bold=True), y + 1, words, bold=True
            )
            return x + wide
        if p.flat:
            end = paint.text(x, y + 1, "[Enter]", p.accent, bold=True)
            paint.text(end + 1, y + 1, words, bold=True)
        else:
            paint.fill(x, y, wide, 1, ground, "▄", p.accent)
            paint.fill(x, y + 1, wide, 1, p.accent)
            paint.fill(x, y + 2, wide, 1, ground, "▀", p.accent)
            paint.text(x + 2, y + 1, f"Enter  {words}", p.onaccent, bold=True)
        paint.target(x, y, wide, 3, ("press", "enter"))
        return x + wide

    def _key(self, paint: Paint, x: int, y: int, wide: int, sign: str, words: str) -> None:
        p = paint.palette
        if p.flat:
            paint.text(paint.text(x, y + 1, f"[{sign}]", p.accent, bold=True) + 1, y + 1, words)
        else:
            below = p.alert if self.face.alert else p.page
            paint.fill(x, y, wide, 1, below, "▄", p.panel)
            paint.fill(x, y + 1, wide, 1, p.panel)
            paint.fill(x, y + 2, wide, 1, below, "▀", p.panel)
            end = paint.text(x + 1, y + 1, sign, p.accent, bold=True)
            paint.text(end + 1, y + 1, words)
        paint.target(x, y, wide, 3, ("press", sign))

    def _said(self) -> str:
        """What the typed figures stand for, so that a slip is seen before Enter."""
        if not self.typed or self.face.groups or not self.typed.isdigit():
            return ""
        choice = next((c for c in self.face.choices if str(c.number) == self.typed), None)
        words = choice.words if choice and choice.words != self.typed else self.face.unit
        return f"{self.typed}   {words}" if words else ""
