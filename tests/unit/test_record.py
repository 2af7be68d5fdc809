"""Record: begin, keep a draft, resume, file; what is known next time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest

from assessments import library
from assessments.answers import Answers, Key
from assessments.asking.interview import Interview
from assessments.errors import StoreError
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Person, SessionStore
from assessments.keeping.toml_store import TomlStore
from assessments.library import Library
from assessments.record import Record
from assessments.session import Session

AT = datetime(2026, 9, 3, 9, 41, 30, 250000, tzinfo=UTC)
SOON = timedelta(minutes=4)
SIDE = Answers({Key("ctx_side"): "left"})
PAIN = Key("s2_leg_avg", "left")


@cache
def content() -> Library:
    return library.read()


@pytest.fixture(params=["toml", "memory"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Record:
    store: SessionStore = TomlStore(tmp_path / "data") if request.param == "toml" else MemoryStore()
    store.save_person(Person("me", SIDE, created=AT))
    return Record(content(), store)


def begun(record: Record, at: datetime = AT, form: str = "check-in", pain: int = 6) -> Interview:
    interview = record.begin(form, at)
    interview = interview.answer(Key("E1"), "no").answer(Key("U3"), "not_sure")
    interview = interview.leave_out(Key("E4"), "skipped")
    return interview.answer(Key("s2_leg_worst", "left"), min(pain + 1, 10)).answer(PAIN, pain)


def filed(record: Record, at: datetime = AT, form: str = "check-in", pain: int = 6) -> Session:
    return record.file(begun(record, at, form, pain), at + SOON)


def test_a_filed_interview_is_on_the_shelf_as_it_was_said(record: Record) -> None:
    session = filed(record)
    assert record.shelf().sessions == (session,)
    assert session.answers.get(*PAIN) == 6
    assert session.counter == 1
    assert session.started == AT.replace(microsecond=0)
    assert session.entered == (AT + SOON).replace(microsecond=0)
    assert session.content_version == content().version
    assert session.carried.get("ctx_side") == "left"
    assert session.legs == ("left",)
    assert not session.back_dated


def test_warning_signs_are_kept_as_codes_and_not_among_the_answers(record: Record) -> None:
    session = filed(record)
    assert session.safety.asked == ("E1", "E4", "U3")
    assert session.safety.unsure == ("U3",)
    assert session.safety.declined == ("E4",)
    assert not {"E1", "E4", "U3"} & {key.item for key in (*session.answers.given, *session.answers.missing)}
    assert not {"E1", "E4", "U3"} & set(session.asked)


def test_the_wording_shown_is_kept_with_the_leg_in_it(record: Record) -> None:
    asked = filed(record).asked
    assert "{" not in "".join(asked.values())
    assert "left" in asked["s2_leg_avg"]


def test_filing_twice_gives_the_same_session_and_one_file(record: Record) -> None:
    interview = begun(record)
    first = record.file(interview, AT + SOON)
    assert record.file(interview, AT + SOON * 2) is first
    assert len(record.shelf().sessions) == 1


def test_what_could_not_be_saved_can_be_tried_again() -> None:
    store = MemoryStore()
    record = Record(content(), store)
    interview = record.begin("check-in", AT).answer(Key("E1"), "no")
    store.broken = "Not saved: the disk is full."
    with pytest.raises(StoreError, match="disk is full"):
        record.file(interview, AT)
    assert record.trouble() == "Not saved: the disk is full."
    store.broken = None
    assert record.file(interview, AT) in record.shelf().sessions


def test_a_draft_comes_back_with_every_answer_and_the_page(record: Record) -> None:
    interview = begun(record).next()
    record.draft(interview, AT + SOON)
    (draft,) = record.drafts()
    again = Record(content(), record.store).resume(draft)
    assert again.given == interview.given
    assert (again.here, again.furthest, again.at) == (interview.here, interview.furthest, interview.at)
    assert again.answers == interview.answers


def test_a_resumed_draft_becomes_its_session_and_is_gone(record: Record) -> None:
    record.draft(begun(record), AT + SOON)
    (draft,) = record.drafts()
    later = Record(content(), record.store)
    session = later.file(later.resume(draft), AT + timedelta(days=1))
    assert session.id == draft.id
    assert session.provenance["resumed"] is True
    assert session.started == AT.replace(microsecond=0)
    assert later.drafts() == ()


def test_an_autosave_that_comes_late_makes_no_draft_of_a_filed_session(record: Record) -> None:
    interview = begun(record)
    save = record.autosave(interview, lambda: AT)
    record.file(interview, AT + SOON)
    assert save(interview) == ""
    assert record.drafts() == ()


def test_many_saves_of_one_interview_are_one_draft(record: Record) -> None:
    interview = begun(record)
    save = record.autosave(interview, lambda: AT + SOON)
    assert save(interview) == ""
    assert save(interview.answer(PAIN, 2)) == ""
    (draft,) = record.drafts()
    assert draft.given.get(*PAIN) == 2


def test_a_draft_that_cannot_be_saved_gives_a_sentence() -> None:
    store = MemoryStore()
    record = Record(content(), store)
    interview = record.begin("check-in", AT)
    store.broken = "Not saved: the disk is full."
    assert record.autosave(interview, lambda: AT)(interview) == "Not saved: the disk is full."


def test_minutes_count_time_spent_and_not_a_night_in_between(record: Record) -> None:
    interview = begun(record)
    times = iter([AT, AT + timedelta(minutes=2), AT + timedelta(hours=9)])
    save = record.autosave(interview, lambda: next(times))
    save(interview)
    save(interview)
    assert record.drafts()[0].minutes == 7


def test_minutes_are_counted_through_the_hour_that_comes_twice_and_a_clock_that_is_set(
    record: Record,
) -> None:
    summer, winter = (timezone(timedelta(hours=hours)) for hours in (2, 1))
    begin = datetime(2026, 10, 25, 2, 58, tzinfo=summer)
    interview = begun(record, begin)
    times = iter([begin, datetime(2026, 10, 25, 2, 2, tzinfo=winter), datetime(1970, 1, 1, tzinfo=UTC)])
    save = record.autosave(interview, lambda: next(times))
    save(interview)
    save(interview)
    assert record.drafts()[0].minutes == 4


def test_a_discarded_draft_is_not_offered_again(record: Record) -> None:
    record.draft(begun(record), AT)
    record.discard(record.drafts()[0], AT)
    assert record.drafts() == ()


def test_a_warning_sign_stops_and_is_kept_without_scores(record: Record) -> None:
    interview = begun(record).answer(Key("E2"), "yes")
    session = record.file(interview, AT + SOON)
    assert session.stopped
    assert session.scores == {}
    assert session.safety.flags == ("E2",)
    assert session.safety.acknowledged
    assert record.facts(AT + timedelta(days=7)).open_flags == {"E2": "yes", "U3": "not_sure"}


def test_e4_is_stored_under_a_neutral_code_where_asked_so(record: Record) -> None:
    person = record.person()
    record.save_person(replace(person, settings={"store_e4": False}))
    interview = record.begin("check-in", AT).answer(Key("E4"), "yes")
    record.draft(interview, AT)
    assert "E4" not in record.drafts()[0].safety.asked
    assert Record(content(), record.store).resume(record.drafts()[0]).answers.get("E4") == "yes"
    session = record.file(interview, AT + SOON)
    assert "E4" not in (*session.safety.asked, *session.safety.flags)
    assert session.stopped


def test_of_what_is_older_than_asked_for_nothing_is_known(record: Record) -> None:
    filed(record)
    later = AT + timedelta(days=7)
    none = record.facts(later, since=AT + timedelta(minutes=1))
    assert (none.first, none.legs, none.last, none.carried.given) == (True, (), {}, {})
    assert record.facts(later, since=AT.replace(microsecond=0)) == record.facts(later)


def test_what_was_said_once_is_known_next_time(record: Record) -> None:
    interview = record.begin("full", AT).answer(Key("ctx_country"), "GB").answer(Key("U6"), "yes")
    interview = interview.answer(Key("s3_own"), ["walk the dog"])
    record.file(interview, AT + SOON)
    facts = record.facts(AT + timedelta(days=7))
    assert facts.carried.get("ctx_country") == "GB"
    assert facts.carried.get("s3_own") == ["walk the dog"]
    assert facts.carried.get("U6") == "yes"
    assert facts.legs == ("left",)
    assert not facts.first
    assert not facts.gap
    assert record.emergency() == "999"
    assert record.facts(AT + timedelta(days=70)).gap


def test_the_last_answer_and_its_day_are_known(record: Record) -> None:
    filed(record, AT, pain=6)
    filed(record, AT + timedelta(days=7), pain=4)
    facts = record.facts(AT + timedelta(days=14))
    assert facts.last[PAIN] == (4, AT.date() + timedelta(days=7))
    assert facts.pains == (6, 4)


def test_a_back_dated_entry_knows_only_what_was_known_then(record: Record) -> None:
    filed(record, AT)
    facts = record.facts(AT - timedelta(days=30))
    assert facts.first
    assert dict(facts.last) == {}
    session = record.file(begun(record, AT - timedelta(days=30)), AT + SOON)
    assert session.back_dated
    assert session.provenance["live"] is False
    assert [s.counter for s in record.shelf().sessions] == [2, 1]


def test_checked_is_not_offered_within_two_weeks_of_not_sure(record: Record) -> None:
    filed(record)
    assert "U3" in record.facts(AT + timedelta(days=14)).too_soon
    assert "U3" not in record.facts(AT + timedelta(days=15)).too_soon


def test_a_clock_that_ran_behind_is_noted_in_the_session(record: Record) -> None:
    filed(record)
    early = datetime(1970, 1, 2, tzinfo=UTC)
    session = record.file(record.begin("check-in", early).answer(Key("E1"), "no"), early)
    assert session.provenance["date_looks_wrong"] is True
    assert record.shelf().odd == {session.id}
    assert record.shelf().sessions[-1] == session


def test_the_welcome_is_kept_with_the_person(record: Record) -> None:
    interview = record.begin("welcome", AT).answer(Key("ctx_age"), "20_50")
    record.welcome(interview, AT)
    assert record.person().facts.get("ctx_age") == "20_50"
    assert record.person().facts.get("ctx_side") == "left"
    assert record.shelf().sessions == ()


def test_people_are_kept_apart(record: Record) -> None:
    filed(record)
    other = Record(content(), record.store, "anna")
    assert other.shelf().sessions == ()
    assert other.facts(AT).first


def test_scores_are_kept_as_they_were_that_day(record: Record) -> None:
    interview = record.begin("full", AT)
    answers: dict[Key, object] = {
        Key("s2_leg_worst", "left"): 0, Key("s2_back_avg"): 0, Key("s2_tingle", "left"): 0,
        Key("s2_sit"): 0, Key("s2_stand"): 0, Key("s2_walk"): 0,
    }  # fmt: skip
    for key, value in answers.items():
        interview = interview.answer(key, value)
    assert record.file(interview, AT).scores["s2"] == 100


def test_an_unknown_form_is_a_key_error(record: Record) -> None:
    begin: Callable[..., object] = record.begin
    with pytest.raises(KeyError):
        begin("weekly", AT)
