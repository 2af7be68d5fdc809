"""StaffScreen: the frame of what staff see: the kiosk's plate, with a picture of its own in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events, on

from tui.kiosk.picture.face import Face
from tui.kiosk.picture.plate import Plate
from tui.kiosk.shell import keypad
from tui.screens.frames.leaving import OnceScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from tui.widgets.canvas import Paint

Result = TypeVar("Result")


def staff_words(language: str) -> Mapping[str, Mapping[str, str]]:
    """Everything staff read, by table."""
    from assessments import translation

    return translation.sentences("kiosk/staff", language)


class StaffPlate(Plate):
    """`draw(paint, x, y, width, height)` paints what stands between the lines."""

    def __init__(self, face: Face, draw: Callable[[Paint, int, int, int, int], None]) -> None:
        super().__init__(face)
        self.draw = draw

    def _body(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        self.draw(paint, x, y, width, height)


class StaffScreen(OnceScreen[Result]):
    """Subclasses give `face` and `draw`, and act on `press`: a digit, "enter", "erase", "-" or "*".

    `words`: the sentences of content/kiosk/staff.toml.
    """

    DEFAULT_CSS = "StaffScreen { layout: vertical; overflow: hidden; }"

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__()
        self.words = words
        self.typed = self.trouble = ""

    def compose(self) -> ComposeResult:
        yield StaffPlate(self.framed(), self.draw)

    def on_mount(self) -> None:
        self.plate.focus()
        self.again()

    def face(self) -> Face:
        """What stands on the lines above and below."""
        raise NotImplementedError(f"{type(self).__name__}.face")

    def draw(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        """Paints the body."""
        raise NotImplementedError(f"{type(self).__name__}.draw")

    def press(self, sign: str) -> None:
        """A key of the number pad, or a touch that stands for it."""
        raise NotImplementedError(f"{type(self).__name__}.press")

    def framed(self) -> Face:
        """The face, with what stands on all of these screens."""
        from dataclasses import replace

        frame = self.words["frame"]
        return replace(self.face(), body="entry", larger=frame["larger"], erase=frame["erase"])

    @property
    def plate(self) -> StaffPlate:
        """The one widget there is."""
        return self.query_one(StaffPlate)

    def again(self) -> None:
        """Draws what is so now."""
        if self.is_attached and self.query(StaffPlate):
            self.plate.show(self.framed(), self.typed, self.trouble)

    def on_key(self, event: events.Key) -> None:
        """Escape is "-", for whoever has a keyboard."""
        event.stop()
        event.prevent_default()
        sign = "-" if event.key == "escape" else keypad.sign(event)
        if sign:
            self.press(sign)
            self.again()

    @on(Plate.Touched)
    def _touched(self, event: Plate.Touched) -> None:
        event.stop()
        self.press(str(event.what[1]))
        self.again()


class Wall(StaffScreen[None]):
    """Stands behind all of them, so that between two nothing of the patient's screen shows."""

    def face(self) -> Face:
        return Face(title=self.words["board"]["title"], prompt=self.words["pin"]["looking"])

    def draw(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        """Nothing: it stands for a moment."""

    def press(self, sign: str) -> None:
        """Nothing can be done here."""
