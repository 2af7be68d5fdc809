"""The kiosk as a process in a real terminal: whatever is typed or signalled ends one sitting at most."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessments.clinic.clinic import Clinic
from assessments.clinic.verifying import troubles
from bench.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kiosk is for Linux only")

ROOT = Path(__file__).resolve().parents[2]
CRASHING = ROOT / "bench" / "kiosk_crash.py"  # the kiosk, and F12 makes it fail
PIN, READY, SOON = "830194", "Start my check-in", 6.0
HOSTILE = {
    "TEXTUAL": "debug,devtools", "TEXTUAL_LOG": "textual.log", "TEXTUAL_DEBUG": "1",
    "TEXTUAL_SCREENSHOT": "1", "TEXTUAL_PRESS": "ctrl+q", "TEXTUAL_DRIVER": "no.such:Driver",
    "TEXTUAL_ALLOW_SIGNALS": "1", "TEXTUAL_SHOW_RETURN": "1", "PYTHONINSPECT": "1", "PYTHONDEVMODE": "1",
}  # fmt: skip
BYTES = (
    b"\xff\xfe\xc3", b"\x80\x80", b"caf\xe9 ", b"\x1b[1114112u", b"\x1b[55296u", b"\0" * 200,
    b"\x1b[" + b"1;" * 3000 + b"m", b"\x1b]52;c;" + b"A" * 5000 + b"\x07", b"\x1b[M\xff\xff\xff",
    b"\x1b[<0;99999;99999M\x1b[<64;0;0M\x1b[<-1;-5;-5m", b"\x1b[48;1;1;1;1t\x1b[48;0;0;0;0t\x1b[?2048;2$y",
    b"\x1b[200~[/nope] [@click=app.quit]x[/] \x1b]0;OWNED\x07\x1b[201~",
    b"\x1b[200~" + b"x" * 100_000 + b"\x1b[201~", b"[@click=app.screenshot('pwn.svg','.')]x[/]",
    b"\x1b[113;5u\x1b[99;5u\x1b[112;5u\x1b[113;9u", b"\x1b[200~never ended",
)  # fmt: skip
SIGNALS = "INT QUIT TSTP TTIN TTOU USR1 USR2 ALRM PIPE CONT"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    for name in ("home", "tmp", "cwd"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def kiosk(box: Path) -> Iterator[Terminal]:
    """A running kiosk with a PIN, at its welcome, started by somebody with a hostile environment."""
    env = {**HOSTILE, "HOME": str(box / "home"), "TMPDIR": str(box / "tmp")}
    command = (sys.executable, "-I", str(CRASHING), str(box / "data"))
    with Terminal(command, (100, 30), env, cwd=box / "cwd") as terminal:
        terminal.wait_for(READY)
        yield terminal


def clinic(box: Path) -> Clinic:
    return Clinic.open(box / "data")


def said(terminal: Terminal) -> bytes:
    return b"".join(chunk.data for chunk in terminal.chunks)


def told(box: Path) -> list[str]:
    return [line.what for line in clinic(box).trail.since(0)]


def sitting(terminal: Terminal) -> int:
    """The process of the patient."""
    children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text().split()
    return int(children[0]) if children else 0


def next_one(terminal: Terminal, before: int) -> None:
    """Waits until another patient's process shows its welcome."""
    end = time.monotonic() + 20
    while sitting(terminal) in (0, before):
        assert time.monotonic() < end, "no other process was started"
        terminal.read(0.05)
    terminal.screen.reset()
    terminal.wait_for(READY)


def strangers(box: Path) -> list[str]:
    """Files anywhere but in the records."""
    return [
        str(p.relative_to(box)) for p in box.rglob("*") if p.is_file() and (box / "data") not in p.parents
    ]


