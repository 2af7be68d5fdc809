"""Asks for a day that has gone by: for a check-in to be added, or for one that stands at the wrong day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.dates import parse_day
from assessments.errors import AnswerError
from tui.screens.frames.ask import AskScreen

if TYPE_CHECKING:
    from datetime import date

    from assessments.session import Session


def past_day_screen(today: date) -> AskScreen:
    """For one that is to be added."""
    return AskScreen(
        "Add a past check-in",
        "Which day is it about?",
        "A day when you couldn't answer here: from a diary, a letter, or as you remember it.",
        wrong=lambda text: _wrong(text, today),
        understood=lambda text: _understood(text, today),
        example="3 weeks ago, or 12 November",
        limit=40,
        quick=("yesterday", "1 week ago", "2 weeks ago", "4 weeks ago"),
    )


def other_day_screen(session: Session, today: date) -> AskScreen:
    """For one that is there already."""
    typed = "" if session.back_dated else ", the day you typed it in"
    here = f"It stands at {_said(session.day)}{typed}."

    def wrong(text: str) -> str:
        same = f"That is the day it stands at. {_ANOTHER}"
        return _wrong(text, today) or (same if parse_day(text, today) == session.day else "")

    return AskScreen(
        "Wrong day",
        "Which day is it really about?",
        f"{here} Its answers stay as they are.",
        wrong=wrong,
        understood=lambda text: "" if wrong(text) else _understood(text, today),
        example="yesterday, or 12 November",
        limit=40,
        done="to move it there",
    )


_ANOTHER = "Please give another one, or press Esc to leave it."


def _wrong(text: str, today: date) -> str:
    """Why this is no day that can be taken, or ""."""
    try:
        parse_day(text, today)
    except AnswerError as error:
        return f"{error.reason[:1].upper()}{error.reason[1:]}"
    return ""


def _understood(text: str, today: date) -> str:
    return "" if not text or _wrong(text, today) else _said(parse_day(text, today))


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
