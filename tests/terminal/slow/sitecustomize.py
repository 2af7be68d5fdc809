"""A disk that takes its time: every flush waits. For leaving while something is saved."""

import os
import time

WAIT = 0.4  # seconds
_flush = os.fsync


def slowly(handle: int) -> None:
    time.sleep(WAIT)
    _flush(handle)


os.fsync = slowly
