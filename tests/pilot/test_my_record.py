"""My record in the whole app, on real files: read, correct, put away, add, copy, check, someone else."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.pilot import Pilot

import tui.app
from assessments.answers import Answers, Key
from assessments.doctor import checkup
from assessments.exchange import bundle, shapes
from assessments.keeping import session_file
from assessments.keeping.store import Person
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record
from assessments.session import SafetyRecord, Session
from tests.pilot.wizard_host import library
from tui.app import OnTheMendApp
from tui.screens.asking.review import ReviewScreen
from tui.screens.asking.unfinished import UnfinishedScreen
from tui.screens.asking.warning import WarningScreen
from tui.screens.asking.wizard import WizardScreen
from tui.screens.frames.ask import AskScreen
from tui.screens.frames.lists import ListScreen
from tui.screens.frames.notice import NoticeScreen
from tui.screens.frames.wait import WaitScreen
from tui.screens.home import HomeScreen
from tui.screens.keeping.record import FilesScreen, RecordScreen
from tui.screens.keeping.session import SessionScreen
from tui.screens.keeping.sessions import SessionsScreen
from tui.screens.showing.compare import CompareScreen
from tui.settings import Settings

AT = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
FACTS = {
    "ctx_age": "20_50", "ctx_side": "left", "ctx_country": "GB", "ctx_cancer": "no", "ctx_immune": "no",
    "ctx_bones": "no", "ctx_injury": "no", "ctx_surgery": "no", "ctx_dx": "yes",
}  # fmt: skip
ASKED = {
    "s2_leg_avg": "How bad was your leg pain then?", "s2_back_avg": "How bad was your back pain then?",
    "ctx_sleep": "How many nights did it wake you?",
}  # fmt: skip


def session(weeks: int, pain: int, **fields: Any) -> Session:
    """A bad-day entry some weeks ago: five answers."""
    at = AT - timedelta(weeks=weeks)
    given = {Key("s2_leg_avg", "left"): pain, Key("s2_leg_worst", "left"): pain, Key("s2_back_avg"): 3}
    base = Session(
        id=f"{100 - weeks:032x}", person="me", form="bad-day", started=at, finished=at, entered=at,
        counter=100 - weeks, short=True, answers=Answers(given, {Key("ctx_sleep"): "skipped"}), asked=ASKED,
        safety=SafetyRecord(asked_at=at, asked=("E1", "E4", "U1"), declined=("E4",)), zone="UTC",
    )  # fmt: skip
    return replace(base, **fields)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The data folder of somebody with two check-ins."""
    store = TomlStore(tmp_path / "data")
    facts = Answers({Key(item): value for item, value in FACTS.items()})
    store.save_person(Person("me", facts, created=AT - timedelta(weeks=9)))
    store.save(session(2, 7))
    store.save(session(1, 5))
    return tmp_path / "data"


class Stage(OnTheMendApp):
    """The whole app; Home first."""

    CSS_PATH: ClassVar[str] = str(Path(tui.app.__file__).with_name("app.tcss"))


def app_on(root: Path, person: str = "me") -> Stage:
    return Stage(
        Settings(root, person=person), lambda: Record(library(), TomlStore(root), person), clock=lambda: AT
    )


async def quiet(pilot: Pilot[Any]) -> None:
    """Until nothing works in the background but the visit, which waits for a key."""
    for _ in range(8):
        await pilot.pause(0.01)
    for _ in range(500):
        if not isinstance(pilot.app.screen, WaitScreen):
            break
        await pilot.pause(0.01)
    await pilot.pause(0.02)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await quiet(pilot)


async def down(pilot: Pilot[Any], times: int) -> None:
    """Within one screen keys needn't be waited for."""
    await pilot.press(*["down"] * times)
    await quiet(pilot)


async def type_in(pilot: Pilot[Any], text: str) -> None:
    pilot.app.screen.query_one("TextField").value = text  # type: ignore[attr-defined]
    await press(pilot, "enter")


def seen(pilot: Pilot[Any]) -> str:
    """The words in view, in one line."""
    strips = pilot.app.screen._compositor.render_strips()
    return " ".join("".join(segment.text for strip in strips for segment in strip).split())


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.toml")}


def kept(root: Path) -> tuple[Session, ...]:
    return TomlStore(root).all("me").sessions


async def arrive(pilot: Pilot[Any], *keys: str) -> None:
    """From Home to My record, and on."""
    for _ in range(200):
        await pilot.pause(0.01)
        if isinstance(pilot.app.screen, HomeScreen) and pilot.app._free:  # type: ignore[attr-defined]
            break
    await press(pilot, "6", *keys)


