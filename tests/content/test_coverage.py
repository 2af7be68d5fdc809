"""The content against CLINICAL.md: its ids, weights and options stand here literally, to be compared."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from assessments import library
from assessments.library import Library
from assessments.questions import Choice, Several


@cache
def content() -> Library:
    return library.read()


# Every id of CLINICAL sections 0, 1 and 4, and the ones they need (fact questions, offers), by section.
IDS = {
    "safety": "E1 E2 E3 E4 E5 E6 E7 E9 e9_ill E10 e11_calf e11_chest E12 E13 U1 U3 U4 U5 U6 U7 U8 e5_map",
    "context": "ctx_onset ctx_side ctx_dx ctx_surgery ctx_surgery_date ctx_med_days ctx_sleep "
    "ctx_helper ctx_age "
    "ctx_cancer ctx_immune ctx_bones ctx_injury ctx_country ctx_care ctx_notests ctx_gap_gone "
    "offer_s5 offer_s6 offer_phases",
    "s1": "s1_far_usual s1_far_any s1_worst_zone s1_zones s1_tingle_far s1_back_vs_leg",
    "s2": "s2_leg_avg s2_leg_worst s2_back_avg s2_leg_freq s2_shoots s2_tingle s2_sit s2_stand s2_walk",
    "s3": "s3_own s3_own1 s3_own2 s3_own3 s3_adl_socks s3_adl_chair s3_adl_car s3_adl_turn "
    "s3_adl_bend s3_adl_stairs "
    "s3_adl_stand s3_adl_bag s3_adl_house s3_adl_sleep s3_walk_min s3_sit_min s3_bend",
    "s4": "s4_ever s4_freq s4_sev s4_dur s4_nights s4_where",
    "s5": "s5_heelwalk s5_toewalk s5_raises s5_chair s5_feel s5_stairs s5_lift s5_slap s5_slap_new s5_drop",
    "s6": "s6_angle_sore s6_pain s6_angle_other s6_stop s6_below_knee s6_crossed s6_method s6_by s6_same",
    "s7": "s7_had s7_date s7_told s7_words s7_source",
    "p1": "p1_control p1_sleep p1_rest p1_adapt p1_relief p1_pro",
    "p2": "p2_active p2_exdays p2_strength p2_after p2_stiff p2_conf p2_pt",
    "p3": "p3_work p3_hobby p3_home p3_painfree p3_week_min p3_habits p3_conf p3_flares",
    "flare": "flare flare_stops relapse_24h",
    "change": "gpe",
}
ADL = [
    f"s3_adl_{i}"
    for i in ["socks", "chair", "car", "turn", "bend", "stairs", "stand", "bag", "house", "sleep"]
]

# Section -> (items, weight in hundredths, how many are needed), and the groups of which one is needed.
WEIGHTS = {
    "s1": [("s1_far_usual", 60, 1), ("s1_far_any", 20, 1), ("s1_worst_zone", 20, 1)],
    "s2": [("s2_leg_avg", 35, 1), ("s2_leg_worst", 10, 1), ("s2_back_avg", 10, 1), ("s2_leg_freq", 20, 1),
           ("s2_shoots", 5, 1), ("s2_tingle", 10, 1), ("s2_sit s2_stand s2_walk", 10, 1)],
    "s3": [("s3_own1 s3_own2 s3_own3", 30, 1), (" ".join(ADL), 40, 6), ("s3_walk_min", 10, 1),
           ("s3_sit_min", 10, 1), ("s3_bend", 10, 1)],
    "s4": [("s4_freq", 40, 1), ("s4_sev", 35, 1), ("s4_dur", 15, 1), ("s4_nights", 10, 1)],
    "s5": [("s5_heelwalk", 20, 1), ("s5_toewalk", 20, 1), ("s5_raises", 20, 1), ("s5_chair", 10, 1),
           ("s5_feel", 15, 1), ("s5_stairs s5_lift", 15, 1)],
    "s6": [("s6_angle_sore", 70, 1), ("s6_pain", 30, 1)],
    "s7": [("s7_told", 100, 1)],
    "p1": [("p1_control", 35, 1), ("p1_sleep", 20, 1), ("p1_rest", 15, 1), ("p1_adapt", 15, 1),
        ("p1_relief", 15, 1)],
    "p2": [("p2_active", 25, 1), ("p2_exdays", 15, 1), ("p2_strength", 10, 1), ("p2_after", 20, 1),
           ("p2_stiff", 10, 1), ("p2_conf", 20, 1)],
    "p3": [("p3_work", 20, 1), ("p3_hobby", 20, 1), ("p3_home", 15, 1), ("p3_painfree", 20, 1),
           ("p3_week_min", 10, 1), ("p3_habits", 5, 1), ("p3_conf", 10, 1)],
}  # fmt: skip
STARS = {
    "s1": ["s1_far_usual"], "s2": ["s2_leg_avg", "s2_leg_freq"], "s3": ["s3_own1|s3_adl_socks"],
    "s4": ["s4_freq", "s4_sev"], "s5": ["s5_feel|s5_heelwalk"], "s6": ["s6_angle_sore"], "s7": ["s7_told"],
    "p1": ["p1_control"], "p2": ["p2_active", "p2_after"], "p3": ["p3_hobby", "p3_painfree"],
}  # fmt: skip

# Item -> stored values in the order offered, with the points where CLINICAL gives points to each.
YES = ["yes", "no", "not_sure"]
KNOWN = ["no", "yes", "not_sure", "known"]
HARD, ROLE, FOOT, SOME = [4, 3, 2, 1, 0], [0, 1, 2, 3, 4], [3, 2, 1, 0], ["mri", "ct", "xray", "other"]
MINUTES = {"cant": 0, "lt5": 20, "5_14": 40, "15_29": 60, "30_59": 80, "60plus": 100}
OPTIONS: dict[str, object] = {
    "ctx_side": ["left", "right", "both", "neither"], "ctx_dx": YES,
    "ctx_helper": ["self", "helper", "clinician"],
    "ctx_age": ["under_18", "18_19", "20_50", "51_65", "over_65"],
    "ctx_notests": ["none", "fall", "pregnant", "told"],
    "ctx_cancer": KNOWN, "ctx_immune": KNOWN, "ctx_bones": KNOWN, "ctx_injury": KNOWN, "ctx_care": YES,
    "ctx_country": ["GB", "IE", "US", "CA", "AU", "NZ", "IN", "EU", "JP", "KR", "CN", "BR", "ZA", "other"],
    "ctx_surgery": ["no", "yes"],
    "s1_back_vs_leg": ["leg_much", "leg_bit", "same", "back_bit", "back_much"],
    "s2_leg_freq": [0, 1, 2, 3, 4, 5, 6], "s2_shoots": [0, 1, 2, 3, 4], **dict.fromkeys(ADL, HARD),
    "s3_walk_min": MINUTES, "s3_sit_min": MINUTES,
    "s3_bend": {"above_knees": 0, "knees": 25, "mid_shin": 50, "ankles": 75, "floor": 100},
    "s4_ever": ["never", "not_now", "yes"], "s4_freq": [0, 1, 2, 3, 4], "s4_sev": [0, 1, 2, 3],
    "s4_dur": [0, 1, 2, 3],
    "s5_heelwalk": FOOT, "s5_toewalk": FOOT, "s5_stairs": HARD, "s5_lift": HARD, "s5_drop": YES,
    "s5_slap": ["no", "sometimes", "often"], "s5_slap_new": YES,
    "s6_stop": ["leg_pain", "tight_thigh", "back_pain", "nothing"], "s6_below_knee": YES, "s6_crossed": YES,
    "s6_method": ["phone", "picture", "clinician"], "s6_by": ["self", "helper", "clinician"],
    "s6_same": ["yes", "no"],
    "s7_had": ["no", *SOME], "s7_source": ["clinician", "read", "not_sure"],
    "s7_told": {"much_better": 100, "bit_better": 75, "same": 50, "bit_worse": 25, "much_worse": 0,
                "first": None, "not_told": None},
    "s7_words": ["disc", "nerve", "narrow", "slipped_bone", "swelling", "nothing", "dont_know"],
    "p1_rest": {"0": 100, "1_2": 70, "3_5": 35, "6plus": 0}, "p1_adapt": ROLE,
    "p1_pro": ["yes", "booked", "no"],
    "p1_relief": {"not_tried": None, 0: 0, 1: 25, 2: 50, 3: 75, 4: 100},
    "p2_after": {"same": 100, "hour": 80, "next_day": 60, "over_day": 20, "spreads": 0},
    "p2_stiff": {"none": 100, "lt15": 75, "15_30": 50, "31_60": 25, "gt60": 0},
    "p2_pt": ["having", "waiting", "finished", "no"], "p3_work": ROLE, "p3_hobby": ROLE, "p3_home": ROLE,
    "p3_week_min": {"0": 0, "1_59": 35, "60_149": 70, "150plus": 100},
    "p3_habits": {"yes": 100, "no": 0, "na": None}, "p3_flares": [0, 1, 2, 3],
    "flare": YES, "flare_stops": YES, "relapse_24h": YES,
}  # fmt: skip

# Item -> (lowest, highest, value worth 100, value worth 0); None: not scored by a line.
RANGES = {
    "ctx_med_days": (0, 7, None, None), "ctx_sleep": (0, 7, None, None),
    "s2_leg_avg": (0, 10, 0, 10), "s2_leg_worst": (0, 10, 0, 10), "s2_back_avg": (0, 10, 0, 10),
    "s2_tingle": (0, 6, 0, 6), "s2_sit": (0, 10, 0, 10), "s2_stand": (0, 10, 0, 10),
    "s2_walk": (0, 10, 0, 10),
    "s3_own1": (0, 10, 10, 0), "s3_own2": (0, 10, 10, 0), "s3_own3": (0, 10, 10, 0),
    "s4_nights": (0, 7, 0, 7),
    "s5_feel": (0, 10, 10, 0), "s5_raises": (0, 25, 20, 0), "s5_chair": (0, 60, None, None),
    "s6_angle_sore": (0, 90, 80, 0), "s6_angle_other": (0, 90, None, None), "s6_pain": (0, 10, 0, 10),
    "p1_control": (0, 10, 10, 0), "p1_sleep": (0, 7, 0, 7), "p2_active": (0, 7, 7, 0),
    "p2_exdays": (0, 7, 5, 0),
    "p2_strength": (0, 7, None, None), "p2_conf": (0, 10, 10, 0), "p3_painfree": (0, 28, 28, 0),
    "p3_conf": (0, 10, 10, 0),
}  # fmt: skip
LINEAR = {"s2_leg_freq": (0, 6), "s2_shoots": (0, 4), "s4_freq": (0, 4), "s4_sev": (0, 3), "s4_dur": (0, 3),
          "s5_heelwalk": (3, 0), "s5_toewalk": (3, 0), "p1_adapt": (4, 0), "p3_work": (4, 0),
          "p3_hobby": (4, 0),
          "p3_home": (4, 0), "s5_stairs": (4, 0), "s5_lift": (4, 0), **dict.fromkeys(ADL, (4, 0)),
          "s1_far_usual": (0, 7), "s1_far_any": (0, 7), "s1_worst_zone": (0, 7)}  # fmt: skip

SORE = (
    "s1_far_usual s1_far_any s1_worst_zone s1_tingle_far s2_leg_avg s2_leg_worst s2_leg_freq "
    "s2_shoots s2_tingle s5_feel"
)
PER_LEG = {
    **dict.fromkeys([*SORE.split(), "s5_slap", "s5_slap_new", "s6_angle_sore"], "sore"),
    "s5_heelwalk": "each", "s5_toewalk": "each", "s5_raises": "each", "s5_drop": "each",
    "s6_angle_other": "other",
}  # fmt: skip
LEVELS = {  # yes, not sure (CLINICAL 4.1, 4.2; U8's raise and E9's with e9_ill are in the engine)
    **dict.fromkeys(["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E10", "e11_chest", "E12", "E13", "e5_map"],
        ("E", "E")),
    **dict.fromkeys(["E9", "e11_calf", "U1", "U3", "U4", "U5", "U7"], ("U", "U")),
    "e9_ill": ("E", "U"), "U6": ("S", "S"), "U8": ("S", "S"),
}  # fmt: skip
BANDS = {
    "s5_chair": [(0, 0), (1, 20), (5, 40), (9, 60), (12, 80), (15, 100)],
    "p2_strength": [(0, 0), (1, 50), (2, 100)],
}
TESTS = ["s3_bend", "s5_heelwalk", "s5_toewalk", "s5_raises", "s5_chair", "s6_angle_sore", "s6_angle_other"]


def test_every_id_of_the_clinical_reference_is_a_question_of_its_section() -> None:
    assert {s.id: {q.id for q in s.questions} for s in content().sections} == {
        name: set(ids.split()) for name, ids in IDS.items()
    }


def test_derived_warning_signs_have_words_and_say_what_they_come_from() -> None:
    derived = content().words["derived"]
    assert set(derived) == {"E8", "E11", "U2", "A1"}
    for entry in derived.values():
        assert all(item in content() for item in entry["from"])
        assert entry["action"]
        assert entry["reason"]


@pytest.mark.parametrize("section", WEIGHTS)
def test_weights_and_key_items_are_as_the_clinical_reference_says(section: str) -> None:
    scoring = content().section(section).scoring
    assert scoring is not None
    assert [(" ".join(c.items), c.weight, c.need) for c in scoring.components] == WEIGHTS[section]
    first = {c.id: c.items[0] for c in scoring.components}
    assert ["|".join(first[c] for c in group) for group in scoring.keys] == STARS[section]
    assert scoring.share == 60


def test_strength_by_feel_and_spasms_that_are_no_part_of_the_picture_have_their_rules() -> None:
    s4, s5 = content().section("s4").scoring, content().section("s5").scoring
    assert s4
    assert s4.full_when
    assert s4.absent_when
    assert s5
    assert (s4.full_when.item, s4.full_when.equals) == ("s4_ever", "not_now")
    assert (s4.absent_when.item, s4.absent_when.equals) == ("s4_ever", "never")
    assert {i for c in s5.components if c.id in s5.enough_too for i in c.items} == {
        "s5_feel",
        "s5_stairs",
        "s5_lift",
    }
    assert [c.id for c in s5.components if c.method == "side_ratio"] == ["raises"]


@pytest.mark.parametrize("item", OPTIONS)
def test_options_are_as_the_clinical_reference_says(item: str) -> None:
    question = content().question(item)
    options = getattr(question, "options", ())
    wanted = OPTIONS[item]
    if isinstance(wanted, dict):
        assert {o.value: o.points for o in options} == wanted
    else:
        assert [o.value for o in options] == wanted


def test_no_choice_is_without_a_literal_row_here() -> None:
    chosen = {q.id for q in content().questions() if isinstance(q, Choice | Several)}
    assert chosen - set(OPTIONS) == {"ctx_gap_gone", "offer_s5", "offer_s6", "offer_phases", "s4_where"}


def test_ranges_and_the_values_worth_most_and_least_are_as_the_clinical_reference_says() -> None:
    found = {
        q.id: (getattr(q, "low", None), getattr(q, "high", None), q.best, q.worst)
        for q in content().questions()
        if hasattr(q, "high")
    }
    assert found == RANGES
    for item, (best, worst) in LINEAR.items():
        assert (content().question(item).best, content().question(item).worst) == (best, worst), item
    for item, bands in BANDS.items():
        assert [(b.at_least, b.points) for b in content().question(item).bands] == bands


def test_per_leg_items_and_levels_of_warning_signs_are_as_the_clinical_reference_says() -> None:
    assert {q.id: q.per_leg for q in content().questions() if q.per_leg} == PER_LEG
    assert {q.id: (q.level, q.unsure) for q in content().questions() if q.kind == "safety"} == LEVELS
    assert {q.id for q in content().questions() if q.private} == {"E1", "E2", "E3", "E4"}


def test_worst_pain_of_none_fills_the_rest_and_no_spasms_fill_theirs() -> None:
    fills = {s.id: s.fills[0] for s in content().sections if s.fills}
    assert fills["s2"].values == {"s2_leg_avg": 0, "s2_leg_freq": 0, "s2_shoots": 0}
    assert (fills["s2"].when.item, fills["s2"].when.equals) == ("s2_leg_worst", 0)
    assert fills["s4"].values == {"s4_sev": 0, "s4_dur": 0, "s4_nights": 0}
    assert content().question("p1_sleep").same_as == "ctx_sleep"
    assert content().question("s1_far_any").derive == "farthest_marked"  # type: ignore[union-attr]


def test_every_question_may_be_skipped_and_says_why_it_is_asked_and_where_it_comes_from() -> None:
    for question in content().questions():
        assert question.why, question.id
        assert question.sources, question.id
        assert "skipped" in question.allow, question.id
        if question.id in TESTS:
            assert question.hint or question.how, question.id


# -- emergency numbers -------------------------------------------------------------------------------------


def test_every_country_offered_has_an_entry_with_whom_to_ask() -> None:
    entries = {e["code"]: e for e in content().emergency["country"]}
    country = content().question("ctx_country")
    assert isinstance(country, Choice)
    assert [o.value for o in country.options] == list(entries)
    assert Counter(bool(e["number"]) for e in entries.values()) == {True: len(entries) - 1, False: 1}
    assert not entries["other"]["number"]
    assert all(e["advice"] for e in entries.values())
    assert {c: entries[c]["number"] for c in ("GB", "US", "EU", "AU", "NZ")} == {
        "GB": "999", "US": "911", "EU": "112", "AU": "000", "NZ": "111",
    }  # fmt: skip
