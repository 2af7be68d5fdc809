"""The terminal driver: bytes that aren't text are skipped, and a terminal that is gone ends the app.

Textual's own input loop ends the app on one invalid UTF-8 byte (a keyboard in another encoding is enough) and
spins when the terminal hangs up; a signal ends it with nothing saved and the terminal left in disorder.
Linux and macOS; Windows keeps Textual's driver.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
from codecs import getincrementaldecoder
from contextlib import suppress
from queue import Empty, Full
from typing import TYPE_CHECKING, Any

from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from assessments.text import clean

if TYPE_CHECKING:
    from textual.message import Message

_WAIT = 0.1  # seconds between looks at the exit flag, as Textual's own loop
_PASTE = 4000  # characters of one paste that are passed on; every field is far shorter


_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")  # told to end, window closed, interrupted from outside
_KEYS = ("SIGINT", "SIGQUIT", "SIGTSTP")  # ctrl+c, ctrl+\ and ctrl+z once the terminal is itself again
_DEAF = 1.0  # seconds after which a terminal that takes nothing isn't waited for any more


class CalmDriver(LinuxDriver):
    """See the module. `deaf`: the terminal takes no more output and was given up."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: Any = _Steady(sys.__stderr__)
        self.deaf = self._said_all = self._pausing = False
        self._frame: list[str] = []  # the marks around a frame, and the frame, until it is whole

    def start_application_mode(self) -> None:
        """From here on a signal is a wish to leave: every screen is left and every answer written."""
        for name in _ENDING:
            signal.signal(getattr(signal, name), self._leave)
        signal.signal(signal.SIGQUIT, signal.SIG_IGN)  # a core dump would hold answers
        self._said_all = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _leave(self, *_: object) -> None:
        with suppress(RuntimeError):  # the loop has ended: on the way out already
            if self._app._loop is not None:
                self._app._loop.call_soon_threadsafe(self._app.exit)
        waiting = threading.Timer(_DEAF, self._give_up_drawing)
        waiting.daemon = True
        waiting.start()

    def _give_up_drawing(self) -> None:
        """Lets go of the app where it waits for a terminal that takes nothing."""
        writer = self._writer_thread
        if writer is not None and writer.is_alive() and writer._queue.full():
            self.deaf = True
            with suppress(Empty):
                while True:
                    writer._queue.get_nowait()

    def write(self, data: str) -> None:
        """To the terminal, as long as it takes anything; a frame and the marks around it as one piece."""
        if self.deaf or self._said_all:
            return
        if self._frame or data == SYNC_START:
            self._frame.append(data)
            if data != SYNC_END:
                return
            data = "".join(self._frame)
            self._frame.clear()
        super().write(data)

    def suspend_application_mode(self) -> None:
        """A pause, for the shell."""
        self._pausing = True
        super().suspend_application_mode()
        self._pausing = False

    def stop_application_mode(self) -> None:
        """Gives the terminal back: first all that is left to say to it, then its own way with keys.

        The other way round, Textual's, late keys and mouse moves show up on the shell's line, and a ctrl+s
        among them stops the end.
        """
        if not self._pausing:
            _ignore_keys()
        before, self.attrs_before = self.attrs_before, None
        super().stop_application_mode()
        self._say_all()
        self.attrs_before = before
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)
            if before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, before)

    def _say_all(self) -> None:
        writer = self._writer_thread
        if writer is None:
            return
        with suppress(Full):
            writer._queue.put(None, timeout=_DEAF)  # the writer's sign to end
            writer.join(_DEAF)
        self._said_all = True
        self.deaf = writer.is_alive()

    def close(self) -> None:
        """Everything was said in `stop_application_mode`."""

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
                if not data:  # the terminal is gone
                    self._leave()
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


class _Steady:
    """The terminal as a file that may go away: what can't be written is dropped, no more."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()


def _ignore_keys() -> None:
    """The program is about to end: keys that would end or stop it mean nothing any more."""
    for name in _KEYS:
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def _unprintable(key: events.Key) -> bool:
    """A key that would type a character which must not be kept or shown."""
    return bool(key.character) and key.is_printable and clean(f"a{key.character}a") == "aa"
