"""Clinic: the folder `kiosk` beside people's records, opened: settings, PIN, trail, and codes to records.

A code is never on disk. The record's id is a keyed hash of it, so finding one takes the same time whether
there is a record or not, needs no list, and a code is never part of a path.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from assessments import ids
from assessments.clinic import audit, codes, day, earlier, settings
from assessments.clinic.secret import Secret
from assessments.clinic.visits import Visit
from assessments.errors import StoreError
from assessments.keeping import durable, toml_text
from assessments.keeping.faults import as_store_error
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.toml_text import Fields
from assessments.text import clean

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

PIN_DIGITS, NUMBER_DIGITS = 6, 4
_KEY, _HEADS = "onthemend-kiosk-key", "onthemend-kiosk-heads"
NOT_SET_UP = "There is no kiosk here yet. Set the staff's PIN first: onthemend kiosk set-pin."


class Clinic:
    """Make it with `open`. Every method may read or write small files and raises StoreError."""

    def __init__(self, data: Path, key: bytes, chosen: settings.Settings) -> None:
        self.data, self.folder = data, data / "kiosk"
        self.settings = chosen
        self._key = key
        self.trail = audit.Trail(self.folder / "audit.log")
        self.pin = Secret(self.folder / "pin.toml", PIN_DIGITS)

    @classmethod
    def open(cls, data: Path) -> Clinic:
        """The kiosk kept under `data`. Raises StoreError where there is none, or something in it is wrong."""
        folder = data / "kiosk"
        if not os.path.lexists(folder / "key.toml"):
            if os.path.lexists(folder / "audit.log"):
                raise StoreError(
                    f"{clean(str(folder / 'key.toml'))} is missing: without it no code finds its record. "
                    "Bring it back from a backup."
                )
            raise StoreError(NOT_SET_UP)
        with as_store_error("read", folder):
            for place in (data, folder):
                durable.check_folder(place, inside=True)
        return cls(data, _read_key(folder / "key.toml"), _read_settings(folder / "kiosk.toml"))

    @classmethod
    def set_up(cls, data: Path) -> Clinic:
        """The same, made with a new key and commented settings where there is none yet."""
        folder = data / "kiosk"
        if not os.path.lexists(folder / "key.toml") and not os.path.lexists(folder / "audit.log"):
            kept = {"format": _KEY, "schema": 1, "key": os.urandom(32).hex()}
            words = (
                "On the Mend: leads from codes to records. Back it up; without it no code finds its record."
            )
            with as_store_error("saved", folder):
                durable.make_folder(folder)
                durable.write_new(folder / "key.toml", toml_text.written(words, kept, {}))
                if not os.path.lexists(folder / "kiosk.toml"):
                    durable.write_new(folder / "kiosk.toml", settings.template())
        return cls.open(data)

    # -- codes and people --

    def person_of(self, code: str) -> str:
        """The id of the record this code leads to, whether it is there or not."""
        made = hmac.new(self._key, f"record:{code}".encode(), hashlib.sha256)
        return ids.person_id(made.hexdigest()[:32])

    def known(self, person: str) -> bool:
        """Whether anything is kept under this id."""
        return os.path.lexists(self.data / "people" / ids.person_id(person))

    def new_code(self) -> str:
        """A code that leads to no record yet."""
        return codes.new_code(lambda code: self.known(self.person_of(code)))

    def number_of(self, person: str) -> Secret:
        """The four digits that open what this person left unfinished."""
        path = self.folder / "numbers" / f"{ids.person_id(person)}.toml"
        return Secret(path, NUMBER_DIGITS, exact=True)

    def forget_guesses(self, than: float) -> None:
        """Removes counts of tries for codes that nobody has, not touched since `than` (a file's time)."""
        folder = self.folder / "numbers"
        if os.path.lexists(folder):
            with as_store_error("read", folder):
                for tries in folder.glob("*-tries.toml"):
                    number = folder / f"{tries.name.removesuffix('-tries.toml')}.toml"
                    if not os.path.lexists(number) and tries.lstat().st_mtime < than:
                        tries.unlink(missing_ok=True)

    # -- what happens --

    def begin(self, at: datetime, language: str) -> Visit:
        """A visit, once the patient has agreed."""
        visit = Visit(self.trail)
        visit.begun(at, language)
        return visit

    def decline(self, at: datetime) -> None:
        """Somebody didn't agree: one more on today's tally, and nothing else."""
        self.trail.add("declined", at)

    def of_day(self, when: date) -> day.Day:
        """What a day came to."""
        return day.of(self.trail.of_day(when), when)

    def before(self, when: date) -> earlier.Earlier:
        """What earlier days left open."""
        return earlier.than(when, self.trail, self.data)

    # -- heads of the trail that were noted elsewhere --

    def export_head(self, at: datetime) -> audit.Head:
        """The head of now, remembered here as exported; give it to somebody to keep elsewhere."""
        self.trail.add("head exported", at)
        head = self.trail.head()
        kept = {"format": _HEADS, "schema": 1, "heads": [str(mark) for mark in (*self.heads(), head)][-400:]}
        data = toml_text.written("On the Mend: how far the trail went, each time that was noted.", kept, {})
        with as_store_error("saved", self.folder):
            durable.write_over(self.folder / "heads.toml", data)
        return head

    def heads(self) -> tuple[audit.Head, ...]:
        """Those exported so far. None where the file isn't there; StoreError where it can't be read."""
        from assessments.clinic.verifying import head

        path = self.folder / "heads.toml"
        if not os.path.lexists(path):
            return ()
        fields = Fields(toml_text.parsed(read_bytes(path)))
        fields.head(_HEADS, "list of heads")
        return tuple(head(text) for text in fields.texts("heads"))


def _read_key(path: Path) -> bytes:
    try:
        fields = Fields(toml_text.parsed(read_bytes(path)))
        fields.head(_KEY, "kiosk's key")
        key = bytes.fromhex(fields.text("key"))
    except (StoreError, ValueError) as error:
        reason = str(error) if isinstance(error, StoreError) else "it is damaged."
        raise StoreError(f"{clean(str(path))} can't be used: {reason} Bring it back from a backup.") from None
    if len(key) < 32:
        raise StoreError(f"{clean(str(path))} can't be used: it is too short. Bring it back from a backup.")
    return key


def _read_settings(path: Path) -> settings.Settings:
    if not os.path.lexists(path):
        return settings.Settings()
    try:
        data = read_bytes(path)
    except StoreError as error:
        raise StoreError(f"{clean(str(path))} can't be read: {error}") from None
    return settings.read(data, clean(str(path)))
