"""Way: one patient's way from the welcome to the thank-you, scene by scene. The process ends with it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assessments.answers import Answers, Key
from assessments.clinic.secret import Secret
from assessments.errors import StoreError
from tui.kiosk.patient import faces
from tui.kiosk.patient.simple import BACK, Pick, Start, Tell, TypeCode, TypeNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from assessments.asking.pad import Pad
    from assessments.clinic.visits import Visit, Why
    from assessments.facts import Facts
    from assessments.keeping.store import Draft
    from assessments.record import Record
    from tui.kiosk.given import Kiosk
    from tui.kiosk.patient.form import Form
    from tui.kiosk.patient.idle import Watch
    from tui.kiosk.patient.speech import Speech
    from tui.kiosk.patient.stage import Stage

LEAST = 1.0  # seconds that looking up a code takes at least, whatever is found


class Named(NamedTuple):
    """Whose visit it is. `known`: code and number fit, so the record may be used. `code`: given just now.

    `since`: when the number was chosen; what is older was never behind it and stays closed.
    """

    person: str
    known: bool
    number: bool
    code: str = ""
    since: datetime | None = None


class Way:
    """`walk` is the whole of it, `left` the end that nobody chose. `speak`: another language, by its code."""

    def __init__(
        self, stage: Stage, speech: Speech, kiosk: Kiosk, watch: Watch, speak: Callable[[str], None]
    ) -> None:
        self.stage, self.speech, self.kiosk, self.watch, self.speak = stage, speech, kiosk, watch, speak
        self.clinic = kiosk.clinic
        self.visit: Visit | None = None
        self.form: Form | None = None

    def clock(self) -> datetime:
        """Local time."""
        return self.kiosk.now().at

    async def walk(self) -> None:
        """Returns when this patient's visit is over and the screen may be cleared."""
        chosen = self.clinic.settings
        await self.stage.play(Start(self.speech, chosen.clinic, self.speak))
        self.watch.touch()
        self.watch.paused = False
        loading = asyncio.create_task(asyncio.to_thread(lambda: self.speech.library))
        try:
            if await self._consent():
                await loading
                await self._visit()
        except StoreError:
            await self._tell(faces.not_kept)
        finally:
            await asyncio.gather(loading, return_exceptions=True)

    def left(self, why: Why) -> None:
        """The visit ends here: what was answered is written, and the visit is told. At once."""
        if self.form is not None:
            self.form.at_once()
        if self.visit is not None:
            with suppress(StoreError):  # the supervisor closes a visit that nothing was said of
                self.visit.left(self.clock(), why)

    @property
    def kept(self) -> bool:
        """Whether there is anything that is kept when the patient goes now."""
        return self.form is not None

    # -- before the first question --

    async def _consent(self) -> bool:
        settings = self.clinic.settings
        chosen = await self.stage.play(
            Pick(self.speech, lambda speech: faces.consent(speech, settings), can_go_back=False)
        )
        at = self.clock()
        if chosen == 1:
            self.visit = await asyncio.to_thread(self.clinic.begin, at, self.speech.language)
            return True
        await asyncio.to_thread(self.clinic.decline, at)
        await self._tell(faces.declined)
        return False

    async def _name(self) -> Named:
        """The code, and the number; asked until both are there or the patient does without."""
        given = ""
        while True:
            chosen = await self.stage.play(Pick(self.speech, faces.has_code, can_go_back=False))
            if chosen == 1:
                code = await self.stage.play(TypeCode(self.speech))
                if code is None:
                    continue
            else:
                given = given or await asyncio.to_thread(self.clinic.new_code)
                code = given
                await self.stage.play(Tell(self.speech, faces.new_code(code)))
            number = await self.stage.play(TypeNumber(self.speech, Secret.fits))
            if isinstance(number, bool):
                continue
            person = self.clinic.person_of(code)
            known = await self._opens(person, number)
            if known or code == given or await self._begins(number):
                since = self.clinic.number_of(person).since if known else None
                return Named(person, known, number is not None, given if code == given else "", since)

    async def _opens(self, person: str, number: str | None) -> bool:
        """Whether code and number fit; a code without a number gets this one. All in the same time."""

        def look() -> bool:
            if number is None:
                return False
            secret = self.clinic.number_of(person)
            found = secret.check(number, self.kiosk.now())
            if not found and not secret.is_set:
                secret.set(number, self.clock())
            return found

        waiting = self.stage.play(faces.Wait(self.speech))
        shown = asyncio.create_task(waiting)
        try:
            found, _ = await asyncio.gather(asyncio.to_thread(look), asyncio.sleep(LEAST))
        finally:
            shown.cancel()
        return found

    async def _begins(self, number: str | None) -> bool:
        """A new check-in begins; False: the code and the number are typed again."""
        if number is None:
            return True
        return await self.stage.play(Pick(self.speech, faces.begins, usual=1)) != BACK

    # -- the form --

    async def _visit(self) -> None:
        from tui.kiosk.patient.form import Form

        assert self.visit is not None, "consent comes first"
        named = await self._name()
        record = await asyncio.to_thread(self.kiosk.open_record, named.person, self.speech.library)
        await asyncio.to_thread(self.visit.named, self.clock(), named.person)
        pad, draft = await self._pad(record, named)
        self.form = Form(self.stage, self.speech, self.kiosk, self.visit, record, number=named.number)
        ended = await self.form.ask(pad, draft)
        if ended == "young":
            await self._tell(faces.young)
        elif ended == "left":
            await self._tell(faces.stopped(named.number))
        else:
            await self._tell(faces.thanks(self.clock(), named.code))

    async def _pad(self, record: Record, named: Named) -> tuple[Pad, Draft | None]:
        """The form to begin, or what was left half-way and is gone on with."""
        from assessments.asking.interview import Interview
        from assessments.asking.pad import Pad

        settings, words = self.clinic.settings, self.speech.table("pad")
        drafts = await asyncio.to_thread(record.drafts) if named.known else ()
        drafts = tuple(d for d in drafts if named.since is None or d.started >= named.since)
        if drafts:
            draft = drafts[0]
            chosen = await self.stage.play(
                Pick(
                    self.speech,
                    lambda speech: faces.resume(speech, draft.started),
                    usual=1,
                    can_go_back=False,
                )
            )
            if chosen == 1:
                assert self.visit is not None
                await asyncio.to_thread(self.visit.resumed, self.clock())
                interview = await asyncio.to_thread(record.resume, draft)
                return Pad.begin(interview, words, settings.free_text), draft
        at = self.clock()
        facts = await asyncio.to_thread(self._facts, record, named, at)
        interview = Interview.begin(self.speech.library, settings.form, at, facts)
        return Pad.begin(interview, words, settings.free_text), None

    def _facts(self, record: Record, named: Named, at: datetime) -> Facts:
        """What is carried over: nothing of the record unless code and number fit; the clinic's country."""
        from assessments.facts import Facts

        facts = record.facts(at, since=named.since) if named.known else Facts()
        country, key = self.clinic.settings.country, Key("ctx_country")
        if not country or key in facts.carried:
            return facts
        carried = Answers({**facts.carried.given, key: country}, facts.carried.missing)
        return replace(facts, carried=carried)

    async def _tell(self, built: faces.Built) -> None:
        """Says something that goes away by itself."""
        until = self.kiosk.now().up + self.clinic.settings.thanks_seconds
        self.watch.paused = True  # it clears itself
        await self.stage.play(Tell(self.speech, built, lambda: max(0, round(until - self.kiosk.now().up))))
