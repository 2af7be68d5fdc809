"""The trail: only ever added to; an edit, a drop, a move and a cut end are found."""

from __future__ import annotations

import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assessments.clinic.audit import Head, Trail
from assessments.clinic.clinic import Clinic
from assessments.clinic.verifying import head, troubles
from assessments.errors import AnswerError, StoreError

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    made = Trail(tmp_path / "audit.log")
    for number in range(6):
        made.add("begun", AT + timedelta(minutes=number), visit=f"v{number}")
    return made


def lines(trail: Trail) -> list[bytes]:
    return list(trail.raw())


def written(trail: Trail, kept: list[bytes]) -> None:
    trail.path.write_bytes(b"".join(line + b"\n" for line in kept))


def found(trail: Trail, *heads: Head) -> tuple[str, ...]:
    return troubles(trail.raw(), heads)


def test_an_untouched_trail_has_no_troubles(trail: Trail) -> None:
    assert found(trail, trail.head()) == ()
    assert trail.head().number == 6
    assert found(Trail(trail.path.with_name("none.log"))) == ()


def test_every_edit_of_every_line_is_found(trail: Trail) -> None:
    whole = lines(trail)
    for place, line in enumerate(whole):
        for old, new in ((b'"v', b'"w'), (b"09:0", b"08:0"), (b"begun", b"ended"), (b'"n":', b'"n":1')):
            written(trail, [*whole[:place], line.replace(old, new), *whole[place + 1 :]])
            assert any(f"Line {place + 1}:" in sentence for sentence in found(trail)), (place, old)


def test_every_drop_inside_is_found(trail: Trail) -> None:
    whole = lines(trail)
    for place in range(len(whole) - 1):
        written(trail, whole[:place] + whole[place + 1 :])
        assert any("removed, added or moved" in sentence for sentence in found(trail)), place


def test_every_swap_and_every_line_put_in_is_found(trail: Trail) -> None:
    whole = lines(trail)
    for place in range(len(whole) - 1):
        written(trail, [*whole[:place], whole[place + 1], whole[place], *whole[place + 2 :]])
        assert found(trail), place
        written(trail, [*whole[: place + 1], whole[place], *whole[place + 1 :]])
        assert found(trail), place


def test_a_cut_end_is_found_against_the_head_that_was_exported(trail: Trail) -> None:
    mark, whole = trail.head(), lines(trail)
    for kept in range(len(whole)):
        written(trail, whole[:kept])
        assert found(trail) == ()  # nothing in the file itself can tell
        assert "the end was cut off" in found(trail, mark)[0], kept


def test_a_trail_that_was_written_anew_is_found_against_an_exported_head(trail: Trail) -> None:
    mark = trail.head()
    trail.path.unlink()
    for number in range(8):
        trail.add("begun", AT, visit=f"x{number}")
    assert found(trail) == ()
    assert found(trail, mark) == ("Entry 6 isn't the one that was there when its head was exported.",)


def test_a_trail_that_went_on_since_its_head_was_exported_is_fine(trail: Trail) -> None:
    mark = trail.head()
    trail.add("declined", AT)
    assert found(trail, mark) == ()


def test_a_line_that_was_never_finished_is_told_and_the_trail_goes_on(trail: Trail) -> None:
    with trail.path.open("ab") as file:
        file.write(b'{"n":7,"at":"2026-11-2')
    assert "is unfinished" in found(trail)[0]
    trail.add("begun", AT, visit="later")
    assert found(trail) == ()
    assert [line.what for line in trail.of_day(AT.date())][-2:] == ["cut off", "begun"]
    cut = lines(trail)
    written(trail, [line for line in cut if b"2026-11-2" in line and line.endswith(b"}")])
    assert found(trail) == ()  # the half line held nothing; that it was there is still told


def test_garbage_in_the_middle_is_found(trail: Trail) -> None:
    whole = lines(trail)
    for rubbish in (b"", b"x", b"[]", b"{}", b"\xff\xfe", b"[" * 3000):
        written(trail, [*whole[:3], rubbish, *whole[3:]])
        assert any("Line 4 can't be read" in sentence for sentence in found(trail)), rubbish
        assert len(trail.of_day(AT.date())) == 6


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    def many(name: str) -> None:
        for _ in range(25):
            Trail(tmp_path / "audit.log").add("begun", AT, visit=name)

    threads = [threading.Thread(target=many, args=(f"v{n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    trail = Trail(tmp_path / "audit.log")
    assert trail.head().number == 75
    assert found(trail) == ()


def test_a_day_is_read_from_the_end_and_by_its_local_date(tmp_path: Path) -> None:
    trail = Trail(tmp_path / "audit.log")
    for days in (0, 0, 1, 2):
        trail.add("declined", AT + timedelta(days=days))
    trail.add("declined", AT - timedelta(days=9000))  # a clock that went wrong in between
    trail.add("declined", AT + timedelta(days=2))
    assert len(trail.of_day(date(2026, 11, 24))) == 2
    assert len(trail.of_day(date(2026, 11, 26))) == 2
    assert trail.of_day(date(2026, 11, 30)) == ()


def test_a_long_trail_opens_only_its_end_for_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trail = Trail(tmp_path / "audit.log")
    line = trail.add("begun", AT, visit="v")
    one = trail.path.read_bytes()
    trail.path.write_bytes(one * 20_000)
    trail.add("begun", AT + timedelta(days=1), visit=line.what)
    from assessments.clinic import audit

    seen: list[bytes] = []
    real = audit.parsed
    monkeypatch.setattr(audit, "parsed", lambda raw: seen.append(raw) or real(raw))
    assert len(trail.of_day(date(2026, 11, 25))) == 1
    assert len(seen) < 400


def test_nothing_is_written_where_the_disk_is_full(trail: Trail, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    before = trail.path.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="the disk is full"):
        trail.add("begun", AT)
    monkeypatch.undo()
    trail.add("begun", AT)
    assert trail.path.read_bytes().startswith(before)
    assert found(trail) == ()


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_trail_that_isnt_a_plain_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "audit.log"
    if kind == "link":
        path.symlink_to(tmp_path / "other")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    trail = Trail(path)
    for act in (
        lambda: trail.add("begun", AT),
        trail.head,
        lambda: trail.of_day(AT.date()),
        lambda: list(trail.raw()),
    ):
        with pytest.raises(StoreError):
            act()
    assert not (tmp_path / "other").exists()


def test_heads_are_remembered_as_they_are_exported(tmp_path: Path) -> None:
    clinic = Clinic.set_up(tmp_path)
    assert clinic.heads() == ()
    marks = [clinic.export_head(AT), clinic.export_head(AT)]
    assert list(clinic.heads()) == marks
    assert head(f"keep this: {marks[0]}\n") == marks[0]
    assert troubles(clinic.trail.raw(), clinic.heads()) == ()
    with pytest.raises(AnswerError, match="isn't the head of a trail"):
        head("12:ab")


def test_the_files_of_a_trail_are_its_owners_only(trail: Trail) -> None:
    assert trail.path.stat().st_mode & 0o077 == 0
