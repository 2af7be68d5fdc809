"""A program in a pseudo-terminal of a given size: keys in, screen out, and what it costs. Linux and macOS.

CPU and memory come from /proc and are 0 where there is none. Needs pyte.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyte

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "escape": "\x1b",
    "tab": "\t", "space": " ", "home": "\x1b[H", "end": "\x1b[F", "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
    "backspace": "\x7f", "ctrl+q": "\x11", "ctrl+c": "\x03", "ctrl+x": "\x18",
}  # fmt: skip
_UNKNOWN = re.compile(  # what pyte would print as text: private and intermediate CSI, and device strings
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\??[0-9;:]*[ -/]+[@-~]"
    rb"|\x1b[P_^X\]](?:[^\x1b\x07]|\x1b(?!\\))*(?:\x1b\\|\x07)",
    re.DOTALL,
)
_UNFINISHED = re.compile(
    rb"(?:\x1b|\x1b\[[0-9;:?<=>]*[ -/]*|\x1b[P_^X\]](?:[^\x1b\x07]|\x1b(?!\\))*)\Z", re.DOTALL
)
_QUERY = re.compile(rb"\x1b\[\?([0-9]+)\$p|\x1b\[(6)n|\x1b\[(0?)c")


@dataclass
class Chunk:
    """Bytes as they were read, and when (monotonic seconds)."""

    at: float
    data: bytes


@dataclass
class Terminal:
    """Start it with `Terminal(...).start()`; `close()` ends the program if it hasn't ended."""

    command: Sequence[str]
    size: tuple[int, int] = (80, 24)  # columns, rows
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    pid: int = 0
    code: int | None = None  # exit code; negative: the signal that ended it
    started: float = 0.0
    chunks: list[Chunk] = field(default_factory=list)
    peak: float = 0.0

    def start(self) -> Terminal:
        """Starts the program as the leader of its own terminal session."""
        self.screen = pyte.Screen(*self.size)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TZ", "ONTHEMEND_DATA")}
        env = {"LANG": "C.UTF-8", **keep, "TERM": "xterm-256color", "COLORTERM": "truecolor", **self.env}
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.size[1], self.size[0], 0, 0))
        self.started = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for number in (0, 1, 2):
                    os.dup2(slave, number)
                os.closerange(3, 64)
                if self.cwd:
                    os.chdir(self.cwd)
                os.execvpe(self.command[0], list(self.command), env)
            finally:
                os._exit(127)
        os.close(slave)
        self._fd = master
        return self

    def __enter__(self) -> Terminal:
        return self if self.pid else self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- in and out ---------------------------------------------------------------------------

    def send(self, *keys: str) -> None:
        """Names of KEYS, or text as it is typed."""
        for key in keys:
            data = KEYS.get(key, key)
            if 1 << 5 in self.screen.mode and data.startswith("\x1b[") and data[-1] in "ABCDHF":
                data = "\x1bO" + data[-1]  # the program asked for application cursor keys
            os.write(self._fd, data.encode())

    def send_bytes(self, data: bytes) -> None:
        """Raw, for what no keyboard sends."""
        os.write(self._fd, data)

    def click(self, column: int, row: int) -> None:
        """A left click at a cell; (0, 0) is the top left."""
        for end in "Mm":
            os.write(self._fd, f"\x1b[<0;{column + 1};{row + 1}{end}".encode())

    def resize(self, columns: int, rows: int) -> None:
        """As when the window is dragged."""
        self.size = (columns, rows)
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float, quiet: float | None = None) -> list[Chunk]:
        """Reads for so long, or until nothing came for `quiet` seconds, or the program ended."""
        end = time.monotonic() + seconds
        new: list[Chunk] = []
        shown = 0
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], min(left, quiet) if quiet else left)
            if not ready:
                if quiet:
                    break
                continue
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                data = b""
            if not data:
                break
            new.append(Chunk(time.monotonic(), data))
            if b"\x1b[6n" in data:  # where the cursor is can be said once all before is drawn
                shown = self._show_from(new, shown)
            self._answer(data)
        self._show_from(new, shown)
        self.chunks += new
        return new

    def wait_for(self, text: str, seconds: float = 40) -> float:
        """Seconds from the start until `text` is on the screen. Raises AssertionError with the screen."""
        end = time.monotonic() + seconds
        done = 0
        while time.monotonic() < end:
            if text in self.text():
                return (self.chunks[-1].at if self.chunks else time.monotonic()) - self.started
            self.read(0.01)
            if len(self.chunks) == done and self.ended():
                break
            done = len(self.chunks)
        if text in self.text():
            return time.monotonic() - self.started
        raise AssertionError(f"{text!r} never appeared; the screen was:\n{self.text()}")

    def wait_until(self, holds: Callable[[str], bool], seconds: float = 40) -> None:
        """Reads until `holds(screen text)`. Raises AssertionError with the screen."""
        end = time.monotonic() + seconds
        while not holds(self.text()):
            if time.monotonic() > end or (self.ended() and not self.read(0.05)):
                raise AssertionError(f"the screen never became what was waited for:\n{self.text()}")
            self.read(0.02)

    def text(self) -> str:
        """What is on the screen, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def bytes_so_far(self) -> int:
        """Bytes the program has written."""
        return sum(len(chunk.data) for chunk in self.chunks)

    def _show_from(self, chunks: list[Chunk], start: int) -> int:
        for chunk in chunks[start:]:
            self._show(chunk.data)
        return len(chunks)

    def _show(self, data: bytes) -> None:
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        data, self._rest = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
        self._stream.feed(_UNKNOWN.sub(b"", data))

    def _answer(self, data: bytes) -> None:
        """The questions a terminal is asked at the start; a program may wait for the answers."""
        for mode, cursor, _device in _QUERY.findall(data):
            if mode:
                reply = b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0)
            elif cursor:
                reply = b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)
            else:
                reply = b"\x1b[?62;22c"
            os.write(self._fd, reply)

    # -- the process --------------------------------------------------------------------------

    def cpu(self) -> float:
        """CPU milliseconds of all living threads so far."""
        total = 0
        for thread in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            try:
                total += int(thread.read_text().split()[0])
            except (OSError, IndexError):
                continue
        return total / 1e6

    def memory(self) -> float:
        """Peak resident MiB so far."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text()
        except OSError:
            return self.peak
        found = re.search(r"VmHWM:\s+(\d+)", status)
        self.peak = int(found[1]) / 1024 if found else self.peak
        return self.peak

    def ended(self) -> bool:
        """Whether the program has ended; `code` is then set."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def wait_for_end(self, seconds: float = 20) -> int:
        """The exit code. Raises AssertionError where it doesn't end."""
        end = time.monotonic() + seconds
        while not self.ended():
            if time.monotonic() > end:
                raise AssertionError(f"it didn't end; the screen was:\n{self.text()}")
            self.read(0.02)
        self.read(0.1)
        assert self.code is not None
        return self.code

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """As by `kill -9`, unless told otherwise."""
        if not self.ended():
            os.kill(self.pid, how)

    def close(self) -> None:
        """Ends the program and gives the terminal back."""
        if self.pid and not self.ended():
            os.kill(self.pid, signal.SIGKILL)
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if getattr(self, "_fd", -1) >= 0:
            os.close(self._fd)
            self._fd = -1
