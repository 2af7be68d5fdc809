"""How far down the leg the pain reaches: Sign 1's verdict, by CLINICAL section 8 (after R26, R27). Pure.

Zones: 0 nowhere, 1 low back, 2 buttock or hip, 3 thigh, 4 knee, 5 shin or calf, 6 ankle or foot, 7 toes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assessments.judging.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

Result: TypeAlias = Literal["mixed", "gone", "centralized", "centralizing", "unchanged", "spreading"]

CODES: Mapping[str, Verdict] = {
    "mixed": Verdict.MIXED,
    "gone": Verdict.RESOLVED,
    "centralized": Verdict.A_LOT_BETTER,
    "centralizing": Verdict.IMPROVED,
    "unchanged": Verdict.NO_MEANINGFUL_CHANGE,
    "spreading": Verdict.WORSE,
}

READING_ERROR = 2  # one zone is within reading error, two count (own)
THIGH = 3  # from here on the pain is in the leg
PAIN_STEP = 2  # leg pain this much the other way makes it mixed


@dataclass(frozen=True)
class Reach:
    """One leg then and now. `pain_up`: change of the same leg's average pain since, None where not known.

    `second`: the leg wasn't a sore one at the reference.
    """

    ref: int
    now: int
    pain_up: int | None = None
    second: bool = False


def result(reach: Reach) -> Result:
    """The first that matches of mixed, gone, centralized, centralizing, spreading, unchanged."""
    if reach.second:  # judged only by "a second leg at zone 3 or farther"
        return "spreading" if reach.now >= THIGH else "unchanged"
    found = _by_place(reach.ref, reach.now)
    if reach.pain_up is not None:
        nearer = found in ("gone", "centralized", "centralizing")
        if (nearer and reach.pain_up >= PAIN_STEP) or (found == "spreading" and -reach.pain_up >= PAIN_STEP):
            return "mixed"
    return found


def _by_place(ref: int, now: int) -> Result:
    if now == 0 and ref >= 1:
        return "gone"
    if ref >= THIGH and now == 1:
        return "centralized"
    if now <= ref - READING_ERROR:
        return "centralizing"
    if now >= ref + READING_ERROR:
        return "spreading"
    return "unchanged"


def no_change_band(ref: int) -> tuple[int, int]:
    """Nearest and farthest zone that is about as far as `ref`."""
    same = [z for z in range(8) if _by_place(ref, z) == "unchanged"]
    return min(same), max(same)
