"""Stage: the one screen of the kiosk. It shows a scene, hands it keys and touches, lays others over it."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, on
from textual.screen import Screen

from tui.kiosk.picture.face import Face
from tui.kiosk.picture.plate import Plate
from tui.kiosk.shell import keypad

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tui.kiosk.patient.scene import Scene

Result = TypeVar("Result")
SHOWN = 1.0  # seconds that a masked digit shows
TICK = 0.25  # seconds between two looks at what changes by itself
READ_ON = 4  # rows that stay in view where one reads on


class Stage(Screen[None]):
    """`wish`: told about "+" (staff) and "language", which are more than the scene's own business.

    `speak`: told the code of a language that was chosen.
    """

    DEFAULT_CSS = "Stage { layout: vertical; overflow: hidden; }"

    def __init__(self, wish: Callable[[str], None], speak: Callable[[str], None]) -> None:
        super().__init__()
        self.wish, self.speak = wish, speak
        self.scenes: list[Scene[Any]] = []  # the last one lies on top
        self._since = 0.0
        self._typed_at = 0.0

    def compose(self) -> ComposeResult:
        yield Plate(Face("blank"))

    def on_mount(self) -> None:
        self.set_focus(self.plate)
        self.set_interval(TICK, self._tick)
        self.draw()

    def on_screen_resume(self) -> None:
        """Back from the staff's screens."""
        self.set_focus(self.plate)
        self.draw()

    def on_resize(self) -> None:
        """Once it is painted at its new size it may turn out that less has room."""
        self.call_after_refresh(self.draw)

    @property
    def plate(self) -> Plate:
        """The one widget there is."""
        return self.query_one(Plate)

    @property
    def scene(self) -> Scene[Any] | None:
        """What is on top."""
        return self.scenes[-1] if self.scenes else None

    async def play(self, scene: Scene[Result]) -> Result:
        """Lays a scene on top until it ends; its result."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Result] = loop.create_future()

        def ended(result: Result) -> None:
            if not done.done():
                done.set_result(result)

        scene.ended, scene.over = ended, False
        self.scenes.append(scene)
        self._since = monotonic()
        self.draw()
        try:
            return await done
        finally:
            self.scenes.remove(scene)
            self._since = monotonic()
            if self.scenes:
                self.draw()

    def lay(self, scene: Scene[Result], then: Callable[[Result], None] | None = None) -> None:
        """The same without waiting; `then` gets the result."""

        async def play() -> None:
            result = await self.play(scene)
            if then is not None:
                then(result)
                self.draw()

        self.run_worker(play(), group="laid")

    def lift(self) -> None:
        """Takes away what lies over the scene that holds."""
        holding = next((n for n, scene in enumerate(self.scenes) if scene.holds), len(self.scenes))
        for scene in reversed(self.scenes[holding + 1 :]):
            scene.end(None)

    def draw(self) -> None:
        """Shows what is so now."""
        scene = self.scene
        if scene is None or not self.is_attached or not self.query(Plate):
            return
        plate = self.plate
        plate.show(scene.framed(), scene.typed, scene.trouble, scene.seen)
        while plate.cut and scene.tighter():
            plate.show(scene.framed(), scene.typed, scene.trouble, scene.seen)

    def _tick(self) -> None:
        scene = self.scene
        if scene is None:
            return
        changed = [one.tick() for one in tuple(self.scenes)]  # what lies below clears itself all the same
        if scene.seen >= 0 and monotonic() - self._typed_at >= SHOWN:
            scene.seen = -1
            self.draw()
        elif changed[-1]:
            self.draw()

    # -- keys and touches --

    def on_key(self, event: events.Key) -> None:
        """Only what a number pad has; letters where words are asked for."""
        event.stop()
        event.prevent_default()
        scene = self.scene
        if scene is None or scene.over:
            return
        letter = event.character if event.is_printable and not self.plate.small else None
        if letter and scene.write(letter):
            self.draw()
            return
        sign = keypad.sign(event)
        if sign:
            self.press(sign)
        elif event.character in ("l", "L") or event.key == "f2":
            self.press("language")

    @on(Plate.Touched)
    def _touched(self, event: Plate.Touched) -> None:
        event.stop()
        scene = self.scene
        if scene is None or scene.over or self._too_soon(scene):
            return
        kind, what = event.what
        if kind == "take" and isinstance(what, int):
            scene.take(what)
            self.draw()
        else:
            self.press(str(what))

    def on_click(self, event: events.Click) -> None:
        """A touch beside every target: a sign of life, where that is all that is wanted."""
        event.stop()
        if self.scene is not None and self.scene.open_keys == ("any",):
            self.press("enter")

    def press(self, sign: str) -> None:
        """One key of the number pad, or a touch that stands for it."""
        scene = self.scene
        if scene is None or scene.over or (self.plate.small and sign != "+"):
            return  # nothing to see, nothing to answer
        if sign == "." and "." in scene.open_keys:
            from tui.kiosk.patient.overlays import Curtain

            self.lay(Curtain(scene.speech))
        elif (sign == "+" and "+" in scene.open_keys) or sign == "language":
            self.wish(sign)
        elif self._too_soon(scene):
            return
        elif sign == "/" and "/" in scene.open_keys:
            self._explain(scene)
        elif sign == "enter" and not scene.typed and self._read_on():
            return
        else:
            self._typed_at = monotonic()
            scene.press(sign)
        self.draw()

    def _explain(self, scene: Scene[Any]) -> None:
        from tui.kiosk.patient.overlays import Why

        def wished(wish: str | None) -> None:
            if wish == "stop":
                scene.stop()
            elif wish is not None:
                self.speak(wish)

        self.lay(Why(scene), wished)

    def _too_soon(self, scene: Scene[Any]) -> bool:
        return monotonic() - self._since < scene.breath

    def _read_on(self) -> bool:
        """Shows what is still under the window, where there is something to read there."""
        plate = self.plate
        if plate.face.body != "read" or not plate.below:
            return False
        plate.top += max(1, plate.size.height - 2 * READ_ON)
        plate.redraw()
        return True
