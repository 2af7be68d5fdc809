"""Someone: the record of another person on this machine, asked for by name. Nobody's name is shown."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.text import clean

if TYPE_CHECKING:
    from assessments.record import Record
    from tui.screens.frames.ask import AskScreen
    from tui.screens.frames.notice import NoticeScreen
    from tui.visits.asking import Asking

USUAL = "me"  # the one person of a machine that only one uses
HINT = (
    "Type your first name or any word that is yours alone. It opens your record, or starts one. "
    "The names of others aren't shown here."
)
BACK = "Enter alone goes back to the record this window was opened with."
NEW = (
    "There is no record under “{name}” on this machine yet.\n\n"
    "A new one gets its own questions, answers and settings. Type the name the same way next time."
)
NOT_PRIVATE = (
    "This keeps records apart; it doesn't lock them. Who can use this machine can open any of them. "
    "For what nobody else may see, use a login of your own."
)


class Someone:
    """`first`: whose record the app was opened with."""

    def __init__(self, asking: Asking, first: str) -> None:
        self.asking, self.app, self.first = asking, asking.app, first

    async def open(self) -> tuple[str, str] | None:
        """Asks for the name. The id of another person whose record is to be opened, and the name as typed."""
        from assessments import ids

        here = self.asking.record.name
        typed = await self.app.push_screen_wait(name_screen(here != self.first))
        if typed is None:
            return None
        person = ids.id_of_name(typed) if typed else self.first
        if person == here:
            return None
        known = person == self.first or await asyncio.to_thread(self._known, person)
        begun = known or (await self.asking.can_save() and await self.app.push_screen_wait(new_screen(typed)))
        return (person, typed) if begun else None

    def _known(self, person: str) -> bool:
        """Whether this one person has a record here. Nobody else's folder is looked at."""
        store = self.asking.record.store
        return store.person(person).created is not None or bool(store.all(person).sessions)


def name_screen(away: bool) -> AskScreen:
    """Asks for the name. `away`: another record than the first is open, and Enter alone goes back to that."""
    from tui.screens.frames.ask import AskScreen

    return AskScreen(
        "Someone else",
        "Whose record would you like to open?",
        f"{HINT} {BACK}" if away else HINT,
        wrong=_wrong,
        limit=60,
        done="to open it",
        empty=away,
    )


def new_screen(name: str) -> NoticeScreen:
    """Asks before a record is begun: a slip of the finger looks like a new name."""
    from tui.screens.frames.notice import NoticeScreen

    text = f"{NEW.replace('{name}', name)}\n\n{NOT_PRIVATE}"
    return NoticeScreen("Start a new record?", text, done="start it", leave="back")


def _wrong(text: str) -> str:
    return (
        "" if any(char.isalnum() for char in clean(text)) else "Please type a name, with letters or digits."
    )


def keep_name(record: Record, name: str) -> None:
    """Keeps the name as it was typed with the person, if they have none yet. Raises StoreError."""
    person = record.person()
    if name and not person.settings.get("name"):
        record.save_person(replace(person, settings={**person.settings, "name": clean(name)}))


def name_of(record: Record) -> str:
    """What stands on every screen of this record: the person's name, or their id; "" for the usual one."""
    return "" if record.name == USUAL else str(record.person().settings.get("name") or record.name)
