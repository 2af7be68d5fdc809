"""Session <-> TOML: what a file looks like, and what is said about one that isn't right."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from assessments.answers import Answers, Key
from assessments.errors import StoreError
from assessments.keeping import session_file
from assessments.session import SafetyRecord, Session

AT = datetime(2026, 11, 5, 9, 41, tzinfo=timezone(timedelta(hours=1)))
SESSION = Session(
    id="0192f0",
    person="me",
    form="check-in",
    started=AT,
    finished=AT + timedelta(minutes=6),
    entered=AT + timedelta(minutes=6),
    zone="CET",
    counter=3,
    answers=Answers(
        {
            Key("s2_leg_avg", "left"): 4,
            Key("s2_leg_avg", "right"): 1,
            Key("s1_zones"): ["low_back", "left_calf"],
            Key("ctx_onset"): date(2026, 9, 3),
            Key("p1_relief"): {"ice": 3, "heat": 1},
            Key("note"): 'the [bold] "stairs" \\ 😀',
        },
        {Key("s2_tingle", "left"): "skipped", Key("s3_adl_car"): "not_applicable"},
    ),
    carried=Answers({Key("s3_own"): ["walk the dog"]}),
    safety=SafetyRecord(asked_at=AT, asked=("E1", "U1"), unsure=("U1",)),
    scores={"s2": 63},
    asked={"s2_leg_avg": "How bad was your leg pain, on average, this past week?"},
    provenance={"mode": "self", "minutes": 6, "live": True},
    content_version="1.0",
    content_digest="ab12",
)
STARTED = "started = 2026-11-05T09:41:00+01:00"
TEXT = session_file.written(SESSION).decode()


def test_a_session_reads_back_as_it_was_written() -> None:
    assert session_file.read(session_file.written(SESSION)) == SESSION


def test_the_file_reads_like_a_letter() -> None:
    lines = TEXT.splitlines()
    assert lines[0] == "# On the Mend: answers about 5 November 2026. Yours to read, copy and keep."
    assert lines[2:6] == ['format = "onthemend-session"', "schema = 1", 'id = "0192f0"', 'person = "me"']
    assert "started = 2026-11-05T09:41:00+01:00" in lines
    assert "s2_leg_avg = { left = 4, right = 1 }" in lines
    assert 's1_zones = ["low_back", "left_calf"]' in lines
    assert lines[-2:] == ["[end]", "complete = true"]


def test_the_file_name_says_the_local_start_and_the_id() -> None:
    assert session_file.file_name(SESSION) == "2026-11-05T094100-0192f0.toml"


def test_an_id_that_could_be_a_path_never_becomes_a_file_name() -> None:
    with pytest.raises(StoreError, match="letters and digits"):
        session_file.file_name(replace(SESSION, id="../me"))


def test_unknown_keys_survive_reading_and_writing() -> None:
    edited = TEXT.replace("schema = 1", 'schema = 1\nmood = "fine"').replace(
        "[end]", '[weather]\nrain = [1, { mm = 2.5 }]\n\n[end]\nby = "hand"'
    )
    edited = edited.replace("[content]", '[content]\nextra = "x"').replace(
        "[safety]", "[safety]\nlater = true"
    )
    session = session_file.read(edited.encode())
    again = session_file.read(session_file.written(session))
    assert session == again
    assert again.unknown == {
        "mood": "fine",
        "weather": {"rain": [1, {"mm": 2.5}]},
        "content": {"extra": "x"},
        "safety": {"later": True},
        "end": {"by": "hand"},
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("complete = true", "", "it is cut off: its last lines are missing."),
        ("[end]\ncomplete = true", "", "it is cut off: its last lines are missing."),
        ('format = "onthemend-session"', 'title = "shopping"', "it isn't a session of On the Mend."),
        ("schema = 1", "schema = 2", "it was made by a newer version of On the Mend. Update to read it."),
        ("schema = 1", "schema = true", "schema: a whole number is expected."),
        ('id = "0192f0"', "", "id is missing."),
        ('id = "0192f0"', 'id = "../x"', "id: letters and digits are expected."),
        ('person = "me"', 'person = "../me"', "A person's name here is up to 32 small letters"),
        (STARTED, "started = 2026-11-05T09:41:00", "started: the zone is missing"),
        (STARTED, "started = 2026-11-05", "started: a date and time with its zone"),
        ("counter = 3", 'counter = "three"', "counter: a whole number is expected."),
        ('legs = ["left"]', 'legs = ["middle"]', 'legs: a list of "left" and "right" is expected.'),
        ("left = 4, right = 1", "left = 4.5", "answers.s2_leg_avg: a whole number, a text"),
        ("left = 4, right = 1", "left = true", "answers.s2_leg_avg: a whole number, a text"),
        ('{ left = "skipped" }', '{ left = "forgot" }', "missing.s2_tingle: one of skipped, not_applicable"),
        ('{ left = "skipped" }', '"skiped"', "missing.s2_tingle: one of skipped, not_applicable"),
        ("s2 = 63", 's2 = "63"', "scores.s2: a whole number is expected."),
        ("[answers]", "[answers]\n[answers]", "it isn't valid TOML: "),
        ("[answers]", "<<<<<<< mine", "it isn't valid TOML: "),
        ('asked = ["E1", "U1"]', "asked = [1]", "safety.asked: a list of texts is expected."),
    ],
)
def test_a_wrong_file_is_refused_with_the_key_and_the_reason(old: str, new: str, reason: str) -> None:
    assert old in TEXT
    with pytest.raises(StoreError) as caught:
        session_file.read(TEXT.replace(old, new, 1).encode())
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


def test_an_answer_and_a_reason_for_none_at_once_is_refused() -> None:
    with pytest.raises(StoreError, match=r"s3_adl_car: it has both"):
        session_file.read(TEXT.replace("[answers]", "[answers]\ns3_adl_car = 3").encode())


def test_every_way_of_cutting_a_file_short_is_noticed() -> None:
    data = session_file.written(SESSION)
    for end in range(len(data) - 1):
        with pytest.raises(StoreError):
            session_file.read(data[:end])


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    edited = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert session_file.read(edited) == SESSION


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe\x00", "it isn't plain text (UTF-8)."),
        (b"a = " + b"[" * 5000, "it is nested too deeply."),
        (b"a = " + b"9" * 5000, "a number in it is far too long."),
        (b"\0" * 100, "it isn't valid TOML: "),
    ],
)
def test_bytes_that_are_no_toml_get_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(StoreError) as caught:
        session_file.read(data)
    assert str(caught.value).startswith(reason)


def test_control_and_bidi_characters_go_on_writing_and_on_reading() -> None:
    dirty = replace(SESSION, answers=Answers({Key("note"): "a\x1b]0;x\x07\x9bb\u202ec\ud800"}))
    text = session_file.written(dirty).decode()
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    planted = TEXT.replace("stairs", "st\\u001b]52airs\\u202E\u009b")
    note = session_file.read(planted.encode()).answers.get("note")
    assert note == 'the [bold] "st]52airs" \\ 😀'


def test_an_offset_with_seconds_is_stored_as_utc_because_toml_has_none() -> None:
    odd = AT.astimezone(timezone(timedelta(minutes=19, seconds=32)))
    data = session_file.written(replace(SESSION, started=odd))
    assert b"started = 2026-11-05T08:41:00+00:00" in data
    assert session_file.read(data).started == AT
