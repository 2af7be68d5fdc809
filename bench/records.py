"""Goals P10, P14 and P15: many check-ins of one person, many other people, and how costs grow with both."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from math import inf
from pathlib import Path

from bench import corpus
from bench.cases import ROOT, Case
from bench.goals import Result
from bench.measure import Run, median, run

FEW, MANY = 100, 1000  # check-ins of one person
POINTS = (400, 4000)  # of a chart, more than twice its width


def results(folder: Path, runs: int, people: int, each: int, size: tuple[int, int]) -> list[Result]:
    """The rows. `people` x `each`: the check-ins of others in the same data folder; `folder` is empty."""
    made = corpus.samples()
    corpus.fill(folder / "one", "few", FEW, made)
    corpus.fill(folder / "one", "many", MANY, made)
    for number in range(people):
        corpus.fill(folder / "crowd", f"person-{number}", each, made, days=7)
    (folder / "empty").mkdir()
    return [*_reading(folder / "one", runs), *_paint(folder, runs, people * each, size), *_growth(runs)]


def _reading(data: Path, runs: int) -> list[Result]:
    times: dict[tuple[str, str], list[float]] = {}
    cases = [(who, what) for who in ("few", "many") for what in ("floor", "parse", "progress", "warm")]
    for _ in range(runs):
        for who, what in cases:
            times.setdefault((who, what), []).append(_asked(data, who, what))

    def ratio(what: str, base: str) -> float:
        return median([a / b for a, b in zip(times["many", what], times["many", base], strict=True)])

    warm = (median(times["many", "warm"]) - median(times["few", "warm"])) * 1000 / (MANY - FEW)
    tomllib = ratio("progress", "floor")
    every = (median(times["many", "progress"]) - median(times["few", "progress"])) * 1000 / (MANY - FEW)
    return [
        Result("P10", f"progress of {MANY} check-ins, CPU, x tomllib alone", tomllib, 1.25, 1.1, "x"),
        Result("", "the same, x our own reader alone", ratio("progress", "parse"), inf, inf, "x"),
        Result("", "the same", median(times["many", "progress"]), inf, inf, "ms", 0),
        Result("P15", "a check-in more: the list with no file changed, CPU", warm, 10, 7.5, "us", 1),
        Result("", "a check-in more: progress from files, CPU", every, inf, inf, "us", 0),
    ]  # fmt: skip


def _asked(data: Path, person: str, what: str) -> float:
    command = [sys.executable, "-m", "bench.reading", str(data), person, what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _paint(folder: Path, runs: int, count: int, size: tuple[int, int]) -> list[Result]:
    """Home's first paint in an empty folder and among the files of other people."""
    program = str(Path(sys.executable).with_name("onthemend"))
    base = Case(
        "empty", (program, "--data", str(folder / "empty")), "Check in", env={"PYTHONPATH": str(ROOT)}
    )
    crowd = replace(base, label="crowd", command=(program, "--data", str(folder / "crowd")))
    pairs: list[tuple[Run, Run]] = [(run(base, size, 0), run(crowd, size, 0)) for _ in range(runs + 1)]
    cpu = median([b.start_cpu / a.start_cpu for a, b in pairs[1:] if a.start_cpu])
    wall = median([b.start_wall / a.start_wall for a, b in pairs[1:]])
    return [
        Result("P14", f"first paint among {count} files of others, CPU, x empty", cpu, 1.10, 1.02, "x"),
        Result("", "the same, wall time, x empty", wall, 1.10, 1.02, "x"),
    ]


def _growth(runs: int) -> list[Result]:
    """A point more in a chart and a row more in its table."""
    chart, table = (_slope(runs, table=table) for table in (False, True))
    return [
        Result("P15", "a point more in a chart, CPU", chart, 1, 0.3, "us"),
        Result("", "a row more in its table, CPU", table, inf, inf, "us", 1),
    ]


def _slope(runs: int, table: bool) -> float:
    from assessments.judging.progress import Line, Point
    from assessments.judging.verdicts import Verdict
    from tui.themes import DARK
    from tui.widgets.canvas import Paint
    from tui.widgets.showing.signsheet import draw_sign
    from tui.widgets.showing.signtable import View

    def spent(count: int) -> float:
        first = corpus.NOW.date() - timedelta(days=count)
        days = [first + timedelta(days=number) for number in range(count)]
        points = tuple(Point(day, (number * 37) % 101, f"s{number}") for number, day in enumerate(days))
        line = Line(
            id="s2", title="Pain", unit="of 100", worst=0, best=100, points=points, first=0, last=1, now=2,
            first_day=days[0], last_day=days[-2], now_day=days[-1], verdict=Verdict.CANT_TELL, confirmed=True,
            label="can't tell yet", why="", band=None, rule="sign", sources=(),
        )  # fmt: skip
        view = View((line,), table=table)
        begin = time.process_time()
        draw_sign(Paint(100, 30, DARK), 30, view)
        return time.process_time() - begin

    small, large = POINTS
    found = [(spent(large) - spent(small)) * 1e6 / (large - small) for _ in range(max(3, runs))]
    return median(found)
