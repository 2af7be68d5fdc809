"""Idle: since when nobody has touched anything, and when to ask. By a clock that also runs in sleep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

State: TypeAlias = Literal["here", "asked", "gone"]


@dataclass
class Watch:
    """`up`: seconds since the machine started, asleep or not. `quiet` 0: never asks (WCAG 2.2.1).

    After `quiet` seconds without a touch it asks, for `countdown` seconds; then the person has gone.
    """

    up: Callable[[], float]
    quiet: float
    countdown: float
    paused: bool = False
    _touched: float = 0.0

    def __post_init__(self) -> None:
        self._touched = self.up()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self.up()

    @property
    def left(self) -> int:
        """Whole seconds of the countdown that are left; all of it before it began."""
        over = self.up() - self._touched - self.quiet
        return max(0, min(round(self.countdown), -int(-(self.countdown - over) // 1)))

    @property
    def state(self) -> State:
        """Where things stand now."""
        if not self.quiet or self.paused:
            return "here"
        still = self.up() - self._touched
        if still < self.quiet:
            return "here"
        return "asked" if still < self.quiet + self.countdown else "gone"
