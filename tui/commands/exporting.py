"""The commands that write a copy of a record and take one in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    import argparse

    from assessments.exchange.bundle import Bundle, Piece
    from assessments.exchange.taking_in import Plan
    from tui.settings import Settings

_BY_ENDING = {".json": "json", ".csv": "csv-wide"}


def export(asked: argparse.Namespace) -> int:
    """A copy of the record. Raises ContentError, StoreError."""
    from assessments import library
    from assessments.errors import StoreError
    from assessments.exchange import shapes, wide_table
    from assessments.exchange.targets import TakenError
    from tui.complaint import complain

    printed = asked.target == "-"
    target = _path(asked.target)
    shape = asked.format or _BY_ENDING.get(target.suffix.lower(), "toml")
    if printed and shape == "toml" and not asked.codebook:
        complain("a folder can't be printed; name one, or add --format json.")
        return 2
    if asked.codebook:
        _put(asked, target, wide_table.codebook(library.read()))
        return 0
    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    bundle = _here(chosen)
    if not bundle.pieces:
        tell_left_out(bundle)
        raise StoreError(f"There is nothing to export yet in {chosen.data} for {chosen.person}.")
    if printed:
        sys.stdout.buffer.write(shapes.data(bundle, shape, library.read()))
    else:
        try:
            written = shapes.write(bundle, shape, target, library.read(), asked.force)
        except TakenError as error:
            raise StoreError(f"{error} Or add --force to replace it.") from None
        for path in written:
            print(f"Written: {path}")
    tell_left_out(bundle)
    return 0


def _put(asked: argparse.Namespace, target: Path, data: bytes) -> None:
    from assessments.exchange import targets

    if asked.target == "-":
        sys.stdout.buffer.write(data)
    else:
        targets.write_file(target, data, asked.force)
        print(f"Written: {target}")


def _here(chosen: Settings) -> Bundle:
    from assessments.exchange import bundle
    from assessments.keeping.toml_store import TomlStore

    return bundle.gather(TomlStore(chosen.data).folders.person(chosen.person), chosen.person)


def tell_left_out(bundle: Bundle) -> None:
    """What was read all the same, and each file that isn't in the copy, on stderr."""
    for remark in bundle.remarks:
        print(f"onthemend: {remark}", file=sys.stderr)
    for file in bundle.unreadable:
        print(f"onthemend: not in the copy, and left as it is: {file.name}: {file.reason}", file=sys.stderr)


def take_in(asked: argparse.Namespace) -> int:
    """A copy into the record. Raises ContentError, StoreError."""
    from assessments.exchange import taking_in
    from assessments.keeping.toml_store import TomlStore
    from tui.opening import writing

    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    store = TomlStore(chosen.data)
    here = _here(chosen)
    plan = taking_in.plan(read(_path(asked.source), chosen.person), here)
    if not asked.dry_run:
        with writing(store):
            plan = taking_in.carry_out(plan, taking_in.into(store.folders, chosen.person))
    _tell(plan, asked.dry_run)
    notice = store.notice()
    if notice and plan.new:
        print(f"onthemend: {notice}", file=sys.stderr)
    return 1 if plan.other or plan.unreadable else 0


def read(path: Path, person: str) -> Bundle:
    """The copy at this path: a folder, or a .toml, .json or .csv file. Raises StoreError."""
    from assessments.errors import StoreError
    from assessments.exchange import bundle, folder, json_file, long_reading
    from assessments.keeping.safe_reading import read_bytes
    from assessments.text import clean

    name = clean(str(path))
    if not path.exists():
        raise StoreError(f"There is no {name}. Please check its name.")
    if path.is_dir():
        return folder.read(path, person)
    try:
        data = read_bytes(path.resolve(), limit=LARGEST)
        if path.suffix.lower() == ".toml":
            piece = bundle.piece_of(f"{_kept_in(data)}/{path.name}", data)
            return bundle.Bundle(bundle.owner(piece.holds), (piece,))
        return json_file.read(data) if data.lstrip()[:1] == b"{" else long_reading.read(data)
    except StoreError as error:
        raise StoreError(f"{name} can't be taken in: {error}") from None


LARGEST = 1 << 28  # bytes of one export file: thousands of check-ins


def _kept_in(data: bytes) -> str:
    """The folder that a single file belongs into. Raises StoreError."""
    from assessments.keeping import entry_file, toml_text

    table = toml_text.parsed(data)
    return str(table.get("folder")) if table.get("format") == entry_file.FORMAT else "sessions"


def _tell(plan: Plan, only_looked: bool) -> None:
    from assessments.session import Session

    for remark in plan.remarks:
        print(f"onthemend: {remark}", file=sys.stderr)
    for file in plan.unreadable:
        print(f"onthemend: left out: {file.name}: {file.reason}", file=sys.stderr)
    for piece in plan.other:
        what = f"the check-in of {piece.holds.day}" if isinstance(piece.holds, Session) else piece.name
        print(f"onthemend: left out: {what} is here already and says something else.", file=sys.stderr)
    told = {
        "Would be taken in" if only_looked else "Taken in": plan.new,
        "Here already": plan.same,
        "Left out": plan.other,
    }
    print(" ".join(f"{what}: {_counted(pieces)}." for what, pieces in told.items()))


def _counted(pieces: tuple[Piece, ...]) -> str:
    """ "12 check-ins, 1 note", or "nothing"."""
    from assessments.keeping.store import Entry, Person
    from assessments.session import Session

    names = {Session: "check-in", Entry: "note"}
    counts = {name: sum(isinstance(piece.holds, kind) for piece in pieces) for kind, name in names.items()}
    said = [f"{n} {name}{'' if n == 1 else 's'}" for name, n in counts.items() if n]
    said += ["the settings"] if any(isinstance(piece.holds, Person) for piece in pieces) else []
    return ", ".join(said) or "nothing"


def _path(text: str) -> Path:
    """The path as given. Raises StoreError where it leads nowhere."""
    from assessments.errors import StoreError

    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, OSError, ValueError):
        raise StoreError(f"{text} leads nowhere; please give the whole name.") from None
