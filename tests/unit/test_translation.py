"""Translations: words laid over the content by id, and nothing else. A made-up language stands in."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shouting import CONTENT, shouted, write

from assessments import library, translation
from assessments.errors import ContentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content, with a language "xx" that has no words yet."""
    import shutil

    made = tmp_path / "content"
    shutil.copytree(CONTENT, made, ignore=shutil.ignore_patterns("lang"))
    write(made, "language", {"name": "Shouted"})
    return made


def base(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def test_a_language_is_a_folder_and_english_comes_first(folder: Path) -> None:
    assert translation.languages(folder) == {"en": "English", "xx": "Shouted"}
    assert list(translation.languages()) == ["en"]


def test_words_are_laid_over_by_id_and_the_rest_falls_back(folder: Path) -> None:
    write(folder, "s2", {"question": [{"id": "s2_leg_freq", "text": "WIE OFT {leg}?",
                                       "options": [{"value": 0, "text": "NIE"}]}]})  # fmt: skip
    there, here = library.read(folder, "xx"), library.read(folder)
    question = there.question("s2_leg_freq")
    assert question.kind == "choice"
    assert question.text == "WIE OFT {leg}?"
    assert question.options[0].text == "NIE"
    assert question.options[1].text == here.question("s2_leg_freq").options[1].text  # type: ignore[union-attr]
    assert question.why == here.question("s2_leg_freq").why
    assert there.language == "xx"
    assert there.digest == here.digest  # the same questions: a change of language is no change of content


def test_a_whole_file_may_be_copied_and_its_words_replaced(folder: Path) -> None:
    for name in ("s1", "s2", "s3", "s5", "s6", "safety", "context", "p1", "change", "forms"):
        write(folder, name, shouted(base(name)))
    there, here = library.read(folder, "xx"), library.read(folder)
    for one, two in zip(there.questions(), here.questions(), strict=True):
        assert (one.id, one.kind, one.recall, one.sources) == (two.id, two.kind, two.recall, two.sources)
    assert there.question("s2_leg_avg").text.startswith("‹")
    assert "{leg}" in there.question("s2_leg_avg").text


Spoil = Callable[[dict[str, Any]], None]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"question": [{"id": "s2_leg_avg", "best": 3}]}, "the same in every language"),
        ({"question": [{"id": "s2_leg_avg", "kind": "choice"}]}, "the same in every language"),
        ({"question": [{"id": "s2_nothing", "text": "?"}]}, "isn't in the English file"),
        ({"question": [{"id": "s2_leg_avg", "texts": "?"}]}, "isn't in the English file"),
        ({"question": [{"id": "s2_leg_avg", "text": "no leg"}]}, "the same {blanks}"),
        ({"question": [{"id": "s2_leg_freq", "options": [{"value": 9}]}]}, "isn't in the English file"),
    ],
)  # fmt: skip
def test_a_translation_that_changes_more_than_words_is_refused(
    folder: Path, table: dict[str, Any], reason: str
) -> None:
    write(folder, "s2", table)
    with pytest.raises(ContentError, match=reason.replace("{", "\\{").replace("}", "\\}")) as caught:
        library.read(folder, "xx")
    assert str(caught.value).startswith("s2.toml")


def test_a_language_that_isnt_there_is_named(folder: Path) -> None:
    for code in ("yy", "../xx", "XX", ""):
        with pytest.raises(ContentError, match="lang"):
            library.read(folder, code)


def test_a_file_that_isnt_toml_is_named(folder: Path) -> None:
    (folder / "lang" / "xx" / "s2.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(ContentError, match=r"s2\.toml"):
        library.read(folder, "xx")


def test_what_is_not_translated_is_listed_word_by_word(folder: Path) -> None:
    everything = translation.untranslated("xx", folder)
    assert "s2: question s2_leg_avg text" in everything
    assert "kiosk/kiosk: start welcome" in everything
    assert not [line for line in everything if line.rpartition(" ")[2] in ("id", "kind", "value", "source")]
    write(folder, "s2", {"question": [{"id": "s2_leg_avg", "text": "WIE {leg}?"}]})
    write(folder, "kiosk/kiosk", {"start": {"welcome": "WILLKOMMEN"}})
    less = translation.untranslated("xx", folder)
    assert set(everything) - set(less) == {"s2: question s2_leg_avg text", "kiosk/kiosk: start welcome"}
    assert translation.untranslated("en", folder) == ()


def test_the_kiosks_own_sentences_are_translated_the_same_way(folder: Path) -> None:
    write(folder, "kiosk/kiosk", {"start": {"welcome": "WILLKOMMEN"}})
    assert translation.sentences("kiosk/kiosk", "xx", folder)["start"]["welcome"] == "WILLKOMMEN"
    assert translation.sentences("kiosk/kiosk", "xx", folder)["start"]["begin"]
    assert translation.sentences("kiosk/kiosk", "en", folder)["start"]["welcome"] == "Welcome"


def test_legs_have_words_of_their_own(folder: Path) -> None:
    write(folder, "words", {"side": {"left": "LINKS", "before_left": "LINKS: "}})
    there = library.read(folder, "xx")
    step = there.plan("check-in").by_item["s2_leg_avg"]
    assert "LINKS" in step.texts["left", False]
    assert there.plan("check-in").by_item["s2_leg_avg"].texts["right", False].count("right")


def test_every_language_that_ships_is_whole() -> None:
    for code in translation.languages():
        missing = translation.untranslated(code)
        assert not missing, f"{code} lacks {len(missing)}: {missing[:3]}"
        library.read(language=code)
