"""The terminal driver: bytes that aren't text are skipped, and a terminal that is gone ends the app.

Textual's own input loop ends the app on one invalid UTF-8 byte (a keyboard in another encoding is enough) and
spins when the terminal hangs up. Only that loop is replaced. Linux and macOS; Windows keeps Textual's driver.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from assessments.text import clean

if TYPE_CHECKING:
    from textual.message import Message

_WAIT = 0.1  # seconds between looks at the exit flag, as Textual's own loop
_PASTE = 4000  # characters of one paste that are passed on; every field is far shorter


class CalmDriver(LinuxDriver):
    """See the module."""

    def run_input_thread(self) -> None:
        parser = XTermParser(False)
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], _WAIT)
            if ready:
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    data = b""
                if not data:
                    self._app.call_later(self._app.action_quit)
                    return
                text = decode(data)
                try:
                    # An empty text would mean the end of input to the parser.
                    for message in parser.feed(text) if text else ():
                        self.process_message(message)
                except Exception:  # a sequence the parser can't take, such as a code point beyond Unicode
                    parser = XTermParser(False)
            for message in parser.tick():
                self.process_message(message)

    def process_message(self, message: Message) -> None:
        """One gate for what is typed or pasted: control and direction-changing characters never get in."""
        if isinstance(message, events.Paste):
            message = events.Paste(clean(message.text[:_PASTE], _PASTE))
        elif isinstance(message, events.Key) and _unprintable(message):
            return
        super().process_message(message)


def _unprintable(key: events.Key) -> bool:
    """A key that would type a character which must not be kept or shown."""
    return bool(key.character) and key.is_printable and clean(f"a{key.character}a") == "aa"
