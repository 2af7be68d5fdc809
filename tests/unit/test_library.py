"""Library: reads a content folder whole, or says in one line which file, item and reason."""

# ruff: noqa: E501

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from assessments import library
from assessments.answers import Key
from assessments.asking.interview import Facts, Interview
from assessments.dates import parse_day
from assessments.errors import AnswerError, ContentError
from tests import small_content
from tests.small_content import choice, entry, question, rating, sign, tables, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Files = dict[str, dict[str, Any]]


def broken(folder: Path, change: Callable[[Files], object]) -> ContentError:
    """The error of the small content with one change."""
    files = tables()
    change(files)
    with pytest.raises(ContentError) as caught:
        library.read(write(folder, files))
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_right_folder_is_read_whole(tmp_path: Path) -> None:
    lib = library.read(write(tmp_path))
    assert [s.id for s in lib.sections] == list(small_content.ALL)
    assert lib.question("s2_leg_avg").id == "s2_leg_avg"
    assert lib.section_of("s2_leg_avg").id == "s2"
    assert {"s2_leg_avg", "s1_far_any", "s5_heelwalk"} <= lib.per_leg
    assert "s2_sit" not in lib.per_leg
    assert lib.version == "1.0"


def test_any_change_of_any_file_changes_the_digest(tmp_path: Path) -> None:
    first = library.read(write(tmp_path)).digest
    assert library.read(write(tmp_path)).digest == first
    with (tmp_path / "words.toml").open("a") as words:
        words.write("# a comment\n")
    assert library.read(tmp_path).digest != first


