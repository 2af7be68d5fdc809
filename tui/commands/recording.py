"""The command that keeps a filled answer sheet."""

from __future__ import annotations

import errno
import sys
from datetime import datetime, time
from typing import TYPE_CHECKING

from assessments.errors import AnswerError
from tui import settings
from tui.clock import local_now, named

if TYPE_CHECKING:
    import argparse

    from assessments.asking.interview import Interview
    from assessments.record import Record
    from assessments.session import Session

_UNREAD = {
    errno.ENOENT: "there is no such file. Please check its name.",
    errno.ENOTDIR: "there is no such file. Please check its name.",
    errno.ENAMETOOLONG: "there is no such file. Please check its name.",
    errno.EACCES: "you have no permission to read it.",
    errno.EIO: "the disk reported an error.",
}
WHEN = "--at: please give a day or a day and time, for example 2026-11-05 or 2026-11-05T09:30."


def record(asked: argparse.Namespace) -> int:
    """A sheet becomes a session. Raises AnswerError, ContentError, StoreError."""
    from assessments.asking import sheet
    from tui.opening import open_record, writing

    now = local_now()
    at = when(asked.at, now)
    data = _data(asked.sheet)
    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    kept = open_record(chosen)
    with writing(kept.store):
        filled = sheet.read(kept.library, data, kept.facts(at), at)
        session = kept.file(filled.interview, now, {"mode": "sheet"}, acknowledged=False)
    for remark in filled.remarks:
        print(f"onthemend: {remark}", file=sys.stderr)
    notice = kept.store.notice()
    if notice:
        print(f"onthemend: {notice}", file=sys.stderr)
    try:
        _tell(kept, filled.interview, session)
        sys.stdout.flush()
    except OSError as error:
        raise _kept_anyway(kept, error) from None
    return 0


def _kept_anyway(kept: Record, error: OSError) -> Exception:
    if isinstance(error, BrokenPipeError):
        return error
    from assessments.errors import StoreError
    from assessments.keeping.faults import cause

    return StoreError(f"The answers are kept in {kept.place}, but not printed: {cause(error, 'the output')}")


def when(text: str | None, now: datetime) -> datetime:
    """The moment that --at means: a bare day is its noon (or now, if that is earlier). Raises AnswerError."""
    if text is None:
        return now
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise AnswerError("", WHEN) from None
    if len(text) <= len("2026-11-05"):
        at = datetime.combine(at.date(), time(12))
        if at.date() == now.date():
            return min(named(at.astimezone()), now)
    if at.tzinfo is None:
        try:
            at = named(at.astimezone())
        except (OverflowError, OSError, ValueError):
            raise AnswerError("", WHEN) from None
    if at > now:
        raise AnswerError("", f"--at: {text} is still ahead; please give today or a day before.")
    if now.year - at.year > 100:
        raise AnswerError("", f"--at: {text} is more than a hundred years ago; please check the year.")
    return at


def _data(name: str) -> bytes:
    """The sheet's bytes. Raises StoreError."""
    from pathlib import Path

    from assessments.errors import StoreError
    from assessments.keeping.safe_reading import LIMIT, read_bytes

    try:
        if name != "-":
            return read_bytes(Path(name).resolve(strict=True))  # a link to a sheet is as good
        data = sys.stdin.buffer.read(LIMIT + 1)
    except (StoreError, OSError, RuntimeError) as error:
        fault = error.__cause__ or error
        reason = _UNREAD.get(getattr(fault, "errno", 0), str(error) if fault is error else "")
        raise StoreError(
            f"{name or 'The sheet'} can't be read: {reason or 'please check its name.'}"
        ) from None
    if len(data) > LIMIT:
        raise StoreError(f"The sheet can't be read: it is larger than {LIMIT // 1024} KiB.")
    return data


def _tell(kept: Record, interview: Interview, session: Session) -> None:
    """Warning signs first, then that it is kept."""
    words = kept.library.words["emergency"]
    for flag in interview.flags:
        urgent = (words["drive"], words["tell"].replace("{plain}", flag.plain)) if flag.level == "E" else ()
        print(" ".join(part for part in (flag.action, *urgent, flag.reason) if part))
    day = f"{session.day.day} {session.day:%B %Y}"
    print(f"Kept: {session.form}, {day}, {len(session.answers.given)} answers, in {kept.place}.")
    if session.stopped:
        print(words["saved"])
