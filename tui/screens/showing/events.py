"""Events on the time axis: the list of them, and the way from saying one to its file and back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from assessments import noting
from tui.screens.frames.lists import ListScreen
from tui.screens.showing.happened import EventScreen, Happened
from tui.widgets.rows import Row
from tui.widgets.showing.marks import day, span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual.app import App
    from textual.binding import BindingType

    from assessments.judging.events import Event
    from assessments.record import Record

DERIVED = "from a check-in"
UNREAD = "Not read, and left as it is:"
ASK = ("Press", "Enter", "to put it in the trash")


class EventsScreen(ListScreen["Event | str | None"]):
    """Every event, the latest first. Dismisses ADD, an event to put in the trash, or None.

    Those that came out of a check-in stand here too; they go with their check-in.
    """

    ADD = "add"
    headline = "Events"
    prompt = ("Press", "e", "to note an event")
    keys = (("↑↓", "move"), ("Del", "remove"), ("Esc", "back"))
    nothing = "Nothing is noted yet. Events stand under your charts and in the words to print."
    BINDINGS: ClassVar[list[BindingType]] = [("e", "add"), ("delete,backspace,d", "remove")]

    def __init__(self, events: Sequence[Event], note: str = "") -> None:
        self.events = tuple(reversed(events))
        rows = [Row(_words(event), _days(event)) for event in self.events]
        fact = "1 event" if len(rows) == 1 else f"{len(rows)} events"
        super().__init__(rows, lead=(note,) if note else (), fact=fact)
        self.asking = False

    def _ask(self, asking: bool) -> None:
        self.asking = asking
        cls = type(self)
        self.frame(prompt=ASK if asking else cls.prompt, keys=(("Esc", "keep it"),) if asking else cls.keys)

    def chosen(self, place: int) -> None:
        """Enter takes an event away only after Del asked; else it does nothing."""
        if self.asking and self.events[place].entry is not None:
            self.dismiss(self.events[place])

    def action_remove(self) -> None:
        """Asks before anything goes to the trash."""
        if self.events and self.events[self.at].entry is not None:
            self._ask(True)
        elif self.events:
            self.frame(fact="it came from a check-in, and stays with it")

    def move(self, place: int) -> None:
        self._ask(False)
        super().move(place)

    def action_add(self) -> None:
        """Another one."""
        self.dismiss(self.ADD)

    def action_close(self) -> None:
        if self.asking:
            self._ask(False)
        else:
            self.dismiss(None)


def _days(event: Event) -> str:
    last = event.until or event.day
    return day(event.day, year=True) if last == event.day else span(event.day, last)


def _words(event: Event) -> str:
    if event.entry is None:
        return f"{event.words} ({DERIVED})"
    entered = event.entry.entered.date()
    return f"{event.words} (noted {day(entered)})" if entered != event.day else event.words


async def note_events(app: App[int], record: Record, clock: Callable[[], datetime], wish: str) -> str:
    """From a wish ("add" or "list") through the screens, as long as the person goes on. Needs a worker.

    Returns what was done last, in a few words for the frame; "" where nothing changed.
    """
    done = ""
    while True:
        now = clock()
        events = (await asyncio.to_thread(record.progress, now)).events
        if wish == EventsScreen.ADD:
            names, about = record.library.words["event"], record.library.words["event_about"]
            from assessments.judging.events import KINDS

            kinds = tuple((kind, str(names[kind]), str(about[kind])) for kind in KINDS)
            said = await app.push_screen_wait(EventScreen(record.library, kinds, now.date(), len(events)))
            if isinstance(said, Happened):
                if await kept(app, noting.event, record, said.kind, said.text, said.day, now):
                    done = f"◆ {names[said.kind]}, {day(said.day)}: kept"
                return done
            if said is None:
                return done
            wish = EventScreen.LIST
            continue
        bad = (await asyncio.to_thread(record.notes, "events")).unreadable
        note = f"{UNREAD} {', '.join(file.name for file in bad)}." if bad else ""
        chosen = await app.push_screen_wait(EventsScreen(events, note))
        if chosen is None:
            return done
        if isinstance(chosen, str):
            wish = chosen
        elif chosen.entry is not None and await kept(app, record.discard, chosen.entry, now):
            done = f"◆ {day(chosen.day)}: in the trash"


async def kept(app: App[int], act: Callable[..., object], *what: object) -> bool:
    """Does it in a thread; where that fails, says why and that nothing is lost."""
    from assessments.errors import AssessmentsError
    from tui.screens.frames.notice import NoticeScreen

    try:
        await asyncio.to_thread(act, *what)
    except AssessmentsError as error:
        await app.push_screen_wait(NoticeScreen("Not kept", str(error)))
        return False
    return True
