"""What a fault of the disk or the folder is called: one wording each, in the app and on the command line."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from assessments.errors import StoreError
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DENIED = "there is no permission for {where}. Check who owns it, or choose another folder with --data."
_AWAY = "the network folder with {where} isn't connected any more. Connect it, then try again."
_UNPLUGGED = "the disk with {where} isn't there any more. Plug it in, then try again."
_FILES = "too many files are open. Close some programs, then try again."
_CAUSES = {
    errno.ENOSPC: "the disk is full. Make some room, then try again.",
    getattr(errno, "EDQUOT", -1): "your share of the disk is used up. Make some room, then try again.",
    errno.EFBIG: "the file would be larger than is allowed here. Choose another folder with --data.",
    errno.EROFS: "{where} can only be read. Choose another folder with --data.",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EIO: "the disk reported an error and may be failing. Copy {where} to another disk soon.",
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.ENOMEM: "the machine is out of memory. Close some programs, then try again.",
    getattr(errno, "ESTALE", -2): _AWAY,
    errno.ETIMEDOUT: _AWAY,
    errno.ENOTCONN: _AWAY,
    getattr(errno, "EHOSTDOWN", -3): _AWAY,
    errno.ENODEV: _UNPLUGGED,
    errno.ENXIO: _UNPLUGGED,
    errno.EBUSY: "{where} is in use by another program. Wait a moment, then try again.",
    errno.ENOENT: "{where} isn't there any more. Bring it back, or choose another folder with --data.",
    errno.ENOTDIR: "part of {where} is a file, not a folder. Choose another folder with --data.",
    errno.EEXIST: "a file with that name is already there, and it was left as it is.",
    errno.ENAMETOOLONG: "the name {where} is too long. Choose another folder with --data.",
    errno.ELOOP: "{where} is a link. Name the folder or file itself.",
}  # fmt: skip


def cause(error: OSError, where: Path | str) -> str:
    """The reason and what to do, as the end of a sentence."""
    return _CAUSES.get(
        error.errno or 0, f"{(error.strerror or 'an unknown fault').lower()} at {{where}}. Try again."
    ).replace("{where}", clean(str(where)))


@contextmanager
def as_store_error(doing: Literal["saved", "moved", "read", "deleted"], where: Path | str) -> Iterator[None]:
    """Turns an OSError inside into a StoreError: "Not saved: the disk is full. ..."."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"Not {doing}: {cause(error, where)}") from error
