"""A made-up second language, whole: every word of the content in capitals between ‹ and ›."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import tomli_w

import assessments
from assessments import translation

CONTENT = Path(assessments.__file__).parent / "content"
CODE = "xx"


def shouted(value: Any, key: str = "", *, sentences: bool = False) -> Any:
    """Every word in capitals, its blanks as they were; codes, numbers and days stay."""
    if isinstance(value, dict):
        return {k: shouted(v, k, sentences=sentences) for k, v in value.items()}
    if isinstance(value, list):
        return [shouted(v, key, sentences=sentences) for v in value]
    if isinstance(value, str) and value and translation._worded(key, sentences):
        parts = translation._BLANKS.split(value)
        blanks = [*translation._BLANKS.findall(value), ""]
        return "‹" + "".join(p.upper() + b for p, b in zip(parts, blanks, strict=True)) + "›"
    return value


def content(folder: Path) -> Path:
    """A copy of the content in `folder`, with the language in it."""
    shutil.copytree(CONTENT, folder)
    write(folder, "language", {"name": "‹SHOUTED›"})
    for name, table in translation._files(folder):
        sentences = "/" in name or name in translation._SENTENCES
        write(folder, name, shouted(table, sentences=sentences))
    return folder


def write(folder: Path, name: str, table: dict[str, Any]) -> None:
    """One file of the language."""
    path = folder / "lang" / CODE / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(tomli_w.dumps(table).encode())
