"""A small content folder for tests: every mechanism of the real one, few questions."""

# ruff: noqa: E501

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import tomli_w

if TYPE_CHECKING:
    from pathlib import Path

ALL = ("safety", "context", "s1", "s2", "s3", "s5", "p1")


def question(name: str, kind: str, **fields: Any) -> dict[str, Any]:
    """A question table with the fields every question needs."""
    told = {
        "id": name,
        "kind": kind,
        "text": f"Text of {name}?",
        "said": "{answer}",
        "recall": "week",
        "why": "because",
    }
    return {**told, **fields}


def rating(name: str, **fields: Any) -> dict[str, Any]:
    """0-10, 0 best, per sore leg unless told otherwise."""
    return question(
        name, "rating", **{"low_text": "none", "high_text": "worst", "best": 0, "worst": 10, **fields}
    )


def choice(name: str, *values: str, **fields: Any) -> dict[str, Any]:
    """One of these."""
    return question(name, "choice", options=[{"value": v, "text": v.title()} for v in values], **fields)


def sign(name: str, level: str = "E", **fields: Any) -> dict[str, Any]:
    """A warning sign."""
    return question(name, "safety", level=level, unsure=level, action="Get help.", **fields)


def tables() -> dict[str, dict[str, Any]]:
    """The files by stem. Change what you like before `write`."""
    zones = [{"value": n, "text": f"zone {n}"} for n in range(8)]
    places = [
        {"id": "low_back", "text": "low back", "zone": 1, "view": "back", "sides": False},
        {"id": "thigh", "text": "thigh", "zone": 3, "view": "back"},
        {"id": "calf", "text": "calf", "zone": 5, "view": "back"},
    ]
    return {
        "content": {"version": "1.0", "order": list(ALL)},
        "sources": {"source": [{"id": "R1", "text": "a book", "mark": "read"}]},
        "words": {"emergency": {"number_unknown": "your local emergency number"}},
        "emergency": {"gb": "999"},
        "safety": {
            "id": "safety", "kind": "safety", "title": "Warning signs",
            "page": [{"id": "warn", "layout": "list", "title": "Any of these?", "items": ["E1", "E9"]}],
            "question": [
                sign("E1"), sign("E9", "U"),
                sign("e9_ill", when={"item": "fact_e9", "is": True}),
                sign("e5_map", when={"item": "fact_second_leg", "is": True}),
            ],
        },
        "context": {
            "id": "context", "kind": "context", "title": "About you",
            "question": [
                choice("ctx_side", "left", "right", "both", "neither", once=True),
                question("ctx_onset", "date", once=True, allow=["skipped", "dont_know"]),
                question("ctx_sleep", "number", high=7, unit="nights", best=0, worst=7),
            ],
        },
        "s1": {
            "id": "s1", "kind": "sign", "number": 1, "title": "Where it hurts",
            "question": [
                question("s1_zones", "zones", places=places),
                question("s1_far_usual", "zone", options=zones, per_leg="sore", best=0, worst=7),
                question("s1_far_any", "zone", options=zones, per_leg="sore", best=0, worst=7, derive="farthest_marked"),
            ],
        },
        "s2": {
            "id": "s2", "kind": "sign", "number": 2, "title": "Less pain",
            "page": [{"id": "moving", "layout": "grid", "title": "When you", "items": ["s2_sit", "s2_walk"]}],
            "fill": [{"when": {"item": "s2_leg_worst", "is": 0}, "set": {"s2_leg_avg": 0, "s2_leg_freq": 0}}],
            "check": [{"item": "s2_leg_avg", "limit": "s2_leg_worst", "message": "The average is above the worst."}],
            "scoring": {
                "keys": [["avg"]],
                "components": [
                    {"id": "avg", "items": ["s2_leg_avg"], "weight": 60},
                    {"id": "freq", "items": ["s2_leg_freq"], "weight": 40},
                ],
            },
            "question": [
                rating("s2_leg_worst", per_leg="sore"), rating("s2_leg_avg", per_leg="sore"),
                rating("s2_leg_freq", per_leg="sore"), rating("s2_sit"), rating("s2_walk"),
                choice("s2_more", "yes", "no", when={"item": "s2_leg_avg", "at_least": 5}),
                rating("s2_much", when={"item": "s2_more", "is": "yes"}, allow=["skipped", "not_applicable"]),
            ],
        },
        "s3": {
            "id": "s3", "kind": "sign", "number": 3, "title": "Moving",
            "question": [
                question("s3_own", "activities", once=True),
                rating("s3_own1", text="How well can you do {s3_own.1}?"),
                rating("s3_own2", text="How well can you do {s3_own.2}?"),
            ],
        },
        "s5": {
            "id": "s5", "kind": "sign", "number": 5, "title": "Strength",
            "page": [{"id": "walks", "layout": "grid", "title": "Walk 10 steps", "items": ["s5_heelwalk", "s5_toewalk"]}],
            "guide": [{"id": "wall", "title": "By a wall", "stop": ["pain"], "steps": ["walk"], "before": ["s5_heelwalk", "s5_chair"]}],
            "question": [
                rating("s5_heelwalk", high=3, per_leg="each", best=3, worst=0, when={"item": "fact_tests_ok", "is": True}),
                rating("s5_toewalk", high=3, per_leg="each", best=3, worst=0, when={"item": "fact_tests_ok", "is": True}),
                choice("s5_drop", "yes", "no", per_leg="each", when={"item": "fact_drop", "is": True}),
                question("s5_chair", "count", high=60, unit="times", seconds=30, when={"item": "fact_tests_ok", "is": True}),
            ],
        },
        "p1": {
            "id": "p1", "kind": "phase", "number": 1, "title": "Pain relief",
            "question": [question("p1_sleep", "number", high=7, unit="nights", same_as="ctx_sleep"), question("p1_note", "note")],
        },
        "forms": {
            "form": [
                {
                    "id": "full", "title": "Full", "about": "All.", "minutes": 5,
                    "part": [
                        {"sections": ["safety", "context"]}, {"items": ["s1_zones", "e5_map"]},
                        {"sections": ["s1", "s2", "s3"]},
                        {"sections": ["s5"], "when": {"item": "fact_tests_ok", "is": True}},
                        {"sections": ["p1"], "when": {"item": "fact_phase", "is": 1}},
                    ],
                },
                {
                    "id": "bad-day", "title": "Bad day", "about": "Short.", "minutes": 1, "short": True,
                    "part": [{"sections": ["safety"]}, {"items": ["s2_leg_worst", "s2_leg_avg"]}],
                },
            ]
        },
    }  # fmt: skip


def write(folder: Path, files: dict[str, dict[str, Any]] | None = None) -> Path:
    """Writes the files into a folder, and gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, table in (tables() if files is None else files).items():
        (folder / f"{stem}.toml").write_text(tomli_w.dumps(table), encoding="utf-8")
    return folder


def entry(files: dict[str, dict[str, Any]], item: str) -> dict[str, Any]:
    """The table of one question, to be changed."""
    return next(q for f in files.values() for q in f.get("question", ()) if q["id"] == item)


def copy_of(folder: Any, target: Path) -> Path:
    """A copy of a content folder's TOML files."""
    return write(
        target,
        {
            f.name[:-5]: tomllib.loads(f.read_text("utf-8"))
            for f in folder.iterdir()
            if f.name.endswith(".toml")
        },
    )
