"""How the kiosk's processes end: one number each, the same for a sitting, the supervisor and the service."""

from __future__ import annotations

import sys
from contextlib import suppress

DONE = 0  # a sitting is over; or staff left the kiosk, or the system stopped it
LEFT = 10  # a sitting in which staff left the kiosk
CRASHED = 70  # a fault
LOST = 75  # told to end, or the terminal is gone
REFUSED = 78  # something has to be put right first


def refuse(sentence: str) -> int:
    """One sentence on stderr; gives the code."""
    from assessments.text import clean

    with suppress(OSError):
        print(f"onthemend: {clean(sentence)}", file=sys.stderr)
    return REFUSED
