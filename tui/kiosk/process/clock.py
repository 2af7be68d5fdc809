"""The machine's clocks: local time, and seconds since it was started, which nobody can set."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

from assessments.clinic.moment import Moment
from tui.clock import local_now


def now() -> Moment:
    """This moment. A night with the lid closed counts as time gone by."""
    return Moment(local_now(), _boot(), time.clock_gettime(time.CLOCK_BOOTTIME))


@cache
def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""
