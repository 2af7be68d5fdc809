"""What there is to learn: every topic and fact, readable, with sources, and found by plain questions."""

from __future__ import annotations

import re
import shutil
import tomllib
from functools import cache
from pathlib import Path

import pytest

from assessments import library
from assessments.errors import ContentError
from assessments.helping import learning, search
from assessments.helping.learning import Learn
from assessments.helping.stems import stem, words
from tests.reading_age import grade, sentences

ASKED = tomllib.loads((Path(__file__).parent / "asked.toml").read_text("utf-8"))

# CLINICAL 9 and what it points at: paragraph -> words that its text can't be without.
FACTS = {
    "what_is": "longest nerve|low back through the hip and buttock|one side",
    "what_feel": "ache|burning|electric shock|numb",
    "what_who": "30 and 50",
    "what_common": "up to 40 of 100",
    "sym_list": "buttock|back of the leg|numb|weaker|cough or sneeze",
    "cause_disc": "soft inside|tear|presses on a nerve|9 of 10",
    "cause_canal": "spinal stenosis",
    "cause_muscle": "piriformis",
    "cause_bone": "spondylolisthesis",
    "risk_age": "discs|bony edges",
    "risk_work": "heavy lifting|twisting|sit",
    "risk_sit": "two hours",
    "risk_life": "exercise|heavy|posture|Smoking",
    "time_usual": "4 to 6 weeks|1 or 2|20 to 30 of 100|Nobody can say",
    "time_long": "months or years",
    "time_waves": "flare-ups",
    "time_affects": "cause|pressed|health|what helps|over a month|sat or coughed|thought that it would last",
    "time_words": "6 weeks|12 weeks",
    "time_back": "1 in 4",
    "signs_all": "draws back|weaker and comes less often|easily|fewer spasms|stronger|higher|scan",
    "s1_what": "centralization|not a proof",
    "s1_farther": "doesn't mean damage",
    "s1_back_up": "rise for a while",
    "s6_what": "doesn't tell what causes",
    "s6_how": "helper|phone|first start|not alone|pain of 8|recent surgery",
    "s7_what": "often don't match",
    "s7_need": "never says",
    "phases_all": "relief|movement|recovery",
    "h_move": "staying active|Don't sit or lie for long",
    "h_ham": "irritate the nerve|not while leg pain is strong",
    "h_cold": "15 to 20 minutes|5 minutes|numb skin",
    "h_warm": "15 to 20 minutes|scald",
    "h_stretch": "20 to 30 seconds",
    "h_30": "30 minutes",
    "h_medicine": "pharmacist|unlikely to help|isn't clear",
    "h_stop": "farther down your leg|new numbness or weakness|toward your back is fine",
    "h_hands": "only together with exercise",
    "h_sleep": "between your knees|under your knees",
    "pr_lift": "knees and hips|close|twisting",
    "pr_150": "150 minutes",
    "pr_life": "weight|smoke|alcohol",
    "pr_desk": "back held",
    "pr_flare": "hours to weeks",
    "rf_below": "between your legs|pee|poo|sex|emergency",
    "rf_none": "can't rule one out",
    "faq_careful": "not a substitute for professional advice",
}


@cache
def learn() -> Learn:
    return learning.read()


@cache
def known() -> library.Library:
    return library.read()


# -- the content -------------------------------------------------------------------------------------------


def test_every_topic_is_there() -> None:
    wanted = "what notice causes risk time signs phases helps prevent help_now record words faq"
    assert [topic.id for topic in learn().topics] == wanted.split()


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_of_the_reference_is_told(name: str) -> None:
    text = learn().paragraph(name).text
    missing = [words for words in FACTS[name].split("|") if words.lower() not in text.lower()]
    assert not missing


def test_every_question_has_a_paragraph_that_explains_it_and_none_explains_another() -> None:
    for question in known().questions():
        assert learn().explaining(question.id) is not None, question.id
    explained = [item for p in learn().paragraphs.values() for item in p.explains]
    assert len(explained) == len(set(explained))
    assert all(item in known() for item in explained)
    assert learn().explaining("nothing") is None


def test_every_paragraph_can_be_read_by_a_twelve_year_old() -> None:
    for paragraph in learn().paragraphs.values():
        assert grade([paragraph.text]) <= 8, paragraph.id
        for sentence in sentences([paragraph.text]):
            assert len(sentence.split()) <= 25, (paragraph.id, sentence)
    for topic in learn().topics:
        assert grade([p.text for p in topic.paragraphs]) <= 7, topic.id


def test_no_paragraph_diagnoses_promises_or_calls_a_test_positive() -> None:
    never = (
        r"\b(positive|negative|you have a (disc|slipped disc|trapped nerve)|you are safe|you're safe"
        r"|will be well by|guarantee|\d+ ?mg|AI doctor)\b"
    )
    for paragraph in learn().paragraphs.values():
        assert not re.search(never, paragraph.text, re.IGNORECASE), paragraph.id


