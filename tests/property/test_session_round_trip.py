"""Any session, with anything typed into it, is the same session after a trip through TOML."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from assessments.answers import LEGS, MISSING, Answers, Key
from assessments.errors import StoreError
from assessments.keeping import draft_file, session_file
from assessments.keeping.store import Draft
from assessments.session import SafetyRecord, Session
from assessments.text import clean

SAFE = st.text(max_size=40).map(clean)
WORD = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True).filter(lambda word: word not in LEGS)
NUMBER = st.integers(-(2**63), 2**63 - 1)
VALUE = st.one_of(
    st.integers(-1000, 1000),
    SAFE,
    st.dates(date(1900, 1, 1)),
    st.lists(SAFE, max_size=4),
    st.dictionaries(WORD, st.integers(0, 9) | SAFE, min_size=1, max_size=4),
)
ZONE = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENT = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=ZONE)
PLAIN = st.booleans() | NUMBER | SAFE | st.floats(allow_nan=False, allow_infinity=False)
TREE = st.recursive(
    PLAIN, lambda t: st.lists(t, max_size=3) | st.dictionaries(WORD, t, max_size=3), max_leaves=6
)
ID = st.from_regex(r"[0-9a-f]{32}", fullmatch=True)
CODES = st.lists(WORD, max_size=4, unique=True).map(tuple)


@st.composite
def answers(draw: st.DrawFn, *, missing: bool = True) -> Answers:
    given: dict[Key, object] = {}
    left_out: dict[Key, str] = {}
    for item, by_leg in draw(st.dictionaries(WORD, st.booleans(), max_size=8)).items():
        for leg in LEGS if by_leg else (None,):
            match draw(st.sampled_from(["given", "missing", "neither"])):
                case "given":
                    given[Key(item, leg)] = draw(VALUE)
                case "missing" if missing:
                    left_out[Key(item, leg)] = draw(st.sampled_from(MISSING))
    return Answers(given, left_out)  # type: ignore[arg-type]


def safety() -> st.SearchStrategy[SafetyRecord]:
    return st.builds(
        SafetyRecord,
        asked_at=st.none() | MOMENT,
        asked=CODES, flags=CODES, unsure=CODES, before=CODES, checked=CODES, declined=CODES,
        levels=st.dictionaries(WORD, st.sampled_from("EUS"), max_size=3).map(lambda t: tuple(t.items())),
    )  # fmt: skip


@given(
    st.builds(
        Session,
        id=ID, person=st.just("me"), form=WORD, started=MOMENT, finished=MOMENT, entered=MOMENT,
        answers=answers(), carried=answers(missing=False), safety=safety(),
        scoring_version=WORD | st.just(""),
        legs=st.sampled_from([(), ("left",), ("right",), ("left", "right")]),
        only=st.none() | WORD, short=st.booleans(), stopped=st.booleans(), counter=st.integers(0, 10**6),
        zone=SAFE, language=WORD, content_version=SAFE, content_digest=SAFE,
        asked=st.dictionaries(WORD, SAFE, max_size=4),
        scores=st.dictionaries(WORD, st.integers(0, 100), max_size=4),
        provenance=st.dictionaries(WORD, PLAIN, max_size=4),
        unknown=st.dictionaries(WORD.map(lambda w: f"x_{w}"), TREE.filter(lambda t: t != {}), max_size=3),
    )
)  # fmt: skip
def test_any_session_comes_back_the_same(session: Session) -> None:
    data = session_file.written(session)
    again = session_file.read(data)
    assert again == session
    assert session_file.written(again) == data


@given(
    st.builds(
        Draft,
        id=ID, person=st.just("me"), form=WORD, only=st.none() | WORD, started=MOMENT, saved=MOMENT,
        given=answers(), safety=safety(), legs=st.sampled_from([(), ("right",)]), here=WORD, furthest=WORD,
        content_version=SAFE, content_digest=SAFE, minutes=st.floats(0, 1e6),
    )
)  # fmt: skip
def test_any_draft_comes_back_the_same(draft: Draft) -> None:
    assert draft_file.read(draft_file.written(draft)) == draft


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(), st.text())
def test_whatever_is_typed_a_file_is_written_that_reads_back(text: str, key: str) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    session = Session("1", "me", "full", at, at, at, Answers({Key("note"): text}), asked={key: text})
    assert session_file.read(session_file.written(session)).answers.get("note") == clean(text)


@given(st.binary())
def test_no_bytes_make_reading_raise_anything_but_a_sentence(data: bytes) -> None:
    said = "none"
    try:
        session_file.read(data)
    except StoreError as error:
        said = str(error)
    assert said
    assert "\n" not in said
