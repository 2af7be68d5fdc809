"""Another language in the middle of a visit: every answer stays, the words change, what lacks falls back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import shouting
from kiosk_host import SETTINGS, Waiting, begin, no_waiting, press, seen, until, until_scene
from textual.pilot import Pilot

from assessments import library, translation
from assessments.asking.step import Step
from tui.kiosk.app import KioskApp

READ = library.read
PARTLY = {
    "language": {"name": "Norsk"},
    "kiosk/kiosk": {"start": {"welcome": "VELKOMMEN"}, "frame": {"back": "tilbake"}},
    "s2": {"question": [{"id": "s2_leg_worst", "text": "HVOR ILLE {leg}?", "low_text": "ikke vondt"}]},
    "words": {"side": {"left": "VENSTRE"}},
}
OWN = ("On the Mend", "Riverside Back Clinic", "Enter", "English", "the people who treat you here")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Waiting]:
    """A waiting room whose machine speaks English and a second language, whole or partly."""

    def made(*, whole: bool, form: str = "bad-day") -> Waiting:
        content = tmp_path / "content"
        if whole:
            shouting.content(content)
        else:
            shutil.copytree(shouting.CONTENT, content)
            for name, table in PARTLY.items():
                shouting.write(content, name, table)
        monkeypatch.setattr(translation, "_root", lambda _: content)
        read = {code: READ(content, code) for code in ("en", shouting.CODE)}
        monkeypatch.setattr(library, "read", lambda language="en": read[language])
        no_waiting(monkeypatch)
        chosen = f'form = "{form}"\nlanguages = ["en", "{shouting.CODE}"]\n'
        return Waiting(tmp_path / "data", SETTINGS + chosen)

    return made


def english(app: KioskApp) -> list[str]:
    """Words on the screen with small letters that aren't names."""
    text = seen(app)
    for name in OWN:
        text = text.replace(name, "")
    return re.findall(r"[a-z]{2,}", text)


async def test_a_whole_visit_in_a_second_language_shows_not_one_english_word(
    room: Callable[..., Waiting],
) -> None:
    made = room(whole=True, form="full")
    assert translation.untranslated(shouting.CODE) == ()
    app = made.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_scene(pilot, "Start")
        assert "2  ‹SHOUTED›" in seen(app)
        assert english(app)
        await press(pilot, "2\n")
        await until(pilot, lambda: "‹WELCOME›" in seen(app))
        looked = [english(app)]

        async def on(keys: str, kind: str) -> None:
            await press(pilot, keys)
            await until_scene(pilot, kind)
            looked.append(english(app))

        for keys, kind in (("\n", "Pick"), ("/", "Why"), ("\n", "Pick"), ("1\n", "Pick"), ("2\n", "Tell")):
            await on(keys, kind)
        for keys, kind in (("/", "Why"), ("\n", "Tell"), ("+", "Call"), ("\n", "Tell")):
            await on(keys, kind)
        for keys, kind in (("\n", "TypeNumber"), ("1111\n", "TypeNumber"), ("4815\n", "Asking")):
            await on(keys, kind)
        scene = app.stage.scene
        while type(app.stage.scene).__name__ == "Asking":
            for keys, kind in (("/", "Why"), ("\n", "Asking"), ("77\n", "Asking")):  # 77: what would fit
                await on(keys, kind)
            await press(pilot, usual(scene))
            looked.append(english(app))
        await on("2\n", "ReadOver")
        for keys, kind in (
            ("-", "Summary"),
            ("\n", "Warned"),
            ("/", "Why"),
            ("\n", "Warned"),
            ("1\n", "Tell"),
        ):
            await on(keys, kind)
    assert not [words for words in looked if words]
    assert len(looked) > 60


