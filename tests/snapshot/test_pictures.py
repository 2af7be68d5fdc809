"""A picture of every screen, in two window sizes; what is looked at most also in the other looks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from snapshot.conftest import Picture
from snapshot.scenes import (
    NOW,
    PLACE,
    WEEK,
    Scene,
    Stage,
    blank,
    checkup,
    conflict,
    corrected,
    library,
    locked,
    person,
    progress,
    shelf_with_a_broken_file,
    shelf_with_copies,
    trashed,
    unfinished,
    unfinished_of_last_year,
    walk,
    wizard,
)
from textual.pilot import Pilot

from assessments.answers import Key
from assessments.exchange import bundle
from assessments.exchange.taking_in import Plan
from assessments.judging import account, report
from assessments.keeping.store import Unreadable
from tui.screens.asking.pick import PickScreen
from tui.screens.asking.review import ReviewScreen
from tui.screens.asking.unfinished import UnfinishedScreen
from tui.screens.frames.choice import ChoiceScreen
from tui.screens.frames.notice import NoticeScreen
from tui.screens.frames.wait import WaitScreen
from tui.screens.help import HelpScreen
from tui.screens.keeping.copies import copies_screen
from tui.screens.keeping.days import other_day_screen, past_day_screen
from tui.screens.keeping.record import FilesScreen, RecordScreen
from tui.screens.keeping.session import SessionScreen
from tui.screens.keeping.sessions import SessionsScreen
from tui.screens.place import busy_screen, doubt_screen, trouble_screen
from tui.screens.settings import SettingsScreen
from tui.screens.showing.compare import CompareScreen
from tui.screens.showing.maps import MapsScreen
from tui.screens.showing.progress import ProgressScreen
from tui.screens.showing.result import ResultScreen
from tui.screens.showing.sign import SignScreen
from tui.screens.showing.words import WordsScreen
from tui.screens.welcome import WelcomeScreen
from tui.visits.copies_visit import FORMATS, plan_screen, where_screen, which_screen
from tui.visits.files_visit import checkup_screen, trash_screen
from tui.visits.someone import name_screen, new_screen
from tui.visits.visit import UNDER_18


def ask(page: str, *keys: str, **how: Any) -> Scene:
    """A page of the questions, and keys pressed on it."""
    return Scene(lambda: wizard(page, **how), keys)


def sign(name: str, line: str, *keys: str) -> Scene:
    """One line of somebody's board in depth."""
    return Scene(lambda: SignScreen(progress(name), line, library(), person(name), lambda: NOW), keys)


def result(name: str) -> Scene:
    """What somebody sees right after their last check-in."""

    def make() -> ResultScreen:
        last = progress(name).sessions[-1]
        return ResultScreen(progress(name, last.entered), last, library())

    return Scene(make)


def board(name: str, *keys: str) -> Scene:
    """Somebody's recovery board, and keys pressed on it."""

    def make() -> ProgressScreen:
        return ProgressScreen(progress(name), library(), person(name).shelf(), person(name), lambda: NOW)

    return Scene(make, keys)


def coming() -> Plan:
    """What a copy would bring to somebody who has a part of it."""
    pieces = tuple(bundle.written(session) for session in progress().sessions)
    cut = Unreadable("sessions/2026-10-01T094100.toml", "it is cut off: its last lines are missing.")
    return Plan("me", new=pieces[3:], same=pieces[:3], unreadable=(cut,))


def uncounted_session() -> SessionScreen:
    """A check-in with an answer that today's questions don't have."""
    last = progress("bram").sessions[-1]
    key = Key("ctx_sleep")
    return SessionScreen(
        replace(last, answers=last.answers.put(key, 9)), library(), score=57,
        deeds=("compare", "correct", "move", "discard"), uncounted={key},
    )  # fmt: skip


