"""The facts content conditions may look at besides answers: one closed table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        "ctx_notests",
        "ctx_surgery",
        "ctx_surgery_date",
    ),
    "fact_both": ("ctx_side", "s1_zones"),
    "fact_second_leg": ("ctx_side", "s1_zones"),
    "fact_drop": ("s5_heelwalk", "s5_toewalk"),
    "fact_flare_due": ("s2_leg_avg",),
    "fact_phase": (),  # in a full form from whatever is answered by then
}

# Facts that hang on a sign's answers: a warning sign with one of them can't stand before the signs.
LATE = frozenset({"fact_second_leg", "fact_drop"})

# A question with a condition on one of these has to come after their items; each form is checked for it.
STRICT = LATE | {"fact_e9", "fact_flare_due"}
