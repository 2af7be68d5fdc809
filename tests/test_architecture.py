"""The rules a machine can check: who imports whom, sizes, and what may not stand in a tracked file."""

from __future__ import annotations

import ast
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("assessments", "tui")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 300
HEAVY = ("textual", "rich", "pydantic", "markdown_it", "sqlite3")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def loaded_by(statement: str) -> set[str]:
    """Top-level packages in sys.modules after a statement, in a fresh interpreter."""
    asked = f"import sys\ntry:\n    {statement}\nexcept SystemExit:\n    pass\nprint('LOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.split("LOADED", 1)[1].split()}


def tracked() -> list[Path]:
    """The files that are in git, or would be; without git, every file outside dot folders."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
            "\0"
        )
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    skip = ("__pycache__", "dist", "build")
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(p.startswith(".") or p in skip for p in path.relative_to(ROOT).parts[:-1])
    ]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


# -- imports --------------------------------------------------------------------------------------


def test_imports_run_one_way() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_domain_loads_no_terminal() -> None:
    assert not loaded_by("import assessments") & {"textual", "rich", "platformdirs", "tui"}


def test_every_module_of_the_domain_loads_without_a_terminal() -> None:
    names = [named(p)[:-3].replace("/", ".") for p in MODULES if p.is_relative_to(ROOT / "assessments")]
    modules = [name.removesuffix(".__init__") for name in names]
    assert not loaded_by(f"import {', '.join(modules)}") & {"textual", "rich", "platformdirs", "tui"}


@pytest.mark.skipif(not (ROOT / "tui/cli.py").exists(), reason="there is no command line yet")
@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_the_command_line_answers_without_loading_textual(flag: str) -> None:
    statement = f"import tui.cli; sys.argv = ['onthemend', '{flag}']; tui.cli.main()"
    assert not loaded_by(statement) & set(HEAVY)


@pytest.mark.skipif(not (ROOT / "tui/app.py").exists(), reason="there is no app yet")
def test_the_app_and_its_home_load_no_content_models() -> None:
    names = [
        name for name in ("tui.app", "tui.screens.home") if (ROOT / f"{name.replace('.', '/')}.py").exists()
    ]
    assert not loaded_by(f"import {', '.join(names)}") & {"pydantic", "markdown_it", "sqlite3"}


def test_the_domain_reads_no_clock_and_no_environment() -> None:
    forbidden = {
        ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"),
        ("time", "time"), ("os", "environ"), ("os", "getenv"),
    }  # fmt: skip
    found = [
        f"{named(path)}:{node.lineno} {node.value.id}.{node.attr}"
        for path in MODULES
        if path.is_relative_to(ROOT / "assessments")
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in forbidden
    ]
    assert not found


# -- the shape of modules -------------------------------------------------------------------------


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    counts = {named(path): len(text_of(path).splitlines()) for path in MODULES}
    assert not {name: count for name, count in counts.items() if count > LONGEST}


def test_every_module_says_what_it_holds() -> None:
    assert not [named(path) for path in MODULES if not ast.get_docstring(ast.parse(text_of(path)))]


def test_modules_are_named_for_what_they_hold() -> None:
    vague = {"util", "utils", "helper", "helpers", "manager", "core", "common", "misc", "base_utils"}
    assert not [named(path) for path in MODULES if path.stem in vague]


# -- what may not stand in a tracked file ---------------------------------------------------------


def test_no_tracked_file_names_a_package_index() -> None:
    # Spelled in parts, so that this file doesn't name one either.
    hosts = re.compile(
        "|".join(
            (
                "py" + r"pi\.org",
                "python" + r"hosted\.org",
                r"://[^/\s]*(py" + "pi|index|mirror|artifact|nexus)",
            )
        )
    )
    ours = [path for path in tracked() if path.suffix not in (".png",)]
    assert not [named(path) for path in ours if hosts.search(text_of(path))]


def test_no_tracked_file_holds_a_path_of_somebodys_machine() -> None:
    paths = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w+|[A-Z]:\\Users\\\w+")
    assert not [f"{named(path)}: {hit[0]}" for path in tracked() if (hit := paths.search(text_of(path)))]


def test_lock_files_stay_out() -> None:
    assert not [
        named(path)
        for path in tracked()
        if path.name in ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock")
    ]


def test_pictures_fetch_nothing() -> None:
    fetch = re.compile(r"url\(\s*[\"']?https?:|<(?:image|script)\b|(?:xlink:)?href=")
    assert not [named(path) for path in (ROOT / "screenshots").glob("*.svg") if fetch.search(text_of(path))]


def test_pins_are_names_and_versions_only() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert pins
    assert not [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line)]


def test_everything_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    wanted = {re.split(r"[<>=!~\[;]", line)[0].strip().lower().replace("_", "-") for line in asked}
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in text_of(ROOT / "constraints.txt").splitlines()
    }
    assert wanted <= pinned


# -- tests themselves -----------------------------------------------------------------------------


def test_a_test_that_reaches_for_the_network_fails() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as reach,
        pytest.raises(RuntimeError, match="without a network"),
    ):
        reach.connect(("127.0.0.1", 9))
    with pytest.raises(RuntimeError, match="without a network"):
        socket.getaddrinfo("localhost", 80)


def test_no_test_file_is_left_without_an_assertion() -> None:
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    assert not [named(p) for p in files if not re.search(r"\bassert\b|\braises\(|picture\(", text_of(p))]
