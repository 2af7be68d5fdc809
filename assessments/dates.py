"""Days as people write them: "2026-09-03", "3 September", "yesterday", "about 3 weeks ago", "late March"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assessments.errors import AnswerError

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {word: n for n, word in enumerate(_NUMBERS.split(), 1)} | {"a": 1, "an": 1, "last": 1}
_PARTS = {"early": 5, "mid": 15, "late": 25, "": 15}
"""The day that stands for a part of a month, or for a month alone: at most half a month off."""
_BEFORE = re.compile(r"^(?:(?:since|about|around|roughly|on|the) )+")
_HALF_A_YEAR = "half a year"
_AGO = re.compile(r"(\d{1,3}|[a-z]+) (day|week|month|year)s?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_MONTH = re.compile(r"(?:in )?(?:(early|mid|late)[ -])?([a-z]{3,9})\.?(?: (\d{4}))?")
_HELP = "please give a day such as 2026-09-03, 3 September, yesterday or 3 weeks ago."
_TWO_WAYS = "{} can be read in two ways; please write the month as a word, such as 3 September."
_OLDEST = 100  # years; further back is a slip of the finger


def parse_day(text: str, today: date, item: str = "") -> date:
    """The day a text means, seen from `today`; a day without a year is the latest one that isn't ahead.

    "3 weeks ago" is 21 days before today, a month ago the same day of the month before (or its last day),
    "March" the middle of March, "early" and "late" March the 5th and the 25th. Raises AnswerError (about
    `item`) where the text is no day, could be two, lies ahead, or is more than 100 years back.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    try:
        found = _read(_BEFORE.sub("", words).removesuffix(" ago"), today, item)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise AnswerError(item, _HELP)
    return check_day(found, today, item)


def check_day(day: date, today: date, item: str = "") -> date:
    """The same day. Raises AnswerError where it lies ahead of `today` or more than 100 years back."""
    if day > today:
        raise AnswerError(item, "that day is still ahead; please give today or a day before.")
    if today.year - day.year > _OLDEST:
        raise AnswerError(item, "that's more than a hundred years ago; please check the year.")
    return day


def _read(words: str, today: date, item: str) -> date | None:
    if words in ("today", "now"):
        return today
    if words == "yesterday":
        return today - timedelta(days=1)
    if words == _HALF_A_YEAR:
        return _ago(6, "month", today)
    if (name := words.removeprefix("last ")) in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(name) - 1) % 7 + 1)
    if match := _AGO.fullmatch(words):
        count = int(match[1]) if match[1].isdigit() else _COUNTS.get(match[1])
        return None if count is None else _ago(count, match[2], today)
    if match := _SLASHED.fullmatch(words):
        return _slashed(match, today, item)
    return _calendar(words, today)


def _calendar(words: str, today: date) -> date | None:
    if match := _ISO.fullmatch(words):
        return date(*map(int, match.groups()))
    if match := _DOTTED.fullmatch(words):
        return _dated(int(match[1]), int(match[2]), match[3], today)
    if (match := _DAY_MONTH.fullmatch(words)) and (month := _month(match[2])):
        return _dated(int(match[1]), month, match[3], today)
    if (match := _MONTH_DAY.fullmatch(words)) and (month := _month(match[1])):
        return _dated(int(match[2]), month, match[3], today)
    if (match := _MONTH.fullmatch(words)) and (month := _month(match[2])):
        day = _PARTS[match[1] or ""]
        ours = month == today.month and match[3] in (None, str(today.year))
        return _dated(min(day, today.day) if ours else day, month, match[3], today)
    return None


def _slashed(match: re.Match[str], today: date, item: str) -> date | None:
    """Day and month in whichever order is possible; where both are, nobody can know which was meant."""
    one, other = int(match[1]), int(match[2])
    if one != other and max(one, other) <= len(_MONTHS):
        raise AnswerError(item, _TWO_WAYS.format(match[0]))
    return _dated(max(one, other), min(one, other), match[3], today)


def _ago(number: int, unit: str, today: date) -> date:
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return _in_month(year, month + 1, today.day)


def _in_month(year: int, month: int, day: int) -> date:
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day, last))


def _month(name: str) -> int | None:
    """The month with this name or this beginning of it; None where there is none, or more than one."""
    numbers = [n for n, full in enumerate(_MONTHS, 1) if full.startswith(name)]
    return numbers[0] if len(numbers) == 1 else None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return date(int(year), month, day)
    for back in range(5):  # 29 February may be some years ago
        try:
            found = date(today.year - back, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None
