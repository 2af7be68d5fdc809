"""The command for cron, timers and shell starts: one line when a check-in is due, else nothing."""

from __future__ import annotations

import os
import tomllib
from datetime import datetime
from importlib import resources
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from assessments.session import Session


def remind(asked: argparse.Namespace) -> int:
    """Prints one line, or nothing. Raises StoreError where the folder can't be read."""
    from assessments import ids
    from assessments.helping import reminder

    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    folder = chosen.data / "people" / ids.person_id(chosen.person) / "sessions"
    today = datetime.now().astimezone().date()
    found = reminder.due(_names(folder), today, lambda name: _read(folder / name))
    if found is not None:
        file = resources.files("assessments") / "content" / "helping" / "reminder.toml"
        words = tomllib.loads(file.read_text(encoding="utf-8"))
        print(words[found.why].format(days=found.days), words["command"])
    return 0


def _names(folder: Path) -> list[str]:
    from assessments.keeping.faults import as_store_error

    with as_store_error("read", folder):
        try:
            names = os.listdir(folder)  # noqa: PTH208 - names are enough
        except FileNotFoundError:
            return []  # nobody has checked in here yet
    return [name for name in names if name.endswith(".toml") and not name.startswith(".")]


def _read(path: Path) -> Session | None:
    from assessments.errors import StoreError
    from assessments.keeping import session_file
    from assessments.keeping.safe_reading import read_bytes

    try:
        return session_file.read(read_bytes(path))
    except StoreError:
        return None
