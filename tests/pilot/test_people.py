"""What people did who tried it: windows made tiny, wrong keys, numbers too large, a second look."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assessments.answers import Answers, Key
from assessments.asking.pages import Ask, Page
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Person
from assessments.record import Record
from tests.pilot.wizard_host import AT, Host, begin, filled, host, library, settle
from tui.app import OnTheMendApp
from tui.screens.asking.pick import PickScreen
from tui.screens.asking.readback import lines_of_interview, why_no_tests
from tui.screens.asking.wizard import WizardScreen
from tui.settings import Settings
from tui.widgets.questions.choice import ChoiceView
from tui.widgets.questions.heading import plain

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def test_keys_still_answer_after_the_window_was_tiny_for_a_while() -> None:
    app = host(filled(begin(), "s2_leg_avg.left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        page = app.interview.page.id
        await pilot.resize_terminal(40, 10)
        await pilot.pause(0.1)
        assert "larger" in app.seen
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.1)
        await pilot.press("2")
        await settle(pilot, app)
        assert app.interview.page.id != page, "the answer was taken"


async def test_a_menu_takes_keys_after_the_window_was_tiny_for_a_while() -> None:
    app = Host(PickScreen(library()))
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((40, 10), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
        await pilot.press("2")
        await pilot.pause(0.1)
        assert str(app.outcome) == "s2"


def somebody(*drafts: str) -> OnTheMendApp:
    """The app of someone welcomed, with these forms begun and left half-way."""
    record = Record(library(), MemoryStore())
    facts = Answers({Key("ctx_side"): "left", Key("ctx_age"): "20_50"})
    record.save_person(Person("me", facts, created=AT))
    for form in drafts:
        record.draft(record.begin(form, AT).answer(Key("E1"), "no").answer(Key("E2"), "no"), AT)
    return OnTheMendApp(Settings(Path("nowhere")), lambda: record, clock=lambda: AT)


async def until(pilot: Pilot[int], app: OnTheMendApp, name: str) -> None:
    """Until a screen of this name is in front."""
    for _ in range(100):
        await pilot.pause(0.02)
        if type(app.screen).__name__ == name:
            await pilot.pause(0.05)
            return
    raise AssertionError(f"{type(app.screen).__name__} instead of {name}")


async def test_a_check_in_left_half_way_is_offered_when_home_is_asked_for_another() -> None:
    app = somebody("check-in")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "UnfinishedScreen")
        await pilot.press("escape")
        await until(pilot, app, "HomeScreen")
        await pilot.press("1")
        await until(pilot, app, "UnfinishedScreen")
        await pilot.press("1")
        await until(pilot, app, "WizardScreen")
        assert isinstance(app.screen, WizardScreen)
        assert app.screen.interview.answers.get("E1") == "no"


async def test_the_offer_counts_answers_to_warning_signs_too() -> None:
    app = somebody("check-in")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "UnfinishedScreen")
        strips = app.screen._compositor.render_strips()
        assert any("2 answers" in "".join(s.text for s in strip) for strip in strips)


async def test_a_number_typed_too_long_is_never_cut_to_one_that_fits() -> None:
    app = host(filled(begin(phase=3), "p3_painfree"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("1", "9", "9", "enter")
        await settle(pilot, app)
        assert app.interview.answers.get("p3_painfree") is None
        assert "0 to 28" in app.seen


async def test_an_open_warning_sign_is_asked_again_in_its_own_words_and_never_closed_by_n() -> None:
    app = host(begin(open_flags={"E6": "not_sure", "E2": "yes"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("n")
        await settle(pilot, app)
        assert "Last time you said yes to this. How is it now?" in app.seen
        given = app.interview.answers
        assert [given.get(code) for code in ("E1", "E2", "E3", "E4")] == ["no", None, "no", "no"]
        await pilot.press("n")  # the cursor stands on it now: an answer to this one alone
        await settle(pilot, app)
        assert app.interview.answers.get("E2") == "no"
        assert "Last time you weren't sure about this. How is it now?" in app.seen


async def test_a_complaint_on_a_page_of_warning_signs_leaves_the_answers_in_view() -> None:
    app = host()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("enter")
        await settle(pilot, app)
        assert "4 rows have no answer yet" in app.seen
        assert "2  Yes" in app.seen


async def test_where_the_answers_are_numbers_the_key_is_the_answer() -> None:
    app = host(filled(begin(phase=3), "p3_flares"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert "0-3" in app.seen
        await pilot.press("2")
        await settle(pilot, app)
        assert app.interview.answers.get("p3_flares") == 2


@pytest.mark.parametrize(
    ("page", "key", "echo"),
    [
        ("ctx_surgery", "1", "Back surgery in this spell: No"),
        ("p3_roles", "4", "How much of your usual life do …: 3 of 3 answered"),
    ],
)
async def test_the_line_above_shows_what_was_said_whole(page: str, key: str, echo: str) -> None:
    app = host(filled(begin("full", carried=Answers({Key("ctx_side"): "left"})), page))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        for _ in app.interview.page.asks:
            await pilot.press(key)
            await settle(pilot, app)
        assert echo in app.seen


async def test_leaving_the_welcome_claims_nothing_is_kept() -> None:
    wizard = WizardScreen(begin("welcome", carried=Answers()), autosave=None, emergency="", review=False)
    app = Host(wizard)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        await pilot.press("q")
        await pilot.pause(0.05)
        assert "come again next time" in app.seen
        assert "kept" not in app.seen
        await pilot.press("escape", "?")
        await pilot.pause(0.1)
        assert "kept" not in app.seen


@pytest.mark.parametrize(("page", "fact"), [("s5_slap.left", "Sign 5 of 7"), ("p3_roles", "Phase 3 of 3")])
async def test_a_sign_has_the_number_it_has_on_the_board(page: str, fact: str) -> None:
    app = host(filled(begin(), page))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, app)
        assert fact in app.seen


@pytest.mark.parametrize(
    ("item", "value", "words"),
    [("ctx_country", "GB", "United Kingdom"), ("ctx_side", "left", "the left leg")],
)
def test_a_name_keeps_its_capital_in_a_sentence(item: str, value: str, words: str) -> None:
    question = library().question(item)
    assert plain(Ask(question, Key(item), question.text), value) == words


def test_only_where_answers_are_numbers_are_lines_numbered_from_nought() -> None:
    choices = [q for q in library().questions() if q.kind == "choice"]
    pages = {
        q.id: Page(q.id, "one", library().section_of(q.id), (Ask(q, Key(q.id), q.text),)) for q in choices
    }
    assert [name for name, page in pages.items() if ChoiceView(page).first == 0] == ["p3_flares"]


def test_the_review_names_a_warning_sign_that_was_not_denied_unless_it_is_private() -> None:
    interview = begin()
    for code in ("E1", "E2", "E3", "U1", "U3", "U4", "U5", "U7", "U8"):
        interview = interview.answer(Key(code), "not_sure" if code == "U7" else "no")
    interview = interview.answer(Key("E4"), "before")
    lines = ["".join(run.text for run in line.runs) for line in lines_of_interview(interview)]
    assert "The private questions: 1 as before, 3 no." in lines
    assert "Unsteady or clumsy: not sure. To the rest: no." in lines


@pytest.mark.parametrize(("drafts", "screen"), [((), "NoticeScreen"), (("check-in",), "UnfinishedScreen")])
async def test_a_key_pressed_while_the_record_opens_is_not_lost(drafts: tuple[str, ...], screen: str) -> None:
    app = somebody(*drafts)
    opened, open_record = Event(), app.open_record

    def slow() -> Record:
        opened.wait(10)
        return open_record()

    app.open_record = slow
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "HomeScreen")
        await pilot.press("3")
        await pilot.pause(0.05)
        opened.set()
        await until(
            pilot, app, screen
        )  # Progress says that there is none yet; what is unfinished comes first


@pytest.mark.parametrize(("said", "told"), [("yes", "left out while a warning sign is open"), ("no", "")])
def test_the_review_says_why_the_physical_tests_were_left_out(said: str, told: str) -> None:
    interview = filled(begin("full", only="s6").answer(Key("U1"), said))
    assert ("U1" in {flag.code for flag in interview.flags}) is (said == "yes")
    words = why_no_tests(interview)
    assert told in words
    assert bool(words) is bool(told)
