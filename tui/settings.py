"""Settings: what the environment and the command line decide. The only reader of the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BARE = ("linux", "vt100", "vt102", "vt220", "ansi", "cons25")  # terminals whose font has boxes at best
_ZONE = re.compile(r"[A-Za-z0-9+_-]+(?:/[A-Za-z0-9+_-]+){0,2}")
_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/var/db/timezone/zoneinfo")
_PLAIN = ("C", "POSIX", "en", "")  # locales that tell no country


@dataclass(frozen=True)
class Settings:
    """`data`: the folder for everything. `theme`: "dark", "light", "sixteen", "sixteen-light".

    `rich_glyphs`: braille and quadrants may be drawn. `country`: two letters from the locale, or "".
    `dumb`: the terminal can't draw a screen at all. `invented`: the name of an invented person, or "".
    """

    data: Path
    person: str = "me"
    theme: str = "dark"
    rich_glyphs: bool = True
    country: str = ""
    dumb: bool = False
    invented: str = ""


def read(data: str | None = None, person: str | None = None, env: Mapping[str, str] = os.environ) -> Settings:
    """From the arguments (which win) and the environment."""
    term = env.get("TERM", "")
    bare = term in _BARE
    many = (
        "256" in term
        or bool(env.get("COLORTERM"))
        or term in ("xterm-kitty", "alacritty", "foot", "xterm-ghostty")
    )
    # NO_COLOR needs no theme of its own: Textual turns every colour grey, and words and shapes tell all.
    sixteen = bare or not (many or os.name == "nt")
    return Settings(
        data=folder(data, env),
        person="me" if person is None else person,
        theme="sixteen" if sixteen else "dark",
        rich_glyphs=not bare,
        country=_country(env),
        dumb=term == "dumb",
    )


def with_own_theme(chosen: Settings) -> Settings:
    """With the colours the person chose last time, where this terminal has them. Reads one small file."""
    import tomllib

    try:
        kept = tomllib.loads((chosen.data / "people" / chosen.person / "person.toml").read_text("utf-8"))
        theme = kept["settings"]["theme"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return chosen
    few = chosen.theme.startswith("sixteen")
    fits = theme in ("sixteen", "sixteen-light") or (theme in ("dark", "light") and not few)
    return replace(chosen, theme=theme) if fits else chosen


def folder(data: str | None, env: Mapping[str, str] = os.environ) -> Path:
    """The data folder: --data, else ONTHEMEND_DATA, else the system's place for a user's data.

    Raises StoreError where the name leads nowhere.
    """
    from assessments.errors import StoreError

    named = data or env.get("ONTHEMEND_DATA")
    if named:
        try:
            return Path(named).expanduser().absolute()
        except (RuntimeError, OSError):  # no such user after the ~, or the current folder was removed
            raise StoreError(f"{named} leads nowhere; give the folder's whole name with --data.") from None
    from platformdirs import user_data_path

    found = user_data_path("onthemend", appauthor=False)
    if not found.is_absolute():
        raise StoreError("Your home folder isn't known; name a folder for your answers with --data.")
    return found


def zone(env: Mapping[str, str] = os.environ, etc: Path = Path("/etc")) -> str:
    """The IANA name of the machine's time zone ("Europe/Berlin"); "" where the machine doesn't tell it.

    TZ, else where /etc/localtime leads, else the line in /etc/timezone. Only names that this machine knows.
    """
    named = env.get("TZ", "").removeprefix(":")
    if not named:
        try:
            named = str((etc / "localtime").readlink())
        except (OSError, ValueError):
            named = ""
    if not named:
        try:
            named = (etc / "timezone").read_text("ascii").strip()
        except (OSError, ValueError):
            return ""
    named = named.rpartition("zoneinfo/")[2]
    known = _ZONE.fullmatch(named) and any((Path(place) / named).is_file() for place in _ZONES)
    return named if known else ""


def _country(env: Mapping[str, str]) -> str:
    """The territory of the locale: "en_GB.UTF-8" -> "GB". Never guessed from "C" or "en" (CLINICAL 4.4)."""
    name = next((env[key] for key in ("LC_ALL", "LC_ADDRESS", "LANG") if env.get(key)), "")
    name = name.split(".")[0].split("@")[0]
    territory = name.partition("_")[2]
    return (
        territory
        if name not in _PLAIN and len(territory) == 2 and territory.isalpha() and territory.isupper()
        else ""
    )


def keep_private() -> None:
    """Files that this program makes are the person's own only."""
    os.umask(0o077)
