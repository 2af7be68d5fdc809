"""What is known of a running interview beside its answers: its id, the time spent, what it corrects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.asking.interview import Interview
    from assessments.keeping.store import Draft
    from assessments.session import Session

IDLE = 5.0  # minutes between two saves that count as time spent; longer was a break


class Walk:
    """`draft`: it is gone on with. `correcting`: the session that it corrects. `filed`: once it is saved."""

    def __init__(self, draft: Draft | None = None, correcting: Session | None = None) -> None:
        self.id = draft.id if draft else ""
        self.resumed = draft is not None
        self.live = draft is not None and draft.saved.date() == draft.started.date()  # begun on its own day
        self.correcting = correcting
        self.minutes = draft.minutes if draft else 0.0
        self.touched: datetime | None = None
        self.filed: Session | None = None
        self._made: tuple[Interview, Session] | None = None

    def touch(self, at: datetime) -> None:
        """Something was done `at`. A clock that was set changes the minutes by a break's length at most."""
        if self.touched is not None:
            gone = (at - self.touched).total_seconds() / 60
            self.minutes += min(max(gone, 0.0), IDLE)
        self.touched = at

    def made(self, interview: Interview) -> Session | None:
        """What an earlier try to save made of it: the next try saves the same, to the byte."""
        return self._made[1] if self._made is not None and self._made[0] is interview else None

    def make(self, interview: Interview, session: Session) -> Session:
        """Notes what is to be saved, for `made`."""
        self._made = (interview, session)
        return session

    def described(self, session: Session) -> Session:
        """With word of how it came to be: live or typed later, gone on with, how long it took."""
        live = self.live or session.started.date() == session.entered.date()
        about: dict[str, object] = {**session.provenance, "live": live}
        about |= {"resumed": True} if self.resumed else {}
        about |= {"minutes": round(self.minutes)} if live else {}
        finished = session.finished if live else session.started
        return replace(session, provenance=about, finished=finished)