def come_back() -> ProgressScreen:
    """Hana's board on the day that her pain was back: the first check-in of a new spell."""
    sessions = progress("hana").sessions
    count = next(n for n, s in enumerate(sessions, 1) if s.answers.get("relapse_24h") == "yes")
    told = account.of(sessions[:count], library(), sessions[count - 1].day, "demo-hana")
    return ProgressScreen(told, library(), record=person("hana"))


def corrected_session() -> SessionScreen:
    """A corrected check-in of Bram's, to read."""
    return SessionScreen(
        corrected()[0], library(), score=57, deeds=("compare", "correct", "move", "discard", "before")
    )


CLOUD = "Dropbox copies this folder, so your answers leave this machine."
DOUBT = "There are answers in ~/onthemend, but its file store.toml is missing."
TROUBLE = "~/onthemend can only be read, so nothing can be saved. Choose another folder with --data."
README = Path(__file__).resolve().parents[2] / "README.md"
SCENES: dict[str, Scene] = {
    # -- Home and what stands around it
    "welcome": Scene(WelcomeScreen),
    "under-18": Scene(lambda: NoticeScreen("Please see a doctor", UNDER_18, done="leave", leave="leave")),
    "home": Scene(),
    "home-first": Scene(record=lambda: blank(facts=True)),
    "home-answered": Scene(now=NOW - 6 * WEEK / 7),
    "home-away": Scene(now=NOW + 9 * WEEK),
    "home-seen-first": Scene(record=lambda: person("edda")),
    "home-locked": Scene(record=locked),
    "unfinished": Scene(lambda: UnfinishedScreen(unfinished(), library())),
    "unfinished-changed": Scene(lambda: UnfinishedScreen(unfinished_of_last_year(), library())),
    "unfinished-correction": Scene(lambda: UnfinishedScreen(replace(unfinished(), replaces="0a"), library())),
    "place-doubt": Scene(lambda: doubt_screen(DOUBT)),
    "place-trouble": Scene(lambda: trouble_screen(TROUBLE)),
    "place-busy": Scene(busy_screen),
    "record": Scene(lambda: RecordScreen(person("ada"), progress())),
    "record-cloud": Scene(lambda: RecordScreen(person("ada"), progress(), warning=CLOUD)),
    "files": Scene(lambda: FilesScreen(person("ada"))),
    "copy": Scene(lambda: ChoiceScreen("Take a copy", FORMATS)),
    "copy-where": Scene(lambda: where_screen("toml", "~/onthemend-2026-11-24", TAKEN)),
    "checkup": Scene(lambda: checkup_screen(*checkup())),
    "trash": Scene(lambda: trash_screen(trashed())),
    "other-day": Scene(lambda: other_day_screen(corrected()[1], NOW.date())),
    "wait": Scene(lambda: WaitScreen("Check my files", "Looking at every file …")),
    "copy-in": Scene(lambda: which_screen(NEAR[0], NEAR)),
    "copy-in-plan": Scene(lambda: plan_screen(coming())),
    "past-day": Scene(lambda: past_day_screen(NOW.date()), ("down", "down")),
    "someone": Scene(lambda: name_screen(away=False)),
    "someone-new": Scene(lambda: new_screen("Zoë")),
    "settings": Scene(lambda: SettingsScreen(person("ada"))),
    "words": Scene(lambda: WordsScreen(report.text(progress(), library()))),
    "help": Scene(lambda: HelpScreen(Stage(Scene()).settings.data)),
    "pick": Scene(lambda: PickScreen(library())),
    # -- warning signs
    "safety-private": ask("safety_private"),
    "safety-legs": ask("safety_legs"),
    "safety-body": ask("safety_body"),
    "safety-soon": ask("safety_soon"),
    "history": ask("history", form="full", new=True),
    "left-open": ask("safety_private", "s", "n"),
    "warning": ask("safety_legs", E1="yes"),
    # -- the kinds of question
    "rating-empty": ask("s2_leg_avg.left"),
    "rating": ask("s2_leg_freq.left", "escape"),
    "choice": ask("s2_leg_freq.left"),
    "choice-answered": ask("s2_tingle.left", "escape"),
    "several": ask("s4_where", form="full", new=True),
    "grid": ask("s3_adl_first", "2", "1"),
    "grid-ratings": ask("s2_moving", "3"),
    "table": ask("p1_relief", "1", form="full", new=True),
    "number": ask("p3_painfree", form="full"),
    "day": ask("ctx_onset", form="full", new=True),
    "activities": ask("s3_own", form="full", new=True),
    "activity": ask("s3_own1"),
    "offers": ask("offers"),
    "change": ask("gpe"),
    "country": ask("ctx_country", form="welcome", new=True),
    # -- pictures to answer with
    "bodymap-empty": ask("s1_zones", form="full", new=True),
    "bodymap": ask("s1_far_usual.left", "escape", new=True),
    "bodymap-both": ask("s1_far_usual.left", "escape", name="finn", new=True),
    "zone": ask("s1_far_usual.left"),
    "strength-guide": ask("guide.s5_tests"),
    "raises": ask("s5_raises.left"),
    "chair": ask("s5_chair"),
    "leg-raise-guide": ask("guide.s6_test"),
    "angle": ask("s6_angle_sore.left"),
    "angle-right": ask("s6_angle_other.right"),
    # -- around a question
    "why": ask("s2_leg_avg.left", "question_mark"),
    "signmap": ask("s3_adl_first", "m"),
    "leaving": ask("s2_leg_avg.left", "q", saved=True),
    "review": Scene(lambda: ReviewScreen(walk(""))),
    # -- what has changed
    "result": result("ada"),
    "result-worse": result("dov"),
    "result-warned": result("edda"),
    "result-skipped": result("juno"),
    "progress": board("ada"),
    "progress-flare": board("bram"),
    "progress-slow": board("cleo"),
    "progress-both-legs": board("finn"),
    "progress-recovered": board("gwen"),
    "progress-worse": board("dov"),
    "progress-warned": board("edda"),
    "progress-relapse": board("hana"),
    "progress-come-back": Scene(come_back),
    "progress-long": board("ivo"),
    "progress-skipped": board("juno"),
    "progress-since": board("bram", "v", "7"),
    "progress-earlier-spell": board("hana", "b", "2"),
    "ways": board("hana", "question_mark"),
    "since": board("bram", "v"),
    "spells": board("hana", "b"),
    "event": board("bram", "e"),
    "event-day": board("bram", "e", "2", "down", "down"),
    "event-words": board("bram", "e", "2", "down", "enter"),
    "events": board("bram", "e", "8"),
    "phase-choice": board("bram", "p"),
    "sign": sign("bram", "s2"),
    "sign-table": sign("bram", "s2", "t"),
    "sign-course": sign("ivo", "leg_pain", "b"),
    "sign-seam": sign("juno", "leg_pain"),
    "own": sign("ada", "own_activities"),
    "origin": sign("bram", "leg_pain", "w"),
    "origin-phase": board("bram", "up", "up", "w"),
    "sign-both-legs": sign("finn", "s2"),
    "sign-one-of-two-legs": sign("finn", "s2", "l"),
    "sign-reach": sign("ada", "s1"),
    "sign-leg-raise": sign("ada", "s6"),
    "phase": sign("ada", "p2"),
    "maps": Scene(lambda: MapsScreen(progress(), library())),
    "maps-both-legs": Scene(lambda: MapsScreen(progress("finn"), library())),
    "compare": Scene(lambda: CompareScreen(progress(), library())),
    "session": Scene(lambda: corrected_session()),
    "session-uncounted": Scene(lambda: uncounted_session()),
    "session-before": Scene(lambda: SessionScreen(corrected()[1], library())),
    "correcting": Scene(lambda: ReviewScreen(walk(""), about="19 November 2026")),
    "copies": Scene(lambda: copies_screen(conflict(), library())),
    "sessions-copies": Scene(
        lambda: SessionsScreen(progress("bram"), shelf_with_copies("bram"), library(), opens=True), ("down",)
    ),
    "sessions": Scene(
        lambda: SessionsScreen(progress("bram"), shelf_with_a_broken_file("bram"), library()), ("end",)
    ),
}  # fmt: skip
NEAR = ("~/onthemend-2026-11-24", "/media/you/STICK/onthemend-2026-11-20")
TAKEN = f"Not written: {PLACE} isn't empty. Name a new folder."
SIZES = ((80, 24), (120, 40))
OTHERS = {
    "home": ("light", "sixteen", "sixteen-light", "cells"),
    "rating": ("light", "sixteen", "cells"),
    "bodymap": ("light", "sixteen", "cells", "nocolor"),
    "progress": ("light", "sixteen", "cells", "nocolor"),
    "sign": ("light", "sixteen", "cells", "nocolor"),
    "sign-course": ("light", "sixteen"),
    "progress-worse": ("light", "sixteen", "nocolor"),
    "progress-both-legs": ("light", "sixteen", "nocolor"),
    "warning": ("light", "sixteen", "cells"),
    "maps": ("light", "sixteen", "cells"),
    "angle": ("sixteen", "cells"),
    "result": ("light", "sixteen"),
    "welcome": ("sixteen", "cells"),
    "signmap": ("sixteen", "cells"),
    "record": ("light", "sixteen", "nocolor"),
}
TINY = {"home": (40, 12), "rating": (40, 12), "bodymap": (60, 18), "progress": (60, 18), "warning": (40, 12)}
SMALL = {
    "progress-since", "progress-earlier-spell", "progress-long", "progress-worse", "ways", "since", "spells",
    "event", "event-day", "event-words", "events", "phase-choice", "origin-phase", "sign-seam",
}  # fmt: skip
"""What looks the same in a large window, only with more room, has no picture there."""
SHOTS = [
    *((name, size, "dark") for name in SCENES for size in SIZES if size == SIZES[0] or name not in SMALL),
    *((name, (80, 24), look) for name, looks in OTHERS.items() for look in looks),
    *((name, size, "dark") for name, size in TINY.items()),
    ("home", (24, 6), "dark"),
]


