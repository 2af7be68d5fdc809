"""Warning signs, written down straight from CLINICAL 4, by sheets recorded on days."""

from __future__ import annotations

from typing import Any

import pytest
from diary import ASKED, START, Diary, library, whole

from assessments.errors import AnswerError

EMERGENCY = ("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E10", "E12", "E13")


def said(day: int = 0, facts: dict[str, Any] | None = None, **signs: Any) -> Diary:
    diary = Diary(**(facts or {}))
    diary.on(day, **signs)
    return diary


# -- each row of 4.2 --


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
@pytest.mark.parametrize("item", EMERGENCY)
def test_yes_or_not_sure_to_an_emergency_sign_is_an_emergency_and_ends_the_session(
    item: str, answer: str
) -> None:
    diary = Diary()
    diary.on(0, **whole())
    session = diary.on(7, **{item: answer}, **whole(2))
    assert diary.flags == {item: "E"}
    assert session.stopped
    assert session.scores == {}
    assert diary.json["measures"]["leg_pain"]["now"] == 6
    assert diary.phase[1] == "on_hold"


@pytest.mark.parametrize("answer", ["no", "before", "checked"])
@pytest.mark.parametrize("item", [i for i in ASKED if i != "E9"])
def test_no_before_and_checked_raise_nothing(item: str, answer: str) -> None:
    assert said(facts={"ctx_bones": "yes"}, **{item: answer}).flags == {}


