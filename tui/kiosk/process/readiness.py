"""Readiness: whether this machine is fit to be a kiosk, one sentence for each thing that was looked at."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.clinic import verifying
from assessments.clinic.clinic import Clinic
from assessments.errors import AssessmentsError
from tui.kiosk.process import machine
from tui.kiosk.process.aftermath import SETTINGS
from tui.kiosk.shell import lockdown
from tui.kiosk.shell.ends import DONE, REFUSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.clinic.moment import Moment

ENOUGH = 500 << 20  # bytes free; about a year of sessions and trail with 200 patients a day


@dataclass(frozen=True)
class Check:
    """One thing. `passed` None: this program can't see it; the sentence says where to look."""

    name: str
    passed: bool | None
    sentence: str


def all_checks(data: Path, moment: Moment) -> tuple[Check, ...]:
    """Everything, whatever fails on the way. Writes nothing."""
    try:
        clinic = Clinic.open(data)
    except AssessmentsError as error:
        return (Check("set up", False, str(error)), *_of_the_machine(data))
    return (
        _pin(clinic),
        _settings(clinic),
        _ways_out(),
        _permissions(clinic),
        _trail(clinic),
        _clock(clinic, moment),
        _clean_up(clinic, moment),
        *_of_the_machine(data),
    )


def unfit(clinic: Clinic) -> str:
    """What in the settings doesn't fit the content there is, a sentence; "" where all does."""
    from assessments import library, translation

    try:
        there = translation.languages()
        for language in clinic.settings.languages:
            if language not in there:
                return (
                    f"kiosk.toml: languages: there is no {language!r}; there is {', '.join(sorted(there))}."
                )
            read = library.read(language=language)
        country = clinic.settings.country
        if country and country not in _countries(read):
            return f'kiosk.toml: country: no emergency number is known for {country}; give another, or "".'
        if clinic.settings.form not in read.forms:
            return f"kiosk.toml: form: there is no {clinic.settings.form!r}."
    except AssessmentsError as error:
        return str(error)
    return ""


def _countries(read: object) -> set[str]:
    options = getattr(read.question("ctx_country"), "options", ())  # type: ignore[attr-defined]
    return {str(option.value) for option in options}


def _pin(clinic: Clinic) -> Check:
    if clinic.pin.is_set:
        return Check("PIN", True, "The staff's PIN is set.")
    return Check("PIN", False, "The staff's PIN isn't set: onthemend kiosk set-pin.")


def _settings(clinic: Clinic) -> Check:
    from assessments import translation

    wrong = unfit(clinic)
    if wrong:
        return Check("languages", False, wrong)
    partly = [name for name in clinic.settings.languages if translation.untranslated(name)]
    if partly:
        return Check("languages", False, f"Not all is translated, so English shows in: {', '.join(partly)}.")
    words = ", ".join(clinic.settings.languages)
    return Check("languages", True, f"Patients answer {clinic.settings.form!r} in: {words}.")


def _ways_out() -> Check:
    """What Textual could do and this kiosk doesn't let it: compared with the Textual that is installed."""
    from textual.app import App

    from tui.kiosk.shell.guard import CLOSED, OPEN, Guarded

    there = {name for name in dir(App) if name.startswith("action_")}
    left = sorted(there - set(CLOSED) - OPEN)
    inherited = [name for name in CLOSED if getattr(Guarded, name) is getattr(App, name, None)]
    if left or inherited or Guarded.ENABLE_COMMAND_PALETTE or Guarded.ALLOW_SELECT:
        return Check(
            "ways out", False, f"This version of Textual has ways out that aren't closed: {', '.join(left)}."
        )
    return Check("ways out", True, f"{len(CLOSED)} ways out of the app are closed.")


def _permissions(clinic: Clinic) -> Check:
    wide = []
    for place in (clinic.data, clinic.folder, *clinic.folder.iterdir()):
        if place.name == SETTINGS:
            continue
        with suppress(OSError):
            info = place.lstat()
            if info.st_mode & 0o077 or info.st_uid != os.geteuid():
                wide.append(place.name)
    if wide:
        return Check(
            "permissions", False, f"Others can read, or own: {', '.join(sorted(wide))}. Use chmod 700."
        )
    return Check("permissions", True, "Only this account can read the kiosk's files.")


def _trail(clinic: Clinic) -> Check:
    try:
        found = verifying.troubles(clinic.trail.raw(), clinic.heads())
    except AssessmentsError as error:
        return Check("trail", False, str(error))
    if found:
        return Check("trail", False, f"{found[0]} See: onthemend kiosk verify.")
    return Check("trail", True, "The trail of what happened is whole.")


def _clock(clinic: Clinic, moment: Moment) -> Check:
    try:
        latest = clinic.trail.latest()
    except AssessmentsError as error:
        return Check("clock", False, str(error))
    here = f"{moment.at:%Y-%m-%d %H:%M %Z}"
    if moment.at.year < machine.BUILT or (latest is not None and moment.at < latest.at):
        return Check("clock", False, f"The clock says {here}, which is before something that has happened.")
    return Check("clock", True, f"The clock says {here}. Please compare it with yours.")


def _clean_up(clinic: Clinic, moment: Moment) -> Check:
    day = clinic.of_day(moment.at.date())
    last = day.clean_ups[-1] if day.clean_ups else None
    if last is None:
        return Check("clean-up", None, "No clean-up yet today: start the kiosk once, then ask again.")
    if last.failed:
        return Check("clean-up", False, f"The last clean-up failed: {last.failed}")
    return Check("clean-up", True, f"The last of {len(day.clean_ups)} clean-ups today passed.")


def _core_dumps() -> Check:
    if lockdown.no_traces():
        return Check("core dumps", True, "A fault leaves no copy of the memory on the disk.")
    return Check("core dumps", False, "A fault may write the memory, with answers in it, to the disk.")


def _of_the_machine(data: Path) -> tuple[Check, ...]:
    free = machine.free(data)
    return (
        Check("disk space", free >= ENOUGH, f"{free >> 20} MiB are free; {ENOUGH >> 20} are wanted."),
        _core_dumps(),
        Check(*machine.swap()),
        Check(*machine.encryption(data)),
        Check(*machine.system_keys()),
        Check(*machine.account()),
        Check(*machine.terminal()),
    )


def main(argv: Sequence[str]) -> int:
    """Before the kiosk starts, in a process of its own: 0, or 78 and a sentence."""
    try:
        wrong = unfit(Clinic.open(Path(argv[0])))
    except AssessmentsError as error:
        wrong = str(error)
    if wrong:
        print(wrong, file=sys.stderr)
    return REFUSED if wrong else DONE
