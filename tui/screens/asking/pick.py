"""PickScreen: one sign or phase on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.choice import ChoiceScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.library import Library


class PickScreen(ChoiceScreen):
    """Dismisses the section's id ("s3", "p2"), or None."""

    def __init__(self, library: Library) -> None:
        parts = [part for part in library.sections if part.kind in ("sign", "phase")]
        heads = {part.kind: part.id for part in reversed(parts)}  # the first of its kind
        rows = tuple(
            Row(part.title, id=part.id, head=HEADS[part.kind] if heads[part.kind] == part.id else "")
            for part in parts
        )
        super().__init__("One part on its own", rows, prompt=("Press a number or", "Enter", "to begin"))


HEADS = {"sign": "The signs", "phase": "The phases"}
