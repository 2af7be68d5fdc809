"""Two check-ins side by side: what differs first, each in the words it was asked with then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.canvas import Paint
from tui.widgets.chrome import margin
from tui.widgets.flow import MEASURE, Run, lines_of, write
from tui.widgets.sentence import ground
from tui.widgets.showing.marks import day, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessments.answers import Key, Value
    from assessments.judging.progress import Line, Progress
    from assessments.session import Session

NARROW = 66  # below this width the two values stand under the question
MISSING = {"skipped": "skipped", "not_applicable": "doesn't apply", "dont_know": "don't know"}
NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Pair:
    """One thing of both sessions in words. `before`: the wording then, where it was another."""

    text: str
    then: str
    now: str
    before: str = ""
    by: int = 0  # of a score, where up is better: how much higher it is
    what: str = ""  # what it comes from: see judging/origin.py

    @property
    def group(self) -> int:
        """0 different, 1 said in only one of the two, 2 the same."""
        if self.then == self.now:
            return 2
        return 1 if NOT_ASKED in (self.then, self.now) else 0


GROUPS = ("What is different", "Asked in only one of them", "The same in both")


def pairs_of(
    progress: Progress,
    then: Session,
    now: Session,
    words: Callable[[Key, Value], str],
    name: Callable[[str, str], str] = lambda _, asked: asked,
) -> tuple[tuple[str, tuple[Pair, ...]], ...]:
    """(heading, pairs) of the two sessions, differences first; groups without a pair are left out.

    Scores first (signs, overall), then the answers in the order they were asked. `words` says a value;
    `name` gives the short name of an item, from its id and the question as it was asked.
    """
    every = [*_scores(progress, then, now), *_answers(then, now, words, name)]
    groups = ((GROUPS[n], tuple(pair for pair in every if pair.group == n)) for n in range(3))
    return tuple((heading, pairs) for heading, pairs in groups if pairs)


def _scores(progress: Progress, then: Session, now: Session) -> Iterator[Pair]:
    for line in (progress.overall, *progress.signs.values()):
        values = [_at(line, session) for session in (then, now)]
        if line.absent or values == [None, None]:
            continue
        said = [NOT_ASKED if value is None else spoken(line, value) for value in values]
        by = values[1] - values[0] if values[0] is not None and values[1] is not None else 0
        up = by if line.best > line.worst else 0
        yield Pair(line.title, said[0], said[1], by=up, what=f"{line.id}@{now.id}")


def _at(line: Line, session: Session) -> int | None:
    return next((point.value for point in line.points if point.session == session.id), None)


def _answers(
    then: Session, now: Session, words: Callable[[Key, Value], str], name: Callable[[str, str], str]
) -> Iterator[Pair]:
    def said(session: Session, key: Key) -> str:
        if key in session.answers.given:
            return words(key, session.answers.given[key])
        return MISSING.get(session.answers.missing.get(key, ""), NOT_ASKED)

    keys = {key: None for s in (now, then) for key in (*s.answers.given, *s.answers.missing)}
    legs: dict[str, set[str | None]] = {}
    for key in keys:
        legs.setdefault(key.item, set()).add(key.leg)
    for key in keys:
        asked = [session.asked.get(key.item, "") for session in (then, now)]
        text = asked[1] or asked[0] or key.item
        before = asked[0] if asked[0] and asked[0] != text else ""
        leg = f" ({key.leg} leg)" if len(legs[key.item]) > 1 else ""
        what = f"question.{key.item}"
        yield Pair(name(key.item, text) + leg, said(then, key), said(now, key), before, what=what)


def _difference(by: int) -> str:
    """A plain difference, not a verdict: "▲ 47" is up and better, "▼ 5" down and worse."""
    return f"{'▲' if by > 0 else '▼'} {abs(by)}"


def draw_two(
    paint: Paint,
    then: Session,
    now: Session,
    groups: tuple[tuple[str, tuple[Pair, ...]], ...],
    side: int,
    at: int = -1,
) -> int:
    """The sheet. `side` 0 or 1: whose date the arrows change; `at`: number of the row with the cursor, or -1.

    Targets are ("side", 0), ("side", 1) and ("row", number).
    """
    p, x = paint.palette, margin(paint.width)
    width = min(paint.width - 2 * x, 112)
    stacked = paint.width < NARROW
    value = 0 if stacked else max(17, (width - 32) // 2)
    text = width if stacked else width - 2 * (value + 2)
    columns = (x, x + 16) if stacked else (x + text + 2, x + text + value + 4)
    y = _dates(paint, (then, now), columns, side, stacked)
    if not stacked and any(pair.by for _, pairs in groups for pair in pairs):
        paint.text(x, y, "▲ ▼ up is better", p.muted)
    y += 2
    number = 0
    for heading, pairs in groups:
        y = write(paint, x, y, width, Run(heading, p.text, True))
        for pair in pairs:
            sizes = (width, 0, columns) if stacked else (text, value, columns)
            end = _pair(Paint(paint.width, 0, p), x, y, pair, sizes, heading != GROUPS[0])
            if number == at:
                ground(paint, y, end - y)
            _pair(paint, x, y, pair, sizes, heading != GROUPS[0])
            paint.target(0, y, paint.width, end - y, ("row", number))
            y, number = end, number + 1
        y += 1
    if not groups:
        nothing = Run("There is nothing in both to set side by side.", p.muted)
        y = write(paint, x, y, min(width, MEASURE), nothing)
    return y


def _dates(
    paint: Paint, two: tuple[Session, Session], columns: tuple[int, int], side: int, stacked: bool
) -> int:
    """The two dates over their columns; returns their row."""
    p, y = paint.palette, 0 if stacked else 1
    years = two[0].day.year != two[1].day.year
    for number, session in enumerate(two):
        words = f" {day(session.day, years)} "
        at = columns[number] - (0 if stacked else 1)
        if p.flat:
            words = f"[{words.strip()}]" if number == side else words
            paint.text(at, y, words, p.accent if number == side else p.text, bold=True)
        elif number == side:
            paint.text(at, y, words, p.onaccent, p.accent, bold=True)
        else:
            paint.text(at, y, words, p.text, p.raised, bold=True)
        paint.target(at, y, len(words), 1, ("side", number))
    return y


def _pair(
    paint: Paint, x: int, y: int, pair: Pair, sizes: tuple[int, int, tuple[int, int]], quiet: bool
) -> int:
    """One row; returns the row below. `sizes`: cells of the words and of a value (0: under the words)."""
    p, (text, value, columns) = paint.palette, sizes
    if not value:
        y = write(paint, x, y, text, Run(pair.text, p.muted))
        more = Run(f"  {_difference(pair.by)}" if pair.by else "", p.muted)
        return write(paint, x + 2, y, text - 2, Run(f"{pair.then} → "), Run(pair.now, bold=True), more)
    top = y
    for number, line in enumerate(lines_of(pair.text, text)):
        paint.text(x, top + number, line, p.muted if quiet else p.text)
        y = max(y, top + number + 1)
    for number, line in enumerate(lines_of(pair.then, value)):
        paint.text(columns[0], top + number, line, p.muted)
        y = max(y, top + number + 1)
    for number, line in enumerate(lines_of(pair.now, value)):
        paint.text(columns[1], top + number, line, p.muted if quiet else p.text, bold=not quiet)
        y = max(y, top + number + 1)
        if pair.by and cells(line) <= 10:
            paint.text(columns[1] + 12, top + number, _difference(pair.by), p.muted)
    if pair.before:
        y = write(paint, x + 2, y, text - 2, Run(f"asked then: {pair.before}", p.muted))
    return y
