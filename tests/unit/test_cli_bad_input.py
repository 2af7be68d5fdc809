"""Whatever is wrong around the commands: one sentence, the right exit code, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessments.errors import StoreError
from tui import cli, settings

ROOT = Path(__file__).parents[2]
SHEET = 'ctx_side = "left"\ns2_leg_avg = 4\n'
Captured = pytest.CaptureFixture[str]


def shell(line: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs "$OTM" in a real shell, with the test's own data folder."""
    return subprocess.run(
        ["sh", "-c", line.replace("$OTM", f'"{sys.executable}" -m tui.cli')],
        input=stdin,
        capture_output=True,
        timeout=30,
        check=False,
        cwd=ROOT,
    )


def sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    text = done.stderr.decode()
    assert text.count("\n") == 1, text
    assert text.startswith("onthemend: ")
    assert "Something went wrong" not in text
    return text


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "answers.toml"
    path.write_text(SHEET)
    return path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")
@pytest.mark.parametrize(
    "words", ["--version", "--help", "questions", "questions --json", "progress", "progress --json"]
)
def test_output_that_cannot_be_written_is_one_sentence(words: str) -> None:
    done = shell(f"$OTM {words} > /dev/full")
    assert done.returncode == 1
    assert "not all could be printed: the disk is full" in sentence(done)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")
def test_a_sheet_that_was_kept_is_said_to_be_kept_where_printing_fails(
    sheet: Path, own_data_folder: Path
) -> None:
    done = shell(f"$OTM record {sheet} --at 2026-01-02 > /dev/full")
    assert done.returncode == 1
    assert f"The answers are kept in {own_data_folder}, but not printed" in sentence(done)
    assert len(list(own_data_folder.glob("people/me/sessions/*.toml"))) == 1


def test_a_closed_output_is_told_before_anything_is_done(sheet: Path, own_data_folder: Path) -> None:
    done = shell(f"$OTM record {sheet} --at 2026-01-02 >&-")
    assert done.returncode == 1
    assert "nowhere to print to" in sentence(done)
    assert not own_data_folder.exists()


def test_closed_input_and_errors_harm_nothing(sheet: Path, own_data_folder: Path) -> None:
    assert shell(f"$OTM record {sheet} --at 2026-01-02 <&- 2>&-").returncode == 0
    assert len(list(own_data_folder.glob("people/me/sessions/*.toml"))) == 1
    assert "needs a terminal" in sentence(shell("$OTM check-in <&-"))


def test_a_sheet_too_long_for_the_input_is_refused_not_cut(own_data_folder: Path) -> None:
    done = shell("$OTM record - --at 2026-01-02", SHEET.encode() + b"#" * (1 << 20))
    assert done.returncode == 1
    assert "larger than 1024 KiB" in sentence(done)
    assert not own_data_folder.exists()


def test_a_link_to_a_sheet_is_as_good_as_the_sheet(sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(sheet)
    assert cli.main(["record", str(tmp_path / "link.toml"), "--at", "2026-01-02"]) == 0


@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "none", "below a file", "long", "noname"])
def test_a_sheet_that_is_no_file_is_one_sentence_about_the_sheet(
    kind: str, sheet: Path, tmp_path: Path, capsys: Captured
) -> None:
    name = str(tmp_path / kind)
    if kind == "folder":
        os.mkdir(name)  # noqa: PTH102
    elif kind == "pipe":
        os.mkfifo(name)
    elif kind == "loop":
        Path(name).symlink_to(name)
    elif kind == "below a file":
        name = f"{sheet}/x"
    elif kind == "long":
        name = "x" * 5000
    elif kind == "noname":
        name = ""
    assert cli.main(["record", name, "--at", "2026-01-02"]) == 1
    text = capsys.readouterr().err
    assert "can't be read: " in text
    assert "--data" not in text
    assert text.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"\xff\xfec\0t\0x\0", "UTF-8"),
        (b"s2_back_avg = " + b"9" * 5000, "a number in it is far too long"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"s2_back_avg = 1\ns2_back_avg = 2\n", "isn't valid TOML"),
    ],
)
def test_a_damaged_sheet_is_one_sentence(data: bytes, part: str, sheet: Path, capsys: Captured) -> None:
    sheet.write_bytes(data)
    assert cli.main(["record", str(sheet), "--at", "2026-01-02"]) == 1
    text = capsys.readouterr().err
    assert part in text
    assert text.count("\n") == 1


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + SHEET.encode(), SHEET.replace("\n", "\r\n").encode()])
def test_a_sheet_from_another_editor_is_read(data: bytes, sheet: Path) -> None:
    sheet.write_bytes(data)
    assert cli.main(["record", str(sheet), "--at", "2026-01-02"]) == 0


@pytest.mark.parametrize(
    "argv",
    [["check-in", "--form", ""], ["check-in", "--only", ""], ["demo", ""], ["questions", "--form", ""]],
)
def test_an_empty_name_is_not_the_default(argv: list[str], capsys: Captured) -> None:
    assert cli.main(argv) == 2
    assert "please choose one of" in capsys.readouterr().err


@pytest.mark.parametrize("person", ["", ".", "..", "../me", "a/b", "A", "me\n", "m\u0435", "x" * 33, "-x"])
def test_a_person_that_is_no_name_is_refused(person: str, sheet: Path, own_data_folder: Path) -> None:
    assert cli.main(["record", str(sheet), "--at", "2026-01-02", f"--person={person}"]) == 1
    assert not own_data_folder.exists()


@pytest.mark.parametrize("argv", [["--\x1b]0;x\x07"], ["\x1b]0;x\x07"], ["progress", "--data", "\x1b]0;x"]])
def test_no_control_character_of_an_argument_reaches_the_terminal(argv: list[str], capsys: Captured) -> None:
    cli.main(argv)
    both = capsys.readouterr()
    assert "\x1b" not in both.out + both.err
    assert "\x07" not in both.out + both.err


def test_a_folder_of_nobody_is_one_sentence(capsys: Captured) -> None:
    assert cli.main(["progress", "--data", "~nobody-of-that-name/x"]) == 1
    assert "leads nowhere" in capsys.readouterr().err


def test_without_a_home_nothing_is_kept_in_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_a, **_k: Path("~/.local/share/onthemend"))
    with pytest.raises(StoreError, match="home folder isn't known"):
        settings.folder(None, {})
