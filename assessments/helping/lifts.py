"""The leg raise, twice: the mean of two lifts, a minute apart (CLINICAL 1.6, R13)."""

from __future__ import annotations

from dataclasses import dataclass

REST = 60  # seconds between the two lifts (CLINICAL 1.6, step 5)
FAR = 10  # degrees apart that say "do them again" (own; 10.2 is what two raters differ by, R13)
NONE = 90  # stands for "no leg pain all the way up"


@dataclass(frozen=True)
class Lifts:
    """Two readings in degrees."""

    first: int
    second: int

    @property
    def mean(self) -> int:
        """Rounded half up."""
        return (self.first + self.second + 1) // 2

    @property
    def far_apart(self) -> bool:
        """Too far to be two readings of one thing."""
        return abs(self.first - self.second) >= FAR

    @property
    def painless(self) -> bool:
        """No pain all the way up, both times."""
        return self.first == self.second == NONE
