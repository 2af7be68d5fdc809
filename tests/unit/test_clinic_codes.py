"""Patient codes: what is one, what a slip of the finger makes of one, and that a code is never a path."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.clinic import codes
from assessments.clinic.clinic import Clinic
from assessments.clinic.moment import Moment

DIGITS = st.text("0123456789", min_size=8, max_size=8)


def of(digits: str) -> str:
    return digits + codes.check_digit(digits)


@given(DIGITS)
def test_a_code_is_read_with_and_without_blanks(digits: str) -> None:
    code = of(digits)
    assert codes.parse(code) == codes.parse(codes.in_threes(code)) == codes.parse(f"  {code} ") == code


@settings(max_examples=40)
@given(DIGITS)
def test_every_single_wrong_digit_is_found(digits: str) -> None:
    code = of(digits)
    for place, right in enumerate(code):
        for wrong in set("0123456789") - {right}:
            assert codes.parse(code[:place] + wrong + code[place + 1 :]) is None


@given(DIGITS)
def test_every_swap_of_neighbours_is_found(digits: str) -> None:
    code = of(digits)
    for place, (one, two) in enumerate(pairwise(code)):
        if one != two:
            assert codes.parse(code[:place] + two + one + code[place + 2 :]) is None


@pytest.mark.parametrize(
    "text",
    ["", "12345678", "1234567890", "../../etc", "12345678\x00", "1/2/3/4/5", "CON", "１２３４５６７８０",
     "١٢٣٤٥٦٧٨٩", "-12345678", "+12345678", "1e8", "\u202e123456789", "9" * 5000, " " * 5000],
)  # fmt: skip
def test_what_isnt_a_code_isnt_taken_for_one(text: str) -> None:
    assert codes.parse(text) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_a_code_is_nine_plain_digits_or_none(text: str) -> None:
    code = codes.parse(text)
    assert code is None or (len(code) == 9 and code.isascii() and code.isdigit())


def test_codes_read_in_threes_also_while_typed() -> None:
    assert codes.in_threes("123456789") == "123 456 789"
    assert codes.in_threes("1234") == "123 4"


def test_new_codes_are_by_chance_and_never_one_that_is_taken() -> None:
    made = {codes.new_code(lambda _: False) for _ in range(200)}
    assert len(made) > 190
    assert all(codes.parse(code) == code for code in made)
    assert max(abs(int(a) - int(b)) for a, b in pairwise(sorted(made))) > 10_000
    first: list[str] = []

    def taken(code: str) -> bool:
        first.append(code)
        return len(first) < 5

    assert codes.new_code(taken) == first[-1]


def test_a_code_leads_to_one_record_and_isnt_written_anywhere(tmp_path: Path) -> None:
    clinic = Clinic.set_up(tmp_path)
    code = clinic.new_code()
    person = clinic.person_of(code)
    assert person == Clinic.open(tmp_path).person_of(code) != clinic.person_of(of("00000000"))
    assert len(person) == 32
    assert code not in person
    assert not clinic.known(person)
    clinic.begin(_now(), "en").named(_now(), person)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert not [path for path in written if code.encode() in path.read_bytes() or code in str(path)]


def test_counts_of_tries_for_codes_that_nobody_has_are_forgotten_after_a_while(tmp_path: Path) -> None:
    clinic = Clinic.set_up(tmp_path)
    one, two, three = ("a" * 32, "b" * 32, "c" * 32)
    for person in (one, two, three):
        clinic.number_of(person).check("8301", Moment(_now(), "boot", 1))
    clinic.number_of(one).set("8301")
    clinic.number_of(one).check("9999", Moment(_now(), "boot", 2))
    folder = tmp_path / "kiosk" / "numbers"
    os.utime(folder / f"{two}-tries.toml", (1, 1))
    os.utime(folder / f"{one}-tries.toml", (1, 1))
    clinic.forget_guesses(1000)
    left = sorted(path.name for path in folder.iterdir())
    assert left == [f"{one}-tries.toml", f"{one}.toml", f"{three}-tries.toml"]


def test_two_kiosks_with_keys_of_their_own_lead_to_other_records(tmp_path: Path) -> None:
    one, two = (Clinic.set_up(tmp_path / name) for name in ("one", "two"))
    assert one.person_of(of("12345678")) != two.person_of(of("12345678"))


def _now() -> datetime:
    return datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
