"""Stage: where a question stands. It has the focus, so that a new question needs no new screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from tui.widgets.kept import Kept
from tui.widgets.questions import base

if TYPE_CHECKING:
    from typing import Self

    from textual import events
    from textual.geometry import Region


class Stage(Container, Kept, can_focus=True):
    """Where a question stands. It keeps the focus, for Textual repaints the whole screen when that moves.

    A text field takes the focus while it is there: it needs the cursor.
    """

    def _forward_event(self, event: events.Event) -> None:
        if not base.hand_over(self, event):
            super()._forward_event(event)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Textual paints a container again after each mount; the question on it covers it all."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)
