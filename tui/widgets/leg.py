"""The leg that rises: someone on their back, one leg lifted to an angle, and the arc it is read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, TypeAlias

from tui.themes import cells
from tui.widgets.body import QUARTERS

if TYPE_CHECKING:
    from tui.widgets.canvas import Paint

TICKS = (0, 30, 60, 90)
Point: TypeAlias = tuple[float, float]
Capsule: TypeAlias = tuple[Point, float, Point, float]
"""Two ends, each with its radius, and everything between them."""

_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))  # braille bit -> column, row


@dataclass(frozen=True)
class LegPicture:
    """A picture of `width` x `height` cells. Lengths inside are in dots, 2 x 4 to a cell."""

    width: int
    height: int

    @property
    def reach(self) -> float:
        """Length of the leg, from hip to heel."""
        return min(4 * self.height - 14.0, (2 * self.width - 6) / 2.1)

    @property
    def hip(self) -> Point:
        """Where the leg turns."""
        return 2 * self.width - self.reach * 1.2 - 4, 4 * self.height - 9.0

    def angle_at(self, x: int, y: int) -> int | None:
        """The angle 0-90 that a cell stands for, or None near the hip and behind it."""
        across, up = 2 * x + 1 - self.hip[0], self.hip[1] - (4 * y + 2)
        if hypot(across, up) < self.reach * 0.35 or across < -4 or up < -8:
            return None
        return max(0, min(90, round(degrees(atan2(max(0.0, up), max(0.0, across))))))

    def draw(self, paint: Paint, x: int, y: int, angle: int | None) -> None:
        """Draws with the top left at (x, y). `angle` None: nothing is raised yet."""
        p = paint.palette
        still = _halftone(self)
        raised = _quarters(self, angle) if angle is not None else {}
        for cell, dots in still.items():
            if cell not in raised:
                bed = cell[1] == self.height - 1
                if p.rich_glyphs:
                    paint.text(x + cell[0], y + cell[1], chr(0x2800 | dots), p.line if bed else p.stipple)
                elif bed or dots.bit_count() >= 2:
                    paint.text(x + cell[0], y + cell[1], "─" if bed else "░", p.stipple)
        self._arc(paint, x, y, angle, frozenset(raised))
        for cell, bits in raised.items():
            glyph = QUARTERS[bits] if p.rich_glyphs else "█" if bits.bit_count() >= 2 else " "
            if glyph != " ":
                paint.text(x + cell[0], y + cell[1], glyph, p.accent)

    def _arc(
        self, paint: Paint, x: int, y: int, angle: int | None, taken: frozenset[tuple[int, int]]
    ) -> None:
        p = paint.palette
        dots: dict[tuple[int, int], int] = {}
        for step in range(0, 91, 3 if p.rich_glyphs else 10):
            across, down = self._on_arc(step, 1.05)
            cell = int(across // 2), int(down // 4)
            bit = _DOTS.index((int(across) % 2, int(down) % 4))
            dots[cell] = dots.get(cell, 0) | 1 << bit
        for cell, bits in dots.items():
            if cell not in taken:
                paint.text(x + cell[0], y + cell[1], chr(0x2800 | bits) if p.rich_glyphs else "·", p.stipple)
        marks = [(tick, p.muted, False) for tick in TICKS if angle is None or abs(tick - angle) > 9]
        if angle is not None:
            marks.append((angle, p.text, True))
        for tick, ink, bold in marks:
            across, down = self._on_arc(tick, 1.05)
            words = f"{tick}°"
            column, row = int(across // 2) + (2 if tick < 75 else 0), int(down // 4) - (1 if tick > 40 else 0)
            column = min(column, self.width - cells(words)) - (4 if tick >= 75 else 0)
            paint.text(x + column, y + max(0, row), words, ink, bold=bold)

    def _on_arc(self, angle: float, share: float) -> Point:
        hip, turn = self.hip, radians(angle)
        return hip[0] + cos(turn) * self.reach * share, hip[1] - sin(turn) * self.reach * share


def _limb(picture: LegPicture, angle: float) -> tuple[Capsule, ...]:
    """Thigh, shin and foot at an angle; the toes point up when the leg lies flat."""
    (hx, hy), reach, turn = picture.hip, picture.reach, radians(angle)
    unit = reach / 44
    knee = hx + cos(turn) * reach * 0.5, hy - sin(turn) * reach * 0.5
    heel = hx + cos(turn) * reach * 0.97, hy - sin(turn) * reach * 0.97
    toes = heel[0] - sin(turn) * 7.5 * unit, heel[1] - cos(turn) * 7.5 * unit
    return (
        ((hx, hy), 5.2 * unit, knee, 3.9 * unit),
        (knee, 3.9 * unit, heel, 2.7 * unit),
        (heel, 2.7 * unit, toes, 1.7 * unit),
    )


def _inside(shapes: tuple[Capsule, ...], x: float, y: float) -> bool:
    for (ax, ay), ra, (bx, by), rb in shapes:
        wide, tall = bx - ax, by - ay
        share = max(0.0, min(1.0, ((x - ax) * wide + (y - ay) * tall) / (wide * wide + tall * tall)))
        if hypot(x - ax - wide * share, y - ay - tall * share) <= ra + (rb - ra) * share:
            return True
    return False


@cache
def _halftone(picture: LegPicture) -> dict[tuple[int, int], int]:
    """Cells -> dots of what doesn't move: head on a pillow, trunk, the other leg, the bed."""
    (hx, hy), reach = picture.hip, picture.reach
    unit = reach / 44
    lying: tuple[Capsule, ...] = (
        ((hx - 2 * unit, hy - 0.5 * unit), 5.6 * unit, (hx - 0.45 * reach, hy - 1.0 * unit), 6.4 * unit),
        ((hx - 0.52 * reach, hy - 1.5 * unit), 4.6 * unit, (hx - 0.6 * reach, hy - 2.5 * unit), 2.4 * unit),
        ((hx - 0.71 * reach, hy - 4.5 * unit), 5.2 * unit, (hx - 0.75 * reach, hy - 4.8 * unit), 5.0 * unit),
        *_limb(picture, 0),
    )
    pillow: tuple[Capsule, ...] = (
        ((hx - 0.66 * reach, hy + 3.6 * unit), 2.2 * unit, (hx - 0.86 * reach, hy + 3.0 * unit), 3.0 * unit),
    )
    found: dict[tuple[int, int], int] = {}
    for row in range(picture.height):
        for column in range(picture.width):
            bits = 0
            for n, (across, down) in enumerate(_DOTS):
                x, y = 2 * column + across + 0.5, 4 * row + down + 0.5
                even = (across + down) % 2 == 0
                mattress = row == picture.height - 1 and down in (1, 2) and x > hx - 0.92 * reach
                if mattress or (even and _inside(lying, x, y)) or _inside(pillow, x, y):
                    bits |= 1 << n
            if bits:
                found[column, row] = bits
    return found


@cache
def _quarters(picture: LegPicture, angle: int) -> dict[tuple[int, int], int]:
    """Cells -> quarters of the raised leg."""
    limb = _limb(picture, angle)
    found: dict[tuple[int, int], int] = {}
    for row in range(picture.height - 1):
        for column in range(picture.width):
            bits = sum(
                1 << n
                for n, (x, y) in enumerate(((0, 0), (1, 0), (0, 1), (1, 1)))
                if _inside(limb, 2 * column + x + 0.5, 4 * row + 2 * y + 1)
            )
            if bits:
                found[column, row] = bits
    return found
