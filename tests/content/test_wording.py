"""The words a person reads: short, plain, fitting their lines, and never more than the record can know."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

from assessments import library
from assessments.judging.verdicts import Verdict
from assessments.library import Library
from assessments.questions import Question


@cache
def content() -> Library:
    return library.read()


def _sentences(question: Question) -> list[str]:
    texts = [question.text, question.why, question.how, question.hint, getattr(question, "action", "")]
    return [s for text in texts for s in re.split(r"(?<=[.!?])\)?\s+", text) if s]


def test_questions_fit_three_lines_and_rows_and_hints_fit_theirs() -> None:
    for question in content().questions():
        text = question.text.replace("{leg}", "right").replace("{s3_own.1}", 40 * "x")
        assert len(textwrap.wrap(text, 64)) <= 3, question.id
        assert len(question.short) <= 28, question.id
        assert len(question.hint) <= 64, question.id


def test_no_sentence_is_long_and_none_calls_a_test_positive_or_negative() -> None:
    for question in content().questions():
        for sentence in _sentences(question):
            assert len(sentence.split()) <= 25, (question.id, sentence)
            assert not re.search(r"\b(positive|negative)\b", sentence, re.IGNORECASE), question.id


def _grade(texts: list[str]) -> float:
    """Flesch-Kincaid grade, with syllables counted by groups of vowels."""
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\)?\s+", text) if s]
    words = [w for s in sentences for w in re.findall(r"[A-Za-z']+", s)]
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", w.lower())))) for w in words
    )
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def test_a_twelve_year_old_can_read_every_section() -> None:
    for section in content().sections:
        texts = [t for q in section.questions for t in (q.text, q.why, q.how)]
        assert _grade(texts) <= 7, section.id


def _said(table: Mapping[str, object], way: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _said(value, f"{way}{name}.")
        elif isinstance(value, str):
            yield f"{way}{name}", value


def test_what_the_engine_says_has_no_diagnosis_no_promise_and_no_positive_or_negative_test() -> None:
    never = (
        r"\b(positive|negative|you have (cauda|a slipped|a disc|nerve damage)|you are safe|you're safe"
        r"|clinical score)\b"
    )
    for name, text in _said(content().words):
        assert not re.search(never, text, re.IGNORECASE), name
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            assert len(sentence.split()) <= 32, (name, sentence)


def test_every_verdict_has_words_confirmed_and_provisional_for_signs_zones_and_the_summary() -> None:
    words = content().words
    codes = {v.value for v in Verdict}
    tables = [words[t] for t in ("verdict", "provisional", "zone", "zone_provisional")]
    tables += [
        words["summary"][f"{t}{p}"]
        for t in ("leg_pain", "overall", "own_activities")
        for p in ("", "_provisional")
    ]
    for table in tables:
        assert set(table) == codes
    assert codes <= set(words["zone_message"])
