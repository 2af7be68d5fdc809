"""`progress --json`, letter by letter: keys, nulls, legs, and what isn't asked."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from diary import Diary, daily, library, whole
from json_schema import wrong

from assessments.judging import progress_json, report

TOP = ["person", "sessions", "since", "overall", "signs", "measures", "phase", "flags", "advice", "summary"]
SIGNS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"]
MEASURES = [
    "leg_pain", "back_pain", "frequency", "tingling", "zone", "own_activities", "leg_raise", "chair_stands",
    "heel_raises", "heel_walk", "toe_walk", "spasms", "gpe", "tingle_zone",
]  # fmt: skip
LINE = {"first", "last", "now", "verdict", "confirmed", "why"}
SCHEMA = json.loads((resources.files("assessments.judging") / "progress.schema.json").read_text())


def shaped(told: dict[str, Any]) -> None:
    """The promised shape: what has always been there, in its order, and nothing the schema doesn't know."""
    assert wrong(SCHEMA, told) == []
    assert list(told)[: len(TOP)] == TOP
    assert list(told["signs"]) == SIGNS
    assert list(told["measures"]) == MEASURES
    for line in (told["overall"], *told["signs"].values(), *told["measures"].values()):
        legs = {leg: line[leg] for leg in ("left", "right") if leg in line}
        assert len(legs) in (0, 2)
        for one in (line, *legs.values()):
            assert set(one) >= LINE
    assert len(told["summary"]) == len(told["summary_about"]) == 3
    assert all(told["summary"])
    assert json.loads(json.dumps(told)) == told


def test_an_empty_record_has_every_key_and_null_where_there_is_nothing() -> None:
    diary = Diary()
    told = diary.json
    shaped(told)
    assert (told["person"], told["sessions"], told["since"], told["phase"]["now"]) == ("me", 0, None, None)
    for line in (told["overall"], *told["signs"].values(), *told["measures"].values()):
        assert (line["first"], line["last"], line["now"]) == (None, None, None)
        assert (line["verdict"], line["confirmed"]) == ("cant_tell", False)


def test_one_session_has_now_and_nothing_before() -> None:
    diary = Diary()
    diary.on(0, **whole())
    shaped(diary.json)
    pain = diary.json["measures"]["leg_pain"]
    assert (pain["first"], pain["last"], pain["now"]) == (None, None, 6)
    assert diary.json["since"] == "2026-03-02"


PER_LEG = ("s1_far_usual", "s2_leg_worst", "s2_leg_avg", "s2_leg_freq", "s5_feel")


def both(left: int, right: int) -> dict[str, Any]:
    one, other = whole(left), whole(right)
    return {**one, **{k: {"left": one[k], "right": other[k]} for k in PER_LEG}}


def test_both_legs_stand_under_left_and_right_only_where_they_differ() -> None:
    diary = Diary("both")
    diary.on(0, **both(6, 4))
    diary.on(7, **both(4, 4))
    told = diary.json
    shaped(told)
    pain = told["measures"]["leg_pain"]
    assert (pain["left"]["first"], pain["right"]["first"], pain["now"]) == (6, 4, 4)
    assert "left" not in told["measures"]["zone"]
    assert "left" in told["overall"]


@pytest.mark.parametrize("signs", [{"E2": "yes"}, {"U3": "yes"}, {"U8": "yes"}])
def test_flags_have_code_level_and_action(signs: dict[str, str]) -> None:
    diary = Diary(ctx_country="GB")
    diary.on(0, **signs, **whole())
    told = diary.json
    shaped(told)
    assert told["flags"][0]["code"] == next(iter(signs))
    assert told["flags"][0]["action"].endswith(".")
    assert told["advice"][0]["level"] == told["flags"][0]["level"]


def test_a_session_of_one_sign_moves_that_sign_and_leaves_the_others_as_they_were() -> None:
    diary = Diary()
    diary.on(0, **whole())
    diary.on(7, only="s3", **daily(4), s3_walk_min="60plus", s3_sit_min="60plus")
    told = diary.json
    shaped(told)
    assert told["signs"]["s3"]["verdict"] == "a_lot_better"
    assert (told["signs"]["s2"]["first"], told["signs"]["s2"]["verdict"]) == (None, "cant_tell")
    assert told["overall"]["verdict"] == "cant_tell"
    assert diary.phase[0] == 1
    diary.on(14, **whole(4))
    assert diary.measure("leg_pain") == ("improved", False)


def test_a_record_without_safety_answers_says_in_words_that_they_were_not_asked() -> None:
    diary = Diary()
    diary.on(0, safety=False, **whole())
    shaped(diary.json)
    text = " ".join(report.text(diary.progress, library()).split())
    assert "The safety questions weren't asked" in text
    assert "didn't report" not in text


def test_the_text_is_json_that_ends_in_a_line_break() -> None:
    diary = Diary()
    diary.on(0, **whole())
    text = progress_json.dumps(diary.progress)
    assert text.endswith("}\n")
    assert json.loads(text) == diary.json
