"""The store: what is written where, what a bad file does (nothing), and what is said when saving fails."""

import errno
import hashlib
import os
import stat
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from assessments.answers import Answers, Key
from assessments.errors import StoreError
from assessments.keeping import draft_file, session_file
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Draft, Person, SessionStore
from assessments.keeping.toml_store import TomlStore
from assessments.session import SafetyRecord, Session

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX file modes")
AT = datetime(2026, 11, 5, 9, 41, tzinfo=timezone(timedelta(hours=1)))


def session(number: int = 1, at: datetime = AT, **more: object) -> Session:
    made = Session(
        id=f"{number:032x}",
        person="me",
        form="full",
        started=at,
        finished=at,
        entered=at,
        counter=number,
        answers=Answers({Key("s2_leg_avg", "left"): number % 11}),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def draft(number: int = 1, saved: datetime = AT) -> Draft:
    return Draft(
        id=f"{number:032x}",
        person="me",
        form="full",
        only=None,
        started=AT,
        saved=saved,
        given=Answers({Key("s2_leg_avg", "left"): 3}, {Key("gpe"): "skipped"}),
        safety=SafetyRecord(asked_at=AT, asked=("E1",), declined=("E2",)),
        legs=("left",),
        here="s2_leg_freq",
        furthest="s2_leg_freq",
        content_version="1.0",
        content_digest="ab",
        minutes=2.5,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(params=["toml", "memory"])
def store(request: pytest.FixtureRequest, root: Path) -> SessionStore:
    return TomlStore(root) if request.param == "toml" else MemoryStore()


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and not p.is_symlink()
    }


def test_what_is_saved_is_there_again(store: SessionStore) -> None:
    store.save(session(1))
    store.save(session(2, AT + timedelta(days=7)))
    assert store.all("me").sessions == (session(1), session(2, AT + timedelta(days=7)))
    assert store.all("someone").sessions == ()


def test_saving_the_same_session_twice_is_refused_and_harms_nothing(store: SessionStore) -> None:
    store.save(session())
    with pytest.raises(StoreError, match="already there"):
        store.save(replace(session(), answers=Answers()))
    assert store.all("me").sessions == (session(),)


def test_drafts_come_newest_first_until_their_session_is_saved(store: SessionStore) -> None:
    store.save_draft(draft(1))
    store.save_draft(replace(draft(1), here="s2_tingle"))
    store.save_draft(draft(2, AT + timedelta(hours=1)))
    assert [d.id for d in store.drafts("me")] == [f"{2:032x}", f"{1:032x}"]
    assert store.drafts("me")[1] == replace(draft(1), here="s2_tingle")
    store.save(session(1))
    assert [d.id for d in store.drafts("me")] == [f"{2:032x}"]
    store.discard(draft(2, AT + timedelta(hours=1)), AT)
    assert store.drafts("me") == ()


def test_a_persons_facts_and_settings_come_back(store: SessionStore) -> None:
    assert store.person("me") == Person("me")
    person = Person("me", Answers({Key("ctx_side"): "left"}), {"theme": "dark", "store_e4": False}, AT)
    store.save_person(person)
    store.save_person(replace(person, settings={"theme": "light"}))
    assert store.person("me") == replace(person, settings={"theme": "light"})


@pytest.mark.parametrize("name", ["../me", "", "a/b", "Me", "con\0", "-x", "x" * 33, "a\n", ".."])
def test_a_person_is_data_and_never_a_path(store: SessionStore, name: str) -> None:
    with pytest.raises(StoreError):
        store.save(session(person=name))
    with pytest.raises(StoreError):
        store.person(name)


def test_nothing_is_written_before_the_first_save(root: Path) -> None:
    store = TomlStore(root)
    store.all("me"), store.drafts("me"), store.person("me"), store.trouble(), store.notice()
    assert not root.exists()


def test_the_layout_is_private_and_carries_a_marker(root: Path) -> None:
    path = TomlStore(root).save(session())
    assert path == f"people/me/sessions/2026-11-05T094100-{1:032x}.toml"
    assert (root / path).read_bytes() == session_file.written(session())
    assert 'format = "onthemend-store"' in (root / "store.toml").read_text()
    for entry in (root, *root.rglob("*")):
        assert stat.S_IMODE(entry.stat().st_mode) == (0o700 if entry.is_dir() else 0o600)


def test_the_store_id_stays(root: Path) -> None:
    TomlStore(root).save(session(1))
    before = (root / "store.toml").read_bytes()
    TomlStore(root).save(session(2))
    assert (root / "store.toml").read_bytes() == before


def test_a_discarded_draft_lies_in_the_trash(root: Path) -> None:
    store = TomlStore(root)
    for _ in range(2):
        store.save_draft(draft())
        store.discard(draft(), AT)
        store.discard(draft(), AT)
    assert len(list((root / "trash" / "me").iterdir())) == 2


def test_no_draft_outlives_its_session(root: Path) -> None:
    store = TomlStore(root)
    for number in (1, 2, 3):
        store.save_draft(draft(number))
    drafts = root / "people" / "me" / "drafts"
    for number in (1, 2):
        name = f"2026-11-05T094100-{number:032x}.toml"
        (drafts / name.replace(".toml", " (conflicted copy).toml")).write_bytes((drafts / name).read_bytes())
    kept = (drafts / f"2026-11-05T094100-{1:032x}.toml").read_bytes()
    store.save(session(1))
    (drafts / f"2026-11-05T094100-{1:032x}.toml").write_bytes(kept)  # killed just before it was removed
    assert {d.id for d in TomlStore(root).drafts("me")} == {f"{3:032x}", f"{2:032x}"}
    store.save(session(2))
    assert [path.name for path in drafts.iterdir()] == [f"2026-11-05T094100-{3:032x}.toml"]
    assert [thing.kind for thing in store.trashed("me")] == ["drafts", "drafts"]


def test_of_a_draft_in_two_copies_the_newer_is_offered(root: Path) -> None:
    store = TomlStore(root)
    store.save_draft(draft(1))
    drafts = root / "people" / "me" / "drafts"
    older = replace(draft(1), here="s2_sit", saved=AT - timedelta(hours=1))
    (drafts / "x.sync-conflict-20261105-094100-ABCDEFG.toml").write_bytes(draft_file.written(older))
    assert store.drafts("me") == (draft(1),)


def test_bad_files_are_listed_with_reasons_and_never_touched_and_hide_no_good_one(root: Path) -> None:
    store = TomlStore(root)
    folder = (root / store.save(session())).parent
    good = session_file.written(session(2))
    (folder / "a-empty.toml").write_bytes(b"")
    (folder / "b-cut.toml").write_bytes(good[: good.index(b"[end]")])
    (folder / "c-huge.toml").write_bytes(b"#" * (1 << 20) + good)
    (folder / "d-deep.toml").write_bytes(b"a = " + b"[" * 5000)
    (folder / "e-bytes.toml").write_bytes(b"\xff")
    (folder / "f-other.toml").write_bytes(b"[tool.black]\n")
    (folder / "g-person.toml").write_bytes(session_file.written(session(3, person="anna")))
    (folder / "h-copy.toml").write_bytes(session_file.written(session(1, form="check-in")))
    (folder / "i-link.toml").symlink_to(root / "store.toml")
    os.mkfifo(folder / "j-pipe.toml")
    (folder / "k-folder.toml").mkdir()
    (folder / "l-\x1b]0;x\x07.toml").write_bytes(b"x")
    (folder / "same content (copy).toml").write_bytes(session_file.written(session()))
    (folder / ".hidden.toml").write_bytes(b"x")
    (folder / "notes.txt").write_bytes(b"x")
    before = digests(root)
    shelf = TomlStore(root).all("me")
    assert shelf.sessions == (session(),)
    reasons = [(bad.name, bad.reason) for bad in shelf.unreadable]
    assert [name[0] for name, _ in reasons] == list("abcdefgijkl")
    assert [copy.name[0] for copy in shelf.conflicts[0].copies] == list("2h")
    expected = [
        "it is empty.",
        "it is cut off: its last lines are missing.",
        "it is larger than 1024 KiB, so it was not read.",
        "it is nested too deeply.",
        "it isn't plain text (UTF-8).",
        "it isn't a session of On the Mend.",
        "it is about another person.",
        "it isn't a plain file.",
        "it isn't a plain file.",
        "it isn't a plain file.",
    ]
    assert [reason for _, reason in reasons[:10]] == expected
    assert "\x1b" not in reasons[10][0]
    assert digests(root) == before


def test_a_file_changed_by_hand_is_read_anew(root: Path) -> None:
    store = TomlStore(root)
    path = root / store.save(session())
    assert store.all("me").sessions[0].form == "full"
    path.write_bytes(path.read_bytes().replace(b'"full"', b'"bad-day"'))
    assert store.all("me").sessions[0].form == "bad-day"


@pytest.mark.parametrize(
    ("err", "words"),
    [
        (errno.ENOSPC, "Not saved: the disk is full."),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "may be failing"),
        (errno.EMFILE, "too many files are open"),
        (errno.EACCES, "no permission"),
        (errno.ESTALE, "network folder"),
    ],
)
def test_a_fault_is_told_in_one_plain_sentence_and_the_next_try_can_work(
    root: Path, monkeypatch: pytest.MonkeyPatch, err: int, words: str
) -> None:
    store = TomlStore(root)
    store.save(session(1))

    def fault(_handle: int) -> None:
        raise OSError(err, os.strerror(err))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fault)
        with pytest.raises(StoreError) as caught:
            store.save(session(2))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "Errno" not in str(caught.value)
    assert not list(root.rglob("*.part"))
    store.save(session(2))
    assert len(store.all("me").sessions) == 2


