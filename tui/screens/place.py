"""What there is to say about the data folder before the first question: wrong, read-only, open elsewhere."""

from __future__ import annotations

from tui.screens.frames.choice import ChoiceScreen
from tui.screens.frames.notice import NoticeScreen
from tui.widgets.rows import Row

BUSY = "Another On the Mend has this record open. Only one at a time can add to it."
_BUSY_HOW = "You can look at everything here. To check in, use the other window, or close it and try again."
_LOOK_ONLY = "What is already there can be read. A check-in can begin once this is put right."
_DOUBT = "Nothing is saved in it before you say that it is the right one."
_USES = (
    Row("Look only", "Choose this if your record should be somewhere else."),
    Row("Use this folder", "It is the right one.", "use"),
)


def doubt_screen(doubt: str) -> ChoiceScreen:
    """It may be the wrong folder. "use": it is the right one."""
    return ChoiceScreen("Is this the right folder?", _USES, lead=(doubt, _DOUBT))


def trouble_screen(trouble: str) -> NoticeScreen:
    """Nothing can be saved."""
    return NoticeScreen("Nothing can be saved", f"{trouble}\n\n{_LOOK_ONLY}")


def busy_screen() -> NoticeScreen:
    """Another program has the record open. True: try again."""
    return NoticeScreen(
        "Open in another window", f"{BUSY}\n\n{_BUSY_HOW}", done="try again", leave="look only"
    )
