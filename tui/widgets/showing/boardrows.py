"""What stands on the board: its rows from top to bottom, where the cursor stops, a row said in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.judging.verdicts import Verdict
from tui.widgets.showing.banner import advice_after, notes_above, notes_below, said_above
from tui.widgets.showing.marks import brief, day, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.progress import Line, Progress

JUDGED_BY = {"s1": "zone", "s4": "spasms", "s6": "leg_raise"}
"""Signs that are judged by a measure (CLINICAL 3.2): their row shows its values and its band."""
OWN = "own_activities"
LESS = "less is better"


@dataclass(frozen=True)
class Row:
    """One row of the board: the key that opens it, and its line."""

    key: str
    line: Line
    heading: bool = False  # set apart and bold ("Overall")
    under: bool = False  # the other leg of the row above: one stop of the cursor with it


def rows_of(progress: Progress) -> tuple[Row, ...]:
    """The seven signs, the own activities and overall; a row for each leg in Sign 1 and where they parted."""
    rows: list[Row] = []
    for key, line in progress.signs.items():
        number = key.removeprefix("s")
        measure = progress.measures.get(JUDGED_BY.get(key, ""))
        if measure is not None and measure.now is not None and not line.absent:
            line = replace(
                measure, id=line.id, title=line.title, verdict=line.verdict, label=line.label, note=line.note
            )
        rows += _by_leg(Row(number, line), apart=key == "s1" or line.parted)
    own = progress.measures.get(OWN)
    if own is not None and (own.now is not None or progress.activities):
        rows.append(Row("8", own))
    whole = progress.overall
    apart = whole.parted and whole.verdict is not Verdict.MIXED  # mixed is one word about both
    return (*rows, *_by_leg(Row("", whole, heading=True), apart=apart))


def _by_leg(row: Row, *, apart: bool) -> tuple[Row, ...]:
    """The row, or one for each leg: the first bears the title of both."""
    line = row.line
    if not apart or len(line.legs) < 2:
        return (row,)
    one, other = line.legs.items()
    return (
        replace(row, line=replace(one[1], id=line.id, title=f"{line.title}, {one[0]}")),
        replace(row, line=replace(other[1], id=line.id, title=f"{other[0]} leg"), under=True),
    )


def stops_of(progress: Progress) -> tuple[str, ...]:
    """Where the cursor stops, in the order drawn: warning signs, sentences, rows, phases, notes, advice."""
    return (
        *stops_above(progress),
        *dict.fromkeys(row.line.id for row in rows_of(progress)),
        *progress.phases,
        *(f"note.{n}" for n, _ in notes_below(progress)),
        *(f"advice.{n}" for n, _ in advice_after(progress)),
    )


def stops_above(progress: Progress) -> tuple[str, ...]:
    """The first of them: warning signs, what is urgent, safety questions left open, the three sentences."""
    return (
        *(f"flag.{flag.code}" for flag in progress.flags),
        *(f"advice.{n}" for n, _ in said_above(progress)),
        *(f"note.{n}" for n, _ in notes_above(progress)),
        *(f"summary.{n}" for n, sentence in enumerate(progress.summary) if sentence),
    )


def latest_word(progress: Progress) -> str:
    """What the latest value is called: "now", or "last" in a spell that is over."""
    return "now" if progress.spell in (0, len(progress.spells)) else "last"


def in_words(lines: Sequence[Line], now: str = "now") -> str:
    """A row's two values with units and day: "5 of 7 on 2 Sep → 0 of 7 now · less is better".

    Of two legs, each after its name. `now`: see `latest_word`.
    """
    if len(lines) > 1:
        both = (
            f"{leg}: {brief(one, one.first)} → {brief(one, one.now)}"
            for leg, one in zip(LEGS, lines, strict=False)
        )
        return " · ".join(both)
    line = lines[0]
    if line.absent or line.now is None:
        return ""
    latest = f"{spoken(line, line.now)} {now}"
    hint = f" · {LESS}" if line.worst > line.best and not line.words else ""
    if line.first is None or line.first_day is None:
        return f"{latest}{hint}"
    return f"{spoken(line, line.first)} on {day(line.first_day)} → {latest}{hint}"
