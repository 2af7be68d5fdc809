"""The content: read and checked as at every start, and every other file beside it at least as TOML."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING

from assessments import library
from assessments.doctor.findings import Finding
from assessments.errors import ContentError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from assessments.library import Library

_AGAIN = "Install On the Mend again; your answers are kept apart from it."


def check(counted: Counter[str], folder: Path | None = None) -> tuple[list[Finding], Library | None]:
    """What is wrong, and the library where nothing is. `folder`: in place of the package's content."""
    root: Traversable = folder if folder is not None else resources.files("assessments") / "content"
    found: list[Finding] = []
    for name, file in sorted(_files(root)):
        counted["question files"] += 1
        try:
            tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            says = f"It can't be read: {_short(error)}."
            found.append(Finding("content", "problem", says, _AGAIN, name, line_in(str(error))))
    if found:
        return found, None
    try:
        return [], library.read(folder)
    except ContentError as error:
        says = f"{error.item}: {error.reason}" if error.item else error.reason
        return [Finding("content", "problem", says, _AGAIN, error.file, _line_of(root, error))], None


def _files(folder: Traversable, below: str = "") -> Iterator[tuple[str, Traversable]]:
    for file in folder.iterdir():
        if file.is_dir():
            yield from _files(file, f"{below}{file.name}/")
        elif file.name.endswith(".toml"):
            yield below + file.name, file


def _short(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error).rstrip(".")


def line_in(words: str) -> int | None:
    """The line that tomllib names."""
    found = re.search(r"\(at line (\d+)", words)
    return int(found[1]) if found else None


def _line_of(root: Traversable, error: ContentError) -> int | None:
    """Where the item of the error begins, by its id."""
    try:
        lines = (root / error.file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    wanted = re.compile(rf'\s*id\s*=\s*"{re.escape(error.item)}"')
    return next((n for n, line in enumerate(lines, 1) if error.item and wanted.match(line)), None)
