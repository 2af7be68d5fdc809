"""Scenes that lie over a question for a while: hidden, help called, still there?, why, tell the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assessments.asking.step import Choice
from tui.kiosk.patient.scene import Scene, keys_explained
from tui.kiosk.picture.face import Face, Para

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.asking.step import Step
    from tui.kiosk.patient.speech import Speech

By: TypeAlias = Literal["patient", "staff"]
"""Who has seen to a warning sign."""


Told: TypeAlias = tuple[tuple[str, ...], str]
"""Why a warning stands there, and what to do where nobody is near, in the language in use."""


class Curtain(Scene[None]):
    """Two lines on an empty screen, at once; Enter or the same key takes it away."""

    open_keys = ("+",)

    def face(self) -> Face:
        say = self.speech.say
        return Face("blank", paras=(Para(say("curtain.title"), "bold"), Para(say("curtain.text"), "muted")))

    def press(self, sign: str) -> None:
        if sign in ("enter", "."):
            self.end(None)


class Call(Scene[bool]):
    """Help is wanted. Ends True where the staff want in (the key once more), False to go on."""

    open_keys = ("-",)

    def face(self) -> Face:
        say = self.speech.say
        return Face(
            "loud",
            title=say("call.title"),
            paras=(Para(say("call.text"), "bold"),),
            prompt=say("frame.go_on"),
            ready=True,
            alert=True,
        )

    def press(self, sign: str) -> None:
        if sign == "+":
            self.end(True)
        elif sign in ("enter", "-"):
            self.end(False)


class StillThere(Scene[None]):
    """Counts down; any key or touch is a sign of life, and means nothing else."""

    open_keys = ("any",)

    def __init__(self, speech: Speech, left: Callable[[], int], kept: bool) -> None:
        super().__init__(speech)
        self.left, self.kept = left, kept

    def face(self) -> Face:
        say, left = self.speech.say, self.left()
        paras = (
            Para(say("idle.text", seconds=left)),
            *((Para(say("idle.kept"), "muted"),) if self.kept else ()),
        )
        return Face(
            "loud", say("idle.title"), big=str(left), paras=paras, prompt=say("idle.more"), ready=True
        )

    def tick(self) -> bool:
        return True

    def write(self, char: str) -> bool:  # noqa: ARG002
        self.end(None)
        return True

    def press(self, sign: str) -> None:  # noqa: ARG002
        self.end(None)


class Why(Scene["str | None"]):
    """Words about a scene, and the languages there are. Ends with "stop", a language's code, or None."""

    open_keys = ("-", "+", ".")

    def __init__(self, of: Scene[Any]) -> None:
        super().__init__(of.speech)
        self.of = of

    def face(self) -> Face:
        say, speech, paras = self.speech.say, self.speech, self.of.about()
        choices = (Choice(0, say("stop.leave")),) if self.of.can_stop else ()
        return Face(
            "read",
            say("why.title") if paras else say("why.language"),
            paras=paras,
            choices=(*choices, *speech.choices),
            prompt=say("frame.go_on"),
            ready=True,
        )

    def enter(self, figures: str) -> None:
        number = int(figures or -1)
        if not figures:
            self.end(None)
        elif number == 0 and self.of.can_stop:
            self.end("stop")
        elif 1 <= number <= len(self.speech.choices):
            self.end(self.speech.codes[number - 1])

    def back(self) -> None:
        self.end(None)


class Warned(Scene["By"]):
    """Tell a member of staff: now (`urgent`), or before leaving. An urgent one stays until somebody was told.

    Why it stands there is private: it shows only behind the key `/`.
    """

    breath = 0.8
    open_keys = ("/", "+", ".")

    def __init__(self, speech: Speech, told: Callable[[], Told], *, urgent: bool) -> None:
        super().__init__(speech)
        self.told, self.urgent = told, urgent
        self.holds = urgent  # the other one is on the staff's board, and the next patient may want to begin

    def face(self) -> Face:
        say = self.speech.say
        name = "warning" if self.urgent else "soon"
        _, action = self.told()
        paras = [Para(say(f"{name}.nobody", action=action), "bold")]
        paras += [Para(say("warning.drive"))] if self.urgent else []
        paras.append(Para(say("warning.why_key"), "muted"))
        if self.urgent:
            paras.append(Para(say("warning.kept"), "muted"))
        return Face(
            "loud",
            title=say(f"{name}.title"),
            paras=tuple(paras),
            choices=(Choice(1, say("warning.told")),),
            prompt=say("frame.type_one"),
            alert=True,
        )

    def about(self) -> tuple[Para, ...]:
        return tuple(Para(reason) for reason in self.told()[0])

    def enter(self, figures: str) -> None:
        if figures == "1":
            self.end("patient")


def about(speech: Speech, step: Step) -> tuple[Para, ...]:
    """About the question of a step: why we ask, how to answer, and the keys."""
    say, question = speech.say, step.ask.question if step.ask else None
    parts = [("why", question.why), ("how", question.how)] if question else []
    if not question or not question.why:
        parts.append(("part", step.page.section.about))
    paras: list[Para] = []
    for name, words in parts:
        if words:
            paras += [Para(say(f"why.{name}"), "title"), Para(words), Para("")]
    return (*paras, Para(say("why.keys"), "title"), *keys_explained(speech)[2:])
