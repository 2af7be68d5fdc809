"""How an invented person fares: points in time joined by lines, with the small ups and downs of weeks."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.answers import Leg

Points = tuple[tuple[float, ...], ...]
"""Rows of (week, value, value, ...), weeks rising."""


@dataclass(frozen=True)
class State:
    """One week. Pain 0-10, zones 0-7 (0 nowhere, 7 toes), `life` and `strength` 0-1 (1 = as before)."""

    week: float
    pain: Mapping[Leg, float]
    zone: Mapping[Leg, float]
    back: float
    life: float
    strength: float
    flare: bool = False

    @property
    def worst(self) -> float:
        """Pain of the worse leg."""
        return max(self.pain.values())


@dataclass(frozen=True)
class Course:
    """`legs`: for each sore leg rows of (week, pain, zone).

    `body`: rows of (week, back pain, life, strength).
    `flares`: (first, last) weeks of a flare-up. `shake`: how far a week lies off the line, in pain points.
    """

    legs: Mapping[Leg, Points]
    body: Points
    flares: tuple[tuple[float, float], ...] = ()
    shake: float = 0.3
    seed: str = field(default="", compare=False)

    def at(self, week: float) -> State:
        """The state of one week; the same for the same seed, whenever it is asked."""
        chance = random.Random(f"{self.seed} {week}")
        pain: dict[Leg, float] = {}
        zone: dict[Leg, float] = {}
        for leg, points in self.legs.items():
            pain[leg], zone[leg] = between(points, week)
            if pain[leg] > 0:
                pain[leg] = within(pain[leg] + chance.uniform(-self.shake, self.shake), 0, 10)
        back, life, strength = between(self.body, week)
        return State(
            week=week,
            pain=pain,
            zone=zone,
            back=within(back + chance.uniform(-self.shake, self.shake), 0, 10),
            life=within(life + chance.uniform(-self.shake, self.shake) / 20, 0, 1),
            strength=within(strength, 0, 1),
            flare=any(first <= week <= last for first, last in self.flares),
        )


def between(points: Points, week: float) -> tuple[float, ...]:
    """The values at a week: on the line between the points around it, the end points' beyond them."""
    before = max((p for p in points if p[0] <= week), default=points[0])
    after = min((p for p in points if p[0] >= week), default=points[-1])
    if after[0] == before[0]:
        return before[1:]
    share = (week - before[0]) / (after[0] - before[0])
    return tuple(a + share * (b - a) for a, b in zip(before[1:], after[1:], strict=True))


def within(value: float, low: float, high: float) -> float:
    """The value, moved inside the limits."""
    return max(low, min(high, value))
