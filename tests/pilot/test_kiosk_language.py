"""Another language in the middle of a visit: every answer stays, the words change, what lacks falls back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tomli_w
from kiosk_host import SETTINGS, Waiting, press, seen, until, until_scene

import assessments
from assessments import library, translation
from assessments.clinic import codes, secret
from tui.kiosk.patient import way
from tui.kiosk.patient.asking import Asking
from tui.kiosk.patient.review import Summary

CONTENT = Path(assessments.__file__).parent / "content"
READ = library.read
WORDS = {
    "language": {"name": "Norsk"},
    "kiosk/kiosk": {
        "start": {"welcome": "VELKOMMEN", "begin": "BEGYNN"},
        "frame": {"back": "tilbake", "go_on": "videre"},
        "review": {"ask": "HVA VIL DU?"},
    },
    "s2": {"question": [{"id": "s2_leg_worst", "text": "HVOR ILLE {leg}?", "low_text": "ikke vondt"}]},
    "words": {"side": {"left": "VENSTRE"}},
}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    for name, table in WORDS.items():
        path = content / "lang" / "no" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tomli_w.dumps(table).encode())
    monkeypatch.setattr(translation, "_root", lambda _: content)
    monkeypatch.setattr(library, "read", lambda language="en": READ(content, language))
    monkeypatch.setattr(way, "LEAST", 0.0)
    monkeypatch.setattr(Summary, "breath", 0.0)
    monkeypatch.setattr(secret, "_COST", {"n": 2**4, "r": 8, "p": 1})
    return Waiting(tmp_path / "data", SETTINGS + 'form = "bad-day"\nlanguages = ["en", "no"]\n')


async def test_it_is_chosen_at_the_start_and_switched_by_one_key_with_answers_kept(
    room: Waiting,
) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        assert "Norsk" in seen(app)
        await press(pilot, "2\n")
        await until(pilot, lambda: "VELKOMMEN" in seen(app))
        await press(pilot, "1\n")
        await until(pilot, lambda: "Welcome" in seen(app))
        await press(pilot, "\n")
        await until_scene(pilot, "Pick")
        await press(pilot, "1\n")
        await until(pilot, lambda: "9-digit code" in seen(app))
        await press(pilot, "1\n")
        await until_scene(pilot, "TypeCode")
        await press(pilot, codes.new_code(lambda _: False) + "\n")
        await until_scene(pilot, "TypeNumber")
        await press(pilot, "*")
        scene = await until_scene(pilot, "Asking")
        assert isinstance(scene, Asking)
        for _ in range(40):
            step = scene.pad.step
            if step.asks[0].key.item == "s2_leg_worst":
                break
            await press(pilot, "0\n" if step.kind == "signs" else "3\n" if len(step.choices) > 4 else "1\n")
        given = scene.pad.interview.given
        assert "How bad was your left leg pain" in seen(app)
        await press(pilot, "7")
        await press(pilot, "l")
        await until(pilot, lambda: "HVOR ILLE VENSTRE?" in seen(app))
        assert "ikke vondt" in seen(app)
        assert "worst you can imagine" in seen(app)  # not translated yet: English, not nothing
        assert "tilbake" not in seen(app)  # a digit is typed: the key erases
        assert scene.typed == "7"
        assert scene.pad.interview.given == given
        await press(pilot, "\n")
        assert scene.pad.interview.given.get("s2_leg_worst", "left") == 7
        assert "tilbake" in seen(app)
        form = app.way.form
        assert form is not None
        app.lost()
    draft = form.record.drafts()[0]
    assert draft.given.get("s2_leg_worst", "left") == 7
    assert form.record.file(scene.pad.interview, room.clock.at).language == "no"


async def test_it_is_switched_on_the_review_as_well_and_the_questions_follow(room: Waiting) -> None:
    app = room.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        await press(pilot, "\n")
        await until_scene(pilot, "Pick")
        await press(pilot, "1\n")
        await until(pilot, lambda: "9-digit code" in seen(app))
        await press(pilot, "1\n")
        await until_scene(pilot, "TypeCode")
        await press(pilot, codes.new_code(lambda _: False) + "\n")
        await until_scene(pilot, "TypeNumber")
        await press(pilot, "*")
        scene = await until_scene(pilot, "Asking")
        await press(pilot, "*" * 40)
        await until_scene(pilot, "Summary")
        await press(pilot, "l")
        await until(pilot, lambda: "HVA VIL DU?" in seen(app))
        await press(pilot, "-")
        scene = await until_scene(pilot, "Asking")
        assert isinstance(scene, Asking)
        assert scene.pad.interview.library.language == "no"
        app.exit()


async def test_a_language_that_there_isnt_stops_the_start_with_a_sentence(room: Waiting) -> None:
    from assessments.errors import ContentError

    (room.data / "kiosk" / "kiosk.toml").write_text('languages = ["xx"]\n')
    with pytest.raises(ContentError, match="xx"):
        room.app()
