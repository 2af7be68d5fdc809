"""Progress over whole records: references, confirming, like with like, legs, episodes, advice, words, JSON."""
# ruff: noqa: E501

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from spells import ASKED, START, course, library, session, told, whole

from assessments.answers import Answers, Key
from assessments.judging import account, progress_json
from assessments.judging.lines import since_last
from assessments.session import SafetyRecord

if TYPE_CHECKING:
    from assessments.judging.progress import Line
    from assessments.session import Session

BOTH = ("left", "right")


def pain(*values: int | None, **fields: Any) -> Line:
    return course("s2_leg_avg", *values, **fields).measures["leg_pain"]


def said(line: Line) -> tuple[int | None, int | None, int | None, str, bool]:
    return line.first, line.last, line.now, str(line.verdict), line.confirmed


# -- reference, last, confirming --------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "now", "verdict"),
    [(6, 4, "improved"), (7, 5, "no_meaningful_change"), (8, 6, "no_meaningful_change"), (8, 5, "improved"),
     (3, 2, "no_meaningful_change"), (2, 0, "resolved"), (3, 0, "resolved"), (4, 6, "worse"), (10, 5, "a_lot_better")],
)  # fmt: skip
def test_the_printed_vectors_come_out_of_two_check_ins(ref: int, now: int, verdict: str) -> None:
    assert said(pain(ref, now)) == (ref, ref, now, verdict, False)


def test_the_same_direction_twice_confirms_at_the_weaker_label() -> None:
    assert said(pain(6, 3, 4)) == (6, 3, 4, "improved", True)
    assert said(pain(6, 4, 3)) == (6, 4, 3, "improved", True)
    assert said(pain(6, 3, 0)) == (6, 3, 0, "a_lot_better", True)
    assert said(pain(4, 6, 7)) == (4, 6, 7, "worse", True)


def test_going_to_and_fro_confirms_nothing() -> None:
    assert said(pain(6, 4, 6, 4)) == (6, 6, 4, "improved", False)
    assert said(pain(5, 7, 3)) == (5, 7, 3, "improved", False)


def test_check_ins_less_than_six_days_apart_are_shown_and_not_judged() -> None:
    line = course("s2_leg_avg", 6, 2, every=5).measures["leg_pain"]
    assert said(line) == (None, None, 2, "cant_tell", False)
    assert [p.value for p in line.points] == [6, 2]
    assert str(course("s2_leg_avg", 6, 2, every=6).measures["leg_pain"].verdict) == "a_lot_better"


def test_a_check_in_soon_after_another_is_no_confirmation() -> None:
    soon = told(session(0, s2_leg_avg=6), session(7, s2_leg_avg=4), session(10, s2_leg_avg=4))
    assert not soon.measures["leg_pain"].confirmed
    later = told(session(0, s2_leg_avg=6), session(7, s2_leg_avg=4), session(13, s2_leg_avg=4))
    assert later.measures["leg_pain"].confirmed


def test_a_session_without_the_measure_neither_confirms_nor_breaks() -> None:
    line = told(session(0, s2_leg_avg=6), session(7, s2_leg_avg=4), session(14), session(21, s2_leg_avg=4))
    assert said(line.measures["leg_pain"]) == (6, 4, 4, "improved", True)
    assert [p.value for p in line.measures["leg_pain"].points] == [6, 4, None, 4]


def test_a_measure_first_answered_later_has_its_own_reference() -> None:
    line = told(session(0), session(7, s2_tingle=5), session(14, s2_tingle=2)).measures["tingling"]
    assert (said(line), line.first_day) == ((5, 5, 2, "improved", False), session(7).day)


def test_the_reference_stays_through_the_whole_episode() -> None:
    assert said(pain(6, 7, 6, 6, 5, 4))[:3] == (6, 5, 4)


