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
        better = (Verdict.IMPROVED, Verdict.A_LOT_BETTER, Verdict.RESOLVED)
        return 1 if self in better else -1 if self is Verdict.WORSE else 0
