"""`progress --json` says all of it: any number of check-ins, spells, versions, skipped signs, both legs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from typing import Any

import pytest
from json_schema import wrong
from spells import ASKED, START, library, session, whole

from assessments.judging import account, events, progress_json
from assessments.keeping.store import Entry
from assessments.session import SafetyRecord, Session

SCHEMA = json.loads((resources.files("assessments.judging") / "progress.schema.json").read_text())
BOTH = ("left", "right")


def told(*sessions: Session, **asked: Any) -> dict[str, Any]:
    found = account.of(sessions, library(), START + timedelta(days=400), **asked)
    tables = progress_json.tables(found)
    assert wrong(SCHEMA, tables) == []
    assert json.loads(progress_json.dumps(found)) == tables
    return tables


def recovery(count: int, **fields: Any) -> list[Session]:
    """Weekly check-ins: pain falls from 8, the reach from the toes, daily life comes back."""
    return [
        session(
            7 * n,
            **{**whole(max(0, 8 - n // 2), max(0, 7 - n // 2), min(4, n // 3), min(10, n // 2)), **fields},
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_any_number_of_check_ins_has_the_whole_shape(count: int) -> None:
    found = told(*recovery(count))
    assert found["sessions"] == count
    assert [s["check_ins"] for s in found["spells"]] == ([count] if count else [])
    assert found["spell"] == min(count, 1)
    assert len(found["measures"]["leg_pain"]["points"]) == count
    assert found["course"] is None if count == 0 else found["course"]["first"] == 8


def test_thirty_check_ins_tell_the_phase_with_its_reasons_and_inputs() -> None:
    found = told(*recovery(30))
    phase = found["phase"]
    assert (phase["now"], phase["status"], phase["pending"]) == (2, "confirmed", None)
    assert phase["since"] < found["measures"]["leg_pain"]["now_day"]
    assert phase["reasons"][0] == "lp"
    assert phase["inputs"]["lp"] == 0
    assert len(phase["why"]) >= 3


def test_every_verdict_names_its_rule_and_its_sources() -> None:
    found = told(*recovery(4))
    for line in (found["overall"], *found["signs"].values(), *found["measures"].values()):
        assert line["rule"] in library().rules, line["title"]
        assert line["sources"], line["title"]
        assert set(line["sources"]) <= set(library().sources)


def test_the_reach_over_time_is_there_by_leg_with_its_places() -> None:
    zones = {"left": 6, "right": 3}
    later = {"left": 2, "right": 3}
    found = told(
        session(0, legs=BOTH, **{**whole(), "s1_far_usual": zones, "s1_zones": ["left_calf", "left_heel"]}),
        session(7, legs=BOTH, **{**whole(), "s1_far_usual": later, "s1_zones": ["left_calf", "left_knee"]}),
    )
    central = found["centralization"]
    assert [p["zone"] for p in central["left"]] == [6, 2]
    assert [p["place"] for p in central["right"]] == ["thigh", "thigh"]
    assert [p["zone"] for p in central["reached"]] == [6, 3]
    assert found["measures"]["zone"]["left"]["verdict"] == "improved"
    assert (found["map"]["gained"], found["map"]["lost"]) == (["left_knee"], ["left_heel"])
    assert found["map"]["words"][0] == "No longer marked since 2 March: left heel."


def test_across_a_relapse_the_old_spell_is_named_and_reachable() -> None:
    old = [*recovery(3), session(28, **{**whole(0, 0, 4, 10), "p3_painfree": 28})]
    back = [session(60, **{**whole(5, 4), "relapse_24h": "yes"}), session(67, **whole(4, 4))]
    now = told(*old, *back)
    assert [(s["number"], s["first"], s["check_ins"]) for s in now["spells"]] == [
        (1, "2026-03-02", 4),
        (2, "2026-05-01", 2),
    ]
    assert (now["spell"], now["since"], now["measures"]["leg_pain"]["first"]) == (2, "2026-05-01", 5)
    then = told(*old, *back, spell=1)
    assert (then["spell"], then["sessions"], then["measures"]["leg_pain"]["first"]) == (1, 4, 8)
    assert "earlier spell" in then["summary"][0]
    assert then["advice"] == []


def test_a_view_since_a_chosen_day_says_so_and_leaves_the_rest_of_the_record_as_it_is() -> None:
    sessions = recovery(8)
    main, view = told(*sessions), told(*sessions, since=date(2026, 3, 30))
    assert (main["start"], main["since_words"]) == (None, "since the start")
    assert (view["start"], view["since_words"]) == ("2026-03-30", "since 30 Mar")
    assert (view["measures"]["leg_pain"]["first"], main["measures"]["leg_pain"]["first"]) == (6, 8)
    for same in ("flags", "advice", "phase", "notes", "spells", "sessions"):
        assert view[same] == main[same], same


def test_a_seam_stands_where_the_questions_are_of_another_version() -> None:
    one, two, three = recovery(3)
    old = [replace(s, content_version="1", content_digest="a") for s in (one, two)]
    found = told(*old, replace(three, content_version="2", content_digest="b"))
    assert [(s["day"], s["kind"]) for s in found["seams"]] == [("2026-03-16", "version")]
    assert found["measures"]["leg_pain"]["verdict"] == "no_meaningful_change"


def test_a_seam_stands_where_a_question_asked_both_times_has_other_words() -> None:
    one, two = recovery(2)
    before = replace(one, content_digest="a", asked={"s2_leg_avg": "Old words?", "ctx_side": "Same?"})
    after = replace(two, content_digest="b", asked={"s2_leg_avg": "Old words?", "ctx_side": "New?"})
    assert [s["kind"] for s in told(before, after)["seams"]] == ["wording"]
    same = replace(two, content_digest="b", asked={"s2_leg_avg": "Old words?", "s2_tingle": "New one?"})
    assert told(before, same)["seams"] == []


def test_a_seam_stands_where_scores_were_worked_out_another_way() -> None:
    one, two = recovery(2)
    found = told(replace(one, scores={"overall": 1}), two)
    assert [(s["day"], s["kind"]) for s in found["seams"]] == [("2026-03-09", "scoring")]
    now = found["overall"]["points"][0]["value"]
    assert told(replace(one, scores={"overall": now}), two)["seams"] == []


def test_skipped_signs_are_told_as_codes_and_never_as_no() -> None:
    record = SafetyRecord(asked=ASKED, declined=("E4", "U3"))
    found = told(session(0, **whole(), safety=record))
    assert found["safety"] == {
        "asked": True, "left_open": 2, "skipped": ["E4", "U3"], "levels": {}, "acknowledged": False,
        "acknowledged_at": None,
    }  # fmt: skip
    assert found["notes"] == [{"code": "left_open", "words": "You left 2 safety questions open."}]


def test_flags_tell_level_and_since_and_when_an_emergency_was_acknowledged() -> None:
    at = datetime(2026, 3, 9, 9, 40, tzinfo=UTC)
    record = SafetyRecord(asked=ASKED, flags=("E2",), levels=(("E2", "E"),)).read(at)
    found = told(session(0, **whole()), session(7, safety=record, fields={"stopped": True}))
    assert [(f["code"], f["level"], f["since"], f["symptom"]) for f in found["flags"]] == [
        ("E2", "E", "2026-03-09", True)
    ]
    assert found["safety"]["levels"] == {"E2": "E"}
    assert found["safety"]["acknowledged_at"] == "2026-03-09T09:40:00+00:00"
    assert "bladder" not in json.dumps(found)  # private on a page that others may see


def test_advice_and_notes_have_codes() -> None:
    found = told(*(session(7 * n, **{**whole(8), "ctx_onset": date(2026, 1, 1)}) for n in range(3)))
    assert {"six_weeks", "severe_pain"} <= {row["code"] for row in found["advice"]}
    assert [note["code"] for note in found["notes"]] == ["no_flag"]


def noted(kind: str, day: date, text: str = "") -> Entry:
    return Entry(
        f"{kind}{day}", "me", "events", day, datetime(2026, 5, 1, tzinfo=UTC), events.what(kind, text)
    )


def test_events_come_from_notes_and_from_answers() -> None:
    entries = (
        noted("treatment_start", date(2026, 3, 5), "physio\u202ether\x1bapy"),
        noted("fall", date(2026, 3, 1)),
    )
    flare = [
        session(7 * n, **{**whole(), "flare": said}) for n, said in enumerate(("no", "yes", "yes", "no"))
    ]
    scan = session(28, **{**whole(), "s7_had": "mri", "s7_date": date(2026, 3, 20), "s7_told": "same"})
    found = told(*flare, scan, entries=entries)["events"]
    assert [(e["day"], e["kind"], e["until"], e["noted"]) for e in found] == [
        ("2026-03-01", "fall", None, True),
        ("2026-03-05", "treatment_start", None, True),
        ("2026-03-09", "flare", "2026-03-16", False),
        ("2026-03-20", "scan", None, False),
    ]
    assert found[1]["words"] == "Treatment started: physiotherapy"
    assert found[3]["words"] == "Scan: MRI"


def test_own_activities_reached_are_listed_with_their_day_and_stay_listed() -> None:
    own = {"s3_own": ["dance", "swim"]}
    ratings = ((3, 8), (6, 9), (8, 10), (5, 10))
    found = told(
        *(
            session(7 * n, **{**whole(), **own, "s3_own1": a, "s3_own2": b})
            for n, (a, b) in enumerate(ratings)
        )
    )
    assert [(a["activity"], a["day"], a["still"]) for a in found["again"]] == [("dance", "2026-03-16", False)]
    assert [line["title"] for line in found["activities"]] == ["dance", "swim"]


def test_a_seam_stands_where_scores_are_worked_out_another_way() -> None:
    one, two, three = recovery(3)
    found = told(replace(one, scoring_version="1"), *(replace(s, scoring_version="2") for s in (two, three)))
    assert [(s["day"], s["kind"]) for s in found["seams"]] == [("2026-03-09", "scoring")]
    assert told(*(replace(s, scoring_version="1") for s in (one, two, three)))["seams"] == []
