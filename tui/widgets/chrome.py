"""TopLine and BottomLine: the frame of every screen. Where you are; the next step and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.keys import _character_to_key

from tui.themes import cells
from tui.widgets.canvas import Canvas, Paint

if TYPE_CHECKING:
    from collections.abc import Hashable

KEY_NAMES = {
    "Esc": "escape", "Enter": "enter", "Space": "space", "PgDn": "pagedown", "PgUp": "pageup", "Tab": "tab",
    "↑": "up", "↓": "down", "←": "left", "→": "right", "Del": "delete", "F1": "f1",
}  # fmt: skip


def margin(width: int) -> int:
    """Columns left free on both sides of a screen this wide."""
    return 4 if width >= 70 else 2


def press(label: str) -> events.Key | None:
    """The key a label on screen stands for, or None where it stands for several ("0-9", "↑ ↓")."""
    if label in KEY_NAMES:
        return events.Key(KEY_NAMES[label], " " if label == "Space" else None)
    return events.Key(_character_to_key(label), label) if len(label) == 1 else None


def shorten(text: str, width: int) -> str:
    """Text in at most `width` cells, ended by an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 2:
        text = text[:-1]
    return f"{text.rstrip()} …" if width > 2 else ""


class KeyCanvas(Canvas):
    """A canvas on which keys are drawn; a click on one is the same as pressing it."""

    def keycap(self, paint: Paint, x: int, y: int, label: str, ground: str, ink: str) -> int:
        """Draws a key at x and returns the column after it."""
        start = x
        if paint.palette.flat:
            x = paint.text(x, y, f"[{label}]", ink, bold=True)
        else:
            x = paint.text(x, y, f" {label} ", ink, ground, bold=True)
        if press(label) is not None:
            paint.target(start, y, x - start, 1, label)
        return x

    def named(self, paint: Paint, x: int, y: int, label: str, name: str) -> int:
        """A key and what it does; the words can be clicked, too."""
        p = paint.palette
        end = paint.text(self.keycap(paint, x, y, label, p.raised, p.text) + 1, y, name, p.muted)
        if press(label) is not None:
            paint.target(x, y, end - x, 1, label)
        return end

    def hit(self, value: Hashable) -> None:
        key = press(str(value))
        if key is not None:
            self.app.post_message(key)


class TopLine(KeyCanvas):
    """Row 0: title and one muted fact. Row 1: a rule in `shares` parts, each as full as it is done (0-1)."""

    DEFAULT_CSS = "TopLine { height: 2; width: 100%; }"

    def __init__(self, title: str = "", fact: str = "", shares: tuple[float, ...] = ()) -> None:
        super().__init__()
        self.title, self.fact, self.shares = title, fact, shares

    def update(
        self, *, title: str | None = None, fact: str | None = None, shares: tuple[float, ...] | None = None
    ) -> None:
        """Changes what is given."""
        before = (self.title, self.fact, self.shares)
        self.title = self.title if title is None else title
        self.fact = self.fact if fact is None else fact
        self.shares = self.shares if shares is None else shares
        if self.is_attached and before != (self.title, self.fact, self.shares):
            self.redraw()

    def paint(self, paint: Paint) -> None:
        p, edge = paint.palette, margin(paint.width)
        end = paint.width - edge
        fact = self.fact if cells(self.title) + cells(self.fact) + 3 <= end - edge else ""
        at = paint.text(edge, 0, shorten(self.title, end - edge), bold=True)
        invented, whose = getattr(self.app, "invented", ""), getattr(self.app, "whose", "")
        if invented or whose:
            ink = p.worse if invented else p.accent
            paint.text(at + 2, 0, shorten(invented or whose, end - at - cells(fact) - 4), ink)
        paint.right(end, 0, fact, p.muted)
        parts = self.shares or (0.0,)
        if (end - edge) < 4 * len(parts):  # too narrow to cut: one rule, filled by the mean
            parts = (sum(parts) / len(parts),)
        for number, share in enumerate(parts):
            start = edge + (end - edge + 1) * number // len(parts)
            stop = edge + (end - edge + 1) * (number + 1) // len(parts) - 1
            done = start + round((stop - start) * max(0.0, min(1.0, share)))
            done = max(done, start + 1) if share > 0 else done
            paint.text(start, 1, p.glyph("━", "=") * (done - start), p.accent)
            paint.text(done, 1, p.glyph("─", "-") * (stop - done), p.line)


class BottomLine(KeyCanvas):
    """The next step as a sentence around its key, at the left; further keys and a note at the right.

    Where there isn't room for all, the note goes first, then the keys from the left; the last one stays.
    """

    DEFAULT_CSS = "BottomLine { height: 2; width: 100%; }"

    def __init__(
        self,
        prompt: tuple[str, str, str] = ("", "", ""),
        keys: tuple[tuple[str, str], ...] = (),
        note: str = "",
    ) -> None:
        super().__init__()
        self.prompt, self.keys, self.note = prompt, keys, note

    def update(
        self,
        *,
        prompt: tuple[str, str, str] | None = None,
        keys: tuple[tuple[str, str], ...] | None = None,
        note: str | None = None,
    ) -> None:
        """Changes what is given. `prompt`: ("Press", "1", "to check in"); `keys`: (("?", "help"), …)."""
        before = (self.prompt, self.keys, self.note)
        self.prompt = self.prompt if prompt is None else prompt
        self.keys = self.keys if keys is None else keys
        self.note = self.note if note is None else note
        if self.is_attached and before != (self.prompt, self.keys, self.note):
            self.redraw()

    def paint(self, paint: Paint) -> None:
        p, edge = paint.palette, margin(paint.width)
        if p.flat:
            paint.text(edge, 0, p.glyph("─", "-") * (paint.width - 2 * edge), p.line)
        else:
            paint.fill(0, 0, paint.width, 1, p.page, "▄", p.panel)
            paint.fill(0, 1, paint.width, 1, p.panel)
        x = edge
        before, key, after = self.prompt
        if before or key:
            x = paint.text(x, 1, p.glyph("→ ", "> "), p.accent, bold=True)
            x = paint.text(x, 1, before, bold=True) + (1 if before else 0)
            if key:
                x = self.keycap(paint, x, 1, key, p.accent, p.accent if p.flat else p.onaccent) + 1
            x = paint.text(x, 1, after, bold=True)
        room = paint.width - edge - x - 2
        keys, note = list(self.keys), self.note
        if note and _wide(keys) + 2 + cells(note) > room:
            note = ""
        while len(keys) > 1 and _wide(keys) > room:
            keys.pop(0)
        if keys and _wide(keys) > room:
            keys = []
        x = paint.width - edge - _wide(keys) - (cells(note) + 2 if note and keys else cells(note))
        for label, name in keys:
            x = self.named(paint, x, 1, label, name) + 2
        paint.text(x, 1, note, p.muted)


def _wide(keys: list[tuple[str, str]]) -> int:
    return sum(cells(label) + cells(name) + 3 for label, name in keys) + 2 * max(0, len(keys) - 1)
