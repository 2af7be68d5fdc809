"""Kiosk: what the app of one patient is given, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.clinic.clinic import Clinic
    from assessments.clinic.moment import Moment
    from assessments.library import Library
    from assessments.record import Record
    from tui.settings import Settings


@dataclass(frozen=True)
class Kiosk:
    """`open_record(person, library)` reads files; call it off the drawing thread.

    `closed`: why no patient can go on, a sentence for staff; "" where one can.
    """

    settings: Settings
    clinic: Clinic
    now: Callable[[], Moment]
    open_record: Callable[[str, Library], Record]
    closed: str = ""