def test_a_data_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    root.symlink_to(tmp_path / "real")
    with pytest.raises(StoreError, match="is a link"):
        TomlStore(root).save(session())
    assert "is a link" in str(TomlStore(root).trouble())
    assert list((tmp_path / "real").iterdir()) == []


def test_a_link_inside_the_store_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    TomlStore(root).save_person(Person("anna"))
    (root / "people" / "me").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="is a link"):
        TomlStore(root).save(session())
    with pytest.raises(StoreError, match="is a link"):
        TomlStore(root).all("me")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_anyone_can_write_to_is_refused_and_one_others_can_list_is_told(root: Path) -> None:
    root.mkdir()
    root.chmod(0o777)
    assert "Anyone on this machine can write" in str(TomlStore(root).trouble())
    with pytest.raises(StoreError, match="Anyone"):
        TomlStore(root).save(session())
    root.chmod(0o755)
    store = TomlStore(root)
    assert store.trouble() is None
    store.save(session())
    assert "chmod 700" in str(store.notice())
    assert stat.S_IMODE((root / "people").stat().st_mode) == 0o700


def test_a_marker_that_is_not_ours_stops_writing(root: Path) -> None:
    root.mkdir(mode=0o700)
    (root / "store.toml").write_text('format = "a shop"\n')
    assert "store.toml can't be used" in str(TomlStore(root).trouble())
    with pytest.raises(StoreError, match="can't be used"):
        TomlStore(root).save(session())


