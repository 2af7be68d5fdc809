"""Visit: the way from a choice on Home through screens and back. Awaits each screen; keeps no state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import App

    from assessments.asking.interview import Interview
    from assessments.keeping.store import Draft
    from assessments.record import Record
    from assessments.session import Session
    from tui.nextstep import NextStep
    from tui.screens.unfinished import Wish

FORMS = {"1": "check-in", "2": "bad-day", "7": "full"}


class Visit:
    """`record` is open. Slow work (saving, reading) runs in a thread, so that keys never wait."""

    def __init__(self, app: App[int], record: Record) -> None:
        self.app, self.record = app, record
        self.clock: Callable[[], datetime] = app.clock  # type: ignore[attr-defined]
        self.asked = False  # the person has seen another screen than Home

    # -- arriving --

    async def arrive(self, start: str | None, only: str | None) -> None:
        """Welcomes a new person, offers what was left unfinished, begins what was asked for."""
        if not await self._can_save() or not await self._welcome():
            self.asked = True
            return
        drafts = await asyncio.to_thread(self.record.drafts)
        self.asked = self.asked or bool(drafts) or start is not None
        if drafts and await self._unfinished(drafts[0]) in ("continue", "new"):
            return
        if start is not None:
            await self._begin(start, only)

    async def _can_save(self) -> bool:
        """False where nothing can be kept; that is said before the first question, not after the last."""
        from tui.screens.notice import NoticeScreen

        trouble = await asyncio.to_thread(self.record.trouble)
        if trouble:
            await self.app.push_screen_wait(NoticeScreen("Nothing can be saved", f"{trouble}\n\n{LOOK_ONLY}"))
        return not trouble

    async def _welcome(self) -> bool:
        """True where the person may go on. Asks who it is for on the very first start."""
        from tui.screens.notice import NoticeScreen
        from tui.screens.welcome import WelcomeScreen

        person = self.record.person()
        if person.created is None and not self.record.shelf().sessions:
            if not await self.app.push_screen_wait(WelcomeScreen()):
                self.app.exit(0)
                return False
            self.asked = True
            answers = await self._ask_welcome()
            if answers is None:
                self.app.exit(0)
                return False
            person = self.record.person()
        if person.facts.get("ctx_age") == "under_18":
            notice = NoticeScreen("Please see a doctor", UNDER_18, done="leave", leave="leave")
            await self.app.push_screen_wait(notice)
            self.app.exit(0)
            return False
        return True

    async def _ask_welcome(self) -> Interview | None:
        from tui.screens.wizard import WizardScreen

        interview = self.record.begin("welcome", self.clock())
        outcome = await self.app.push_screen_wait(
            WizardScreen(interview, autosave=None, emergency="", review=False)
        )
        if type(outcome).__name__ != "Finished":
            return None
        await asyncio.to_thread(self.record.welcome, outcome.interview, self.clock())
        return outcome.interview

    async def _unfinished(self, draft: Draft) -> Wish | None:
        """Asks, and does it: goes on with it, starts a new one (it stays), or puts it away."""
        from tui.screens.unfinished import UnfinishedScreen

        choice = await self.app.push_screen_wait(UnfinishedScreen(draft, self.record.library))
        if choice == "continue":
            interview = await asyncio.to_thread(self.record.resume, draft)
            await self._walk(interview, draft=draft)
        elif choice == "new":
            await self._begin(draft.form, draft.only)
        elif choice == "discard":
            await asyncio.to_thread(self.record.discard, draft, self.clock())
        return choice

    # -- Home's choices --

    async def choose(self, key: str) -> None:
        """A card or line of Home."""
        if key in FORMS:
            await self.check_in(FORMS[key])
        elif key == "3":
            await self.progress()
        elif key in ("4", "5"):
            await (self.ahead.today() if key == "4" else self.ahead.learn())
        elif key == "8":
            from tui.screens.pick import PickScreen

            section = await self.app.push_screen_wait(PickScreen(self.record.library))
            if section:
                await self.check_in("full", section)
        elif key == "6":
            from tui.screens.record import RecordScreen

            progress = await asyncio.to_thread(self.record.progress, self.clock())
            await self.app.push_screen_wait(RecordScreen(self.record, progress))

    @property
    def ahead(self) -> NextStep:
        """For today, Learn, and what belongs to them."""
        from tui.nextstep import NextStep

        return NextStep(self.app, self.record, self.check_in)

    async def progress(self) -> None:
        """The recovery board, or a sentence where there is nothing to show yet."""
        from tui.screens.notice import NoticeScreen
        from tui.screens.progress import ProgressScreen

        progress = await asyncio.to_thread(self.record.progress, self.clock())
        if progress.sessions:
            shelf = await asyncio.to_thread(self.record.shelf)
            screen = ProgressScreen(progress, self.record.library, shelf, self.record, self.clock)
            await self.app.push_screen_wait(screen)
        else:
            await self.app.push_screen_wait(NoticeScreen("Progress", NOTHING_YET))

    async def check_in(self, form: str, only: str | None = None) -> None:
        """One check-in, from its first question to its result; one of its kind left half-way is offered."""
        if not await self._can_save():
            return
        drafts = await asyncio.to_thread(self.record.drafts)
        draft = next((d for d in drafts if (d.form, d.only) == (form, only)), None)
        if draft is None or await self._unfinished(draft) == "discard":
            await self._begin(form, only)

    async def _begin(self, form: str, only: str | None) -> None:
        interview = await asyncio.to_thread(self.record.begin, form, self.clock(), only)
        await self._walk(interview)

    async def _walk(self, interview: Interview, draft: Draft | None = None) -> None:
        from tui.diary import offers
        from tui.screens.wizard import Finished, Left, WizardScreen

        outcome = await self.app.push_screen_wait(
            WizardScreen(
                interview,
                autosave=self.record.autosave(interview, self.clock, draft),
                emergency=self.record.emergency(),
                resumed=draft is not None,
                clock=self.clock,
                offers=await asyncio.to_thread(offers, self.record, interview.at),
            )
        )
        if isinstance(outcome, Left):
            return
        session = await self._file(outcome.interview)
        if session is None or not isinstance(outcome, Finished):
            return
        from tui.screens.result import ResultScreen

        progress = await asyncio.to_thread(self.record.progress, self.clock())
        ahead = self.ahead
        plan = await asyncio.to_thread(ahead.plan)
        screen = ResultScreen(progress, session, self.record.library, plan=plan)
        wish = await self.app.push_screen_wait(screen)
        if wish == "progress":
            await self.progress()
        elif wish == "today":
            await ahead.today()

    async def _file(self, interview: Interview) -> Session | None:
        """Saves; where that fails, says so in plain words and offers to try again. The draft stays."""
        from assessments.errors import StoreError
        from tui.screens.notice import NoticeScreen

        while True:
            try:
                return await asyncio.to_thread(self.record.file, interview, self.clock())
            except StoreError as error:
                notice = NoticeScreen(
                    "Not saved yet", f"{error}\n\n{STILL_HERE}", done="try again", leave="leave it for now"
                )
                if not await self.app.push_screen_wait(notice):
                    return None


UNDER_18 = (
    "On the Mend is made for adults. If you're under 18 and have back or leg pain, please see a doctor. "
    "Tell an adult you trust about it too."
)
NOTHING_YET = (
    "There is no check-in yet. After the first one you'll see your answers here; after the second, "
    "about a week later, what has changed."
)
LOOK_ONLY = "What is already there can be read. A check-in can begin once this is put right."
STILL_HERE = "Your answers are still here. Nothing is lost while this stays open."
