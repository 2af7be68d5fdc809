"""Guarded: an app without a way out. Nothing inherited leaves it, writes, copies, or opens anything.

What Textual offers is closed by name (CLOSED), so that neither a key nor a link in some text reaches it; a
test compares the list with the Textual in use. A fault ends the visit with its answers kept and not shown.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from inspect import iscoroutinefunction
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from textual.app import App

from tui.kiosk.shell.ends import CRASHED, DONE, LOST
from tui.themes import themes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from textual.driver import Driver

    from assessments.clinic.visits import Why
    from tui.kiosk.given import Kiosk

OPEN = frozenset({"action_bell", "action_focus", "action_focus_next", "action_focus_previous"})
"""Actions that lead nowhere."""
CLOSED = (
    "action_add_class", "action_back", "action_change_theme", "action_command_palette", "action_help_quit",
    "action_hide_help_panel", "action_notify", "action_pop_screen", "action_push_screen", "action_quit",
    "action_remove_class", "action_screenshot", "action_show_help_panel", "action_simulate_key",
    "action_suspend_process", "action_switch_mode", "action_switch_screen", "action_toggle",
    "action_toggle_class", "action_toggle_dark",
    "copy_to_clipboard", "deliver_binary", "deliver_screenshot", "deliver_text", "open_url",
)  # fmt: skip


class Guarded(App[int], inherit_bindings=False):
    """See the module. What a patient sees is in the class that follows it."""

    TITLE = "On the Mend"
    CSS_PATH = str(Path(__file__).parents[2] / "app.tcss")
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar = set()
    BINDINGS: ClassVar = []
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE: ClassVar = False

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self.kiosk = kiosk
        self.rich_glyphs, self.invented = kiosk.settings.rich_glyphs, ""
        self.ending: Why = "ended"
        self._kept = False
        for theme in themes():
            self.register_theme(theme)
        self.theme = kiosk.settings.theme

    def clock(self) -> datetime:
        """The local time."""
        return self.kiosk.now().at

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """So that a Textual theme without our roles doesn't break the sheet."""
        from tui.themes import DARK, variables

        return variables(DARK)

    def get_driver_class(self) -> type[Driver]:
        """Ours on a terminal; tests have one of their own."""
        found = super().get_driver_class()
        if found.__name__ == "LinuxDriver":
            from tui.kiosk.shell.driver import KioskDriver

            return KioskDriver
        return found

    # -- what the app of a visit says --

    def keep(self) -> None:
        """Writes what was answered, and that the visit is over for the reason `ending`, at once."""

    def end(self, code: int = DONE) -> None:
        """The process of this patient is over; the supervisor cleans up and starts the next."""
        if not self._exit:  # the first end counts
            App.exit(self, return_code=code)

    # -- ends that nobody chose --

    def lost(self) -> None:
        """Told to end, or the terminal is gone."""
        self.keep_once()
        self.end(LOST)

    def keep_once(self) -> None:
        """`keep`, the first time."""
        if not self._kept:
            self._kept = True
            with suppress(Exception):  # it ends either way, and a second fault mustn't hide the first
                self.keep()

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if not self._exit:
            self._crash(error)

    def _crash(self, error: BaseException | None) -> None:
        """Ends with 70. Of the error only its kind and place are told, to the trail: values are answers."""
        self.ending = "crashed"
        self.keep_once()
        with suppress(Exception):
            kind, where = told(error)
            self.kiosk.clinic.trail.add("crashed", self.clock(), kind=kind, where=where)
        self._return_code = CRASHED
        self._exit_renderables.clear()
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._crash(self._exception)

    def panic(self, *_renderables: object) -> None:
        """Ends without a word on the terminal."""
        self._crash(self._exception)

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    # -- ways out that aren't actions --

    def save_screenshot(self, *_args: object, **_options: object) -> str:
        """Nothing."""
        return ""

    @contextmanager
    def suspend(self) -> Iterator[NoReturn]:
        """Never."""
        from textual.app import SuspendNotSupported

        raise SuspendNotSupported("the kiosk stays")
        yield


def told(error: BaseException | None) -> tuple[str, str]:
    """Kind and place of a fault: ("KeyError", "sheet.py:41"); never its message, which may hold an answer."""
    error = getattr(error, "error", error)  # a worker's own error
    if error is None:
        return "unknown", "?"
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else "?"
    return type(error).__name__, where


def _nothing(_self: Any, *_args: object, **_options: object) -> None:
    """Closed."""


async def _nothing_later(_self: Any, *_args: object, **_options: object) -> None:
    """Closed."""


for _name in CLOSED:
    setattr(Guarded, _name, _nothing_later if iscoroutinefunction(getattr(App, _name)) else _nothing)
