"""A copy of a record: what each format holds, what it keeps away, and what taking one in does."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from json_schema import wrong

from assessments import ids
from assessments import library as content
from assessments.answers import Answers, Key
from assessments.errors import StoreError
from assessments.exchange import (
    bundle,
    folder,
    json_file,
    long_reading,
    long_table,
    shapes,
    spreadsheet,
    wide_table,
)
from assessments.exchange import taking_in as taking
from assessments.exchange.columns import columns
from assessments.exchange.targets import TakenError, write_file, write_folder
from assessments.keeping.store import Entry, Person
from assessments.keeping.toml_store import TomlStore
from assessments.library import Library
from assessments.session import SafetyRecord, Session

AT = datetime(2026, 9, 3, 9, 41, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return content.read()


def session(number: int = 1, person: str = "me", **fields: Any) -> Session:
    """A check-in on a day of its own."""
    at = AT + timedelta(days=7 * number)
    base = Session(
        id=f"{number:032x}", person=person, form="check-in", started=at, finished=at, entered=at,
        counter=number,
        answers=Answers({Key("s2_back_avg"): 4, Key("s2_leg_avg", "left"): 7}, {Key("ctx_sleep"): "skipped"}),
        asked={"s2_back_avg": "How bad was your back pain?"},
    )  # fmt: skip
    return replace(base, **fields)


def store(path: Path, *sessions: Session) -> TomlStore:
    made = TomlStore(path)
    for one in sessions:
        made.save(one)
    return made


def gathered(kept: TomlStore, person: str = "me") -> bundle.Bundle:
    return bundle.gather(kept.folders.person(person), person)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# -- the folder -----------------------------------------------------------------------------------


def test_the_folder_holds_the_files_byte_for_byte_with_their_checksums(tmp_path: Path) -> None:
    kept = store(tmp_path / "data", session(1), session(2))
    by_hand = tmp_path / "data/people/me/sessions/2026-09-10T094100-00000000000000000000000000000001.toml"
    by_hand.write_text(by_hand.read_text().replace("[answers]", "my_own_key = 1 # mine\n\n[answers]"))
    files = folder.files(gathered(kept))
    assert files["sessions/" + by_hand.name] == by_hand.read_bytes()
    listed = files["export.toml"].decode()
    assert hashlib.sha256(by_hand.read_bytes()).hexdigest() in listed
    assert list(files)[-1] == "export.toml"


def test_a_file_changed_added_or_lost_since_the_export_is_told(tmp_path: Path) -> None:
    write_folder(tmp_path / "copy", folder.files(gathered(store(tmp_path / "data", session(1), session(2)))))
    one, two = sorted((tmp_path / "copy/sessions").iterdir())
    one.write_text(one.read_text().replace("s2_back_avg = 4", "s2_back_avg = 5"))
    two.rename(two.with_name("2026-01-01T000000-renamed.toml"))
    read = folder.read(tmp_path / "copy", "me")
    assert len(read.pieces) == 2
    said = " ".join(read.remarks)
    assert f"{one.name} was changed since it was exported" in said
    assert f"{two.name} is on the list, but it isn't there" in said
    assert "renamed.toml isn't on the list" in said


def test_a_whole_data_folder_or_a_persons_folder_can_be_taken_in_too(tmp_path: Path) -> None:
    store(tmp_path / "data", session(1), session(1, "anna"))
    assert folder.read(tmp_path / "data", "anna").person == "anna"
    assert folder.read(tmp_path / "data/people/me", "whoever").person == "me"
    with pytest.raises(StoreError, match="no folder bo"):
        folder.read(tmp_path / "data", "bo")
    (tmp_path / "else").mkdir()
    with pytest.raises(StoreError, match="isn't an export"):
        folder.read(tmp_path / "else", "me")


def test_what_can_not_be_read_is_named_and_hides_nothing(tmp_path: Path) -> None:
    kept = store(tmp_path, session(1))
    (tmp_path / "people/me/sessions/broken.toml").write_text("[[[")
    (tmp_path / "people/me/sessions/other.toml").write_bytes(bundle.written(session(2, person="anna")).data)
    found = gathered(kept)
    assert [piece.holds for piece in found.pieces] == [session(1)]
    assert {file.name for file in found.unreadable} == {"sessions/broken.toml", "sessions/other.toml"}


def test_a_link_to_somewhere_else_is_not_followed(tmp_path: Path) -> None:
    kept = store(tmp_path / "data", session(1))
    store(tmp_path / "else", session(2))
    sessions = tmp_path / "data/people/me/sessions"
    (sessions / "link.toml").symlink_to(next((tmp_path / "else/people/me/sessions").iterdir()))
    assert len(gathered(kept).sessions) == 1
    (tmp_path / "data/people/me/events").symlink_to(tmp_path)
    with pytest.raises(StoreError, match="is a link"):
        gathered(kept)


def test_a_second_copy_goes_out_once_and_one_that_differs_only_in_the_folder(
    tmp_path: Path, library: Library
) -> None:
    kept = store(tmp_path, session(1))
    sessions = tmp_path / "people/me/sessions"
    (sessions / "a copy.toml").write_bytes(bundle.written(session(1)).data)
    assert [piece.name for piece in gathered(kept).pieces] == [bundle.name_of(session(1))]
    changed = session(1, answers=Answers({Key("s2_back_avg"): 9}))
    (sessions / "a (conflicted copy).toml").write_bytes(bundle.written(changed).data)
    found = gathered(kept)
    assert "copies that say different things" in found.remarks[0]
    assert {name for name in folder.files(found) if "sessions" in name} == {
        bundle.name_of(session(1)), "sessions/a (conflicted copy).toml",
    }  # fmt: skip
    for shape in ("json", "csv-long", "csv-wide"):
        data = shapes.data(found, shape, library)
        assert data == shapes.data(found.single(), shape, library)
    assert json_file.read(shapes.data(found, "json", library)).sessions == (session(1),)


# -- what a person doesn't want named -------------------------------------------------------------


@pytest.mark.parametrize("named", [True, False])
def test_no_export_names_the_private_answer_against_the_setting(
    tmp_path: Path, library: Library, named: bool
) -> None:
    safety = SafetyRecord(asked_at=AT, asked=("E1", "E4"), unsure=("E4",))
    kept = store(tmp_path, session(1, safety=safety))
    kept.save_person(Person("me", settings={"store_e4": named}))
    found = gathered(kept)
    every = [json_file.written(found), long_table.written(found), wide_table.written(found, library)]
    every += folder.files(found).values()
    assert bool(re.search(rb"\bE4\b|sign_E4", b"".join(every))) == named
    if not named:
        assert found.sessions[0].safety.unsure == ("E1-4",)
        assert rows(wide_table.written(found, library))[0]["sign_E1-4"] == "not_sure"


# -- JSON -----------------------------------------------------------------------------------------


def test_the_json_fits_its_schema(tmp_path: Path) -> None:
    note = Entry("1", "me", "events", date(2026, 9, 3), AT, {"kind": "scan", "day": date(2026, 9, 1)})
    kept = store(tmp_path, session(1), session(2, replaces=session(1).id, corrected=AT))
    kept.save_entry(note)
    kept.save_person(Person("me", settings={"theme": "light"}, created=AT))
    told = json.loads(json_file.written(gathered(kept)))
    assert wrong(json_file.schema(), told) == []
    assert (len(told["sessions"]), len(told["entries"]), told["demo"]) == (2, 1, False)


def test_the_schema_tells_what_is_wrong(tmp_path: Path) -> None:
    told = json.loads(json_file.written(gathered(store(tmp_path, session(1)))))
    told["sessions"][0]["answers"]["s2_back_avg"] = 4.5
    told["sessions"][0]["missing"]["ctx_sleep"] = "forgotten"
    del told["sessions"][0]["started"]
    assert wrong(json_file.schema(), told) == [
        "$.sessions[0]: started is missing",
        "$.sessions[0].answers: fits none",
        "$.sessions[0].missing: fits none",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "isn't JSON"),
        (b"\xff", "isn't JSON"),
        (b"[" * 100_000, "isn't JSON"),
        (b"[1]", "isn't an export"),
        (b'{"format": "onthemend-export", "schema": 2}', "newer version"),
        (b'{"format": "onthemend-export", "schema": 1, "sessions": {}}', "a list is expected"),
    ],
)
def test_a_json_file_that_is_none_of_ours_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        json_file.read(data)


@pytest.mark.parametrize(
    "bad",
    [
        {"started": "yesterday"}, {"id": "../../x"}, {"person": "../me"}, {"answers": [1]},
        {"legs": ["third"]}, {"answers": {"x": {"$day": "2026-13-01"}}}, {"answers": {"x": None}},
        {"schema": 7}, {"format": "?"},
    ],
)  # fmt: skip
def test_a_wrong_part_is_named_and_the_rest_is_there(tmp_path: Path, bad: dict[str, Any]) -> None:
    told = json.loads(json_file.written(gathered(store(tmp_path, session(1), session(2)))))
    told["sessions"][0] |= bad
    read = json_file.read(json.dumps(told).encode())
    assert [one.id for one in read.sessions] == [session(2).id]
    assert [file.name for file in read.unreadable] == ["part 1 (sessions)"]


# -- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "-2+3",
        "+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "'quoted",
    ],
)
def test_no_text_in_a_table_is_a_formula_and_every_text_comes_back(text: str) -> None:
    told = spreadsheet.guarded(text)
    assert told == f"'{text}"
    assert spreadsheet.plain(told) == text


def test_plain_words_stay_plain_and_numbers_stay_numbers() -> None:
    assert spreadsheet.guarded("walk (10 min) = good") == "walk (10 min) = good"
    told = long_table.written(
        bundle.Bundle("me", (bundle.written(session(answers=Answers({Key("gpe"): -3}))),))
    )
    assert b'"gpe","","","answered","number","-3"' in told


def test_tables_are_utf8_with_its_mark_quoted_and_crlf(tmp_path: Path, library: Library) -> None:
    found = gathered(store(tmp_path, session(1)))
    for data in (long_table.written(found), wide_table.written(found, library), wide_table.codebook(library)):
        assert data.startswith(b'\xef\xbb\xbf"')
        assert data.endswith(b'"\r\n')
        assert data.count(b"\n") == data.count(b"\r\n")
        assert all(
            line.startswith('"') and line.endswith('"') for line in data.decode("utf-8-sig").splitlines()
        )


def test_the_long_table_has_one_row_an_answer_with_the_words_it_was_asked_in(tmp_path: Path) -> None:
    found = gathered(store(tmp_path, session(1)))
    answers = [row for row in rows(long_table.written(found)) if row["table"] == "answers"]
    said = {(row["item"], row["leg"], row["state"], row["value"], row["asked"]) for row in answers}
    assert said == {
        ("s2_back_avg", "", "answered", "4", "How bad was your back pain?"),
        ("s2_leg_avg", "left", "answered", "7", ""),
        ("ctx_sleep", "", "skipped", "", ""),
    }
    assert answers[0]["started"] == "2026-09-10T09:41:00+00:00"


def test_a_long_table_with_a_wrong_row_loses_that_check_in_only(tmp_path: Path) -> None:
    data = long_table.written(gathered(store(tmp_path, session(1), session(2))))
    spoiled = data.replace(
        b'"s2_back_avg","","","answered","number","4"', b'"s2_back_avg","","","answered","number","x"', 1
    )
    read = long_reading.read(spoiled)
    assert [one.id for one in read.sessions] == [session(2).id]
    assert "isn't a value of kind 'number'" in read.unreadable[0].reason


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("csv", '"demo"', '"Demo"'), "aren't those of a long table"),
        (("row", '"","","","","answers"', '"answers"'), "cells"),
    ],
)
def test_what_is_no_long_table_is_one_sentence(
    tmp_path: Path, change: tuple[str, str, str], said: str
) -> None:
    data = long_table.written(gathered(store(tmp_path, session(1)))).decode("utf-8-sig")
    data = data.replace(change[1], change[2], 1) if change[0] == "csv" else data + '"one cell"\r\n'
    with pytest.raises(StoreError, match=said):
        long_reading.read(data.encode())


def test_a_wide_table_is_not_taken_in_and_says_why(tmp_path: Path, library: Library) -> None:
    with pytest.raises(StoreError, match="leaves out how the questions were worded"):
        long_reading.read(wide_table.written(gathered(store(tmp_path, session(1))), library))


def test_the_wide_table_has_one_row_a_check_in_and_a_column_for_each_leg(
    tmp_path: Path, library: Library
) -> None:
    second = session(2, replaces=session(1).id, corrected=AT)
    told = rows(wide_table.written(gathered(store(tmp_path, session(1), second)), library))
    assert [row["session"] for row in told] == [session(1).id, second.id]
    assert (told[0]["s2_leg_avg_left"], told[0]["s2_leg_avg_right"], told[0]["s2_back_avg"]) == ("7", "", "4")
    assert told[0]["ctx_sleep"] == "skipped"
    assert (told[0]["replaced_by"], told[1]["replaces"]) == (second.id, session(1).id)


def test_the_wide_tables_columns_are_the_contents_whatever_was_answered(
    tmp_path: Path, library: Library
) -> None:
    gone = session(
        2, answers=Answers({Key("old_item"): 3, Key("s1_zones"): [], Key("p1_relief"): {"ice": 2}})
    )
    names = [column.name for column in columns(library)]
    assert len(set(names)) == len(names)
    found = gathered(store(tmp_path, session(1), gone))
    told = wide_table.written(found, library)
    assert rows(told)[0].keys() - set(names) == {"old_item"}
    assert list(rows(told)[0])[: len(names)] == names
    assert (rows(told)[1]["s1_zones"], rows(told)[1]["p1_relief_ice"], rows(told)[1]["old_item"]) == (
        "[]",
        "2",
        "3",
    )
    assert rows(told)[0]["s1_zones"] == ""


def test_the_codebook_explains_every_column_and_the_missing_codes(library: Library) -> None:
    book = {row["column"]: row for row in rows(wide_table.codebook(library))}
    assert set(book) >= {column.name for column in columns(library)} | set(long_table.COLUMNS)
    assert all(row["wording"] for row in book.values())
    assert "skipped" in book["s2_back_avg"]["missing"]
    assert book["s2_back_avg"]["values"].startswith("0 to 10")
    assert book["ctx_side"]["values"].startswith("left = ")


def test_an_invented_person_is_marked_in_every_row(tmp_path: Path, library: Library) -> None:
    invented = session(1, provenance={"invented": True})
    found = gathered(store(tmp_path, invented))
    assert {row["demo"] for row in rows(long_table.written(found))} == {"DEMO"}
    assert {row["demo"] for row in rows(wide_table.written(found, library))} == {"DEMO"}
    assert b"demo = true" in folder.files(found)["export.toml"]


# -- writing --------------------------------------------------------------------------------------


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    target = tmp_path / "copy.json"
    target.write_text("mine")
    with pytest.raises(TakenError, match="already there"):
        write_file(target, b"theirs")
    assert target.read_text() == "mine"
    write_file(target, b"theirs", force=True)
    assert target.read_bytes() == b"theirs"
    with pytest.raises(StoreError, match="isn't empty"):
        write_folder(tmp_path, {"a.toml": b""})
    assert [path.name for path in tmp_path.iterdir()] == ["copy.json"]
    with pytest.raises(StoreError, match="no folder"):
        write_file(tmp_path / "none/copy.json", b"")


# -- taking in ------------------------------------------------------------------------------------


def test_what_is_here_already_is_found_by_its_id_and_what_differs_is_left_out(tmp_path: Path) -> None:
    here = store(tmp_path / "here", session(1), session(2))
    changed = session(2, answers=Answers({Key("s2_back_avg"): 9}))
    coming = gathered(store(tmp_path / "there", session(1), changed, session(3)))
    before = {path: path.read_bytes() for path in (tmp_path / "here").rglob("*.toml")}
    done = taking.carry_out(taking.plan(coming, gathered(here)), taking.into(here.folders, "me"))
    found = {name: [p.holds.id for p in getattr(done, name)] for name in ("new", "same", "other")}
    assert found == {"new": [session(3).id], "same": [session(1).id], "other": [session(2).id]}
    assert {path: path.read_bytes() for path in before} == before
    assert [one.id for one in here.all("me").sessions] == [session(n).id for n in (1, 2, 3)]


def test_a_copy_of_another_person_is_refused_by_name(tmp_path: Path) -> None:
    coming = gathered(store(tmp_path / "there", session(1, "anna")), "anna")
    with pytest.raises(StoreError, match="--person anna"):
        taking.plan(coming, gathered(TomlStore(tmp_path / "here")))


def test_ones_own_settings_stay_as_they_are(tmp_path: Path) -> None:
    here, there = TomlStore(tmp_path / "here"), store(tmp_path / "there", session(1))
    here.save_person(Person("me", settings={"theme": "light"}))
    there.save_person(Person("me", settings={"theme": "dark"}))
    plan = taking.plan(gathered(there), gathered(here))
    assert [piece.holds for piece in plan.new] == [session(1)]
    assert "left as they are" in plan.remarks[0]


def test_notes_come_along(tmp_path: Path) -> None:
    there = store(tmp_path / "there")
    note = Entry(ids.new_id_of_chance(), "me", "events", date(2026, 9, 3), AT, {"kind": "scan", "text": "=1"})
    there.save_entry(note)
    for data in (json_file.read(json_file.written(gathered(there))), gathered(there)):
        here = TomlStore(
            tmp_path / f"here-{len(data.remarks)}-{data.pieces[0].name[:9] == 'events/20'}-{id(data)}"
        )
        taking.carry_out(taking.plan(data, gathered(here)), taking.into(here.folders, "me"))
        assert here.entries("me", "events").entries == (note,)


def test_a_disk_that_fails_half_way_loses_nothing_and_can_be_tried_again(tmp_path: Path) -> None:
    coming = gathered(store(tmp_path / "there", session(1), session(2)))
    here = TomlStore(tmp_path / "here")
    keep = taking.into(here.folders, "me")

    def full(name: str, data: bytes) -> None:
        if "9-17" in name:
            raise StoreError("Not saved: the disk is full.")
        keep(name, data)

    with pytest.raises(StoreError, match="full"):
        taking.carry_out(taking.plan(coming, gathered(here)), full)
    assert len(here.all("me").sessions) == 1
    again = taking.carry_out(taking.plan(coming, gathered(here)), keep)
    assert (len(again.new), len(again.same)) == (1, 1)


def test_two_machines_records_join_with_no_date_looking_wrong(tmp_path: Path) -> None:
    here = store(tmp_path / "here", *(session(n, counter=n - 10) for n in (11, 12, 13)))
    coming = gathered(store(tmp_path / "there", *(session(n, counter=n) for n in (1, 2, 3, 4))))
    taking.carry_out(taking.plan(coming, gathered(here)), taking.into(here.folders, "me"))
    shelf = here.all("me")
    assert [one.id for one in shelf.sessions] == [session(n).id for n in (1, 2, 3, 4, 11, 12, 13)]
    assert not shelf.odd
