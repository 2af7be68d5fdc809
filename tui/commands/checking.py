"""The command that looks everything through, and puts aside what can't be used where the person says so."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from assessments.doctor.findings import Finding
    from assessments.keeping.folders import Folders


def doctor(asked: argparse.Namespace) -> int:
    """The check-up in words or as JSON, then the quarantine, if asked for. Raises StoreError."""
    from assessments.doctor import checkup, quarantine
    from assessments.keeping.toml_store import TomlStore
    from tui.complaint import complain

    now = datetime.now().astimezone()
    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    store = TomlStore(chosen.data)
    found = checkup.of(store, now, getattr(asked, "person", None))
    if asked.quarantine is None:
        print(found.json() if asked.json else found.text())
        return 1 if found.problems else 0
    if asked.json:
        complain("--json only looks; please leave it out to put files aside.")
        return 2
    if asked.quarantine:
        here = Path.cwd()
        wanted = quarantine.asked_for(store.folders, asked.quarantine, found.findings, here)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        movable = [finding for finding in found.problems if finding.movable]
        if not movable:
            print("There is no file that would be put aside.")
            return 0
        wanted = _agreed(movable)
    else:
        complain("type the names of the files after --quarantine.")
        return 2
    _put_aside(store.folders, wanted, now)
    return 0


def _agreed(findings: Iterable[Finding]) -> list[Finding]:
    """Those the person said yes to, one by one. No other answer than y moves anything."""
    agreed = []
    for finding in findings:
        print(f"{finding.where}: {finding.says}")
        print("Put it aside? It stays whole and can be put back. y or n: ", end="", flush=True)
        answer = sys.stdin.readline()
        if not answer:
            print()
            break
        if answer.strip().lower() in ("y", "yes"):
            agreed.append(finding)
    return agreed


def _put_aside(folders: Folders, wanted: list[Finding], now: datetime) -> None:
    from assessments.doctor import quarantine

    for finding in wanted:
        place = quarantine.put_aside(folders, finding.file, now.date())
        print(f"Put aside: {finding.file}")
        print(f"  It is now {folders.root / place}")
        print(f"  To undo this, move it back to {folders.root / finding.file}")
    if not wanted:
        print("Nothing was moved.")
