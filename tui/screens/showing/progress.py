"""Progress: the recovery board, and the ways on from it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.screens.showing.telling import TellingScreen, local_now
from tui.widgets.showing.boardrows import OWN, stops_of
from tui.widgets.showing.boardsheet import draw_progress
from tui.widgets.showing.marks import span

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from textual.binding import BindingType

    from assessments.judging.progress import Progress
    from assessments.keeping.store import Shelf
    from assessments.library import Library
    from assessments.record import Record
    from tui.widgets.canvas import Paint

SAID = ("flag.", "advice.", "summary.", "note.")
"""Stops of the cursor that are sentences: they open where they come from."""


class ProgressScreen(TellingScreen[None]):
    """The recovery board of one person.

    `library` gives the words of answers, sources and places on the map (without it there are no maps),
    `shelf` the files that can't be read. Without a `record` the board can only be read.
    """

    headline = "Progress"
    prompt = ("Press", "Enter", "to open")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "open"), ("question_mark", "ways"), ("c", "compare"), ("m", "maps"), ("l", "list"),
        ("b", "spells"), ("p", "phase"), ("i", "words"),
        *((str(n), f"sign('s{n}')") for n in range(1, 8)), ("8", "own"),
        ("right", "step(1)"), ("left", "step(-1)"),
    ]  # fmt: skip

    def __init__(
        self,
        progress: Progress,
        library: Library | None = None,
        shelf: Shelf | None = None,
        record: Record | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(progress, library, record, clock)
        self.shelf = shelf
        self.order = stops_of(progress)
        self.at = next((key for key, line in progress.signs.items() if not line.absent), self.order[0])
        self.fact = self._fact()
        self.keys = self._keys()

    def _fact(self) -> str:
        if self.progress.start is not None:
            return self.progress.since_words
        spell = next((one for one in self.progress.spells if one.number == self.progress.spell), None)
        days = [s.day for s in self.progress.sessions if spell is None or spell.first <= s.day <= spell.last]
        if not days:
            return ""
        words = "1 check-in" if len(days) == 1 else f"{len(days)} check-ins"
        number = f"spell {spell.number} · " if spell and len(self.progress.spells) > 1 else ""
        return f"{number}{words} · {span(min(days), max(days))}"

    def _keys(self) -> tuple[tuple[str, str], ...]:
        if self.record is None:
            return (("w", "why"), ("?", "more"), ("Esc", "back"))
        change = ("v", "from start") if self.progress.start is not None else ("e", "event")
        return (("w", "why"), change, ("?", "more"), ("Esc", "back"))

    @property
    def chosen(self) -> str:
        return "phase" if self.at == f"p{self.progress.phase.now}" else self.at

    def told(self, progress: Progress, note: str = "") -> None:
        self.progress, self.order = progress, stops_of(progress)
        self.at = self.at if self.at in self.order else self.order[0]
        self.frame(fact=note or self._fact(), keys=self._keys())
        self.again(self.at)

    def draw(self, paint: Paint, room: int) -> int:
        return draw_progress(paint, room, self.progress, self.at)

    def picked(self, value: Hashable) -> None:
        self.action_sign(str(value))

    def action_step(self, by: int) -> None:
        self.at = self.order[(self.order.index(self.at) + by) % len(self.order)]
        self.again(self.at)
        if self.at == self.order[-1]:  # what stands below comes into view, too
            self.call_after_refresh(self.box.scroll_end, animate=False)
        elif self.at == self.order[0]:
            self.call_after_refresh(self.box.scroll_home, animate=False)

    def action_sign(self, line_id: str) -> None:
        """Opens one line in depth, or says where a sentence comes from."""
        from tui.screens.showing.sign import SignScreen

        if line_id not in self.order:
            return
        self.at = line_id
        self.again(self.at)
        if line_id.startswith(SAID):
            self.action_why()
        else:
            screen = SignScreen(self.progress, line_id, self.library, self.record, self.clock)
            self.app.push_screen(screen, self._seen)

    def _seen(self, progress: Progress | None) -> None:
        if progress is not None and progress is not self.progress:
            self.told(progress)

    def action_own(self) -> None:
        """The person's own activities."""
        self.action_sign(OWN)

    def action_open(self) -> None:
        """Opens the line with the cursor."""
        self.action_sign(self.at)

    def action_compare(self) -> None:
        """Any two check-ins side by side."""
        from tui.screens.showing.compare import CompareScreen

        self.app.push_screen(CompareScreen(self.progress, self.library))

    def action_maps(self) -> None:
        """Where it hurt then, and now."""
        from tui.screens.showing.maps import MapsScreen

        if self.library is not None:
            self.app.push_screen(MapsScreen(self.progress, self.library))

    def action_list(self) -> None:
        """Every check-in."""
        from tui.screens.keeping.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen(self.progress, self.shelf, self.library))

    def action_words(self) -> None:
        """The same as text."""
        from assessments.judging import report
        from tui.screens.showing.words import WordsScreen

        if self.library is not None:
            self.app.push_screen(WordsScreen(report.text(self.progress, self.library)))

    @work(exclusive=True)
    async def action_spells(self) -> None:
        """An earlier spell, to be read as it was."""
        from tui.screens.showing.spells import SpellsScreen

        if self.record is None or len(self.progress.spells) < 2:
            return
        number = await self.app.push_screen_wait(SpellsScreen(self.progress.spells, self.progress.spell))
        if number is None or number == self.progress.spell:
            return
        earlier = await asyncio.to_thread(self.record.progress, self.clock(), spell=number)
        screen = ProgressScreen(earlier, self.library)
        screen.headline = "An earlier spell"
        await self.app.push_screen_wait(screen)

    @work(exclusive=True)
    async def action_phase(self) -> None:
        """The person's own word on the phase, or their answers' again."""
        from assessments import noting
        from tui.screens.showing.events import kept
        from tui.screens.showing.phase import PhaseChoice

        if self.record is None or self.library is None:
            return
        number = await self.app.push_screen_wait(PhaseChoice(self.progress, self.library))
        if number is not None and await kept(self.app, noting.phase, self.record, number, self.clock()):
            await self.tell(self.progress.start, "your phase: kept" if number else "your answers decide")

    @work(exclusive=True, group="ways")
    async def action_ways(self) -> None:
        """Every way on, in a list."""
        from tui.screens.showing.ways import WaysScreen

        way = await self.app.push_screen_wait(WaysScreen(self._ways(), self.progress))
        if way is not None:
            await self.run_action("since" if way == "start" else way)

    def _ways(self) -> tuple[str, ...]:
        ways = ["why"] if self.library is not None else []
        if self.record is not None:
            ways += ["event", "start" if self.progress.start is not None else "since"]
        ways += ["maps"] if self.library is not None else []
        ways += ["compare", "own"] if OWN in self.order else ["compare"]
        ways += ["list", "words"] if self.library is not None else ["list"]
        if self.record is not None:
            ways.append("phase")
            ways += ["spells"] if len(self.progress.spells) > 1 else []
        return tuple(ways)
