"""The body maps over time: each session's places, and which were gained and lost between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.wording import day_words, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from assessments.answers import Leg
    from assessments.library import Library
    from assessments.session import Session

MAP = "s1_zones"


@dataclass(frozen=True)
class BodyPoint:
    """The body map of one session."""

    day: date
    session: str
    places: frozenset[str]  # "low_back", "left_calf"
    farthest: Mapping[Leg, int]  # s1_far_usual by leg
    marked: bool = True  # False: the map was left out, so that no place says nothing


@dataclass(frozen=True)
class MapChange:
    """Two maps set side by side: places (as stored) that hurt newly, no longer, and both times.

    `words`: one sentence for each of the three that has any place.
    """

    then: date
    now: date
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    kept: tuple[str, ...]
    words: tuple[str, ...]


def maps(sessions: Sequence[Session]) -> tuple[BodyPoint, ...]:
    """Every session's map, and how far the pain reaches on most days, where it has either."""
    found = []
    for session in sessions:
        places = session.answers.get(MAP)
        reach = {leg: z for leg in LEGS if (z := session.answers.number("s1_far_usual", leg)) is not None}
        if not session.stopped and (isinstance(places, list) or reach):
            marked = frozenset(places if isinstance(places, list) else ())
            found.append(BodyPoint(session.day, session.id, marked, reach, isinstance(places, list)))
    return tuple(found)


def between(points: Iterable[BodyPoint], library: Library) -> MapChange | None:
    """The first marked map beside the latest; None where there aren't two of different days."""
    marked = [point for point in points if point.marked]
    if not marked or marked[0].day == marked[-1].day:
        return None
    return change(marked[0], marked[-1], library)


def change(then: BodyPoint, now: BodyPoint, library: Library) -> MapChange:
    """What changed from one map to the other, places in order from the back down to the toes."""
    named = _names(library)
    order = [place for place in named if place in then.places | now.places]
    gained = tuple(place for place in order if place not in then.places)
    lost = tuple(place for place in order if place not in now.places)
    kept = tuple(place for place in order if place in then.places & now.places)
    words = tuple(
        say(
            library, f"map.{name}", places=", ".join(named[place] for place in group), day=day_words(then.day)
        )
        for name, group in (("lost", lost), ("gained", gained), ("kept", kept))
        if group
    )
    return MapChange(then.day, now.day, gained, lost, kept, words or (say(library, "map.none"),))


def _names(library: Library) -> dict[str, str]:
    """Every place as stored -> its words ("left calf"), in the order of the map question."""
    question = library.question(MAP) if MAP in library else None
    if question is None or question.kind != "zones":
        return {}
    return {value: f"{leg} {p.text}" if leg else p.text for value, (p, leg) in question.values().items()}