# -- reading --------------------------------------------------------------------------------------


async def test_a_check_in_is_read_in_its_own_words_and_private_signs_stay_private(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter")
        assert isinstance(pilot.app.screen, SessionScreen)
        told = seen(pilot)
        for words in ("Tuesday 17 November 2026", "Bad day", ASKED["s2_leg_avg"], "5 of 10", "skipped"):
            assert words in told
        assert "1 private question" in told
        assert str(library().question("E4").row) not in told
        before = files(root)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert files(root) == before


async def test_c_on_the_list_compares(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "c")
        assert isinstance(pilot.app.screen, CompareScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SessionsScreen)


@pytest.mark.parametrize("way", ["number", "arrows", "mouse"])
async def test_what_to_do_with_a_check_in_is_chosen_by_number_arrows_or_mouse(root: Path, way: str) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter")
        if way == "number":
            await press(pilot, "4")
        elif way == "arrows":
            await press(pilot, "right", "right", "right", "enter")
        else:
            await pilot.click(offset=(52, 3))
            await quiet(pilot)
        assert isinstance(pilot.app.screen, NoticeScreen)
        assert "Put it away?" in seen(pilot)


# -- correcting -----------------------------------------------------------------------------------


async def test_a_correction_begins_with_what_was_said_and_leaves_the_old_file_alone(root: Path) -> None:
    old = files(root)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter", "2")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "This is what you told us about 17 November 2026." in seen(pilot)
        review = pilot.app.screen
        line = next(n for n, row in enumerate(review.rows) if Key("s2_leg_avg", "left") in row.keys)
        await down(pilot, line + 1)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, WizardScreen)
        assert "About 17 November 2026" in seen(pilot)
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await down(pilot, len(review.rows))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, NoticeScreen), seen(pilot)
        assert "Corrected" in seen(pilot)
        await press(pilot, "enter")
        assert "corrected" in seen(pilot)
        await press(pilot, "enter", "5")
        assert "This is how it was before it was corrected" in seen(pilot)
        assert "5 of 10" in seen(pilot)
    now = kept(root)
    assert [s.answers.number("s2_leg_avg", "left") for s in now] == [7, 2]
    assert (now[1].started, now[1].entered) == (session(1, 5).started, session(1, 5).entered)
    assert (now[1].replaces, now[1].corrected) == (session(1, 5).id, AT)
    assert {name: data for name, data in files(root).items() if name in old and "sessions" in name} == {
        name: data for name, data in old.items() if "sessions" in name
    }


async def test_a_correction_left_half_way_is_gone_on_with(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter", "2", "up", "up", "enter")
        assert isinstance(pilot.app.screen, WizardScreen)
        await press(pilot, "4", "escape", "q", "enter")
        assert isinstance(pilot.app.screen, SessionsScreen)
        (draft,) = TomlStore(root).drafts("me")
        assert draft.replaces == session(1, 5).id
        await press(pilot, "enter", "2")
        assert isinstance(pilot.app.screen, WizardScreen)
        assert "Here you left off" in seen(pilot)
    assert len(kept(root)) == 2


async def test_a_yes_to_an_emergency_sign_can_be_corrected_and_else_warns_again(root: Path) -> None:
    warned = SafetyRecord(asked_at=AT, asked=("E1", "E2", "E3", "E4", "E5"), flags=("E5",))
    mistaken = session(0, 5, form="check-in", short=False, stopped=True, safety=warned, answers=Answers())
    TomlStore(root).save(mistaken)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter", "2")
        assert isinstance(pilot.app.screen, WizardScreen)
        assert "sciatica pain now in both legs" in seen(pilot), "it begins at the sign"
        await press(pilot, "up", "1", "1", "1")
        assert isinstance(pilot.app.screen, WizardScreen)
        assert "fever" in seen(pilot), "the other questions come, as if it had been No"
        await press(pilot, "q", "enter", "enter", "2", "1", "2")
        assert isinstance(pilot.app.screen, WarningScreen), "a Yes is a Yes"


async def test_a_warning_sign_that_is_left_as_it_is_is_said_again(root: Path) -> None:
    warned = SafetyRecord(asked_at=AT, asked=("E1", "E2", "E3", "E4", "E5"), flags=("E5",))
    TomlStore(root).save(
        session(0, 5, form="check-in", short=False, stopped=True, safety=warned, answers=Answers())
    )
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter", "2", "1", "1")
        assert isinstance(pilot.app.screen, WarningScreen)
    assert all(one.stopped for one in kept(root)[2:])


# -- the wrong day --------------------------------------------------------------------------------


async def test_a_check_in_can_be_given_another_day_and_keeps_all_else(root: Path) -> None:
    old = files(root)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "1", "3")
        assert isinstance(pilot.app.screen, AskScreen)
        assert "It stands at Tuesday 17 November 2026, the day you typed it in." in seen(pilot)
        await type_in(pilot, "17 November")
        assert "That is the day it stands at." in seen(pilot)
        await type_in(pilot, "in two weeks")
        assert "Please give a day such as" in seen(pilot)
        await type_in(pilot, "14 November")
        assert "It stands at 14 November 2026 now. Its answers, and the day you typed them in," in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SessionsScreen)
        assert "Sat 14 Nov 2026" in seen(pilot)
        await press(pilot, "1")
        assert "Added later, on 17 November 2026. Corrected on 24 November 2026." in seen(pilot)
        await press(pilot, "5")
        assert "Tuesday 17 November 2026" in seen(pilot)
    moved = kept(root)[1]
    was = session(1, 5)
    assert moved.started == was.started - timedelta(days=3)
    assert (moved.entered, moved.replaces, moved.corrected) == (was.entered, was.id, AT)
    assert (moved.answers, moved.asked, moved.safety) == (was.answers, was.asked, was.safety)
    now = files(root)
    assert all(now[name] == data for name, data in old.items()), "no file was touched"


