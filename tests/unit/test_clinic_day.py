"""A day counted from its trail, and what can be seen after a visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessments.clinic import cleaning
from assessments.clinic.clinic import Clinic

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


def minute(number: int) -> datetime:
    return NINE + timedelta(minutes=number)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic.set_up(tmp_path)


def test_a_day_counts_who_finished_left_and_declined(clinic: Clinic) -> None:
    for length in (7, 5, 12):
        visit = clinic.begin(minute(0), "en")
        visit.named(minute(1), "a" * 32)
        visit.finished(minute(length), length)
        visit.left(minute(length), "ended")  # the first of the two counts
    clinic.begin(minute(20), "en").left(minute(25), "idle")
    clinic.begin(minute(30), "en")
    clinic.decline(minute(31))
    clinic.decline(minute(32))
    day = clinic.of_day(NINE.date())
    assert (day.finished, day.unfinished, day.declined, len(day.open)) == (3, 1, 2, 1)
    assert day.minutes == (7, 5, 12)
    assert day.usual_minutes == 7
    assert clinic.of_day(NINE.date() + timedelta(days=1)).usual_minutes is None


def test_a_warning_sign_waits_until_somebody_has_seen_to_it(clinic: Clinic) -> None:
    one, two = clinic.begin(minute(0), "en"), clinic.begin(minute(1), "en")
    one.warned(minute(2))
    one.warned(minute(3))  # the same sign, shown again
    two.warned(minute(4))
    one.acknowledged(minute(6), "staff")
    day = clinic.of_day(NINE.date())
    assert [(w.minutes(minute(9)), w.by) for w in day.warned] == [(4, "staff"), (5, "")]
    assert [w.visit for w in day.waiting] == [two.id]
    two.acknowledged(minute(10), "patient")
    two.warned(minute(11))
    assert [w.at for w in clinic.of_day(NINE.date()).waiting] == [minute(11)]


def test_calls_helpers_faults_and_clean_ups_are_counted(clinic: Clinic) -> None:
    visit = clinic.begin(minute(0), "en")
    visit.called(minute(1))
    visit.marked(minute(2), "helped")
    visit.marked(minute(3), "proxy")  # the latest holds
    clinic.trail.add("crashed", minute(4), kind="ValueError", where="x.py:1")
    clinic.trail.add("clean-up", minute(5), failed="")
    clinic.trail.add("clean-up", minute(6), failed="The terminal says nothing.")
    day = clinic.of_day(NINE.date())
    assert (day.called, day.helped, day.proxy, day.crashed) == (1, 0, 1, 1)
    assert len(day.clean_ups) == 2
    assert [clean_up.failed for clean_up in day.failed] == ["The terminal says nothing."]


# -- after a visit --


def test_a_clean_visit_passes_and_each_trace_fails(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = cleaning.names([home])
    assert cleaning.Cleaned(
        (cleaning.no_files(before, cleaning.names([home])), cleaning.no_process(()))
    ).clean
    (home / "deep" / "er").mkdir(parents=True)
    (home / "deep" / "er" / "keys.log").write_text("7")
    step = cleaning.no_files(before, cleaning.names([home]))
    assert (step.clean, step.words) == (False, "New files outside the records: 1.")
    gone = cleaning.no_process(["sh", "sh"])
    assert cleaning.Cleaned((step, gone)).failed == (
        "New files outside the records: 1. Still running after the visit: sh."
    )


def test_a_link_to_a_folder_counts_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/")
    assert len(cleaning.names([tmp_path])) == 1


@pytest.mark.parametrize(
    ("sent", "answered", "clean"),
    [(True, True, True), (True, None, True), (True, False, False), (False, None, False)],
)
def test_the_screen_is_clear_where_it_says_so_or_never_says(
    sent: bool, answered: bool | None, clean: bool
) -> None:
    assert cleaning.screen_cleared(sent, answered).clean is clean


def test_what_a_killed_visit_left_half_written_is_tidied_and_nothing_else(tmp_path: Path) -> None:
    record = tmp_path / "record"
    for folder in ("sessions", "drafts"):
        (record / folder).mkdir(parents=True)
    keep = [record / "sessions" / "2026-11-24T090000-a.toml", record / "drafts" / "2026-11-24T091500-b.toml",
            record / "drafts" / ".tmp-x.toml.99.abcd.part", record / "notes.txt"]  # fmt: skip
    gone = [
        record / "drafts" / "2026-11-24T090000-a.toml",
        record / "sessions" / ".tmp-y.toml.4711.abcd.part",
    ]
    for path in keep + gone:
        path.write_text("x")
    assert not cleaning.no_draft(record, 4711).clean
    cleaning.tidy(record, 4711)
    assert cleaning.no_draft(record, 4711).clean
    assert [path for path in keep if not path.exists()] == []
    assert [path for path in gone if path.exists()] == []
    assert cleaning.no_draft(tmp_path / "nobody", 4711).clean


def test_files_that_others_may_read_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "pin.toml"
    path.write_text("x")
    path.chmod(0o644)
    assert not cleaning.private([path, tmp_path / "none"]).clean
    path.chmod(0o600)
    assert cleaning.private([path]).clean
