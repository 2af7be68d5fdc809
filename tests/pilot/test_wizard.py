"""The wizard: answering, going back and forward, skipping, leaving, saving, warning."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from assessments.answers import Answers, Key
from tests.pilot.wizard_host import AT, BEFORE, KNOWN, Host, begin, filled, host, settle
from tui.screens.asking.review import ReviewScreen
from tui.screens.asking.signmap import SignMapScreen
from tui.screens.asking.warning import WarningScreen
from tui.screens.asking.why import WhyScreen
from tui.screens.asking.wizard import Finished, Left, Stopped

WORST, AVERAGE = Key("s2_leg_worst", "left"), Key("s2_leg_avg", "left")


def at(page: str, form: str = "check-in"):
    """An interview that has arrived at this page with everything before it answered."""
    return filled(begin(form), until=page)


async def test_a_digit_answers_and_the_next_page_says_what_was_said_and_last_time() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_worst", "left") == 7
        assert app.interview.page.id == "s2_leg_avg.left"
        assert "Leg pain at its worst: 7, last time 8" in app.seen
        assert "to change" in app.seen


async def test_last_times_rating_shows_only_after_todays_is_given() -> None:
    app = host(at("s2_leg_avg.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert "Last time" not in app.seen
        assert "last time ○" not in app.seen
        await pilot.press("2", "escape")
        await settle(pilot, app)
        assert "You said 2. Last time, on 18 November, you said 6." in app.seen


async def test_the_place_is_said_in_words_that_do_not_lie() -> None:
    app = host(at("s2_leg_avg.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        place = app.interview.place
        assert f"Sign {place.number} of {place.of} · {place.left_here} left here" in app.seen


async def test_keys_typed_ahead_go_to_the_questions_they_are_meant_for() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("8532")
        await settle(pilot, app)
        given = app.interview.given
        assert (given.get("s2_leg_worst", "left"), given.get("s2_leg_avg", "left")) == (8, 5)
        assert given.get("s2_leg_freq", "left") == 2  # the third line of the list, stored from 0
        assert given.get("s2_tingle", "left") == 2


async def test_a_fast_double_enter_answers_nothing_twice() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("right", "right", "right")
        app.burst("\n\n")
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_worst", "left") == 2
        assert AVERAGE not in app.interview.given
        assert app.interview.page.id == "s2_leg_avg.left"


async def test_a_one_waits_for_a_nought_and_becomes_ten() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("10")
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_worst", "left") == 10
        assert app.interview.page.id == "s2_leg_avg.left"


async def test_a_one_alone_is_one_after_a_moment() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await settle(pilot, app)
        assert app.interview.page.id == "s2_leg_worst.left"
        await pilot.pause(0.8)
        assert app.interview.given.get("s2_leg_worst", "left") == 1
        assert app.interview.page.id == "s2_leg_avg.left"


async def test_another_digit_after_a_one_is_for_the_next_question() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("1\n0")
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_worst", "left") == 1
        assert app.interview.given.get("s2_leg_avg", "left") == 0
        app = host(at("ctx_sleep"))


async def test_the_key_that_ends_a_lone_one_is_not_lost() -> None:
    interview = at("s2_leg_worst.left").answer(WORST, 9)
    app = host(interview.go("s2_leg_avg.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("13")  # 1, then the third line of "how often"
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_avg", "left") == 1
        assert app.interview.given.get("s2_leg_freq", "left") == 2


async def test_t_is_ten() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_worst", "left") == 10


async def test_arrows_never_commit() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right", "up", "end", "home", "escape")
        await settle(pilot, app)
        assert WORST not in app.interview.given


async def test_back_shows_what_was_said_and_enter_keeps_it() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7", "5", "4")
        await settle(pilot, app)
        before = app.interview.given
        await pilot.press("escape", "escape", "escape")
        await settle(pilot, app)
        assert app.interview.page.id == "s2_leg_worst.left"
        assert "You said 7" in app.seen
        await pilot.press("enter", "enter", "enter")
        await settle(pilot, app)
        assert app.interview.given == before
        assert app.interview.page.id == "s2_tingle.left"


@pytest.mark.parametrize("key", ["pagedown", "ctrl+right"])
async def test_forward_goes_back_to_where_one_was(key: str) -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7", "5", "escape", "escape")
        await settle(pilot, app)
        assert "on to where you were" in app.seen
        await pilot.press(key, key, key, key)
        await settle(pilot, app)
        assert app.interview.page.id == "s2_leg_freq.left"
        assert "on to where you were" not in app.seen


async def test_an_average_above_the_worst_is_asked_again() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "8")
        await settle(pilot, app)
        assert app.interview.page.id == "s2_leg_avg.left"
        assert AVERAGE not in app.interview.given
        assert "higher than the worst" in app.seen


async def test_s_skips_and_the_skip_is_stored_as_such() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await settle(pilot, app)
        assert app.interview.given.missing[WORST] == "skipped"
        assert app.interview.page.id == "s2_leg_avg.left"


async def test_a_reason_that_is_not_offered_gets_a_short_note_and_stores_nothing() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await settle(pilot, app)
        assert WORST not in app.interview.given
        assert "isn't an answer here" in app.seen


async def test_why_and_map_come_back_to_the_same_question() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, WhyScreen)
        assert "Why we ask" in app.seen
        await pilot.press("escape", "m")
        assert isinstance(app.screen, SignMapScreen)
        assert "you are here" in app.seen
        await pilot.press("escape")
        assert app.interview.page.id == "s2_leg_worst.left"


async def test_the_map_jumps_to_a_sign() -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "4", "enter")
        await settle(pilot, app)
        assert app.interview.page.section.id == "s4"


async def test_escape_on_the_first_page_asks_and_leaving_keeps_the_draft() -> None:
    saved: list[object] = []
    app = host(save=lambda interview, *_: saved.append(interview) or "")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert "Your answers are kept" in app.seen
        await pilot.press("escape")
        assert app.outcome is None
        assert "Your answers are kept" not in app.seen
        await pilot.press("n", "n")
        await settle(pilot, app)
        await pilot.press("q", "enter")
        await pilot.pause(0.1)
        assert isinstance(app.outcome, Left)
        assert saved[-1] is app.outcome.interview


async def test_saved_shows_only_once_it_is_on_disk() -> None:
    gate = threading.Event()

    def save(_: object) -> str:
        gate.wait(5)
        return ""

    app = host(at("s2_leg_worst.left"), save=save)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await pilot.pause(0.7)
        assert "saved" not in app.seen
        gate.set()
        await pilot.pause(0.2)
        assert "saved 09:41" in app.seen


async def test_answers_are_gathered_into_one_write_of_the_newest() -> None:
    written: list[object] = []
    app = host(at("s2_leg_worst.left"), save=lambda interview, *_: written.append(interview) or "")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("753")
        await pilot.pause(0.9)
        assert len(written) <= 2
        assert written[-1] is app.interview


async def test_what_is_typed_is_kept_before_it_is_entered_and_stands_there_again() -> None:
    kept: list[dict[str, str]] = []
    carried = {Key(k): v for k, v in KNOWN.items() if k != "ctx_onset"}
    interview = filled(begin("full", carried=Answers(carried), first_of_episode=True), "ctx_onset")
    app = host(interview, save=lambda _, typed={}: kept.append(dict(typed)) or "")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press(*"3", "space", *"wee")
        await pilot.pause(0.9)
        assert kept[-1] == {"ctx_onset": "3 wee"}
        await pilot.press(*"ks", "enter")
        await pilot.pause(0.9)
        assert kept[-1] == {}
    app = host(interview, typed={"ctx_onset": "3 wee"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert "3 wee" in app.seen


async def test_marks_on_the_body_that_are_not_entered_yet_are_kept_too() -> None:
    kept: list[dict[str, str]] = []
    app = host(at("s1_zones"), save=lambda _, typed={}: kept.append(dict(typed)) or "")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("space")
        await pilot.pause(0.9)
        assert kept[-1]["s1_zones"]


async def test_an_older_write_never_lands_on_a_newer_one() -> None:
    gate, disk = threading.Event(), []

    def save(interview: object, _: object = None) -> str:
        if not disk:
            gate.wait(5)
        disk.append(interview)
        return ""

    app = host(at("s2_leg_worst.left"), save=save)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await pilot.pause(0.7)
        await pilot.press("5")
        await settle(pilot, app)
        last = app.interview
        threading.Timer(0.2, gate.set).start()
        app.exit()
    assert disk[-1] is last


async def test_trouble_with_saving_is_said_and_the_answers_stay() -> None:
    app = host(at("s2_leg_worst.left"), save=lambda *_: "The folder is full.")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await pilot.pause(0.9)
        assert "The folder is full." in app.seen
        assert "saved 09:41" not in app.seen
        assert app.interview.given.get("s2_leg_worst", "left") == 7


async def test_an_emergency_sign_brings_the_message_and_only_understanding_leaves_it() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y")
        await pilot.pause(0.1)
        assert isinstance(app.screen, WarningScreen)
        lines = [line.strip(" ") for line in app.seen.splitlines() if line.strip(" ")]
        assert "emergency department or call 999 now" in lines[0]
        await pilot.press("enter")  # typed ahead: too early to have been read
        await pilot.pause(0.9)
        await pilot.press("escape", "q", "space", "x")
        await pilot.click("Message", offset=(60, 1))
        assert isinstance(app.screen, WarningScreen)
        await pilot.press("u")
        await pilot.pause(0.1)
        assert isinstance(app.outcome, Stopped)
        assert app.outcome.interview.stopped


async def test_a_warning_of_a_resumed_draft_comes_at_once() -> None:
    app = host(begin().answer(Key("E2"), "yes"), resumed=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        assert isinstance(app.screen, WarningScreen)


async def test_an_urgent_sign_does_not_stop() -> None:
    app = host(at("safety_soon"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "n")
        await settle(pilot, app)
        assert app.interview.given.get("U1") == "yes"
        assert not isinstance(app.screen, WarningScreen)
        assert app.interview.page.section.kind != "safety"


async def test_skipped_warning_signs_are_left_open_and_say_what_to_do() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "n")
        await settle(pilot, app)
        assert "You left this open" in app.seen
        assert "call 999" in " ".join(app.seen.split())
        assert app.interview.given.missing[Key("E1")] == "skipped"
        await pilot.press("enter")
        await settle(pilot, app)
        assert app.interview.page.id == "safety_legs"


async def test_the_review_opens_a_question_and_comes_back_to_the_same_line() -> None:
    interview = filled(begin())
    app = host(interview)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await app.wizard._end(None)
        await pilot.pause(0.5)
        assert isinstance(app.screen, ReviewScreen)
        rows = app.screen.rows
        index = next(n for n, row in enumerate(rows) if AVERAGE in row.keys)
        app.screen._move(index)
        await pilot.press("enter")
        await settle(pilot, app)
        assert app.interview.page.id == "s2_leg_avg.left"
        await pilot.press("2")
        await pilot.pause(0.5)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.at == index
        assert "on average: 2 of 10" in app.seen
        await pilot.press("enter", "enter")
        await pilot.pause(0.5)
        assert isinstance(app.screen, ReviewScreen)
        assert app.interview.given.get("s2_leg_avg", "left") == 2
        await pilot.press("end", "enter")
        await pilot.pause(0.2)
        assert isinstance(app.outcome, Finished)


async def test_the_review_puts_unanswered_questions_first() -> None:
    interview = filled(begin())
    interview = replace(interview, given=interview.given.without(AVERAGE))
    app = Host(ReviewScreen(interview))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.rows[0].keys == (AVERAGE,)
        assert "One without an answer" in app.seen


async def test_an_enter_typed_ahead_does_not_keep_the_review() -> None:
    app = host(filled(begin()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        app.burst("\n\n\n\n")
        await pilot.pause(0.3)
        assert isinstance(app.screen, ReviewScreen)
        assert app.outcome is None


async def test_without_a_review_the_last_answer_finishes() -> None:
    app = host(filled(begin()), review=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert isinstance(app.outcome, Finished)


@pytest.mark.parametrize("size", [(44, 12), (60, 18), (70, 22)])
async def test_in_a_small_window_the_question_and_the_way_on_are_whole(size: tuple[int, int]) -> None:
    app = host(at("s2_leg_worst.left"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot, app)
        words = " ".join(app.seen.split())
        assert "How bad was your left leg pain at its worst" in words
        assert "Press" in words
        assert all(f" {n} " in f" {words} " for n in range(11))
        await pilot.press("6")
        await settle(pilot, app)
        assert app.interview.given.get("s2_leg_worst", "left") == 6


async def test_a_window_too_small_says_so_and_loses_nothing() -> None:
    app = host(at("s2_leg_avg.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        given = app.interview.given
        await pilot.resize_terminal(40, 10)
        await pilot.press("7")
        await settle(pilot, app)
        assert "make this window larger" in " ".join(app.seen.split())
        assert app.interview.given == given
        await pilot.resize_terminal(80, 24)
        await settle(pilot, app)
        assert "on average" in app.seen


def test_the_invented_week_before_is_a_week_before() -> None:
    assert (AT.date() - BEFORE).days == 6