async def test_a_day_after_the_entry_counts_as_typed_in_today(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "1", "3")
        await type_in(pilot, "20 November")
        assert "It counts as typed in today" in seen(pilot)
    assert kept(root)[1].entered == AT


async def test_a_correction_that_was_begun_is_finished_before_the_day_is_changed(root: Path) -> None:
    record = Record(library(), TomlStore(root))
    record.draft(record.correct(session(1, 5), AT), AT)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            if isinstance(pilot.app.screen, UnfinishedScreen):
                break
        await press(pilot, "escape")
        await arrive(pilot, "1", "1", "3")
        assert "Please finish that first" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SessionScreen)


# -- putting away, back, for good -----------------------------------------------------------------


async def test_putting_away_asks_first_and_can_be_undone(root: Path) -> None:
    before = files(root)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter", "4", "escape")
        assert isinstance(pilot.app.screen, SessionScreen), "nothing was done"
        assert files(root) == before
        await press(pilot, "4", "enter")
        assert isinstance(pilot.app.screen, SessionsScreen)
        assert len(kept(root)) == 1
        await press(pilot, "escape", "4", "4")
        assert "Check-in of 17 November 2026" in seen(pilot)
        await press(pilot, "1", "1")
        assert "Nothing was put away" in seen(pilot)
    assert files(root) == before


async def test_deleting_for_good_asks_again_and_says_what_it_can_not_promise(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1", "enter", "4", "enter", "escape", "4", "4", "1", "2")
        told = seen(pilot)
        assert "It can't be brought back" in told
        assert "backup" in told
        assert "The disk may keep traces" in " ".join(told.split())
        await press(pilot, "escape")
        assert len(list((root / "trash").rglob("*.toml"))) == 1
        await press(pilot, "1", "2", "enter")
        assert "Nothing was put away" in seen(pilot)
    assert not list((root / "trash").rglob("*.toml"))
    assert len(kept(root)) == 1


# -- adding one that is past ----------------------------------------------------------------------


async def test_a_past_check_in_keeps_the_day_it_is_about_and_the_day_it_was_typed(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "2")
        assert isinstance(pilot.app.screen, AskScreen)
        await type_in(pilot, "in two weeks")
        assert "Please give a day such as" in seen(pilot)
        await type_in(pilot, "3 weeks ago")
        assert "About Tuesday 3 November 2026" in seen(pilot)
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, WizardScreen)
        assert "About 3 November 2026" in seen(pilot)
        for _ in range(60):
            if not isinstance(pilot.app.screen, WizardScreen):
                break
            await press(pilot, "n" if "Have any of these" in seen(pilot) else "3")
        assert isinstance(pilot.app.screen, ReviewScreen), seen(pilot)
        await pilot.pause(0.5)
        await press(pilot, "enter")
        assert "Kept" in seen(pilot)
        await press(pilot, "enter", "1", "end")
        assert "added later" in seen(pilot)
    first = kept(root)[0]
    assert first.day.isoformat() == "2026-11-03"
    assert first.entered == AT
    assert first.back_dated


async def test_the_day_can_be_picked_with_the_arrows(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "2", "down", "down")
        assert "Tuesday 17 November 2026" in seen(pilot)
        await press(pilot, "enter")
        assert "Which questions?" in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, RecordScreen)


# -- copies that differ ---------------------------------------------------------------------------


