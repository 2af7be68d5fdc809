"""Trail: what happened at the kiosk, one JSON line each, only ever added to; each line seals the one before.

It holds no answers and no codes: people stand in it by their id in the store, which is a keyed hash.
A changed, dropped or moved line breaks the chain; a shortened end shows against the last head that was
exported. It is evidence, not a lock: whoever owns the machine can write all of it anew, and then only a head
that was exported tells.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assessments.errors import StoreError
from assessments.keeping import durable
from assessments.keeping.faults import as_store_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

BEGIN = "0" * 64
_OWN = frozenset({"n", "at", "what", "prev", "seal"})  # every line has these
CUT = "cut off"  # tells of a line that was never finished: the power went
_LONGEST = 4096  # bytes of a line
_OLD = 300  # lines in a row from before a day after which nothing of that day is looked for
_BLOCK = 1 << 16
_OPEN = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True)
class Line:
    """One thing that happened. `about`: its own flat values; `number` counts from 1."""

    number: int
    at: datetime
    what: str
    about: Mapping[str, str | int | bool]
    seal: str

    def text(self, key: str) -> str:
        """A value of `about` as a text; "" where there is none."""
        return str(self.about.get(key, ""))


@dataclass(frozen=True)
class Head:
    """How far a trail goes: the number and the seal of its last line."""

    number: int
    seal: str

    def __str__(self) -> str:
        return f"{self.number}:{self.seal}"


def seal(prev: str, about: Mapping[str, object]) -> str:
    """What seals a line: SHA-256 over the seal before it and its own values, in hex."""
    own = json.dumps(about, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{prev}\n{own}".encode()).hexdigest()


class Trail:
    """The trail in the file `path`; it is made with the first line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, what: str, at: datetime, **about: str | int | bool) -> Line:
        """One line more, on disk when this returns. Raises StoreError."""
        with as_store_error("saved", self.path), self._locked() as handle:
            last, rest = _tail(handle)
            prev, number = _end(last)
            written = b""
            if rest:
                torn = hashlib.sha256(rest).hexdigest()
                line, data = _made(number + 1, prev, CUT, at, {"torn": torn})
                prev, number, written = line.seal, line.number, b"\n" + data
            line, data = _made(number + 1, prev, what, at, about)
            _write(handle, written + data)
            os.fsync(handle)
        return line

    def head(self) -> Head:
        """The last whole line; number 0 where there is none yet."""
        if not self._there():
            return Head(0, BEGIN)
        with as_store_error("read", self.path), self._locked() as handle:
            prev, number = _end(_tail(handle)[0])
        return Head(number, prev)

    def of_day(self, day: date) -> tuple[Line, ...]:
        """The lines whose own local date is `day`, in order. Lines that can't be read are passed over."""
        found: list[Line] = []
        old = 0
        for raw in self._backwards():
            line = parsed(raw)
            if line is None:
                continue
            if line.at.date() == day:
                found.append(line)
                old = 0
            elif (old := old + 1) >= _OLD:
                break
        return tuple(reversed(found))

    def since(self, number: int) -> tuple[Line, ...]:
        """The lines behind the one of this number, in order."""
        found: list[Line] = []
        for raw in self._backwards():
            line = parsed(raw)
            if line is not None and line.number <= number:
                break
            if line is not None:
                found.append(line)
        return tuple(reversed(found))

    def since_last(self, what: str) -> tuple[Line, ...]:
        """The lines behind the last one that tells of this, in order; none where none does."""
        last = next(self.backwards(what), None)
        return self.since(last.number) if last else ()

    def backwards(self, *whats: str, since: date | None = None) -> Iterator[Line]:
        """The lines that tell of these, the last one first; others aren't even read closely.

        `since`: only from that day on; a few lines with a wrong date don't end it.
        """
        marks, old = [f'"what":"{what}"'.encode() for what in whats], 0
        for raw in self._backwards():
            if any(mark in raw for mark in marks) and (line := parsed(raw)) and line.what in whats:
                old = old + 1 if since is not None and line.at.date() < since else 0
                if old >= _OLD:
                    break
                if not old:
                    yield line

    def latest(self) -> Line | None:
        """The last line that can be read."""
        return next((line for raw in self._backwards() if (line := parsed(raw))), None)

    def raw(self) -> Iterator[bytes]:
        """Every line as it stands in the file, without its end."""
        if self._there():
            with as_store_error("read", self.path), self.path.open("rb") as file:
                for line in file:
                    yield line.removesuffix(b"\n")

    def _backwards(self) -> Iterator[bytes]:
        if not self._there():
            return
        with as_store_error("read", self.path), self.path.open("rb") as file:
            at, rest = file.seek(0, os.SEEK_END), b""
            while at:
                size = min(_BLOCK, at)
                at = file.seek(at - size)
                rest, *lines = (file.read(size) + rest).split(b"\n")
                yield from reversed(lines)
            yield rest

    def _there(self) -> bool:
        """Whether there is one. StoreError where it is a link, a pipe or the like."""
        if not os.path.lexists(self.path):
            return False
        with as_store_error("read", self.path):
            if not stat.S_ISREG(self.path.lstat().st_mode):
                raise StoreError(f"{self.path.name} isn't a plain file, so it was not used.")
        return True

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """The file, open and nobody else's for now. OSError, StoreError where it can't be ours."""
        durable.make_folder(self.path.parent)
        new = not os.path.lexists(self.path)
        handle = os.open(self.path, _OPEN, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise StoreError(f"{self.path.name} isn't a plain file, so it was not used.")
            with suppress(ImportError):  # a kiosk is on Linux; elsewhere only one program reads it
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX)
            if new:
                durable.sync_folder(self.path.parent)
            yield handle
        finally:
            os.close(handle)


def parsed(raw: bytes) -> Line | None:
    """The line in these bytes, sealed or not; None where they aren't one."""
    try:
        fields = json.loads(raw)
        at = datetime.fromisoformat(fields["at"])
        about = {key: value for key, value in fields.items() if key not in _OWN}
        line = Line(int(fields["n"]), at, str(fields["what"]), about, str(fields["seal"]))
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return line if at.tzinfo else None


def _made(
    number: int, prev: str, what: str, at: datetime, about: Mapping[str, str | int | bool]
) -> tuple[Line, bytes]:
    own = {"n": number, "at": at.isoformat(timespec="seconds"), "what": what, **about, "prev": prev}
    mark = seal(prev, own)
    data = json.dumps({**own, "seal": mark}, separators=(",", ":")).encode() + b"\n"
    if len(data) > _LONGEST:
        raise StoreError("Not saved: a line of the trail would be too long. Please report this.")
    return Line(number, at, what, dict(about), mark), data


def _tail(handle: int) -> tuple[bytes, bytes]:
    """The last whole line, and what stands unfinished behind it."""
    size = os.fstat(handle).st_size
    start = max(0, size - 3 * _LONGEST)
    data = os.pread(handle, size - start, start)
    whole, _, rest = data.rpartition(b"\n")
    return whole.rpartition(b"\n")[2], rest


def _end(last: bytes) -> tuple[str, int]:
    """Seal and number to go on from."""
    if not last:
        return BEGIN, 0
    line = parsed(last)
    return (line.seal, line.number) if line else (hashlib.sha256(last).hexdigest(), 0)


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