def test_a_bad_day_is_drawn_and_is_never_a_reference_nor_a_verdict() -> None:
    bad = session(10, s2_leg_avg=9, fields={"short": True})
    line = told(session(0, s2_leg_avg=6), session(7, s2_leg_avg=4), bad).measures["leg_pain"]
    assert said(line) == (6, 6, 4, "improved", False)
    assert [(p.value, p.short) for p in line.points] == [(6, False), (4, False), (9, True)]
    first_bad = told(session(0, s2_leg_avg=9, fields={"short": True}), session(7, s2_leg_avg=4))
    assert said(first_bad.measures["leg_pain"]) == (None, None, 4, "cant_tell", False)


def test_the_later_session_of_a_day_replaces_the_earlier_but_only_where_it_has_a_value() -> None:
    morning = session(7, s2_leg_avg=3, s2_tingle=1)
    evening = session(7, hour=20, s2_leg_avg=5)
    found = told(session(0, s2_leg_avg=6, s2_tingle=4), morning, evening)
    assert found.measures["leg_pain"].now == 5
    assert found.measures["tingling"].now == 1
    assert len(found.measures["leg_pain"].points) == 2


def test_a_session_stopped_by_a_warning_sign_counts_for_nothing() -> None:
    stopped = session(
        7, s2_leg_avg=0, fields={"stopped": True}, safety=SafetyRecord(asked=("E1",), flags=("E1",))
    )
    assert said(told(session(0, s2_leg_avg=6), stopped).measures["leg_pain"])[2:] == (6, "cant_tell", False)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((6, 3, 4), "Up since last time, still below where you started."), ((6, 3, 7), "Up by 4 since last time."),
        ((6, 3, 3), "The same as last time."), ((6, 5, 3), "Down by 2 since last time."),
        ((6,), "No earlier check-in to set beside it."),
    ],
)  # fmt: skip
def test_since_last_time_is_a_plain_difference(values: tuple[int, ...], words: str) -> None:
    assert since_last(library(), pain(*values)) == words


def test_a_score_that_slips_may_still_be_above_the_start() -> None:
    line = course("s5_chair", 5, 8, 14, 11).measures["chair_stands"]
    assert since_last(library(), line) == "Down since last time, still above where you started."


# -- single measures ---------------------------------------------------------------


def test_the_first_chair_stands_ever_are_practice() -> None:
    line = course("s5_chair", 8, 10, 13).measures["chair_stands"]
    assert said(line) == (10, 10, 13, "improved", False)


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        ({"s6_angle_sore": 40}, {"s6_angle_sore": 50, "s6_same": "yes"}, "improved"),
        ({"s6_angle_sore": 40}, {"s6_angle_sore": 50, "s6_same": "no"}, "no_meaningful_change"),
        ({"s6_angle_sore": 40}, {"s6_angle_sore": 55, "s6_same": "no"}, "improved"),
        ({"s6_angle_sore": 30, "s6_method": "picture"}, {"s6_angle_sore": 60, "s6_method": "picture", "s6_same": "yes"},
         "improved"),
        ({"s6_angle_sore": 45, "s6_method": "picture"}, {"s6_angle_sore": 56, "s6_method": "picture", "s6_same": "yes"},
         "no_meaningful_change"),
        ({"s6_angle_sore": 40, "s6_by": "helper"}, {"s6_angle_sore": 50, "s6_by": "clinician", "s6_same": "yes"},
         "no_meaningful_change"),
        ({"s6_angle_sore": 40}, {"s6_angle_sore": 60, "s6_same": "yes", "s6_stop": "tight_thigh"}, "cant_tell"),
        ({"s6_angle_sore": 40}, {"s6_angle_sore": 90, "s6_same": "yes", "s6_stop": "nothing"}, "a_lot_better"),
    ],
)  # fmt: skip
def test_the_leg_raise_is_judged_by_how_it_was_measured(
    then: dict[str, Any], now: dict[str, Any], verdict: str
) -> None:
    found = told(session(0, **then), session(7, **now))
    assert str(found.measures["leg_raise"].verdict) == verdict
    assert str(found.signs["s6"].verdict) == verdict


