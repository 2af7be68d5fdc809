"""The clocks: the time of day where the person is, and seconds that go on while the machine sleeps."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from datetime import time as clock_time

JUMP = 2.0  # seconds by which the time of day must run ahead to count as a sleep


def local_now() -> datetime:
    """The time of day where the person is."""
    return named(datetime.now().astimezone())


def local(day: date, at: clock_time) -> datetime:
    """That time of that day where the person is."""
    return named(datetime.combine(day, at).astimezone())


def named(at: datetime) -> datetime:
    """The same moment with the same offset; its zone has the name that the world knows it by, if it is known.

    The offset stays a fixed one: between two moments of one zone that has summer time, Python would subtract
    the hands of the clock and not count the hours that went by.
    """
    name, offset = settings.zone(), at.utcoffset()
    return at.replace(tzinfo=timezone(offset, name)) if name and offset is not None else at


def steady() -> Callable[[], float]:
    """A clock of this system that counts the time with the lid closed.

    Linux has one by name. On macOS the raw monotonic clock goes on in sleep, where `time.monotonic` stops.
    Elsewhere the time of day is watched: see `Watched`.
    """
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    if boot is None and sys.platform == "darwin":
        boot = getattr(time, "CLOCK_MONOTONIC_RAW", None)
    if boot is None:
        return Watched(time.monotonic, time.time)
    return lambda: time.clock_gettime(boot)


class Watched:
    """A monotonic clock that may stop in sleep, mended by the time of day.

    Where the time of day has run ahead between two calls, the machine slept, and the difference is added. Set
    back, it changes nothing. Set forward by hand, it is taken for a sleep: there is no telling them apart.
    """

    def __init__(self, monotonic: Callable[[], float], wall: Callable[[], float]) -> None:
        self.monotonic, self.wall = monotonic, wall
        self.slept = 0.0
        self.last = monotonic(), wall()

    def __call__(self) -> float:
        now = self.monotonic(), self.wall()
        ahead = (now[1] - self.last[1]) - (now[0] - self.last[0])
        self.slept += ahead if ahead > JUMP else 0.0
        self.last = now
        return now[0] + self.slept
