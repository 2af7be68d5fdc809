"""Every key of a number pad means its digit or sign, whatever the terminal sends for it."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tui.kiosk.shell import keypad
from tui.kiosk.shell.sieve import Sieve

# What each key sends: with NumLock; without, as xterm and the Linux console send it; in application mode.
PAD = {
    "0": ("0", "\x1b[2~", "\x1bOp"),
    "1": ("1", "\x1b[F", "\x1b[4~", "\x1bOF", "\x1bOq"),
    "2": ("2", "\x1b[B", "\x1bOB", "\x1bOr"),
    "3": ("3", "\x1b[6~", "\x1bOs"),
    "4": ("4", "\x1b[D", "\x1bOD", "\x1bOt"),
    "5": ("5", "\x1b[E", "\x1b[G", "\x1bOE", "\x1bOu"),
    "6": ("6", "\x1b[C", "\x1bOC", "\x1bOv"),
    "7": ("7", "\x1b[H", "\x1b[1~", "\x1bOH", "\x1bOw"),
    "8": ("8", "\x1b[A", "\x1bOA", "\x1bOx"),
    "9": ("9", "\x1b[5~", "\x1bOy"),
    "+": ("+", "\x1bOk"),
    "-": ("-", "\x1bOm"),
    "*": ("*", "\x1bOj"),
    "/": ("/", "\x1bOo"),
    ".": (".", "\x1b[3~", "\x1bOn", ",", "\x1bOl"),
    "enter": ("\r", "\n", "\x1bOM"),
    "erase": ("\x7f", "\x08"),
}
KITTY = {
    **{f"\x1b[{57399 + n}u": str(n) for n in range(10)},
    "\x1b[57409u": ".", "\x1b[57410u": "/", "\x1b[57411u": "*", "\x1b[57412u": "-", "\x1b[57413u": "+",
    "\x1b[57414u": "enter", "\x1b[57417u": "4", "\x1b[57418u": "6", "\x1b[57419u": "8", "\x1b[57420u": "2",
    "\x1b[57421u": "9", "\x1b[57422u": "3", "\x1b[57423u": "7", "\x1b[57424u": "1", "\x1b[57425u": "0",
    "\x1b[57426u": ".", "\x1b[57427u": "5", "\x1b[57417;129u": "4", "\x1b[57427~": "5",
}  # fmt: skip
SENT = [(sequence, sign) for sign, ways in PAD.items() for sequence in ways] + list(KITTY.items())


def signs(sequence: str) -> list[str]:
    """What the app takes a sequence for, on the way it really comes."""
    keypad.prepare()
    sieve = Sieve()
    arrived = sieve.feed(sequence) + sieve.pause()
    found = [m for m in XTermParser(False).feed(arrived) if isinstance(m, events.Key)]
    return [keypad.sign(event) for event in found]


@pytest.mark.parametrize(("sequence", "sign"), SENT, ids=[repr(s) for s, _ in SENT])
def test_a_key_of_the_pad_is_its_digit_or_sign(sequence: str, sign: str) -> None:
    assert signs(sequence) == [sign]


@pytest.mark.parametrize("sequence", ["a", "\x11", "\x03", "\x10", "\t", "\x1b[1;5C", "\x1bOP", "ß", "="])
def test_no_other_key_is_one(sequence: str) -> None:
    assert signs(sequence) in ([], [""])


def test_only_digits_are_digits() -> None:
    assert keypad.digit(events.Key("up", None)) == "8"
    assert keypad.digit(events.Key("plus", "+")) is None
    assert keypad.digit(events.Key("enter", None)) is None
