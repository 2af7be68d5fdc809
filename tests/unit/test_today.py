"""Tips for today: which are chosen for whom, the reason each gives, and what a caution keeps away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from assessments import library as content
from assessments.answers import Answers, Key
from assessments.helping import tips as content_of_tips
from assessments.helping import today
from assessments.helping.tips import Tips
from assessments.helping.today import Today
from assessments.judging.progress import Advice, Flag, PhaseView, Progress
from assessments.keeping.store import Entry, Person
from assessments.library import Library
from tests import samples

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
EASY = {"s2_leg_avg": 3, "s2_leg_worst": 4, "s2_back_avg": 2, "s2_tingle": 0, "s1_tingle_far": 0}


@cache
def library() -> Library:
    return content.read()


@cache
def tips() -> Tips:
    return content_of_tips.read(library())


def person(phase: int = 2, weak: str = "s3", **answers: Any) -> Progress:
    """Progress of somebody in this phase whose weakest sign is `weak`, with these latest answers."""
    base = samples.steady()
    given = {item: value for item, value in {**EASY, **answers}.items() if value is not None}
    keyed = {Key(item, "left" if library().question(item).per_leg else None): v for item, v in given.items()}
    last = replace(base.sessions[-1], answers=Answers(keyed))
    order = [weak, *(sign for sign in ("s3", "s2", "s1", "s5", "s4", "s6") if sign != weak)]
    signs = {
        name: replace(line, now=20 + 5 * order.index(name), absent="") if name in order else line
        for name, line in base.signs.items()
    }
    view = PhaseView(phase, "confirmed", ("Leg pain is 3 of 10.",))
    return replace(base, sessions=(last,), signs=signs, phase=view)


def shown(progress: Progress, day: date = DAY, **more: Any) -> Today:
    return today.today(progress, library(), tips(), day, **more)


def fortnight(progress: Progress) -> set[str]:
    """Every tip shown within two weeks."""
    days = [shown(progress, DAY + timedelta(days=n)) for n in range(14)]
    return {suggested.tip.id for day in days for suggested in day.tips}


# -- how many, which, and when another ---------------------------------------------------------------------


@pytest.mark.parametrize("phase", [1, 2, 3])
def test_there_are_three_one_for_the_phase_one_for_the_weakest_sign_and_one_habit(phase: int) -> None:
    found = shown(person(phase))
    assert [s.slot for s in found.tips] == ["phase", "sign", "habit"]
    assert len({s.tip.id for s in found.tips}) == 3
    assert all(phase in s.tip.phases for s in found.tips)
    assert "s3" in found.tips[1].tip.signs
    assert not {s.tip.id for s in found.others} & {s.tip.id for s in found.tips}


def test_they_stay_the_same_all_day_and_change_with_the_days() -> None:
    somebody = person(2)
    assert shown(somebody) == shown(somebody)
    week = [shown(somebody, DAY + timedelta(days=n)) for n in range(7)]
    assert len({tuple(s.tip.id for s in day.tips) for day in week}) >= 4


def test_where_the_weakest_sign_has_no_tip_in_this_phase_the_next_one_gets_it() -> None:
    found = shown(person(1, weak="s6"))
    assert "s3" in found.tips[1].tip.signs


def test_a_sign_that_is_already_good_gets_no_tip() -> None:
    somebody = person(3)
    well = replace(somebody, signs={n: replace(line, now=90) for n, line in somebody.signs.items()})
    assert [s.slot for s in shown(well).tips] == ["phase", "habit"]


@pytest.mark.parametrize(
    ("phase", "weak", "answers", "tip", "because"),
    [
        (1, "s2", {"s2_leg_worst": 7}, "ice",
         "Because your leg pain was 7 of 10 at its worst this past week."),
        (1, "s2", {"p1_relief": {"heat": 3}}, "heat",
         "Because you said that warmth helped this past week: a lot."),
        (1, "s4", {"s4_freq": 3}, "spasm", "Because you had spasms this past week: every day."),
        (1, "s3", {"p1_rest": "6plus"}, "rest_rel", "Because you lie down by day for 6 hours or more."),
        (1, "s3", {"p1_adapt": 1}, "modify", "Because you said that you change such tasks seldom."),
        (1, "s3", {"ctx_sleep": 4}, "sleep_pos", "Because pain woke you on 4 of 7 nights."),
        (1, "s1", {"s1_far_usual": 5}, "track_loc",
         "Because the pain usually reached this far: lower leg: shin or calf."),
        (1, "s5", {"p1_pro": "no"}, "ask_pro",
         "Because you said that you have not talked to a clinician or pharmacist about this yet."),
        (2, "s3", {"s3_walk_min": "5_14"}, "walk",
         "Because pain makes you stop after walking for this long: 5 to 14 minutes."),
        (2, "s5", {"p2_strength": 0}, "core", "Because you strengthened your core or back on 0 of 7 days."),
        (2, "s5", {"p2_pt": "having", "p2_exdays": 5}, "pt_ex",
         "Because of what you said about physiotherapy: having it now."),
        (2, "s3", {"p2_active": 2}, "daily30",
         "Because 2 of 7 days had 30 minutes or more of gentle activity."),
        (2, "s6", {"s6_angle_sore": 50, "ctx_helper": "helper"}, "slr_home",
         "Because your usual leg pain started at this angle last time: 50 degrees."),
        (3, "s3", {"p3_work": 2}, "resume", "Because of how much of your usual work you do: a bit less."),
        (3, "s3", {"p3_week_min": "1_59"}, "aerobic150",
         "Because of the minutes you were active this past week: 1 to 59 minutes."),
        (3, "s3", {"p3_habits": {"lift": "no"}}, "mech",
         "Because you said that you don't lift with knees and hips yet."),
        (3, "s3", {"p3_habits": {"desk": "no"}}, "ergo",
         "Because you said that your desk or seat isn't set up well yet."),
        (3, "s3", {"p3_habits": {"smoke_free": "no"}}, "life",
         "Because you said that you are not smoke-free."),
    ],
)  # fmt: skip
def test_an_answer_brings_its_tip_and_the_tip_says_so(
    phase: int, weak: str, answers: dict[str, Any], tip: str, because: str
) -> None:
    somebody = person(phase, weak, **answers)
    found = [s for n in range(14) for s in shown(somebody, DAY + timedelta(days=n)).tips if s.tip.id == tip]
    assert because in {s.because for s in found}


def test_without_an_answer_of_its_own_a_tip_names_the_phase_and_what_decided_it() -> None:
    reasons = {s.because for n in range(8) for s in shown(person(2), DAY + timedelta(days=n)).tips}
    assert "Because you are in phase 2 of 3: Getting your movement back. Leg pain is 3 of 10." in reasons


def test_every_tip_can_appear_for_someone() -> None:
    people = [
        person(1, "s2", s2_leg_avg=6, s2_leg_worst=8, p1_adapt=1, p1_rest="6plus", p1_pro="no"),
        person(1, "s2", p1_relief={"ice": 3, "heat": 3}),
        person(1, "s2", ctx_sleep=5, p1_control=2),
        person(1, "s4", s4_freq=3),
        person(1, "s1", s1_far_usual=6),
        person(2, "s3", p2_active=2, s2_sit=4, p2_exdays=1),
        person(2, "s5", p2_strength=0, p2_pt="having"),
        person(2, "s4", s4_freq=2),
        person(2, "s6", s6_angle_sore=50),
        person(3, "s3", p3_work=1, p3_week_min="1_59"),
        person(3, "s3", p3_habits={"lift": "no", "desk": "no", "smoke_free": "no", "weight": "no"}),
    ]
    assert {tip.id for tip in tips().tips} - set().union(*map(fortnight, people)) == set()


# -- cautions ----------------------------------------------------------------------------------------------

HARD = {"ham", "piri", "core", "lowimpact"}
ON_SKIN = {"ice", "heat", "alternate"}


def anything(progress: Progress) -> set[str]:
    """Every tip that is within reach in two weeks: chosen or among the others."""
    days = [shown(progress, DAY + timedelta(days=n)) for n in range(14)]
    return {s.tip.id for day in days for s in (*day.tips, *day.others)}


@pytest.mark.parametrize("phase", [1, 2, 3])
@pytest.mark.parametrize(
    ("answers", "never"),
    [
        ({"s2_leg_avg": 6}, HARD),
        ({"s2_leg_avg": 8, "s2_leg_worst": 9}, {*HARD, "slr_home"}),
        ({"flare": "yes"}, {*HARD, "slr_home", "aerobic150", "daily30"}),
        ({"s2_tingle": 2}, ON_SKIN),
        ({"s2_tingle": 6, "s1_tingle_far": 7}, ON_SKIN),
        ({"s2_tingle": None, "s1_tingle_far": 4}, ON_SKIN),

        ({"p2_after": "spreads"}, {*HARD, "daily30", "aerobic150"}),
        ({"ctx_notests": ["pregnant"]}, {"slr_home"}),
        ({"ctx_surgery": "yes", "ctx_surgery_date": DAY - timedelta(weeks=10)}, {"slr_home"}),
        ({"ctx_surgery": "yes"}, {"slr_home"}),
        ({"ctx_helper": "self"}, {"slr_home"}),
        ({"s6_angle_sore": 60}, set()),
        ({"ctx_care": "yes"}, {"ask_pro"}),
        ({"p2_pt": "no"}, {"pt_ex"}),
    ],
)  # fmt: skip
def test_no_tip_goes_against_a_caution(phase: int, answers: dict[str, Any], never: set[str]) -> None:
    assert not anything(person(phase, "s6", **answers)) & never


def test_warmth_waits_for_the_first_days_to_be_over() -> None:
    new = shown(person(1, ctx_onset=DAY - timedelta(days=3)))
    assert {"heat", "alternate"} <= {out.tip.id for out in new.left_out}
    assert not shown(person(1, ctx_onset=DAY - timedelta(days=4))).left_out


def test_a_leg_raise_isnt_offered_within_a_week_of_the_last() -> None:
    somebody = person(2, "s6", s6_angle_sore=50)
    assert not any(s.tip.id == "slr_home" for s in shown(somebody, DAY + timedelta(days=6)).others)
    assert "slr_home" in anything(somebody)


def test_what_is_left_out_says_why_in_a_sentence() -> None:
    found = shown(person(1, s2_tingle=4), hidden=frozenset({"walk"}))
    told = {out.tip.id: out.why for out in found.left_out}
    assert told["ice"].startswith("Left out because you have tingling or numbness")
    assert told["walk"] == "You chose not to see this one."
    for fact in {fact for tip in tips().tips for fact in tip.hide_if}:
        assert tips().words[f"out_{fact}"].endswith(".")


def test_a_little_tingling_puts_a_word_of_its_own_before_the_caution() -> None:
    found = shown(person(2, s2_tingle=1))
    warm = next(s for s in (*found.tips, *found.others) if s.tip.id == "heat")
    assert warm.caution.startswith("You said that you have some tingling")
    assert "Not on numb skin" in warm.caution


def test_with_pain_that_spreads_walking_means_a_shorter_way() -> None:
    found = shown(person(2, p2_after="spreads"))
    walk = next(s for s in (*found.tips, *found.others) if s.tip.id == "walk")
    assert walk.text.startswith("Walk a shorter way than last week")


def test_a_cramp_with_numb_skin_isnt_warmed() -> None:
    found = shown(person(1, "s4", s4_freq=2, s2_tingle=4))
    spasm = next(s for s in (*found.tips, *found.others) if s.tip.id == "spasm")
    assert "warm" not in spasm.text


# -- what comes before any tip -----------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "symptom"), [("E", True), ("U", True), ("E", False), ("U", False)])
def test_under_a_warning_sign_there_is_the_action_and_nothing_else(level: str, symptom: bool) -> None:
    flag = Flag("E1", level, "Go to the emergency department or call 999 now.", since=DAY, symptom=symptom)
    found = shown(replace(person(2), flags=(flag,)))
    assert found == Today(DAY, flag.action, level)


def test_a_sign_to_mention_soon_hides_no_tip() -> None:
    flag = Flag("U6", "S", "Mention it at your next visit.", since=DAY)
    assert len(shown(replace(person(2), flags=(flag,))).tips) == 3


def test_without_a_check_in_or_after_eight_weeks_it_asks_for_one_first() -> None:
    empty = replace(samples.steady(), sessions=())
    assert shown(empty).action.startswith("No check-in yet.")
    assert shown(person(2), DAY + timedelta(days=56)).tips
    late = shown(person(2), DAY + timedelta(days=57))
    assert late.action.startswith("Your last check-in was more than 8 weeks ago.")


def test_under_18_there_is_only_the_doctor() -> None:
    assert shown(person(2, ctx_age="under_18")).action == (
        "This record is for people of 18 and over. Please see a doctor."
    )


def test_a_flare_up_brings_calm_words_and_tips_of_the_first_phase() -> None:
    found = shown(person(3, flare="yes"))
    assert found.flare
    assert found.first.startswith("This sounds like a flare-up, not a fall back to the start.")
    assert all(1 in s.tip.phases for s in found.tips)


def test_a_flare_up_isnt_over_because_one_sign_was_answered_alone() -> None:
    somebody = person(2, flare="yes")
    last = somebody.sessions[-1]
    alone = replace(last, id="s6", only="s6", started=last.started + timedelta(hours=1), answers=Answers())
    assert shown(replace(somebody, sessions=(last, alone))).flare
    better = replace(alone, only=None, answers=Answers({Key("flare"): "no"}))
    assert not shown(replace(somebody, sessions=(last, better))).flare


def test_see_a_clinician_soon_comes_before_the_tips() -> None:
    soon = Advice("S", "You have been in phase 1 for more than 6 weeks.", "phase1_long")
    somebody = replace(person(1), advice=(soon,))
    assert shown(somebody).first == f"Book a visit with a clinician soon. {soon.why}"
    in_care = replace(person(1, ctx_care="yes"), advice=(soon,))
    assert shown(in_care).first.startswith(soon.why)
    assert "mention it at your next visit" in shown(in_care).first


def test_an_unknown_phase_gets_the_gentlest_tips() -> None:
    somebody = replace(person(2), phase=PhaseView(None, "unknown"))
    assert all(1 in s.tip.phases for s in shown(somebody).tips)


# -- hidden, and done --------------------------------------------------------------------------------------


def test_a_hidden_tip_is_gone_until_it_is_shown_again() -> None:
    somebody = today.hide(today.hide(Person("me"), "walk"), "ham")
    assert today.hidden(somebody) == {"walk", "ham"}
    assert "walk" not in anything_hidden(today.hidden(somebody))
    back = today.hide(somebody, "walk", away=False)
    assert today.hidden(back) == {"ham"}
    assert today.hidden(Person("me")) == frozenset()
    assert today.hidden(Person("me", settings={today.HIDDEN: True})) == frozenset()


def anything_hidden(hidden: frozenset[str]) -> set[str]:
    days = [shown(person(2), DAY + timedelta(days=n), hidden=hidden) for n in range(14)]
    return {s.tip.id for day in days for s in (*day.tips, *day.others)}


def test_what_was_done_today_says_so_and_tomorrow_no_longer() -> None:
    somebody = person(2)
    tip = shown(somebody).tips[0].tip.id
    done = Entry("a", "me", "activity", DAY, AT, today.did(tip))
    assert [s.done for s in shown(somebody, activity=(done,)).tips] == [True, False, False]
    assert not any(s.done for s in shown(somebody, DAY + timedelta(days=1), activity=(done,)).tips)