def test_a_leg_raise_stopped_by_a_tight_thigh_is_no_reference() -> None:
    line = told(
        session(0, s6_angle_sore=80, s6_stop="tight_thigh"),
        session(7, s6_angle_sore=40),
        session(14, s6_angle_sore=60),
    )
    assert line.measures["leg_raise"].first == 40


def test_a_drop_put_down_to_soreness_is_not_worse_until_it_drops_again() -> None:
    first, sore, same = (
        session(0, s5_heelwalk=3),
        session(7, s5_heelwalk=2, s5_drop="no"),
        session(14, s5_heelwalk=2),
    )
    assert str(told(first, sore).measures["heel_walk"].verdict) == "no_meaningful_change"
    assert str(told(first, sore, same).measures["heel_walk"].verdict) == "no_meaningful_change"
    assert str(told(first, session(7, s5_heelwalk=2, s5_drop="yes")).measures["heel_walk"].verdict) == "worse"
    again = session(14, s5_heelwalk=1, s5_drop="yes")
    assert str(told(first, sore, again).measures["heel_walk"].verdict) == "worse"


def test_no_spasms_at_the_reference_count_as_nought_so_that_new_ones_are_worse() -> None:
    found = told(session(0, s4_ever="never"), session(7, s4_freq=2, s4_sev=2, s4_dur=1, s4_nights=0))
    assert said(found.measures["spasms"])[2:] == (4, "worse", False)
    assert str(found.signs["s4"].verdict) == "worse"


def test_spasms_that_were_never_there_have_no_verdict() -> None:
    found = told(session(0, s4_ever="never"), session(7, s4_ever="never"))
    assert found.signs["s4"].absent
    assert said(found.measures["spasms"]) == (None, None, None, "cant_tell", False)


def test_a_scan_has_the_clinicians_words_and_no_verdict() -> None:
    found = told(session(0, s7_told="much_worse"), session(7, s7_told="much_better"))
    assert (found.signs["s7"].now, str(found.signs["s7"].verdict)) == (100, "cant_tell")
    assert "much better" in found.signs["s7"].label
    assert found.overall.now is None
    assert told(session(0)).signs["s7"].absent


def test_the_own_view_needs_no_reference_but_a_week() -> None:
    assert said(course("gpe", 3).measures["gpe"])[2:] == (3, "cant_tell", False)
    assert said(told(session(0), session(7, gpe=2)).measures["gpe"]) == (None, None, 2, "improved", False)
    assert said(told(session(0), session(7, gpe=4), session(14, gpe=2)).measures["gpe"])[3:] == (
        "improved",
        True,
    )


def test_own_activities_are_compared_by_their_words() -> None:
    then = session(0, s3_own=["garden", "cycle"], s3_own1=2, s3_own2=6)
    now = session(7, s3_own=["cycle", "dance"], s3_own1=8, s3_own2=0)
    found = told(then, now)
    assert said(found.measures["own_activities"]) == (6, 4, 8, "improved", False)
    lines = {line.title: said(line) for line in found.activities}
    assert lines["cycle"] == (6, 6, 8, "no_meaningful_change", False)
    assert lines["dance"][0] is None
    assert lines["garden"][2] == 2


def test_own_activities_named_once_are_carried_over() -> None:
    found = told(
        session(0, s3_own=["garden"], s3_own1=2), session(7, s3_own1=5, carried={"s3_own": ["garden"]})
    )
    assert said(found.activities[0]) == (2, 2, 5, "improved", False)


# -- like with like ---------------------------------------------------------------


def test_a_sign_is_compared_over_the_items_answered_both_times() -> None:
    base = {"s2_leg_avg": 6, "s2_leg_worst": 6, "s2_leg_freq": 3}
    found = told(session(0, **base, s2_tingle=0, s2_back_avg=0), session(7, **base)).signs["s2"]
    assert (found.first, found.now, str(found.verdict)) == (43, 43, "no_meaningful_change")
    assert found.points[0].value != found.points[1].value


