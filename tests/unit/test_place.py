"""The data folder: its marker, a disk that was taken away, and whether it is the right one."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from unit.test_toml_store import AT, session

from assessments.errors import StoreError
from assessments.keeping import folders
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX file modes")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    TomlStore(tmp_path / "data").save(session(1))
    return tmp_path / "data"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("content", [None, b"", b"\0" * 64])
def test_a_marker_that_is_gone_or_empty_is_asked_about_and_nothing_is_written_before(
    root: Path, content: bytes | None
) -> None:
    marker = root / "store.toml"
    marker.unlink() if content is None else marker.write_bytes(content)
    store = TomlStore(root)
    assert "store.toml" in str(store.doubt())
    assert "isn't sure that this is the right folder" in str(store.trouble())
    with pytest.raises(StoreError, match="right folder"):
        store.save(session(2))
    assert store.lock() == "nobody"
    assert store.all("me").sessions == (session(1),)
    assert names(root) == {"people", *({"store.toml"} if content is not None else ())}
    store.adopt(AT)
    assert (store.doubt(), store.trouble()) == (None, None)
    store.save(session(2))
    assert len(TomlStore(root).all("me").sessions) == 2
    if content is not None:
        (aside,) = (root / "quarantine").rglob("store.toml")
        assert aside.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'format = "a shop"\n', "isn't a store of On the Mend"),
        (b"x", "isn't valid TOML"),
        (b'format = "onthemend-store"\nschema = 9\n', "newer version"),
    ],
)
def test_a_marker_that_says_something_else_is_not_asked_about_but_refused(
    root: Path, content: bytes, words: str
) -> None:
    (root / "store.toml").write_bytes(content)
    store = TomlStore(root)
    assert store.doubt() is None
    assert words in str(store.trouble())
    with pytest.raises(StoreError, match=words):
        store.save(session(2))
    assert (root / "store.toml").read_bytes() == content


@pytest.mark.parametrize("left", ["nothing", "an empty mount point"])
def test_a_disk_that_is_taken_away_is_said_and_its_folder_is_not_made_again(root: Path, left: str) -> None:
    store = TomlStore(root)
    assert store.trouble() is None
    shutil.move(root, root.with_name("disk"))
    if left != "nothing":
        root.mkdir(mode=0o700)
    for act in (
        lambda: store.save(session(2)),
        lambda: store.save_person(Person("me")),
        lambda: store.all("me"),
    ):
        with pytest.raises(StoreError, match="isn't there any more"):
            act()
    assert "isn't there any more" in str(store.trouble())
    assert store.lock() == "nobody"
    assert not root.exists() if left == "nothing" else names(root) == set()
    if left != "nothing":
        root.rmdir()
    shutil.move(root.with_name("disk"), root)
    store.save(session(2))
    assert len(store.all("me").sessions) == 2


def test_another_disk_in_the_place_of_the_first_is_noticed(root: Path) -> None:
    store = TomlStore(root)
    store.trouble()
    shutil.move(root, root.with_name("disk"))
    TomlStore(root).save(session(9))
    with pytest.raises(StoreError, match="another folder than before"):
        store.save(session(2))
    assert len(TomlStore(root).all("me").sessions) == 1


def test_where_a_disk_should_be_and_none_is_a_new_record_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_REMOVABLE", (str(tmp_path),))
    store = TomlStore(tmp_path / "stick" / "data")
    assert "no disk is there" in str(store.doubt())
    with pytest.raises(StoreError, match="no disk is there"):
        store.save(session())
    assert names(tmp_path) == set()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path).name == "stick")
    assert store.doubt() is None
    monkeypatch.undo()
    store.adopt(AT)
    store.save(session())
    assert len(store.all("me").sessions) == 1


@pytest.mark.parametrize(("flag", "words"), [(os.ST_RDONLY, "can only be read"), (0, "can't be written to")])
def test_a_folder_that_cannot_be_written_to_is_told_before_anything_is_tried(
    root: Path, monkeypatch: pytest.MonkeyPatch, flag: int, words: str
) -> None:
    class Volume:
        f_flag = flag

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "statvfs", lambda _: Volume())
    store = TomlStore(root)
    assert f"{root} {words}, so nothing can be saved." in str(store.trouble())
    assert store.lock() == "nobody"
    assert names(root) == {"people", "store.toml"}
    assert store.all("me").sessions == (session(1),)


def test_people_are_folders_with_a_name_that_can_be_one(root: Path) -> None:
    store = TomlStore(root)
    store.save(session(2, person="anna"))
    (root / "people" / "Not A Person").mkdir()
    (root / "people" / "file").write_text("x")
    (root / "people" / "link").symlink_to(root)
    assert store.people() == ("anna", "me")
    assert TomlStore(root / "nowhere").people() == ()


def test_a_stale_network_folder_is_a_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TomlStore(root)

    def stale(_path: Path) -> os.stat_result:
        raise OSError(errno.ESTALE, "Stale file handle")

    monkeypatch.setattr(Path, "lstat", stale)
    for act in (lambda: store.all("me"), lambda: store.save(session(2))):
        with pytest.raises(StoreError, match=r"network folder with .* isn't connected any more"):
            act()
    assert "isn't connected any more" in str(store.trouble())
