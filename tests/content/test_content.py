"""The real content: complete, as CLINICAL.md has it, readable, and changed by editing files alone."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from assessments import library
from assessments.answers import Answers, Key, Value
from assessments.asking.interview import Facts, Interview
from assessments.errors import ContentError
from assessments.judging.scoring import score_by_leg
from tests import small_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessments.questions import Question

AT = datetime(2026, 9, 3, 9, 41, tzinfo=UTC)
CONTENT = resources.files("assessments") / "content"
LIBRARY = library.read()
QUESTIONS = list(LIBRARY.questions())
SESSION_FORMS = ("full", "check-in", "bad-day")  # "welcome" asks facts only
KNOWN = Answers(
    {
        **{Key(i): "no" for i in ("ctx_injury", "ctx_cancer", "ctx_immune", "ctx_bones", "U6", "ctx_dx")},
        Key("ctx_age"): "20_50", Key("ctx_country"): "GB", Key("ctx_side"): "left",
        Key("ctx_onset"): AT.date(), Key("s3_own"): ["chess"],
    }
)  # fmt: skip
RETURNING = Facts(legs=("left",), first=False, first_of_episode=False, phase=1, carried=KNOWN)

# CLINICAL.md sections 0, 1 and 4, and the extra ones the app needs.
_IDS = """
E1 E2 E3 E4 E5 E6 E7 E9 e9_ill E10 e11_calf e11_chest E12 E13 U1 U3 U4 U5 U6 U7 U8 e5_map
ctx_onset ctx_side ctx_dx ctx_surgery ctx_surgery_date ctx_med_days ctx_sleep ctx_helper ctx_age
ctx_cancer ctx_immune ctx_bones ctx_injury ctx_country ctx_care ctx_notests flare flare_stops relapse_24h
gpe offer_s5 offer_s6 offer_phases
s1_far_usual s1_far_any s1_worst_zone s1_zones s1_tingle_far s1_back_vs_leg
s2_leg_avg s2_leg_worst s2_back_avg s2_leg_freq s2_shoots s2_tingle s2_sit s2_stand s2_walk
s3_own s3_own1 s3_own2 s3_own3 s3_adl_socks s3_adl_chair s3_adl_car s3_adl_turn s3_adl_bend s3_adl_stairs
s3_adl_stand s3_adl_bag s3_adl_house s3_adl_sleep s3_walk_min s3_sit_min s3_bend
s4_ever s4_freq s4_sev s4_dur s4_nights s4_where
s5_heelwalk s5_toewalk s5_raises s5_chair s5_feel s5_stairs s5_lift s5_slap s5_slap_new s5_drop
s6_angle_sore s6_pain s6_angle_other s6_stop s6_below_knee s6_crossed s6_method s6_by s6_same
s7_had s7_date s7_told s7_words s7_source
p1_control p1_sleep p1_rest p1_adapt p1_relief p1_pro
p2_active p2_exdays p2_strength p2_after p2_stiff p2_conf p2_pt
p3_work p3_hobby p3_home p3_painfree p3_week_min p3_habits p3_conf p3_flares
"""
IDS = tuple(_IDS.split())

# Weight in hundredths, by the items that share it (CLINICAL section 1).
WEIGHTS = {
    "s1": {"s1_far_usual": 60, "s1_far_any": 20, "s1_worst_zone": 20},
    "s2": {"s2_leg_avg": 35, "s2_leg_worst": 10, "s2_back_avg": 10, "s2_leg_freq": 20, "s2_shoots": 5,
           "s2_tingle": 10, "s2_sit s2_stand s2_walk": 10},
    "s3": {"s3_own1 s3_own2 s3_own3": 30, " ".join(i for i in IDS if i.startswith("s3_adl")): 40,
           "s3_walk_min": 10, "s3_sit_min": 10, "s3_bend": 10},
    "s4": {"s4_freq": 40, "s4_sev": 35, "s4_dur": 15, "s4_nights": 10},
    "s5": {"s5_heelwalk": 20, "s5_toewalk": 20, "s5_raises": 20, "s5_chair": 10, "s5_feel": 15,
           "s5_stairs s5_lift": 15},
    "s6": {"s6_angle_sore": 70, "s6_pain": 30},
    "s7": {"s7_told": 100},
    "p1": {"p1_control": 35, "p1_sleep": 20, "p1_rest": 15, "p1_adapt": 15, "p1_relief": 15},
    "p2": {"p2_active": 25, "p2_exdays": 15, "p2_strength": 10, "p2_after": 20, "p2_stiff": 10,
           "p2_conf": 20},
    "p3": {"p3_work": 20, "p3_hobby": 20, "p3_home": 15, "p3_painfree": 20, "p3_week_min": 10, "p3_habits": 5,
           "p3_conf": 10},
}  # fmt: skip

LEVELS = {
    "E": ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E10", "e11_chest", "E12", "E13", "e5_map", "e9_ill"],
    "U": ["E9", "e11_calf", "U1", "U3", "U4", "U5", "U7"],
    "S": ["U6", "U8"],
}


def read_changed(folder: Path, stem: str, old: str, new: str) -> library.Library:
    """The real content with one text replaced in one file."""
    small_content.copy_of(CONTENT, folder)
    file = folder / f"{stem}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return library.read(folder)


def asked(form: str, facts: Facts = RETURNING) -> set[str]:
    begun = Interview.begin(LIBRARY, form, AT, facts)
    return {ask.key.item for page in begun.pages for ask in page.asks}


def test_every_item_is_there() -> None:
    there = {question.id for question in QUESTIONS}
    assert set(IDS) - there == set()


@pytest.mark.parametrize("section", WEIGHTS)
def test_the_weights_are_the_clinical_ones(section: str) -> None:
    scoring = LIBRARY.section(section).scoring
    assert scoring is not None
    assert {" ".join(c.items): c.weight for c in scoring.components} == WEIGHTS[section]


@pytest.mark.parametrize("level", LEVELS)
def test_the_levels_of_the_warning_signs_are_the_clinical_ones(level: str) -> None:
    assert {q.id for q in QUESTIONS if q.kind == "safety" and q.level == level} == set(LEVELS[level])


def test_not_sure_on_an_emergency_sign_is_an_emergency() -> None:
    for question in QUESTIONS:
        if question.kind == "safety" and question.level == "E" and question.id != "e9_ill":
            assert question.unsure == "E", question.id


def test_what_is_asked_leg_by_leg_is_the_clinical_list() -> None:
    clinical = (
        "s1_far_usual s1_far_any s1_worst_zone s1_tingle_far s2_leg_avg s2_leg_worst s2_leg_freq s2_shoots "
        "s2_tingle s5_heelwalk s5_toewalk s5_raises s5_feel s5_slap s6_angle_sore"
    )
    assert set(clinical.split()) <= LIBRARY.per_leg
    assert not {"s2_back_avg", "s2_sit", "s3_own1", "s4_freq", "s5_chair", "gpe"} & LIBRARY.per_leg


def test_a_bad_day_asks_what_it_should_and_no_more() -> None:
    signs = {q.id for q in LIBRARY.section("safety").questions} & asked("bad-day")
    assert asked("bad-day") - signs == {"s1_far_usual", "s2_leg_avg", "s2_leg_worst", "s2_leg_freq", "flare"}
    assert LIBRARY.forms["bad-day"].short


def test_a_check_in_asks_its_signs_and_leaves_the_rest() -> None:
    weekly = asked("check-in")
    wanted = {i for s in ("s1", "s2", "s3") for c in WEIGHTS[s] for i in c.split()}
    wanted -= {"s1_far_any", "s2_shoots", "s3_bend", "s3_own2", "s3_own3"}
    wanted |= {
        "s1_zones",
        "s1_tingle_far",
        "s4_freq",
        "s5_feel",
        "s5_stairs",
        "s5_lift",
        "s5_slap",
        "gpe",
        "flare",
    }
    wanted |= {"ctx_med_days", "ctx_sleep", "p3_work", "p3_hobby", "p3_home", "p1_control"}
    assert wanted <= weekly
    assert (
        not {"s2_shoots", "s3_bend", "s1_back_vs_leg", "s7_had", "p2_active", "ctx_age", "s5_heelwalk"}
        & weekly
    )


def test_the_first_session_isnt_asked_how_it_changed() -> None:
    assert "gpe" not in asked("full", Facts())
    assert "gpe" in asked("full")


def test_everything_that_scores_is_asked_in_a_full_form() -> None:
    begun = Interview.begin(LIBRARY, "full", AT, RETURNING)
    items = {step.item for step in begun.plan.steps}
    assert {q.id for s in LIBRARY.sections for q in s.questions if s.kind in ("sign", "phase")} <= items


def test_warning_signs_come_first_in_every_form_and_stand_on_four_pages() -> None:
    for form in SESSION_FORMS:
        pages = Interview.begin(LIBRARY, form, AT, Facts()).pages
        first = [page for page in pages if page.section.kind == "safety"]
        assert [page.layout for page in first] == ["list"] * 4
        assert pages[:4] == tuple(first)
    assert [ask.key.item for ask in pages[0].asks] == ["E1", "E2", "E3", "E4"]


def test_no_flag_is_raised_by_no_to_everything() -> None:
    begun = Interview.begin(LIBRARY, "full", AT, RETURNING)
    for ask in [a for page in begun.pages for a in page.asks if a.question.kind == "safety"]:
        begun = begun.answer(ask.key, "no")
    assert begun.flags == ()
    assert not begun.stopped


@pytest.mark.parametrize("said", ["yes", "not_sure"])
@pytest.mark.parametrize("item", [i for i in LEVELS["E"] if i not in ("e5_map", "e9_ill")])
def test_each_emergency_sign_stops_every_form(item: str, said: str) -> None:
    for form in SESSION_FORMS:
        assert Interview.begin(LIBRARY, form, AT, RETURNING).answer(Key(item), said).stopped


def test_a_foot_that_newly_cannot_ends_the_tests_but_its_own_answer_stays() -> None:
    last: dict[Key, tuple[Value, date]] = {Key("s5_heelwalk", "left"): (3, date(2026, 8, 20))}
    begun = Interview.begin(LIBRARY, "full", AT, replace(RETURNING, last=last))
    begun = begun.answer(Key("s5_heelwalk", "left"), 2)
    keys = {str(ask.key) for page in begun.pages for ask in page.asks}
    assert {"s5_drop.left", "s5_chair", "s6_method"} <= keys
    begun = begun.answer(Key("s5_heelwalk", "left"), 0)
    keys = {str(ask.key) for page in begun.pages for ask in page.asks}
    assert [flag.code for flag in begun.flags] == ["U1"]
    assert "s5_heelwalk.left" in keys
    assert not {"s5_drop.left", "s5_toewalk.left", "s5_chair", "s6_method"} & keys
    assert begun.answers.get("s5_heelwalk", "left") == 0


def random_answers(section: str, rng: random.Random) -> Answers:
    given: dict[Key, Value] = {Key("s3_own"): ["a", "b", "c"]}
    for question in LIBRARY.section(section).questions:
        legs = ("left", "right") if question.per_leg else (None,)
        for leg in legs:
            if rng.random() < 0.8 and (value := some_value(question, rng)) is not None:
                given[Key(question.id, leg)] = value  # type: ignore[arg-type]
    return Answers(given)


def some_value(question: Question, rng: random.Random) -> Value | None:
    match question.kind:
        case "choice" | "zone":
            return rng.choice(question.options).value
        case "rating" | "number" | "count" | "angle":
            return rng.choice([question.low, question.high, rng.randint(question.low, question.high)])
        case "table":
            return {row.value: rng.choice(question.options).value for row in question.rows}  # type: ignore[return-value]
    return None


@pytest.mark.parametrize("section", WEIGHTS)
def test_scores_stay_within_0_and_100(section: str) -> None:
    rng = random.Random(section)
    seen = set()
    for _ in range(150):
        scores = score_by_leg(LIBRARY.section(section), random_answers(section, rng), ("left", "right"))
        seen |= {score.points for score in scores.values()} - {None}
    assert len(seen) > 3
    assert all(0 <= points <= 100 for points in seen if points is not None)


# -- wording --


def wording() -> Iterator[tuple[str, str]]:
    """Everything of the questions that a person reads, by item."""
    for section in LIBRARY.sections:
        yield from ((section.id, text) for text in (section.title, section.short, section.about))
        yield from ((page.id, text) for page in section.pages for text in (page.title, page.lead))
        for guide in section.guides:
            yield from ((guide.id, text) for text in (guide.title, *guide.stop, *guide.steps))
        for q in section.questions:
            yield from ((q.id, text) for text in (q.text, q.short, q.said, q.hint, q.why, q.how))
            yield from ((q.id, o.text) for o in getattr(q, "options", ()))


def test_no_sentence_is_longer_than_25_words() -> None:
    for item, text in wording():
        for sentence in re.split(r"[.?!:;]\s", text):
            assert len(sentence.split()) <= 25, f"{item}: {sentence}"


def test_rows_of_grids_fit_beside_their_columns() -> None:
    for section in LIBRARY.sections:
        for page in section.pages:
            width = 34 if page.layout == "grid" else 60
            rows = [LIBRARY.question(item).row for item in page.items]
            assert all(len(row) <= width for row in rows), (page.id, rows)


def test_options_fit_a_line() -> None:
    for question in QUESTIONS:
        for option in getattr(question, "options", ()):
            assert len(option.text) <= 64, (question.id, option.text)


def test_nothing_reads_like_a_claim_or_like_latin() -> None:
    never = re.compile(
        r"\b(positive test|negative test|you are safe|you're safe|diagnos\w*|radicul\w*|lumbar|cauda|"
        r"paraesthesia|dermatome|clinical score)\b",
        re.IGNORECASE,
    )
    for item, text in wording():
        assert not never.search(text), f"{item}: {text}"


def test_no_wording_has_control_characters_or_an_address() -> None:
    for item, text in wording():
        assert text == text.strip(), item
        assert text.isprintable(), item
        assert "http" not in text, item


def test_every_question_says_why_it_is_asked() -> None:
    for question in QUESTIONS:
        assert len(question.why) > 15, question.id


# -- changed by editing files alone --

NEW = """
[[question]]
id = "s2_cough"
kind = "rating"
text = "How bad is the pain in your {leg} leg when you cough?"
said = "Pain on coughing: {answer}."
recall = "week"
why = "Coughing puts pressure on the disc."
low_text = "no pain"
high_text = "the worst"
per_leg = "sore"
best = 0
worst = 10
"""


def test_a_question_added_to_a_file_is_asked_with_no_change_of_code(tmp_path: Path) -> None:
    small_content.copy_of(CONTENT, tmp_path)
    with (tmp_path / "s2.toml").open("a", encoding="utf-8") as file:
        file.write(NEW)
    lib = library.read(tmp_path)
    begun = Interview.begin(lib, "check-in", AT, RETURNING, only="s2").go_to(Key("s2_cough", "left"))
    assert begun.page.asks[0].text == "How bad is the pain in your left leg when you cough?"
    assert begun.answer(Key("s2_cough", "left"), 7).answers.get("s2_cough", "left") == 7


@pytest.mark.parametrize(
    ("stem", "old", "new", "item", "reason"),
    [
        ("s2", 'id = "s2_leg_avg"', 'id = "s2_leg_worst"', "s2_leg_worst", "twice"),
        ("s2", "weight = 35", "weight = 36", "s2", "101"),
        ("safety", 'level = "E"', 'level = "e"', "E1", "level"),
        ("context", 'kind = "date"', 'kind = "day"', "ctx_onset", "kind"),
    ],
)
def test_a_slip_in_a_real_file_is_named(
    tmp_path: Path, stem: str, old: str, new: str, item: str, reason: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_changed(tmp_path, stem, old, new)
    assert (caught.value.file, caught.value.item) == (f"{stem}.toml", item)
    assert reason in caught.value.reason
