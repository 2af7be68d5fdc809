"""Translation: the words of another language, laid over the content by id. Ids, values and rules stay.

A language is a folder `content/lang/<code>/` that mirrors the content: copy a file, put other words between
the quotes, leave out what isn't translated yet. Entries are found by their id, value or item. Whatever isn't
there falls back to English, and `untranslated` names it.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any

from assessments.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

BASE = "en"
_ABOUT = "language"  # lang/<code>/language.toml: its own name
_BLANKS = re.compile(r"\{[^{}]*\}")

# Keys of a question file, a form or a page under which words stand; anything else is a code.
_WORDED = frozenset(
    {
        "text", "said", "short", "hint", "why", "how", "low_text", "high_text", "none_text", "cannot", "unit",
        "title", "about", "lead", "plain", "action", "reason", "stop", "steps", "message", "examples",
    }
)  # fmt: skip
_WORDLESS = frozenset({"content", "sources", "emergency"})  # nothing to translate
_CODES = frozenset(
    {"level", "from", "sources", "source", "id"}
)  # in files of sentences, everything else is words
_SENTENCES = frozenset({"words"})  # files of sentences, besides those in folders of their own


def languages(folder: Path | None = None) -> dict[str, str]:
    """Every language there is, by code, with its own name; English first. Raises ContentError."""
    found = {BASE: "English"}
    lang = _root(folder) / "lang"
    if not lang.is_dir():
        return found
    for place in sorted(lang.iterdir(), key=lambda p: p.name):
        if place.is_dir() and not place.name.startswith((".", "_")):
            about = _read(place, _ABOUT) or {}
            found[place.name] = str(about.get("name") or place.name)
    return found


def sentences(name: str, language: str = BASE, folder: Path | None = None) -> dict[str, Any]:
    """A file of sentences ("kiosk/kiosk") in a language. Needs no models, so it is quick to have."""
    base = _read(_root(folder), name)
    if base is None:
        raise ContentError(f"{name}.toml", "", "is missing")
    over = _over(_root(folder), language, name)
    return base if over is None else _laid(base, over, name, "", sentences=True)


def translated(
    tables: dict[str, dict[str, Any]], language: str, folder: Path | None = None
) -> dict[str, Any]:
    """The content's tables (by stem) with this language's words in place. Raises ContentError."""
    if language == BASE:
        return tables
    return {
        stem: table
        if stem in _WORDLESS or (over := _over(_root(folder), language, stem)) is None
        else _laid(table, over, stem, "", sentences=stem in _SENTENCES)
        for stem, table in tables.items()
    }


def untranslated(language: str, folder: Path | None = None) -> tuple[str, ...]:
    """The words that fall back to English, as "s2: s2_leg_avg: why". Raises ContentError."""
    if language == BASE:
        return ()
    root = _root(folder)
    missing: list[str] = []
    for name, table in _files(root):
        over = _over(root, language, name) or {}
        sentences = "/" in name or name in _SENTENCES
        missing += [f"{name}: {way}" for way in _missing(table, over, "", sentences)]
    return tuple(missing)


def _root(folder: Path | None) -> Traversable:
    return folder if folder is not None else resources.files("assessments") / "content"


def _files(root: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file that has words, by its name without ".toml"."""
    for file in sorted(root.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml") and file.name.removesuffix(".toml") not in _WORDLESS:
            stem = file.name.removesuffix(".toml")
            yield stem, _read(root, stem) or {}
        elif file.name == "kiosk" and file.is_dir():
            for inner in sorted(file.iterdir(), key=lambda f: f.name):
                if inner.name.endswith(".toml"):
                    stem = f"kiosk/{inner.name.removesuffix('.toml')}"
                    yield stem, _read(root, stem) or {}


def _over(root: Traversable, language: str, name: str) -> dict[str, Any] | None:
    """The language's own file of this name, None where it has none yet."""
    if language == BASE:
        return None
    place = root / "lang" / language
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) or not place.is_dir():
        raise ContentError("lang", language, f"there is no folder lang/{language}")
    return _read(place, name)


def _read(root: Traversable, name: str) -> dict[str, Any] | None:
    file = root
    for part in f"{name}.toml".split("/"):
        file = file / part
    if not file.is_file():
        return None
    try:
        return tomllib.loads(file.read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ContentError(file.name, "", f"isn't TOML: {error}") from None


def _laid(base: Any, over: Any, file: str, way: str, *, sentences: bool) -> Any:
    """`over` on `base`; neither is changed. Raises ContentError where it isn't a translation of it."""
    if isinstance(base, dict) and isinstance(over, dict):
        laid = dict(base)
        for key, value in over.items():
            if key not in base:
                raise _wrong(file, f"{way} {key}".strip(), "isn't in the English file")
            laid[key] = _laid(base[key], value, file, f"{way} {key}".strip(), sentences=sentences)
        return laid
    if isinstance(base, list) and isinstance(over, list):
        return _laid_list(base, over, file, way, sentences)
    if isinstance(base, str) and isinstance(over, str) and _worded(way, sentences):
        if sorted(_BLANKS.findall(base)) != sorted(_BLANKS.findall(over)):
            raise _wrong(file, way, "must have the same {blanks} as the English words")
        return over
    if base != over or type(base) is not type(over):
        raise _wrong(file, way, "is the same in every language; leave it as it is, or leave it out")
    return base


def _laid_list(base: list[Any], over: list[Any], file: str, way: str, sentences: bool) -> list[Any]:
    names = [_name(entry) for entry in base]
    if all(names) and all(_name(entry) for entry in over):
        told = {_name(entry): entry for entry in over}
        for name in told:
            if name not in names:
                raise _wrong(file, f"{way} {name}".strip(), "isn't in the English file")
        return [
            _laid(b, told[n], file, f"{way} {n}".strip(), sentences=sentences) if n in told else b
            for b, n in zip(base, names, strict=True)
        ]
    if len(base) != len(over):
        raise _wrong(file, way, f"needs {len(base)} entries, as in English")
    return [_laid(b, o, file, way, sentences=sentences) for b, o in zip(base, over, strict=True)]


def _missing(base: Any, over: Any, way: str, sentences: bool) -> Iterator[str]:
    """The ways to words of `base` that `over` doesn't have."""
    if isinstance(base, dict):
        told = over if isinstance(over, dict) else {}
        for key, value in base.items():
            yield from _missing(value, told.get(key), f"{way} {key}".strip(), sentences)
    elif isinstance(base, list) and all(_name(entry) for entry in base):
        by_name = {_name(entry): entry for entry in over or ()}
        for entry in base:
            name = _name(entry)
            yield from _missing(entry, by_name.get(name), f"{way} {name}".strip(), sentences)
    elif isinstance(base, list):
        for number, entry in enumerate(base):
            told_too = over[number] if isinstance(over, list) and number < len(over) else None
            yield from _missing(entry, told_too, way, sentences)
    elif isinstance(base, str) and base and over is None and _worded(way, sentences):
        yield way


def _name(entry: Any) -> str:
    """What an entry of a list is found by, "" where it has no name."""
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[key]) for key in ("id", "value", "item") if key in entry), "")


def _worded(way: str, sentences: bool) -> bool:
    """Whether words stand at the end of this way."""
    last = way.rpartition(" ")[2]
    return last not in _CODES if sentences else last in _WORDED


def _wrong(file: str, way: str, reason: str) -> ContentError:
    return ContentError(f"{file}.toml", way, reason)
