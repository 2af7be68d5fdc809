"""Moment: one point in time by both clocks of a machine, the one on the wall and the one nobody can set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Moment:
    """`at`: local time, aware. `boot`: which start of the machine; `up`: seconds since then, also asleep."""

    at: datetime
    boot: str
    up: float

    def since(self, boot: str, up: float) -> float:
        """Seconds since an earlier (boot, up); where that was another boot, only those since this one."""
        return max(0.0, self.up - up) if boot == self.boot else max(0.0, self.up)
