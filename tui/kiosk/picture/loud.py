"""The screens that speak to the whole room: the welcome, the warning, "still there?", the thank-you."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.kiosk.picture.cards import draw_cards
from tui.kiosk.picture.pictures import draw_figures
from tui.kiosk.picture.reading import TALL, rows_of
from tui.themes import cells
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.hills import draw_hills
from tui.widgets.numerals import ROWS, draw_number, number_width

if TYPE_CHECKING:
    from tui.kiosk.picture.face import Face
    from tui.widgets.canvas import Paint


def draw_start(paint: Paint, x: int, width: int, height: int, face: Face, typed: str) -> None:
    """The cover picture, one large way in, and the languages there are. `face.lead`: whose machine it is."""
    p = paint.palette
    cards = rows_of(face.choices)
    cover = max(5, min(16, height - 12 - max(0, cards - TALL)))
    draw_hills(paint, paint.width, cover)
    paint.text(x, 1, face.title, bold=True)
    paint.text(x, 2, face.lead, p.muted)
    y = cover + 1
    tall = min(7, max(3, height - y - 4 - cards))
    _button(paint, x, y, width, tall, face.text, face.hint)
    y += tall + 1
    if face.choices:
        y = draw_cards(paint, x, y, width, cards, face.choices, typed)
    for para in face.paras:
        for line in lines_of(para.text, width):
            if y < height:
                paint.text(x, y, line, p.muted)
            y += 1


def _button(paint: Paint, x: int, y: int, width: int, tall: int, words: str, more: str) -> None:
    p = paint.palette
    middle = y + tall // 2
    if p.flat:
        for row, text, ink in ((middle, words, p.accent), (middle + 1, more, p.text)):
            paint.text(x + (width - cells(text)) // 2, row, text, ink, bold=row == middle)
        corners = p.glyph("╭╮╰╯", "┌┐└┘")
        paint.text(x, y, corners[0] + "─" * (width - 2) + corners[1], p.line)
        paint.text(x, y + tall - 1, corners[2] + "─" * (width - 2) + corners[3], p.line)
    else:
        paint.fill(x, y, width, tall, p.accent)
        rows = ((middle - 1, words, True), (middle, more, False)) if tall >= 4 else ((middle, words, True),)
        for row, text, bold in rows:
            paint.text(x + (width - cells(text)) // 2, row, text, p.onaccent, bold=bold)
    paint.target(x, y, width, tall, ("press", "enter"))


def draw_loud(paint: Paint, x: int, width: int, height: int, face: Face) -> None:
    """A title, figures as large as they get, and a few sentences."""
    p = paint.palette
    if face.alert:
        paint.fill(0, 0, 2, paint.height, p.alert if p.flat else p.worse)
    y = 2 if height >= 20 else 1
    for line in lines_of(face.title, min(width, MEASURE)):
        paint.text(x, y, line, p.text, bold=True)
        y += 1
    if face.lead:
        y = write(paint, x, y, min(width, MEASURE), Run(face.lead, p.muted))
    y += 1
    if face.big and face.groups:
        draw_figures(paint, x, y, face, face.big)
        y += 4
    elif face.big and number_width(face.big) <= width and height - y > ROWS + 4:
        for row in range(ROWS):
            draw_number(paint, x, y + row, face.big, row, p.accent)
        y += ROWS + 1
    elif face.big:
        y = write(paint, x, y, width, Run(face.big, p.accent, bold=True)) + 1
    for para in face.paras:
        ink = {"muted": p.muted, "loud": p.worse}.get(para.look)
        y = write(paint, x, y, min(width, MEASURE), Run(para.text, ink, para.look in ("bold", "loud")))
        y += 1
    if face.choices:
        draw_cards(paint, x, y, width, max(3, height - y), face.choices, "")
