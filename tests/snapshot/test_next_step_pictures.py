"""Pictures of what to do next: tips, timers, the exercise week, the leg-raise coach, Learn, the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from snapshot.conftest import Picture
from snapshot.scenes import NOW, Scene, Stage, library, progress, walk, wizard
from snapshot.test_pictures import named, quiet
from textual.pilot import Pilot
from textual.screen import Screen

from assessments.answers import Answers, Key
from assessments.asking.pages import Page
from assessments.helping import learning, search, timing, tips, today, week
from assessments.helping.phrases import counted, phrase, phrases
from assessments.helping.plan import FlarePlan
from assessments.judging.progress import Flag
from assessments.keeping.store import Entry
from assessments.session import Session
from tui.screens.asking.wizard import WizardScreen
from tui.screens.helping.alltips import AllTipsScreen
from tui.screens.helping.coach import CoachScreen
from tui.screens.helping.exercise import ExerciseScreen
from tui.screens.helping.flareplan import FlarePlanScreen
from tui.screens.helping.learn import LearnScreen, ReadScreen, TopicScreen
from tui.screens.helping.prevention import PreventionScreen
from tui.screens.helping.timer import TimerScreen
from tui.screens.helping.tip import TipScreen
from tui.screens.helping.today import TodayScreen
from tui.screens.showing.result import ResultScreen
from tui.visits.nextstep import task_of
from tui.widgets.questions.base import Offer

TODAY = NOW.date()
PLAN = FlarePlan(("A cold pack, then a short walk", "Ask Ben to carry the shopping"), date(2026, 10, 3))
BOUTS: tuple[tuple[int, int, week.Kind, week.Source], ...] = (
    (0, 20, "walk", "timer"), (0, 10, "stretch", "timer"), (1, 12, "walk", "typed"), (2, 45, "swim", "typed"),
    (4, 30, "walk", "timer"), (6, 5, "yoga", "typed"),
)  # fmt: skip


@dataclass
class Clock:
    """Stands still unless a step moves it."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


class Diary:
    """Bouts that are only shown."""

    def __init__(self) -> None:
        self.entries = [
            Entry(
                f"b{n}",
                "me",
                week.FOLDER,
                TODAY - timedelta(days=back),
                NOW,
                week.note(minutes, kind, source, brisk=back in (0, 2) and kind != "stretch"),
            )
            for n, (back, minutes, kind, source) in enumerate(BOUTS)
        ]

    def week(self, last: date) -> week.Week:
        return week.week(self.entries, last)

    def add(self, day: date, minutes: int, kind: week.Kind, brisk: bool) -> None:
        raise AssertionError("not in a picture")

    def discard(self, bout: week.Bout) -> None:
        raise AssertionError("not in a picture")


@cache
def every_tip() -> tips.Tips:
    return tips.read(library())


def in_a_flare(session: Session) -> Session:
    answers = Answers({**session.answers.given, Key("flare"): "yes"}, session.answers.missing)
    return replace(session, answers=answers)


@cache
def day(kind: str = "") -> today.Today:
    """What Ada is shown: on a usual day, in a "flare", or with a "warning" open."""
    told = progress()
    if kind == "flare":
        told = replace(told, sessions=(*told.sessions[:-1], in_a_flare(told.sessions[-1])))
    elif kind == "warning":
        told = replace(
            told, flags=(Flag("U1", "U", "Speak to a clinician today about the weaker leg or foot."),)
        )
    return today.today(told, library(), every_tip(), TODAY, frozenset({"sleep_pos"}))


def cards(kind: str = "") -> TodayScreen:
    shown = day(kind)
    return TodayScreen(shown, lambda *_: shown, lambda _: (), PLAN if kind == "flare" else None)


def tip(name: str) -> today.Suggested:
    """One tip as Ada is shown it."""
    shown = day()
    there = (*shown.tips, *shown.others)
    return next((s for s in there if s.tip.id == name), replace(there[0], tip=every_tip()[name]))


def opened(name: str) -> TipScreen:
    return TipScreen(
        tip(name), tips.stops(tip(name).tip, day().stop_rule), ("From the article.",), "to start the timer"
    )


def writing() -> FlarePlanScreen:
    return FlarePlanScreen(PLAN, phrase("flare_plan.lead"), phrases("flare_plan.hints"), 120)


def timer(name: str, clock: Clock) -> TimerScreen:
    return TimerScreen(task_of(every_tip()[name], day().stop_rule), timing.words(), clock)


def learn() -> LearnScreen:
    everything = learning.read()
    return LearnScreen(everything, lambda asked: search.index(everything).find(asked, 5))


