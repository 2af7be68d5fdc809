"""A finished session -> its interview again, to be changed -> the one that replaces it; or its day alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments import filing
from assessments.answers import Answers
from assessments.asking.interview import Interview
from assessments.errors import StoreError
from assessments.filing import with_signs
from assessments.fitting import Fitting
from assessments.order import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from assessments.facts import Facts
    from assessments.library import Library
    from assessments.session import Session


GONE = "This form isn't asked any more. What was answered in it is kept, but it can't be gone on with."
ORPHAN = "The check-in that you were correcting isn't there any more. Bring it back from the trash first."


def reopened(library: Library, session: Session, facts: Facts, at: datetime) -> Interview:
    """The interview of a finished session, about `at`, with what was said in it. Raises StoreError.

    Only what was said: an answer that followed from another is worked out again when that one changes.
    """
    try:
        begun = Interview.begin(library, session.form, at, facts, session.only)
    except KeyError:
        raise StoreError(GONE) from None
    said = with_signs(session.answers, session.safety)
    whole = replace(begun, given=Fitting(library).fitting(said))
    given = whole.given.only({ask.key for page in whole.pages for ask in page.asks})
    return replace(begun, given=given, furthest=whole.pages[-1].id if whole.pages else "")


def correction(made: Session, old: Session, interview: Interview) -> Session:
    """The session `made` of this interview as the one that replaces `old`, at its place in time.

    Answers that today's questions have no room for stay, with their wording; so do keys that aren't ours.
    """
    before = reopened(interview.library, old, interview.facts, interview.at).answers
    apart = old.answers.only(
        {k for k in (*old.answers.given, *old.answers.missing) if k not in before and k not in made.answers}
    )
    answers = Answers({**apart.given, **made.answers.given}, {**apart.missing, **made.answers.missing})
    items = {key.item for key in apart.given}
    told = {**old.provenance, "mode": made.provenance["mode"], "live": not old.back_dated}
    carried = old.carried.only({key for key in old.carried.given if key not in answers})
    return replace(
        made,
        started=old.started,
        finished=old.finished,
        entered=old.entered,
        counter=old.counter,
        zone=old.zone,
        replaces=old.id,
        corrected=made.entered,
        answers=answers,
        carried=carried,
        asked={**{item: words for item, words in old.asked.items() if item in items}, **made.asked},
        scores={} if made.stopped else filing.scores(interview, Fitting(interview.library).fitting(answers)),
        provenance=told,
        unknown=old.unknown,
    )


def moved(old: Session, name: str, about: datetime, at: datetime, sessions: Sequence[Session]) -> Session:
    """The session `name` that replaces `old` and differs in nothing but the time that it is about.

    When it was typed in stays too, unless that clock can't be believed: it would have been typed in before
    the time it is about, or its date looks wrong among `sessions`. Then it counts as typed in `at`.
    """
    about, now = about.replace(microsecond=0), at.replace(microsecond=0)
    believed = about <= old.entered and old.id not in in_order(sessions).odd
    new = replace(
        old,
        id=name,
        started=about,
        finished=about,
        zone=about.tzname() or "",
        entered=old.entered if believed else now,
        counter=old.counter if believed else filing.next_counter(sessions),
        replaces=old.id,
        corrected=now,
    )
    told = {key: value for key, value in old.provenance.items() if key != "date_looks_wrong"}
    return replace(new, provenance={**told, "live": not new.back_dated})
