"""Killed at any system call: what was kept before is there, and nothing half-made is shown.

A copy of this process does one thing and ends itself at the k-th call, with no time for anything else, for
k = 1, 2, 3 ... until it gets through. The page cache survives that, so flushing is proved by the order of the
calls, in test_durable.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from store_acts import ACTS, AWAY, CALLS, contents, make_used

from assessments.keeping.toml_store import TomlStore

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="fork"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]
KILLED, DONE, FAILED = 9, 0, 1


def killed_at(count: int, act: Callable[[], object]) -> int:
    """Does it in a copy of this process, which is ended just before the `count`-th call."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    end = FAILED
    try:
        seen = 0

        def around(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **options: Any) -> Any:
                nonlocal seen
                seen += 1
                if seen == count:
                    os._exit(KILLED)
                return real(*args, **options)

            return call

        for name in CALLS:
            setattr(os, name, around(getattr(os, name) if name != "fsync" else lambda _handle: None))
        act()
        end = DONE
    finally:
        os._exit(end)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_used(tmp_path_factory.mktemp("used") / "data")


@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_call_nothing_is_lost_and_it_can_be_done_again(
    used: Path, tmp_path: Path, act: str
) -> None:
    meant = {"person": b"onthemend-person", "purge": AWAY.id.encode(), "adopt": b"onthemend-store"}
    kept = {data for data in contents(used) if act not in meant or meant[act] not in data}
    for count in range(1, 300):
        root = tmp_path / str(count)
        shutil.copytree(used, root)
        if act == "adopt":
            (root / "store.toml").write_bytes(b"")
        code = killed_at(count, lambda root=root: ACTS[act][0](TomlStore(root)))  # type: ignore[misc]
        assert code in (KILLED, DONE)
        assert kept <= contents(root)
        store = TomlStore(root, leftover_age=0)
        shelf = store.all("me")
        assert (shelf.unreadable, shelf.conflicts) == ((), ())
        if code == DONE:
            assert ACTS[act][1](store)
            return
        if not ACTS[act][1](store):
            ACTS[act][0](store)
        assert ACTS[act][1](TomlStore(root))
    raise AssertionError("it never got through")
