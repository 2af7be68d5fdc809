"""Facts: what is known when an interview begins, and the names under which content conditions see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assessments.answers import Answers, Key, Leg, Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# fact -> the items of the same interview it is worked out from ("safety": all warning signs).
FACTS: Mapping[str, tuple[str, ...]] = {
    "fact_first": (),
    "fact_first_of_episode": (),
    "fact_gap": (),
    "fact_relapse_due": (),
    "fact_e9": ("E9",),
    "fact_flag": ("safety",),
    "fact_tests_ok": (
        "safety",
        "s2_leg_worst",
        "s2_leg_avg",
        "s2_back_avg",
        "ctx_notests",
        "ctx_surgery",
        "ctx_surgery_date",
    ),
    "fact_both": ("ctx_side", "s1_zones"),
    "fact_second_leg": ("ctx_side", "s1_zones"),
    "fact_drop": ("s5_heelwalk", "s5_toewalk"),
    "fact_flare_due": ("s2_leg_avg",),
    "fact_leg_raise": (),  # a leg raise was done before
    "fact_phase": (),  # in a full form from whatever is answered by then
}

# What a phase is worked out from, besides the signs (CLINICAL section 6): the roles and the nights woken.
ROLES = ("p3_work", "p3_hobby", "p3_home")
PHASING = frozenset({*ROLES, "ctx_sleep"})

# Facts that hang on a sign's answers: a warning sign with one of them can't stand before the signs.
LATE = frozenset({"fact_second_leg", "fact_drop"})

# A question with a condition on one of these has to come after their items; each form is checked for it.
STRICT = LATE | {"fact_e9", "fact_flare_due"}


@dataclass(frozen=True)
class Facts:
    """What is known when an interview begins (from the person's record)."""

    legs: tuple[Leg, ...] = ()  # sore legs so far; () = not known yet
    first: bool = True  # no earlier session
    first_of_episode: bool = True
    gap: bool = False  # more than 8 weeks since the last
    fresh_spell: bool = False  # a new spell has begun, and what is asked once a spell hasn't been asked in it
    phase: int | None = None
    relapse_due: bool = False  # after the badge or 28 pain-free days
    carried: Answers = field(default_factory=Answers)  # once-an-episode items, s3_own, welcome's facts
    last: Mapping[Key, tuple[Value, date]] = field(default_factory=dict)
    open_flags: Mapping[str, Literal["yes", "not_sure"]] = field(default_factory=dict)
    too_soon: frozenset[str] = (
        frozenset()
    )  # codes answered yes / not sure within 14 days: "checked" isn't offered
    fell: bool = False  # a fall in the past month was noted: no physical tests (CLINICAL 1.5)
    pains: tuple[int, ...] = ()  # last three s2_leg_avg (worse leg), to offer the flare question

    @property
    def confirm(self) -> bool:
        """What is asked once a spell is to be confirmed (CLINICAL 4.3, 6)."""
        return self.gap or self.fresh_spell
