"""What the days before left open, so that midnight hides no warning sign and no unfinished check-in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assessments.clinic import earlier
from assessments.clinic.clinic import Clinic
from assessments.clinic.visits import Visit

TODAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic.set_up(tmp_path)


def left(clinic: Clinic, at: datetime, person: str, *, kept: bool = True) -> Visit:
    """Somebody leaves half-way; what they answered is kept under their code, or no longer."""
    visit = clinic.begin(at, "en")
    visit.named(at, person * 32)
    visit.left(at, "idle")
    if kept:
        folder = clinic.data / "people" / (person * 32) / "drafts"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "one.toml").write_text("")
    return visit


def test_a_sign_nobody_has_seen_to_waits_over_midnight_and_over_months(clinic: Clinic) -> None:
    old = clinic.begin(TODAY - timedelta(days=90), "en")
    old.warned(TODAY - timedelta(days=90))
    clinic.begin(YESTERDAY, "en").warned(YESTERDAY)
    seen = clinic.begin(YESTERDAY, "en")
    seen.warned(YESTERDAY)
    seen.acknowledged(TODAY, "staff")
    clinic.begin(TODAY, "en").warned(TODAY)
    waiting = clinic.before(TODAY.date()).warned
    assert [sign.at for sign in waiting] == [TODAY - timedelta(days=90), YESTERDAY]
    old.acknowledged(TODAY, "staff")
    assert [sign.at for sign in clinic.before(TODAY.date()).warned] == [YESTERDAY]


def test_check_ins_left_half_way_are_told_of_as_long_as_they_are_kept(clinic: Clinic) -> None:
    left(clinic, TODAY - timedelta(days=2), "a")
    left(clinic, YESTERDAY, "a")  # the same person once more
    left(clinic, YESTERDAY, "b")
    left(clinic, YESTERDAY, "c", kept=False)  # finished since then, or erased
    left(clinic, TODAY, "d")  # today's are counted with today
    left(clinic, TODAY - timedelta(days=earlier.DAYS + 1), "e")
    before = clinic.before(TODAY.date())
    assert (before.unfinished, before.oldest) == (2, date(2026, 11, 22))
    assert clinic.before(date(2026, 10, 1)).oldest is None


def test_a_visit_that_the_power_ended_is_closed_at_the_next_start(clinic: Clinic) -> None:
    from assessments.clinic import closing

    assert clinic.trail.since_last("started") == ()
    clinic.trail.add("started", YESTERDAY)
    cut = clinic.begin(YESTERDAY, "en")
    closing.close(clinic, clinic.trail.since_last("started"), TODAY, "killed")
    assert [(line.what, line.text("visit")) for line in clinic.trail.since(0)][-1] == ("left", cut.id)
    assert not clinic.of_day(TODAY.date()).open
