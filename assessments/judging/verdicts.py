"""The seven labels of change (CLINICAL 3.2), by code."""

from enum import StrEnum


class Verdict(StrEnum):
    """How a value stands against its reference. Worded once, in content/words.toml."""

    IMPROVED = "improved"
    A_LOT_BETTER = "a_lot_better"
    NO_MEANINGFUL_CHANGE = "no_meaningful_change"
    WORSE = "worse"
    RESOLVED = "resolved"
    MIXED = "mixed"
    CANT_TELL = "cant_tell"

    @property
    def direction(self) -> int:
        """1 better, -1 worse, 0 neither."""
        return _DIRECTIONS.get(self, 0)


_DIRECTIONS = {Verdict.IMPROVED: 1, Verdict.A_LOT_BETTER: 1, Verdict.RESOLVED: 1, Verdict.WORSE: -1}
