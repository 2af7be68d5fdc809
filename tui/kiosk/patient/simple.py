"""Simple scenes: a question with a few numbered ways on, figures to type, words to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.asking.step import Choice
from assessments.clinic import codes
from tui.kiosk.patient.scene import Scene
from tui.kiosk.picture.face import Face, Para

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.kiosk.patient.speech import Speech

BACK = -1  # what a Pick ends with where the patient goes back


class Start(Scene[None]):
    """The welcome: one large way in, and the languages there are. It stands as long as nobody comes."""

    holds = True
    open_keys = ("/", "+")

    def __init__(self, speech: Speech, clinic: str, choose: Callable[[str], None]) -> None:
        super().__init__(speech)
        self.clinic, self.choose = clinic, choose

    def face(self) -> Face:
        say, speech = self.speech.say, self.speech
        return Face(
            "start",
            title=say("start.welcome"),
            lead=self.clinic,
            text=say("start.begin"),
            hint=say("start.touch"),
            choices=speech.choices,
            paras=(Para(say("start.private")), Para(say("start.hand"))),
            prompt=say("start.press"),
            ready=True,
        )

    def enter(self, figures: str) -> None:
        if not figures:
            self.end(None)
        elif 1 <= int(figures) <= len(self.speech.choices):
            self.choose(self.speech.codes[int(figures) - 1])


class Pick(Scene[int]):
    """A few ways on, numbered; `built` says in the language in use what there is. Ends with the number.

    `usual`: what Enter alone does; 0: nothing, a number has to be typed.
    """

    def __init__(
        self, speech: Speech, built: Callable[[Speech], Face], usual: int = 0, can_go_back: bool = True
    ) -> None:
        super().__init__(speech)
        self.built, self.usual = built, usual
        if not can_go_back:
            self.open_keys = self.open_keys[1:]

    def face(self) -> Face:
        face = self.built(self.speech)
        numbers = [c.number for c in face.choices]
        say = self.speech.say
        if self.usual:
            return with_prompt(face, face.prompt or say("frame.go_on"), True)
        return with_prompt(face, say("frame.type_one_of", low=min(numbers), high=max(numbers)), False)

    def enter(self, figures: str) -> None:
        numbers = [c.number for c in self.built(self.speech).choices]
        chosen = int(figures) if figures else self.usual
        if chosen in numbers or (not figures and self.usual):
            self.end(chosen)
        else:
            self.complain(self.speech.say("pad.from_to", low=min(numbers), high=max(numbers)))

    def back(self) -> None:
        self.end(BACK)


class Tell(Scene[None]):
    """Something to read that goes away by Enter, or by itself: `left` gives the seconds until then."""

    def __init__(
        self,
        speech: Speech,
        built: Callable[[Speech, int | None], Face],
        left: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(speech)
        self.built, self.left = built, left
        self.open_keys = ("/", "+", ".") if speech.choices else ("+", ".")

    def face(self) -> Face:
        return self.built(self.speech, self.left() if self.left else None)

    def tick(self) -> bool:
        if self.left is not None and self.left() == 0:
            self.end(None)
        return self.left is not None

    def about(self) -> tuple[Para, ...]:
        return ()

    def enter(self, figures: str) -> None:  # noqa: ARG002
        self.end(None)


class TypeCode(Scene["str | None"]):
    """Nine figures in threes. Ends with the code, or None to go back."""

    def face(self) -> Face:
        say = self.speech.say
        return Face(
            "entry",
            title=say("code.title"),
            text=say("code.type"),
            groups=(3, 3, 3),
            prompt=say("frame.type_a_number"),
            take=say("frame.go_on"),
        )

    def enter(self, figures: str) -> None:
        code = codes.parse(figures)
        if code is not None:
            self.end(code)
        elif figures:
            self.typed, self.trouble = figures, self.speech.say("code.wrong")

    def back(self) -> None:
        self.end(None)


class TypeNumber(Scene["str | bool | None"]):
    """Four figures, masked. Ends with them, None to do without, False to go back."""

    open_keys = ("-", "*", "/", "+", ".")

    def __init__(self, speech: Speech, fits: Callable[[str], bool]) -> None:
        super().__init__(speech)
        self.fits = fits
        self.waiting = False

    def face(self) -> Face:
        say = self.speech.say
        return Face(
            "entry",
            title=say("number.title"),
            text=say("number.type"),
            paras=(Para(say("number.about"), "muted"),),
            groups=(4,),
            masked=True,
            prompt=say("frame.type_a_number"),
            take=say("frame.go_on"),
            status=say("number.wait") if self.waiting else say("number.without"),
        )

    def enter(self, figures: str) -> None:
        if self.fits(figures):
            self.typed = figures
            self.end(figures)
        else:
            self.complain(self.speech.say("number.wrong"))

    def skip(self) -> None:
        self.end(None)

    def back(self) -> None:
        self.end(False)


def with_prompt(face: Face, prompt: str, ready: bool) -> Face:
    """The face with this next step."""
    from dataclasses import replace

    return replace(face, prompt=prompt, ready=ready)


def numbered(words: Sequence[str]) -> tuple[Choice, ...]:
    """Ways on, numbered from 1."""
    return tuple(Choice(n, text) for n, text in enumerate(words, 1))
