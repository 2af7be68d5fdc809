"""The commands that write a copy of a record and take one in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui import settings

if TYPE_CHECKING:
    import argparse

    from assessments.exchange.bundle import Bundle
    from assessments.exchange.taking_in import Plan
    from assessments.keeping.toml_store import TomlStore

_BY_ENDING = {".json": "json", ".csv": "csv-wide"}


def export(asked: argparse.Namespace) -> int:
    """A copy of the record. Raises ContentError, StoreError."""
    from assessments import library
    from assessments.errors import StoreError
    from assessments.exchange import remaining, shapes, wide_table
    from assessments.exchange.targets import TakenError
    from assessments.keeping.toml_store import TomlStore
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
    store = TomlStore(chosen.data)
    bundle = _here(store, chosen.person)
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
    if beside := remaining.said(store, chosen.person):
        print(f"onthemend: {beside}", file=sys.stderr)
    return 0


def _put(asked: argparse.Namespace, target: Path, data: bytes) -> None:
    from assessments.exchange import targets

    if asked.target == "-":
        sys.stdout.buffer.write(data)
    else:
        targets.write_file(target, data, asked.force)
        print(f"Written: {target}")


def _here(store: TomlStore, person: str) -> Bundle:
    from assessments.exchange import bundle

    return bundle.gather(store.folders.person(person), person)


def tell_left_out(bundle: Bundle) -> None:
    """What was read all the same, and each file that isn't in the copy, on stderr."""
    for remark in bundle.remarks:
        print(f"onthemend: {remark}", file=sys.stderr)
    for file in bundle.unreadable:
        print(f"onthemend: not in the copy, and left as it is: {file.name}: {file.reason}", file=sys.stderr)


def take_in(asked: argparse.Namespace) -> int:
    """A copy into the record. Raises ContentError, StoreError."""
    from assessments.exchange import sources, taking_in
    from assessments.keeping.toml_store import TomlStore
    from tui.opening import writing

    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    store = TomlStore(chosen.data)
    here = _here(store, chosen.person)
    plan = taking_in.plan(sources.read(_path(asked.source), chosen.person), here)
    if not asked.dry_run:
        with writing(store):
            plan = taking_in.carry_out(plan, taking_in.into(store.folders, chosen.person))
    _tell(plan, asked.dry_run)
    notice = store.notice()
    if notice and plan.new:
        print(f"onthemend: {notice}", file=sys.stderr)
    return 1 if plan.other or plan.unreadable else 0


def _tell(plan: Plan, only_looked: bool) -> None:
    from assessments.exchange.taking_in import counted, left_out

    for remark in plan.remarks:
        print(f"onthemend: {remark}", file=sys.stderr)
    for what in left_out(plan):
        print(f"onthemend: left out: {what}", file=sys.stderr)
    told = {
        "Would be taken in" if only_looked else "Taken in": plan.new,
        "Here already": plan.same,
        "Left out": plan.other,
    }
    print(" ".join(f"{what}: {counted(pieces)}." for what, pieces in told.items()))


def _path(text: str) -> Path:
    """The path as given. Raises StoreError where it leads nowhere."""
    from assessments.errors import StoreError

    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, OSError, ValueError):
        raise StoreError(f"{text} leads nowhere; please give the whole name.") from None
