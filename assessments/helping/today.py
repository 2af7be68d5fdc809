"""For today: at most three tips out of the answers, one each for the phase, the weakest sign and a habit.

CLINICAL 7 chooses. The same for a whole day; the next day another that fits as well. Under an open warning
sign of level E or U there is nothing but what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.helping import situation
from assessments.helping.week import FOLDER as ACTIVITY
from assessments.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from assessments.helping.situation import Situation
    from assessments.helping.tips import Because, Slot, Tip, Tips
    from assessments.judging.progress import Progress
    from assessments.keeping.store import Detail, Entry, Person
    from assessments.library import Library

HIDDEN = "tips_hidden"  # the person's setting: ids, with commas between
_SLOTS: tuple[Slot, ...] = ("phase", "sign", "habit")


@dataclass(frozen=True)
class Suggested:
    """A tip for today. `text`, `caution`: as they fit this person; `because`: the answer that chose it."""

    tip: Tip
    slot: Slot
    because: str
    text: str
    caution: str
    done: bool = False


@dataclass(frozen=True)
class LeftOut:
    """A tip of this phase that isn't shown now, and why in a sentence."""

    tip: Tip
    why: str


@dataclass(frozen=True)
class Today:
    """What to do next. `action`: where it isn't empty, it is everything there is to say (`level` E, U or "").

    `first`: a sentence that comes before the tips: see a clinician soon, or calm words in a flare-up.
    """

    day: date
    action: str = ""
    level: str = ""
    first: str = ""
    tips: tuple[Suggested, ...] = ()
    others: tuple[Suggested, ...] = ()  # the rest that fits this phase and these answers
    left_out: tuple[LeftOut, ...] = ()
    stop_rule: str = ""
    flare: bool = False


def today(
    progress: Progress,
    library: Library,
    tips: Tips,
    day: date,
    hidden: frozenset[str] = frozenset(),
    activity: Iterable[Entry] = (),
) -> Today:
    """What a person is shown on `day`. `hidden`: see `hidden`; `activity`: the notes of that folder."""
    here = situation.of(progress, library, day)
    if here is None:
        return Today(day, action=tips.words["none_yet"])
    if here.pressing:
        return Today(day, here.pressing[0].action, here.pressing[0].level)
    if here.young:
        return Today(day, say(library, "summary.start.under_18"))
    if here.stale:
        return Today(day, tips.words["stale"])
    choice = _Choice(here, tips, library, day)
    chosen = choice.three(hidden)
    others = choice.others(hidden | {s.tip.id for s in chosen})
    done = _done(activity, day)
    return Today(
        day,
        first=_first(progress, here, library),
        tips=tuple(replace(s, done=s.tip.id in done) for s in chosen),
        others=tuple(replace(s, done=s.tip.id in done) for s in others),
        left_out=tuple(_left_out(here, tips, hidden)),
        stop_rule=say(library, "notice.stop_rule"),
        flare=here.flare,
    )


def _first(progress: Progress, here: Situation, library: Library) -> str:
    soon = next((row for row in progress.advice if row.level == "S"), None)
    if soon is not None and here.answers.get("ctx_care") == "yes":
        return f"{soon.why} {say(library, 'advice.already_in_care')}"
    if soon is not None:
        return f"{say(library, 'advice.book')} {soon.why}"
    return say(library, "advice.flare") if here.flare else ""


# -- which tip --


def fits(tip: Tip, here: Situation) -> bool:
    """Whether it may be shown at all: its phase, and no fact against it."""
    return (
        here.phase in tip.phases
        and here.facts.isdisjoint(tip.hide_if)
        and (not tip.only_if or not here.facts.isdisjoint(tip.only_if))
    )


