"""The PIN and the patients' numbers: tries are counted first, and wait longer and longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessments.clinic import secret
from assessments.clinic.moment import Moment
from assessments.clinic.secret import DELAYS, Secret
from assessments.errors import AnswerError, StoreError
from assessments.keeping import durable

START = datetime(2026, 11, 24, 9, tzinfo=UTC)
PIN = "830194"


def at(seconds: float, boot: str = "one") -> Moment:
    return Moment(START + timedelta(seconds=seconds), boot, seconds)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap scrypt: what it costs is not what is tried here."""
    monkeypatch.setattr(secret, "_COST", {"n": 2, "r": 1, "p": 1})


@pytest.fixture
def pin(tmp_path: Path) -> Secret:
    made = Secret(tmp_path / "pin.toml", 6)
    made.set(PIN)
    return made


def test_the_right_number_opens_and_no_other(pin: Secret) -> None:
    assert pin.check(PIN, at(0))
    assert not pin.check("830195", at(1))
    assert not pin.check(PIN + "0", at(2))


def test_there_is_none_until_one_is_set(tmp_path: Path) -> None:
    none = Secret(tmp_path / "pin.toml", 6)
    assert not none.is_set
    assert not none.check("000000", at(0))
    assert not none.check("", at(1))
    assert not none.is_set


@pytest.mark.parametrize(
    "digits",
    [
        "",
        "12345",
        "83019a",
        "8301945678901",
        "８３０１９４",
        "111111",
        "123456",
        "654321",
        "890123",
        " 830194",
    ],
)
def test_numbers_that_wont_do_are_refused_with_a_sentence(pin: Secret, digits: str) -> None:
    with pytest.raises(AnswerError, match=r"Please give|too easy"):
        pin.set(digits)
    assert pin.check(PIN, at(0))


@pytest.mark.parametrize(
    "digits", ["", "8", "83", "830", "abcd", "٨٣٠١", "1111", "1234", "4321", "8901", "83 1"]
)
def test_a_number_is_refused_before_it_is_set(digits: str) -> None:
    assert not Secret.fits(digits)


def test_what_fits_can_be_set(tmp_path: Path) -> None:
    for digits in ("8301", "0001", "1357", "9998"):
        assert Secret.fits(digits)
        Secret(tmp_path / "n.toml", 4, exact=True).set(digits)


def test_a_patients_number_has_just_four_digits(tmp_path: Path) -> None:
    own = Secret(tmp_path / "numbers" / "a.toml", 4, exact=True)
    with pytest.raises(AnswerError, match="Please give 4 digits"):
        own.set("83019")
    assert not own.check("8301", at(0))  # makes the folder, as for a code that nobody has
    own.set("8301")
    assert own.check("8301", at(1))


def test_wrong_tries_wait_longer_and_longer_and_never_for_good(pin: Secret) -> None:
    now, waits = 0.0, []
    for _ in range(9):
        now += pin.wait(at(now))
        assert not pin.check("000001", at(now))
        waits.append(pin.wait(at(now)))
    assert waits == [*DELAYS[1:], *[DELAYS[-1]] * 3]
    assert not pin.check(PIN, at(now + 1))  # in the waiting time even the right one isn't looked at
    assert pin.check(PIN, at(now + DELAYS[-1]))
    assert pin.wait(at(now + DELAYS[-1])) == 0


def test_a_try_during_the_wait_doesnt_make_it_longer(pin: Secret) -> None:
    for second in range(3):
        pin.check("000001", at(second))
    assert pin.wait(at(2)) == 30
    pin.check("000001", at(10))
    assert pin.wait(at(12)) == 20


def test_a_new_process_waits_for_the_rest_and_a_new_start_of_the_machine_for_all_of_it(pin: Secret) -> None:
    for second in range(1000, 1003):
        pin.check("000001", at(second))
    again = Secret(pin.path, 6)
    assert again.wait(at(1012)) == 20
    assert again.wait(at(5, boot="two")) == 25
    assert again.wait(at(31, boot="two")) == 0


def test_a_clock_set_back_or_ahead_changes_no_wait(pin: Secret) -> None:
    for second in range(3):
        pin.check("000001", at(second))
    ahead = Moment(START + timedelta(days=4000), "one", 3)
    assert pin.wait(ahead) == 29


def test_the_try_is_on_disk_before_it_is_looked_at(pin: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def hashed(*_: object) -> bytes:
        seen.append(pin._tries.read_bytes())
        raise KeyboardInterrupt  # the plug is pulled

    monkeypatch.setattr(secret, "_hash", hashed)
    for second in range(3):
        with pytest.raises(KeyboardInterrupt):
            pin.check(PIN, at(second))
    assert [b"wrong = %d\n" % n in data for n, data in enumerate(seen, 1)] == [True] * 3
    assert pin.wait(at(3)) == 29


def test_a_try_that_cant_be_counted_isnt_looked_at(pin: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(durable, "write_over", full)
    with pytest.raises(StoreError, match="Not saved: the disk is full"):
        pin.check(PIN, at(0))


@pytest.mark.parametrize("damage", [b"", b"wrong = 0\n", b"\xff", b"[[["])
def test_a_damaged_count_waits_as_long_as_any(pin: Secret, damage: bytes) -> None:
    pin._tries.write_bytes(damage)
    assert pin.wait(at(10)) == DELAYS[-1] - 10
    assert pin.check(PIN, at(DELAYS[-1] + 1))


def test_a_damaged_number_opens_nothing_and_says_what_to_do(pin: Secret) -> None:
    for damage in (b"", b"hash = 1\n", pin.path.read_bytes().replace(b'salt = "', b'salt = "xyz')):
        pin.path.write_bytes(damage)
        with pytest.raises(StoreError, match="set the number anew"):
            pin.check(PIN, at(0))


def test_setting_it_anew_ends_every_wait(pin: Secret) -> None:
    for second in range(6):
        pin.check("000001", at(second * 1000))
    pin.set("775501")
    assert pin.wait(at(6001)) == 0
    assert pin.check("775501", at(6002))
    assert not pin.check(PIN, at(6003))


def test_nothing_of_the_number_can_be_read_from_the_files(pin: Secret) -> None:
    pin.check("271828", at(0))
    text = b"".join(path.read_bytes() for path in pin.path.parent.iterdir())
    assert PIN.encode() not in text
    assert b"271828" not in text
    assert all(path.stat().st_mode & 0o077 == 0 for path in pin.path.parent.iterdir())


def test_forgetting_leaves_nothing(pin: Secret) -> None:
    pin.check("000001", at(0))
    pin.forget()
    assert not list(pin.path.parent.iterdir())
    assert not pin.is_set


def test_the_real_cost_is_that_of_a_guess_worth_waiting_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert secret._COST["n"] * secret._COST["r"] * 128 >= 16 << 20  # bytes of memory for each guess
