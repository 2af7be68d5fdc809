"""My record: what can be read, added, copied and set. The way from here is in tui/visits/record_visit.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.choice import ChoiceScreen
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from assessments.judging.progress import Progress
    from assessments.record import Record

ITEMS = (
    Item("1", "Every check-in", "read one, compare it, correct it, put it away", "sessions"),
    Item("2", "Add a past check-in", "for a day when you couldn't do it here", "past"),
    Item("3", "In words", "your progress as text, to read out or print", "words"),
    Item("4", "My files", "copies out and in, check them, what was put away", "files"),
    Item("5", "Someone else", "another person on this machine has a record of their own", "someone"),
    Item("6", "Settings", "colours, country, what is stored", "settings"),
)
FILES = (
    Item("1", "Take a copy", "for another machine, a clinician, or to keep safe", "export"),
    Item("2", "Take in a copy", "from another machine, or one that you kept safe", "import"),
    Item("3", "Check my files", "looks at every one of them and changes nothing", "check"),
    Item("4", "What was put away", "bring it back, or delete it for good", "trash"),
)


class RecordScreen(ChoiceScreen):
    """Dismisses with the id of a line, or None. `warning`: said of where the files are."""

    def __init__(self, record: Record, progress: Progress, *, at: str = "", warning: str = "") -> None:
        count = len(progress.sessions)
        fact = "1 check-in" if count == 1 else f"{count} check-ins"
        super().__init__("My record", ITEMS, lead=place(record.place, warning), fact=fact, at=at)
        self.prompt = ("Press", f"1-{len(ITEMS)}", "to open")


class FilesScreen(ChoiceScreen):
    """Dismisses with the id of a line, or None."""

    def __init__(self, record: Record, *, at: str = "", warning: str = "") -> None:
        lead = place(record.place, warning)
        lead += () if record.name == "me" else (f"On the command line: --person {record.name}",)
        super().__init__("My files", FILES, lead=lead, at=at)
        self.prompt = ("Press", f"1-{len(FILES)}", "to open")


def place(folder: str, warning: str) -> tuple[str, ...]:
    """Where the files are, and who else has them."""
    where = f"Your files are in {folder}"
    return (where, warning) if warning else (where,)
