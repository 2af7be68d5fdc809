"""Flow: words laid out on a picture, wrapped by cells, so that nothing is ever cut at the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.themes import cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.widgets.canvas import Paint

MEASURE = 72  # the widest a block of text gets, in cells
SENTENCE = 24  # narrower than this are labels, not sentences: they are filled as they come


class Run(NamedTuple):
    """Words of one look. `fg` None is the normal text."""

    text: str
    fg: str | None = None
    bold: bool = False


def wrapped(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Lines of at most `width` cells, broken at spaces; a word that is wider alone is broken inside.

    A last line of one word is avoided by somewhat narrower lines, where that takes no more of them.
    """
    runs = tuple(runs)
    lines = _filled(runs, width)
    if len(lines) < 2 or width < SENTENCE or not _orphan(lines[-1]):
        return lines
    for narrower in range(width - 1, width * 2 // 3, -1):
        found = _filled(runs, narrower)
        if len(found) > len(lines):
            return lines
        if not _orphan(found[-1]):
            return found
    return lines


def _orphan(line: list[Run]) -> bool:
    return " " not in "".join(run.text for run in line).strip()


def _filled(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Each line as full as it gets."""
    lines: list[list[Run]] = [[]]
    used = 0
    for run in runs:
        for number, word in enumerate(run.text.split(" ")):
            gap = 1 if number and used else 0
            if used and word and used + gap + cells(word) > width:
                lines.append([])
                used = gap = 0
            for piece in _pieces(word, width):
                if used and used + gap + cells(piece) > width:
                    lines.append([])
                    used = gap = 0
                lines[-1].append(Run(" " * gap + piece, run.fg, run.bold))
                used += gap + cells(piece)
                gap = 0
    return [line for line in lines if line] or [[]]


def lines_of(text: str, width: int) -> list[str]:
    """Plain text as lines of at most `width` cells."""
    return ["".join(run.text for run in line) for line in wrapped([Run(text)], width)]


def write(paint: Paint, x: int, y: int, width: int, *runs: Run) -> int:
    """Writes the runs from row `y` on and returns the row below them."""
    for line in wrapped(runs, max(1, width)):
        at = x
        for run in line:
            at = paint.text(at, y, run.text, run.fg, bold=run.bold)
        y += 1
    return y


def _pieces(word: str, width: int) -> list[str]:
    if cells(word) <= width:
        return [word]
    pieces, piece = [], ""
    for char in word:
        if cells(piece + char) > width:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]
