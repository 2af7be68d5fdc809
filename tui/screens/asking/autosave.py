"""Autosave: the newest interview to disk, off the key handler, and word of it once it is there."""

from __future__ import annotations

import asyncio
from threading import Lock
from typing import TYPE_CHECKING, Any

from assessments.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual.screen import Screen
    from textual.timer import Timer

    from assessments.asking.interview import Interview

    Save = Callable[..., str | None]
    Pending = tuple[int, Interview, Mapping[str, str]]

WAIT = 0.5  # seconds in which answers are gathered into one write
LOST = "Your answers couldn't be saved just now. They stay here; please keep this window open."


class Autosave:
    """One write at a time; whatever was answered meanwhile is written next, and only the newest of it.

    `save(interview)`, with what is typed and not entered yet as a second argument where there is any, returns
    "" (or None) where it is on disk, else a sentence of trouble. `told(note, trouble)` is called in the
    screen's own thread after each write.
    """

    def __init__(
        self,
        screen: Screen[Any],
        save: Save | None,
        clock: Callable[[], datetime],
        told: Callable[[str, str], None],
    ) -> None:
        self.screen, self.save, self.clock, self.told = screen, save, clock, told
        self.pending: Pending | None = None
        self._timer: Timer | None = None
        self._writing: asyncio.Task[None] | None = None
        self._closed = self._under_way = False
        self._count = self._landed = 0  # of what was given; an older write never lands on a newer one
        self._one = Lock()

    def later(self, interview: Interview, typed: Mapping[str, str]) -> None:
        """Writes within half a second; nothing where there is no `save`. `typed`: page -> what is typed."""
        if self.save is None:
            return
        self._count += 1
        self.pending = (self._count, interview, typed)
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
        pending, self.pending = self.pending, None
        if pending is not None:
            self._try(*pending)

    async def _write(self) -> None:
        while self.pending is not None:
            pending, self.pending = self.pending, None
            self._under_way = True
            trouble = await asyncio.to_thread(self._try, *pending)
            self._under_way = False
            if self._closed:
                return
            now = self.clock()
            self.told("" if trouble else f"saved {now:%H:%M}", trouble)

    def _try(self, count: int, interview: Interview, typed: Mapping[str, str]) -> str:
        with self._one:
            if self.save is None or count < self._landed:
                return ""
            try:
                trouble = (self.save(interview, typed) if typed else self.save(interview)) or ""
            except (StoreError, OSError):
                trouble = LOST
            self._landed = count if not trouble else self._landed
            return trouble
