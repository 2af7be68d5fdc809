"""The check-up: everything is looked at, each thing is one sentence with its place, and nothing changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import odd_files
import pytest

from assessments import library
from assessments.answers import Answers, Key
from assessments.doctor import checkup, place_check, quarantine
from assessments.doctor.findings import Checkup, Finding
from assessments.errors import StoreError
from assessments.keeping import session_file
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.library import Library
from assessments.session import Session
from tui import cli

NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
CONTENT = Path(library.__file__).parent / "content"
READ = library.read
Captured = pytest.CaptureFixture[str]


def session(number: int = 1, person: str = "me", at: datetime = NOW) -> Session:
    """A check-in of some weeks ago."""
    about = at - timedelta(weeks=10 - number)
    return Session(
        id=f"{number:032x}", person=person, form="check-in", started=about, finished=about, entered=about,
        counter=number, answers=Answers({Key("s2_back_avg"): 4}),
    )  # fmt: skip


@cache
def whole() -> Library:
    """The package's own content."""
    return READ()


@pytest.fixture(autouse=True)
def content_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same for every test here."""
    monkeypatch.setattr(library, "read", lambda folder=None: READ(folder) if folder else whole())


@pytest.fixture
def store(tmp_path: Path) -> TomlStore:
    """Two people with a check-in each."""
    made = TomlStore(tmp_path / "data")
    for person in ("me", "anna"):
        made.save(session(1, person))
        made.save_person(Person(person, created=NOW))
    return made


def found(store: TomlStore, person: str | None = None) -> dict[str, Finding]:
    """By the file's name, or the check's."""
    return {f.file.rpartition("/")[2] or f.check: f for f in checkup.of(store, NOW, person).findings}


def state(root: Path) -> dict[str, tuple[str, int, int]]:
    """What may not change: the bytes, the time and the mode of every file and folder."""
    told = {}
    for path in sorted(root.rglob("*")):
        info = path.lstat()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        told[str(path)] = (hashlib.sha256(data).hexdigest(), info.st_mtime_ns, info.st_mode)
    return told


def folder(store: TomlStore, below: str = "sessions", person: str = "me") -> Path:
    made = store.folders.person(person) / below
    made.mkdir(exist_ok=True, mode=0o700)
    return made


def test_where_all_is_well_it_says_so_and_what_it_looked_at(store: TomlStore) -> None:
    told = checkup.of(store, NOW)
    assert told.findings == ()
    assert "2 people, 2 check-ins" in told.text()
    assert told.text().endswith("All is well.")


def test_a_folder_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    assert not checkup.of(TomlStore(tmp_path / "none"), NOW).problems
    assert not (tmp_path / "none").exists()


BAD = {
    "cut.toml": (b"", "It is empty.", None),
    "nul.toml": (b"\0" * 64, "It isn't valid TOML", 1),
    "half.toml": (b'format = "onthemend-session"\nschema = 1\n', "It is cut off", None),
    "deep.toml": (b"a = " + b"[" * 5000, "It is nested too deeply", None),
    "third.toml": (b"a = 1\nb = 2\n<<<<<<< ours\n", "It isn't valid TOML", 3),
    "other.toml": (b'name = "a project"\n', "It isn't a session of On the Mend", None),
    "newer.toml": (b'format = "onthemend-session"\nschema = 99\n', "It was made by a newer version", None),
    "latin.toml": (b'a = "\xe9"\n', "It isn't plain text", None),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_can_not_be_used_is_named_with_its_line_and_left_alone(
    store: TomlStore, name: str
) -> None:
    data, says, line = BAD[name]
    (folder(store) / name).write_bytes(data)
    before = state(store.root)
    finding = found(store)[name]
    assert finding.says.startswith(says)
    assert finding.says.endswith("It was not touched.")
    assert (finding.file, finding.line) == (f"people/me/sessions/{name}", line)
    assert finding.movable
    assert state(store.root) == before


def test_an_answer_that_can_not_be_is_found_with_its_line(store: TomlStore) -> None:
    path = next(folder(store).iterdir())
    text = path.read_text().replace("s2_back_avg = 4", "s2_back_avg = 44")
    path.write_text(text)
    finding = found(store)[path.name]
    assert text.splitlines()[(finding.line or 0) - 1] == "s2_back_avg = 44"


def test_drafts_notes_and_a_persons_own_file_are_looked_at_too(store: TomlStore) -> None:
    (folder(store, "drafts") / "d.toml").write_text("[")
    (folder(store, "events") / "e.toml").write_text("[")
    (store.folders.person("me") / "person.toml").write_text("[")
    assert {"d.toml", "e.toml", "person.toml"} <= set(found(store))
    assert found(store)["person.toml"].line == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_links_pipes_and_folders_are_named_and_not_opened(store: TomlStore, tmp_path: Path) -> None:
    os.mkfifo(folder(store) / "pipe.toml")
    (folder(store) / "link.toml").symlink_to(tmp_path)
    (folder(store) / "folder.toml").mkdir()
    told = found(store)
    assert all("isn't a plain file" in told[f"{name}.toml"].says for name in ("pipe", "link", "folder"))


def test_what_is_not_ours_and_what_a_crash_left_are_notes(store: TomlStore) -> None:
    (folder(store) / ".tmp-a.toml.1.ab.part").touch()
    (folder(store) / "letter.odt").touch()
    (folder(store) / ".DS_Store").touch()
    (store.root / "people" / "Über Uns").mkdir()
    (store.root / "x.txt").touch()
    told = checkup.of(store, NOW)
    assert {f.file.rpartition("/")[2]: f.check for f in told.findings} == {
        ".tmp-a.toml.1.ab.part": "leftovers", "letter.odt": "strangers", "Über Uns": "strangers",
        "x.txt": "strangers",
    }  # fmt: skip
    assert not told.problems


def test_every_odd_file_is_named_once_with_its_reason_and_none_is_changed(tmp_path: Path) -> None:
    odd_files.lay_out(tmp_path / "data")
    before = state(tmp_path / "data")
    told = checkup.of(TomlStore(tmp_path / "data"), datetime(2027, 3, 1, tzinfo=UTC))
    assert state(tmp_path / "data") == before
    by_name = {f.file.removeprefix("people/me/sessions/"): f.says.casefold() for f in told.findings}
    for name, _, reason in odd_files.ODD:
        assert by_name[name].startswith(reason.casefold()), name
    assert {f"people/me/{name}" for name in odd_files.BESIDE} <= set(by_name)
    files = [f.file for f in told.findings]
    assert len(files) == len(set(files)), "each is told once"
    assert told.counted["check-ins"] == len(odd_files.GOOD)


def test_a_stand_in_of_a_cloud_is_told_and_can_not_be_put_aside(store: TomlStore) -> None:
    (folder(store) / ".2026.toml.icloud").touch()
    finding = found(store)[".2026.toml.icloud"]
    assert finding.level == "problem"
    assert not finding.movable


def test_of_two_names_that_look_alike_none_is_put_aside(store: TomlStore) -> None:
    good = next(folder(store).iterdir())
    (folder(store) / good.name.replace(".toml", "\u202e.toml")).write_text("[")
    assert not found(store)[good.name].movable


def test_copies_that_differ_are_told(store: TomlStore) -> None:
    changed = replace(session(1), answers=Answers({Key("s2_back_avg"): 9}))
    (folder(store) / "copy (2).toml").write_bytes(session_file.written(changed))
    finding = found(store)[session_file.file_name(session(1))]
    assert "say different things: copy (2).toml" in finding.says
    assert not finding.movable


def test_a_correction_of_nothing_is_a_note(store: TomlStore) -> None:
    store.save(replace(session(2), replaces="f" * 32))
    assert found(store)[session_file.file_name(session(2))].level == "note"


def test_a_check_in_of_the_future_and_a_clock_that_was_never_set_are_told(store: TomlStore) -> None:
    store.save(session(9, at=NOW + timedelta(weeks=5)))
    assert found(store)[session_file.file_name(session(9, at=NOW + timedelta(weeks=5)))].check == "clock"
    told = checkup.of(store, datetime(1970, 1, 1, tzinfo=UTC))
    assert any(f.check == "clock" and not f.file and "1970-01-01" in f.says for f in told.problems)


def test_one_persons_check_up_opens_no_other_folder_and_names_nobody(store: TomlStore) -> None:
    (folder(store, person="anna") / "bad.toml").write_text("[")
    (store.root / "people" / "Bo").mkdir()
    told = checkup.of(store, NOW, "me")
    assert not told.findings
    assert "anna" not in told.json() + told.text()
    assert "bad.toml" in found(store)
    with pytest.raises(StoreError):
        checkup.of(store, NOW, "../anna")


# -- the place ------------------------------------------------------------------------------------


def by_check(told: Iterator[Finding] | Checkup) -> dict[str, Finding]:
    return {f.check: f for f in (told.findings if isinstance(told, Checkup) else told)}


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_a_folder_that_others_may_look_into_is_told(store: TomlStore) -> None:
    store.root.chmod(0o755)
    assert "chmod 700" in by_check(checkup.of(store, NOW))["permissions"].says
    store.root.chmod(0o700)
    (store.root / "people/me").chmod(0o755)
    told = by_check(checkup.of(store, NOW))["permissions"]
    assert (told.file, told.level) == ("people/me", "note")
    assert (store.root / "people/me").stat().st_mode & 0o777 == 0o755


def test_a_full_disk_is_told_before_a_save_fails(store: TomlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 5 << 20))  # type: ignore[attr-defined]
    assert "only 5 MB left" in by_check(checkup.of(store, NOW))["space"].says


def test_another_window_is_told(store: TomlStore) -> None:
    other = TomlStore(store.root)
    assert other.lock() == "us"
    assert by_check(checkup.of(store, NOW))["lock"].level == "note"
    other.unlock()
    assert "lock" not in by_check(checkup.of(store, NOW))


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("Dropbox/x", "Dropbox"), ("Dropbox (Home)/x", "Dropbox"), ("OneDrive/x", "OneDrive"),
        ("OneDrive - A Clinic/a/b", "OneDrive"), ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-a/x", "a cloud service"), ("Nextcloud/x", "Nextcloud"),
        ("Documents/onthemend", ""), ("my dropbox ideas/x", ""),
    ],
)  # fmt: skip
def test_a_folder_of_a_sync_service_is_known_by_its_name(tmp_path: Path, path: str, service: str) -> None:
    assert place_check.cloud_of(tmp_path / path) == service


def test_a_folder_that_a_sync_program_marked_is_known(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    told = by_check(place_check.check(TomlStore(tmp_path / "a/data"), NOW))
    assert "Syncthing, so your answers leave this machine" in told["sync"].says


@pytest.mark.parametrize(
    ("kind", "check"),
    [("nfs4", "share"), ("cifs", "share"), ("fuse.sshfs", "share"), ("exfat", "permissions"), ("ext4", "")],
)
def test_a_network_share_is_known_by_the_list_of_disks(tmp_path: Path, kind: str, check: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        f"36 22 0:31 / {str(tmp_path).replace(' ', chr(92) + '040')} rw shared:1 - {kind} host:/x rw\n"
    )
    told = by_check(place_check.check(TomlStore(tmp_path / "data"), NOW, mounts=mounts))
    assert set(told) == ({check} if check else set())
    assert ("network share" in place_check.elsewhere(tmp_path / "data", mounts)) == (check == "share")


def test_a_name_without_a_record_is_not_called_well_without_a_word(store: TomlStore) -> None:
    (finding,) = checkup.of(store, NOW, "nobody-here").findings
    assert finding.says == "There is no record under this name here yet."
    assert finding.level == "note"


# -- the content ----------------------------------------------------------------------------------


def test_content_that_is_wrong_is_named_with_file_and_line(store: TomlStore, tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content/s2.toml"
    text = path.read_text()
    path.write_text(text.replace('kind = "rating"', 'kind = "raging"', 1))
    told = by_check(checkup.of(store, NOW, content_folder=tmp_path / "content"))["content"]
    assert told.file == "s2.toml"
    assert "raging" in told.says
    assert text.splitlines()[(told.line or 0) - 1].startswith("id = ")


def test_every_other_file_of_the_content_is_read_too(store: TomlStore, tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content/learn").mkdir(exist_ok=True)
    (tmp_path / "content/learn/one.toml").write_text("a = 1\nb = \n")
    told = by_check(checkup.of(store, NOW, content_folder=tmp_path / "content"))["content"]
    assert (told.file, told.line) == ("learn/one.toml", 2)


# -- the command and the quarantine ---------------------------------------------------------------


def test_the_command_ends_with_one_where_something_was_found(store: TomlStore, capsys: Captured) -> None:
    assert cli.main(["doctor", "--data", str(store.root)]) == 0
    (folder(store) / "bad.toml").write_text("[")
    before = state(store.root)
    assert cli.main(["doctor", "--data", str(store.root)]) == 1
    assert "people/me/sessions/bad.toml, line 1" in capsys.readouterr().out
    assert state(store.root) == before


def test_the_json_has_the_same_keys_for_ever(store: TomlStore, capsys: Captured) -> None:
    (folder(store) / "bad.toml").write_text("[")
    assert cli.main(["doctor", "--json", "--data", str(store.root)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["format", "schema", "place", "fine", "counted", "findings"]
    assert list(told["counted"]) == [
        "question_files", "people", "check_ins", "unfinished", "notes", "in_the_trash", "in_quarantine",
    ]  # fmt: skip
    assert list(told["findings"][0]) == ["check", "level", "file", "line", "says", "do", "movable"]


def test_a_named_file_is_put_aside_whole_and_can_be_put_back(store: TomlStore, capsys: Captured) -> None:
    path = folder(store) / "bad.toml"
    path.write_text("[[")
    assert cli.main(["doctor", "--data", str(store.root), "--quarantine", "people/me/sessions/bad.toml"]) == 0
    said = capsys.readouterr().out
    (moved,) = (store.root / "quarantine").rglob("*.toml")
    assert moved.relative_to(store.root).parts[2:] == ("people", "me", "sessions", "bad.toml")
    assert moved.read_text() == "[["
    assert not path.exists()
    assert f"It is now {moved}" in said
    assert f"move it back to {path}" in said
    moved.rename(path)
    path.write_text("[[")
    assert quarantine.put_aside(store.folders, "people/me/sessions/bad.toml", NOW.date())


def test_the_same_file_twice_in_a_day_keeps_both(store: TomlStore) -> None:
    for text in ("one", "two"):
        (folder(store) / "bad.toml").write_text(text)
        quarantine.put_aside(store.folders, "people/me/sessions/bad.toml", NOW.date())
    assert {path.read_text() for path in (store.root / "quarantine").rglob("*.toml")} == {"one", "two"}


@pytest.mark.parametrize(
    "name", ["good", "../outside.toml", "store.toml", "/etc/hostname", "people/anna/person.toml"]
)
def test_nothing_else_is_ever_put_aside(store: TomlStore, name: str, capsys: Captured) -> None:
    (store.root.parent / "outside.toml").write_text("[")
    name = f"people/me/sessions/{session_file.file_name(session(1))}" if name == "good" else name
    before = state(store.root.parent)
    assert cli.main(["doctor", "--data", str(store.root), "--quarantine", name]) == 1
    assert "isn't among the files that were found" in capsys.readouterr().err
    assert state(store.root.parent) == before


def test_without_a_terminal_nobody_is_asked_and_nothing_moves(store: TomlStore, capsys: Captured) -> None:
    (folder(store) / "bad.toml").write_text("[")
    before = state(store.root)
    assert cli.main(["doctor", "--data", str(store.root), "--quarantine"]) == 2
    assert "names of the files" in capsys.readouterr().err
    assert state(store.root) == before


@pytest.mark.parametrize("name", ["\x1b]0;x\x07.toml", "‮evil.toml", "a\nb.toml"])
def test_a_name_that_would_act_on_a_terminal_is_printed_clean(store: TomlStore, name: str) -> None:
    (folder(store) / name).write_text("[")
    told = checkup.of(store, NOW)
    assert not {"\x1b", "\x07", "\u202e"} & set(told.text() + told.json())
    (finding,) = quarantine.asked_for(
        store.folders, [told.problems[0].where.partition(",")[0]], told.problems, Path("/")
    )
    quarantine.put_aside(store.folders, finding.file, NOW.date())
    assert not (folder(store) / name).exists()