def test_getting_help_is_marked_and_says_what_to_do() -> None:
    levels = {"E1": "E", "E5": "E", "E7": "E", "E10": "E", "U1": "U", "U5": "U", "U7": "U"}
    for code, level in levels.items():
        paragraph = learn().explaining(code)
        assert paragraph is not None
        assert paragraph.level == level
        assert re.search("emergency|call|speak to a", paragraph.text), code


def test_a_paragraph_knows_its_topic_and_its_sources() -> None:
    assert learn().topic_of("s1_back_up").id == "signs"
    assert learn().topic("time").paragraphs[0].id == "time_usual"
    assert any("Aina" in cited for cited in learn().cited(learn().paragraph("s1_back_up")))
    with pytest.raises(KeyError):
        learn().topic("nothing")


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (
            "learn/what.toml",
            'id = "what_feel"',
            'id = "what_is"',
            "learn/what.toml: what_is: this id is used twice",
        ),
        (
            "learn/what.toml",
            'sources = ["article"]',
            'sources = ["R999"]',
            "what_is: there is no source R999",
        ),
        ("learn/what.toml", 'sources = ["article"]', "sources = []", "what_is: sources: Tuple should have"),
        ("learn.toml", '"what", ', '"what", "where", ', "learn/where.toml: is missing"),
        ("learn.toml", "order = [", "order = ", "isn't TOML"),
        ("learn.toml", "note = ", "remark = ", "learn.toml: note: Field required"),
    ],
)
def test_a_mistake_names_the_file_the_paragraph_and_the_reason(
    tmp_path: Path, file: str, old: str, new: str, reason: str
) -> None:
    shutil.copytree(Path(library.__file__).parent / "content", tmp_path / "content")
    path = tmp_path / "content" / "helping" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=re.escape(reason)):
        learning.read(tmp_path / "content")


# -- the search --------------------------------------------------------------------------------------------


@cache
def index() -> search.Search:
    return search.index(learn())


def test_there_are_enough_questions_and_every_paragraph_they_name_is_there() -> None:
    assert len(ASKED["asked"]) >= 60
    assert {name for names in ASKED["asked"].values() for name in names} <= set(learn().paragraphs)


def test_every_question_finds_its_paragraph_among_the_first_three() -> None:
    lost = {
        question: [found.paragraph.id for found in index().find(question)]
        for question, wanted in ASKED["asked"].items()
        if not {found.paragraph.id for found in index().find(question)} & set(wanted)
    }
    assert lost == {}


def test_four_in_five_find_it_first() -> None:
    first = [index().find(question)[0].paragraph.id in wanted for question, wanted in ASKED["asked"].items()]
    assert sum(first) >= 0.8 * len(first)


def test_what_is_about_something_else_gets_no_sure_answer_and_often_none() -> None:
    found = [index().find(question) for question in ASKED["nothing"]]
    assert sum(bool(answers) and answers[0].sure for answers in found) <= 0.1 * len(found)
    assert sum(not answers for answers in found) >= 0.4 * len(found)


@pytest.mark.parametrize("question", ["", "   ", "???", "the and of a", "xyzzy", "\x1b[31m", "é" * 2000])
def test_where_there_is_nothing_to_go_by_there_is_no_answer(question: str) -> None:
    assert index().find(question) == ()


@pytest.mark.parametrize(
    ("question", "first"),
    [("I can't pee", "rf_below"), ("no feeling between my legs", "rf_below"),
     ("I can't lift my foot", "rf_foot"),
     ("fever and back pain", "rf_fever"), ("my calf is swollen", "rf_vessel"), ("chest pain", "rf_vessel"),
     ("face drooping", "rf_sudden"), ("fell off a ladder", "rf_fall")],
)  # fmt: skip
def test_a_warning_sign_in_a_question_comes_first(question: str, first: str) -> None:
    assert index().find(question)[0].paragraph.id == first


@pytest.mark.parametrize("question", ["siatica", "herniatd disc", "exercsie", "MASSAGE!!", "scan's"])
def test_a_slip_of_the_finger_is_forgiven(question: str) -> None:
    assert index().find(question)


def test_as_many_as_asked_for_are_given_best_first() -> None:
    found = index().find("pain in my leg at night", 5)
    assert len(found) == 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [("stretches", "stretching"), ("walks", "walking"), ("running", "run"), ("tingling", "tingle"),
     ("worries", "worry"), ("recovered", "recover"), ("weakness", "weak"), ("painful", "pain")],
)  # fmt: skip
def test_words_that_mean_alike_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_are_taken_without_marks_and_accents() -> None:
    assert words("Don’t X-ray my naïve FOOT, A&E?") == ["dont", "xray", "my", "naive", "foot", "emergency"]
