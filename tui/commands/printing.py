"""The commands that print: progress and questions."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    import argparse

    from assessments.keeping.store import Unreadable

EMPTY = "No check-in yet. Start one with: onthemend check-in"


def progress(asked: argparse.Namespace) -> int:
    """What changed, in words or as JSON. Raises ContentError, StoreError."""
    from tui.opening import open_record

    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    record = open_record(chosen)
    now = datetime.now().astimezone()
    bad = record.shelf().unreadable
    found = record.progress(now)
    if asked.json:
        from assessments.judging import progress_json

        print(progress_json.dumps(found), end="")
    elif not found.sessions:
        print(EMPTY)
    else:
        from assessments.judging import report

        print(report.text(found, record.library))
    tell_unreadable(bad)
    return 0


def tell_unreadable(bad: tuple[Unreadable, ...]) -> None:
    """Each file that could not be read, on stderr."""
    for file in bad:
        print(f"onthemend: not read, and left as it is: {file.name}: {file.reason}", file=sys.stderr)


def questions(asked: argparse.Namespace) -> int:
    """Every question: for reading, as JSON, or as a sheet to fill in. Raises ContentError."""
    from assessments import library
    from assessments.asking import blank_sheet, listing
    from tui.complaint import complain

    read = library.read()
    if asked.form is not None and asked.form not in read.forms:
        complain(f"there is no form {asked.form!r}; please choose one of {', '.join(read.forms)}.")
        return 2
    if asked.only is not None and asked.only not in {section.id for section in read.sections}:
        complain(f"there is no sign or phase {asked.only!r}; please choose one such as s3 or p2.")
        return 2
    if asked.blank:
        print(blank_sheet.blank(read, asked.form or "full", asked.only), end="")
    elif asked.json:
        print(json.dumps(listing.tables(read, asked.form, asked.only), ensure_ascii=False, indent=2))
    else:
        print(listing.plain(read, asked.form, asked.only), end="")
    return 0
