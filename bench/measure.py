"""One run of one case, and the numbers of all runs of it."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.cases import ROOT, Case
from bench.terminal import Chunk, Terminal

QUIET = 0.04  # seconds without output: a key is dealt with
SAVED = 1.2  # seconds after which an answer is saved (the app gathers them for half a second)


@dataclass
class Run:
    """CPU in ms, latencies in ms, memory in MiB."""

    start_cpu: float = 0
    start_wall: float = 0
    memory: float = 0
    idle_bytes: float = 0
    idle_cpu: float = 0
    move_wall: list[float] = field(default_factory=list)
    move_bytes: list[int] = field(default_factory=list)
    move_cpu: float = 0
    next_bytes: list[int] = field(default_factory=list)
    next_cpu: float = 0
    save_cpu: float = 0  # of the autosave after one answer


def run(case: Case, size: tuple[int, int], idle: float) -> Run:
    """Starts it, presses its keys, leaves it. Raises AssertionError where a screen doesn't come."""
    out = Run()
    if case.clear:
        shutil.rmtree(case.clear, ignore_errors=True)
    with Terminal(case.command, size, case.env) as terminal:
        out.start_wall = terminal.wait_for(case.text) * 1000
        out.start_cpu = terminal.cpu()
        terminal.wait_for(case.settled)
        terminal.read(3, quiet=0.8)
        if idle:
            cpu, written, begin = terminal.cpu(), terminal.bytes_so_far(), time.monotonic()
            terminal.read(idle)
            spent = time.monotonic() - begin
            out.idle_cpu = (terminal.cpu() - cpu) / spent
            out.idle_bytes = (terminal.bytes_so_far() - written) / spent
        for text, keys in case.reach:
            terminal.wait_for(text)
            terminal.send(*keys)
            terminal.read(2, quiet=0.25)
        if case.reach:
            terminal.read(SAVED)
        out.move_wall, out.move_bytes, out.move_cpu = press(terminal, case.moves)
        for key in case.onward:
            _, sizes, cpu = press(terminal, (key,))
            out.next_bytes += sizes
            out.next_cpu += cpu / len(case.onward)
            before = terminal.cpu()
            terminal.read(SAVED)
            out.save_cpu += (terminal.cpu() - before) / len(case.onward)
        out.memory = terminal.memory()
        terminal.send(*case.leave)
        terminal.read(0.3, quiet=0.2)
    return out


def press(terminal: Terminal, keys: tuple[str, ...]) -> tuple[list[float], list[int], float]:
    """Presses keys one by one: ms to the first output, bytes of each that changed something, CPU ms a key."""
    walls: list[float] = []
    sizes: list[int] = []
    cpu = terminal.cpu()
    for key in keys:
        begin = time.monotonic()
        terminal.send(key)
        chunks: list[Chunk] = []
        while not chunks and time.monotonic() < begin + 0.5:
            chunks = terminal.read(0.02)
        if chunks:
            chunks += terminal.read(0.4, quiet=QUIET)
            walls.append((chunks[0].at - begin) * 1000)
            sizes.append(sum(len(chunk.data) for chunk in chunks))
    return walls, sizes, (terminal.cpu() - cpu) / len(keys) if keys else 0


def modules(case: Case, size: tuple[int, int]) -> set[str]:
    """The modules that were loaded when the first text was on the screen (see hook/sitecustomize.py)."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "imports"
        path = ":".join((str(ROOT / "bench/hook"), str(ROOT)))
        env = {**case.env, "PYTHONPATH": path, "BENCH_IMPORTS": str(log)}
        with Terminal(case.command, size, env) as terminal:
            seen = terminal.started + terminal.wait_for(case.text)
            terminal.read(1, quiet=0.3)
            terminal.send(*case.leave)
            terminal.wait_for_end()
        lines = [line.split(" ", 1) for line in log.read_text().splitlines()]
    loaded = set(next(rest for at, rest in lines if at == "end").split())
    return {name for at, name in lines if at != "end" and float(at) <= seen} & loaded


def median(numbers: list[float]) -> float:
    """The median, 0 of nothing."""
    return statistics.median(numbers) if numbers else 0.0


def high(numbers: list[float]) -> float:
    """The 95th percentile, 0 of nothing."""
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))] if ordered else 0.0
