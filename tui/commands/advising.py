"""The command that prints what to do next: the day's tips in words, as the screen shows them."""

from __future__ import annotations

import textwrap
from datetime import datetime
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from assessments.helping.plan import FlarePlan
    from assessments.helping.today import Suggested, Today
    from assessments.library import Library

WIDTH = 72


def today(asked: argparse.Namespace) -> int:
    """Prints it. Raises ContentError, StoreError."""
    from assessments.helping import plan, tips
    from assessments.helping import today as tips_today
    from tui.commands.printing import tell_unreadable
    from tui.opening import open_record

    record = open_record(settings.read(getattr(asked, "data", None), getattr(asked, "person", None)))
    now = datetime.now().astimezone()
    activity, plans = record.notes("activity"), record.notes(plan.FOLDER)
    hidden = tips_today.hidden(record.person())
    found = tips_today.today(
        record.progress(now), record.library, tips.read(record.library), now.date(), hidden, activity.entries
    )
    written = plan.latest(plans.entries) if found.flare else None
    print("\n\n".join("\n".join(rows) for rows in _blocks(found, written, record.library)))
    tell_unreadable((*record.shelf().unreadable, *activity.unreadable, *plans.unreadable))
    return 0


def _blocks(found: Today, plan: FlarePlan | None, library: Library) -> Iterable[list[str]]:
    if found.action:
        yield _wrapped(found.action)
        return
    if found.first:
        yield _wrapped(found.first)
    if plan is not None:
        yield ["Your own plan for a flare-up:", *(row for line in plan.lines for row in _wrapped(line, "- "))]
    for number, tip in enumerate(found.tips, 1):
        yield _told(number, tip, library)
    if any(tip.tip.timer for tip in found.tips):
        yield _wrapped(found.stop_rule)


def _told(number: int, shown: Suggested, library: Library) -> list[str]:
    tip = shown.tip
    cited = "; ".join(library.sources[source].text for source in tip.sources)
    done = " (done today)" if shown.done else ""
    rows = [f"{number}. {tip.title}{done}", *_wrapped(shown.because, "   "), *_wrapped(shown.text, "   ")]
    parts = {"How much": tip.dose, "Take care": f"{shown.caution} {tip.stop}", "From": f"{cited}."}
    return [*rows, *(row for name, words in parts.items() for row in _wrapped(f"{name}: {words}", "   "))]


def _wrapped(text: str, lead: str = "") -> list[str]:
    rest = " " * len(lead)
    return textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False)
