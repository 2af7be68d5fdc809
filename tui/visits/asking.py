"""Asking: whether anything can be kept, the questions, and what was kept of them. Visits stand on it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime
    from pathlib import Path

    from textual.app import App

    from assessments.asking.interview import Interview
    from assessments.keeping.store import Draft
    from assessments.record import Record
    from assessments.session import Session


class Asking:
    """`record` is open. Slow work (saving, reading) runs in a thread, so that keys never wait."""

    def __init__(self, app: App[int], record: Record) -> None:
        self.app, self.record = app, record
        self.clock: Callable[[], datetime] = app.clock  # type: ignore[attr-defined]

    @property
    def folder(self) -> Path:
        """The data folder."""
        found: Path = self.app.settings.data  # type: ignore[attr-defined]
        return found

    async def say(self, title: str, text: str) -> None:
        """Something to read."""
        from tui.screens.frames.notice import NoticeScreen

        await self.app.push_screen_wait(NoticeScreen(title, text))

    @asynccontextmanager
    async def meanwhile(self, title: str, text: str) -> AsyncIterator[None]:
        """Something to read while the work inside takes its time."""
        from tui.screens.frames.wait import WaitScreen

        screen = WaitScreen(title, text)
        await self.app.push_screen(screen)
        try:
            yield
        finally:
            await screen.dismiss()

    async def can_save(self) -> bool:
        """False where nothing can be kept; that is said before the first question, not after the last."""
        from tui.screens.place import busy_screen, doubt_screen, trouble_screen

        store = self.record.store
        doubt = await asyncio.to_thread(store.doubt)
        if doubt:
            if await self.app.push_screen_wait(doubt_screen(doubt)) != "use":
                return False
            await asyncio.to_thread(store.adopt, self.clock())
        trouble = await asyncio.to_thread(store.trouble)
        if trouble:
            await self.app.push_screen_wait(trouble_screen(trouble))
            return False
        while await asyncio.to_thread(store.lock) == "another":
            if not await self.app.push_screen_wait(busy_screen()):
                return False
        return True

    async def walk(
        self, interview: Interview, draft: Draft | None = None, *, about: str = "", over: bool = False
    ) -> Session | None:
        """The questions, and what was kept of them; None where they were left.

        `about`: the day, where it isn't today. `over`: see WizardScreen.
        """
        from tui.screens.asking.wizard import Left, WizardScreen
        from tui.visits.diary import offers

        if draft is not None and draft.saved.date() > draft.started.date():
            about = about or f"{draft.started.day} {draft.started:%B %Y}"
        outcome = await self.app.push_screen_wait(
            WizardScreen(
                interview,
                autosave=self.record.autosave(interview, self.clock, draft),
                emergency=self.record.emergency(),
                resumed=draft is not None,
                typed=draft.typed if draft is not None else None,
                clock=self.clock,
                about=about,
                over=over,
                offers=await asyncio.to_thread(offers, self.record, interview.at),
            )
        )
        return None if isinstance(outcome, Left) else await self._file(outcome.interview)

    async def _file(self, interview: Interview) -> Session | None:
        """Saves; where that fails, says so in plain words and offers to try again. The draft stays."""
        from assessments.errors import StoreError
        from tui.screens.frames.notice import NoticeScreen

        while True:
            try:
                return await asyncio.to_thread(self.record.file, interview, self.clock())
            except StoreError as error:
                notice = NoticeScreen(
                    "Not saved yet", f"{error}\n\n{STILL_HERE}", done="try again", leave="leave it for now"
                )
                if not await self.app.push_screen_wait(notice):
                    return None


STILL_HERE = "Your answers are still here. Nothing is lost while this stays open."
