"""What is measured: the reference apps, and the app on its first screen and amid the questions."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Case:
    """One program and what to press.

    `reach`: (text to wait for, keys to press then) until the page to measure is there; `moves`: keys that
    move on that page; `onward`: keys that each commit an answer and bring the next question.
    """

    label: str
    command: tuple[str, ...]
    text: str  # on the screen: the first paint that means something
    settled: str = ""  # on the screen: what comes from the files has come too
    reach: tuple[tuple[str, tuple[str, ...]], ...] = ()
    moves: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    leave: tuple[str, ...] = ("ctrl+q",)
    env: dict[str, str] = field(default_factory=dict)
    clear: Path | None = None  # a folder that is removed before each run


def reference(name: str, moves: tuple[str, ...] = ()) -> Case:
    """A reference app of this folder."""
    return Case(
        name, (sys.executable, "-m", f"bench.{name}"), "READY", moves=moves, env={"PYTHONPATH": str(ROOT)}
    )


def editor(moves: tuple[str, ...]) -> Case:
    """nano on a text, or a bare program of our own where there is no nano."""
    nano = shutil.which("nano")
    if nano is None:
        return reference("ref_raw", moves)
    return Case("nano", (nano, "-I", str(Path(__file__))), "What is measured", moves=moves, leave=("ctrl+x",))


def cases(data: Path, keys: int) -> tuple[Case, ...]:
    """All of them; `data` is a folder with a person who has checked in before, `keys` how many moves."""
    half = keys // 8
    down, across = ("down",) * keys, (("right",) * 4 + ("left",) * 4) * half
    app = (str(Path(sys.executable).with_name("onthemend")), "--data", str(data))
    drafts = data / "people" / "me" / "drafts"  # else it offers to go on with the last run's
    here = {"PYTHONPATH": str(ROOT)}  # the code beside this bench, whatever is installed
    home = Case("home", app, "Check in", settled="Your last check-in was", clear=drafts, env=here)
    question = Case(
        "question",
        (*app, "check-in", "--only", "s2"),
        "Warning signs",
        reach=(("Warning signs", ("n",)),) * 4,  # one key says No to the rows in view, on four pages
        moves=across,
        onward=("5", "4", "3", "2", "5"),
        clear=drafts,
        env=here,
    )
    return (
        reference("ref_minimal"),
        home,
        reference("ref_question", down),
        reference("ref_lean", down),
        question,
        editor(down),
    )
