"""The shapes, colours and short words all progress pictures share: a verdict's mark, a value, a day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from datetime import date

    from assessments.judging.progress import Line
    from tui.themes import Palette


def mark(verdict: Verdict, palette: Palette) -> tuple[str, str]:
    """(shape, colour) of a verdict; its word always stands beside it."""
    if verdict.direction > 0:
        return "▲", palette.better
    if verdict.direction < 0:
        return "▼", palette.worse
    if verdict is Verdict.MIXED:
        return "↕", palette.text
    if verdict is Verdict.CANT_TELL:
        return "○", palette.muted
    return palette.glyph("●", "•"), palette.text


def tint(verdict: Verdict, palette: Palette) -> str:
    """The colour of a verdict's words: blue or orange where there is a direction, else the text's own."""
    return mark(verdict, palette)[1] if verdict.direction else palette.text


@cache
def _verdicts() -> dict[str, str]:
    import tomllib
    from importlib import resources

    text = resources.files("assessments").joinpath("content", "words.toml").read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(text)["verdict"]
    return words


def verdict_words(verdict: Verdict) -> str:
    """A verdict's word for one point, from content/words.toml (a whole line brings its own label)."""
    return _verdicts()[verdict]


def brief(line: Line, value: int | None) -> str:
    """A value for a column: "38", "35°", "calf"; a dash where there is none."""
    if value is None:
        return "–"
    return line.words.get(value) or (f"{value}°" if line.unit == "degrees" else str(value))


def spoken(line: Line, value: int | None) -> str:
    """A value for a sentence: "38 of 100", "35 degrees", "12 times", "calf"."""
    if value is None:
        return "no answer"
    if line.unit.startswith("from "):  # a scale around 0: "+2, from -5 to +5"
        return f"{value:+d}, {line.unit}"
    return line.words.get(value) or f"{value} {line.unit}".strip()


def day(when: date, year: bool = False) -> str:
    """ "3 Sep", or "3 Sep 2025" where the year is in doubt."""
    return f"{when.day} {when:%b %Y}" if year else f"{when.day} {when:%b}"


def span(first: date, last: date) -> str:
    """ "3 Sep to 24 Nov", with years only where they differ."""
    years = first.year != last.year
    return day(first, years) if first == last else f"{day(first, years)} to {day(last, years)}"