@dataclass(frozen=True)
class _Choice:
    """What the tips of one day are chosen from."""

    here: Situation
    tips: Tips
    library: Library
    day: date

    def three(self, without: frozenset[str]) -> list[Suggested]:
        """One for each slot that has any."""
        chosen: list[Suggested] = []
        for slot in _SLOTS:
            taken = without | {s.tip.id for s in chosen}
            there = [
                t for t in self.tips.tips if slot in t.slots and t.id not in taken and fits(t, self.here)
            ]
            found = self._for_the_weakest(there) if slot == "sign" else self._turn(slot, there)
            chosen += [found] if found is not None else []
        return chosen

    def others(self, without: frozenset[str]) -> list[Suggested]:
        """What fits besides."""
        fitting = (tip for tip in self.tips.tips if tip.id not in without and fits(tip, self.here))
        return [self._suggested(tip, tip.slots[0]) for tip in fitting]

    def _for_the_weakest(self, there: Sequence[Tip]) -> Suggested | None:
        """For the weakest sign that any of these is for."""
        found = (
            self._turn("sign", [tip for tip in there if line.id in tip.signs], line.id)
            for line in self.here.weak
        )
        return next((one for one in found if one is not None), None)

    def _turn(self, slot: Slot, there: Sequence[Tip], sign: str = "") -> Suggested | None:
        """The tip whose turn it is: one that an answer asks for; for the phase only every second day."""
        asked = [tip for tip in there if self._reason(tip, sign)]
        others = [tip for tip in there if tip not in asked]
        number, pool = self.day.toordinal(), asked or others
        if slot == "phase":
            number, odd = divmod(number, 2)
            pool = (others or asked) if odd else pool
        return self._suggested(pool[number % len(pool)], slot, sign) if pool else None

    def _suggested(self, tip: Tip, slot: Slot, sign: str = "") -> Suggested:
        """The tip as it fits this person. `sign`: the one it stands for, "" for none."""
        facts, reason = self.here.facts, self._reason(tip, sign)
        text = next((words for fact, words in tip.instead.items() if fact in facts), tip.text)
        caution = " ".join([*(words for fact, words in tip.mind.items() if fact in facts), tip.caution])
        return Suggested(tip, slot, self._told(reason) if reason else self._plainly(sign), text, caution)

    def _reason(self, tip: Tip, sign: str) -> Because | None:
        """The first of its reasons that holds, for this sign or for any."""
        look = self.here.answers.get
        return next((b for b in tip.because if b.sign in ("", sign) and b.when.holds(look)), None)

    def _told(self, reason: Because) -> str:
        """The reason with the answer in words."""
        item = next(reason.when.items())
        name, _, row = item.partition(".")
        question, value = self.library.question(name), self.here.answers.get(item)
        if value is None:
            return reason.text
        options = {option.value: option.text for option in getattr(question, "options", ())}
        return reason.text.replace("{answer}", str(options[value]) if row else question.words(value))

    def _plainly(self, sign: str) -> str:
        """Without an answer of its own: the sign's score, or the phase and what decided it."""
        here, words = self.here, self.tips.words
        if sign:
            line = next(one for one in here.weak if one.id == sign)
            return words["because_sign"].format(sign=line.title, now=line.now)
        if here.flare:
            return words["because_flare"]
        if not here.known:
            return words["because_unknown"]
        title = say(self.library, f"phase.{here.phase}")
        return words["because_phase"].format(number=here.phase, title=title, why=here.why).strip()


def _left_out(here: Situation, tips: Tips, hidden: frozenset[str]) -> Iterable[LeftOut]:
    for tip in tips.tips:
        if here.phase in tip.phases:
            fact = next((fact for fact in tip.hide_if if fact in here.facts), None)
            if tip.id in hidden:
                yield LeftOut(tip, tips.words["hidden"])
            elif fact is not None:
                yield LeftOut(tip, tips.words[f"out_{fact}"])


# -- what a person says about a tip --


def hidden(person: Person) -> frozenset[str]:
    """Ids of the tips that the person doesn't want to see."""
    kept = person.settings.get(HIDDEN, "")
    return frozenset(kept.split(",")) - {""} if isinstance(kept, str) else frozenset()


def hide(person: Person, tip: str, away: bool = True) -> Person:
    """The person with this tip hidden, or shown again; keep it with `Record.save_person`."""
    ids = hidden(person) | {tip} if away else hidden(person) - {tip}
    return replace(person, settings={**person.settings, HIDDEN: ",".join(sorted(ids))})


def did(tip: str) -> dict[str, Detail]:
    """What to keep with `Record.note("activity", ...)` when a person did a tip that has no minutes."""
    return {"tip": tip, "did": True}


def _done(activity: Iterable[Entry], day: date) -> frozenset[str]:
    """Tips done or timed that day."""
    return frozenset(str(e.what.get("tip", "")) for e in activity if e.folder == ACTIVITY and e.day == day)