def test_too_few_shared_items_cannot_be_told() -> None:
    one = {"s2_leg_avg": 6, "s2_leg_freq": 3, "s2_leg_worst": 6}
    two = {"s2_leg_avg": 1, "s2_leg_freq": 1, "s2_tingle": 1}
    found = told(session(0, **one), session(7, **two)).signs["s2"]
    assert str(found.verdict) == "cant_tell"
    assert found.points[1].value is not None


def test_the_index_is_compared_over_the_signs_present_both_times() -> None:
    then = whole()
    now = {**whole(), "s4_freq": 4, "s4_sev": 3, "s4_dur": 3, "s4_nights": 7}
    found = told(session(0, **then), session(7, **now)).overall
    assert found.first == found.now
    assert found.points[1].value is not None
    assert found.points[1].value < (found.points[0].value or 0)


# -- two legs ---------------------------------------------------------------------


def legs(then: dict[str, int], now: dict[str, int]) -> Line:
    return told(session(0, legs=BOTH, s2_leg_avg=then), session(7, legs=BOTH, s2_leg_avg=now)).measures[
        "leg_pain"
    ]


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        ({"left": 6, "right": 8}, {"left": 4, "right": 4}, "improved"),
        ({"left": 6, "right": 4}, {"left": 3, "right": 6}, "mixed"),
        ({"left": 8, "right": 4}, {"left": 7, "right": 2}, "no_meaningful_change"),
        ({"left": 8, "right": 4}, {"left": 5, "right": 4}, "improved"),
        ({"left": 8, "right": 4}, {"left": 8, "right": 6}, "worse"),
    ],
)  # fmt: skip
def test_two_legs_are_judged_each_against_itself(
    then: dict[str, int], now: dict[str, int], verdict: str
) -> None:
    line = legs(then, now)
    assert str(line.verdict) == verdict
    assert line.now == max(now.values())
    assert {leg: one.now for leg, one in line.legs.items()} == now


def test_a_second_leg_is_judged_only_if_it_becomes_worse() -> None:
    start = session(0, legs=("left",), s2_leg_avg=6, s1_far_usual=5)
    mild = session(7, legs=BOTH, s2_leg_avg={"left": 4, "right": 1}, s1_far_usual={"left": 5, "right": 2})
    bad = session(7, legs=BOTH, s2_leg_avg={"left": 4, "right": 5}, s1_far_usual={"left": 5, "right": 5})
    found, worse = told(start, mild), told(start, bad)
    assert str(found.measures["leg_pain"].verdict) == "improved"
    assert str(found.measures["leg_pain"].legs["right"].verdict) == "cant_tell"
    assert str(found.measures["zone"].verdict) == "no_meaningful_change"
    assert str(worse.measures["leg_pain"].verdict) == "mixed"
    assert str(worse.measures["zone"].verdict) == "worse"


# -- zone and sign 1 ---------------------------------------------------------------


def test_sign_one_takes_the_verdict_of_the_zone_and_its_words() -> None:
    found = course("s1_far_usual", 5, 3, 3)
    assert (str(found.signs["s1"].verdict), found.signs["s1"].confirmed) == ("improved", True)
    assert found.signs["s1"].label == "drawing back"
    assert (found.signs["s1"].first, found.signs["s1"].now) == (29, 57)
    assert found.measures["zone"].band == (4, 6)


def test_pain_drawing_back_while_it_grows_is_mixed() -> None:
    found = told(session(0, s1_far_usual=5, s2_leg_avg=4), session(7, s1_far_usual=3, s2_leg_avg=6))
    assert str(found.measures["zone"].verdict) == "mixed"


# -- the whole ---------------------------------------------------------------------


def better(**extra: Any) -> list[Session]:
    """Three check-ins in which the index clearly improves."""
    bad, good = whole(7, 5, 1, 4), whole(3, 3, 4, 8)
    return [session(0, **bad), session(7, **good), session(14, **{**good, **extra})]


def test_a_clear_recovery_is_improved_and_confirmed() -> None:
    found = told(*better())
    assert (found.overall.verdict.direction, found.overall.confirmed) == (1, True)


