"""The supervisor's loop, without a terminal: what each end of a sitting leads to."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assessments.clinic.audit import Trail
from assessments.clinic.clinic import Clinic
from assessments.errors import StoreError
from tui.kiosk.process import aftermath, supervisor
from tui.kiosk.process.supervisor import Supervisor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kiosk is for Linux only")


class FakeGlass:
    """A terminal that is always clear. `said`: plain words shown on it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.there = True

    def clear(self) -> tuple[bool, bool | None]:
        return True, True

    def say(self, *lines: str) -> None:
        self.said.append(" ".join(lines))

    def give_back(self) -> None:
        """Nothing to give back."""


@pytest.fixture(autouse=True)
def own_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No other process of the test runner is ended, no second is lost, and its signals are given back."""
    monkeypatch.setattr(aftermath, "_orphans", list)
    monkeypatch.setattr(supervisor, "Glass", FakeGlass)
    monkeypatch.setattr(supervisor, "LONGEST_PAUSE", 0.01)
    names = (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
    before = [signal.getsignal(name) for name in names]
    yield
    for name, handler in zip(names, before, strict=True):
        signal.signal(name, handler)


def kiosk(tmp_path: Path, *ends: str) -> Supervisor:
    """Sittings that do one of `ends` after the other; the last tells the supervisor to end."""
    clinic = Clinic.set_up(tmp_path / "data")
    turn = tmp_path / "turn"
    turn.write_text("0")
    script = tmp_path / "sitting.py"
    script.write_text(
        "import os, pathlib, sys\n"
        f"turn = pathlib.Path({str(turn)!r})\n"
        "n = int(turn.read_text()); turn.write_text(str(n + 1))\n"
        f"pathlib.Path({str(tmp_path)!r}, f'closed-{{n}}').write_text(' '.join(sys.argv[2:]))\n"
        f"exec({[*ends, 'os.kill(os.getppid(), 15)']!r}[n])\n"
    )
    return Supervisor(clinic, [sys.executable, "-I", "-S", str(script)])


def closed(tmp_path: Path) -> list[str]:
    """What each sitting was told."""
    return [path.read_text() for path in sorted(tmp_path.glob("closed-*"))]


def told(made: Supervisor) -> list[str]:
    return [line.what for line in made.clinic.trail.since(0)]


def test_sitting_after_sitting_until_the_system_says_so(tmp_path: Path) -> None:
    made = kiosk(tmp_path, "sys.exit(0)", "sys.exit(70)", "os.kill(os.getpid(), 9)", "sys.exit(75)")
    assert made.run() == 0
    assert told(made) == ["started", *["clean-up"] * 2, "crashed", *["clean-up"] * 4, "stopped"]
    assert closed(tmp_path) == [""] * 5


def test_staff_leaving_ends_it(tmp_path: Path) -> None:
    made = kiosk(tmp_path, "sys.exit(10)")
    assert made.run() == 0
    assert closed(tmp_path) == [""]


def test_a_terminal_that_is_gone_ends_it_with_its_own_number(tmp_path: Path) -> None:
    made = kiosk(tmp_path, "sys.exit(75)")
    made.glass.there = False  # type: ignore[misc]
    assert made.run() == 75


def test_a_trace_closes_it_until_it_is_gone(tmp_path: Path) -> None:
    trace = tmp_path / "data" / "keys.log"
    made = kiosk(tmp_path, f"open({str(trace)!r}, 'w').close()", f"os.remove({str(trace)!r})")
    assert made.run() == 0
    assert closed(tmp_path) == ["", "--closed New files outside the records: 1.", ""]
    assert [line.text("failed") for line in made.clinic.trail.since(0) if line.what == "clean-up"] == [
        "", "New files outside the records: 1.", "", "",
    ]  # fmt: skip


def test_a_disk_that_is_full_closes_it_says_why_and_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kiosk(tmp_path)
    real, full = Trail.add, iter([True] * 3)

    def add(trail: Trail, *args: Any, **about: Any) -> Any:
        if next(full, False):
            raise StoreError("Not saved: the disk is full. Make some room, then try again.")
        return real(trail, *args, **about)

    def before(self: aftermath.Aftermath, _: object) -> None:
        if next(full, False):
            raise StoreError("Not saved: the disk is full. Make some room, then try again.")

    monkeypatch.setattr(Trail, "add", add)
    monkeypatch.setattr(aftermath.Aftermath, "before", before)
    assert made.run() == 0
    assert isinstance(made.glass, FakeGlass)
    assert "For staff: Not saved: the disk is full." in made.glass.said[0]
    assert closed(tmp_path)[0].startswith("--closed Not saved: the disk is full.")


def test_a_fault_at_every_start_is_tried_again_ever_more_slowly(tmp_path: Path) -> None:
    made = kiosk(tmp_path, *["sys.exit(70)"] * 5)
    assert made.run() == 0
    assert isinstance(made.glass, FakeGlass)
    assert len(made.glass.said) == 3  # from the third on
    assert made.glass.said[0].startswith("This screen is closed for a moment.")


def test_a_sitting_that_doesnt_end_when_told_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "PATIENCE", 0.2)
    made = kiosk(
        tmp_path,
        "import signal, time; signal.signal(15, signal.SIG_IGN); os.kill(os.getppid(), 15); time.sleep(60)",
    )
    assert made.run() == 0
    assert made._child is not None
    assert made._child.returncode == -signal.SIGKILL


def test_a_hang_up_is_told_apart_from_the_systems_end(tmp_path: Path) -> None:
    assert kiosk(tmp_path, "os.kill(os.getppid(), 1)").run() == 75


def test_a_sitting_sees_nothing_but_its_own_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_LOG", "x")
    seen = tmp_path / "seen"
    made = kiosk(
        tmp_path,
        f"open({str(seen)!r}, 'w').write(' '.join([os.getcwd(), os.environ['HOME'], *os.environ]))",
    )
    made.run()
    place, home, names = seen.read_text().split(" ", 2)
    assert place == home
    assert Path(place).parent == tmp_path / "data" / "kiosk" / "tmp"
    assert "TEXTUAL_LOG" not in names
    assert not Path(place).exists()
