"""AngleView: how high the leg can be lifted; a leg rises with the arrows. Nothing is preset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.themes import cells
from tui.widgets.card import button
from tui.widgets.digits import TALL, draw_numeral
from tui.widgets.flow import Run, write
from tui.widgets.leg import LegPicture
from tui.widgets.questions.base import Answered, Finished, PaintedView, Prompted, StepByStep
from tui.widgets.questions.heading import foot, head

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from assessments.asking.interview import Page
    from assessments.questions import Angle
    from tui.widgets.canvas import Paint

_SIDE = 23  # columns of the words at the right

LONGEST = 4  # digits that are taken in at all


class AngleView(PaintedView):
    """Up and down go by 5 degrees, right and left by 1; digits type an angle; n: no pain all the way (90).

    `led`: Enter, before anything is lifted, asks for the coach that leads through the test.
    """

    DEFAULT_CSS = "AngleView { height: 1fr; }"
    led = True

    def __init__(self, page: Page, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(page, id=id)
        self.question: Angle = page.asks[0].question  # type: ignore[assignment]
        self.at: int | None = None
        self._digits = ""
        self._drawn: tuple[int, int, LegPicture] | None = None  # where the leg is on the view

    @property
    def chosen(self) -> int | None:
        """The angle given so far."""
        value = self.page.asks[0].value
        return value if isinstance(value, int) else None

    @property
    def shown(self) -> int | None:
        """The angle in view: looked at, else given, else none."""
        return self.at if self.at is not None else self.chosen

    @property
    def prompt(self) -> tuple[str, str, str]:
        if self.at is not None and self.at != self.chosen:
            return ("Press", "Enter", "when it matches")
        if self.page.asks[0].done:
            return ("Press", "Enter", "to go on")
        return ("Press", "Enter", "for step by step") if self.led else ("Press", "↑", "to lift the leg")

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("n", "no pain"),) if self.question.none_text else ()

    @property
    def typed(self) -> str:
        return "" if self.at is None else str(self.at)

    def restore(self, typed: str) -> None:
        if typed.isdigit():
            self.look(int(typed))

    def on_key(self, event: events.Key) -> None:
        """See the class."""
        low, high, start = self.question.low, self.question.high, self.shown or 0
        steps = {
            "up": start - start % 5 + 5,
            "down": start - (start % 5 or 5),
            "right": start + 1,
            "left": start - 1,
        }
        if event.key in steps or event.key.removeprefix("shift+") in ("up", "down"):
            fine = {"shift+up": start + 1, "shift+down": start - 1}
            self.look(max(low, min(high, steps.get(event.key, fine.get(event.key, start)))))
        elif event.key in ("home", "end"):
            self.look(low if event.key == "home" else high)
        elif event.key.isdigit() and len(event.key) == 1:
            self._type(self._digits + event.key)
        elif event.key == "backspace" and self._digits:
            self._type(self._digits[:-1])
        elif event.key == "n" and self.question.none_text:
            self.take(high)
        elif event.key == "enter":
            self._enter()
        else:
            return
        event.stop()

    def look(self, angle: int | None, digits: str = "") -> None:
        """Shows an angle; nothing is answered."""
        self.at, self._digits, self.trouble = angle, digits, ""
        self.redraw()
        self.post_message(Prompted())

    def take(self, angle: int) -> None:
        """Answers."""
        self.look(angle)
        self.post_message(Answered(self.page.id, self.page.asks[0].key, angle))

    def target_at(self, x: int, y: int) -> Hashable | None:
        """Besides the buttons: any place around the hip stands for its angle."""
        found = super().target_at(x, y)
        if found is None and self._drawn is not None:
            left, top, picture = self._drawn
            if 0 <= x - left < picture.width and 0 <= y - top < picture.height:
                return picture.angle_at(x - left, y - top)
        return found

    def hit(self, value: Hashable) -> None:
        if value in ("take", "led"):
            self._enter()
        elif value == "none":
            self.take(self.question.high)
        elif value in ("up", "down"):
            start = self.shown or 0
            step = start - start % 5 + 5 if value == "up" else start - (start % 5 or 5)
            self.look(max(self.question.low, min(self.question.high, step)))
        elif isinstance(value, int):
            self.look(value)

    def _type(self, digits: str) -> None:
        """Too large an angle is refused whole: its first digits must not be kept in its place."""
        text = (digits.lstrip("0") or digits[:1])[:LONGEST]
        if text and int(text) > self.question.high:
            self.look(None, text)
            self.complain(f"{text}? The angle goes from {self.question.low} to {self.question.high} degrees.")
        else:
            self.look(int(text) if text else None, text)

    def _enter(self) -> None:
        if self.at is None and self._digits:
            self._type(self._digits)  # too large still
        elif self.at is not None and self.at != self.chosen:
            self.take(self.at)
        elif self.page.asks[0].done:
            self.post_message(Finished(self.page.id))
        elif self.led:
            self.post_message(StepByStep(self.page))
        else:
            self.complain("Lift the leg in the picture first: press ↑, or type the angle. To skip, press s.")

    @property
    def words(self) -> str:
        """The nearest picture in words ("halfway"), or "" where nothing is raised."""
        angle = self.shown
        if angle is None or not self.question.pictures:
            return "not lifted yet" if angle is None else ""
        return min(self.question.pictures, key=lambda o: abs(int(o.value) - angle)).text

    # -- drawing --

    def paint(self, paint: Paint) -> None:
        y = head(paint, self.page.asks[0].text, self.question.hint)
        y += 1 if paint.height >= 15 else 0
        drawn = paint.width >= 60 and paint.height - y >= 11
        self._drawn = None
        x = 0
        if drawn:
            wide = min(paint.width - _SIDE - 3, 80)
            height = min(paint.height - y, int(wide / 2.9))
            picture = LegPicture(wide, height)
            self._drawn = (0, y, picture)
            picture.draw(paint, 0, y, self.shown)
            x = wide + 3
        self._side(paint, x, y, paint.height)

    def _side(self, paint: Paint, x: int, y: int, bottom: int) -> None:
        p = paint.palette
        ask = self.page.asks[0]
        if bottom - y < 9:
            said = self.words if self.shown is None else f"{self.shown} degrees, {self.words}".rstrip(", ")
            paint.text(x, y, said, bold=True)
            foot(paint, y + 1, None, self.trouble, "Up and down, or type the number.", x)
            return
        end = draw_numeral(paint, x, y, "--" if self.shown is None else str(self.shown), p.text)
        if self.shown is not None:
            big = p.rich_glyphs
            paint.text(end + 1, y if big else y + TALL - 1, "°" if big else "degrees", bold=True)
        y += 4
        paint.text(x, y, self.words, bold=True)
        if ask.key.leg:
            paint.text(x, y + 1, f"your {ask.key.leg} leg", p.muted)
        y += 3
        width = paint.width - x
        if self.trouble or y + 7 > bottom:
            foot(paint, min(y, bottom - 2), None, self.trouble, "Arrows, or type the angle.", x)
            return
        lines = [("↑", "higher", "up"), ("↓", "lower", "down")]
        if self.led and self.shown is None and not self.page.asks[0].done:
            write(paint, x, y, width, Run("Already measured?", p.muted))
            y += 1
        if self.question.none_text:
            lines.append(("n", self.question.none_text[:1].lower() + self.question.none_text[1:], "none"))
        for key, words, value in lines:
            paint.text(x, y, key, p.accent, bold=True)
            after = write(paint, x + 3, y, width - 3, Run(words))
            paint.target(x, y, 3 + cells(words), after - y, value)
            y = after
        y = write(paint, x, y + 1, width, Run("Or type the number of degrees.", p.muted))
        if self.at is not None and self.at != self.chosen and y + 1 < bottom:
            end = button(paint, x, y + 1, "Enter", strong=True)
            end = paint.text(end + 1, y + 1, f"take {self.at}°", bold=True)
            paint.target(x, y + 1, end - x, 1, "take")
        elif self.chosen is not None and y + 1 < bottom:
            foot(paint, y + 1, ask, "", "", x)
