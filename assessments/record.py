"""Record: one person's interviews, drafts and sessions over a store. Screens and commands speak to it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from assessments import correcting, filing, ids
from assessments.answers import Answers
from assessments.asking import known
from assessments.asking.interview import Interview
from assessments.errors import StoreError
from assessments.holdings import Holdings
from assessments.judging import safety
from assessments.order import as_placed
from assessments.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from assessments.facts import Facts
    from assessments.judging.progress import Progress
    from assessments.keeping.store import Draft, Person, SessionStore, Shelf
    from assessments.library import Library
    from assessments.session import Session


NOTHING: Mapping[str, str] = MappingProxyType({})


class Record(Holdings):
    """`person`: whose; validated, StoreError where it can't be a name. Time is always an argument, aware.

    Everything here may read or write files: call it off the drawing thread.
    """

    def __init__(self, library: Library, store: SessionStore, person: str = "me") -> None:
        super().__init__(library, store, person)
        self._walks: dict[tuple[datetime, str, str | None], Walk] = {}
        self._placed: tuple[Shelf, tuple[Session, ...]] | None = None
        self._told: tuple[object, tuple[Session, ...], Progress] | None = None

    # -- reading --

    def progress(self, now: datetime, since: date | None = None, spell: int | None = None) -> Progress:
        """Everything a progress screen or report says, as of `now`.

        `since`: a view from the first check-in on or after that day. `spell`: an earlier spell by its number;
        KeyError where there is none.
        """
        found = self._account(self._counted(), now.date(), since, spell)
        return found if found.sessions else replace(found, person=self.name)

    def facts(self, at: datetime, but: Session | None = None, since: datetime | None = None) -> Facts:
        """What is known when an interview about `at` begins; `but`: as if this session weren't there.

        `since`: from nothing that began before.
        """
        from assessments.judging import events

        sessions = self._counted()
        own = self._fitting.fitting(self.person().facts)
        if but is not None:  # nor any other version of it: they keep its counter and its time of entry
            sessions = tuple(s for s in sessions if (s.counter, s.entered) != (but.counter, but.entered))
            own = own.only({key for key in own.given if key not in but.answers})
        if since is not None:
            sessions = tuple(s for s in sessions if s.started >= since)
            own = own.only({key for key in own.given if any(key in s.answers for s in sessions)})
        before = tuple(s for s in sessions if s.started <= at)
        phase = self._account(before, at.date()).phase if before else None
        fell = events.fell(self.notes(events.FOLDER).entries, at.date())
        return known.facts(self.library, sessions, own, at, phase, fell=fell)

    def _counted(self) -> tuple[Session, ...]:
        """What is judged: every session where it counts in time, with those answers that can be counted."""
        shelf = self.shelf()
        if self._placed is None or self._placed[0] is not shelf:
            fitted = [self._fitting.fitted(session) for session in shelf.sessions]
            self._placed = shelf, as_placed(fitted)
        return self._placed[1]

    def _account(
        self, sessions: tuple[Session, ...], day: date, since: date | None = None, spell: int | None = None
    ) -> Progress:
        """Worked out once for the same sessions, notes and day: Home, the result, the next form ask."""
        from assessments.judging import account, events

        entries = self.notes(events.FOLDER).entries
        last, asked = self._told, (day, since, spell, entries)
        if last is None or last[0] != asked or not _same(last[1], sessions):
            told = account.of(sessions, self.library, day, entries=entries, since=since, spell=spell)
            self._told = last = (asked, sessions, told)
        return last[2]

    def countries(self) -> dict[str, str]:
        """Country codes and names, for the emergency number."""
        options = getattr(self.library.question("ctx_country"), "options", ())
        return {str(option.value): option.text for option in options}

    def emergency(self) -> str:
        """The emergency number of the person's country, or words for it."""
        own = self._fitting.fitting(self.person().facts)
        taken = known.carried(self.library, self._counted(), own)
        return safety.number(self.library, {key.item: value for key, value in taken.given.items()})

    # -- interviews --

    def begin(self, form: str, at: datetime, only: str | None = None) -> Interview:
        """A new interview about `at`. Raises KeyError for an unknown form or section."""
        return Interview.begin(self.library, form, at, self.facts(at), only)

    def welcome(self, interview: Interview, at: datetime) -> Person:
        """Keeps the first answers (age, side, since when, country) as facts. Raises StoreError."""
        old = self.person()
        facts = Answers({**old.facts.given, **filing.without_signs(self.library, interview.answers).given})
        person = replace(old, facts=facts, created=old.created or at.replace(microsecond=0))
        self.save_person(person)
        return person

    def autosave(
        self, interview: Interview, clock: Callable[[], datetime], draft: Draft | None = None
    ) -> Callable[..., str]:
        """A call `(interview, typed={})` that writes the draft: "" where it is on disk, else one sentence."""
        if draft is not None:
            self._walks.setdefault(_key(interview), Walk(draft))
        self._walk(interview).touch(clock())

        def save(now: Interview, typed: Mapping[str, str] = NOTHING) -> str:
            try:
                self.draft(now, clock(), typed)
            except StoreError as error:
                return str(error)
            return ""

        return save

    def draft(self, interview: Interview, at: datetime, typed: Mapping[str, str] = NOTHING) -> Draft:
        """Writes the unfinished interview and returns what was written. Raises StoreError."""
        walk = self._walk(interview)
        walk.touch(at)
        draft = filing.draft_of(interview, at, walk.id, self.name, walk.minutes, self._store_e4())
        draft = replace(draft, replaces=walk.correcting.id if walk.correcting else None, typed=dict(typed))
        if walk.filed is None:  # a late autosave must not outlive its session
            self.store.save_draft(draft)
        return draft

    def drafts(self) -> tuple[Draft, ...]:
        """Unfinished ones, newest first."""
        return self.store.drafts(self.name)

    def resume(self, draft: Draft) -> Interview:
        """The interview as it was left, but for what doesn't fit today's questions. Raises StoreError."""
        target = self._kept(draft.replaces) if draft.replaces else None
        if target is not None:
            begun = self._reopened(target, draft.started)
        elif draft.replaces:
            raise StoreError(correcting.ORPHAN)
        else:
            try:
                begun = self.begin(draft.form, draft.started, draft.only)
            except KeyError:
                raise StoreError(correcting.GONE) from None
        self._walks[_key(begun)] = Walk(draft, target)
        return filing.resumed(begun, draft)

    def correct(self, session: Session, at: datetime) -> Interview:
        """A finished session's interview again, to be changed; filing it makes a correction. StoreError.

        It knows only what was known then.
        """
        interview = self._reopened(session, session.started)
        walk = self._walks[_key(interview)] = Walk(correcting=session)
        walk.id = ids.new_id(at)
        return interview

    def move(self, session: Session, about: datetime, at: datetime) -> Session:
        """Corrects only when a finished session is about, and saves that. `at`: now. Raises StoreError."""
        sessions = self.store.all(self.name).sessions
        moved = correcting.moved(session, ids.new_id(at), about, at, sessions)
        self.store.save(moved)
        return moved

    def _reopened(self, session: Session, about: datetime) -> Interview:
        return correcting.reopened(self.library, session, self.facts(about, session), about)

    def _kept(self, name: str) -> Session | None:
        shelf = self.shelf()
        return next((s for s in (*shelf.sessions, *shelf.replaced) if s.id == name), None)

    def file(
        self,
        interview: Interview,
        at: datetime,
        provenance: Mapping[str, object] | None = None,
        *,
        acknowledged: bool | None = None,
    ) -> Session:
        """Saves the finished interview once, durably; again: the same session. Raises StoreError.

        `at`: now, when it was entered. `acknowledged`: an emergency message was read (None: yes, if any).
        """
        walk = self._walk(interview)
        if walk.filed is not None:
            return walk.filed
        walk.touch(at)
        session = walk.made(interview) or self._made(walk, interview, at, provenance or {})
        if acknowledged is not None:
            word = at.replace(microsecond=0) if acknowledged else None
            session = replace(session, safety=session.safety.read(word))
        self.store.save(session)
        walk.filed = session
        self._take_over(session)
        return session

    def _made(self, walk: Walk, interview: Interview, at: datetime, more: Mapping[str, object]) -> Session:
        sessions = self.store.all(self.name).sessions
        session = filing.session_of(interview, at, walk.id, self.name, sessions, self._store_e4())
        if walk.correcting is not None:
            session = correcting.correction(session, walk.correcting, interview)
        else:
            session = walk.described(session)
        return walk.make(interview, replace(session, provenance={**session.provenance, **more}))

    def _take_over(self, session: Session) -> None:
        """Notes once-asked answers in the person's file. The session has them too."""
        try:
            old, sessions = self.person(), self.store.all(self.name).sessions
            person = filing.person_after(self.library, old, session, sessions)
            if person != old:
                self.save_person(person)
        except StoreError:
            return

    def _walk(self, interview: Interview) -> Walk:
        walk = self._walks.setdefault(_key(interview), Walk())
        walk.id = walk.id or ids.new_id(interview.at)
        return walk

    def _store_e4(self) -> bool:
        try:
            settings = self.store.person(self.name).settings
        except StoreError:  # not known what the person wished: the private way
            return False
        return bool(settings.get("store_e4", True))


def _key(interview: Interview) -> tuple[datetime, str, str | None]:
    return interview.at, interview.form.id, interview.only


def _same(one: tuple[Session, ...], two: tuple[Session, ...]) -> bool:
    return len(one) == len(two) and all(a is b for a, b in zip(one, two, strict=True))
