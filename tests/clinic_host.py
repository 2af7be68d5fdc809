"""A kiosk without a patient: a clinic in a folder, a clock to set, an app that opens the staff's screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessments.clinic.clinic import Clinic
from assessments.clinic.moment import Moment
from assessments.keeping.memory_store import MemoryStore
from assessments.record import Record
from tui.kiosk.given import Kiosk
from tui.kiosk.staff.staffed import Staffed
from tui.settings import Settings

if TYPE_CHECKING:
    from assessments.clinic.visits import Visit
    from assessments.library import Library

NOW = datetime(2026, 11, 24, 15, 20, tzinfo=UTC)
PIN = "830194"


class Clocks:
    """Time that goes on only when it is told to."""

    def __init__(self) -> None:
        self.gone = 0.0

    def __call__(self) -> Moment:
        return Moment(NOW + timedelta(seconds=self.gone), "boot", 5000 + self.gone)

    def wait(self, seconds: float) -> None:
        self.gone += seconds


class Desk(Staffed):
    """Opens the staff's screens at once. `wish`: what came of it."""

    def __init__(self, kiosk: Kiosk, visit: Visit | None = None) -> None:
        super().__init__(kiosk)
        self.visit = visit
        self.wish = ""
        self.kept = 0

    def on_mount(self) -> None:
        if self.kiosk.closed:
            self.show_closed()
        else:
            self.run_worker(self._open())

    async def _open(self) -> None:
        self.wish = await self.open_staff(self.visit)

    def keep(self) -> None:
        self.kept += 1


def kiosk(folder: Path, store: MemoryStore | None = None, closed: str = "", **settings: Any) -> Kiosk:
    """A kiosk with a PIN; time stands still until `kiosk.now.wait`."""
    clinic = Clinic.set_up(folder)
    clinic.settings = replace(clinic.settings, **settings)
    clinic.pin.set(PIN)
    kept = store or MemoryStore()

    def record(person: str, library: Library) -> Record:
        return Record(library, kept, person)

    return Kiosk(Settings(folder), clinic, Clocks(), record, closed)


def busy(kiosk: Kiosk) -> None:
    """A day at the kiosk, until a minute ago."""
    clinic = kiosk.clinic

    def at(minutes: int) -> datetime:
        return NOW - timedelta(minutes=minutes)

    for number, (start, length) in enumerate(((390, 6), (350, 5), (300, 11), (240, 4), (180, 6), (90, 7))):
        visit = clinic.begin(at(start), "en")
        visit.named(at(start - 1), f"{number:032x}")
        if number == 2:
            visit.warned(at(start - 2))
            visit.acknowledged(at(start - 5), "staff")
            visit.marked(at(start - 6), "helped")
        visit.finished(at(start - length), length)
        clinic.trail.add("clean-up", at(start - length), failed="")
    for start in (200, 70):
        visit = clinic.begin(at(start), "en")
        visit.called(at(start - 1))
        visit.left(at(start - 4), "idle")
        clinic.trail.add("clean-up", at(start - 4), failed="")
    clinic.decline(at(60))
    visit = clinic.begin(at(20), "en")
    visit.warned(at(14))


def the_day_before(kiosk: Kiosk) -> None:
    """Yesterday somebody had a warning sign that nobody saw to, and two left half-way."""
    clinic, at = kiosk.clinic, NOW - timedelta(days=1)
    clinic.begin(at, "en").warned(at)
    for person in ("a" * 32, "b" * 32):
        visit = clinic.begin(at, "en")
        visit.named(at, person)
        visit.left(at, "idle")
        folder = clinic.data / "people" / person / "drafts"
        folder.mkdir(parents=True)
        (folder / "half.toml").write_text("")
