"""WaitScreen: stands while something takes its time: no other screen shows, and no key means anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.notice import Prose
from tui.screens.frames.page import PageScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult


class WaitScreen(PageScreen[None]):
    """Whoever shows it takes it away again."""

    prompt = ("One moment, please.", "", "")

    def __init__(self, headline: str, text: str) -> None:
        super().__init__()
        self.headline, self.text = headline, text

    def body(self) -> ComposeResult:
        yield Prose(self.text).add_class("body")
