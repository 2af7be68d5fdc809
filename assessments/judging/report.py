"""Progress as plain text: what a person reads in a minute, or prints. The screens' words, in 72 columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from assessments.judging.events import spoken
from assessments.wording import full_day, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.judging.progress import Line, Progress
    from assessments.library import Library

WIDTH = 72  # so that 80 columns leave it a margin
_TITLE = 28  # columns of the board
_NUMBERS = 16


def text(progress: Progress, library: Library) -> str:
    """The report, always in this order: what presses, how it goes, what to do, the phase, the numbers."""
    notices = (say(library, "notice.record"), say(library, "notice.regulator"))
    blocks = [
        _warnings(progress, library),
        _paragraphs(s for s in progress.summary if s),
        _paragraphs(progress.notes),
        _advice(progress, library),
        _phase(progress, library),
        _board(progress, library),
        _measures(progress, library),
        _activities(progress, library),
        _legs(progress, library),
        _time(progress, library),
        _paragraphs(n for n in notices if n not in progress.summary),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _warnings(progress: Progress, library: Library) -> list[str]:
    lines: list[str] = []
    for flag in progress.flags:
        head = f"! {say(library, f'level.{flag.level}')}: {flag.action}"
        lines += [*_wrap(head, hang=2), *_wrap(f"  {flag.reason}", hang=2)]
    return lines


def _paragraphs(sentences: Iterable[str]) -> list[str]:
    return [row for sentence in sentences for row in _wrap(sentence)]


def _board(progress: Progress, library: Library) -> list[str]:
    if not progress.sessions:
        return []
    shown = [s.day for s in progress.sessions]
    if progress.spells:
        spell = progress.spells[progress.spell - 1]
        shown = [day for day in shown if spell.first <= day <= spell.last]
    path = "board.check_in_one" if len(shown) == 1 else "board.check_ins"
    rows = [
        say(library, path, n=len(shown), first=full_day(shown[0]), last=full_day(shown[-1])),
        "",
        _row(
            say(library, "board.sign"),
            f"{say(library, 'board.first')} -> {say(library, 'board.now')}",
            progress.since_words,
        ),
    ]
    rows += [_told(line, library, n) for n, line in enumerate(progress.signs.values(), 1)]
    asides = (aside for line in progress.signs.values() for aside in line.asides)
    return [*rows, _told(progress.overall, library), *_paragraphs(asides)]


def _measures(progress: Progress, library: Library) -> list[str]:
    shown = [m for m in progress.measures.values() if not m.absent and m.now is not None]
    return [_told(line, library) for line in shown]


def _activities(progress: Progress, library: Library) -> list[str]:
    """Own activities, and what can be done again."""
    if not progress.activities:
        return []
    rows = [say(library, "board.activities"), *(_told(a, library) for a in progress.activities)]
    return [*rows, *_paragraphs(again.words for again in progress.again)]


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
    now = line.words.get(line.now, str(line.now)) if line.now is not None else ""
    if line.first is None:
        return now
    return f"{line.words.get(line.first, str(line.first))} -> {now}"


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


def _legs(progress: Progress, library: Library) -> list[str]:
    rows: list[str] = []
    for line in (progress.overall, *progress.measures.values()):
        if len({(one.first, one.now, one.verdict) for one in line.legs.values()}) > 1:
            rows.append(line.title)
            rows += [_told(one, library) for one in line.legs.values()]
    return rows


def _phase(progress: Progress, library: Library) -> list[str]:
    phase = progress.phase
    if not progress.sessions:
        return []
    title = f"{say(library, 'board.phase', number=phase.now)}: {phase.title}" if phase.now else phase.title
    return [*_wrap(title), *_wrap(" ".join((*phase.why, progress.duration)).strip())]


def _time(progress: Progress, library: Library) -> list[str]:
    """Events, seams and earlier spells, by day."""
    rows = [spoken(event, library) for event in progress.events]
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