async def test_a_warning_speaks_the_second_language_too(room: Callable[..., Waiting]) -> None:
    app = room(whole=True).app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot, number="*")
        while scene.pad.step.kind != "signs":
            await press(pilot, usual(scene))
        await press(pilot, "1\n2\n0\n")
        for _ in range(6):
            await press(pilot, "0\n" if type(app.stage.scene).__name__ == "Asking" else "")
        await until_scene(pilot, "Warned")
        await press(pilot, "/")
        await until_scene(pilot, "Why")
        await press(pilot, "2\n")  # the number of the language, as at the start
        await until(pilot, lambda: "‹PLEASE TELL A MEMBER OF STAFF NOW.›" in seen(app))
        assert not english(app)
        app.exit()


async def test_it_is_switched_in_the_middle_by_number_pad_with_answers_and_figures_kept(
    room: Callable[..., Waiting],
) -> None:
    made = room(whole=False)
    app = made.app()
    async with app.run_test(size=(80, 24)) as pilot:
        scene = await begin(pilot)
        await to_the_worst(pilot, scene)
        given = scene.pad.interview.given
        assert "How bad was your left leg pain" in seen(app)
        await press(pilot, "/")
        await until_scene(pilot, "Why")
        assert "2  Norsk" in seen(app)
        await press(pilot, "2\n")
        await until(pilot, lambda: "HVOR ILLE VENSTRE?" in seen(app))
        assert "ikke vondt" in seen(app)
        assert "worst you can imagine" in seen(app)  # not translated yet: English, not nothing
        await press(pilot, "7l")
        await until(pilot, lambda: "How bad was your left leg pain" in seen(app))
        assert scene.typed == "7"
        await press(pilot, "l")
        await until(pilot, lambda: "HVOR ILLE VENSTRE?" in seen(app))
        assert scene.pad.interview.given == given
        await press(pilot, "\n")
        assert scene.pad.interview.given.get("s2_leg_worst", "left") == 7
        assert "tilbake" in seen(app)
        form = app.way.form
        assert form is not None
        app.lost()
    assert form.record.drafts()[0].given.get("s2_leg_worst", "left") == 7
    assert form.record.file(scene.pad.interview, made.clock.at).language == shouting.CODE


async def test_it_is_switched_on_the_review_as_well_and_the_questions_follow(
    room: Callable[..., Waiting],
) -> None:
    app = room(whole=True).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, number="*")
        await press(pilot, "*" * 40)
        await until_scene(pilot, "Summary")
        await press(pilot, "l")
        await until(pilot, lambda: "‹WHAT WOULD YOU LIKE TO DO?›" in seen(app))
        await press(pilot, "-")
        scene = await until_scene(pilot, "Asking")
        assert scene.pad.interview.library.language == shouting.CODE  # type: ignore[attr-defined]
        app.exit()


async def test_a_language_that_there_isnt_stops_the_start_with_a_sentence(
    room: Callable[..., Waiting],
) -> None:
    from assessments.errors import ContentError

    made = room(whole=False)
    (made.data / "kiosk" / "kiosk.toml").write_text('languages = ["yy"]\n')
    with pytest.raises(ContentError, match="yy"):
        made.app()


def usual(scene: object) -> str:
    """Keys that answer what is asked now: no warning sign, and the third choice elsewhere."""
    step: Step = scene.pad.step  # type: ignore[attr-defined]
    if step.kind == "number":
        return "3\n"
    if step.kind == "pick":
        return f"{step.choices[min(2, len(step.choices) - 1)].number}\n"
    return {"signs": "0\n", "tick": "1\n\n", "read": "\n", "date": "24112026\n"}[step.kind]


async def to_the_worst(pilot: Pilot[int], scene: object) -> None:
    """Up to the question about the worst leg pain."""
    for _ in range(40):
        step = scene.pad.step  # type: ignore[attr-defined]
        if step.asks[0].key.item == "s2_leg_worst":
            return
        await press(pilot, "0\n" if step.kind == "signs" else "3\n" if len(step.choices) > 4 else "1\n")
    raise AssertionError("the question never came")
