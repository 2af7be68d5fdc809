"""What the system says about this machine: swap, encryption, keys, account. Linux; reads, never sets.

Each gives (name, passed, sentence); passed None where a program can't see it.
"""

from __future__ import annotations

import os
import pwd
import sys
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

BUILT = 2026  # no clock of a kiosk with this program can be before
Found: TypeAlias = "tuple[str, bool | None, str]"


def free(place: Path) -> int:
    """Bytes free on the disk of the nearest folder that is there."""
    while not os.path.lexists(place):
        place = place.parent
    disk = os.statvfs(place)
    return disk.f_bavail * disk.f_frsize


def swap(proc: Path = Path("/proc")) -> Found:
    """Whether memory, and answers in it, can land on a disk in the clear."""
    lines = _read(proc / "swaps").splitlines()[1:]
    plain = [line.split()[0] for line in lines if line.strip() and not _safe_swap(line.split()[0])]
    if plain:
        return "swap", False, f"Memory can be written to {', '.join(plain)}. Turn swap off, or encrypt it."
    if not lines:
        return "swap", True, "There is no swap, so memory is never written to a disk."
    return "swap", True, "Swap is in memory or encrypted."


def _safe_swap(device: str) -> bool:
    return "zram" in device or _encrypted_block(
        Path("/sys/class/block") / Path(os.path.realpath(device)).name
    )


def encryption(data: Path) -> Found:
    """Whether the disk under the data is encrypted, as far as the kernel tells."""
    while not os.path.lexists(data):
        data = data.parent
    number = data.stat().st_dev
    block = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}")
    if not block.exists():
        return (
            "disk encryption",
            None,
            "The kernel doesn't tell which disk this is; check that it is encrypted.",
        )
    if _encrypted_block(block):
        return "disk encryption", True, "The disk under the records is encrypted."
    return "disk encryption", False, "The disk under the records isn't encrypted; the guide says how."


def _encrypted_block(block: Path, depth: int = 4) -> bool:
    if _read(block / "dm" / "uuid").startswith("CRYPT-"):
        return True
    below = block / "slaves"
    return bool(depth and below.is_dir() and any(_encrypted_block(b, depth - 1) for b in below.iterdir()))


def system_keys(root: Path = Path("/")) -> Found:
    """SysRq, ctrl+alt+delete and the other consoles: keys that no program can take away."""
    open_ = []
    if _read(root / "proc/sys/kernel/sysrq").strip() not in ("0", ""):
        open_.append("SysRq (kernel.sysrq=0)")
    units = root / "etc/systemd/system"
    for unit, words in (
        ("ctrl-alt-del.target", "ctrl+alt+delete (systemctl mask ctrl-alt-del.target)"),
        ("autovt@.service", "other consoles (systemctl mask autovt@.service)"),
    ):
        if os.path.realpath(units / unit) != "/dev/null":
            open_.append(words)
    if open_:
        return "system keys", False, f"Not closed yet: {', '.join(open_)}."
    return "system keys", True, "SysRq, ctrl+alt+delete and the other consoles are closed."


def account() -> Found:
    """Whether the kiosk runs as an account of its own that can't log in."""
    if os.geteuid() == 0:
        return (
            "account",
            False,
            "This is the root account; the kiosk needs one of its own that can do little.",
        )
    shell = ""
    with suppress(KeyError):
        shell = pwd.getpwuid(os.geteuid()).pw_shell
    if not shell.endswith(("nologin", "false")):
        return "account", False, "This account can log in; give the kiosk one with /usr/sbin/nologin."
    return "account", True, "The kiosk's account can't log in."


def terminal() -> Found:
    """Whether this is asked where the kiosk will be, and whether the terminal answers to clearing."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "terminal", None, "This isn't a terminal; ask again on the kiosk's own screen."
    from tui.kiosk.process.glass import Glass

    glass = Glass()
    try:
        answers = glass.asked()
    finally:
        glass.give_back()
    if not answers:
        return "terminal", False, "This terminal doesn't answer whether its screen is clear; foot and tty do."
    return "terminal", True, "This terminal answers when it is asked whether its screen is clear."


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
