"""Copies of one check-in that say different things, each as a row: what it says where the others say else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.lists import ListScreen
from tui.screens.keeping.letter import LEFT, name_of, said
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.answers import Key
    from assessments.keeping.store import Conflict
    from assessments.library import Library
    from assessments.session import Session

COPIES = (
    "There are copies of the check-in of {day} that say different things. Which one is right? "
    "The others are put away, and can be brought back."
)
MOST = 6  # differences that are named
PRIVATE = "the warning signs"


def copies_screen(conflict: Conflict, library: Library | None) -> ListScreen[int | None]:
    """Asks which of the copies is right; dismisses its number, or None to decide later."""
    day = conflict.copies[0].session.started
    lead = COPIES.replace("{day}", f"{day.day} {day:%B %Y}")
    prompt = ("Press", "Enter", "to keep this one")
    return ListScreen(rows_of(conflict, library), headline="Which is right?", lead=(lead,), prompt=prompt)


def rows_of(conflict: Conflict, library: Library | None) -> tuple[Row, ...]:
    """A row for each copy. The first counts until the person has chosen."""
    sessions = [copy.session for copy in conflict.copies]
    keys = dict.fromkeys(key for s in sessions for key in (*s.answers.given, *s.answers.missing))
    apart = [key for key in keys if len({_said(session, key, library) for session in sessions}) > 1]
    signs = len({session.safety for session in sessions}) > 1
    rows = []
    for copy in conflict.copies:
        named = [_line(copy.session, key, library) for key in apart[:MOST]]
        named += [f"{len(apart) - MOST} more answers differ"] if len(apart) > MOST else []
        named += [f"{PRIVATE} differ too"] if signs else []
        when = copy.session.corrected or copy.session.entered
        title = f"Typed in on {when.day} {when:%B %Y} at {when:%H:%M}"
        title += ", counted now" if copy is conflict.copies[0] else ""
        rows.append(Row(title, "; ".join(named) or f"In its file {copy.name}"))
    return tuple(rows)


def _line(session: Session, key: Key, library: Library | None) -> str:
    leg = f" ({key.leg})" if key.leg else ""
    return f"{name_of(key.item, library)}{leg}: {_said(session, key, library)}"


def _said(session: Session, key: Key, library: Library | None) -> str:
    if key in session.answers.given:
        return said(key, session.answers.given[key], library)
    return LEFT.get(session.answers.missing.get(key, ""), "not asked")
