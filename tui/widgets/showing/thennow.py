"""Then and now: two bodies side by side, and between them, in words, what is gone and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.themes import cells
from tui.widgets.body import Tone, figure
from tui.widgets.canvas import Canvas
from tui.widgets.flow import Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assessments.answers import Leg
    from assessments.judging.progress import BodyPoint
    from assessments.places import Place
    from tui.widgets.body import View
    from tui.widgets.canvas import Paint


class Shift(NamedTuple):
    """One place that hurt then or hurts now."""

    value: str
    words: str
    then: bool
    now: bool

    @property
    def said(self) -> str:
        """What became of it: "gone", "new", or "" where it hurt both times."""
        return "gone" if self.then and not self.now else "new" if self.now and not self.then else ""


def shifts(then: BodyPoint, now: BodyPoint, places: Sequence[Place]) -> tuple[Shift, ...]:
    """Every place marked in either, from the back down to the toes, the left leg first."""
    found = []
    for place in places:
        sides: tuple[Leg | None, ...] = ("left", "right") if place.sides else (None,)
        for leg in sides:
            value = f"{leg}_{place.id}" if leg else place.id
            if value in then.places or value in now.places:
                words = f"{leg} {place.text}" if leg else place.text
                found.append(Shift(value, words, value in then.places, value in now.places))
    return tuple(found)


class ThenNow(Canvas):
    """Two `BodyPoint`s as maps. `places`: the map question's places, in order; `zones`: zone -> its words.

    `turn()` shows the other side of the body. The list names every place, so nothing hangs on the view.
    """

    DEFAULT_CSS = "ThenNow { height: 1fr; }"

    def __init__(
        self,
        then: BodyPoint,
        now: BodyPoint,
        places: Sequence[Place],
        *,
        legs: Sequence[Leg] = ("left",),
        zones: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.then, self.now = then, now
        self.places, self.legs, self.zones = tuple(places), tuple(legs), tuple(zones)
        self.view: View = "back"

    def turn(self) -> None:
        """Shows the body from the other side."""
        self.view = "front" if self.view == "back" else "back"
        self.redraw()

    def compare(self, then: BodyPoint, now: BodyPoint) -> None:
        """Other dates."""
        self.then, self.now = then, now
        self.redraw()

    def reached(self, point: BodyPoint) -> str:
        """How far the pain reached on most days, by leg: "left calf, right knee"; "" where not known."""
        known = [(leg, point.farthest[leg]) for leg in self.legs if leg in point.farthest]
        words = [
            f"{leg} {self._zone(zone)}" if zone >= 2 else self._zone(zone)
            for leg, zone in known
            if self._zone(zone)
        ]
        return ", ".join(dict.fromkeys(words))

    def _zone(self, zone: int) -> str:
        return self.zones[zone][:1].lower() + self.zones[zone][1:] if 0 <= zone < len(self.zones) else ""

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        found = shifts(self.then, self.now, self.places)
        rows = paint.height - 3
        middle = max(
            26, max((cells(s.words) for s in found), default=0) + 10
        )  # the list keeps its words whole
        body = figure(self.view, rows, (paint.width - middle - 2) // 2)
        if rows < 13 or body.width > (paint.width - middle - 2) // 2:
            self._words(paint, 0, 0, paint.width, found)
            return
        marked = {v: Tone(p.pain, True) for v in self.then.places}
        now = {v: Tone(p.pain, True) for v in self.now.places}
        now |= {s.value: Tone(p.better, False) for s in found if s.said == "gone"}
        right = paint.width - body.width
        far = [self.reached(point) for point in (self.then, self.now)]
        lead = "to the " if sum(cells(words) for words in far) + 16 <= paint.width else ""
        for x, point, tones in ((0, self.then, marked), (right, self.now, now)):
            self._dated(paint, x, body.width, point, lead)
            names = ("left", "right") if self.view == "back" else ("right", "left")
            start = x + body.width // 2 - (len(self.view) + 1) // 2
            aside = 2 if body.width >= 20 or self.view == "back" else 1
            if body.width < 18:
                names = (names[0][0].upper(), names[1][0].upper())
            paint.right(start - aside, 2, names[0], p.muted)
            paint.text(start, 2, self.view, bold=True)
            paint.text(start + len(self.view) + aside, 2, names[1], p.muted)
            body.draw(paint, x, 3, tones)
        gap = 1 if paint.width < 90 else 8
        below = max(0, rows - 2 * len(found) - 2) // 3
        self._words(paint, body.width + gap, 3 + below, right - body.width - 2 * gap, found)

    def _dated(self, paint: Paint, x: int, width: int, point: BodyPoint, lead: str) -> None:
        """The day, and under it how far it reached."""
        p = paint.palette
        reached = self.reached(point)
        said = f"{lead}{reached}" if reached and not reached.startswith("nowhere") else reached
        for y, words, ink, bold in ((0, _day(point.day), p.text, True), (1, said, p.muted, False)):
            room = paint.width - width - 4
            words = words if cells(words) <= room else lines_of(words, room)[0]
            if x:
                paint.right(paint.width, y, words, ink, bold=bold)
            else:
                paint.text(0, y, words, ink, bold=bold)

    def _words(self, paint: Paint, x: int, y: int, width: int, found: tuple[Shift, ...]) -> None:
        """The list: a square where it hurt and a square where it hurts; the words say what changed."""
        p = paint.palette
        if not found:
            write(paint, x, y + 1, width, Run("No place was marked on either day."))
            return
        wide = min(width, 34)
        x += (width - wide) // 2
        end = x + wide
        paint.text(x, y, "then", p.muted)
        paint.right(end, y, "now", p.muted)
        room = paint.height - y - 1
        spread = 2 if 2 * len(found) <= room else 1
        shown = found if spread * len(found) <= room else found[: room - 1]
        for number, shift in enumerate(shown):
            row = y + 1 + (spread - 1) + number * spread
            paint.text(x, row, "■" if shift.then else "·", p.pain if shift.then else p.stipple)
            paint.right(
                end, row, "■" if shift.now else "○" if shift.then else "·", p.pain if shift.now else p.better
            )
            ink = p.better if shift.said == "gone" else p.worse if shift.said == "new" else p.text
            left = paint.right(end - 2, row, shift.said, ink, bold=bool(shift.said))
            words = shift.words[:1].upper() + shift.words[1:]
            if x + 2 + cells(words) >= left:
                words = lines_of(words, left - x - 3)[0]
            paint.text(x + 2, row, words, bold=bool(shift.said))
        if len(shown) < len(found):
            paint.text(x + 2, paint.height - 1, f"and {len(found) - len(shown)} more", p.muted)


def _day(when: date) -> str:
    return f"{when.day} {when:%B}"
