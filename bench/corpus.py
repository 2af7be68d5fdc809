"""Many check-ins, made fast: one invented person's, again and again with other ids, days and names."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assessments import demo, library
from assessments.keeping import session_file
from assessments.keeping.memory_store import MemoryStore

NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
_ID = re.compile(rb'^id = "[^"]*"', re.MULTILINE)
_PERSON = re.compile(rb'^person = "[^"]*"', re.MULTILINE)
_COUNTER = re.compile(rb"^counter = \d+", re.MULTILINE)
_TIME = re.compile(rb"^(started|finished|entered|asked_at) = \S+", re.MULTILINE)
_STORE = b'format = "onthemend-store"\nschema = 1\nid = "' + b"5" * 32 + b'"\n\n[end]\ncomplete = true\n'


def samples() -> list[bytes]:
    """The files of an invented person, as this program writes them."""
    store = MemoryStore()
    name = demo.people()[0].id
    demo.build(store, library.read(), name, NOW)
    return [session_file.written(session) for session in store.all(name).sessions]


def fill(root: Path, person: str, count: int, made: list[bytes], days: int = 1) -> int:
    """Writes `count` check-ins of the person, `days` apart, the last one yesterday. Returns their bytes."""
    folder = root / "people" / person / "sessions"
    folder.mkdir(parents=True, mode=0o700)
    marker = root / "store.toml"
    if not marker.exists():
        marker.write_bytes(_STORE)
    total = 0
    for number in range(count):
        at = NOW - timedelta(days=1 + days * (count - 1 - number))
        name = f"{number + 1:032x}"
        data = _ID.sub(f'id = "{name}"'.encode(), made[number % len(made)], count=1)
        data = _PERSON.sub(f'person = "{person}"'.encode(), data, count=1)
        data = _COUNTER.sub(f"counter = {number + 1}".encode(), data, count=1)
        data = _TIME.sub(rb"\1 = " + at.isoformat().encode(), data)
        (folder / f"{at:%Y-%m-%dT%H%M%S}-{name}.toml").write_bytes(data)
        total += len(data)
    return total
