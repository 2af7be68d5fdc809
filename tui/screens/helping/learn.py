"""Learn: a question in plain words at the top, the topics below; then a topic's paragraphs, then one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assessments.text import clean
from tui.screens.frames.lists import ListScreen
from tui.screens.frames.sheets import SheetScreen
from tui.themes import cells
from tui.widgets.chrome import margin
from tui.widgets.flow import Run, lines_of, write
from tui.widgets.rows import Row
from tui.widgets.sheet import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from textual import events
    from textual.binding import BindingType

    from assessments.helping.learning import Learn, Paragraph, Topic
    from assessments.helping.search import Found
    from tui.widgets.canvas import Paint

LONGEST = 100  # letters of a question
NONE = "There is nothing here about that. Try other words, or choose a topic with Esc."
NEAREST = "Nothing here answers this for sure. The nearest:"
ASK = "Type a question in plain words, or press a number."
ASK_SHORT = "Type a question, or a number."


class LearnScreen(ListScreen[None]):
    """`search` gives the best paragraphs of a question, best first; none where nothing fits."""

    headline = "Learn"
    nothing = NONE
    brief = True
    BINDINGS: ClassVar[list[BindingType]] = [("backspace", "rub_out")]

    def __init__(self, learn: Learn, search: Callable[[str], tuple[Found, ...]]) -> None:
        self.learn, self.search = learn, search
        self.asked = ""  # what is typed
        self.found: tuple[Found, ...] | None = None  # None: nothing was asked yet
        super().__init__(self._rows())
        self._frame()

    def _rows(self) -> tuple[Row, ...]:
        """Topics, or what was found."""
        if self.found is not None:
            head = NEAREST if self.found and not self.found[0].sure else ""
            titles = ((f.paragraph.title, self.learn.topic_of(f.paragraph.id).title) for f in self.found)
            return tuple(Row(*words, head="" if n else head) for n, words in enumerate(titles))
        return tuple(Row(topic.title, topic.about) for topic in self.learn.topics)

    def _frame(self) -> None:
        self.keys = (("↑↓", "move"), ("Esc", "back" if self.found is None else "topics"))
        if self.found is not None and not self.found:
            self.prompt, self.keys = ("Press", "Esc", "for the topics"), ()
        elif self.found is not None:
            self.prompt = ("Press", "1", "to read it")
        elif self.asked:
            self.prompt, self.keys = ("Press", "Enter", "to ask it"), (("Esc", "topics"),)
        else:
            self.prompt = ("Type", "a question", "or a number")

    def _changed(self) -> None:
        self._frame()
        self.frame(prompt=self.prompt, keys=self.keys)
        self.put(self._rows())

    # -- the picture --

    def above(self, paint: Paint, x: int, y: int, width: int) -> int:
        """The question's line."""
        p = paint.palette
        hint = ASK if cells(ASK) <= width - 4 else ASK_SHORT
        shown = self.asked or ("" if self.found is not None else hint)
        paint.fill(x, y, width, 1, p.panel)
        if p.flat:
            paint.text(x, y, "[" + " " * (width - 2) + "]", p.accent)
        tail = lines_of(shown, width - 4)[-1] if self.asked else shown
        end = paint.text(x + 2, y, tail, p.text if self.asked else p.muted)
        if self.asked and self.found is None:
            paint.text(end, y, "_", p.accent, bold=True)
        return y + 2

    # -- keys --

    async def on_key(self, event: events.Key) -> None:
        """Letters ask; numbers choose, unless they stand within a question."""
        letter = event.character if event.is_printable else None
        if letter and (letter not in "0123456789" or (self.asked and self.found is None)):
            event.stop()
            event.prevent_default()  # else the list takes it too
            if self.found is not None:
                self.asked, self.found = "", None
            self.asked = clean(f"{self.asked}{letter}", LONGEST) + (
                " " if letter == " " and self.asked else ""
            )
            self.at = 0
            self._changed()

    def on_paste(self, event: events.Paste) -> None:
        """A question copied from elsewhere."""
        event.stop()
        self.asked, self.found = clean(f"{self.asked}{event.text}", LONGEST), None
        self._changed()

    def action_rub_out(self) -> None:
        """The last letter."""
        self.asked, self.found = self.asked[:-1], None
        self._changed()

    def action_close(self) -> None:
        if self.asked or self.found is not None:
            self.asked, self.found, self.at = "", None, 0
            self._changed()
        else:
            self.dismiss()

    def action_choose(self) -> None:
        if self.asked.strip() and self.found is None:
            self.found, self.at = self.search(self.asked), 0
            self._changed()
        else:
            super().action_choose()

    def chosen(self, place: int) -> None:
        if self.found is not None:
            read = tuple(found.paragraph for found in self.found)
            self.app.push_screen(ReadScreen(self.learn, read, place))
        else:
            self.app.push_screen(TopicScreen(self.learn, self.learn.topics[place]))


