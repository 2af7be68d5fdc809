"""A sitting: the process of one patient, from the welcome to the thank-you. The supervisor starts it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.kiosk.given import Kiosk
from tui.kiosk.shell import lockdown
from tui.kiosk.shell.ends import CRASHED, REFUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessments.library import Library
    from assessments.record import Record
    from tui.kiosk.shell.guard import Guarded


def main(argv: Sequence[str], app: Callable[[Kiosk], Guarded] | None = None) -> int:
    """Runs one sitting; the exit code as in `ends`. Never a traceback: it would show answers.

    `app`: another app than the kiosk's, for trying what a fault does.
    """
    lockdown.ignore_signals()
    lockdown.no_traces()
    lockdown.end_with_parent()
    asked = argparse.ArgumentParser(prog="onthemend kiosk")
    asked.add_argument("data", type=Path)
    asked.add_argument("--closed", default="")
    chosen = asked.parse_args(argv)
    from assessments.errors import AssessmentsError

    try:
        kiosk = _opened(chosen.data, chosen.closed)
        if app is None:
            from tui.kiosk.app import KioskApp

            app = KioskApp
        running = app(kiosk)
        running.run()
    except AssessmentsError:
        return REFUSED  # the supervisor finds out what is wrong
    except BaseException:
        os._exit(CRASHED)  # Python would print it
    code = running.return_code or 0
    if getattr(running._driver, "deaf", False):
        os._exit(code)  # all is kept; Python would wait until the terminal takes the rest
    return code


def _opened(data: Path, closed: str) -> Kiosk:
    """Everything a sitting needs that is quick to have. Raises StoreError."""
    from assessments.clinic.clinic import Clinic
    from tui import settings
    from tui.kiosk.process import clock

    clinic = Clinic.open(data)

    def record(person: str, library: Library) -> Record:
        from assessments.keeping.toml_store import TomlStore
        from assessments.record import Record

        return Record(library, TomlStore(data), person)

    return Kiosk(settings.read(str(data)), clinic, clock.now, record, closed)
