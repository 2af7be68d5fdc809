"""One program writes at a time; the other one is told. The lock ends with the program that has it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from unit.test_toml_store import session

from assessments.keeping.toml_store import TomlStore

pytestmark = pytest.mark.skipif(os.name != "posix", reason="flock")


def test_the_second_one_is_told_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = TomlStore(tmp_path), TomlStore(tmp_path)
    first.save(session())
    assert not second.busy()
    assert [first.lock(), first.lock(), second.lock()] == ["us", "us", "another"]
    assert second.busy()
    assert not first.busy()
    first.unlock()
    first.unlock()
    assert not second.busy()
    assert second.lock() == "us"


def test_nothing_is_made_where_there_is_no_store_yet(tmp_path: Path) -> None:
    store = TomlStore(tmp_path / "data")
    assert store.lock() == "nobody"
    assert not store.busy()
    assert list(tmp_path.iterdir()) == []


def test_the_lock_ends_with_the_program_even_when_it_is_killed(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    store.save(session())
    code = (
        "import sys, time; from pathlib import Path; from assessments.keeping.toml_store import TomlStore;"
        "store = TomlStore(Path(sys.argv[1])); print(store.lock(), flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "us\n"
    assert store.lock() == "another"
    other.kill()
    other.communicate()
    assert store.lock() == "us"


def test_a_store_that_is_held_by_another_can_still_be_saved_to(tmp_path: Path) -> None:
    first, second = TomlStore(tmp_path), TomlStore(tmp_path)
    first.save(session(1))
    first.lock()
    assert second.lock() == "another"
    second.save(session(2))
    assert len(first.all("me").sessions) == 2
