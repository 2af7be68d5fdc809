"""The supervisor: one process for each patient, clean-up after each, then the next. It draws nothing itself.

Ends with 0 where staff left the kiosk or the system stops it, 75 where the terminal is gone, 78 where
something has to be put right first. A fault or a kill ends one sitting, never this.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.clinic import closing
from assessments.clinic.clinic import Clinic
from assessments.errors import AssessmentsError, StoreError
from assessments.keeping.faults import as_store_error
from tui.kiosk.process.aftermath import Aftermath, Room
from tui.kiosk.process.clock import now
from tui.kiosk.process.glass import Glass
from tui.kiosk.process.starting import command
from tui.kiosk.shell import lockdown
from tui.kiosk.shell.ends import CRASHED, DONE, LEFT, LOST, REFUSED, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.clinic.visits import Why

PATIENCE = 4.0  # seconds a sitting has to end when it is told to
SOON = 5.0  # seconds; a sitting that ends on its own sooner has stumbled
A_DAY = 86400.0
LONGEST_PAUSE = 30.0  # seconds until the next try after many stumbles
SORRY = ("This screen is closed for a moment.", "", "Please ask at the desk.")


class Supervisor:
    """`sitting`: the command of one patient's process, before its arguments."""

    def __init__(self, clinic: Clinic, sitting: Sequence[str]) -> None:
        self.clinic, self.sitting = clinic, sitting
        self.glass = Glass()
        self.aftermath = Aftermath(clinic, self.glass)
        self.told = 0  # the signal that said to end
        self._child: subprocess.Popen[bytes] | None = None
        self._stumbles = 0

    def run(self) -> int:
        """Sitting after sitting; see the module."""
        for name in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
            signal.signal(name, self._signalled)
        closed = self._begin()
        while not self.told:
            code, trouble = self._sit(closed)
            closed = trouble or self._after(code, closed)
            if code == LEFT or not self.glass.there:
                break
            self._rest(code, trouble)
        with suppress(StoreError):
            self.clinic.trail.add("stopped", now().at)
        gone = self.told == signal.SIGHUP or not self.glass.there
        self.glass.give_back()
        return LOST if gone else DONE

    def _begin(self) -> str:
        """The first entry of the trail and the first clean-up; why no patient can go on, or ""."""
        try:
            self.clinic.forget_guesses(time.time() - A_DAY)
            closing.close(self.clinic, self.clinic.trail.since_last("started"), now().at, "killed")
            self.clinic.trail.add("started", now().at)
            return self._note(self.aftermath.look(), always=True)
        except StoreError as error:
            return str(error)

    # -- one sitting --

    def _sit(self, closed: str) -> tuple[int, str]:
        """Runs one: its exit code, negative where a signal ended it; and why it couldn't begin, or ""."""
        began, self._child, trouble = time.monotonic(), None, ""
        try:
            with as_store_error("saved", self.clinic.folder), Room(self.clinic.folder) as room:
                self.aftermath.before(room)
                code = self._run(room, closed)
        except StoreError as error:
            code, trouble = CRASHED, str(error)
        stumbled = code not in (DONE, LEFT, LOST) and time.monotonic() - began < SOON and not self.told
        self._stumbles = self._stumbles + 1 if stumbled else 0
        return code, trouble

    def _run(self, room: Room, closed: str) -> int:
        """The process of one patient, from its start to its end."""
        self._child = subprocess.Popen(
            [*self.sitting, str(self.clinic.data), *(["--closed", closed] if closed else [])],
            cwd=room.path,
            env=lockdown.scrubbed(os.environ, str(room.path)),
            stderr=sys.stdout.fileno(),  # where Textual draws
            restore_signals=False,  # what is ignored here is ignored there
        )
        if self.told:
            self._end_child()
        code = self._child.wait()
        signal.setitimer(signal.ITIMER_REAL, 0)
        return code

    def _after(self, code: int, closed: str) -> str:
        """Closes the visit in the trail and cleans up; why no patient can go on, or ""."""
        whys: dict[int, Why] = {CRASHED: "crashed", LOST: "ended", LEFT: "staff", DONE: "ended"}
        process = self._child.pid if self._child is not None else 0
        try:
            lines = self.aftermath.lines()
            if code == CRASHED and process and not any(line.what == "crashed" for line in lines):
                self.clinic.trail.add("crashed", now().at, kind="at the start", where="?")
            closing.close(self.clinic, lines, now().at, whys.get(code, "killed"))
            found = self.aftermath.look(process, lines)
            return self._note(found, always=not closed)
        except StoreError as error:
            self.glass.clear()
            return str(error)

    def _note(self, failed: str, *, always: bool) -> str:
        """Tells the trail how the clean-up went; again only where that is news."""
        if always or failed != self.aftermath.last:
            self.clinic.trail.add("clean-up", now().at, failed=failed)
        self.aftermath.last = failed
        return failed

    def _rest(self, code: int, why: str) -> None:
        """After stumbles a pause, longer each time: a fault at the start must not spin. Staff read why."""
        if self._stumbles < 3 and code != REFUSED and not why:
            return
        why = why or (unfit(self.clinic.data) if code == REFUSED else "")
        if why and self._stumbles == 1:
            refuse(why)
        self.glass.say(*SORRY, *(("", f"For staff: {why}") if why else ()))
        end = time.monotonic() + min(2.0 ** max(1, self._stumbles), LONGEST_PAUSE)
        while time.monotonic() < end and not self.told:
            time.sleep(0.1)

    # -- told to end --

    def _signalled(self, number: int, _frame: object) -> None:
        if number == signal.SIGALRM:
            if self.told and self._child is not None and self._child.poll() is None:
                self._child.kill()
            return
        self.told = self.told or number
        self._end_child()

    def _end_child(self) -> None:
        if self._child is not None and self._child.poll() is None:
            with suppress(ProcessLookupError):
                self._child.terminate()
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)


def main(argv: Sequence[str], sitting: Sequence[str] = ()) -> int:
    """`onthemend kiosk`, from its own isolated process. `sitting`: another command for one patient."""
    lockdown.ignore_signals()
    lockdown.no_traces()
    lockdown.adopt_orphans()
    try:
        clinic = Clinic.open(Path(argv[0]))
        if not clinic.pin.is_set:
            raise StoreError("The staff's PIN isn't set yet. Set it first: onthemend kiosk set-pin.")
        if wrong := unfit(clinic.data):
            raise StoreError(wrong)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise StoreError("The kiosk needs a terminal to draw in.")
        with lockdown.only_one(clinic.folder / "lock"):
            return Supervisor(clinic, sitting or command("tui.kiosk.process.sitting")).run()
    except AssessmentsError as error:
        return refuse(str(error))
    except Exception as error:  # the last resort: the service starts it again
        refuse(f"The kiosk had to start again ({type(error).__name__}).")
        return CRASHED


def unfit(data: Path) -> str:
    """What in the settings or the content is wrong, a sentence or "". In its own process: it reads much."""
    asked = subprocess.run(
        command("tui.kiosk.process.readiness", str(data)), capture_output=True, check=False
    )
    return asked.stderr.decode("utf-8", "replace").strip() if asked.returncode else ""
