"""The plain report: warning signs first, 80 columns, the words of the screens, and nothing it mustn't say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from spells import library, session, told, whole

from assessments.answers import Answers, Key
from assessments.judging import report
from assessments.session import SafetyRecord

NEVER = (
    r"\byou are safe\b", r"you're safe", r"\bdiagnos", r"you have (?:a )?(?:cauda|disc|nerve damage)",
    r"clinical score", r"\d\.\d", r"p-value", r"positive test", r"negative test", r"will recover",
)  # fmt: skip


def printed(*sessions: Any) -> str:
    return report.text(told(*sessions), library())


def recovery() -> list[Any]:
    return [
        session(0, **whole(7, 5, 1, 4)),
        session(7, **whole(3, 3, 4, 8)),
        session(14, **whole(3, 3, 4, 8)),
    ]


def both_legs() -> list[Any]:
    legs = ("left", "right")
    return [
        session(0, legs=legs, **{**whole(), "s2_leg_avg": {"left": 6, "right": 4}}),
        session(7, legs=legs, **{**whole(), "s2_leg_avg": {"left": 3, "right": 7}}),
    ]


def flagged() -> list[Any]:
    return [*recovery(), session(21, **whole(), safety=SafetyRecord(asked=("U3",), flags=("U3",)))]


@pytest.mark.parametrize("sessions", [[], recovery()[:1], recovery(), both_legs(), flagged()])
def test_it_keeps_to_eighty_columns_and_never_says_what_it_must_not(sessions: list[Any]) -> None:
    text = printed(*sessions)
    assert max(len(row) for row in text.splitlines()) <= 80
    for pattern in NEVER:
        assert not re.search(pattern, text, re.IGNORECASE), pattern
    assert "{" not in text
    assert "None" not in text


def test_an_open_warning_sign_stands_before_everything_else() -> None:
    rows = printed(*flagged()).splitlines()
    assert rows[0].startswith("! Speak to a clinician")


def test_it_says_the_same_sentences_as_the_screens() -> None:
    progress = told(*recovery())
    text = " ".join(report.text(progress, library()).split())
    for sentence in (*progress.summary, *progress.phase.why, *progress.notes):
        assert sentence in text
    assert f"{progress.signs['s2'].first} -> {progress.signs['s2'].now}" in text


def test_the_standing_notices_are_always_there() -> None:
    for sessions in ([], recovery()):
        text = " ".join(printed(*sessions).split())
        assert text.count("not a medically validated score") == 1
        assert text.count("Not a substitute for a clinician.") == 1


def test_both_legs_are_told_apart_where_they_differ() -> None:
    text = printed(*both_legs())
    assert re.search(r"left leg +6 -> 3 .*lot better", text)
    assert re.search(r"right leg +4 -> 7 .*worse", text)
    assert "left leg" not in printed(*recovery())


def test_what_a_person_typed_is_shown_as_typed() -> None:
    typed = "play {tag} [/x] with \u05d3\u05d5\u05d3"
    own = {"s3_own": [typed], "s3_own1": 3}
    assert typed in printed(session(0, **whole(), **own))


def test_a_very_long_own_activity_is_wrapped_not_cut() -> None:
    long = "carry the shopping up to the fourth floor"[:40]
    text = printed(session(0, **whole(), s3_own=[long], s3_own1=3))
    assert long in text
    assert max(len(row) for row in text.splitlines()) <= 80


def test_every_advice_row_is_in_it_once() -> None:
    sessions = [replace(s, carried=Answers({Key("ctx_care"): "yes"})) for s in recovery()]
    late = session(60, **{**whole(8), "ctx_care": "yes"})
    progress = told(*sessions, late, session(67, **{**whole(8), "ctx_care": "yes"}))
    text = " ".join(report.text(progress, library()).split())
    rows = [a.why for a in progress.advice]
    assert len(rows) > 1
    for row in rows:
        assert f"- {row}" in text or f": {row}" in text
