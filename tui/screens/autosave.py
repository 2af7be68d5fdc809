"""Autosave: the newest interview to disk, off the key handler, and word of it once it is there."""

from __future__ import annotations

import asyncio
from threading import Lock
from typing import TYPE_CHECKING, Any

from assessments.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.screen import Screen
    from textual.timer import Timer

    from assessments.asking.interview import Interview

    Save = Callable[[Interview], str | None]

WAIT = 0.5  # seconds in which answers are gathered into one write
LOST = "Your answers couldn't be saved just now. They stay here; please keep this window open."


class Autosave:
    """One write at a time; whatever was answered meanwhile is written next, and only the newest of it.

    `save` returns "" (or None) where it is on disk, else a sentence of trouble. `told(note, trouble)` is
    called in the screen's own thread after each write.
    """

    def __init__(
        self,
        screen: Screen[Any],
        save: Save | None,
        clock: Callable[[], datetime],
        told: Callable[[str, str], None],
    ) -> None:
        self.screen, self.save, self.clock, self.told = screen, save, clock, told
        self.pending: Interview | None = None
        self._timer: Timer | None = None
        self._writing: asyncio.Task[None] | None = None
        self._closed = False
        self._under_way = False
        self._one = Lock()  # an older write that is still under way must not land on a newer one

    def later(self, interview: Interview) -> None:
        """Writes within half a second; nothing where there is no `save`."""
        if self.save is None:
            return
        self.pending = interview
        if self._timer is None:
            self._timer = self.screen.set_timer(WAIT, self.now)

    @property
    def behind(self) -> bool:
        """Something was answered that isn't known to be on disk yet."""
        return self.pending is not None or self._under_way

    def now(self) -> None:
        """Writes what is pending, without waiting for it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.pending is not None and (self._writing is None or self._writing.done()):
            self._writing = asyncio.create_task(self._write())

    async def finish(self) -> None:
        """Returns once everything given so far was written or refused."""
        self.now()
        if self._writing is not None:
            await self._writing

    def at_once(self) -> None:
        """Writes what is pending here and now: the screen is gone, maybe because the app is closing."""
        self._closed = True
        interview, self.pending = self.pending, None
        if interview is not None:
            self._try(interview)

    async def _write(self) -> None:
        while self.pending is not None:
            interview, self.pending = self.pending, None
            self._under_way = True
            trouble = await asyncio.to_thread(self._try, interview)
            self._under_way = False
            if self._closed:
                return
            now = self.clock()
            self.told("" if trouble else f"saved {now:%H:%M}", trouble)

    def _try(self, interview: Interview) -> str:
        try:
            return (self.save(interview) if self.save else "") or ""
        except (StoreError, OSError):
            return LOST
