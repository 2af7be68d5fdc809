"""One program writes at a time; the other one is told. The lock ends with the program that has it."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from unit.test_toml_store import session

from assessments.keeping.toml_store import TomlStore
from tui import cli, opening

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


@pytest.mark.parametrize("err", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])
def test_a_network_share_without_locks_works_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, err: int
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(err, os.strerror(err))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    store = TomlStore(tmp_path)
    store.save(session(1))
    assert store.lock() == "nobody"
    assert not store.busy()
    store.save(session(2))
    assert len(store.all("me").sessions) == 2


def test_a_lock_file_that_is_something_else_is_not_followed(tmp_path: Path) -> None:
    store = TomlStore(tmp_path / "data")
    store.save(session())
    (tmp_path / "data" / ".lock").symlink_to(tmp_path / "elsewhere")
    assert store.lock() == "nobody"
    assert not (tmp_path / "elsewhere").exists()


def test_the_lock_file_is_private_and_empty(tmp_path: Path) -> None:
    store = TomlStore(tmp_path)
    store.save(session())
    store.lock()
    info = (tmp_path / ".lock").stat()
    assert (stat.S_IMODE(info.st_mode), info.st_size) == (0o600, 0)


def test_a_command_that_would_add_to_an_open_record_says_so_and_adds_nothing(
    own_data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(opening, "sleep", waits.append)
    store = TomlStore(own_data_folder)
    store.save(session())
    sheet = tmp_path / "answers.toml"
    sheet.write_text("E1 = 'no'\ns2_back_avg = 3\n")
    assert store.lock() == "us"
    assert cli.main(["record", str(sheet)]) == 1
    assert capsys.readouterr().err == f"onthemend: {opening.BUSY}\n"
    assert sum(waits) < 5
    assert len(store.all("me").sessions) == 1
    assert cli.main(["progress"]) == 0
    store.unlock()
    assert cli.main(["record", str(sheet)]) == 0
    assert store.lock() == "us"
