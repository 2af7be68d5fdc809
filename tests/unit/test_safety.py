"""Warning signs: every row of CLINICAL 4.2, what stays open, and what is stored."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from spells import ASKED, answers, library, session

from assessments.answers import Answers, Key
from assessments.judging import safety
from assessments.session import SafetyRecord

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def levels(legs: tuple[str, ...] = ("left",), **given: Any) -> dict[str, str]:
    return {f.code: f.level for f in safety.flags(library(), answers(legs, **given))}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        *(({code: said}, {code: "E"}) for code in ("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E10", "E12", "E13")
          for said in ("yes", "not_sure")),
        ({"e5_map": "yes"}, {"E5": "E"}), ({"e5_map": "not_sure"}, {"E5": "E"}),
        ({"ctx_injury": "yes"}, {"E8": "E"}), ({"ctx_injury": "not_sure"}, {"E8": "U"}), ({"ctx_injury": "known"}, {}),
        ({"E9": "yes"}, {"E9": "U"}), ({"E9": "not_sure"}, {"E9": "U"}),
        ({"E9": "yes", "e9_ill": "yes"}, {"E9": "E"}), ({"E9": "not_sure", "e9_ill": "yes"}, {"E9": "E"}),
        ({"E9": "yes", "e9_ill": "not_sure"}, {"E9": "U"}), ({"E9": "no", "e9_ill": "yes"}, {}),
        ({"e11_calf": "yes"}, {"E11": "U"}), ({"e11_calf": "not_sure"}, {"E11": "U"}),
        ({"e11_chest": "yes"}, {"E11": "E"}), ({"e11_chest": "not_sure"}, {"E11": "E"}),
        ({"e11_calf": "yes", "e11_chest": "yes"}, {"E11": "E"}),
        ({"U1": "yes"}, {"U1": "U"}), ({"U1": "not_sure"}, {"U1": "U"}),
        ({"ctx_cancer": "yes"}, {"U2": "U"}), ({"ctx_cancer": "not_sure"}, {"U2": "S"}), ({"ctx_cancer": "known"}, {}),
        ({"ctx_cancer": "yes", "s2_leg_avg": 0, "s2_back_avg": 0}, {}),
        ({"ctx_cancer": "yes", "s2_leg_avg": 0, "s2_back_avg": 1}, {"U2": "U"}),
        ({"ctx_cancer": "yes", "U1": "yes"}, {"U2": "E", "U1": "U"}),
        ({"ctx_cancer": "known", "U1": "yes"}, {"U2": "E", "U1": "U"}),
        ({"ctx_cancer": "yes", "U7": "yes"}, {"U2": "E", "U7": "E"}),
        ({"U3": "yes"}, {"U3": "U"}), ({"U3": "not_sure"}, {"U3": "U"}),
        ({"U4": "yes"}, {}), ({"U4": "yes", "ctx_bones": "yes"}, {"U4": "U"}), ({"U4": "yes", "ctx_age": "over_65"}, {"U4": "U"}),
        ({"U4": "not_sure", "ctx_bones": "known"}, {"U4": "U"}), ({"U4": "yes", "ctx_age": "51_65"}, {}),
        ({"U5": "yes"}, {"U5": "U"}), ({"U5": "not_sure"}, {"U5": "U"}),
        ({"U6": "yes"}, {}), ({"U6": "yes", "ctx_age": "20_50"}, {}), ({"U6": "yes", "ctx_age": "18_19"}, {"U6": "S"}),
        ({"U6": "not_sure", "ctx_age": "51_65"}, {"U6": "S"}), ({"U6": "yes", "ctx_age": "over_65"}, {"U6": "S"}),
        ({"U7": "yes"}, {"U7": "U"}), ({"U7": "not_sure"}, {"U7": "U"}),
        ({"U7": "yes", "E6": "yes"}, {"U7": "E", "E6": "E"}),
        ({"U8": "yes"}, {"U8": "S"}), ({"U8": "yes", "ctx_age": "20_50"}, {"U8": "S"}),
        ({"U8": "yes", "ctx_age": "51_65"}, {"U8": "U"}), ({"U8": "yes", "ctx_age": "over_65"}, {"U8": "U"}),
        ({"U8": "yes", "ctx_age": "18_19"}, {"U8": "U"}), ({"U8": "yes", "ctx_immune": "yes"}, {"U8": "U"}),
        ({"U8": "yes", "ctx_cancer": "known"}, {"U8": "U"}), ({"U8": "not_sure", "ctx_age": "over_65"}, {"U8": "S"}),
        ({"s5_slap": "often"}, {"U1": "U"}), ({"s5_slap": "sometimes"}, {}),
        ({"s5_slap": "sometimes", "s5_slap_new": "yes"}, {"U1": "U"}), ({"s5_slap": "sometimes", "s5_slap_new": "no"}, {}),
        ({"s5_slap": "often", "U1": "checked"}, {}), ({"s5_slap": "often", "s5_slap_new": "yes", "U1": "checked"}, {"U1": "U"}),
        ({"s5_drop": "yes"}, {"U1": "U"}), ({"s5_drop": "not_sure"}, {"U1": "U"}), ({"s5_drop": "no"}, {}),
        ({"s5_heelwalk": 0}, {"U1": "U"}), ({"s5_toewalk": 0}, {"U1": "U"}), ({"s5_heelwalk": 1}, {}),
    ],
)  # fmt: skip
def test_each_row_gives_its_level(given: dict[str, Any], found: dict[str, str]) -> None:
    assert levels(**given) == found


@pytest.mark.parametrize("said", ["no", "before", "checked"])
def test_no_and_the_two_checked_answers_raise_nothing(said: str) -> None:
    assert levels(**dict.fromkeys((*ASKED, "e11_calf", "e11_chest"), said)) == {}


def test_an_old_nought_on_the_heels_is_not_new() -> None:
    last = {Key("s5_heelwalk", "left"): (0, date(2026, 2, 1))}
    assert safety.flags(library(), answers(s5_heelwalk=0), last=last) == ()
    last = {Key("s5_heelwalk", "left"): (1, date(2026, 2, 1))}
    assert [f.code for f in safety.flags(library(), answers(s5_heelwalk=0), last=last)] == ["U1"]


def test_facts_taken_over_count_and_this_interviews_own_answers_win() -> None:
    known = answers(ctx_age="over_65", ctx_cancer="yes")
    assert {f.code for f in safety.flags(library(), answers(U4="yes"), known)} == {"U2", "U4"}
    assert {f.code for f in safety.flags(library(), answers(U4="yes", ctx_cancer="known"), known)} == {"U4"}


def test_history_facts_neither_hide_the_tests_nor_hold_the_phase() -> None:
    facts = safety.flags(library(), answers(ctx_injury="yes", ctx_cancer="yes", U6="yes", ctx_age="18_19"))
    assert {f.code for f in facts} == {"E8", "U2", "U6"}
    assert not any(f.symptom for f in facts)
    assert not safety.holds(facts)
    assert safety.holds(safety.flags(library(), answers(U1="yes")))
    assert not safety.holds(safety.flags(library(), answers(U8="yes")))


def test_every_flag_says_what_to_do_with_the_number_filled_in() -> None:
    said = dict.fromkeys((*ASKED, "e11_calf", "e11_chest", "e9_ill"), "yes")
    facts = {"ctx_cancer": "yes", "ctx_bones": "yes", "ctx_injury": "yes", "ctx_country": "GB"}
    for flag in safety.flags(library(), answers(**said, **facts, s5_drop="yes")):
        assert flag.action
        assert flag.reason
        assert "{" not in flag.action + flag.plain + flag.reason
    assert "999" in safety.flags(library(), answers(E1="yes", ctx_country="GB"))[0].action
    assert "your local emergency number" in safety.flags(library(), answers(E1="yes"))[0].action


def test_the_most_pressing_comes_first() -> None:
    found = safety.flags(library(), answers(U8="yes", U3="yes", E10="yes"))
    assert [f.level for f in found] == ["E", "U", "S"]


# -- what stays open ------------------------------------------------------------


def record(**lists: Any) -> SafetyRecord:
    return SafetyRecord(asked_at=AT, asked=lists.pop("asked", ASKED), **lists)


def open_after(*records: SafetyRecord, **given: Any) -> dict[str, date | None]:
    sessions = [session(7 * n, safety=r, **given) for n, r in enumerate(records)]
    return {f.code: f.since for f in safety.open_flags(library(), sessions)}


def test_a_sign_stays_open_until_it_is_gone() -> None:
    assert open_after(record(flags=("U3",)), record(unsure=("U3",))) == {"U3": date(2026, 3, 2)}
    assert open_after(record(flags=("U3",)), record()) == {}


@pytest.mark.parametrize("answer", ["before", "checked"])
def test_a_sign_closes_when_it_was_examined_or_was_always_so(answer: str) -> None:
    assert open_after(record(flags=("U3",)), record(**{answer: ("U3",)})) == {}


def test_declining_or_not_being_asked_closes_nothing() -> None:
    first = date(2026, 3, 2)
    assert open_after(record(flags=("U3",)), record(declined=("U3",))) == {"U3": first}
    assert open_after(record(flags=("U3",)), SafetyRecord()) == {"U3": first}
    assert open_after(record(declined=("U3",))) == {}


def test_a_sign_that_comes_back_is_dated_anew() -> None:
    assert open_after(record(flags=("E1",)), record(), record(flags=("E1",))) == {"E1": date(2026, 3, 16)}


def test_a_weaker_foot_opens_u1_until_it_is_answered_no() -> None:
    one = session(0, s5_heelwalk=2)
    two = session(7, s5_heelwalk=0)
    three = session(14, s5_heelwalk=0)
    assert [f.code for f in safety.open_flags(library(), [one, two])] == ["U1"]
    assert safety.open_flags(library(), [one, two, three]) == ()


def test_the_neutral_code_is_an_emergency_that_never_says_which() -> None:
    found = safety.open_flags(library(), [session(0, safety=record(asked=("E1-4",), flags=("E1-4",)))])
    assert [(f.code, f.level) for f in found] == [("E1-4", "E")]
    assert "sex" not in found[0].plain + found[0].reason + found[0].action


# -- what is stored -------------------------------------------------------------


def test_the_record_holds_codes_only_and_skipped_is_never_no() -> None:
    said = answers(E1="no", E2="not_sure", E3="before", E4="checked", U1="yes", s2_leg_avg=4)
    said = Answers(said.given, {Key("U3"): "skipped"})
    stored = safety.record_of(library(), said, AT)
    assert stored == SafetyRecord(
        asked_at=AT, asked=("E1", "E2", "E3", "E4", "U1", "U3"), flags=("U1",), unsure=("E2",), before=("E3",),
        checked=("E4",), declined=("U3",),
    )  # fmt: skip


def test_e4_is_not_stored_where_the_person_does_not_want_it() -> None:
    for said in ("yes", "no", "not_sure", "before", "checked"):
        stored = safety.record_of(library(), answers(E1="no", E4=said), AT, store_e4=False)
        assert "E4" not in str(stored)
        assert stored.asked == ("E1", "E1-4")
    assert safety.record_of(library(), answers(E4="yes"), AT, store_e4=False).flags == ("E1-4",)


def test_a_weaker_foot_is_stored_as_u1_whatever_was_said_first() -> None:
    stored = safety.record_of(library(), answers(U1="no", s5_toewalk=0), AT)
    assert (stored.asked, stored.flags) == (("U1",), ("U1",))
    quiet = safety.record_of(library(), answers(U1="checked", s5_slap="often"), AT)
    assert (quiet.flags, quiet.checked) == ((), ("U1",))


def test_questions_left_open_are_counted_also_where_none_was_asked() -> None:
    assert safety.left_open(library(), session(0)) == 0
    assert safety.left_open(library(), session(0, safety=record(declined=("E1", "U3")))) == 2
    assert safety.left_open(library(), session(0, safety=SafetyRecord())) >= len(ASKED)