async def test_copies_that_differ_are_shown_and_the_person_says_which_is_right(root: Path) -> None:
    folder = root / "people/me/sessions"
    (folder / "x (conflicted copy).toml").write_bytes(
        session_file.written(session(1, 5, answers=Answers({Key("s2_leg_avg", "left"): 9})))
    )
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "1")
        assert "2 copies say different things" in seen(pilot)
        await press(pilot, "enter")
        told = seen(pilot)
        assert "Which is right?" in told
        assert "5 of 10" in told
        assert "9 of 10" in told
        await press(pilot, "escape")
        assert len(list(folder.iterdir())) == 3, "later is fine, too"
        await press(pilot, "enter", "2")
        assert "copies say different" not in seen(pilot)
    assert [s.answers.number("s2_leg_avg", "left") for s in kept(root)] == [7, 9]
    assert len(list((root / "trash").rglob("*.toml"))) == 1


# -- files ----------------------------------------------------------------------------------------


async def test_a_copy_is_written_where_it_is_asked_and_never_over_anything(
    root: Path, tmp_path: Path
) -> None:
    target = tmp_path / "mine.json"
    target.write_text("a letter")
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "4", "1", "4")
        assert pilot.app.screen.query_one("TextField").value == "~/onthemend-2026-11-24.json"  # type: ignore[attr-defined]
        await type_in(pilot, str(target))
        assert "is already there. Choose another name." in seen(pilot)
        assert target.read_text() == "a letter"
        await type_in(pilot, str(tmp_path / "other.json"))
        assert "letter from a doctor" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FilesScreen)
    assert len(json.loads((tmp_path / "other.json").read_text())["sessions"]) == 2


async def test_a_copy_says_what_is_not_in_it(root: Path, tmp_path: Path) -> None:
    store = TomlStore(root)
    record = Record(library(), store)
    record.draft(record.begin("check-in", AT), AT)
    record.discard(session(2, 7), AT)
    target = tmp_path / "copy"
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            if isinstance(pilot.app.screen, UnfinishedScreen):
                break
        await press(pilot, "escape")
        await arrive(pilot, "4", "1", "1")
        await type_in(pilot, str(target))
        told = "left where they are: 1 unfinished check-in, 1 thing that was put away."
        assert told in seen(pilot)
    assert sorted(path.name for path in target.iterdir()) == ["export.toml", "person.toml", "sessions"]


async def test_a_copy_is_taken_in_only_once_it_was_said_what_it_brings(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    copy = home / "Downloads" / "onthemend-2026-11-20"
    other = TomlStore(tmp_path / "other")
    other.save(session(3, 8))
    other.save(session(1, 5))
    shapes.write(bundle.gather(other.folders.person("me"), "me"), "toml", copy_folder(copy), library())
    monkeypatch.setenv("HOME", str(home))
    before = files(root)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "4", "2")
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.typed == "~/Downloads/onthemend-2026-11-20", "it was found"
        await type_in(pilot, str(tmp_path / "nothing"))
        assert "Please check its name." in seen(pilot)
        await type_in(pilot, "~/Downloads/onthemend-2026-11-20")
        told = seen(pilot)
        assert "Take it in?" in told
        assert "It would bring: 1 check-in. Here already: 1 check-in." in told
        assert files(root) == before, "it was only looked at"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FilesScreen)
        assert files(root) == before
        await press(pilot, "2", "enter", "enter")
        assert "It is among yours now: 1 check-in." in seen(pilot)
        await press(pilot, "enter", "2", "enter")
        assert "There is nothing new in it." in seen(pilot)
        await press(pilot, "enter", "escape", "1")
        assert "3 check-ins" in seen(pilot)
    assert {name: data for name, data in files(root).items() if name in before} == before


def copy_folder(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    return path


async def test_a_copy_of_someone_else_is_not_taken_in_and_says_where_it_belongs(
    root: Path, tmp_path: Path
) -> None:
    other = TomlStore(tmp_path / "other")
    other.save(session(3, 8, person="anna"))
    target = tmp_path / "anna.json"
    shapes.write(bundle.gather(other.folders.person("anna"), "anna"), "json", target, library())
    before = files(root)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "4", "2")
        await type_in(pilot, str(target))
        assert "This copy is the record of anna" in seen(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
    assert files(root) == before


async def test_the_check_up_lists_what_it_found_and_puts_aside_only_what_is_said(root: Path) -> None:
    bad = root / "people/me/sessions/2026-01-01-bad.toml"
    bad.write_text("[[")
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "4", "3")
        assert isinstance(pilot.app.screen, ListScreen)
        assert "One thing needs a look." in seen(pilot)
        assert "2026-01-01-bad.toml, line 1" in seen(pilot)
        assert "Another window" not in seen(pilot)
        await press(pilot, "1", "escape")
        assert bad.exists()
        await press(pilot, "1", "enter")
        assert "To undo this, move it back to" in seen(pilot)
        await press(pilot, "enter")
        assert "All is well." in seen(pilot)
    assert not bad.exists()


