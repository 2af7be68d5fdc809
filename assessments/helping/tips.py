"""The tips as content: what to do, how much, with which caution, when to stop, for whom, and from where.

Read from content/helping/tips.toml, which carries what CLINICAL section 7 lists. What is chosen: today.py.
"""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import Field, ValidationError

from assessments.conditions import Condition
from assessments.errors import ContentError
from assessments.helping.situation import FACTS
from assessments.helping.week import Kind
from assessments.question import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessments.library import Library

FILE = "helping/tips.toml"
Slot: TypeAlias = Literal["phase", "sign", "habit"]
SIGNS = frozenset({"s1", "s2", "s3", "s4", "s5", "s6"})  # a scan is no sign to work on


class Because(Strict):
    """A reason to show the tip: an answer, in a sentence; "{answer}" is the first item's answer in words.

    `sign`: only where the tip stands for this sign.
    """

    when: Condition
    text: str
    sign: str = ""


class Timer(Strict):
    """How a tip is timed; what it says meanwhile is in timers.toml, by `kind` (cold, then warm: "turns").

    `seconds`: of one hold or turn, shortest and longest; `start` is offered. `sides`, `rounds`, `rest_s`:
    of a stretch, and `steps` to get into it. `check_s`: so long after the start the skin is looked at.
    `move`: the kind it goes to the exercise week as; None: it has no minutes there.
    """

    kind: Literal["cold", "heat", "turns", "hold", "move", "ease", "sit"]
    seconds: tuple[int, int]
    start: int
    sides: int = Field(default=1, ge=1, le=2)
    rounds: int = Field(default=1, ge=1, le=5)
    rest_s: int = Field(default=0, ge=0)
    check_s: int = Field(default=0, ge=0)
    move: Kind | None = None
    steps: tuple[str, ...] = ()


class Tip(Strict):
    """One tip. `hide_if`, the keys of `instead` and of `mind`: facts of situation.py.

    `instead`: other words for the action where the fact holds. `mind`: a caution said first where it holds.
    """

    id: str
    title: str = Field(max_length=34)
    text: str = Field(max_length=150)
    dose: str = Field(max_length=80)
    caution: str = Field(max_length=150)
    stop: str = Field(max_length=150)
    phases: tuple[Literal[1, 2, 3], ...] = Field(min_length=1)
    signs: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = Field(min_length=1)
    hide_if: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    instead: dict[str, str] = Field(default_factory=dict)
    mind: dict[str, str] = Field(default_factory=dict)
    because: tuple[Because, ...] = ()
    timer: Timer | None = None
    source: Literal["article", "nhs", "own"]
    sources: tuple[str, ...] = Field(min_length=1)

    def facts(self) -> Iterator[str]:
        """Every fact it hangs on."""
        yield from (*self.hide_if, *self.only_if, *self.instead, *self.mind)


class Tips(Strict):
    """Every tip in order, and the sentences around them by name."""

    tips: tuple[Tip, ...] = Field(alias="tip")
    words: dict[str, str]

    def __getitem__(self, name: str) -> Tip:
        """The tip with this id. Raises KeyError."""
        for tip in self.tips:
            if tip.id == name:
                return tip
        raise KeyError(name)


def read(library: Library, raw: bytes | None = None) -> Tips:
    """The tips, checked; from `raw` instead of the file where given. Raises ContentError naming the tip."""
    raw = raw if raw is not None else (resources.files("assessments") / "content" / FILE).read_bytes()
    try:
        table = tomllib.loads(raw.decode())
        tips = Tips.model_validate_json(json.dumps(table))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(FILE, "", f"isn't TOML: {error}") from None
    except ValidationError as error:
        raise _wrong(table, error) from None
    _check(tips, library)
    return tips


def stops(tip: Tip, rule: str) -> tuple[str, ...]:
    """When to stop. For what is timed, first the `rule` for all of it; what it says isn't said again."""
    if tip.timer is None:
        return (tip.stop,)
    return (rule,) if rule.startswith(tip.stop.removesuffix(".")) else (rule, tip.stop)


def _wrong(table: Mapping[str, object], error: ValidationError) -> ContentError:
    first = error.errors(include_url=False, include_context=False)[0]
    way, listed = first["loc"], table.get("tip")
    item = ""
    if isinstance(listed, list) and len(way) > 1 and way[0] == "tip" and isinstance(way[1], int):
        item, way = str(listed[way[1]].get("id", f"tip number {way[1] + 1}")), way[2:]
    return ContentError(FILE, item, f"{' '.join(map(str, way))}: {first['msg']}")


def _check(tips: Tips, library: Library) -> None:
    names = [tip.id for tip in tips.tips]
    for tip in tips.tips:
        wrong = {
            "this id is used twice": names.count(tip.id) > 1,
            "signs: only s1 to s6": not SIGNS.issuperset(tip.signs),
            "needs signs for its slot sign, and none without": bool(tip.signs) != ("sign" in tip.slots),
            "hangs on a fact that isn't there": not FACTS.keys() >= set(tip.facts()),
            "names a source that isn't in sources.toml": not all(s in library.sources for s in tip.sources),
            "because looks at a question that isn't there": not all(
                item.partition(".")[0] in library for reason in tip.because for item in reason.when.items()
            ),
            "because tests an item, or all of several": not all(
                b.when.item or b.when.all_of for b in tip.because
            ),
            "timer: start lies outside its seconds": tip.timer is not None
            and not tip.timer.seconds[0] <= tip.timer.start <= tip.timer.seconds[1],
        }
        for reason, holds in wrong.items():
            if holds:
                raise ContentError(FILE, tip.id, reason)
