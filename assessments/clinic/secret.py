"""Secret: a number that opens something (the staff's PIN, a patient's own four digits), kept as scrypt.

Each try is counted on disk before it is looked at, and wrong ones make the next wait. Nobody is locked out
for good. Four or six digits that somebody carries off with the disk are found in days: it guards the screen.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from itertools import pairwise
from typing import TYPE_CHECKING

from assessments.errors import AnswerError, StoreError
from assessments.keeping import durable, toml_text
from assessments.keeping.faults import as_store_error
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.toml_text import Fields

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from assessments.clinic.moment import Moment

DELAYS = (0, 0, 0, 30, 60, 300, 900)  # seconds to wait after so many wrong tries in a row; then the last
LONGEST = 12  # digits
_FORMAT, _TRIES = "onthemend-secret", "onthemend-tries"
_COST = {"n": 2**14, "r": 8, "p": 1}  # 16 MiB, about 50 ms
_MEMORY = 64 << 20


class Secret:
    """A number of `least` digits or more (just so many with `exact`), in the file `path`. See the module."""

    def __init__(self, path: Path, least: int, *, exact: bool = False) -> None:
        self.path, self.least, self.exact = path, least, exact
        self._tries = path.with_name(f"{path.stem}-tries.toml")

    @property
    def is_set(self) -> bool:
        """Whether there is one."""
        return os.path.lexists(self.path)

    def set(self, digits: str, at: datetime | None = None) -> None:
        """Keeps it, and since when, in place of the one before. AnswerError where it won't do; StoreError."""
        self._refuse(digits)
        salt = os.urandom(16)
        kept: dict[str, object] = {
            "format": _FORMAT,
            "schema": 1,
            "salt": salt.hex(),
            "hash": _hash(digits, salt).hex(),
        }
        kept |= {"since": at} if at else {}
        data = toml_text.written("On the Mend: opens with a number; it can't be read from this.", kept, {})
        with as_store_error("saved", self.path.parent):
            durable.write_over(self.path, data)
            self._tries.unlink(missing_ok=True)

    @property
    def since(self) -> datetime | None:
        """When it was set; None where that isn't noted. Raises StoreError."""
        if not self.is_set:
            return None
        fields = Fields(toml_text.parsed(read_bytes(self.path)))
        return fields.moment("since") if "since" in fields.left else None

    def forget(self) -> None:
        """Removes it and its tries."""
        with as_store_error("saved", self.path.parent):
            for path in (self.path, self._tries):
                path.unlink(missing_ok=True)
            if os.path.lexists(self.path.parent):
                durable.sync_folder(self.path.parent)

    def wait(self, moment: Moment) -> float:
        """Seconds until a try is looked at again."""
        wrong, boot, up = self._counted()
        delay = DELAYS[min(wrong, len(DELAYS) - 1)]
        return max(0.0, delay - moment.since(boot, up)) if delay else 0.0

    def check(self, digits: str, moment: Moment) -> bool:
        """Whether it is the number. False while there is a wait, and where none is set, in the same time.

        Raises StoreError where the try can't be counted: uncounted ones are not looked at.
        """
        if self.wait(moment) > 0:
            return False
        wrong, _, _ = self._counted()
        self._count(wrong + 1, moment)  # before looking: pulling the plug must not give tries for nothing
        salt, kept = self._kept()
        right = hmac.compare_digest(_hash(digits[: 2 * LONGEST], salt), kept) and self.is_set
        if right:
            self._count(0, moment)
        return right

    @staticmethod
    def fits(digits: str, least: int = 4) -> bool:
        """Whether these are `least` plain digits or more that don't repeat one and don't count up or down."""
        if not (digits.isascii() and digits.isdigit() and len(digits) >= least):
            return False
        steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
        return len(steps) != 1 or not steps <= {0, 1, 9}

    def _refuse(self, digits: str) -> None:
        size = f"{self.least} digits" if self.exact else f"{self.least} to {LONGEST} digits"
        long = self.least if self.exact else LONGEST
        if not (digits.isascii() and digits.isdigit() and self.least <= len(digits) <= long):
            raise AnswerError("", f"Please give {size}.")
        if not self.fits(digits):
            raise AnswerError("", "That one is too easy to guess: please don't repeat or count.")

    def _kept(self) -> tuple[bytes, bytes]:
        """Salt and hash; of chance where there is none, so that the answer takes as long."""
        if not self.is_set:
            return os.urandom(16), os.urandom(32)
        try:
            fields = Fields(toml_text.parsed(read_bytes(self.path)))
            fields.head(_FORMAT, "secret")
            return bytes.fromhex(fields.text("salt")), bytes.fromhex(fields.text("hash"))
        except ValueError:
            raise StoreError(f"{self.path.name} is damaged; please set the number anew.") from None
        except StoreError as error:
            raise StoreError(f"{self.path.name} can't be used: {error} Please set the number anew.") from None

    def _counted(self) -> tuple[int, str, float]:
        """Wrong tries in a row, and when the last was. Damaged: as many as there are delays."""
        if not os.path.lexists(self._tries):
            return 0, "", 0.0
        try:
            fields = Fields(toml_text.parsed(read_bytes(self._tries)))
            fields.head(_TRIES, "count of tries")
            return fields.whole("wrong"), fields.text("boot"), fields.take("up", float, "a number")
        except StoreError:
            return len(DELAYS), "", 0.0

    def _count(self, wrong: int, moment: Moment) -> None:
        kept = {"format": _TRIES, "schema": 1, "wrong": wrong, "boot": moment.boot, "up": float(moment.up)}
        data = toml_text.written("On the Mend: wrong tries in a row.", kept, {})
        with as_store_error("saved", self.path.parent):
            durable.make_folder(self.path.parent)
            durable.write_over(self._tries, data)


def _hash(digits: str, salt: bytes) -> bytes:
    return hashlib.scrypt(digits.encode(), salt=salt, maxmem=_MEMORY, dklen=32, **_COST)
