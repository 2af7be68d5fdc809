"""PhaseChoice: the phase as the person sees it, where they see it in another way than their answers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.judging.progress import Progress
    from assessments.library import Library

LEAD = (
    "Your answers choose the phase. Where you see it in another way, say so here. It holds until your "
    "answers move the phase."
)
ANSWERS = "Let my answers decide"


class PhaseChoice(ListScreen["int | None"]):
    """Dismisses 1-3, 0 for the answers, or None where nothing was chosen."""

    headline = "The phase as you see it"
    prompt = ("Press a number or", "Enter", "to choose")

    def __init__(self, progress: Progress, library: Library) -> None:
        names, about = library.words["phase"], library.words["phase_about"]
        rows = [Row(f"Phase {n}: {names[str(n)]}", str(about[str(n)])) for n in (1, 2, 3)]
        chosen = progress.phase.status == "override"
        if chosen:
            rows.append(Row(ANSWERS, "as it was before you chose"))
        fact = "chosen by you" if chosen else "chosen by your answers"
        super().__init__(rows, lead=(LEAD,), fact=fact, at=(progress.phase.now or 1) - 1)

    def chosen(self, place: int) -> None:
        self.dismiss(place + 1 if place < 3 else 0)

    def action_close(self) -> None:
        self.dismiss(None)
