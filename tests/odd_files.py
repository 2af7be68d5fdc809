"""A person's folder as it may look after years: damaged, cut, foreign, newer, planted and doubled files.

`lay_out` makes them beside good ones; git couldn't hold half of them. ODD says of each what has to be said.
"""
# ruff: noqa: E501

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeAlias

from assessments.answers import Answers, Key
from assessments.keeping import draft_file, entry_file, session_file
from assessments.keeping.store import Draft, Entry
from assessments.keeping.toml_store import TomlStore
from assessments.session import SafetyRecord, Session

AT = datetime(2026, 11, 5, 9, 41, tzinfo=timezone(timedelta(hours=1)))
Maker: TypeAlias = Callable[[Path], object]


def session(number: int, **more: object) -> Session:
    at = AT + timedelta(days=7 * number)
    made = Session(
        id=f"{number:032x}", person="me", form="check-in", started=at, finished=at, entered=at, counter=number,
        answers=Answers({Key("s2_leg_avg", "left"): number % 11, Key("s2_back_avg"): 3}),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


GOOD = tuple(session(number) for number in (1, 2, 3))
ONE = session_file.written(session(9))
TEXT = ONE.decode()


def bytes_(data: bytes) -> Maker:
    return lambda path: path.write_bytes(data)


def changed(old: str, new: str) -> Maker:
    assert old in TEXT
    return bytes_(TEXT.replace(old, new, 1).encode())


def lines_cut_to(count: int) -> Maker:
    return bytes_(b"\n".join(ONE.split(b"\n")[:count]) + b"\n")


def sock(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # a socket's whole name may have about a hundred letters
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def written(path: Path, made: Session) -> None:
    path.write_bytes(session_file.written(made))


PLAIN, TOML = "it isn't a plain file.", "it isn't valid TOML: "
CUT = "it is cut off: its last lines are missing."
OTHER = "it isn't a session of On the Mend."

# name, how it is made, how the reason given begins
ODD: tuple[tuple[str, Maker, str], ...] = (
    ("empty.toml", bytes_(b""), "it is empty."),
    ("nul.toml", bytes_(b"\0" * 4096), TOML),
    ("one-nul.toml", bytes_(ONE.replace(b"check-in", b"check\0in")), TOML),
    ("blank.toml", bytes_(b"\n \n"), OTHER),
    ("comment.toml", bytes_(b"# nothing here\n"), OTHER),
    ("cut-in-a-word.toml", bytes_(ONE[: len(ONE) // 2]), TOML),
    ("cut-at-a-line-end.toml", lines_cut_to(12), CUT),
    ("cut-before-the-last-line.toml", bytes_(ONE.removesuffix(b"complete = true\n")), CUT),
    ("not-whole.toml", changed("complete = true", "complete = false"), CUT),
    ("carriage-returns-only.toml", bytes_(ONE.replace(b"\n", b"\r")), TOML),
    ("utf-16.toml", bytes_(TEXT.encode("utf-16")), "it isn't plain text (UTF-8)."),
    ("latin-1.toml", bytes_(TEXT.replace("check-in", "caf\xe9").encode("latin-1")), "it isn't plain text (UTF-8)."),
    ("deep.toml", bytes_(b"a = " + b"[" * 5000 + b"]" * 5000), "it is nested too deeply."),
    ("deep-tables.toml", bytes_(b"a = " + b"{ b = " * 3000 + b"1" + b" }" * 3000), "it is nested too deeply."),
    ("long-number.toml", bytes_(b"a = " + b"9" * 5000), "a number in it is far too long."),
    ("two-megabytes.toml", bytes_(ONE + b"# " + b"x" * (2 << 20)), "it is larger than 1024 KiB"),
    ("merge-marks.toml", changed("[answers]", "<<<<<<< mine\n[answers]"), TOML),
    ("one-key-twice.toml", changed("s2_back_avg = 3", "s2_back_avg = 3\ns2_back_avg = 4"), TOML),
    ("one-table-twice.toml", changed("[end]", "[answers]\n\n[end]"), TOML),
    ("json.toml", bytes_(b'{"format": "onthemend-session"}'), TOML),
    ("html.toml", bytes_(b"<!doctype html><title>Sign in to the cloud</title>"), TOML),
    ("picture.toml", bytes_(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "it isn't plain text (UTF-8)."),
    ("another-program.toml", bytes_(b'[tool.black]\nline-length = 100\n'), OTHER),
    ("another-format.toml", changed("onthemend-session", "onthemend-sesssion"), OTHER),
    ("a-draft.toml", changed("onthemend-session", "onthemend-draft"), OTHER),
    ("newer.toml", changed("schema = 1", "schema = 2"), "it was made by a newer version of On the Mend."),
    ("older-than-the-first.toml", changed("schema = 1", "schema = 0"), "schema: 1 is expected."),
    ("no-schema.toml", changed("schema = 1\n", ""), "schema is missing."),
    ("no-id.toml", changed(f'id = "{9:032x}"\n', ""), "id is missing."),
    ("id-is-a-path.toml", changed(f'id = "{9:032x}"', 'id = "../../x"'), "id: letters and digits are expected."),
    ("no-start.toml", changed("started = ", "begun = "), "started is missing."),
    ("no-zone.toml", changed("T09:41:00+01:00", "T09:41:00"), "started: the zone is missing"),
    ("no-such-day.toml", changed("2027-01-07", "2027-02-31"), TOML),
    ("words-for-a-number.toml", changed("counter = 9", 'counter = "nine"'), "counter: a whole number is expected."),
    ("half-an-answer.toml", changed("s2_back_avg = 3", "s2_back_avg = 3.5"), "answers.s2_back_avg: a whole number"),
    ("both.toml", changed("[end]", '[missing]\ns2_back_avg = "skipped"\n\n[end]'), "s2_back_avg: it has both"),
    ("another-person.toml", lambda p: written(p, session(9, person="anna")), "it is about another person."),
    ("person-is-a-path.toml", changed('person = "me"', 'person = "../anna"'), "A person's name here is"),
    ("link-to-a-good-one.toml", lambda p: p.symlink_to(next(p.parent.glob("2026-*.toml"))), PLAIN),
    ("link-to-nowhere.toml", lambda p: p.symlink_to(p.parent / "nowhere"), PLAIN),
    ("link-out-of-the-store.toml", lambda p: p.symlink_to("/dev/zero"), PLAIN),
    ("pipe.toml", os.mkfifo, PLAIN),
    ("socket.toml", sock, PLAIN),
    ("folder.toml", lambda p: p.mkdir(), PLAIN),
    (".2026-12-31T094100-ab.toml.icloud", bytes_(b"bplist00"), "it is still in the cloud."),
    ("\x1b]0;title\x07\x9b31m\u202e.toml", bytes_(b"x"), TOML),
    ("caf\u00e9 \U0001f600.toml", bytes_(b"x"), TOML),
    ("-rf.toml", bytes_(b"x"), TOML),
    ("backup.toml~", bytes_(b"x"), TOML),
)  # fmt: skip

# The same check-in once more, and what is different in it: nothing, or an answer.
COPIES: tuple[tuple[str, Maker], ...] = (
    ("{stem} (conflicted copy 2026-11-20).toml", lambda p: written(p, GOOD[0])),
    ("{stem} 2.toml", lambda p: written(p, GOOD[0])),
    ("{stem}.toml~", lambda p: written(p, GOOD[0])),
    ("windows.toml", bytes_(b"\xef\xbb\xbf" + session_file.written(GOOD[0]).replace(b"\n", b"\r\n"))),
)
DIFFERING = tuple(replace(GOOD[1], answers=GOOD[1].answers.put(Key("s2_back_avg"), n)) for n in (7, 8))


def lay_out(root: Path) -> Path:
    """A store with three good check-ins and everything else; the folder of the check-ins."""
    store = TomlStore(root)
    for made in GOOD:
        folder = (root / store.save(made)).parent
    for name, make, _ in ODD:
        make(folder / name)
    stem = session_file.file_name(GOOD[0]).removesuffix(".toml")
    for name, make in COPIES:
        make(folder / name.replace("{stem}", stem))
    stem = session_file.file_name(GOOD[1]).removesuffix(".toml")
    written(folder / f"{stem}.sync-conflict-20261120-094100-ABCDEFG.toml", DIFFERING[0])
    written(folder / f"{stem} (Anna's conflicted copy).toml", DIFFERING[1])
    _beside(store, folder.parent)
    return folder


def _beside(store: TomlStore, person: Path) -> None:
    """A good draft and note, and bad ones."""
    draft = Draft(
        id=f"{7:032x}", person="me", form="full", only=None, started=AT, saved=AT, given=Answers(),
        safety=SafetyRecord(), legs=("left",), here="", furthest="", content_version="1.0", content_digest="ab",
    )  # fmt: skip
    note = Entry("0f", "me", "events", AT.date(), AT, {"kind": "note"})
    store.save_draft(draft)
    store.save_entry(note)
    (person / "drafts" / "cut.toml").write_bytes(draft_file.written(draft)[:200])
    (person / "drafts" / "annas.toml").write_bytes(draft_file.written(replace(draft, person="anna")))
    (person / "events" / "cut.toml").write_bytes(entry_file.written(note)[:100])
    (person / "events" / "other words.toml").write_bytes(
        entry_file.written(replace(note, what={"kind": "x"}))
    )
    (person / "person.toml").write_bytes(b"[facts\n")


BESIDE = ("drafts/annas.toml", "drafts/cut.toml", "events/cut.toml", "events/other words.toml", "person.toml")
