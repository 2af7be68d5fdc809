"""What the kiosk paints: every word of every question in view, every answer a target a finger can hit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from unit.test_pad import begin, library, usual

from assessments.answers import Answers, Key
from assessments.asking.pad import Pad
from assessments.clinic.settings import Settings
from assessments.facts import Facts
from tui.kiosk.patient import faces
from tui.kiosk.patient.askface import face_of
from tui.kiosk.patient.asking import Asking
from tui.kiosk.patient.overlays import Call, Curtain, StillThere, Warned, Why
from tui.kiosk.patient.review import ReadOver, Summary
from tui.kiosk.patient.scene import Scene
from tui.kiosk.patient.simple import Pick, Start, Tell, TypeCode, TypeNumber
from tui.kiosk.patient.speech import Speech
from tui.kiosk.picture.face import Face
from tui.kiosk.picture.pictures import number_of
from tui.kiosk.picture.plate import Plate
from tui.themes import DARK, SIXTEEN
from tui.widgets.canvas import Paint

SIZES = ((80, 24), (100, 30), (120, 40), (70, 22))
SPEECH = Speech(("en",))
WARNING = (("A reason.",), "Go to the emergency department or call 999 now.")
CLINIC = Settings(
    clinic="Riverside Back Clinic", consent=30 * "A few words of the clinic. "[:12], retention_days=365
)


class Still(Scene[None]):
    """Shows one face."""

    def __init__(self, face: Face) -> None:
        super().__init__(SPEECH)
        self.shown = face

    def face(self) -> Face:
        return self.shown


def painted(face: Face, size: tuple[int, int], typed: str = "", palette: object = DARK) -> tuple[str, Paint]:
    plate = Plate(Still(face).framed())
    plate.typed = typed
    paint = Paint(*size, palette)  # type: ignore[arg-type]
    plate.paint(paint)
    return "\n".join("".join(char for char, _ in row) for row in paint.rows), paint


def steps() -> Iterator[tuple[str, Pad]]:
    """Every step of the full form, of someone whose both legs hurt, and every part that opens."""
    both = Answers({Key("ctx_side"): "both"})
    for facts in ({"phase": 1}, {"phase": 3, "first": False, "carried": both}):
        pad = begin("full", **facts)
        seen: set[str] = set()
        for _ in range(400):
            if pad.over:
                break
            name = f"{pad.step.page.id}/{pad.step.part}/{pad.part}"
            if name not in seen:
                seen.add(name)
                yield name, pad
            for choice in pad.step.choices:
                if choice.act == "open":
                    yield f"{name}>{choice.number}", pad.take(str(choice.number))
            pad = usual(pad)


STEPS = dict(steps())
FACES = {name: face_of(pad, SPEECH, "Call 999 now.", "kept 09:41") for name, pad in STEPS.items()}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_word_of_every_step_is_in_view(size: tuple[int, int]) -> None:
    lost = {}
    for name, face in FACES.items():
        if face.body == "read":
            continue  # longer words are read a part at a time
        text, paint = painted(face, size)
        words = f"{face.lead} {face.text} {face.hint} " + " ".join(c.words for c in face.choices)
        shown = text.casefold().split()
        missing = [w for w in words.casefold().split() if w not in shown]
        numbers = {what[1] for _, what in paint.targets if what[0] == "take"}  # type: ignore[index]
        unreached = {c.number for c in face.choices} - numbers
        if missing or unreached:
            lost[name] = (missing, unreached)
    assert not lost


def test_targets_are_rows_high_and_none_reaches_the_keys() -> None:
    small, below = [], []
    for name, face in FACES.items():
        _, paint = painted(face, (80, 24))
        for region, what in paint.targets:
            if what[0] == "take":  # type: ignore[index]
                small += [name] if region.height < 2 or region.width < 5 else []
                below += [name] if region.bottom > 24 - 3 else []
    assert not below
    assert not small


def test_three_row_targets_wherever_there_are_at_most_eight_short_answers() -> None:
    for name, face in FACES.items():
        if face.body == "cards" and len(face.choices) <= 8 and not face.picture:
            if max(len(c.words) for c in face.choices) > 27:
                continue
            _, paint = painted(face, (80, 24))
            heights = [r.height for r, what in paint.targets if what[0] == "take"]  # type: ignore[index]
            assert min(heights) >= 3, name


def test_a_typed_number_shows_what_it_stands_for_before_enter() -> None:
    face = FACES["s2_leg_freq.left/s2_leg_freq.left/"]
    text, _ = painted(face, (80, 24), typed="3")
    assert "3   on 3 or 4 days" in text
    assert "Enter  take 3" in text
    assert "Enter  take" not in painted(face, (80, 24))[0]


def test_nothing_of_an_answer_is_left_on_the_next_step() -> None:
    pad = STEPS["s2_leg_worst.left/s2_leg_worst.left/"].take("7")
    text, _ = painted(face_of(pad, SPEECH, "", "kept 09:41"), (80, 24))
    assert "7" not in text.replace("  7  ", "")
    assert "worst: 7" not in text


def asking(pad: Pad) -> Asking:
    return Asking(SPEECH, pad, keep=lambda _: None, up=lambda: 0.0, action=lambda _: "")


def scenes() -> list[Scene[object]]:
    pad = STEPS["s2_leg_avg.left/s2_leg_avg.left/"]
    begun = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
    return [
        Start(SPEECH, "Riverside Back Clinic", lambda _: None),
        Pick(SPEECH, lambda speech: faces.consent(speech, CLINIC)),
        Pick(SPEECH, faces.has_code),
        Pick(SPEECH, faces.begins),
        Pick(SPEECH, lambda speech: faces.resume(speech, begun)),
        TypeCode(SPEECH),
        TypeNumber(SPEECH, lambda _: True),
        *[
            Tell(SPEECH, built, lambda: 20)
            for built in (
                faces.declined, faces.young, faces.not_kept, faces.stopped(True), faces.stopped(False),
                faces.thanks(begun, "123456788"), faces.new_code("123456788"),
            )
        ],
        Curtain(SPEECH), Call(SPEECH), StillThere(SPEECH, lambda: 30, True), Why(TypeCode(SPEECH)),
        Why(asking(pad)),
        Warned(SPEECH, lambda: WARNING, urgent=True),
        Warned(SPEECH, lambda: WARNING, urgent=False),
        Summary(SPEECH, pad), ReadOver(SPEECH, pad),
    ]  # fmt: skip


@pytest.mark.parametrize("palette", [DARK, SIXTEEN], ids=["dark", "sixteen"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_word_of_every_other_scene_is_in_view(size: tuple[int, int], palette: object) -> None:
    for scene in scenes():
        face = scene.framed()
        text, _ = painted(face, size, palette=palette)
        if face.body == "read" and "read on" in text:
            continue
        told = [
            face.text,
            face.hint,
            face.prompt,
            *(p.text for p in face.paras),
            *(c.words for c in face.choices),
        ]
        told += [face.title] if face.body != "blank" else []
        shown = text.casefold().split()
        missing = [w for words in told for w in words.casefold().split() if w not in shown]
        assert not missing, (type(scene).__name__, text)


def test_a_masked_number_shows_only_the_digit_just_typed() -> None:
    scene = TypeNumber(SPEECH, lambda _: True)
    for digit in "4815":
        scene.press(digit)
    plate = Plate(scene.framed())
    plate.typed, plate.seen = scene.typed, scene.seen
    one = Paint(80, 24, DARK)
    plate.paint(one)
    plate.seen = -1
    hidden, other = Paint(80, 24, DARK), Paint(80, 24, DARK)
    plate.paint(hidden)
    plate.typed = "9999"
    plate.paint(other)
    assert one.rows != hidden.rows
    assert other.rows == hidden.rows


def test_the_body_is_touched_as_its_cards_are() -> None:
    reach = FACES["s1_far_usual.left/s1_far_usual.left/"]
    assert number_of(reach, "left_calf") == 5
    assert number_of(reach, "low_back") == 1
    assert number_of(reach, "right_calf") is None
    parts = FACES["s1_zones/s1_zones/"]
    assert [number_of(parts, p) for p in ("low_back", "left_calf", "right_buttock")] == [1, 2, 3]
    places = FACES["s1_zones/s1_zones/left"]
    assert number_of(places, "left_calf") == 7
    assert number_of(places, "right_calf") is None


def test_a_small_window_asks_for_a_larger_one() -> None:
    text, paint = painted(FACES["ctx_side/ctx_side/"], (69, 22))
    assert "larger" in text
    assert not paint.targets


def test_a_curtain_shows_two_lines_and_nothing_else() -> None:
    text, _ = painted(Curtain(SPEECH).framed(), (80, 24))
    assert len([line for line in text.splitlines() if line.strip()]) == 2


def test_the_warning_keeps_its_reason_to_itself_until_asked() -> None:
    scene = Warned(SPEECH, lambda: (("New trouble with the bladder.",), "Call 999."), urgent=True)
    assert "bladder" not in painted(scene.framed(), (80, 24))[0]
    assert "bladder" in painted(Why(scene).framed(), (80, 24))[0]
    for wrong in ("", "0", "2", "11"):
        scene.commit(wrong)
    assert not scene.over
    scene.commit("1")
    assert scene.over


def test_the_review_says_how_much_and_not_what() -> None:
    pad = STEPS["s2_leg_avg.left/s2_leg_avg.left/"]
    text, _ = painted(Summary(SPEECH, pad).framed(), (80, 24))
    assert "answered" in text
    assert "leg pain" not in text
    over, _ = painted(ReadOver(SPEECH, pad).framed(), (80, 24))
    assert "The private questions: no to all." in over


def test_the_library_is_the_one_the_steps_were_made_of() -> None:
    assert library().question("E1").private
    assert Facts().legs == ()


def test_answers_are_said_in_the_words_of_the_kiosks_language() -> None:
    from tui.kiosk.patient.review import said_in

    speech = Speech(("en",))
    words = {name: dict(table) for name, table in speech._words.items()}
    words["review"] |= {
        "rated": "{value} AV {most}",
        "nothing": "INGEN",
        "side_left": "V {place}",
        "day": "{month}",
    }
    speech.speak("en", words, library())
    pad = next(pad for name, pad in reversed(STEPS.items()) if pad.interview.given.get("s1_zones"))
    said = " ".join(line.words for line in said_in(pad, speech))
    assert " AV " in said
    assert " of 10" not in said
    assert "V buttock" in said
    assert " left buttock" not in said


def test_a_clock_runs_when_it_is_asked_to_and_then_the_number_is_typed() -> None:
    now = [100.0]
    pad = next(pad for name, pad in STEPS.items() if name.startswith("s5_chair"))
    kept: list[object] = []
    scene = Asking(SPEECH, pad, keep=kept.append, up=lambda: now[0], action=lambda _: "")
    assert "starts a clock of 30 seconds" in painted(scene.framed(), (80, 24))[0]
    assert not scene.tick()
    scene.press("enter")
    now[0] += 12
    assert scene.tick()
    assert "18 seconds left" in painted(scene.framed(), (80, 24))[0]
    now[0] += 18
    assert scene.tick()
    assert "How many was it?" in painted(scene.framed(), (80, 24))[0]
    scene.press("enter")
    assert scene.trouble  # a number is wanted now
    for sign in ("1", "2", "enter"):
        scene.press(sign)
    assert scene.pad.interview.given.get("s5_chair") == 12
    assert len(kept) == 1