ROWS = [
    ({}, {"E9": "yes"}, {"E9": "U"}),
    ({}, {"E9": "not_sure"}, {"E9": "U"}),
    ({}, {"E9": "yes", "e9_ill": "no"}, {"E9": "U"}),
    ({}, {"E9": "yes", "e9_ill": "not_sure"}, {"E9": "U"}),
    ({}, {"E9": "yes", "e9_ill": "yes"}, {"E9": "E"}),
    ({}, {"E9": "not_sure", "e9_ill": "yes"}, {"E9": "E"}),
    ({}, {"e11_calf": "yes"}, {"E11": "U"}),
    ({}, {"e11_calf": "not_sure"}, {"E11": "U"}),
    ({}, {"e11_chest": "yes"}, {"E11": "E"}),
    ({}, {"e11_chest": "not_sure"}, {"E11": "E"}),
    ({}, {"e11_chest": "yes", "e11_calf": "yes"}, {"E11": "E"}),
    ({"ctx_injury": "yes"}, {}, {"E8": "E"}),
    ({"ctx_injury": "not_sure"}, {}, {"E8": "U"}),
    ({"ctx_injury": "known"}, {}, {}),
    ({}, {"U1": "yes"}, {"U1": "U"}),
    ({}, {"U1": "not_sure"}, {"U1": "U"}),
    ({}, {"U3": "yes"}, {"U3": "U"}),
    ({}, {"U3": "not_sure"}, {"U3": "U"}),
    ({"ctx_age": "20_50", "ctx_bones": "no"}, {"U4": "yes"}, {}),
    ({"ctx_age": "51_65", "ctx_bones": "no"}, {"U4": "not_sure"}, {}),
    ({}, {"U4": "yes"}, {"U4": "U"}),
    ({"ctx_age": "20_50"}, {"U4": "yes"}, {"U4": "U"}),
    ({"ctx_bones": "no"}, {"U4": "yes"}, {"U4": "U"}),
    ({}, {"U4": "no"}, {}),
    ({"ctx_bones": "yes"}, {"U4": "yes"}, {"U4": "U"}),
    ({"ctx_bones": "known"}, {"U4": "not_sure"}, {"U4": "U"}),
    ({"ctx_age": "over_65"}, {"U4": "yes"}, {"U4": "U"}),
    ({}, {"U5": "yes"}, {"U5": "U"}),
    ({}, {"U5": "not_sure"}, {"U5": "U"}),
    ({}, {"U7": "yes"}, {"U7": "U"}),
    ({}, {"U7": "not_sure"}, {"U7": "U"}),
    ({"ctx_cancer": "yes"}, {"s2_leg_avg": 5}, {"U2": "U"}),
    ({"ctx_cancer": "not_sure"}, {"s2_leg_avg": 5}, {"U2": "S"}),
    ({"ctx_cancer": "known"}, {"s2_leg_avg": 5}, {}),
    ({"ctx_cancer": "yes"}, {"U1": "yes"}, {"U2": "E", "U1": "U"}),
    ({"ctx_cancer": "known"}, {"U1": "yes"}, {"U2": "E", "U1": "U"}),
    ({"ctx_cancer": "yes"}, {"s2_leg_worst": 0, "s2_back_avg": 0}, {}),
    ({"ctx_cancer": "yes"}, {"U1": "yes", "s2_leg_worst": 0, "s2_back_avg": 0}, {"U2": "E", "U1": "U"}),
    ({"ctx_cancer": "yes"}, {"U7": "yes"}, {"U2": "E", "U7": "E"}),
    ({"ctx_cancer": "known"}, {"U7": "not_sure"}, {"U2": "E", "U7": "E"}),
    ({}, {"U7": "yes", "E6": "yes"}, {"E6": "E", "U7": "E"}),
    ({}, {"U8": "yes"}, {"U8": "S"}),
    ({}, {"U8": "not_sure"}, {"U8": "S"}),
    ({"ctx_age": "20_50"}, {"U8": "yes"}, {"U8": "S"}),
    ({"ctx_age": "18_19"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_age": "51_65"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_age": "over_65"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_age": "over_65"}, {"U8": "not_sure"}, {"U8": "S"}),
    ({"ctx_immune": "yes"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_cancer": "known"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_age": "20_50"}, {"U6": "yes"}, {}),
    ({"ctx_age": "51_65"}, {"U6": "yes"}, {"U6": "S"}),
    ({"ctx_age": "18_19"}, {"U6": "not_sure"}, {"U6": "S"}),
    ({"ctx_age": "over_65"}, {"U6": "no"}, {}),
]


@pytest.mark.parametrize(("facts", "signs", "flags"), ROWS)
def test_each_row_has_its_level(facts: dict[str, Any], signs: dict[str, Any], flags: dict[str, str]) -> None:
    diary = said(facts=facts, **signs)
    assert diary.flags == flags
    assert diary.record.shelf().sessions[-1].stopped is ("E" in flags.values())


@pytest.mark.parametrize(
    ("answers", "raised"),
    [
        ({"s5_slap": "often"}, True),
        ({"s5_slap": "sometimes"}, False),
        ({"s5_slap": "sometimes", "s5_slap_new": "yes"}, True),
        ({"s5_slap": "sometimes", "s5_slap_new": "no"}, False),
        ({"s5_slap": "no"}, False),
        ({"s5_heelwalk": {"left": 0}}, True),
        ({"s5_toewalk": {"left": 0}}, True),
        ({"s5_toewalk": {"right": 0}}, True),
        ({"s5_heelwalk": {"left": 1}, "s5_drop": {"left": "no"}}, False),
        ({"s5_heelwalk": {"left": 1}, "s5_drop": {"left": "not_sure"}}, True),
    ],
)
def test_strength_answers_raise_one_leg_weaker(answers: dict[str, Any], raised: bool) -> None:
    diary = Diary()
    diary.on(0, s5_heelwalk={"left": 3, "right": 3}, s5_toewalk={"left": 3, "right": 3})
    session = diary.on(7, **answers)
    assert diary.flags == ({"U1": "U"} if raised else {})
    assert ("U1" in session.safety.flags) is raised


def test_a_drop_of_the_other_foot_is_asked_about_too() -> None:
    diary = Diary()
    diary.on(0, s5_heelwalk={"left": 3, "right": 3})
    diary.on(7, s5_heelwalk={"left": 3, "right": 2}, s5_drop={"right": "yes"})
    assert diary.flags == {"U1": "U"}


def test_weaker_feet_and_cancer_together_are_an_emergency() -> None:
    diary = Diary(ctx_cancer="yes")
    session = diary.on(0, s2_leg_avg=5, s5_slap="often")
    assert diary.flags["U2"] == "E"
    assert session.stopped


# -- staying open --


def test_a_sign_stays_open_until_it_is_gone_or_checked() -> None:
    diary = Diary()
    diary.on(0, U3="yes")
    diary.on(7, safety=False, s2_leg_avg=4)
    assert diary.flags == {"U3": "U"}
    diary.on(8, U3=None, missing={"U3": "skipped"})
    assert diary.flags == {"U3": "U"}
    assert diary.phase[1] == "on_hold"
    diary.on(16, U3="checked")
    assert diary.flags == {}


def test_a_sign_that_is_gone_is_closed() -> None:
    diary = Diary()
    diary.on(0, E1="yes")
    diary.on(1, E1="no")
    assert diary.flags == {}


@pytest.mark.parametrize(("day", "offered"), [(1, False), (14, False), (15, True)])
@pytest.mark.parametrize("first", ["yes", "not_sure"])
def test_checked_is_not_offered_within_fourteen_days_of_a_yes(day: int, offered: bool, first: str) -> None:
    diary = Diary()
    diary.on(0, U1=first)
    if offered:
        diary.on(day, U1="checked")
        assert diary.flags == {}
        return
    with pytest.raises(AnswerError):
        diary.on(day, U1="checked")


def test_an_answer_given_under_the_neutral_code_closes_a_sign_named_before() -> None:
    diary = Diary()
    diary.on(0, E4="yes")
    person = diary.record.person()
    diary.record.save_person(type(person)(**{**vars(person), "settings": {"store_e4": False}}))
    diary.on(1, E4="no")
    assert diary.flags == {}
    diary.on(2, E4="yes")
    assert diary.flags == {"E1-4": "E"}
    diary.record.save_person(type(person)(**{**vars(person), "settings": {"store_e4": True}}))
    diary.on(3, E4="no")
    assert diary.flags == {}


# -- left open --


def note_of(diary: Diary) -> str:
    return " ".join(diary.progress.notes)


def test_all_answered_no_says_that_it_can_not_rule_one_out() -> None:
    assert "You didn't report a warning sign today. That can't rule one out." in note_of(said())


def test_skipped_questions_are_left_open_never_no() -> None:
    diary = said(E4=None, U3=None, missing={"E4": "skipped", "U3": "skipped"})
    assert "You left 2 safety questions open." in note_of(diary)
    assert "didn't report" not in note_of(diary)
    assert diary.progress.safety_left_open == 2


def test_questions_simply_not_answered_are_left_open_too() -> None:
    diary = Diary()
    diary.on(0, safety=False, E1="no", s2_leg_avg=4)
    assert f"You left {len(ASKED) - 1} safety questions open." in note_of(diary)
    assert "didn't report" not in note_of(diary)


def test_a_sheet_without_safety_answers_is_taken_and_said_not_to_have_asked() -> None:
    diary = Diary()
    diary.on(0, safety=False, s2_leg_avg=4)
    assert "The safety questions weren't asked" in note_of(diary)
    assert "didn't report" not in note_of(diary)


@pytest.mark.parametrize(
    "signs", [{"U3": "yes"}, {"U3": None, "missing": {"U3": "skipped"}}, {"U1": "not_sure"}]
)
def test_physical_tests_are_hidden_while_a_sign_is_open_or_declined(signs: dict[str, Any]) -> None:
    diary = said(s5_heelwalk={"left": 3}, s5_chair=10, **signs)
    assert diary.json["measures"]["heel_walk"]["now"] is None
    assert diary.json["measures"]["chair_stands"]["now"] is None


def test_facts_of_history_hide_no_test_and_hold_no_phase() -> None:
    diary = Diary(ctx_cancer="yes", ctx_age="over_65", U6="yes")
    diary.on(0, **whole(), s5_chair=10)
    assert diary.json["measures"]["chair_stands"]["now"] == 10
    assert diary.phase[1] == "first_look"


@pytest.mark.parametrize(
    "hidden",
    [{"s2_leg_worst": 8}, {"s2_back_avg": 8}, {"ctx_notests": ["fall"]}, {"ctx_notests": ["told"]},
     {"ctx_surgery": "yes", "ctx_surgery_date": "2026-02-01"}, {"ctx_surgery": "yes"}],
)  # fmt: skip
def test_strength_tests_are_left_out_in_pain_after_surgery_or_when_told(hidden: dict[str, Any]) -> None:
    diary = said(s5_chair=10, **hidden)
    assert diary.json["measures"]["chair_stands"]["now"] is None


def test_the_action_names_the_number_of_the_country_and_never_claims_safety() -> None:
    for country, number in (("GB", "999"), ("US", "911"), ("EU", "112"), ("AU", "000"), ("NZ", "111")):
        diary = said(facts={"ctx_country": country}, E1="yes")
        assert number in diary.json["flags"][0]["action"]
    assert "your local emergency number" in said(E1="yes").json["flags"][0]["action"]


def test_a_map_with_a_second_leg_asks_and_never_sets_the_sign_alone() -> None:
    diary = Diary("left")
    diary.on(0, s1_far_usual=5)
    diary.on(7, "check-in", s1_zones=["left_calf", "right_back_thigh"])
    assert diary.flags == {}
    session = diary.on(8, "check-in", s1_zones=["left_calf", "right_back_thigh"], e5_map="yes")
    assert session.stopped
    assert diary.flags == {"E5": "E"} or diary.flags == {"e5_map": "E"}


def test_the_wording_of_safety_answers_is_not_kept() -> None:
    session = said(E1="not_sure").record.shelf().sessions[-1]
    assert not set(session.asked) & {q.id for q in library().questions() if q.kind == "safety"}
    assert session.started == START


def second_leg() -> Diary:
    diary = Diary("left")
    diary.on(0, s2_leg_avg=5)
    diary.on(7, "check-in", s1_zones=["left_calf", "right_back_thigh"], e5_map="yes")
    assert set(diary.flags.values()) == {"E"}
    return diary


def test_a_second_leg_seen_on_the_map_is_closed_by_no_to_both_legs() -> None:
    diary = second_leg()
    diary.on(8, s1_zones=["left_calf"], s5_chair=10)
    assert diary.flags == {}
    assert diary.json["measures"]["chair_stands"]["now"] == 10


def test_a_second_leg_seen_on_the_map_stays_open_where_it_is_not_asked_or_declined() -> None:
    diary = second_leg()
    diary.on(8, E5=None, missing={"E5": "skipped"}, s1_zones=["left_calf"])
    assert diary.flags == {"E5": "E"}
    diary.on(9, safety=False, s2_leg_avg=4)
    assert diary.flags == {"E5": "E"}


def test_the_map_answer_outweighs_a_no_before_it() -> None:
    diary = Diary("left")
    diary.on(0, s2_leg_avg=5)
    diary.on(7, "check-in", E5="before", s1_zones=["left_calf", "right_back_thigh"], e5_map="not_sure")
    assert diary.flags == {"E5": "E"}


def test_checked_is_not_offered_on_the_map_soon_after_both_legs_either() -> None:
    diary = Diary("left")
    diary.on(0, E5="yes")
    with pytest.raises(AnswerError):
        diary.on(7, "check-in", s1_zones=["left_calf", "right_back_thigh"], e5_map="checked")
