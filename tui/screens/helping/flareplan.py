"""The person's own plan for a flare-up: a few lines in their words, kept as they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import VerticalScroll
from textual.widgets import Input

from tui.screens.frames.notice import Prose
from tui.screens.frames.page import PageScreen
from tui.widgets.questions.texts import TextField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assessments.helping.plan import FlarePlan


class FlarePlanScreen(PageScreen["tuple[str, ...] | None"]):
    """`lead`: what it is for. `hints`: an example for each line. Dismisses the lines; None: unchanged."""

    headline = "Your plan for a flare-up"
    DEFAULT_CSS = "FlarePlanScreen TextField { margin-bottom: 1; }"
    BINDINGS: ClassVar = [("escape", "close")]
    prompt = ("Press", "Enter", "for the next line")
    keys = (("↑↓", "move"), ("Esc", "keep and go back"))

    def __init__(self, plan: FlarePlan | None, lead: str, hints: tuple[str, ...], limit: int) -> None:
        super().__init__()
        self.plan, self.lead, self.hints, self.limit = plan, lead, hints, limit
        self.fact = f"written {plan.day.day} {plan.day:%B}" if plan else ""

    def body(self) -> ComposeResult:
        before = self.plan.lines if self.plan else ()
        with VerticalScroll(classes="scroll"):
            yield Prose(f"{self.lead}\n")
            for place, hint in enumerate(self.hints):
                value = before[place] if place < len(before) else ""
                yield TextField(value, limit=self.limit, placeholder=f"for example: {hint}")

    def on_mount(self) -> None:
        self.fields[0].focus()

    @property
    def fields(self) -> list[TextField]:
        """The lines, in order."""
        return list(self.query(TextField))

    def take_key(self, event: events.Key) -> bool:
        """↑, ↓ and Enter go from line to line at once, so that what is typed next is for that line."""
        fields = self.fields
        here = next((n for n, field in enumerate(fields) if field is self.focused), 0)
        there = here + {"up": -1, "down": 1, "enter": 1}.get(event.key, 0)
        if there == here or not 0 <= there < len(fields):
            return False
        self.set_focus(fields[there])
        return True

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """After the last line the plan is kept."""
        event.stop()
        self.action_close()

    @property
    def changed(self) -> tuple[str, ...] | None:
        """The lines, where they make another plan than before."""
        lines = tuple(text for field in self.fields if (text := field.value.strip()))
        return None if lines == (self.plan.lines if self.plan else ()) else lines

    def before_quit(self) -> bool:
        """Keeps first what is written; True: stay for that."""
        if self.changed is None:
            return False
        self.action_close()
        return True

    def action_close(self) -> None:
        """What is written is kept."""
        self.dismiss(self.changed)
