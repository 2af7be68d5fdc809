"""A kiosk that somebody has walked away from: what was said is kept, nothing shows or blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from kiosk_host import CODE, SETTINGS, Waiting, arrive, begin, no_waiting, press, seen, until, until_scene
from textual.pilot import Pilot

from assessments import library
from assessments.answers import Key
from assessments.keeping.toml_store import TomlStore
from tui.kiosk.patient.asking import Asking

READ = library.read()


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    no_waiting(monkeypatch)
    monkeypatch.setattr(library, "read", lambda language="en": READ)
    return Waiting(tmp_path / "data", SETTINGS + 'form = "full"\n')


async def to_the_map(pilot: Pilot[int], scene: Asking) -> None:
    """Leaves out what comes before the body map."""
    for _ in range(60):
        if scene.pad.step.picture == "parts":
            return
        kind = scene.pad.step.kind
        await press(pilot, {"signs": "0\n", "read": "\n"}.get(kind, "*"))
    raise AssertionError("the form has no body map")


async def test_marks_on_the_body_are_kept_one_by_one(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await to_the_map(pilot, scene)
        await press(pilot, "1\n2\n\n7\n")  # the low back, the left leg, and there the calf
        assert scene.pad.part == "left"
        room.clock.on(room.clinic.settings.idle_seconds + room.clinic.settings.countdown_seconds + 1)
        await until(pilot, lambda: app._exit)
    (draft,) = TomlStore(room.data).drafts(room.clinic.person_of(CODE))
    assert draft.given.get("s1_zones") == ["low_back", "left_calf"]
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        await until(pilot, lambda: "half-way" in seen(app))
        await press(pilot, "1\n")
        again = await until_scene(pilot, "Asking")
        assert isinstance(again, Asking)
        if again.pad.step.picture != "parts":
            await press(pilot, "-")
        assert {"low_back", "left", "left_calf"} == again.pad.ticks
        app.exit()


async def test_a_mark_taken_away_again_is_no_answer(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await to_the_map(pilot, scene)
        await press(pilot, "1\n1\n2\n")
        assert Key("s1_zones") not in scene.pad.interview.given
        app.exit()


@pytest.mark.parametrize(("key", "over"), [("+", "Call"), (".", "Curtain"), ("/", "Why")])
async def test_nothing_hides_a_warning_for_long_and_nobody_is_sent_away_from_it(
    room: Waiting, key: str, over: str
) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        assert scene.pad.step.kind == "signs"  # the form begins with them
        await press(pilot, "1\n2\n0\n0\n")
        await until_scene(pilot, "Warned")
        await press(pilot, key)
        await until_scene(pilot, over)
        room.clock.on(room.clinic.settings.idle_seconds + room.clinic.settings.countdown_seconds + 1)
        await until_scene(pilot, "Warned")
        await pilot.pause(0.6)
        assert not app._exit
        assert "Please tell a member of staff now" in seen(app)
        app.exit()


@pytest.mark.parametrize("key", [".", "+"])
async def test_the_thank_you_ends_by_itself_also_under_what_lies_over_it(room: Waiting, key: str) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await press(pilot, "\n")
        await until_scene(pilot, "Pick")
        await press(pilot, "2\n")
        await until_scene(pilot, "Tell")
        await press(pilot, key)
        await until_scene(pilot, "Curtain" if key == "." else "Call")
        room.clock.on(room.clinic.settings.thanks_seconds + 1)
        await until(pilot, lambda: app._exit)
    assert app.return_code == 0


async def test_what_was_left_before_there_was_a_number_never_opens(room: Waiting) -> None:
    """Or else whoever finds a code picks a number for it, and comes again."""
    for turn, number in enumerate(("*", "7392\n", "7392\n")):
        app = room.app()
        async with app.run_test(size=(80, 24)) as pilot:
            await arrive(pilot, number=number)
            if turn == 1:
                await until_scene(pilot, "Pick")
                await press(pilot, "\n")
            scene = await until_scene(pilot, "Asking")
            assert isinstance(scene, Asking)
            assert not scene.pad.interview.given.given
            if turn == 0:
                await press(pilot, "0\n")
            app.lost()
        room.clock.on(60)
    assert any(draft.safety.asked for draft in TomlStore(room.data).drafts(room.clinic.person_of(CODE)))
