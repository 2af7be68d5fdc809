"""OnTheMendApp: themes, the way between screens, and a calm end whatever happens."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App

from tui.clock import local_now
from tui.screens.home import HomeScreen, HomeState, HomeView
from tui.themes import themes
from tui.widgets.chrome import TopLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from textual.driver import Driver

    from assessments.record import Record
    from tui.settings import Settings

SORRY = (
    "Something went wrong and On the Mend had to close. Everything you answered up to a moment ago is kept."
)


class OnTheMendApp(App[int]):
    """The app of one person. `open_record` is slow and runs in a worker after the first paint.

    `start`: a form to begin at once ("check-in", "full", "bad-day"); `only`: one section of it ("s3").
    """

    TITLE = "On the Mend"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # nothing here can be selected, and Textual ends on a click where a view just went
    BINDINGS: ClassVar = [("ctrl+q", "quit"), ("ctrl+c", "quit")]

    def __init__(
        self,
        settings: Settings,
        open_record: Callable[[], Record],
        *,
        clock: Callable[[], datetime] = local_now,
        start: str | None = None,
        only: str | None = None,
    ) -> None:
        super().__init__()
        self.settings, self.open_record, self.clock = settings, open_record, clock
        self.start, self.only = start, only
        self.rich_glyphs, self.invented = settings.rich_glyphs, settings.invented
        self.whose = ""  # the name of the person, where it isn't the usual one
        self._record: Record | None = None
        self._greeted = False  # what comes first has been asked
        self._opening = True  # the record and what comes first; a choice on Home waits for it
        self._free = False  # no visit is under way: Home may begin one
        self._wish: str | None = None  # chosen on Home while opening
        for theme in themes():
            self.register_theme(theme)
        self.theme = settings.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """So that a Textual theme without our roles doesn't break the sheet."""
        from tui.themes import DARK, variables

        return variables(DARK)

    def get_driver_class(self) -> type[Driver]:
        """Ours where there is a Unix terminal."""
        found = super().get_driver_class()
        if found.__name__ == "LinuxDriver":
            from tui.driver import CalmDriver

            return CalmDriver
        return found

    @property
    def record(self) -> Record:
        """The person's record, opened on first use. Call it from a worker thread the first time."""
        if self._record is None:
            self._record = self.open_record()
        return self._record

    def show_record(self, record: Record, whose: str) -> None:
        """From now on this is the record that is open. `whose`: what every screen says of that, or ""."""
        self._record = record
        self._say_whose(whose)
        chosen = record.person().settings.get("theme")
        if chosen in self.available_themes:
            self.theme = str(chosen)

    def _say_whose(self, whose: str) -> None:
        if whose == self.whose:
            return
        self.whose = whose
        for screen in self.screen_stack:  # Home's line stays while others come and go
            for top in screen.query(TopLine):
                top.redraw()

    def on_mount(self) -> None:
        self.push_screen(HomeScreen(self._read_home, self.clock))

    def on_unmount(self) -> None:
        """Every screen has written what it had; another program may write now."""
        if self._record is not None:
            self._record.store.unlock()

    def _read_home(self) -> HomeState:
        from assessments.errors import StoreError
        from tui.visits.someone import name_of

        record = self.record
        now = self.clock()
        try:
            shelf = record.shelf()
        except StoreError as error:  # the folder itself can't be read
            self._opening, self._free, self._wish = False, True, None
            return HomeState(progress=None, trouble=str(error), unreadable=0)
        state = HomeState(
            progress=record.progress(now) if shelf.sessions else None,
            trouble=_trouble(record),
            unreadable=len(shelf.unreadable),
        )
        self.call_from_thread(self._opened, name_of(record))
        return state

    def _opened(self, whose: str) -> None:
        """The record is open for the first time: welcome a new person, offer what was left unfinished."""
        self._say_whose(whose)
        if self.start is not None or not self._greeted:
            self._greeted = True
            start, self.start = self.start, None
            self.open_visit(start)

    @work(group="visit")
    async def open_visit(self, start: str | None) -> None:
        """Welcome, the offer to continue, and a form asked for on the command line."""
        from tui.visits.visit import Visit

        visit = Visit(self, self.record)
        await self._told(visit.arrive(start, self.only))
        if self._wish is not None and not visit.asked:
            await self._told(visit.choose(self._wish))
        self._opening, self._free, self._wish = False, True, None
        if isinstance(self.screen, HomeScreen):
            self.screen.reload()

    @on(HomeView.Chosen)
    def chosen(self, event: HomeView.Chosen) -> None:
        """A card or line of Home. The first of two quick choices counts."""
        if self._opening:
            self._wish = self._wish or event.key
        elif self._free:
            self._free = False
            self.choose(event.key)

    @work(group="visit")
    async def choose(self, key: str) -> None:
        """What a card or line of Home is for."""
        from tui.visits.visit import Visit

        await self._told(Visit(self, self.record).choose(key))
        self._free = True
        if isinstance(self.screen, HomeScreen):
            self.screen.reload()

    async def _told(self, visit: Awaitable[None]) -> None:
        """A visit that can't go on says why, and Home is there again."""
        from assessments.errors import AssessmentsError
        from tui.screens.frames.notice import NoticeScreen

        try:
            await visit
        except AssessmentsError as error:
            await self.push_screen_wait(NoticeScreen("This can't be done now", str(error)))

    async def action_quit(self) -> None:
        """Leaves. A screen with something not kept yet may ask about it first, once."""
        ask = getattr(self.screen, "before_quit", None)
        if ask is None or not ask():
            await super().action_quit()

    def action_help(self) -> None:
        """The help page."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.settings.data))

    # -- a calm end: Textual would print a traceback with the values of variables, that is, answers --

    def _handle_exception(self, error: Exception) -> None:
        if not self._exit:  # on the way out a screen may be half there, and everything is saved
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()

    def panic(self, *_renderables: object) -> None:
        """Ends with one sentence; never with a traceback."""
        self._exit_renderables.append("")
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._exit_renderables:
            print(_sorry(self._exception), file=sys.stderr)
        self._exit_renderables.clear()


def _trouble(record: Record) -> str:
    """One sentence where nothing can be saved now. Takes the record for writing where it is free."""
    from tui.screens.place import BUSY

    return record.store.trouble() or (BUSY if record.store.lock() == "another" else "")


def _sorry(error: BaseException | None) -> str:
    """Our own errors say what is wrong and what to do; of any other only the kind and the place is told."""
    from assessments.errors import AssessmentsError
    from assessments.text import clean

    own = getattr(error, "error", error)
    return (
        f"onthemend: {clean(str(own))}" if isinstance(own, AssessmentsError) else f"{SORRY} {_where(error)}"
    )


def _where(error: BaseException | None) -> str:
    """The kind of error and its line in our code, for whoever mends it; no values."""
    error = getattr(error, "error", error)  # a worker's own error
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return f"({type(error).__name__}, {Path(last.filename).name} line {last.lineno})" if last else ""
