"""The body: one table of shapes, seen from the back and the front, that is both drawn and clicked on.

On the back view the person's left is the viewer's left; on the front view it is the viewer's right.
Each row of cells belongs to one place a side, so that no cell ever needs two colours.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.widgets.canvas import Paint

View: TypeAlias = Literal["back", "front"]
Side: TypeAlias = Literal["left", "right"]
VIEWS: tuple[View, View] = ("back", "front")

CROP = 27.0
"""Where a close crop starts: under the rib cage, so that small windows give their rows to the legs."""

WHOLE = 24
"""Rows from which on a figure shows the head."""

# Outlines as (height, centre, half width) in hundredths of the body's height, crown 0, soles 100.
# Between two lines the outline runs straight. Arms and legs are mirrored.
_HEAD = ((0, 0, 2.0), (1.5, 0, 3.4), (5, 0, 4.1), (9, 0, 3.6), (12.5, 0, 2.2), (17, 0, 2.4))
_TRUNK = (
    (15.5, 0, 2.6), (17.5, 0, 7.0), (19, 0, 9.6), (22, 0, 10.2), (30, 0, 8.7), (37, 0, 8.0),
    (42, 0, 8.9), (48, 0, 10.1), (53, 0, 10.4), (55, 0, 10.3), (55.6, 0, 10.3),
)  # fmt: skip
_ARM = (
    (18.6, 10.5, 2.0), (20, 11.6, 2.4), (24, 12.3, 2.4), (32, 13.6, 2.0), (36, 14.2, 2.0), (44, 15.6, 1.5),
    (47, 16.1, 1.8), (51, 16.5, 1.7), (53, 16.5, 0.9),
)  # fmt: skip
_LEG = (
    (54, 5.4, 5.0), (60, 5.3, 4.5), (66, 5.1, 3.8), (71, 5.0, 3.1), (75, 5.0, 2.9), (80, 5.3, 3.2),
    (85, 5.2, 2.7), (90, 5.0, 1.9), (94, 5.0, 1.9), (95.5, 5.3, 2.2), (97, 5.8, 2.7), (100, 6.4, 3.3),
)  # fmt: skip

Outline: TypeAlias = tuple[tuple[float, float, float], ...]
SHAPES: tuple[tuple[Outline, bool, bool], ...] = (
    # outline, mirrored, may hurt
    (_HEAD, False, False),
    (_TRUNK, False, True),
    (_ARM, True, False),
    (_LEG, True, True),
)

BANDS: Mapping[View, tuple[tuple[str, float, float, bool], ...]] = {
    # place, from, to, has sides
    "back": (
        ("low_back", 37, 45.5, False),
        ("buttock", 45.5, 55, True),
        ("back_thigh", 55, 69, True),
        ("back_knee", 69, 75.5, True),
        ("calf", 75.5, 89.5, True),
        ("heel", 89.5, 95.5, True),
        ("toes", 95.5, 100, True),
    ),
    "front": (
        ("hip", 45.5, 55, True),
        ("front_thigh", 55, 69, True),
        ("knee", 69, 75.5, True),
        ("shin", 75.5, 89.5, True),
        ("foot", 89.5, 95.5, True),
        ("toes", 95.5, 100, True),
    ),
}

REACH: tuple[str, ...] = ("", "low_back", "buttock", "back_thigh", "back_knee", "calf", "heel", "toes")
"""The place on the back view that stands for each zone 0-7."""


class Tone(NamedTuple):
    """How a place stands out: filled, or only with closer dots."""

    colour: str
    solid: bool


class Cell(NamedTuple):
    """One cell of a figure: the dots inside the body (braille bits), the quarters, and the place if any."""

    dots: int
    quarters: int
    value: str | None


_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))  # braille bit -> column, row
_CORNERS = ((0, 0), (1, 0), (0, 1), (1, 1))  # quarter bit -> column, row
_HALFTONE = sum(1 << n for n, (x, y) in enumerate(_DOTS) if (x + y) % 2 == 0)
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def side_at(view: View, viewers_left: bool) -> Side:
    """Whose left: on the back view the viewer's left is the person's left, on the front view the right."""
    return "left" if viewers_left == (view == "back") else "right"


def view_of(value: str) -> View:
    """The view that shows a place ("left_calf" -> "back"); places on both count as back."""
    return "back" if any(value in (p, f"left_{p}", f"right_{p}") for p, *_ in BANDS["back"]) else "front"


@dataclass(frozen=True)
class Figure:
    """A body `height` rows high seen from `view`, from `top` hundredths of it down to the soles.

    `stretch`: small figures are drawn a little broader than life: a leg needs three cells.
    """

    view: View
    height: int
    top: float = 0.0
    stretch: float = 1.0

    @property
    def width(self) -> int:
        """Cells across; even, so that the middle of the body falls between two cells."""
        return 2 * (int(self._scale * 18.1 * self.stretch / 2) + 1)

    @property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """Rows of cells, top to bottom."""
        return _cells(self)

    def value_at(self, x: int, y: int) -> str | None:
        """The place ("low_back", "left_calf") at a cell, or None. The same cells are drawn."""
        rows = self.cells
        return rows[y][x].value if 0 <= y < self.height and 0 <= x < self.width else None

    def values(self) -> tuple[str, ...]:
        """Every place this figure shows, top to bottom, the viewer's left first."""
        return tuple(dict.fromkeys(c.value for row in self.cells for c in row if c.value))

    def box(self, value: str) -> tuple[int, int, int, int] | None:
        """First column, first row, columns, rows of a place, or None where this view doesn't show it."""
        at = [(x, y) for y, row in enumerate(self.cells) for x, c in enumerate(row) if c.value == value]
        if not at:
            return None
        left, top = min(x for x, _ in at), min(y for _, y in at)
        return left, top, max(x for x, _ in at) - left + 1, max(y for _, y in at) - top + 1

    def draw(self, paint: Paint, x: int, y: int, tones: Mapping[str, Tone], clickable: bool = False) -> None:
        """Draws at column `x`, row `y`; a click on a place then gives ("place", value)."""
        for down, row in enumerate(self.cells):
            for across, cell in enumerate(row):
                tone = tones.get(cell.value) if cell.value else None
                glyph = self._glyph(paint, cell, tone, across, down)
                if glyph != " ":
                    paint.text(x + across, y + down, glyph, tone.colour if tone else paint.palette.stipple)
            if clickable:
                for value, first, last in _runs(row):
                    paint.target(x + first - 1, y + down, last - first + 3, 1, ("place", value))
        if clickable:  # the exact cells lie on top of their one-cell rims
            for down, row in enumerate(self.cells):
                for value, first, last in _runs(row):
                    paint.target(x + first, y + down, last - first + 1, 1, ("place", value))

    def point(self, paint: Paint, x: int, y: int, value: str, colour: str) -> None:
        """An arrow head beside a place, on the outer side."""
        box = self.box(value)
        if box is None:
            return
        left, top, wide, tall = box
        row = y + top + (tall - 1) // 2
        if left + wide / 2 <= self.width / 2:
            paint.text(x + left - 2, row, paint.palette.glyph("▶", "►"), colour, bold=True)
        else:
            paint.text(x + left + wide + 1, row, paint.palette.glyph("◀", "◄"), colour, bold=True)

    def _glyph(self, paint: Paint, cell: Cell, tone: Tone | None, across: int, down: int) -> str:
        if not paint.palette.rich_glyphs:
            if cell.dots.bit_count() < 4:
                return " "
            return "░" if tone is None else "█" if tone.solid else "▒"
        if tone is not None and tone.solid:
            return QUARTERS[cell.quarters]
        dots = cell.dots
        if tone is None:
            dots &= _HALFTONE
            if self.top and down == 0:
                dots &= 1 if across % 2 else 4  # thinning out where the crop begins
        return chr(0x2800 | dots) if dots else " "

    @property
    def _scale(self) -> float:
        return 4 * self.height / (100 - self.top)  # dots for one hundredth of the height

    def _rows(self) -> dict[int, tuple[str, bool]]:
        """Row -> (place, has sides). Every place has at least one row; the lowest are given theirs first."""
        rows: dict[int, tuple[str, bool]] = {}
        end = self.height
        for place, start, _, sides in reversed(BANDS[self.view]):
            first = min(end - 1, round((start - self.top) / (100 - self.top) * self.height))
            for row in range(max(0, first), end):
                rows[row] = (place, sides)
            end = max(0, first)
        return rows


