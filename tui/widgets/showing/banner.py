"""Open warning signs with what to do, before any progress; notes and other advice after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.flow import MEASURE, Run
from tui.widgets.sentence import draw_sentence
from tui.widgets.showing.marks import day

if TYPE_CHECKING:
    from assessments.judging.progress import Advice, Progress
    from tui.widgets.canvas import Paint

CHECKED = "Get checked."
URGENT = ("E", "U")


def draw_banner(paint: Paint, x: int, y: int, width: int, progress: Progress, at: str = "") -> int:
    """Warning signs first, each with what to do and since when; then safety questions left open.

    Returns the row below it with one row free, or `y` where there is nothing to say. `at`: the stop of the
    cursor; see `boardrows.stops_of`.
    """
    p, start = paint.palette, y
    width = min(width, MEASURE)
    for number, flag in enumerate(progress.flags):
        lead = [Run(f"{CHECKED} ", p.worse, True)] if number == 0 else []
        since = f" Since {day(flag.since)}." if flag.since else ""
        runs = (*lead, Run(flag.action, bold=True), Run(since, p.muted))
        y = draw_sentence(paint, x, y, width, ("!", p.worse), *runs, stop=f"flag.{flag.code}", at=at)
    for number, advice in said_above(progress):
        stop = f"advice.{number}"
        y = draw_sentence(paint, x, y, width, ("!", p.worse), Run(advice.why), stop=stop, at=at)
    for number, note in notes_above(progress):
        stop = f"note.{number}"
        y = draw_sentence(paint, x, y, width, ("○", p.worse), Run(note, bold=True), stop=stop, at=at)
    return y + 1 if y > start else y


def draw_notes(paint: Paint, x: int, y: int, width: int, progress: Progress, at: str = "") -> int:
    """What belongs beside the summary; returns the row below."""
    p = paint.palette
    for number, note in notes_below(progress):
        stop = f"note.{number}"
        y = draw_sentence(
            paint, x, y, min(width, MEASURE), ("·", p.muted), Run(note, p.muted), stop=stop, at=at
        )
    return y


def draw_advice(paint: Paint, x: int, y: int, width: int, progress: Progress, at: str = "") -> int:
    """What else speaks for seeing a clinician, after the board; returns the row below it.

    The summary's last sentence already gives the first reason and what to do.
    """
    p, width, start = paint.palette, min(width, MEASURE), y
    for number, advice in advice_after(progress):
        y += y == start
        mark, stop = ("!" if advice.level == "S" else "·", p.worse), f"advice.{number}"
        y = draw_sentence(paint, x, y, width, mark, Run(advice.why, p.muted), stop=stop, at=at)
    return y


def said_above(progress: Progress) -> tuple[tuple[int, Advice], ...]:
    """Urgent advice that no warning sign says, with its number in `progress.advice`."""
    return tuple((n, a) for n, a in _not_said(progress) if a.level in URGENT)


def advice_after(progress: Progress) -> tuple[tuple[int, Advice], ...]:
    """Advice that neither a warning sign nor the summary says."""
    rest = ((n, a) for n, a in _not_said(progress) if a.level not in URGENT)
    return tuple((n, a) for n, a in rest if not any(a.why in s for s in progress.summary))


def notes_above(progress: Progress) -> tuple[tuple[int, str], ...]:
    """The note on safety questions left open or not asked: it stands before any progress."""
    if not progress.safety_left_open or not progress.notes:
        return ()
    return ((0, progress.notes[0]),)


def notes_below(progress: Progress) -> tuple[tuple[int, str], ...]:
    """The other notes."""
    above = {number for number, _ in notes_above(progress)}
    return tuple((n, note) for n, note in enumerate(progress.notes) if n not in above)


def _not_said(progress: Progress) -> list[tuple[int, Advice]]:
    """Advice that no warning sign above has said."""
    said = {flag.code for flag in progress.flags} | {flag.action for flag in progress.flags}
    return [(n, a) for n, a in enumerate(progress.advice) if a.code not in said and a.why not in said]
