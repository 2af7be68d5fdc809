"""Interview: what is asked, what counts, and moving about. No terminal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessments import library
from assessments.answers import Answers, Key, Leg, Value
from assessments.asking.interview import Facts, Interview
from assessments.errors import AnswerError
from tests import small_content

AT = datetime(2026, 9, 3, 9, 41, tzinfo=UTC)
ONE_LEG = Facts(legs=("left",), first=False, first_of_episode=False)


@pytest.fixture(scope="module")
def lib(tmp_path_factory: pytest.TempPathFactory) -> library.Library:
    return library.read(small_content.write(tmp_path_factory.mktemp("content")))


@pytest.fixture
def full(lib: library.Library) -> Interview:
    return Interview.begin(lib, "full", AT, ONE_LEG)


def say(interview: Interview, **answers: object) -> Interview:
    """Answers by item, `s2_leg_avg__left` for one leg."""
    for name, value in answers.items():
        interview = interview.answer(key(name), value)
    return interview


def key(name: str) -> Key:
    item, _, leg = name.partition("__")
    return Key(item, leg or None)  # type: ignore[arg-type]


def ids(interview: Interview) -> list[str]:
    return [page.id for page in interview.pages]


def asked(interview: Interview) -> set[str]:
    return {str(ask.key) for page in interview.pages for ask in page.asks}


# -- what is asked --


def test_alike_rows_stand_on_one_page_and_the_rest_one_by_one(full: Interview) -> None:
    assert ids(full)[:5] == ["warn", "ctx_side", "ctx_onset", "ctx_sleep", "s1_zones"]
    assert [str(a.key) for a in full.pages[0].asks] == ["E1", "E9"]
    assert full.pages[0].layout == "list"
    assert "moving" in ids(full)


def test_a_condition_brings_a_question_and_takes_it_away(full: Interview) -> None:
    assert "s2_more" not in asked(full)
    bad = say(full, s2_leg_worst__left=8, s2_leg_avg__left=6)
    assert "s2_more" in asked(bad)
    assert "s2_more" not in asked(say(bad, s2_leg_avg__left=2))


def test_a_hidden_answer_is_kept_but_doesnt_count_until_its_branch_is_back(full: Interview) -> None:
    bad = say(full, s2_leg_worst__left=8, s2_leg_avg__left=6, s2_more="yes", s2_much=9)
    less = say(bad, s2_leg_avg__left=2)
    assert less.answers.get("s2_much") is None
    assert less.given.get("s2_much") == 9
    assert say(less, s2_leg_avg__left=6).answers.get("s2_much") == 9


def test_worst_pain_of_nothing_answers_what_follows_from_it(full: Interview) -> None:
    none = say(full, s2_leg_worst__left=5, s2_leg_avg__left=3, s2_leg_freq__left=4)
    none = say(none, s2_leg_worst__left=0)
    assert (none.answers.get("s2_leg_avg", "left"), none.answers.get("s2_leg_freq", "left")) == (0, 0)
    assert not {"s2_leg_avg.left", "s2_leg_freq.left"} & asked(none)
    some = say(none, s2_leg_worst__left=5)
    assert (some.answers.get("s2_leg_avg", "left"), some.answers.get("s2_leg_freq", "left")) == (3, 4)


def test_an_average_above_the_worst_is_refused_and_not_stored(full: Interview) -> None:
    worst = say(full, s2_leg_worst__left=4)
    with pytest.raises(AnswerError, match="average is above the worst"):
        say(worst, s2_leg_avg__left=5)
    assert say(worst, s2_leg_avg__left=4).answers.get("s2_leg_avg", "left") == 4


def test_a_worst_below_the_average_said_before_asks_the_average_again(full: Interview) -> None:
    changed = say(full, s2_leg_worst__left=8, s2_leg_avg__left=6)
    changed = say(changed, s2_leg_worst__left=3)
    assert changed.answers.get("s2_leg_avg", "left") is None
    assert "s2_leg_avg.left" in {str(a.key) for a in changed.unanswered}


def test_the_same_question_isnt_asked_twice(full: Interview) -> None:
    assert "p1_sleep" not in asked(full)
    assert say(full, ctx_sleep=3).answers.get("p1_sleep") == 3
    left = full.leave_out(Key("ctx_sleep"), "skipped")
    assert left.answers.missing[Key("p1_sleep")] == "skipped"


@pytest.mark.parametrize(
    ("places", "left", "right"),
    [
        ([], 0, 0),
        (["low_back"], 1, 1),
        (["low_back", "left_calf"], 5, 1),
        (["left_thigh", "left_calf", "right_thigh"], 5, 3),
    ],
)
def test_the_farthest_place_is_read_from_the_map(
    lib: library.Library, places: list[str], left: int, right: int
) -> None:
    both = Interview.begin(lib, "full", AT, Facts(legs=("left", "right")))
    marked = say(both, s1_zones=places)
    assert marked.answers.get("s1_far_any", "left") == left
    assert marked.answers.get("s1_far_any", "right") == right
    assert not {"s1_far_any.left", "s1_far_any.right"} & asked(marked)


def test_a_map_left_out_brings_the_question_in_words(full: Interview) -> None:
    assert "s1_far_any.left" not in asked(full)
    assert "s1_far_any.left" in asked(full.leave_out(Key("s1_zones"), "skipped"))


def test_an_answer_sheet_may_give_the_farthest_place_without_the_map(full: Interview) -> None:
    assert full.take(Answers({Key("s1_far_any", "left"): 4})).answers.get("s1_far_any", "left") == 4


# -- legs --


@pytest.mark.parametrize(
    ("side", "before", "legs"),
    [
        ("left", (), ("left",)),
        ("right", ("left",), ("right",)),
        ("both", (), ("left", "right")),
        ("neither", ("right",), ("right",)),
        ("neither", (), ("left", "right")),
    ],
)
def test_the_side_named_decides_which_legs_are_asked_about(
    lib: library.Library, side: str, before: tuple[Leg, ...], legs: tuple[Leg, ...]
) -> None:
    named = say(Interview.begin(lib, "full", AT, Facts(legs=before)), ctx_side=side)
    assert named.legs == legs
    assert {k for k in asked(named) if k.startswith("s2_leg_avg")} == {f"s2_leg_avg.{leg}" for leg in legs}


def test_a_second_leg_marked_on_the_map_joins_and_brings_its_warning_sign(full: Interview) -> None:
    marked = say(full, s1_zones=["left_calf", "right_thigh"])
    assert marked.legs == ("left", "right")
    assert ids(marked)[ids(marked).index("s1_zones") + 1] == "e5_map"
    assert "e5_map" not in asked(say(full, s1_zones=["left_calf", "low_back"]))


def test_the_leg_is_named_only_where_there_are_two(full: Interview) -> None:
    def text(interview: Interview, name: str) -> str:
        return next(a.text for p in interview.pages for a in p.asks if str(a.key) == name)

    assert text(full, "s2_leg_avg.left") == "Text of s2_leg_avg?"
    both = say(full, ctx_side="both")
    assert text(both, "s2_leg_avg.right") == "Right leg: Text of s2_leg_avg?"


def test_rows_asked_leg_by_leg_make_a_page_a_leg(full: Interview) -> None:
    walks = [page for page in full.pages if page.id.startswith("walks")]
    assert [page.id for page in walks] == ["walks.left", "walks.right"]
    assert [page.title for page in walks] == ["Left leg: Walk 10 steps", "Right leg: Walk 10 steps"]
    assert [str(a.key) for a in walks[1].asks] == ["s5_heelwalk.right", "s5_toewalk.right"]


# -- own words, facts, warning signs --


def test_own_activities_are_asked_one_question_each_in_their_words(full: Interview) -> None:
    named = say(full, s3_own=["dig [/b]", "chess"])
    texts = [a.text for p in named.pages for a in p.asks if p.section.id == "s3"]
    assert texts[1:] == ["How well can you do dig [/b]?", "How well can you do chess?"]
    assert "s3_own1" not in asked(full)
    assert named.asked_wording()["s3_own"] == "Text of s3_own?"


def test_what_is_carried_over_isnt_asked_again_but_is_used(lib: library.Library) -> None:
    carried = Answers({Key("s3_own"): ["chess"], Key("ctx_side"): "right"})
    later = Interview.begin(lib, "full", AT, Facts(first=False, carried=carried))
    assert not {"s3_own", "ctx_side", "s3_own2"} & asked(later)
    assert "s3_own1" in asked(later)
    assert later.legs == ("right",)
    assert later.answers.get("ctx_side") is None


def test_after_a_gap_carried_facts_stand_there_to_be_confirmed(lib: library.Library) -> None:
    carried = Answers({Key("ctx_side"): "right"})
    back = Interview.begin(lib, "full", AT, Facts(first=False, gap=True, carried=carried))
    side = next(a for p in back.pages for a in p.asks if a.key == Key("ctx_side"))
    assert side.value == "right"


@pytest.mark.parametrize("said", ["yes", "not_sure"])
def test_an_emergency_answer_stops_the_interview(full: Interview, said: str) -> None:
    assert not full.stopped
    assert say(full, E1=said).stopped


@pytest.mark.parametrize("said", ["no", "before", "checked"])
def test_other_answers_to_a_warning_sign_stop_nothing(full: Interview, said: str) -> None:
    assert not say(full, E1=said).stopped


def test_physical_tests_are_hidden_while_a_sign_is_open_or_declined(full: Interview) -> None:
    assert "walks.left" in ids(full)
    assert "walks.left" not in ids(say(full, E9="yes"))
    assert "walks.left" not in ids(full.leave_out(Key("E1"), "skipped"))
    assert "walks.left" in ids(say(full, E9="no", E1="no"))


def test_physical_tests_are_hidden_when_pain_is_eight_or_more(full: Interview) -> None:
    assert "walks.left" in ids(say(full, s2_leg_worst__left=7))
    assert "walks.left" not in ids(say(full, s2_leg_worst__left=8))


def test_a_sign_open_since_last_time_hides_tests_until_asked_again(lib: library.Library) -> None:
    open_since = Facts(legs=("left",), first=False, open_flags={"E9": "yes"})
    again = Interview.begin(lib, "full", AT, open_since)
    assert "walks.left" not in ids(again)
    assert "walks.left" in ids(say(again, E9="no"))


def test_the_checked_answer_isnt_taken_within_two_weeks_of_a_yes(lib: library.Library) -> None:
    soon = Interview.begin(lib, "full", AT, Facts(legs=("left",), too_soon=frozenset({"E9"})))
    row = soon.pages[0].asks[1]
    assert row.withheld == frozenset({"checked"})
    with pytest.raises(AnswerError):
        soon.answer(Key("E9"), "checked")


def test_a_drop_since_last_time_asks_whether_the_foot_is_weaker_on_that_leg_only(
    lib: library.Library,
) -> None:
    last: dict[Key, tuple[Value, date]] = {Key("s5_heelwalk", "left"): (3, date(2026, 8, 20))}
    later = Interview.begin(lib, "full", AT, Facts(legs=("left",), first=False, last=last))
    assert "s5_drop.left" in asked(say(later, s5_heelwalk__left=2, s5_heelwalk__right=2))
    assert "s5_drop.right" not in asked(say(later, s5_heelwalk__left=2, s5_heelwalk__right=2))
    assert "s5_drop.left" not in asked(say(later, s5_heelwalk__left=3))


def test_a_guide_comes_once_before_the_first_of_its_items(full: Interview) -> None:
    order = ids(full)
    assert order.count("guide.wall") == 1
    assert order.index("guide.wall") + 1 == order.index("walks.left")


def test_a_question_on_a_fact_follows_the_same_interviews_answer(full: Interview) -> None:
    assert "e9_ill" not in asked(full)
    assert "e9_ill" in asked(say(full, E9="not_sure"))


# -- answering --


def test_an_answer_to_what_isnt_asked_is_refused(full: Interview) -> None:
    for name, value in [("s2_more", "yes"), ("s2_leg_avg__right", 3), ("nonsense", 1)]:
        with pytest.raises(AnswerError):
            full.answer(key(name), value)


def test_a_wrong_value_is_refused_and_the_interview_is_as_before(full: Interview) -> None:
    for value in (11, -1, "6", True, 2.0, None):
        with pytest.raises(AnswerError):
            full.answer(Key("s2_sit"), value)
    assert full.answers.get("s2_sit") is None


def test_dates_are_understood_as_typed_and_never_ahead(full: Interview) -> None:
    assert say(full, ctx_onset="3 weeks ago").answers.get("ctx_onset") == date(2026, 8, 13)
    for ahead in ("2026-09-04", date(2026, 9, 4)):
        with pytest.raises(AnswerError, match="ahead"):
            say(full, ctx_onset=ahead)


def test_only_the_reasons_a_question_offers_leave_it_out(full: Interview) -> None:
    assert full.leave_out(Key("ctx_onset"), "dont_know").answers.missing == {Key("ctx_onset"): "dont_know"}
    with pytest.raises(AnswerError):
        full.leave_out(Key("s2_sit"), "not_applicable")


def test_an_answer_replaces_a_reason_and_a_reason_an_answer(full: Interview) -> None:
    left = say(full, s2_sit=3).leave_out(Key("s2_sit"), "skipped")
    assert (left.answers.get("s2_sit"), left.answers.missing) == (None, {Key("s2_sit"): "skipped"})
    assert say(left, s2_sit=4).answers.missing == {}
    assert Key("s2_sit") not in left.clear(Key("s2_sit")).answers


def test_answering_never_moves(full: Interview) -> None:
    there = full.go("s1_zones")
    assert say(there, s1_zones=["left_calf", "right_calf"], E1="no").page.id == "s1_zones"


def test_last_times_answer_comes_with_the_question(lib: library.Library) -> None:
    last: dict[Key, tuple[Value, date]] = {Key("s2_sit"): (6, date(2026, 8, 27))}
    again = Interview.begin(lib, "full", AT, Facts(legs=("left",), first=False, last=last))
    ask = next(a for p in again.pages for a in p.asks if a.key == Key("s2_sit"))
    assert ask.last == (6, date(2026, 8, 27))


def test_a_sheet_is_taken_in_the_forms_order_whatever_order_it_is_in(full: Interview) -> None:
    sheet = Answers({Key("s2_much"): 9, Key("s2_more"): "yes", Key("s2_leg_avg", "left"): 6})
    sheet = sheet.put(Key("s2_leg_worst", "left"), 8).leave_out(Key("s2_sit"), "skipped")
    taken = full.take(sheet)
    assert taken.answers.given == sheet.given
    assert taken.as_sheet["s2_leg_avg"] == {"left": 6}
    assert taken.as_sheet["missing"] == {"s2_sit": "skipped"}


# -- moving --


def test_back_and_forward_stay_within_what_was_reached(full: Interview) -> None:
    there = full.next().next()
    assert there.page.id == "ctx_onset"
    assert there.back().back().back().page.id == "warn"
    assert there.back().forward().page.id == "ctx_onset"
    assert there.forward().page.id == "ctx_onset"


def test_next_at_the_end_stays(full: Interview) -> None:
    end = full.go(full.pages[-1].id)
    assert end.at_end
    assert end.next().page.id == end.page.id


def test_going_to_a_question_finds_its_page(full: Interview) -> None:
    assert full.go_to(Key("s2_walk")).page.id == "moving"
    assert full.go_to(Key("s2_more")).page.id == full.page.id
    assert full.go("nowhere").page.id == full.page.id


def test_where_the_current_page_is_gone_the_next_takes_its_place(full: Interview) -> None:
    there = say(full, s2_leg_worst__left=8, s2_leg_avg__left=6).go("s2_more")
    assert say(there, s2_leg_avg__left=2).page.id == "s3_own"


def test_the_place_counts_only_what_is_asked(full: Interview) -> None:
    place = full.go("s2_leg_worst.left").place
    assert (place.section.id, place.number, place.of, place.left_here) == ("s2", 2, 4, 5)
    none = say(full, s2_leg_worst__left=0).go("s2_leg_worst.left").place
    assert none.left_here == 2
    assert len(none.shares) == 5
    assert none.shares[1] == pytest.approx(1 / 3)


def test_one_sign_alone_asks_the_warning_signs_and_that_sign(lib: library.Library) -> None:
    alone = Interview.begin(lib, "full", AT, ONE_LEG, only="s2")
    assert {page.section.id for page in alone.pages} == {"safety", "context", "s2"}
    assert {"E1", "ctx_side", "s2_sit"} <= asked(alone)
    assert alone.form.title == "Less pain"


def test_tests_alone_are_still_hidden_while_a_sign_is_open(lib: library.Library) -> None:
    alone = Interview.begin(lib, "full", AT, ONE_LEG, only="s5")
    assert "walks.left" in ids(alone)
    assert "walks.left" not in ids(say(alone, E9="yes"))


def test_a_phase_alone_is_asked_whatever_the_current_phase(lib: library.Library) -> None:
    alone = Interview.begin(lib, "full", AT, Facts(legs=("left",), phase=3), only="p1")
    assert {"p1_sleep", "p1_note"} <= asked(alone)


def test_a_phase_in_a_form_is_the_current_one(lib: library.Library) -> None:
    assert "p1_note" in asked(Interview.begin(lib, "full", AT, Facts(phase=1)))
    assert "p1_note" not in asked(Interview.begin(lib, "full", AT, Facts(phase=3)))


def test_importing_the_interview_needs_no_content_models() -> None:
    import subprocess
    import sys

    code = "import sys, assessments.asking.interview; raise SystemExit('pydantic' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
