"""The installed command as a person meets it: a real terminal, keys, the mouse, and the plug pulled."""

from __future__ import annotations

import subprocess
from pathlib import Path

from terminal.conftest import COMMAND, Start

from bench.terminal import Terminal

WARNING_PAGES = 4


def text_below(terminal: Terminal, word: str) -> tuple[int, int]:
    """The cell (column, row) where a word begins on the screen."""
    for row, line in enumerate(terminal.text().splitlines()):
        if word in line:
            return line.index(word), row
    raise AssertionError(f"{word!r} isn't on the screen:\n{terminal.text()}")


def past_the_warning_signs(terminal: Terminal) -> None:
    """One key says No to the rows in view, on each of the four pages."""
    for _ in range(WARNING_PAGES):
        before = terminal.text()
        terminal.send("n")
        terminal.wait_until(lambda now, before=before: now != before)  # type: ignore[misc]
        terminal.read(1, quiet=0.2)


def test_a_new_person_is_welcomed_and_can_leave_at_once(start: Start, own_data_folder: Path) -> None:
    terminal = start()
    terminal.wait_for("Welcome")
    terminal.wait_for("stay on this computer")
    terminal.send("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert not list(own_data_folder.rglob("*.toml")) or not list(own_data_folder.rglob("sessions/*.toml"))


def test_home_greets_a_returning_person_and_q_leaves(start: Start, somebody: Path) -> None:
    terminal = start()
    terminal.wait_for("Your last check-in was 6 days ago")
    assert "Check in" in terminal.text()
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_the_mouse_opens_a_check_in(start: Start, somebody: Path) -> None:
    terminal = start()
    terminal.wait_for("6 days ago")
    terminal.click(*text_below(terminal, "Check in"))
    terminal.wait_for("Warning signs")


def test_a_check_in_that_is_killed_half_way_is_offered_again(start: Start, somebody: Path) -> None:
    kept = sorted(somebody.iterdir())
    terminal = start("check-in")
    terminal.wait_for("Warning signs")
    past_the_warning_signs(terminal)
    there = terminal.text()
    assert "Warning signs" not in there
    terminal.wait_for("saved")
    terminal.kill()
    assert terminal.wait_for_end() == -9
    assert sorted(somebody.iterdir()) == kept

    again = start()
    again.wait_for("You left one unfinished")
    again.send("1")
    again.wait_until(lambda now: there.splitlines()[3].strip() in now)


def test_a_tiny_window_says_so_and_keeps_everything(start: Start, somebody: Path) -> None:
    terminal = start(size=(40, 10))
    terminal.wait_for("window larger")
    terminal.resize(80, 24)
    terminal.wait_for("Check in")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_home_fits_a_large_window_too(start: Start, somebody: Path) -> None:
    terminal = start(size=(120, 40))
    terminal.wait_for("6 days ago")
    assert "leave" in terminal.text()


def test_without_a_terminal_it_says_one_sentence(own_data_folder: Path) -> None:
    done = subprocess.run(
        [COMMAND], input="hello\n", capture_output=True, text=True, timeout=20, check=False,
        env={"ONTHEMEND_DATA": str(own_data_folder), "PATH": "/usr/bin:/bin", "HOME": str(own_data_folder)},
    )  # fmt: skip
    assert done.returncode in (1, 2)
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr + done.stdout


def test_the_commands_print_to_a_pipe(start: Start, somebody: Path) -> None:
    environment = {"ONTHEMEND_DATA": str(somebody.parents[2]), "PATH": "/usr/bin:/bin", "HOME": str(somebody)}
    for words in (["progress"], ["progress", "--json"], ["questions", "--json"], ["--version"], ["--help"]):
        done = subprocess.run(
            [COMMAND, *words], capture_output=True, text=True, timeout=30, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
        assert "\x1b" not in done.stdout


def test_a_folder_that_cannot_be_written_is_said_in_words(start: Start, tmp_path: Path) -> None:
    blocker = tmp_path / "a-file"
    blocker.write_text("not a folder", encoding="utf-8")
    terminal = start("--data", str(blocker / "data"))
    terminal.read(6, quiet=1.5)
    if terminal.ended():
        assert terminal.code in (1, 2)
    assert "Traceback" not in terminal.text()
    assert blocker.read_text(encoding="utf-8") == "not a folder"


def test_a_bad_byte_from_the_terminal_does_not_end_the_app(start: Start, somebody: Path) -> None:
    terminal = start()
    terminal.wait_for("6 days ago")
    terminal.send_bytes(b"\xff\xfe\xc3")
    terminal.read(0.5)
    terminal.send("q")
    assert terminal.wait_for_end() == 0
