"""BodyMapView: every place that hurt, marked on the body or in the list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.body import VIEWS, Tone, figure, view_of
from tui.widgets.card import strip
from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Page
    from assessments.places import Place, Zones
    from tui.widgets.canvas import Paint

_COLUMNS = 11  # of the list, for left and right; before them the names
_NOTHING = "Nothing is marked yet. If there was no pain anywhere, press n."


_EDGE = 2  # cells the cursor row reaches beyond the text
_KEYS = "1234567890ab"  # of the places, each at the left edge of its row


class BodyMapView(PaintedView):
    """Figures at the left, the places in words at the right; the words are the control, the figures follow.

    Arrows and the key before each place move, Space (or a click) marks, Enter is done, n says "no pain
    anywhere".
    """

    DEFAULT_CSS = "BodyMapView { height: 1fr; }"
    hangs = True

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self.ask = page.asks[0]
        self.question: Zones = self.ask.question  # type: ignore[assignment]
        self.known = self.question.values()
        self.marked: set[str] = self._given()
        self.row, self.right = self._start()
        self._wide = max(cells(place.text) for place in self.places) + 1 + _COLUMNS

    @property
    def prompt(self) -> tuple[str, str, str]:
        return ("Press", "Space", "to unmark" if self.here in self.marked else "to mark")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "done"),) if self.marked else (("n", "no pain"), ("Enter", "done"))

    @property
    def places(self) -> tuple[Place, ...]:
        return self.question.places

    @property
    def here(self) -> str:
        """The value the cursor is on."""
        place = self.places[self.row]
        return f"{'right' if self.right else 'left'}_{place.id}" if place.sides else place.id

    def show(self, page: Page) -> None:
        self.ask = page.asks[0]
        if self.ask.value is not None:
            self.marked = self._given()
        super().show(page)

    def named(self, value: str) -> str:
        """A place in words: "left calf"."""
        place, leg = self.known[value]
        return (
            f"{leg} {place.text[:1].lower()}{place.text[1:]}"
            if leg
            else place.text[:1].lower() + place.text[1:]
        )

    @property
    def farthest(self) -> str:
        """The farthest marked place of each leg, in words; "" where nothing is marked."""
        return ", ".join(self.named(v) for v in self._far())

    @property
    def typed(self) -> str:
        return " ".join(v for v in self.known if v in self.marked)

    def restore(self, typed: str) -> None:
        self.marked = set(typed.split()) & set(self.known)
        self._changed()

    def _far(self) -> list[str]:
        """The farthest marked place of each leg; where no leg is marked, the back."""
        marked = [v for v in self.known if v in self.marked]
        by_leg = ([v for v in marked if self.known[v][1] == leg] for leg in ("left", "right"))
        far = [max(of_leg, key=lambda v: self.known[v][0].zone) for of_leg in by_leg if of_leg]
        return far or marked

    # -- keys and clicks --

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        key = event.key
        if key in ("up", "down"):
            self._to((self.row + (1 if key == "down" else -1)) % len(self.places))
        elif key in ("left", "right"):
            self._to(self.row, key == "right")
        elif key == "home" or key == "end":
            self._to(0 if key == "home" else len(self.places) - 1)
        elif len(key) == 1 and key in _KEYS[: len(self.places)]:
            self._to(_KEYS.index(key))
        elif key == "space":
            self._mark(self.here)
        elif key == "enter":
            self._done()
        elif key == "n":
            self._nowhere()
        else:
            return
        event.stop()

    def hit(self, value: Hashable) -> None:
        assert isinstance(value, tuple)
        kind, what = value
        if kind == "row":
            self._to(what)
        elif what in self.known:
            place, leg = self.known[what]
            self.row = self.places.index(place)
            self.right = leg == "right" if leg else self.right
            self._mark(what)

    def _to(self, row: int, right: bool | None = None) -> None:
        self.row, self.right = row, self.right if right is None else right
        self.trouble = ""
        self._changed()

    def _mark(self, value: str) -> None:
        self.marked ^= {value}
        self.trouble = ""
        self._changed()

    def _done(self) -> None:
        if not self.marked and self.ask.value != []:
            self.complain(_NOTHING)
        elif self.ask.value is not None and self.marked == self._given():
            self.post_message(Finished(self.page.id))
        else:
            self._commit()

    def _nowhere(self) -> None:
        if self.marked:
            self.complain("Some places are marked. Unmark them first, or press Enter to keep them.")
        elif self.ask.value == []:
            self.post_message(Finished(self.page.id))
        else:
            self._commit()

    def _commit(self) -> None:
        value = [v for v in self.known if v in self.marked]
        self.post_message(Answered(self.page.id, self.ask.key, value, finished=True))

    def _changed(self) -> None:
        self.redraw()
        self.post_message(Prompted())

    def _given(self) -> set[str]:
        return set(self.ask.value) & set(self.known) if isinstance(self.ask.value, list) else set()

    def _start(self) -> tuple[int, bool]:
        marked = [v for v in self.known if v in self.marked]
        if not marked:
            return 0, self.ask.legs == ("right",)
        place, leg = self.known[marked[0]]
        return self.places.index(place), leg == "right"

    # -- drawing --

    def paint(self, paint: Paint) -> None:
        y = head(paint, self.ask.text, self.question.hint, x=_EDGE, right=_EDGE)
        y += 1 if paint.height >= 18 else 0
        drawn = paint.width >= 64 and paint.height - y >= 14
        spread = 2 if paint.height - y >= 2 * len(self.places) + 6 else 1
        at = paint.width - self._wide - _EDGE if drawn else 2
        if drawn:
            self._figures(paint, y, at - _EDGE)
        self._list(paint, y, at, spread)

    def _figures(self, paint: Paint, y: int, room: int) -> None:
        p = paint.palette
        rows = paint.height - y - 1
        figures = [figure(view, rows, room // 2) for view in VIEWS]
        if (
            rows - figures[0].height > 8 or figures[0].width > room // 2
        ):  # one, large: the one with the cursor
            figures = [figure(view_of(self.here), rows, room - 2)]
        wide = figures[0].width
        gap = max(0, min(8, (room - 2 * wide) // 2))
        for place, body in enumerate(figures):
            x = place * (wide + gap) + max(0, min(2, room - 2 * wide - gap))
            left, right = ("left", "right") if body.view == "back" else ("right", "left")
            if wide < 18:
                left, right = left[0].upper(), right[0].upper()
            start = x + wide // 2 - (len(body.view) + 1) // 2
            aside = 4 if room >= 50 else 2 if wide >= 20 else 1
            paint.text(start, y, body.view, bold=True)
            paint.right(start - aside, y, left, p.muted)
            paint.text(start + len(body.view) + aside, y, right, p.muted)
            tones = {v: Tone(p.pain, True) for v in self.marked}
            if self.here not in self.marked:
                tones[self.here] = Tone(p.accent, False)
            body.draw(paint, x, y + 1, tones, clickable=True)
            body.point(paint, x, y + 1, self.here, p.accent)

    def _list(self, paint: Paint, y: int, x: int, spread: int) -> None:
        p = paint.palette
        left = x + self._wide - _COLUMNS
        right = left + 6
        paint.text(left, y, "left", p.muted)
        paint.text(right, y, "right", p.muted)
        spare = paint.height - y - spread * (len(self.places) + 1)
        below = 5 if spare >= 5 else 3 if spare >= 3 else 2 if paint.height >= 11 else 1
        first, rows = self._window((paint.height - y - 1 - below) // spread)
        for n, place in enumerate(self.places[first : first + rows]):
            self._line(paint, x, y + 1 + (spread - 1) + n * spread, first + n, place)
        y += 1 + (spread - 1) + spread * rows
        if first or first + rows < len(self.places):
            more = f"↑↓ {first + 1}-{first + rows} of {len(self.places)}"
            paint.text(x, y - spread * (rows + 1), more, p.muted)
        self._foot(paint, x, y, below)

    def _line(self, paint: Paint, x: int, y: int, row: int, place: Place) -> None:
        p = paint.palette
        here = row == self.row
        if here:
            strip(paint, x - _EDGE, y, self._wide + 2 * _EDGE)
        if not (here and p.flat):  # there the mark of the cursor stands in its place
            paint.text(x - _EDGE, y, _KEYS[row : row + 1], p.accent, bold=True)
        paint.text(x, y, place.text[:1].upper() + place.text[1:], bold=here)
        paint.target(x - _EDGE, y, self._wide - _COLUMNS + 1, 1, ("row", row))
        values = [f"left_{place.id}", f"right_{place.id}"] if place.sides else [place.id]
        for side, value in enumerate(values):
            at = x + self._wide - _COLUMNS + 6 * side
            wide = 3 if place.sides else 10
            marked = value in self.marked
            cursor = here and (not place.sides or bool(side) == self.right)
            if cursor:
                sign = ("■" if marked else "·").center(wide)
                if p.flat:
                    sign = f"[{sign[1:-1]}]"
                    paint.text(at, y, sign, p.accent, bold=True)
                else:
                    paint.text(at, y, sign, p.onaccent, p.accent, bold=True)
            elif marked:
                paint.text(at, y, "█" * wide, p.pain)
            else:
                paint.text(at, y, "·".center(wide) if place.sides else " ·     · ", p.stipple)
            paint.target(at - 1, y, wide + 2, 1, ("place", value))

    def _foot(self, paint: Paint, x: int, y: int, rows: int) -> None:
        p = paint.palette
        if rows > 2:  # a blank line where there is room
            y, rows = y + 1, rows - 1
        if self.trouble:
            foot(paint, y, None, self.trouble, "", x)
            return
        farthest = self.farthest or "nothing marked"
        here = f"{self.named(self.here)}, {'' if self.here in self.marked else 'not '}marked"
        if rows >= 4:
            paint.text(x, y, "Farthest so far", p.muted)
            paint.text(x, y + 1, farthest, bold=True)
            paint.text(x, y + 2, "You are at", p.muted)
            paint.text(x, y + 3, here, p.accent, bold=True)
            return
        if rows == 2:
            far = self._far()
            end = paint.text(x, y, "Farthest ", p.muted)
            if (
                end + cells(farthest) > paint.width
            ):  # two legs: a line each; the list shows where the cursor is
                for down, value in enumerate(far[:2]):
                    paint.text(x, y + down, self.named(value), bold=True)
                return
            paint.text(end, y, farthest, bold=True)
            y += 1
        here = here if x + cells(here) <= paint.width else self.named(self.here)
        paint.text(x, y, here, p.accent, bold=True)

    def _window(self, room: int) -> tuple[int, int]:
        """First row in view and how many, so that the cursor shows."""
        rows = max(1, min(len(self.places), room))
        first = min(max(0, self.row - rows // 2), len(self.places) - rows)
        return first, rows
