"""Kept: a widget whose rows are handed out again as they were, until something in it has changed.

For every frame Textual asks each widget that lies under a change for all of its rows, and goes through them
one by one, also where the widget is only the ground behind others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip


class Kept(Widget):
    """To be named after Textual's own class, whose style sheet is taken: `class Ground(Container, Kept)`."""

    _last_rows: tuple[Region, list[Strip]] | None = None  # a part of the widget and its finished rows

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of the widget. Nobody may change the list."""
        if self._last_rows is None or self._last_rows[0] != crop:
            self._last_rows = (crop, super().render_lines(crop))
        return self._last_rows[1]

    def _set_dirty(self, *regions: Region) -> None:
        """Whatever changes how a widget looks comes through here: content, size, style, theme, focus."""
        self._last_rows = None
        super()._set_dirty(*regions)
