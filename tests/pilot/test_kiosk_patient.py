"""A patient at the kiosk, with a number pad alone: every way through, every way out, nothing left behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kiosk_host import CODE, SETTINGS, Waiting, arrive, begin, no_waiting, press, seen, until, until_scene
from textual import events
from textual.pilot import Pilot

from assessments import library
from assessments.answers import Key
from assessments.clinic import codes
from assessments.keeping.store import Draft
from assessments.session import Session
from tui.kiosk.patient.asking import Asking
from tui.kiosk.patient.overlays import Warned
from tui.kiosk.picture import plate

READ = {"en": library.read()}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    no_waiting(monkeypatch)
    monkeypatch.setattr(library, "read", lambda language="en": READ[language])
    return Waiting(tmp_path / "data", SETTINGS + 'form = "bad-day"\n')


async def answer_all(pilot: Pilot[int], scene: Asking) -> None:
    """No warning sign, a left leg, and threes and fours."""
    for _ in range(80):
        if scene.over:
            return
        step = scene.pad.step
        keys = {"signs": "0\n", "tick": "1\n\n", "read": "\n", "number": "3\n"}.get(step.kind)
        if keys is None:
            item = step.asks[0].key.item
            keys = {"ctx_side": "1\n", "ctx_age": "3\n"}.get(
                item, f"{step.choices[min(2, len(step.choices) - 1)].number}\n"
            )
        await press(pilot, keys)
    raise AssertionError("the form has no end")


def kept(room: Waiting, code: str = CODE) -> tuple[tuple[Session, ...], tuple[Draft, ...]]:
    """What is on disk under a code."""
    from assessments.keeping.toml_store import TomlStore

    store, person = TomlStore(room.data), room.clinic.person_of(code)
    return store.all(person).sessions, store.drafts(person)


def day(room: Waiting) -> Any:
    return room.clinic.of_day(room.clock.at.date())


async def test_a_check_in_is_made_with_the_number_pad_alone_and_kept_under_its_code(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await answer_all(pilot, scene)
        await until_scene(pilot, "Summary")
        await press(pilot, "\n")
        await until_scene(pilot, "Tell")
        assert "Thank you" in seen(app)
        assert not kept(room)[1]
        await press(pilot, "\n")
        await until(pilot, lambda: app._exit)
    (session,), _ = kept(room)
    assert app.return_code == 0
    assert session.provenance["mode"] == "kiosk"
    assert session.provenance["consent"] == room.clinic.settings.consent_version
    assert session.answers.get("s2_leg_worst", "left") is not None
    assert CODE not in "".join(p.read_text() for p in room.data.rglob("*.toml"))


async def test_declining_ends_politely_and_keeps_nothing_but_a_number(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await press(pilot, "\n")
        await until_scene(pilot, "Pick")
        await press(pilot, "2\n")
        await until_scene(pilot, "Tell")
        assert "That's all right" in seen(app)
        room.clock.on(room.clinic.settings.thanks_seconds)  # it clears itself
        await until(pilot, lambda: app._exit)
    assert app.return_code == 0
    assert not (room.data / "people").exists()
    assert day(room).declined == 1


async def test_a_new_code_is_given_on_the_spot_and_shown_large(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await press(pilot, "\n")
        await until_scene(pilot, "Pick")
        await press(pilot, "1\n")
        await until(pilot, lambda: "9-digit code" in seen(app))
        await press(pilot, "2\n")
        await until_scene(pilot, "Tell")
        assert "This is your code" in seen(app)
        await press(pilot, "\n")
        await until_scene(pilot, "TypeNumber")
        for wrong in ("\n", "48\n", "1111\n", "1234\n"):
            await press(pilot, wrong)
            assert type(app.stage.scene).__name__ == "TypeNumber"
        assert "don't count up or down" in seen(app)
        await press(pilot, "4815\n")
        await until_scene(pilot, "Asking")
        app.exit()


async def test_a_wrong_code_is_said_at_once_and_what_was_typed_stays(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await press(pilot, "\n")
        await until_scene(pilot, "Pick")
        await press(pilot, "1\n")
        await until(pilot, lambda: "9-digit code" in seen(app))
        await press(pilot, "1\n")
        scene = await until_scene(pilot, "TypeCode")
        wrong = CODE[:-1] + str((int(CODE[-1]) + 1) % 10)
        await press(pilot, wrong + "\n")
        assert "isn't one of our codes" in seen(app)
        assert scene.typed == wrong
        await press(pilot, "-" + CODE[-1] + "\n")
        await until_scene(pilot, "TypeNumber")
        app.exit()


async def leave_half_way(room: Waiting, number: str = "4815\n") -> None:
    """Somebody answers the first warning signs and a few questions, and stops for now."""
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot, number=number)
        for _ in range(7):
            await press(pilot, "0\n" if scene.pad.step.kind == "signs" else "1\n")
        await press(pilot, "/")
        await until_scene(pilot, "Why")
        await press(pilot, "0\n")
        await until(pilot, lambda: "Stop here?" in seen(app))
        await press(pilot, "2\n")
        await until_scene(pilot, "Tell")
        await press(pilot, "\n")
        await until(pilot, lambda: app._exit)


async def test_what_is_left_half_way_opens_with_code_and_number(room: Waiting) -> None:
    await leave_half_way(room)
    assert len(kept(room)[1]) == 1
    assert day(room).unfinished == 1
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await arrive(pilot)
        await until(pilot, lambda: "half-way" in seen(app))
        await press(pilot, "1\n")
        scene = await until_scene(pilot, "Asking")
        assert isinstance(scene, Asking)
        assert scene.pad.interview.given.get("E1") == "no"
        app.exit()


async def test_a_wrong_number_and_a_code_nobody_has_look_the_same(room: Waiting) -> None:
    await leave_half_way(room)
    pictures = []
    for code, number in ((CODE, "7392\n"), (codes.new_code(lambda _: False), "7392\n")):
        app = room.app()
        async with app.run_test(size=(80, 24)) as pilot:
            await arrive(pilot, code, number)
            await until(pilot, lambda app=app: "A new check-in begins" in seen(app))  # type: ignore[misc]
            first = seen(app)
            await press(pilot, "\n")
            scene = await until_scene(pilot, "Asking")
            assert isinstance(scene, Asking)
            assert not scene.pad.interview.given.given
            assert not scene.pad.interview.facts.last
            pictures.append((first, seen(app)))
            app.exit()
    assert pictures[0] == pictures[1]


async def test_without_a_number_nothing_of_the_record_shows(room: Waiting) -> None:
    await leave_half_way(room)
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot, number="*")
        assert scene.pad.interview.facts.first
        assert not [k for k in scene.pad.interview.facts.carried.given if k != Key("ctx_country")]
        app.exit()


async def test_a_warning_sign_stands_until_somebody_knows(
    room: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Warned, "breath", 60.0)
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await press(pilot, "1\n2\n")
        await until_scene(pilot, "Warned")
        assert "Please tell a member of staff now." in seen(app)
        await until(pilot, lambda: len(day(room).warned) == 1)
        await press(pilot, "1\n")  # typed ahead: not read yet
        assert type(app.stage.scene).__name__ == "Warned"
        room.clock.on(3600)  # nobody is sent away from it
        await pilot.pause(0.6)
        assert "Please tell a member of staff now." in seen(app)
        monkeypatch.setattr(Warned, "breath", 0.0)
        await press(pilot, "\n2\n0\n")
        assert type(app.stage.scene).__name__ == "Warned"
        await press(pilot, "1\n")
        await until_scene(pilot, "Tell")
        app.exit()
    (session,), _ = kept(room)
    assert session.stopped
    assert session.safety.acknowledged
    assert session.safety.flags == ("E1",)
    assert not day(room).waiting


async def test_walking_away_keeps_the_answers_and_ends_the_process(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await press(pilot, "0\n")
        settings = room.clinic.settings
        room.clock.on(settings.idle_seconds + 1)
        await until_scene(pilot, "StillThere")
        assert f"{settings.countdown_seconds - 1} seconds" in seen(app)
        await press(pilot, "3")  # a sign of life, and nothing else
        await until_scene(pilot, "Asking")
        assert app.stage.scene is not None
        assert app.stage.scene.typed == ""
        room.clock.on(settings.idle_seconds + settings.countdown_seconds + 1)
        await until(pilot, lambda: app._exit)
    assert app.return_code == 0
    assert len(kept(room)[1]) == 1
    assert day(room).unfinished == 1


async def test_idle_off_never_asks(room: Waiting) -> None:
    (room.data / "kiosk" / "kiosk.toml").write_text(SETTINGS + 'idle_seconds = "off"\n')
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        room.clock.on(10_000)
        await pilot.pause(0.6)
        assert type(app.stage.scene).__name__ == "Asking"
        app.exit()


async def test_a_fault_keeps_the_answers_and_shows_none(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await press(pilot, "0\n")
        scene.enter = lambda _: 1 / 0  # type: ignore[assignment, method-assign]
        app.post_message(events.Key("enter", None))
        await until(pilot, lambda: app._exception is not None)
        app._exception = None  # the test's own app would raise it again
    assert app.return_code == 70
    assert kept(room)[1][0].safety.asked == ("E1", "E2")
    assert day(room).unfinished == 1


async def test_the_curtain_hides_at_once_and_gives_back_what_was_there(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        before = seen(app)
        await press(pilot, ".")
        await until_scene(pilot, "Curtain")
        assert [line.strip() for line in seen(app).splitlines() if line.strip()] == [
            "Hidden",
            "Press Enter to come back.",
        ]
        await press(pilot, "7")
        assert type(app.stage.scene).__name__ == "Curtain"
        await press(pilot, "\n")
        await until_scene(pilot, "Asking")
        assert seen(app) == before
        app.exit()


async def test_staff_are_called_from_every_screen_and_it_is_told_to_the_day(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await press(pilot, "+")
        await until_scene(pilot, "Call")
        await press(pilot, "\n")
        await until_scene(pilot, "Start")
        await begin(pilot)
        await press(pilot, "+")
        await until_scene(pilot, "Call")
        assert "Help is wanted here" in seen(app)
        await press(pilot, "\n")
        await until_scene(pilot, "Asking")
        app.exit()
    assert "called" in (room.data / "kiosk" / "audit.log").read_text()


async def test_no_letter_and_no_other_key_does_anything(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        before = seen(app)
        for key in ("a", "q", "s", "y", "n", "tab", "escape", "f1", "ctrl+c", "ctrl+q", "ctrl+p", "space"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            await pilot.pause()
        assert seen(app) == before
        assert not scene.pad.interview.given.given
        app.exit()


async def test_a_touch_answers_and_the_pad_on_the_screen_types(room: Waiting) -> None:
    app = room.app()

    async def touch(what: tuple[str, Any]) -> None:
        region = next(r for r, w in reversed(app.stage.plate._targets) if w == what)
        await pilot.click(offset=(region.x + region.width // 2, region.y + region.height // 2))

    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await pilot.pause(0.1)
        await touch(("press", "enter"))
        await until_scene(pilot, "Pick")
        await pilot.pause(0.1)
        await touch(("take", 1))
        await until(pilot, lambda: "9-digit code" in seen(app))
        await touch(("take", 1))
        scene = await until_scene(pilot, "TypeCode")
        for digit in CODE[:4]:
            await touch(("type", digit))
        await touch(("press", "erase"))
        assert scene.typed == CODE[:3]
        app.exit()


async def test_under_eighteen_nothing_is_kept(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        for _ in range(30):
            step = scene.pad.step
            if step.asks and step.asks[0].key.item == "ctx_age":
                await press(pilot, "1\n")
                break
            await press(pilot, "0\n" if step.kind == "signs" else "1\n")
        await until_scene(pilot, "Tell")
        assert "made for adults" in seen(app)
        app.exit()
    assert kept(room) == ((), ())


async def test_a_disk_that_takes_nothing_asks_for_staff_and_tries_again(
    room: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessments.errors import StoreError
    from assessments.record import Record

    real, fails = Record.file, [True]

    def file(self: Record, *args: Any, **named: Any) -> Session:
        if fails:
            fails.pop()
            raise StoreError("The disk is full.")
        return real(self, *args, **named)

    monkeypatch.setattr(Record, "file", file)
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await answer_all(pilot, scene)
        await until_scene(pilot, "Summary")
        await press(pilot, "\n")
        await until(pilot, lambda: "not kept yet" in seen(app))
        await press(pilot, "\n")
        await until_scene(pilot, "Tell")
        assert "Thank you" in seen(app)
        app.exit()
    assert len(kept(room)[0]) == 1


async def test_a_sign_to_be_looked_at_soon_is_said_at_the_end_and_stands_on_the_staffs_board(
    room: Waiting,
) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        for _ in range(30):
            if "U3" in [a.key.item for a in scene.pad.step.asks]:
                break
            await press(pilot, "0\n")
        await press(pilot, "2\n2\n")  # the second row; yes
        await answer_all(pilot, scene)
        await until_scene(pilot, "Summary")
        await press(pilot, "\n")
        await until_scene(pilot, "Warned")
        assert "before you leave" in seen(app)
        assert day(room).finished == 1
        assert len(day(room).waiting) == 1
        room.clock.on(10_000)  # it doesn't keep the next patient away
        await until(pilot, lambda: app._exit)
    assert day(room).unfinished == 0
    assert len(day(room).waiting) == 1


async def test_0_never_says_no_to_a_sign_whose_words_have_no_room(
    room: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plate, "LEAST", (40, 16))
    app = room.app()
    async with app.run_test(size=(60, 20)) as pilot:
        scene = await begin(pilot)
        await pilot.pause()
        for _ in range(30):
            step = scene.pad.step
            if step.kind != "signs":
                break
            words = " ".join(seen(app).split())
            for ask in step.asks:
                assert all(word in words for word in ask.text.split()), seen(app)
            await press(pilot, "0\n")
            await pilot.pause()
        assert scene.pad.rows < 3
        app.exit()


async def test_in_a_window_too_small_nothing_is_answered(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await pilot.resize_terminal(50, 15)
        await pilot.pause()
        assert "make this window larger" in " ".join(seen(app).split())
        await press(pilot, "0\n0\n*")
        assert not scene.pad.interview.given.given
        assert not scene.typed
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await press(pilot, "0\n")
        assert scene.pad.interview.given.get("E1") == "no"
        app.exit()


async def test_answers_that_cannot_be_kept_are_said_so_beside_the_question(
    room: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessments.errors import StoreError
    from assessments.record import Record

    def draft(*_: Any) -> Draft:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Record, "draft", draft)
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await press(pilot, "0\n")
        await until(pilot, lambda: "can't be kept just now" in seen(app))
        assert "kept 09:41" not in seen(app)
        app.exit()


async def test_a_warning_is_shown_also_where_nothing_can_be_written_down(
    room: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessments.clinic.audit import Trail
    from assessments.errors import StoreError

    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)

        def add(*_: Any, **__: Any) -> None:
            raise StoreError("The disk is full.")

        monkeypatch.setattr(Trail, "add", add)
        await press(pilot, "1\n2\n")
        await until_scene(pilot, "Warned")
        await press(pilot, "+")
        await until_scene(pilot, "Call")
        await press(pilot, "\n")
        await until_scene(pilot, "Warned")
        await press(pilot, "1\n")
        await until(pilot, lambda: "Thank you" in seen(app))
        app.exit()
    assert len(kept(room)[0]) == 1
