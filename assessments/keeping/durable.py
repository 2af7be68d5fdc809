"""Small files that are whole and still there after a crash or a power cut. The order of the calls counts.

Temporary file beside the final name, all bytes written, flushed to the disk, closed; then the name; then
the folder flushed. Only after that is anything called saved. Raises OSError as the system gave it, StoreError
for a folder that must not be used.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.text import clean

if TYPE_CHECKING:
    from pathlib import Path

TEMP_START, TEMP_END = ".tmp-", ".part"  # never matches *.toml, and hidden
LEFTOVER_AGE = 3600.0  # seconds; younger ones may be another program's, still being written

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):  # not on every system
    _NEW |= getattr(os, _flag, 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_POSIX = os.name == "posix"


def write_new(path: Path, data: bytes) -> None:
    """Writes a file that must not exist yet; FileExistsError where it does, and that one stays as it is."""
    temp = _write_temp(path, data)
    try:
        _name(temp, path)
    finally:
        with suppress(OSError):
            temp.unlink()
    sync_folder(path.parent)


def write_over(path: Path, data: bytes) -> None:
    """Writes a file, in place of the one of that name if there is one: the old or the new, never a part."""
    temp = _write_temp(path, data)
    try:
        _replace(temp, path)
    except BaseException:
        with suppress(OSError):
            temp.unlink()
        raise
    sync_folder(path.parent)


def move(path: Path, target: Path) -> None:
    """Moves a file to a name that must be free, and makes both folders remember it."""
    _name(path, target)
    with suppress(FileNotFoundError):
        path.unlink()
    sync_folder(target.parent)
    sync_folder(path.parent)


def _name(path: Path, target: Path) -> None:
    """Gives a file a second name that must be free; where a disk has no links, its only one."""
    try:
        os.link(path, target)  # never replaces, unlike rename
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        path.rename(target)


def _write_temp(path: Path, data: bytes) -> Path:
    temp = path.with_name(f"{TEMP_START}{path.name}.{os.getpid()}.{secrets.token_hex(4)}{TEMP_END}")
    handle = os.open(temp, _NEW, 0o600)
    try:
        try:
            left = memoryview(data)
            while left:  # a nearly full disk writes less than asked
                left = left[os.write(handle, left) :]
            _flush(handle)
        finally:
            os.close(handle)  # its error counts too: network disks report a full quota here
    except BaseException:
        with suppress(OSError):
            temp.unlink()
        raise
    return temp


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # plain fsync leaves it in the drive's own cache
            return
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
    os.fsync(handle)


def _replace(temp: Path, path: Path) -> None:
    for _ in range(0 if _POSIX else 10):  # Windows: virus scanners and sync programs hold files for a moment
        try:
            temp.replace(path)
            return
        except PermissionError:
            time.sleep(0.2)
    temp.replace(path)


def sync_folder(folder: Path) -> None:
    """Makes the folder's names durable. Only "this file system can't" is let pass."""
    if not _POSIX:
        return
    handle = os.open(folder, _FOLDER)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """The folder, made 0700 with what is missing above it; each new name is flushed to the disk."""
    if os.path.lexists(folder):
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):  # another program was as quick
        folder.mkdir(mode=0o700)
    sync_folder(folder.parent)


def check_folder(folder: Path, *, inside: bool) -> None:
    """Raises StoreError where the folder must not be used: a link, not a folder, another user's, open to all.

    `inside`: it is one of ours within the store, so it is made private again where it was opened up.
    """
    info = folder.lstat()
    name = clean(str(folder))
    if stat.S_ISLNK(info.st_mode):
        raise StoreError(f"{name} is a link to somewhere else. Name the folder itself with --data.")
    if not stat.S_ISDIR(info.st_mode):
        raise StoreError(f"{name} isn't a folder. Name another one with --data.")
    if not _POSIX:
        return
    if info.st_uid != os.geteuid():
        raise StoreError(
            f"{name} belongs to another user of this machine. Name a folder of your own with --data."
        )
    if inside and stat.S_IMODE(info.st_mode) & 0o077:
        folder.chmod(0o700)
    elif info.st_mode & stat.S_IWOTH:
        raise StoreError(f"Anyone on this machine can write into {name}. Name a private folder with --data.")


def open_to_others(folder: Path) -> bool:
    """Whether other users of the machine may look into the folder."""
    return _POSIX and bool(stat.S_IMODE(folder.lstat().st_mode) & 0o077)


def sweep(folder: Path, than: Path, age: float = LEFTOVER_AGE) -> None:
    """Removes our own unfinished files `age` seconds older than the file `than`; never anything else.

    Ages are by the disk's own clock (the two files' times): a wrong clock can't make a young file old.
    """
    with suppress(OSError):
        now = than.lstat().st_mtime
        for path in folder.iterdir():
            if path.name.startswith(TEMP_START) and path.name.endswith(TEMP_END):
                info = path.lstat()
                if stat.S_ISREG(info.st_mode) and now - info.st_mtime >= age:
                    path.unlink()
