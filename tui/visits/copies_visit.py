"""CopiesVisit: a copy of the record out to where the person says, and one in, said first and then done."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.exchange.bundle import Bundle
    from assessments.exchange.taking_in import Plan
    from assessments.keeping.toml_store import TomlStore
    from tui.screens.frames.ask import AskScreen
    from tui.screens.frames.notice import NoticeScreen
    from tui.visits.asking import Asking

FORMATS = (
    Row("A folder of your files", "to keep safe, or to go on with on another machine", "toml"),
    Row(
        "A spreadsheet, one row a check-in",
        "for a spreadsheet program; it can't be taken in again",
        "csv-wide",
    ),
    Row("A spreadsheet, one row an answer", "for statistics; every answer is in it", "csv-long"),
    Row("One file for programs (JSON)", "nothing is left out", "json"),
)
ENDINGS = {"toml": "", "csv-wide": ".csv", "csv-long": "-long.csv", "json": ".json"}
KEEP_SAFE = "It holds everything you answered. Keep it where you would keep a letter from a doctor."
UNKNOWN = "That place isn't known. Please give its whole name."


class CopiesVisit:
    """`store`: the files themselves."""

    def __init__(self, asking: Asking, store: TomlStore) -> None:
        self.asking, self.app, self.store = asking, asking.app, store
        self.record = asking.record

    def _here(self) -> Bundle:
        from assessments.exchange import bundle

        return bundle.gather(self.store.folders.person(self.record.name), self.record.name)

    # -- out --

    async def out(self) -> None:
        """Which kind, and where to."""
        from assessments.exchange import remaining
        from tui.screens.frames.choice import ChoiceScreen

        found = await asyncio.to_thread(self._here)
        if not found.pieces:
            await self.asking.say("Take a copy", "There is nothing to copy yet.")
            return
        kind = await self.app.push_screen_wait(ChoiceScreen("Take a copy", FORMATS))
        if kind is None:
            return
        written = await self._written(found, kind)
        if written:
            said = ["\n".join(f"Written: {path}" for path in written), KEEP_SAFE]
            said.append(await asyncio.to_thread(remaining.said, self.store, self.record.name))
            left = len(found.unreadable)
            files = "1 file" if left == 1 else f"{left} files"
            said.append(f"Not in it: {files} that can't be read. See Check my files." if left else "")
            await self.asking.say("Your copy", "\n\n".join(filter(None, said)))

    async def _written(self, found: Bundle, kind: str) -> list[Path]:
        """Asks where to until it is written there; nothing where the person goes back."""
        from assessments.errors import AssessmentsError
        from assessments.exchange import shapes

        place, trouble = f"~/onthemend-{self.asking.clock():%Y-%m-%d}{ENDINGS[kind]}", ""
        while True:
            typed = await self.app.push_screen_wait(where_screen(kind, place, trouble))
            if typed is None:
                return []
            place = typed
            try:
                target = Path(typed).expanduser().absolute()
                async with self.asking.meanwhile("Take a copy", "Writing it …"):
                    return await asyncio.to_thread(shapes.write, found, kind, target, self.record.library)
            except AssessmentsError as error:
                trouble = str(error)
            except (RuntimeError, ValueError):
                trouble = UNKNOWN

    # -- in --

    async def take_in(self) -> None:
        """Which one, what it would bring, and only then it is taken in. Nothing here is replaced."""
        from assessments.exchange import taking_in

        if not await self.asking.can_save():
            return
        plan = await self._planned()
        if plan is None:
            return
        if not await self.app.push_screen_wait(plan_screen(plan)) or not plan.new:
            return
        keep = taking_in.into(self.store.folders, self.record.name)
        async with self.asking.meanwhile("Take in a copy", "Taking it in …"):
            done = await asyncio.to_thread(taking_in.carry_out, plan, keep)
        await self.asking.say("Taken in", f"It is among yours now: {taking_in.counted(done.new)}.")

    async def _planned(self) -> Plan | None:
        """Asks for a copy until one can be read, and looks at what it would bring. None: they went back."""
        from assessments.errors import AssessmentsError
        from assessments.exchange import sources, taking_in

        near = await asyncio.to_thread(copies_near, Path.home())
        place, trouble = near[0] if near else "~/", ""
        while True:
            typed = await self.app.push_screen_wait(which_screen(place, near, trouble))
            if typed is None:
                return None
            place = typed
            try:
                source = Path(typed).expanduser().absolute()
                async with self.asking.meanwhile("Take in a copy", "Looking at it …"):
                    coming = await asyncio.to_thread(sources.read, source, self.record.name)
                    return taking_in.plan(coming, await asyncio.to_thread(self._here))
            except AssessmentsError as error:
                trouble = str(error)
            except (RuntimeError, ValueError):
                trouble = UNKNOWN


def copies_near(home: Path, most: int = 3) -> tuple[str, ...]:
    """Copies in the usual places, by the names that this program gives them, the newest first."""
    places = (home, home / "Downloads", home / "Desktop", home / "Documents", *_disks())
    found: dict[Path, float] = {}
    for place in places:
        try:
            for path in place.glob("onthemend-*"):
                if path.is_dir() or path.name.endswith((".json", "-long.csv")):
                    found[path] = path.stat().st_mtime
        except OSError:  # a place that can't be looked into has no copies to offer
            continue
    newest = sorted(found, key=lambda path: (-found[path], path.name))[:most]
    return tuple(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path) for path in newest)


def _disks() -> list[Path]:
    """Where disks that can be taken away appear."""
    try:
        return [*Path("/media").glob("*/*"), *Path("/run/media").glob("*/*"), *Path("/Volumes").glob("*")]
    except OSError:
        return []


def where_screen(kind: str, place: str, trouble: str = "") -> AskScreen:
    """Asks for the folder or file. `trouble`: why the last one wasn't taken."""
    from tui.screens.frames.ask import AskScreen

    question = "Where should it go?" if kind == "toml" else "What should the file be called?"
    hint = "A new folder is made for it. " if kind == "toml" else ""
    hint += "~ stands for your own folder."
    return AskScreen("Take a copy", question, hint, value=place, trouble=trouble, done="to write it")


def which_screen(place: str, near: tuple[str, ...] = (), trouble: str = "") -> AskScreen:
    """Asks for the copy that is to be taken in. `near`: those that were found."""
    from tui.screens.frames.ask import AskScreen

    hint = (
        "The folder, or the .json or -long.csv file, that “Take a copy” wrote. ~ stands for your own folder. "
        "It says first what would be taken in."
    )
    return AskScreen(
        "Take in a copy",
        "Where is the copy?",
        hint,
        value=place,
        trouble=trouble,
        quick=near if len(near) > 1 else (),
        done="to look at it",
    )


def plan_screen(plan: Plan) -> NoticeScreen:
    """What taking it in would do."""
    from assessments.exchange.taking_in import counted, left_out
    from tui.screens.frames.notice import NoticeScreen

    said = [
        f"It would bring: {counted(plan.new)}." if plan.new else "There is nothing new in it.",
        f"Here already: {counted(plan.same)}." if plan.same else "",
        *plan.remarks,
        *(f"Left out: {what}" for what in left_out(plan)),
        STAYS if plan.new else "",
    ]
    text = "\n\n".join(filter(None, said))
    if not plan.new:
        return NoticeScreen("Nothing new", text, done="go back", leave="go back")
    return NoticeScreen("Take it in?", text, done="take it in", leave="leave it")


STAYS = "What is here already stays as it is; nothing is replaced."
