"""Files as earlier versions wrote them are read for ever, each exactly; newer ones are left alone.

tests/frozen holds a file of every format and version there has been. They are never written anew: where one
of these tests fails, the reader is wrong.
"""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from assessments import library
from assessments.answers import Answers, Key
from assessments.errors import StoreError
from assessments.fitting import Fitting
from assessments.judging import account
from assessments.keeping import draft_file, entry_file, folders, person_file, schemas, session_file
from assessments.keeping.store import Draft, Entry, Person
from assessments.session import SafetyRecord, Session

FROZEN = Path(__file__).resolve().parents[1] / "frozen"
AT = datetime(2026, 11, 5, 9, 41, tzinfo=timezone(timedelta(hours=1)))
READERS = {
    "session": session_file.read,
    "draft": draft_file.read,
    "entry": entry_file.read,
    "person": person_file.read,
    "store": folders._read_marker,
}
EXPECTED: dict[str, object] = {
    "session-1.toml": Session(
        id="0192f0",
        person="me",
        form="check-in",
        started=AT,
        finished=AT + timedelta(minutes=6),
        entered=AT + timedelta(minutes=6),
        replaces="0192ef",
        corrected=AT + timedelta(days=2),
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
    ),
    "draft-1.toml": Draft(
        id=f"{1:032x}",
        person="me",
        form="full",
        only=None,
        started=AT,
        saved=AT,
        given=Answers({Key("s2_leg_avg", "left"): 3}, {Key("gpe"): "skipped"}),
        safety=SafetyRecord(asked_at=AT, asked=("E1",), declined=("E2",)),
        legs=("left",),
        here="s2_leg_freq",
        furthest="s2_leg_freq",
        content_version="1.0",
        content_digest="ab",
        minutes=2.5,
    ),
    "entry-1.toml": Entry(
        "a1",
        "me",
        "events",
        date(2026, 11, 20),
        AT,
        {"kind": "fall", "text": 'on the "stairs"', "hurt": True, "steps": 3},
    ),
    "person-1.toml": Person(
        "me",
        Answers({Key("ctx_side"): "left", Key("ctx_onset"): date(2026, 9, 3)}, {Key("ctx_age"): "skipped"}),
        {"theme": "dark", "store_e4": False},
        AT,
    ),
    "store-1.toml": "0f" * 16,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_of_an_earlier_version_is_read_exactly(name: str) -> None:
    assert READERS[name.split("-")[0]]((FROZEN / name).read_bytes()) == EXPECTED[name]


def test_every_version_of_every_format_has_its_frozen_file() -> None:
    for kind in READERS:
        newest = schemas.CURRENT.get(f"onthemend-{kind}", 1)
        for version in range(1, newest + 1):
            assert f"{kind}-{version}.toml" in EXPECTED
            assert f"schema = {version}\n" in (FROZEN / f"{kind}-{version}.toml").read_text("utf-8")


def test_a_whole_check_in_of_the_first_release_still_counts() -> None:
    session = session_file.read((FROZEN / "session-1-whole.toml").read_bytes())
    content = library.read()
    assert Fitting(content).misfits(session) == {}
    assert len(session.answers.given) == 67
    assert session.asked["s2_sit"] == "How bad is the pain when you sit?"
    progress = account.of([session], content, session.day)
    assert progress.measures["leg_pain"].now == 7


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ("2", "it was made by a newer version of On the Mend. Update to read it."),
        ("0", "schema: 1 is expected."),
        ("-7", "schema: 1 is expected."),
        ("1.0", "schema: a whole number is expected."),
    ],
)
def test_a_version_there_never_was_or_not_yet_is_refused(kind: str, schema: str, reason: str) -> None:
    text = (FROZEN / f"{kind}-1.toml").read_text("utf-8").replace("schema = 1\n", f"schema = {schema}\n")
    with pytest.raises(StoreError) as caught:
        READERS[kind](text.encode())
    assert str(caught.value) == reason


def test_an_older_file_is_brought_up_to_date_in_memory_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a version 3 would do: version 1 called the form "kind", version 2 counted from 0."""

    def second(table: schemas.Table) -> schemas.Table:
        table["form"] = table.pop("kind")
        return table

    def third(table: schemas.Table) -> schemas.Table:
        counter = table["counter"]
        assert isinstance(counter, int)
        return {**table, "counter": counter + 1}

    monkeypatch.setitem(schemas.CURRENT, "onthemend-session", 3)
    monkeypatch.setattr(schemas, "STEPS", {"onthemend-session": {1: second, 2: third}})
    now = (FROZEN / "session-1.toml").read_text("utf-8")
    one = now.replace('form = "check-in"', 'kind = "check-in"')
    two = now.replace("schema = 1\n", "schema = 2\n")
    three = now.replace("schema = 1\n", "schema = 3\n").replace("counter = 3", "counter = 4")
    found = [session_file.read(text.encode()) for text in (one, two, three)]
    assert found[0] == found[1] == found[2]
    assert found[0].counter == 4
    with pytest.raises(StoreError, match="newer version"):
        session_file.read(now.replace("schema = 1\n", "schema = 4\n").encode())
