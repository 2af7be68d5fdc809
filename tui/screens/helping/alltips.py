"""Every tip of the phase: today's, the others, and those left out now with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.helping.today import LeftOut, Suggested, Today


class Chosen(NamedTuple):
    """A tip to open, or one that was hidden and is to be shown again."""

    what: Literal["tip", "show"]
    tip: str


class AllTipsScreen(ListScreen["Chosen | None"]):
    """`hidden`: ids of those the person hid. What an answer speaks against can be read about, not opened."""

    headline = "All tips"
    brief = True

    def __init__(self, today: Today, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.there: tuple[Suggested, ...] = (*today.tips, *today.others)
        self.left_out: tuple[LeftOut, ...] = today.left_out
        self.today = len(today.tips)
        count = len(self.there)
        self.fact = "1 for now" if count == 1 else f"{count} for now"
        super().__init__(self._rows())

    def _rows(self) -> list[Row]:
        """Today's, others, and left out."""
        rows = [Row(tip.tip.title, tip.tip.dose) for tip in self.there]
        rows += [Row(out.tip.title, self._why(out), look="muted") for out in self.left_out]
        heads = {0: "For today", self.today: "Also for now", len(self.there): "Not now"}
        return [replace(row, head=heads.get(place, "")) for place, row in enumerate(rows)]

    def _why(self, out: LeftOut) -> str:
        return f"{out.why} Enter brings it back." if out.tip.id in self.hidden else out.why

    def chosen(self, place: int) -> None:
        if place < len(self.there):
            self.dismiss(Chosen("tip", self.there[place].tip.id))
        elif (tip := self.left_out[place - len(self.there)].tip.id) in self.hidden:
            self.dismiss(Chosen("show", tip))
