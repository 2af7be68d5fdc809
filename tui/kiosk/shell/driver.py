"""The kiosk's terminal driver: nothing typed, sent or signalled can stop it, type junk or leave it behind."""

from __future__ import annotations

import os
import select
import signal
import threading
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any, Protocol, cast

from textual._xterm_parser import XTermParser

from tui.driver import _DEAF as DEAF
from tui.driver import CalmDriver
from tui.kiosk.shell.lockdown import ignore_signals
from tui.kiosk.shell.sieve import Sieve

_WAIT = 0.1  # seconds between looks at the exit flag; a lone ESC counts as the key after so long


class Losing(Protocol):
    """What an app of this driver is told, besides keys: the terminal is gone, or it is to end."""

    def lost(self) -> None:
        """Keep everything and end."""


class KioskDriver(CalmDriver):
    """For an app that is `Losing`, as `Guarded` is."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        ignore_signals()  # Textual's own set handlers for TSTP and CONT

    def start_application_mode(self) -> None:
        """TERM and HUP end the visit, with everything kept; no other signal does anything."""
        super().start_application_mode()
        ignore_signals()

    def _leave(self, *_: object) -> None:
        """Told to end, or the terminal is gone."""
        with suppress(RuntimeError):  # the loop has ended: on the way out already
            if self._app._loop is not None:
                self._app._loop.call_soon_threadsafe(cast("Losing", self._app).lost)
        waiting = threading.Timer(DEAF, self._give_up_drawing)
        waiting.daemon = True
        waiting.start()

    def suspend_application_mode(self) -> None:
        """Never."""

    def run_input_thread(self) -> None:
        """As the one it comes from, with the sieve before the parser."""
        parser, sieve = XTermParser(False), Sieve()
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], _WAIT)
            if ready:
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    data = b""
                if not data:  # the terminal is gone
                    self._leave()
                    return
                text = sieve.feed(decode(data))
            else:
                text = sieve.pause()
            try:
                for message in parser.feed(text) if text else ():
                    self.process_message(message)
            except Exception:  # the parser can't take it; the sieve should have
                parser = XTermParser(False)
            for message in parser.tick():
                self.process_message(message)

    def close(self) -> None:
        """Everything was said before; from here to the end of the process signals still mean nothing."""
        super().close()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
