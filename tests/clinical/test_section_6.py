"""CLINICAL 6 and 5.4, row by row: candidates, moves, badge, flare-ups, relapse and advice, typed from it."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from spells import library, session, told, whole

from assessments import noting
from assessments.judging.phase import Inputs, Step, Walk, candidate, walk
from assessments.judging.progress import Progress
from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record
from assessments.session import SafetyRecord, Session

DAY = date(2026, 3, 2)

# -- the candidate: each clause of 3 and of 1 at its line and one beside it -------------------------------

THREE = Inputs(lp=1, lw=3, bp=2, z=2, f3=85, f5=80, nw=1, freq=4, role=3)
TWO = Inputs(lp=4, lw=6, bp=3, z=4, f3=60, f5=70, nw=3, freq=4, role=2)
CANDIDATES: list[tuple[Inputs, dict[str, int | None], int | None]] = [
    (THREE, {}, 3), (THREE, {"lp": 2}, 2), (THREE, {"lp": 0}, 3), (THREE, {"lw": 4}, 2), (THREE, {"bp": 3}, 2),
    (THREE, {"z": 3}, 2), (THREE, {"z": 1}, 3), (THREE, {"f3": 84}, 2), (THREE, {"f3": 86}, 3),
    (THREE, {"f5": 79}, 2), (THREE, {"f5": 81}, 3), (THREE, {"role": 2}, 2), (THREE, {"role": 4}, 3),
    (THREE, {"nw": 2}, 2), (THREE, {"nw": 0}, 3),
    # what may be missing, and what may not
    (THREE, {"f5": None}, 3), (THREE, {"nw": None}, 3), (THREE, {"bp": None}, 3), (THREE, {"freq": None}, 3),
    (THREE, {"lw": None}, 2), (THREE, {"z": None}, 2), (THREE, {"role": None}, 2),
    (THREE, {"lp": None}, None), (THREE, {"f3": None}, None),
    # phase 1: any clause
    (TWO, {}, 2), (TWO, {"lp": 5}, 1), (TWO, {"nw": 4}, 1), (TWO, {"f3": 40}, 2), (TWO, {"f3": 39}, 1),
    (TWO, {"freq": 5}, 1), (TWO, {"freq": 5, "lp": 3}, 2), (TWO, {"freq": None, "nw": None}, 2),
    (THREE, {"nw": 4}, 1),
]  # fmt: skip


@pytest.mark.parametrize(("base", "change", "phase"), CANDIDATES)
def test_the_candidate_of_one_session(base: Inputs, change: dict[str, int | None], phase: int | None) -> None:
    assert candidate(replace(base, **change)) == phase  # type: ignore[arg-type]


# -- hysteresis: days and steps -> phase ------------------------------------------------------------------

ONE = Inputs(lp=6, lw=8, bp=3, z=5, f3=50, f5=60, nw=2, freq=4, role=1)
EASY = Inputs(lp=3, lw=5, bp=2, z=3, f3=60, f5=70, nw=1, freq=3, role=2)  # candidate 2
GOOD = replace(THREE, lp=1)


def at(base: Inputs, **change: int | None) -> Inputs:
    return replace(base, **change)  # type: ignore[arg-type]


def after(*told_: tuple[int, Inputs] | tuple[int, Inputs, dict[str, Any]]) -> Walk:
    return walk([Step(DAY + timedelta(days=t[0]), t[1], **(t[2] if len(t) > 2 else {})) for t in told_])


MOVES: list[tuple[str, tuple[Any, ...], int | None]] = [
    ("first look", ((0, ONE),), 1), ("first look", ((0, EASY),), 2), ("first look", ((0, GOOD),), 3),
    ("unknown", ((0, at(ONE, f3=None)),), None),
    # 1 -> 2: two in a row, at least 3 days apart, leg pains adding up to 7 at most
    ("1-2 sum 7", ((0, ONE), (7, at(EASY, lp=4)), (10, at(EASY, lp=3))), 2),
    ("1-2 sum 8", ((0, ONE), (7, at(EASY, lp=4)), (10, at(EASY, lp=4))), 1),
    ("1-2 two days apart", ((0, ONE), (7, EASY), (9, EASY)), 1),
    ("1-2 three days apart", ((0, ONE), (7, EASY), (10, EASY)), 2),
    ("1-2 broken", ((0, ONE), (7, EASY), (14, ONE), (21, EASY)), 1),
    ("1-2 by phase 3 answers", ((0, ONE), (7, GOOD), (14, EASY)), 2),
    # 1 -> 2 at once
    ("1-2 once", ((0, ONE), (7, at(EASY, f3=50, gpe=2), {"lp_improved": True})), 2),
    ("1-2 once, pain 4", ((0, ONE), (7, at(EASY, lp=4, f3=50, gpe=2), {"lp_improved": True})), 1),
    ("1-2 once, f3 49", ((0, ONE), (7, at(EASY, f3=49, gpe=2), {"lp_improved": True})), 1),
    ("1-2 once, gpe 1", ((0, ONE), (7, at(EASY, f3=50, gpe=1), {"lp_improved": True})), 1),
    ("1-2 once, not improved", ((0, ONE), (7, at(EASY, f3=50, gpe=2))), 1),
    # 2 -> 3: two in a row, at least 6 days apart; never from 1 to 3
    ("2-3 six days", ((0, EASY), (7, GOOD), (13, GOOD)), 3), ("2-3 five days", ((0, EASY), (7, GOOD), (12, GOOD)), 2),
    ("2-3 once", ((0, EASY), (7, GOOD)), 2), ("2-3 broken", ((0, EASY), (7, GOOD), (14, EASY), (21, GOOD)), 2),
    ("1-3 never", ((0, ONE), (7, GOOD), (14, GOOD)), 2), ("1-3 through 2", ((0, ONE), (7, GOOD), (14, GOOD), (21, GOOD)), 3),
    # 2 -> 1: leg pain 6 twice adding up to 13, Sign 3 below 30 twice, or the person's word
    ("2-1 sum 13", ((0, EASY), (7, at(EASY, lp=6)), (14, at(EASY, lp=7))), 1),
    ("2-1 sum 12", ((0, EASY), (7, at(EASY, lp=6)), (14, at(EASY, lp=6))), 2),
    ("2-1 five and eight", ((0, EASY), (7, at(EASY, lp=5)), (14, at(EASY, lp=8))), 2),
    ("2-1 f3 29", ((0, EASY), (7, at(EASY, f3=29)), (14, at(EASY, f3=29))), 1),
    ("2-1 f3 30", ((0, EASY), (7, at(EASY, f3=30)), (14, at(EASY, f3=29))), 2),
    ("2-1 flare", ((0, EASY), (7, EASY, {"flare_stops": True})), 1),
    ("2-1 flare on a bad day", ((0, EASY), (7, Inputs(lp=8), {"flare_stops": True, "short": True})), 1),
    # 3 -> 2: a slip twice, or once leg pain 4 at the thigh
    ("3-2 pain 3 twice", ((0, GOOD), (7, at(GOOD, lp=3)), (14, at(GOOD, lp=3))), 2),
    ("3-2 pain 2 twice", ((0, GOOD), (7, at(GOOD, lp=2)), (14, at(GOOD, lp=2))), 3),
    ("3-2 f3 74 twice", ((0, GOOD), (7, at(GOOD, f3=74)), (14, at(GOOD, f3=74))), 2),
    ("3-2 f3 75 twice", ((0, GOOD), (7, at(GOOD, f3=75)), (14, at(GOOD, f3=75))), 3),
    ("3-2 role 1 twice", ((0, GOOD), (7, at(GOOD, role=1)), (14, at(GOOD, role=1))), 2),
    ("3-2 role 2 twice", ((0, GOOD), (7, at(GOOD, role=2)), (14, at(GOOD, role=2))), 3),
    ("3-2 slip once", ((0, GOOD), (7, at(GOOD, lp=3)), (14, GOOD)), 3),
    ("3-2 once", ((0, GOOD), (7, at(GOOD, lp=4, z=3))), 2), ("3-2 once, nearer", ((0, GOOD), (7, at(GOOD, lp=4, z=2))), 3),
    ("3-2 once, less", ((0, GOOD), (7, at(GOOD, lp=3, z=7))), 3),
    # 3 -> 1: leg pain 6 and the person agrees
    ("3-1", ((0, GOOD), (7, at(GOOD, lp=6, z=1), {"flare_stops": True})), 1),
    ("3-1 pain 5", ((0, GOOD), (7, at(GOOD, lp=5, z=1), {"flare_stops": True})), 3),
    ("3-1 no word", ((0, GOOD), (7, at(GOOD, lp=6, z=1))), 3),
    # unknown sessions neither count nor break
    ("unknown between", ((0, ONE), (7, EASY), (14, at(EASY, f3=None)), (21, EASY)), 2),
    ("kept", ((0, EASY), (7, at(ONE, lp=None))), 2),
    # a gap of more than 8 weeks is a first look again
    ("gap 56", ((0, ONE), (56, EASY)), 1), ("gap 57", ((0, ONE), (57, EASY)), 2),
    # a flag freezes
    ("on hold", ((0, ONE), (7, EASY), (14, EASY, {"flagged": True})), 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "steps", "phase"), MOVES, ids=[name for name, _, _ in MOVES])
def test_each_move_at_its_line(name: str, steps: tuple[Any, ...], phase: int | None) -> None:
    assert after(*steps).now == phase


@pytest.mark.parametrize(
    ("steps", "status", "pending"),
    [
        (((0, ONE),), "first_look", None), (((0, ONE), (7, EASY)), "pending", 2), (((0, ONE), (7, ONE)), "confirmed", None),
        (((0, EASY), (7, GOOD)), "pending", 3), (((0, EASY), (7, at(EASY, lp=7))), "pending", 1),
        (((0, ONE), (7, at(EASY, lp=4))), "confirmed", None),
        (((0, ONE), (7, EASY, {"flagged": True})), "on_hold", None),
    ],
)  # fmt: skip
def test_a_pending_move_is_seen(steps: tuple[Any, ...], status: str, pending: int | None) -> None:
    found = after(*steps)
    assert (found.status, found.pending) == (status, pending)


MARKS = Inputs(lp=0, lw=0, bp=0, z=0, f3=92, f5=90, nw=0, role=4, painfree=28)


@pytest.mark.parametrize(
    ("days", "second", "badge"),
    [
        (14, MARKS, True), (13, MARKS, False), (14, at(MARKS, painfree=27), False), (14, at(MARKS, f3=91), False),
        (14, at(MARKS, lp=1), False),
    ],
)  # fmt: skip
def test_the_badge_needs_its_marks_twice_fourteen_days_apart(days: int, second: Inputs, badge: bool) -> None:
    assert after((0, MARKS), (days, second)).badge is badge


def test_a_phase_set_by_the_person_holds_until_the_answers_move_it() -> None:
    kept = Record(library(), MemoryStore())
    sessions = [session(7 * n, **whole(6)) for n in range(3)]
    for one in sessions[:2]:
        kept.store.save(one)
    noting.phase(kept, 2, sessions[1].started + timedelta(hours=1))
    told_ = kept.progress(sessions[1].started + timedelta(hours=2))
    assert (told_.phase.now, told_.phase.status) == (2, "override")
    for one in (session(14, **whole(7)), session(21, **whole(7))):
        kept.store.save(one)
    moved = kept.progress(START_AT + timedelta(days=22))
    assert (moved.phase.now, moved.phase.status) == (1, "confirmed")


START_AT = session(0).started


def test_let_my_answers_decide_takes_the_set_phase_back() -> None:
    kept = Record(library(), MemoryStore())
    kept.store.save(session(0, **whole(6)))
    noting.phase(kept, 3, START_AT)
    assert kept.progress(START_AT).phase.now == 3
    noting.phase(kept, 0, START_AT + timedelta(minutes=1))
    assert (kept.progress(START_AT).phase.now, kept.progress(START_AT).phase.status) == (1, "first_look")
    assert kept.progress(START_AT).events == ()


# -- 5.4 and "Flare, relapse, advice" -----------------------------------------------------------------------


def opened(said: str = "yes", zone: int = 2, **more: Any) -> Progress:
    before = [session(7 * n, **whole(4)) for n in range(2)]
    return told(*before, session(60, **{**whole(5, zone), "relapse_24h": said, **more}))


@pytest.mark.parametrize(
    ("said", "zone", "spells"), [("yes", 2, 2), ("yes", 1, 1), ("no", 5, 1), ("not_sure", 5, 1)]
)
def test_a_relapse_opens_a_new_spell_and_keeps_the_old(said: str, zone: int, spells: int) -> None:
    assert len(opened(said, zone).spells) == spells


def test_the_check_in_that_opens_a_spell_is_worse_and_says_it_has_come_back() -> None:
    found = opened()
    assert (str(found.measures["leg_pain"].verdict), found.measures["leg_pain"].confirmed) == ("worse", False)
    assert str(found.overall.verdict) == "worse"
    assert "come back" in found.summary[0]
    assert "About 1 in 4 people have this within a year." in " ".join(
        (*found.summary, *(a.why for a in found.advice))
    )


@pytest.mark.parametrize(("gone", "spells"), [("yes", 2), ("no", 1), ("not_sure", 1)])
def test_pain_gone_for_a_month_in_a_long_gap_opens_a_spell(gone: str, spells: int) -> None:
    found = told(session(0, **whole(6)), session(70, **{**whole(5), "ctx_gap_gone": gone}))
    assert len(found.spells) == spells


def test_a_flare_is_asked_not_inferred_and_is_not_back_to_the_start() -> None:
    calm = told(session(0, **whole(3)), session(7, **whole(8)))
    flare = told(session(0, **whole(3)), session(7, **{**whole(8), "flare": "yes"}))
    assert not calm.events
    assert [event.kind for event in flare.events] == ["flare"]
    assert "They don't undo what you gained." in library().words["flare"]["calm"]
    assert "2 or 3 days" in flare.summary[2] or any(row.level == "S" for row in flare.advice)


def weeks(values: list[dict[str, Any]], onset: date | None = None, **carried: Any) -> Progress:
    carried |= {"ctx_onset": onset} if onset else {}
    return told(*(session(7 * n, **value, carried=carried) for n, value in enumerate(values)))


def codes(found: Progress) -> set[str]:
    return {row.code.removesuffix("_record") for row in found.advice if row.level == "S"}


AGO = {weeks_: DAY + timedelta(days=7) - timedelta(weeks=weeks_) for weeks_ in (6, 12)}
PAIN, LESS = whole(6), whole(3)
UP = {"s2_leg_avg": 6, "s1_far_usual": 5}
BASE = {"s2_leg_avg": 4, "s1_far_usual": 5}
FAR = {"s2_leg_avg": 4, "s1_far_usual": 7}
ADVICE: list[tuple[str, list[dict[str, Any]], dict[str, Any], bool]] = [
    # six weeks since onset, and neither leg pain nor the whole better, with two usable check-ins
    ("six_weeks", [PAIN, PAIN], {"onset": AGO[6]}, True),
    ("six_weeks", [PAIN, PAIN], {"onset": AGO[6] + timedelta(days=1)}, False),
    ("six_weeks", [PAIN, LESS], {"onset": AGO[6]}, False),
    ("six_weeks", [PAIN], {"onset": AGO[6]}, False),
    # worse for sure: the whole alone; leg pain and reach with the own view at -2
    ("worse_overall", [whole(3, 3, 4), whole(9, 7, 0), whole(9, 7, 0)], {}, True),
    ("worse_overall", [whole(3, 3, 4), whole(9, 7, 0)], {}, False),
    ("worse_pain", [BASE, UP, {**UP, "gpe": -2}], {}, True), ("worse_pain", [BASE, UP, {**UP, "gpe": -1}], {}, False),
    ("worse_pain", [BASE, {**UP, "gpe": -5}], {}, False), ("worse_pain", [BASE, UP, UP], {}, False),
    ("worse_zone", [BASE, FAR, {**FAR, "gpe": -2}], {}, True), ("worse_zone", [BASE, FAR, {**FAR, "gpe": -1}], {}, False),
    # twice in a row
    ("severe_pain", [{"s2_leg_avg": 8}, {"s2_leg_avg": 8}], {}, True),
    ("severe_pain", [{"s2_leg_avg": 8}, {"s2_leg_avg": 7}], {}, False),
    ("severe_pain", [{"s2_leg_avg": 7}, {"s2_leg_avg": 8}], {}, False),
    ("broken_nights", [{"ctx_sleep": 5}, {"ctx_sleep": 5}], {}, True),
    ("broken_nights", [{"ctx_sleep": 5}, {"ctx_sleep": 4}], {}, False),
    ("pain_and_nights", [{"s2_leg_avg": 8, "ctx_sleep": 4}, {"s2_leg_avg": 7, "ctx_sleep": 5}], {}, True),
    ("pain_and_nights", [{"s2_leg_avg": 7, "ctx_sleep": 5}, {"s2_leg_avg": 8, "ctx_sleep": 4}], {}, True),
    ("pain_and_nights", [{"s2_leg_avg": 8, "ctx_sleep": 4}, {"s2_leg_avg": 7, "ctx_sleep": 4}], {}, False),
    ("pain_and_nights", [{"s2_leg_avg": 8, "ctx_sleep": 5}, {"s2_leg_avg": 8, "ctx_sleep": 4}], {}, False),
    # a long time in a phase: more than 6 weeks in 1, more than 12 in 2 without a gain
    ("phase1_long", [PAIN] * 7, {}, False), ("phase1_long", [PAIN] * 8, {}, True),
    ("phase2_long", [LESS] * 13, {}, False), ("phase2_long", [LESS] * 14, {}, True),
    ("phase2_long", [LESS] * 13 + [whole(1, 1)], {}, False),
    # twelve weeks with leg pain, unless under care
    ("twelve_weeks", [PAIN, PAIN], {"onset": AGO[12]}, True),
    ("twelve_weeks", [PAIN, PAIN], {"onset": AGO[12] + timedelta(days=1)}, False),
    ("twelve_weeks", [PAIN, PAIN], {"onset": AGO[12], "ctx_care": "yes"}, False),
    ("twelve_weeks", [PAIN, whole(0, 0)], {"onset": AGO[12]}, False),
    # stopping usual activities
    ("stops", [{**PAIN, "flare": "yes", "flare_stops": "yes"}], {}, True),
    ("stops", [{**PAIN, "flare": "yes", "flare_stops": "no"}], {}, False),
]  # fmt: skip


@pytest.mark.parametrize(("code", "values", "facts", "on"), ADVICE)
def test_each_row_of_advice_at_its_line(
    code: str, values: list[dict[str, Any]], facts: dict[str, Any], on: bool
) -> None:
    assert (code in codes(weeks(values, **facts))) is on


def test_any_open_warning_sign_comes_before_all_other_advice() -> None:
    flagged = SafetyRecord(asked=("U3",), flags=("U3",))
    found = told(session(0, **whole(8)), session(7, **whole(8), safety=flagged))
    assert [row.level for row in found.advice][:2] == ["U", "S"]
    assert found.summary_about[2] == "flag.U3"


def test_a_bad_day_gives_no_advice() -> None:
    def bad(day: int) -> Session:
        return session(day, s2_leg_avg=9, ctx_sleep=7, fields={"short": True})

    assert not codes(told(bad(0), bad(7), bad(14)))


# -- 5.3 ----------------------------------------------------------------------------------------------------------

WEEKS = (0, 2, 4, 6, 12, 26, 52)
USUAL = {"quick": (100, 55, 35, 25, 15, 10, 5), "middle": (100, 75, 55, 50, 45, 45, 45),
         "slow": (100, 100, 95, 90, 85, 85, 85)}  # fmt: skip
LONG = {"quick": (100, 80, 65, 55, 40, 30, 25), "middle": (100, 95, 90, 85, 75, 65, 60), "slow": (100,) * 7}


@pytest.mark.parametrize(
    ("ago", "table"), [(None, USUAL), (timedelta(days=83), USUAL), (timedelta(days=84), LONG)]
)
def test_the_expected_course_has_the_anchors_of_the_reference(
    ago: timedelta | None, table: dict[str, tuple[int, ...]]
) -> None:
    found = weeks([whole(8)], onset=DAY - ago if ago else None).course
    assert found is not None
    assert [(p.day - DAY).days // 7 for p in found.points] == list(WEEKS)
    for name, hundredths in table.items():
        assert [getattr(p, name) for p in found.points] == pytest.approx([8 * h / 100 for h in hundredths])


def test_between_the_anchors_it_runs_straight_and_after_a_year_it_stays() -> None:
    found = weeks([whole(10)]).course
    assert found is not None
    assert found.at(DAY + timedelta(days=7)).quick == pytest.approx(7.75)
    assert found.at(DAY + timedelta(weeks=200)).slow == pytest.approx(8.5)


@pytest.mark.parametrize(
    ("pain", "facts", "there"),
    [(4, {}, True), (3, {}, False), (8, {"ctx_surgery": "yes"}, False), (8, {"ctx_surgery": "no"}, True)],
)
def test_it_is_left_out_below_four_and_after_surgery(pain: int, facts: dict[str, str], there: bool) -> None:
    assert (weeks([{**whole(pain), **facts}]).course is not None) is there


def test_its_caption_promises_nothing_and_nobody_is_behind() -> None:
    found = weeks([whole(8)]).course
    assert found is not None
    assert "This isn't a forecast." in found.caption
    assert "behind" not in found.caption


# -- what is asked once a spell belongs to that spell --------------------------------------------------------------


def relapsed(**facts: Any) -> list[Session]:
    """Better after four weeks, then the pain is back in week 10; the old onset is carried over."""
    old = {"ctx_onset": date(2025, 12, 1), "ctx_side": "left", "ctx_injury": "no"}
    first = [session(0, **whole(6), **old), session(7, **whole(5), carried=old)]
    return [*first, session(50, **{**whole(5, 3), "relapse_24h": "yes"}, carried=old)]


def test_weeks_since_the_pain_began_are_those_of_the_spell() -> None:
    old = {"ctx_onset": date(2025, 12, 1)}
    again = session(57, **whole(5, 3), carried=old)
    found = told(*relapsed(), again)
    assert "six_weeks" not in codes(found)
    assert found.duration.startswith("Early")
    assert "six_weeks" in codes(told(*relapsed(), again, session(92, **whole(5, 3), carried=old)))


def test_a_new_spell_asks_again_what_is_asked_once_a_spell_and_its_beginning_from_scratch() -> None:
    kept = Record(library(), MemoryStore())
    for one in relapsed():
        kept.store.save(one)
    at = START_AT + timedelta(days=57)
    begun = kept.begin("check-in", at)
    asked = {ask.key.item: ask for page in begun.pages for ask in page.asks}
    assert {"ctx_onset", "ctx_injury", "ctx_side"} <= set(asked)
    assert "ctx_gap_gone" not in asked
    assert begun.given.get("ctx_injury") == "no"
    assert begun.given.get("ctx_onset") is None
    kept.store.save(session(57, **whole(5, 3), ctx_onset=date(2026, 4, 18)))
    later = kept.begin("check-in", at + timedelta(days=7))
    assert "ctx_onset" not in {ask.key.item for page in later.pages for ask in page.asks}
    told_ = kept.progress(at)
    assert told_.duration.startswith("Early")


def test_a_phase_set_in_a_later_spell_changes_no_earlier_one() -> None:
    kept = Record(library(), MemoryStore())
    for one in relapsed():
        kept.store.save(one)
    at = START_AT + timedelta(days=51)
    before = kept.progress(at, spell=1).phase
    noting.phase(kept, 3, at)
    assert kept.progress(at).phase.status == "override"
    assert kept.progress(at, spell=1).phase == before
