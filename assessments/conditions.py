"""Conditions in content: when a question is asked. Data, no code.

{item, is | in | has | at_least | at_most | answered}, or several joined by all, any or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

Look: TypeAlias = Callable[[str], object]
"""Gives the current value of an item or fact, None where it has none. For a per-leg item: this leg's."""


class Condition(BaseModel):
    """One test, or several joined. Exactly one of all, any, none, or item with one test."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    all_of: tuple[Condition, ...] = Field(default=(), alias="all")
    some_of: tuple[Condition, ...] = Field(default=(), alias="any")
    none_of: tuple[Condition, ...] = Field(default=(), alias="none")
    item: str | None = None
    equals: int | str | bool | None = Field(default=None, alias="is")
    one_of: tuple[int | str, ...] = Field(default=(), alias="in")
    has: str | None = None  # a several/zones answer contains this value
    at_least: int | None = None
    at_most: int | None = None
    answered: bool | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        joined = sum(bool(part) for part in (self.all_of, self.some_of, self.none_of))
        tests = sum(
            part is not None for part in (self.equals, self.has, self.at_least, self.at_most, self.answered)
        ) + bool(self.one_of)
        if self.item is None and (joined != 1 or tests):
            raise ValueError("a condition needs an item with a test, or one of all, any, none")
        if self.item is not None and (joined or tests != 1):
            raise ValueError("a condition on an item needs exactly one test")
        return self

    def holds(self, look: Look) -> bool:
        """Whether it holds; a test on an item without a value is false (`answered = false` is true)."""
        if self.all_of:
            return all(c.holds(look) for c in self.all_of)
        if self.some_of:
            return any(c.holds(look) for c in self.some_of)
        if self.none_of:
            return not any(c.holds(look) for c in self.none_of)
        assert self.item is not None
        value = look(self.item)
        if self.answered is not None:
            return (value is not None) == self.answered
        if value is None:
            return False
        if self.equals is not None:
            return value == self.equals and isinstance(value, bool) == isinstance(self.equals, bool)
        if self.one_of:
            return value in self.one_of
        if self.has is not None:
            return isinstance(value, list | tuple) and self.has in value
        if not isinstance(value, int):
            return False
        return value >= self.at_least if self.at_least is not None else value <= (self.at_most or 0)

    def items(self) -> Iterator[str]:
        """Every item and fact it looks at."""
        if self.item:
            yield self.item
        for part in (*self.all_of, *self.some_of, *self.none_of):
            yield from part.items()
