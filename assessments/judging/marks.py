"""The marks beside the rule table: phases, advice, spells, flare-ups, tests (CLINICAL 1.5, 4, 5.4, 6).

A phase is entered and left at different marks, so that a single odd week moves nobody to and fro. Each mark's
words and sources stand in content/judging/rules.toml (figures.py says which).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Inputs:
    """What one session says; None where it has no answer. The worse leg's.

    lp, lw, bp: average leg, worst leg, average back pain 0-10. z: usual zone 0-7. f3, f5: Signs 3, 5, 0-100.
    nw: nights woken 0-7. freq: how often 0-6. role: lowest of work, hobbies, home 0-4. painfree: of 28 days.
    """

    lp: int | None = None
    lw: int | None = None
    bp: int | None = None
    z: int | None = None
    f3: int | None = None
    f5: int | None = None
    nw: int | None = None
    freq: int | None = None
    role: int | None = None
    painfree: int | None = None
    gpe: int | None = None


@dataclass(frozen=True)
class Recovered:
    """Phase 3 alone: no worse than these (leg VAS 17.5, back 22.5 of 100: R05; roles: the article)."""

    lp: int = 1
    lw: int = 3
    bp: int = 2
    z: int = 2
    f3: int = 85
    f5: int = 80
    role: int = 3
    nw: int = 1


@dataclass(frozen=True)
class Relief:
    """Phase 1 alone: any of these reached; how often from `freq`, with leg pain of `freq_lp` or more."""

    lp: int = 5
    nw: int = 4
    f3_below: int = 40
    freq: int = 5
    freq_lp: int = 4


@dataclass(frozen=True)
class Forward:
    """1 -> 2 once: leg pain, Sign 3, own view; or twice, the leg pains adding up to `lp_sum` at most."""

    lp: int = 3
    f3: int = 50
    gpe: int = 2
    lp_sum: int = 7


@dataclass(frozen=True)
class Back:
    """2 -> 1: leg pain twice, adding up to `lp_sum`; or Sign 3 below twice. 3 -> 1: `lp`, if they agree."""

    lp: int = 6
    lp_sum: int = 13
    f3_below: int = 30


@dataclass(frozen=True)
class Slip:
    """3 -> 2: any of these twice; or once leg pain of `once_lp` that reaches `once_z`."""

    lp: int = 3
    f3_below: int = 75
    role: int = 1
    once_lp: int = 4
    once_z: int = 3


@dataclass(frozen=True)
class Badge:
    """Fully recovered: no leg pain, so many of 28 days without, Sign 3 (R06, R59); twice, so far apart."""

    painfree: int = 28
    f3: int = 92
    apart: timedelta = timedelta(days=14)


RECOVERED, RELIEF, FORWARD, BACK, SLIP, BADGE = (
    Recovered(),
    Relief(),
    Forward(),
    Back(),
    Slip(),
    Badge(),
)

# Phases in time.
GAP = timedelta(weeks=8)  # after longer without a check-in: a first look again
APART = timedelta(days=3)  # between two check-ins that move a phase together
APART_UP = timedelta(days=6)  # 2 -> 3 asks for more

# When to see a clinician (R36, R54, R67).
SIX_WEEKS, TWELVE_WEEKS = timedelta(weeks=6), timedelta(weeks=12)
SEVERE_PAIN, BROKEN_NIGHTS = 8, 5  # twice in a row
FEELS_WORSE = -2  # the own view that a worse leg pain or reach needs beside it
WELL_PAIN, WELL_SCORE = 1, 90  # so well that "not better yet" isn't said
LASTING_PAIN = 1  # leg pain that counts as still there after twelve weeks
MEDICINE_DAYS = 3  # more days with pain relief while pain fell (CLINICAL 0)

# Spells and flare-ups (CLINICAL 5.4, 6).
PAIN_FREE = 28  # days without leg pain after which a relapse is asked about
RELAPSE_ZONE = 2  # pain back at the buttock or farther
FLARE_PAIN, FLARE_RISE, FLARE_OF = (
    4,
    2,
    3,
)  # leg pain, above the middle of so many check-ins: the question is offered

# Warning signs and physical tests (CLINICAL 4.2, 1.5).
SETTLED = timedelta(days=14)  # "examined" isn't offered sooner after a yes or not sure
TESTS_PAIN = 8  # no physical tests from this pain up
TESTS_SURGERY = timedelta(weeks=12)  # nor within this time of back surgery
TESTS_FALL = timedelta(days=30)  # nor of a fall
