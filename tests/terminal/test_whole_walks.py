"""Each form from Home to its file and progress, by keys alone and by the mouse alone, by what is in view."""

from __future__ import annotations

import json
import signal
import subprocess
import tomllib
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from terminal.conftest import COMMAND, Start
from terminal.walker import RESULT, ByKeys, ByMouse, Walker

from assessments.keeping.toml_store import TomlStore

SMALL, LARGE = (80, 24), (120, 40)
Means: TypeAlias = type[Walker]


def new_session(sessions: Path, before: set[Path]) -> dict[str, Any]:
    """The one file that came since, as TOML; it and all others can be read, and no draft is left."""
    (path,) = set(sessions.iterdir()) - before
    assert not list((sessions.parent / "drafts").glob("*.toml"))
    shelf = TomlStore(sessions.parents[2]).all("me")
    assert shelf.unreadable == ()
    assert len(shelf.sessions) == len(before) + 1
    return tomllib.loads(path.read_text(encoding="utf-8"))


def progress(sessions: Path, *options: str) -> str:
    """What `onthemend progress` prints."""
    data = sessions.parents[2]
    done = subprocess.run(
        [COMMAND, "--data", str(data), "progress", *options], capture_output=True, text=True, timeout=30,
        check=False, env={"PATH": "/usr/bin:/bin", "HOME": str(data)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("means", "size", "names", "kind", "least", "most"),
    [
        (ByKeys, SMALL, ("Full check",), "full", 70, 150),
        (ByKeys, SMALL, ("A bad day",), "bad-day", 5, 16),
        (ByMouse, LARGE, ("Full check",), "full", 70, 150),
        (ByMouse, SMALL, ("A bad day",), "bad-day", 5, 16),
        (ByMouse, SMALL, ("One sign", "Leg-raise test"), "s6", 10, 40),
    ],
)
def test_a_form_is_finished_by_one_means_alone_and_progress_counts_it(
    means: Means, size: tuple[int, int], names: tuple[str, ...], kind: str, least: int, most: int,
    start: Start, somebody: Path,
) -> None:  # fmt: skip
    before = set(somebody.iterdir())
    walker = means(start(size=size))
    walker.start(*names)
    walker.finish()
    assert walker.used <= most
    session = new_session(somebody, before)
    assert session.get("only", session["form"]) == kind
    assert session["end"]["complete"] is True
    assert len(session["answers"]) >= least
    assert json.loads(progress(somebody, "--json"))["sessions"] == len(before) + 1
    assert f"{len(before) + 1} check-ins" in progress(somebody)
    walker.key("p")
    walker.terminal.wait_until(lambda text: "Pain draws back" in text and RESULT not in text)


@pytest.mark.parametrize(("means", "size"), [(ByKeys, LARGE), (ByMouse, SMALL)])
def test_a_check_in_killed_half_way_is_gone_on_with_and_no_answer_is_lost(
    means: Means, size: tuple[int, int], start: Start, somebody: Path
) -> None:
    before = set(somebody.iterdir())
    walker = means(start(size=size))
    walker.start("Check in")
    walker.walk(lambda text: "Sign 3 of 7" in text)
    walker.terminal.wait_for("saved")
    walker.terminal.kill(signal.SIGKILL)
    assert walker.terminal.wait_for_end() == -signal.SIGKILL
    assert set(somebody.iterdir()) == before
    (path,) = (somebody.parent / "drafts").glob("*.toml")
    draft = tomllib.loads(path.read_text(encoding="utf-8"))
    assert len(draft["answers"]) >= 10

    again = means(start(size=size))
    again.start("Go on with it")
    again.settle()
    assert "Sign 3 of 7" in again.terminal.text()
    again.finish()
    session = new_session(somebody, before)
    assert {key: session["answers"].get(key) for key in draft["answers"]} == draft["answers"]
    assert set(draft["safety"]["asked"]) <= set(session["safety"]["asked"])
    assert len(session["answers"]) > len(draft["answers"]) + 10