def figure(view: View, height: int, width: int = 200) -> Figure:
    """The largest figure for so many rows and columns: whole where it can be, else from the ribs down."""
    for rows in range(height, WHOLE - 1, -1):
        for stretch in (1.06, 1.0):
            whole = Figure(view, rows, 0.0, stretch)
            if whole.width <= width:
                return whole
    for rows in range(min(height, WHOLE), 8, -1):
        for stretch in (1.18, 1.1):
            cropped = Figure(view, rows, CROP, stretch)
            if cropped.width <= width:
                return cropped
    return Figure(view, max(8, min(height, 8)), CROP)


def _runs(row: tuple[Cell, ...]) -> Iterator[tuple[str, int, int]]:
    """Stretches of one place in a row of cells: (value, first column, last column)."""
    for value in dict.fromkeys(c.value for c in row if c.value):
        at = [x for x, c in enumerate(row) if c.value == value]
        yield value, at[0], at[-1]


def _at(outline: Outline, y: float) -> tuple[float, float] | None:
    """Centre and half width at a height, or None above and below the outline."""
    for (y0, c0, h0), (y1, c1, h1) in itertools.pairwise(outline):
        if y0 <= y <= y1:
            share = (y - y0) / (y1 - y0)
            return c0 + (c1 - c0) * share, h0 + (h1 - h0) * share
    return None


def _inside(x: float, y: float, hurting: bool) -> bool:
    """Whether a point is in the body; with `hurting`, in a part that has places (not head or arms)."""
    for outline, mirrored, places in SHAPES:
        if hurting and not places:
            continue
        found = _at(outline, y)
        if found and abs((abs(x) if mirrored else x) - found[0]) <= found[1]:
            return True
    return False


@cache
def _cells(figure: Figure) -> tuple[tuple[Cell, ...], ...]:
    scale, middle, bands = figure._scale, figure.width, figure._rows()

    def inside(x: float, y: float, hurting: bool) -> bool:
        return _inside((x - middle) / scale / figure.stretch, figure.top + y / scale, hurting)

    rows = []
    for down in range(figure.height):
        row = []
        for across in range(figure.width):
            left, top = 2 * across, 4 * down
            dots = sum(
                1 << n for n, (x, y) in enumerate(_DOTS) if inside(left + x + 0.5, top + y + 0.5, False)
            )
            parts = sum(
                1 << n for n, (x, y) in enumerate(_CORNERS) if inside(left + x + 0.5, top + 2 * y + 1, True)
            )
            value = None
            if parts and down in bands:
                place, sides = bands[down]
                value = f"{side_at(figure.view, across < figure.width / 2)}_{place}" if sides else place
            row.append(Cell(dots, parts, value))
        rows.append(tuple(row))
    return tuple(rows)