def test_the_whole_is_not_improved_over_an_open_warning_sign() -> None:
    sessions = better()
    sessions[-1] = replace(sessions[-1], safety=SafetyRecord(asked=("U3",), flags=("U3",)))
    found = told(*sessions)
    assert str(found.overall.verdict) == "mixed"
    assert "warning sign" in found.summary[0]
    assert found.phase.status == "on_hold"


def test_a_history_fact_holds_nothing_back() -> None:
    sessions = [replace(s, carried=Answers({Key("ctx_cancer"): "yes"})) for s in better()]
    found = told(*sessions)
    assert [f.code for f in found.flags] == ["U2"]
    assert found.overall.verdict.direction == 1
    assert found.phase.status != "on_hold"


def test_the_whole_is_not_improved_while_a_foot_is_weaker() -> None:
    sessions = better(s5_toewalk=1)
    sessions[0] = session(0, **whole(7, 5, 1, 4), s5_toewalk=3)
    found = told(*sessions)
    assert str(found.overall.verdict) == "mixed"
    assert "Strength is worse" in found.summary[0]


def test_the_whole_is_not_improved_while_the_pain_is_confirmed_to_reach_farther() -> None:
    bad, good = whole(5, 3, 1, 4), whole(5, 5, 4, 8)
    found = told(session(0, **bad), session(7, **good), session(14, **good))
    assert str(found.measures["zone"].verdict) == "worse"
    assert str(found.overall.verdict) == "mixed"
    once = told(session(0, **bad), session(7, **good))
    assert once.overall.verdict.direction == 1


def test_pain_that_changed_legs_is_not_told_as_if_there_had_been_none() -> None:
    left = [session(7 * n, **whole(pain, zone)) for n, (pain, zone) in enumerate(((7, 5), (4, 4), (1, 2)))]
    right = [session(21 + 7 * n, legs=("right",), **whole(5, 4)) for n in range(2)]
    found = told(*left, *right)
    assert found.summary[0] == "There is pain in a leg that wasn't sore before: 5 of 10 now."
    assert found.measures["leg_pain"].note == "not sore at the start"
    assert found.summary[1].startswith("Taken together")


# -- episodes ------------------------------------------------------------------------


def spell() -> list[Session]:
    """Gone after a month, and back two weeks later."""
    return [
        session(0, **whole(6, 5)), session(7, **whole(3, 3)), session(40, **whole(0, 0, 4, 10)),
        session(54, **{**whole(5, 5), "relapse_24h": "yes"}),
    ]  # fmt: skip


def test_a_relapse_is_worse_at_first_and_then_the_new_reference() -> None:
    opened = told(*spell())
    line = opened.measures["leg_pain"]
    assert (str(line.verdict), line.first, line.label) == ("worse", None, "it has come back")
    assert "come back" in opened.summary[0]
    assert "leg pain 5 of 10" in opened.summary[1]
    assert "relapse" in {a.code for a in opened.advice}
    after = told(*spell(), session(61, **whole(3, 3)))
    assert said(after.measures["leg_pain"]) == (5, 5, 3, "improved", False)
    assert after.since == session(54).day
    assert len(after.sessions) == 5


def test_beside_it_has_come_back_nothing_is_called_the_same_or_better() -> None:
    opened = told(*spell())
    lines = (*opened.signs.values(), *opened.measures.values(), *opened.phases.values(), opened.overall)
    assert {str(line.verdict) for line in lines} == {"worse", "cant_tell"}
    assert {line.id for line in lines if line.verdict.direction} == {"leg_pain", "overall"}
    assert {point.day for line in lines for point in line.points} == {session(54).day}
    assert opened.since_words == "a new start"
    assert opened.map_change is None


def test_what_is_worse_than_at_the_old_start_is_said_when_a_spell_opens() -> None:
    sessions = spell()
    sessions[-1] = session(54, **{**whole(8, 7, 0, 1), "relapse_24h": "yes"})
    opened = told(*sessions)
    assert said(opened.measures["leg_pain"]) == (6, 0, 8, "worse", False)
    assert said(opened.measures["zone"]) == (5, 0, 7, "worse", False)
    assert opened.signs["s3"].label == "worse than at the last start"


