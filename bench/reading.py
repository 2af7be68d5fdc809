"""What reading costs, in a process of its own: `python -m bench.reading DATA PERSON WHAT`.

Prints CPU milliseconds. WHAT is one of
floor: every file read and parsed by tomllib, no more;
parse: every file read and parsed by our own reader;
progress: everything a progress screen needs, from an open record;
warm: the list of check-ins once more, with no file changed.
"""

from __future__ import annotations

import gc
import sys
import time
import tomllib
from pathlib import Path

from assessments import library
from assessments.keeping import toml_text
from assessments.keeping.safe_reading import read_bytes
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from bench.corpus import NOW


def main() -> int:
    """See the module."""
    data, person, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    folder = data / "people" / person / "sessions"
    record = Record(library.read(), TomlStore(data), person)
    record.library.plan("check-in")
    if what == "progress":  # its imports and the first plan are paid by the app before any file
        Record(record.library, TomlStore(data / "none"), person).progress(NOW)
    if what == "warm":
        record.shelf()
    gc.collect()
    gc.freeze()
    begin = time.process_time()
    if what == "floor":
        for path in folder.iterdir():
            tomllib.loads(path.read_bytes().decode())
    elif what == "parse":
        for path in folder.iterdir():
            toml_text.parsed(read_bytes(path))
    elif what == "progress":
        assert record.progress(NOW).sessions
    else:
        record.shelf()
    print(f"{(time.process_time() - begin) * 1000:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
