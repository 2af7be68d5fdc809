"""Welcome: what this is and where the answers stay, on the very first start. Four short questions follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.page import PageScreen
from tui.widgets.canvas import Canvas, Paint

if TYPE_CHECKING:
    from textual.app import ComposeResult

POINTS = (
    ("You answer", "questions about seven signs of healing. About ten minutes."),
    ("Come back", "in a week, and it shows what has changed, sign by sign."),
    ("It stays here.", "Your answers are files on this computer. Nothing is sent."),
    ("It's honest.", "It says when a change is too small to mean anything."),
)


class WelcomeView(Canvas):
    """A quiet picture of a path over hills, and four lines."""

    DEFAULT_CSS = "WelcomeView { height: 1fr; }"

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        y = 0
        room = paint.height - 14
        if room >= 5 and paint.width >= 60:
            y = draw_hills(paint, min(room, 9))
        y += 1 if paint.height > 15 else 0
        paint.text(0, y, "Is your sciatica getting better?", p.accent, bold=True)
        y += 2
        for head, text in POINTS:
            if paint.width >= 70:
                paint.text(0, y, head, bold=True)
                paint.text(17, y, text, p.muted)
                y += 1
            else:
                paint.text(0, y, head, bold=True)
                for line in _fold(text, paint.width - 2):
                    y += 1
                    paint.text(2, y, line, p.muted)
                y += 1
        y += 1
        for line in _fold(NOT, paint.width):
            paint.text(0, y, line, p.muted)
            y += 1


NOT = "A personal record and education. Not reviewed by any regulator. Not a substitute for a clinician."


def _fold(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, max(10, min(72, width)))


def draw_hills(paint: Paint, height: int) -> int:
    """Two hills, a low sun and a path, in halftone dots; returns the row below. Whole cells without braille."""
    from math import cos, pi

    p = paint.palette
    width = min(paint.width, 96)
    sun_x, sun_y, sun_r = width * 2 * 0.72, height * 4 * 0.34, height * 1.25

    def far(x: float) -> float:
        return height * 4 * (0.52 + 0.20 * cos(x / (width * 2) * 2.2 * pi + 0.6))

    def near(x: float) -> float:
        return height * 4 * (0.78 + 0.14 * cos(x / (width * 2) * 1.6 * pi + 2.4))

    def path(x: float, y: float) -> bool:
        depth = (y - near(x)) / (height * 4 * 0.3)
        middle = width * 2 * (0.34 + 0.16 * (1 - depth) ** 2)
        return depth > 0 and abs(x - middle) < 1.5 + 7 * depth

    for row in range(height):
        for column in range(width):
            bits, layer = 0, 0
            for dy in range(4):
                for dx in range(2):
                    x, y = column * 2 + dx, row * 4 + dy
                    if y > near(x):
                        on, here = (x + y) % 2 == 0 and not path(x, y), 3
                    elif y > far(x):
                        on, here = (x % 4 == 0 and y % 4 == (x // 2) % 4), 2
                    elif (x - sun_x) ** 2 + (y - sun_y) ** 2 < sun_r**2 * 4:
                        on, here = True, 1
                    else:
                        on, here = False, 0
                    if on:
                        bits |= ((1, 8), (2, 16), (4, 32), (64, 128))[dy][dx]
                        layer = max(layer, here)
            if bits:
                ink = {1: p.worse, 2: p.stipple, 3: p.accent}[layer]
                char = chr(0x2800 | bits) if p.rich_glyphs else {1: "█", 2: "·", 3: "░"}[layer]
                paint.text(column, row, char, ink)
    return height


class WelcomeScreen(PageScreen[bool]):
    """Dismisses True to go on, False to leave. `place`: where the files stay."""

    headline = "On the Mend"
    fact = "Welcome"
    prompt = ("Press", "Enter", "to begin")
    keys = (("q", "leave"),)
    BINDINGS = [("enter", "begin"), ("q", "leave"), ("escape", "leave")]

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def body(self) -> ComposeResult:
        yield WelcomeView(self.place).add_class("body")

    def action_begin(self) -> None:
        self.dismiss(True)

    def action_leave(self) -> None:
        self.dismiss(False)
