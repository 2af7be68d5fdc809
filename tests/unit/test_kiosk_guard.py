"""Every way out of the app is closed, by name; the process is deaf and leaves no traces."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Static

from assessments.clinic.clinic import Clinic
from assessments.clinic.moment import Moment
from tui import settings
from tui.kiosk.given import Kiosk
from tui.kiosk.process import starting
from tui.kiosk.shell import lockdown
from tui.kiosk.shell.ends import CRASHED
from tui.kiosk.shell.guard import CLOSED, OPEN, Guarded, told

ROOT = Path(__file__).resolve().parents[2]
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
# What Textual 8.2 lets an app do by name. A new one has to be closed in guard.py, or shown to be harmless.
ACTIONS = [
    "add_class",
    "back",
    "bell",
    "change_theme",
    "command_palette",
    "focus",
    "focus_next",
    "focus_previous",
    "help_quit",
    "hide_help_panel",
    "notify",
    "pop_screen",
    "push_screen",
    "quit",
    "remove_class",
    "screenshot",
    "show_help_panel",
    "simulate_key",
    "suspend_process",
    "switch_mode",
    "switch_screen",
    "toggle",
    "toggle_class",
    "toggle_dark",
]
SENDING = [
    "copy_to_clipboard",
    "deliver_binary",
    "deliver_screenshot",
    "deliver_text",
    "open_url",
    "save_screenshot",
    "suspend",
]


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    clinic = Clinic.set_up(tmp_path / "data")

    def no_record(person: str, library: object) -> Any:
        raise AssertionError("nobody's record is opened here")

    return Kiosk(settings.read(str(tmp_path / "data")), clinic, lambda: Moment(NINE, "one", 1), no_record)


def test_textual_has_no_action_that_isnt_known_here() -> None:
    assert sorted(name for name in dir(App) if name.startswith("action_")) == [f"action_{a}" for a in ACTIONS]
    gone = [name for name in SENDING if not hasattr(App, name)]
    assert gone == []


def test_every_action_but_the_harmless_ones_is_closed() -> None:
    assert {f"action_{name}" for name in ACTIONS} - OPEN == {n for n in CLOSED if n.startswith("action_")}
    assert [name for name in (*CLOSED, *SENDING) if getattr(Guarded, name) is getattr(App, name)] == []


def test_nothing_is_inherited_that_a_key_reaches() -> None:
    assert list(Guarded._merge_bindings().key_to_bindings) == []
    assert not Guarded.ENABLE_COMMAND_PALETTE
    assert not Guarded.COMMANDS
    assert not Guarded.ALLOW_SELECT


LINKS = (
    "app.quit", "app.screenshot('x.svg', '.')", "app.suspend_process", "app.toggle_dark", "app.help_quit",
    "app.push_screen('x')", "app.simulate_key('ctrl+q')", "app.command_palette", "app.notify('x')",
)  # fmt: skip


async def test_no_link_in_a_text_leads_anywhere(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("*"))
    app = Guarded(kiosk)
    async with app.run_test() as pilot:
        screen, theme = app.screen, app.theme
        for link in LINKS:
            await app.run_action(link.removeprefix("app."), app)
        await app.mount(Static("[@click=app.quit]quit[/]", id="link"))
        await pilot.click("#link")
        app.copy_to_clipboard("canary")
        app.open_url("https://example.org")
        app.deliver_text("x")
        app.save_screenshot("x.svg")
        await pilot.press("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "f1")
        assert app.is_running
        assert (app.screen, app.theme, app.clipboard, len(app._notifications)) == (screen, theme, "", 0)
    assert set(tmp_path.rglob("*")) == before


async def test_a_fault_ends_with_seventy_and_tells_no_answer(
    kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(Guarded):
        kept = 0

        def on_key(self) -> None:
            answer = "canary"
            raise ValueError(f"no {answer}")

        def keep(self) -> None:
            self.kept += 1
            assert self.ending == "crashed"
            raise OSError("a second fault")

    app = Failing(kiosk)
    with pytest.raises(ValueError, match="no canary"):  # the test driver raises it again; a terminal doesn't
        async with app.run_test() as pilot:
            await pilot.press("a")
    assert (app.return_code, app.kept) == (CRASHED, 1)
    out = capsys.readouterr()
    assert "canary" not in out.out + out.err
    line = kiosk.clinic.trail.latest()
    assert line is not None
    assert (line.what, line.text("kind")) == ("crashed", "ValueError")
    assert line.text("where").startswith("test_kiosk_guard.py:")
    assert b"canary" not in kiosk.clinic.trail.path.read_bytes()


async def test_the_first_end_counts(kiosk: Kiosk) -> None:
    app = Guarded(kiosk)
    async with app.run_test():
        app.lost()
        app.end()
    assert app.return_code == 75


def test_a_fault_is_told_by_kind_and_place_only() -> None:
    try:
        raise KeyError("canary")
    except KeyError as error:
        kind, where = told(error)
    assert (kind, where.split(":")[0]) == ("KeyError", "test_kiosk_guard.py")
    assert told(None) == ("unknown", "?")


# -- the process --


def test_of_the_environment_only_what_is_listed_passes(tmp_path: Path) -> None:
    bad = (
        "TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_DRIVER", "PYTHONINSPECT", "PYTHONPATH", "DISPLAY",
        "PYTHONSTARTUP", "EDITOR", "PAGER", "SHELL", "ONTHEMEND_DATA", "LD_PRELOAD", "SSH_AUTH_SOCK",
    )  # fmt: skip
    hostile = dict.fromkeys(bad, "1")
    made = lockdown.scrubbed(
        {**hostile, "PATH": "/bin", "LANG": "de_DE.UTF-8", "BROWSER": "sh"}, str(tmp_path)
    )
    assert not hostile.keys() & made.keys()
    assert (made["PATH"], made["LANG"], made["BROWSER"]) == ("/bin", "de_DE.UTF-8", "false")
    assert made["HOME"] == made["TMPDIR"] == str(tmp_path)


def test_a_process_of_the_kiosk_is_isolated_deaf_and_leaves_no_core(tmp_path: Path) -> None:
    (tmp_path / "probe.py").write_text(
        "import os, signal, sys\n"
        "def main(args):\n"
        "    from tui.kiosk.shell import lockdown\n"
        "    lockdown.ignore_signals()\n"
        "    done = lockdown.no_traces()\n"
        "    deaf = all(signal.getsignal(getattr(signal, n)) is signal.SIG_IGN for n in lockdown.IGNORED)\n"
        "    for n in ('SIGINT', 'SIGQUIT', 'SIGTSTP', 'SIGUSR1', 'SIGALRM'):\n"
        "        os.kill(os.getpid(), getattr(signal, n))\n"
        "    print(done, deaf, sys.flags.isolated, oct(os.umask(0)), args, 'textual' in sys.modules)\n"
    )
    command = starting.command("probe", "a", "b")
    command[4] = str(tmp_path)  # where the module is; the package is installed
    env = {"PYTHONINSPECT": "1", "PYTHONPATH": str(tmp_path), "PATH": "/bin"}
    command[3] = command[3].replace(
        "sys.path.append(", f"sys.path.append({str(ROOT)!r}); sys.path.append(", 1
    )
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "True True 1 0o77 ['a', 'b'] False", done.stderr


@pytest.mark.parametrize(
    "module", ["tui.kiosk.process.supervisor", "tui.commands.clinic", "tui.kiosk.process.sitting"]
)
def test_what_runs_between_patients_loads_no_textual_and_no_content(module: str) -> None:
    asked = f"import sys, {module}; print(sorted({{'textual', 'rich', 'pydantic'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_said_elsewhere_than_on_linux_needs_nothing_of_linux() -> None:
    names = "'tui.kiosk.process.glass' in sys.modules, 'tui.kiosk.process.machine' in sys.modules"
    asked = f"import sys, tui.commands.clinic; print({names})"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_only_one_kiosk_runs_on_a_folder(tmp_path: Path) -> None:
    from assessments.errors import StoreError

    with lockdown.only_one(tmp_path / "lock"), pytest.raises(StoreError, match="already running"):
        lockdown.only_one(tmp_path / "lock").__enter__()
    with lockdown.only_one(tmp_path / "lock"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only, as the kiosk")
def test_the_clock_that_nobody_sets_goes_on() -> None:
    from tui.kiosk.process import clock

    one, two = clock.now(), clock.now()
    assert one.boot == two.boot != ""
    assert two.up >= one.up > 0
    assert one.at.tzinfo is not None


def test_signals_are_ignored_by_name_only_where_they_are() -> None:
    before = {
        name: signal.getsignal(getattr(signal, name)) for name in lockdown.IGNORED if hasattr(signal, name)
    }
    try:
        lockdown.ignore_signals()
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN
        assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
