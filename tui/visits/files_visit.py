"""FilesVisit: the way through My files: a copy, the check-up with its quarantine, what was put away."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.doctor.findings import Checkup, Finding
    from assessments.exchange.bundle import Bundle
    from assessments.keeping.store import Trashed
    from assessments.keeping.toml_store import TomlStore
    from tui.screens.frames.ask import AskScreen
    from tui.visits.record_visit import RecordVisit

FORMATS = (
    Row("A folder of your files", "to keep safe, or to go on with on another machine", "toml"),
    Row(
        "A spreadsheet, one row a check-in",
        "for a spreadsheet program; what it means is beside it",
        "csv-wide",
    ),
    Row("A spreadsheet, one row an answer", "for statistics; nothing is left out", "csv-long"),
    Row("One file for programs (JSON)", "nothing is left out", "json"),
)
ENDINGS = {"toml": "", "csv-wide": ".csv", "csv-long": "-long.csv", "json": ".json"}
KINDS = {
    "sessions": "Check-in",
    "drafts": "Unfinished check-in",
    "events": "Note",
    "activity": "Minutes of movement",
}
KEEP_SAFE = "It holds everything you answered. Keep it where you would keep a letter from a doctor."
GONE = (
    "It can't be brought back. This program can't reach copies in a backup or in a sync service: they stay. "
    "The disk may keep traces for a while, and special tools could find them."
)


class FilesVisit:
    """`record_visit` is the way around it."""

    def __init__(self, record_visit: RecordVisit) -> None:
        self.around, self.app, self.clock = record_visit, record_visit.app, record_visit.clock
        self.record = record_visit.visit.record

    @property
    def store(self) -> TomlStore:
        """The files themselves."""
        from assessments.keeping.toml_store import TomlStore

        own = self.record.store  # it holds the lock
        return own if isinstance(own, TomlStore) else TomlStore(self.around.visit.folder)

    async def open(self) -> None:
        """The menu, until it is left."""
        from tui.screens.keeping.record import FilesScreen

        ways = {"export": self.export, "check": self.check, "trash": self.trash}
        choice: str | None = ""
        while choice is not None:
            screen = FilesScreen(self.record, at=choice, cloud=self.around.cloud)
            choice = await self.app.push_screen_wait(screen)
            if choice is not None:
                await ways[choice]()

    # -- a copy --

    async def export(self) -> None:
        """Which kind, and where to."""
        from assessments.exchange import bundle
        from tui.screens.frames.choice import ChoiceScreen

        found = await asyncio.to_thread(
            bundle.gather, self.store.folders.person(self.record.name), self.record.name
        )
        if not found.pieces:
            await self.around.say("Take a copy", "There is nothing to copy yet.")
            return
        kind = await self.app.push_screen_wait(ChoiceScreen("Take a copy", FORMATS))
        if kind is None:
            return
        written = await self._written(found, kind)
        if written:
            left = len(found.unreadable)
            files = "1 file" if left == 1 else f"{left} files"
            missing = f"\n\nNot in it: {files} that can't be read. See Check my files." if left else ""
            told = "\n".join(f"Written: {path}" for path in written)
            await self.around.say("Your copy", f"{told}\n\n{KEEP_SAFE}{missing}")

    async def _written(self, found: Bundle, kind: str) -> list[Path]:
        """Asks where to until it is written there; nothing where the person goes back."""
        from assessments.errors import AssessmentsError
        from assessments.exchange import shapes

        place, trouble = f"~/onthemend-{self.clock():%Y-%m-%d}{ENDINGS[kind]}", ""
        while True:
            typed = await self.app.push_screen_wait(where_screen(kind, place, trouble))
            if typed is None:
                return []
            place = typed
            try:
                target = Path(typed).expanduser().absolute()
                return await asyncio.to_thread(shapes.write, found, kind, target, self.record.library)
            except AssessmentsError as error:
                trouble = str(error)
            except (RuntimeError, ValueError):
                trouble = "That place isn't known. Please give its whole name."

    # -- the check-up --

    async def check(self) -> None:
        """Everything that was found; what can't be used may be put aside."""
        from assessments.doctor import checkup, quarantine
        from tui.screens.frames.notice import NoticeScreen

        while True:
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
                await self.around.say("Put aside", text)

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
            if wish and not await self.around.visit.can_save():
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


def where_screen(kind: str, place: str, trouble: str = "") -> AskScreen:
    """Asks for the folder or file. `trouble`: why the last one wasn't taken."""
    from tui.screens.frames.ask import AskScreen

    question = "Where should it go?" if kind == "toml" else "What should the file be called?"
    hint = "A new folder is made for it. " if kind == "toml" else ""
    hint += "~ stands for your own folder."
    return AskScreen("Take a copy", question, hint, value=place, trouble=trouble, done="to write it")


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
