"""The store's lock: one program writes at a time. Advisory, on an open file; it ends with the program.

Never a file with a process number in it: those outlive a crash, and the number may be another's by then.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assessments.keeping.store import Holder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NAME = ".lock"
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
_OPEN = 0
for _flag in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK"):  # not on every system
    _OPEN |= getattr(os, _flag, 0)


class Lock:
    """Of one folder. `holder()` is what the last `take` found."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._handle: int | None = None

    def take(self) -> Holder:
        """Tries; nothing is made where the folder isn't there or can only be read."""
        if self._handle is not None:
            return "us"
        handle = self._opened()
        if handle is None:
            return "nobody"
        holder = _flocked(handle)
        if holder == "us":
            self._handle = handle
        else:
            os.close(handle)
        return holder

    def release(self) -> None:
        """Lets it go, if it is held."""
        if self._handle is not None:
            os.close(self._handle)  # the lock goes with it
            self._handle = None

    def busy(self) -> bool:
        """Whether another program holds it. Makes nothing."""
        if self._handle is not None:
            return False
        try:
            handle = os.open(self.path, os.O_RDONLY | _OPEN)
        except OSError:
            return False
        try:
            return _flocked(handle) == "another"
        finally:
            os.close(handle)

    def _opened(self) -> int | None:
        with suppress(OSError):  # read-write first: over NFS only that can be locked
            return os.open(self.path, os.O_RDWR | os.O_CREAT | _OPEN, 0o600)
        with suppress(OSError):
            return os.open(self.path, os.O_RDONLY | _OPEN)
        return None


def _flocked(handle: int) -> Holder:
    if fcntl is None:
        return "nobody"
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return "another" if error.errno in _TAKEN else "nobody"
    return "us"
