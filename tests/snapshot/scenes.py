"""What the pictures show: an invented person at a fixed moment, on the real app's real screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from invented import NOW, copied, library
from textual import events
from textual.screen import Screen

import tui.app
from assessments.answers import Key
from assessments.asking.interview import Interview
from assessments.demo.replies import Replies
from assessments.demo.stories import story_of
from assessments.doctor.findings import Checkup, Finding
from assessments.judging.progress import Progress
from assessments.keeping.memory_store import MemoryStore
from assessments.keeping.store import Conflict, Copy, Draft, Person, Shelf, Trashed, Unreadable
from assessments.record import Record
from assessments.session import Session
from tui.app import OnTheMendApp
from tui.screens.asking.wizard import WizardScreen
from tui.settings import Settings

WEEK = timedelta(weeks=1)
PLACE = "~/.local/share/onthemend"
BROKEN = "Nothing can be saved: the folder is read-only. What you answer is lost when you leave."


class Kept(MemoryStore):
    """Says a folder of a person's own, as on their machine."""

    @property
    def place(self) -> str:
        return PLACE


@dataclass(frozen=True)
class Scene:
    """A screen to look at. `make` gives it; None is Home itself, with `record` and `now`."""

    make: Callable[[], Screen[Any]] | None = None
    keys: tuple[str, ...] = ()
    record: Callable[[], Record] = lambda: person("ada")
    now: datetime = NOW


class Stage(OnTheMendApp):
    """The app, opened at one screen."""

    CSS_PATH: ClassVar[str] = str(Path(tui.app.__file__).with_name("app.tcss"))

    def __init__(self, scene: Scene, rich_glyphs: bool = True) -> None:
        settings = Settings(Path(PLACE), rich_glyphs=rich_glyphs)
        super().__init__(settings, scene.record, clock=lambda: scene.now)
        self.scene = scene

    def _say_whose(self, whose: str) -> None:
        """Not here: everybody in the pictures is invented."""

    def on_mount(self, event: events.Mount) -> None:  # type: ignore[override]
        """Instead of Home, where the scene has a screen of its own."""
        if self.scene.make is not None:
            event.prevent_default()
            self.push_screen(self.scene.make())


def blank(facts: bool = False) -> Record:
    """Someone new; with `facts`, welcomed a moment ago."""
    store = Kept()
    if facts:
        store.save_person(Person("me", created=NOW))
    return Record(library(), store)


@cache
def person(name: str) -> Record:
    """An invented person six days after their last check-in. Not to be written to."""
    return Record(library(), copied(name, Kept()), f"demo-{name}")


def locked() -> Record:
    """Ada's, where nothing can be saved."""
    ada = person("ada").store
    assert isinstance(ada, MemoryStore)
    store = Kept(BROKEN)
    store.sessions, store.known = ada.sessions, ada.known
    return Record(library(), store, "demo-ada")


def progress(name: str = "ada", now: datetime = NOW) -> Progress:
    """What all screens of progress show."""
    return person(name).progress(now)


def shelf_with_a_broken_file(name: str) -> Shelf:
    """Every check-in, and a file that somebody's editor spoiled."""
    spoiled = Unreadable("2026-09-14T093000-k7m2p4.toml", "line 12 isn't finished")
    return replace(person(name).shelf(), unreadable=(spoiled,))


def corrected() -> tuple[Session, Session]:
    """A check-in of Bram's that was corrected, and how it was before."""
    old = person("bram").shelf().sessions[-1]
    at = old.entered + WEEK / 7
    answers = old.answers.put(Key("s2_back_avg"), 4)
    return replace(old, id="f" * 32, replaces=old.id, corrected=at, answers=answers), old


def conflict() -> Conflict:
    """Two copies of one check-in, as a sync program leaves them."""
    one, two = corrected()
    other = two.answers.put(Key("s2_back_avg"), 6).put(Key("ctx_sleep"), 3)
    return Conflict((Copy("one.toml", one), Copy("two.toml", replace(two, answers=other))))


def shelf_with_copies(name: str) -> Shelf:
    """Every check-in, one of them corrected, and copies to choose from."""
    shelf = person(name).shelf()
    new, old = corrected()
    return replace(shelf, sessions=(*shelf.sessions[:-1], new), replaced=(old,), conflicts=(conflict(),))


def trashed() -> tuple[Trashed, ...]:
    """What somebody put away."""
    names = {"sessions": "2026-11-12T094100-a.toml", "drafts": "2026-11-03T180200-b.toml"}
    return tuple(Trashed("me", kind, kind, (name,), NOW - WEEK) for kind, name in names.items())  # type: ignore[arg-type]


def checkup() -> tuple[Checkup, tuple[Finding, ...]]:
    """A check-up that found something."""
    broken = Finding(
        "files", "problem", "It isn't valid TOML: Invalid value (at line 12, column 9). It was not touched.",
        file="people/me/sessions/2026-09-14T093000-k7m2p4.toml", line=12, movable=True,
    )  # fmt: skip
    cloud = Finding(
        "sync", "problem", f"{PLACE} is synchronised by Dropbox, so your answers leave this machine.",
        "To keep them here, move the folder elsewhere and name it with --data.",
    )  # fmt: skip
    stray = Finding(
        "strangers", "note", "It isn't a file of On the Mend, so it is neither read nor changed.",
        file="people/me/sessions/diary.odt", movable=True,
    )  # fmt: skip
    counted = {"question files": 19, "people": 1, "check-ins": 12, "unfinished": 1, "notes": 3}
    found = (broken, cloud, stray)
    return Checkup(PLACE, found, counted), found


def unfinished() -> Draft:
    """A check-in left half-way, twenty minutes ago."""
    began = replace(walk("s3_adl_first"), at=NOW - WEEK / 7 / 72)
    return Record(library(), Kept(), "demo-ada").draft(began, NOW)


def unfinished_of_last_year() -> Draft:
    """The same with questions that have changed since: two answers don't fit any more."""
    draft = unfinished()
    given = draft.given.put(Key("gone"), 1).put(Key("s2_sit"), 99)
    return replace(draft, given=given, content_digest="of last year")


def walk(
    page: str, form: str = "check-in", name: str = "ada", new: bool = False, **special: Any
) -> Interview:
    """An interview arrived at a page (or at the end, ""), all before it answered as this person does.

    `new`: as if it were their first. `special`: answers that differ, by item id.
    """
    story = story_of(name)
    week = 0.0 if new else story.visits[-1][0] + 1
    first = story.course.at(0.0)
    onset = (NOW - (week + story.onset) * WEEK).date()
    replies = Replies(story, story.course.at(week), first, NOW.date(), onset, True)
    record = Record(library(), MemoryStore()) if new else person(name)
    walked = record.begin(form, NOW)
    for _ in range(200):
        if walked.page.id == page:
            return walked
        while ask := next((ask for ask in walked.page.asks if not ask.done), None):
            value = special.get(ask.key.item, replies.to(ask))
            walked = walked.leave_out(ask.key, "skipped") if value is None else walked.answer(ask.key, value)
            if walked.stopped:
                return walked
        if walked.at_end:
            break
        walked = walked.next()
    assert not page, f"{page} isn't asked"
    return walked


def wizard(page: str, *, saved: bool = False, **how: Any) -> WizardScreen:
    """The questions, open at this page, reached as `walk` says in `how`.

    Unless `saved`, nothing is: when the note of it appears depends on the machine.
    """
    save = (lambda *_: "") if saved else None
    return WizardScreen(walk(page, **how), autosave=save, emergency="999", clock=lambda: NOW)
