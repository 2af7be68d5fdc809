"""Sieve: what a terminal sends, without the sequences a kiosk has no use for.

Textual types an escape sequence it doesn't know into whatever has the focus, digit by digit, so that a
stray report of the terminal would be an answer. Here it is dropped, like everything that is pasted, and like
reports that would make Textual deaf to a change of size. What a person does passes: keys, mouse, letters.
"""

from __future__ import annotations

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

ESC = "\x1b"
LONGEST = 48  # letters of a sequence; a key's are about 20 at most, the rest of a longer one is dropped
_FINAL = re.compile(r"[@-~]")
_INSIDE = re.compile(r"[0-9:;<=>?!\"#$%&'()*+,\-./ ]")
_STRINGS = (
    "]PX^_"  # after ESC: a text for or from the terminal (title, clipboard, device), up to BEL or ESC \
)
_KEY = re.compile(r"\x1b\[[\d:]{0,20}(?:;[\d:]{0,12}){0,2}[u~ABCDEFHPQRS]")
_MOUSE = re.compile(r"\x1b\[<\d{1,3};-?\d{1,5};-?\d{1,5}[Mm]")
_ALLOWED = ("\x1b[I", "\x1b[O", "\x1b[?2026;1$y", "\x1b[?2026;2$y")
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"
_X10 = 3  # letters of a mouse report in the oldest form, after ESC [ M


class Sieve:
    """Feed it what arrives, in pieces of any size; `pause` where nothing has come for a moment."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._held = ""  # a sequence that isn't finished
        self._skip = 0  # letters still to drop
        self._dropping = ""  # "", "sequence", "string" or "paste": what is being dropped

    def feed(self, text: str) -> str:
        """What of it is for the app."""
        return "".join(map(self._one, text))

    def pause(self) -> str:
        """A lone ESC that was held is the key; anything else unfinished is dropped."""
        held = self._held if self._held == ESC else ""
        self._forget()
        return held

    def _one(self, char: str) -> str:
        if self._skip:
            self._skip -= 1
            return ""
        if self._dropping in ("paste", "string"):
            return self._inside(char)
        if self._dropping:
            self._dropping = "" if _FINAL.match(char) or char == ESC else "sequence"
            self._held = ESC if char == ESC else ""
            return ""
        if not self._held:
            if char == ESC:
                self._held = ESC
                return ""
            return char
        return self._more(char)

    def _inside(self, char: str) -> str:
        """In a paste or a string: only its end counts."""
        if self._dropping == "paste":
            self._held = (self._held + char)[-len(_PASTE_END) :]
            if self._held == _PASTE_END:
                self._dropping = self._held = ""
        elif char == "\a" or (char == "\\" and self._held == ESC):
            self._dropping = self._held = ""
        else:
            self._held = char if char == ESC else ""
        return ""

    def _more(self, char: str) -> str:
        """One letter more of a sequence that has begun."""
        before, self._held = self._held, self._held + char
        if before == ESC:
            return self._second(char)
        if before == ESC + "O":  # keypad and function keys
            return self._whole(self._held)
        if char == ESC:  # the one before was never finished
            self._held = ESC
            return ""
        if _FINAL.match(char):
            return self._whole(self._held)
        if len(self._held) > LONGEST or not _INSIDE.match(char):
            self._held, self._dropping = "", "sequence"
        return ""

    def _second(self, char: str) -> str:
        if char in "[O":
            return ""
        if char in _STRINGS:
            self._held, self._dropping = "", "string"
            return ""
        if char == ESC:
            self._held = ESC
            return ESC
        self._held = ""
        return ESC + char  # alt and a letter

    def _whole(self, sequence: str) -> str:
        self._held = ""
        if sequence == _PASTE:
            self._dropping = "paste"
            return ""
        if sequence == "\x1b[M":
            self._skip = _X10
            return ""
        known = sequence in ANSI_SEQUENCES_KEYS or sequence in _ALLOWED or _MOUSE.fullmatch(sequence)
        return sequence if known or (_KEY.fullmatch(sequence) and _in_unicode(sequence)) else ""


def _in_unicode(sequence: str) -> bool:
    """Whether each number in a key's sequence can be a letter or less: Textual fails on others."""
    return all(int(n) <= 0x10FFFF and not 0xD800 <= int(n) <= 0xDFFF for n in re.findall(r"\d+", sequence))
