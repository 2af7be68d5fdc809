"""Home: one look at how it is going, and what to do next. Paints at once; the record comes later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.screens.choices import CARDS, COLUMN, LINES, moved, next_step
from tui.screens.frames.page import PageScreen
from tui.themes import cells
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.chrome import BottomLine
from tui.widgets.flow import Run, lines_of, write

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date, datetime

    from textual import events
    from textual.app import ComposeResult

    from assessments.judging.progress import Progress
    from tui.screens.choices import Choice

NOTICE = (
    "A personal record and education. Not reviewed by any regulator.",
    "Not a substitute for a clinician.",
)
_AFTER_PAINT = 0.05  # seconds
LONG = 14  # days after which the words of the last check-in come with its date
AWAY = 56  # days after which Home greets someone who comes back (CLINICAL 6: a gap of more than 8 weeks)


@dataclass(frozen=True)
class HomeState:
    """What Home shows once the record is read. `trouble`: a sentence where nothing can be saved."""

    progress: Progress | None = None
    trouble: str = ""
    unreadable: int = 0


class HomeView(Canvas, can_focus=True):
    """The body of Home. Numbers and clicks choose; arrows move a cursor, Enter chooses."""

    DEFAULT_CSS = "HomeView { height: 1fr; }"

    class Chosen(Message):
        """A card or line, by its key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now
        self.state: HomeState | None = None
        self.at = 0

    def update(self, state: HomeState, now: datetime) -> None:
        """The record was read."""
        self.state, self.now = state, now
        self.redraw()

    def paint(self, paint: Paint) -> None:
        if paint.width >= 104 and paint.height >= 30:
            left = paint.width - 52
            y = self._greeting(paint, 1, left)
            y = self._cards(paint, y + 2, left, 5)
            y = self._lines(paint, y + 2, left, columns=1)
            self._in_short(paint, y + 2, left)
            self._standing(paint, 1, left + 12, paint.width - left - 12, tall=True)
            self._notice(paint)
            return
        small = paint.height < 18 or paint.width < 62
        y = self._greeting(paint, 0 if small else 1, paint.width)
        if not small:
            y = self._standing(paint, y + 1, 0, paint.width, tall=False)
        y = self._cards(paint, y + (0 if small else 1), paint.width, 1 if small else 4)
        self._lines(paint, y + (0 if small else 1), paint.width, columns=1 if small else 2)
        if paint.height >= 19:
            self._notice(paint)

    # -- parts --

    def _greeting(self, paint: Paint, y: int, width: int) -> int:
        p = paint.palette
        hour = self.now.hour
        hello = "Good morning." if hour < 12 else "Good afternoon." if hour < 18 else "Good evening."
        x = paint.text(0, y, hello, bold=True) + 2
        words = _since_last(self.state, self.now.date())
        if x + len(words) <= width:
            paint.text(x, y, words, p.muted)
        else:
            y = write(paint, 0, y + 1, width, Run(words, p.muted)) - 1
        if self.state and self.state.trouble:
            for line in lines_of(self.state.trouble, width):
                y += 1
                paint.text(0, y, line, p.worse, bold=True)
        elif self.state and self.state.unreadable:
            y += 1
            n = self.state.unreadable
            files = "1 file can't be read and was" if n == 1 else f"{n} files can't be read and were"
            paint.text(0, y, f"{files} not touched: see My record.", p.muted)
        return y + 1

    def _standing(self, paint: Paint, y: int, x: int, width: int, tall: bool) -> int:
        from tui.widgets.showing.standing import draw_standing

        state = self.state
        if state is None or (state.trouble and state.progress is None):  # not known: nothing is said of it
            return y + (4 if state is None else 0)
        return draw_standing(paint, x, y, width, state.progress, self.now.date(), tall=tall)

    def _cards(self, paint: Paint, y: int, width: int, height: int) -> int:
        p = paint.palette
        if height == 1:
            for place, card in enumerate(CARDS):
                self._line(paint, 0, y, width, place, card)
                y += 1
            return y
        split = (width - 2) * 5 // 8 if height >= 5 else (width - 2) * 3 // 5
        for place, (card, x, wide) in enumerate(
            zip(CARDS, (0, split + 2), (split, width - split - 2), strict=True)
        ):
            main = place == 0
            ground = p.accent if main else p.raised if self.at == place else p.panel
            ink = p.onaccent if main else p.text
            here = self.at == place
            if p.flat:
                _outline(paint, x, y, wide, height, p.accent if here else p.text)
                ink, ground = p.text, p.page
            else:
                paint.fill(x, y, wide, 1, p.page, paint.palette.glyph("▄", " "), ground)
                paint.fill(x, y + 1, wide, height - 2, ground)
                paint.fill(x, y + height - 1, wide, 1, p.page, paint.palette.glyph("▀", " "), ground)
            mark = p.glyph("▸", "►") if here else " "
            top = y + 1
            paint.text(x + 1, top, mark, ink, bold=True)
            paint.text(x + 3, top, card.key, ink if main else p.accent, bold=True)
            paint.text(x + 7, top, card.title, ink, bold=True)
            about = ink if main else p.muted
            if height >= 5:
                paint.text(x + 7, top + 1, card.about, about)
                paint.text(x + 7, top + 2, card.about_more, about)
            else:
                both = f"{card.about} {card.about_more}"
                paint.text(x + 7, top + 1, both if len(both) <= wide - 8 else card.about, about)
            paint.target(x, y, wide, height, card.key)
        return y + height

    def _in_short(self, paint: Paint, y: int, width: int) -> None:
        progress = self.state.progress if self.state else None
        if progress is None:
            return
        last = progress.sessions[-1].day if progress.sessions else self.now.date()
        ago = f", on {last.day} {last:%B}" if (self.now.date() - last).days > LONG else ""
        paint.text(0, y, f"In short{ago}", bold=True)
        airy = paint.height - y > 12
        for sentence in progress.summary:
            y = write(paint, 0, y + 1, width - 4, Run(sentence, paint.palette.muted)) - 1 + airy

    def _lines(self, paint: Paint, y: int, width: int, columns: int) -> int:
        wide = width // columns
        rows = COLUMN if columns == 2 else len(LINES)
        room = paint.height - y - (3 if paint.height >= 19 else 0)
        step = 2 if room >= 2 * rows and paint.height >= 18 else 1
        for place, line in enumerate(LINES):
            column, row = divmod(place, rows)
            self._line(paint, column * wide, y + row * step, wide - 2, place + len(CARDS), line)
        return y + step * rows

    def _line(self, paint: Paint, x: int, y: int, width: int, place: int, line: Choice) -> None:
        p = paint.palette
        here = place == self.at
        if here and not p.flat:
            paint.fill(x, y, width, 1, p.panel)
        if here:
            paint.text(x + 1, y, p.glyph("▸", "►"), p.accent, bold=True)
        paint.text(x + 3, y, line.key, p.accent, bold=True)
        end = paint.text(x + 7, y, line.title, bold=True)
        start = max(end + 2, x + 19)
        words = next((w for w in (line.about_more, line.about) if start + cells(w) <= x + width), "")
        paint.text(start, y, words, p.muted)
        paint.target(x, y, width, 1, line.key)

    def _notice(self, paint: Paint) -> None:
        p = paint.palette
        whole = " ".join(NOTICE)
        if len(whole) <= paint.width:
            paint.text(0, paint.height - 1, whole, p.muted)
        else:
            paint.text(0, paint.height - 2, NOTICE[0], p.muted)
            paint.text(0, paint.height - 1, NOTICE[1], p.muted)

    # -- choosing --

    def hit(self, value: Hashable) -> None:
        self.post_message(self.Chosen(str(value)))

    def on_key(self, event: events.Key) -> None:
        """Numbers, arrows and Enter."""
        if event.key in ("left", "right", "up", "down"):
            self.at = moved(self.at, event.key, two_columns=62 <= self.size.width < 104)
            self.redraw()
        elif event.key == "enter":
            self.hit((*CARDS, *LINES)[self.at].key)
        elif event.character in {c.key for c in (*CARDS, *LINES)}:
            self.hit(event.character)
        else:
            return
        event.stop()


