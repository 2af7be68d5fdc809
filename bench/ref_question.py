"""Reference: one question from Textual's own parts. The yardstick for a key (P3-P6)."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Label, OptionList

ANSWERS = (
    "None of the time",
    "A little of the time",
    "Some of the time",
    "Most of the time",
    "All of the time",
)


class Question(App[None]):
    """Arrow keys move between five answers."""

    def compose(self) -> ComposeResult:
        yield Label("READY: how often was it there?", markup=False)
        yield OptionList(*ANSWERS, markup=False)
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()


if __name__ == "__main__":
    Question().run()
