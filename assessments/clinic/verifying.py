"""Whether a trail is as it was written: what was changed, dropped, moved or cut off."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from assessments.clinic.audit import BEGIN, CUT, Head, parsed, seal
from assessments.errors import AnswerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.clinic.audit import Line

_HEAD = re.compile(r"(\d{1,12}):([0-9a-f]{64})")


def head(text: str) -> Head:
    """A head as it was exported, anywhere in `text`. Raises AnswerError."""
    match = _HEAD.search(text)
    if not match:
        raise AnswerError("", "That isn't the head of a trail; it looks like 120:9f86d0… with 64 digits.")
    return Head(int(match[1]), match[2])


def troubles(lines: Iterable[bytes], exported: Iterable[Head] = ()) -> tuple[str, ...]:
    """A sentence for each break of the chain; none where all is as it was written.

    `lines`: as they stand in the file. `exported`: heads that were noted elsewhere before.
    """
    found: list[str] = []
    seals: dict[int, str] = {0: BEGIN}
    wanted = {mark.number: mark.seal for mark in exported}
    prev, number, cut, place = BEGIN, 0, b"", 0
    for place, raw in enumerate(lines, 1):
        line = parsed(raw)
        if line is None:
            if cut:
                found.append(f"Line {place - 1} can't be read.")
            cut = raw or b"?"
            continue
        if cut and not (line.what == CUT and line.text("torn") == hashlib.sha256(cut).hexdigest()):
            found.append(f"Line {place - 1} can't be read.")
        cut = b""
        reason = _break(line, raw, prev, number)
        if reason:
            found.append(f"Line {place}: {reason}")
        prev, number = line.seal, line.number
        if number in wanted:
            seals[number] = prev
    if cut:
        found.append(f"Line {place} is unfinished: the power may have gone. The next entry will say so.")
    for mark, sealed in wanted.items():
        if mark > number:
            found.append(
                f"The trail ends at entry {number}, but entry {mark} was there when its head was exported: "
                "the end was cut off."
            )
        elif seals.get(mark) != sealed:
            found.append(f"Entry {mark} isn't the one that was there when its head was exported.")
    return tuple(found)


def _break(line: Line, raw: bytes, prev: str, number: int) -> str:
    fields = json.loads(raw)
    own = {key: value for key, value in fields.items() if key != "seal"}
    if seal(str(own.get("prev")), own) != line.seal:
        return "it was changed after it was written."
    if own.get("prev") != prev or line.number != number + 1:
        return "it doesn't follow the line before: something was removed, added or moved here."
    return ""
