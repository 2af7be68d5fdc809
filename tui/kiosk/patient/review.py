"""Review: what was said, before it is kept. First only how much; the answers show when they are asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from assessments.asking.step import Choice
from tui.kiosk.patient.scene import Scene
from tui.kiosk.picture.face import Face

if TYPE_CHECKING:
    from assessments.answers import Key
    from assessments.asking.interview import Ask, Page
    from assessments.asking.pad import Pad
    from tui.kiosk.patient.speech import Speech

Wish: TypeAlias = Literal["keep", "read", "open", "back", "stop"]
ROWS = 5  # answers in view at once


class Said(NamedTuple):
    """One line: the question to go back to, and the answer as a sentence."""

    key: Key
    words: str


class Summary(Scene["Wish"]):
    """How much is answered, and what to do with it. Enter keeps it."""

    breath = 0.4
    open_keys = ("-", "/", "+", ".")

    def __init__(self, speech: Speech, pad: Pad) -> None:
        super().__init__(speech)
        self.pad = pad

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """What the numbers stand for, from 1."""
        return ("keep", "read", "open") if self.pad.open_asks else ("keep", "read")

    def face(self) -> Face:
        say = self.speech.say
        asked = [a for page in self.pad.interview.pages for a in page.asks]
        open_ = len(self.pad.open_asks)
        answered = sum(a.value is not None for a in asked)
        done = answered == len(asked) - (len(self.pad.interview.unanswered) - open_)
        words = say("review.all") if done else say("review.some", answered=answered, all=len(asked))
        return Face(
            title=say("review.title"),
            shares=self.pad.interview.place.shares,
            lead=words,
            text=say("review.ask"),
            choices=tuple(Choice(n, say(f"review.{wish}")) for n, wish in enumerate(self.wishes, 1)),
            prompt=say("frame.finish"),
            ready=True,
        )

    def enter(self, figures: str) -> None:
        number = int(figures or 1)
        if 1 <= number <= len(self.wishes):
            self.end(self.wishes[number - 1])
        else:
            self.complain(self.speech.say("pad.from_to", low=1, high=len(self.wishes)))

    def back(self) -> None:
        self.end("back")

    def spoken(self) -> None:
        super().spoken()
        self.pad = self.pad.speaking(self.speech.library, self.speech.table("pad"))


class ReadOver(Scene["Key | None"]):
    """The answers, a handful at a time. Ends with the question to change, or None."""

    open_keys = ("-", "/", "+", ".")

    def __init__(self, speech: Speech, pad: Pad) -> None:
        super().__init__(speech)
        self.pad, self.page = pad, 0
        self.lines = said_in(pad, speech)

    @property
    def pages(self) -> int:
        """How many handfuls there are."""
        return max(1, -(-len(self.lines) // ROWS))

    def face(self) -> Face:
        say, first = self.speech.say, self.page * ROWS
        rows = self.lines[first : first + ROWS]
        return Face(
            "rows",
            title=say("review.list_title"),
            fact=say("review.page", page=self.page + 1, pages=self.pages),
            hint=say("review.list_hint"),
            choices=tuple(Choice(n, line.words, "open") for n, line in enumerate(rows, first + 1)),
            high=len(self.lines),
            prompt=say("frame.go_on"),
            ready=True,
        )

    def enter(self, figures: str) -> None:
        if figures and 1 <= int(figures) <= len(self.lines):
            self.end(self.lines[int(figures) - 1].key)
        elif figures:
            self.complain(self.speech.say("pad.from_to", low=1, high=len(self.lines)))
        elif self.page + 1 < self.pages:
            self.page += 1
        else:
            self.end(None)

    def back(self) -> None:
        if self.page:
            self.page -= 1
        else:
            self.end(None)

    def spoken(self) -> None:
        super().spoken()
        self.pad = self.pad.speaking(self.speech.library, self.speech.table("pad"))
        self.lines = said_in(self.pad, self.speech)


def said_in(pad: Pad, speech: Speech) -> list[Said]:
    """Every answer in order; a page of warning signs is one line, and private ones aren't spelt out."""
    lines: list[Said] = []
    for page in pad.interview.pages:
        if page.section.kind == "safety" and page.asks:
            if page.done:
                lines.append(Said(page.asks[0].key, _signs(page, speech)))
            continue
        lines += [Said(ask.key, _answer(ask, pad, speech)) for ask in page.asks if ask.done]
    return lines


def _signs(page: Page, speech: Speech) -> str:
    private = any(ask.question.private for ask in page.asks)
    none = all(ask.value == "no" for ask in page.asks)
    kind = "private" if private else "signs"
    return speech.say(f"review.{kind}_{'no' if none else 'some'}", count=len(page.asks))


def _answer(ask: Ask, pad: Pad, speech: Speech) -> str:
    side = pad.interview.library.words.get("side", {})
    leg = side.get(ask.key.leg, "") if ask.key.leg else ""
    if ask.missing is not None:
        row = ask.question.row.replace("{leg}", leg).rstrip(" ?.…")
        return speech.say(f"review.{ask.missing}", row=row)
    assert ask.value is not None, "only for a question that is done"
    words = _words(ask, pad, speech)
    # The answer comes in last: what a person typed may itself look like a place to fill in.
    before, _, after = ask.question.said.partition("{answer}")
    fill = pad.interview.filled
    return fill(before).replace("{leg}", leg) + words + fill(after).replace("{leg}", leg)


def _words(ask: Ask, pad: Pad, speech: Speech) -> str:
    """The answer in the language in use."""
    question, value, say = ask.question, ask.value, speech.say
    assert value is not None, "only for a question that is done"
    if question.kind == "rating":
        return say("review.rated", value=value, most=question.high)
    if isinstance(value, date):
        return say("review.day", day=value.day, month=value.month, year=value.year)
    if question.kind == "angle":
        return f"{value} {pad.words['degrees']}"
    if value == []:
        return say("review.nothing")
    if question.kind == "zones" and isinstance(value, list):
        known = question.values()
        places = [known[v] for v in value if v in known]
        return ", ".join(say(f"review.side_{leg}", place=p.text) if leg else p.text for p, leg in places)
    return question.words(value)
