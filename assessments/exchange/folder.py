"""The TOML folder: the files as they are, byte for byte, and a list of them with their checksums."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from assessments import ids
from assessments.errors import StoreError
from assessments.exchange.bundle import FOLDERS, PERSON, Bundle, gather
from assessments.exchange.json_file import FORMAT
from assessments.keeping import toml_text
from assessments.keeping.faults import as_store_error
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.toml_text import Fields
from assessments.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LIST = "export.toml"
_HEADER = "On the Mend: a copy of one person's record, and a checksum (SHA-256) of each file."


def files(bundle: Bundle) -> dict[str, bytes]:
    """Every file of the folder by its place in it. The list comes last: with it, the folder is whole."""
    found = {piece.name: piece.data for piece in bundle.pieces}
    sums = {name: hashlib.sha256(found[name]).hexdigest() for name in sorted(found)}
    top = {"format": FORMAT, "schema": 1, "person": bundle.person, "demo": bundle.demo}
    return found | {LIST: toml_text.written(_HEADER, top, {"files": sums})}


def read(folder: Path, person: str) -> Bundle:
    """What the folder holds: such an export, a person's folder, or a whole data folder (`person`'s in it).

    Raises StoreError where it is none of these.
    """
    with as_store_error("read", folder):
        names = {path.name for path in folder.iterdir()}
    if LIST in names:
        return _listed(folder)
    if "people" in names:
        folder = folder / "people" / ids.person_id(person)
        if not folder.is_dir():
            raise StoreError(
                f"{clean(str(folder.parent))} has no folder {person}. Name another with --person."
            )
    elif not names.intersection((*FOLDERS, PERSON)):
        raise StoreError(f"{clean(str(folder))} isn't an export of On the Mend.")
    return gather(folder, None)


def _listed(folder: Path) -> Bundle:
    try:
        fields = Fields(toml_text.parsed(read_bytes(folder / LIST)))
        fields.head(FORMAT, "list of files")
        sums: Mapping[str, object] = fields.table("files").left
        person = ids.person_id(fields.text("person"))
    except StoreError as error:
        raise StoreError(f"{LIST} can't be read, so nothing was taken in: {error}") from None
    bundle = gather(folder, person)
    there = {piece.name: hashlib.sha256(piece.data).hexdigest() for piece in bundle.pieces}
    known = {*there, *(file.name for file in bundle.unreadable)}
    remarks = [f"{clean(name)} is on the list, but it isn't there." for name in sums if name not in known]
    for name, found in there.items():
        if name not in sums:
            remarks.append(f"{clean(name)} isn't on the list; it was read all the same.")
        elif found != sums[name]:
            remarks.append(f"{clean(name)} was changed since it was exported; it was read as it is now.")
    return replace(bundle, remarks=(*bundle.remarks, *remarks))
