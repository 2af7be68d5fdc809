"""Staffed: a closed app whose staff get in, behind their PIN, with a patient under way or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Event, Key, MouseEvent

from tui.kiosk.shell.ends import LEFT
from tui.kiosk.shell.guard import Guarded
from tui.kiosk.staff.screen import StaffScreen

if TYPE_CHECKING:
    from assessments.clinic.visits import Visit
    from tui.kiosk.given import Kiosk
    from tui.kiosk.staff.desk import StaffDesk, StaffWish


class Staffed(Guarded):
    """See the module. What a patient sees is in the class that follows it."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        self.desk: StaffDesk | None = None  # open: staff are at the machine

    async def open_staff(self, visit: Visit | None) -> StaffWish:
        """The staff's screens, behind the PIN; call it in a worker. What to do when they close."""
        from tui.kiosk.staff.desk import StaffDesk

        self.desk = StaffDesk(self, visit)
        try:
            wish = await self.desk.open()
        finally:
            self.desk = None
        if wish == "leave":
            self.ending = "staff"
            self.keep_once()
            self.end(LEFT)
        return wish

    def show_closed(self) -> None:
        """Instead of a welcome: nobody can go on. Staff get in; anything else looks again."""
        from tui.kiosk.staff.closed import ClosedScreen

        async def show() -> None:
            if await self.push_screen_wait(ClosedScreen(self.kiosk.closed, self.kiosk.clinic.settings)):
                await self.open_staff(None)
            self.end()

        self.run_worker(show(), group="closed")

    async def on_event(self, event: Event) -> None:
        """While staff are there, every key and touch says so, and on a home screen `-` goes back."""
        if self.desk is not None and isinstance(event, Key | MouseEvent):
            self.desk.touch()
            back = isinstance(event, Key) and event.character == "-"
            if back and not isinstance(self.screen, StaffScreen):
                event = Key("escape", None)
        await super().on_event(event)
