"""Killed at any moment, a store keeps every session it called saved, and no part of another."""

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assessments.keeping.toml_store import TomlStore

ROOT = Path(__file__).resolve().parents[2]
LOOP = [sys.executable, str(ROOT / "bench" / "save_loop.py")]


def killed_after(folder: Path, seconds: float) -> dict[str, str]:
    """What the loop called saved before it was killed: path -> sha256."""
    loop = subprocess.Popen([*LOOP, str(folder), "--leftover-age", "0"], stdout=subprocess.PIPE, text=True)
    assert loop.stdout is not None
    first = loop.stdout.readline()
    time.sleep(seconds)
    loop.kill()
    lines = [first, *loop.communicate()[0].splitlines(keepends=True)]
    whole = [line.split() for line in lines if line.startswith("ACK ") and line.endswith("\n")]
    return {path: digest for _, path, digest in whole}


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_every_acknowledged_session_survives_being_killed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    chance = random.Random(7)
    saved: dict[str, str] = {}
    for _ in range(6):
        saved |= killed_after(folder, chance.random() / 5)
    for path, digest in saved.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    shelf = TomlStore(folder).all("me")
    assert shelf.unreadable == ()
    assert len(shelf.sessions) >= len(saved) >= 6
    subprocess.run(
        [*LOOP, str(folder), "--count", "1", "--leftover-age", "0"], check=True, capture_output=True
    )
    assert not list(folder.glob("people/me/sessions/.tmp-*"))


def test_two_writers_in_one_folder_lose_nothing(tmp_path: Path) -> None:
    loops = [
        subprocess.Popen([*LOOP, str(tmp_path / "data"), "--count", "15"], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    out = [loop.communicate()[0] for loop in loops]
    assert [loop.returncode for loop in loops] == [0, 0]
    assert "".join(out).count("ACK ") == 30
    assert len(TomlStore(tmp_path / "data").all("me").sessions) == 30


@pytest.mark.skipif(os.name != "posix", reason="limits of the shell")
def test_where_files_may_not_be_that_large_the_old_ones_stay_and_small_ones_are_saved(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    command = 'ulimit -f "$1" && shift && exec "$@"'  # in blocks of 512 or 1,024 bytes
    loop = [*LOOP, str(folder), "--count", "12"]
    done = subprocess.run(
        ["sh", "-c", command, "sh", "8", *loop], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    refused = [line for line in lines if line.startswith("NAK")]
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert refused
    assert all("larger than is allowed here" in line for line in refused)
    kept = {line.split()[1] for line in lines if line.startswith("ACK")}
    assert {str(path.relative_to(folder)) for path in folder.rglob("sessions/*")} == kept
    assert len(TomlStore(folder).all("me").sessions) == len(kept)
