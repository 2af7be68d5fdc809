"""Events on the time axis: what the person noted, one file each, and what the check-ins tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assessments.errors import AnswerError
from assessments.judging.marks import TESTS_FALL
from assessments.text import clean
from assessments.wording import day_words, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.keeping.store import Detail, Entry
    from assessments.library import Library
    from assessments.session import Session

FOLDER = "events"
KINDS = ("flare", "treatment_start", "treatment_stop", "injection", "scan", "fall", "note")
"""What may be noted, in the order offered. Derived ones are "flare", "scan" and "surgery"."""
PHASE = "phase"  # kept among the events too: the phase that the person set, not shown on the axis

LONGEST = 120  # letters of a person's own words


@dataclass(frozen=True)
class Event:
    """Something that happened. `words`: the kind and the person's own `text`, as shown.

    `until`: the last day of a stretch (a flare-up said again and again). `entry`: the file it stands in;
    None where it comes from the answers of `session` (an id), so that it can't be deleted here.
    """

    day: date
    kind: str
    words: str
    text: str = ""
    until: date | None = None
    entry: Entry | None = None
    session: str = ""


def what(kind: str, text: str = "") -> dict[str, Detail]:
    """What an entry keeps of an event. Raises AnswerError for an unknown kind or a note without words."""
    if kind not in KINDS:
        raise AnswerError("", f"please choose one of {', '.join(KINDS)}.")
    cleaned = clean(text, LONGEST)
    if kind == "note" and not cleaned:
        raise AnswerError("", "please write a few words for the note.")
    return {"kind": kind, "text": cleaned} if cleaned else {"kind": kind}


def phase(number: int) -> dict[str, Detail]:
    """What an entry keeps of a phase that the person set; 0 lets the answers decide again."""
    if number not in (0, 1, 2, 3):
        raise AnswerError("", "please choose phase 1, 2 or 3.")
    return {"kind": PHASE, "phase": number}


def of(entries: Iterable[Entry], sessions: Sequence[Session], library: Library) -> tuple[Event, ...]:
    """All events, by day. A flare-up noted within one that the answers tell of stands for it.

    An entry of a kind that isn't known here (of a later version) is left out, not changed.
    """
    noted = [event for entry in entries if (event := _noted(entry, library)) is not None]
    told = [*_flares(sessions, library), *_scans(sessions, library), *_surgery(sessions, library)]
    stands = [(e.kind, e.day) for e in noted]
    kept = [
        event
        for event in told
        if not any(
            kind == event.kind and event.day <= day <= (event.until or event.day) for kind, day in stands
        )
    ]
    return tuple(sorted([*noted, *kept], key=lambda e: (e.day, e.kind, e.words)))


def overrides(entries: Iterable[Entry]) -> dict[date, int]:
    """Days on which the person set the phase themself (CLINICAL 6), the latest word of each day.

    "Let my answers decide" (phase 0) takes back what was set before.
    """
    found: dict[date, int] = {}
    for entry in sorted(entries, key=lambda e: e.entered):
        number = entry.what.get("phase")
        if entry.what.get("kind") != PHASE or not isinstance(number, int):
            continue
        if number == 0:
            found = {}
        elif number in (1, 2, 3):
            found[entry.day] = number
    return found


def fell(entries: Iterable[Entry], day: date) -> bool:
    """Whether a fall was noted in the month before a day: no physical tests then (CLINICAL 1.5)."""
    return any(
        entry.what.get("kind") == "fall" and timedelta() <= day - entry.day <= TESTS_FALL for entry in entries
    )


def spoken(event: Event, library: Library) -> str:
    """The event with its day or days, as a line of text."""
    if event.until is None or event.until == event.day:
        return say(library, "event.line", day=day_words(event.day), event=event.words)
    days = {"first": day_words(event.day), "last": day_words(event.until)}
    return say(library, "event.stretch", event=event.words, **days)


def _noted(entry: Entry, library: Library) -> Event | None:
    kind, text = entry.what.get("kind"), entry.what.get("text", "")
    if kind not in KINDS:
        return None
    words = clean(text, LONGEST) if isinstance(text, str) else ""
    return Event(entry.day, str(kind), _words(library, str(kind), words), words, entry=entry)


def _words(library: Library, kind: str, text: str = "") -> str:
    if kind == "note":
        return text
    name = say(library, f"event.{kind}")
    return say(library, "event.named", kind=name, text=text) if text else name


def _flares(sessions: Sequence[Session], library: Library) -> list[Event]:
    """Each run of check-ins that say yes to the flare question is one stretch (asked, not inferred: R64b)."""
    found: list[Event] = []
    running = False
    for session in sessions:
        said = session.answers.get("flare")
        if said is None:
            continue  # not asked: neither ends nor begins one
        if said == "yes" and running:
            last = found[-1]
            found[-1] = Event(last.day, last.kind, last.words, until=session.day, session=last.session)
        elif said == "yes":
            words = _words(library, "flare")
            found.append(Event(session.day, "flare", words, until=session.day, session=session.id))
        running = said == "yes"
    return found


def _scans(sessions: Sequence[Session], library: Library) -> list[Event]:
    found: dict[date, Event] = {}
    for session in sessions:
        had = session.answers.get("s7_had")
        if had in (None, "no"):
            continue
        day = session.answers.get("s7_date")
        on = day if isinstance(day, date) else session.day
        kind = library.question("s7_had").words(had) if had != "other" else ""
        found.setdefault(on, Event(on, "scan", _words(library, "scan", kind), kind, session=session.id))
    return list(found.values())


def _surgery(sessions: Sequence[Session], library: Library) -> list[Event]:
    found: dict[date, Event] = {}
    for session in sessions:
        day = session.answers.get("ctx_surgery_date")
        if isinstance(day, date):
            found.setdefault(day, Event(day, "surgery", _words(library, "surgery"), session=session.id))
    return list(found.values())
