"""Bundle: everything of one person that an export holds, and the file each thing stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from assessments.errors import StoreError
from assessments.judging.levels import NEUTRAL
from assessments.judging.safety import PRIVATE
from assessments.keeping import entry_file, person_file, session_file
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.store import Entry, Person, Unreadable
from assessments.session import Session
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Thing: TypeAlias = Session | Entry | Person
PERSON = "person.toml"
SESSIONS = "sessions"
DIFFER = "Of {count} there are copies that say different things. All are in the folder, one in other shapes."
FOLDERS = (SESSIONS, *entry_file.FOLDERS)


@dataclass(frozen=True)
class Piece:
    """One file of a record: its place in the person's folder ("sessions/….toml"), its bytes, what it says."""

    name: str
    data: bytes
    holds: Thing


@dataclass(frozen=True)
class Bundle:
    """`pieces` by the day they are about; `unreadable`: what is not in it, each with its reason.

    `remarks`: whole sentences about what was read all the same.
    """

    person: str
    pieces: tuple[Piece, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every check-in, replaced ones too, by file name: in the order of the days they are about."""
        return tuple(piece.holds for piece in self.pieces if isinstance(piece.holds, Session))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Small dated facts, by file name."""
        return tuple(piece.holds for piece in self.pieces if isinstance(piece.holds, Entry))

    @property
    def replaced(self) -> dict[str, str]:
        """The id of each check-in that was corrected, and the one that stands for it."""
        return {session.replaces: session.id for session in self.sessions if session.replaces}

    @property
    def facts(self) -> Person | None:
        """The person's own file, if there is one."""
        return next((piece.holds for piece in self.pieces if isinstance(piece.holds, Person)), None)

    @property
    def private(self) -> bool:
        """Whether the person lets the private answer be kept by its name."""
        return self.facts is None or self.facts.settings.get("store_e4") is not False

    def single(self) -> Bundle:
        """With one version of each check-in, the one under its own name: for shapes without file names."""
        return replace(self, pieces=in_order(versions[0] for versions in _versions(self.pieces)))

    @property
    def demo(self) -> bool:
        """Whether this is an invented person."""
        facts = self.facts
        return bool(facts is not None and facts.settings.get("invented")) or any(
            session.provenance.get("invented") for session in self.sessions
        )


def _versions(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """What says different things under one id, the one under its own name first; second copies are gone."""
    found: dict[tuple[str, str], list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.name != name_of(piece.holds)):
        versions = found.setdefault((type(piece.holds).__name__, piece.holds.id), [])
        if all(piece.holds != other.holds for other in versions):
            versions.append(piece)
    return list(found.values())


def gather(folder: Path, person: str | None) -> Bundle:
    """Everything readable in a person's folder. Never raises for a bad file; StoreError for a bad folder.

    `person` None: whoever the first file is about. Where the person doesn't want the private answer kept by
    its name, it stands under the neutral code in every session.
    """
    pieces: list[Piece] = []
    bad: list[Unreadable] = []
    for path, name in _files(folder):
        try:
            piece = piece_of(name, read_bytes(path))
            person = person or owner(piece.holds)
            if owner(piece.holds) != person:
                raise StoreError("it is about another person.")
            pieces.append(piece)
        except StoreError as error:
            bad.append(Unreadable(clean(name), str(error)))
    versions = _versions(pieces)
    differ = sum(len(those) > 1 for those in versions)
    remarks = (DIFFER.replace("{count}", str(differ)),) if differ else ()
    bundle = Bundle(
        person or "", in_order(piece for those in versions for piece in those), tuple(bad), remarks
    )
    return bundle if bundle.private else without_private(bundle)


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """By the day they are about, whatever the files are called."""
    return tuple(sorted(pieces, key=lambda piece: (name_of(piece.holds), piece.name)))


def _files(folder: Path) -> list[tuple[Path, str]]:
    found = [(folder / PERSON, PERSON)] if (folder / PERSON).is_file() else []
    for below in FOLDERS:
        if (folder / below).is_symlink():
            raise StoreError(
                f"{clean(str(folder / below))} is a link to somewhere else, so it was not opened."
            )
        if (folder / below).is_dir():
            names = sorted(path.name for path in (folder / below).iterdir() if _ours(path.name))
            found += [(folder / below / name, f"{below}/{name}") for name in names]
    return found


def _ours(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")


def piece_of(name: str, data: bytes) -> Piece:
    """The file of this place in a person's folder, read. Raises StoreError."""
    below = name.rpartition("/")[0]
    if name == PERSON:
        return Piece(name, data, person_file.read(data))
    if below == SESSIONS:
        return Piece(name, data, session_file.read(data))
    entry = entry_file.read(data)
    if entry.folder != below:
        raise StoreError("it belongs into another folder.")
    return Piece(name, data, entry)


def written(thing: Thing) -> Piece:
    """The thing as the file that this program writes for it. Raises StoreError."""
    match thing:
        case Session():
            data = session_file.written(thing)
        case Entry():
            data = entry_file.written(thing)
        case Person():
            data = person_file.written(thing)
    return Piece(name_of(thing), data, thing)


def name_of(thing: Thing) -> str:
    """Where this program keeps it in the person's folder. Raises StoreError for an id that is no name."""
    match thing:
        case Session():
            return f"{SESSIONS}/{session_file.file_name(thing)}"
        case Entry():
            return f"{thing.folder}/{entry_file.file_name(thing)}"
        case Person():
            return PERSON


def owner(thing: Thing) -> str:
    """The id of the person it is about."""
    return thing.id if isinstance(thing, Person) else thing.person


def without_private(bundle: Bundle) -> Bundle:
    """With the neutral code in place of the private one; every other file stays byte for byte."""
    return replace(bundle, pieces=tuple(_neutral(piece) for piece in bundle.pieces))


def _neutral(piece: Piece) -> Piece:
    session = piece.holds
    if not isinstance(session, Session) or PRIVATE not in session.safety.asked:
        return piece
    safety = session.safety
    lists: dict[str, Any] = {
        name: tuple(NEUTRAL if code == PRIVATE else code for code in getattr(safety, name))
        for name in ("asked", "flags", "unsure", "before", "checked", "declined")
    }
    lists["levels"] = tuple((NEUTRAL if code == PRIVATE else code, level) for code, level in safety.levels)
    asked = {item: words for item, words in session.asked.items() if item != PRIVATE}
    changed = replace(session, safety=replace(safety, **lists), asked=asked)
    return Piece(piece.name, session_file.written(changed), changed)
