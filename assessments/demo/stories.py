"""The invented people: who they are, how they fare, and when they check in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assessments.demo.course import Course

if TYPE_CHECKING:
    from collections.abc import Mapping

Visits = tuple[tuple[float, str], ...]
"""(week since the first check-in, form), in order."""


@dataclass(frozen=True)
class DemoPerson:
    """What a list shows: an id that begins with "demo-", a name marked as invented, and a sentence."""

    id: str
    name: str
    story: str


@dataclass(frozen=True)
class Story:
    """An invented person whole. `onset`: weeks of leg pain before the first check-in.

    `facts`: answers that stay. `own`: the activities in their words. `says`: visit number (from 0) -> answers
    of that visit alone, warning signs too; None leaves the question out. `skips`: questions never answered.
    `happened`: (week, kind of event, words). `older`: so many visits were asked in the version before.
    """

    id: str
    name: str
    story: str
    course: Course
    visits: Visits
    own: tuple[str, ...]
    onset: int = 3
    facts: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[int, Mapping[str, str | None]] = field(default_factory=dict)
    skips: frozenset[str] = frozenset()
    happened: tuple[tuple[float, str, str], ...] = ()
    older: int = 0
    spasms: bool = True
    tingles: bool = True


def people() -> tuple[DemoPerson, ...]:
    """Everybody there is, the plainest story first."""
    return tuple(DemoPerson(s.id, s.name, s.story) for s in STORIES)


def story_of(name: str) -> Story:
    """By id, or by the first name in any case. Raises KeyError."""
    wanted = name.strip().lower()
    for story in STORIES:
        if wanted in (story.id, story.id.removeprefix("demo-")):
            return replace(story, course=replace(story.course, seed=story.id))
    raise KeyError(name)


def weekly(count: int, full_every: int = 6, bad_days: tuple[float, ...] = ()) -> Visits:
    """A check-in a week: the first and every sixth one full, with bad-day entries between."""
    plain = [(float(week), "check-in" if week % full_every else "full") for week in range(count)]
    return tuple(sorted([*plain, *((week, "bad-day") for week in bad_days)]))


STORIES = (
    Story(
        id="demo-ada",
        name="Ada (invented)",
        story="A steady recovery: twelve weeks, pain drawing back from the foot to the buttock.",
        course=Course(
            legs={"left": ((0, 7, 6), (4, 5, 5), (8, 3, 3), (11, 1.6, 2))},
            body=((0, 4, 0.42, 0.62), (5, 4, 0.6, 0.7), (11, 2, 0.86, 0.88)),
        ),
        visits=weekly(12),
        own=("walk the dog", "sit through a film", "work in the garden"),
        facts={"ctx_care": "yes"},
    ),
    Story(
        id="demo-bram",
        name="Bram (invented)",
        story="Getting better, then a flare-up of two weeks, and better again.",
        course=Course(
            legs={
                "right": ((0, 7, 5), (5, 3.6, 3), (6, 6.6, 5), (7, 6, 5), (9, 4, 3), (15, 1.6, 2)),
            },
            body=(
                (0, 4, 0.4, 0.7),
                (5, 3, 0.64, 0.78),
                (6.5, 5, 0.45, 0.74),
                (9, 3, 0.66, 0.8),
                (15, 2, 0.86, 0.9),
            ),
            flares=((6, 7.5),),
        ),
        visits=weekly(16, bad_days=(6.4, 7.4)),
        own=("cycle to work", "lift my daughter"),
        facts={"ctx_care": "yes"},
        happened=(
            (2.2, "treatment_start", "physiotherapy"),
            (5.9, "note", "a long day in the car"),
            (12, "treatment_stop", "physiotherapy"),
        ),
    ),
    Story(
        id="demo-cleo",
        name="Cleo (invented)",
        story="A slow course: six months in which little changes, and some days are better.",
        course=Course(
            legs={"left": ((0, 5, 4), (8, 5.3, 4), (16, 4.7, 4), (25, 4.5, 4))},
            body=((0, 5, 0.5, 0.72), (12, 5, 0.5, 0.72), (25, 4.5, 0.53, 0.74)),
            shake=0.4,
        ),
        visits=weekly(26),
        own=("stand at my workbench", "swim"),
        onset=10,
        facts={"ctx_age": "51_65"},
    ),
    Story(
        id="demo-dov",
        name="Dov (invented)",
        story="Getting worse: pain that grows and reaches farther, so that it says to see a clinician.",
        course=Course(
            legs={"right": ((0, 4, 3), (4, 5.5, 4), (8, 7, 5))},
            body=((0, 3, 0.66, 0.8), (8, 5, 0.36, 0.62)),
        ),
        visits=weekly(9),
        own=("climb the stairs to my flat", "drive for an hour"),
        onset=5,
    ),
    Story(
        id="demo-edda",
        name="Edda (invented)",
        story="Getting better, until a warning sign that has to be looked at today.",
        course=Course(
            legs={"left": ((0, 6, 5), (8, 3, 3))},
            body=((0, 4, 0.5, 0.7), (8, 3, 0.74, 0.66)),
        ),
        visits=weekly(9),
        own=("dance", "carry the shopping home"),
        says={8: {"U1": "yes"}},
    ),
    Story(
        id="demo-finn",
        name="Finn (invented)",
        story="Both legs sore: the left one gets better, the right one hardly changes.",
        course=Course(
            legs={
                "left": ((0, 7, 5), (6, 4, 3), (13, 2, 2)),
                "right": ((0, 4, 3), (13, 3.7, 3)),
            },
            body=((0, 4, 0.42, 0.6), (13, 3, 0.72, 0.74)),
        ),
        visits=weekly(14),
        own=("play with my grandchildren", "walk to the market"),
        facts={"ctx_age": "over_65"},
        spasms=False,
    ),
    Story(
        id="demo-gwen",
        name="Gwen (invented)",
        story="All the way: half a year from strong pain to none, and back at work and play.",
        course=Course(
            legs={"right": ((0, 8, 7), (4, 6, 5), (9, 3, 3), (14, 1, 2), (17, 0, 0), (23, 0, 0))},
            body=((0, 5, 0.3, 0.55), (9, 3, 0.7, 0.8), (15, 1, 0.95, 0.96), (17, 0, 1, 1), (23, 0, 1, 1)),
        ),
        visits=weekly(24, bad_days=(2.5,)),
        own=("run in the park", "work at my desk all day", "sleep through the night"),
        facts={"ctx_care": "yes"},
    ),
    Story(
        id="demo-hana",
        name="Hana (invented)",
        story="The pain was gone for two months, then it came back: a second spell with a start of its own.",
        course=Course(
            legs={
                "left": (
                    (0, 6, 5),
                    (4, 3, 3),
                    (7, 0.8, 2),
                    (8, 0, 0),
                    (17, 0, 0),
                    (17.5, 6, 5),
                    (21, 3, 3),
                    (25, 1.6, 2),
                ),
            },
            body=(
                (0, 4, 0.45, 0.66),
                (5, 2, 0.8, 0.84),
                (8, 0, 0.98, 0.98),
                (17, 0, 1, 1),
                (17.5, 4, 0.5, 0.72),
                (25, 2, 0.84, 0.86),
            ),
        ),
        visits=tuple(
            (float(week), "full" if week in (0, 18) else "check-in")
            for week in (*range(13), 15, 17, *range(18, 26))
        ),
        own=("walk to the lake", "carry my cello"),
        facts={"ctx_care": "yes"},
        says={15: {"relapse_24h": "yes"}},
        happened=((17.4, "note", "moved a wardrobe"),),
    ),
    Story(
        id="demo-ivo",
        name="Ivo (invented)",
        story="Five months of pain before the first check-in; small, slow gains since.",
        course=Course(
            legs={"left": ((0, 7, 6), (8, 5.6, 5), (17, 4, 4))},
            body=((0, 5, 0.36, 0.6), (8, 5, 0.5, 0.66), (17, 3, 0.62, 0.74)),
        ),
        visits=weekly(18),
        own=("get up without help", "walk to the bus"),
        onset=20,
        facts={"ctx_age": "over_65", "ctx_care": "yes"},
        happened=((6.3, "injection", ""), (7, "treatment_start", "exercise class")),
    ),
    Story(
        id="demo-juno",
        name="Juno (invented)",
        story="Answers when there is time, and never about strength; the questions changed on the way.",
        course=Course(
            legs={"right": ((0, 6, 5), (9, 4, 4), (18, 2.6, 3))},
            body=((0, 3, 0.5, 0.7), (18, 2, 0.78, 0.8)),
        ),
        visits=tuple(
            (float(week), "full" if week == 0 else "check-in") for week in (0, 1, 3, 4, 7, 9, 12, 13, 16, 18)
        ),
        own=("bake bread", "ride my bike"),
        skips=frozenset(
            {
                "s5_feel",
                "s5_stairs",
                "s5_lift",
                "s5_heelwalk",
                "s5_toewalk",
                "s5_raises",
                "s5_chair",
                "p3_work",
            }
        ),
        facts={"offer_s5": "no"},
        says={9: {"E2": None, "E4": None}},
        older=5,
    ),
    Story(
        id="demo-kai",
        name="Kai (invented)",
        story="The first weeks: strong pain from one day to the next, no tingling, and a physio to help.",
        course=Course(
            legs={"right": ((0, 6, 4), (2, 4, 3), (7, 2, 2))},
            body=((0, 5, 0.45, 0.6), (2, 4, 0.6, 0.66), (7, 2, 0.82, 0.78)),
        ),
        visits=weekly(8),
        own=("work in the workshop", "take the stairs"),
        onset=0,
        facts={"ctx_care": "yes", "p2_pt": "having"},
        tingles=False,
    ),
)
