"""The staff's board: how the day goes, what waits for somebody, and what staff can do here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.kiosk.picture.face import Face
from tui.kiosk.staff.screen import StaffScreen
from tui.themes import cells
from tui.widgets.chrome import shorten
from tui.widgets.digits import TALL, draw_numeral
from tui.widgets.flow import Run, write
from tui.widgets.sheet import fitted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from assessments.clinic.day import Day, Warned
    from assessments.clinic.earlier import Earlier
    from tui.widgets.canvas import Paint

Deed: TypeAlias = Literal["seen_to", "progress", "export", "leave", "helped", "proxy", "end"]
"""What staff can do; the names are those of their words."""
SURE = ("leave", "end")  # asked for twice
SHOWN = 3  # warning signs in view
CARD = 3  # rows of a target


def deeds(waiting: bool, visit: bool) -> tuple[Deed, ...]:
    """What can be done now. With a patient under way nothing of another person is opened here."""
    first: tuple[Deed, ...] = ("seen_to",) if waiting else ()
    return (*first, "helped", "proxy", "end") if visit else (*first, "progress", "export", "leave")


class BoardScreen(StaffScreen["Deed | None"]):
    """Dismisses what is to be done, None to go back. `said`: a sentence about what was just done."""

    def __init__(
        self,
        words: Mapping[str, Mapping[str, str]],
        day: Day,
        before: Earlier,
        now: datetime,
        *,
        visit: bool,
        said: str = "",
    ) -> None:
        super().__init__(words)
        self.day, self.before, self.now, self.visit, self.said = day, before, now, visit, said
        self.deeds = deeds(bool(before.warned or day.waiting), visit)
        self._asked = ""

    def face(self) -> Face:
        frame = self.words["frame"]
        return Face(
            title=self.words["board"]["title"],
            fact=f"{self.now:%d.%m.%Y  %H:%M}",
            status=self.said,
            prompt=frame["back"] if self.visit else frame["close"],
            ready=True,
        )

    def press(self, sign: str) -> None:
        if sign in ("-", "enter"):
            self.dismiss(None)
        elif sign.isdigit() and 0 < int(sign) <= len(self.deeds):
            deed = self.deeds[int(sign) - 1]
            if deed in SURE and self._asked != deed:
                self._asked, self.trouble = deed, self.words["said"][deed].format(key=sign)
            else:
                self.dismiss(deed)

    # -- the picture --

    def draw(self, paint: Paint, x: int, y: int, width: int, height: int) -> None:
        """Large numbers and targets where there is room; where there isn't, one row for each."""
        fitted(paint, height, lambda page, air: self._all(page, x, y, width, air) - y, airs=(3, 2, 1, 0))

    def _all(self, paint: Paint, x: int, y: int, width: int, air: int) -> int:
        words = self.words["board"]
        y = self._counts(paint, x, y + (air > 0), width, large=air > 1) + (air > 2)
        column = x + 2 + max(cells(words["warnings"]), cells(words["clean_ups"]))
        y = self._warnings(paint, x, y + 1, column) + (air > 2)
        y = self._clean_ups(paint, x, y, column, width)
        return self._deeds(paint, x, y + (air > 0) + (air > 2), width, tall=air > 0)

    def _counts(self, paint: Paint, x: int, y: int, width: int, *, large: bool) -> int:
        """Four numbers and their words in one row, then what helped."""
        p, day, words = paint.palette, self.day, self.words["board"]
        usual = day.usual_minutes
        parts = (
            (str(day.finished), words["finished"]),
            (str(day.unfinished), words["unfinished"]),
            (str(day.declined), words["declined"]),
            ("-" if usual is None else str(usual), words["no_minutes" if usual is None else "usual"]),
        )
        large = large and p.rich_glyphs
        for place, (number, name) in enumerate(parts):
            at = x + width * place // len(parts)
            if large:
                draw_numeral(paint, at, y, number, p.accent)
                paint.text(at, y + TALL, name)
            else:
                paint.text(paint.text(at, y, number, p.accent, bold=True) + 1, y, name)
        counts = {"helped": day.helped, "proxy": day.proxy, "called": day.called, "open": len(day.open)}
        more = [words[name].format(count=count) for name, count in counts.items() if count]
        if len(day.minutes) > 1:
            more.insert(0, words["spread"].format(least=min(day.minutes), most=max(day.minutes)))
        if self.before.oldest is not None:
            more.append(
                words["before"].format(count=self.before.unfinished, day=f"{self.before.oldest:%d.%m.}")
            )
        y += TALL + 1 if large else 1
        return write(paint, x, y, width, Run(" ".join(more), p.muted)) if more else y

    def _warnings(self, paint: Paint, x: int, y: int, column: int) -> int:
        p, words = paint.palette, self.words["board"]
        paint.text(x, y, words["warnings"], bold=True)
        signs = (*self.before.warned, *self.day.warned)
        order = sorted(signs, key=lambda sign: (sign.acknowledged is not None, sign.at))
        if not order:
            paint.text(column, y, words["no_warnings"], p.muted)
            return y + 1
        for sign in order[:SHOWN]:
            waits = sign.acknowledged is None
            paint.text(
                column, y, "!" if waits else p.glyph("●", "•"), p.worse if waits else p.better, bold=True
            )
            paint.text(column + 2, y, self._of(sign), bold=waits)
            y += 1
        if len(order) > SHOWN:
            paint.text(column + 2, y, words["more"].format(count=len(order) - SHOWN), p.muted)
            y += 1
        return y

    def _of(self, sign: Warned) -> str:
        if sign.at.date() < self.now.date():
            return self.words["board"]["waiting_before"].format(day=f"{sign.at:%d.%m.}")
        name = (
            "waiting" if sign.acknowledged is None else "seen_by_patient" if sign.by == "patient" else "seen"
        )
        return self.words["board"][name].format(time=f"{sign.at:%H:%M}", minutes=sign.minutes(self.now))

    def _clean_ups(self, paint: Paint, x: int, y: int, column: int, width: int) -> int:
        p, day, words = paint.palette, self.day, self.words["board"]
        paint.text(x, y, words["clean_ups"], bold=True)
        if not day.clean_ups:
            paint.text(column, y, words["no_clean_ups"], p.muted)
        elif day.failed:
            last = day.failed[-1]
            text = words["some_failed"].format(
                failed=len(day.failed), count=len(day.clean_ups), time=f"{last.at:%H:%M}", words=last.failed
            )
            paint.text(column, y, p.glyph("▼", "▼"), p.worse, bold=True)
            y = write(paint, column + 2, y, width - column + x - 2, Run(text, bold=True)) - 1
        else:
            count, at = len(day.clean_ups), f"{day.clean_ups[-1].at:%H:%M}"
            paint.text(column, y, p.glyph("●", "•"), p.better, bold=True)
            paint.text(column + 2, y, words["all_clean"].format(count=count, time=at))
        if day.crashed:
            y = write(paint, column + 2, y + 1, width, Run(words["faults"].format(count=day.crashed))) - 1
        return y + 1

    def _deeds(self, paint: Paint, x: int, y: int, width: int, *, tall: bool) -> int:
        """Targets of three rows, two beside each other where there is room, or plain lines."""
        p, beside = paint.palette, 2 if width >= 68 else 1
        wide, high = (width - 2 * (beside - 1)) // beside, CARD if tall else 1
        for place, deed in enumerate(self.deeds):
            at, row = x + (wide + 2) * (place % beside), y + place // beside * high
            number = f"[{place + 1}]" if p.flat else str(place + 1)
            if tall and not p.flat:
                paint.fill(at, row, wide, 1, p.page, "▄", p.panel)
                paint.fill(at, row + 1, wide, 1, p.panel)
                paint.fill(at, row + 2, wide, 1, p.page, "▀", p.panel)
            end = paint.text(at + (0 if p.flat else 2), row + tall, number, p.accent, bold=True)
            paint.text(end + 2, row + tall, shorten(self.words["does"][deed], wide - 6))
            paint.target(at, row, wide, high, ("press", str(place + 1)))
        return y + -(-len(self.deeds) // beside) * high
