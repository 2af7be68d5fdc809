"""docs/reminders.md: what a person copies out of it works as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

GUIDE = (Path(__file__).resolve().parent.parent.parent / "docs" / "reminders.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", GUIDE, re.DOTALL)


def block(kind: str, place: int = 0) -> str:
    return [text for found, text in BLOCKS if found == kind][place]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A path with a program called onthemend that says LINE, and one that notes what was to be shown."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "onthemend").write_text('#!/bin/sh\n[ "$1" = remind ] && printf "%s" "$LINE"\n')
    (folder / "notify-send").write_text(f'#!/bin/sh\nprintf "%s|" "$@" >>{tmp_path}/shown\n')
    for program in folder.iterdir():
        program.chmod(0o700)
    return f"{folder}:{os.environ['PATH']}"


def run(script: str, path: str, home: Path, line: str) -> str:
    env = {"PATH": path, "HOME": str(home), "LINE": line}
    done = subprocess.run(["sh", "-euc", script], env=env, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_the_shell_lines_show_it_once_a_day(tmp_path: Path, path: str) -> None:
    assert run(block("sh"), path, tmp_path, "It is time.\n") == "It is time.\n"
    assert run(block("sh"), path, tmp_path, "It is time.\n") == ""
    (tmp_path / ".local/state/onthemend-reminded").write_text("2026-01-01\n")
    assert run(block("sh"), path, tmp_path, "It is time.\n") == "It is time.\n"


@pytest.mark.parametrize("line", ["It is time.", ""])
def test_the_service_shows_a_message_only_when_there_is_a_line(tmp_path: Path, path: str, line: str) -> None:
    command = re.search(r"^ExecStart=/bin/sh -c '(.*)'$", block("ini"), re.MULTILINE)
    assert command is not None
    run(command[1].replace("$$", "$"), path, tmp_path, line)
    shown = tmp_path / "shown"
    assert (shown.read_text() if shown.exists() else "") == (f"On the Mend|{line}|" if line else "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_timer(tmp_path: Path) -> None:
    for kind, place in (("service", 0), ("timer", 1)):
        (tmp_path / f"onthemend-remind.{kind}").write_text(block("ini", place))
    names = [str(tmp_path / f"onthemend-remind.{kind}") for kind in ("service", "timer")]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "onthemend" in line]
    assert ours == []
    calendar = ["systemd-analyze", "calendar", "*-*-* 18:00"]
    assert subprocess.run(calendar, capture_output=True, check=False).returncode == 0


def test_the_cron_line_has_five_fields_and_the_command() -> None:
    assert re.fullmatch(r"(\S+ ){5}onthemend remind\n", block("crontab"))
