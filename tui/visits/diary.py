"""The exercise diary: a person's bouts of movement, read and kept, and what they say about the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from assessments.helping.week import Bout, Kind, Week
    from assessments.record import Record
    from tui.widgets.questions.base import Offer

OFFERED = {"p2_active": "days", "p2_exdays": "days", "p2_strength": "days", "p3_week_min": "minutes"}


class Diary:
    """The person's bouts of movement, read once and after each change. All but `week` touch the disk."""

    def __init__(self, record: Record, clock: Callable[[], datetime]) -> None:
        from assessments.helping import week

        self.record, self.clock, self.folder = record, clock, week.FOLDER
        self.entries = record.notes(self.folder).entries

    def week(self, last: date) -> Week:
        """The seven days up to this one."""
        from assessments.helping import week

        return week.week(self.entries, last)

    def add(
        self, day: date, minutes: int, kind: Kind, brisk: bool, source: str = "typed", tip: str = ""
    ) -> None:
        """Keeps a bout. Raises StoreError."""
        from assessments.helping import week

        what = week.note(minutes, kind, "timer" if source == "timer" else "typed", tip, brisk)
        self.record.note(self.folder, day, self.clock(), what)
        self.entries = self.record.notes(self.folder).entries

    def discard(self, bout: Bout) -> None:
        """To the trash. Raises StoreError."""
        self.record.discard(bout.entry, self.clock())
        self.entries = self.record.notes(self.folder).entries


def offers(record: Record, at: datetime) -> dict[str, Offer]:
    """What the exercise week says about the questions of an interview about `at`, by item."""
    from assessments.helping import week
    from assessments.helping.phrases import counted
    from tui.widgets.questions.base import Offer

    entries = record.notes(week.FOLDER).entries
    found = {item: week.suggestion(entries, item, at) for item in OFFERED}
    return {
        item: Offer(said.value, counted(f"suggestion.{OFFERED[item]}", said.count))
        for item, said in found.items()
        if said is not None
    }
