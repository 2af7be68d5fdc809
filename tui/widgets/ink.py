"""Ink: how a cell looks; what differs between two rows of cells; a row as runs of text for Textual."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region

Cell: TypeAlias = "tuple[str, Ink]"
NEAR = 8  # changed cells closer than this are sent as one span


class Ink(NamedTuple):
    """How a cell looks: colours as a Rich colour name or #rrggbb, or None for the page's own."""

    fg: str | None = None
    bg: str | None = None
    bold: bool = False
    underline: bool = False
    reverse: bool = False

    def style(self) -> Style:
        """The same for Rich. Slow to make, so it is kept: a picture has a dozen, again and again."""
        return _style(self)


inked = lru_cache(maxsize=512)(Ink)  # the same one for the same look: quicker to get, and to compare


@lru_cache(maxsize=512)
def _style(ink: Ink) -> Style:
    return Style(color=ink.fg, bgcolor=ink.bg, bold=ink.bold, underline=ink.underline, reverse=ink.reverse)


def changes(before: list[Cell], after: list[Cell]) -> list[tuple[int, int]]:
    """Spans (start, end) of cells that differ. Near ones are joined: moving the cursor costs bytes, too."""
    if before == after:
        return []
    if len(before) != len(after):
        return [(0, len(after))]
    spans: list[tuple[int, int]] = []
    for x, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        start = x - 1 if x and "" in (old[0], new[0]) else x  # never cut a wide character in two
        if spans and start - spans[-1][1] < NEAR:
            spans[-1] = (spans[-1][0], x + 1)
        else:
            spans.append((start, x + 1))
    return [(a, b + 1 if b < len(after) and "" in (before[b][0], after[b][0]) else b) for a, b in spans]


def add_boxes(boxes: list[Region], y: int, spans: list[tuple[int, int]]) -> None:
    """Adds a row's changes. A bar that grows changes the same cells of many rows: that is one box."""
    above = boxes[-1] if boxes else None
    if above and above.bottom == y and spans == [above.column_span]:
        boxes[-1] = above.grow((0, 0, 1, 0))
    else:
        boxes += [Region(start, y, end - start, 1) for start, end in spans]


def segments_of(row: list[Cell]) -> list[Segment]:
    """The row as Textual takes it: as few runs of one ink as show the same."""
    segments: list[Segment] = []
    run, ink = "", row[0][1] if row else Ink()
    blank = ink  # the last ink that shows as `ink` does under a blank
    for char, here in row:
        if here is not ink and not (here is blank and char == " ") and here != ink:
            if char == " " and _same_blank(here, ink):
                blank = here
            else:
                segments.append(Segment(run, ink.style()))
                run, ink = "", here
                blank = here
        run += char
    segments.append(Segment(run, ink.style()))
    return segments


def _same_blank(a: Ink, b: Ink) -> bool:
    """A blank shows no ink, so it needs no change of ink: half the bytes of a picture are such changes."""
    return a.bg == b.bg and not (a.underline or a.reverse or b.underline or b.reverse)
