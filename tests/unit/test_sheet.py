"""Answer sheets: what is accepted, what is inferred, and what one sentence says about a wrong one."""

from datetime import UTC, date, datetime
from functools import cache

import pytest

from assessments import library
from assessments.answers import Answers, Key
from assessments.asking import blank_sheet, listing, sheet
from assessments.asking.sheet import Filled
from assessments.errors import AnswerError
from assessments.facts import Facts
from assessments.library import Library

AT = datetime(2026, 11, 5, 9, 41, tzinfo=UTC)


@cache
def content() -> Library:
    return library.read()


def filled(text: str, facts: Facts | None = None) -> Filled:
    return sheet.read(content(), text.encode(), facts or Facts(), AT)


def given(text: str, facts: Facts | None = None) -> dict[Key, object]:
    return dict(filled(text, facts).interview.answers.given)


def refused(text: str, facts: Facts | None = None) -> str:
    with pytest.raises(AnswerError) as caught:
        filled(text, facts)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_plain_value_means_the_one_sore_leg() -> None:
    assert given('ctx_side = "right"\ns2_leg_avg = 4')[Key("s2_leg_avg", "right")] == 4


def test_a_plain_value_is_unclear_with_two_sore_legs() -> None:
    assert refused('ctx_side = "both"\ns2_leg_avg = 4') == (
        "s2_leg_avg: please say which leg, for example { left = 4, right = 1 }."
    )


def test_without_a_side_the_keys_of_the_answers_tell_it() -> None:
    assert filled("s2_leg_avg = { left = 4 }\ns2_tingle = 2").interview.legs == ("left",)
    both = filled("s2_leg_avg = { left = 4, right = 1 }")
    assert both.interview.legs == ("left", "right")
    assert both.interview.answers.get("ctx_side") == "both"


def test_without_any_hint_of_a_side_it_is_asked_for() -> None:
    assert refused("s2_leg_avg = 4").startswith("ctx_side: please say which leg")


def test_the_known_side_is_used_and_a_new_leg_changes_it() -> None:
    known = Facts(legs=("left",), first=False, carried=Answers({Key("ctx_side"): "left"}))
    assert given("s2_leg_avg = 4", known) == {Key("s2_leg_avg", "left"): 4}
    assert filled("s2_leg_avg = { right = 4 }", known).interview.legs == ("right",)


def test_facts_may_stand_under_person_and_what_is_known_may_be_said_anew() -> None:
    known = Facts(legs=("left",), carried=Answers({Key("ctx_side"): "left", Key("ctx_country"): "GB"}))
    found = filled('s2_leg_avg = 4\n[person]\nctx_side = "right"\nctx_country = "IE"', known).interview
    assert found.legs == ("right",)
    assert found.answers.get("ctx_country") == "IE"
    assert found.answers.get("s2_leg_avg", "right") == 4


def test_a_fact_that_the_form_does_not_ask_is_still_noted() -> None:
    found = filled('form = "bad-day"\nctx_country = "IE"\nctx_side = "left"\ns2_leg_avg = 4').interview
    known = {**found.facts.carried.given, **found.answers.given}
    assert known[Key("ctx_country")] == "IE"
    assert found.form.id == "bad-day"
    assert found.answers.get("s2_leg_avg", "left") == 4


def test_own_activities_are_given_or_carried() -> None:
    assert given('s3_own = ["walk the dog"]\ns3_own1 = 4')[Key("s3_own1")] == 4
    known = Facts(first=False, carried=Answers({Key("s3_own"): ["dig"]}))
    assert given("s3_own1 = 4", known) == {Key("s3_own1"): 4}
    assert filled("s3_own2 = 4\ngpe = 1", known).remarks == (
        "Not kept, since it isn't asked with these answers: s3_own2.",
    )


def test_missing_answers_keep_their_reason() -> None:
    found = filled('ctx_side = "left"\n[missing]\ns2_tingle = "skipped"\ns3_adl_car = "not_applicable"')
    assert dict(found.interview.answers.missing) == {
        Key("s2_tingle", "left"): "skipped",
        Key("s3_adl_car"): "not_applicable",
    }


def test_dates_are_taken_as_toml_dates_and_as_words() -> None:
    assert given("ctx_onset = 2026-09-03")[Key("ctx_onset")] == date(2026, 9, 3)
    assert given('ctx_onset = "3 weeks ago"')[Key("ctx_onset")] == date(2026, 10, 15)


def test_the_tests_are_taken_as_agreed_to_when_they_are_answered() -> None:
    found = filled('form = "check-in"\nctx_side = "left"\ns5_chair = 9')
    assert found.interview.answers.get("s5_chair") == 9
    assert found.remarks == ('Taken as said, since s5_chair is answered: offer_s5 = "yes".',)


