"""What Home offers: two cards and six lines, which of them comes next, and where the arrows lead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """A card or line of Home. `about_more`: a card's second row, or a line's words where there is room."""

    key: str
    title: str
    about: str
    about_more: str = ""


CARDS = (
    Choice("1", "Check in", "The seven signs, 7 minutes.", "You can stop and come back."),
    Choice("2", "A bad day", "Five answers.", "One minute."),
)
LINES = (
    Choice("3", "Progress", "what changed", "what has changed, sign by sign"),
    Choice("4", "For today", "what helps now", "what helps now, with timers"),
    Choice("5", "Learn", "in plain words", "sciatica in plain words"),
    Choice("6", "My record", "list, settings", "every check-in, words to print, settings"),
    Choice("7", "Full check", "all questions", "all questions, with the tests"),
    Choice("8", "One sign", "just one part", "just one part, on its own"),
)
COLUMN = 3  # lines in one column, where there are two
DUE = 6  # days after which a check-in is compared with the one before (CLINICAL 3.2)


def next_step(days: int | None, *, warned: bool = False, pressing: bool = False) -> tuple[str, str, str]:
    """What to do next, around its key: `days` since the last check-in (None: there is none).

    `warned`: a warning sign is open. `pressing`: one is, or a fact such as a bad fall calls for a clinician;
    that may stand for long, so a check-in that is due comes first. Who just answered isn't asked again.
    """
    if warned:
        return ("Press", "3", "to read what to do")
    if days is not None and days < DUE:
        return ("Press", "3", "to read what to do") if pressing else ("Press", "4", "for what helps today")
    return ("Press", "1", "to check in")


def moved(at: int, key: str, two_columns: bool) -> int:
    """Where an arrow leads from card or line `at`: the cards lie side by side, the lines in columns below."""
    cards, last = len(CARDS), len(CARDS) + len(LINES) - 1
    if not two_columns:
        return max(0, min(last, at + (-1 if key in ("left", "up") else 1)))
    column, row = (at, -1) if at < cards else divmod(at - cards, COLUMN)
    column += {"left": -1, "right": 1}.get(key, 0)
    row += {"up": -1, "down": 1}.get(key, 0)
    if not 0 <= column <= 1 or not -1 <= row < COLUMN:
        return at
    return column if row < 0 else cards + column * COLUMN + row
