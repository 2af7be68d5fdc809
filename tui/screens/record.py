"""My record: every check-in, the words to print, and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from tui.screens.page import PageScreen
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.judging.progress import Progress
    from assessments.record import Record

ITEMS = (
    Item("1", "Every check-in", "the list, with the files that could not be read"),
    Item("2", "In words", "your progress as text, to read out or print"),
    Item("3", "Settings", "colours, country, what is stored"),
)


class RecordScreen(PageScreen[None]):
    """`progress` is None-free: with no session its lists are empty."""

    headline = "My record"
    prompt = ("Press", "1-3", "to open")
    keys = (("↑↓", "move"), ("Esc", "back"))
    BINDINGS: ClassVar = [("escape", "close")]

    def __init__(self, record: Record, progress: Progress) -> None:
        super().__init__()
        self.record, self.progress = record, progress
        count = len(progress.sessions)
        self.fact = "1 check-in" if count == 1 else f"{count} check-ins"

    def body(self) -> ComposeResult:
        yield Menu(ITEMS, lead=(f"Your files are in {self.record.place}",)).add_class("body")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()

    @on(Menu.Chosen)
    @work(exclusive=True)
    async def choose(self, event: Menu.Chosen) -> None:
        if event.item.key == "1":
            from tui.screens.sessions import SessionsScreen

            await self.app.push_screen_wait(
                SessionsScreen(self.progress, self.record.shelf(), self.record.library)
            )
        elif event.item.key == "2":
            from assessments.judging import report
            from tui.screens.words import WordsScreen

            await self.app.push_screen_wait(WordsScreen(report.text(self.progress, self.record.library)))
        else:
            from tui.screens.settings import SettingsScreen

            await self.app.push_screen_wait(SettingsScreen(self.record))

    def action_close(self) -> None:
        self.dismiss()
