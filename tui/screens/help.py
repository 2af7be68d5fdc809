"""Help: the keys that work everywhere, and where the files are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from tui.screens.frames.notice import Prose
from tui.screens.frames.page import PageScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

TEXT = """Every screen says its next step at the bottom left.

A number answers or opens. The arrows move; Enter takes what they point at. A mouse works everywhere too.

Esc goes one step back and never loses anything.

While you answer:
s  leaves a question out        x  says it doesn't apply to you
d  says you don't know          ?  or F1: says why we ask
m  shows the seven signs and three phases, to jump

You can stop at any time. What you answered is kept and offered when you come back.

On the Mend compares you only with yourself. It says "improved" only when a change is \
larger than ordinary ups and downs, and "can't tell yet" when it can't.

It's your own record. It is not a medically validated score."""


class HelpScreen(PageScreen[None]):
    """Text to read; any of Esc, Enter, q closes it."""

    headline = "Help"
    prompt = ("Press", "Esc", "to go back")
    BINDINGS: ClassVar = [("escape", "close"), ("enter", "close"), ("q", "close")]

    def __init__(self, data: Path) -> None:
        super().__init__()
        self.data = data

    def body(self) -> ComposeResult:
        with VerticalScroll(classes="scroll"):
            yield Prose(f"{TEXT}\n\nYour files are in {self.data}")

    def action_close(self) -> None:
        self.dismiss()
