"""Saves made-up sessions one after the other, for crash tests: `save_loop.py DIR [--count N] [--pause MS]`.

Prints `ACK <path in DIR> <sha256 of the file>` only after a save is durable, `NAK <reason>` where it failed.
`--leftover-age`: seconds after which unfinished files of a killed run are swept (0: with one writer only).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assessments import ids
from assessments.answers import LEGS, Answers, Key, Value
from assessments.errors import StoreError
from assessments.keeping import durable, session_file
from assessments.keeping.toml_store import TomlStore
from assessments.session import SafetyRecord, Session


def session(number: int, at: datetime) -> Session:
    """A session of up to 400 answers; its content follows from its number."""
    chance = random.Random(number)
    given: dict[Key, Value] = {
        Key(f"item_{n:03d}", chance.choice((None, *LEGS))): chance.randint(0, 10)
        for n in range(chance.randint(5, 400))
    }
    return Session(
        id=ids.new_id(at),
        person="me",
        form="full",
        started=at,
        finished=at,
        entered=at,
        answers=Answers(given),
        safety=SafetyRecord(asked_at=at, asked=("E1", "E2")),
        counter=number,
        asked={key.item: f"How was it, number {number}?" for key in given},
    )


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=0, help="stop after this many (0: go on for ever)")
    parser.add_argument("--pause", type=int, default=0, help="milliseconds between saves")
    parser.add_argument("--leftover-age", type=float, default=durable.LEFTOVER_AGE)
    asked = parser.parse_args()
    os.umask(0o077)
    store = TomlStore(asked.folder, asked.leftover_age)
    number = failed = 0
    while not asked.count or number < asked.count:
        number += 1
        made = session(number, datetime.now(UTC))
        digest = hashlib.sha256(session_file.written(made)).hexdigest()
        try:
            print(f"ACK {store.save(made)} {digest}", flush=True)
        except StoreError as error:
            failed += 1
            print(f"NAK {error}", flush=True)
        time.sleep(asked.pause / 1000)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
