"""Form: from the first question to the answers on disk. It keeps every change and tells the visit of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from assessments.answers import Answers
from assessments.errors import StoreError
from tui.kiosk.patient.asking import Asked, Asking
from tui.kiosk.patient.overlays import Told, Warned
from tui.kiosk.patient.review import ReadOver, Summary
from tui.kiosk.patient.simple import Pick, numbered
from tui.kiosk.picture.face import Face, Para
from tui.screens.asking.autosave import Autosave

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from assessments.asking.interview import Interview
    from assessments.asking.pad import Pad
    from assessments.clinic.visits import Visit
    from assessments.judging.progress import Flag
    from assessments.keeping.store import Draft
    from assessments.record import Record
    from assessments.session import Session
    from tui.kiosk.given import Kiosk
    from tui.kiosk.patient.speech import Speech
    from tui.kiosk.patient.stage import Stage

Ended: TypeAlias = "Session | Literal['young', 'left']"


class Form:
    """One visit's form. `number`: the patient has a number that opens what is left half-way."""

    def __init__(
        self, stage: Stage, speech: Speech, kiosk: Kiosk, visit: Visit, record: Record, *, number: bool
    ) -> None:
        self.stage, self.speech, self.kiosk, self.visit, self.record = stage, speech, kiosk, visit, record
        self.number = number
        self.aid = ""  # "helped" or "proxy", once staff said so
        self.warning: Warned | None = None  # the message that stands there now
        self._saver: Autosave | None = None
        self._kept_note = self._trouble = ""

    # -- while it is asked --

    async def ask(self, pad: Pad, draft: Draft | None) -> Ended:
        """Asks everything, has it read over, and keeps it."""
        clock = self._clock
        save = self.record.autosave(pad.interview, clock, draft)
        self._saver = Autosave(self.stage, save, clock, self._saved)
        while True:
            asked = await self._asked(pad)
            if asked.how == "over":
                reviewed = await self._review(asked.pad)
                if reviewed is None:
                    return await self._kept(asked.pad, acknowledged=None)
                pad = reviewed
            elif asked.how == "stopped":
                return await self._stopped(asked.pad)
            elif asked.how == "young":
                return await self._young(asked.pad)
            elif await self._wants_to_stop():
                await self._saver.finish()
                await self._note(self.visit.left, clock(), "patient")
                return "left"
            else:
                pad = asked.pad

    async def _asked(self, pad: Pad) -> Asked:
        assert self._saver is not None, "the saver is made before the first question"
        scene = Asking(
            self.speech,
            self._spoken(pad),
            keep=partial(self._saver.later, typed={}),
            up=lambda: self.kiosk.now().up,
            action=lambda interview: self._action("declined", interview),
            saved=lambda: (self._kept_note, self._trouble),
        )
        return await self.stage.play(scene)

    def _spoken(self, pad: Pad) -> Pad:
        """In the language in use now, which may have changed on another screen."""
        if pad.interview.library.language == self.speech.language:
            return pad
        return pad.speaking(self.speech.library, self.speech.table("pad"))

    def _action(self, sentence: str, interview: Interview) -> str:
        words = interview.library.words["emergency"]
        number = self._emergency(interview) or str(words["number_unknown"])
        return str(words[sentence]).replace("{number}", number)

    def _emergency(self, interview: Interview) -> str:
        from assessments.judging import safety

        known = {k.item: v for k, v in interview.facts.carried.given.items()}
        known |= {k.item: v for k, v in interview.answers.given.items()}
        return safety.number(interview.library, known)

    async def _note(self, tell: Callable[..., None], *what: object) -> None:
        """Tells the visit. What the patient must be told comes whether or not that can be written down."""
        with suppress(StoreError):
            await asyncio.to_thread(tell, *what)

    def _clock(self) -> datetime:
        return self.kiosk.now().at

    def _saved(self, _note: str, trouble: str) -> None:
        say = self.speech.say
        self._kept_note = "" if trouble else say("ask.kept", time=f"{self._clock():%H:%M}")
        self._trouble = say("ask.not_kept") if trouble else ""
        self.stage.draw()

    def at_once(self) -> None:
        """Writes what isn't on disk yet, here and now: the process ends."""
        if self._saver is not None:
            self._saver.at_once()

    # -- reading over --

    async def _review(self, pad: Pad) -> Pad | None:
        """None: keep it. Else the pad to go on asking with."""
        assert self._saver is not None
        self._saver.now()
        pad = self._spoken(pad)
        wish = await self.stage.play(Summary(self.speech, pad))
        if wish == "keep":
            return None
        if wish == "open":
            return pad.change(pad.open_asks[0].key)
        if wish == "read":
            key = await self.stage.play(ReadOver(self.speech, pad))
            return pad.change(key) if key is not None else await self._review(pad)
        return pad.again()

    async def _wants_to_stop(self) -> bool:
        kept = "stop.kept" if self.number else "stop.kept_closed"

        def face(speech: Speech) -> Face:
            say = speech.say
            return Face(
                title=say("stop.title"),
                text=say("stop.ask"),
                paras=(Para(say(kept), "muted"),),
                choices=numbered((say("stop.stay"), say("stop.leave"))),
            )

        return await self.stage.play(Pick(self.speech, face, usual=1)) == 2

    # -- how it ends --

    async def _stopped(self, pad: Pad) -> Session:
        """A warning sign: the message stands until somebody knows; then what there is is kept."""
        assert self._saver is not None
        self._saver.now()
        noted = asyncio.create_task(self._note(self.visit.warned, self._clock()))
        await self._warn(pad, urgent=True)  # at once, however slow the disk is
        await noted
        return await self._kept(pad, acknowledged=True)

    async def _warn(self, pad: Pad, *, urgent: bool) -> None:
        """The message; who acknowledged it is told to the visit (staff do that themselves)."""

        def told() -> Told:
            interview = self._spoken(pad).interview
            flags = _told_today(interview, "E" if urgent else "U")
            reasons = tuple(dict.fromkeys(flag.reason for flag in flags if flag.reason))
            return reasons, self._action("action", interview)

        self.warning = Warned(self.speech, told, urgent=urgent)
        by = await self.stage.play(self.warning)
        self.warning = None
        if by == "patient":
            await self._note(self.visit.acknowledged, self._clock(), "patient")

    async def _young(self, pad: Pad) -> Ended:
        """Under eighteen: nothing is scored, and what was said goes to the trash."""
        assert self._saver is not None
        await self._saver.finish()

        def away() -> None:
            for draft in self.record.drafts():
                if draft.started == pad.interview.at:
                    self.record.discard(draft, self._clock())
            self.visit.left(self._clock(), "patient")

        await self._note(away)
        return "young"

    async def _kept(self, pad: Pad, acknowledged: bool | None) -> Session:
        """On disk; where that fails, staff are asked for and it is tried again."""
        assert self._saver is not None
        await self._saver.finish()
        about = {
            "mode": "kiosk",
            "visit": self.visit.id,
            "consent": self.kiosk.clinic.settings.consent_version,
        }
        about |= {"aid": self.aid} if self.aid else {}
        while True:
            try:
                session = await asyncio.to_thread(
                    self.record.file, pad.interview, self._clock(), about, acknowledged=acknowledged
                )
                break
            except StoreError:
                await self.stage.play(Pick(self.speech, _not_saved, usual=1, can_go_back=False))
        took = session.provenance.get("minutes", 0)
        minutes = took if isinstance(took, int) else 0
        await self._note(self.visit.finished, self._clock(), minutes)
        if acknowledged is None and _told_today(pad.interview, "U"):
            await self._note(self.visit.warned, self._clock())
            await self._warn(pad, urgent=False)
        return session


def _told_today(interview: Interview, level: str) -> list[Flag]:
    """Warning signs of this level that were said today; a fact of history only the first time."""
    old = {(f.code, f.level) for f in replace(interview, given=Answers()).flags}
    flags = [flag for flag in interview.flags if flag.level == level]
    return [flag for flag in flags if flag.symptom or (flag.code, flag.level) not in old]


def _not_saved(speech: Speech) -> Face:
    say = speech.say
    return Face(
        title=say("review.title"), text=say("review.not_saved"), choices=numbered((say("review.keep"),))
    )
