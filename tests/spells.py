"""Sessions for the tests of judgement, made by hand: a day, the sore legs, and answers by item id."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from assessments import library as content
from assessments.answers import LEGS, Answers, Key
from assessments.judging import account
from assessments.session import SafetyRecord, Session

if TYPE_CHECKING:
    from assessments.judging.progress import Progress
    from assessments.library import Library

START = date(2026, 3, 2)
ADL = ("socks", "chair", "car", "turn", "bend", "stairs", "stand", "bag", "house", "sleep")
ASKED = (
    "E1",
    "E2",
    "E3",
    "E4",
    "E5",
    "E6",
    "E7",
    "E9",
    "E10",
    "e11_calf",
    "e11_chest",
    "E12",
    "E13",
    "U1",
    "U3",
    "U4",
    "U5",
    "U7",
    "U8",
)


@cache
def library() -> Library:
    return content.read()


def answers(legs: tuple[str, ...] = ("left",), **given: Any) -> Answers:
    """Per-leg items as {"left": 4}, or one value for every sore leg."""
    made: dict[Key, Any] = {}
    for item, value in given.items():
        if item in library().per_leg:
            by_leg = value if isinstance(value, dict) else dict.fromkeys(legs, value)
            made |= {Key(item, leg): v for leg, v in by_leg.items()}
        else:
            made[Key(item)] = value
    return Answers(made)


def whole(pain: int = 6, zone: int = 5, doing: int = 2, feel: int = 6) -> dict[str, Any]:
    """The answers of a check-in that give every one of Signs 1, 2, 3, 5 and the index."""
    daily = {f"s3_adl_{name}": doing for name in ADL}
    return {
        "s1_far_usual": zone, "s2_leg_avg": pain, "s2_leg_worst": pain, "s2_back_avg": 2, "s2_leg_freq": 3,
        **daily, "s3_walk_min": "15_29", "s3_sit_min": "15_29", "s5_feel": feel, "s5_stairs": 2, "s5_lift": 2,
        "ctx_sleep": 1, "p3_work": 2, "p3_hobby": 2, "p3_home": 2,
    }  # fmt: skip


def session(
    day: int | date,
    *,
    legs: tuple[str, ...] = ("left",),
    hour: int = 9,
    safety: SafetyRecord | None = None,
    carried: dict[str, Any] | None = None,
    fields: dict[str, Any] | None = None,
    **given: Any,
) -> Session:
    """A check-in `day` days after 2 March 2026, all warning signs answered No unless `safety` differs."""
    on = START + timedelta(days=day) if isinstance(day, int) else day
    at = datetime(on.year, on.month, on.day, hour, 30, tzinfo=UTC)
    return Session(
        id=f"{on.isoformat()}-{hour:02}",
        person="me",
        form="check-in",
        started=at,
        finished=at,
        entered=at,
        answers=answers(legs, **given),
        carried=answers(legs, **(carried or {})),
        safety=safety if safety is not None else SafetyRecord(asked_at=at, asked=ASKED),
        legs=tuple(leg for leg in LEGS if leg in legs),
        **(fields or {}),
    )


def told(*sessions: Session) -> Progress:
    return account.of(sessions, library(), START + timedelta(days=400))


def course(item: str, *values: Any, every: int = 7, **fields: Any) -> Progress:
    """One item's values, a week apart."""
    return told(*(session(n * every, **{item: v}, **fields) for n, v in enumerate(values) if v is not None))
