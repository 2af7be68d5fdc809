"""The commands that open the app."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from tui import settings
from tui.complaint import complain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from assessments.record import Record
    from tui.settings import Settings

FORMS = ("full", "check-in", "bad-day")
SECTIONS = (*(f"s{n}" for n in range(1, 8)), "p1", "p2", "p3")


def home(asked: argparse.Namespace) -> int:
    """The app at Home."""
    return _open(_chosen(asked))


def check_in(asked: argparse.Namespace) -> int:
    """Straight into the questions."""
    form = asked.form if asked.form is not None else "full" if asked.only else "check-in"
    if form not in FORMS:
        complain(f"there is no form {form!r}; please choose one of {', '.join(FORMS)}.")
        return 2
    if asked.only is not None and asked.only not in SECTIONS:
        complain(f"there is no sign or phase {asked.only!r}; please choose one of {', '.join(SECTIONS)}.")
        return 2
    return _open(_chosen(asked), start=form, only=asked.only)


def _chosen(asked: argparse.Namespace) -> Settings:
    """Raises StoreError where the data folder leads nowhere, or the person's id can't be one."""
    chosen = settings.read(getattr(asked, "data", None), getattr(asked, "person", None))
    if hasattr(asked, "person"):
        from assessments import ids

        ids.person_id(chosen.person)
    return chosen


def demo(asked: argparse.Namespace) -> int:
    """The app on an invented person, in a folder that is removed afterwards."""
    import tempfile
    from dataclasses import replace
    from pathlib import Path

    from assessments.demo import people

    invented = {person.id.removeprefix("demo-"): person for person in people()}
    name = (next(iter(invented)) if asked.name is None else asked.name).lower().removeprefix("demo-")
    if name not in invented:
        complain(f"there is no invented person {name!r}; please choose one of {', '.join(invented)}.")
        return 2
    others = ", ".join(other for other in invented if other != name)
    print(f"{invented[name].name}: {invented[name].story} (Others: {others}.)")
    with tempfile.TemporaryDirectory(prefix="onthemend-demo-") as made:
        chosen = replace(
            settings.read(made),
            data=Path(made) / "data",
            person=invented[name].id,
            invented=invented[name].name,
        )
        return _open(chosen, fill=lambda path, now: _fill(path, invented[name].id, now))


def _fill(path: Path, person: str, now: datetime) -> None:
    from assessments import library
    from assessments.demo import build
    from assessments.keeping.toml_store import TomlStore

    build(TomlStore(path), library.read(), person, now)


def _open(
    chosen: Settings,
    start: str | None = None,
    only: str | None = None,
    fill: Callable[[Path, datetime], None] | None = None,
) -> int:
    """Runs the app. `fill` puts something into the data folder first, in the app's worker."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or chosen.dumb:
        return complain("the app needs a terminal to draw in; onthemend progress prints the same in words.")

    def record() -> Record:
        from tui.opening import open_record

        if fill is not None:
            from datetime import datetime

            fill(chosen.data, datetime.now().astimezone())
        opened = open_record(chosen)
        # The content stays for good: the collector needn't look through it again in the middle of a key.
        gc.freeze()
        gc.enable()
        return opened

    gc.disable()  # until then: nothing becomes garbage while modules and content are loaded
    try:
        from tui.app import OnTheMendApp

        app = OnTheMendApp(settings.with_own_theme(chosen), record, start=start, only=only)
        code = app.run()
    finally:
        gc.enable()
    if getattr(app._driver, "deaf", False) or _terminal_gone():
        os._exit(app.return_code or code or 0)  # all is saved; Python would wait for the terminal
    return app.return_code or code or 0


def _terminal_gone() -> bool:
    try:
        sys.stderr.flush()
    except OSError:
        return True
    return False
