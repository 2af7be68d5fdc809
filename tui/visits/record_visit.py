"""RecordVisit: the way through My record. Awaits each screen, does what was asked for, and comes back."""

from __future__ import annotations

import asyncio
from datetime import datetime, time
from typing import TYPE_CHECKING

from tui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from assessments.asking.interview import Interview
    from assessments.keeping.store import Conflict, Shelf
    from assessments.session import Session
    from tui.screens.frames.ask import AskScreen
    from tui.screens.keeping.session import Deed
    from tui.visits.visit import Visit


class RecordVisit:
    """`visit` is the way around it: questions are asked and saved there."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.app, self.clock = visit, visit.app, visit.clock

    @property
    def cloud(self) -> str:
        """The service that copies the data folder elsewhere, or ""."""
        from assessments.doctor.place_check import cloud_of

        return cloud_of(self.visit.folder)

    async def open(self) -> None:
        """The menu, until it is left. For someone else's record Home comes next."""
        from tui.screens.keeping.record import RecordScreen

        ways = {
            "sessions": self.sessions, "past": self.past, "words": self.words, "files": self.files,
            "someone": self.someone, "settings": self.settings,
        }  # fmt: skip
        choice: str | None = ""
        while choice is not None:
            progress = await asyncio.to_thread(self.visit.record.progress, self.clock())
            screen = RecordScreen(self.visit.record, progress, at=choice, cloud=self.cloud)
            choice = await self.app.push_screen_wait(screen)
            if choice is not None and await ways[choice]():
                return

    # -- check-ins --

    async def sessions(self) -> bool:
        """The list; a check-in of it to read, and what is to be done with it."""
        from assessments.keeping.store import Conflict
        from tui.screens.keeping.sessions import SessionsScreen

        at = 0
        while True:
            record = self.visit.record
            shelf = await asyncio.to_thread(record.shelf)
            progress = await asyncio.to_thread(record.progress, self.clock())
            screen = SessionsScreen(progress, shelf, record.library, opens=True, at=at)
            found = await self.app.push_screen_wait(screen)
            at = screen.at
            if found is None:
                return False
            if isinstance(found, Conflict):
                await self.choose_copy(found)
            else:
                await self.read(found, shelf)

    async def read(self, session: Session, shelf: Shelf) -> None:
        """One check-in, until it is left, corrected or put away."""
        from tui.screens.keeping.session import SessionScreen

        record = self.visit.record
        before = next((old for old in shelf.replaced if old.id == session.replaces), None)
        deeds: tuple[Deed, ...] = ("compare", "correct", "discard")
        deeds = (*deeds, "before") if before else deeds
        while True:
            progress = await asyncio.to_thread(record.progress, self.clock())
            score = next((p.value for p in progress.overall.points if p.session == session.id), None)
            deed = await self.app.push_screen_wait(
                SessionScreen(session, record.library, score=score, deeds=deeds)
            )
            if deed == "compare":
                if not await self._compared(session):
                    await self.say("Compare it", "There is nothing to set it beside yet.")
            elif deed == "before" and before is not None:
                await self.app.push_screen_wait(SessionScreen(before, record.library))
            elif (
                (deed == "correct" and await self.correct(session))
                or (deed == "discard" and await self.discard(session))
                or deed is None
            ):
                return

    async def correct(self, session: Session) -> bool:
        """Its questions again, with its answers, to be read over and changed."""
        if not await self.visit.can_save():
            return False
        record = self.visit.record
        drafts = await asyncio.to_thread(record.drafts)
        draft = next((one for one in drafts if one.replaces == session.id), None)  # left half-way before
        if draft is None:
            interview = _at_sign(await asyncio.to_thread(record.correct, session, self.clock()))
        else:
            interview = await asyncio.to_thread(record.resume, draft)
        about = _day(session.started)
        kept = await self.visit.walk(interview, draft, about=about, over=draft is None)
        if kept is not None:
            text = f"{CORRECTED}\n\nThe check-in of {_day(kept.started)} is counted as you corrected it."
            await self.say("Corrected", text)
        return True

    async def discard(self, session: Session) -> bool:
        """To the trash, once the person has said so."""
        from tui.screens.frames.notice import NoticeScreen

        text = f"The check-in of {_day(session.started)} won't be counted any more.\n\n{PUT_AWAY}"
        sure = NoticeScreen("Put it away?", text, done="put it away", leave="keep it")
        if not await self.visit.can_save() or not await self.app.push_screen_wait(sure):
            return False
        await asyncio.to_thread(self.visit.record.discard, session, self.clock())
        return True

    async def choose_copy(self, conflict: Conflict) -> None:
        """Which of the copies that differ is right. The others go to the trash."""
        from tui.screens.keeping.copies import copies_screen

        number = await self.app.push_screen_wait(copies_screen(conflict, self.visit.record.library))
        if number is not None and await self.visit.can_save():
            await asyncio.to_thread(self.visit.record.settle, conflict, conflict.copies[number], self.clock())

    async def past(self) -> bool:
        """A check-in about a day that has gone by. Both days are kept with it."""
        from tui.screens.frames.choice import ChoiceScreen

        if not await self.visit.can_save():
            return False
        text = await self.app.push_screen_wait(day_screen(self.clock().date()))
        if text is None:
            return False
        from assessments.dates import parse_day

        day = parse_day(text, self.clock().date())
        lead = (f"About {day:%A} {_day(day)}. Answer as it was then.",)
        form = await self.app.push_screen_wait(ChoiceScreen("Which questions?", PAST_FORMS, lead=lead))
        if form is None:
            return False
        now = self.clock()
        at = now if day == now.date() else datetime.combine(day, time(12)).astimezone()
        interview = await asyncio.to_thread(self.visit.record.begin, form, at)
        kept = await self.visit.walk(interview, about=_day(at))
        if kept is not None:
            await self.say("Kept", f"{ADDED}\n\nIt stands at {_day(kept.started)}.")
        return False

    # -- the other lines --

    async def words(self) -> bool:
        """The progress in words."""
        from assessments.judging import report
        from tui.screens.showing.words import WordsScreen

        record = self.visit.record
        progress = await asyncio.to_thread(record.progress, self.clock())
        await self.app.push_screen_wait(WordsScreen(report.text(progress, record.library)))
        return False

    async def settings(self) -> bool:
        """Colours, country, what is stored."""
        from tui.screens.settings import SettingsScreen

        await self.app.push_screen_wait(SettingsScreen(self.visit.record))
        return False

    async def files(self) -> bool:
        """A copy, the check-up, the trash."""
        from tui.visits.files_visit import FilesVisit

        await FilesVisit(self).open()
        return False

    async def someone(self) -> bool:
        """True where the record of someone else is open now."""
        from tui.visits.someone import Someone

        return await Someone(self.visit).open()

    async def _compared(self, session: Session) -> bool:
        from tui.screens.keeping.sessions import around
        from tui.screens.showing.compare import CompareScreen

        progress = await asyncio.to_thread(self.visit.record.progress, self.clock())
        two = around(progress, session)
        if two is None:
            return False
        screen = CompareScreen(progress, self.visit.record.library, then=two[0], now=two[1])
        await self.app.push_screen_wait(screen)
        return True

    async def say(self, title: str, text: str) -> None:
        """Something to read."""
        from tui.screens.frames.notice import NoticeScreen

        await self.app.push_screen_wait(NoticeScreen(title, text))


