"""Taking in a copy: what is new, what is here already, what says something else. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.exchange import bundle as bundles
from assessments.exchange.bundle import Bundle, Piece, name_of
from assessments.keeping import durable
from assessments.keeping.faults import cause
from assessments.keeping.store import Entry, Person, Unreadable
from assessments.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessments.keeping.folders import Folders


@dataclass(frozen=True)
class Plan:
    """`new` will be taken in; `same` is here already; `other`: one here has its id and differs."""

    person: str
    new: tuple[Piece, ...] = ()
    same: tuple[Piece, ...] = ()
    other: tuple[Piece, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[str, ...] = ()


def plan(coming: Bundle, here: Bundle) -> Plan:
    """What taking `coming` in would do to `here`. Raises StoreError where they are about two people."""
    if coming.pieces and coming.person != here.person:
        raise StoreError(
            f"This copy is the record of {coming.person}, and here is the record of {here.person}. "
            f"Open that one first: My record, Someone else; or --person {coming.person}."
        )
    if not here.private:
        coming = bundles.without_private(coming)
    known = {_id(piece): piece for piece in here.pieces}
    remarks = list(coming.remarks)
    sorted_out: dict[str, list[Piece]] = {"new": [], "same": [], "other": []}
    for piece in coming.pieces:
        there = known.setdefault(_id(piece), piece)
        if there is piece:
            sorted_out["new"].append(piece)
        elif isinstance(piece.holds, Person) and there.holds != piece.holds:
            remarks.append("The settings and facts that are here already were left as they are.")
        else:
            sorted_out["same" if there.holds == piece.holds else "other"].append(piece)
    found = {name: tuple(pieces) for name, pieces in sorted_out.items()}
    return Plan(here.person, **found, unreadable=coming.unreadable, remarks=tuple(remarks))


def _id(piece: Piece) -> tuple[str, str]:
    """What it is one and the same by: two files of one id are one check-in."""
    return (
        (bundles.PERSON, "")
        if isinstance(piece.holds, Person)
        else (type(piece.holds).__name__, piece.holds.id)
    )


def into(folders: Folders, person: str) -> Callable[[str, bytes], None]:
    """Keeps files in the person's folder as they are, durably; FileExistsError where one is there already."""

    def keep(name: str, data: bytes) -> None:
        below, _, file = name.rpartition("/")
        try:
            durable.write_new(folders.own("people", person, *([below] if below else [])) / file, data)
        except FileExistsError:
            raise
        except OSError as error:
            raise StoreError(f"Not saved: {cause(error, folders.root)}") from error

    return keep


def carry_out(planned: Plan, keep: Callable[[str, bytes], None]) -> Plan:
    """Keeps what is new; returns what was done. `keep(name, data)` writes one file that must not exist yet.

    A file whose name is taken gets the name this program gives it. Raises StoreError where the disk can't:
    what was kept until then stays, and the same copy can be taken in again.
    """
    done: list[Piece] = []
    for piece in planned.new:
        try:
            keep(piece.name, piece.data)
        except FileExistsError:
            try:
                keep(name_of(piece.holds), piece.data)
            except FileExistsError:
                raise StoreError(
                    f"Not saved: {piece.name} is already there, and it was left as it is."
                ) from None
        done.append(piece)
    return replace(planned, new=tuple(done))


def counted(pieces: tuple[Piece, ...]) -> str:
    """ "12 check-ins, 1 note", or "nothing"."""
    names = {Session: "check-in", Entry: "note"}
    counts = {name: sum(isinstance(piece.holds, kind) for piece in pieces) for kind, name in names.items()}
    said = [f"{n} {name}{'' if n == 1 else 's'}" for name, n in counts.items() if n]
    said += ["the settings"] if any(isinstance(piece.holds, Person) for piece in pieces) else []
    return ", ".join(said) or "nothing"


def left_out(planned: Plan) -> Iterator[str]:
    """What isn't taken in, a sentence each: what can't be read, and what says something else here."""
    for file in planned.unreadable:
        yield f"{file.name}: {file.reason}"
    for piece in planned.other:
        what = f"the check-in of {piece.holds.day}" if isinstance(piece.holds, Session) else piece.name
        yield f"{what} is here already and says something else."