def test_a_persons_file_that_cannot_be_read_is_never_written_over(root: Path) -> None:
    store = TomlStore(root)
    store.save_person(Person("me"))
    path = root / "people" / "me" / "person.toml"
    path.write_text("broken [")
    with pytest.raises(StoreError, match="left as it is"):
        store.save_person(Person("me", settings={"theme": "dark"}))
    assert path.read_text() == "broken ["


def test_a_part_of_the_path_that_is_a_file_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = TomlStore(tmp_path / "file" / "data")
    with pytest.raises(StoreError, match="Not saved"):
        store.save(session())
    assert store.trouble()


def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    TomlStore(root).save(session())
    real = Path.lstat

    def denied(path: Path) -> os.stat_result:
        if path.name == "people":
            raise PermissionError(errno.EACCES, "denied")
        return real(path)

    monkeypatch.setattr(Path, "lstat", denied)
    for reading in (TomlStore(root).all, TomlStore(root).drafts):
        with pytest.raises(StoreError, match="Not read: there is no permission"):
            reading("me")


def test_a_data_folder_that_is_a_file_is_a_sentence_also_when_reading(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="is a file, not a folder"):
        TomlStore(tmp_path / "file").all("me")


def test_order_is_by_event_time_then_counter(store: SessionStore) -> None:
    late, early = session(1, AT), session(2, AT - timedelta(days=30), entered=AT + timedelta(hours=1))
    twin = session(3, AT, entered=AT + timedelta(hours=2))
    for each in (twin, late, early):
        store.save(each)
    shelf = store.all("me")
    assert shelf.sessions == (early, late, twin)
    assert shelf.odd == frozenset()


def test_a_clock_that_ran_behind_sorts_after_its_predecessor_and_is_noted(store: SessionStore) -> None:
    first = session(1, AT)
    behind = session(2, AT.replace(year=1970))
    after = session(3, AT + timedelta(days=7))
    for each in (first, behind, after):
        store.save(each)
    shelf = store.all("me")
    assert shelf.sessions == (first, behind, after)
    assert shelf.odd == {behind.id}


def test_a_check_in_finished_days_after_it_was_begun_stays_at_its_day(store: SessionStore) -> None:
    between = session(1, AT + timedelta(days=1))
    resumed = session(2, AT, entered=AT + timedelta(days=2), finished=AT + timedelta(days=2))
    for each in (between, resumed):
        store.save(each)
    assert store.all("me").sessions == (resumed, between)
    assert store.all("me").odd == frozenset()


def test_any_number_of_check_ins_a_day_and_one_local_time_twice_are_files_of_their_own(root: Path) -> None:
    summer = AT.replace(month=10, day=25, hour=2, tzinfo=timezone(timedelta(hours=2)))
    winter = summer.replace(tzinfo=timezone(timedelta(hours=1)))
    store = TomlStore(root)
    made = (session(1, summer, zone="CEST"), session(2, winter, zone="CET"))
    paths = [store.save(each) for each in made]
    assert len({path[: path.rindex("-")] for path in paths}) == 1
    assert len(set(paths)) == 2
    assert store.all("me").sessions == made
    assert "started = 2026-10-25T02:41:00+02:00" in (root / paths[0]).read_text()
    assert 'zone = "CEST"' in (root / paths[0]).read_text()
    for number in range(3, 9):
        store.save(session(number, winter))
    assert len({s.day for s in store.all("me").sessions}) == 1
    assert len(store.all("me").sessions) == 8
