"""My record: what can be read, added, copied and set. The way from here is in tui/visits/record_visit.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.choice import ChoiceScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.judging.progress import Progress
    from assessments.record import Record

ITEMS = (
    Row("Every check-in", "read one, compare it, correct it, put it away", "sessions"),
    Row("Add a past check-in", "for a day when you couldn't do it here", "past"),
    Row("In words", "your progress as text, to read out or print", "words"),
    Row("My files", "copies out and in, check them, what was put away", "files"),
    Row("Someone else", "another person on this machine has a record of their own", "someone"),
    Row("Settings", "colours, country, what is stored", "settings"),
)
FILES = (
    Row("Take a copy", "for another machine, a clinician, or to keep safe", "export"),
    Row("Take in a copy", "from another machine, or one that you kept safe", "import"),
    Row("Check my files", "looks at every one of them and changes nothing", "check"),
    Row("What was put away", "bring it back, or delete it for good", "trash"),
)


class RecordScreen(ChoiceScreen):
    """Dismisses with the id of a line, or None. `warning`: said of where the files are."""

    def __init__(self, record: Record, progress: Progress, *, at: str = "", warning: str = "") -> None:
        count = len(progress.sessions)
        fact = "1 check-in" if count == 1 else f"{count} check-ins"
        prompt = ("Press", f"1-{len(ITEMS)}", "to open")
        lead = place(record.place, warning)
        super().__init__("My record", ITEMS, lead=lead, fact=fact, prompt=prompt, at=at)


class FilesScreen(ChoiceScreen):
    """Dismisses with the id of a line, or None."""

    def __init__(self, record: Record, *, at: str = "", warning: str = "") -> None:
        lead = place(record.place, warning)
        lead += () if record.name == "me" else (f"On the command line: --person {record.name}",)
        super().__init__("My files", FILES, lead=lead, prompt=("Press", f"1-{len(FILES)}", "to open"), at=at)


def place(folder: str, warning: str) -> tuple[str, ...]:
    """Where the files are, and who else has them."""
    where = f"Your files are in {folder}"
    return (where, warning) if warning else (where,)
