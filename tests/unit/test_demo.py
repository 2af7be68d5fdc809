"""The invented people: each tells the story it is named for, by the same verdicts as anybody else."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest
from invented import NOW, kept, library, record

from assessments import demo
from assessments.demo.stories import STORIES, story_of
from assessments.helping import tips, today
from assessments.helping.today import Today
from assessments.judging import account
from assessments.judging.events import Event
from assessments.judging.progress import Progress
from assessments.judging.verdicts import Verdict
from assessments.keeping.memory_store import MemoryStore
from assessments.session import Session

NAMES = [person.id for person in demo.people()]


def sessions_of(name: str) -> tuple[Session, ...]:
    return kept(name.removeprefix("demo-")).all(name).sessions


@cache
def progress_of(name: str) -> Progress:
    return account.of(sessions_of(name), library(), NOW.date())


def test_there_are_at_least_six_and_all_are_marked_as_invented() -> None:
    assert len(NAMES) >= 6
    assert all(person.id.startswith("demo-") and "(invented)" in person.name for person in demo.people())


@pytest.mark.parametrize("name", NAMES)
def test_each_has_eight_to_thirty_sessions_and_the_last_is_six_days_ago(name: str) -> None:
    sessions = sessions_of(name)
    assert 8 <= len(sessions) <= 30
    assert (NOW.date() - sessions[-1].day).days == 6
    assert [s.started for s in sessions] == sorted(s.started for s in sessions)


@pytest.mark.parametrize("name", NAMES)
def test_every_session_says_that_it_was_invented(name: str) -> None:
    assert all(session.provenance["invented"] is True for session in sessions_of(name))


def test_the_person_kept_in_the_store_is_marked_as_invented() -> None:
    store = MemoryStore()
    demo.build(store, library(), "demo-ada", NOW, person="me")
    assert store.person("me").settings["invented"] is True
    assert store.all("me").sessions
    assert not store.all("demo-ada").sessions


def test_the_same_person_answers_the_same_each_time() -> None:
    again = MemoryStore()
    demo.build(again, library(), "demo-bram", NOW)
    assert [s.answers for s in again.all("demo-bram").sessions] == [
        s.answers for s in sessions_of("demo-bram")
    ]


def test_a_first_name_is_enough_and_a_stranger_is_refused() -> None:
    assert story_of("Ada").id == "demo-ada"
    with pytest.raises(KeyError):
        story_of("nobody")


def test_ada_recovers_steadily_and_the_verdict_is_confirmed() -> None:
    found = progress_of("demo-ada")
    assert found.overall.verdict in (Verdict.IMPROVED, Verdict.A_LOT_BETTER)
    assert found.overall.confirmed
    assert found.signs["s1"].verdict.direction == 1
    assert not found.flags


def test_bram_had_a_flare_up_and_is_better_than_at_the_start() -> None:
    found = progress_of("demo-bram")
    assert found.overall.verdict.direction == 1
    pains = [point.value for point in found.measures["leg_pain"].points if point.value is not None]
    low = min(pains[:6])
    assert max(pains[6:10]) >= low + 2
    assert any(session.short for session in sessions_of("demo-bram"))


def test_cleo_stays_about_the_same_and_is_advised_to_see_somebody() -> None:
    found = progress_of("demo-cleo")
    assert found.overall.verdict is Verdict.NO_MEANINGFUL_CHANGE
    assert any(advice.level == "S" for advice in found.advice)


def test_dov_gets_worse_and_is_advised_to_see_somebody() -> None:
    found = progress_of("demo-dov")
    assert found.overall.verdict is Verdict.WORSE
    assert found.overall.confirmed
    assert any(advice.level == "S" for advice in found.advice)


def test_edda_has_a_warning_sign_open_so_nothing_is_called_improved() -> None:
    found = progress_of("demo-edda")
    assert [(flag.code, flag.level) for flag in found.flags if flag.symptom] == [("U1", "U")]
    assert found.overall.verdict is Verdict.MIXED
    assert found.phase.status == "on_hold"


def test_finn_has_two_legs_that_go_their_own_ways() -> None:
    legs = progress_of("demo-finn").measures["leg_pain"].legs
    assert legs["left"].verdict.direction == 1
    assert legs["right"].verdict is Verdict.NO_MEANINGFUL_CHANGE


def test_gwen_is_fully_recovered() -> None:
    found = progress_of("demo-gwen")
    assert found.phase.now == 3
    assert found.phase.badge
    assert found.overall.verdict is Verdict.A_LOT_BETTER


def test_every_story_has_its_own_seed() -> None:
    assert len({story_of(story.id).course.seed for story in STORIES}) == len(STORIES)


# -- tips for today, week by week --------------------------------------------------------------------------


@cache
def every_day(name: str) -> tuple[tuple[Session, Progress, Today], ...]:
    """For each session of a person: it, the progress by then, and what was shown on each day of that week."""
    known, found = tips.read(library()), []
    sessions = sessions_of(name)
    for number, session in enumerate(sessions, 1):
        told = account.of(sessions[:number], library(), session.day)
        for day in range(7):
            shown = today.today(told, library(), known, session.day + timedelta(days=day))
            found.append((session, told, shown))
    return tuple(found)


@pytest.mark.parametrize("name", NAMES)
def test_in_every_week_the_tips_fit_the_phase_the_weakest_sign_and_the_cautions(name: str) -> None:
    for session, told, shown in every_day(name):
        worst = max((session.answers.number("s2_leg_avg", leg) or 0 for leg in session.legs), default=0)
        tingling = max((session.answers.number("s2_tingle", leg) or 0 for leg in session.legs), default=0)
        flare = session.answers.get("flare") == "yes"
        ids = {s.tip.id for s in (*shown.tips, *shown.others)}
        if any(flag.level in ("E", "U") for flag in told.flags):
            assert (shown.tips, shown.others, shown.left_out) == ((), (), ())
            assert shown.action == told.flags[0].action
            continue
        assert 2 <= len(shown.tips) <= 3
        assert [s.slot for s in shown.tips] == [
            s for s in ("phase", "sign", "habit") if s in {t.slot for t in shown.tips}
        ]
        assert all((1 if flare else told.phase.now or 1) in s.tip.phases for s in shown.tips)
        assert all(s.because.startswith("Because ") and "{" not in s.because for s in shown.tips)
        if worst >= 6 or flare:
            assert not ids & {"ham", "piri", "core", "lowimpact"}
        if tingling >= 2:
            assert not ids & {"ice", "heat", "alternate"}
        scored = sorted(
            (line.now, sign)
            for sign, line in told.signs.items()
            if sign != "s7" and line.now is not None and not line.absent
        )
        chosen = next((s for s in shown.tips if s.slot == "sign"), None)
        if chosen is not None:  # no weaker sign has a tip that is still free
            others = {s.tip.id: s.tip for s in shown.others if "sign" in s.tip.slots}.values()
            weaker = [
                sign
                for _, sign in scored[: next(n for n, (_, s) in enumerate(scored) if s in chosen.tip.signs)]
            ]
            assert not [tip.id for tip in others if set(weaker) & set(tip.signs)]


def test_the_tips_of_each_story_tell_it() -> None:
    first = {name: every_day(name)[0][2] for name in NAMES}
    last = {name: every_day(name)[-1][2] for name in NAMES}
    assert last["demo-edda"].action
    assert last["demo-edda"].level == "U"
    assert last["demo-dov"].first.startswith("Book a visit with a clinician soon.")
    assert all(1 in s.tip.phases for s in first["demo-ada"].tips)
    assert all(3 in s.tip.phases for s in last["demo-gwen"].tips)
    flares = [shown for session, _, shown in every_day("demo-bram") if session.answers.get("flare") == "yes"]
    assert flares
    assert all(shown.flare and all(1 in s.tip.phases for s in shown.tips) for shown in flares)


def test_every_tip_is_shown_to_one_of_them() -> None:
    shown = {s.tip.id for name in NAMES for _, _, day in every_day(name) for s in day.tips}
    assert shown == {tip.id for tip in tips.read(library()).tips}


def test_kai_is_in_the_first_days_so_that_cold_comes_before_warmth() -> None:
    first = [shown for _, _, shown in every_day("demo-kai")[:7]]
    assert {"heat", "alternate"} <= {out.tip.id for out in first[0].left_out}
    assert "ice" in {s.tip.id for shown in first for s in shown.tips}
    assert "pt_ex" in {s.tip.id for _, _, shown in every_day("demo-kai") for s in shown.tips}
    assert progress_of("demo-kai").overall.verdict.direction == 1


@pytest.mark.parametrize("name", NAMES)
def test_nobody_sees_the_same_three_all_week(name: str) -> None:
    week = [tuple(s.tip.id for s in shown.tips) for _, _, shown in every_day(name)[:7]]
    assert len(set(week)) >= 3


def test_hana_is_in_her_second_spell_and_the_first_one_is_kept() -> None:
    found = progress_of("demo-hana")
    assert (found.spell, len(found.spells)) == (2, 2)
    assert found.spells[0].check_ins > 10
    first = account.of(sessions_of("demo-hana"), library(), NOW.date(), spell=1)
    assert first.measures["leg_pain"].verdict is Verdict.RESOLVED
    assert found.overall.verdict.direction == 1


def test_ivo_had_pain_for_months_before_so_that_little_is_expected_soon() -> None:
    found = progress_of("demo-ivo")
    assert found.course is not None
    assert found.course.long
    assert found.overall.verdict is Verdict.IMPROVED
    assert {"injection", "treatment_start"} <= {event.kind for event in events_of("demo-ivo")}


def test_juno_skips_strength_leaves_safety_questions_open_and_crossed_a_seam() -> None:
    found = progress_of("demo-juno")
    assert found.safety_left_open == 2
    assert found.signs["s5"].now is None
    assert [seam.kind for seam in found.seams] == ["version"]
    assert found.signs["s2"].verdict.direction == 1


def test_bram_noted_what_he_did_and_the_flare_up_is_told_by_his_answers() -> None:
    kinds = [(event.kind, event.entry is None) for event in events_of("demo-bram")]
    assert kinds == [
        ("treatment_start", False),
        ("note", False),
        ("flare", True),
        ("treatment_stop", False),
    ]


def events_of(name: str) -> tuple[Event, ...]:
    return record(name.removeprefix("demo-")).progress(NOW).events
