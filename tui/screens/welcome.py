"""Welcome: what this is and where the answers stay, on the very first start. Four short questions follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.frames.page import PageScreen
from tui.widgets.canvas import Canvas, Paint
from tui.widgets.flow import lines_of
from tui.widgets.hills import draw_hills

if TYPE_CHECKING:
    from textual.app import ComposeResult

WHAT = (
    "Sciatica mostly gets better, but slowly, and with bad days on the way. Answer plain questions "
    "once a week. Then see, sign by sign, what has changed and what hasn't yet."
)
STAYS = "Your answers stay on this computer. No account. Nothing is sent."
LEAVES = (
    "No account, and this program sends nothing. But {cloud} copies the folder of your answers elsewhere."
)
NOT = "A personal record and education. Not a substitute for a clinician."
KEYS = (("Enter", "go on"), ("↑ ↓", "choose"), ("Esc", "back"))


class WelcomeView(Canvas):
    """The cover picture, a few sentences, and the three keys one needs."""

    DEFAULT_CSS = "WelcomeView { height: 1fr; }"

    def __init__(self, cloud: str = "") -> None:
        super().__init__()
        self.stays = LEAVES.replace("{cloud}", cloud) if cloud else STAYS

    def paint(self, paint: Paint) -> None:
        p = paint.palette
        margin = 4 if paint.width >= 60 else 1
        wide = paint.width - 2 * margin
        airy = paint.height >= 30
        cover = min(22, paint.height - (17 if airy else 13))
        y = 0
        if cover >= 6 and paint.width >= 60:
            draw_hills(paint, paint.width, cover)
            y = cover + 1
        paint.text(margin, 1, "On the Mend", bold=True)
        paint.text(margin, 2, "Is my sciatica getting better?", p.muted)
        y = max(y, 4)
        paint.text(margin, y, "Welcome.", bold=True)
        for line in lines_of(WHAT, min(72, wide)):
            y += 1
            paint.text(margin, y, line)
        y += 2 + airy
        if wide >= 60 and paint.height - y > 5:
            y = self._keycaps(paint, margin, y) + airy
        for sentence in (self.stays, NOT):
            for line in lines_of(sentence, wide):
                paint.text(margin, y, line, p.muted)
                y += 1

    def _keycaps(self, paint: Paint, x: int, y: int) -> int:
        p = paint.palette
        x = paint.text(x, y, "You need only three keys:", p.muted) + 2
        for key, label in KEYS:
            cap = f"[{key}]" if p.flat else f" {key} "
            x = paint.text(x, y, cap, p.text, None if p.flat else p.raised, bold=True) + 1
            x = paint.text(x, y, label) + 2
        return y + 2


class WelcomeScreen(PageScreen[bool]):
    """Dismisses True to go on, False to leave. `cloud`: the service that copies the data folder, or ""."""

    prompt = ("Press", "Enter", "to begin")
    keys = (("q", "leave"),)

    BINDINGS: ClassVar = [("enter", "begin"), ("q", "leave"), ("escape", "leave")]

    def __init__(self, cloud: str = "") -> None:
        super().__init__()
        self.cloud = cloud

    def compose(self) -> ComposeResult:
        """The picture goes up to the edge, so there is no top line."""
        _, *rest = super().compose()
        yield WelcomeView(self.cloud)
        yield from rest

    def action_begin(self) -> None:
        self.dismiss(True)

    def action_leave(self) -> None:
        self.dismiss(False)
