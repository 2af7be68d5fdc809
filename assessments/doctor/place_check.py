"""The place the answers are kept in: whether it is private, has room, and is on this machine."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.doctor.findings import Finding
from assessments.errors import StoreError
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from assessments.keeping.toml_store import TomlStore

SCARCE = 20 << 20  # bytes; a check-in takes some thousand
_MOUNTS = Path("/proc/self/mountinfo")
_SHARES = re.compile(
    r"nfs4?|cifs|smb[23s]\w*|9p|afs|ceph|glusterfs|davfs2?"
    r"|fuse\.(sshfs|rclone|glusterfs|davfs2?|gvfsd-fuse)"
)
_OPEN = ("vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk")  # no owner is kept there
_CLOUDS = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "mobile documents": "iCloud", "icloud drive": "iCloud",
    "iclouddrive": "iCloud", "cloudstorage": "a cloud service", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud", "pclouddrive": "pCloud", "box sync": "Box", "proton drive": "Proton Drive",
}  # fmt: skip
_MARKS = {".stfolder": "Syncthing", ".dropbox.cache": "Dropbox", ".sync": "a sync program"}


def check(
    store: TomlStore, now: datetime, people: Iterable[str] = (), mounts: Path = _MOUNTS
) -> Iterator[Finding]:
    """`people`: whose folders are looked at; `mounts`: the system's list of mounted disks."""
    root = store.root
    trouble = _sentence(store.trouble)
    if trouble:
        yield Finding("permissions", "problem", trouble)
    notice = store.notice()
    if notice:
        yield Finding("permissions", "problem", notice)
    yield from _private(root, people)
    if _sentence(store.busy):
        says = "Another window of On the Mend has this record open for writing."
        yield Finding("lock", "note", says, "Close that one before you answer questions here.")
    yield from _room(root)
    cloud = cloud_of(root)
    if cloud:
        says = f"{clean(str(root))} is synchronised by {cloud}, so your answers leave this machine."
        do = "To keep them here, move the folder elsewhere and name it with --data."
        yield Finding("sync", "problem", says, do)
    yield from _disk(root, mounts)
    if now.year < 2026:
        says = f"This machine says that it is {now:%Y-%m-%d}."
        yield Finding(
            "clock", "problem", says, "Please set its date, so that check-ins stand in their order."
        )


def _sentence(ask: object) -> str:
    try:
        found = ask()  # type: ignore[operator]
    except StoreError as error:
        return str(error)
    return str(found) if found else ""


def _private(root: Path, people: Iterable[str]) -> Iterator[Finding]:
    """Folders inside that others may look into. The outermost has its own sentence."""
    if os.name != "posix":
        return
    own = [root / "people" / person for person in people]
    for folder in (root / "people", root / "trash", root / "quarantine", *own):
        try:
            info = folder.lstat()
        except OSError:
            continue
        if stat.S_ISDIR(info.st_mode) and stat.S_IMODE(info.st_mode) & 0o077:
            says = "Others on this machine may look into this folder; the next save makes it private again."
            yield Finding("permissions", "note", says, "", folder.relative_to(root).as_posix())


def _room(root: Path) -> Iterator[Finding]:
    folder = root
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    if free < SCARCE:
        says = f"There are only {free // 1024 // 1024} MB left on the disk, so a save may soon fail."
        yield Finding("space", "problem", says, "Make some room, or name another folder with --data.")


def cloud_of(folder: Path) -> str:
    """The name of the service that takes what is in this folder elsewhere, by the names above it; or ""."""
    for above in (folder, *folder.parents):
        name = above.name.lower()
        found = _CLOUDS.get(name) or ("OneDrive" if name.startswith(("onedrive -", "onedrive-")) else "")
        found = found or ("Dropbox" if name.startswith("dropbox (") else "")
        found = found or next((said for mark, said in _MARKS.items() if (above / mark).is_dir()), "")
        if found:
            return found
    return ""


def elsewhere(folder: Path, mounts: Path = _MOUNTS) -> str:
    """One sentence where what is in this folder isn't on this machine alone, or ""."""
    if cloud := cloud_of(folder):
        return f"{cloud} copies this folder, so your answers leave this machine."
    if _is_share(folder, kind_of_disk(folder, mounts)):
        return "This folder is on a network share. Take a copy on this machine now and then."
    return ""


def _is_share(folder: Path, kind: str) -> bool:
    return bool(_SHARES.fullmatch(kind)) or str(folder).startswith("\\\\")


def _disk(root: Path, mounts: Path) -> Iterator[Finding]:
    kind = kind_of_disk(root, mounts)
    if _is_share(root, kind):
        says = (
            f"{clean(str(root))} is on a network share, where a save may come back as done and yet be lost."
        )
        yield Finding(
            "share", "problem", says, "Better keep it on this machine, and export a copy to the share."
        )
    elif kind in _OPEN:
        says = "This disk keeps no owners: whoever has it can read what is on it."
        yield Finding("permissions", "note", says, "Keep it where you would keep a letter.")


def kind_of_disk(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of file system by the system's list of mounted disks; "" where that can't be told."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    longest, kind = -1, ""
    for line in lines:
        fields = line.split()
        if "-" not in fields[6:] or len(fields) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        if folder.is_relative_to(point) and len(point) >= longest:
            longest, kind = len(point), fields[fields.index("-", 6) + 1]
    return kind
