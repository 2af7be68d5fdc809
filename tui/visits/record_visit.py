"""RecordVisit: the way through My record. Awaits each screen, does what was asked for, and comes back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.visits.asking import Asking


class RecordVisit:
    """`first`: whose record the app was opened with."""

    def __init__(self, asking: Asking, first: str) -> None:
        self.asking, self.app, self.first = asking, asking.app, first
        self.record = asking.record

    async def open(self, at: str = "") -> tuple[str, str] | None:
        """The menu, until it is left. Who is to be opened instead (id and name as typed), if anybody.

        `at`: the id of the line that the cursor begins on.
        """
        from assessments.doctor.place_check import elsewhere
        from tui.screens.keeping.record import RecordScreen
        from tui.visits.files_visit import FilesVisit
        from tui.visits.sessions_visit import SessionsVisit
        from tui.visits.someone import Someone

        warning = elsewhere(self.asking.folder)
        sessions = SessionsVisit(self.asking)
        ways = {
            "sessions": sessions.open, "past": sessions.past, "words": self.words,
            "files": FilesVisit(self.asking, warning).open, "settings": self.settings,
        }  # fmt: skip
        while True:
            progress = await asyncio.to_thread(self.record.progress, self.asking.clock())
            screen = RecordScreen(self.record, progress, at=at, warning=warning)
            choice = await self.app.push_screen_wait(screen)
            if choice is None:
                return None
            at = choice
            if choice != "someone":
                await ways[choice]()
            elif whose := await Someone(self.asking, self.first).open():
                return whose

    async def words(self) -> None:
        """The progress in words."""
        from assessments.judging import report
        from tui.screens.showing.words import WordsScreen

        progress = await asyncio.to_thread(self.record.progress, self.asking.clock())
        await self.app.push_screen_wait(WordsScreen(report.text(progress, self.record.library)))

    async def settings(self) -> None:
        """Colours, country, what is stored."""
        from tui.screens.settings import SettingsScreen

        await self.app.push_screen_wait(SettingsScreen(self.record))
