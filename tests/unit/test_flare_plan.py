"""The flare plan: kept in the person's own words, each one a file of its own, the latest one holding."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from assessments import library
from assessments.helping import plan
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Entry
from assessments.keeping.toml_store import TomlStore
from assessments.record import Record

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_the_latest_plan_holds_and_the_earlier_ones_stay(tmp_path: Path) -> None:
    record = Record(library.read(), TomlStore(tmp_path))
    record.note(plan.FOLDER, DAY, AT, plan.note(["Walk round the block", "Ring Ada"]))
    later = AT + timedelta(hours=1)
    record.note(plan.FOLDER, DAY, later, plan.note(["No lifting [really]"]))
    kept = record.notes(plan.FOLDER).entries
    assert plan.latest(kept) == plan.FlarePlan(("No lifting [really]",), DAY)
    told = [one.lines for one in plan.history(kept)]
    assert told == [
        ("Walk round the block", "Ring Ada"),
        ("No lifting [really]",),
    ]


def test_a_plan_without_lines_takes_the_last_one_back() -> None:
    record = Record(library.read(), MemoryStore())
    record.note(plan.FOLDER, DAY, AT, plan.note(["Walk"]))
    record.note(plan.FOLDER, DAY, AT + timedelta(hours=1), plan.note(["", "  "]))
    assert plan.latest(record.notes(plan.FOLDER).entries) is None
    assert plan.latest(()) is None


def test_what_is_typed_is_cleaned_and_kept_short() -> None:
    kept = plan.note(["a\x1b[31m\u202eb", "x" * 500, *"123456789"])
    assert kept == {
        "kind": "flare",
        "line1": "a[31mb",
        "line2": "x" * 120,
        "line3": "1",
        "line4": "2",
        "line5": "3",
        "line6": "4",
    }


def test_other_notes_are_no_plan() -> None:
    other = Entry("a", "me", "events", DAY, AT, {"kind": "flare", "line1": "no"})
    odd = Entry("b", "me", plan.FOLDER, DAY, AT, {"kind": "flare", "line1": 3})
    assert plan.history([other]) == ()
    assert plan.latest([odd]) is None
