"""ZoneView: how far down one leg, or which place on it: eight lines, and a body that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.body import REACH, Tone, figure
from tui.widgets.card import strip
from tui.widgets.flow import lines_of
from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Page
    from assessments.places import Zone
    from tui.widgets.body import Figure
    from tui.widgets.canvas import Paint

EDGE = 2  # cells the cursor row reaches beyond the text


class ZoneView(PaintedView):
    """A digit 0-7, a click on a line or on the body answers; arrows look, Enter takes what they show."""

    DEFAULT_CSS = "ZoneView { height: 1fr; }"
    hangs = True

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self.question: Zone = page.asks[0].question  # type: ignore[assignment]
        self.zones = [int(o.value) for o in self.question.options]
        self.at: int | None = None

    @property
    def chosen(self) -> int | None:
        """The zone given so far."""
        value = self.page.asks[0].value
        return value if isinstance(value, int) else None

    @property
    def shown(self) -> int | None:
        """The zone in view: looked at, else given."""
        return self.at if self.at is not None else self.chosen

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.at is not None and self.at != self.chosen:
            return ("Press", "Enter", "to choose this")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        return ("Press", f"{self.zones[0]}-{self.zones[-1]}", "to answer")

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        digit = int(event.key) if event.key.isdigit() and len(event.key) == 1 else None
        if event.key in ("up", "down", "left", "right"):
            step = 1 if event.key in ("down", "right") else -1
            at = self.zones.index(self.shown) + step if self.shown in self.zones else (0 if step > 0 else -1)
            self.look(
                self.zones[max(0, min(len(self.zones) - 1, at)) if at != -1 or self.shown is not None else -1]
            )
        elif event.key in ("home", "end"):
            self.look(self.zones[0 if event.key == "home" else -1])
        elif digit is not None:
            if digit in self.zones:
                self.take(digit)
            else:
                self.complain(f"The places go from {self.zones[0]} to {self.zones[-1]}.")
        elif event.key == "enter":
            self._enter()
        else:
            return
        event.stop()

    def look(self, zone: int) -> None:
        """Shows a zone; nothing is answered."""
        self.at, self.trouble = zone, ""
        self.redraw()
        self.post_message(Prompted())

    def take(self, zone: int) -> None:
        """Answers."""
        self.at, self.trouble = zone, ""
        self.redraw()
        self.post_message(Answered(self.page.id, self.page.asks[0].key, zone))

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        kind, what = value
        leg = self.page.asks[0].key.leg
        if kind == "zone":
            self.take(what)
        elif what == "low_back" or leg is None or what.startswith(leg):
            zone = REACH.index(what.removeprefix("left_").removeprefix("right_"))
            if zone in self.zones:
                self.take(zone)
        else:
            self.complain(f"This question is about the {leg} leg.")

    def _enter(self) -> None:
        if self.at is not None and self.at != self.chosen:
            self.take(self.at)
        elif self.page.asks[0].done:
            self.post_message(Finished(self.page.id))
        else:
            self.complain("Press a number, or move with the arrows and press Enter.")

    # -- drawing --

    def paint(self, paint: Paint) -> None:
        ask = self.page.asks[0]
        rows = paint.height - 1
        body = figure("back", rows, 26)
        drawn = paint.width >= 64 and paint.height >= 15
        side = body.width + 3 if drawn else 0
        y = head(paint, ask.text, self.question.hint, x=EDGE, right=EDGE + side)
        if drawn:
            self._body(paint, paint.width - body.width - (1 if paint.width < 100 else 8), 0, body)
        y += 1 if paint.height - y > len(self.zones) + 2 else 0
        right = paint.width - side - (0 if paint.width < 100 else 8)
        bodies = [lines_of(o.text[:1].upper() + o.text[1:], right - 8) for o in self.question.options]
        needed = sum(len(b) for b in bodies)
        spread = 1 if y + needed + len(bodies) + 2 <= paint.height else 0
        shown = self.zones.index(self.shown) if self.shown in self.zones else 0
        first = 0
        while (
            y + sum(len(b) + spread for b in bodies[first : shown + 1]) > paint.height - 1 and first < shown
        ):
            first += 1
        for number in range(first, len(bodies)):
            if y + len(bodies[number]) > paint.height - 1:
                break
            self._line(paint, y, right, self.zones[number], bodies[number])
            y += len(bodies[number]) + spread
        foot(paint, min(y + (0 if spread else 1), paint.height - 1), ask, self.trouble, "", EDGE)

    def _line(self, paint: Paint, y: int, width: int, zone: int, words: list[str]) -> None:
        p = paint.palette
        here = zone == self.shown
        if here:
            strip(paint, 0, y, width, len(words))
        sign = f"[{zone}]" if p.flat else f" {zone} "
        given = zone == self.chosen
        if here:
            paint.text(
                EDGE - 1, y, sign, p.accent if p.flat else p.onaccent, None if p.flat else p.accent, True
            )
        else:
            paint.text(EDGE, y, str(zone), p.accent, bold=True)
        for down, line in enumerate(words):
            paint.text(EDGE + 4, y + down, line, bold=here)
        if given and not here:
            paint.right(width - 1, y, "●" if p.rich_glyphs else "•", p.accent)
        paint.target(0, y, width, len(words), ("zone", zone))

    def _body(self, paint: Paint, x: int, y: int, body: Figure) -> None:
        p = paint.palette
        ask = self.page.asks[0]
        middle = x + body.width // 2
        for leg, end in (("left", middle - 1), ("right", middle + 6)):
            mine = ask.key.leg == leg
            paint.right(end, y, leg, p.text if mine else p.muted, bold=mine)
        zone = self.shown or 0
        tones = {}
        for number in range(1, zone + 1):
            place = self._value(number)
            if number == zone:
                tones[place] = Tone(p.accent, True)
            elif self.question.picture == "reach":
                tones[place] = Tone(p.accent, False)
        body.draw(paint, x, y + 1, tones, clickable=True)
        if zone:
            body.point(paint, x, y + 1, self._value(zone), p.accent)

    def _value(self, zone: int) -> str:
        place = REACH[zone]
        return place if place == "low_back" else f"{self.page.asks[0].key.leg or 'left'}_{place}"
