"""The tips as content: all of CLINICAL 7 is there, readable, fitting its lines; a mistake names its place."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import pytest

from assessments import library
from assessments.errors import ContentError
from assessments.helping import tips
from assessments.helping.tips import Tip, Tips
from assessments.library import Library
from assessments.wording import say
from tests.reading_age import grade, sentences

FILE = resources.files("assessments") / "content" / tips.FILE

# CLINICAL 7, row by row: phases, and the timer's seconds (30 minutes of one walk may be had in parts of 10).
TABLE: dict[str, tuple[tuple[int, ...], tuple[int, int] | None]] = {
    "ice": ((1,), (900, 1200)),
    "heat": ((1, 2), (900, 1200)),
    "alternate": ((1, 2), (900, 1200)),
    "rest_rel": ((1,), (1200, 1800)),
    "modify": ((1,), None),
    "otc": ((1,), None),
    "ask_pro": ((1, 2, 3), None),
    "walk": ((1, 2, 3), (300, 1800)),
    "lowimpact": ((2, 3), (1200, 1800)),
    "daily30": ((2, 3), (600, 1800)),
    "ham": ((2, 3), (20, 30)),
    "piri": ((2, 3), (20, 30)),
    "core": ((2, 3), None),
    "pt_ex": ((2,), None),
    "manual": ((2,), None),
    "pt_edu": ((2, 3), None),
    "spasm": ((1, 2), (120, 300)),
    "track_loc": ((1, 2), None),
    "slr_home": ((2, 3), None),
    "resume": ((3,), None),
    "mech": ((2, 3), None),
    "ergo": ((3,), None),
    "aerobic150": ((3,), (600, 1800)),
    "life": ((3,), None),
    "sleep_pos": ((1, 2), None),
}

# What the caution and stop rule of a row have to say, in any words around them.
SAID = {
    "ice": ("cloth", "numb", "poor blood flow", "5 minutes", "asleep", "Diabetes|diabetes"),
    "heat": ("cloth", "numb", "hot-water bottle", "[Ss]leep"),
    "alternate": ("cloth", "numb", "feels as usual"),
    "rest_rel": ("isn't bed rest", "every 20 to 30 minutes"),
    "modify": ("Don't stop everything",),
    "otc": (
        "pharmacist or doctor",
        "never names a dose",
        "stomach",
        "kidney",
        "heart",
        "blood thinners",
        "pregnancy",
    ),
    "walk": ("farther down", "next day"),
    "lowimpact": ("don't bend forward as far",),
    "daily30": ("30 minutes", "three times 10"),
    "ham": (
        "Not while leg pain is strong",
        "mild pull",
        "tingling",
        "below the knee",
        "20 to 30 seconds",
        "3 times",
    ),
    "piri": ("mild pull", "tingling", "below the knee", "20 to 30 seconds"),
    "core": ("2 or 3 days a week", "physio"),
    "manual": ("only together with exercise",),
    "spasm": ("spreads down",),
    "slr_home": ("Once a week", "pain of 8", "surgery", "pregnancy", "alone"),
    "resume": ("one step|step by step", "more than a day"),
    "mech": ("knees and hips", "close", "not with your back"),
    "aerobic150": ("150 minutes a week", "5 times 30", "Build up"),
    "life": ("weight", "smoke", "alcohol"),
    "sleep_pos": ("between your knees", "under your knees"),
}


@cache
def known() -> Library:
    return library.read()


@cache
def content() -> Tips:
    return tips.read(known())


def whole(tip: Tip) -> str:
    return " ".join((tip.text, tip.dose, tip.caution, tip.stop, *tip.mind.values(), *tip.instead.values()))


def test_every_tip_of_the_reference_is_there_with_its_phases_and_its_time() -> None:
    found = {tip.id: (tip.phases, tip.timer.seconds if tip.timer else None) for tip in content().tips}
    assert found == TABLE


@pytest.mark.parametrize("name", SAID)
def test_a_tip_says_its_cautions(name: str) -> None:
    assert [words for words in SAID[name] if not re.search(words, whole(content()[name]))] == []


def test_stretches_have_sides_rounds_and_rests_and_cold_and_heat_a_look_at_the_skin() -> None:
    for name in ("ham", "piri"):
        timer = content()[name].timer
        assert timer is not None
        assert (timer.sides, timer.rounds, timer.rest_s > 0, timer.move) == (2, 3, True, "stretch")
        assert len(timer.steps) >= 3
    for name in ("ice", "heat", "alternate"):
        timer = content()[name].timer
        assert timer is not None
        assert (timer.check_s, timer.move) == (300, None)


def test_when_to_stop_is_said_once() -> None:
    rule = say(known(), "notice.stop_rule")
    assert tips.stops(content()["walk"], rule) == (rule,)
    assert tips.stops(content()["ham"], rule) == (rule, "Stop on tingling, or on pain below the knee.")
    assert tips.stops(content()["core"], rule) == (content()["core"].stop,)


def test_what_may_irritate_waits_while_pain_is_strong_or_in_a_flare_up() -> None:
    for name in ("ham", "piri", "core", "lowimpact"):
        assert {"flare", "strong_pain"} <= set(content()[name].hide_if)
    for name in ("ice", "heat", "alternate"):
        assert "numb_skin" in content()[name].hide_if


def test_a_twelve_year_old_can_read_every_tip() -> None:
    for tip in content().tips:
        assert grade([tip.text, tip.dose, tip.caution, tip.stop]) <= 7, tip.id
        for sentence in sentences([whole(tip), *(b.text for b in tip.because)]):
            assert len(sentence.split()) <= 25, (tip.id, sentence)


def test_no_tip_names_a_dose_of_medicine_a_diagnosis_or_a_promise() -> None:
    never = r"\b(\d+ ?mg|positive|negative|safe|cure|guarantee|you have sciatica|always helps)\b"
    for tip in content().tips:
        assert not re.search(never, whole(tip), re.IGNORECASE), tip.id


def test_every_reason_is_a_sentence_that_begins_with_because() -> None:
    for tip in content().tips:
        for reason in tip.because:
            assert reason.text.startswith("Because "), tip.id
            assert reason.text.endswith("."), tip.id
            assert not reason.sign or reason.sign in tip.signs, tip.id


def test_every_tip_cites_what_its_mark_says() -> None:
    for tip in content().tips:
        assert {"article": "article", "nhs": "R36", "own": "own"}[tip.source] in tip.sources, tip.id


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "heat"', 'id = "ice"', "ice: this id is used twice"),
        ('signs = ["s2"]', 'signs = ["s7"]', "ice: signs: only s1 to s6"),
        ('hide_if = ["numb_skin"]', 'hide_if = ["rainy"]', "ice: hangs on a fact that isn't there"),
        ('sources = ["article", "R79"]', 'sources = ["article", "R999"]', "ice: names a source that isn't"),
        ('item = "s2_leg_worst"', 'item = "s2_none"', "ice: because looks at a question that isn't there"),
        ("start = 900", "start = 90", "ice: timer: start lies outside"),
        ('slots = ["phase", "sign"]', 'slots = ["phase"]', "ice: needs signs for its slot sign"),
        ('title = "A cold pack"', "", "ice: title: Field required"),
        ('title = "A cold pack"', 'title = "A cold pack"\ncolour = "blue"', "ice: colour: Extra inputs"),
        ("[words]", "[words", "isn't TOML"),
    ],
)  # fmt: skip
def test_a_mistake_names_the_tip_and_the_reason(old: str, new: str, reason: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    with pytest.raises(ContentError, match=re.escape(reason)):
        tips.read(known(), text.replace(old, new, 1).encode())
