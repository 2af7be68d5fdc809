"""The files of the people: every one is opened as the program does it, and each it can't use is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessments import ids
from assessments.doctor.content_check import line_in
from assessments.doctor.findings import UNTOUCHED, Finding
from assessments.errors import StoreError
from assessments.fitting import Fitting
from assessments.keeping import draft_file, durable, entry_file, session_file
from assessments.keeping.safe_reading import read_bytes
from assessments.text import clean

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta
    from pathlib import Path

    from assessments.keeping.store import Draft, Shelf, Unreadable
    from assessments.keeping.toml_store import TomlStore
    from assessments.library import Library

KNOWN = ("sessions", "drafts", *entry_file.FOLDERS, "person.toml")
_KEYED = re.compile(r"([a-z_]\w*(?:\.\w+)*)(?:: | is missing)")  # a reason that names its key
_QUIET = (".DS_Store", "Thumbs.db", "desktop.ini")  # what file managers leave in any folder


def check(
    store: TomlStore,
    person: str,
    library: Library | None,
    now: datetime,
    counted: Counter[str],
    soon: timedelta,
) -> Iterator[Finding]:
    """Everything in one person's folder. `library` None: it can't be read, so no answer is checked.

    `soon`: how far ahead of `now` a check-in may be dated before the clock is doubted.
    """
    place = f"people/{person}"
    try:
        shelf = store.all(person)
        counted["check-ins"] += len(shelf.sessions)
        yield from _unreadable(store, f"{place}/sessions", shelf.unreadable)
        yield from _sessions(shelf, f"{place}/sessions")
        files = _files(store, person)
        yield from _clock(shelf, files, now, soon)
        if library is not None:
            yield from _misfits(store.root, shelf, files, library)
        counted["unfinished"] += len(store.drafts(person))
        _, bad = store.reading.each(person, "drafts", draft_file.read, lambda draft: _own(draft, person))
        yield from _unreadable(store, f"{place}/drafts", bad)
        for below in entry_file.FOLDERS:
            entries = store.entries(person, below)
            counted["notes"] += len(entries.entries)
            yield from _unreadable(store, f"{place}/{below}", entries.unreadable)
        try:
            store.person(person)
        except StoreError as error:
            yield _finding(store.root, f"{place}/person.toml", str(error.__cause__ or error))
        counted["in the trash"] += len(store.trashed(person))
        yield from _strangers(store, person, place)
    except StoreError as error:
        yield Finding("files", "problem", str(error), "", place)


def _own(draft: Draft, person: str) -> None:
    if draft.person != person:
        raise StoreError("it is about another person.")


def _finding(root: Path, file: str, reason: str, movable: bool = True) -> Finding:
    """A file that can't be used. The reason begins with the key it is about, where there is one."""
    line = line_in(reason) or _line_of(root / file, reason)
    says = reason if _KEYED.match(reason) else reason[:1].upper() + reason[1:]
    return Finding("files", "problem", f"{says} {UNTOUCHED}", "", file, line, movable)


def _unreadable(store: TomlStore, place: str, bad: Iterable[Unreadable]) -> Iterator[Finding]:
    """By the names as they are, which may hold what must not be printed."""
    for file in bad:
        real = [path.name for path in (store.root / place).iterdir() if clean(path.name) == file.name]
        name, stub = (real[0] if len(real) == 1 else file.name), file.name.endswith(".icloud")
        yield _finding(store.root, f"{place}/{name}", file.reason, len(real) == 1 and not stub)


def _line_of(path: Path, says: str) -> int | None:
    """The line of the key that the reason begins with ("answers.s2_leg_avg: …"), or the last one."""
    key = _KEYED.match(says)
    try:
        lines = read_bytes(path).decode("utf-8-sig").splitlines()
    except (StoreError, ValueError):
        return None
    if "(at end of document)" in says:
        return len(lines)
    wanted = re.compile(rf"\s*\"?{re.escape(key[1].rpartition('.')[2])}\"?\s*=") if key else None
    return next((n for n, line in enumerate(lines, 1) if wanted and wanted.match(line)), None)


def _sessions(shelf: Shelf, place: str) -> Iterator[Finding]:
    for conflict in shelf.conflicts:
        names = ", ".join(copy.name for copy in conflict.copies[1:])
        says = f"There are copies of one check-in that say different things: {names}."
        do = "Open the app: My record, Every check-in asks which of them is right."
        yield Finding("files", "problem", says, do, f"{place}/{conflict.copies[0].name}")
    kept = {session.id for session in (*shelf.sessions, *shelf.replaced)}
    for session in (*shelf.sessions, *shelf.replaced):
        if session.replaces and session.replaces not in kept:
            says = "It is a correction, and the check-in that it corrects isn't here any more."
            yield Finding("files", "note", says, "", f"{place}/{session_file.file_name(session)}")


def _files(store: TomlStore, person: str) -> dict[str, str]:
    """Session id -> its file's place; of copies the one under its own name."""
    found, _ = store.reading.each(person, "sessions", session_file.read, lambda _: None)
    names: dict[str, str] = {}
    for name, session in found:
        if name == session_file.file_name(session) or session.id not in names:
            names[session.id] = f"people/{person}/sessions/{name}"
    return names


def _misfits(root: Path, shelf: Shelf, files: dict[str, str], library: Library) -> Iterator[Finding]:
    """Answers that their questions can't have: somebody's hand, or the questions were others then."""
    fitting = Fitting(library)
    for session in shelf.sessions:
        same = session.content_digest == library.digest
        file = files.get(session.id, "")
        for key, reason in fitting.misfits(session).items():
            says = f"{reason[:-1]}; so this answer isn't counted, and all others are."
            line = _line_of(root / file, f"{key.item}: ")
            do = "" if same else "The questions have changed since; there is nothing to do."
            yield Finding("answers", "problem" if same else "note", says, do, file, line)


def _clock(shelf: Shelf, files: dict[str, str], now: datetime, soon: timedelta) -> Iterator[Finding]:
    for session in shelf.sessions:
        file = files.get(session.id, "")
        if session.entered > now + soon:
            says = f"It was typed in on {session.entered:%Y-%m-%d}, a day that is still to come."
            yield Finding("clock", "problem", says, "Please check the date of this machine.", file)
        elif session.id in shelf.odd:
            says = "Its date looks wrong: the machine's clock was behind when it was typed in."
            yield Finding("clock", "note", says, "", file)


def _strangers(store: TomlStore, person: str, place: str) -> Iterator[Finding]:
    """Files that the program neither reads nor makes, and what a crash left over."""
    for path in store.folders.listed("people", person):
        if path.name not in (*KNOWN, *_QUIET):
            yield stranger(path, f"{place}/{path.name}")
    for below in (name for name in KNOWN if name != "person.toml"):
        ours = {*store.reading.files(person, below)}
        for path in store.folders.listed("people", person, below):
            if path not in ours and path.name not in _QUIET:
                yield stranger(path, f"{place}/{below}/{path.name}")


def stranger(path: Path, file: str) -> Finding:
    """A file that isn't one of ours, or left over from a save that was cut off."""
    name = clean(path.name)
    if name.startswith(durable.TEMP_START) and name.endswith(durable.TEMP_END):
        says = "It is left over from a save that was cut off, and goes with one of the next saves."
        return Finding("leftovers", "note", says, "", file)
    says = "It isn't a file of On the Mend, so it is neither read nor changed."
    return Finding("strangers", "note", says, "", file, movable=not path.is_dir())


def is_person(path: Path) -> bool:
    """Whether this is the folder of a person."""
    return ids.is_person_id(path.name) and path.is_dir() and not path.is_symlink()
