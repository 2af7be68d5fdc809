"""WizardScreen: one interview, a page at a time. Questions change in place; the interview is the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from assessments.errors import AnswerError
from tui.clock import local_now
from tui.screens.asking import whereabouts
from tui.screens.asking.autosave import Autosave
from tui.screens.asking.leaving_out import REASONS, REFUSED, behind_tests, without_tests
from tui.screens.asking.outcome import Finished, Left, Outcome, Stopped
from tui.screens.asking.question import QuestionScreen
from tui.widgets.questions import base, view_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from assessments.answers import Key, Missing
    from assessments.asking.interview import Interview, Page

__all__ = ["Finished", "Left", "Outcome", "Stopped", "WizardScreen"]

NUMBER = "your local emergency number"


class WizardScreen(QuestionScreen):
    """`autosave` writes a draft and returns "" or a sentence of trouble, in a thread; None: nothing to keep.

    `emergency`: the number to call. `review` False ends without the review (the welcome's few questions).
    `typed`: page -> what was typed there before. `about`: the day, where it isn't today. `over`: it is a
    correction, so what was said is read over first; a warning sign is said again once it is kept.
    Dismisses with an Outcome once everything given was offered to `autosave`.
    """

    def __init__(
        self,
        interview: Interview,
        *,
        autosave: Callable[[Interview], str | None] | None,
        emergency: str,
        resumed: bool = False,
        review: bool = True,
        about: str = "",
        over: bool = False,
        typed: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] = local_now,
        offers: Mapping[str, base.Offer] | None = None,
    ) -> None:
        super().__init__(interview, offers)
        self.emergency, self.review = emergency, review
        self.keeps, self.saver = autosave is not None, Autosave(self, autosave, clock, self._saved)
        self.about, self.over = about, over
        self._kept = dict(typed or {})
        self.echo = "Here you left off. What you said is kept." if resumed else ""
        self.line: Key | None = None  # the line of the review to go back to

    async def on_mount(self) -> None:
        self._fit()
        await self._show()
        if self.interview.stopped != self.over:
            await self._end(None)

    def on_unmount(self) -> None:
        self.saver.at_once()

    async def on_key(self, event: events.Key) -> None:
        """The keys that mean the same on every page. Views let these through."""
        key = event.character if event.is_printable else event.key
        if self.leaving:
            event.stop()
            await self._leave_or_stay(key in ("enter", "y"))
            return
        if key == "escape":
            await self._back()
        elif key in ("pagedown", "ctrl+right"):
            await self._go(self.interview.forward())
        elif key == "f1" or (key == "?" and not (self.view and self.view.typing)):
            self._why()
        elif self.view is not None and self.view.typing:
            return
        elif key in REASONS:
            await self._leave_out(REASONS[key])
        elif key == "m":
            self._map()
        elif key == "q":
            self._ask_to_leave()
        else:
            return
        event.stop()

    # -- what the views say --

    def _stale(self, page: str) -> bool:
        return self.view is None or page != self.view.page.id or self.ended

    @on(base.Answered)
    async def _answered(self, event: base.Answered) -> None:
        event.stop()
        if self._stale(event.page) or self.view is None:
            return
        try:
            changed = self.interview.answer(event.key, event.value)
        except AnswerError as error:
            self.view.complain(sentence(error.reason))
            return
        await self._changed(changed, event.page, event.key, event.finished)

    @on(base.LeftOut)
    async def _left_out(self, event: base.LeftOut) -> None:
        event.stop()
        if not self._stale(event.page):
            await self._leave_out(event.why, event.key)

    @on(base.Finished)
    async def _finished(self, event: base.Finished) -> None:
        event.stop()
        if not self._stale(event.page):
            await self._on(None)

    async def _changed(self, changed: Interview, page: str, key: Key, finished: bool) -> None:
        slip = self.over and self.interview.stopped  # maybe: it is being corrected
        self.interview = changed
        self._kept.pop(page, None)
        self._entered = page
        self.keep()
        if changed.stopped and not slip:
            self._refresh_view()
            self._warn()
        elif changed.page.id != page:  # the answer took its own page away
            await self._show()
        elif finished:
            await self._on(key)
        else:
            self._refresh_view()

    async def _leave_out(self, why: Missing, key: Key | None = None) -> None:
        view = self.view
        ask = view.current if view else None
        if view is None or self.card is not None:
            return
        if view.page.layout == "guide" and why == "skipped":
            await self._skip_tests()
            return
        key = key or (ask.key if ask else None)
        if key is None or ask is None:
            return
        try:
            changed = self.interview.leave_out(key, why)
        except AnswerError:
            view.complain(REFUSED[why])
            return
        await self._changed(changed, view.page.id, key, finished=changed.page.done)

    async def _skip_tests(self) -> None:
        """Leaves out the tests a guide is for, and goes on behind them."""
        self.interview = without_tests(self.interview)
        self.keep()
        await self._go(behind_tests(self.interview))

    # -- from page to page --

    async def _on(self, key: Key | None) -> None:
        """This page is done: on to the next, or back to the review one came from."""
        page = self.interview.page
        left_open = any(a.missing is not None and a.question.kind == "safety" for a in page.asks)
        if left_open and self.card != page.id:
            await self._show_card(page)
            return
        self.echo = whereabouts.echo(page, key, whereabouts.paired(self.interview.pages))
        if self.line is not None or self.interview.at_end or self.interview.stopped:
            await self._end(self.line)
        else:
            await self._go(self.interview.next(), keep_echo=True)

    async def _back(self) -> None:
        if self.card is not None:
            await self._show()
        elif self.line is not None:
            await self._end(self.line)
        elif self.interview.back().here == self.interview.page.id:
            self._ask_to_leave()
        else:
            await self._go(self.interview.back())

    async def _go(self, interview: Interview, keep_echo: bool = False) -> None:
        moved = interview.page.id != self.interview.page.id
        self.interview = interview
        if not keep_echo:
            self.echo = ""
        if moved:
            self.keep()
            await self._show()

    async def _show(self) -> None:
        """The current page's view in place of the one before."""
        self.card = None
        view = view_for(self.interview.page)
        view.today = self.interview.at.date()
        await self._put(view)
        if typed := self._kept.get(view.page.id):
            view.restore(typed)

    async def _show_card(self, page: Page) -> None:
        from tui.widgets.questions.leftopen import LeftOpenView

        self.card = page.id
        action = str(self.interview.library.words["emergency"]["declined"])
        await self._put(LeftOpenView(page, action.replace("{number}", self.emergency or NUMBER)))

    # -- other screens --

    def _why(self) -> None:
        from tui.screens.asking.why import WhyScreen

        page = self.view.page if self.view else self.interview.page
        ask = self.view.current if self.view else None
        self.app.push_screen(WhyScreen(page, ask, self.interview.library.sources, self.keeps))

    def _map(self) -> None:
        from tui.screens.asking.signmap import SignMapScreen

        async def jump(page: str | None) -> None:
            if page is not None:
                self.line = None
                await self._go(self.interview.go(page))

        self.app.push_screen(SignMapScreen(self.interview), jump)

    def _warn(self) -> None:
        from tui.screens.asking.warning import WarningScreen

        self.keys_ahead.drop()
        self.saver.now()
        words = self.interview.library.words["emergency"]
        screen = WarningScreen(self.interview.flags, words, self.emergency)
        self.app.push_screen(screen, lambda _: self._close(Stopped(self.interview)))

    async def _end(self, line: Key | None) -> None:
        """The last page is done: read it over. A warning sign that is there comes first."""
        if self.interview.stopped:
            self._warn()
            return
        self.keys_ahead.drop()
        self.saver.now()
        if not self.review:
            self._close(Finished(self.interview))
            return
        from tui.screens.asking.review import ReviewScreen

        async def read(wish: Key | bool | None) -> None:
            self.line = None
            if wish is True:
                self._close(Finished(self.interview))
            elif wish:
                self.line = wish
                self.echo = ""
                self.interview = self.interview.go_to(wish)
                await self._show()
            else:
                await self._show()

        self.app.push_screen(ReviewScreen(self.interview, line, self.saved, self.about), read)

    # -- leaving --

    def _ask_to_leave(self) -> None:
        self.leaving = True
        self.set_focus(None)  # the next key answers this, not the question
        self._say_keys()

    async def _leave_or_stay(self, leave: bool) -> None:
        self.leaving = False
        if leave:
            self._close(Left(self.interview))
        else:
            self.focus_view()
            self._say_keys()

    def _close(self, outcome: Outcome) -> None:
        if not self.ended:
            self.ended = True
            self.run_worker(self._finish(outcome), exit_on_error=True)

    async def _finish(self, outcome: Outcome) -> None:
        await self.saver.finish()
        self.dismiss(outcome)


def sentence(reason: str) -> str:
    """A reason as a sentence of its own."""
    return reason[:1].upper() + reason[1:]
