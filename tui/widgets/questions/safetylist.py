"""SafetyListView: warning signs and facts of health on one page; one key says No to the rows in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.themes import cells
from tui.widgets.card import button, strip
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.questions.heading import foot, head
from tui.widgets.questions.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Ask, Page
    from tui.widgets.canvas import Paint

EDGE = 2  # cells the cursor row reaches beyond the text
SIDE = 10  # columns for the answer at the right of each row


class Offer(NamedTuple):
    """One answer to a row: its letter, the stored value, short words (at the row) and all the words."""

    letter: str
    value: str
    short: str
    words: str


SAFETY_OFFERS = (
    Offer("", "no", "No", "No"),
    Offer("y", "yes", "Yes", "Yes"),
    Offer("u", "not_sure", "Not sure", "Not sure"),
    Offer("b", "before", "Before", "It was like this before this trouble and hasn't changed"),
    Offer(
        "c", "checked", "Checked",
        "A clinician examined me for this after it began, "
        "and it has been the same for more than 2 weeks since",
    ),
)  # fmt: skip
_LETTERS = {"yes": "y", "not_sure": "u"}


def offers_of(ask: Ask) -> tuple[Offer, ...]:
    """What a row may be answered with, in the order of the number keys; withheld answers aren't offered."""
    question = ask.question
    if question.kind == "safety":
        checkable = question.checkable
        kept = (
            o for o in SAFETY_OFFERS if o.value not in ask.withheld and (checkable or o.value not in _CHECKS)
        )
        return tuple(kept)
    if question.kind == "choice":
        offers = (
            Offer(_LETTERS.get(str(o.value), ""), str(o.value), o.short or o.text, o.text)
            for o in question.options
            if str(o.value) not in ask.withheld
        )
        return tuple(sorted(offers, key=lambda o: o.value != "no"))  # 1 is No on every list page
    raise TypeError(f"{question.id}: a {question.kind} question can't stand on a list page")


_CHECKS = ("before", "checked")


def again_of(ask: Ask, width: int) -> list[str]:
    """ "Last time you said yes to this. How is it now?" as lines; none for a sign that isn't open."""
    return lines_of(ask.again, width) if ask.again else []