CORRECTED = (
    "The corrected check-in is kept. The one before it stays in your files and isn't counted any more."
)
ADDED = "The check-in is kept with its own day, and with today as the day you typed it in."
PUT_AWAY = "It goes to “What was put away” in My files, where you can bring it back."
PAST_FORMS = (
    Row("A check-in", "the questions of every week", "check-in"),
    Row("A bad day", "five answers", "bad-day"),
    Row("A full check", "all questions", "full"),
)


def day_screen(today: date) -> AskScreen:
    """Asks for a day that has gone by."""
    from assessments.dates import parse_day
    from assessments.errors import AnswerError
    from tui.screens.frames.ask import AskScreen

    def wrong(text: str) -> str:
        try:
            parse_day(text, today)
        except AnswerError as error:
            return f"{error.reason[:1].upper()}{error.reason[1:]}"
        return ""

    def understood(text: str) -> str:
        return (
            "" if not text or wrong(text) else f"{parse_day(text, today):%A} {_day(parse_day(text, today))}"
        )

    return AskScreen(
        "Add a past check-in",
        "Which day is it about?",
        "A day when you couldn't answer here: from a diary, a letter, or as you remember it.",
        wrong=wrong,
        understood=understood,
        example="3 weeks ago, or 12 November",
        limit=40,
        quick=("yesterday", "1 week ago", "2 weeks ago", "4 weeks ago"),
    )


def _at_sign(interview: Interview) -> Interview:
    """At the warning sign that ended it, if one did; it may have been a slip."""
    if not interview.stopped:
        return interview
    asks = (ask for page in interview.pages for ask in page.asks)
    said = (ask.key for ask in asks if ask.question.kind == "safety" and ask.value in ("yes", "not_sure"))
    return interview.go_to(next(said))


def _day(at: date) -> str:
    return f"{at.day} {at:%B %Y}"
