"""Bad, foreign and odd files: each is listed with its reason, none is changed, every good one is shown."""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from odd_files import BESIDE, COPIES, DIFFERING, GOOD, ODD, lay_out, session

from assessments import library
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from assessments.text import clean

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and links")


def state(root: Path) -> dict[str, tuple[Any, ...]]:
    """Of everything below: kind, size, times, content or where it leads."""
    found = {}
    for path in root.rglob("*"):
        info = path.lstat()
        plain = path.is_file() and not path.is_symlink()
        what = hashlib.sha256(path.read_bytes()).hexdigest() if plain else ""
        found[str(path)] = (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ino, what)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path / "data")
    return tmp_path / "data"


def test_there_are_at_least_forty_of_them() -> None:
    assert len({name for name, _, _ in ODD}) >= 40


def test_each_is_listed_with_its_reason_none_is_changed_and_every_good_one_is_shown(root: Path) -> None:
    before = state(root)
    record = Record(library.read(), TomlStore(root))
    shelf = record.shelf()
    assert shelf.sessions == GOOD
    said = {file.name: file.reason for file in shelf.unreadable}
    assert len(said) == len(shelf.unreadable) == len(ODD) + len(BESIDE)
    for name, _, reason in ODD:
        assert said[clean(name)].startswith(reason), (name, said[clean(name)])
    assert [file.name for file in shelf.unreadable[-len(BESIDE) :]] == list(BESIDE)
    for name, reason in said.items():
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\n"} & set(name + reason)
        assert reason.endswith((".", ")")), reason
    assert [draft.form for draft in record.drafts()] == ["full"]
    assert len(record.notes("events").entries) == 1
    assert state(root) == before


def test_copies_that_say_the_same_are_one_and_others_are_asked_about(root: Path) -> None:
    shelf = TomlStore(root).all("me")
    (conflict,) = shelf.conflicts
    first, *others = (copy.session for copy in conflict.copies)
    assert first == GOOD[1]
    assert sorted(others, key=lambda s: s.answers.number("s2_back_avg") or 0) == list(DIFFERING)
    assert len(COPIES) == 4
    assert shelf.sessions[0] == GOOD[0]


def test_progress_is_there_whatever_lies_beside_it(root: Path) -> None:
    progress = Record(library.read(), TomlStore(root)).progress(GOOD[-1].started)
    assert [point.value for point in progress.measures["leg_pain"].points] == [1, 2, 3]


def test_saving_goes_on_beside_them_and_changes_none(root: Path) -> None:
    before = state(root)
    store = TomlStore(root)
    path = root / store.save(session(4))
    after = state(root)
    after.pop(str(path))
    folders = {str(folder) for folder in (path.parent, *path.parent.parents)}
    assert {p: s for p, s in after.items() if p not in folders} == {
        p: s for p, s in before.items() if p not in folders
    }
    assert Record(library.read(), store).shelf().sessions == (*GOOD, session(4))


def test_a_file_that_goes_while_the_folder_is_read_is_not_called_bad(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TomlStore(root)
    names = store.folders.names
    monkeypatch.setattr(store.folders, "names", lambda *parts: [*names(*parts), "gone.toml"])
    assert "gone.toml" not in {file.name for file in store.all("me").unreadable}


def test_a_folder_with_far_too_many_files_is_read_as_far_as_is_sensible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.keeping.reading.MOST", 2)
    store = TomlStore(tmp_path)
    for made in GOOD:
        store.save(made)
    shelf = store.all("me")
    assert shelf.sessions == GOOD[1:]
    (left,) = shelf.unreadable
    assert "the oldest 1 were not read" in left.reason
