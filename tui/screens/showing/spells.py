"""SpellsScreen: every spell of sciatica in this record; an earlier one opens to be read, not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row
from tui.widgets.showing.marks import span

if TYPE_CHECKING:
    from assessments.judging.episodes import Spell


class SpellsScreen(ListScreen["int | None"]):
    """`spells`: all, oldest first; `now`: the number of the one in view. Dismisses a number, or None."""

    headline = "Earlier spells"
    prompt = ("Press", "Enter", "to look at it")
    nothing = "There is one spell so far."

    def __init__(self, spells: tuple[Spell, ...], now: int) -> None:
        self.spells = tuple(reversed(spells))
        rows = [Row(span(spell.first, spell.last), _said(spell, now)) for spell in self.spells]
        at = next((n for n, spell in enumerate(self.spells) if spell.number != now), 0)
        lead = "When pain comes back after it was gone, a new spell begins. The old one is kept as it was."
        super().__init__(rows, lead=(lead,), at=at)

    def chosen(self, place: int) -> None:
        self.dismiss(self.spells[place].number)

    def action_close(self) -> None:
        self.dismiss(None)


def _said(spell: Spell, now: int) -> str:
    count = "1 check-in" if spell.check_ins == 1 else f"{spell.check_ins} check-ins"
    return f"{count}, this is the one in view" if spell.number == now else count
