"""Progress as plain text: what a person reads in a minute, or prints. The screens' words, in 72 columns."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.judging.events import spoken
from assessments.judging.signs import JUDGED_BY
from assessments.wording import full_day, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.judging.line import Line
    from assessments.judging.progress import Progress
    from assessments.library import Library

WIDTH = 72  # so that 80 columns leave it a margin
_TITLE = 28  # columns of the board
_NUMBERS = 16
_UNITS = {"degrees": "°", "times": " times"}  # short; scores of 100, places and the own view have none
_SCORE = "of 100"
_EVENTS = 8  # the latest of them
MEASURES = (
    "leg_pain", "back_pain", "frequency", "tingling", "gpe", "chair_stands", "heel_raises", "heel_walk",
    "toe_walk",
)  # fmt: skip
"""What isn't on the board already: a sign shows its own measure."""


def text(progress: Progress, library: Library) -> str:
    """The report: a page, always in this order; what a person has nothing of is left out."""
    notices = (say(library, "notice.record"), say(library, "notice.regulator"))
    blocks = [
        [*_warnings(progress), *_paragraphs(_notes(progress, left_open=True))],
        _paragraphs((*(s for s in progress.summary if s), *_notes(progress, left_open=False))),
        _board(progress, library),
        _measures(progress, library),
        _paragraphs(progress.map_change.words if progress.map_change else ()),
        _activities(progress, library),
        _phase(progress, library),
        _time(progress, library),
        _advice(progress, library),
        _paragraphs(n for n in notices if n not in progress.summary),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _warnings(progress: Progress) -> list[str]:
    lines: list[str] = []
    for flag in progress.flags:
        lines += [*_wrap(f"! {flag.action}", hang=2), *_wrap(f"  {flag.reason}", hang=2)]
    return lines


def _notes(progress: Progress, left_open: bool) -> list[str]:
    """The safety questions left open, or all other notes."""
    told = zip(progress.notes, progress.note_rules, strict=False)
    return [words for words, rule in told if (rule == "left_open") is left_open]


def _paragraphs(sentences: Iterable[str]) -> list[str]:
    return [row for sentence in sentences for row in _wrap(sentence)]


def _board(progress: Progress, library: Library) -> list[str]:
    """Which check-ins, then the seven signs and the whole; where the legs differ, each below its row."""
    if not progress.sessions:
        return []
    shown = [s.day for s in progress.sessions]
    if progress.spells:
        spell = progress.spells[progress.spell - 1]
        shown = [day for day in shown if spell.first <= day <= spell.last]
    path = "board.check_in_one" if len(shown) == 1 else "board.check_ins"
    columns = f"{say(library, 'board.first')} -> {say(library, 'board.now')}"
    rows = [
        say(library, path, n=len(shown), first=full_day(shown[0]), last=full_day(shown[-1])),
        "",
        _row(say(library, "board.sign"), columns, progress.since_words),
    ]
    for number, line in enumerate(progress.signs.values(), 1):
        shown_line = _by_measure(progress, line)
        rows += [_told(shown_line, library, number), *_legs(shown_line, library)]
    asides = (aside for line in progress.signs.values() for aside in line.asides)
    return [*rows, _told(progress.overall, library), *_legs(progress.overall, library), *_paragraphs(asides)]


def _by_measure(progress: Progress, sign: Line) -> Line:
    """A sign that is judged by a measure, with that measure's values (as on the screens' board)."""
    measure = progress.measures.get(JUDGED_BY.get(sign.id, ""))
    if measure is None or measure.now is None or sign.absent:
        return sign
    return replace(measure, title=sign.title)


def _measures(progress: Progress, library: Library) -> list[str]:
    rows: list[str] = []
    for line in (progress.measures[name] for name in MEASURES if name in progress.measures):
        if not line.absent and line.now is not None:
            rows += [_told(line, library), *_legs(line, library)]
    return rows


def _activities(progress: Progress, library: Library) -> list[str]:
    """Own activities, and what can be done again."""
    if not progress.activities:
        return []
    rows = [say(library, "board.activities"), *(_told(a, library) for a in progress.activities)]
    return [*rows, *_paragraphs(again.words for again in progress.again)]


def _legs(line: Line, library: Library) -> list[str]:
    """Both legs of a line, where they differ."""
    if len({(one.first, one.now, one.verdict) for one in line.legs.values()}) < 2:
        return []
    return [_told(replace(one, title=f"  {one.title}", note=""), library) for one in line.legs.values()]


def _told(line: Line, library: Library, number: int | None = None) -> str:
    title = f"{number} {line.title}" if number else line.title
    if line.absent:
        return _row(title, "", line.absent)
    if line.now is None:
        return _row(title, "", say(library, "board.gap" if line.points else "board.not_asked"))
    mark = say(library, f"marks.{line.verdict}")
    label = line.label if line.id == "s7" else f"{mark} {line.label}"
    if line.note and not line.note.endswith(".") and len(label) + len(line.note) <= WIDTH - _TITLE - _NUMBERS:
        label = f"{label} ({line.note})"
    return _row(title, _numbers(line), label)


def _numbers(line: Line) -> str:
    """Then and now with the unit; nothing where the legs parted: then each leg has its own below."""
    if line.parted:
        return ""
    now = line.words.get(line.now, str(line.now)) if line.now is not None else ""
    of_so_many = line.unit.startswith("of ") and line.unit != _SCORE
    unit = f" {line.unit}" if of_so_many else _UNITS.get(line.unit, "")
    if line.first is None:
        return f"{now}{unit}"
    return f"{line.words.get(line.first, str(line.first))} -> {now}{unit}"


def _row(title: str, numbers: str, label: str) -> str:
    """A row of the board: a long title, place or label goes on in the next row rather than being cut."""
    rows = [*_wrap(title), ""] if len(title) >= _TITLE else [title]
    head = f"{rows[-1]:<{_TITLE}}{numbers:<{_NUMBERS}}"
    labels = textwrap.wrap(label, WIDTH - _TITLE - _NUMBERS - 2) or [""]
    if len(numbers) >= _NUMBERS:
        rows[-1:] = [head, " " * (_TITLE + _NUMBERS) + labels[0]]
    else:
        rows[-1] = head + labels[0]
    rows += [" " * (_TITLE + _NUMBERS + 2) + more for more in labels[1:]]
    return "\n".join(row.rstrip() for row in rows)


def _phase(progress: Progress, library: Library) -> list[str]:
    phase = progress.phase
    if not progress.sessions:
        return []
    title = f"{say(library, 'board.phase', number=phase.now)}: {phase.title}" if phase.now else phase.title
    return [*_wrap(title), *_wrap(" ".join((*phase.why, progress.duration)).strip())]


def _time(progress: Progress, library: Library) -> list[str]:
    """Events, seams and earlier spells, by day."""
    rows = [spoken(event, library) for event in progress.events[-_EVENTS:]]
    if len(progress.events) > _EVENTS:
        rows.insert(0, say(library, "event.earlier", n=len(progress.events) - _EVENTS))
    rows += [seam.words for seam in progress.seams]
    rows += [
        say(
            library,
            "spell.row" if spell.check_ins > 1 else "spell.row_one",
            number=spell.number,
            first=full_day(spell.first),
            last=full_day(spell.last),
            n=spell.check_ins,
        )
        for spell in progress.spells
        if len(progress.spells) > 1
    ]
    return [say(library, "board.time"), *_paragraphs(rows)] if rows else []


def _advice(progress: Progress, library: Library) -> list[str]:
    open_codes = {flag.code for flag in progress.flags}
    rows: list[str] = []
    for item in progress.advice:
        if item.code in open_codes:
            continue  # stands at the top already
        lead = "" if item.level == "info" else f"{say(library, f'level.{item.level}')}: "
        rows += _wrap(f"- {lead}{item.why}", hang=2)
    return rows


def _wrap(sentence: str, hang: int = 0) -> list[str]:
    """Lines of at most 72 columns; a bit narrower where the last line would be one word."""
    lead = len(sentence) - len(sentence.lstrip(" "))

    def rows(width: int) -> list[str]:
        return textwrap.wrap(
            sentence.strip(),
            width,
            initial_indent=" " * lead,
            subsequent_indent=" " * hang,
            break_on_hyphens=False,
        )

    found = rows(WIDTH)
    if len(found) < 2 or " " in found[-1].strip():
        return found
    narrower = (rows(width) for width in range(WIDTH - 1, WIDTH * 2 // 3, -1))
    return next((r for r in narrower if len(r) == len(found) and " " in r[-1].strip()), found)
