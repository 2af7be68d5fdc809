"""`onthemend today`, `learn` and `remind`: what they print, and what they leave alone."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assessments.asking import sheet
from assessments.helping import plan
from assessments.keeping import session_file
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from tests import samples
from tests.diary import ASKED, library, toml, whole
from tui.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = datetime.now().astimezone()


# -- learn -------------------------------------------------------------------------------------------------


def test_without_words_it_lists_the_topics(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn"]) == 0
    told = capsys.readouterr().out
    assert "time      How long it lasts" in told
    assert "not a substitute for a clinician" in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 79


def test_a_question_in_plain_words_gets_its_paragraph_with_its_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["learn", "why", "is", "my", "back", "worse", "but", "my", "leg", "better?"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("My back is worse, but my leg is better\n")
    assert "From: Aina, May, Clare" in told


def test_a_question_about_something_else_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "what is the capital of France"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "nothing here answers that" in captured.err


def test_where_it_isnt_sure_it_says_that_it_gives_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "can you write a poem"]) == 0
    assert capsys.readouterr().out.startswith("Nothing here answers just that. The nearest there is:")


def test_a_topic_or_a_paragraph_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "risk"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("What makes it more likely\n")
    assert "Long sitting and driving" in told
    assert main(["learn", "r_mixed"]) == 0
    assert capsys.readouterr().out.startswith("What mixed means\n")


def test_what_is_typed_cant_reach_the_terminal_raw(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "\x1b[31mzzz"]) == 1
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err


# -- today -------------------------------------------------------------------------------------------------


def filed(data: Path, **answers: object) -> Record:
    """One check-in of yesterday in the data folder."""
    record = Record(library(), TomlStore(data))
    at = NOW - timedelta(days=1)
    given = {"form": "full", "ctx_side": "left", **dict.fromkeys(ASKED, "no"), **whole(), **answers}
    per_leg = {item: {"left": given[item]} for item in given if item in library().per_leg}
    filled = sheet.read(library(), toml({**given, **per_leg}), record.facts(at), at)
    record.file(filled.interview, at)
    return record


def test_the_tips_of_today_are_told_with_reason_dose_caution_stop_and_source(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filed(own_data_folder)
    assert main(["today"]) == 0
    told = capsys.readouterr().out
    assert [line[:3] for line in told.splitlines() if line[:1].isdigit()] == ["1. ", "2. ", "3. "]
    for words in ("Because ", "How much: ", "Take care: ", "From: "):
        assert told.count(f"   {words}") == 3
    assert max(map(len, told.splitlines())) <= 72


def test_under_a_warning_sign_only_what_to_do_about_it_is_told(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filed(own_data_folder, U1="yes")
    assert main(["today"]) == 0
    told = capsys.readouterr().out
    assert "Speak to a clinician today" in told
    assert "1. " not in told
    assert "How much" not in told


def test_in_a_flare_up_the_persons_own_plan_comes_before_the_tips(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = filed(own_data_folder, flare="yes", flare_stops="no")
    record.note(plan.FOLDER, NOW.date(), NOW, plan.note(["Walk round the pond", "Ring Ada [work]"]))
    assert main(["today"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("This sounds like a flare-up, not a fall back to the start.")
    assert "- Walk round the pond\n- Ring Ada [work]\n\n1. " in told


def test_before_the_first_check_in_it_asks_for_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["today"]) == 0
    assert capsys.readouterr().out.startswith("No check-in yet.")


# -- remind ------------------------------------------------------------------------------------------------


def keep(data: Path, *days_ago: int, person: str = "me") -> None:
    folder = data / "people" / person / "sessions"
    folder.mkdir(parents=True)
    for number, days in enumerate(days_ago):
        made = samples.session((NOW - timedelta(days=days)).date(), number)
        (folder / session_file.file_name(made)).write_bytes(session_file.written(made))


def test_a_week_on_it_prints_one_line_that_says_nothing_about_health(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(own_data_folder, 8, 15)
    assert main(["remind"]) == 0
    told = capsys.readouterr().out
    assert told == "On the Mend: 8 days since your last check-in. When it suits you: onthemend check-in\n"


@pytest.mark.parametrize("days", [(), (0,), (0, 8), (3, 10), (90,)])
def test_when_nothing_is_due_it_prints_nothing(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str], days: tuple[int, ...]
) -> None:
    if days:
        keep(own_data_folder, *days)
    assert main(["remind"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
    assert days or not own_data_folder.exists()


def test_each_person_is_reminded_of_their_own(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(own_data_folder, 1)
    keep(own_data_folder, 9, person="anna-2")
    assert main(["remind", "--person", "anna-2"]) == 0
    assert "9 days" in capsys.readouterr().out
    assert main(["remind", "--person", "../anna"]) == 1


def test_a_folder_that_cant_be_read_is_named_in_one_sentence(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_data_folder / "people" / "me").mkdir(parents=True)
    (own_data_folder / "people" / "me" / "sessions").write_text("not a folder")
    assert main(["remind"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "is a file, not a folder" in captured.err


@pytest.mark.parametrize("command", ["remind", "learn"])
def test_neither_loads_the_terminal_and_remind_loads_no_content(
    own_data_folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(own_data_folder, 8)
    asked = (
        f"import sys; sys.argv = ['onthemend', '{command}']; import tui.cli; tui.cli.main(); "
        "print('LOADED', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = set(done.stdout.split("LOADED")[1].split())
    assert not loaded & {"textual", "rich", "assessments.library", "assessments.record"}
    if command == "remind":
        assert "8 days" in done.stdout
        assert not loaded & {"pydantic", "platformdirs", "json", "assessments.judging"}
        assert len(loaded) < 170


def test_the_app_starts_without_anything_to_learn_or_any_tip() -> None:
    asked = "import sys, tui.app, tui.screens.home; print('LOADED', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = set(done.stdout.split("LOADED")[1].split())
    assert not {name for name in loaded if name.startswith("assessments.helping.")} & {
        f"assessments.helping.{name}"
        for name in ("learning", "search", "stems", "tips", "today", "situation")
    }
