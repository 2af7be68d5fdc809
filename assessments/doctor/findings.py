"""Finding: one thing that is worth a sentence. Checkup: all of them, and how much was looked at."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Level = Literal["problem", "note"]
UNTOUCHED = "It was not touched."
ASIDE = (
    "A file that can't be used can be put aside: onthemend doctor --quarantine FILE\n"
    "It stays whole, under its own name, and can be put back."
)
COUNTED = {
    "question files": "question file",
    "people": "person",
    "check-ins": "check-in",
    "unfinished": "unfinished",
    "notes": "note",
    "in the trash": "in the trash",
    "in quarantine": "in quarantine",
}
"""What is counted, and the word for one of it."""


@dataclass(frozen=True)
class Finding:
    """`check`: which check it is from. `says`: one sentence; `do`: one more, what to do about it.

    `level`: a "note" is worth knowing and nothing is wrong. `file`: its place in the data folder or among
    the content, `line` in it, if that is known. `movable`: it may be put into quarantine.
    """

    check: str
    level: Level
    says: str
    do: str = ""
    file: str = ""
    line: int | None = None
    movable: bool = False

    @property
    def where(self) -> str:
        """ "sessions/x.toml, line 12", or ""; safe to print, whatever the file is called."""
        return f"{clean(self.file)}, line {self.line}" if self.line else clean(self.file)


@dataclass(frozen=True)
class Checkup:
    """What was found, and how much was looked at (words -> number)."""

    place: str
    findings: tuple[Finding, ...] = ()
    counted: Mapping[str, int] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Those that are more than a note."""
        return tuple(finding for finding in self.findings if finding.level == "problem")

    def text(self) -> str:
        """All of it in words."""
        lines = [f"Looked at {self.place}: {said(self.counted)}. Nothing was changed."]
        for title, level in (("Problems", "problem"), ("Good to know", "note")):
            found = [finding for finding in self.findings if finding.level == level]
            lines += ["", f"{title} ({len(found)})"] if found else []
            lines += [line for finding in found for line in _lines(finding)]
        if any(finding.movable for finding in self.problems):
            lines += ["", ASIDE]
        lines += ["", "All is well." if not self.problems else ending(len(self.problems))]
        return "\n".join(lines)

    def json(self) -> str:
        """The same for programs. Keys stay as they are from version to version."""
        return json.dumps(
            {
                "format": "onthemend-doctor",
                "schema": 1,
                "place": self.place,
                "fine": not self.problems,
                "counted": {re.sub("[ -]", "_", name): count for name, count in self.counted.items()},
                "findings": [
                    {
                        "check": finding.check,
                        "level": finding.level,
                        "file": clean(finding.file),
                        "line": finding.line,
                        "says": finding.says,
                        "do": finding.do,
                        "movable": finding.movable,
                    }
                    for finding in self.findings
                ],
            },
            ensure_ascii=False,
            indent=2,
        )


def said(counted: Mapping[str, int]) -> str:
    """ "12 check-ins, 1 note": what there is any of."""
    return ", ".join(f"{n} {COUNTED[name] if n == 1 else name}" for name, n in counted.items() if n)


def ending(count: int) -> str:
    """The last line where there are problems."""
    return "One thing needs a look." if count == 1 else f"{count} things need a look."


def _lines(finding: Finding) -> Iterator[str]:
    mark = "!" if finding.level == "problem" else "·"
    lines = [finding.where, f"{finding.says} {finding.do}".rstrip()]
    for number, line in enumerate(line for line in lines if line):
        yield f"    {line}" if number else f"  {mark} {line}"
