"""docs/kiosk: the files a clinic installs are what systemd, the shell and foot take, and say what is so."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from assessments.clinic import settings
from tui import cli

DOCS = Path(__file__).resolve().parents[2] / "docs" / "kiosk"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
NEEDS = {"onthemend-kiosk.service": "/bin/sh", "onthemend-kiosk-cage.service": "/usr/bin/cage"}


def unit(name: str) -> dict[str, list[str]]:
    """The keys of a unit and all their values."""
    found: dict[str, list[str]] = {}
    for line in (DOCS / name).read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("name", NEEDS)
def test_systemd_takes_the_unit(name: str) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None or not Path(NEEDS[name]).exists():
        pytest.skip("systemd-analyze or what the unit starts isn't here")
    done = subprocess.run([verify, "verify", str(DOCS / name)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", NEEDS)
def test_the_unit_comes_back_and_keeps_everything_in(name: str) -> None:
    found = unit(name)
    assert found["Restart"] == ["always"]
    assert found["StartLimitIntervalSec"] == ["0"]  # it never gives up
    assert found["RestartPreventExitStatus"] == ["0 78"]  # but where staff left it, or something is wrong
    assert found["StateDirectoryMode"] == ["0700"]
    assert found["UMask"] == ["0077"]
    assert found["LimitCORE"] == ["0"]
    assert found["MemorySwapMax"] == ["0"]
    assert found["PrivateNetwork"] == ["yes"]
    assert found["TTYVTDisallocate"] == ["yes"]
    assert "onthemend-kiosk-launch" in found["ExecStart"][0]


def test_what_textual_draws_on_reaches_the_console() -> None:
    found = unit("onthemend-kiosk.service")
    assert (found["StandardInput"], found["StandardOutput"]) == (["tty-force"], ["tty"])


def test_the_launcher_is_deaf_before_python_starts() -> None:
    text = (DOCS / "onthemend-kiosk-launch").read_text("utf-8")
    code = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert code[0].startswith("trap '' INT QUIT TSTP")
    assert "stty -isig -ixon" in code[1]
    assert r"\033c\033[3J" in code[2]
    assert "exec env -i " in text
    assert " -I -m tui.cli kiosk " in text
    shell = shutil.which("sh")
    assert shell
    assert subprocess.run([shell, "-n", str(DOCS / "onthemend-kiosk-launch")], check=False).returncode == 0


def test_foot_has_no_key_and_no_button_of_its_own() -> None:
    ini = configparser.ConfigParser()
    text = (DOCS / "foot.ini").read_text("utf-8")
    ini.read_string(re.sub(r"\A(.*?)(?=^\[)", r"[main]\n\1", text, flags=re.S | re.M))
    assert set(ini["key-bindings"].values()) == set(ini["mouse-bindings"].values()) == {"none"}
    assert ini["scrollback"]["lines"] == "0"
    foot = shutil.which("foot")
    if foot:
        done = subprocess.run([foot, "--check-config", "-c", str(DOCS / "foot.ini")], check=False)
        assert done.returncode == 0


def test_every_command_in_the_guide_exists() -> None:
    asked = [line.split() for line in re.findall(r"(?<![/-])onthemend-kiosk ([^`\n/]+)", GUIDE)]
    asked = [words for words in asked if words[0] != "COMMAND"]
    assert {words[0] for words in asked} == {"set-pin", "check", "codes", "verify", "retention", "erase"}
    for words in asked:
        assert cli.parser().parse_args(["kiosk", *words]).run.startswith("clinic:")


def test_every_file_that_the_guide_installs_is_in_the_bundle() -> None:
    named = re.findall(r"install -D -m \d+ kiosk/(\S+) (\S+)", GUIDE)
    assert {name for name, _ in named} == {path.name for path in DOCS.iterdir()} - {"guide.md"}
    for name, place in named:
        told = (DOCS / name).read_text("utf-8") + GUIDE
        assert place in told.replace(f"kiosk/{name} {place}", "", 1) or name == "foot.ini"


def test_a_command_is_run_as_the_kiosks_account_and_on_its_records(tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell
    stub = tmp_path / "sudo"
    stub.write_text('#!/bin/sh\n[ "$3" = test ] || printf "%s|" "$@"\n')
    stub.chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    asked = [shell, str(DOCS / "onthemend-kiosk"), "verify", "--head", "1:a b"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=env)
    program = "/usr/local/lib/onthemend/bin/onthemend"
    expected = ["-u", "kiosk", program, "kiosk", "verify", "--data", "/var/lib/onthemend", "--head", "1:a b"]
    assert done.stdout.split("|")[:-1] == expected


def test_the_guide_says_what_must_be_said() -> None:
    assert "whole disk must be encrypted" in GUIDE
    assert "what it can't" in GUIDE
    for name in (*NEEDS, "onthemend-kiosk-launch", "foot.ini", "kiosk.toml", "key.toml"):
        assert name in GUIDE
    assert settings.template().decode().count("\n\n") > 5
