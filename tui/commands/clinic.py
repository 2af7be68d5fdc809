"""The commands of a clinic: run the kiosk, set its PIN, check the machine, look after what it keeps."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING

from assessments.clinic import codes, forgetting, verifying
from assessments.clinic.clinic import Clinic
from assessments.errors import AnswerError, StoreError
from tui import settings
from tui.kiosk.process import starting
from tui.kiosk.shell import lockdown
from tui.kiosk.shell.ends import REFUSED, refuse

if TYPE_CHECKING:
    import argparse
    from datetime import datetime
    from pathlib import Path

    from assessments.clinic.audit import Head

ONLY_LINUX = "the kiosk closes a machine in ways that only Linux has; at home use: onthemend."
REMAINS = (
    "Copies in backups, and exports that were carried away, are not reached from here. "
    "A disk may keep deleted data until something else is written over it."
)


def run(asked: argparse.Namespace) -> int:
    """Patients, one after another, until staff leave the kiosk. Becomes a process of its own."""
    if not lockdown.is_linux():
        return refuse(ONLY_LINUX)
    data = _data(asked)
    lockdown.ignore_signals()
    env = lockdown.scrubbed(os.environ, "/")
    command = starting.command("tui.kiosk.process.supervisor", str(data))
    sys.stdout.flush()
    try:
        os.execve(command[0], command, env)
    except OSError:
        return refuse("Python can't be started anew; please install On the Mend again.")
    return REFUSED  # never reached


def set_pin(asked: argparse.Namespace) -> int:
    """Asks for the staff's PIN, twice, or reads it from standard input. Makes the kiosk's folder."""
    clinic = Clinic.set_up(_data(asked))
    anew = clinic.pin.is_set
    if sys.stdin.isatty():
        pin = getpass("A PIN for staff, 6 to 12 digits (it isn't shown): ")
        if getpass("Once more: ") != pin:
            raise AnswerError("", "The two aren't the same, so nothing was changed. Please try again.")
    else:
        pin = sys.stdin.readline(100).strip()
    clinic.pin.set(pin)
    clinic.trail.add("PIN set", _now(), anew=anew)
    print(f"The PIN is set. Settings: {clinic.folder / 'kiosk.toml'}")
    print("Next: onthemend kiosk check, then onthemend kiosk.")
    return 0


def check(asked: argparse.Namespace) -> int:
    """What is fit and what isn't, a sentence each. 1 where something isn't."""
    if not lockdown.is_linux():
        return refuse(ONLY_LINUX)
    from tui.kiosk.process import clock, readiness

    checks = readiness.all_checks(_data(asked), clock.now())
    marks = {True: "pass", False: "FAIL", None: "see "}
    for one in checks:
        print(_folded(f"{marks[one.passed]}  {one.name:16} {one.sentence}"))
    failed = sum(one.passed is False for one in checks)
    unseen = sum(one.passed is None for one in checks)
    print(f"{len(checks)} checks: {failed} failed, {unseen} to look at yourself.")
    return 1 if failed else 0


def _folded(line: str) -> str:
    """In a terminal in lines that fit it, hung under the sentence; elsewhere as it is."""
    if not sys.stdout.isatty():
        return line
    from shutil import get_terminal_size
    from textwrap import fill

    return fill(line, max(40, get_terminal_size().columns - 1), subsequent_indent=" " * 23)


def verify(asked: argparse.Namespace) -> int:
    """Whether the trail is whole, also against a head that was kept elsewhere. 1 where it isn't."""
    clinic = Clinic.open(_data(asked))
    found = verifying.troubles(clinic.trail.raw(), (*clinic.heads(), *_heads(asked.head)))
    for sentence in found:
        print(sentence)
    if found:
        return 1
    head = clinic.trail.head()
    print(f"The trail is whole: {head.number} entries.")
    if asked.export:
        head = clinic.export_head(_now())
    print(f"Its head, to keep elsewhere: {head}")
    return 0


def _heads(given: str | None) -> tuple[Head, ...]:
    from pathlib import Path

    if given is None:
        return ()
    path = Path(given)
    return (verifying.head(path.read_text("utf-8", "replace")[:10_000] if path.is_file() else given),)


def new_codes(asked: argparse.Namespace) -> int:
    """Prints codes that lead to no record yet, to hand out; they are kept nowhere."""
    clinic = Clinic.open(_data(asked))
    if not 1 <= asked.count <= 1000:
        raise AnswerError("", "--count: please give 1 to 1000.")
    made: dict[str, str] = {}
    while len(made) < asked.count:
        code = clinic.new_code()
        made[code] = clinic.person_of(code)
    for code, person in made.items():
        print(f"{codes.in_threes(code)}   record {person}" if asked.records else codes.in_threes(code))
    return 0


def erase(asked: argparse.Namespace) -> int:
    """Deletes everything kept under a code, after asking."""
    clinic = Clinic.open(_data(asked))
    code = codes.parse(asked.code)
    if code is None:
        raise AnswerError("", "That isn't a code: it has nine digits, and the last checks the others.")
    person = clinic.person_of(code)
    files = forgetting.count(clinic, person)
    if not files:
        print("Nothing is kept under this code.")
        return 0
    if not _agreed(asked.yes, f"{files} files are kept under this code. Delete them for good?"):
        print("Nothing was deleted.")
        return 1
    forgetting.erase(clinic, person, _now())
    print(f"{files} files were deleted. {REMAINS}")
    return 0


def retention(asked: argparse.Namespace) -> int:
    """Shows what is older than the clinic keeps; deletes it only with --delete."""
    clinic = Clinic.open(_data(asked))
    due = forgetting.due(clinic, _now().date())
    if not due.files:
        print(f"Nothing is older than {clinic.settings.retention_days} days.")
        return 0
    print(
        f"{len(due.files)} files of {due.people} records are from before {due.before.isoformat()}; "
        f"the oldest is of {due.oldest}."
    )
    if not asked.delete:
        print("Nothing was deleted. To delete them: onthemend kiosk retention --delete")
        return 0
    if not _agreed(asked.yes, "Delete them for good?"):
        print("Nothing was deleted.")
        return 1
    print(f"{forgetting.let_go(clinic, due, _now())} files were deleted. {REMAINS}")
    return 0


def _agreed(yes: bool, question: str) -> bool:
    """Asks on the terminal; without one only --yes agrees."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise StoreError(f"{question} Add --yes to agree; nothing was deleted.")
    return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def _data(asked: argparse.Namespace) -> Path:
    return settings.folder(getattr(asked, "data", None))


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()
