"""The installed command in a real terminal, with files in the test's own folder and no network either."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from bench.terminal import Terminal

# The whole walks press hundreds of keys against a real terminal's clock: `make walks`, on a quiet machine.
collect_ignore = [] if os.environ.get("ONTHEMEND_WALKS") else ["test_whole_walks.py"]

COMMAND = Path(sys.executable).with_name("onthemend")
BLOCKED = Path(__file__).parent / "blocked"
Start: TypeAlias = Callable[..., Terminal]


@pytest.fixture
def start(own_data_folder: Path) -> Iterator[Start]:
    """`start("check-in", size=(120, 40))` gives a running Terminal; all of them are ended with the test."""
    if not COMMAND.exists():
        pytest.skip("onthemend isn't installed beside this Python")
    running: list[Terminal] = []

    def begin(
        *arguments: str, size: tuple[int, int] = (80, 24), env: dict[str, str] | None = None
    ) -> Terminal:
        environment = {"PYTHONPATH": str(BLOCKED), "ONTHEMEND_DATA": str(own_data_folder), **(env or {})}
        running.append(Terminal((str(COMMAND), *arguments), size, environment).start())
        return running[-1]

    yield begin
    for terminal in running:
        terminal.close()


@pytest.fixture
def somebody(own_data_folder: Path) -> Path:
    """A person with a record of twelve weeks, kept as `me`; the folder of their sessions."""
    from assessments import demo, library
    from assessments.keeping.toml_store import TomlStore

    demo.build(
        TomlStore(own_data_folder), library.read(), "demo-ada", datetime.now().astimezone(), person="me"
    )
    return own_data_folder / "people" / "me" / "sessions"
