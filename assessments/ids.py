"""Names of sessions and people: random ids that sort by time, and person ids that are safe as a folder."""

from __future__ import annotations

import os
import re
import uuid
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.text import clean

if TYPE_CHECKING:
    from datetime import datetime

_DEVICES = r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z)"  # names that are no folder on Windows
_PERSON = re.compile(_DEVICES + r"[a-z0-9][a-z0-9_-]{0,31}")
NAME_LIMIT = 60  # letters of a typed name that count
_SESSION = re.compile(r"[0-9A-Za-z_-]{1,64}")


def new_id(at: datetime) -> str:
    """32 hex digits laid out as RFC 9562 version 7: 48 bits of milliseconds, then 74 random bits.

    Only the order in a folder comes from the clock; two ids of one moment still differ.
    """
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    chance = int.from_bytes(os.urandom(10), "big")
    number = (
        milliseconds << 80 | 0x7 << 76 | (chance >> 62 & 0xFFF) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    )
    return uuid.UUID(int=number).hex


def person_id(text: str) -> str:
    """The id as given where it may name a folder. Raises StoreError."""
    if not is_person_id(text):
        raise StoreError(
            "A person's name here is up to 32 small letters, digits, - or _, for example me or anna-2, "
            "and starts with a letter or digit."
        )
    return text


def is_person_id(text: str) -> bool:
    """Whether it may name a person's folder."""
    return bool(_PERSON.fullmatch(text))


def id_of_name(name: str) -> str:
    """The person id of a name as somebody typed it: the same for the same name, and always safe as a folder.

    A plain word stays readable ("Anna" -> "anna"); any other name gets an id worked out from its letters.
    """
    from hashlib import sha256

    words = "-".join(clean(name, NAME_LIMIT).casefold().split())
    if is_person_id(words):
        return words
    return f"p-{sha256(words.encode()).hexdigest()[:20]}"


def session_id(text: str) -> str:
    """The id as given where it may stand in a file name. Raises StoreError."""
    if not _SESSION.fullmatch(text):
        raise StoreError("id: letters and digits are expected.")
    return text


def new_id_of_chance() -> str:
    """32 random hex digits, for what has no time of its own."""
    return os.urandom(16).hex()
