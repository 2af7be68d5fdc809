"""The exercise week: minutes by day, the two aims, and what it offers for a question."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from assessments import library
from assessments.errors import AnswerError
from assessments.helping import week
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Detail, Entry
from assessments.record import Record

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def bout(back: int, minutes: object, kind: str = "walk", **more: Detail) -> Entry:
    """Movement `back` days before today."""
    what: dict[str, Detail] = {"minutes": minutes, "kind": kind, "source": "typed", **more}  # type: ignore[dict-item]
    return Entry(f"e{back}{minutes}{kind}", "me", "activity", DAY - timedelta(days=back), AT, what)


def test_a_week_is_seven_days_that_end_today_and_adds_up_each() -> None:
    found = week.week([bout(0, 20), bout(0, 10, "stretch"), bout(6, 45), bout(7, 60)], DAY)
    assert [day.day for day in found.days] == [DAY - timedelta(days=n) for n in range(6, -1, -1)]
    assert [day.minutes for day in found.days] == [45, 0, 0, 0, 0, 0, 30]
    assert (found.minutes, found.counted, found.active_days, found.reached) == (75, 65, 1, False)


def test_only_brisk_movement_counts_towards_the_150_and_their_question() -> None:
    entries = [bout(0, 30), bout(1, 40, brisk=True), bout(2, 50, "stretch", brisk=True)]
    entries.append(bout(3, 9, brisk="yes"))
    found = week.week(entries, DAY)
    assert (found.counted, found.brisk, found.active_days) == (79, 40, 2)
    assert week.suggestion(entries, "p3_week_min", AT) == week.Suggestion("p3_week_min", "1_59", 40)
    assert week.suggestion([bout(0, 200)], "p3_week_min", AT) is None, "nobody said that it was brisk"


def test_what_is_shown_and_what_is_offered_count_the_same() -> None:
    entries = [
        bout(0, 30, brisk=True),
        *(bout(n, 25, brisk=True) for n in range(1, 5)),
        bout(5, 40, "stretch"),
        bout(6, 40, "strength"),
    ]
    shown = week.week(entries, DAY)
    days, minutes = (week.suggestion(entries, item, AT) for item in ("p2_active", "p3_week_min"))
    assert days is not None
    assert minutes is not None
    assert (days.count, minutes.count) == (shown.active_days, shown.brisk) == (1, 130)
    assert (minutes.value == "150plus") is shown.reached


@pytest.mark.parametrize(("minutes", "reached"), [(29, False), (30, True), (31, True)])
def test_a_day_reaches_its_aim_at_thirty_minutes(minutes: int, reached: bool) -> None:
    assert week.week([bout(0, minutes)], DAY).days[-1].reached is reached


@pytest.mark.parametrize(("last", "reached"), [(29, False), (30, True)])
def test_a_week_reaches_its_aim_at_a_hundred_and_fifty_minutes(last: int, reached: bool) -> None:
    days = enumerate((30, 30, 30, 30, last))
    assert week.week([bout(n, minutes, brisk=True) for n, minutes in days], DAY).reached is reached


@pytest.mark.parametrize(
    "entry",
    [
        bout(0, 0), bout(0, 601), bout(0, True), bout(0, "20"), bout(0, 20, "sleep"),
        Entry("x", "me", "activity", DAY, AT, {"tip": "ice", "did": True}),
        Entry("x", "me", "events", DAY, AT, {"minutes": 20, "kind": "walk"}),
    ],
)  # fmt: skip
def test_what_is_no_bout_is_passed_over(entry: Entry) -> None:
    assert week.bouts([entry]) == ()


def test_a_bout_is_kept_and_read_back_with_the_tip_it_came_from() -> None:
    record = Record(library.read(), MemoryStore())
    kept = record.note(week.FOLDER, DAY, AT, week.note(20, "walk", "timer", "walk", brisk=True))
    (found,) = week.bouts(record.notes(week.FOLDER).entries)
    assert found == week.Bout(DAY, 20, "walk", "timer", "walk", kept, brisk=True)
    record.discard(found.entry, AT)
    assert record.notes(week.FOLDER).entries == ()


@pytest.mark.parametrize("minutes", [0, -5, 601, True])
def test_minutes_that_cant_be_are_refused_with_a_sentence(minutes: int) -> None:
    with pytest.raises(AnswerError, match="whole number from 1 to 600"):
        week.note(minutes, "walk", "typed")


def test_a_kind_that_isnt_there_is_refused() -> None:
    with pytest.raises(AnswerError, match="walk, swim, cycle"):
        week.note(5, "sleep", "typed")  # type: ignore[arg-type]


# -- what it offers for a question -------------------------------------------------------------------------

BUSY = [
    bout(0, 30, brisk=True), bout(1, 15), bout(1, 15, "swim", brisk=True), bout(2, 29, brisk=True),
    bout(3, 40, "stretch"), bout(6, 30, "yoga"), bout(7, 300, brisk=True), bout(4, 10, "strength"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value", "count"),
    [
        ("p2_active", 3, 3),  # today; yesterday in two parts; six days ago
        ("p2_exdays", 3, 3),
        ("p2_strength", 1, 1),
        ("p3_week_min", "60_149", 74),
    ],
)
def test_the_past_seven_days_are_offered(question: str, value: int | str, count: int) -> None:
    assert week.suggestion(BUSY, question, AT) == week.Suggestion(question, value, count)


def test_what_is_offered_is_an_answer_the_question_takes() -> None:
    known = library.read()
    for question in ("p2_active", "p2_exdays", "p2_strength", "p3_week_min"):
        offered = week.suggestion(BUSY, question, AT)
        assert offered is not None
        assert known.question(question).check(offered.value) == offered.value


@pytest.mark.parametrize(
    ("minutes", "band"), [(1, "1_59"), (59, "1_59"), (60, "60_149"), (149, "60_149"), (150, "150plus")]
)
def test_minutes_become_the_option_that_holds_them(minutes: int, band: str) -> None:
    offered = week.suggestion([bout(0, minutes, brisk=True)], "p3_week_min", AT)
    assert offered is not None
    assert offered.value == band


def test_nothing_is_offered_where_nothing_was_noted_or_for_another_question() -> None:
    assert week.suggestion([], "p2_active", AT) is None
    assert week.suggestion([bout(7, 60, brisk=True)], "p3_week_min", AT) is None
    assert week.suggestion([bout(0, 60)], "p2_strength", AT) is None
    assert week.suggestion(BUSY, "s2_leg_avg", AT) is None


def test_a_back_dated_check_in_is_offered_the_days_before_its_own() -> None:
    offered = week.suggestion(BUSY, "p3_week_min", AT - timedelta(days=7))
    assert offered == week.Suggestion("p3_week_min", "150plus", 300)
