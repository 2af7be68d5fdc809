"""ChoiceScreen: a few sentences and a few rows to choose from; the answer is the row's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.lists import ListScreen

if TYPE_CHECKING:
    from tui.widgets.rows import Row


class ChoiceScreen(ListScreen[str | None]):
    """Dismisses the id of the chosen row, or None. `at`: the id of the row that the cursor begins on."""

    def __init__(
        self,
        headline: str,
        rows: tuple[Row, ...],
        *,
        lead: tuple[str, ...] = (),
        fact: str = "",
        prompt: tuple[str, str, str] | None = None,
        at: str = "",
    ) -> None:
        start = next((place for place, row in enumerate(rows) if row.id == at), 0)
        prompt = prompt or ("Press", f"1-{len(rows)}", "to choose")
        super().__init__(rows, headline=headline, lead=lead, fact=fact, prompt=prompt, at=start)

    def chosen(self, place: int) -> None:
        self.dismiss(self.rows[place].id)

    def action_close(self) -> None:
        """Nothing is chosen."""
        self.dismiss(None)
