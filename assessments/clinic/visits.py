"""Visit: one patient's time at the kiosk, told to the trail as it happens. Never an answer, never a code."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.clinic.audit import Trail

Why: TypeAlias = Literal["idle", "patient", "staff", "ended", "crashed", "killed"]
"""How an unfinished visit ended: walked away, left by a key, by staff, told to end, a fault, or no word."""
Aid: TypeAlias = Literal["helped", "proxy"]
"""Somebody read or pressed the keys for the patient; or answered in the patient's place."""


class Visit:
    """From consent to the end. `id`: by chance; it stands in the session's provenance as "visit"."""

    def __init__(self, trail: Trail, name: str = "") -> None:
        self.trail, self.id = trail, name or secrets.token_hex(8)
        self.over = False

    def begun(self, at: datetime, language: str) -> None:
        """The patient agreed. Like all of these: StoreError where it can't be written down."""
        self._add("begun", at, language=language)

    def named(self, at: datetime, person: str) -> None:
        """A code was given; `person`: whose record that is, by its id in the store."""
        self._add("named", at, person=person)

    def resumed(self, at: datetime) -> None:
        """An unfinished check-in of before is gone on with."""
        self._add("resumed", at)

    def warned(self, at: datetime) -> None:
        """A warning sign asks for a member of staff."""
        self._add("warned", at)

    def acknowledged(self, at: datetime, by: Literal["staff", "patient"]) -> None:
        """Somebody has seen to the warning sign."""
        self._add("acknowledged", at, by=by)

    def called(self, at: datetime) -> None:
        """The patient asks for a member of staff."""
        self._add("called", at)

    def marked(self, at: datetime, aid: Aid) -> None:
        """Who gave the answers, besides the patient."""
        self._add("marked", at, aid=aid)

    def finished(self, at: datetime, minutes: int) -> None:
        """The session is on disk. The first of finished and left counts."""
        if not self.over:
            self._add("finished", at, minutes=minutes)
            self.over = True

    def left(self, at: datetime, why: Why) -> None:
        """Not finished; what was answered is kept under the code."""
        if not self.over:
            self._add("left", at, why=why)
            self.over = True

    def _add(self, what: str, at: datetime, **about: str | int) -> None:
        self.trail.add(what, at, visit=self.id, **about)