class HomeScreen(PageScreen[None]):
    """`load` reads the record (slow, in a worker); `clock` gives the time."""

    headline = "On the Mend"
    prompt = next_step(None)
    keys = (("?", "help"), ("q", "leave"))
    BINDINGS: ClassVar = [("q", "app.quit"), ("question_mark", "app.help")]

    def __init__(self, load: Callable[[], HomeState], clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.load, self.clock = load, clock
        now = clock()
        self.fact = f"{now:%A} {now.day} {now:%B}"

    def body(self) -> ComposeResult:
        yield HomeView(self.clock()).add_class("body")

    def on_mount(self) -> None:
        self.query_one(HomeView).focus()
        # Its imports would hold up the first frame, on a slow machine also that one's way to the terminal.
        self.call_after_refresh(self.set_timer, _AFTER_PAINT, self.reload)

    def reload(self) -> None:
        """Reads the record off the key handler."""
        self.run_worker(self._fill, thread=True, exclusive=True, exit_on_error=True)

    def _fill(self) -> None:
        self.app.call_from_thread(self._show, self.load())

    def _show(self, state: HomeState) -> None:
        now = self.clock()
        self.query_one(HomeView).update(state, now)
        step = self.prompt
        if (progress := state.progress) is not None and progress.sessions:
            days = (now.date() - progress.sessions[-1].day).days
            flags = [flag for flag in progress.flags if flag.level in "EU"]
            step = next_step(days, warned=any(flag.symptom for flag in flags), pressing=bool(flags))
        self.query_one(BottomLine).update(prompt=step)


def _since_last(state: HomeState | None, today: date) -> str:
    if state is None:
        return "Opening your record …"
    sessions = state.progress.sessions if state.progress else ()
    if not sessions:
        return "" if state.trouble else "Your first check-in takes a few minutes more."
    days = (today - sessions[-1].day).days
    if days < 0:
        return "Your last check-in has a day that is still to come. Is this machine's date right?"
    if days > AWAY:
        return f"Welcome back. It's {days // 7} weeks since your last check-in."
    when = {0: "was today", 1: "was yesterday"}.get(days, f"was {days} days ago")
    due = " You're due one now." if days >= 7 else ""
    return f"Your last check-in {when}.{due}"


def _outline(paint: Paint, x: int, y: int, width: int, height: int, ink: str) -> None:
    g = paint.palette.glyph
    paint.text(x, y, g("╭", "┌") + "─" * (width - 2) + g("╮", "┐"), ink)
    for row in range(y + 1, y + height - 1):
        paint.text(x, row, "│", ink)
        paint.text(x + width - 1, row, "│", ink)
    paint.text(x, y + height - 1, g("╰", "└") + "─" * (width - 2) + g("╯", "┘"), ink)
