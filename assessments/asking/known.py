"""What is known of a person when an interview begins: facts taken over, last answers, open warning signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessments.answers import LEGS, Answers, Key, Leg, Value
from assessments.facts import Facts
from assessments.judging import episodes, safety
from assessments.judging.marks import GAP, PAIN_FREE, SETTLED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from assessments.judging.progress import PhaseView
    from assessments.library import Library
    from assessments.session import SafetyRecord, Session

ONSET = Key("ctx_onset")
_SIDES: dict[object, tuple[Leg, ...]] = {"left": ("left",), "right": ("right",), "both": LEGS}


def facts(
    library: Library,
    sessions: Sequence[Session],
    own: Answers,
    at: datetime,
    phase: PhaseView | None = None,
    *,
    fell: bool = False,
) -> Facts:
    """For an interview about `at`. `sessions` in order, `own`: the facts of the person's file.

    `fell`: a fall was noted among the events lately.

    Sessions about a later time than `at` don't count: a back-dated entry knows only what was known then.
    """
    before = [s for s in sessions if s.started <= at]
    episode = episodes.current(before)
    taken = carried(library, before, own)
    return Facts(
        legs=_legs(taken, episode.sessions),
        first=not before,
        first_of_episode=not episode.sessions,
        gap=bool(before) and at.date() - max(s.day for s in before) > GAP,
        fresh_spell=episode.opened and not any(ONSET in s.answers for s in episode.sessions),
        phase=phase.now if phase else None,
        relapse_due=bool(phase and phase.badge) or _pain_free(episode.usable),
        carried=taken,
        last=last_answers(before),
        open_flags=_open(before),
        too_soon=_too_soon(before, at.date()),
        pains=_pains(episode.usable),
        fell=fell,
    )


def carried(library: Library, sessions: Sequence[Session], own: Answers) -> Answers:
    """Once-an-episode answers: the person's file first, then the latest session that has them."""
    once = [q for q in library.questions() if q.once]
    taken: dict[Key, Value] = {}
    for session in sessions:
        both = {**session.carried.given, **session.answers.given}
        taken |= {Key(q.id): both[Key(q.id)] for q in once if Key(q.id) in both}
        for question in once:
            said = said_in(session.safety, question.id) if question.kind == "safety" else None
            if said:
                taken[Key(question.id)] = said
    return Answers({**taken, **own.given})


def said_in(record: SafetyRecord, code: str) -> str | None:
    """What was answered to a warning sign, from its codes; None where not asked or declined."""
    if code in record.declined or code not in (*record.asked, *record.flags):
        return None
    lists = {
        "yes": record.flags,
        "not_sure": record.unsure,
        "before": record.before,
        "checked": record.checked,
    }
    return next((said for said, codes in lists.items() if code in codes), "no")


def last_answers(sessions: Sequence[Session]) -> dict[Key, tuple[Value, date]]:
    """Each item's latest answer and its day."""
    last: dict[Key, tuple[Value, date]] = {}
    for session in sessions:
        last |= {key: (value, session.day) for key, value in session.answers.given.items()}
    return last


def _legs(taken: Answers, sessions: Sequence[Session]) -> tuple[Leg, ...]:
    side = taken.get("ctx_side")
    if side in _SIDES:
        return _SIDES[side]
    ever = {leg for session in sessions for leg in session.legs}
    return tuple(leg for leg in LEGS if leg in ever)


def _open(sessions: Sequence[Session]) -> dict[str, Literal["yes", "not_sure"]]:
    """Item ids last answered yes or not sure; a session that didn't ask changes nothing."""
    still: dict[str, Literal["yes", "not_sure"]] = {}
    for session in sessions:
        record = session.safety
        for code in safety.codes_of(record):
            said = said_in(record, code)
            item = safety.PRIVATE if code == safety.NEUTRAL else code
            if said is not None:
                still.pop(safety.TWIN.get(code, ""), None)
            if said == "yes":
                still[item] = "yes"
            elif said == "not_sure":
                still[item] = "not_sure"
            elif said is not None:
                still.pop(item, None)
    return still


def _too_soon(sessions: Sequence[Session], day: date) -> frozenset[str]:
    recent = [s.safety for s in sessions if day - s.day <= SETTLED]
    codes = {code for record in recent for code in (*record.flags, *record.unsure)}
    if codes & {"E5", "e5_map"}:
        codes |= {"E5", "e5_map"}  # the same sign, asked twice
    return frozenset(safety.PRIVATE if code == safety.NEUTRAL else code for code in codes)


def _pains(sessions: Sequence[Session]) -> tuple[int, ...]:
    worse = [
        max((n for leg in LEGS if (n := s.answers.number("s2_leg_avg", leg)) is not None), default=None)
        for s in sessions
    ]
    return tuple(n for n in worse if n is not None)[-3:]


def _pain_free(sessions: Sequence[Session]) -> bool:
    return any((s.answers.number("p3_painfree") or 0) >= PAIN_FREE for s in sessions)
