"""The app of an invented person whose record may be written to, with clocks that stand still unless moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import tui.app
from assessments.demo import build
from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record
from tests.pilot.wizard_host import AT, library
from tui.app import OnTheMendApp
from tui.settings import Settings

if TYPE_CHECKING:
    from textual.pilot import Pilot


@dataclass
class Steady:
    """Seconds that go on only when told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@cache
def built(name: str, now: datetime) -> MemoryStore:
    """An invented person's record, made once; not to be written to."""
    store = MemoryStore()
    build(store, library(), f"demo-{name}", now)
    return store


class Own(OnTheMendApp):
    """The real app over a record in memory."""

    CSS_PATH: ClassVar[str] = str(Path(tui.app.__file__).with_name("app.tcss"))

    def __init__(self, name: str = "ada", now: datetime = AT, broken: str | None = None) -> None:
        self.store = MemoryStore()
        self.own = Record(library(), self.store, f"demo-{name}")
        made = built(name, now)
        for kept in made.people():
            self.store.save_person(made.person(kept))
        for session in made.sessions.values():
            self.store.save(session)
        self.store.broken = broken
        self.steady = Steady()
        super().__init__(Settings(Path("nowhere")), lambda: self.own, clock=lambda: now)

    @property
    def seen(self) -> str:
        """Every visible row as text."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def bottom(self) -> str:
        """The row with the next step."""
        return self.seen.splitlines()[-1]


async def until(pilot: Pilot[int], app: Own, name: str) -> None:
    """Until a screen of this name is in front."""
    for _ in range(200):
        await pilot.pause(0.02)
        if type(app.screen).__name__ == name:
            await pilot.pause(0.05)
            return
    raise AssertionError(f"{type(app.screen).__name__} instead of {name}:\n{app.seen}")


async def home(pilot: Pilot[int], app: Own) -> None:
    """Until Home is ready for a choice."""
    await until(pilot, app, "HomeScreen")
    for _ in range(200):
        await pilot.pause(0.02)
        if app._free:
            return
    raise AssertionError("Home never got ready")


async def typed(pilot: Pilot[int], text: str) -> None:
    """Letter by letter."""
    names = {" ": "space", "?": "question_mark", ".": "full_stop", ",": "comma", "'": "apostrophe"}
    await pilot.press(*(names.get(char, char) for char in text))
    await pilot.pause(0.05)
