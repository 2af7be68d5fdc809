"""Seams: the days from which the questions, or the way answers are scored, are another version than before.

Answers on both sides of a seam are compared like with like: only over what was asked both times (CLINICAL 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.judging.sheets import INDEX
from assessments.wording import day_words, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assessments.judging.sheets import Sheets
    from assessments.session import Session


@dataclass(frozen=True)
class Seam:
    """From this day, and this session on. `kind`: "version", "wording" or "scoring"."""

    day: date
    session: str
    kind: str
    words: str


def seams(sheets: Sheets, sessions: Sequence[Session]) -> tuple[Seam, ...]:
    """Every seam between two sessions in a row, in order of days."""
    found: list[Seam] = []
    before: Session | None = None
    for session in sessions:
        if before is not None and (kind := _kind(sheets, before, session)):
            words = say(
                sheets.library,
                f"seam.{kind}",
                day=day_words(session.day),
                before=before.content_version,
                after=session.content_version,
            )
            found.append(Seam(session.day, session.id, kind, words))
        before = session
    return tuple(found)


def _kind(sheets: Sheets, before: Session, after: Session) -> str:
    if before.content_version != after.content_version and before.content_version and after.content_version:
        return "version"
    if before.content_digest != after.content_digest and _reworded(sheets, before, after):
        return "wording"
    if before.scoring_version and after.scoring_version:
        return "scoring" if before.scoring_version != after.scoring_version else ""
    return "scoring" if _rescored(sheets, before) and not _rescored(sheets, after) else ""


def _reworded(sheets: Sheets, before: Session, after: Session) -> bool:
    """Whether a question was asked in other words; one with a person's own words in it always may differ."""
    return any(
        words != after.asked.get(item, words)
        for item, words in before.asked.items()
        if item in sheets.library and "{" not in sheets.library.question(item).text
    )


def _rescored(sheets: Sheets, session: Session) -> bool:
    """Whether the scores kept with it, as they were that day, are others than today's way gives.

    Only for sessions from before the way had a version.
    """
    kept = session.scores.get("overall")
    return kept is not None and kept != sheets.of(session).worse(INDEX).points