def test_what_was_last_measured_in_the_old_spell_is_not_shown_in_the_new_one() -> None:
    first, second, *rest = spell()
    then = session(0, **{**whole(6, 5), "s5_chair": 12, "s2_tingle": 1})
    worse = session(7, **{**whole(3, 3), "s5_chair": 6, "s2_tingle": 5})
    assert (first.day, second.day) == (then.day, worse.day)
    opened = told(then, worse, *rest)
    assert opened.measures["tingling"].now is None
    assert str(opened.measures["tingling"].verdict) == "cant_tell"


def test_a_first_check_in_of_a_spell_is_not_told_that_six_weeks_brought_nothing() -> None:
    sessions = spell()
    sessions[-1] = session(
        54, carried={"ctx_onset": session(41).day}, **{**whole(5, 5), "relapse_24h": "yes"}
    )
    assert "six_weeks" not in codes(*sessions)
    again = session(96, carried={"ctx_onset": session(41).day}, **whole(5, 5))
    assert "six_weeks" in codes(*sessions, again)


def test_who_comes_back_well_after_a_long_gap_is_not_told_that_it_has_come_back() -> None:
    found = told(session(0, **whole()), session(100, **whole(0, 0, 4, 10), ctx_gap_gone="yes"))
    assert len(found.spells) == 2
    assert "come back" not in found.summary[0].replace("Come back in about a week", "")
    assert str(found.measures["leg_pain"].verdict) == "cant_tell"
    assert "relapse" not in {a.code for a in found.advice}


def test_pain_that_stays_in_the_back_opens_no_new_episode() -> None:
    sessions = spell()
    sessions[-1] = session(54, **{**whole(5, 1), "relapse_24h": "yes"})
    after = told(*sessions, session(61, **whole(3, 1)))
    assert (after.measures["leg_pain"].first, after.since) == (6, START)


def test_pain_gone_in_a_long_gap_opens_a_new_episode() -> None:
    sessions = [session(0, **whole()), session(100, **whole(4), ctx_gap_gone="yes"), session(107, **whole(2))]
    assert told(*sessions).measures["leg_pain"].first == 4
    kept = [*sessions[:1], session(100, **whole(4), ctx_gap_gone="no"), sessions[2]]
    assert told(*kept).measures["leg_pain"].first == 6


# -- phase and advice -----------------------------------------------------------------


def codes(*sessions: Session) -> set[str]:
    return {a.code for a in told(*sessions).advice if a.level == "S"}


def test_the_phase_says_its_three_inputs_and_what_is_pending() -> None:
    found = told(session(0, **whole(6)), session(7, **whole(3)))
    assert (found.phase.now, found.phase.status, found.phase.pending) == (1, "pending", 2)
    assert found.phase.why[0] == "Leg pain is 3 of 10."
    assert "One more check-in like this confirms it." in found.phase.why[-1]


def test_answers_between_two_phases_are_said_to_be() -> None:
    found = told(session(0, **whole(6)), session(7, **whole(4)), session(14, **whole(4)))
    assert (found.phase.now, found.phase.status) == (1, "confirmed")
    assert "between two phases" in found.phase.why[-1]


@pytest.mark.parametrize(("days", "told_to_go"), [(41, False), (42, True)])
def test_after_six_weeks_without_gain_a_clinician_should_see_it(days: int, told_to_go: bool) -> None:
    same = whole(4)
    assert ("six_weeks_record" in codes(session(0, **same), session(days, **same))) is told_to_go
    onset = {"ctx_onset": START.replace(day=1)}
    assert (
        "six_weeks" in codes(session(0, **same, **onset), session(days - 1, **same, **onset))
    ) is told_to_go


def test_better_or_only_one_check_in_is_no_reason_to_go() -> None:
    assert "six_weeks_record" not in codes(session(0, **whole(6)), session(50, **whole(3)))
    assert codes(session(0, **whole(4), ctx_onset=START.replace(year=2025), ctx_care="yes")) == set()


