"""StaffDesk: what happens behind the PIN, and that every opening is told to the trail."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assessments.clinic import exporting
from assessments.clinic.visits import Visit
from assessments.errors import AssessmentsError, StoreError
from tui.kiosk.staff.board import BoardScreen
from tui.kiosk.staff.entering import CodeScreen, PinScreen
from tui.kiosk.staff.screen import Wall, staff_words

if TYPE_CHECKING:
    from assessments.library import Library
    from tui.kiosk.shell.guard import Guarded

StaffWish: TypeAlias = Literal["back", "acknowledged", "helped", "proxy", "end", "leave"]
"""Go on as before; the warning sign was seen to; who helped; end this visit; leave the kiosk."""


class StaffDesk:
    """`visit`: the patient's that is under way, or None. Without one the process ends with the desk."""

    def __init__(self, app: Guarded, visit: Visit | None) -> None:
        self.app, self.visit = app, visit
        self.kiosk, self.clinic = app.kiosk, app.kiosk.clinic
        self.words = staff_words(self.clinic.settings.languages[0])
        self._library: Library | None = None
        self._touched = self.kiosk.now().up
        self._gone = False

    async def open(self) -> StaffWish:
        """PIN, board, what is done there. Closes itself where nobody touches anything."""
        wall = Wall(self.words)
        await self.app.push_screen(wall)
        watch = self.app.set_interval(1.0, self._look)
        try:
            pin = PinScreen(self.words, self.clinic.pin, self.kiosk.now, self._wrong)
            if not await self.app.push_screen_wait(pin):
                return "back"
            await self._told("staff opened", **({"visit": self.visit.id} if self.visit else {}))
            return await self._board()
        except StoreError:  # nothing can be written down, so nothing is opened
            return "back"
        finally:
            watch.stop()
            wall.dismiss()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self.kiosk.now().up

    # -- the board --

    async def _board(self) -> StaffWish:
        said = ""
        while not self._gone:
            now = self.app.clock()
            day = await asyncio.to_thread(self.clinic.of_day, now.date())
            before = await asyncio.to_thread(self.clinic.before, now.date())
            board = BoardScreen(self.words, day, before, now, visit=self.visit is not None, said=said)
            deed = await self.app.push_screen_wait(board)
            if deed is None:
                break
            if deed == "seen_to":
                own = await self._seen_to()
                if own:
                    return "acknowledged"
            elif deed in ("helped", "proxy") and self.visit is not None:
                await asyncio.to_thread(self.visit.marked, self.app.clock(), deed)
                return deed
            elif deed == "end":
                await self._told("staff ended the visit")
                return "end"
            elif deed == "leave":
                await self._told("staff left the kiosk")
                return "leave"
            elif deed == "export":
                said = await self._export()
            elif deed == "progress":
                await self._progress()
        return "back" if self.visit is not None else "end"

    async def _seen_to(self) -> bool:
        """Notes that one sign was seen to: this visit's, else the one that waits longest. Whether its own."""
        now, own = self.app.clock(), self.visit.id if self.visit is not None else ""
        before = await asyncio.to_thread(self.clinic.before, now.date())
        waiting = (*before.warned, *(await asyncio.to_thread(self.clinic.of_day, now.date())).waiting)
        if not waiting:
            return False
        sign = next((sign for sign in waiting if sign.visit == own), waiting[0])
        await asyncio.to_thread(Visit(self.clinic.trail, sign.visit).acknowledged, now, "staff")
        return sign.visit == own

    async def _export(self) -> str:
        now = self.app.clock()
        try:
            made = await asyncio.to_thread(exporting.day, self.clinic, now.date(), now)
        except AssessmentsError as error:
            return str(error)
        return self.words["said"]["exported"].format(files=made.files, place=made.place)

    async def _progress(self) -> None:
        """One person's progress, by their code: as they see it at home."""
        from tui.screens.showing.progress import ProgressScreen

        trouble = ""
        while not self._gone:
            code = await self.app.push_screen_wait(CodeScreen(self.words, trouble))
            if code is None:
                return
            person = self.clinic.person_of(code)
            await self._told("progress opened", person=person)
            try:
                found = await asyncio.to_thread(self._read, person)
            except AssessmentsError as error:
                trouble = str(error)
                continue
            if found is None:
                trouble = self.words["code"]["nothing"]
                continue
            await self.app.push_screen_wait(ProgressScreen(*found))
            return

    def _read(self, person: str) -> tuple[Any, Any, Any] | None:
        from assessments import library

        self._library = self._library or library.read(language=self.clinic.settings.languages[0])
        record = self.kiosk.open_record(person, self._library)
        progress = record.progress(self.app.clock())
        return (progress, self._library, record.shelf()) if progress.sessions else None

    # -- the trail, and nobody there --

    async def _told(self, what: str, **about: str) -> None:
        await asyncio.to_thread(self.clinic.trail.add, what, self.app.clock(), **about)

    def _wrong(self) -> None:
        self.clinic.trail.add("wrong PIN", self.app.clock())

    def _look(self) -> None:
        """After the staff's own idle time: back to the patient, or to the start."""
        if self.kiosk.now().up - self._touched < self.clinic.settings.staff_idle or self._gone:
            return
        self._gone = True
        if self.visit is None:
            self.app.end()
        else:
            if not isinstance(self.app.screen, Wall):  # between two screens: the next one isn't opened
                self.app.screen.dismiss(None)
