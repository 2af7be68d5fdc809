"""TypeAhead: keys one at a time. A key typed while a question changes waits for the next one."""

from __future__ import annotations

from collections import deque
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.message_pump import MessagePump

    from tui.screens.asking.question import QuestionScreen

STUCK = 1.0  # seconds after which a key that was never seen to finish no longer holds up the next


class TypeAhead:
    """A queue of keys in front of one screen.

    Textual hands a key to the widget that has the focus now, and an answer travels to the screen as a
    message, so a second key can reach a question that is already answered. Here a key is handed on only
    after the one before has been dealt with on its whole way: the focused widget, everything around it, the
    app (where Textual runs bindings), and the screen, which may have put another question in place meanwhile.
    """

    def __init__(self, screen: QuestionScreen) -> None:
        self.screen = screen
        self.waiting: deque[events.Key] = deque()
        self.turn = 0  # names the key in hand; an answer to an older turn is too late
        self.since: float | None = None

    def take(self, event: events.Key) -> None:
        """A key arrived."""
        self.waiting.append(event)
        if self.since is None or monotonic() - self.since > STUCK:
            self._next()

    def put_back(self, event: events.Key) -> None:
        """This key is for the question that comes next: first in the queue."""
        self.waiting.appendleft(event)

    def drop(self) -> None:
        """Forgets the keys typed ahead: what comes now must be answered with open eyes."""
        self.waiting.clear()

    def settled(self) -> None:
        """Another question is in place and has the focus."""
        if self.since is not None:
            self.screen.call_later(self._done, self.turn)

    def _next(self) -> None:
        self.turn += 1
        self.since = None
        if not self.waiting:
            return
        event = self.waiting.popleft()
        app = self.screen.app
        if app._exit or app.screen is not self.screen:  # a message or the review came up: keys aren't for it
            self.waiting.clear()
            return
        self.since = monotonic()
        target: Widget = self.screen.key_target
        Widget._forward_event(target, event)
        _Follower(_way(target, self.screen, app), self.screen, event, partial(self._done, self.turn)).go()

    def _done(self, turn: int) -> None:
        if turn == self.turn:
            self._next()


class _Follower:
    """Goes along behind a key: twice through each queue, behind whatever its handler posted.

    A key that the view has stopped goes no further, and what the view says goes to the screen directly.
    (Methods that take nothing: Textual looks at the signature of anything else, each time anew.)
    """

    def __init__(
        self, way: list[MessagePump], screen: QuestionScreen, event: events.Key, done: Callable[[], None]
    ) -> None:
        self.way, self.screen, self.event, self.done = way, screen, event, done

    def go(self) -> None:
        """To the queue that is next."""
        if not self.way:
            self.done()
        elif not self.way[0].post_message(events.Callback(self._again)):
            self._on()

    def _again(self) -> None:
        if not self.way[0].post_message(events.Callback(self._on)):
            self._on()

    def _on(self) -> None:
        here, *rest = self.way
        stopped = self.event._stop_propagation and here is self.screen.view
        self.way = rest[-1:] if stopped else rest
        self.go()


def _way(target: Widget, screen: QuestionScreen, app: App[Any]) -> list[MessagePump]:
    up: list[MessagePump] = []
    node: MessagePump | None = target
    while node is not None and node is not app:
        up.append(node)
        node = node._parent
    if screen not in up:
        up.append(screen)
    # A widget's own bindings (Enter in a text field) run in the app; what they post starts at the widget.
    return [*up, app, *up] if target._bindings.key_to_bindings else up
