"""A fault at every system call of everything the store writes: nothing kept before is lost, and it is said.

The k-th call of a kind fails, once or from then on, for k = 1, 2, 3 ... until none fails any more.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from store_acts import ACTS, AWAY, CALLS, NEW, OLD, contents, make_used

from assessments.errors import StoreError
from assessments.keeping.faults import cause
from assessments.keeping.toml_store import TomlStore
from tui import cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX calls")


class Fault:
    """Makes the `at`-th call of one kind fail, and where it is `lasting` every one after it.

    `fired`: it came to that.
    """

    def __init__(self, kind: str, at: int, lasting: bool) -> None:
        self.kind, self.at, self.lasting = kind, at, lasting
        self.seen = 0
        self.fired = False

    @contextmanager
    def on(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, self.kind, self._around(getattr(os, self.kind)))
            yield

    def _around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.seen += 1
            if self.seen == self.at or (self.lasting and self.seen > self.at):
                self.fired = True
                if self.kind == "close":
                    real(*args, **options)
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(*args, **options)

        return call


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_used(tmp_path_factory.mktemp("used") / "data")


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for the disk; a fault of `fsync` is a fault all the same."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def tries(
    used: Path, folder: Path, act: str, kind: str, lasting: bool
) -> Iterator[tuple[TomlStore, Fault, str]]:
    """With the first, second, third ... call failing; none fails in the last. The text is what was said."""
    for at in range(1, 200):
        copy = folder / f"{kind}-{at}-{lasting}"
        shutil.copytree(used, copy)
        if act == "adopt":
            (copy / "store.toml").write_bytes(b"")
        store, fault, said = TomlStore(copy, leftover_age=0), Fault(kind, at, lasting), ""
        with fault.on():
            try:
                ACTS[act][0](store)
            except StoreError as error:
                said = str(error)
        yield store, fault, said
        if not fault.fired:
            return
    raise AssertionError("it never came to an end")


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("kind", CALLS)
@pytest.mark.parametrize("act", ACTS)
def test_a_fault_at_any_call_loses_nothing_and_the_next_try_does_it(
    used: Path, tmp_path: Path, act: str, kind: str
) -> None:
    meant = {"person": b"onthemend-person", "purge": AWAY.id.encode(), "adopt": b"onthemend-store"}
    kept = {data for data in contents(used) if act not in meant or meant[act] not in data}
    once, from_then_on = (tries(used, tmp_path, act, kind, lasting) for lasting in (False, True))
    for store, fault, said in (*once, *from_then_on):
        assert kept <= contents(store.root)
        assert "\n" not in said
        again = TomlStore(store.root, leftover_age=0)
        shelf = again.all("me")
        assert (shelf.unreadable, shelf.conflicts) == ((), ())
        if not said:
            assert ACTS[act][1](again)
        else:
            assert fault.fired
            with suppress_said("already there"):
                ACTS[act][0](store)
            assert ACTS[act][1](TomlStore(store.root))
        if kind != "unlink":
            assert not list(store.root.rglob("*.part"))


@contextmanager
def suppress_said(words: str) -> Iterator[None]:
    """The first try was as good as done, and this one says so."""
    try:
        yield
    except StoreError as error:
        if words not in str(error):
            raise


def test_every_fault_the_system_knows_is_one_whole_sentence_with_what_to_do() -> None:
    for number in errno.errorcode:
        said = cause(OSError(number, os.strerror(number)), "there")
        assert said.endswith(".")
        assert said.count(". ") >= 1 or number == errno.EEXIST
        assert "Errno" not in said
        assert "{" not in said


@pytest.mark.parametrize(
    "err", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO]
)
def test_the_command_line_says_the_very_sentence_that_the_app_says(
    err: int, own_data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    store = TomlStore(own_data_folder)
    store.save(OLD)

    def fault(_handle: int) -> None:
        raise OSError(err, os.strerror(err))

    monkeypatch.setattr(os, "fsync", fault)
    with pytest.raises(StoreError) as caught:
        store.save(NEW)
    sheet = tmp_path / "answers.toml"
    sheet.write_text("E1 = 'no'\ns2_back_avg = 3\n")
    assert cli.main(["record", str(sheet)]) == 1
    assert capsys.readouterr().err == f"onthemend: {caught.value}\n"
