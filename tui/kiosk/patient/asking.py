"""Asking: the scene of a form. It holds a Pad, offers each change to be kept, ends where the form does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from assessments.asking.taking import UnlikelyError
from assessments.errors import AnswerError
from tui.kiosk.patient.askface import face_of
from tui.kiosk.patient.overlays import about
from tui.kiosk.patient.scene import Scene
from tui.kiosk.picture.face import Face, Para

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.asking.interview import Interview
    from assessments.asking.pad import Pad
    from tui.kiosk.patient.speech import Speech

How: TypeAlias = Literal["over", "stopped", "young", "stop"]
LETTERS = 200  # of free text at most


class Asked(NamedTuple):
    """How it ended: all is asked, a warning sign stopped it, under eighteen, or the patient wants to stop."""

    how: How
    pad: Pad


class Asking(Scene[Asked]):
    """`keep` is offered every change. `up`: seconds of a steady clock.

    `saved`: "kept 09:41" and "", or "" and trouble. `action`: what to do about a sign that is left open.
    """

    open_keys = ("-", "*", "/", "+", ".")
    can_stop = True

    def __init__(
        self,
        speech: Speech,
        pad: Pad,
        *,
        keep: Callable[[Interview], None],
        up: Callable[[], float],
        action: Callable[[Interview], str],
        saved: Callable[[], tuple[str, str]] = lambda: ("", ""),
    ) -> None:
        super().__init__(speech)
        self.pad, self.keep, self.up, self.action, self.saved = pad, keep, up, action, saved
        self._ends: float | None = None  # of the clock that runs
        self._clocked = False  # it has run out, or was stopped

    def tick(self) -> bool:
        """While a clock runs."""
        running = self._ends is not None
        if self._ends is not None and self.up() >= self._ends:
            self._ends, self._clocked = None, True
        return running

    def face(self) -> Face:
        note, trouble = self.saved()
        face = face_of(self.pad, self.speech, self.action(self.pad.interview), note)
        face = replace(face, trouble=trouble) if trouble else face
        seconds = self.pad.step.seconds
        if not seconds or self.typed or self.pad.step.done:
            return face
        say = self.speech.say
        left, ready = -1.0, True
        if self._ends is not None:
            rest = max(0, -int(-(self._ends - self.up()) // 1))
            words, prompt, left = say("ask.clock_runs", seconds=rest), say("frame.stop"), rest / seconds
        elif self._clocked:
            words, prompt, left, ready = say("ask.clock_over"), say("frame.type_a_number"), 0.0, False
        else:
            words, prompt = say("ask.clock", seconds=seconds), say("frame.start")
        return replace(face, left=left, paras=(*face.paras, Para(words, "bold")), prompt=prompt, ready=ready)

    # -- keys --

    def enter(self, figures: str) -> None:
        pad, figures = self.pad, figures.strip()
        if not figures and pad.step.seconds and not pad.step.done and not self._clocked:
            self._run_clock(pad.step.seconds)
            return
        try:
            if pad.step.kind == "text" and figures:
                self._moved(pad.write(figures))
            else:
                self._moved(pad.take(figures) if figures else pad.enter())
        except UnlikelyError as error:
            self.pad = error.pad
            self.trouble = error.reason
        except AnswerError as error:
            self.trouble = error.reason

    def skip(self) -> None:
        try:
            self._moved(self.pad.skip())
        except AnswerError as error:
            self.trouble = error.reason

    def back(self) -> None:
        before = self.pad.back()
        if before is None:
            self.end(Asked("stop", self.pad))
        elif before.over:
            self.end(Asked("over", before))
        else:
            self._show(before)

    def about(self) -> tuple[Para, ...]:
        return about(self.speech, self.pad.step)

    def stop(self) -> None:
        self.end(Asked("stop", self.pad))

    def tighter(self) -> bool:
        """Fewer warning signs at once: 0 says No only to what is in view with all its words."""
        if self.pad.step.kind != "signs" or self.pad.rows == 1:
            return False
        self.pad = self.pad.fewer_rows()
        return True

    def spoken(self) -> None:
        super().spoken()
        self.pad = self.pad.speaking(self.speech.library, self.speech.table("pad"))

    def write(self, char: str) -> bool:
        """Letters where words are asked for; the keys of the pad, too, once a word has begun."""
        if self.pad.step.kind != "text" or (not self.typed and char in "+-*/."):
            return False
        if len(self.typed) < min(LETTERS, self.pad.step.high or LETTERS):
            self.typed += char
        self.trouble = ""
        return True

    def press(self, sign: str) -> None:
        if self.pad.step.kind == "text" and self.typed and sign == "-":
            return
        super().press(sign)

    def _run_clock(self, seconds: int) -> None:
        if self._ends is None:
            self._ends = self.up() + seconds
        else:
            self._ends, self._clocked = None, True

    def _moved(self, pad: Pad) -> None:
        changed = pad.interview is not self.pad.interview
        self._show(pad)
        if changed:
            self.keep(pad.interview)
        if pad.interview.stopped:
            self.end(Asked("stopped", pad))
        elif pad.too_young:
            self.end(Asked("young", pad))
        elif pad.over:
            self.end(Asked("over", pad))

    def _show(self, pad: Pad) -> None:
        if pad.step.page.id != self.pad.step.page.id:
            self._ends, self._clocked = None, False
        self.pad = pad
