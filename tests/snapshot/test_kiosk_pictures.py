"""The kiosk's screens: 80x24 and 120x40, dark and light, sixteen colours, a bare console, no colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from snapshot.conftest import Picture
from textual.app import App
from textual.pilot import Pilot
from unit.test_kiosk_faces import SPEECH, STEPS
from unit.test_pad import AT, begin

from assessments.asking.pad import Pad
from assessments.clinic.settings import Settings
from tui.kiosk.patient import faces
from tui.kiosk.patient.asking import Asking
from tui.kiosk.patient.overlays import Call, StillThere, Warned, Why
from tui.kiosk.patient.review import ReadOver, Summary
from tui.kiosk.patient.scene import Scene
from tui.kiosk.patient.simple import Pick, Start, Tell, TypeCode, TypeNumber
from tui.kiosk.patient.speech import Speech
from tui.kiosk.patient.stage import Stage
from tui.themes import DARK, themes, variables

CLINIC = Settings(clinic="Riverside Back Clinic", readers="your physiotherapist and your doctor here",
                  retention_days=365)  # fmt: skip
Change: TypeAlias = Callable[[Pad], Pad]
ACTION = "Go to the emergency department or call 999 now."
REASON = "New trouble with the bladder can need treatment within hours."


class Host(App[None]):
    """Shows one scene."""

    CSS = "Screen { background: $background; color: $foreground; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, scene: Scene[Any], rich_glyphs: bool) -> None:
        super().__init__()
        self.scene, self.rich_glyphs = scene, rich_glyphs
        self.stage = Stage(lambda _: None, lambda _: None)
        for theme in themes():
            self.register_theme(theme)
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)

    def on_mount(self) -> None:
        self.push_screen(self.stage)
        self.stage.lay(self.scene)


def ask(
    name: str, typed: str = "", change: Callable[[Pad], Pad] = lambda pad: pad
) -> Callable[[], Scene[Any]]:
    """A step of the form, with figures typed."""

    def make() -> Scene[Any]:
        scene = Asking(
            SPEECH, change(STEPS[name]), keep=lambda _: None, up=lambda: 0.0, action=lambda _: ACTION,
            saved=lambda: ("kept 09:41", ""),
        )  # fmt: skip
        scene.typed = typed
        return scene

    return make


def many(count: int) -> Speech:
    """So many languages."""
    speech = Speech(("en",))
    names = (
        "English",
        "Deutsch",
        "Français",
        "Türkçe",
        "Polski",
        "Español",
        "Português",
        "Українська",
        "Norsk",
    )
    speech.codes = tuple("abcdefghi"[:count])
    speech.names, speech.language = dict(zip(speech.codes, names, strict=False)), "a"
    return speech


def with_typed(scene: Scene[Any], typed: str) -> Scene[Any]:
    scene.typed = typed
    return scene


def bad_day() -> Pad:
    from unit.test_pad import LEFT, usual

    pad = begin("bad-day", **LEFT)
    while not pad.over:
        pad = usual(pad)
    return pad


SCENES: dict[str, Callable[[], Scene[Any]]] = {
    "start": lambda: Start(SPEECH, CLINIC.clinic, lambda _: None),
    "start-languages": lambda: Start(many(6), CLINIC.clinic, lambda _: None),
    "start-nine": lambda: Start(many(9), CLINIC.clinic, lambda _: None),
    "why-languages": lambda: Why(TypeCode(many(6))),
    "thanks-languages": lambda: Tell(many(3), faces.thanks(AT, ""), lambda: 20),
    "countries": ask("ctx_country/ctx_country/", "0"),
    "consent": lambda: Pick(SPEECH, lambda s: faces.consent(s, CLINIC), can_go_back=False),
    "code": lambda: with_typed(TypeCode(SPEECH), "41907"),
    "new-code": lambda: Tell(SPEECH, faces.new_code("419073265")),
    "number": lambda: with_typed(TypeNumber(SPEECH, lambda _: True), "48"),
    "signs": ask("safety_private/signs0/", "0"),
    "sign": ask("safety_private/signs0/>1", "1"),
    "rating": ask("s2_leg_avg.left/s2_leg_avg.left/", "3"),
    "choice": ask("s2_leg_freq.left/s2_leg_freq.left/", "4"),
    "reach": ask("s1_far_usual.left/s1_far_usual.left/", "5"),
    "places": ask("s1_zones/s1_zones/left", "", lambda pad: pad.take("3").take("7")),
    "grid": ask("s3_adl_first/s3_adl_chair/", "2"),
    "days-ago": ask("ctx_onset/ctx_onset/>2", "3"),
    "why": lambda: Why(ask("s2_leg_avg.left/s2_leg_avg.left/")()),
    "review": lambda: Summary(SPEECH, bad_day()),
    "answers": lambda: ReadOver(SPEECH, bad_day()),
    "warning": lambda: Warned(SPEECH, lambda: ((REASON,), ACTION), urgent=True),
    "still-there": lambda: StillThere(SPEECH, lambda: 24, True),
    "help-wanted": lambda: Call(SPEECH),
    "thanks": lambda: Tell(SPEECH, faces.thanks(AT, ""), lambda: 20),
}  # fmt: skip
WIDE = ("start", "signs", "rating", "places", "warning")
LOOKS = {
    "start": ("light", "sixteen", "cells"), "rating": ("light", "sixteen", "nocolor"),
    "signs": ("sixteen",), "places": ("light", "cells"), "warning": ("light", "sixteen"),
}  # fmt: skip
SHOTS = [
    *((name, (80, 24), "dark") for name in SCENES),
    *((name, (120, 40), "dark") for name in WIDE),
    *((name, (80, 24), look) for name, looks in LOOKS.items() for look in looks),
    ("rating", (50, 15), "dark"),
]


async def settled(pilot: Pilot[Any]) -> None:
    """Until the scene is drawn; its breath is over."""
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(("name", "size", "look"), SHOTS, ids=str)
async def test_the_kiosk_looks_as_it_was_approved(
    picture: Picture, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int], look: str
) -> None:
    if look == "nocolor":
        monkeypatch.setenv("NO_COLOR", "1")
    theme = "dark" if look in ("cells", "nocolor") else look
    app = Host(SCENES[name](), rich_glyphs=look != "cells")
    await picture(app, f"kiosk-{name}", size, theme=theme, look=look, steps=settled)
