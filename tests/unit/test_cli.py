"""The command line: exit codes, one sentence for whatever is wrong, and from two sheets to a verdict."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessments.errors import AnswerError
from tui import cli
from tui.commands import launch, recording

NOW = datetime(2026, 11, 5, 9, 41, tzinfo=UTC)
Captured = pytest.CaptureFixture[str]


def run(*argv: str) -> int:
    return cli.main(argv)


def keep(tmp_path: Path, text: str, at: str, *more: str) -> int:
    (tmp_path / "answers.toml").write_text(text)
    return run("record", str(tmp_path / "answers.toml"), "--at", at, *more)


def told(capsys: Captured, *more: str) -> dict[str, object]:
    capsys.readouterr()
    assert run("progress", "--json", *more) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def sentence(capsys: Captured) -> str:
    """What stands on stderr: one line."""
    text = capsys.readouterr().err
    assert text.startswith("onthemend: ")
    assert text.count("\n") == 1
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize(
    "argv", [["bogus"], ["record"], ["progress", "--jsn"], ["record", "a", "b"], ["--data"], ["--data", ""]]
)
def test_wrong_usage_is_two_and_one_sentence(argv: list[str], capsys: Captured) -> None:
    assert run(*argv) == 2
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv", [["check-in", "--form", "weekly"], ["check-in", "--only", "s9"], ["demo", "nobody"]]
)
def test_a_name_that_is_not_there_is_two_and_names_the_choices(argv: list[str], capsys: Captured) -> None:
    assert run(*argv) == 2
    assert "please choose one of" in sentence(capsys)


@pytest.mark.parametrize("argv", [["--help"], ["record", "--help"], ["--version"]])
def test_help_and_version_are_fine(argv: list[str], capsys: Captured) -> None:
    assert run(*argv) == 0
    assert "onthemend" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [[], ["check-in"], ["check-in", "--only", "s3"], ["demo"]])
def test_the_app_without_a_terminal_is_one_sentence(argv: list[str], capsys: Captured) -> None:
    assert run(*argv) == 1
    assert "terminal" in sentence(capsys)


@pytest.mark.parametrize("where", [["--data", "{}", "progress"], ["progress", "--data", "{}"]])
def test_an_empty_store_is_one_sentence_and_fine(where: list[str], tmp_path: Path, capsys: Captured) -> None:
    assert run(*(part.replace("{}", str(tmp_path / "d")) for part in where)) == 0
    assert capsys.readouterr().out == "No check-in yet. Start one with: onthemend check-in\n"
    assert not (tmp_path / "d").exists()


def test_the_json_of_an_empty_store_is_whole(capsys: Captured) -> None:
    found = told(capsys)
    assert found["person"] == "me"
    assert found["sessions"] == 0
    assert found["since"] is None


# CLINICAL.md 3.2, test vectors of leg pain 0-10
@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        (6, 4, "improved"),
        (7, 5, "no_meaningful_change"),
        (8, 6, "no_meaningful_change"),
        (8, 5, "improved"),
        (3, 2, "no_meaningful_change"),
        (2, 0, "resolved"),
        (3, 0, "resolved"),
        (4, 6, "worse"),
        (10, 5, "a_lot_better"),
    ],
)
def test_two_dated_sheets_give_the_verdict(
    then: int, now: int, verdict: str, tmp_path: Path, capsys: Captured
) -> None:
    assert keep(tmp_path, f'ctx_side = "left"\ns2_leg_avg = {then}', "2026-09-03") == 0
    assert keep(tmp_path, f"s2_leg_avg = {{ left = {now} }}", "2026-09-10") == 0
    found = told(capsys)
    assert found["person"] == "me"
    assert found["sessions"] == 2
    assert found["since"] == "2026-09-03"
    measures = found["measures"]
    assert isinstance(measures, dict)
    pain = measures["leg_pain"]
    assert (pain["first"], pain["last"], pain["now"]) == (then, then, now)
    assert pain["verdict"] == verdict
    assert not pain["confirmed"]


def test_progress_says_that_the_safety_questions_were_not_asked(tmp_path: Path, capsys: Captured) -> None:
    assert keep(tmp_path, 'ctx_side = "left"\ns2_leg_avg = 4', "2026-09-03") == 0
    capsys.readouterr()
    assert run("progress") == 0
    assert "weren't asked" in capsys.readouterr().out


def test_a_warning_sign_prints_its_action_with_the_countrys_number_and_is_kept(
    tmp_path: Path, capsys: Captured
) -> None:
    assert keep(tmp_path, 'ctx_country = "GB"\nE2 = "yes"', "2026-09-03") == 0
    out = capsys.readouterr().out
    assert out.startswith("Go to the emergency department or call 999 now.")
    assert "Don't drive yourself." in out
    found = told(capsys)
    assert [flag["code"] for flag in found["flags"]] == ["E2"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "at", "part"),
    [
        ("s2_back_avg = 11", "2026-09-03", "s2_back_avg: please give a whole number from 0 to 10."),
        ("s2_bak_avg = 1", "2026-09-03", "did you mean s2_back_avg?"),
        ("s2_back_avg = 1", "2999-01-01", "--at: 2999-01-01 is still ahead"),
        ("s2_back_avg = 1", "soon", "--at: please give a day"),
        ("s2_back_avg = [", "2026-09-03", "it isn't valid TOML"),
    ],
)
def test_a_wrong_sheet_keeps_nothing(text: str, at: str, part: str, tmp_path: Path, capsys: Captured) -> None:
    assert keep(tmp_path, text, at, "--data", str(tmp_path / "d")) == 1
    assert part in sentence(capsys)
    assert not (tmp_path / "d").exists()


def test_a_sheet_that_is_not_there_is_named(tmp_path: Path, capsys: Captured) -> None:
    assert run("record", str(tmp_path / "none.toml")) == 1
    assert "none.toml can't be read" in sentence(capsys)
    assert run("record", str(tmp_path)) == 1
    assert "isn't a plain file" in sentence(capsys)


@pytest.mark.skipif(
    os.name != "posix" or (os.geteuid() == 0 and not Path("/proc/version").exists()), reason="/proc"
)
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    assert keep(tmp_path, "s2_back_avg = 1", "2026-09-03", "--data", "/proc/onthemend") == 1
    assert "Not saved: " in sentence(capsys)


def test_a_bad_person_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    assert keep(tmp_path, "s2_back_avg = 1", "2026-09-03", "--person", "../x") == 1
    assert "A person's name here" in sentence(capsys)


def test_people_do_not_see_each_other(tmp_path: Path, capsys: Captured) -> None:
    assert keep(tmp_path, "s2_back_avg = 1", "2026-09-03", "--person", "anna") == 0
    assert told(capsys)["sessions"] == 0
    assert told(capsys, "--person", "anna")["person"] == "anna"


def test_a_file_that_cannot_be_read_is_told_and_hides_nothing(
    tmp_path: Path, capsys: Captured, own_data_folder: Path
) -> None:
    assert keep(tmp_path, "s2_back_avg = 1", "2026-09-03") == 0
    bad = own_data_folder / "people" / "me" / "sessions" / "2026-09-04T000000-x.toml"
    bad.write_text("format = ")
    capsys.readouterr()
    assert run("progress", "--json") == 0
    both = capsys.readouterr()
    assert json.loads(both.out)["sessions"] == 1
    assert "not read, and left as it is: 2026-09-04T000000-x.toml: it isn't valid TOML" in both.err
    assert bad.read_text() == "format = "


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-04", datetime(2026, 11, 4, 12).astimezone()),
        ("2026-11-04T09:30", datetime(2026, 11, 4, 9, 30).astimezone()),
        ("2026-11-04T09:30:00+00:00", datetime(2026, 11, 4, 9, 30, tzinfo=UTC)),
        (None, NOW),
    ],
)
def test_at_is_a_day_or_a_moment(text: str | None, moment: datetime) -> None:
    assert recording.when(text, NOW) == moment


def test_today_is_never_ahead_of_now() -> None:
    early = datetime.now().astimezone().replace(hour=0, minute=1)
    assert recording.when(early.date().isoformat(), early) == early
    with pytest.raises(AnswerError, match="still ahead"):
        recording.when((NOW + timedelta(days=2)).isoformat(), NOW)


def test_questions_lists_every_id_as_json_and_for_reading(capsys: Captured) -> None:
    assert run("questions", "--json") == 0
    ids = [row["id"] for row in json.loads(capsys.readouterr().out)]
    assert {
        "E1",
        "E8",
        "E11",
        "U2",
        "A1",
        "e9_ill",
        "s1_zones",
        "s2_leg_avg",
        "s3_own1",
        "p3_habits",
        "gpe",
    } <= set(ids)
    assert run("questions") == 0
    text = capsys.readouterr().out
    assert all(item in text for item in ids)
    assert run("questions", "--form", "weekly") == 2


def test_a_blank_sheet_can_be_filled_and_kept(tmp_path: Path, capsys: Captured) -> None:
    assert run("questions", "--blank", "--form", "check-in") == 0
    blank = capsys.readouterr().out
    sheet = blank.replace("# ctx_side =", 'ctx_side = "left"').replace(
        "# s2_leg_avg = { left =  }", "s2_leg_avg = { left = 4 }"
    )
    if "ctx_side" not in sheet:
        sheet += '\nctx_side = "left"\n'
    assert keep(tmp_path, sheet, "2026-09-03") == 0
    assert told(capsys)["sessions"] == 1


def test_a_crash_is_one_sentence_without_any_value(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_asked: object) -> int:
        secret = "numb"
        raise ValueError(secret)

    monkeypatch.setattr(launch, "home", crash)
    assert run() == 1
    text = sentence(capsys)
    assert "numb" not in text
    assert "ValueError" in text


def test_an_interrupt_is_quiet(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_asked: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(launch, "home", stop)
    assert run() == 1
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_goes_away_is_quiet(own_data_folder: Path) -> None:
    command = f'"{sys.executable}" -m tui.cli questions --json | head -c 1'
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.stdout == "["
    assert done.stderr == ""


def test_help_and_version_load_neither_textual_nor_pydantic() -> None:
    for option in ("--help", "--version"):
        heavy = "{'textual', 'rich', 'pydantic', 'platformdirs'}"
        asked = f"import sys, tui.cli as c; c.main(['{option}']); print(sorted({heavy} & set(sys.modules)))"
        done = subprocess.run(
            [sys.executable, "-c", asked],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_printing_progress_does_not_load_textual(own_data_folder: Path) -> None:
    asked = "import sys, tui.cli as c; c.main(['progress']); print('textual' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines()[-1] == "False"
