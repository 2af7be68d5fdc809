"""Scene: what one screen of the kiosk shows and what its keys mean. A plain object, free of any terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from tui.kiosk.picture.face import Para

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.kiosk.patient.speech import Speech
    from tui.kiosk.picture.face import Face

Result = TypeVar("Result")
KEYS = (("-", "back"), ("*", "skip"), ("/", "why"), ("+", "staff"), (".", "hide"))
DIGITS = "0123456789"


class Scene(Generic[Result]):
    """Subclasses say what is shown (`face`) and what Enter, `-`, `*` and `/` do; `end` gives the result.

    `holds`: nobody is sent away from it, however long it stands. `can_stop`: `stop` means something.
    `open_keys`: those of KEYS that mean something here. `breath`: seconds in which keys are typed ahead.
    """

    holds = False
    can_stop = False
    open_keys: tuple[str, ...] = ("-", "/", "+", ".")
    breath: ClassVar[float] = 0.0

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.typed = self.trouble = ""
        self.seen = -1  # the masked digit that shows for a moment
        self.over = False
        self.ended: Callable[[Any], None] = lambda _: None  # set by the stage

    def face(self) -> Face:
        """What is shown now."""
        raise NotImplementedError(f"{type(self).__name__}.face")

    def enter(self, figures: str) -> None:
        """Enter; `figures`: what was typed, "" where nothing was."""

    def back(self) -> None:
        """The key `-`, with nothing typed."""

    def skip(self) -> None:
        """The key `*`."""

    def about(self) -> tuple[Para, ...]:
        """The key `/`: what there is to say of this scene, in the language in use."""
        return keys_explained(self.speech)

    def stop(self) -> None:
        """`can_stop`: the patient would like to stop here."""

    def tick(self) -> bool:
        """Several times a second: whether something has changed by itself."""
        return False

    def tighter(self) -> bool:
        """Shows less at once, since not all of it has room; False where it can't."""
        return False

    def spoken(self) -> None:
        """Another language is spoken now."""
        self.trouble = ""

    # -- the same everywhere --

    def framed(self) -> Face:
        """The face with what stands on every screen."""
        face, words = self.face(), self.speech.table("frame")
        return replace(
            face,
            keys=face.keys or tuple((sign, words[name]) for sign, name in KEYS if sign in self.open_keys),
            take=face.take or words["take"],
            erase=words["erase"],
            more=words["read_on"],
            larger=words["larger"],
            languages=self.speech.codes,
            language=self.speech.name,
        )

    def end(self, result: Result) -> None:
        """This scene is over."""
        if not self.over:
            self.over = True
            self.ended(result)

    def complain(self, sentence: str) -> None:
        """Says what would fit, and takes away what was typed."""
        self.typed, self.trouble = "", sentence

    def press(self, sign: str) -> None:
        """A digit, "erase", "enter", "-" or "*"."""
        if sign == "enter":
            figures, self.typed = self.typed, ""
            self.commit(figures)
        elif sign in DIGITS:
            self._type(sign)
        elif sign == "erase" or (sign == "-" and self.typed):
            self.typed, self.trouble, self.seen = self.typed[:-1], "", -1
        elif sign in self.open_keys:
            self.trouble = ""
            {"-": self.back, "*": self.skip}.get(sign, lambda: None)()

    def commit(self, figures: str) -> None:
        """Enter, with these figures."""
        self.trouble = ""
        self.enter(figures)

    def take(self, number: int) -> None:
        """A card was touched."""
        self.typed = ""
        self.commit(str(number))

    def _type(self, digit: str) -> None:
        face = self.face()
        if face.body in ("read", "blank") and not face.choices:
            return
        if len(self.typed) < face.typed_most:
            self.typed += digit
            self.seen = len(self.typed) - 1
        self.trouble = ""

    def write(self, char: str) -> bool:  # noqa: ARG002
        """A letter was typed; False where none is taken."""
        return False


def keys_explained(speech: Speech) -> tuple[Para, ...]:
    """How the keys work."""
    say = speech.say
    lines = [Para(say(f"why.{name}")) for name in ("back", "skip", "staff", "hide")]
    return (Para(say("why.general"), "bold"), Para(""), *lines)
