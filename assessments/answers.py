"""What a person said: answers by item id (and leg), and why an item has none. Immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Leg: TypeAlias = Literal["left", "right"]
LEGS: tuple[Leg, Leg] = ("left", "right")

Missing: TypeAlias = Literal["skipped", "not_applicable", "dont_know"]
MISSING: tuple[Missing, ...] = ("skipped", "not_applicable", "dont_know")

Value: TypeAlias = int | str | date | list[str] | dict[str, int] | dict[str, str]
"""One answer in its natural direction.

int: a rating, a count, an angle (degrees), a number in its unit, an option; str: an option or a note; date;
list[str]: several options, body places, activities; dict: a table, row -> option.
"""


class Key(NamedTuple):
    """Names one answer: the item, and the leg where the item is asked per leg."""

    item: str
    leg: Leg | None = None

    def __str__(self) -> str:
        return f"{self.item}.{self.leg}" if self.leg else self.item


@dataclass(frozen=True)
class Answers:
    """Answers and the reasons for missing ones, keyed by `Key`. A key is in at most one of the two."""

    given: Mapping[Key, Value] = field(default_factory=dict)
    missing: Mapping[Key, Missing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "given", MappingProxyType(dict(self.given)))
        object.__setattr__(self, "missing", MappingProxyType(dict(self.missing)))

    def get(self, item: str, leg: Leg | None = None) -> Value | None:
        """The value, or None where there is none for whatever reason."""
        return self.given.get(Key(item, leg))

    def number(self, item: str, leg: Leg | None = None) -> int | None:
        """The value where it is a whole number, else None."""
        value = self.given.get(Key(item, leg))
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def put(self, key: Key, value: Value) -> Answers:
        """With this answer."""
        return Answers({**self.given, key: value}, {k: m for k, m in self.missing.items() if k != key})

    def leave_out(self, key: Key, why: Missing) -> Answers:
        """With this item left out, and the reason."""
        return Answers({k: v for k, v in self.given.items() if k != key}, {**self.missing, key: why})

    def without(self, key: Key) -> Answers:
        """As if the item had not been asked."""
        return self.only(k for k in (*self.given, *self.missing) if k != key)

    def only(self, keys: Iterator[Key] | set[Key]) -> Answers:
        """Just these keys."""
        keep = set(keys)
        return Answers(
            {k: v for k, v in self.given.items() if k in keep},
            {k: m for k, m in self.missing.items() if k in keep},
        )

    def legs(self, item: str) -> tuple[Leg, ...]:
        """The legs this item has an answer for."""
        return tuple(leg for leg in LEGS if Key(item, leg) in self.given)

    def __contains__(self, key: object) -> bool:
        return key in self.given or key in self.missing

    # -- the flat form that stands in TOML: per-leg items as {left = .., right = ..} --

    def tables(self) -> tuple[dict[str, object], dict[str, object]]:
        """(answers, missing) as plain tables by item id, per-leg items as {"left": ..}."""
        return _nest(self.given), _nest(self.missing)


def _nest(by_key: Mapping[Key, object]) -> dict[str, object]:
    table: dict[str, object] = {}
    for key, value in by_key.items():
        if key.leg is None:
            table[key.item] = value
        else:
            legs = table.setdefault(key.item, {})
            assert isinstance(legs, dict)
            legs[key.leg] = value
    return table