def test_worse_needs_to_be_confirmed_and_felt() -> None:
    once = [session(0, **whole(3)), session(7, **whole(6), gpe=-3)]
    assert "worse_pain" not in codes(*once)
    assert "worse_pain" in codes(*once, session(14, **whole(6), gpe=-2))
    assert "worse_pain" not in codes(*once, session(14, **whole(6), gpe=-1))


def test_pain_confirmed_to_reach_farther_counts_if_felt() -> None:
    far = {**whole(4, 7), "gpe": -2}
    assert "worse_zone" not in codes(session(0, **whole(4, 4)), session(7, **far))
    assert "worse_zone" in codes(session(0, **whole(4, 4)), session(7, **far), session(14, **far))
    assert "worse_zone" not in codes(
        session(0, **whole(4, 4)), session(7, **far), session(14, **whole(4, 7), gpe=0)
    )


def test_one_clearly_better_check_in_is_enough_for_phase_two_in_a_record_too() -> None:
    assert told(session(0, **whole(6)), session(7, **whole(3, 5, 3), gpe=2)).phase.now == 2
    assert told(session(0, **whole(6)), session(7, **whole(3, 5, 3), gpe=1)).phase.now == 1


def test_a_bad_day_on_the_day_of_a_check_in_takes_nothing_from_it() -> None:
    evening = session(7, hour=20, s2_leg_avg=9, fields={"short": True})
    found = told(session(0, **whole(6)), session(7, **whole(3)), evening)
    assert (found.phase.pending, found.measures["leg_pain"].now) == (2, 3)


def test_the_whole_confirmed_worse_is_reason_enough() -> None:
    bad = whole(7, 5, 1, 3)
    assert "worse_overall" not in codes(session(0, **whole(3, 3, 3)), session(7, **bad))
    assert "worse_overall" in codes(session(0, **whole(3, 3, 3)), session(7, **bad), session(14, **bad))


@pytest.mark.parametrize(
    ("item", "values", "code", "found"),
    [
        ("s2_leg_avg", (8, 8), "severe_pain", True), ("s2_leg_avg", (8, 7), "severe_pain", False),
        ("ctx_sleep", (5, 5), "broken_nights", True), ("ctx_sleep", (5, 4), "broken_nights", False),
    ],
)  # fmt: skip
def test_strong_pain_and_broken_nights_count_from_two_in_a_row(
    item: str, values: tuple[int, int], code: str, found: bool
) -> None:
    sessions = [session(7 * n, **{**whole(), item: v}) for n, v in enumerate(values)]
    assert (code in codes(*sessions)) is found


@pytest.mark.parametrize(("days", "found"), [(42, False), (43, True)])
def test_more_than_six_weeks_in_phase_one(days: int, found: bool) -> None:
    assert ("phase1_long" in codes(session(0, **whole(6)), session(days, **whole(6)))) is found


@pytest.mark.parametrize(("days", "found"), [(84, False), (85, True)])
def test_more_than_twelve_weeks_in_phase_two_without_gain(days: int, found: bool) -> None:
    steady = [session(d, **whole(3)) for d in (0, 40, days)]
    assert ("phase2_long" in codes(*steady)) is found


@pytest.mark.parametrize(("days", "care", "found"), [(84, "no", True), (83, "no", False), (84, "yes", False)])
def test_twelve_weeks_of_leg_pain_unless_somebody_looks_after_it(days: int, care: str, found: bool) -> None:
    assert (
        "twelve_weeks_record" in codes(session(0, **whole(4)), session(days, **whole(3), ctx_care=care))
    ) is found


def test_a_bad_day_never_counts_for_advice() -> None:
    bad = {"fields": {"short": True}}
    assert (
        codes(session(0, **whole(3)), session(7, s2_leg_avg=9, **bad), session(8, s2_leg_avg=9, **bad))
        == set()
    )


