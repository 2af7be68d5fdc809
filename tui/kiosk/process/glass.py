"""Glass: the terminal between two visits. Cleared with its scrollback, asked whether it is."""

from __future__ import annotations

import os
import re
import select
import termios
import time
from contextlib import suppress
from typing import Any

CLEAR = b"\x1bc\x1b[3J\x1b[2J\x1b[H\x1b[?25l"  # reset, scrollback, screen; cursor first row and hidden
ASK, ANSWER = b"\x1b[6n", re.compile(rb"\x1b\[1;1R")
PATIENCE = 1.0  # seconds in which an answer counts


class Glass:
    """The terminal of file number `fd`. Until `give_back` a typed key isn't shown and makes no signal."""

    def __init__(self, fd: int = 0) -> None:
        self.fd = fd
        self._before: list[Any] | None = None
        self._answers: bool | None = None  # None: not known yet

    def take(self) -> None:
        """Keys mean nothing and aren't shown, also while the next visit's process is still starting."""
        with suppress(termios.error, OSError):
            mode = termios.tcgetattr(self.fd)
            self._before = self._before or list(mode)
            mode[0] &= ~(termios.IXON | termios.BRKINT)
            mode[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
            termios.tcsetattr(self.fd, termios.TCSANOW, mode)

    def give_back(self) -> None:
        """As it was found."""
        if self._before is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(self.fd, termios.TCSANOW, self._before)
            self._write(b"\x1b[?25h")

    @property
    def there(self) -> bool:
        """Whether it hasn't been closed."""
        with suppress(termios.error, OSError):
            termios.tcgetattr(self.fd)
            return True
        return False

    def clear(self) -> tuple[bool, bool | None]:
        """Clears it and forgets what was typed meanwhile: (sent, answered).

        `answered` None: this terminal never answers; that is found out once.
        """
        self.take()
        with suppress(termios.error, OSError):
            termios.tcflush(self.fd, termios.TCIFLUSH)
        if not self._write(CLEAR):
            return False, None
        if self._answers is None:
            self._answers = any(self._answered() for _ in range(2))
            return True, True if self._answers else None
        return True, self._answered() if self._answers else None

    def asked(self) -> bool:
        """Whether it answers a question about its cursor, wherever that is; nothing on it is changed."""
        self.take()
        return self._answered(re.compile(rb"\x1b\[\d+;\d+R"))

    def say(self, *lines: str) -> None:
        """Plain words on a clear screen, for when no app can run."""
        self._write(CLEAR + b"\r\n".join(b"    " + line.encode() for line in ("", "", *lines)))

    def _answered(self, answer: re.Pattern[bytes] = ANSWER) -> bool:
        """Whether it says that the cursor is in the first cell: it says so once all before is done."""
        if not self._write(ASK):
            return False
        got, end = b"", time.monotonic() + PATIENCE
        while (left := end - time.monotonic()) > 0:
            with suppress(OSError):
                if select.select([self.fd], [], [], left)[0]:
                    part = os.read(self.fd, 256)
                    if not part:
                        return False
                    got += part
            if answer.search(got):
                return True
        return False

    def _write(self, data: bytes) -> bool:
        """Whether all of it was taken within a moment; a stopped terminal must not stop the supervisor."""
        end = time.monotonic() + PATIENCE
        try:
            while data:
                if not select.select([], [self.fd], [], max(0.0, end - time.monotonic()))[1]:
                    return False
                data = data[os.write(self.fd, data[:512]) :]
        except OSError:
            return False
        return True
