"""Prints the goals P1 to P10, P14 and P15 as a table: `make bench`, or `make bench ARGS="--runs 9"`.

Runs of all cases take turns, and times are compared within a round, so that a busy machine spoils less.
Counts (modules, bytes) are exact; CPU is good to about 15 %; times in ms are the least sure.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from bench import records
from bench.cases import cases
from bench.goals import Result, results
from bench.measure import Run, modules, run


def main() -> int:
    """0 where every "must" is reached, else 1."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="rounds that count (one more warms up)")
    parser.add_argument("--keys", type=int, default=40, help="arrow keys a run")
    parser.add_argument("--idle", type=float, default=2, help="seconds of idling a run")
    parser.add_argument("--people", type=int, default=2000, help="other people in the folder (P14)")
    parser.add_argument("--each", type=int, default=20, help="check-ins of each of them")
    parser.add_argument("--only", choices=("keys", "records"), help="P1 to P9, or P10 to P15, alone")
    parser.add_argument("--size", default="100x30", help="columns x rows")
    asked = parser.parse_args()
    columns, rows = (int(part) for part in asked.size.split("x"))
    table = [] if asked.only == "records" else keys(asked, (columns, rows))
    if asked.only != "keys":
        with tempfile.TemporaryDirectory() as name:
            table += records.results(Path(name), asked.runs, asked.people, asked.each, (columns, rows))
    versions = f"Python {platform.python_version()}, Textual {version('textual')}"
    print(f"{versions}, {columns}x{rows}, {asked.runs} rounds")
    print(f"{'':<4}{'':<56}{'now':>9}{'must':>9}{'stretch':>9}")
    for row in table:
        print(row.line())
    return int(any(row.word == "MISSED" for row in table))


def keys(asked: argparse.Namespace, size: tuple[int, int]) -> list[Result]:
    """Start, keys, idling and memory."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        fill(data)
        all_cases = cases(data, asked.keys)
        runs: dict[str, list[Run]] = {case.label: [] for case in all_cases}
        for round_ in range(asked.runs + 1):
            for case in all_cases:
                found = run(case, size, asked.idle)
                if round_:
                    runs[case.label].append(found)
            print(f"round {round_} of {asked.runs}", end="\r", file=sys.stderr, flush=True)
        loaded = modules(all_cases[1], size)
    return results(runs, loaded, all_cases[-1].label)


def fill(data: Path) -> None:
    """A person who has checked in before, so that Home and the questions are what they are every week."""
    from datetime import UTC, datetime

    from assessments import demo, library
    from assessments.keeping.toml_store import TomlStore

    demo.build(
        TomlStore(data), library.read(), demo.people()[0].id, datetime.now(UTC).astimezone(), person="me"
    )


if __name__ == "__main__":
    sys.exit(main())
