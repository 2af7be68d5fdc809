"""Versions of the file formats: an older file is brought up to date in memory, its file stays as it is.

Adding a key needs no new version: unknown keys are kept, and readers have a default. A new version is for a
change that an older program would misread. Then: raise the number here, add the step from the one before,
and a file of the one before to tests/frozen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from assessments.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Table: TypeAlias = dict[str, object]

CURRENT: dict[str, int] = {}
"""Format -> its version, where that isn't 1."""

STEPS: Mapping[str, Mapping[int, Callable[[Table], Table]]] = {}
"""Format -> version -> what makes the next version's table of it."""


def raised(form: str, schema: int, table: Table) -> Table:
    """The table as the current version has it. Raises StoreError for a newer one, or one there never was."""
    current = CURRENT.get(form, 1)
    if schema > current:
        raise StoreError("it was made by a newer version of On the Mend. Update to read it.")
    steps = STEPS.get(form, {})
    for version in range(schema, current):
        if version not in steps:
            raise StoreError(f"schema: {current} is expected.")
        table = steps[version](table)
    return table
