"""The goals P1 to P9: what is compared with what, and what must and could be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from bench.measure import Run, high, median

HEAVY = ("pydantic", "sqlite3", "markdown_it", "textual_plot", "plotext")
Runs = Mapping[str, list[Run]]


@dataclass(frozen=True)
class Result:
    """One row of the table. `digits` after the point; smaller is better everywhere."""

    goal: str
    what: str
    value: float
    must: float
    stretch: float
    unit: str = ""
    digits: int = 2

    @property
    def word(self) -> str:
        """Where it stands; nothing where there is no goal."""
        if self.must == inf:
            return ""
        if self.value <= self.stretch:
            return "stretch"
        return "must" if self.value <= self.must else "MISSED"

    def line(self) -> str:
        """The row as printed."""
        number, must, stretch = (
            "-" if n == inf else f"{n:.{self.digits}f}" for n in (self.value, self.must, self.stretch)
        )
        return f"{self.goal:<4}{self.what:<56}{number:>9}{must:>9}{stretch:>9}  {self.unit:<6}{self.word}"


def ratio(runs: Runs, case: str, base: str, field: str) -> float:
    """The median of the ratios of runs made in one round, so that both had the same machine."""
    pairs = [(getattr(a, field), getattr(b, field)) for a, b in zip(runs[case], runs[base], strict=True)]
    return median([a / b for a, b in pairs if b])


def results(runs: Runs, loaded: set[str], editor: str) -> list[Result]:
    """Every goal, from runs by case and the modules at the first paint."""
    walls = {
        case: [w for run in runs[case] for w in run.move_wall]
        for case in ("ref_question", "question", editor)
    }
    sizes = [float(size) for run in runs["question"] for size in run.move_bytes]
    onward = [float(size) for run in runs["question"] for size in run.next_bytes]
    heavy = sorted({name.split(".")[0] for name in loaded} & set(HEAVY))
    start = ratio(runs, "home", "ref_minimal", "start_cpu")
    memory = ratio(runs, "question", "ref_minimal", "memory")
    key_cpu = ratio(runs, "question", "ref_question", "move_cpu")
    latency = median(walls["question"]) / (median(walls["ref_question"]) or 1)
    cpu = median([run.move_cpu for run in runs["question"]])
    above = high(walls["question"]) - high(walls[editor])
    save_cpu = median([run.save_cpu for run in runs["question"]])
    next_cpu = median([run.next_cpu for run in runs["question"]])
    idle = [run for case in ("home", "question") for run in runs[case]]
    return [
        Result("P1", "first paint, CPU, x minimal", start, 1.30, 1.12, "x"),
        Result("P2", "modules at first paint", len(loaded), 450, 410, "", 0),
        Result("", f"heavy ones among them: {', '.join(heavy) or 'none'}", len(heavy), 0, 0, "", 0),
        Result("P3", "answer key, first change p50, x ref_question", latency, 1.25, 0.70, "x"),
        Result("P4", "answer key, CPU", cpu, 4.5, 4.5, "ms", 1),
        Result("", "answer key, CPU, x ref_question", key_cpu, 1.25, 0.70, "x"),
        Result("P5", f"answer key, p95 above {editor}", above, 12, 6, "ms", 1),
        Result("P6", "bytes an answer key, p50", median(sizes), 2400, 300, "B", 0),
        Result("P7", "next question, CPU", next_cpu, 15, 6, "ms", 1),
        Result("", "its autosave, half a second later, CPU", save_cpu, inf, inf, "ms", 1),
        Result("", "next question, bytes p50", median(onward), 8192, 3072, "B", 0),
        Result("P8", "idle, bytes a second", median([run.idle_bytes for run in idle]), 0, 0, "B/s", 0),
        Result("", "idle, CPU", median([run.idle_cpu for run in idle]), 2.0, 1.3, "ms/s", 1),
        Result("P9", "memory in the questions, x minimal", memory, 1.4, 1.1, "x"),
    ]  # fmt: skip
