"""Visit: the way from a choice on Home through screens and back. Awaits each screen; keeps no state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.visits.asking import Asking

if TYPE_CHECKING:
    from textual.app import App

    from assessments.asking.interview import Interview
    from assessments.keeping.store import Draft
    from assessments.record import Record
    from tui.visits.nextstep import NextStep

FORMS = {"1": "check-in", "2": "bad-day", "7": "full"}


class Visit(Asking):
    """Home's choices, and the welcome."""

    def __init__(self, app: App[int], record: Record) -> None:
        super().__init__(app, record)
        self.asked = False  # the person has seen another screen than Home

    # -- arriving --

    @property
    def home_person(self) -> str:
        """Whose record the app was opened with."""
        return str(self.app.settings.person)  # type: ignore[attr-defined]

    async def become(self, person: str, name: str) -> bool:
        """Opens another person's record in this app. False where they leave before they have one."""
        from assessments.record import Record
        from tui.visits.someone import keep_name, name_of

        before = self.record
        self.record = Record(before.library, before.store, person)
        if not await self._welcome(guest=True):
            self.record = before
            return False
        await asyncio.to_thread(keep_name, self.record, name)
        self.app.show_record(self.record, name_of(self.record))  # type: ignore[attr-defined]
        await self._offer()
        return True

    async def arrive(self, start: str | None, only: str | None) -> None:
        """Welcomes a new person, offers what was left unfinished, begins what was asked for."""
        if not await self.can_save():
            self.asked = True
            return
        if not await self._welcome():
            self.app.exit(0)
            self.asked = True
            return
        if await self._offer():
            return
        if start is not None:
            self.asked = True
            await self._begin(start, only)

    async def _offer(self) -> bool:
        """What was left unfinished. True where a check-in was gone on with or begun."""
        drafts = await asyncio.to_thread(self.record.drafts)
        self.asked = self.asked or bool(drafts)
        return bool(drafts) and await self._unfinished(drafts[0]) in ("continue", "new")

    async def _welcome(self, *, guest: bool = False) -> bool:
        """True where the person may go on. Asks who it is for on the very first start.

        `guest`: it isn't the first start of the app, so its cover isn't shown.
        """
        from assessments.doctor.place_check import cloud_of
        from tui.screens.frames.notice import NoticeScreen
        from tui.screens.welcome import WelcomeScreen

        person = self.record.person()
        if person.created is None and not self.record.shelf().sessions:
            if not guest and not await self.app.push_screen_wait(WelcomeScreen(cloud_of(self.folder))):
                return False
            self.asked = True
            answers = await self._ask_welcome()
            if answers is None:
                return False
            person = self.record.person()
        if person.facts.get("ctx_age") == "under_18":
            notice = NoticeScreen("Please see a doctor", UNDER_18, done="leave", leave="leave")
            await self.app.push_screen_wait(notice)
            return False
        return True

    async def _ask_welcome(self) -> Interview | None:
        from tui.screens.asking.wizard import WizardScreen

        interview = self.record.begin("welcome", self.clock())
        outcome = await self.app.push_screen_wait(
            WizardScreen(interview, autosave=None, emergency="", review=False)
        )
        if type(outcome).__name__ != "Finished":
            return None
        await asyncio.to_thread(self.record.welcome, outcome.interview, self.clock())
        return outcome.interview

    async def _unfinished(self, draft: Draft) -> str | None:
        """Asks, and does it: goes on with it, starts a new one (it stays), or puts it away."""
        from tui.screens.asking.unfinished import UnfinishedScreen

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
            from tui.screens.asking.pick import PickScreen

            section = await self.app.push_screen_wait(PickScreen(self.record.library))
            if section:
                await self.check_in("full", section)
        elif key == "6":
            from tui.visits.record_visit import RecordVisit

            whose = await RecordVisit(self, self.home_person).open()
            while whose is not None and not await self.become(*whose):
                whose = await RecordVisit(self, self.home_person).open("someone")

    @property
    def ahead(self) -> NextStep:
        """For today, Learn, and what belongs to them."""
        from tui.visits.nextstep import NextStep

        return NextStep(self.app, self.record, self.check_in)

    async def progress(self) -> None:
        """The recovery board, or a sentence where there is nothing to show yet."""
        from tui.screens.frames.notice import NoticeScreen
        from tui.screens.showing.progress import ProgressScreen

        progress = await asyncio.to_thread(self.record.progress, self.clock())
        if progress.sessions:
            shelf = await asyncio.to_thread(self.record.shelf)
            screen = ProgressScreen(progress, self.record.library, shelf, self.record, self.clock)
            await self.app.push_screen_wait(screen)
        else:
            await self.app.push_screen_wait(NoticeScreen("Progress", NOTHING_YET))

    async def check_in(self, form: str, only: str | None = None) -> None:
        """One check-in, from its first question to its result; one of its kind left half-way is offered."""
        if not await self.can_save():
            return
        drafts = await asyncio.to_thread(self.record.drafts)
        draft = next((d for d in drafts if (d.form, d.only) == (form, only) and not d.replaces), None)
        if draft is None or await self._unfinished(draft) == "discard":
            await self._begin(form, only)

    async def _begin(self, form: str, only: str | None) -> None:
        interview = await asyncio.to_thread(self.record.begin, form, self.clock(), only)
        await self._walk(interview)

    async def _walk(self, interview: Interview, draft: Draft | None = None) -> None:
        session = await self.walk(interview, draft)
        if session is None or session.stopped:
            return
        from tui.screens.showing.result import ResultScreen

        progress = await asyncio.to_thread(self.record.progress, self.clock())
        ahead = self.ahead
        plan = await asyncio.to_thread(ahead.plan)
        screen = ResultScreen(progress, session, self.record.library, plan=plan)
        wish = await self.app.push_screen_wait(screen)
        if wish == "progress":
            await self.progress()
        elif wish == "today":
            await ahead.today()


UNDER_18 = (
    "On the Mend is made for adults. If you're under 18 and have back or leg pain, please see a doctor. "
    "Tell an adult you trust about it too."
)
NOTHING_YET = (
    "There is no check-in yet. After the first one you'll see your answers here; after the second, "
    "about a week later, what has changed."
)
