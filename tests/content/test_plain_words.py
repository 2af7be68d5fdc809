"""Plain words everywhere: a twelve-year-old reads them, none says what can't be known (CLINICAL 4.5)."""
# ruff: noqa: E501

from __future__ import annotations

import re

import pytest
from reading import code_texts, content_texts, grade, sentences

CONTENT = content_texts()
CODE = [(name, text) for name, text in code_texts()]

# CLINICAL 4.5. Each pattern with one text that it must catch, so that it can't go blind.
NEVER = {
    "a diagnosis": (
        r"\byou (?:do not |don't )?have (?:a |an |the )?"
        r"(?:cauda|slipped|herniat|disc\b|disk\b|nerve damage|pinched|stenosis|damage)|\bdiagnos(?!ed by)",
        "You have a slipped disc.",
    ),
    "that somebody is safe": (
        r"\byou(?:'re| are) safe\b|\b(?:perfectly|quite|completely) safe\b|\bit(?:'s| is) safe\b"
        r"|\ball clear\b|\bnothing (?:is )?(?:serious|wrong)\b|\bno need to worry\b|\bdon't worry\b",
        "Don't worry, you are safe.",
    ),
    "a day of recovery": (
        r"\b(?:you|it|this|your pain|the pain)(?:'ll| will) (?:be (?:gone|better|well|fine|healed|over)|heal|recover|go away|pass)"
        r"|\brecover(?:ed|y)? (?:by|in|within|after) (?:about )?(?:\d|x\b|a |two |three |four |six )",
        "You will be better in six weeks.",
    ),
    "to start, stop or change medicine": (
        r"\b(?:start|stop|change|raise|lower|increase|reduce|double|swap|keep) (?:taking )?"
        r"(?:a |an |your |the |any |this )?(?:medicines?|medication|dose|tablets?|pills?|painkillers?|pain relief)\b"
        r"|\btake (?:a|an|two|\d|your|some|more|less|fewer) (?:medicine|tablet|pill|painkiller|dose)",
        "Stop taking your tablets.",
    ),
    "that a scan is or isn't needed": (
        r"\byou (?:do not |don't )?need (?:a |an |no )?(?:scan|MRI|CT|x-ray)|\b(?:scan|MRI|CT|x-ray)s? (?:is|are)(?:n't| not)? (?:needed|necessary)"
        r"|\b(?:get|ask for|book|have) (?:a|an|another) (?:scan|MRI|CT|x-ray)\b",
        "You don't need a scan.",
    ),
    "a clinical score": (r"\bclinical score\b|\bclinically proven\b", "This is a clinical score."),
    "a positive or negative test": (r"\b(?:positive|negative)\b", "A positive test is good."),
    "not a medical device": (r"\bmedical device\b|\bgeneral wellness\b", "This is not a medical device."),
    "behind": (
        r"\b(?:you(?:'re| are)|falling|fell) behind\b|\bbehind (?:schedule|others)",
        "You are behind.",
    ),
    "a p-value": (r"\bp-value\b|\bstatistically\b", "The p-value is small."),
}
# Whole texts that say what the program does not do.
SAID_TO_DENY_IT = (
    "never tells you to start, stop or change a medicine",
    "Have you had a scan for this",  # a question
    "Should I have a scan",  # another
    "It never diagnoses",
)


@pytest.mark.parametrize("what", NEVER)
def test_each_pattern_catches_what_it_is_for(what: str) -> None:
    pattern, example = NEVER[what]
    assert re.search(pattern, example, re.IGNORECASE)


@pytest.mark.parametrize("what", NEVER)
def test_nothing_that_a_person_reads_claims_it(what: str) -> None:
    pattern = re.compile(NEVER[what][0], re.IGNORECASE)
    texts = [(name, text) for name, of_file in CONTENT.items() for text in of_file] + CODE
    assert len(texts) > 1500
    for name, text in texts:
        if not any(denied in text for denied in SAID_TO_DENY_IT):
            found = pattern.search(text)
            assert not found, f"{name}: {found[0] if found else ''!r} in {text!r}"


@pytest.mark.parametrize("name", CONTENT)
def test_a_twelve_year_old_reads_every_content_file(name: str) -> None:
    read = [s for text in CONTENT[name] for s in sentences(text) if len(s.split()) >= 4]
    assert grade(read) <= 7, f"{name}: {grade(read):.1f}"


def _ending(text: str) -> list[str]:
    """Sentences that end as sentences do, of more than five words; names and labels aren't any."""
    return [s for s in sentences(text) if s.rstrip("\"')").endswith((".", "!", "?")) and len(s.split()) > 5]


def test_no_sentence_of_the_content_is_harder_than_ten_years_of_school() -> None:
    for name, texts in CONTENT.items():
        for sentence in (s for text in texts for s in _ending(text)):
            assert grade([sentence]) <= 10, f"{name}: {grade([sentence]):.1f}: {sentence}"


def test_no_sentence_on_the_screens_is_harder_than_ten_years_of_school() -> None:
    read = [(name, s) for name, text in CODE if name.startswith("tui/") for s in _ending(text)]
    assert len(read) > 100
    for name, sentence in read:
        assert grade([sentence]) <= 10, f"{name}: {grade([sentence]):.1f}: {sentence}"


def test_the_screens_as_a_whole_are_read_after_seven_years_of_school() -> None:
    by_file: dict[str, list[str]] = {}
    for name, text in CODE:
        if name.startswith("tui/"):
            by_file.setdefault(name, []).extend(_ending(text))
    for name, read in by_file.items():
        if len(read) >= 4:
            assert grade(read) <= 7, f"{name}: {grade(read):.1f}"


def test_grades_are_measured_not_assumed() -> None:
    assert grade(["The cat sat on the mat."]) < 2
    assert grade(["Comprehensive neurological evaluation necessitates interdisciplinary collaboration."]) > 15