class TopicScreen(ListScreen[None]):
    """The paragraphs of one topic."""

    def __init__(self, learn: Learn, topic: Topic) -> None:
        rows = [Row(paragraph.title) for paragraph in topic.paragraphs]
        super().__init__(rows, headline=topic.title, fact="Learn", lead=(topic.about,))
        self.learn, self.topic = learn, topic

    def chosen(self, place: int) -> None:
        self.app.push_screen(ReadScreen(self.learn, self.topic.paragraphs, place))


class ReadScreen(SheetScreen[None]):
    """One of these paragraphs, with its sources; the arrows go on to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [("left", "turn(-1)"), ("right", "turn(1)"), ("enter", "on")]

    def __init__(self, learn: Learn, paragraphs: tuple[Paragraph, ...], at: int = 0) -> None:
        super().__init__()
        self.learn, self.paragraphs, self.at = learn, paragraphs, at
        self._frame()

    @property
    def here(self) -> Paragraph:
        """The one to read."""
        return self.paragraphs[self.at]

    def _frame(self) -> None:
        self.headline = self.learn.topic_of(self.here.id).title
        count = len(self.paragraphs)
        self.fact = f"{self.at + 1} of {count}" if count > 1 else "Learn"
        more = self.at + 1 < count
        self.prompt = ("Press", "Enter", "for the next") if more else ("Press", "Enter", "to go back")
        self.keys = (("← →", "turn"), ("Esc", "back")) if count > 1 else (("Esc", "back"),)

    def draw(self, paint: Paint, room: int) -> int:
        return fitted(paint, room, self._paragraph, (2, 1, 0))

    def _paragraph(self, paint: Paint, air: int) -> int:
        p, x = paint.palette, margin(paint.width)
        width = min(paint.width - 2 * x, 64)
        here = self.here
        y = write(paint, x, int(air > 0), width, Run(here.title, p.worse if here.level else p.text, True)) + 1
        y = write(paint, x, y, width, Run(here.text)) + 1 + (air > 1)
        y = write(paint, x, y, width, Run("Where it comes from", p.accent, True))
        for cited in self.learn.cited(here):
            y = write(paint, x, y, width, Run(cited, p.muted))
        return write(paint, x, y + 1, width, Run(self.learn.index.note, p.muted))

    def picked(self, value: Hashable) -> None:
        """Nothing in it can be clicked."""

    def action_turn(self, by: int) -> None:
        """To the next paragraph, or the one before."""
        at = max(0, min(len(self.paragraphs) - 1, self.at + by))
        if at != self.at:
            self.at = at
            self._frame()
            self.frame(title=self.headline, fact=self.fact, prompt=self.prompt, keys=self.keys)
            self.box.scroll_home(animate=False)
            self.again()

    def action_on(self) -> None:
        """On to the next; back after the last."""
        if self.at + 1 < len(self.paragraphs):
            self.action_turn(1)
        else:
            self.dismiss()
