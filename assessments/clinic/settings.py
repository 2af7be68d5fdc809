"""Settings of a kiosk: one commented TOML file. A wrong line is refused, and the message names it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from assessments.errors import StoreError
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMS = ("check-in", "full", "bad-day")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_COUNTRY = re.compile(r"[A-Z]{2}|")
_WORDS = 400  # letters of one text on the welcome screen


Said: TypeAlias = "str | Mapping[str, str]"
"""Words of the clinic: the same in every language, or one text for each."""


@dataclass(frozen=True)
class Settings:
    """What the clinic chose. Seconds and days: 0 is "off". `languages`: the first is shown first.

    `readers` "": the people who treat you here.
    """

    form: str = "check-in"
    languages: tuple[str, ...] = ("en",)
    country: str = ""
    clinic: Said = ""
    readers: Said = ""
    consent: Said = ""
    retention_days: int = 0
    idle_seconds: int = 90
    countdown_seconds: int = 30
    thanks_seconds: int = 20
    staff_idle_seconds: int = 45
    free_text: bool = False
    export_to: str = ""

    @property
    def staff_idle(self) -> int:
        """Seconds until the staff's screens close: never longer than a patient's."""
        return min(self.staff_idle_seconds, self.idle_seconds or self.staff_idle_seconds)

    @property
    def consent_version(self) -> str:
        """Eight hex digits that change when anything changes that a patient agrees to."""
        agreed = "\n".join(map(str, (self.clinic, self.readers, self.consent, self.retention_days)))
        return hashlib.sha256(agreed.encode()).hexdigest()[:8]


def said(words: Said, language: str) -> str:
    """The words in this language, else in the first one they are given in."""
    if isinstance(words, str):
        return words
    return words.get(language) or next(iter(words.values()))


def template() -> bytes:
    """The file a new kiosk starts with."""
    return resources.files("assessments.clinic").joinpath("kiosk.toml").read_bytes()


def read(data: bytes, name: str = "kiosk.toml") -> Settings:
    """The settings in these bytes; what is left out is as in the template. StoreError names the line."""
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        raise StoreError(f"{name} isn't plain text (UTF-8); save it as such.") from None
    except RecursionError:
        raise StoreError(f"{name} is nested too deeply; every setting is one line.") from None
    except ValueError as error:
        raise StoreError(_syntax(name, str(error))) from None
    known = {field.name for field in fields(Settings)}
    found: dict[str, object] = {}
    for key, value in table.items():
        where = f"{name}, line {_line(text, key)}: {clean(key)}"
        if key not in known:
            raise StoreError(
                f"{where}: there is no such setting; please correct its name or remove the line."
            )
        check, expected = _CHECKS[key]
        found[key] = made = check(value)
        if made is None:
            raise StoreError(f"{where}: {expected} is expected.")
    return Settings(**found)  # type: ignore[arg-type]


def _syntax(name: str, reason: str) -> str:
    """tomllib's "Invalid value (at line 3, column 8)" with the line first."""
    match = re.search(r" \(at (line \d+), column \d+\)$", reason)
    what = clean(reason[: match.start()] if match else reason)
    return f"{name}, {match[1] if match else 'last line'}: this can't be read as TOML ({what})."


def _line(text: str, key: str) -> int:
    """The line a top key (or a table of that name) stands in, counted from 1."""
    start = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if start.match(line)), 1)


def _one_of(*words: str) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in words else None


def _matching(pattern: re.Pattern[str]) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and pattern.fullmatch(value) else None


def _whole(least: int, most: int, *, off: bool = False) -> Callable[[object], int | None]:
    def check(value: object) -> int | None:
        if off and value == "off":
            return 0
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and least <= value <= most else None  # type: ignore[operator, return-value]

    return check


def _words(value: object) -> str | None:
    return clean(value) if isinstance(value, str) and len(value) <= _WORDS else None


def _said(value: object) -> Said | None:
    """One text, or a table of texts by language."""
    if not isinstance(value, dict):
        return _words(value)
    texts = {code: _words(text) for code, text in value.items() if _LANGUAGE.fullmatch(code)}
    fits = len(texts) == len(value) and all(texts.values())
    return texts if fits and texts else None  # type: ignore[return-value]


def _languages(value: object) -> tuple[str, ...] | None:
    fits = isinstance(value, list) and all(isinstance(v, str) and _LANGUAGE.fullmatch(v) for v in value)
    return tuple(dict.fromkeys(value)) if fits and value else None  # type: ignore[call-overload]


def _folder(value: object) -> str | None:
    fits = isinstance(value, str) and clean(value) == value and (not value or Path(value).is_absolute())
    return value if fits else None  # type: ignore[return-value]


_A_TEXT = (
    f'a text of at most {_WORDS} letters, or one for each language such as {{ en = "...", de = "..." }},'
)
_CHECKS: dict[str, tuple[Callable[[object], object], str]] = {
    "form": (_one_of(*FORMS), " or ".join(f'"{form}"' for form in FORMS)),
    "languages": (_languages, 'a list of languages such as ["en"]'),
    "country": (_matching(_COUNTRY), 'two capital letters such as "GB", or ""'),
    "clinic": (_said, _A_TEXT),
    "readers": (_said, _A_TEXT),
    "consent": (_said, _A_TEXT),
    "retention_days": (_whole(1, 36500, off=True), 'a number of days, 1 or more, or "off"'),
    "idle_seconds": (_whole(20, 3600, off=True), 'a number of seconds from 20 to 3600, or "off"'),
    "countdown_seconds": (_whole(20, 600), "a number of seconds from 20 to 600"),
    "thanks_seconds": (_whole(5, 600), "a number of seconds from 5 to 600"),
    "staff_idle_seconds": (_whole(15, 600), "a number of seconds from 15 to 600"),
    "free_text": (lambda value: value if isinstance(value, bool) else None, "true or false"),
    "export_to": (_folder, 'the whole name of a folder such as "/media/stick", or ""'),
}
