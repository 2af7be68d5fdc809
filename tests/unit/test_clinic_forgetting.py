"""Erasing one record, letting go of what is old, exporting a day: only what is meant is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assessments.clinic import exporting, forgetting, secret
from assessments.clinic.clinic import Clinic
from assessments.clinic.moment import Moment
from assessments.clinic.verifying import head, troubles
from assessments.errors import StoreError

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = NOW.date()
OLD = TODAY - timedelta(days=400)


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    monkeypatch.setattr(secret, "_COST", {"n": 2, "r": 1, "p": 1})
    made = Clinic.set_up(tmp_path / "data")
    made.settings = replace(made.settings, retention_days=365)
    made.decline(NOW)
    return made


def put(clinic: Clinic, name: str, text: str = "x") -> Path:
    path = clinic.data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def session(clinic: Clinic, person: str, day: date, kind: str = "sessions") -> Path:
    return put(clinic, f"people/{person}/{kind}/{day}T093000-{person}x{day.year}.toml")


def everything(clinic: Clinic) -> set[Path]:
    return {path for path in clinic.data.rglob("*") if path.is_file() and path.name != "audit.log"}


def test_erasing_deletes_all_of_one_record_and_nothing_of_another(clinic: Clinic) -> None:
    one, two = clinic.person_of("1"), clinic.person_of("2")
    kept = {session(clinic, two, TODAY), put(clinic, f"trash/{two}-draft-2026-11-01T090000-a.toml")}
    own = [session(clinic, one, TODAY), session(clinic, one, OLD), session(clinic, one, TODAY, "drafts"),
           put(clinic, f"people/{one}/person.toml"),
           put(clinic, f"trash/{one}-draft-2026-11-01T090000-b.toml"),
           put(clinic, f"kiosk/exports/2026-11-20/{one}/2026-11-20T090000-c.toml"),
           put(clinic, f"quarantine/2026-11-20/{one}-x.toml")]  # fmt: skip
    clinic.number_of(one).check("8301", Moment(NOW, "boot", 1))
    clinic.number_of(one).set("8301")
    assert forgetting.count(clinic, one) == len(own)
    before = everything(clinic)
    assert forgetting.erase(clinic, one, NOW) == len(own)
    assert [path for path in own if path.exists()] == []
    assert not clinic.known(one)
    assert not clinic.number_of(one).is_set
    numbers = {path for path in before if path.parent.name == "numbers"}
    assert everything(clinic) == before - set(own) - numbers >= kept
    assert clinic.trail.latest().what == "erased"  # type: ignore[union-attr]
    assert forgetting.erase(clinic, clinic.person_of("3"), NOW) == 0


def test_erasing_follows_no_link_out_of_the_record(clinic: Clinic, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "theirs.toml").write_text("x")
    person = clinic.person_of("1")
    session(clinic, person, TODAY)
    (clinic.data / "people" / person / "events").symlink_to(outside)
    forgetting.erase(clinic, person, NOW)
    assert (outside / "theirs.toml").exists()
    assert not clinic.known(person)


def test_what_is_due_is_shown_first_and_then_only_that_is_deleted(clinic: Clinic) -> None:
    one, two, three = (clinic.person_of(text) for text in "123")
    due = {session(clinic, one, OLD), session(clinic, two, OLD), session(clinic, two, OLD, "drafts"),
           put(clinic, f"trash/{three}-draft-{OLD}T090000-a.toml"),
           put(clinic, f"kiosk/exports/{OLD}/{one}/{OLD}T093000-e.toml")}  # fmt: skip
    stay = {session(clinic, two, TODAY), session(clinic, three, TODAY - timedelta(days=365)),
            put(clinic, f"people/{one}/person.toml"),
            put(clinic, f"people/{three}/sessions/notes-{OLD}.txt")}  # fmt: skip
    preview = forgetting.due(clinic, TODAY)
    assert set(preview.files) == due
    assert (preview.people, preview.oldest) == (3, OLD)
    assert all(path.exists() for path in due | stay)
    assert forgetting.let_go(clinic, preview, NOW) == len(due)
    assert not any(path.exists() for path in due)
    assert {path for path in stay if not path.exists()} == {clinic.data / "people" / one / "person.toml"}
    assert not clinic.known(one)  # nothing was left of that record
    assert clinic.known(two)
    again = forgetting.due(clinic, TODAY)
    assert again.files == ()
    assert forgetting.let_go(clinic, again, NOW) == 0


def test_nothing_is_ever_due_without_a_number_of_days(clinic: Clinic) -> None:
    clinic.settings = replace(clinic.settings, retention_days=0)
    with pytest.raises(StoreError, match="nothing is ever due"):
        forgetting.due(clinic, TODAY)


@pytest.mark.parametrize("today", [TODAY + timedelta(days=500), TODAY - timedelta(days=2), date(1970, 1, 1)])
def test_a_clock_that_cant_be_right_deletes_nothing(clinic: Clinic, today: date) -> None:
    session(clinic, clinic.person_of("1"), OLD)
    with pytest.raises(StoreError, match="set the clock first"):
        forgetting.due(clinic, today)


def test_a_link_in_place_of_a_record_is_left_alone(clinic: Clinic, tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "sessions"
    outside.mkdir(parents=True)
    (outside / f"{OLD}T090000-a.toml").write_text("x")
    (clinic.data / "people").mkdir()
    (clinic.data / "people" / ("f" * 32)).symlink_to(outside.parent)
    assert forgetting.due(clinic, TODAY).files == ()


# -- exporting --


def test_a_days_sessions_are_copied_as_they_are_with_the_head_of_the_trail(clinic: Clinic) -> None:
    one, two, other = (clinic.person_of(text) for text in "123")
    for person in (one, two):
        clinic.begin(NOW, "en").named(NOW, person)
        session(clinic, person, TODAY)
        session(clinic, person, OLD)
    session(clinic, other, TODAY)  # not the kiosk's: the trail names nobody
    made = exporting.day(clinic, TODAY, NOW)
    copies = sorted(path.relative_to(made.place).as_posix() for path in made.place.rglob("*.toml"))
    assert copies == sorted(f"{p}/{TODAY}T093000-{p}x{TODAY.year}.toml" for p in (one, two))
    assert made.files == 2
    assert head((made.place / "head.txt").read_text()) == made.head
    assert troubles(clinic.trail.raw(), [made.head, *clinic.heads()]) == ()
    again = exporting.day(clinic, TODAY, NOW)
    assert again.place != made.place
    assert all(path.stat().st_mode & 0o077 == 0 for path in made.place.rglob("*"))


def test_an_export_to_a_stick_that_isnt_there_says_so(clinic: Clinic, tmp_path: Path) -> None:
    clinic.settings = replace(clinic.settings, export_to=str(tmp_path / "stick"))
    with pytest.raises(StoreError, match="Plug the stick in"):
        exporting.day(clinic, TODAY, NOW)
    (tmp_path / "stick").mkdir()
    assert exporting.day(clinic, TODAY, NOW).place.parent == tmp_path / "stick"
