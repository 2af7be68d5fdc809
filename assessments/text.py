"""What a person typed, made safe to keep and show: no control or direction-changing characters, one line."""

from __future__ import annotations

import unicodedata

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = 3  # combining marks kept on one letter; more only pile up over other lines
_JOINERS = frozenset(
    "\u200c\u200d\ufe0f"
)  # ZWNJ, ZWJ and the emoji selector: Persian, Indic scripts, emoji families


def clean(text: str, limit: int | None = None) -> str:
    """One line, NFC, without control and bidi characters; brackets and emoji stay; cut at `limit`."""
    if text.isascii() and text.isprintable():  # most of what is read and written, and a hundred times faster
        return text[:limit].strip() if limit else text.strip()
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text[: 20 * limit] if limit else text):
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f\u2028\u2029\x85":
            kept.append(" ")
        elif category in _DROPPED and char not in _JOINERS:
            continue
        else:
            marks = marks + 1 if category in ("Mn", "Me") else 0
            if marks <= _MARKS:
                kept.append(char)
    whole = unicodedata.normalize("NFC", "".join(kept))  # again: what was dropped may have stood between two
    return whole[:limit].strip() if limit else whole.strip()
