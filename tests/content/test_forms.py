"""The forms against CLINICAL.md 1.11: what each asks, in which order, and how many keys it takes."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from assessments import library
from assessments.answers import Answers, Key
from assessments.asking.interview import Facts, Interview
from assessments.library import Library
from assessments.questions import Choice, Question, Rating, Zone


@cache
def content() -> Library:
    return library.read()


WEEKLY = (
    "ctx_med_days ctx_sleep s1_zones s1_far_usual s1_worst_zone s1_tingle_far s2_leg_worst "
    "s2_leg_avg s2_leg_freq "
    "s2_tingle s2_back_avg s2_sit s2_stand s2_walk s3_own1 s3_own2 s3_own3 s3_adl_socks s3_adl_chair "
    "s3_adl_car s3_adl_turn s3_adl_bend "
    "s3_adl_stairs s3_adl_stand s3_adl_bag s3_adl_house s3_adl_sleep  s3_walk_min s3_sit_min "
    "s4_freq s4_sev s4_nights s5_feel s5_stairs s5_lift s5_slap p3_work p3_hobby p3_home flare gpe"
)
P1 = "p1_control p1_rest p1_adapt p1_relief p1_pro"  # p1_sleep is the answer to ctx_sleep
P2 = "p2_active p2_exdays p2_strength p2_after p2_stiff p2_conf p2_pt"
P3 = "p3_painfree p3_week_min p3_habits p3_conf p3_flares"
SIGNS = "E1 E2 E3 E4 E5 E6 E7 E9 E10 e11_calf e11_chest E12 E13 U1 U3 U4 U5 U7 U8"
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
SAID: dict[str, object] = {
    "s1_zones": ["low_back", "left_buttock", "left_back_thigh", "left_calf"], "ctx_side": "left",
    "ctx_age": "20_50",
    "s3_own": ["walk the dog", "drive", "sit through a film"], "ctx_notests": ["none"],
    "ctx_helper": "helper",
    "ctx_onset": "3 weeks ago", "s7_words": ["disc"], "s4_where": ["calf"], "s4_freq": 2, "s4_ever": "yes",
    "p1_relief": {"ice": 2}, "p3_habits": {"lift": "yes"}, "gpe": 2, "s2_leg_worst": 6, "s4_sev": 2,
}  # fmt: skip


def _said(question: Question) -> object:
    if question.id in SAID:
        return SAID[question.id]
    if isinstance(question, Rating):
        return min(4, question.high)
    if isinstance(question, Zone):
        return 5
    if isinstance(question, Choice):
        values = [o.value for o in question.options]
        return "no" if "no" in values else values[len(values) // 2]
    return "no" if question.kind == "safety" else 12


def _walk(form: str, facts: Facts, **said: object) -> tuple[Interview, int]:
    """A form answered page by page, and how many keys it takes: one a list or guide, one a row or question.

    Typing (numbers, dates,
        own words) is aside and counts as one; the map takes two keys a place and one more.
    """
    walk = Interview.begin(content(), form, AT, facts)
    keys = 0
    while True:
        page = walk.page
        keys += 1 if page.layout in ("list", "guide") else 0
        for ask in page.asks:
            value = said.get(ask.question.id) or _said(ask.question)
            walk = walk.answer(ask.key, value)
            if page.layout != "list":
                rows = len(getattr(ask.question, "rows", ())) or 1
                keys += 9 if ask.question.kind == "zones" else 2 if ask.question.kind == "change" else rows
        if walk.at_end:
            return walk, keys + 1  # the review
        walk = walk.next()


def _later(phase: int = 1) -> Facts:
    once = {q.id for q in content().questions() if q.once}
    first = _walk("full", Facts())[0].answers
    carried: Answers = first.only({k for k in first.given if k.item in once})
    return Facts(legs=("left",), first=False, first_of_episode=False, phase=phase, carried=carried)


def _asked(walk: Interview) -> set[str]:
    return {ask.key.item for page in walk.pages for ask in page.asks}


@pytest.mark.parametrize(("phase", "items"), [(1, P1), (2, P2), (3, P3)])
def test_a_check_in_asks_the_warning_signs_the_week_and_the_current_phase(phase: int, items: str) -> None:
    walk, _ = _walk("check-in", _later(phase))
    assert _asked(walk) == {*SIGNS.split(), *WEEKLY.split(), *items.split(), "offer_s5", "offer_s6"}


def test_a_bad_day_asks_the_warning_signs_four_measures_and_the_flare_up() -> None:
    walk, _ = _walk("bad-day", _later(), flare="yes")
    four = {"s1_far_usual", "s2_leg_worst", "s2_leg_avg", "s2_leg_freq"}
    assert _asked(walk) == {*SIGNS.split(), *four, "flare", "flare_stops"}
    assert walk.form.short


def test_a_full_check_in_with_everything_offered_asks_everything() -> None:
    walk, _ = _walk("full", _later(), offer_phases="yes", s7_had="mri", s7_date="2026-11-20", flare="yes")
    once = {q.id for q in content().questions() if q.once}
    fitting = {
        "e9_ill",
        "e5_map",
        "relapse_24h",
        "ctx_gap_gone",
        "ctx_surgery_date",
        "s5_slap_new",
        "s5_drop",
        "s6_same",  # only once a leg raise was done before
    }
    elsewhere = {"offer_s5", "offer_s6", "p1_sleep", "s1_far_any"}
    assert _asked(walk) == {q.id for q in content().questions()} - once - fitting - elsewhere
    assert Key("s1_far_any", "left") in walk.answers.given


def test_warning_signs_stand_on_four_list_pages_before_anything_else() -> None:
    walk, _ = _walk("check-in", _later())
    rows = [" ".join(ask.key.item for ask in page.asks) for page in walk.pages if page.layout == "list"]
    first = [page.layout for page in walk.pages[:4]]
    assert first == ["list"] * 4
    assert rows[:4] == ["E1 E2 E3 E4", "E5 E6 E7", "E9 E10 e11_calf e11_chest E12 E13", "U1 U3 U4 U5 U7 U8"]


def test_strength_tests_of_a_check_in_come_after_the_question_who_should_not_do_them() -> None:
    walk, _ = _walk("check-in", _later(), offer_s5="yes", offer_s6="yes")
    order = [ask.key.item for page in walk.pages for ask in page.asks]
    assert (
        order.index("ctx_notests")
        < order.index("s5_heelwalk")
        < order.index("ctx_helper")
        < order.index("s6_pain")
    )
    fallen, _ = _walk("check-in", _later(), offer_s5="yes", offer_s6="yes", ctx_notests=["fall"])
    assert not _asked(fallen) & {"s5_heelwalk", "s5_chair", "s6_angle_sore"}


def test_the_forms_stay_within_their_keys() -> None:
    for phase in (1, 2, 3):
        assert _walk("check-in", _later(phase))[1] <= 70
        assert _walk("full", _later(phase))[1] <= 150
    assert _walk("bad-day", _later(), flare="yes")[1] <= 16
    assert _walk("full", Facts())[1] <= 150
