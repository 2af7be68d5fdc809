"""What a process of the kiosk does before anything heavy is imported: deaf, dumb, alone. Linux only.

Signals mean nothing, a fault leaves no memory on the disk, nobody may look into the memory, files are its
own, and of the environment only what is listed passes: a variable can make Python or Textual write or run.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

IGNORED = (
    "SIGINT", "SIGQUIT", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM",
    "SIGPROF", "SIGPIPE", "SIGCONT", "SIGPOLL", "SIGXCPU", "SIGXFSZ",
)  # fmt: skip
PASSED = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TERM", "COLORTERM", "NO_COLOR")
_DEATH_SIGNAL, _DUMPABLE, _SUBREAPER = 1, 4, 36  # prctl's names of these


def ignore_signals() -> None:
    """None of these does anything from now on, here and in programs started from here."""
    for name in IGNORED:
        with suppress(AttributeError, OSError, ValueError):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def no_traces() -> bool:
    """No core dump, no look into the memory, files 0600; whether all of that is so now."""
    os.umask(0o077)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return _prctl(_DUMPABLE, 0) and resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    return False


def end_with_parent() -> None:
    """The kernel ends this process, its answers kept, where the supervisor is gone."""
    _prctl(_DEATH_SIGNAL, signal.SIGTERM)


def adopt_orphans() -> None:
    """What a visit started and left behind becomes a child of this process, where it is seen."""
    _prctl(_SUBREAPER, 1)


def scrubbed(env: Mapping[str, str], home: str) -> dict[str, str]:
    """The environment of a visit: what is listed, and a private folder for everything that wants one."""
    kept = {name: env[name] for name in PASSED if name in env}
    own = dict.fromkeys(("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home)
    return {"LANG": "C.UTF-8", "TERM": "linux", **kept, **own, "BROWSER": "false"}


def _prctl(what: int, value: int) -> bool:
    try:
        import ctypes

        return int(ctypes.CDLL(None).prctl(what, value, 0, 0, 0)) == 0
    except (ImportError, OSError, AttributeError):
        return False


def is_linux() -> bool:
    """Whether this is a system the kiosk can close."""
    return sys.platform == "linux"


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Holds the lock while inside. Raises StoreError where another program of this machine does."""
    import fcntl

    from assessments.errors import StoreError
    from assessments.keeping.faults import as_store_error

    with as_store_error("saved", path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise StoreError("A kiosk is already running on this folder. Only one can.") from None
    try:
        yield
    finally:
        os.close(handle)
