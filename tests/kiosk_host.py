"""A kiosk in a test: a clinic in a temporary folder, the app without a terminal, keys and what is seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from assessments.clinic import codes, secret
from assessments.clinic.clinic import Clinic
from assessments.clinic.moment import Moment
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from tui.kiosk.app import KioskApp
from tui.kiosk.given import Kiosk
from tui.kiosk.patient import way
from tui.kiosk.patient.asking import Asking
from tui.kiosk.patient.overlays import Warned
from tui.kiosk.patient.review import Summary
from tui.settings import Settings

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.kiosk.patient.scene import Scene

AT = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
CODE = codes.new_code(lambda _: False)
SETTINGS = """
clinic = "Riverside Back Clinic"
country = "GB"
"""


@dataclass
class Steady:
    """A clock that is moved by hand."""

    at: datetime = AT
    up: float = 1000.0

    def now(self) -> Moment:
        return Moment(self.at, "boot", self.up)

    def on(self, seconds: float) -> None:
        """So many seconds later."""
        self.up += seconds
        self.at += timedelta(seconds=seconds)


@dataclass
class Waiting:
    """A waiting room: one clinic, and a process for each patient."""

    data: Path
    settings: str = SETTINGS
    clock: Steady = field(default_factory=Steady)

    def __post_init__(self) -> None:
        Clinic.set_up(self.data)
        (self.data / "kiosk" / "kiosk.toml").write_text(self.settings, encoding="utf-8")

    @property
    def clinic(self) -> Clinic:
        return Clinic.open(self.data)

    def app(self) -> KioskApp:
        """The next patient's app."""
        chosen = Settings(self.data)
        return KioskApp(
            Kiosk(
                chosen,
                self.clinic,
                self.clock.now,
                lambda person, library: Record(library, TomlStore(self.data), person),
            )
        )


def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up a code takes a second, and some screens a breath, for a person's sake; here they needn't."""
    monkeypatch.setattr(way, "LEAST", 0.0)
    monkeypatch.setattr(secret, "_COST", {"n": 2**4, "r": 8, "p": 1})
    monkeypatch.setattr(Summary, "breath", 0.0)
    monkeypatch.setattr(Warned, "breath", 0.0)


def seen(app: KioskApp) -> str:
    """Every visible row as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def press(pilot: Pilot[int], keys: str) -> None:
    """Keys of a number pad, as fast as they come; "\\n" is Enter. Each is dealt with before the next."""
    app = pilot.app
    assert isinstance(app, KioskApp)
    for char in keys:
        name = "enter" if char == "\n" else _character_to_key(char)
        app.stage.on_key(events.Key(name, None if char == "\n" else char))
        for _ in range(3):
            await asyncio.sleep(0)


async def until(pilot: Pilot[int], holds: Callable[[], bool], seconds: float = 20) -> None:
    """Until this is so."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            await pilot.pause()
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"it never came to this; the screen was:\n{seen(pilot.app)}")  # type: ignore[arg-type]


async def until_scene(pilot: Pilot[int], kind: str) -> Scene[object]:
    """Until a scene of this class is on top."""
    app = pilot.app
    assert isinstance(app, KioskApp)
    await until(pilot, lambda: type(app.stage.scene).__name__ == kind)
    assert app.stage.scene is not None
    return app.stage.scene


async def arrive(pilot: Pilot[int], code: str = CODE, number: str = "4815\n") -> None:
    """From the welcome up to what comes after the number."""
    await until_scene(pilot, "Start")
    await press(pilot, "\n")
    await until_scene(pilot, "Pick")
    await press(pilot, "1\n")
    await until(pilot, lambda: "9-digit code from us" in seen(pilot.app))  # type: ignore[arg-type]
    await press(pilot, "1\n")
    await until_scene(pilot, "TypeCode")
    await press(pilot, f"{code}\n")
    await until_scene(pilot, "TypeNumber")
    await press(pilot, number)


async def begin(pilot: Pilot[int], code: str = CODE, number: str = "4815\n") -> Asking:
    """Up to the first question of a new check-in."""
    await arrive(pilot, code, number)
    if number != "*":
        await until(pilot, lambda: "A new check-in begins" in seen(pilot.app))  # type: ignore[arg-type]
        await press(pilot, "\n")
    scene = await until_scene(pilot, "Asking")
    assert isinstance(scene, Asking)
    return scene
