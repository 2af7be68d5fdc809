"""export and import on the command line: what is written, told and refused; --person on every command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assessments.answers import Answers, Key
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.session import Session
from tui import cli

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 9, 3, 9, 41, tzinfo=UTC)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The data folder of two people with a check-in each."""
    store = TomlStore(tmp_path / "data")
    for person, pain in (("me", 4), ("anna", 9)):
        store.save_person(Person(person, created=AT))
        given = Answers({Key("s2_back_avg"): pain, Key("ctx_side"): "left"})
        store.save(Session(f"{pain:032x}", person, "full", AT, AT, AT, given, counter=1, zone="UTC"))
    return tmp_path / "data"


def run(root: Path, *words: str) -> int:
    return cli.main([words[0], "--data", str(root), *words[1:]])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("copy", ()),
        ("copy", ("--format", "toml")),
        ("copy.json", ()),
        ("copy.csv", ("--format", "csv-long")),
        ("copy.xyz", ("--format", "json")),
    ],
)
def test_a_copy_goes_out_and_comes_in_somewhere_else(
    root: Path, tmp_path: Path, capsys: Captured, name: str, words: tuple[str, ...]
) -> None:
    copy = tmp_path / name
    assert run(root, "export", str(copy), *words) == 0
    assert f"Written: {copy}" in capsys.readouterr().out
    there = tmp_path / "there"
    assert run(there, "import", str(copy), "--dry-run") == 0
    assert "Would be taken in: 1 check-in" in capsys.readouterr().out
    assert not there.exists()
    assert run(there, "import", str(copy)) == 0
    assert "Taken in: 1 check-in" in capsys.readouterr().out
    assert TomlStore(there).all("me").sessions == TomlStore(root).all("me").sessions
    assert run(there, "import", str(copy)) == 0
    assert "Taken in: nothing. Here already: 1 check-in" in capsys.readouterr().out


def test_one_session_file_can_be_taken_in(root: Path, tmp_path: Path, capsys: Captured) -> None:
    (path,) = (root / "people/me/sessions").iterdir()
    assert run(tmp_path / "there", "import", str(path)) == 0
    assert (tmp_path / "there/people/me/sessions" / path.name).read_bytes() == path.read_bytes()


def test_nothing_is_written_over_without_force(root: Path, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "copy.json"
    target.write_text("a letter")
    assert run(root, "export", str(target)) == 1
    assert "Or add --force to replace it." in capsys.readouterr().err
    assert target.read_text() == "a letter"
    assert run(root, "export", str(target), "--force") == 0
    assert json.loads(target.read_text())["person"] == "me"


def test_a_table_comes_with_its_codebook_and_the_codebook_can_be_had_alone(
    root: Path, tmp_path: Path
) -> None:
    assert run(root, "export", str(tmp_path / "a.csv")) == 0
    alone = tmp_path / "book.csv"
    assert run(tmp_path / "no record", "export", str(alone), "--codebook") == 0
    assert (tmp_path / "a-codebook.csv").read_bytes() == alone.read_bytes()


def test_a_copy_can_be_printed_and_a_folder_can_not(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui.cli", "export", "-", "--data", str(root)]
    done = subprocess.run([*command, "--format", "json"], cwd=ROOT, capture_output=True, check=False)
    assert json.loads(done.stdout)["sessions"][0]["answers"]["s2_back_avg"] == 4
    folder = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (folder.returncode, folder.stdout) == (2, b"")
    assert b"--format json" in folder.stderr


def test_what_differs_or_can_not_be_read_is_told_and_the_exit_code_says_so(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert run(root, "export", str(tmp_path / "copy")) == 0
    (path,) = (tmp_path / "copy/sessions").iterdir()
    path.write_text(path.read_text().replace("s2_back_avg = 4", "s2_back_avg = 5"))
    (tmp_path / "copy/sessions/bad.toml").write_text("[")
    assert run(root, "import", str(tmp_path / "copy")) == 1
    told = capsys.readouterr()
    assert "the check-in of 2026-09-03 is here already and says something else" in told.err
    assert "left out: sessions/bad.toml" in told.err
    assert "was changed since it was exported" in told.err
    assert "Left out: 1 check-in." in told.out
    assert TomlStore(root).all("me").sessions[0].answers.number("s2_back_avg") == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "no-such-file"), "There is no "),
        (("import", "pyproject.toml"), "isn't a session of On the Mend"),
        (("import", "Makefile"), "aren't those of a long table"),
        (("import", "docs"), "isn't an export"),
        (("export", "no/such/folder/copy.json"), "there is no folder"),
        (("export", "pyproject.toml/x.json"), "there is no folder"),
        (("export", "README.md/x"), "Not written"),
    ],
)
def test_what_can_not_be_is_one_sentence(
    root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str], said: str
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(root, *words) == 1
    text = capsys.readouterr().err
    assert text.count("\n") == 1
    assert said in text
    assert "Something went wrong" not in text


def test_an_empty_record_is_not_exported(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path / "none", "export", str(tmp_path / "copy")) == 1
    assert "nothing to export yet" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()


@pytest.mark.skipif(not Path("/dev/full").exists() or os.geteuid() != 0, reason="a full disk, as root")
def test_a_disk_that_can_not_be_written_is_one_sentence(root: Path, capsys: Captured) -> None:
    assert run(root, "export", "/proc/copy.json") == 1
    assert "Not written: " in capsys.readouterr().err
    assert "--data" not in capsys.readouterr().err


# -- whose record ---------------------------------------------------------------------------------


def test_every_command_of_a_record_takes_a_person(root: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run(root, "progress", "--json", "--person", "anna") == 0
    assert json.loads(capsys.readouterr().out)["person"] == "anna"
    assert run(root, "export", str(tmp_path / "a.json"), "--person", "anna") == 0
    assert json.loads((tmp_path / "a.json").read_text())["sessions"][0]["answers"]["s2_back_avg"] == 9
    (tmp_path / "sheet.toml").write_text('ctx_side = "left"\ns2_back_avg = 1\n')
    sheet = str(tmp_path / "sheet.toml")
    assert run(root, "record", sheet, "--at", "2026-09-10", "--person", "anna") == 0
    assert run(root, "doctor", "--person", "anna") == 0
    assert "2 check-ins" in capsys.readouterr().out
    assert len(TomlStore(root).all("anna").sessions) == 2
    assert len(TomlStore(root).all("me").sessions) == 1
    assert run(root, "import", str(tmp_path / "a.json")) == 1
    assert "--person anna" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [[], ["check-in"], ["progress"], ["export", "x"], ["import", "."], ["doctor"]]
)
@pytest.mark.parametrize("person", ["../me", "Anna", "con", "", "x" * 5000, "a\x1bb"])
def test_an_id_that_can_not_be_is_one_sentence_and_makes_nothing(
    root: Path, capsys: Captured, command: list[str], person: str
) -> None:
    before = sorted(path for path in root.rglob("*"))
    assert cli.main([*command, "--data", str(root), "--person", person]) == 1
    text = capsys.readouterr().err
    assert text.count("\n") == 1
    assert "A person's name here is" in text
    assert sorted(path for path in root.rglob("*")) == before


def test_no_view_names_anybody_else(root: Path, capsys: Captured) -> None:
    for words in (("progress",), ("progress", "--json"), ("doctor", "--person", "me")):
        run(root, *words)
        told = capsys.readouterr()
        assert "anna" not in told.out + told.err
