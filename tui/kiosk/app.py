"""KioskApp: the app of one patient. The stage, the languages, the idle watch, and the ends nobody chose."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

from assessments.errors import StoreError
from tui.kiosk.patient.idle import Watch
from tui.kiosk.patient.overlays import Call, StillThere
from tui.kiosk.patient.speech import Speech
from tui.kiosk.patient.stage import Stage
from tui.kiosk.patient.way import Way
from tui.kiosk.shell import keypad
from tui.kiosk.staff.staffed import Staffed

if TYPE_CHECKING:
    from tui.kiosk.given import Kiosk

LOOK = 0.5  # seconds between two looks at whether somebody is still there


class KioskApp(Staffed):
    """See the module. Raises ContentError where a language of the settings doesn't exist."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        keypad.prepare()
        settings = kiosk.clinic.settings
        self.speech = Speech(settings.languages)
        quiet, countdown = settings.idle_seconds, settings.countdown_seconds
        self.idle = Watch(lambda: kiosk.now().up, quiet, countdown, paused=True)
        self.stage = Stage(self._wish, self.speak)
        self.way = Way(self.stage, self.speech, kiosk, self.idle, self.speak)
        self._asking: StillThere | None = None

    def on_mount(self) -> None:
        """The welcome, or why nobody can go on."""
        if self.kiosk.closed:
            self.show_closed()
            return
        self.push_screen(self.stage)
        self.run_worker(self._walk(), group="way")
        self.set_interval(LOOK, self._look)

    async def _walk(self) -> None:
        await self.way.walk()
        self.end()

    # -- is somebody still there? --

    async def on_event(self, event: events.Event) -> None:
        """Every key, touch and move of the mouse is a sign of life."""
        if isinstance(event, events.Key | events.MouseEvent):
            self.idle.touch()
        await super().on_event(event)

    def _look(self) -> None:
        scene, state = self.stage.scene, self.idle.state
        if self.screen is not self.stage or scene is None or scene.holds:
            self.idle.touch()
            return
        if any(one.holds for one in self.stage.scenes):  # nobody is sent away, but nothing hides it for long
            if state != "here":
                self.stage.lift()
            return
        if state == "gone":
            self.way.left("idle")
            self.end()
        elif state == "asked" and self._asking is None:
            self._asking = StillThere(self.speech, lambda: self.idle.left, self.way.kept)
            self.stage.lay(self._asking, self._there)

    def _there(self, _: None) -> None:
        self._asking = None
        self.idle.touch()

    # -- what a key asks for beyond its scene --

    def _wish(self, sign: str) -> None:
        if sign == "+":
            self.run_worker(self._call(), group="call", exclusive=True)
        elif len(self.speech.codes) > 1:
            self.speak(self.speech.following)

    def speak(self, code: str) -> None:
        """Another language from now on, with every answer kept."""
        self.run_worker(self._speak(code), group="language", exclusive=True)

    async def _speak(self, code: str) -> None:
        words, questions = await asyncio.to_thread(self.speech.read, code)
        self.speech.speak(code, words, questions)
        for scene in self.stage.scenes:
            scene.spoken()
        self.stage.draw()

    async def _call(self) -> None:
        """Help is wanted: on the screen, with a sound, and told to the visit. The key once more: staff."""
        self.bell()
        visit = self.way.visit
        if visit is not None and not visit.over:
            with suppress(StoreError):  # help is wanted all the same
                await asyncio.to_thread(visit.called, self.clock())
        if not await self.stage.play(Call(self.speech)):
            return
        wish = await self.open_staff(visit)
        self.idle.touch()
        await self._staff_said(wish)

    async def _staff_said(self, wish: str) -> None:
        form = self.way.form
        if wish == "acknowledged" and form is not None and form.warning is not None:
            form.warning.end("staff")
        elif wish in ("helped", "proxy") and form is not None:
            form.aid = wish
        elif wish == "end":  # also where nobody's visit was under way: the next process begins afresh
            self.way.left("staff")
            self.end()
        self.stage.draw()

    def keep(self) -> None:
        """Told to end, or a fault: what was answered is written."""
        self.way.left(self.ending)
