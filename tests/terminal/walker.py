"""A person who reads only the screen and finishes whatever is asked, by keys alone or by the mouse alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.terminal import Terminal

PROMPT = re.compile(r"→ (Press|Type(?:, or press)?)  (\S+) +(.*?)(?:  |$)")
NOTE = re.compile(r"saved \d\d:\d\d")
PATIENCE = 2.0  # seconds until a key or click that changes nothing is called lost
QUIET = 0.06
REVIEW, BREATH = "Read it over", 0.9  # keys typed ahead of it are dropped; nobody has read it sooner
RESULT = "· saved "  # stands in the top line of the result alone
SET = {"Is somebody with you who can help": "2"}  # else the leg-raise test isn't asked at all
MOST = 400  # keys or clicks in one walk


class LostError(AssertionError):
    """The walker can't go on with what it sees."""


@dataclass
class Walker:
    """`finish()` walks from the page in view to the result; `used` counts the keys or clicks."""

    terminal: Terminal
    used: int = 0
    seen: list[str] = field(default_factory=list)
    in_vain: int = 0

    def finish(self) -> None:
        """To the result's screen. Raises LostError with the screen where nothing works any more."""
        self.walk(lambda text: RESULT in text)

    def walk(self, there: Callable[[str], bool]) -> None:
        """Until `there(screen text)`."""
        self.settle()
        while not there(self.terminal.text()):
            if self.used > MOST or self.terminal.ended():
                raise LostError(f"after {self.used}:\n{self.terminal.text()}")
            self.step()

    def step(self) -> None:
        """One key or click, and what comes of it."""
        before = NOTE.sub("", self.terminal.text())
        self.seen.append(before)
        self.act()
        self.used += 1
        try:
            self.terminal.wait_until(lambda now: NOTE.sub("", now) != before, PATIENCE)
            self.in_vain = 0
        except AssertionError:
            self.in_vain += 1
            if self.in_vain > 2:
                raise LostError(f"nothing came of it:\n{self.terminal.text()}") from None
        self.settle()

    def settle(self) -> None:
        """Until the screen has been drawn whole: it has a next step, and nothing more comes."""
        self.terminal.wait_until(lambda now: "→ " in now.splitlines()[-1] and "Opening" not in now)
        self.terminal.read(PATIENCE, quiet=QUIET)
        if REVIEW in self.terminal.text():
            self.terminal.read(BREATH)

    def prompt(self) -> tuple[str, str, str]:
        """The bottom line's sentence: ("Press", "Enter", "to go on")."""
        found = PROMPT.search(self.terminal.text().splitlines()[-1])
        if not found:
            raise LostError(f"no next step:\n{self.terminal.text()}")
        return found[1], found[2], found[3]

    def act(self) -> None:
        """What the page in view asks for."""
        raise NotImplementedError

    def key(self, label: str) -> None:
        """What a key named in the bottom line does."""
        raise NotImplementedError

    def pick(self, words: str) -> None:
        """One of a few things offered, by its name."""
        raise NotImplementedError

    def start(self, *names: str) -> None:
        """From Home through as many menus."""
        for name in names:
            self.settle()
            self.terminal.wait_for(name)
            self.pick(name)
            self.used += 1
            self.terminal.wait_until(lambda now, name=name: name not in now)  # type: ignore[misc]

    def wanted(self, span: str) -> str:
        """An answer out of a span such as "0-7": a middling one on a scale, else mostly the first."""
        text = self.terminal.text()
        low, high = span.split("-")
        usual = "3" if low == "0" or int(high) >= 8 else low
        return next((answer for question, answer in SET.items() if question in text), usual)


class ByKeys(Walker):
    """Never touches the mouse. Letters and digits typed into a field count as one."""

    def key(self, label: str) -> None:
        """A key named on the screen."""
        self.terminal.send({"Enter": "enter", "Space": "space", "↑": "up", "Esc": "escape"}.get(label, label))

    def pick(self, words: str) -> None:
        """The number that stands before it."""
        found = re.search(rf"(\d)   {words}", self.terminal.text())
        if not found:
            raise LostError(f"no number before {words}:\n{self.terminal.text()}")
        self.key(found[1])

    def act(self) -> None:
        verb, key, words = self.prompt()
        if verb.startswith("Type"):
            day = "weeks ago" in self.terminal.text()
            self.terminal.send("8" if key == "0-9" else "3 weeks ago" if day else "a walk in the park")
        elif key == "Space" and words == "to unmark":
            self.key("Enter")
        elif key == "Space" and words != "to mark":
            self.terminal.send("8")  # how many: typing it is quicker than counting
        else:
            self.key(self.wanted(key) if "-" in key else key)


@dataclass
class ByMouse(Walker):
    """Never touches a key: clicks on what is in view."""

    stood: int = 0  # clicks while the clock of the chair stands runs

    def key(self, label: str) -> None:
        """The cap of a key in the bottom line."""
        last = self.terminal.text().splitlines()[-1]
        found = re.search(rf"(?<=  ){re.escape(label)}(?=  )", last)
        if not found:
            raise LostError(f"no {label!r} to click:\n{self.terminal.text()}")
        self.terminal.click(found.start(), self.terminal.size[1] - 1)

    def pick(self, words: str) -> None:
        """The words themselves."""
        self.click(words)

    def act(self) -> None:
        verb, key, words = self.prompt()
        text = self.terminal.text()
        if verb.startswith("Type"):
            if key == "0-9":
                self.click(r"(?<!\S)8(?!\S)")
            elif "2 weeks ago" in text:
                self.click("2 weeks ago")
            else:
                self.key("Enter")
        elif key == "Space" and words == "to mark":
            self.click(r"(?<=Buttock) +·")
        elif key == "Space" and words == "to unmark":
            self.key("Enter")
        elif key == "Space" and "seconds left" in text:
            self.stood += 1
            self.key("Enter" if self.stood > 6 else "Space")
        elif "-" in key:
            self.choose(key)
        else:
            self.key(key)

    def choose(self, span: str) -> None:
        """A number in a row of numbers, else the option that bears it."""
        low, high = (int(end) for end in span.split("-"))
        want = self.wanted(span)
        row = r"(?<!\S)" + r"\s+".join(str(n) for n in range(low, high + 1)) + r"(?!\d)"
        for y, line in enumerate(self.terminal.text().splitlines()[:-1]):
            if found := re.search(row, line):
                at = re.search(rf"(?<!\d){want}(?!\d)", found[0])
                assert at
                self.terminal.click(found.start() + at.start(), y)
                return
        self.click(rf"(?m)^\s*(?:\S )?\s*{want}  +(?=\S)")

    def click(self, pattern: str) -> None:
        """The last cell of the first thing that looks like it."""
        for y, line in enumerate(self.terminal.text().splitlines()[:-1]):
            if y > 1 and (found := re.search(pattern, line)):
                self.terminal.click(found.end() - 1, y)
                return
        raise LostError(f"nothing to click like {pattern}:\n{self.terminal.text()}")
