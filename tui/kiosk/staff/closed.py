"""ClosedScreen: no patient can go on just now; where to turn, and for staff why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.kiosk.picture.face import Face
from tui.kiosk.staff.screen import StaffScreen, staff_words
from tui.widgets.flow import Run, write

if TYPE_CHECKING:
    from assessments.clinic.settings import Settings
    from tui.widgets.canvas import Paint

AGAIN = 60.0  # seconds until the supervisor looks by itself whether all is well


class ClosedScreen(StaffScreen[bool]):
    """Dismisses False to look again whether all is well (Enter, or after a minute), True for staff (+)."""

    def __init__(self, reason: str, settings: Settings) -> None:
        super().__init__(staff_words(settings.languages[0]))
        self.reason = reason

    def on_mount(self) -> None:
        super().on_mount()
        self.set_timer(AGAIN, lambda: self.dismiss(False))

    def face(self) -> Face:
        return Face(title="On the Mend", prompt=self.words["closed"]["again"], ready=True)

    def draw(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        words, measure = self.words["closed"], min(width, 64)
        y = write(paint, x, y + max(1, height // 4), measure, Run(words["title"], bold=True))
        y = write(paint, x, y + 1, measure, Run(words["text"]))
        write(paint, x, y + 2, measure, Run(words["staff"].format(reason=self.reason), paint.palette.muted))

    def press(self, sign: str) -> None:
        if sign in ("enter", "+"):
            self.dismiss(sign == "+")
