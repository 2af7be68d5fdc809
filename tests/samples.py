"""Progress values for the tests of the progress screens, made by hand."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from assessments.answers import Answers, Key
from assessments.judging.progress import Advice, BodyPoint, Flag, Line, PhaseView, Point, Progress
from assessments.judging.verdicts import Verdict
from assessments.session import Session

BETTER, SAME, WORSE, UNKNOWN = (
    Verdict.IMPROVED,
    Verdict.NO_MEANINGFUL_CHANGE,
    Verdict.WORSE,
    Verdict.CANT_TELL,
)
LABELS = {
    BETTER: "improved", SAME: "about the same", WORSE: "worse", UNKNOWN: "can't tell yet", Verdict.MIXED: "mixed",
    Verdict.RESOLVED: "gone", Verdict.A_LOT_BETTER: "a lot better",
}  # fmt: skip
ZONES = {
    0: "nowhere",
    1: "low back",
    2: "buttock",
    3: "thigh",
    4: "knee",
    5: "lower leg",
    6: "foot",
    7: "toes",
}
DAYS = tuple(
    date(2026, month, number)
    for month, number in ((9, 3), (9, 10), (9, 17), (9, 26), (10, 6), (10, 31), (11, 9), (11, 18), (11, 24))
)


def session(day: date, number: int, **fields: object) -> Session:
    """A session about noon of this day."""
    at = datetime(day.year, day.month, day.day, 9, 41, tzinfo=UTC)
    given = {
        Key("s2_leg_avg", "left"): max(1, 7 - number // 2),
        Key("s2_back_avg"): 4,
        Key("ctx_sleep"): max(1, 5 - number),
        Key("s3_walk_min"): "5_14" if number < 4 else "30_59",
    }
    asked = {
        "s2_leg_avg": "How bad was your leg pain, on average, this past week?",
        "s2_back_avg": "How bad was your back pain, on average?",
        "ctx_sleep": "How many nights did pain wake you?",
        "s3_walk_min": "How long can you walk before pain makes you stop?",
    }
    base = Session(
        id=f"s{number:03}", person="me", form="check-in", started=at, finished=at, entered=at,
        answers=Answers(given), asked=asked,
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


def line(
    line_id: str, title: str, values: tuple[int | None, ...], *, step: int = 20, worst: int = 0, best: int = 100,
    unit: str = "of 100", days: tuple[date, ...] = DAYS, **fields: object,
) -> Line:  # fmt: skip
    """A line through these values, judged by a plain step in the direction of `best`."""
    sign = 1 if best > worst else -1
    known = [value for value in values if value is not None]
    first = known[0] if known else None

    def judged(value: int | None) -> Verdict | None:
        if value is None or first is None:
            return None
        change = sign * (value - first)
        return BETTER if change >= step else WORSE if change <= -step else SAME

    points = tuple(
        Point(day, value, f"s{n:03}", verdict=judged(value))
        for n, (day, value) in enumerate(zip(days, values, strict=True))
    )
    verdict = judged(known[-1]) or UNKNOWN if len(known) > 1 else UNKNOWN
    low, high = min(worst, best), max(worst, best)
    made = Line(
        id=line_id, title=title, unit=unit, worst=worst, best=best, points=points,
        first=first, last=known[-2] if len(known) > 1 else None, now=known[-1] if known else None,
        first_day=days[0], last_day=days[-2] if len(days) > 1 else None, now_day=days[-1], verdict=verdict,
        confirmed=True, label=LABELS[verdict],
        why="From 38 to 71. A change of 20 or more, seen twice, counts as more than day-to-day ups and downs.",
        band=(max(low, first - step + 1), min(high, first + step - 1)) if first is not None else None,
        rule="sign", sources=("R04", "R05"),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def steady() -> Progress:
    """Nine check-ins of a steady recovery: one back-dated, one missing value, no spasms, no scan."""
    pain = line("s2", "Less pain, less often", (38, 34, 44, 41, 54, 48, 62, 66, 71))
    points = list(pain.points)
    points[3] = points[3]._replace(back_dated=True)
    pain = replace(pain, points=tuple(points), note="")
    zone = line(
        "zone", "Farthest place", (5, 5, 5, 5, 4, 5, 4, 3, 3), worst=7, best=0, step=2, unit="", words=ZONES,
        label="drawing back",
    )  # fmt: skip
    leg = line("leg_pain", "Leg pain", (7, 7, 6, 6, 5, 6, 5, 4, 4), worst=10, best=0, step=3, unit="of 10")
    sleep = line("s4", "Fewer spasms", (None,) * 9, absent="not part of your picture")
    scan = line("s7", "Scan", (None,) * 9, absent="none, and none needed for this")
    signs = {
        "s1": line("s1", "Pain draws back", (29, 29, 29, 29, 43, 29, 43, 57, 57), label="drawing back", verdict=BETTER, band=None),
        "s2": pain,
        "s3": line("s3", "Moving more easily", (41, 40, 45, None, 50, 52, 58, 60, 66), step=15),
        "s4": sleep,
        "s5": line("s5", "Stronger leg", (60, 58, 62, 60, 61, 60, 63, 64, 64)),
        "s6": line(
            "s6", "Leg-raise test", (35, None, 40, None, 45, None, 50, None, 60),
            best=90, step=15, unit="degrees",
        ),
        "s7": scan,
    }  # fmt: skip
    measures = {
        "leg_pain": leg,
        "back_pain": line("back_pain", "Back pain", (4, 4, 4, 5, 4, 4, 3, 3, 3), worst=10, best=0, step=2, unit="of 10"),
        "frequency": line("frequency", "How often", (5, 5, 5, 4, 4, 4, 3, 3, 2), worst=6, best=0, step=2, unit="of 6"),
        "tingling": line("tingling", "Tingling", (3, 3, 2, 3, 2, 2, 2, 2, 2), worst=6, best=0, step=2, unit="of 6"),
        "zone": zone,
        "own_activities": line("own_activities", "Own activities", (3, 3, 4, 4, 5, 5, 6, 6, 7), best=10, step=2, unit="of 10"),
        "leg_raise": replace(signs["s6"], id="leg_raise"),
        "chair_stands": line("chair_stands", "Chair stands", (None, None, 10, None, 11, None, 11, None, 12), best=30, step=3, unit="times"),
        "heel_walk": line("heel_walk", "Heel walk", (2, 2, 2, 2, 2, 2, 2, 2, 2), best=3, step=1, unit="of 3"),
        "gpe": line("gpe", "Your own view", (None, 0, 1, 1, 2, 1, 2, 3, 3), worst=-5, best=5, step=2, unit=""),
    }  # fmt: skip
    phases = {
        "p1": line("p1", "Pain relief", (40, 42, 50, 55, 60, 55, 66, 70, 72)),
        "p2": line("p2", "Functional improvement", (30, 30, 33, 35, 40, 44, 50, 52, 55)),
        "p3": line("p3", "Full recovery", (None, None, None, None, None, None, None, None, 31)),
    }
    return Progress(
        person="me",
        sessions=tuple(session(day, n) for n, day in enumerate(DAYS)),
        since=DAYS[0],
        overall=line("overall", "Overall", (42, 41, 46, 44, 52, 48, 60, 63, 68), step=10),
        signs=signs,
        measures=measures,
        phases=phases,
        activities=(
            line("activity_1", "Carry the shopping", (2, 2, 3, 4, 4, 5, 6, 6, 7), best=10, step=3, unit="of 10"),
            line("activity_2", "Sit through a film [sofa]", (4, 4, 4, 4, 5, 5, 6, 6, 6), best=10, step=3, unit="of 10"),
        ),
        phase=PhaseView(
            now=2, status="confirmed", title="Movement",
            why=("Your leg pain is 4, your moving score is 66, and pain woke you on 1 night.",),
        ),
        flags=(),
        advice=(),
        summary=(
            "Your leg pain is clearly lower, and no longer goes below the knee.",
            "Your leg strength is about the same.",
            "Next: keep walking, and check in again around 1 December.",
        ),
        maps=tuple(
            BodyPoint(
                day, f"s{n:03}",
                frozenset({"low_back", "left_buttock", "left_back_thigh"} | ({"left_calf"} if n < 6 else set())),
                {"left": 5 if n < 6 else 3},
            )
            for n, day in enumerate(DAYS)
        ),
    )  # fmt: skip


def both_legs() -> Progress:
    """As `steady`, with both legs sore: sign 2 has a line for each, one better and one worse."""
    base = steady()
    left = line("s2", "Less pain, less often", (38, 34, 44, 41, 54, 48, 62, 66, 71))
    right = line("s2", "Less pain, less often", (80, 80, 78, 75, 70, 66, 60, 58, 55))
    mixed = replace(right, verdict=Verdict.MIXED, label="mixed", legs={"left": left, "right": right})
    return replace(base, signs={**base.signs, "s2": mixed})


def flagged() -> Progress:
    """As `steady`, with an open warning sign and the phase on hold."""
    base = steady()
    return replace(
        base,
        flags=(Flag("U1", "U", "See a doctor within a few days about this.", reason="You said pain wakes you.", since=DAYS[-1]),),
        advice=(Advice("U", "Get checked by a doctor within a few days."),),
        phase=PhaseView(now=2, status="on_hold", title="Movement", why=("On hold: get checked first.",)),
        overall=replace(base.overall, verdict=Verdict.MIXED, label="mixed"),
    )  # fmt: skip


def worse() -> Progress:
    """Long labels, everything going down, provisional."""
    base = steady()
    down = line(
        "s2", "Less pain, less often", (71, 66, 62, 48, 54, 41, 44, 34, 38),
        label="lower than at the start, see next time", confirmed=False,
    )  # fmt: skip
    return replace(
        base,
        signs={**base.signs, "s2": down},
        overall=line("overall", "Overall", (68, 63, 60, 48, 52, 44, 46, 41, 42), step=10, label="worse"),
        phase=PhaseView(now=1, status="confirmed", title="Relief", why=("Your leg pain is 8.",)),
    )


def first() -> Progress:
    """One check-in so far."""
    base = steady()

    def cut(one: Line) -> Line:
        points = one.points[:1]
        return replace(
            one, points=points, last=None, now=one.first, verdict=UNKNOWN, label=LABELS[UNKNOWN], confirmed=False,
            now_day=DAYS[0], last_day=None,
        )  # fmt: skip

    return replace(
        base,
        sessions=base.sessions[:1],
        overall=cut(base.overall),
        signs={k: cut(v) for k, v in base.signs.items()},
        measures={k: cut(v) for k, v in base.measures.items()},
        phases={k: cut(v) for k, v in base.phases.items()},
        activities=tuple(cut(v) for v in base.activities),
        phase=PhaseView(now=1, status="first_look", title="Relief", why=("A first look: leg pain is 7.",)),
        summary=("One check-in so far. Come back in about a week.", "", ""),
        maps=base.maps[:1],
    )


def many(count: int = 300) -> Line:
    """A line of daily points, far more than columns."""
    days = tuple(date(2025, 1, 1) + timedelta(days=n) for n in range(count))
    return line(
        "s2",
        "Less pain, less often",
        tuple(20 + n * 60 // count + (n * 7) % 5 for n in range(count)),
        days=days,
    )
