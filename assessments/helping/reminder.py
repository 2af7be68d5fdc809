"""Whether a check-in is due: a week after the last one, or sooner after a flare-up. Nothing heavy is loaded.

File names carry the day a session is about, so most mornings no file is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessments.session import Session

WEEK = 7  # days from check-in to check-in (CLINICAL 0)
LOOK_AGAIN = 2  # days after a flare-up (CLINICAL 6: in 2 or 3 days)
MONTH = 28  # days between check-ins once there was no leg pain for so many (CLINICAL 6, R59)
TRAVEL = timedelta(days=1)  # a session of "tomorrow" was done farther east; later ones had a wrong clock
SILENT = 56  # days after which it no longer reminds: whoever stopped so long ago knows where to find it (own)


@dataclass(frozen=True)
class Due:
    """A check-in is due. `days` since the last session it goes by."""

    why: Literal["week", "flare"]
    days: int


def day_of(name: str) -> date | None:
    """The local day in a session file's name ("2026-11-24T093012-k7m2p4.toml"); None where there is none."""
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return None


def due(names: Iterable[str], today: date, read: Callable[[str], Session | None]) -> Due | None:
    """What is due on `today`. `names` of session files; `read` opens one, None where it can't be read."""
    known = ((day, name) for name in names if (day := day_of(name)) is not None)
    days = sorted((found for found in known if found[0] <= today + TRAVEL), reverse=True)
    if not days or days[0][0] >= today:
        return None
    asked = False  # about a flare-up, since
    for day, name in days:
        gone = (today - day).days
        if gone > SILENT:
            return None
        session = read(name)
        flare = session.answers.get("flare") if session is not None else None
        if flare == "yes" and not asked and gone >= LOOK_AGAIN:
            return Due("flare", gone)
        asked = asked or flare is not None
        if session is not None and (session.short or session.only is not None):
            continue  # a bad-day entry or one sign alone: the week goes by the check-in before it
        rhythm = MONTH if session is not None and _pain_free(session) else WEEK
        return Due("week", gone) if gone >= rhythm else None
    return None


def _pain_free(session: Session) -> bool:
    return (session.answers.number("p3_painfree") or 0) >= MONTH