def pressing(keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Any]:
    """Each key once what the one before brought about is drawn."""

    async def steps(pilot: Pilot[Any]) -> None:
        await quiet(pilot)
        for key in keys:
            await pilot.press(key)
            await quiet(pilot)

    return steps


async def quiet(pilot: Pilot[Any]) -> None:
    """Until what works in the background only waits for a screen, and Home, if in view, knows its state."""
    for _ in range(500):
        await pilot.pause()
        view = next(iter(pilot.app.screen.query("HomeView")), None)
        working = sum(worker.is_running for worker in pilot.app.workers)
        waiting = sum(
            back.future is not None for screen in pilot.app.screen_stack for back in screen._result_callbacks
        )
        if getattr(view, "state", True) and working <= waiting:
            break
        await asyncio.sleep(0.01)


def named(part: object) -> str:
    """The part of a test's name that says this name, size or look."""
    return f"{part[0]}x{part[1]}" if isinstance(part, tuple) else str(part)


@pytest.mark.parametrize(("name", "size", "look"), SHOTS, ids=named)
async def test_the_screen_looks_as_it_was_approved(
    picture: Picture, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int], look: str
) -> None:
    if look == "nocolor":
        monkeypatch.setenv("NO_COLOR", "1")
    scene = SCENES[name]
    theme = "dark" if look in ("cells", "nocolor") else look
    app = Stage(scene, rich_glyphs=look != "cells")
    await picture(app, name, size, theme=theme, look=look, steps=pressing(scene.keys))


@pytest.mark.parametrize("name", ["home", "rating", "bodymap", "result", "progress", "sign", "compare"])
def test_the_readme_shows_the_picture(name: str) -> None:
    assert f"screenshots/{name}-80x24-dark.svg" in README.read_text(encoding="utf-8")
