"""A waiting room in a test: a terminal with a kiosk in it, and the patient who is there."""

from __future__ import annotations

import random
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from assessments.clinic.clinic import Clinic
from bench.terminal import Terminal

PIN = "830194"
WELCOME = "Start my check-in"
SCRIPT = Path(__file__).with_name("clinic_day.py")  # with --kiosk: the kiosk that is in the terminal


@dataclass
class Patient:
    """One person: what they will do, their code and number, and what they saw in the end."""

    kind: str
    code: str
    number: str
    saw: str = ""  # "thanks", "declined", "stopped", "gone" or "killed"
    begun: bool = False  # consented
    warned: bool = False
    started: float = 0.0  # seconds from the end of the one before to the welcome
    memory: float = 0.0  # MiB of the process at its largest


@dataclass
class Room:
    """A terminal with a kiosk in it, and the patients who were there."""

    data: Path
    form: str = "bad-day"
    seed: int = 1
    extra: str = ""
    patients: list[Patient] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.clinic = Clinic.set_up(self.data)
        if not self.clinic.pin.is_set:
            self.clinic.pin.set(PIN)
        settings = f'form = "{self.form}"\ncountry = "GB"\nidle_seconds = 120\n{self.extra}'
        (self.data / "kiosk" / "kiosk.toml").write_text(settings, encoding="utf-8")
        self.clinic = Clinic.open(self.data)
        command = (sys.executable, "-I", str(SCRIPT), "--kiosk", str(self.data))
        self.terminal = Terminal(command, (80, 24), {"TEXTUAL_ANIMATIONS": "none"}, cwd=self.data.parent)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.terminal.text()

    @property
    def sitting(self) -> int:
        """The process of the patient who is there; 0 between two."""
        children = Path(f"/proc/{self.terminal.pid}/task/{self.terminal.pid}/children").read_text().split()
        return int(children[0]) if children else 0

    def memory(self, process: int) -> float:
        """MiB that it has used at most."""
        try:
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
        except OSError:
            return 0.0
        return int(found[1]) / 1024 if found else 0.0

    def press(self, *keys: str) -> None:
        """Keys, and then until the screen shows something else."""
        before = self.text
        self.terminal.send(*keys)
        end = time.monotonic() + 10
        while time.monotonic() < end and not self.terminal.ended():
            if self.terminal.read(0.05, quiet=0.01) and self.text != before:
                break
        self.terminal.read(0.2, quiet=0.03)

    def welcome(self, before: int) -> int:
        """Until the welcome of another process than this one stands there; that process."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            process = self.sitting
            if process not in (0, before) and WELCOME in self.text:
                return process
            self.terminal.read(0.05)
        raise AssertionError(f"nobody is welcomed; the screen was:\n{self.text}")
