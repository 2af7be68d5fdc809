"""QuestionView: what every question view takes and says. It knows one page, no interview and no wizard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.message import Message
from textual.widget import Widget

from tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from datetime import date

    from assessments.answers import Key, Missing, Value
    from assessments.asking.interview import Ask, Page


class Said(Message):
    """What a view says to the screen it is on."""


class Offer(NamedTuple):
    """What the person's own record says about a question: to be taken by a key of its own, never preset."""

    value: Value
    words: str


class Answered(Said):
    """The person committed an answer. `finished`: nothing more to do on this page, go on."""

    def __init__(self, page: str, key: Key, value: Value, finished: bool = True) -> None:
        super().__init__()
        self.page, self.key, self.value, self.finished = page, key, value, finished


class LeftOut(Said):
    """The view itself left a question out (an empty field and Enter)."""

    def __init__(self, page: str, key: Key, why: Missing) -> None:
        super().__init__()
        self.page, self.key, self.why = page, key, why


class Finished(Said):
    """Enter on a page that needs nothing more (also on a revisited one: its answers stay)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page


class StepByStep(Said):
    """The person wants to be led through the test on this page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page


class Prompted(Said):
    """The sentence and keys of the bottom line changed; the wizard reads them from the view."""


class QuestionView(Widget):
    """One page of questions.

    The wizard makes a new view for each page, and calls `show(page)` when an answer on the same page changed.
    Keys s, x, d, ?, m, Escape belong to the wizard and act on `current`; a view handles the rest, and while
    `typing` is true the wizard leaves the letters to it.
    Arrows never commit. A number key or a click commits; Enter commits what the arrows preview, or, on an
    answered question with nothing previewed, posts Finished.
    """

    typing = False
    today: date | None = None  # set by the wizard: the day the answers are about
    hangs = (
        False  # the view paints cursor rows two cells beyond the text on both sides, and gets two cells more
    )

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.page = page

    @property
    def current(self) -> Ask | None:
        """The question that s, x, d and ? are about: the row with the cursor."""
        return self.page.asks[0] if self.page.asks else None

    @property
    def prompt(self) -> tuple[str, str, str]:
        """The next step as a sentence around its key: ("Press", "0-9", "to answer")."""
        return ("Press", "Enter", "to go on")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Further (key, label) pairs of this view for the bottom line, at most two."""
        return ()

    def show(self, page: Page) -> None:
        """The same page with changed answers; keeps the cursor."""
        self.page = page

    def become(self, page: Page) -> bool:  # noqa: ARG002
        """Shows another page of the same kind in the same place, as if newly made. False: make a new view.

        Only the rows that differ go over the line then, a few hundred bytes in place of some thousand.
        """
        return False

    @property
    def typed(self) -> str:
        """What is typed but not committed; the wizard keeps it while the person looks elsewhere."""
        return ""

    def restore(self, typed: str) -> None:
        """Puts back what was typed before."""

    def _forward_event(self, event: events.Event) -> None:
        if not hand_over(self, event):
            super()._forward_event(event)

    def post_message(self, message: Message) -> bool:
        """What is said goes to the screen directly: on a longer way the picture alone would be sent first."""
        if isinstance(message, Said) and self.is_attached:
            return self.screen.post_message(message)
        return super().post_message(message)

    def complain(self, sentence: str) -> None:
        """Shows why an answer wasn't taken, beside it, and leaves what was typed."""
        raise NotImplementedError(f"{type(self).__name__}.complain")


def hand_over(widget: Widget, event: events.Event) -> bool:
    """Gives a key to the wizard, so that keys typed ahead wait for the question they are meant for."""
    if not isinstance(event, events.Key) or not widget.is_attached:  # the mouse may be over a view that went
        return False
    take = getattr(widget.screen, "take_key", None)
    return take is not None and bool(take(event))


class PassedOn(Said):
    """A key that came after an answer was committed: it is for the next question."""

    def __init__(self, page: str, event: events.Key) -> None:
        super().__init__()
        self.page, self.event = page, event


class PaintedView(QuestionView, Canvas):
    """A question view drawn on a canvas."""

    can_focus = True
    trouble = ""

    def show(self, page: Page) -> None:
        super().show(page)
        self.trouble = ""
        self.redraw()

    def complain(self, sentence: str) -> None:
        self.trouble = sentence
        self.redraw()
