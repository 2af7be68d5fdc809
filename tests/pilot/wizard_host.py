"""An app that holds one wizard, invented facts about a person, ways to type and to see the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key

from assessments.answers import Answers, Key, Value
from assessments.asking.interview import Interview
from assessments.facts import Facts
from tui.screens.asking.wizard import Outcome, WizardScreen
from tui.themes import DARK, themes, variables

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from assessments.library import Library
    from assessments.questions import Question

AT = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
BEFORE = date(2026, 11, 18)
KNOWN = {
    "ctx_side": "left", "ctx_age": "20_50", "ctx_country": "GB", "ctx_onset": date(2026, 9, 1),
    "ctx_dx": "yes", "ctx_cancer": "no", "ctx_immune": "no", "ctx_bones": "no", "ctx_injury": "no",
    "U6": "no", "ctx_notests": ["none"],
    "ctx_surgery": "no", "s3_own": ["walk the dog"],
}  # fmt: skip
LAST = {
    Key("s2_leg_avg", "left"): 6, Key("s2_leg_worst", "left"): 8, Key("s2_leg_freq", "left"): 5,
}  # fmt: skip


@cache
def library() -> Library:
    """The real content."""
    from assessments.library import read

    return read()


def begin(form: str = "check-in", only: str | None = None, **facts: Any) -> Interview:
    """An interview of someone with one sore leg, a week after the last."""
    known: dict[Key, Value] = {Key(item): value for item, value in KNOWN.items()}  # type: ignore[misc]
    given: dict[str, Any] = {
        "legs": ("left",), "first": False, "first_of_episode": False, "phase": 2, "carried": Answers(known),
        "last": {key: (value, BEFORE) for key, value in LAST.items()},
    }  # fmt: skip
    return Interview.begin(library(), form, AT, Facts(**(given | facts)), only)


class Host(App[None]):
    """Shows one screen and keeps what it was dismissed with."""

    CSS = "Screen { background: $background; color: $foreground; } Input { border: none; height: 1; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: Any) -> None:
        super().__init__()
        self.first = screen
        self.outcome: Outcome | None = None
        self.rich_glyphs = True
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)

    def on_mount(self) -> None:
        self.push_screen(self.first, self._keep)

    def _keep(self, outcome: Outcome | None) -> None:
        self.outcome = outcome

    @property
    def wizard(self) -> WizardScreen:
        assert isinstance(self.first, WizardScreen)
        return self.first

    @property
    def interview(self) -> Interview:
        return self.wizard.interview

    @property
    def seen(self) -> str:
        """Every visible row as text."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def burst(self, keys: str) -> None:
        """Keys as fast as a paste: all are in the queue before the first is handled."""
        for char in keys:
            name = {"\n": "enter", "\x1b": "escape", " ": "space"}.get(char)
            self.post_message(
                events.Key(name or _character_to_key(char), char if char.isprintable() else None)
            )


def host(
    interview: Interview | None = None, save: Callable[..., str] = lambda *_: "", **options: Any
) -> Host:
    """An app with a wizard on this interview."""
    return Host(
        WizardScreen(interview or begin(), autosave=save, emergency="999", clock=lambda: AT, **options)
    )


async def settle(pilot: Pilot[None], app: Host) -> None:
    """Until no key is under way and the page in view is the interview's."""
    for _ in range(200):
        await pilot.pause(0.01)
        if app.screen is not app.first or (
            app.wizard.keys_ahead.since is None and not app.wizard.keys_ahead.waiting
        ):
            break
    await pilot.pause(0.01)


def some_answer(question: Question) -> Value:
    """An answer that opens few further questions."""
    options = getattr(question, "options", ())
    match question.kind:
        case "rating":
            return min(3, question.high)
        case "choice":
            return options[0].value
        case "safety":
            return "no"
        case "several":
            return [str(options[0].value)]
        case "zone":
            return 3
        case "zones":
            return ["low_back", "left_buttock"]
        case "table":
            return {question.rows[0].value: options[0].value}
        case "date":
            return date(2026, 9, 1)
        case "note":
            return "a note"
        case "activities":
            return ["walk the dog"]
        case "change":
            return 2
        case "angle":
            return 50
        case _:
            return question.low + 1


def filled(interview: Interview, until: str = "") -> Interview:
    """Answered page by page up to the page `until`, or to the end."""
    for _ in range(200):
        if interview.page.id == until:
            return interview
        for ask in interview.page.asks:
            if not ask.done:
                interview = interview.answer(ask.key, some_answer(ask.question))
        if interview.at_end:
            return interview
        interview = interview.next()
    raise AssertionError("the interview has no end")
