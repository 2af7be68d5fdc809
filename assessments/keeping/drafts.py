"""A person's unfinished interviews as files. A draft never outlives its session, nor changes its person."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.keeping import draft_file, trash

if TYPE_CHECKING:
    from pathlib import Path

    from assessments.keeping.reading import Reading
    from assessments.keeping.store import Draft, Unreadable
    from assessments.session import Session


def unfinished(reading: Reading, person: str) -> tuple[Draft, ...]:
    """Those whose session isn't saved, newest first; of one in two copies the newer."""
    done = {path.stem.rpartition("-")[2] for path in reading.files(person, "sessions")}
    newest: dict[str, Draft] = {}
    for _, draft in sorted(every(reading, person)[0], key=lambda found: found[1].saved):
        if draft.id not in done:
            newest[draft.id] = draft
    return tuple(sorted(newest.values(), key=lambda draft: draft.saved, reverse=True))


def every(reading: Reading, person: str) -> tuple[list[tuple[str, Draft]], list[Unreadable]]:
    """All that can be read, and what can't."""

    def check(draft: Draft) -> None:
        if draft.person != person:
            raise StoreError("it is about another person.")

    return reading.each(person, "drafts", draft_file.read, check)


def drop(reading: Reading, session: Session) -> None:
    """After a session was saved: its draft is in it, and so is that of one whose saving was cut short before.

    A copy of its draft under another name goes to the trash: it may hold something else. A draft that can't
    be dropped is never offered again.
    """
    with suppress(OSError, StoreError):
        done = {path.name for path in reading.files(session.person, "sessions")}
        copies: list[Path] = []
        for path in reading.files(session.person, "drafts"):
            if path.name in done:
                path.unlink()
            elif session.id in path.name:
                copies.append(path)
        trash.put_away(reading.folders, session.person, "drafts", copies, session.entered)
