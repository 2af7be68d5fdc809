"""Copies in the usual places are offered: the newest first, and only what can be taken in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.visits import copies_visit
from tui.visits.copies_visit import copies_near


@pytest.fixture(autouse=True)
def disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only disk that can be taken away."""
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(copies_visit, "_disks", lambda: [stick])
    return stick


def made(path: Path, age: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix:
        path.write_text("x")
    else:
        path.mkdir()
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))


def test_the_newest_three_are_offered_wherever_they_lie(tmp_path: Path, disks: Path) -> None:
    home = tmp_path / "home"
    made(home / "onthemend-2026-11-01", 4)
    made(home / "Downloads" / "onthemend-2026-11-02.json", 3)
    made(home / "Desktop" / "onthemend-2026-11-03-long.csv", 2)
    made(disks / "onthemend-2026-11-04", 1)
    assert copies_near(home) == (
        str(disks / "onthemend-2026-11-04"),
        "~/Desktop/onthemend-2026-11-03-long.csv",
        "~/Downloads/onthemend-2026-11-02.json",
    )


def test_what_can_not_be_taken_in_is_not_offered(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in (
        "onthemend-2026-11-01.csv",
        "onthemend-2026-11-01-codebook.csv",
        "letter.json",
        "onthemend.txt",
    ):
        made(home / name, 1)
    assert copies_near(home) == ()
    assert copies_near(tmp_path / "no-such-home") == ()
