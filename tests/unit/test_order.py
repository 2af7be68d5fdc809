"""Order: by the day a check-in is about; a clock that was wrong moves nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from assessments.answers import Answers
from assessments.order import as_placed, in_order
from assessments.session import Session

AT = datetime(2026, 11, 5, 9, 41, tzinfo=UTC)
OLD, FAR = datetime(1970, 1, 1, 0, 3, tzinfo=UTC), datetime(2099, 5, 5, tzinfo=UTC)


def session(counter: int, at: datetime, entered: datetime | None = None) -> Session:
    entered = entered or at
    return Session(f"s{counter}-{at:%y%m%d}", "me", "full", at, at, entered, Answers(), counter=counter)


def week(number: int) -> datetime:
    return AT + timedelta(days=7 * number)


@pytest.mark.parametrize(
    ("times", "order", "odd"),
    [
        ([week(0), week(1), week(2)], [0, 1, 2], []),
        ([week(0), OLD, week(2)], [0, 1, 2], [1]),
        ([week(0), OLD], [0, 1], [1]),
        ([week(0), week(1), OLD, OLD + timedelta(days=7)], [0, 1, 2, 3], [2, 3]),
        ([week(0), week(1), FAR, week(3), week(4)], [0, 1, 2, 3, 4], [2]),
        ([FAR, week(1), week(2)], [0, 1, 2], [0]),
        ([OLD, week(1), week(2)], [0, 1, 2], []),
        ([week(5), week(4)], [0, 1], [1]),
        ([week(0), FAR, FAR + timedelta(days=7), week(3), week(4), week(5)], [0, 1, 2, 3, 4, 5], [1, 2]),
    ],
)
def test_a_wrong_clock_is_found_out_and_its_check_in_stays_where_it_was_made(
    times: list[datetime], order: list[int], odd: list[int]
) -> None:
    made = [session(n + 1, at) for n, at in enumerate(times)]
    for given in (made, made[::-1]):
        found = in_order(given)
        assert found.sessions == tuple(made[n] for n in order)
        assert found.odd == {made[n].id for n in odd}


def test_what_is_counted_is_dated_where_it_stands() -> None:
    made = [session(1, week(0)), session(2, OLD), session(3, week(2))]
    assert [s.started for s in as_placed(made)] == [week(0), week(0), week(2)]
    assert as_placed(made[::2]) == (made[0], made[2])
    first = [session(1, FAR), session(2, week(1)), session(3, week(2))]
    assert [s.started for s in as_placed(first)] == [week(1), week(1), week(2)]


def test_a_day_that_a_person_gave_is_not_the_clocks() -> None:
    told = session(2, week(-3), OLD.replace(year=2026))
    found = in_order([session(1, week(0)), replace(told, entered=week(-1))])
    assert [s.counter for s in found.sessions] == [2, 1]
    assert len(found.odd) == 1


def test_two_machines_with_the_same_counters_contradict_nothing() -> None:
    here = [session(n, week(n)) for n in range(1, 5)]
    there = [session(n, week(20 + n)) for n in range(1, 7)]
    found = in_order([*there, *here])
    assert found.sessions == (*here, *there)
    assert found.odd == frozenset()


def test_one_local_time_twice_is_two_check_ins_in_the_order_they_were_made() -> None:
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    winter = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1)))
    made = [session(1, summer), replace(session(2, winter), id="winter")]
    assert in_order(made[::-1]).sessions == tuple(made)
    assert in_order(made).odd == frozenset()


def test_a_traveller_checks_in_by_the_days_of_each_place() -> None:
    tokyo, paris = timezone(timedelta(hours=9)), timezone(timedelta(hours=1))
    first = session(1, datetime(2026, 11, 6, 1, 0, tzinfo=tokyo))
    second = session(2, datetime(2026, 11, 5, 20, 0, tzinfo=paris))
    found = in_order([second, first])
    assert found.sessions == (first, second)
    assert [s.day.day for s in found.sessions] == [6, 5]
    assert found.odd == frozenset()
