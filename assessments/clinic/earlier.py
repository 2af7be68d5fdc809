"""Earlier: what the days before left open: signs nobody has said were seen to, check-ins left half-way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from assessments.clinic import day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from assessments.clinic.audit import Trail
    from assessments.clinic.day import Warned

DAYS = 30  # that an unfinished check-in is told of


@dataclass(frozen=True)
class Earlier:
    """`warned`: signs of earlier days, the oldest first. `unfinished`: how many people's unfinished check-in
    is still kept from earlier days; `oldest`: since when, None where there is none.
    """

    warned: tuple[Warned, ...] = ()
    unfinished: int = 0
    oldest: date | None = None


def than(when: date, trail: Trail, data: Path) -> Earlier:
    """What is from before the day `when` and still open on it. Raises StoreError."""
    told = tuple(trail.backwards("warned", "acknowledged"))[::-1]
    waiting = tuple(sign for sign in day.warned(told) if not sign.by and sign.at.date() < when)
    left = _left(when, trail, data)
    return Earlier(waiting, len(left), min(left.values(), default=None))


def _left(when: date, trail: Trail, data: Path) -> dict[str, date]:
    """Person -> the first day on which they left; only where their unfinished check-in is still there."""
    ended: dict[str, date] = {}
    found: dict[str, date] = {}
    since = when - timedelta(days=DAYS)
    for line in trail.backwards("left", "named", since=since):  # of a visit: how it ended, then whose it was
        on = line.at.date()
        if line.what == "left" and on < when:
            ended[line.text("visit")] = on
        elif line.what == "named" and line.text("visit") in ended:
            found[line.text("person")] = ended[line.text("visit")]
    return {person: on for person, on in found.items() if _has_draft(data / "people" / person / "drafts")}


def _has_draft(folder: Path) -> bool:
    return os.path.lexists(folder) and any(path.suffix == ".toml" for path in folder.iterdir())
