"""The cover picture: a low sun behind hills and a path between them, in halftone dots."""

from __future__ import annotations

from math import cos, hypot, pi
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint

_BITS = ((1, 8), (2, 16), (4, 32), (64, 128))


def draw_hills(paint: Paint, width: int, height: int) -> None:
    """Draws over columns 0..width and rows 0..height; leaves the top left free for a title.

    Braille dots, 2x4 a cell; whole cells where the font has no braille.
    """
    p = paint.palette
    for row in range(height):
        for column in range(width):
            bits, layer = 0, 0
            for dy in range(4):
                for dx in range(2):
                    on, here = _dot(column * 2 + dx, row * 4 + dy, width * 2, height * 4)
                    if on:
                        bits |= _BITS[dy][dx]
                        layer = max(layer, here)
            if bits:
                ink = (p.sun, p.sun, p.line, p.stipple)[layer]
                char = chr(0x2800 | bits) if p.rich_glyphs else ("·", "█", "░", "▒")[layer]
                paint.text(column, row, char, ink)


def _dot(x: int, y: int, width: int, height: int) -> tuple[bool, int]:
    """Whether this dot is on, and its layer: 0 glow, 1 sun, 2 far hill, 3 near hill."""
    near = height * (0.60 + 0.26 * (1 - (x / width)) ** 1.6)
    far = height * (0.66 - 0.12 * cos((x / width - 0.30) * 1.7 * pi))
    depth = max(0.0, (y - near) / height)
    path = width * (0.40 + 0.20 * cos(depth * 4.2))
    if y > near and abs(x - path) < 2 + 26 * depth:
        return y > near and (x + y) % 2 == 0 and abs(x - path) > 1 + 22 * depth, 3
    if y > near:
        return (x + y) % 2 == 0, 3
    if y > far:
        return (x + y) % 2 == 0 and (x // 2 + y // 2) % 4 != 0, 2
    away = hypot(x - width * 0.72, (y - height * 0.56) * 1.0)
    radius = height * 0.36
    if away < radius:
        return True, 1
    glow = (away - radius) / radius
    if glow < 1.5:
        step = 3 if glow < 0.6 else 4
        return x % step == 0 and y % step == (0 if (x // step) % 2 else step // 2), 0
    return False, 0
