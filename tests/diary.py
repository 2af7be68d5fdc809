"""A person's diary for the tests: answer sheets recorded on days, the way `onthemend record` does it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from assessments import library as content
from assessments.asking import sheet
from assessments.judging import progress_json
from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record

if TYPE_CHECKING:
    from assessments.judging.progress import Progress
    from assessments.library import Library
    from assessments.session import Session

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ASKED = (
    "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E9", "E10", "e11_calf", "e11_chest", "E12", "E13",
    "U1", "U3", "U4", "U5", "U7", "U8",
)  # fmt: skip
"""The warning signs asked in every session (CLINICAL 4.2)."""

ADL = ("socks", "chair", "car", "turn", "bend", "stairs", "stand", "bag", "house", "sleep")


@cache
def library() -> Library:
    return content.read()


def daily(value: int, count: int = 10) -> dict[str, int]:
    """The first `count` daily activities, all the same."""
    return {f"s3_adl_{name}": value for name in ADL[:count]}


def whole(pain: int = 6, doing: int = 2, zone: int = 5, feel: int = 5, **other: Any) -> dict[str, Any]:
    """Answers that give Signs 1, 2, 3, 5, the index and a phase; one leg."""
    return {
        "s1_far_usual": zone, "s2_leg_worst": pain, "s2_leg_avg": pain, "s2_leg_freq": 4, "s2_back_avg": 2,
        **daily(doing), "s3_walk_min": "15_29", "s3_sit_min": "15_29", "s5_feel": feel, "s5_stairs": 2,
        "s5_lift": 2, "p3_work": 2, "p3_hobby": 2, "p3_home": 2, "ctx_sleep": 1,
        **other,
    }  # fmt: skip


def well(**other: Any) -> dict[str, Any]:
    """Answers of somebody fully recovered."""
    return {
        "s1_far_usual": 0, "s2_leg_worst": 0, "s2_back_avg": 0, **daily(4), "s3_walk_min": "60plus",
        "s3_sit_min": "60plus", "s5_feel": 10, "s5_stairs": 4, "s5_lift": 4, "p3_work": 4, "p3_hobby": 4,
        "p3_home": 4, "ctx_sleep": 0, **other,
    }  # fmt: skip


def toml(answers: dict[str, Any]) -> bytes:
    def words(value: Any) -> str:
        if isinstance(value, dict):
            return "{ " + ", ".join(f"{key} = {words(v)}" for key, v in value.items()) + " }"
        return json.dumps(value)

    return "\n".join(f"{key} = {words(value)}" for key, value in answers.items()).encode()


class Diary:
    """`side`: which leg is sore, as `ctx_side`; `facts` are on the first sheet."""

    def __init__(self, side: str = "left", **facts: Any) -> None:
        self.record = Record(library(), MemoryStore())
        self.facts: dict[str, Any] = {"ctx_side": side, **facts}
        self.remarks: tuple[str, ...] = ()
        self.latest = START

    def on(self, day: int, form: str = "full", safety: bool = True, hour: int = 0, **answers: Any) -> Session:
        """A sheet recorded `day` days after the start. Every sign not named is answered No.

        One value of a per-leg item is for the left leg, or the right where only that is sore.
        """
        at = START + timedelta(days=day, hours=hour)
        side = answers.get("ctx_side", self.facts.get("ctx_side", "left"))
        leg = "right" if side == "right" else "left"
        given = {"form": form, **self.facts, **(dict.fromkeys(ASKED, "no") if safety else {}), **answers}
        given = {item: value for item, value in given.items() if value is not None}
        self.facts = {}
        for item, value in given.items():
            if item in library().per_leg and not isinstance(value, dict):
                given[item] = {leg: value}
        filled = sheet.read(library(), toml(given), self.record.facts(at), at)
        self.remarks = filled.remarks
        self.latest = max(self.latest, at)
        return self.record.file(filled.interview, at)

    @property
    def progress(self) -> Progress:
        return self.record.progress(self.latest)

    @property
    def json(self) -> dict[str, Any]:
        return progress_json.tables(self.progress)

    def measure(self, name: str) -> tuple[str, bool]:
        """(verdict, confirmed)."""
        told = self.json["measures"][name]
        return told["verdict"], told["confirmed"]

    def sign(self, name: str) -> tuple[str, bool]:
        told = self.json["signs"][name]
        return told["verdict"], told["confirmed"]

    @property
    def overall(self) -> tuple[str, bool]:
        told = self.json["overall"]
        return told["verdict"], told["confirmed"]

    @property
    def flags(self) -> dict[str, str]:
        """Code -> level of what is open."""
        return {flag["code"]: flag["level"] for flag in self.json["flags"]}

    @property
    def advice(self) -> set[str]:
        return {row.code for row in self.progress.advice}

    @property
    def phase(self) -> tuple[int | None, str]:
        return self.progress.phase.now, self.progress.phase.status
