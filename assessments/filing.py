"""Interview -> what is kept of it (a Session, a Draft), and a Draft -> the interview again. Saves nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.answers import Answers, Key, Missing, Value
from assessments.asking import known
from assessments.fitting import Fitting
from assessments.judging import safety, scoring
from assessments.keeping.store import Draft, Person
from assessments.order import in_order
from assessments.session import SafetyRecord, Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from assessments.asking.interview import Interview
    from assessments.library import Library
    from assessments.plans import Plan


def session_of(
    interview: Interview, at: datetime, name: str, person: str, sessions: Sequence[Session], store_e4: bool
) -> Session:
    """The finished interview, entered `at`. `name`: its id; `sessions`: those the person has already."""
    at, started = at.replace(microsecond=0), interview.at.replace(microsecond=0)
    counted = interview.answers
    facts, library = interview.facts, interview.library
    answers = without_signs(library, counted)
    carried = without_signs(library, facts.carried)
    about: dict[str, object] = {"mode": counted.get("ctx_helper") or "self"}
    flags = safety.flags(library, counted, facts.carried, last=facts.last, day=started.date(), done=True)
    record = safety.with_levels(codes(interview, started, counted, store_e4), flags)
    made = Session(
        id=name,
        person=person,
        form=interview.form.id,
        only=interview.only,
        started=started,
        finished=at,
        entered=at,
        zone=interview.at.tzname() or "",
        counter=next_counter(sessions),
        legs=interview.legs,
        short=interview.form.short,
        stopped=interview.stopped,
        answers=answers,
        carried=Answers({key: value for key, value in carried.given.items() if key not in answers}),
        safety=record.read(at if interview.stopped else None),
        scores={} if interview.stopped else scores(interview, answers),
        asked=_asked(interview),
        provenance=about,
        language=library.language,
        content_version=library.version,
        content_digest=library.digest,
        scoring_version=scoring.VERSION,
    )
    odd = name in in_order((*sessions, made)).odd
    return replace(made, provenance={**about, "date_looks_wrong": True}) if odd else made


def next_counter(sessions: Iterable[Session]) -> int:
    """The place in the order of entry after all of these."""
    return max((session.counter for session in sessions), default=0) + 1


def _asked(interview: Interview) -> dict[str, str]:
    legs = " and ".join(interview.legs)
    return {item: words.replace("{leg}", legs) for item, words in interview.asked_wording().items()}


def person_after(library: Library, person: Person, session: Session, sessions: Sequence[Session]) -> Person:
    """With the facts that this session, just filed, gave for good; none where newer ones stand."""
    if any(other.started > session.started for other in sessions):
        return person
    once = {question.id for question in library.questions() if question.once}
    new = {key: value for key, value in session.answers.given.items() if key.item in once}
    facts = Answers({**person.facts.given, **new})
    return replace(person, facts=facts, created=person.created or session.entered)


def draft_of(
    interview: Interview, at: datetime, name: str, person: str, minutes: float, store_e4: bool
) -> Draft:
    """The unfinished interview with all that was said, hidden answers too; warning signs as codes."""
    given = interview.given
    return Draft(
        id=name,
        person=person,
        form=interview.form.id,
        only=interview.only,
        started=interview.at,
        saved=at,
        given=without_signs(interview.library, given),
        safety=codes(interview, at, given.only(_signs(interview.library, given)), store_e4),
        legs=interview.legs,
        here=interview.here,
        furthest=interview.furthest,
        content_version=interview.library.version,
        content_digest=interview.library.digest,
        minutes=round(minutes, 2),
    )


def resumed(begun: Interview, draft: Draft) -> Interview:
    """`begun`, as it was left in the draft; what today's questions have no room for is left out."""
    answers = _kept(begun.library, begun.plan, draft)
    here, furthest = draft.here or begun.here, draft.furthest or begun.furthest
    return replace(begun, given=answers, here=here, furthest=furthest)


def lost(library: Library, draft: Draft) -> int:
    """How many of its answers don't fit today's questions. Raises KeyError for a form that is gone."""
    said = with_signs(draft.given, draft.safety)
    kept = _kept(library, library.plan(draft.form, draft.only), draft)
    return len(said.given) + len(said.missing) - len(kept.given) - len(kept.missing)


def _kept(library: Library, plan: Plan, draft: Draft) -> Answers:
    fitting = Fitting(library).fitting(with_signs(draft.given, draft.safety))
    keys = (*fitting.given, *fitting.missing)
    return fitting.only({key for key in keys if key.item in plan.by_item})


def with_signs(answers: Answers, record: SafetyRecord) -> Answers:
    """With the warning signs as answers again, from their codes."""
    given: dict[Key, Value] = dict(answers.given)
    missing: dict[Key, Missing] = dict(answers.missing)
    for code in dict.fromkeys((*record.asked, *record.flags)):
        key = Key(safety.PRIVATE if code == safety.NEUTRAL else code)
        said = known.said_in(record, code)
        if said:
            given[key] = said
        else:
            missing[key] = "skipped"
    return Answers(given, missing)


def codes(interview: Interview, at: datetime, answers: Answers, store_e4: bool) -> SafetyRecord:
    """The warning signs among these answers as codes."""
    return safety.record_of(
        interview.library,
        answers,
        at.replace(microsecond=0),
        last=interview.facts.last,
        store_e4=store_e4,
    )


def scores(interview: Interview, answers: Answers) -> dict[str, int]:
    """As they are today, 0-100: signs and phases by the worse leg, and the index as "overall"."""
    both = Answers({**interview.facts.carried.given, **answers.given})
    by_leg = {
        section.id: scoring.score_by_leg(section, both, interview.legs)
        for section in interview.library.sections
        if section.scoring is not None
    }
    weighed = [sign for sign in scoring.INDEX_WEIGHTS if sign in by_leg]
    wholes = [scoring.index({sign: by_leg[sign][leg] for sign in weighed}) for leg in interview.legs]
    every = {name: scoring.worse_leg(list(legs.values())) for name, legs in by_leg.items()}
    every["overall"] = scoring.worse_leg(wholes)
    return {name: score.points for name, score in every.items() if score.points is not None}


def without_signs(library: Library, answers: Answers) -> Answers:
    """All but the warning signs."""
    return answers.only({*answers.given, *answers.missing} - _signs(library, answers))


def _signs(library: Library, answers: Answers) -> set[Key]:
    return {
        key
        for key in (*answers.given, *answers.missing)
        if key.item in library and library.question(key.item).kind == "safety"
    }
