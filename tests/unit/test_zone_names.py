"""The zone of a check-in has the name that the world knows it by, where the machine knows that."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest

from assessments import library
from assessments.answers import Key
from assessments.keeping import draft_file, session_file
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from tui import clock, settings


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    """A machine that says nothing."""
    return tmp_path


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset") or not Path("/usr/share/zoneinfo/Europe/Berlin").is_file():
        pytest.skip("no zones here")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


KNOWN = pytest.mark.skipif(
    not Path("/usr/share/zoneinfo/Europe/Berlin").is_file(), reason="this machine has no list of zones"
)


@KNOWN
@pytest.mark.parametrize(
    ("tz", "link", "line", "said"),
    [
        ("Europe/Berlin", "", "", "Europe/Berlin"),
        (":Europe/Berlin", "/usr/share/zoneinfo/Asia/Tokyo", "", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Europe/Berlin", "", "", "Europe/Berlin"),
        ("", "/usr/share/zoneinfo/Europe/Berlin", "Asia/Tokyo\n", "Europe/Berlin"),
        ("", "../usr/share/zoneinfo/Europe/Berlin", "", "Europe/Berlin"),
        ("", "/var/db/timezone/zoneinfo/Europe/Berlin", "", "Europe/Berlin"),
        ("", "", "Europe/Berlin\n", "Europe/Berlin"),
        ("", "", "", ""),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "", "Europe/Berlin", ""),
        ("Europe/Nowhere", "", "", ""),
        ("../../etc/passwd", "", "", ""),
        ("", "", "two\nlines", ""),
    ],
)
def test_it_is_found_where_the_machine_keeps_it(etc: Path, tz: str, link: str, line: str, said: str) -> None:
    if link:
        (etc / "localtime").symlink_to(link)
    if line:
        (etc / "timezone").write_text(line)
    assert settings.zone({"TZ": tz} if tz else {}, etc) == said


def test_a_machine_that_keeps_no_link_and_no_name_tells_none(etc: Path) -> None:
    (etc / "localtime").write_bytes(b"TZif2")
    (etc / "timezone").write_bytes(b"\xff\xfe")
    assert settings.zone({}, etc) == ""


@pytest.mark.usefixtures("berlin")
def test_hours_are_real_hours_across_the_change_and_both_offsets_have_the_one_name() -> None:
    before = clock.local(date(2026, 3, 29), clock_time(1, 30))
    after = clock.local(date(2026, 3, 29), clock_time(3, 30))
    assert (before.tzname(), after.tzname()) == ("Europe/Berlin", "Europe/Berlin")
    assert (before.isoformat(), after.isoformat()) == (
        "2026-03-29T01:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
    )
    assert after - before == timedelta(hours=1)
    assert clock.local_now().tzname() == "Europe/Berlin"


@pytest.mark.usefixtures("berlin")
def test_a_check_in_keeps_the_name_also_where_it_was_gone_on_with(tmp_path: Path) -> None:
    at = clock.local(date(2026, 3, 29), clock_time(1, 30))
    record = Record(library.read(), TomlStore(tmp_path))
    record.draft(record.begin("bad-day", at).answer(Key("E1"), "no"), at)
    again = Record(record.library, TomlStore(tmp_path))
    (draft,) = again.drafts()
    kept = again.file(again.resume(draft), at + timedelta(minutes=3))
    (found,) = TomlStore(tmp_path).all("me").sessions
    assert (kept.zone, found.zone) == ("Europe/Berlin", "Europe/Berlin")
    assert found.started.isoformat() == "2026-03-29T01:30:00+01:00"


def test_a_draft_of_an_older_program_tells_only_the_offset() -> None:
    frozen = Path(__file__).parent.parent / "frozen"
    draft = draft_file.read((frozen / "draft-1.toml").read_bytes())
    assert draft.started.utcoffset() is not None
    old = session_file.read((frozen / "session-1.toml").read_bytes())
    assert session_file.read(session_file.written(old)).zone == old.zone


def test_without_a_name_the_zone_is_called_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "zone", lambda: "")
    at = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert clock.named(at) is at