def test_notes_tell_of_more_medicine_and_of_views_that_differ() -> None:
    less = told(session(0, **whole(6), ctx_med_days=1), session(7, **whole(3), ctx_med_days=4, gpe=-2))
    assert "Pain is lower, and you used pain relief on more days." in less.notes
    same = told(session(0, **whole(6), ctx_med_days=1), session(7, **whole(3), ctx_med_days=3, gpe=2))
    assert not any("pain relief on more days" in n for n in same.notes)
    unlike = told(*better(gpe=-3))
    assert any("your own view differ" in n for n in unlike.notes)
    assert not any("your own view differ" in n for n in told(*better(gpe=3)).notes)


def test_questions_left_open_are_said_and_never_called_no_warning_sign() -> None:
    left = told(session(0, safety=SafetyRecord(asked=ASKED, declined=("E1", "E2"))))
    assert left.notes[0] == "You left 2 safety questions open."
    assert not any("didn't report" in n for n in left.notes)
    on_the_day = account.of([session(0)], library(), START)
    assert on_the_day.notes[0] == "You didn't report a warning sign today. That can't rule one out."
    later = account.of([session(0)], library(), START + timedelta(days=1))
    assert later.notes[0].startswith("You didn't report a warning sign in your last check-in.")
    assert (
        told(session(0, safety=SafetyRecord())).notes[0]
        == "The safety questions weren't asked in this check-in."
    )


# -- summary ---------------------------------------------------------------------------


def test_one_check_in_asks_to_come_back() -> None:
    found = told(session(0, **whole()))
    assert found.summary[0] == "One check-in so far. Come back in about a week."
    assert {str(line.verdict) for line in (found.overall, *found.signs.values())} == {"cant_tell"}


def test_no_check_in_is_said_as_such() -> None:
    found = told()
    assert found.summary[0] == "No check-in yet."
    assert (found.person, found.since, found.overall.now, found.phase.now) == ("me", None, None, None)


def test_under_eighteen_nothing_is_scored() -> None:
    sessions = [replace(s, carried=Answers({Key("ctx_age"): "under_18"})) for s in better()]
    found = told(*sessions)
    assert "see a doctor" in found.summary[0]
    assert found.overall.now is None
    assert found.phase.now is None


# -- JSON ----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_the_json_is_whole_for_any_number_of_check_ins(count: int) -> None:
    found = json.loads(progress_json.dumps(told(*(session(7 * n, **whole()) for n in range(count)))))
    assert found["sessions"] == count
    line = found["measures"]["leg_pain"]
    assert (line["first"], line["now"]) == ((6 if count > 1 else None), (6 if count else None))


def test_the_json_shows_both_legs_where_they_differ_and_only_there() -> None:
    then = session(0, legs=BOTH, s2_leg_avg={"left": 6, "right": 4}, s2_tingle=3)
    now = session(7, legs=BOTH, s2_leg_avg={"left": 3, "right": 4}, s2_tingle=3)
    found = progress_json.tables(told(then, now))["measures"]
    assert found["leg_pain"]["left"]["verdict"] == "a_lot_better"
    assert found["leg_pain"]["right"]["now"] == 4
    assert "left" not in found["tingling"]


def test_flags_and_advice_are_in_the_json_with_their_level() -> None:
    flagged = session(
        7, **whole(), safety=SafetyRecord(asked=("E1",), flags=("E1",)), carried={"ctx_country": "GB"}
    )
    found = progress_json.tables(told(session(0, **whole()), flagged))
    action = "Go to the emergency department or call 999 now."
    assert [(f["code"], f["level"], f["action"]) for f in found["flags"]] == [("E1", "E", action)]
    assert found["advice"][0] == {"level": "E", "why": action, "code": "E1"}
    assert found["phase"]["status"] == "on_hold"


def test_every_line_says_why_in_one_sentence() -> None:
    found = told(*better())
    for line in (found.overall, *found.signs.values(), *found.measures.values(), *found.phases.values()):
        assert line.why
        assert "{" not in line.why
        assert "None" not in line.why
