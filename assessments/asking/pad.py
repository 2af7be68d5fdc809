"""Pad: a walk through a form by number pad alone: figures and Enter, back, skip. Frozen as Interview is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assessments.asking import parts
from assessments.asking.step import Step
from assessments.asking.steps import TYPED, steps_of
from assessments.asking.taking import map_done, taken, the_one
from assessments.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.answers import Key
    from assessments.asking.interview import Ask, Interview
    from assessments.library import Library


@dataclass(frozen=True)
class Pad:
    """`words`: the table [pad] of the kiosk's sentences. Every move gives a new Pad or raises AnswerError.

    `row` is the step of the page, `part` what is opened inside it. `left_open`: after skipped warning signs
    their list stands once more, with what to do. `over`: all is asked, or what was to be changed is.
    """

    interview: Interview
    words: Mapping[str, str]
    free_text: bool = False
    rows: int = 3  # of warning signs in view at once, so that all their words and a "none of these" fit
    row: int = 0
    part: str = ""
    ticks: frozenset[str] = frozenset()  # of the body map: its places, and the legs that are opened
    texts: tuple[str, ...] = ()  # own activities, not yet kept
    sure: str = ""  # an unlikely number that was asked about once
    left_open: bool = False
    changing: bool = False  # one answer, from the review
    over: bool = False

    @classmethod
    def begin(cls, interview: Interview, words: Mapping[str, str], free_text: bool = False) -> Pad:
        """At the interview's page, at the first of its steps that is open."""
        return cls(interview, words, free_text)._settled(forward=True)

    # -- what stands --

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the current page."""
        said = self.interview.library.words["safety_answer"]
        return steps_of(self.interview.page, self.words, said, self.free_text, self.rows)

    @cached_property
    def step(self) -> Step:
        """What is asked now."""
        page = self.interview.page
        if self.left_open or not self.steps:
            return Step(page, "read", "left_open", tuple(a for a in page.asks if a.missing is not None))
        said = self.interview.library.words["safety_answer"]
        place = int(self.part) if self.part.isdigit() else len(self.texts)
        text = self.texts[place] if place < len(self.texts) else ""
        return parts.opened(self.steps[self.row], self.part, self.words, said, self.ticks, text)

    @property
    def too_young(self) -> bool:
        """Under eighteen: no scoring, please see a doctor (CLINICAL section 0)."""
        return self.interview.answers.get("ctx_age") == "under_18"

    @property
    def open_asks(self) -> tuple[Ask, ...]:
        """What has no answer yet and can be answered here."""
        asks = self.interview.unanswered
        return tuple(a for a in asks if self.free_text or a.question.kind not in TYPED)

    def speaking(self, library: Library, words: Mapping[str, str]) -> Pad:
        """The same place and answers in another language."""
        form = library.form_for(self.interview.form.id, self.interview.only)
        return replace(self, interview=replace(self.interview, library=library, form=form), words=words)

    def fewer_rows(self) -> Pad:
        """With fewer warning signs at once, at the first one of those in view."""
        first = self.step.asks[0]
        pad = replace(self, rows=max(1, self.rows - 1), part="")
        return pad._at(next((n for n, s in enumerate(pad.steps) if first in s.asks), 0))

    # -- answering --

    def take(self, figures: str) -> Pad:
        """The figures were typed and Enter pressed."""
        return taken(self, self.step, figures)

    def write(self, text: str) -> Pad:
        """Words were typed and Enter pressed."""
        step = self.step
        ask = the_one(step)
        if ask.question.kind != "activities":
            return self.answered(ask.key, text)
        place = int(self.part or 0)
        texts = (*self.texts[:place], text, *self.texts[place + 1 :])
        if place + 1 < ask.question.most:
            kept = self.interview.answer(ask.key, list(texts))  # whoever walks away now has said so much
            return replace(self, interview=kept, texts=texts, part=str(place + 1))
        return self.answered(ask.key, list(texts))

    def enter(self) -> Pad:
        """Enter, with nothing typed: on, where nothing is missing."""
        step = self.step
        if step.kind == "read":
            return self._on()
        if step.picture in ("parts", "places"):
            return map_done(self, step)
        if step.kind == "text" and self.texts and not step.given:
            return self.answered(the_one(step).key, list(self.texts))
        if step.kind == "signs" and not step.done:
            raise AnswerError("", self.words["rows_open"])
        if step.done:
            return self._on()
        if step.kind == "text":
            return self.skip()
        raise AnswerError("", self.words["tick_first" if step.kind == "tick" else "type_first"])

    def skip(self) -> Pad:
        """Leaves this out."""
        step, interview = self.step, self.interview
        if step.kind == "read":
            return self._on() if self.left_open else self._skip_tests()
        ask = step.ask
        if ask is not None and ask.question.kind == "table" and self.row < len(self.steps) - 1:
            return self._on()  # a row may stay open
        if ask is not None and ask.question.kind in ("table", "activities") and ask.value is not None:
            return self._on()  # what is said of it stays
        for one in step.asks:
            if one.done and step.kind == "signs":
                continue
            if "skipped" not in one.question.allow:
                raise AnswerError("", self.words["cannot_skip"])
            interview = interview.leave_out(one.key, "skipped")
        return self.went(interview)

    def back(self) -> Pad | None:
        """One step back; None at the very beginning. Never changes an answer."""
        if self.left_open:
            return replace(self, left_open=False)
        if self.part and self.step.picture == "places":
            return replace(self, part=parts.before(self.part, self.ticks) or "")
        if self.part.isdigit() and int(self.part) > 0:
            return replace(self, part=str(int(self.part) - 1) if int(self.part) > 1 else "")
        if self.part:
            return replace(self, part="")
        if self.changing:
            return replace(self, over=True)
        if self.row > 0:
            return self._at(self.row - 1)
        moved = self.interview.back()
        while moved.here != moved.back().here and not self._steps_on(moved):
            moved = moved.back()
        if moved.here == self.interview.page.id or not self._steps_on(moved):
            return None
        return replace(self, interview=moved)._settled(forward=False)

    def again(self) -> Pad:
        """Back from the review to where the form ended."""
        return replace(self, over=False, changing=False)

    def change(self, key: Key) -> Pad:
        """To the step of this question, to come back to the review after it."""
        pad = replace(
            self, interview=self.interview.go_to(key), over=False, changing=True, part="", left_open=False
        )
        row = next((n for n, s in enumerate(pad.steps) if any(a.key == key for a in s.asks)), 0)
        return pad._at(row)

    # -- going on --

    def _skip_tests(self) -> Pad:
        """Leaves out the tests that a guide is for."""
        guide, interview = self.interview.page.guide, self.interview
        for page in interview.pages:
            for ask in page.asks:
                if (
                    guide
                    and ask.key.item in guide.before
                    and not ask.done
                    and "skipped" in ask.question.allow
                ):
                    interview = interview.leave_out(ask.key, "skipped")
        return self.went(interview)

    def answered(self, key: Key, value: Any) -> Pad:
        """With this answer, and on. Raises AnswerError."""
        return self.went(self.interview.answer(key, value))

    def went(self, interview: Interview) -> Pad:
        """With these answers: on to the next step, or stay where rows are still open."""
        pad = replace(self, interview=interview, part="", sure="", texts=())
        if interview.page.id != self.interview.page.id:
            return pad._settled(forward=True)
        name = self.steps[self.row].part
        at = next((n for n, s in enumerate(pad.steps) if s.part == name), None)
        if at is None:
            return pad._settled(forward=True)
        pad = pad._at(at)
        if pad.steps[at].kind == "signs" and not pad.steps[at].done:
            return pad
        after = next((n for n in range(at + 1, len(pad.steps)) if not pad.steps[n].done), None)
        return pad._page_done() if after is None else pad._at(after)

    def _on(self) -> Pad:
        """On without an answer: nothing is missing here."""
        if not self.left_open and self.row + 1 < len(self.steps):
            return self._at(self.row + 1)
        return self._page_done()

    def _page_done(self) -> Pad:
        page = self.interview.page
        skipped = any(a.missing is not None and a.question.kind == "safety" for a in page.asks)
        if skipped and not self.left_open:
            return replace(self, left_open=True, part="")
        pad = replace(self, left_open=False)
        if pad.changing or pad.interview.at_end:
            return replace(pad, over=True, changing=False)
        moved = pad.interview.next()
        while not self._steps_on(moved) and not moved.at_end:
            moved = moved.next()
        pad = replace(pad, interview=moved)
        return pad._settled(forward=True) if self._steps_on(moved) else replace(pad, over=True)

    def _steps_on(self, interview: Interview) -> bool:
        """Whether the page in view asks anything that can be answered here."""
        return bool(replace(self, interview=interview).steps)

    def _settled(self, *, forward: bool) -> Pad:
        """On the page the interview is at: its first open step, or coming back, its last."""
        if not self.steps:
            return self._page_done()
        row = len(self.steps) - 1
        if forward:
            row = next((n for n, s in enumerate(self.steps) if not s.done), 0)
        return self._at(row)

    def _at(self, row: int) -> Pad:
        """At a step of this page, with its marks and words as they were kept."""
        pad = replace(self, row=row, part="", sure="", ticks=frozenset(), texts=())
        ask = pad.steps[row].ask if pad.steps else None
        if ask is not None and ask.question.kind == "zones":
            return replace(pad, ticks=parts.ticked(ask.question, ask.value))
        if ask is not None and ask.question.kind == "activities" and isinstance(ask.value, list):
            return replace(pad, texts=tuple(str(text) for text in ask.value))
        return pad
