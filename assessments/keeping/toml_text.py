"""TOML as this program writes and reads it: flat, in order, per-leg answers on one line; strings cleaned."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TypeVar

import tomli_w

from assessments.answers import LEGS, MISSING, Answers, Key, Leg, Missing, Value
from assessments.errors import StoreError
from assessments.keeping import plain_toml, schemas
from assessments.text import clean

END = {"complete": True}  # TOML cut at a line's end still parses: only this says that a file is whole
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HIDING = ("\\", "\t", '"""', "'''")  # without these, plain letters in TOML can hold no control character
_Kind = TypeVar("_Kind")


def written(header: str, top: Mapping[str, object], tables: Mapping[str, Mapping[str, object]]) -> bytes:
    """The file: a comment line, the top keys, then the tables that aren't empty, then [end].

    Checked by reading it back. Raises StoreError where something has no place in TOML.
    """
    full: dict[str, object] = {name: _washed(table) for name, table in tables.items() if table}
    top = {clean(key): _washed(value) for key, value in top.items()}
    last = full.pop("end", {})
    assert isinstance(last, dict)
    full["end"] = {**last, **END}
    lines = [f"# {clean(header)}", ""]
    lines += [f"{_key(key)} = {_value(value)}" for key, value in top.items()]
    for name, table in full.items():
        assert isinstance(table, dict)
        lines += ["", f"[{_key(name)}]", *(f"{_key(key)} = {_value(value)}" for key, value in table.items())]
    text = "\n".join(lines) + "\n"
    if tomllib.loads(text) != {**top, **full}:
        raise StoreError("Not saved: the answers could not be written as text. Please report this.")
    return text.encode()


def _washed(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _washed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_washed(item) for item in value]
    return value


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }" if value else "{}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, datetime):
        return _moment(value).isoformat()
    if not isinstance(value, str | int | float | bool | date | time):
        raise StoreError(
            f"Not saved: {type(value).__name__} has no place in a text file. Please report this."
        )
    return tomli_w.dumps({"k": value}).removeprefix("k = ").removesuffix("\n")


def _moment(at: datetime) -> datetime:
    offset = at.utcoffset()
    if offset is not None and offset.seconds % 60:  # TOML has whole minutes only
        return at.astimezone(UTC)
    return at


def parsed(data: bytes) -> dict[str, object]:
    """The tables of a file, strings cleaned. Raises StoreError with the reason in a few words."""
    try:
        text = data.decode("utf-8-sig")
        table = plain_toml.parsed(text) or tomllib.loads(text)
    except UnicodeDecodeError:
        raise StoreError("it isn't plain text (UTF-8).") from None
    except RecursionError:
        raise StoreError("it is nested too deeply.") from None
    except ValueError as error:
        if "4300 digits" in str(error):
            raise StoreError("a number in it is far too long.") from None
        raise StoreError(f"it isn't valid TOML: {clean(str(error))}.") from None
    if text.isascii() and not any(mark in text for mark in _HIDING):
        return table
    washed = _washed(table)
    assert isinstance(washed, dict)
    return washed


class Fields:
    """Takes typed values out of a table one by one; what stays in `left` is unknown and kept.

    Every method raises StoreError naming the key where the type is wrong, or nothing is there.
    """

    def __init__(self, table: Mapping[str, object], where: str = "") -> None:
        self.left, self.where = dict(table), where

    def take(self, key: str, kind: type[_Kind], expected: str, default: _Kind | None = None) -> _Kind:
        value = self.left.pop(key, default)
        if value is None:
            raise StoreError(f"{self.where}{key} is missing.")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise StoreError(f"{self.where}{key}: {expected} is expected.")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return self.take(key, str, "a text", default)

    def whole(self, key: str, default: int | None = None) -> int:
        return self.take(key, int, "a whole number", default)

    def flag(self, key: str) -> bool:
        return self.take(key, bool, "true or false", False)

    def moment(self, key: str) -> datetime:
        at = self.take(key, datetime, "a date and time with its zone")
        if at.tzinfo is None:
            raise StoreError(f"{self.where}{key}: the zone is missing, for example +01:00.")
        return at

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, "a list of texts", [])
        if not all(isinstance(value, str) for value in values):
            raise StoreError(f"{self.where}{key}: a list of texts is expected.")
        return tuple(values)

    def table(self, key: str) -> Fields:
        return Fields(self.take(key, dict, "a table", {}), f"{key}.")

    def head(self, form: str, kind: str) -> None:
        """Checks `format`, `schema` and the end marker; from here on it is a table of the current version."""
        if self.left.pop("format", None) != form:
            raise StoreError(f"it isn't a {kind} of On the Mend.")
        self.left = schemas.raised(form, self.whole("schema"), self.left)
        end = self.table("end")
        if end.left.pop("complete", None) is not True:
            raise StoreError("it is cut off: its last lines are missing.")
        if end.left:
            self.left["end"] = end.left


def answers(given: Mapping[str, object], missing: Mapping[str, object]) -> Answers:
    """Answers from their two flat tables. Raises StoreError.

    A table with only `left` and `right` is one value per leg: a file can be read without its questions.
    """
    by_leg = {item for table in (given, missing) for item, value in table.items() if _by_leg(value)}
    said: dict[Key, Value] = {}
    for key, value in _flat(given, by_leg):
        if not _storable(value):
            raise StoreError(
                f"answers.{key.item}: a whole number, a text, a date, or a list of texts is expected."
            )
        said[key] = value  # type: ignore[assignment]
    reasons: dict[Key, Missing] = {}
    for key, why in _flat(missing, by_leg):
        if why not in MISSING:
            raise StoreError(f"missing.{key.item}: one of {', '.join(MISSING)} is expected.")
        if key in said:
            raise StoreError(f"{key}: it has both an answer and a reason for none.")
        reasons[key] = why
    return Answers(said, reasons)


def _by_leg(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(key in LEGS for key in value)


def _flat(table: Mapping[str, object], by_leg: Collection[str]) -> Iterator[tuple[Key, object]]:
    for item, value in table.items():
        if isinstance(value, dict) and item in by_leg:
            for leg in LEGS:
                if leg in value:
                    yield _key_of(item, leg), value[leg]
        else:
            yield _key_of(item), value


@lru_cache(maxsize=4096)  # every session has the same few
def _key_of(item: str, leg: Leg | None = None) -> Key:
    return Key(item, leg)


def _storable(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    if isinstance(value, dict):
        return bool(value) and all(
            isinstance(item, int | str) and not isinstance(item, bool) for item in value.values()
        )
    return isinstance(value, int | str | date) and not isinstance(value, bool | datetime)
