"""Lets an invented person answer form after form through the real engine, and files what comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from assessments import noting
from assessments.demo.replies import Replies
from assessments.demo.stories import story_of

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.asking.interview import Interview
    from assessments.demo.stories import Story
    from assessments.keeping.store import SessionStore
    from assessments.library import Library

LAST_AGO = timedelta(days=6)  # the last check-in, before `now`
OLDER, OLDER_DIGEST = "0.9", "0" * 64  # of the questions before today's, for those who began with them
BACK_FOR = timedelta(days=4)  # the pain, when a relapse is told
MINUTES = {"full": 19, "check-in": 9, "bad-day": 1}
TESTS_EVERY = 3  # the tests that are offered are done in every third check-in


def build(store: SessionStore, library: Library, name: str, now: datetime, person: str | None = None) -> None:
    """Files all sessions of an invented person into the store, the last one six days before `now` (aware).

    `person`: the id to keep them under, theirs ("demo-ada") if not given. Not for a store with a real
    person's record. Raises KeyError for an unknown name, StoreError where the store can't write.
    """
    from assessments.record import Record

    story = story_of(name)
    record = Record(library, store, person=person or story.id)
    kept = record.person()
    record.save_person(
        replace(kept, settings={**kept.settings, "invented": True, "name": story.name}, created=now)
    )
    before = Record(replace(library, version=OLDER, digest=OLDER_DIGEST), store, person=record.name)
    first = story.course.at(story.visits[0][0])
    last_week = story.visits[-1][0]
    began = now - LAST_AGO - timedelta(weeks=last_week)
    onset = began.date() - timedelta(weeks=story.onset)
    for number, (week, form) in enumerate(story.visits):
        at = began + timedelta(weeks=week)
        offered = form == "check-in" and number % TESTS_EVERY == 0
        if story.says.get(number, {}).get("relapse_24h") == "yes":  # from here on it is another spell
            first, onset = story.course.at(week), at.date() - BACK_FOR
        replies = Replies(story, story.course.at(week), first, at.date(), onset, offered)
        asked_by = before if number < story.older else record
        interview = _answered(asked_by.begin(form, at), replies, story, number)
        minutes = MINUTES[form]
        asked_by.file(interview, at + timedelta(minutes=minutes), {"invented": True, "minutes": minutes})
    for week, kind, words in story.happened:
        when = began + timedelta(weeks=week)
        noting.event(record, kind, words, when.date(), when)


def _answered(interview: Interview, replies: Replies, story: Story, visit: int) -> Interview:
    """Answers what is asked, in the order it is asked, until nothing is left or a warning sign ends it."""
    said = story.says.get(visit, {})
    while interview.unanswered and not interview.stopped:
        ask = interview.unanswered[0]
        item = ask.key.item
        value = said[item] if item in said else None if item in story.skips else replies.to(ask)
        if value is None:
            interview = interview.leave_out(ask.key, "skipped")
        else:
            interview = interview.answer(ask.key, value)
    return interview
