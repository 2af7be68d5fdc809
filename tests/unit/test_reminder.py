"""When a check-in is due: by the file names, opening as little as can be, and never twice what is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assessments.answers import Answers, Key
from assessments.helping import reminder
from assessments.helping.reminder import Due
from assessments.session import Session
from tests.samples import session

TODAY = date(2026, 11, 24)


class Shelf:
    """Sessions so many days ago, and which of their files were opened."""

    def __init__(self, **by_name: Session) -> None:
        self.files = {f"{s.day}T094100-{name}.toml": s for name, s in by_name.items()}
        self.opened: list[str] = []

    def read(self, name: str) -> Session | None:
        self.opened.append(name)
        return self.files[name]

    def due(self, today: date = TODAY) -> Due | None:
        return reminder.due(self.files, today, self.read)


def ago(days: int, short: bool = False, only: str | None = None, **answers: str | int) -> Session:
    given = Answers({Key(item): value for item, value in answers.items()})
    return replace(session(TODAY - timedelta(days=days), 0), answers=given, short=short, only=only)


@pytest.mark.parametrize(("days", "due"), [(1, None), (6, None), (7, 7), (8, 8), (56, 56), (57, None)])
def test_a_check_in_is_due_a_week_after_the_last_and_no_more_after_eight(days: int, due: int | None) -> None:
    assert Shelf(a=ago(days)).due() == (Due("week", due) if due else None)


@pytest.mark.parametrize(("days", "due"), [(1, None), (2, "flare"), (3, "flare"), (6, "flare")])
def test_after_a_flare_up_it_looks_again_in_two_days(days: int, due: str | None) -> None:
    found = Shelf(a=ago(days, flare="yes"), b=ago(9)).due()
    assert (found.why if found else None) == due


def test_a_flare_up_before_the_last_check_in_is_over() -> None:
    assert Shelf(a=ago(3), b=ago(5, flare="yes")).due() is None


def test_a_bad_day_entry_doesnt_put_the_week_off() -> None:
    assert Shelf(a=ago(2, short=True), b=ago(8)).due() == Due("week", 8)
    assert Shelf(a=ago(2, short=True), b=ago(5)).due() is None
    assert Shelf(a=ago(9, short=True)).due() is None


def test_one_sign_alone_is_no_check_in_and_ends_no_flare_up() -> None:
    assert Shelf(a=ago(1, only="s6"), b=ago(8)).due() == Due("week", 8)
    assert Shelf(a=ago(1, only="s6"), b=ago(3, flare="yes")).due() == Due("flare", 3)


def test_after_a_month_without_leg_pain_it_is_once_a_month() -> None:
    assert Shelf(a=ago(27, p3_painfree=28)).due() is None
    assert Shelf(a=ago(28, p3_painfree=28)).due() == Due("week", 28)
    assert Shelf(a=ago(7, p3_painfree=27)).due() == Due("week", 7)


def test_nothing_is_due_and_nothing_is_opened_on_a_day_with_a_session_or_without_any() -> None:
    for shelf in (Shelf(a=ago(0), b=ago(9)), Shelf(a=ago(-1), b=ago(9)), Shelf()):
        assert shelf.due() is None
        assert shelf.opened == []


def test_a_session_from_a_clock_far_ahead_doesnt_silence_it() -> None:
    assert Shelf(a=ago(-400), b=ago(8)).due() == Due("week", 8)


def test_of_a_long_record_only_the_last_file_is_opened() -> None:
    shelf = Shelf(**{f"s{n}": ago(7 * n) for n in range(1, 60)})
    assert shelf.due() == Due("week", 7)
    assert len(shelf.opened) == 1


def test_a_file_that_cant_be_read_counts_by_its_name() -> None:
    assert reminder.due([f"{TODAY - timedelta(days=7)}T094100-a.toml"], TODAY, lambda _: None) == Due(
        "week", 7
    )


def test_what_isnt_a_session_file_is_passed_over() -> None:
    assert reminder.due(["notes.toml", "2026-13-45T094100-a.toml"], TODAY, lambda _: None) is None
