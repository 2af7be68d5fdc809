"""SessionsVisit: the way through every check-in: read one, correct it, put it away, add a past one."""

from __future__ import annotations

import asyncio
from datetime import time
from typing import TYPE_CHECKING

from tui.clock import local
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from assessments.asking.interview import Interview
    from assessments.keeping.store import Conflict, Shelf
    from assessments.session import Session
    from tui.screens.keeping.session import Deed
    from tui.visits.asking import Asking


class SessionsVisit:
    """`asking` asks the questions again, and saves."""

    def __init__(self, asking: Asking) -> None:
        self.asking, self.app, self.clock = asking, asking.app, asking.clock
        self.record = asking.record

    async def open(self) -> None:
        """The list; a check-in of it to read, and what is to be done with it."""
        from assessments.keeping.store import Conflict
        from tui.screens.keeping.sessions import SessionsScreen

        record, at = self.record, 0
        while True:
            shelf = await asyncio.to_thread(record.shelf)
            progress = await asyncio.to_thread(record.progress, self.clock())
            screen = SessionsScreen(progress, shelf, record.library, opens=True, at=at)
            found = await self.app.push_screen_wait(screen)
            at = screen.at
            if found is None:
                return
            if isinstance(found, Conflict):
                await self.choose_copy(found)
            else:
                await self.read(found, shelf)

    async def read(self, session: Session, shelf: Shelf) -> None:
        """One check-in, until it is left, corrected, moved or put away."""
        from tui.screens.keeping.session import SessionScreen

        record = self.record
        before = next((old for old in shelf.replaced if old.id == session.replaces), None)
        deeds: tuple[Deed, ...] = ("compare", "correct", "move", "discard")
        deeds = (*deeds, "before") if before else deeds
        while True:
            progress = await asyncio.to_thread(record.progress, self.clock())
            score = next((p.value for p in progress.overall.points if p.session == session.id), None)
            deed = await self.app.push_screen_wait(
                SessionScreen(
                    session,
                    record.library,
                    score=score,
                    deeds=deeds,
                    uncounted=shelf.misfits.get(session.id, ()),
                )
            )
            if deed == "compare":
                if not await self._compared(session):
                    await self.asking.say("Compare it", "There is nothing to set it beside yet.")
            elif deed == "before" and before is not None:
                await self.app.push_screen_wait(
                    SessionScreen(before, record.library, uncounted=shelf.misfits.get(before.id, ()))
                )
            elif (
                (deed == "correct" and await self.correct(session))
                or (deed == "move" and await self.move(session))
                or (deed == "discard" and await self.discard(session))
                or deed is None
            ):
                return

    async def correct(self, session: Session) -> bool:
        """Its questions again, with its answers, to be read over and changed."""
        if not await self.asking.can_save():
            return False
        record = self.record
        drafts = await asyncio.to_thread(record.drafts)
        draft = next((one for one in drafts if one.replaces == session.id), None)  # left half-way before
        if draft is None:
            interview = _at_sign(await asyncio.to_thread(record.correct, session, self.clock()))
        else:
            interview = await asyncio.to_thread(record.resume, draft)
        about = _day(session.started)
        kept = await self.asking.walk(interview, draft, about=about, over=draft is None)
        if kept is not None:
            text = f"The check-in of {_day(kept.started)} is counted as you corrected it.\n\n{STAYS}"
            await self.asking.say("Corrected", text)
        return True

    async def move(self, session: Session) -> bool:
        """To the day that it is about, where that was wrong. Nothing else of it changes."""
        from assessments.dates import parse_day
        from tui.screens.keeping.days import other_day_screen

        if not await self.asking.can_save():
            return False
        if any(draft.replaces == session.id for draft in await asyncio.to_thread(self.record.drafts)):
            await self.asking.say("Wrong day", BEGUN)
            return False
        text = await self.app.push_screen_wait(other_day_screen(session, self.clock().date()))
        if text is None:
            return False
        now = self.clock()
        about = local(parse_day(text, now.date()), session.started.time())
        moved = await asyncio.to_thread(self.record.move, session, min(about, now), now)
        typed = TYPED_THEN if moved.entered == session.entered else TYPED_NOW
        await self.asking.say("Moved", f"It stands at {_day(moved.started)} now. {typed}\n\n{STAYS}")
        return True

    async def discard(self, session: Session) -> bool:
        """To the trash, once the person has said so."""
        from tui.screens.frames.notice import NoticeScreen

        text = f"The check-in of {_day(session.started)} won't be counted any more.\n\n{PUT_AWAY}"
        sure = NoticeScreen("Put it away?", text, done="put it away", leave="keep it")
        if not await self.asking.can_save() or not await self.app.push_screen_wait(sure):
            return False
        await asyncio.to_thread(self.record.discard, session, self.clock())
        return True

    async def choose_copy(self, conflict: Conflict) -> None:
        """Which of the copies that differ is right. The others go to the trash."""
        from tui.screens.keeping.copies import copies_screen

        number = await self.app.push_screen_wait(copies_screen(conflict, self.record.library))
        if number is not None and await self.asking.can_save():
            await asyncio.to_thread(self.record.settle, conflict, conflict.copies[number], self.clock())

    async def past(self) -> None:
        """A check-in about a day that has gone by. Both days are kept with it."""
        from assessments.dates import parse_day
        from tui.screens.frames.choice import ChoiceScreen
        from tui.screens.keeping.days import past_day_screen

        if not await self.asking.can_save():
            return
        text = await self.app.push_screen_wait(past_day_screen(self.clock().date()))
        if text is None:
            return
        day = parse_day(text, self.clock().date())
        lead = (f"About {day:%A} {_day(day)}. Answer as it was then.",)
        form = await self.app.push_screen_wait(ChoiceScreen("Which questions?", PAST_FORMS, lead=lead))
        if form is None:
            return
        now = self.clock()
        at = now if day == now.date() else local(day, time(12))
        interview = await asyncio.to_thread(self.record.begin, form, at)
        kept = await self.asking.walk(interview, about=_day(at))
        if kept is not None:
            await self.asking.say("Kept", f"{ADDED}\n\nIt stands at {_day(kept.started)}.")

    async def _compared(self, session: Session) -> bool:
        from tui.screens.keeping.sessions import around
        from tui.screens.showing.compare import CompareScreen

        progress = await asyncio.to_thread(self.record.progress, self.clock())
        two = around(progress, session)
        if two is None:
            return False
        screen = CompareScreen(progress, self.record.library, then=two[0], now=two[1])
        await self.app.push_screen_wait(screen)
        return True


TYPED_THEN = "Its answers, and the day you typed them in, are as they were."
TYPED_NOW = "Its answers are as they were. It counts as typed in today, as its old date couldn't be right."
STAYS = "The one before it stays in your files and isn't counted any more."
BEGUN = "You have begun to correct this check-in. Please finish that first; then you can give it another day."
ADDED = "The check-in is kept with its own day, and with today as the day you typed it in."
PUT_AWAY = "It goes to “What was put away” in My files, where you can bring it back."
PAST_FORMS = (
    Row("A check-in", "the questions of every week", "check-in"),
    Row("A bad day", "five answers", "bad-day"),
    Row("A full check", "all questions", "full"),
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
