"""CLINICAL 4, row by row: levels, what opens and closes a sign, what is asked when, what is never claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from diary import ASKED, Diary, whole
from spells import answers, library, session, told

from assessments import filing, noting
from assessments.answers import Answers, Key
from assessments.asking.interview import Facts, Interview
from assessments.judging import safety, scoring
from assessments.keeping import session_file
from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record
from assessments.session import SafetyRecord

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

# -- 4.2: (facts of history, answers, the flags they give) -------------------------------------------------

ROWS: list[tuple[dict[str, Any], dict[str, Any], dict[str, str]]] = [
    # E1-E7, E10, E12, E13 and the chest: yes or not sure is an emergency
    *(({}, {code: said}, {code: "E"}) for said in ("yes", "not_sure")
      for code in ("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E10", "E12", "E13")),
    ({}, {"e11_chest": "yes"}, {"E11": "E"}), ({}, {"e11_chest": "not_sure"}, {"E11": "E"}),
    ({}, {"e11_calf": "yes"}, {"E11": "U"}), ({}, {"e11_calf": "not_sure"}, {"E11": "U"}),
    ({}, {"e11_calf": "yes", "e11_chest": "yes"}, {"E11": "E"}),
    # E8 is a fact of history: not sure counts as U, known is quiet
    ({"ctx_injury": "yes"}, {}, {"E8": "E"}), ({"ctx_injury": "not_sure"}, {}, {"E8": "U"}),
    ({"ctx_injury": "known"}, {}, {}), ({"ctx_injury": "no"}, {}, {}),
    # E9 is U, with e9_ill yes E
    ({}, {"E9": "yes"}, {"E9": "U"}), ({}, {"E9": "not_sure"}, {"E9": "U"}),
    ({}, {"E9": "yes", "e9_ill": "yes"}, {"E9": "E"}), ({}, {"E9": "yes", "e9_ill": "not_sure"}, {"E9": "U"}),
    ({}, {"E9": "yes", "e9_ill": "no"}, {"E9": "U"}), ({}, {"E9": "not_sure", "e9_ill": "yes"}, {"E9": "E"}),
    ({}, {"E9": "no", "e9_ill": "yes"}, {}),
    # U1, U3, U5, U7: not sure counts too
    *(({}, {code: said}, {code: "U"}) for said in ("yes", "not_sure") for code in ("U1", "U3", "U5", "U7")),
    # U2 from cancer, with pain; with U1 or U7 an emergency
    ({"ctx_cancer": "yes"}, {"s2_leg_avg": 1}, {"U2": "U"}),
    ({"ctx_cancer": "not_sure"}, {"s2_leg_avg": 1}, {"U2": "S"}),
    ({"ctx_cancer": "known"}, {"s2_leg_avg": 9}, {}),
    ({"ctx_cancer": "no"}, {"s2_leg_avg": 9, "U1": "yes"}, {"U1": "U"}),
    ({"ctx_cancer": "yes"}, {"s2_leg_avg": 0, "s2_leg_worst": 0, "s2_back_avg": 0}, {}),
    ({"ctx_cancer": "yes"}, {"U1": "yes"}, {"U1": "U", "U2": "E"}),
    ({"ctx_cancer": "known"}, {"U1": "not_sure"}, {"U1": "U", "U2": "E"}),
    ({"ctx_cancer": "not_sure"}, {"U1": "yes", "s2_leg_avg": 4}, {"U1": "U", "U2": "S"}),
    # U4 with weak bones or over 65
    ({"ctx_age": "51_65", "ctx_bones": "no"}, {"U4": "yes"}, {}),
    ({"ctx_age": "over_65"}, {"U4": "yes"}, {"U4": "U"}), ({"ctx_bones": "yes"}, {"U4": "yes"}, {"U4": "U"}),
    ({"ctx_bones": "known"}, {"U4": "not_sure"}, {"U4": "U"}),
    # U6: age and the first bad back pain, to mention
    ({"ctx_age": "over_65"}, {"U6": "yes"}, {"U6": "S"}),
    ({"ctx_age": "18_19"}, {"U6": "not_sure"}, {"U6": "S"}),
    ({"ctx_age": "20_50"}, {"U6": "yes"}, {}), ({"ctx_age": "51_65"}, {"U6": "no"}, {}),
    # U7 with cancer or E6 an emergency
    ({"ctx_cancer": "yes"}, {"U7": "yes"}, {"U7": "E", "U2": "E"}),
    ({}, {"U7": "not_sure", "E6": "yes"}, {"E6": "E", "U7": "E"}),
    # U8: S; over 50 or under 20, cancer or a weak immune system: U; not sure stays S
    ({}, {"U8": "yes"}, {"U8": "S"}), ({"ctx_age": "20_50"}, {"U8": "yes"}, {"U8": "S"}),
    ({"ctx_age": "51_65"}, {"U8": "yes"}, {"U8": "U"}), ({"ctx_age": "over_65"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_age": "18_19"}, {"U8": "yes"}, {"U8": "U"}), ({"ctx_immune": "yes"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_cancer": "known"}, {"U8": "yes"}, {"U8": "U"}),
    ({"ctx_age": "over_65"}, {"U8": "not_sure"}, {"U8": "S"}),
    # no, before and checked raise nothing
    *(({}, {code: said}, {}) for said in ("no", "before", "checked")
      for code in ("E1", "E5", "E7", "E10", "U1", "U3", "U7", "U8")),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "said", "flags"), ROWS)
def test_each_row_of_the_table_has_its_level(
    facts: dict[str, Any], said: dict[str, Any], flags: dict[str, str]
) -> None:
    found = safety.flags(library(), answers(**said), answers(**facts))
    assert {flag.code: flag.level for flag in found} == flags


@pytest.mark.parametrize(
    ("facts", "flagged"),
    [
        ({"ctx_age": "20_50", "ctx_bones": "no"}, []), ({"ctx_age": "20_50"}, ["U4"]),
        ({"ctx_bones": "no"}, ["U4"]), ({}, ["U4"]),
    ],
)  # fmt: skip
def test_a_small_fall_counts_where_age_or_bones_are_left_out_for_that_is_not_no(
    facts: dict[str, str], flagged: list[str]
) -> None:
    left_out = {Key(item): "skipped" for item in ("ctx_age", "ctx_bones") if item not in facts}
    said = Answers(answers(U4="yes", **facts).given, left_out)
    assert [flag.code for flag in safety.flags(library(), said)] == flagged
    asked_later = safety.flags(library(), answers(U4="yes"), answers(**facts))
    assert asked_later == ()
    done = safety.flags(library(), answers(U4="yes"), answers(**facts), done=True)
    assert [(flag.code, flag.level) for flag in done] == [(code, "U") for code in flagged]


def test_a_session_keeps_its_flags_with_their_levels_as_codes() -> None:
    interview = Record(library(), MemoryStore()).begin("full", AT)
    said = Answers(
        answers(**dict.fromkeys(ASKED, "no") | {"U8": "yes", "E4": "yes"}, ctx_age="over_65").given
    )
    for private, code in ((True, "E4"), (False, "E1-4")):
        made = filing.session_of(replace(interview, given=said), AT, "1", "me", (), private)
        assert dict(made.safety.levels) == {code: "E", "U8": "U"}
        again = session_file.read(session_file.written(made))
        assert again.safety == made.safety
        assert (again.scoring_version, again.content_version) == (scoring.VERSION, library().version)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("U1", "today"), ("U3", "next few days"), ("U4", "today"), ("U5", "today"), ("U7", "today"),
        ("E9", "today"), ("e11_calf", "today"),
    ],
)  # fmt: skip
def test_each_urgent_sign_says_today_or_within_days(code: str, words: str) -> None:
    facts = answers(ctx_bones="yes")
    assert words in safety.flags(library(), answers(**{code: "yes"}), facts)[0].action


@pytest.mark.parametrize(
    ("before", "now", "raised"),
    [
        ({}, {"s5_heelwalk": 0}, True), ({}, {"s5_toewalk": 0}, True),
        ({"s5_heelwalk": 1}, {"s5_heelwalk": 0}, True),
        ({"s5_heelwalk": 0}, {"s5_heelwalk": 0}, False), ({"s5_heelwalk": 3}, {"s5_heelwalk": 1}, False),
        ({"s5_heelwalk": 3}, {"s5_heelwalk": 1, "s5_drop": "yes"}, True),
        ({"s5_heelwalk": 3}, {"s5_heelwalk": 1, "s5_drop": "not_sure"}, True),
        ({"s5_heelwalk": 3}, {"s5_heelwalk": 1, "s5_drop": "no"}, False),
        ({}, {"s5_slap": "often"}, True), ({}, {"s5_slap": "sometimes"}, False),
        ({}, {"s5_slap": "sometimes", "s5_slap_new": "yes"}, True), ({}, {"s5_slap": "no"}, False),
    ],
)  # fmt: skip
def test_strength_answers_set_u1(before: dict[str, Any], now: dict[str, Any], raised: bool) -> None:
    found = told(session(0, **before), session(7, **now))
    assert [flag.code for flag in found.flags] == (["U1"] if raised else [])


# -- 4.3: open until gone, examined, or so before ----------------------------------------------------------


def record(**lists: Any) -> SafetyRecord:
    return SafetyRecord(asked_at=AT, asked=ASKED, **lists)


@pytest.mark.parametrize(
    ("second", "still"),
    [
        (record(), False), (record(before=("U3",)), False), (record(checked=("U3",)), False),
        (record(flags=("U3",)), True), (record(unsure=("U3",)), True), (record(declined=("U3",)), True),
        (SafetyRecord(), True),
    ],
)  # fmt: skip
def test_a_symptom_stays_open_until_it_is_gone_or_was_examined(second: SafetyRecord, still: bool) -> None:
    found = told(session(0, safety=record(flags=("U3",)), **whole()), session(7, safety=second, **whole()))
    assert [flag.code for flag in found.flags] == (["U3"] if still else [])
    assert (found.phase.status == "on_hold") is still
    if still:
        assert found.flags[0].since == date(2026, 3, 2)


@pytest.mark.parametrize("code", ["E8", "U2", "U6"])
def test_facts_of_history_neither_hide_tests_nor_hold_the_phase(code: str) -> None:
    facts = {"E8": {"ctx_injury": "yes"}, "U2": {"ctx_cancer": "yes"}, "U6": {"ctx_age": "over_65"}}[code]
    said = record(flags=("U6",)) if code == "U6" else record()
    found = told(session(0, safety=said, **whole(), carried=facts))
    assert [(flag.code, flag.symptom) for flag in found.flags] == [(code, False)]
    assert found.phase.status == "first_look"


def test_facts_of_history_are_asked_once_an_episode_and_quiet_when_the_clinician_knows() -> None:
    diary = Diary(
        ctx_cancer="known", ctx_injury="no", ctx_immune="no", ctx_bones="no", ctx_age="20_50", U6="no"
    )
    diary.on(0, **whole())
    again = diary.record.begin("check-in", AT + timedelta(days=7))
    asked = {ask.key.item for page in again.pages for ask in page.asks}
    assert not asked & {"ctx_cancer", "ctx_injury", "ctx_immune", "ctx_bones", "ctx_age", "U6"}
    assert asked >= set(ASKED)
    assert diary.flags == {}


@pytest.mark.parametrize(("day", "offered"), [(0, False), (13, False), (14, False), (15, True)])
def test_examined_is_not_offered_within_fourteen_days_of_a_yes(day: int, offered: bool) -> None:
    store = MemoryStore()
    kept = Record(library(), store)
    first = kept.begin("bad-day", AT).answer(Key("U1"), "not_sure")
    kept.file(first, AT)
    assert ("U1" in kept.facts(AT + timedelta(days=day, hours=1)).too_soon) is not offered


# -- asked in every session, cannot be branched away -------------------------------------------------------

WAYS = [(form, None) for form in ("full", "check-in", "bad-day")]
WAYS += [("full", f"s{n}") for n in range(1, 8)] + [("full", f"p{n}") for n in range(1, 4)]  # type: ignore[list-item]
LATER = Facts(
    legs=("left",), first=False, first_of_episode=False, phase=2,
    carried=answers(ctx_side="left", ctx_age="20_50", ctx_cancer="no", s3_own=["chess"]),
)  # fmt: skip


@pytest.mark.parametrize(("form", "only"), WAYS)
@pytest.mark.parametrize("facts", [Facts(), LATER])
def test_every_way_through_asks_every_sign_before_anything_else(
    form: str, only: str | None, facts: Facts
) -> None:
    begun = Interview.begin(library(), form, AT, facts, only)
    asked = [ask.key.item for page in begun.pages for ask in page.asks]
    assert set(ASKED) <= set(asked)
    first = [item for item in asked if item not in ("e9_ill",)][: len(ASKED)]
    assert first == [item for item in asked if item in ASKED]


@pytest.mark.parametrize(("form", "only"), WAYS)
def test_no_answer_takes_a_sign_away(form: str, only: str | None) -> None:
    begun = Interview.begin(library(), form, AT, LATER, only)
    while begun.unanswered and not begun.stopped:
        ask = begun.unanswered[0]
        options = getattr(ask.question, "options", ())
        if ask.question.kind == "safety":
            begun = begun.answer(ask.key, "no")
        elif options and ask.question.kind == "choice":
            begun = begun.answer(ask.key, options[0].value)
        else:
            begun = begun.leave_out(ask.key, "skipped")
        assert set(ASKED) <= {a.key.item for page in begun.pages for a in page.asks}


def test_every_sign_in_the_content_is_asked_or_hangs_on_one_that_is() -> None:
    signs = {q.id: q for q in library().questions() if q.kind == "safety"}
    free = {code for code, q in signs.items() if q.when is None and not q.once}
    assert free == set(ASKED)
    assert {code for code, q in signs.items() if q.when is not None} == {"e9_ill", "e5_map"}


# -- what is stored, and what is said ----------------------------------------------------------------------


def test_skipped_is_stored_as_skipped_said_and_keeps_the_tests_away() -> None:
    diary = Diary()
    diary.on(0, E4=None, U3=None, missing={"E4": "skipped", "U3": "skipped"}, s5_chair=10, **whole())
    assert diary.record.shelf().sessions[0].safety.declined == ("E4", "U3")
    assert diary.progress.notes == ("You left 2 safety questions open.",)
    assert diary.json["measures"]["chair_stands"]["now"] is None


def test_no_warning_sign_is_never_called_safe() -> None:
    diary = Diary()
    diary.on(0, **whole())
    assert diary.progress.notes == ("You didn't report a warning sign today. That can't rule one out.",)


def test_an_emergency_ends_the_session_and_the_acknowledgement_is_kept_with_its_time() -> None:
    kept = Record(library(), MemoryStore())
    seen = AT + timedelta(minutes=2)
    filed = kept.file(kept.begin("check-in", AT).answer(Key("E2"), "yes"), seen)
    assert (filed.stopped, filed.scores, filed.safety.acknowledged_at) == (True, {}, seen)
    again = session_file.read(session_file.written(filed))
    assert again.safety == filed.safety
    assert b"pee" not in session_file.written(filed)


def test_an_emergency_not_yet_acknowledged_says_so() -> None:
    kept = Record(library(), MemoryStore())
    filed = kept.file(kept.begin("check-in", AT).answer(Key("E2"), "yes"), AT, acknowledged=False)
    assert (filed.safety.acknowledged, filed.safety.acknowledged_at) == (False, None)


@pytest.mark.parametrize("code", ["E1", "E2", "E3", "E4"])
def test_private_signs_are_not_named_on_the_page_of_progress(code: str) -> None:
    found = told(session(0, **whole(), safety=record(flags=(code,))))
    flag = found.flags[0]
    told_there = f"{flag.plain} {flag.reason} {flag.action} {' '.join(found.summary)}"
    private = library().question(code)
    assert getattr(private, "plain", "") not in told_there
    assert getattr(private, "reason", "") not in told_there
    assert "emergency department" in flag.action


def test_e4_has_a_neutral_code_where_it_is_not_to_be_kept() -> None:
    for said in ("yes", "no", "not_sure", "before", "checked"):
        stored = safety.record_of(library(), answers(E4=said), AT, store_e4=False)
        assert stored.asked == ("E1-4",)
        assert not {"E4"} & {*stored.flags, *stored.unsure, *stored.before, *stored.checked, *stored.declined}


# -- physical tests are left out (1.5, 4.3) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ({}, True), ({"U3": "yes"}, False), ({"U8": "yes"}, True), ({"s2_leg_worst": 7}, True),
        ({"s2_leg_worst": 8}, False), ({"s2_back_avg": 8}, False), ({"s2_back_avg": 7}, True),
        ({"ctx_notests": ["fall"]}, False), ({"ctx_notests": ["pregnant"]}, False),
        ({"ctx_notests": ["told"]}, False), ({"ctx_notests": ["none"]}, True),
        ({"ctx_surgery": "yes", "ctx_surgery_date": date(2025, 12, 9)}, False),
        ({"ctx_surgery": "yes", "ctx_surgery_date": date(2025, 12, 8)}, True),
        ({"ctx_surgery": "yes"}, False),
    ],
)  # fmt: skip
def test_strength_tests_are_asked_only_where_they_cannot_hurt(said: dict[str, Any], offered: bool) -> None:
    begun = Interview.begin(library(), "full", AT, LATER)
    given = answers(**dict.fromkeys(ASKED, "no")).given
    both = Answers({**given, **answers(("left",), **said).given})
    shown = {ask.key.item for page in replace(begun, given=both).pages for ask in page.asks}
    assert ("s5_heelwalk" in shown) is offered


@pytest.mark.parametrize(("ago", "offered"), [(0, False), (30, False), (31, True)])
def test_a_fall_noted_in_the_past_month_keeps_the_tests_away(ago: int, offered: bool) -> None:
    kept = Record(library(), MemoryStore())
    noting.event(kept, "fall", "on the stairs", AT.date() - timedelta(days=ago), AT)
    begun = kept.begin("full", AT)
    both = Answers(answers(**dict.fromkeys(ASKED, "no"), ctx_side="left").given)
    shown = {ask.key.item for page in replace(begun, given=both).pages for ask in page.asks}
    assert ("s5_heelwalk" in shown) is offered


# -- 4.4 ---------------------------------------------------------------------------------------------------

NUMBERS = {
    "GB": "999", "IE": "112", "EU": "112", "US": "911", "CA": "911", "AU": "000", "NZ": "111", "IN": "112",
    "JP": "119", "KR": "119", "CN": "120", "BR": "192", "ZA": "10177",
}  # fmt: skip


@pytest.mark.parametrize(("country", "number"), NUMBERS.items())
def test_the_number_of_each_country(country: str, number: str) -> None:
    action = safety.flags(library(), answers(E1="yes"), answers(ctx_country=country))[0].action
    assert number in action


def test_an_unknown_country_gets_words_and_the_table_says_when_it_was_checked() -> None:
    assert "your local emergency number" in safety.flags(library(), answers(E1="yes"))[0].action
    checked = str(library().emergency["last_checked"])
    assert date.fromisoformat(checked) <= date(2026, 12, 31)
