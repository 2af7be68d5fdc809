"""The kinds of question about where it hurts: how far down a leg (zones 0-7), and every place on the map.

Zones and places: CLINICAL section 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from assessments.errors import AnswerError
from assessments.question import Base, Options, Strict

if TYPE_CHECKING:
    from assessments.answers import Leg, Value


class Zone(Options):
    """The farthest (or worst) place down one leg: zone 0 nowhere, 1 low back ... 7 toes."""

    kind: Literal["zone"]
    derive: Literal["farthest_marked"] | None = None  # read from the body map, not asked twice
    not_nearer_than: str | None = None  # with `derive`: the item whose zone of the same leg is the least
    picture: Literal["reach", "place"] = "reach"  # drawn as all the way down to there, or as that place alone

    def check(self, value: object) -> Value:
        return self._whole(value, 0, 7)

    def words(self, value: Value) -> str:
        found = self.option(value)
        return found.text if found else str(value)


class Place(Strict):
    """A place on the body map. `sides`: it exists left and right, stored as "left_calf"; else as its id."""

    id: str
    text: str
    zone: int = Field(ge=1, le=7)
    view: Literal["back", "front", "both"]
    sides: bool = True


class Zones(Base):
    """Every place that hurt, ticked on the body map. Values like "low_back", "left_calf"; none: []."""

    kind: Literal["zones"]
    places: tuple[Place, ...]

    def values(self) -> dict[str, tuple[Place, Leg | None]]:
        """Every storable value -> its place and leg."""
        legs: tuple[Leg, Leg] = ("left", "right")
        return {
            (f"{leg}_{p.id}" if leg else p.id): (p, leg)
            for p in self.places
            for leg in (legs if p.sides else (None,))
        }

    def check(self, value: object) -> Value:
        known = self.values()
        if not isinstance(value, list) or any(v not in known for v in value):
            raise AnswerError(self.id, f"please give a list of any of {', '.join(known)}.")
        return [v for v in known if v in value]

    def words(self, value: Value) -> str:
        known = self.values()
        marked = [known[v] for v in value if v in known] if isinstance(value, list) else []
        return ", ".join(f"{leg} {p.text}" if leg else p.text for p, leg in marked) or "nowhere"
