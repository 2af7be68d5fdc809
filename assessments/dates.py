"""Days as people write them: "2026-09-03", "3 September", "yesterday", "3 weeks ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assessments.errors import AnswerError

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AGO = re.compile(r"(?:about |around )?(\d{1,3}|[a-z]+) (day|week|month|year)s?(?: ago)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HELP = "please give a day such as 2026-09-03, 3 September, yesterday or 3 weeks ago."
_OLDEST = 100  # years; further back is a slip of the finger


def parse_day(text: str, today: date, item: str = "") -> date:
    """The day a text means, seen from `today`; a day without a year is the latest one that isn't ahead.

    "3 weeks ago" is 21 days before today, a month ago the same day of the month before (or its last day).
    Raises AnswerError (about `item`) where the text is no day, lies ahead, or is more than 100 years back.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    try:
        found = _read(words, today)
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


def _read(words: str, today: date) -> date | None:
    if words in ("today", "now"):
        return today
    if words == "yesterday":
        return today - timedelta(days=1)
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        return date(*map(int, words.split("-")))
    if match := _AGO.fullmatch(words):
        return _ago(match[1], match[2], today)
    if match := re.fullmatch(r"last (week|month|year)", words):
        return _ago("1", match[1], today)
    if (name := words.removeprefix("last ")) in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(name) - 1) % 7 + 1)
    if match := _DAY_MONTH.fullmatch(words):
        return _named(match[1], match[2], match[3], today)
    if match := _MONTH_DAY.fullmatch(words):
        return _named(match[2], match[1], match[3], today)
    return None


def _ago(count: str, unit: str, today: date) -> date | None:
    number = int(count) if count.isdigit() else _COUNTS.get(count)
    if number is None:
        return None
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return _in_month(year, month + 1, today.day)


def _in_month(year: int, month: int, day: int) -> date:
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day, last))


def _named(day: str, month: str, year: str | None, today: date) -> date | None:
    numbers = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(month)]
    if len(numbers) != 1:
        return None
    if year:
        return date(int(year), numbers[0], int(day))
    for back in range(5):  # 29 February may be some years ago
        try:
            found = date(today.year - back, numbers[0], int(day))
        except ValueError:
            continue
        if found <= today:
            return found
    return None
