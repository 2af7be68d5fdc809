"""All the words that a person reads: every text of the content files, and every sentence in the code."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "assessments" / "content"

# What a content file holds besides words: names, numbers, references.
_NOT_WORDS = frozenset({
    "id", "kind", "sources", "source", "when", "item", "items", "recall", "per_leg", "allow",
    "mark", "same_as", "code", "layout", "derive", "level", "unsure", "from", "number", "numbers",
    "order", "version", "digest", "keys", "not_nearer_than", "covers", "last_checked",
})  # fmt: skip
# Words that have to be used as they are; each counts as two syllables.
MEDICAL = frozenset({
    "sciatica", "clinician", "clinicians", "emergency", "physiotherapist", "physiotherapy",
    "department", "activity", "activities", "medicine", "medicines", "recovery", "numbness",
    "operation", "injection", "tingling", "surgery", "regulator", "validated",
    "orgasm", "genitals", "erection", "circulation", "diabetes", "paracetamol",
    "spondylolisthesis", "peripheralization",
})  # fmt: skip


def content_texts() -> dict[str, list[str]]:
    """Name of a file, or of a table of words.toml, or of one entry of a listed file -> its texts."""
    found: dict[str, list[str]] = {}
    for path in sorted(CONTENT.rglob("*.toml")):
        name = path.relative_to(CONTENT).as_posix().removesuffix(".toml")
        if name in ("sources", "content"):
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if name == "words":
            found |= {f"words.{key}": list(_texts(value)) for key, value in table.items()}
        elif name.startswith("helping/learn"):  # the rest is for the search and is never shown
            shown = [table.get("note", ""), table.get("title", ""), table.get("about", "")]
            for paragraph in table.get("paragraph", ()):
                shown += [paragraph["title"], paragraph["text"]]
            found[name] = [text for text in shown if text]
        else:
            found[name] = list(_texts(table))
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_WORDS:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def code_texts() -> Iterator[tuple[str, str]]:
    """Every sentence-like text in the code of the program, with the file it stands in; docstrings aside."""
    for package in ("tui", "assessments"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for text in _literals(ast.parse(path.read_text(encoding="utf-8"))):
                if len(text.split()) >= 4 and re.search(r"[a-z]{3} [a-z]", text):
                    yield path.relative_to(ROOT).as_posix(), text


def _literals(tree: ast.Module) -> Iterator[str]:
    """Every text in a module but docstrings; what stands between the braces of an f-string is an x."""
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "x" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.value


def sentences(text: str) -> list[str]:
    """The sentences of a text, blanks filled with an x."""
    filled = re.sub(r"\{[^}]*\}", "x", text)
    return [s for s in re.split(r"(?<=[.!?])[\"')]*\s+|\n", filled) if re.search("[A-Za-z]", s)]


def grade(texts: list[str]) -> float:
    """Flesch-Kincaid grade: years of school. Syllables are counted by groups of vowels."""
    words = [word for text in texts for word in re.findall(r"[A-Za-z][A-Za-z']*", text)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(texts) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    if word.lower() in MEDICAL:
        return 2
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", word.lower()))))
