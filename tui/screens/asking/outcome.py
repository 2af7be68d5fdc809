"""How a wizard ends: finished, stopped by a warning sign, or left as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from assessments.asking.interview import Interview


@dataclass(frozen=True)
class Finished:
    """Read over and kept."""

    interview: Interview


@dataclass(frozen=True)
class Stopped:
    """An emergency warning sign ended it, and the message was acknowledged."""

    interview: Interview


@dataclass(frozen=True)
class Left:
    """Kept as a draft."""

    interview: Interview


Outcome: TypeAlias = Finished | Stopped | Left
