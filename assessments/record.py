"""Record: one person's interviews, drafts and sessions over a store. Screens and commands speak to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments import filing, ids
from assessments.answers import Answers
from assessments.asking import known
from assessments.asking.interview import Interview
from assessments.errors import AnswerError, StoreError
from assessments.judging import safety
from assessments.keeping.session_file import file_name
from assessments.keeping.store import Entry, Shelf, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from assessments.facts import Facts
    from assessments.judging.progress import Progress
    from assessments.keeping.store import Draft, Entries, Person, SessionStore
    from assessments.library import Library
    from assessments.session import Session

IDLE = 5.0  # minutes between two saves that count as time spent; longer was a break


class _Walk:
    """What is known of a running interview beside its answers."""

    def __init__(self, draft: Draft | None = None) -> None:
        self.id = draft.id if draft else ""
        self.resumed = draft is not None
        self.minutes = draft.minutes if draft else 0.0
        self.touched: datetime | None = None
        self.filed: Session | None = None

    def touch(self, at: datetime) -> None:
        if self.touched is not None:
            gone = (at - self.touched).total_seconds() / 60
            self.minutes += min(max(gone, 0.0), IDLE)
        self.touched = at


class Record:
    """`person`: whose; validated, StoreError where it can't be a name. Time is always an argument, aware.

    Everything here may read or write files: call it off the drawing thread.
    """

    def __init__(self, library: Library, store: SessionStore, person: str = "me") -> None:
        self.library, self.store, self.name = library, store, ids.person_id(person)
        self._walks: dict[tuple[datetime, str, str | None], _Walk] = {}
        self._checked: dict[str, tuple[Session, str]] = {}
        self._told: tuple[object, tuple[Session, ...], Progress] | None = None

    # -- reading --

    def shelf(self) -> Shelf:
        """Every session in order; one with an answer its question can't have is listed as unreadable."""
        shelf = self.store.all(self.name)
        good: list[Session] = []
        bad = list(shelf.unreadable)
        for session in shelf.sessions:
            reason = self._unfit(session)
            if reason:
                bad.append(Unreadable(file_name(session), reason))
            else:
                good.append(session)
        return Shelf(tuple(good), tuple(bad), shelf.odd)

    def _unfit(self, session: Session) -> str:
        found = self._checked.get(session.id)
        if found is None or found[0] is not session:
            found = self._checked[session.id] = (session, self._first_misfit(session))
        return found[1]

    def _first_misfit(self, session: Session) -> str:
        for key, value in (*session.answers.given.items(), *session.carried.given.items()):
            if key.item in self.library:
                try:
                    self.library.question(key.item).check(value)
                except AnswerError as error:
                    return str(error)
        return ""

    def progress(self, now: datetime, since: date | None = None, spell: int | None = None) -> Progress:
        """Everything a progress screen or report says, as of `now`.

        `since`: a view from the first check-in on or after that day. `spell`: an earlier spell by its number;
        KeyError where there is none.
        """
        found = self._account(self.shelf().sessions, now.date(), since, spell)
        return found if found.sessions else replace(found, person=self.name)

    def facts(self, at: datetime) -> Facts:
        """What is known when an interview about `at` begins."""
        from assessments.judging import events

        sessions = self.shelf().sessions
        before = tuple(s for s in sessions if s.started <= at)
        phase = self._account(before, at.date()).phase if before else None
        fell = events.fell(self.notes(events.FOLDER).entries, at.date())
        return known.facts(self.library, sessions, self.person().facts, at, phase, fell=fell)

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

    def note(
        self, folder: str, day: date, at: datetime, what: Mapping[str, str | int | bool | date]
    ) -> Entry:
        """Keeps a small dated fact (folder "events" or "activity"), once, durably. Raises StoreError."""
        entry = Entry(ids.new_id(at), self.name, folder, day, at.replace(microsecond=0), dict(what))
        self.store.save_entry(entry)
        return entry

    def notes(self, folder: str) -> Entries:
        """Every small dated fact of one folder, and the files that could not be read."""
        return self.store.entries(self.name, folder)

    def discard_note(self, entry: Entry) -> None:
        """To the trash. Raises StoreError."""
        self.store.discard_entry(entry)

    def person(self) -> Person:
        """The person's own facts and settings."""
        return self.store.person(self.name)

    def save_person(self, person: Person) -> None:
        """Raises StoreError."""
        self.store.save_person(person)

    def trouble(self) -> str | None:
        """One sentence where nothing can be saved, else None."""
        return self.store.trouble()

    @property
    def place(self) -> str:
        """Where it is kept, for people."""
        return self.store.place

    def countries(self) -> dict[str, str]:
        """Country codes and names, for the emergency number."""
        options = getattr(self.library.question("ctx_country"), "options", ())
        return {str(option.value): option.text for option in options}

    def emergency(self) -> str:
        """The emergency number of the person's country, or words for it."""
        taken = known.carried(self.library, self.shelf().sessions, self.person().facts)
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
    ) -> Callable[[Interview], str]:
        """A call that writes the draft: "" where it is on disk, else one sentence."""
        if draft is not None:
            self._walks.setdefault(_key(interview), _Walk(draft))
        self._walk(interview).touch(clock())

        def save(now: Interview) -> str:
            try:
                self.draft(now, clock())
            except StoreError as error:
                return str(error)
            return ""

        return save

    def draft(self, interview: Interview, at: datetime) -> Draft:
        """Writes the unfinished interview and returns what was written. Raises StoreError."""
        walk = self._walk(interview)
        walk.touch(at)
        draft = filing.draft_of(interview, at, walk.id, self.name, walk.minutes, self._store_e4())
        if walk.filed is None:  # a late autosave must not outlive its session
            self.store.save_draft(draft)
        return draft

    def drafts(self) -> tuple[Draft, ...]:
        """Unfinished ones, newest first."""
        return self.store.drafts(self.name)

    def discard(self, draft: Draft) -> None:
        """To the trash. Raises StoreError."""
        self.store.discard_draft(draft)

    def resume(self, draft: Draft) -> Interview:
        """The interview as it was left; answers to questions that are gone since are left out."""
        begun = self.begin(draft.form, draft.started, draft.only)
        self._walks[_key(begun)] = _Walk(draft)
        return filing.resumed(begun, draft)

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
        sessions = self.store.all(self.name).sessions
        session = filing.session_of(interview, at, walk.id, self.name, sessions, self._store_e4())
        live = walk.resumed or session.started.date() == session.entered.date()
        about: dict[str, object] = {
            **session.provenance,
            "live": live,
            **({"resumed": True} if walk.resumed else {}),
        }
        about |= {"minutes": round(walk.minutes)} if live else {}
        session = replace(session, provenance={**about, **(provenance or {})})
        if not live:
            session = replace(session, finished=session.started)
        if acknowledged is not None:
            word = at.replace(microsecond=0) if acknowledged else None
            session = replace(session, safety=session.safety.read(word))
        self.store.save(session)
        walk.filed = session
        self._take_over(session)
        return session

    def _take_over(self, session: Session) -> None:
        """Notes once-asked answers in the person's file. The session has them too."""
        once = {q.id for q in self.library.questions() if q.once}
        try:
            old = self.person()
            if any(s.started > session.started for s in self.store.all(self.name).sessions):
                return  # back-dated: newer facts stand
            new = {key: value for key, value in session.answers.given.items() if key.item in once}
            person = replace(
                old, facts=Answers({**old.facts.given, **new}), created=old.created or session.entered
            )
            if person != old:
                self.save_person(person)
        except StoreError:
            return

    def _walk(self, interview: Interview) -> _Walk:
        walk = self._walks.setdefault(_key(interview), _Walk())
        walk.id = walk.id or ids.new_id(interview.at)
        return walk

    def _store_e4(self) -> bool:
        return bool(self.person().settings.get("store_e4", True))


def _key(interview: Interview) -> tuple[datetime, str, str | None]:
    return interview.at, interview.form.id, interview.only


def _same(one: tuple[Session, ...], two: tuple[Session, ...]) -> bool:
    return len(one) == len(two) and all(a is b for a, b in zip(one, two, strict=True))
