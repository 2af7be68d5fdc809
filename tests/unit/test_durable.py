"""The order of the system calls, and that a fault at any of them loses nothing and leaves nothing behind."""

import errno
import fcntl
import os
import stat
import sys
from pathlib import Path

import pytest

from assessments.errors import StoreError
from assessments.keeping import durable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX file modes and calls")
CALLS = ("open", "write", "fsync", "close", "link", "unlink", "replace")


class Calls:
    """Records file calls by name, and makes the `fail`-th one of `kind` raise."""

    def __init__(
        self, patch: pytest.MonkeyPatch, kind: str = "", fail: int = 0, err: int = errno.EIO
    ) -> None:
        self.seen: list[str] = []
        self.fired = False
        for name in CALLS:
            real = getattr(os, name)

            def call(*args: object, _name: str = name, _real=real, **kwargs: object) -> object:  # type: ignore[no-untyped-def]
                self.seen.append(_name)
                if _name == kind and self.seen.count(_name) == fail and not self.fired:
                    self.fired = True
                    if _name == "close":
                        _real(*args, **kwargs)
                    raise OSError(err, os.strerror(err))
                return _real(*args, **kwargs)

            patch.setattr(os, name, call)


def test_a_new_file_is_flushed_before_it_gets_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch)
    durable.write_new(tmp_path / "a.toml", b"x" * 10)
    order = ["open", "write", "fsync", "close", "link", "unlink", "open", "fsync", "close"]
    assert calls.seen == order
    assert (tmp_path / "a.toml").read_bytes() == b"x" * 10


def test_a_file_written_over_is_flushed_before_it_takes_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")
    calls = Calls(monkeypatch)
    durable.write_over(tmp_path / "a.toml", b"new")
    assert calls.seen == ["open", "write", "fsync", "close", "replace", "open", "fsync", "close"]
    assert (tmp_path / "a.toml").read_bytes() == b"new"


def test_files_are_private_and_folders_too(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        durable.make_folder(tmp_path / "a" / "b")
        durable.write_new(tmp_path / "a" / "b" / "c.toml", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a" / "b" / "c.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    durable.write_new(tmp_path / "a.toml", b"first")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "a.toml", b"second")
    assert [p.name for p in tmp_path.iterdir()] == ["a.toml"]
    assert (tmp_path / "a.toml").read_bytes() == b"first"


def test_a_disk_without_links_still_never_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    durable.write_new(tmp_path / "a.toml", b"first")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "a.toml", b"second")
    assert (tmp_path / "a.toml").read_bytes() == b"first"


def test_short_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    durable.write_new(tmp_path / "a.toml", b"0123456789")
    assert (tmp_path / "a.toml").read_bytes() == b"0123456789"


@pytest.mark.parametrize("err", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EMFILE])
@pytest.mark.parametrize("kind", ["open", "write", "fsync", "close", "replace"])
def test_a_fault_before_the_name_is_taken_keeps_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, err: int
) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")
    calls = Calls(monkeypatch, kind, 1, err)
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the errno is checked
        durable.write_over(tmp_path / "a.toml", b"new")
    assert calls.fired
    assert caught.value.errno == err
    assert [p.name for p in tmp_path.iterdir()] == ["a.toml"]
    assert (tmp_path / "a.toml").read_bytes() == b"old"


def test_a_folder_that_cannot_be_flushed_is_not_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch, "fsync", 2, errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        durable.write_new(tmp_path / "a.toml", b"x")
    assert calls.fired


def test_a_file_system_that_has_no_folder_flush_is_let_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch, "fsync", 2, errno.EINVAL)
    durable.write_new(tmp_path / "a.toml", b"x")
    assert calls.fired


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"mine")
    (tmp_path / "a.toml").symlink_to(tmp_path / "target")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "a.toml", b"x")
    durable.write_over(tmp_path / "a.toml", b"x")
    assert (tmp_path / "target").read_bytes() == b"mine"


def test_the_sweep_takes_only_own_old_leftovers(tmp_path: Path) -> None:
    names = [".tmp-a.toml.1.ab.part", ".tmp-b.toml.2.cd.part", "notes.part", ".tmp-mine", "x.toml"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1, 1))
    os.utime(tmp_path / names[1])
    (tmp_path / ".tmp-link.part").symlink_to(tmp_path / "x.toml")
    (tmp_path / "new.toml").write_bytes(b"")
    durable.sweep(tmp_path, tmp_path / "new.toml")
    left = {p.name for p in tmp_path.iterdir()}
    assert left == {*names[1:], ".tmp-link.part", "new.toml"}


@pytest.mark.parametrize("make", ["link", "file", "open to all"])
def test_a_folder_that_is_not_safe_is_refused_in_one_sentence(tmp_path: Path, make: str) -> None:
    folder = tmp_path / "data"
    if make == "link":
        folder.symlink_to(tmp_path)
    elif make == "file":
        folder.write_bytes(b"")
    else:
        folder.mkdir()
        folder.chmod(0o777)
    with pytest.raises(StoreError, match="--data") as caught:
        durable.check_folder(folder, inside=False)
    assert "\n" not in str(caught.value)


def test_another_users_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(StoreError, match="belongs to another user"):
        durable.check_folder(tmp_path, inside=True)


def test_a_folder_of_ours_that_was_opened_up_is_made_private_again(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    durable.check_folder(tmp_path, inside=True)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="plain fsync")
def test_new_folders_are_flushed_into_the_folder_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch)
    durable.make_folder(tmp_path / "a" / "b")
    assert calls.seen.count("fsync") == 2


@pytest.mark.parametrize(("err", "plain"), [(0, 0), (errno.ENOTSUP, 1), (errno.ENOTTY, 1), (errno.EIO, 0)])
def test_on_a_mac_the_drives_own_cache_is_flushed_too_where_that_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, err: int, plain: int
) -> None:
    asked: list[int] = []

    def full_flush(_handle: int, what: int) -> int:
        asked.append(what)
        if err:
            raise OSError(err, os.strerror(err))
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_flush)
    calls = Calls(monkeypatch)
    if err == errno.EIO:
        with pytest.raises(OSError, match="Input/output"):
            durable.write_new(tmp_path / "a.toml", b"x")
    else:
        durable.write_new(tmp_path / "a.toml", b"x")
        assert calls.seen.count("fsync") == 1 + plain  # the folder's, and the file's where it had to be
    assert asked == [51]


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, real = [PermissionError(errno.EACCES, "held")] * 3, os.replace
    waits: list[float] = []

    def replaced(source: object, target: object) -> None:
        if held:
            raise held.pop()
        real(source, target)  # type: ignore[call-overload]

    monkeypatch.setattr(durable, "_POSIX", False)
    monkeypatch.setattr(durable.time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", replaced)
    durable.write_over(tmp_path / "a.toml", b"new")
    assert (tmp_path / "a.toml").read_bytes() == b"new"
    assert len(waits) == 3
    held += [PermissionError(errno.EACCES, "held")] * 50
    with pytest.raises(PermissionError):
        durable.write_over(tmp_path / "a.toml", b"newer")
    assert sum(waits) <= 5
    assert (tmp_path / "a.toml").read_bytes() == b"new"
