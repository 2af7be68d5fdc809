"""The number pad: which key on it an event is, whatever the terminal and NumLock make of it.

Without NumLock a pad sends arrows, Home, End, Page Up and Down, Insert and Delete; on a kiosk these all mean
their digit. Some of its keys have no name in Textual at all; `prepare` gives them one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events

DIGITS = "0123456789"
_UNLOCKED = {
    "insert": "0", "end": "1", "down": "2", "pagedown": "3", "left": "4", "kp_begin": "5", "right": "6",
    "home": "7", "up": "8", "pageup": "9", "delete": ".",
}  # fmt: skip
_NAMED = {
    "asterisk": "*", "plus": "+", "minus": "-", "hyphen": "-", "slash": "/", "full_stop": ".", "comma": ".",
}  # fmt: skip
_KITTY = {  # key codes 57399 and on of the kitty protocol: the pad with NumLock, then without
    **{57399 + n: str(n) for n in range(10)},
    **dict(zip(range(57409, 57417), (".", "/", "*", "-", "+", "\r", "=", "."), strict=True)),
    **dict(zip(range(57417, 57428), "46829371" "0.5", strict=True)),
}  # fmt: skip
_FIVE = (
    "\x1b[E",
    "\x1bOE",
    "\x1b[G",
)  # the 5 without NumLock: xterm, xterm in application mode, Linux console


def prepare() -> None:
    """Gives every key of a number pad its name in Textual's tables. For the whole process."""
    from textual import _ansi_sequences, _keyboard_protocol

    for sequence in _FIVE:
        _ansi_sequences.ANSI_SEQUENCES_KEYS[sequence] = "5"  # type: ignore[index]
    _ansi_sequences.ANSI_SEQUENCES_KEYS["\x1bOl"] = "."  # type: ignore[index]
    _ansi_sequences.ANSI_SEQUENCES_KEYS["\x1bOX"] = "="  # type: ignore[index]
    names = {".": "full_stop", "/": "slash", "*": "asterisk", "-": "minus", "+": "plus", "\r": "enter"}
    for code, sign in _KITTY.items():
        _keyboard_protocol.FUNCTIONAL_KEYS[f"{code}u"] = names.get(sign, sign)


def sign(event: events.Key) -> str:
    """ "0" to "9", "+", "-", "*", "/", ".", "enter", "erase"; else "" for a key that the pad doesn't have."""
    key = event.key
    if key in ("enter", "return", "ctrl+m", "ctrl+j"):
        return "enter"
    if key in ("backspace", "ctrl+h"):
        return "erase"
    if len(key) == 1 and key in DIGITS:
        return key
    if key in _UNLOCKED:
        return _UNLOCKED[key]
    if key in _NAMED:
        return _NAMED[key]
    return event.character if event.character and event.character in "0123456789+-*/." else ""


def digit(event: events.Key) -> str | None:
    """The digit that a key stands for, None for any other."""
    found = sign(event)
    return found if found and found in DIGITS else None