def test_answers_hidden_by_a_warning_sign_are_left_out_and_named() -> None:
    found = filled('ctx_side = "left"\nE5 = "yes"\ns5_chair = 9\ns2_leg_avg = 3')
    assert Key("s5_chair") not in found.interview.answers
    assert found.remarks == ("Not kept, since it isn't asked with these answers: s5_chair.",)
    assert found.interview.stopped


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("s2_back_avg = 11", "s2_back_avg: please give a whole number from 0 to 10."),
        ("s2_leg_avg = { left = 11 }", "s2_leg_avg.left: please give a whole number from 0 to 10."),
        ("s2_leg_avg = 11", "s2_leg_avg: please give a whole number from 0 to 10."),
        ("s2_back_avg = 4.5", "s2_back_avg: please give a whole number from 0 to 10."),
        ("s2_back_avg = true", "s2_back_avg: please give a whole number from 0 to 10."),
        ('s2_back_avg = "4"', "s2_back_avg: please give a whole number from 0 to 10."),
        ('ctx_dx = "maybe"', "ctx_dx: please give one of 'yes', 'no', 'not_sure'."),
        ('E1 = "maybe"', "E1: please give one of 'no', 'yes', 'not_sure', 'before', 'checked'."),
        ("s2_bak_avg = 4", "s2_bak_avg: there is no such question; did you mean s2_back_avg?"),
        ("zzz = 4", "zzz: there is no such question; `onthemend questions` lists them all."),
        ('E8 = "yes"', "E8: this follows from ctx_injury; please answer that."),
        ('[missing]\nzzzz = "skipped"', "zzzz: there is no such question;"),
        ('[missing]\ns2_back_avg = "forgot"', "s2_back_avg: please give one of skipped, not_applicable"),
        ('[missing]\ns2_back_avg = "dont_know"', "s2_back_avg: "),
        ('s2_back_avg = 1\n[missing]\ns2_back_avg = "skipped"', "s2_back_avg: it has an answer and"),
        ("ctx_onset = 2027-01-01", "ctx_onset: that day is still ahead"),
        ('form = "weekly"\ngpe = 1', "form: there is no form 'weekly'; please give one of full, "),
        ("form = 3", "form: please give a name"),
        ('only = "s9"\ngpe = 1', "only: there is no sign or phase 's9'"),
        ("a = [", "The sheet can't be read: it isn't valid TOML"),
        ("", "Nothing is filled in on this sheet"),
        ("missing = 3", "missing: please give a table"),
        (
            'ctx_side = "left"\ns2_leg_worst = 3\ns2_leg_avg = 5',
            "s2_leg_avg.left: ",
        ),
    ],
)
def test_a_wrong_sheet_is_refused_in_one_sentence_that_names_the_item(text: str, sentence: str) -> None:
    assert refused(text).startswith(sentence)


@pytest.mark.parametrize("form", ["full", "check-in", "bad-day"])
def test_a_blank_sheet_names_every_question_of_its_form_and_holds_no_answer(form: str) -> None:
    text = blank_sheet.blank(content(), form)
    for question in listing.asked(content(), form):
        assert f"\n# {question.id} =" in text
    assert refused(text).startswith("Nothing is filled in")
    assert sheet.form_of(text.encode()) == (form, None)
    assert max(map(len, text.splitlines())) < 100


def test_a_sheet_of_one_sign_is_for_that_sign() -> None:
    text = blank_sheet.blank(content(), "full", "s3").replace("# s3_bend =", 's3_bend = "knees"')
    found = filled(text).interview
    assert found.only == "s3"
    assert found.answers.get("s3_bend") == "knees"


def test_the_list_has_every_question_once_and_the_derived_codes() -> None:
    rows = listing.tables(content())
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert {q.id for q in content().questions()} < set(ids)
    derived = {row["id"]: row["from"] for row in rows if row["kind"] == "derived"}
    assert set(derived) == {"E8", "E11", "U2", "A1"}
    assert derived["E8"] == ["ctx_injury"]


def test_the_list_gives_range_weight_and_options() -> None:
    rows = {row["id"]: row for row in listing.tables(content())}
    assert rows["s2_leg_avg"]["range"] == [0, 10]
    assert rows["s2_leg_avg"]["weight"] == 0.35
    assert rows["s2_leg_avg"]["per_leg"] == "sore"
    assert rows["s2_leg_avg"]["recall"] == "week"
    assert rows["gpe"]["range"] == [-5, 5]
    assert [o["value"] for o in rows["s4_freq"]["options"]] == [0, 1, 2, 3, 4]
    assert rows["s4_freq"]["section"] == "s4"
    assert rows["E1"]["level"] == "E"


def test_the_plain_list_has_every_id() -> None:
    text = listing.plain(content())
    for row in listing.tables(content()):
        assert row["id"] in text
