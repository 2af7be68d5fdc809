"""Pad: every kind of question answered with figures and Enter, one step at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from assessments import library as content
from assessments import translation
from assessments.answers import Answers, Key
from assessments.asking.interview import Interview
from assessments.asking.pad import Pad
from assessments.asking.taking import UnlikelyError
from assessments.errors import AnswerError
from assessments.facts import Facts
from assessments.library import Library

AT = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
LEFT: dict[str, Any] = {"carried": Answers({Key("ctx_side"): "left", Key("ctx_age"): "20_50"})}


@cache
def library() -> Library:
    return content.read()


@cache
def words() -> dict[str, str]:
    return translation.sentences("kiosk/kiosk")["pad"]


def begin(form: str = "check-in", *, free_text: bool = False, only: str | None = None, **facts: Any) -> Pad:
    interview = Interview.begin(library(), form, AT, Facts(**facts), only)
    return Pad.begin(interview, words(), free_text)


def at(item: str, form: str = "full", *, free_text: bool = False, **facts: Any) -> Pad:
    """At the step of this item, everything before it answered so that it is asked."""
    pad = begin(form, free_text=free_text, **(LEFT | facts))
    for _ in range(400):
        if any(a.key.item == item for a in pad.step.asks):
            return pad
        pad = usual(pad)
    raise AssertionError(f"{item} was never asked")


def usual(pad: Pad) -> Pad:
    """Something that opens much and alarms nobody."""
    step = pad.step
    if step.kind == "signs":
        return pad.take("0")
    if step.kind == "read":
        return pad.enter()
    if step.kind == "text":
        return pad.write("walk the dog")
    if step.kind == "date":
        return pad.take("03092026")
    if step.kind == "number":
        return pad.take(str(min(step.high, 10)))
    if step.kind == "tick":
        first = "2" if step.picture == "parts" else "1"  # a leg, and places on it
        return pad.enter() if any(c.on for c in step.choices) else pad.take(first)
    item = step.asks[0].key.item
    yes = item.startswith("offer") or item in ("s4_ever", "s7_had", "ctx_helper")
    wanted = {"ctx_surgery": 1, "ctx_age": 3, "s7_had": 2, "ctx_helper": 2, "s2_leg_worst": 4, "ctx_side": 1}
    number = wanted.get(item, 2 if yes or len(step.choices) > 2 else 1)
    return pad.take(str(number))


def given(pad: Pad, item: str, leg: Any = None) -> object:
    return pad.interview.given.get(item, leg)


# -- warning signs --------------------------------------------------------------------------------


def test_signs_stand_in_handfuls_with_all_their_words_and_0_says_no_to_those_in_view() -> None:
    pad = begin()
    assert [len(step.asks) for step in pad.steps] == [2, 2]
    assert [c.words for c in pad.step.choices] == [a.text for a in pad.step.asks] + ["None of these"]
    after = pad.take("0")
    assert given(after, "E1") == given(after, "E2") == "no"
    assert given(after, "E3") is None
    assert after.step.asks[0].key.item == "E3"


def test_a_rows_number_opens_it_and_one_is_no() -> None:
    pad = begin().take("2")
    assert pad.step.text == library().question("E2").text
    assert [c.words for c in pad.step.choices][:3] == ["No", "Yes", "Not sure"]
    back = pad.back()
    assert back is not None
    assert back.step.kind == "signs"
    assert pad.take("1").take("0").interview.given.get("E1") == "no"


def test_yes_to_an_emergency_sign_stops_the_form() -> None:
    assert begin().take("1").take("2").interview.stopped
    assert begin().take("1").take("3").interview.stopped  # not sure counts as well


def test_a_sign_left_open_last_time_is_never_answered_by_the_0() -> None:
    pad = begin(open_flags={"U3": "yes"}, first=False)
    while "U3" not in [a.key.item for a in pad.step.asks]:
        pad = pad.take("0")
    row = next(n for n, a in enumerate(pad.step.asks, 1) if a.key.item == "U3")
    pad = pad.take("0")
    assert given(pad, "U3") is None
    with pytest.raises(AnswerError):
        pad.enter()
    opened = pad.take(str(row))
    assert opened.step.lead.startswith("Last time you said yes")
    assert given(opened.take("1"), "U3") == "no"


def test_checked_is_not_offered_within_two_weeks() -> None:
    assert len(begin(too_soon=frozenset({"E1"})).take("1").step.choices) == 4
    assert len(begin().take("1").step.choices) == 5


def test_skipped_signs_are_shown_once_more_with_what_to_do_and_are_never_no() -> None:
    pad = begin().skip().take("0")
    assert pad.left_open
    assert [a.key.item for a in pad.step.asks] == ["E1", "E2"]
    assert pad.interview.given.missing[Key("E1")] == "skipped"
    back = pad.back()
    assert back is not None
    assert not back.left_open
    assert pad.enter().interview.page.id == "safety_legs"


# -- the kinds of question ------------------------------------------------------------------------


def test_ten_is_typed_as_ten() -> None:
    pad = at("s2_leg_worst")
    assert [c.number for c in pad.step.choices] == list(range(11))
    assert given(pad.take("10"), "s2_leg_worst", "left") == 10


def test_what_one_cannot_do_and_what_does_not_apply_have_numbers_of_their_own() -> None:
    pad = at("s2_sit")
    assert [(c.number, c.words) for c in pad.step.choices][-2:] == [
        (11, "I can't do this"),
        (12, "It doesn't apply to me"),
    ]
    assert given(pad.take("11"), "s2_sit") == 10
    assert pad.take("12").interview.given.missing[Key("s2_sit")] == "not_applicable"


def test_an_average_above_the_worst_is_refused_with_the_contents_own_words() -> None:
    pad = at("s2_leg_avg")
    with pytest.raises(AnswerError, match="average"):
        pad.take("9")


def test_rows_of_a_grid_come_one_after_the_other() -> None:
    pad = at("s3_adl_socks")
    assert len(pad.steps) == 5
    assert given(pad.take("2"), "s3_adl_socks") is not None
    assert pad.take("2").step.asks[0].key.item == "s3_adl_chair"


def test_a_table_is_answered_row_by_row_and_rows_may_stay_open() -> None:
    pad = at("p1_relief", form="check-in", phase=1)
    table = library().question("p1_relief")
    assert table.kind == "table"
    rows = [row.value for row in table.rows]
    pad = pad.take("3").skip()
    assert list(given(pad, "p1_relief")) == rows[:1]  # type: ignore[call-overload]
    assert pad.step.text == table.rows[2].text
    while any(a.key.item == "p1_relief" for a in pad.step.asks):
        pad = pad.skip()
    assert list(given(pad, "p1_relief")) == rows[:1]  # type: ignore[call-overload]


def test_the_body_is_marked_leg_by_leg() -> None:
    pad = at("s1_zones")
    assert [c.words for c in pad.step.choices] == ["low back", "left leg", "right leg", "nowhere, no pain"]
    pad = pad.take("1").take("2").enter()
    assert pad.part == "left"
    with pytest.raises(AnswerError):
        pad.enter()  # the left leg hurts, and no place of it is marked yet
    pad = pad.take("3").take("7").enter()
    assert given(pad, "s1_zones") == ["low_back", "left_back_thigh", "left_calf"]


def test_a_leg_that_is_unticked_takes_its_places_along() -> None:
    pad = at("s1_zones").take("2").take("3").enter().take("1").enter()
    assert pad.part == "right"
    before = pad.back()
    assert before is not None
    before = before.back()
    assert before is not None
    pad = before.take("2").enter().take("1").enter()
    assert given(pad, "s1_zones") == ["right_buttock"]


def test_0_on_the_body_is_nowhere_but_not_once_something_is_marked() -> None:
    pad = at("s1_zones")
    assert given(pad.take("0"), "s1_zones") == []
    with pytest.raises(AnswerError):
        pad.take("1").take("0")


def test_how_far_down_is_numbered_as_the_zones_are() -> None:
    pad = at("s1_far_usual")
    assert [c.number for c in pad.step.choices] == list(range(8))
    assert given(pad.take("5"), "s1_far_usual", "left") == 5


def test_several_are_ticked_and_unticked_and_one_that_stands_alone_stands_alone() -> None:
    pad = at("ctx_notests")
    pad = pad.take("2").take("3")
    assert len(given(pad, "ctx_notests")) == 2  # type: ignore[arg-type]
    alone = pad.take("1")
    assert given(alone, "ctx_notests") == ["none"]
    assert given(pad.take("2").take("3"), "ctx_notests") is None
    with pytest.raises(AnswerError):
        pad.take("2").take("3").enter()


def test_a_day_is_so_long_ago_or_eight_figures() -> None:
    pad = at("ctx_onset")
    assert given(pad.take("2").take("3"), "ctx_onset") == date(2026, 11, 3)
    assert given(pad.take("1").take("0"), "ctx_onset") == date(2026, 11, 24)
    assert given(pad.take("3").take("2"), "ctx_onset") == date(2026, 9, 24)
    assert given(pad.take("5").take("03092026"), "ctx_onset") == date(2026, 9, 3)
    for wrong in ("31022026", "99999999", "3092026"):
        with pytest.raises(AnswerError):
            pad.take("5").take(wrong)
    with pytest.raises(AnswerError):
        pad.take("5").take("25112026")  # tomorrow


def test_how_much_it_changed_is_asked_in_two_steps() -> None:
    pad = at("gpe", form="check-in", first=False, first_of_episode=False)
    assert given(pad.take("2"), "gpe") == 0
    better = pad.take("1")
    assert len(better.step.choices) == 5
    assert given(better.take("5"), "gpe") == 5
    assert given(pad.take("3").take("1"), "gpe") == -1


def test_a_number_is_typed_and_i_do_not_know_is_99() -> None:
    pad = at("p3_painfree", form="check-in", phase=3)
    assert given(pad.take("28"), "p3_painfree") == 28
    assert pad.take("99").interview.given.missing[Key("p3_painfree")] == "dont_know"
    with pytest.raises(AnswerError, match="0 to 28"):
        pad.take("29")


def test_an_unlikely_number_is_asked_about_once_and_then_believed() -> None:
    pad = at("s5_chair")
    with pytest.raises(UnlikelyError) as caught:
        pad.take("55")
    assert given(caught.value.pad.take("55"), "s5_chair") == 55
    with pytest.raises(UnlikelyError):
        caught.value.pad.take("56")


def test_an_angle_is_typed() -> None:
    pad = at("s6_angle_sore")
    assert given(pad.take("45"), "s6_angle_sore", pad.step.asks[0].key.leg) == 45


def test_words_are_asked_for_only_where_free_text_is_on() -> None:
    pad = begin(**LEFT)
    while not pad.over:
        assert pad.step.kind != "text"
        pad = usual(pad)
    pad = at("s3_own", free_text=True).write("walk the dog").write("sit in a bus").enter()
    assert given(pad, "s3_own") == ["walk the dog", "sit in a bus"]
    assert given(at("s3_own", free_text=True).write("walk the dog"), "s3_own") == ["walk the dog"]
    assert given(at("s3_own", free_text=True).write("walk the dog").skip(), "s3_own") == ["walk the dog"]


def test_a_guide_can_be_left_out_with_its_tests() -> None:
    pad = begin("full", **LEFT)
    while pad.interview.page.layout != "guide":
        pad = usual(pad)
    after = pad.skip()
    assert all(after.interview.given.missing[Key(i)] for i in ("s5_chair",))
    assert after.interview.page.layout != "guide" or after.interview.page.id != pad.interview.page.id


# -- going on, back, and changing -----------------------------------------------------------------


def test_enter_alone_goes_on_only_where_nothing_is_missing() -> None:
    pad = at("s2_leg_worst")
    with pytest.raises(AnswerError, match="Type a number first"):
        pad.enter()
    back = pad.take("4").back()
    assert back is not None
    assert back.step.asks[0].key.item == "s2_leg_worst"
    assert back.enter().step.asks[0].key.item == "s2_leg_avg"


def test_a_number_that_stands_for_nothing_is_refused_and_says_which_do() -> None:
    with pytest.raises(AnswerError, match="0 to 2"):
        begin().take("7")


def test_back_goes_to_the_very_beginning_and_no_further() -> None:
    pad = begin().take("0").take("0")
    seen = []
    while pad is not None:
        seen.append(pad.step.asks[0].key.item)
        pad = pad.back()  # type: ignore[assignment]
    assert seen == ["E5", "E3", "E1"]


def test_one_answer_can_be_changed_from_the_review() -> None:
    pad = begin("bad-day", **LEFT)
    while not pad.over:
        pad = usual(pad)
    changed = pad.change(Key("s2_leg_avg", "left"))
    assert changed.step.asks[0].key.item == "s2_leg_avg"
    done = changed.take("1")
    assert done.over
    assert given(done, "s2_leg_avg", "left") == 1


def test_a_whole_form_of_each_kind_is_walked_with_figures_alone() -> None:
    for form in ("check-in", "full", "bad-day"):
        pad = begin(form)
        for _ in range(400):
            if pad.over:
                break
            pad = usual(pad)
        assert pad.over, form
        assert not pad.open_asks, form


# -- language -------------------------------------------------------------------------------------


def test_another_language_keeps_place_and_answers() -> None:
    pad = at("s2_leg_avg")
    again = pad.speaking(content.read(), dict(words(), type_first="!"))
    assert again.step.asks[0].key == pad.step.asks[0].key
    assert again.interview.given == pad.interview.given
    with pytest.raises(AnswerError, match="!"):
        again.enter()


def test_fewer_signs_at_once_where_more_have_no_room() -> None:
    pad = begin().take("0").take("0")
    while pad.step.asks[0].key.item != "E9":
        pad = pad.take("0")
    assert [len(s.asks) for s in pad.steps] == [3, 3]
    fewer = pad.take("0").fewer_rows()
    assert [len(s.asks) for s in fewer.steps] == [2, 2, 2]
    assert fewer.step.asks[1].key.item == "e11_chest"  # the first three are answered
    one = fewer.take("0").fewer_rows()
    assert [len(s.asks) for s in one.steps] == [1] * 6
    assert one.step.asks[0].key.item == "E12"
    assert given(one.take("0"), "E12") == "no"
    assert given(one.take("0"), "E13") is None
