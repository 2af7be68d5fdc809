"""Reading a file that may be anything: a link, a pipe, far too large. Never follows, waits or changes it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.keeping.faults import cause

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 1 << 20  # bytes; a session has about 8 thousand

_READ = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # not on every system
    _READ |= getattr(os, _flag, 0)


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a regular file. Raises StoreError with the reason as one short sentence."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # before opening: opening a pipe or device can do things
            raise StoreError("it isn't a plain file.")
        handle = os.open(path, _READ)
        try:
            info = os.fstat(handle)
            if not stat.S_ISREG(info.st_mode):
                raise StoreError("it isn't a plain file.")
            if info.st_size > limit:
                raise StoreError(f"it is larger than {limit // 1024} KiB, so it was not read.")
            parts, left = [], limit + 1
            while left > 0 and (part := os.read(handle, left)):
                parts.append(part)
                left -= len(part)
        finally:
            os.close(handle)
    except OSError as error:
        raise StoreError(cause(error, path.name)) from error
    data = b"".join(parts)
    if len(data) > limit:
        raise StoreError(f"it is larger than {limit // 1024} KiB, so it was not read.")
    if not data:
        raise StoreError("it is empty.")
    return data