# What is done to the content, and what the error has to name: file, item, and a piece of the reason.
MISTAKES: dict[str, tuple[Callable[[Files], object], str, str, str]] = {
    "a key that isn't known": (lambda f: entry(f, "s2_sit").update(hihg=5), "s2.toml", "s2_sit", "hihg"),
    "a field left out": (lambda f: entry(f, "s2_sit").pop("why"), "s2.toml", "s2_sit", "why"),
    "a text where a number belongs": (lambda f: entry(f, "s2_sit").update(high="5"), "s2.toml", "s2_sit", "high"),
    "an unknown kind": (lambda f: entry(f, "s2_sit").update(kind="slider"), "s2.toml", "s2_sit", "kind"),
    "a value of its own kind": (lambda f: entry(f, "E1").update(level="X"), "safety.toml", "E1", "level"),
    "the same id twice": (lambda f: f["s3"]["question"].append(rating("s2_sit")), "s3.toml", "s2_sit", "twice"),
    "a fact's name as id": (lambda f: entry(f, "s2_sit").update(id="fact_gap"), "s2.toml", "fact_gap", "id"),
    "said without answer": (lambda f: entry(f, "s2_sit").update(said="so"), "s2.toml", "s2_sit", "{answer}"),
    "a source that isn't there": (lambda f: entry(f, "s2_sit").update(sources=["R9"]), "s2.toml", "s2_sit", "R9"),
    "a condition on nothing": (
        lambda f: entry(f, "s2_sit").update(when={"item": "s9_x", "is": 1}), "s2.toml", "s2_sit", "s9_x"),
    "a condition on what comes later": (
        lambda f: entry(f, "ctx_sleep").update(when={"item": "s2_sit", "at_least": 1}),
        "context.toml", "ctx_sleep", "later"),
    "a condition on itself": (
        lambda f: entry(f, "s2_sit").update(when={"item": "s2_sit", "at_least": 1}), "s2.toml", "s2_sit", "later"),
    "a condition with a value it can't have": (
        lambda f: entry(f, "s2_much").update(when={"item": "s2_more", "is": "maybe"}), "s2.toml", "s2_much", "maybe"),
    "a condition with two tests": (
        lambda f: entry(f, "s2_much").update(when={"item": "s2_more", "is": "yes", "answered": True}),
        "s2.toml", "s2_much", "exactly one test"),
    "an unknown fact": (
        lambda f: entry(f, "s2_sit").update(when={"item": "fact_moon", "is": True}), "s2.toml", "s2_sit", "fact_moon"),
    "a page with an unknown item": (
        lambda f: f["s2"]["page"][0]["items"].append("s2_lie"), "s2.toml", "moving", "s2_lie"),
    "a page of seven rows": (
        lambda f: f["s2"]["page"][0].update(items=["s2_sit"] * 7), "s2.toml", "moving", "6"),
    "a guide before an unknown item": (
        lambda f: f["s5"]["guide"][0].update(before=["s5_jump"]), "s5.toml", "wall", "s5_jump"),
    "a fill out of range": (
        lambda f: f["s2"]["fill"][0]["set"].update(s2_leg_avg=12), "s2.toml", "s2_leg_avg", "0 to 10"),
    "a fill of an earlier item": (
        lambda f: f["s2"]["fill"][0].update(when={"item": "s2_walk", "is": 0}), "s2.toml", "s2_leg_avg", "later"),
    "a check of an unknown item": (
        lambda f: f["s2"]["check"][0].update(limit="s2_most"), "s2.toml", "check", "s2_most"),
    "weights that aren't 100": (
        lambda f: f["s2"]["scoring"]["components"][0].update(weight=50), "s2.toml", "s2", "90"),
    "a key component that isn't there": (
        lambda f: f["s2"]["scoring"].update(keys=[["most"]]), "s2.toml", "s2", "most"),
    "a scored item without points": (
        lambda f: [entry(f, "s2_leg_avg").pop(k) for k in ("best", "worst")], "s2.toml", "s2_leg_avg", "points"),
    "best without worst": (lambda f: entry(f, "s2_sit").pop("worst"), "s2.toml", "s2_sit", "worst"),
    "options with one value": (
        lambda f: entry(f, "s2_more").update(options=[{"value": "a", "text": "A"}] * 2), "s2.toml", "s2_more", "own"),
    "points out of range": (
        lambda f: entry(f, "s2_more")["options"][0].update(points=101), "s2.toml", "s2_more", "100"),
    "a form with an unknown question": (
        lambda f: f["forms"]["form"][1]["part"][1].update(items=["s8_x"]), "forms.toml", "bad-day", "s8_x"),
    "a form with an unknown section": (
        lambda f: f["forms"]["form"][1]["part"][0].update(sections=["s8"]), "forms.toml", "bad-day", "s8"),
    "a form that asks the average before the worst": (
        lambda f: f["forms"]["form"][1]["part"][1].update(items=["s2_leg_avg", "s2_leg_worst"]),
        "forms.toml", "bad-day", "s2_leg_avg"),
    "a form part with neither": (
        lambda f: f["forms"]["form"][1]["part"].append({}), "forms.toml", "bad-day", "either"),
    "a section no one names": (lambda f: f["content"]["order"].remove("p1"), "p1.toml", "", "order"),
    "an order that names no file": (lambda f: f["content"]["order"].append("p9"), "content.toml", "order", "p9"),
    "own words without their question": (
        lambda f: entry(f, "s3_own1").update(text="{s2_sit.1}?"), "s3.toml", "s3_own1", "s2_sit"),
    "same_as a question to come": (
        lambda f: entry(f, "ctx_sleep").update(same_as="p1_sleep"), "context.toml", "ctx_sleep", "p1_sleep"),
    "a warning sign after the map before the map": (
        lambda f: f["forms"]["form"][0]["part"].pop(1), "forms.toml", "full", "e5_map"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_names_file_item_and_reason(tmp_path: Path, mistake: str) -> None:
    change, file, item, reason = MISTAKES[mistake]
    error = broken(tmp_path, change)
    assert (error.file, error.item) == (file, item)
    assert reason in error.reason


def test_a_file_that_isnt_toml_or_isnt_there_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "s2.toml").write_text("id = ")
    with pytest.raises(ContentError, match=r"^s2\.toml: isn't TOML"):
        library.read(tmp_path)
    (tmp_path / "s2.toml").write_bytes(b"\xff")
    with pytest.raises(ContentError, match=r"^s2\.toml: isn't TOML"):
        library.read(tmp_path)
    (tmp_path / "words.toml").unlink()
    (tmp_path / "s2.toml").unlink()
    with pytest.raises(ContentError, match=r"^words\.toml: is missing"):
        library.read(tmp_path)


def test_a_new_question_is_asked_with_no_change_of_code(tmp_path: Path) -> None:
    files = tables()
    files["s2"]["question"].append(rating("s2_cough", text="How bad is it when you cough?", per_leg="sore"))
    files["safety"]["question"].append(sign("E99"))
    lib = library.read(write(tmp_path, files))
    begun = Interview.begin(lib, "full", datetime(2026, 9, 3, tzinfo=UTC), Facts(legs=("right",)))
    page = begun.go_to(Key("s2_cough", "right")).page
    assert page.asks[0].text == "How bad is it when you cough?"
    assert begun.answer(Key("s2_cough", "right"), 4).answers.get("s2_cough", "right") == 4
    assert begun.answer(Key("E99"), "no").answers.get("E99") == "no"


def test_a_new_section_is_a_file_and_a_line_in_the_order(tmp_path: Path) -> None:
    files = tables()
    new = {
        "id": "s9",
        "kind": "sign",
        "title": "Mood",
        "question": [choice("s9_mood", "low", "good"), question("s9_why", "note")],
    }
    files["s9"] = new
    files["content"]["order"].append("s9")
    lib = library.read(write(tmp_path, files))
    alone = Interview.begin(lib, "full", datetime(2026, 9, 3, tzinfo=UTC), Facts(), only="s9")
    assert alone.go_to(Key("s9_mood")).page.section.title == "Mood"


# -- days as people write them --

TODAY = date(2026, 9, 3)  # a Thursday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-03", TODAY),
        ("today", TODAY),
        (" Yesterday ", date(2026, 9, 2)),
        ("3 weeks ago", date(2026, 8, 13)),
        ("about 2 weeks ago", date(2026, 8, 20)),
        ("a month ago", date(2026, 8, 3)),
        ("10 days ago", date(2026, 8, 24)),
        ("2 years ago", date(2024, 9, 3)),
        ("3 September", TODAY),
        ("4 September", date(2025, 9, 4)),
        ("3 Sept 2024", date(2024, 9, 3)),
        ("May 1st", date(2026, 5, 1)),
        ("1st of May, 2025", date(2025, 5, 1)),
        ("29 February", date(2024, 2, 29)),
        ("last Thursday", date(2026, 8, 27)),
        ("monday", date(2026, 8, 31)),
        ("last week", date(2026, 8, 27)),
        ("last month", date(2026, 8, 3)),
        ("ten days ago", date(2026, 8, 24)),
        ("since about six weeks ago", date(2026, 7, 23)),
        ("half a year ago", date(2026, 3, 3)),
        ("March", date(2026, 3, 15)),
        ("in late March", date(2026, 3, 25)),
        ("early Feb 2025", date(2025, 2, 5)),
        ("mid-October", date(2025, 10, 15)),
        ("September", TODAY),
        ("early September", TODAY),
        ("September 2025", date(2025, 9, 15)),
        ("03.09.2026", TODAY),
        ("3. 9.", TODAY),
        ("25/3", date(2026, 3, 25)),
        ("3/25/2026", date(2026, 3, 25)),
        ("5/5/2026", date(2026, 5, 5)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


def test_a_month_before_a_long_months_end_is_that_months_last_day() -> None:
    assert parse_day("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)
    assert parse_day("1 month ago", date(2026, 1, 31)) == date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31 June",
        "2026-13-01",
        "ma 3",
        "ma",
        "in two weeks",
        "Easter",
        "13/13",
        "31.2.2026",
        "9999 weeks ago",
        "[/b]",
    ],
)
def test_what_is_no_day_gets_a_sentence_that_says_what_would_be(text: str) -> None:
    with pytest.raises(AnswerError, match="3 weeks ago"):
        parse_day(text, TODAY, "ctx_onset")


@pytest.mark.parametrize("text", ["3/9", "9/3/2026"])
def test_a_day_that_could_be_two_is_asked_for_in_words(text: str) -> None:
    with pytest.raises(AnswerError, match="two ways"):
        parse_day(text, TODAY, "ctx_onset")


@pytest.mark.parametrize("text", ["2026-09-04", "4 September 2026", "9999-12-31"])
def test_a_day_ahead_is_refused(text: str) -> None:
    with pytest.raises(AnswerError, match="still ahead"):
        parse_day(text, TODAY, "ctx_onset")


def test_a_slip_of_a_century_is_refused() -> None:
    with pytest.raises(AnswerError, match="hundred years"):
        parse_day("1026-09-03", TODAY)
