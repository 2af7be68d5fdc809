"""TimerScreen: a tip's timer: choose a length, start, pause with any key, an end that can't be missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on

from assessments.helping.timer import Run
from tui.screens.frames.page import PageScreen
from tui.widgets.chrome import BottomLine, TopLine, press
from tui.widgets.helping.countdown import Countdown, Face, Holds

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from assessments.helping.timer import Part
    from assessments.helping.timing import Words

TICK = 0.25  # seconds between two looks at the clock
BREATH = 1.0  # seconds after the end in which keys, pressed to pause, do nothing
LEAVING = ("ctrl+q", "ctrl+c")  # the app's own keys: it asks `before_quit`
SOON = 120  # seconds below which a length is told in seconds
STARTING = "Enter starts it. Any key pauses it."


@dataclass(frozen=True)
class Task:
    """What is timed. `lengths`: seconds to choose from, `start` of them first; `parts` makes the timer.

    `move`: as what its minutes go to the exercise week, "" where they don't; `brisk`: it may have been brisk.
    `again`: it may be started anew.
    """

    title: str
    lengths: tuple[int, ...]
    start: int
    parts: Callable[[int], tuple[Part, ...]]
    stop: tuple[str, ...] = ()
    dose: str = ""
    move: str = ""
    brisk: bool = False
    again: bool = False


@dataclass(frozen=True)
class Timed:
    """How it went: minutes for the exercise week, whether it ran to its end, and the bell as it is now."""

    minutes: int
    whole: bool
    bell: bool
    brisk: bool = False


class TimerScreen(PageScreen[Timed]):
    """`clock`: steady seconds that count sleep (tui/clock.py). `bell`: a sound at each new step."""

    def __init__(self, task: Task, words: Words, clock: Callable[[], float], bell: bool = False) -> None:
        super().__init__()
        self.job, self.words, self.clock, self.bell = task, words, clock, bell
        self.headline, self.fact = task.title, "For today"
        self.length = task.start
        self.count = Run(task.parts(self.length))
        self.asking = False  # whether the minutes are to be added
        self.whole = False
        self.minutes = 0
        self._told = (0, False, False)  # the part, whether it is over, whether the skin is to be looked at

    def body(self) -> ComposeResult:
        yield Countdown(self._face())

    def on_mount(self) -> None:
        self.query_one(Countdown).focus()
        self.set_interval(TICK, self._look)
        self._say()

    # -- the clock --

    def _look(self) -> None:
        self._become(self.count.look(self.clock()))

    def _become(self, run: Run) -> None:
        """Another state of the timer; the bell, where it is wanted, as something new is to be done."""
        self.count = run
        self.whole = self.whole or run.over
        told = (run.at, run.over, run.check_due(self.clock()))
        if self.bell and told > self._told:  # on to the next part, to the end, or to a look at the skin
            self.app.bell()
        self._told = told
        self._say()

    def _say(self) -> None:
        if not self.query(BottomLine):
            return
        self.query_one(Countdown).show(self._face())
        prompt, keys = self._next_step()
        self.query_one(BottomLine).update(prompt=prompt, keys=keys)
        self.query_one(TopLine).update(fact=self._standing())

    # -- keys and clicks --

    async def on_key(self, event: events.Key) -> None:
        """While it runs any key pauses. Else Enter goes on, n takes the next part, Escape stops."""
        if event.key not in LEAVING:
            event.stop()
            self._press(event.key)

    @on(Countdown.Touched)
    def _touched(self, event: Countdown.Touched) -> None:
        event.stop()
        named = press(event.key)
        if named is not None or self.count.state == "running":
            self._press(named.key if named is not None else "click")

    def _press(self, key: str) -> None:
        now = self.clock()
        run = self.count.look(now)
        state = run.state
        if self.asking:
            self._answered(key)
        elif state == "over":
            self._at_the_end(key, run, now)
        elif state == "running":
            seen = key == "enter" and run.check_due(now)
            self._become(run.check() if seen else run.pause(now))
        elif key == "enter":
            self._become(run.start(now))
        elif key == "escape":
            self._stop(run, now)
        elif state == "ready":
            self._choose(key)
        elif key == "n" and len(run.parts) > 1:
            self._become(run.skip(now))

    def _choose(self, key: str) -> None:
        """Before the start: how long, and the bell."""
        lengths = self.job.lengths
        step = {"right": 1, "up": 1, "left": -1, "down": -1}.get(key)
        if step is not None:
            place = max(0, min(len(lengths) - 1, lengths.index(self.length) + step))
            self.length = lengths[place]
            self._become(Run(self.job.parts(self.length)))
        elif key == "b":
            self.bell = not self.bell
            self._say()

    def _at_the_end(self, key: str, run: Run, now: float) -> None:
        self._become(run)
        if now - run.seen < BREATH:
            return
        if self.job.again and key == "enter":
            self._become(Run(self.job.parts(self.length)).start(now))
        elif key in ("enter", "escape"):
            self._stop(run, now)

    def _stop(self, run: Run, now: float) -> None:
        """Asks once whether to add the minutes, where there are any to add."""
        self.count = run.pause(now)
        self.minutes = run.minutes(now) if self.job.move else 0
        if not self.minutes:
            self._leave(0)
            return
        self.asking = True
        self._say()

    def before_quit(self) -> bool:
        """Asks about the minutes first, where there are any; True: stay for that."""
        if self.asking or not self.count.begun:
            return False
        now = self.clock()
        self._stop(self.count.look(now), now)
        return self.asking

    def _answered(self, key: str) -> None:
        if key in ("enter", "y", "1"):
            self._leave(self.minutes)
        elif key == "2" and self.job.brisk:
            self._leave(self.minutes, brisk=True)
        elif key in ("escape", "n"):
            self._leave(0)

    def _leave(self, minutes: int, brisk: bool = False) -> None:
        self.dismiss(Timed(minutes, self.whole, self.bell, brisk))

    # -- words --

    def _face(self) -> Face:
        run, now, said = self.count, self.clock(), self.words.kinds[self.count.part.kind]
        left, state = run.left(now), run.state
        face = Face(
            state, digits(left), spoken(left), run.share(now), said.title, said.about, self.job.stop,
            _sides(run), after=self.job.dose,
        )  # fmt: skip
        if self.asking:
            add, effort = self.words.add(self.minutes, self.job.move), self.words.effort
            ask, after = (f" {effort['ask']}", effort["about"]) if self.job.brisk else ("", "")
            return replace(face, state="over", loud=f"{add}{ask}", after=after)
        match state:
            case "ready":
                first = "Ready when you are."
                return replace(face, title=first, about=STARTING, share=1.0, more=self._choices())
            case "paused":
                since = ended(run.late, "The part before")
                return replace(face, title="Paused.", about=f"{said.paused} {since}".strip())
            case "waiting":
                return replace(face, digits="", left="", loud=said.title, since=ended(run.late))
            case "over":
                late = now - run.seen + run.late
                return replace(face, loud=said.over, since=ended(late))
        return replace(face, loud=said.check) if run.check_due(now) else face

    def _choices(self) -> tuple[tuple[str, str], ...]:
        """Before the start: the keys for another length, where there is one, and for the bell."""
        least, most = self.job.lengths[0], self.job.lengths[-1]
        other = (("→", f"longer, up to {span(most)}"), ("←", f"shorter, from {span(least)}"))
        bell = ("b", "the bell at the end is on" if self.bell else "the bell at the end is off")
        return (*(other if least < most else ()), bell)

    def _next_step(self) -> tuple[tuple[str, str, str], tuple[tuple[str, str], ...]]:
        """The bottom line: the next step, and further keys."""
        out = ("Esc", "leave them out")
        if self.asking and self.job.brisk:
            return ("Press", "1", "if it was easy"), (("2", self.words.effort["brisk"]), out)
        if self.asking:
            return ("Press", "Enter", "to add them"), (out,)
        match self.count.state:
            case "ready":
                return ("Press", "Enter", "to start"), (("Esc", "back"),)
            case "running" if self.count.check_due(self.clock()):
                return ("Press", "Enter", "if your skin is fine"), (("Esc", "pause"),)
            case "running":
                return ("Press", "any key", "to pause"), ()
            case "waiting":
                return ("Press", "Enter", "when it feels normal"), (("Esc", "stop"),)
            case "paused":
                more = (("n", "next part"),) if len(self.count.parts) > 1 else ()
                return ("Press", "Enter", "to go on"), (*more, ("Esc", "stop"))
        if self.job.again:
            return ("Press", "Enter", "to sit again"), (("Esc", "stop"),)
        return ("Press", "Enter", "to go on"), ()

    def _standing(self) -> str:
        """The muted fact at the top right, in words."""
        names = {"ready": "For today", "running": "running", "waiting": "waiting for you", "paused": "paused"}
        return names.get(self.count.state, "time is up")


def _sides(run: Run) -> tuple[Holds, ...]:
    """How far a stretch is, by side; nothing where it has one hold only."""
    holds = [(n, part) for n, part in enumerate(run.parts) if part.kind == "hold"]
    if len(holds) < 2:
        return ()
    rows = []
    for side in dict.fromkeys(part.side for _, part in holds):
        mine = [n for n, part in holds if part.side == side]
        done = len(mine) if run.over else sum(n < run.at for n in mine)
        here = not run.over and run.begun and run.part.side == side
        rows.append(Holds((side or "Holds").capitalize(), done, here, len(mine)))
    return tuple(rows)


def digits(seconds: int) -> str:
    """ "14:32", or "18" in the last minute."""
    return str(seconds) if seconds <= 60 else f"{seconds // 60}:{seconds % 60:02}"


def spoken(seconds: int) -> str:
    """The time left in words that don't change every second: "about 15 minutes left"."""
    if seconds <= 60:
        return "second left" if seconds == 1 else "seconds left"
    minutes = (seconds + 30) // 60
    return f"about {minutes} {'minute' if minutes == 1 else 'minutes'} left"


def ended(seconds: float, what: str = "It") -> str:
    """How long ago something ended, where that is worth saying."""
    count, unit = (int(seconds // 60), "minute") if seconds < 3600 else (int(seconds // 3600), "hour")
    return f"{what} ended {count} {unit}{'' if count == 1 else 's'} ago." if count else ""


def span(seconds: int) -> str:
    """ "20 minutes", "30 seconds" """
    return f"{seconds} seconds" if seconds < SOON else f"{seconds // 60} minutes"
