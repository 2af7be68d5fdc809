"""Out, in and out again is the same to the byte: for the invented people, and for whatever can be typed."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from json_schema import wrong
from property.test_session_round_trip import (
    ID,
    MOMENT,
    NUMBER,
    SAFE,
    TREE,
    WORD,
    answers,
    safety,
)  # fmt: skip

from assessments import demo
from assessments import library as content
from assessments.exchange import bundle, folder, json_file, long_reading, long_table, spreadsheet, wide_table
from assessments.exchange import taking_in as taking
from assessments.exchange.bundle import Bundle
from assessments.exchange.targets import write_folder
from assessments.keeping.store import Entry, Person
from assessments.keeping.toml_store import TomlStore
from assessments.session import Session

NOW = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
LIBRARY = content.read()
NUMBER_CELL = re.compile(r"-\d+(\.\d+)?(e[+-]?\d+)?")
PEOPLE = ("demo-edda", "demo-finn")  # ended by a warning sign; both legs
QUICK = settings(deadline=None, max_examples=12)
RICH = st.one_of(
    TREE, st.dates(date(1900, 1, 1)), MOMENT, st.times().map(lambda t: t.replace(microsecond=0)), st.floats()
).filter(lambda value: value == value)
SESSIONS = st.builds(
    Session,
    id=ID, person=st.just("me"), form=WORD, started=MOMENT, finished=MOMENT, entered=MOMENT,
    answers=answers(), carried=answers(missing=False), safety=safety(),
    legs=st.sampled_from([(), ("left",), ("left", "right")]), only=st.none() | WORD,
    short=st.booleans(), stopped=st.booleans(), counter=st.integers(0, 10**6), zone=SAFE, language=WORD,
    asked=st.dictionaries(WORD, SAFE, max_size=4),
    scores=st.dictionaries(WORD, st.integers(0, 100), max_size=4),
    provenance=st.dictionaries(WORD, RICH, max_size=4),
    replaces=st.none() | ID, corrected=st.none() | MOMENT,
    unknown=st.dictionaries(WORD.map(lambda w: f"x_{w}"), RICH.filter(lambda t: t != {}), max_size=3),
)  # fmt: skip
ENTRIES = st.builds(
    Entry,
    id=ID, person=st.just("me"), folder=st.sampled_from(["events", "activity", "plans"]),
    day=st.dates(date(1990, 1, 1)),
    entered=MOMENT, what=st.dictionaries(WORD, SAFE | st.booleans() | NUMBER | st.dates()),
)  # fmt: skip


def bundled(things: list[Session | Entry | Person]) -> Bundle:
    unique = {(type(thing), thing.id): bundle.written(thing) for thing in things}
    return Bundle("me", bundle.in_order(unique.values()))


@QUICK
@given(st.lists(SESSIONS | ENTRIES, max_size=3))
def test_whatever_was_kept_comes_back_from_json(things: list[Session | Entry]) -> None:
    found = bundled([*things])
    again = json_file.read(json_file.written(found))
    assert not again.unreadable
    assert again.pieces == found.pieces
    assert json_file.written(again) == json_file.written(found)


@QUICK
@given(st.lists(SESSIONS, max_size=3))
def test_whatever_was_kept_comes_back_from_the_long_table(things: list[Session]) -> None:
    found = bundled([*things])
    data = long_table.written(found)
    again = long_reading.read(data)
    assert not again.unreadable
    assert [piece.holds for piece in again.pieces] == [piece.holds for piece in found.pieces]
    assert long_table.written(again) == data


@QUICK
@given(st.lists(SESSIONS, max_size=3))
def test_every_cell_of_a_table_is_harmless(things: list[Session]) -> None:
    for data in (long_table.written(bundled([*things])), wide_table.written(bundled([*things]), LIBRARY)):
        _, rows = spreadsheet.read(data)
        for _, row in rows:
            for name, cell in row.items():
                acts = cell.lstrip(" \u00a0\u3000").startswith(spreadsheet.STARTS)
                assert not acts or NUMBER_CELL.fullmatch(cell), (name, cell)


@given(st.text(), st.text())
def test_a_text_in_a_cell_comes_back(text: str, other: str) -> None:
    table = spreadsheet.written(
        ("one", "two"), [{"one": spreadsheet.guarded(text), "two": spreadsheet.guarded(other)}]
    )
    _, rows = spreadsheet.read(table)
    assert [{k: spreadsheet.plain(v) for k, v in row.items()} for _, row in rows] == [
        {"one": text, "two": other}
    ]


@given(st.binary(max_size=200), st.sampled_from([json_file.read, long_reading.read]))
def test_no_bytes_raise_anything_but_a_sentence(data: bytes, read: Callable[[bytes], Bundle]) -> None:
    from assessments.errors import StoreError

    with pytest.raises(StoreError):
        read(data)


# -- the invented people --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which they live."""
    root = tmp_path_factory.mktemp("people")
    for person in PEOPLE:
        demo.build(TomlStore(root), LIBRARY, person, NOW)
    return root


def out(root: Path, person: str) -> dict[str, bytes]:
    """Every format, as bytes."""
    found = bundle.gather(TomlStore(root).folders.person(person), person)
    assert not found.unreadable
    return {
        **folder.files(found),
        "json": json_file.written(found),
        "long": long_table.written(found),
        "wide": wide_table.written(found, LIBRARY),
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_the_json_fits_its_schema(people: Path, person: str) -> None:
    told = json.loads(out(people, person)["json"])
    assert wrong(json_file.schema(), told) == []
    assert told["demo"] is True


def taken_in(coming: Bundle, root: Path, person: str) -> taking.Plan:
    store = TomlStore(root)
    here = bundle.gather(store.folders.person(person), person)
    return taking.carry_out(taking.plan(coming, here), taking.into(store.folders, person))


@settings(deadline=None, max_examples=4)
@given(st.sampled_from(PEOPLE), st.sampled_from(["folder", "json"]), st.data())
def test_an_export_taken_in_and_exported_is_the_same_to_the_byte(
    people: Path, person: str, way: str, data: st.DataObject
) -> None:
    first = out(people, person)
    with tempfile.TemporaryDirectory() as made:
        copy, root = Path(made, "copy"), Path(made, "data")
        files = {name: written for name, written in first.items() if name.endswith(".toml")}
        write_folder(copy, files)
        coming = folder.read(copy, person) if way == "folder" else json_file.read(first["json"])
        already = data.draw(st.sets(st.sampled_from(range(len(coming.pieces)))))
        part = Bundle(person, tuple(coming.pieces[number] for number in already))
        assert len(taken_in(part, root, person).new) == len(already)
        done = taken_in(coming, root, person)
        assert len(done.new) == len(coming.pieces) - len(already)
        assert (len(done.same), done.other) == (len(already), ())
        assert out(root, person) == first


def test_the_long_table_taken_in_gives_the_same_tables(people: Path, tmp_path: Path) -> None:
    first = out(people, "demo-finn")
    taken_in(long_reading.read(first["long"]), tmp_path, "demo-finn")
    again = out(tmp_path, "demo-finn")
    assert (again["long"], again["wide"]) == (first["long"], first["wide"])
    assert {n: b for n, b in again.items() if n[:9] == "sessions/"} == {
        n: b for n, b in first.items() if n[:9] == "sessions/"
    }
