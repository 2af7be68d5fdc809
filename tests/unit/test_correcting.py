"""A finished check-in again, to be changed: nothing that was said is lost, and both files stay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from assessments import demo, library
from assessments.answers import Answers, Key
from assessments.errors import StoreError
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.library import Library
from assessments.record import Record
from assessments.session import Session

AT = datetime(2026, 9, 3, 9, 41, 30, 250000, tzinfo=UTC)
LATER = AT + timedelta(days=30, hours=2)
PAIN, WORST, FREQ = Key("s2_leg_avg", "left"), Key("s2_leg_worst", "left"), Key("s2_leg_freq", "left")


@cache
def content() -> Library:
    return library.read()


@pytest.fixture
def record() -> Record:
    store = MemoryStore()
    store.save_person(Person("me", Answers({Key("ctx_side"): "left"}), created=AT))
    return Record(content(), store)


def filed(record: Record, at: datetime = AT, pain: int = 6) -> Session:
    interview = record.begin("check-in", at).answer(Key("E1"), "no").answer(Key("U3"), "not_sure")
    interview = interview.leave_out(Key("E4"), "skipped").answer(WORST, pain + 1).answer(PAIN, pain)
    return record.file(interview, at + timedelta(minutes=4))


def test_the_interview_is_as_it_was_and_filing_it_replaces_the_session(record: Record) -> None:
    old = filed(record)
    interview = record.correct(old, LATER)
    assert interview.answers.get(*PAIN) == 6
    assert interview.answers.get("U3") == "not_sure"
    assert interview.answers.missing[Key("E4")] == "skipped"
    new = record.file(interview.answer(PAIN, 2), LATER)
    assert new.id != old.id
    assert (new.replaces, new.corrected) == (old.id, LATER.replace(microsecond=0))
    assert (new.started, new.finished, new.entered) == (old.started, old.finished, old.entered)
    assert (new.counter, new.zone, new.safety) == (old.counter, old.zone, old.safety)
    assert new.answers == old.answers.put(PAIN, 2)
    assert record.shelf().sessions == (new,)
    assert record.shelf().replaced == (old,)


@pytest.mark.parametrize("name", ["demo-ada", "demo-bram"])
def test_a_correction_that_changes_nothing_says_the_same(name: str) -> None:
    store = MemoryStore()
    demo.build(store, content(), name, LATER)
    for session in store.all(name).sessions[:3]:
        record = Record(content(), store, name)
        new = record.file(record.correct(session, LATER), LATER)
        assert new.answers == session.answers
        assert new.safety == session.safety
        assert new.scores == session.scores
        assert new.asked == session.asked
        assert new.carried == session.carried
        assert new.provenance == session.provenance


def test_a_correction_can_be_corrected_again(record: Record) -> None:
    old = filed(record)
    first = record.file(record.correct(old, LATER).answer(PAIN, 2), LATER)
    second = record.file(record.correct(first, LATER).answer(PAIN, 3), LATER + timedelta(days=1))
    assert second.replaces == first.id
    assert record.shelf().sessions == (second,)
    assert record.shelf().replaced == (old, first)
    assert [point.value for point in record.progress(LATER).measures["leg_pain"].points] == [3]


def test_what_followed_from_a_changed_answer_is_asked_anew(record: Record) -> None:
    interview = record.begin("check-in", AT).answer(Key("E1"), "no").answer(WORST, 0)
    old = record.file(interview, AT)
    assert old.answers.get(*PAIN) == 0
    again = record.correct(old, LATER).answer(WORST, 5)
    assert PAIN in {ask.key for ask in again.unanswered}
    assert record.file(again, LATER).answers.get(*PAIN) is None


def test_an_answer_whose_question_is_gone_stays_with_its_wording_and_so_do_unknown_keys(
    record: Record,
) -> None:
    old = filed(record)
    extra = old.answers.put(Key("old_item"), 3).leave_out(Key("older"), "skipped")
    asked = {**old.asked, "old_item": "How was it then?"}
    kept = replace(old, id="kept", answers=extra, asked=asked, unknown={"mood": "fine"}, counter=2)
    record.store.save(kept)
    new = record.file(record.correct(kept, LATER).answer(PAIN, 1), LATER)
    assert new.answers.get("old_item") == 3
    assert new.answers.missing[Key("older")] == "skipped"
    assert new.asked["old_item"] == "How was it then?"
    assert new.unknown == {"mood": "fine"}


def test_an_unfinished_correction_is_gone_on_with_as_one(record: Record) -> None:
    old = filed(record)
    interview = record.correct(old, LATER).answer(PAIN, 2)
    record.draft(interview, LATER)
    (draft,) = record.drafts()
    assert draft.replaces == old.id
    again = Record(content(), record.store)
    resumed = again.resume(draft)
    assert resumed.answers == interview.answers
    new = again.file(resumed, LATER)
    assert (new.replaces, new.entered) == (old.id, old.entered)
    assert again.drafts() == ()


def test_a_check_in_that_is_put_away_takes_its_unfinished_correction_along(record: Record) -> None:
    old = filed(record)
    record.draft(record.correct(old, LATER), LATER)
    record.discard(old, LATER)
    assert record.drafts() == ()
    assert {thing.kind for thing in record.trashed()} == {"sessions", "drafts"}


def test_an_unfinished_correction_of_what_is_gone_becomes_no_check_in_of_its_own(record: Record) -> None:
    old = filed(record)
    record.draft(record.correct(old, LATER), LATER)
    (draft,) = record.drafts()
    record.store.discard(old, LATER)
    with pytest.raises(StoreError, match="isn't there any more"):
        record.resume(draft)
    record.restore(record.trashed()[0])
    assert record.resume(draft).answers.get(*PAIN) == 6


def test_a_correction_knows_nothing_of_any_other_version_of_itself(record: Record) -> None:
    old = filed(record)
    record.draft(record.correct(old, LATER), LATER)
    (draft,) = record.drafts()
    record.store.save(replace(old, id="other", replaces=old.id, corrected=LATER))
    again = Record(content(), record.store)
    assert again.resume(draft).facts.first
    assert again.correct(again.shelf().sessions[0], LATER).facts.first


def test_the_day_can_be_corrected_and_nothing_else_changes(record: Record) -> None:
    old = replace(filed(record), content_version="0.8", unknown={"mood": "fine"})
    record = Record(content(), MemoryStore())
    record.store.save(old)
    about = AT.replace(microsecond=0) - timedelta(days=7)
    new = record.move(old, about, LATER)
    later = LATER.replace(microsecond=0)
    assert new == replace(
        old, id=new.id, started=about, finished=about, replaces=old.id, corrected=later,
        provenance={**old.provenance, "live": False},
    )  # fmt: skip
    assert new.back_dated, "both the day it is about and the day it was typed in are kept"
    assert record.shelf().sessions == (new,)
    assert record.shelf().replaced == (old,)
    assert record.shelf().odd == frozenset()


def test_a_day_that_a_wrong_clock_gave_is_mended_by_the_person(record: Record) -> None:
    first = filed(record, AT)
    wrong = filed(record, datetime(1970, 1, 1, 8, tzinfo=UTC))
    last = filed(record, AT + timedelta(days=14))
    assert record.shelf().odd == {wrong.id}
    about = AT.replace(microsecond=0) + timedelta(days=7)
    new = record.move(wrong, about, LATER)
    assert record.shelf().odd == frozenset()
    assert [s.id for s in record.shelf().sessions] == [first.id, new.id, last.id]
    assert new.entered == LATER.replace(microsecond=0)
    assert "date_looks_wrong" not in new.provenance


def test_a_day_that_lies_after_the_entry_means_that_it_was_entered_now(record: Record) -> None:
    old = filed(record)
    new = record.move(old, old.started + timedelta(days=3), LATER)
    assert (new.entered, new.counter) == (LATER.replace(microsecond=0), old.counter + 1)


def test_one_that_was_moved_can_be_moved_back_and_corrected(record: Record) -> None:
    old = filed(record)
    away = record.move(old, old.started - timedelta(days=7), LATER)
    back = record.move(away, old.started, LATER)
    assert (back.started, back.entered, back.back_dated) == (old.started, old.entered, False)
    new = record.file(record.correct(back, LATER).answer(PAIN, 1), LATER)
    assert record.shelf().sessions == (new,)
    assert record.progress(LATER).measures["leg_pain"].now == 1


def test_nothing_of_another_person_can_be_put_away_or_brought_back(record: Record) -> None:
    other = Record(content(), record.store, "anna")
    session = filed(other)
    with pytest.raises(StoreError, match="another person"):
        record.discard(session, LATER)
    other.discard(session, LATER)
    for act in (record.restore, record.purge):
        with pytest.raises(StoreError, match="another person"):
            act(other.trashed()[0])


def test_a_save_that_failed_half_way_is_tried_again_with_the_same_file(tmp_path: Path) -> None:
    record = Record(content(), TomlStore(tmp_path))
    interview = record.begin("check-in", AT).answer(Key("E1"), "no")
    full = record.store.save

    def broken(session: Session) -> str:
        full(session)
        raise StoreError("Not saved: the disk reported an error.")

    record.store.save = broken  # type: ignore[method-assign]
    with pytest.raises(StoreError):
        record.file(interview, AT)
    record.store.save = full  # type: ignore[method-assign]
    assert record.file(interview, LATER) == record.shelf().sessions[0]
    assert len(record.shelf().sessions) == 1
    assert record.shelf().conflicts == ()
