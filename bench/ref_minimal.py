"""Reference: as little as a Textual app can be. The yardstick for the start (P1, P2, P9)."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One line of text."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("READY", markup=False)


if __name__ == "__main__":
    Minimal().run()
