"""Patient codes: nine digits shown in threes, drawn by chance; the last one is a check digit.

The check digit is Damm's: it finds every single wrong digit and every swap of two neighbours.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 9
_CODE = re.compile(r"[0-9]{9}")
# A quasigroup in which no swap goes unnoticed (H. M. Damm, 2004). Row: so far; column: the next digit.
_NEXT = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def check_digit(digits: str) -> str:
    """The digit that ends these."""
    so_far = "0"
    for digit in digits:
        so_far = _NEXT[int(so_far)][int(digit)]
    return so_far


def parse(text: str) -> str | None:
    """The nine digits of a code as typed, with or without blanks; None where it isn't one."""
    digits = text[: 3 * LENGTH].replace(" ", "")
    if len(text) > 3 * LENGTH or not _CODE.fullmatch(digits):
        return None
    return digits if check_digit(digits) == "0" else None


def in_threes(code: str) -> str:
    """As people read it: "123 456 789"; also of a part of one."""
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))


def new_code(taken: Callable[[str], bool]) -> str:
    """A code by chance that `taken` doesn't know. Never in a row: one tells nothing of the next."""
    while True:
        digits = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
        code = digits + check_digit(digits)
        if not taken(code):
            return code
