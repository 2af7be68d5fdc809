"""The kiosk's own sentences: each is used, each asked for is there; short, plain, promising nothing."""

from __future__ import annotations

import re
from pathlib import Path

from content.test_wording import _grade, _said

import assessments
import tui
from assessments import translation

CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in (Path(tui.__file__).parent / "kiosk", Path(assessments.__file__).parent / "asking")
    for path in sorted(folder.rglob("*.py"))
)
WORDS = dict(_said(translation.sentences("kiosk/kiosk")))
BUILT = re.compile(  # names put together from a part and a variable
    r"pad\.(said_\w+|(days|weeks|months|years|day)_ago|how_much_\w+|(left|right)_leg(_only)?)"
    r"|review\.((private|signs)_(no|some)|side_(left|right))|(warning|soon)\.nobody|\w+\.title"
)
NEVER = re.compile(r"\b(positive|negative|diagnos\w+|safe|cure\w*|promise\w*|guarantee\w*)\b", re.IGNORECASE)


def used(name: str) -> bool:
    key = re.escape(name.partition(".")[2])
    return name in CODE or bool(BUILT.fullmatch(name) or re.search(rf"[\"'{{]{key}[\"'}}]", CODE))


def test_every_sentence_is_used_and_every_one_asked_for_is_there() -> None:
    assert not [name for name in WORDS if not used(name)]
    asked = set(re.findall(r'say\(\s*"([a-z_]+\.[a-z_]+)"', CODE))
    assert not asked - set(WORDS)


def test_each_is_short_and_says_nothing_it_cannot_know() -> None:
    for name, words in WORDS.items():
        assert not NEVER.search(words), name
        for sentence in re.split(r"(?<=[.!?:])\s+", words):
            assert len(sentence.split()) <= 22, name


def test_a_twelve_year_old_can_read_them() -> None:
    assert _grade([words for words in WORDS.values() if len(words) > 20]) <= 7


def test_the_next_step_and_the_keys_fit_their_places() -> None:
    frame = translation.sentences("kiosk/kiosk")["frame"]
    for name in ("back", "erase", "skip", "why", "staff", "hide"):
        assert len(frame[name]) <= 6, name
    for name in ("type_one_of", "type_a_number", "type_words", "type_one"):
        assert len(frame[name].format(low=10, high=14)) <= 24, name
