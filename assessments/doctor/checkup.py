"""The whole check-up of a data folder, for one person or for everybody who has a record in it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from assessments import ids
from assessments.doctor import content_check, people_check, place_check
from assessments.doctor.findings import COUNTED, Checkup, Finding
from assessments.errors import StoreError
from assessments.keeping.folders import MARKER
from assessments.keeping.lock import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from assessments.keeping.toml_store import TomlStore

OURS = (MARKER, NAME, "people", "trash", "quarantine", "kiosk")
NOBODY = "There is no record under this name here yet."
SOON = timedelta(days=1)  # how far ahead a clock may be: travel across the date line


def of(
    store: TomlStore, now: datetime, person: str | None = None, content_folder: Path | None = None
) -> Checkup:
    """Looks at everything and changes nothing. `person`: only theirs, else everybody's; StoreError: no id."""
    counted: Counter[str] = Counter()
    findings, library = content_check.check(counted, content_folder)
    people: tuple[str, ...] = () if person is None else (ids.person_id(person),)
    try:
        people = people or store.people()
        findings += place_check.check(store, now, people)
        counted["people"] = sum(store.folders.person(one).is_dir() for one in people)
        if person is None:
            findings += _others(store.root)
        elif not counted["people"]:
            findings.append(Finding("files", "note", NOBODY))
        for one in people:
            findings += people_check.check(store, one, library, now, counted, SOON)
    except StoreError as error:
        findings.append(Finding("files", "problem", str(error)))
    aside = f"*/people/{person}/**/*" if person else "**/*"
    counted["in quarantine"] = sum(path.is_file() for path in (store.root / "quarantine").glob(aside))
    return Checkup(store.place, tuple(findings), {name: counted[name] for name in COUNTED})


def _others(root: Path) -> Iterator[Finding]:
    """What lies in the data folder and among the people and isn't ours."""
    if root.is_dir():
        for path in sorted(root.iterdir()):
            if path.name not in OURS:
                yield people_check.stranger(path, path.name)
    if (root / "people").is_dir():
        for path in sorted((root / "people").iterdir()):
            if not people_check.is_person(path):
                yield people_check.stranger(path, f"people/{path.name}")
