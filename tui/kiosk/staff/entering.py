"""Entering figures, for staff: the PIN, of which nothing shows, and a person's code."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assessments.clinic import codes
from assessments.errors import StoreError
from tui.kiosk.picture import pictures
from tui.kiosk.picture.face import Face
from tui.kiosk.staff.screen import Result, StaffScreen
from tui.widgets.flow import Run, write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessments.clinic.moment import Moment
    from assessments.clinic.secret import Secret
    from tui.widgets.canvas import Paint

MOST = 24  # figures taken; more are dropped unseen
DOTS = 12  # always as many, however long the PIN is
MINUTE = 60


class EntryScreen(StaffScreen[Result]):
    """Figures at the left, a pad to touch at the right. `part`: the table of its words."""

    part = ""
    most = MOST

    def face(self) -> Face:
        frame, words = self.words["frame"], self.words[self.part]
        return Face(
            title=words["title"],
            prompt=words["type"],
            take=words["enter"],
            keys=(("-", frame["back"]),),
            groups=(1,),
        )

    def draw(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        words = self.words[self.part]
        pad = height >= pictures.PAD_TALL
        room = width - pictures.PAD_WIDE - 4 if pad else width
        at = write(paint, x, y + 1, room, Run(words["ask"], bold=True))
        at = write(paint, x, at, room, Run(words.get("about", ""), paint.palette.muted))
        self.draw_figures(paint, x, at + 1)
        if pad:
            pictures.draw_pad(paint, x + width - pictures.PAD_WIDE, y + 1)

    def draw_figures(self, paint: Paint, x: int, y: int) -> None:
        """What is typed, or that something is."""

    def press(self, sign: str) -> None:
        if sign == "enter":
            self.commit()
        elif sign == "erase" or (sign == "-" and self.typed):
            self.typed, self.trouble = self.typed[:-1], ""
        elif sign == "-":
            self.dismiss(None)
        elif sign.isdigit() and len(self.typed) < self.most:
            self.typed, self.trouble = self.typed + sign, ""

    def commit(self) -> None:
        """Enter was pressed."""


class PinScreen(EntryScreen["bool | None"]):
    """Dismisses True where the PIN is right, None to go back. `wrong` hears of each that isn't."""

    part = "pin"

    def __init__(
        self,
        words: Mapping[str, Mapping[str, str]],
        pin: Secret,
        now: Callable[[], Moment],
        wrong: Callable[[], None],
    ) -> None:
        super().__init__(words)
        self.pin, self.now, self.wrong = pin, now, wrong
        self._looking = False

    def on_mount(self) -> None:
        super().on_mount()
        self._say_wait()
        self.set_interval(1.0, self._count_down)

    def draw_figures(self, paint: Paint, x: int, y: int) -> None:
        """A row of dots, always as long; it shifts by one with each key, so that a press is seen."""
        p = paint.palette
        for place in range(DOTS):
            live = (place + len(self.typed)) % 2 == 0 and bool(self.typed)
            paint.text(x + 2 * place, y, p.glyph("●", "o") if live else "·", p.text if live else p.muted)
        if self._looking:
            paint.text(x, y + 2, self.words["pin"]["looking"], p.muted)

    def press(self, sign: str) -> None:
        if not self._looking:
            super().press(sign)

    def commit(self) -> None:
        if self.typed:
            self._looking = True
            digits, self.typed = self.typed, ""
            self.run_worker(self._look(digits))

    async def _look(self, digits: str) -> None:
        try:
            wait = self.pin.wait(self.now())
            right = await asyncio.to_thread(self.pin.check, digits, self.now())
            if right:
                self.dismiss(True)
                return
            if not wait:
                await asyncio.to_thread(self.wrong)
            self.trouble = self.words["pin"]["wrong"]
            self._say_wait()
        except StoreError as error:
            self.trouble = str(error)
        self._looking = False
        self.again()

    def _count_down(self) -> None:
        if self.trouble and not self._looking and not self.typed:
            before = self.trouble
            self._say_wait()
            if before != self.trouble:
                self.again()

    def _say_wait(self) -> None:
        """How long the wait still is; the sentence goes with its end."""
        words, wait = self.words["pin"], self.pin.wait(self.now())
        told = self.trouble and self.trouble != words["wrong"]
        if wait > 2 * MINUTE:
            self.trouble = words["wait_minutes"].format(minutes=int(-(-wait // MINUTE)))
        elif wait > 0:
            self.trouble = words["wait"].format(seconds=int(-(-wait // 1)))
        elif told:
            self.trouble = ""


class CodeScreen(EntryScreen["str | None"]):
    """Dismisses a code that can be one, or None. `trouble`: what was wrong with the last."""

    part = "code"
    most = codes.LENGTH

    def __init__(self, words: Mapping[str, Mapping[str, str]], trouble: str = "") -> None:
        super().__init__(words)
        self.trouble = trouble

    def draw_figures(self, paint: Paint, x: int, y: int) -> None:
        pictures.draw_figures(paint, x, y, Face(groups=(3, 3, 3)), self.typed)

    def commit(self) -> None:
        code = codes.parse(self.typed)
        if code is not None:
            self.dismiss(code)
        elif self.typed:
            self.typed, self.trouble = "", self.words["code"]["wrong"]