async def test_while_the_files_are_looked_at_nothing_else_is_in_view_and_no_key_does_anything(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, go_on = threading.Event(), threading.Event()
    look = checkup.of

    def slow(*args: Any) -> checkup.Checkup:
        looking.set()
        go_on.wait(5)
        return look(*args)

    monkeypatch.setattr(checkup, "of", slow)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "4")
        await pilot.press("3")
        while not looking.is_set():
            await pilot.pause(0.01)
        assert "Looking at every file" in seen(pilot)
        await pilot.press("q", "escape", "enter", "1")
        assert "One moment, please." in seen(pilot)
        go_on.set()
        await quiet(pilot)
        assert "All is well." in seen(pilot)


async def test_a_day_that_is_still_to_come_is_not_counted_backwards(root: Path) -> None:
    TomlStore(root).save(session(-1, 4))
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.pause(0.1)
        assert "Your last check-in has a day that is still to come." in seen(pilot)
        assert "-7 days" not in seen(pilot)


# -- someone else ---------------------------------------------------------------------------------


async def test_someone_else_is_asked_for_by_name_and_nobody_is_listed(root: Path) -> None:
    TomlStore(root).save_person(Person("anna", settings={"name": "Anna"}, created=AT))
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "5")
        assert "anna" not in seen(pilot).casefold()
        await type_in(pilot, " ANNA ")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Anna" in seen(pilot)
        assert "Your first check-in" in seen(pilot)
        await arrive(pilot, "1")
        assert "No check-in yet." in seen(pilot)
        await press(pilot, "escape", "5", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Anna" not in seen(pilot)
        assert "Your last check-in was 7 days ago" in seen(pilot)


async def test_a_new_name_starts_a_record_only_after_a_yes(root: Path) -> None:
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot, "5")
        await type_in(pilot, "Zoë")
        assert "There is no record under “Zoë”" in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, RecordScreen)
        await press(pilot, "5")
        await type_in(pilot, "Zoë")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, WizardScreen)
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, RecordScreen), "left before there is anything"
        assert TomlStore(root).people() == ("me",)
        await press(pilot, "5")
        await type_in(pilot, "Zoë")
        await press(pilot, "enter", "3", "1")
        await type_in(pilot, "yesterday")
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, HomeScreen), seen(pilot)
        assert "Zoë" in seen(pilot)
    people = TomlStore(root).people()
    assert len(people) == 2
    assert TomlStore(root).person(people[1]).settings["name"] == "Zoë"


async def test_what_someone_left_unfinished_is_offered_to_them_and_to_nobody_else(root: Path) -> None:
    store = TomlStore(root)
    facts = Answers({Key(item): value for item, value in FACTS.items()})
    store.save_person(Person("anna", facts, created=AT))
    anna = Record(library(), store, "anna")
    anna.draft(anna.begin("bad-day", AT), AT)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        assert isinstance(pilot.app.screen, RecordScreen)
        await press(pilot, "5")
        await type_in(pilot, "anna")
        assert isinstance(pilot.app.screen, UnfinishedScreen)


async def test_the_title_says_whose_record_it_is_unless_it_is_the_usual_one(root: Path) -> None:
    TomlStore(root).save_person(Person("anna", settings={"name": "Anna B."}, created=AT))
    async with app_on(root, "anna").run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        assert "My record Anna B." in seen(pilot)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        assert "My record 2 check-ins" in seen(pilot)


# -- the place ------------------------------------------------------------------------------------


async def test_a_folder_that_a_cloud_copies_is_told_in_my_record(tmp_path: Path) -> None:
    root = tmp_path / "Dropbox" / "data"
    TomlStore(root).save_person(Person("me", created=AT))
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        assert "Dropbox copies this folder, so your answers leave this machine." in seen(pilot)


async def test_a_past_check_in_left_half_way_says_its_day_when_it_is_gone_on_with(root: Path) -> None:
    record = Record(library(), TomlStore(root))
    record.draft(record.begin("bad-day", AT - timedelta(days=21)), AT)
    async with app_on(root).run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            if isinstance(pilot.app.screen, UnfinishedScreen):
                break
        await press(pilot, "1")
        assert "About 3 November 2026" in seen(pilot)
