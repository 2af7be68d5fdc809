"""What a day in the waiting room came to: is all that was seen kept and counted, and how quick was it?"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING

from assessments.clinic.verifying import troubles
from assessments.keeping.toml_store import TomlStore

if TYPE_CHECKING:
    from bench.clinic_people import Day


def wrongs(day: Day) -> list[str]:
    """What isn't as it should be; empty after a good day."""
    store, found = TomlStore(day.data), []
    thanked = Counter(p.code for p in day.patients if p.saw == "thanks")
    for code, count in thanked.items():
        shelf = store.all(day.clinic.person_of(code))
        if shelf.unreadable or len(shelf.sessions) != count:
            found.append(
                f"{count} thanks, {len(shelf.sessions)} sessions, {len(shelf.unreadable)} unreadable"
            )
    board = day.clinic.of_day(datetime.now().astimezone().date())
    saw = Counter(p.saw for p in day.patients)
    begun = sum(p.begun for p in day.patients)
    for name, counted, true in (
        ("finished", board.finished, saw["thanks"]),
        ("declined", board.declined, saw["declined"]),
        ("unfinished", board.unfinished, begun - saw["thanks"]),
        ("warned", len(board.warned), sum(p.warned for p in day.patients)),
        ("waiting", len(board.waiting), 0),
    ):
        if counted != true:
            found.append(f"{name}: {counted} on the board, {true} seen")
    found += [f"trail: {trouble}" for trouble in troubles(day.clinic.trail.raw())]
    found += [f"never ended: {p.kind}" for p in day.patients if not p.saw]
    return found


def told(day: Day) -> str:
    """The day in a few lines."""
    few = max(1, min(10, len(day.patients) // 3))
    first, last = day.patients[1 : few + 1], day.patients[-few:]
    kinds = ", ".join(f"{n} {kind}" for kind, n in Counter(p.kind for p in day.patients).most_common())
    saw = ", ".join(f"{n} {kind}" for kind, n in Counter(p.saw for p in day.patients).most_common())
    return "\n".join(
        (
            f"{len(day.patients)} patients: {kinds}",
            f"ended with: {saw}",
            f"memory, MiB: first {few} {median(p.memory for p in first):.1f}, "
            f"last {few} {median(p.memory for p in last):.1f}",
            f"from one patient to the next, s: first {few} {median(p.started for p in first):.2f}, "
            f"last {few} {median(p.started for p in last):.2f}",
        )
    )
