"""What a command says where it can't do what was asked."""

from __future__ import annotations

import sys
from contextlib import suppress


def complain(sentence: str) -> int:
    """One sentence on stderr; gives the exit code 1."""
    from assessments.text import clean

    with suppress(OSError):  # nobody reads it
        print(f"onthemend: {clean(sentence)}", file=sys.stderr)
    return 1
