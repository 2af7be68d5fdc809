"""UnfinishedScreen: a check-in left half-way: continue, start a new one (it stays), or put it away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.screens.frames.choice import ChoiceScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.keeping.store import Draft
    from assessments.library import Library

NEW = Row("Start a new one", "This one stays, and you are asked about it again.", "new")
AWAY = Row("Put it away", "It goes to the trash folder. Nothing of it is counted.", "discard")
CHANGED = "The questions have changed since. What you said is kept."
LOST = {
    1: "The questions have changed since. All but 1 answer still fits and is kept.",
    2: "The questions have changed since. All but {count} answers still fit and are kept.",
}
FORM_GONE = "The questions have changed since, and this form isn't asked any more."


class UnfinishedScreen(ChoiceScreen):
    """`draft` is the newest unfinished one. Dismisses "continue", "new" or "discard"; None: decide later."""

    keys = (("Esc", "decide later"),)

    def __init__(self, draft: Draft, library: Library) -> None:
        self.draft, self.library = draft, library
        form = library.forms.get(draft.form)
        self.form = form.title if form is not None else draft.form
        changes = self._changes()
        kept = "What you said is there." if changes else "Everything you said is there."
        on = Row("Go on with it", kept, "continue")
        rows: tuple[Row, ...] = (on, NEW, AWAY)
        if draft.replaces:
            rows = (on, replace(AWAY, about="It goes to the trash. The check-in stays as it is."))
        super().__init__(
            "You left one unfinished",
            rows,
            lead=(self._what(), *changes),
            fact=f"{draft.saved.day} {draft.saved:%B}, {draft.saved:%H:%M}",
            prompt=("Press", "1", "to go on with it"),
        )

    def _what(self) -> str:
        begun = self.draft.started
        when = f"{begun.day} {begun:%B} at {begun:%H:%M}"
        count = len(self.draft.given.given) + len(self.draft.safety.asked)
        answers = f"{count} answer{'' if count == 1 else 's'}" if count else "no answers yet"
        if self.draft.replaces:
            return f"You were correcting the check-in of {when}."
        return f"{self.form}, begun on {when}: {answers}."

    def _changes(self) -> list[str]:
        """What became of the questions since it was begun."""
        from assessments.filing import lost

        if self.draft.content_digest == self.library.digest:
            return []
        try:
            count = lost(self.library, self.draft)
        except KeyError:
            return [FORM_GONE]
        return [LOST[min(count, 2)].replace("{count}", str(count)) if count else CHANGED]
