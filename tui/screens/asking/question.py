"""QuestionScreen: the frame of a question: what stands around it, keys in turn, windows of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal

from tui.screens.asking import whereabouts
from tui.screens.asking.outcome import Outcome
from tui.screens.frames.leaving import OnceScreen
from tui.widgets.chrome import BottomLine, TopLine
from tui.widgets.kept import Kept
from tui.widgets.questions import base
from tui.widgets.remark import Remark
from tui.widgets.sidepanel import Item, SidePanel
from tui.widgets.small import TooSmall, too_small
from tui.widgets.stage import Stage
from tui.widgets.typeahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from assessments.asking.interview import Interview
    from tui.screens.asking.autosave import Autosave

LEAVE = "Leave now? Your answers are kept, and you can go on later."
LEAVE_UNKEPT = "Leave now? These few questions come again next time."
PARTS = {"sign": "In this sign", "phase": "In this phase"}


class Row(Horizontal, Kept):
    """The question, and what stands beside it where there is room."""


class QuestionScreen(OnceScreen[Outcome], Kept):
    """Shows `view` and says where it stands in `interview`; decides nothing."""

    DEFAULT_CSS = """
    QuestionScreen { layout: vertical; overflow: hidden; }
    QuestionScreen #body { height: 1fr; }
    QuestionScreen #question { width: 1fr; height: 1fr; }
    QuestionScreen #question > * { margin: 0 4; }
    QuestionScreen #question > .hangs { margin: 0 2; }
    QuestionScreen.-narrow #question > * { margin: 0 2; }
    QuestionScreen.-narrow #question > .hangs { margin: 0; }
    QuestionScreen.-low > Remark, QuestionScreen.-full > Remark { display: none; }
    QuestionScreen.-full > Remark.-shown { display: block; }
    QuestionScreen.-tiny > * { display: none; }
    QuestionScreen.-tiny > TooSmall { display: block; }
    QuestionScreen.-wide #body { padding-top: 2; }
    QuestionScreen.-wide SidePanel { display: block; }
    """

    saver: Autosave

    def __init__(self, interview: Interview, offers: Mapping[str, base.Offer] | None = None) -> None:
        super().__init__()
        self.interview = interview
        self.offers = offers or {}  # by item: what the record says, while there is no answer
        self.keys_ahead = TypeAhead(self)
        self.view: base.QuestionView | None = None
        self.echo = ""  # what was said on the page before
        self.about = ""  # the day it is about, where that isn't today
        self.note = ""  # "saved 09:41"
        self.trouble = ""  # of saving
        self.keeps = True  # whether an unfinished interview is kept
        self.leaving = False
        self.ended = False
        self.card: str | None = None  # id of the page whose open warning signs are shown
        self._kept: dict[str, str] = {}  # page id -> what was typed and not committed
        self._typed: dict[str, str] = {}  # the same with the page in view, as last kept
        self._entered = ""  # id of the page in view once all that is typed on it was entered

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield Remark(id="echo")
        with Row(id="body"):
            yield Stage(id="question")
            yield SidePanel()
        yield Remark(id="aside")
        yield BottomLine()
        yield TooSmall()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        if self.has_class("-tiny") and not too_small(width, height):
            self.call_after_refresh(self._take_focus_again)
        self.set_class(too_small(width, height), "-tiny")
        self.set_class(width < 70, "-narrow")
        self.set_class(height < 18, "-low")
        self.set_class(width >= 110 and height >= 28, "-wide")

    def _take_focus_again(self) -> None:
        """Textual takes the focus from what is hidden; in a tiny window that is the question."""
        if self.focused is None and not self.leaving:
            self.focus_view()

    # -- keys: one at a time, and those typed ahead wait for the next question --

    def take_key(self, event: events.Key) -> bool:
        """Called for every key; False lets it through at once."""
        if self.app.screen is not self or event.key.startswith("ctrl+q"):
            return False
        if self.has_class("-tiny") or self.ended or self.view is None:
            return True  # nothing to see, nothing to answer
        self.keys_ahead.take(event)
        return True

    def _forward_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or not self.take_key(event):
            super()._forward_event(event)

    @on(base.PassedOn)
    def _passed_on(self, event: base.PassedOn) -> None:
        event.stop()
        self.keys_ahead.put_back(event.event)

    # -- the view --

    async def _put(self, view: base.QuestionView) -> None:
        """This view in place of the one before; that one itself where it can show the new page."""
        before = self.view
        self._kept = self.typed
        self._entered = ""
        if before is not None and type(before) is type(view) and before.become(view.page):
            self._say()
            self.keys_ahead.settled()
            return
        view.set_class(view.hangs, "hangs")
        view.can_focus = False  # the stage has it
        self.set_class(
            view.page.layout == "list" and self.card is None, "-full"
        )  # every row for the words of the warning signs
        self.view = view
        place = self.query_one(Stage)
        with self.app.batch_update():
            await place.remove_children()
            await place.mount(view)
            self.focus_view()
            self._say()
        self.keys_ahead.settled()

    def focus_view(self) -> None:
        """Keys go to the question."""
        field = getattr(self.view, "focus_field", None)
        if field is not None:
            field()
        else:
            self.set_focus(self.query_one(Stage))

    @property
    def key_target(self) -> Widget:
        """The widget that the next key is for: a text field, or the painted view on the stage."""
        stage = self.query_one(Stage)
        return self.view if self.focused is stage and self.view is not None else (self.focused or self)

    @property
    def offer(self) -> base.Offer | None:
        """What the record says about the question in view, while it has no answer."""
        ask = self.view.current if self.view and not self.card else None
        return None if ask is None or ask.done else self.offers.get(ask.key.item)

    def key_u(self, event: events.Key) -> None:
        """Uses what the record says: an act of the person, like an answer."""
        if self.offer is not None and self.view is not None and self.view.current and not self.leaving:
            event.stop()
            self.post_message(base.Answered(self.view.page.id, self.view.current.key, self.offer.value))

    @on(base.StepByStep)
    def _lead(self, event: base.StepByStep) -> None:
        """Opens the coach; what it measured is the answer, as if it had been given here."""
        from tui.screens.helping.coach import CoachScreen

        def take(angle: int | None) -> None:
            if angle is not None:
                self.post_message(base.Answered(event.page.id, event.page.asks[0].key, angle))

        event.stop()
        self.keys_ahead.drop()
        self.app.push_screen(CoachScreen(event.page), take)

    @property
    def typed(self) -> dict[str, str]:
        """Page -> what is typed or marked there and not entered yet."""
        view = self.view
        if view is None or not view.typed or view.page.id == self._entered:
            return dict(self._kept)
        return {**self._kept, view.page.id: view.typed}

    def keep(self) -> None:
        """Everything said and typed so far to disk, within half a second."""
        self.saver.later(self.interview, self.typed)

    # -- the words around the question --

    def _say(self) -> None:
        place = self.interview.place
        title = place.section.title
        fact = f"About {self.about}" if self.about else whereabouts.fact(place)
        self.query_one(TopLine).update(title=title, fact=fact, shares=place.shares)
        echo = self.query_one("#echo", Remark)
        echo.set_class(bool(self.trouble), "-shown")
        if self.trouble:
            echo.update(self.trouble, loud=True)
        else:
            echo.update(self.echo, (("Esc", "to change"),) if self.echo and not self.card else ())
        self._say_keys()
        self._say_side()

    def _say_keys(self) -> None:
        view, bottom, aside = self.view, self.query_one(BottomLine), self.query_one("#aside", Remark)
        if view is None:
            return
        aside.set_class(self.leaving, "-shown")
        if self.leaving:
            bottom.update(prompt=("Press", "Enter", "to leave"), keys=(("Esc", "stay"),), note=self.saved)
            aside.update(LEAVE if self.keeps else LEAVE_UNKEPT, loud=True)
            return
        allowed = view.current.question.allow if view.current and not self.card else ()
        keys = [("Esc", "back")]
        if view.typing and not self.card:
            keys.insert(0, ("F1", "why"))
        if not view.typing and not self.card:
            if "skipped" in allowed or view.page.layout == "guide":
                keys.insert(0, ("s", "skip"))
            keys.insert(0, ("?", "why"))
        bottom.update(prompt=view.prompt, keys=(*view.keys, *keys), note=self.saved)
        more = []
        if not view.typing and "not_applicable" in allowed:
            more.append(("x", "doesn't apply"))
        if not view.typing and "dont_know" in allowed:
            more.append(("d", "don't know"))
        back = self.interview.forward() is not self.interview
        if self.offer is not None:
            more.insert(0, ("u", "use it"))
        words = self.offer.words if self.offer is not None else ""
        aside.update(words, (*more, *((("PgDn", "on to where you were"),) if back else ())))

    def _say_side(self) -> None:
        if not self.has_class("-wide") or self.view is None:
            return
        page = self.view.page
        items: tuple[Item, ...] = ()
        both = whereabouts.paired(self.interview.pages)
        if page.section.kind != "safety":
            items = tuple(
                Item(whereabouts.label(a, both), a.done, p.id == page.id, whereabouts.brief(a))
                for p in self.interview.pages
                if p.section.id == page.section.id
                for a in p.asks
            )
        title = PARTS.get(page.section.kind, "In this part")
        self.query_one(SidePanel).update(self.view.current, items, title)

    @property
    def saved(self) -> str:
        """ "saved 09:41", and nothing while anything said since isn't on disk."""
        return "" if self.saver.behind else self.note

    def _saved(self, note: str, trouble: str) -> None:
        if not self.query(TopLine):  # closing
            return
        changed, self.note, self.trouble = trouble != self.trouble, note, trouble
        if changed:
            self._say()
        else:
            self._say_keys()

    @on(base.Prompted)
    def _prompted(self, event: base.Prompted) -> None:
        event.stop()
        self._entered = ""
        if self.typed != self._typed:
            self._typed = self.typed
            self.keep()
        self._say_keys()
        self._say_side()

    def _refresh_view(self) -> None:
        if self.view is not None and self.interview.page.id == self.view.page.id:
            self.view.show(self.interview.page)
            self._say()
