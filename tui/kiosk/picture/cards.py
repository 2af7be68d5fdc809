"""Cards: numbered choices as large targets: as tall as there is room, in one column or up to three."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.themes import cells
from tui.widgets.flow import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessments.asking.step import Choice
    from tui.widgets.canvas import Paint

GAP = 2  # columns between cards
BADGE, SMALL = 6, 5  # columns before the words: the number, and room around it; on a narrow card
NARROW = 30  # columns of a card that is narrow
WIDEST = 76  # a card gets no wider
_MORE = {"big": 4, "tall": 2, "mid": 1, "low": 0}  # rows of a card besides its words
_TRIES = (
    ("big", 1, 3), ("tall", 1, 3), ("tall", 2, 2), ("mid", 1, 3), ("tall", 3, 1), ("mid", 2, 3),
    ("mid", 3, 2), ("low", 1, 3), ("low", 2, 3), ("low", 3, 3),
)  # fmt: skip


class Layout(NamedTuple):
    """How cards are set: rows of a card besides its words, columns, its width, its words as lines."""

    look: str
    columns: int
    width: int
    lines: tuple[tuple[str, ...], ...]

    @property
    def down(self) -> int:
        """Cards in a column."""
        return -(-len(self.lines) // self.columns)

    def tall(self, row: int) -> int:
        """Rows of the cards side by side in this row."""
        beside = self.lines[row :: self.down]
        return max(len(words) for words in beside) + _MORE[self.look]

    @property
    def height(self) -> int:
        """Rows of all."""
        return sum(self.tall(row) for row in range(self.down))


def layout(
    choices: Sequence[Choice], width: int, height: int, *, marks: bool = False, kept: int = 0
) -> Layout:
    """The roomiest way to set these; where none fits, the tightest, and what is below isn't seen.

    `marks`: each has a mark at its right. `kept`: columns free there for a picture, in one column of cards.
    """
    made = None
    for look, columns, most in _TRIES:
        wide = min(WIDEST, (width - GAP * (columns - 1)) // columns)
        said = max((cells(c.said) for c in choices), default=0)
        mark = 2 if marks or any(c.on for c in choices) else 0
        room = wide - kept - _badge(wide) - 1 - (said + 2 if said else 0) - mark
        if room < 8 or (kept and columns > 1):
            continue
        lines = tuple(tuple(lines_of(c.words[:1].upper() + c.words[1:], room)) for c in choices)
        made = Layout(look, columns, wide, lines)
        if made.height <= height and max(len(words) for words in lines) <= most:
            return made
    assert made is not None, "there are no cards without words"
    return made


def draw_cards(
    paint: Paint,
    x: int,
    y: int,
    width: int,
    height: int,
    choices: Sequence[Choice],
    typed: str,
    *,
    ticks: bool = False,
    beside: Callable[[int, int, Choice], None] | None = None,
    kept: int = 0,
) -> int:
    """Draws all, a click gives ("take", number); returns the row below. `typed`: the figures in hand.

    `beside(x, y, choice)` draws in the `kept` columns at the right of each card.
    """
    if not choices:
        return y
    made = layout(choices, width, height, marks=ticks, kept=kept)
    row_at, at = [], y
    for row in range(made.down):
        row_at.append(at)
        at += made.tall(row)
    for place, choice in enumerate(choices):
        column, row = divmod(place, made.down)
        left = x + column * (made.width + GAP)
        live = typed == str(choice.number)
        _card(paint, left, row_at[row], made, made.tall(row), made.lines[place], choice, live, ticks)
        if beside is not None:
            beside(left + made.width - kept, row_at[row] + (made.tall(row) - 1) // 2, choice)
    return at


def _card(
    paint: Paint,
    x: int,
    y: int,
    made: Layout,
    tall: int,
    lines: Sequence[str],
    choice: Choice,
    live: bool,
    ticks: bool,
) -> None:
    p = paint.palette
    ground = p.accent if live else p.raised if choice.on else p.panel
    ink = p.onaccent if live else p.text
    edge = made.look in ("big", "tall")  # half a row above, as there is below
    body = tall - (2 if edge else _MORE[made.look])
    top = y + (1 if edge else 0)
    if not p.flat and (made.look != "low" or live or choice.on):
        if edge:
            paint.text(x, y, "▄" * made.width, ground)
        paint.fill(x, top, made.width, body, ground)
        if made.look != "low":
            paint.text(x, top + body, "▀" * made.width, ground)
    top += (body - len(lines)) // 2
    number = f"{choice.number:>2}"
    if p.flat:
        paint.text(x, top, f"[{choice.number}]", p.accent if live or choice.on else None, bold=True)
        ink = p.accent if live else p.text
    else:
        left = x + _badge(made.width) - 4
        paint.text(left, top, number, p.onaccent if live else p.accent, bold=True)
    for down, words in enumerate(lines):
        paint.text(x + _badge(made.width), top + down, words, ink, bold=live or choice.on)
    end = x + made.width - 1
    if choice.said:
        paint.right(end, top, choice.said, p.onaccent if live else p.accent, bold=True)
    elif choice.on or (ticks and choice.act == "tick"):
        sign = p.glyph("✓", "√") if choice.on else "·"
        paint.right(end, top, sign, (p.onaccent if live else p.accent) if choice.on else p.muted, bold=True)
    paint.target(x, y, made.width, tall, ("take", choice.number))


def _badge(width: int) -> int:
    return BADGE if width >= NARROW else SMALL
