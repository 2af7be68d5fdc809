"""TellingScreen: a page of somebody's progress, on which every number says where it comes from.

w says where the chosen thing comes from, e notes an event, v tells the change since another check-in.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.screens.frames.sheets import Result, SheetScreen
from tui.widgets.showing.signtable import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from assessments.library import Library
    from assessments.record import Record
    from tui.screens.showing.origin import OriginScreen


def local_now() -> datetime:
    """The time of day where the person is."""
    return datetime.now().astimezone()


def origin_of(progress: Progress, library: Library, what: str) -> OriginScreen:
    """The page on where `what` comes from: see `judging.origin.of`."""
    from assessments.judging import origin
    from tui.screens.showing.origin import OriginScreen

    line_id, _, session = what.partition("@")
    line = origin.line_of(progress, line_id)
    point = next((p for p in line.points if p.session == session), None) if line and session else None
    lead = reading(line, point) if line and point else line.why if line and not session else ""
    return OriginScreen(origin.of(progress, library, what), lead, asked=what.startswith("question."))


class TellingScreen(SheetScreen[Result]):
    """`library` gives words and sources. Without a `record` nothing can be noted or told anew: only read."""

    BINDINGS: ClassVar[list[BindingType]] = [("w", "why"), ("e", "event"), ("v", "since")]

    def __init__(
        self,
        progress: Progress,
        library: Library | None = None,
        record: Record | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        self.progress, self.library, self.record, self.clock = progress, library, record, clock

    @property
    def chosen(self) -> str:
        """What w is about: see `judging.origin.of`."""
        raise NotImplementedError(f"{type(self).__name__}.chosen")

    def told(self, progress: Progress, note: str = "") -> None:
        """The same page with another Progress. `note`: a few words on what brought it about."""
        raise NotImplementedError(f"{type(self).__name__}.told")

    def action_why(self) -> None:
        """Where the chosen number, verdict or sentence comes from."""
        if self.library is not None:
            self.app.push_screen(origin_of(self.progress, self.library, self.chosen))

    @work(exclusive=True)
    async def action_event(self) -> None:
        """Notes an event, today's or a past day's."""
        from tui.screens.showing.events import EventsScreen, note_events

        if self.record is not None:
            note = await note_events(self.app, self.record, self.clock, EventsScreen.ADD)
            if note:
                await self.tell(self.progress.start, note)

    @work(exclusive=True)
    async def action_since(self) -> None:
        """The change since another check-in; pressed there, since the start again."""
        from tui.screens.showing.since import START, SinceScreen

        if self.record is None:
            return
        if self.progress.start is not None:
            await self.tell(None)
            return
        day = await self.app.push_screen_wait(SinceScreen(self.progress))
        if day is not None:
            await self.tell(None if day == START else day)  # type: ignore[arg-type]

    async def tell(self, since: date | None, note: str = "") -> None:
        """The same page told anew, since a check-in or since the start. `note`: see `told`."""
        assert self.record is not None
        self.told(await asyncio.to_thread(self.record.progress, self.clock(), since=since), note)
