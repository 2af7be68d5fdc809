"""Person ids are data, never paths: whatever is typed, nothing outside the person's own folder is touched."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessments import ids
from assessments.errors import StoreError
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.text import clean

DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
HOSTILE = [
    "../me", "..", ".", "/etc/passwd", "a/b", "a\\b", "C:", "me\0", "me\n", "CON", "con", "nul", "com1",
    "me ", " me", "", "-x", "x" * 33, "x" * 5000, "ｍｅ", "me.", "\u202eem", "👩‍👩‍👧", "%2e%2e", "~root",
    "$HOME", "Ünï",
]  # fmt: skip


def is_safe(person: str) -> bool:
    """By the plainest rule there is, apart from the one in use."""
    plain = all(char in "abcdefghijklmnopqrstuvwxyz0123456789-_" for char in person)
    return plain and 0 < len(person) <= 32 and person[0] not in "-_" and person not in DEVICES


@given(st.text())
@example("com1")
def test_an_id_is_taken_only_where_it_is_safe_as_a_folder(text: str) -> None:
    assert ids.is_person_id(text) == is_safe(text)


@pytest.mark.parametrize("person", HOSTILE)
def test_no_store_opens_or_makes_anything_for_a_hostile_id(person: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        store = TomlStore(Path(made) / "data")
        for call in (store.all, store.drafts, store.person, store.trashed):
            with pytest.raises(StoreError):
                call(person)
        with pytest.raises(StoreError):
            store.save_person(Person(person))
        assert not list(Path(made).rglob("*"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80) | st.sampled_from(HOSTILE))
def test_every_name_has_an_id_of_its_own_folder(name: str) -> None:
    person = ids.id_of_name(name)
    assert is_safe(person)
    with tempfile.TemporaryDirectory() as made:
        store = TomlStore(Path(made) / "data")
        store.save_person(Person(person, settings={"name": clean(name)}))
        assert store.people() == (person,)
        assert [path.name for path in (Path(made) / "data/people").iterdir()] == [person]


@given(st.text(max_size=60))
def test_the_same_name_is_the_same_person_however_it_is_spaced_or_written(name: str) -> None:
    person = ids.id_of_name(name)
    assert ids.id_of_name(f"  {name} ") == person or len(name) > 55
    assert ids.id_of_name(clean(name)) == person
    assert ids.id_of_name("Anna") == ids.id_of_name(" ANNA ") == "anna"


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_two_names_are_two_people(one: str, two: str) -> None:
    first, second = ("-".join(clean(name).casefold().split()) for name in (one, two))
    assert (ids.id_of_name(one) == ids.id_of_name(two)) == (first == second)
