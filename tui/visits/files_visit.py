"""FilesVisit: the way through My files: copies, the check-up with its quarantine, what was put away."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.doctor.findings import Checkup, Finding
    from assessments.keeping.store import Trashed
    from assessments.keeping.toml_store import TomlStore
    from tui.visits.asking import Asking

KINDS = {
    "sessions": "Check-in",
    "drafts": "Unfinished check-in",
    "events": "Note",
    "activity": "Minutes of movement",
}
GONE = (
    "It can't be brought back. This program can't reach copies in a backup or in a sync service: they stay. "
    "The disk may keep traces for a while, and special tools could find them."
)


class FilesVisit:
    """`warning`: said of where the files are, or ""."""

    def __init__(self, asking: Asking, warning: str = "") -> None:
        self.asking, self.app, self.clock = asking, asking.app, asking.clock
        self.record, self.warning = asking.record, warning

    @property
    def store(self) -> TomlStore:
        """The files themselves."""
        from assessments.keeping.toml_store import TomlStore

        own = self.record.store  # it holds the lock
        return own if isinstance(own, TomlStore) else TomlStore(self.asking.folder)

    async def open(self) -> None:
        """The menu, until it is left."""
        from tui.screens.keeping.record import FilesScreen
        from tui.visits.copies_visit import CopiesVisit

        copies = CopiesVisit(self.asking, self.store)
        ways = {"export": copies.out, "import": copies.take_in, "check": self.check, "trash": self.trash}
        choice: str | None = ""
        while choice is not None:
            screen = FilesScreen(self.record, at=choice, warning=self.warning)
            choice = await self.app.push_screen_wait(screen)
            if choice is not None:
                await ways[choice]()

    # -- the check-up --

    async def check(self) -> None:
        """Everything that was found; what can't be used may be put aside."""
        from assessments.doctor import checkup, quarantine
        from tui.screens.frames.notice import NoticeScreen

        while True:
            async with self.asking.meanwhile("Check my files", "Looking at every file …"):
                found = await asyncio.to_thread(checkup.of, self.store, self.clock(), self.record.name)
            ordered = (*found.problems, *(f for f in found.findings if f not in found.problems))
            number = await self.app.push_screen_wait(checkup_screen(found, ordered))
            if number is None:
                return
            finding = ordered[number]
            if not finding.movable:
                continue
            text = f"{finding.where}\n\n{finding.says}\n\n{ASIDE}"
            if await self.app.push_screen_wait(
                NoticeScreen("Put it aside?", text, done="put it aside", leave="leave it")
            ):
                place = await asyncio.to_thread(
                    quarantine.put_aside, self.store.folders, finding.file, self.clock().date()
                )
                root = self.store.root
                text = f"It is now\n{root / place}\n\nTo undo this, move it back to\n{root / finding.file}"
                await self.asking.say("Put aside", text)

    # -- the trash --

    async def trash(self) -> None:
        """Each thing that was put away: back, or away for good."""
        from tui.screens.frames.choice import ChoiceScreen
        from tui.screens.frames.notice import NoticeScreen

        at = 0
        while True:
            things = await asyncio.to_thread(self.record.trashed)
            number = await self.app.push_screen_wait(trash_screen(things, at))
            if number is None:
                return
            at, thing = number, things[number]
            title, about = _thing(thing)
            wish = await self.app.push_screen_wait(ChoiceScreen(title, THING, lead=(f"It was {about}.",)))
            if wish and not await self.asking.can_save():
                continue
            if wish == "restore":
                await asyncio.to_thread(self.record.restore, thing)
            elif wish == "purge":
                sure = NoticeScreen(
                    "Delete it for good?", f"{title}.\n\n{GONE}", done="delete it", leave="keep it"
                )
                if await self.app.push_screen_wait(sure):
                    await asyncio.to_thread(self.record.purge, thing)


ASIDE = (
    "It stays whole, under its own name, in the folder quarantine, and can be moved back. "
    "Nothing else is touched."
)
THING = (
    Row("Bring it back", "it is there again as it was, and counted", "restore"),
    Row("Delete it for good", "asks once more, and says what can't be promised", "purge"),
)


def trash_screen(things: tuple[Trashed, ...], at: int = 0) -> ListScreen[int | None]:
    """What was put away, the latest first."""
    rows = tuple(Row(*_thing(thing)) for thing in things)
    return ListScreen(
        rows,
        headline="What was put away",
        nothing="Nothing was put away.",
        prompt=("Press", "Enter", "to choose"),
        at=at,
    )


def checkup_screen(found: Checkup, ordered: tuple[Finding, ...]) -> ListScreen[int | None]:
    """What was looked at, and what was found."""
    from assessments.doctor.findings import ending, said

    counted = {name: count for name, count in found.counted.items() if name != "people"}
    looked = f"Looked at {said(counted)}. Nothing was changed."
    end = "All is well." if not found.problems else ending(len(found.problems))
    rows = tuple(_finding(finding) for finding in ordered)
    movable = any(finding.movable for finding in ordered)
    prompt = ("Press", "Enter", "to put it aside") if movable else ("Press", "Esc", "to go back")
    return ListScreen(rows, headline="Check my files", lead=(looked, end), prompt=prompt)


def _finding(finding: Finding) -> Row:
    says = f"{finding.says} {finding.do}".strip()
    look: Literal["", "loud"] = "loud" if finding.level == "problem" else ""
    if not finding.file:
        return Row(says, look=look)
    return Row(finding.where.rpartition("/")[2], says, look=look)


def _thing(thing: Trashed) -> tuple[str, str]:
    day = f" of {thing.day.day} {thing.day:%B %Y}" if thing.day else ""
    when = thing.when.astimezone()
    return f"{KINDS[thing.kind]}{day}", f"put away on {when.day} {when:%B %Y} at {when:%H:%M}"