def exercise() -> ExerciseScreen:
    return ExerciseScreen(Diary(), TODAY, timing.words().moves, timing.words().effort, (30, 150, 600))  # type: ignore[arg-type]


def offered() -> WizardScreen:
    """A question with what the exercise week says about it."""
    offers = {"p2_active": Offer(4, counted("suggestion.days", 4))}
    return WizardScreen(walk("p2_active"), autosave=None, emergency="999", clock=lambda: NOW, offers=offers)


def result() -> ResultScreen:
    """A check-in that says it is a flare-up, of someone with a plan."""
    last = progress().sessions[-1]
    return ResultScreen(progress(now=last.entered), in_a_flare(last), library(), plan=PLAN)


@cache
def angle() -> Page:
    return walk("s6_angle_sore.left").page


def raising(clock: Clock) -> CoachScreen:
    return CoachScreen(angle(), clock)


Step = str | float  # a key to press, or seconds that go by
ONE = ("enter", "3", "8", "enter")
SHOWN: dict[str, tuple[Callable[[Clock], Screen[Any]], tuple[Step, ...]]] = {
    "today": (lambda _: cards(), ()),
    "today-flare": (lambda _: cards("flare"), ()),
    "today-warned": (lambda _: cards("warning"), ()),
    "tip": (lambda _: opened("ham"), ()),
    "alltips": (lambda _: AllTipsScreen(day(), frozenset({"sleep_pos"})), ()),
    "timer": (lambda c: timer("piri", c), ("enter", 9.0, 9.0, 9.0, 4.0, 9.0)),
    "timer-ready": (lambda c: timer("ice", c), ("right",)),
    "timer-check": (lambda c: timer("ice", c), ("enter", 303.0)),
    "timer-over": (lambda c: timer("ice", c), ("enter", 1500.0)),
    "timer-add": (lambda c: timer("walk", c), ("enter", 300.0, 2.0, "enter")),
    "week": (lambda _: exercise(), ()),
    "week-adding": (lambda _: exercise(), ("left", "left", "left", "2", "5", "enter", "right")),
    "week-pace": (lambda _: exercise(), ("2", "5", "enter", "1")),
    "coach": (raising, ()),
    "coach-lift": (raising, ONE[:-1]),
    "coach-middle": (raising, (*ONE, "enter", "4", "2", "enter")),
    "learn": (lambda _: learn(), ()),
    "learn-found": (lambda _: learn(), (*"back", "space", *"worse", "space", *"leg", "enter")),
    "learn-topic": (lambda _: TopicScreen(learning.read(), learning.read().topic("time")), ()),
    "learn-read": (lambda _: ReadScreen(learning.read(), learning.read().topic("time").paragraphs), ()),
    "prevention": (
        lambda _: PreventionScreen(learning.read().topic("prevent"), PLAN, Diary().week(TODAY), 150), ()
    ),
    "flare-plan": (lambda _: writing(), ()),
    "result-flare": (lambda _: result(), ()),
    "offer": (lambda _: offered(), ()),
    "why-more": (lambda _: wizard("s1_far_usual.left"), ("question_mark", "r")),
}  # fmt: skip
LOOKS = {
    "today": ("light", "nocolor"),
    "timer": ("sixteen", "cells"),
    "timer-over": ("sixteen",),
    "week": ("light", "cells"),
}
SMALL = {"today": (60, 18), "timer": (60, 18), "timer-check": (44, 12)}
LARGE = ("today", "timer", "week", "coach-middle", "learn")
SHOTS = [
    *((name, (80, 24), "dark") for name in SHOWN),
    *((name, (120, 40), "dark") for name in LARGE),
    *((name, (80, 24), look) for name, looks in LOOKS.items() for look in looks),
    *((name, size, "dark") for name, size in SMALL.items()),
]


@pytest.mark.parametrize(("name", "size", "look"), SHOTS, ids=named)
async def test_the_screen_looks_as_it_was_approved(
    picture: Picture, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int], look: str
) -> None:
    if look == "nocolor":
        monkeypatch.setenv("NO_COLOR", "1")
    make, steps = SHOWN[name]
    clock = Clock()

    async def act(pilot: Pilot[Any]) -> None:
        await quiet(pilot)
        for step in steps:
            if isinstance(step, float):
                clock.now += step
                pilot.app.screen._look()  # type: ignore[attr-defined]
            else:
                await pilot.press(step)
            await quiet(pilot)
        if hasattr(pilot.app.focused, "cursor_blink"):
            pilot.app.focused.cursor_blink = False

    app = Stage(Scene(lambda: make(clock)), rich_glyphs=look != "cells")
    await picture(
        app, name, size, theme="dark" if look in ("cells", "nocolor") else look, look=look, steps=act
    )