class SafetyListView(RowsView):
    """`n` answers No to every row in view without an answer; y, u, b, c and numbers answer the cursor's row.

    Rows below the window are never answered by `n`: all of a row's words must have been in view. Nor are
    those said yes or not sure to last time: each of them is answered by itself, `n` with the cursor on it.
    """

    DEFAULT_CSS = "SafetyListView { height: 1fr; }"
    hangs = True

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self._seen: tuple[int, int] = (0, 0)  # first row in view, and the one after the last

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.page.done:
            return ("Press", "Enter", "to go on")
        if self.preview is not None:
            return ("Press", "Enter", "to take it")
        left = [ask for ask in self.page.asks if not ask.done]
        together = sum(not ask.again for ask in left)
        if len(self.page.asks) == 1:
            words = "to say no"
        elif together == len(self.page.asks):
            words = "if none of these"
        elif together == 0 or len(left) == 1:
            words = "no to this one"
        else:
            words = f"no to the other {'one' if together == 1 else together}"
        return ("Press", "n", words)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("y", "yes"), ("u", "not sure"))

    @property
    def private(self) -> bool:
        """Whether these answers stay off the results page."""
        return any(ask.question.private for ask in self.page.asks)

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        ask = self.page.asks[self.row]
        offers = offers_of(ask)
        letter = event.character or ""
        if event.key in ("up", "down"):
            self.move(-1 if event.key == "up" else 1)
        elif event.key in ("left", "right"):
            values = [o.value for o in offers]
            now = self.preview if self.preview is not None else ask.value
            step = 1 if event.key == "right" else -1
            at = values.index(str(now)) + step if now in values else (0 if step > 0 else len(values) - 1)
            self.preview = values[at % len(values)]
            self.trouble = ""
            self._changed()
        elif event.key == "enter":
            if self.preview is not None:
                self.give(ask, self.preview)
            else:
                self.finish()
        elif letter == "n":
            self._no_to_the_rest()
        elif letter.isdigit() and 1 <= int(letter) <= len(offers):
            self.give(ask, offers[int(letter) - 1].value)
        elif letter and any(o.letter == letter for o in offers):
            self.give(ask, next(o.value for o in offers if o.letter == letter))
        elif letter in ("b", "c") and ask.question.kind == "safety":
            self.complain(
                "That answer isn't offered here now: yes or not sure was said in the last 14 days."
                if ask.withheld
                else "That answer doesn't fit this question."
            )
        else:
            return
        event.stop()

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        row, given = value
        if row == "n":
            self._no_to_the_rest()
        elif given is None:
            self.move(row - self.row)
        else:
            self.give(self.page.asks[row], given)

    def _no_to_the_rest(self) -> None:
        first, end = self._seen
        rows = [
            ask
            for ask in self.page.asks[first:end]
            if not ask.done and not ask.again and any(o.value == "no" for o in offers_of(ask))
        ]
        here = self.page.asks[self.row]
        if not rows and not here.done and first <= self.row < end:
            rows = [here]
        if not rows:
            if self.page.done:
                self.finish()
            return
        for ask in rows:
            self.give(ask, "no")

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        lead = self.page.lead
        if self.private and "private" not in lead.lower():
            lead = f"{lead} Your answers aren't shown on the results page.".strip()
        y = head(paint, self.page.title, lead, x=EDGE, right=EDGE)
        offers = offers_of(self.page.asks[self.row])
        wide = paint.width - 2 * EDGE - SIDE
        bodies = [lines_of(ask.text, wide) + again_of(ask, wide) for ask in self.page.asks]
        below = self._options(paint, paint.height, offers)
        bottom = paint.height - below
        rows = sum(len(body) for body in bodies)
        y += 1 if y + 1 + rows <= bottom and paint.height >= 15 else 0
        spread = 1 if y + rows + len(bodies) - 1 <= bottom - 1 else 0
        first = self._first(bodies, y, bottom, spread)
        number = first
        for number in range(first, len(bodies)):
            if y + len(bodies[number]) > bottom:
                break
            self._row(paint, y, number, bodies[number])
            y += len(bodies[number]) + spread
        else:
            number += 1
        self._seen = (first, number)
        self._options(paint, min(bottom, y + 1) if spread else bottom, offers)
        if number < len(bodies) or first:
            low = paint.height < 15
            paint.right(
                paint.width - EDGE,
                paint.height - 1 if low else bottom,
                f"↑↓ {first + 1}-{number} of {len(bodies)} in view",
                p.muted,
            )

    def _first(self, bodies: list[list[str]], y: int, bottom: int, spread: int) -> int:
        first = 0
        while (
            first < self.row
            and y + sum(len(b) + spread for b in bodies[first : self.row + 1]) - spread > bottom
        ):
            first += 1
        return first

    def _row(self, paint: Paint, y: int, number: int, body: list[str]) -> None:
        p = paint.palette
        ask = self.page.asks[number]
        here = number == self.row
        if here:
            strip(paint, 0, y, paint.width, len(body))
        again = len(again_of(ask, paint.width - 2 * EDGE - SIDE))
        for down, words in enumerate(body):
            ink = p.text if here or not ask.done else p.muted
            ink = p.accent if down >= len(body) - again else ink
            paint.text(EDGE, y + down, words, ink, bold=here)
        offer = next((o for o in offers_of(ask) if o.value == ask.value), None)
        end = paint.width - EDGE
        if offer is not None:
            words = offer.short if cells(offer.short) < SIDE else offer.short.split(",")[0]
            words = words if cells(words) < SIDE else "■"
            paint.right(end, y, words, p.accent if offer.value == "no" else p.worse, bold=True)
        elif ask.missing is not None:
            paint.right(end, y, "not said", p.muted)
        else:
            paint.right(end, y, "·", p.accent if here else p.line)
        paint.target(0, y, paint.width, len(body), (number, None))

    def _options(self, paint: Paint, y: int, offers: tuple[Offer, ...]) -> int:
        """Draws the answers to the cursor's row from row `y` and returns the rows they take.

        All their words, and a blank row above; only short words where the window is low.
        """
        p = paint.palette
        low = paint.height < 15
        start = y
        y += 0 if low else 1
        if self.trouble and y < paint.height:
            if low:
                foot(paint, y, None, self.trouble, "", EDGE)
                return y - start
            wrong = Run(self.trouble, p.worse, bold=True)
            y = max(y, write(paint, EDGE, start, paint.width - 2 * EDGE, wrong))
        x = EDGE
        ask = self.page.asks[self.row]
        now = self.preview if self.preview is not None else ask.value
        for number, offer in enumerate(offers, 1):
            words = offer.words if not low else offer.short
            if x > EDGE and (
                (offer.value in _CHECKS and not low) or x + cells(words) + 4 > paint.width - EDGE
            ):
                x, y = EDGE, y + 1
            lines = lines_of(words, paint.width - 2 * EDGE - 4)
            if offer.value == now:
                end = button(paint, x - 1, y, str(number), strong=True)
            else:  # no caps: stacked ones would melt into a bar
                end = paint.text(x, y, str(number), p.accent, bold=True) + 1
            after = max(
                paint.text(end + 1, y + n, line, p.text if offer.value == now else p.muted)
                for n, line in enumerate(lines)
            )
            paint.target(x, y, after - x, len(lines), (self.row, offer.value))
            y += len(lines) - 1
            x = after + (2 if low else 3)
        return y + 1 - start
