"""An answer that its question can't have, or whose question is gone: kept, shown, not counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from assessments import demo, library
from assessments.answers import Answers, Key, Value
from assessments.doctor import checkup
from assessments.fitting import Fitting
from assessments.judging import progress_json, report
from assessments.keeping import session_file
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.library import Library
from assessments.record import Record
from assessments.session import Session
from tui.screens.keeping.letter import parts_of

NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
PAIN, SLEEP = Key("s2_leg_avg", "left"), Key("ctx_sleep")


@cache
def content() -> Library:
    return library.read()


@cache
def told(name: str) -> tuple[Session, ...]:
    store = MemoryStore()
    demo.build(store, content(), name, NOW)
    return store.all(name).sessions


def impossible(value: Value) -> Value:
    """A value of the same kind that no question has."""
    match value:
        case int():
            return 9999
        case list():
            return [*value, "an-option-that-is-gone"]
        case dict():
            return {**value, "a-row-that-is-gone": 1}  # type: ignore[dict-item]
        case date():
            return "another-day"
        case _:
            return "an-option-that-is-gone" * 20


def record_of(*sessions: Session, person: str = "me") -> Record:
    store = MemoryStore()
    store.save_person(Person(person, created=NOW))
    for session in sessions:
        store.save(replace(session, person=person))
    return Record(content(), store, person)


def lines(session: Session, record: Record) -> dict[str, str]:
    uncounted = record.shelf().misfits.get(session.id, ())
    return {line.asked: line.said for part in parts_of(session, content(), uncounted) for line in part.lines}


def test_only_the_answer_that_does_not_fit_is_left_uncounted() -> None:
    first, second, *_ = told("demo-ada")
    odd = replace(second, answers=second.answers.put(PAIN, 77))
    record = record_of(first, odd)
    shelf = record.shelf()
    assert [s.id for s in shelf.sessions] == [first.id, odd.id]
    assert shelf.unreadable == ()
    assert shelf.sessions[1].answers == odd.answers, "what was said is kept as it was said"
    assert list(shelf.misfits) == [odd.id]
    assert list(shelf.misfits[odd.id]) == [PAIN]
    found = record.progress(NOW)
    assert [point.value for point in found.measures["leg_pain"].points][-1] != 77
    assert {p.session for p in found.measures["back_pain"].points} == {first.id, odd.id}, "the rest counts"
    assert lines(odd, record)[odd.asked["s2_leg_avg"]] == "77 of 10 (not counted)"


@pytest.mark.parametrize("name", ["demo-ada", "demo-finn"])
def test_every_question_may_lose_what_was_answered_and_nothing_breaks(name: str) -> None:
    sessions = told(name)
    keys = {key for session in sessions for key in (*session.answers.given, *session.carried.given)}
    whole = record_of(*sessions).progress(NOW)
    for key in sorted(keys, key=str):
        changed = [_with(session, key) for session in sessions]
        record = record_of(*changed)
        shelf = record.shelf()
        assert len(shelf.sessions) == len(sessions), key
        kind = content().question(key.item).kind
        if kind not in ("note", "activities"):  # these take any words
            assert all(set(found) == {key} for found in shelf.misfits.values()), key
            assert shelf.misfits, key
        found = record.progress(NOW)
        progress_json.dumps(found)
        report.text(found, content())
        record.facts(NOW)
        record.emergency()
        assert [s.id for s in found.sessions] == [s.id for s in whole.sessions], key


def _with(session: Session, key: Key) -> Session:
    answers, carried = (
        Answers({k: impossible(v) if k == key else v for k, v in each.given.items()}, each.missing)
        for each in (session.answers, session.carried)
    )
    return replace(session, answers=answers, carried=carried)


def test_an_answer_whose_question_is_gone_is_shown_in_its_own_words_and_counts_nowhere() -> None:
    first, *_ = told("demo-ada")
    asked = {**first.asked, "s2_gone": "How bad was it under the shoe?"}
    old = replace(first, answers=first.answers.put(Key("s2_gone"), 4), asked=asked)
    record = record_of(old)
    assert record.shelf().misfits == {}
    assert lines(old, record)["How bad was it under the shoe?"] == "4"
    assert record.progress(NOW).overall.points == record_of(first).progress(NOW).overall.points


def test_a_fact_of_the_person_that_fits_no_more_is_asked_again_and_breaks_nothing() -> None:
    record = record_of()
    facts = Answers({Key("ctx_side"): "middle", Key("ctx_country"): "GB", Key("s3_own"): ["walk"]})
    record.save_person(Person("me", facts, created=NOW))
    known = record.facts(NOW)
    assert known.carried.get("ctx_side") is None
    assert known.carried.get("ctx_country") == "GB"
    assert record.emergency()
    assert record.begin("check-in", NOW).pages


def test_correcting_keeps_what_does_not_fit_until_it_is_answered_anew() -> None:
    first, *_ = told("demo-ada")
    odd = replace(first, answers=first.answers.put(PAIN, 77))
    record = record_of(odd)
    kept = record.file(record.correct(record.shelf().sessions[0], NOW).answer(SLEEP, 2), NOW)
    assert kept.answers.get(*PAIN) == 77
    assert kept.answers.get("ctx_sleep") == 2
    answered = record.file(record.correct(kept, NOW).answer(PAIN, 5), NOW + timedelta(minutes=1))
    assert answered.answers.get(*PAIN) == 5
    assert record.shelf().misfits == {
        s.id: {PAIN: "s2_leg_avg: please give a whole number from 0 to 10."} for s in (odd, kept)
    }


def test_the_same_session_is_looked_at_once_and_where_all_fits_it_is_the_same() -> None:
    first, *_ = told("demo-ada")
    fitting = Fitting(content())
    assert fitting.fitted(first) is first
    odd = replace(first, answers=first.answers.put(PAIN, 77))
    assert fitting.fitted(odd) is fitting.fitted(odd)
    assert PAIN not in fitting.fitted(odd).answers


@pytest.mark.parametrize("same", [True, False])
def test_doctor_names_the_answer_and_its_line_and_says_whose_doing_it_is(tmp_path: Path, same: bool) -> None:
    first, *_ = told("demo-ada")
    store = TomlStore(tmp_path)
    digest = content().digest if same else "0" * 64
    odd = replace(first, person="me", content_digest=digest, answers=first.answers.put(PAIN, 77))
    store.save(odd)
    found = checkup.of(store, NOW)
    (finding,) = [one for one in found.findings if one.check == "answers"]
    why = "s2_leg_avg: please give a whole number from 0 to 10;"
    assert finding.says == f"{why} so this answer isn't counted, and all others are."
    assert finding.level == ("problem" if same else "note"), "only a hand that changed it is a problem"
    assert finding.file.endswith(session_file.file_name(odd))
    text = (tmp_path / finding.file).read_text("utf-8").splitlines()
    assert finding.line is not None
    assert text[finding.line - 1].startswith("s2_leg_avg =")
    assert not finding.movable