def test_nothing_typed_or_signalled_ends_it_and_a_fault_or_kill_ends_one_sitting(
    kiosk: Terminal, box: Path
) -> None:
    first = sitting(kiosk)
    for code in range(1, 27):
        if chr(code) not in "\r\n":
            kiosk.send_bytes(bytes([code]))
    for data in BYTES:
        kiosk.send_bytes(data)
        kiosk.read(0.05)
    kiosk.send("escape", "f1", "f5")
    for name in SIGNALS.split():
        for process in (kiosk.pid, first):
            os.kill(process, getattr(signal, f"SIG{name}"))
    kiosk.read(0.8)
    seen = len(said(kiosk))
    kiosk.resize(90, 26)
    kiosk.wait_until(lambda _: len(said(kiosk)) > seen, 5)
    assert sitting(kiosk) == first
    assert told(box) == ["started", "clean-up"]

    kiosk.send_bytes(b"\x1b[24~")  # F12: the fault
    next_one(kiosk, first)
    second = sitting(kiosk)
    os.kill(second, signal.SIGKILL)
    next_one(kiosk, second)
    assert told(box)[2:] == ["crashed", "clean-up", "clean-up"]
    line = next(line for line in clinic(box).trail.since(0) if line.what == "crashed")
    assert (line.text("kind"), line.text("where").split(":")[0]) == ("ValueError", "kiosk_crash.py")
    output = said(kiosk)
    for bad in (b"Traceback", b"PATIENT-SECRET", b"\x1b]52", b"\x1b]0", b"\x1b]2;", b"OWNED", b"ValueError"):
        assert bad not in output
    assert output.count(b"\x1bc\x1b[3J") >= 3  # the terminal forgets at the start and after each sitting
    assert strangers(box) == []

    kiosk.kill(signal.SIGTERM)
    assert kiosk.wait_for_end(SOON) == 0
    assert told(box)[-1] == "stopped"
    assert troubles(clinic(box).trail.raw()) == ()
    assert (
        said(kiosk).rfind(b"\x1b[?1049h") < said(kiosk).rfind(b"\x1b[?1049l") < said(kiosk).rfind(b"\x1b[3J")
    )
    assert all(path.stat().st_mode & 0o077 == 0 for path in (box / "data").rglob("*"))
    assert not (box / "data" / "kiosk" / "tmp").exists()


def test_a_closed_terminal_ends_it_and_a_trace_refuses_the_next_patient(kiosk: Terminal, box: Path) -> None:
    first = sitting(kiosk)
    (box / "data" / "keys.log").write_text("7 4 1")  # what a program must not leave
    os.kill(first, signal.SIGKILL)
    kiosk.wait_for("This screen is closed just now.")
    kiosk.wait_for("New files outside the records: 1.")
    assert READY not in kiosk.text()
    (box / "data" / "keys.log").unlink()
    kiosk.send("enter")
    kiosk.wait_for(READY)
    (day,) = {line.at.date() for line in clinic(box).trail.since(0)}
    found = clinic(box).of_day(day)
    assert [bool(clean_up.failed) for clean_up in found.clean_ups] == [False, True, False]

    os.close(kiosk._fd)
    kiosk._fd = -1
    end = time.monotonic() + SOON
    while not kiosk.ended() and time.monotonic() < end:
        time.sleep(0.05)
    assert kiosk.code == 75
    assert strangers(box) == []


def test_it_starts_only_with_a_pin_once_and_ends_when_staff_leave_it(box: Path) -> None:
    command = ("sh", str(ROOT / "docs" / "kiosk" / "onthemend-kiosk-launch"))
    env = {"ONTHEMEND_PYTHON": sys.executable, "STATE_DIRECTORY": str(box / "data")}
    Clinic.set_up(box / "data")
    with Terminal(command, (80, 24), env) as none:
        assert none.wait_for_end(20) == 78
        assert "The staff's PIN isn't set yet." in none.text()
    clinic(box).pin.set(PIN)
    with Terminal(command, (80, 24), env) as terminal:
        terminal.wait_for(READY)
        with Terminal(command, (80, 24), env) as other:
            assert other.wait_for_end(20) == 78
            assert "already running" in " ".join(other.text().split())
        (box / "data" / "kiosk" / "kiosk.toml").write_text("idle_seconds = 5\n")
        os.kill(sitting(terminal), signal.SIGKILL)
        terminal.wait_for("Please ask at the desk.")
        terminal.wait_for("kiosk.toml, line 1: idle_seconds")
        (box / "data" / "kiosk" / "kiosk.toml").write_text("idle_seconds = 300\n")
        terminal.wait_for(READY, 30)
        terminal.send("+")
        terminal.read(0.5)
        terminal.send("+")
        terminal.wait_for("Type the staff PIN")
        terminal.send(*PIN, "enter")
        terminal.wait_for("Leave the kiosk")
        terminal.send("3", "3")
        assert terminal.wait_for_end(10) == 0
        assert PIN.encode() not in said(terminal)
    assert "staff left the kiosk" in told(box)
